//! Version keys are unique.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Step, Version};
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "repeated_version_key",
    level: Level::Deny,
    summary: "No two versions of a rule have the same key, and a key consists of lower-case letters, digits and `_`.",
    why: "Actions and responses refer to a version by its key.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2018", evidence: [(source: "s")])]),
    (key: "2019", stance: prohibits, rule: (en: "No hate at all."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2018", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2018", evidence: [(source: "s")])]),
    (key: "2019", stance: prohibits, rule: (en: "No hate at all."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let mut met = HashSet::new();
    for (place, key) in policy.versions().iter().map(Version::key).enumerate() {
        let at = in_version(place, [Step::Field("key")]);
        if !met.insert(key) {
            found.at(
                site.record,
                &at,
                format!("the key `{key}` appears twice"),
                "give one of the two another key, such as the month: `2019_06`",
            );
        } else if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_') {
            found.at(
                site.record,
                &at,
                format!("`{key}` is not a valid key"),
                "write the date from which it was seen, such as `2019` or `2019_06`",
            );
        }
    }
}
