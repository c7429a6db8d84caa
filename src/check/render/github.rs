//! GitHub Actions workflow commands, which GitHub shows beside the changed lines.

use super::super::{CheckReport, Finding, Level};
use super::{first, summary};

/// The number of errors, and of warnings, that GitHub shows for a step (“Workflow commands”, limits of annotations).
const SHOWN: usize = 10;

/// Renders one workflow command for each finding, and the summary.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render::github};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// assert!(github(&report, None).ends_with("found\n") || github(&report, None).starts_with("::"));
/// ```
#[must_use]
pub fn github(report: &CheckReport, at_most: Option<usize>) -> String {
    let (findings, left) = first(report, at_most);
    let mut out: String = findings.iter().map(|finding| command(finding)).collect();
    if left > 0 {
        out.push_str(&format!("::notice::and {left} more\n"));
    }
    let beyond = |level| findings.iter().filter(|finding| finding.level() == level).count().saturating_sub(SHOWN);
    let only_here = beyond(Level::Deny) + beyond(Level::Warn);
    if only_here > 0 {
        out.push_str(&format!(
            "::notice::GitHub shows at most {SHOWN} errors and {SHOWN} warnings of a step beside the lines; {only_here} more are only in the log\n"
        ));
    }
    out + &summary(report) + "\n"
}

fn command(finding: &Finding) -> String {
    let level = if finding.level() == Level::Deny { "error" } else { "warning" };
    let mut properties = format!("file={}", property(&super::super::finding::shown(finding.file())));
    if let Some(span) = finding.span() {
        properties.push_str(&format!(",line={}", span.start.line));
        // GitHub uses columns only if the range is on one line.
        if span.start.line == span.end.line {
            properties.push_str(&format!(",col={},endColumn={}", span.start.column, span.end.column));
        }
    }
    format!(
        "::{level} {properties},title={}::{}\n",
        property(finding.code()),
        data(&format!("{}\n{}", finding.message(), finding.remedy()))
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
