//! JSON output for programs, with a version and a schema.

use serde_json::{Value, json};

use super::super::{CheckReport, Level, RULES};
use super::first;
use crate::load::legible_json;

/// The version of the document format. The first number increases with a breaking change.
pub const JSON_VERSION: &str = "1.0";

/// Renders the report as a JSON document; `schema/findings.schema.json` describes it.
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

/// Returns the JSON Schema (draft 2020-12) of the document.
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
            "column": {"type": "integer", "minimum": 1, "description": "The column, counted from 1 in Unicode code points."},
        },
        "required": ["line", "column"],
        "additionalProperties": false,
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{}findings.schema.json", crate::schema::BASE),
        "title": "Moderation Record: findings",
        "description": "The findings of a check, sorted by file and position.",
        "type": "object",
        "properties": {
            "findings_version": {"const": JSON_VERSION, "description": "The version of the format of this document."},
            "records": count("The number of records that could be read."),
            "errors": count("The number of errors."),
            "warnings": count("The number of warnings."),
            "suppressed": count("The number of findings that comments in the data suppress."),
            "left_out": count("The number of findings omitted because of a limit."),
            "findings": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "code": {"description": "The code of the rule.", "oneOf": codes},
                        "level": {"enum": ["error", "warning"]},
                        "message": {"type": "string", "description": "The message: what is wrong."},
                        "remedy": {"type": "string", "description": "The remedy: what to do."},
                        "file": {"type": "string", "description": "The path of the file, with `/` as separator."},
                        "span": {
                            "type": "object",
                            "description": "The start of the value, and the position after its end.",
                            "properties": {"start": spot, "end": spot},
                            "required": ["start", "end"],
                            "additionalProperties": false,
                        },
                        "record": {"type": "string", "pattern": "^[a-z]+:[a-z0-9_/]+$", "description": "The record, as `kind:id`."},
                        "route": {"type": "string", "description": "The route to the value in the record, such as `figures/0/reported`."},
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
