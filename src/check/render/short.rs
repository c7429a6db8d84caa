//! Output for editors and `grep`: one line for each finding.

use super::super::CheckReport;
use super::first;

/// Renders `file:line:column: level[code]: message; remedy`, one line for each finding.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render::short};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// assert_eq!(short(&report, None).lines().count(), report.findings().len());
/// ```
#[must_use]
pub fn short(report: &CheckReport, at_most: Option<usize>) -> String {
    let (findings, left) = first(report, at_most);
    let mut out: String = findings
        .iter()
        .map(|finding| {
            let line = format!("{}: {}[{}]: {}; {}", finding.place(), finding.level(), finding.code(), finding.message(), finding.remedy());
            line.replace(['\n', '\r'], " ") + "\n"
        })
        .collect();
    if left > 0 {
        out.push_str(&format!("… and {left} more\n"));
    }
    out
}
