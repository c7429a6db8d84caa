//! SARIF 2.1.0 (OASIS), for code scanning.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::super::finding::strokes;
use super::super::{CheckReport, Finding, Level, RULES, Rule};
use super::first;
use crate::load::legible_json;
use crate::model::Digest;

/// GitHub code scanning shows the 5,000 most severe results of a run, and rejects a file with more than 25,000 results
/// or 10 MB compressed (“SARIF support for code scanning”, limits).
const MOST: usize = 5_000;
const MOST_BYTES: usize = 10_000_000;

/// Renders the report as a SARIF log: at most 5,000 results and 10 MB, errors first. The log states how many are omitted.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render::sarif};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// let log: serde_json::Value = serde_json::from_str(&sarif(&report, None)).unwrap();
/// assert_eq!(log["version"], "2.1.0");
/// ```
#[must_use]
pub fn sarif(report: &CheckReport, at_most: Option<usize>) -> String {
    let (findings, mut left) = first(report, Some(at_most.map_or(MOST, |most| most.min(MOST))));
    let mut bytes = 0;
    let mut results: Vec<Value> = findings.iter().map(|finding| result(finding)).collect();
    let fits = results.iter().take_while(|result| {
        bytes += result.to_string().len();
        bytes <= MOST_BYTES
    });
    let fits = fits.count();
    left += results.len() - fits;
    results.truncate(fits);
    let mut run = json!({
        "tool": {"driver": {
            "name": "moderation-record",
            "version": env!("CARGO_PKG_VERSION"),
            "informationUri": "https://docs.rs/moderation-record",
            "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
        }},
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if left > 0 {
        run["invocations"] = json!([{
            "executionSuccessful": true,
            "toolExecutionNotifications": [{"level": "note", "message": {"text": format!("{left} more findings are omitted")}}],
        }]);
    }
    let log = json!({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]});
    legible_json(&format!("{log:#}\n")).into_owned()
}

fn level(level: Level) -> &'static str {
    if level == Level::Deny { "error" } else { "warning" }
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.code(),
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": rule.why()},
        "defaultConfiguration": {"level": level(rule.level())},
        "properties": {"scope": rule.scope().to_string()},
    })
}

fn result(finding: &Finding) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(&strokes(finding.file()))}});
    if let Some(span) = finding.span() {
        place["region"] = json!({
            "startLine": span.start.line, "startColumn": span.start.column, "endLine": span.end.line, "endColumn": span.end.column,
        });
    }
    let mut location = json!({"physicalLocation": place});
    if let Some((kind, id)) = finding.record() {
        let name = if finding.route().is_empty() { id.to_owned() } else { format!("{id}/{}", finding.route()) };
        location["logicalLocations"] = json!([{"fullyQualifiedName": name, "kind": kind.as_str()}]);
    }
    json!({
        "ruleId": finding.code(),
        "ruleIndex": RULES.iter().position(|rule| rule.code() == finding.code()),
        "level": level(finding.level()),
        "message": {"text": format!("{}. {}", finding.message(), finding.remedy())},
        "locations": [location],
        "partialFingerprints": {"finding/v1": fingerprint(finding)},
    })
}

/// A fingerprint that stays the same if the lines of the record move in the file.
fn fingerprint(finding: &Finding) -> String {
    let record = finding.record().map_or(String::new(), |(kind, id)| format!("{kind}:{id}"));
    let file = if record.is_empty() { strokes(finding.file()) } else { String::new() };
    let digest: [u8; 32] = Sha256::digest([finding.code(), &record, &file, finding.route(), finding.message()].join("\n")).into();
    Digest::from(digest).to_string()[..32].to_owned()
}

/// Formats a relative path as a URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
