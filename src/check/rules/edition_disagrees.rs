//! The countries of a version match the edition of its document.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Country, Document, Record, Step};

pub(super) const RULE: Rule = Rule {
    code: "edition_disagrees",
    level: Level::Deny,
    summary: "A version applies only in countries of the edition of its document.",
    why: "An edition for the European Union is not evidence for Brazil. If the version names a country that the edition excludes, one of the two is wrong.",
    bad: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq, edition: (applies_in: ["EU"])), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, applies_in: ["BR"], seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq, edition: (applies_in: ["EU"])), kept: [
    (archive: git(repository: "archive/documents", path: "P/FAQ.md")),
])
//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, applies_in: ["DE"], seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

/// The member states of the European Union, and the United Kingdom, which was one when most editions began.
const EU: [&str; 28] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
    "PL", "PT", "RO", "SE", "SI", "SK",
];

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let Document::Source(id) = policy.document() else { return };
    let Some(edition) = site.data().source(id).and_then(|source| source.document()?.edition()) else { return };
    for (version, of) in policy.versions().iter().enumerate() {
        for (place, country) in of.applies_in().iter().enumerate() {
            let within = edition.applies_in().is_empty() || edition.applies_in().iter().any(|whole| holds(*whole, *country));
            if !within || edition.not_in().iter().any(|whole| holds(*whole, *country)) {
                found.at(
                    site.record,
                    &in_version(version, [Step::Field("applies_in"), Step::Index(place)]),
                    format!("applies in {country}, which the edition `{id}` does not cover"),
                    "remove the country, or correct the edition in the source",
                );
            }
        }
    }
}

/// Whether a country or union contains the country.
fn holds(whole: Country, country: Country) -> bool {
    whole == country || (whole.as_str() == "EU" && EU.contains(&country.as_str()))
}
