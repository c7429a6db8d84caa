//! Versions have a sighting.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Step};

pub(super) const RULE: Rule = Rule {
    code: "unseen_version",
    level: Level::Deny,
    summary: "A rule has at least one version, and each version has a sighting or a claim of being in force.",
    why: "Without either, there is no evidence that the version existed, and it has no date.",
    bad: r#"//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019-12", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    if policy.versions().is_empty() {
        found.record(site.record, "the rule has no version", "add `versions: [(key: \"…\", …)]`, with its text and sightings");
    }
    for (place, version) in policy.versions().iter().enumerate() {
        if version.seen().is_empty() && version.in_force().is_empty() {
            found.at(
                site.record,
                &in_version(place, [Step::Field("key")]),
                format!("the version `{}` has no sighting", version.key()),
                "add `seen: [reported(on: \"…\", evidence: [(source: \"…\")])]`, captures, or `in_force` if a source states it",
            );
        }
    }
}
