//! Sources are used.

use super::super::finding::Level;
use super::super::rule::{Context, Findings, Rule, Runner};
use crate::model::{Kind, Record};

pub(super) const RULE: Rule = Rule {
    code: "unused_source",
    level: Level::Deny,
    summary: "Every source is cited, or another source is based on it.",
    why: "An unused source is a leftover, or a claim is missing.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "s")])
"#,
    run: Runner::Dataset(run),
};

fn run(context: &Context<'_>, found: &mut Findings) {
    unused(context, Kind::Source, |_| true, found, "no record cites this source", "cite it where it supports a claim, or delete it");
}

/// Reports the records of a kind that no other record refers to, among those that need a reference.
pub(super) fn unused(context: &Context<'_>, kind: Kind, needs: fn(Record<'_>) -> bool, found: &mut Findings, message: &str, remedy: &str) {
    // A file that cannot be read could contain the reference.
    if !context.unreadable.is_empty() {
        return;
    }
    for record in
        context.data.records().filter(|record| record.kind() == kind && needs(*record) && !context.used.contains(&(kind, record.id())))
    {
        found.record(record, message, remedy);
    }
}
