//! Removed parts are explained.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version, parts};
use crate::model::{FirstEdition, Part, Record, Says, Step, Version};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "unsaid_change",
    level: Level::Deny,
    summary: "A version without a kind of part that the previous version has states the difference in `change`; the first version has no `change`. Records marked `first_edition: [parts]` are exempt from the first requirement.",
    why: "The platform can have removed the part, or the reader can have missed it. `change` shows that the reader checked.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2018", stance: prohibits, rule: (en: "No hate."), basis: own_document, parts: (appeal: [(evidence: [(source: "s")])]), seen: [reported(on: "2018", evidence: [(source: "s")])]),
    (key: "2019", stance: prohibits, rule: (en: "No hate at all."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2018", stance: prohibits, rule: (en: "No hate."), basis: own_document, parts: (appeal: [(evidence: [(source: "s")])]), seen: [reported(on: "2018", evidence: [(source: "s")])]),
    (key: "2019", stance: prohibits, rule: (en: "No hate at all."), basis: own_document, change: (en: "Appeals are gone."), seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    if policy.versions().first().is_some_and(|first| first.change().is_some()) {
        let at = in_version(0, [Step::Field("change")]);
        found.at(site.record, &at, "the first version has a `change`", "remove it, or add the previous version");
    }
    if policy.coding().first_edition().contains(&FirstEdition::Parts) {
        return;
    }
    for (place, pair) in policy.versions().windows(2).enumerate().filter(|(_, pair)| pair[1].change().is_none()) {
        let (older, newer) = (kinds(&pair[0]), kinds(&pair[1]));
        let lost: Vec<String> = older.difference(&newer).map(|part| format!("`{part}`")).collect();
        if !lost.is_empty() {
            found.at(
                site.record,
                &in_version(place + 1, [Step::Field("key")]),
                format!("{} of the previous version `{}` is missing, and so is `change`", lost.join(", "), pair[0].key()),
                "add what the rule still states, or `change: (en: \"…\")`",
            );
        }
    }
}

fn kinds(version: &Version) -> BTreeSet<Part> {
    parts(version).filter(|(_, part)| part.says != Says::NotStated).map(|(_, part)| part.part).collect()
}
