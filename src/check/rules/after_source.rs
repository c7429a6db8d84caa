//! A source does not report later events.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Archive, Certainty, Citation, Claim, Record, Route, Sighting, Step, When};

pub(super) const RULE: Rule = Rule {
    code: "after_source",
    level: Level::Deny,
    summary: "A date that a source reports is not later than the source itself.",
    why: "A report cannot be older than the event that it reports: one of the two dates is wrong.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2021-03-01", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2019", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2020-03-01", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let when: &[Claim<When>] = match site.record {
        Record::Policy(policy) => {
            for (version, of) in policy.versions().iter().enumerate() {
                for (place, seen) in of.seen().iter().enumerate() {
                    if let Sighting::Reported(report) = seen {
                        let at = in_version(version, [Step::Field("seen"), Step::Index(place), Step::Field("on")]);
                        look(site, &at, report.on(), report.evidence(), found);
                    }
                }
                for (place, logged) in of.logged().iter().enumerate() {
                    let at = in_version(version, [Step::Field("logged"), Step::Index(place), Step::Field("on")]);
                    look(site, &at, logged.on(), logged.evidence(), found);
                }
            }
            if let Some(ended) = policy.ended() {
                look(site, &Route::from([Step::Field("ended"), Step::Field("on")]), ended.on(), ended.evidence(), found);
            }
            return;
        }
        Record::Event(event) => event.when().claims(),
        Record::Action(action) => action.when().claims(),
        Record::Response(response) => response.when().claims(),
        _ => return,
    };
    for (place, claim) in when.iter().enumerate() {
        let at = Route::from([Step::Field("when"), Step::Index(place), Step::Field("value")]);
        look(site, &at, *claim.value(), claim.evidence(), found);
    }
}

fn look(site: &Subject<'_>, at: &Route, date: When, evidence: &[Citation], found: &mut Findings) {
    let dates: Vec<When> = evidence.iter().filter_map(|citation| dated(site, citation)).collect();
    // A source without a date may be of any day.
    if dates.is_empty() || dates.len() < evidence.len() || !dates.iter().all(|source| source.before(date) == Certainty::Yes) {
        return;
    }
    let message = format!("{date} is later than every source cited for it");
    found.at(site.record, at, message, "correct the date, or cite a later source");
}

/// The day of a source's text: that of its publication, unless the text may have changed since.
fn dated(site: &Subject<'_>, citation: &Citation) -> Option<When> {
    let source = site.data().source(citation.source())?;
    match source.kept_as(citation.kept()) {
        Some(Archive::Git(_)) => None,
        Some(Archive::Capture(capture)) => Some(capture.taken()),
        // An unknown archive has its own finding.
        None if !source.kept().is_empty() => None,
        _ => source.published(),
    }
}
