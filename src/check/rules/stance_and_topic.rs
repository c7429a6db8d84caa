//! Rules on content have a stance.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Step, Topic};

pub(super) const RULE: Rule = Rule {
    code: "stance_and_topic",
    level: Level::Deny,
    summary: "A version of a rule on content has a stance, and a version of a rule on a procedure has none.",
    why: "A platform can prohibit hate, but not an appeal. Comparisons need the stance of every rule on content.",
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
                    "add `stance: …` with prohibits, restricts, requires, discourages, permits, defers_to_law, silent or no_information";
                let at = in_version(place, [Step::Field("key")]);
                found.at(site.record, &at, format!("the stance on {area} is missing"), remedy);
            }
            (Topic::Procedure(procedure), Some(stance)) => {
                let at = in_version(place, [Step::Field("stance")]);
                let message = format!("`{stance}` is a stance, but the topic is a procedure ({procedure})");
                found.at(site.record, &at, message, "remove the stance, or use content as the topic");
            }
            _ => {}
        }
    }
}
