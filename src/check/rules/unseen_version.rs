//! A version stood when somebody saw it.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Step};

pub(super) const RULE: Rule = Rule {
    code: "unseen_version",
    level: Level::Deny,
    summary: "A rule has a version, and each version was seen standing or is in force by a source's account.",
    why: "A version that nobody saw and no source states may never have stood, and belongs to no day.",
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
        found.record(site.record, "a rule without a version", "add `versions: [(key: \"…\", …)]`: what it says, and when it was seen");
    }
    for (place, version) in policy.versions().iter().enumerate() {
        if version.seen().is_empty() && version.in_force().is_empty() {
            found.at(
                site.record,
                &in_version(place, [Step::Field("key")]),
                format!("the version `{}` was seen by nobody", version.key()),
                "add `seen: [reported(on: \"…\", evidence: [(source: \"…\")])]`, captures, or `in_force` where a source states it",
            );
        }
    }
}
