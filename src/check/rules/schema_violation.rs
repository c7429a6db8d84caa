//! Records validate against the JSON Schema.

use std::sync::LazyLock;

use jsonschema::Validator;

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Rule, Runner};
use crate::model::Kind;
use crate::schema::files;

pub(super) const RULE: Rule = Rule {
    code: "schema_violation",
    level: Level::Deny,
    summary: "A record's JSON validates against the JSON Schema of its kind in `schema/`.",
    why: "The schema is the contract with readers in other programming languages. It must accept every record that the reader accepts.",
    // The reader rejects every known violation of the schema before this rule runs.
    bad: "",
    good: "",
    run: Runner::File(run),
};

/// One validator for each kind, created once.
static VALIDATORS: LazyLock<Vec<(Kind, Validator)>> = LazyLock::new(|| {
    let files = files();
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
