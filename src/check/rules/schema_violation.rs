//! What the published contract says.

use std::sync::LazyLock;

use jsonschema::Validator;

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Rule, Runner};
use crate::model::Kind;
use crate::schema::{Side, files};

pub(super) const RULE: Rule = Rule {
    code: "schema_violation",
    level: Level::Deny,
    summary: "A record's JSON validates against the JSON Schema of its kind in `schema/`.",
    why: "The schema is the contract with everyone who reads the data in another language. What the reader takes, the schema must take.",
    // The reader refuses all that is known to break the schema, before this rule is asked.
    bad: "",
    good: "",
    run: Runner::File(run),
};

/// One validator for each kind, made once.
static VALIDATORS: LazyLock<Vec<(Kind, Validator)>> = LazyLock::new(|| {
    let files = files(Side::Written);
    let validator = |kind: Kind| {
        let schema = files.iter().find(|(name, _)| *name == format!("{kind}.schema.json")).map(|(_, schema)| schema)?;
        Some((kind, jsonschema::draft202012::new(schema).ok()?))
    };
    Kind::ALL.iter().copied().filter_map(validator).collect()
});

fn run(text: &FileText<'_>, found: &mut Findings) {
    let (record, kind) = (text.record, text.record.kind());
    let Some((_, validator)) = VALIDATORS.iter().find(|(of, _)| *of == kind) else { return };
    let Ok(document) = record.serialize_bare(serde_json::value::Serializer) else { return };
    if !validator.is_valid(&document) {
        for error in validator.iter_errors(&document) {
            let message = format!("{}: {error}", error.instance_path());
            found.record(record, message, format!("schema/{kind}.schema.json describes the record"));
        }
    }
}
