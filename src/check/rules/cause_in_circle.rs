//! References to causes have no cycles.

use std::collections::HashSet;

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Kind, Record, Reference};

pub(super) const RULE: Rule = Rule {
    code: "cause_in_circle",
    level: Level::Deny,
    summary: "No record is directly or indirectly its own cause, and no source is based on itself.",
    why: "The chain from event to action to response has one direction.",
    bad: r#"//- sources/a.ron
Source(id: "a", kind: news_article, publisher: "A", language: "en", based_on: ["b"])
//- sources/b.ron
Source(id: "b", kind: news_article, publisher: "B", language: "en", based_on: ["a"])
"#,
    good: r#"//- sources/a.ron
Source(id: "a", kind: news_article, publisher: "A", language: "en", based_on: ["b"])
//- sources/b.ron
Source(id: "b", kind: news_article, publisher: "B", language: "en")
"#,
    run: Runner::Record(run),
};

/// The maximum number of records that are searched for a cycle. Longer cycles are implausible, and every
/// record of a chain is searched.
pub(super) const LONGEST_CHAIN: usize = 1_000;

fn run(site: &Subject<'_>, found: &mut Findings) {
    let field = match site.record {
        Record::Source(_) => "based_on",
        Record::Action(_) => "trigger",
        Record::Response(_) => "to",
        _ => return,
    };
    let mut open = causes(site.record);
    let mut seen = HashSet::new();
    while let Some((kind, id)) = open.pop()
        && seen.len() < LONGEST_CHAIN
    {
        if (kind, id) == (site.record.kind(), site.record.id()) {
            found.field(site.record, field, "these references lead back to this record", "remove the reference that is not a cause");
            return;
        }
        if seen.insert((kind, id)) {
            open.extend(site.data().record(kind, id).map(causes).into_iter().flatten());
        }
    }
}

fn causes(record: Record<'_>) -> Vec<(Kind, &str)> {
    match record {
        Record::Source(source) => source.based_on().iter().map(|id| (Kind::Source, id.as_str())).collect(),
        Record::Action(action) => references(action.trigger()),
        Record::Response(response) => references(response.to()),
        _ => Vec::new(),
    }
}

fn references(to: &[Reference]) -> Vec<(Kind, &str)> {
    to.iter().map(|to| (to.kind(), to.id())).collect()
}
