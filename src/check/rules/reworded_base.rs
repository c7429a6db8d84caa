//! Rewordings are relative to the base text.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Record, Sighting, Step};

pub(super) const RULE: Rule = Rule {
    code: "reworded_base",
    level: Level::Deny,
    summary: "A run whose text differs from the newest capture has `reworded`; the newest run, and runs with the same text, do not.",
    why: "A different text is either another version or has the same meaning, and a reader must decide. The newest text does not differ from itself.",
    bad: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [
        captured(source: "d", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5", reworded: (en: "A comma.")),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [
        captured(source: "d", first: (on: "2019-01-02", version: "0123456789abcdef0123456789abcdef01234567", sections: [(0, 100)]), text: "4fb3eb23646c7132230130a67ef1afd7b8de101bcfa773924a01fd1a5aa2daf5"),
    ]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    for (version, of) in policy.versions().iter().enumerate() {
        let Some(base) = of.base() else { continue };
        for (place, seen) in of.seen().iter().enumerate() {
            let Sighting::Captured(run) = seen else { continue };
            let at = |field| in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field(field)]);
            let newest = base.newest().on();
            match run.reworded() {
                Some(_) if run.text() == base.text() => {
                    let message = format!("`reworded`, but the text is the same as in the newest capture, of {newest}");
                    found.at(site.record, &at("reworded"), message, "remove `reworded`; it belongs to the older texts");
                }
                None if run.text() != base.text() => {
                    let message = format!("the text differs from the newest capture, of {newest}, but `reworded` is missing");
                    found.at(
                        site.record,
                        &at("text"),
                        message,
                        "add `reworded: (en: \"…\")` if the meaning is the same, or make it another version",
                    );
                }
                _ => {}
            }
        }
    }
}
