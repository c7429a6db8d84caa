//! A list names each thing once.

use std::collections::HashSet;
use std::fmt::{Debug, Display};

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Area, Citation, Kind, Localized, Node, Policy, Record, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "repeated_entry",
    level: Level::Deny,
    summary: "A list holds no entry twice: no citation, no reference, no translation into one language, no area, surface or country of a rule.",
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
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let mut tell = |route: &Route, what: String| found.at(site.record, route, format!("{what} is there twice"), "delete one of the two");
    // The references of one list are met one after the other.
    let mut list: Vec<Step> = Vec::new();
    let mut met: HashSet<(Kind, &str)> = HashSet::new();
    site.record.visit(&mut |route, node| match node {
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
        Node::Reference(kind, id) => {
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
    if let Record::Policy(policy) = site.record {
        of_rule(policy, &mut tell);
    }
}

/// The words of a rule's lists, which no walk visits.
fn of_rule(policy: &Policy, tell: &mut impl FnMut(&Route, String)) {
    let mut also = Route::from([Step::Field("also")]);
    let topic: Vec<Area> = policy.topic().area().into_iter().collect();
    words(&mut also, &topic, policy.also(), "area", tell);
    for (place, version) in policy.versions().iter().enumerate() {
        words(&mut in_version(place, [Step::Field("surfaces")]), &[], version.surfaces(), "surface", tell);
        words(&mut in_version(place, [Step::Field("applies_in")]), &[], version.applies_in(), "country", tell);
        words(&mut in_version(place, [Step::Field("not_in")]), version.applies_in(), version.not_in(), "country", tell);
    }
}

fn words<T: PartialEq + Display>(route: &mut Route, before: &[T], list: &[T], what: &str, tell: &mut impl FnMut(&Route, String)) {
    // Vocabularies are short, and nobody names more than all of their words; behind that nothing new is told.
    for (place, word) in list.iter().enumerate().take(1000) {
        if before.contains(word) || list[..place].contains(word) {
            route.index(place, |at| tell(at, format!("the {what} `{word}`")));
        }
    }
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
