//! The output formats of a report. A renderer displays the findings and makes no decisions.

mod github;
mod human;
mod json;
mod junit;
mod sarif;
mod short;

pub use github::github;
pub use human::{explain, human, list};
pub use json::{JSON_VERSION, json, json_schema};
pub use junit::junit;
pub use sarif::sarif;
pub use short::short;

use super::{CheckReport, Finding, Level};

/// Limits the findings, in the order of the report, and omits warnings before errors. Returns the number of omitted findings.
fn first(report: &CheckReport, at_most: Option<usize>) -> (Vec<&Finding>, usize) {
    let all = report.findings();
    let shown = at_most.unwrap_or(all.len()).min(all.len());
    let errors = report.count(Level::Deny).min(shown);
    let mut room = [errors, shown - errors];
    let mut take = |finding: &&Finding| {
        let room = &mut room[usize::from(finding.level() != Level::Deny)];
        let fits = *room > 0;
        *room = room.saturating_sub(1);
        fits
    };
    (all.iter().filter(|finding| take(finding)).collect(), all.len() - shown)
}

/// Renders the summary, in one line.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render::summary};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// assert!(summary(&report).contains("3 records"));
/// ```
#[must_use]
pub fn summary(report: &CheckReport) -> String {
    let many = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let mut text = many(report.records(), "record");
    text.push_str(" checked: ");
    text.push_str(&match (report.count(Level::Deny), report.count(Level::Warn)) {
        (0, 0) => "no findings".to_owned(),
        (errors, 0) => many(errors, "error"),
        (0, warnings) => many(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", many(errors, "error"), many(warnings, "warning")),
    });
    if report.suppressed() > 0 {
        text.push_str(&format!(", {} suppressed by comments", report.suppressed()));
    }
    text
}
