//! For programs: a document with a version and a schema of its own.

use serde_json::{Value, json};

use super::super::{CheckReport, Level, RULES};
use super::first;
use crate::load::legible_json;

/// The version of the form of the document. The first number changes when a reader could break.
pub const JSON_VERSION: &str = "1.0";

/// The report as a JSON document; `schema/findings.schema.json` describes it.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// let document: serde_json::Value = serde_json::from_str(&render::json(&report, None)).unwrap();
/// assert_eq!(document["findings_version"], render::JSON_VERSION);
/// ```
#[must_use]
pub fn json(report: &CheckReport, at_most: Option<usize>) -> String {
    let (findings, left) = first(report, at_most);
    let document = json!({
        "findings_version": JSON_VERSION,
        "records": report.records(),
        "errors": report.count(Level::Deny),
        "warnings": report.count(Level::Warn),
        "suppressed": report.suppressed(),
        "left_out": left,
        "findings": findings,
    });
    legible_json(&format!("{document:#}\n")).into_owned()
}

/// The JSON Schema (draft 2020-12) of the document.
///
/// ```
/// assert_eq!(moderation_record::check::render::json_schema()["type"], "object");
/// ```
#[must_use]
pub fn json_schema() -> Value {
    let count = |of: &str| json!({"type": "integer", "minimum": 0, "description": of});
    let codes: Vec<Value> = RULES.iter().map(|rule| json!({"const": rule.code(), "description": rule.summary()})).collect();
    let spot = json!({
        "type": "object",
        "properties": {
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1, "description": "Counted in Unicode code points."},
        },
        "required": ["line", "column"],
        "additionalProperties": false,
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{}findings.schema.json", crate::schema::BASE),
        "title": "Moderation Record: findings",
        "description": "What a check has found, in the order of file and place.",
        "type": "object",
        "properties": {
            "findings_version": {"const": JSON_VERSION, "description": "The version of the form of this document."},
            "records": count("How many records could be read."),
            "errors": count("How many findings are errors."),
            "warnings": count("How many findings are warnings."),
            "suppressed": count("How many findings a comment in the data allows."),
            "left_out": count("How many findings are not in this document, because so many were asked for and no more."),
            "findings": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "code": {"description": "The rule.", "oneOf": codes},
                        "level": {"enum": ["error", "warning"]},
                        "message": {"type": "string", "description": "What is wrong."},
                        "remedy": {"type": "string", "description": "What to do."},
                        "file": {"type": "string", "description": "The path, with `/` between its parts."},
                        "span": {
                            "type": "object",
                            "description": "Where the value begins, and the place behind its end.",
                            "properties": {"start": spot, "end": spot},
                            "required": ["start", "end"],
                            "additionalProperties": false,
                        },
                        "record": {"type": "string", "pattern": "^[a-z]+:[a-z0-9_/]+$", "description": "The record, as `kind:id`."},
                        "route": {"type": "string", "description": "Where in the record, as `figures/0/reported`."},
                    },
                    "required": ["code", "level", "message", "remedy", "file"],
                    "additionalProperties": false,
                },
            },
        },
        "required": ["findings_version", "records", "errors", "warnings", "suppressed", "left_out", "findings"],
        "additionalProperties": false,
    })
}
