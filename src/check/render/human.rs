//! Output for people: each finding with its source lines.

use annotate_snippets::{AnnotationKind, Group, Level as Title, Renderer, Snippet};

use super::super::{CheckReport, Excerpt, Finding, Level, RULES, Rule};
use super::{first, summary};
use crate::load::legible_lines;

/// Renders the report with source lines, for a terminal of this width, with or without colour.
///
/// ```
/// use moderation_record::check::{CheckOptions, check, render::human};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// println!("{}", human(&report, 100, false, Some(20)));
/// ```
#[must_use]
pub fn human(report: &CheckReport, width: usize, color: bool, at_most: Option<usize>) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let (findings, left) = first(report, at_most);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&renderer.render(&[group(finding)]));
        out.push_str("\n\n");
    }
    if left > 0 {
        out.push_str(&format!("… and {left} more\n\n"));
    }
    out + &summary(report) + "\n"
}

fn group(finding: &Finding) -> Group<'_> {
    let level = if finding.level() == Level::Deny { Title::ERROR } else { Title::WARNING };
    let title = level.primary_title(finding.message()).id(finding.code());
    let help = Title::HELP.message(finding.remedy());
    let place = finding.place();
    // Lines with escaped characters would have other columns.
    let shown = |excerpt: &&Excerpt| legible_lines(&excerpt.lines) == excerpt.lines;
    match (finding.excerpt().filter(shown), finding.span()) {
        (Some(excerpt), Some(span)) => title
            .element(
                Snippet::source(excerpt.lines.as_str())
                    .line_start(span.start.line)
                    .path(super::super::finding::shown(finding.file()))
                    .annotation(AnnotationKind::Primary.span(excerpt.range.clone())),
            )
            .element(help),
        // A right-to-left or very long line is not shown, only its position.
        _ => title.element(annotate_snippets::Origin::path(place)).element(help),
    }
}

/// Renders the list of rules, one line for each.
///
/// ```
/// assert!(moderation_record::check::render::list().contains("dangling_reference"));
/// ```
#[must_use]
pub fn list() -> String {
    let width = RULES.iter().map(|rule| rule.code().len()).max().unwrap_or_default();
    let line = |rule: &Rule| format!("{:width$}  {:7}  {:7}  {}\n", rule.code(), rule.scope(), rule.level(), rule.summary());
    RULES.iter().map(line).collect()
}

/// Renders a rule with its reason and examples.
///
/// ```
/// use moderation_record::check::{render::explain, rule};
/// assert!(explain(rule("unused_source").unwrap()).contains("leftover"));
/// ```
#[must_use]
pub fn explain(rule: &Rule) -> String {
    let mut out = format!("{} ({}, {})\n\n{}\n\n{}\n", rule.code(), rule.scope(), rule.level(), rule.summary(), rule.why());
    for (name, example) in [("Rejected", rule.bad()), ("Accepted", rule.good())] {
        if !example.is_empty() {
            out.push_str(&format!("\n{name}:\n\n"));
            out.extend(example.lines().map(|line| format!("    {line}\n")));
        }
    }
    out.push_str(&format!("\nTo suppress it, write this comment before the value: // allow({}): REASON\n", rule.code()));
    out
}
