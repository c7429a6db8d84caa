//! A list names each thing once.

use std::collections::HashSet;
use std::fmt::Debug;

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Citation, Kind, Localized, Node, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "repeated_entry",
    level: Level::Deny,
    summary: "A list holds no entry twice: no citation, no reference, no translation into one language.",
    why: "What stands twice is counted twice.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "s"), (source: "s")])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- organizations/o.ron
Organization(id: "o", name: (en: "O"), kind: company, evidence: [(source: "s")])
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    let mut tell = |route: &Route, what: String| found.at(site.record, route, format!("{what} is there twice"), "delete one of the two");
    // The references of one list are met one after the other.
    let mut list: Vec<Step> = Vec::new();
    let mut met: HashSet<(Kind, &str)> = HashSet::new();
    site.record.walk(&mut |route, node| match node {
        Node::Text(text) if text.local().len() > 1 => {
            let mut at = route.clone();
            at.field("local", |at| {
                each_again(at, text.local(), Localized::lang, |at, local| tell(at, format!("a text in `{}`", local.lang())));
            });
        }
        Node::Evidence(evidence) if evidence.len() > 1 => citations(route, evidence, &mut tell),
        Node::Claims(claims) => {
            for claim in (0..claims.count()).filter(|claim| claims.evidence(*claim).len() > 1) {
                let mut at = route.clone();
                at.index(claim, |at| at.field("evidence", |at| citations(at, claims.evidence(claim), &mut tell)));
            }
        }
        Node::Link(kind, id) => {
            if let Some((Step::Index(_), parent)) = route.steps().split_last() {
                if parent != list {
                    list = parent.to_vec();
                    met.clear();
                }
                if !met.insert((kind, id)) {
                    tell(route, format!("the {kind} `{id}`"));
                }
            }
        }
        _ => {}
    });
}

fn citations(route: &Route, evidence: &[Citation], tell: &mut impl FnMut(&Route, String)) {
    each_again(&mut route.clone(), evidence, |it| it, |at, citation| tell(at, format!("the citation of `{}`", citation.source())));
}

/// Calls `tell` with the place of every entry that is the same in what matters as an earlier one.
fn each_again<T, M: Debug>(route: &mut Route, list: &[T], what_matters: impl Fn(&T) -> &M, mut tell: impl FnMut(&Route, &T)) {
    if list.len() < 2 {
        return;
    }
    // What is told apart by its fields is told apart by their names and values in words.
    let mut met = HashSet::new();
    for (place, entry) in list.iter().enumerate() {
        if !met.insert(format!("{:?}", what_matters(entry))) {
            route.index(place, |at| tell(at, entry));
        }
    }
}
