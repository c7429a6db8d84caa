//! A stance is taken on content.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Step, Topic};

pub(super) const RULE: Rule = Rule {
    code: "stance_and_topic",
    level: Level::Deny,
    summary: "A version on content has a stance, a version on a procedure has none.",
    why: "Whether a platform forbids hate can be asked; whether it forbids appeals cannot. Without a stance a content rule answers no comparison.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/appeal.ron
Policy(id: "p/appeal", platform: "p", title: (en: "Appeals"), topic: procedure(appeal), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "Whoever is blocked can appeal."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/appeal.ron
Policy(id: "p/appeal", platform: "p", title: (en: "Appeals"), topic: procedure(appeal), document: kind(faq), versions: [
    (key: "2019", rule: (en: "Whoever is blocked can appeal."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    for (place, version) in policy.versions().iter().enumerate() {
        match (policy.topic(), version.stance()) {
            (Topic::Content(area), None) => {
                let remedy =
                    "add `stance: …`: prohibits, restricts, requires, discourages, permits, defers_to_law, silent or no_information";
                let at = in_version(place, [Step::Field("key")]);
                found.at(site.record, &at, format!("no stance on {area}"), remedy);
            }
            (Topic::Procedure(procedure), Some(stance)) => {
                let at = in_version(place, [Step::Field("stance")]);
                let message = format!("`{stance}`, on a procedure ({procedure})");
                found.at(site.record, &at, message, "take the stance out, or name the content as topic");
            }
            _ => {}
        }
    }
}
