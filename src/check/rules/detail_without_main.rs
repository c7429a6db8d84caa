//! A detail hangs on a main rule.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::Record;

pub(super) const RULE: Rule = Rule {
    code: "detail_without_main",
    level: Level::Deny,
    summary: "A rule is part of another of the same platform and the same document, which is itself part of none.",
    why: "The main rule answers for a topic, with its details beside it. A detail of a detail, of itself or of another document is found from no main rule.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), part_of: "p/hate_in_groups", versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
//- policies/p/hate_in_groups.ron
Policy(id: "p/hate_in_groups", platform: "p", title: (en: "Hate in groups"), topic: content(hate_speech), document: kind(faq), part_of: "p/hate", versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate in groups."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
//- policies/p/hate_in_groups.ron
Policy(id: "p/hate_in_groups", platform: "p", title: (en: "Hate in groups"), topic: content(hate_speech), document: kind(faq), part_of: "p/hate", versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate in groups."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    // Where there is no such rule, another finding tells it.
    let Some(main) = policy.part_of().and_then(|main| site.data().policy(main)) else { return };
    let (message, remedy) = if main.id() == policy.id() {
        ("a part of itself".into(), "name the main rule, or take `part_of` out")
    } else if main.platform() != policy.platform() {
        (format!("a part of a rule of `{}`", main.platform()), "name a rule of the same platform")
    } else if main.document() != policy.document() {
        (format!("a part of `{}`, which another document states", main.id()), "name a rule of the same document")
    } else if let Some(of) = main.part_of() {
        (format!("a part of `{}`, which is itself a part of `{of}`", main.id()), "name the main rule, which is part of none")
    } else {
        return;
    };
    found.field(site.record, "part_of", message, remedy);
}
