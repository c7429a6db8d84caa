//! A detail belongs to a main rule.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::Record;

pub(super) const RULE: Rule = Rule {
    code: "detail_without_main",
    level: Level::Deny,
    summary: "`part_of` names a rule of the same platform and document that is not itself part of another.",
    why: "Comparisons use the main rule on a topic and list its details. They would not find a detail of a detail, of itself or of another document.",
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
    // A missing rule has its own finding.
    let Some(main) = policy.part_of().and_then(|main| site.data().policy(main)) else { return };
    let (message, remedy) = if main.id() == policy.id() {
        ("this rule is part of itself".into(), "name the main rule, or remove `part_of`")
    } else if main.platform() != policy.platform() {
        (format!("this rule is part of a rule of `{}`", main.platform()), "name a rule of the same platform")
    } else if main.document() != policy.document() {
        (format!("this rule is part of `{}`, which is in another document", main.id()), "name a rule of the same document")
    } else if let Some(of) = main.part_of() {
        (format!("this rule is part of `{}`, which is itself part of `{of}`", main.id()), "name a main rule, which is not part of another")
    } else {
        return;
    };
    found.field(site.record, "part_of", message, remedy);
}
