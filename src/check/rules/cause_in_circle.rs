//! A chain of causes has a beginning.

use std::collections::HashSet;

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Kind, Record, Reference};

pub(super) const RULE: Rule = Rule {
    code: "cause_in_circle",
    level: Level::Deny,
    summary: "Nothing is, over others, its own cause, and no source is based on itself.",
    why: "The chain from event over action to response is read in one direction.",
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

/// How many records are looked through for the way back: a longer circle would be a wonder, and every
/// record of a long chain is asked.
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
            found.field(site.record, field, "leads back to this record", "take out the reference that is not a cause");
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
