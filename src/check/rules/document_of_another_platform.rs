//! A rule is from a document of its own platform.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Basis, Document, PlatformDocument, Record, Route, Sighting, SourceId, Step};

pub(super) const RULE: Rule = Rule {
    code: "document_of_another_platform",
    level: Level::Deny,
    summary: "The document of a rule belongs to its platform, and so do the captured documents of versions with `basis: own_document`.",
    why: "A document of another platform is not evidence for this one, and a source that names no platform is not a platform's document.",
    bad: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "Q", language: "en", document: (platform: "q", kind: faq))
//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/d.ron
Source(id: "d", kind: platform_document, publisher: "P", language: "en", document: (platform: "p", kind: faq))
//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: source("d"), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    let mut look = |id: &SourceId, at: Route| {
        // A missing source has its own finding.
        let Some(source) = site.data().source(id) else { return };
        match source.document().map(PlatformDocument::platform) {
            Some(platform) if platform == policy.platform() => {}
            Some(platform) => {
                let message = format!("`{id}` is a document of `{platform}`");
                found.at(site.record, &at, message, format!("name a document of `{}`", policy.platform()));
            }
            None => {
                let remedy =
                    format!("name a document, or add `document: (platform: \"{}\", kind: …)` to sources/{id}.ron", policy.platform());
                found.at(site.record, &at, format!("`{id}` is not the document of a platform"), remedy);
            }
        }
    };
    if let Document::Source(id) = policy.document() {
        look(id, Route::from([Step::Field("document")]));
    }
    // An assessment by others is captured in their own documents.
    for (version, of) in policy.versions().iter().enumerate().filter(|(_, version)| version.basis() == Basis::OwnDocument) {
        for (place, seen) in of.seen().iter().enumerate() {
            if let Sighting::Captured(run) = seen {
                look(run.source(), in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field("source")]));
            }
        }
    }
    for (place, absence) in policy.absent().iter().enumerate() {
        look(absence.source(), Route::from([Step::Field("absent"), Step::Index(place), Step::Field("source")]));
    }
}
