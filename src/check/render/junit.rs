//! JUnit XML for CI systems: a test suite with a case for each finding.

use super::super::{CheckReport, Finding, Level};
use super::{first, summary};

/// GitLab reads at most 500,000 cases of a report, but its pages become unusable long before.
const MOST: usize = 50_000;

/// Renders the report as JUnit XML: errors are failures, warnings are passed cases with output.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render::junit};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// assert!(junit(&report, None).starts_with("<?xml"));
/// ```
#[must_use]
pub fn junit(report: &CheckReport, at_most: Option<usize>) -> String {
    let (findings, left) = first(report, Some(at_most.map_or(MOST, |most| most.min(MOST))));
    let failures = findings.iter().filter(|finding| finding.level() == Level::Deny).count();
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", findings.len().max(1));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  <testsuite name=\"moderation-record check\" {counts}>\n"
    );
    if findings.is_empty() {
        out.push_str(&format!("    <testcase classname=\"check\" name=\"{}\"/>\n", escaped(&summary(report))));
    }
    out.extend(findings.iter().map(|finding| case(finding)));
    if left > 0 {
        out.push_str(&format!("    <system-out>{left} more are omitted</system-out>\n"));
    }
    out + "  </testsuite>\n</testsuites>\n"
}

fn case(finding: &Finding) -> String {
    let (place, message) = (escaped(&finding.place()), escaped(finding.message()));
    let body = escaped(&format!("{}\n{}", finding.place(), finding.remedy()));
    let inner = if finding.level() == Level::Deny {
        format!("<failure type=\"{}\" message=\"{message}\">{body}</failure>", finding.code())
    } else {
        format!("<system-out>{message}\n{body}</system-out>")
    };
    format!("    <testcase classname=\"{}\" name=\"{place}\">{inner}</testcase>\n", finding.code())
}

/// Escapes text for XML 1.0, which does not allow most control characters, even escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | ' '.. if !matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    out
}
