//! Lists have no duplicates.

use std::collections::HashSet;
use std::fmt::{Debug, Display};

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Area, Citation, Kind, Localized, Node, Policy, Record, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "repeated_entry",
    level: Level::Deny,
    summary: "A list contains no entry twice: no citation, reference or translation into one language, and no area, surface or country of a rule.",
    why: "Duplicates are counted twice.",
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
    let mut report = |route: &Route, what: String| found.at(site.record, route, format!("{what} appears twice"), "delete one of the two");
    // The references of one list are visited consecutively.
    let mut list: Vec<Step> = Vec::new();
    let mut met: HashSet<(Kind, &str)> = HashSet::new();
    site.record.visit(&mut |route, node| match node {
        Node::Text(text) if text.local().len() > 1 => {
            let mut at = route.clone();
            at.field("local", |at| {
                each_again(at, text.local(), Localized::lang, |at, local| report(at, format!("a text in `{}`", local.lang())));
            });
        }
        Node::Evidence(evidence) if evidence.len() > 1 => citations(route, evidence, &mut report),
        Node::Claims(claims) => {
            for claim in (0..claims.count()).filter(|claim| claims.evidence(*claim).len() > 1) {
                let mut at = route.clone();
                at.index(claim, |at| at.field("evidence", |at| citations(at, claims.evidence(claim), &mut report)));
            }
        }
        Node::Reference(kind, id) => {
            if let Some((Step::Index(_), parent)) = route.steps().split_last() {
                if parent != list {
                    list = parent.to_vec();
                    met.clear();
                }
                if !met.insert((kind, id)) {
                    report(route, format!("the {kind} `{id}`"));
                }
            }
        }
        _ => {}
    });
    if let Record::Policy(policy) = site.record {
        of_rule(policy, &mut report);
    }
}

/// Checks the vocabulary lists of a rule, which the visitor does not visit.
fn of_rule(policy: &Policy, report: &mut impl FnMut(&Route, String)) {
    let mut also = Route::from([Step::Field("also")]);
    let topic: Vec<Area> = policy.topic().area().into_iter().collect();
    words(&mut also, &topic, policy.also(), "area", report);
    for (place, version) in policy.versions().iter().enumerate() {
        words(&mut in_version(place, [Step::Field("surfaces")]), &[], version.surfaces(), "surface", report);
        words(&mut in_version(place, [Step::Field("applies_in")]), &[], version.applies_in(), "country", report);
        words(&mut in_version(place, [Step::Field("not_in")]), version.applies_in(), version.not_in(), "country", report);
    }
}

fn words<T: PartialEq + Display>(route: &mut Route, before: &[T], list: &[T], what: &str, report: &mut impl FnMut(&Route, String)) {
    // Vocabularies are short: after 1000 entries, everything is a repetition.
    for (place, word) in list.iter().enumerate().take(1000) {
        if before.contains(word) || list[..place].contains(word) {
            route.index(place, |at| report(at, format!("the {what} `{word}`")));
        }
    }
}

fn citations(route: &Route, evidence: &[Citation], report: &mut impl FnMut(&Route, String)) {
    each_again(&mut route.clone(), evidence, |it| it, |at, citation| report(at, format!("the citation of `{}`", citation.source())));
}

/// Calls `report` for every entry whose key equals that of an earlier one.
fn each_again<T, M: Debug>(route: &mut Route, list: &[T], what_matters: impl Fn(&T) -> &M, mut report: impl FnMut(&Route, &T)) {
    if list.len() < 2 {
        return;
    }
    // The debug form contains all fields, so it distinguishes the keys.
    let mut met = HashSet::new();
    for (place, entry) in list.iter().enumerate() {
        if !met.insert(format!("{:?}", what_matters(entry))) {
            route.index(place, |at| report(at, entry));
        }
    }
}
