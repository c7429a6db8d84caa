//! No source tells the future.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Answer, Archive, Citation, Claim, Dataset, Record, Route, Step, When};

pub(super) const RULE: Rule = Rule {
    code: "after_source",
    level: Level::Deny,
    summary: "What a source reports as seen or done was not later than the source itself.",
    why: "A report of a day cannot be older than that day: the date of one of the two is wrong.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, summary: (en: "No hate."), observed: [
    (on: "2021-03-01", evidence: [(source: "s")]),
])
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", area: hate_speech, stance: prohibits, document: terms_of_service, summary: (en: "No hate."), observed: [
    (on: "2020-03-01", evidence: [(source: "s")]),
])
"#,
    run: Run::Record(run),
};

fn run(site: &Site<'_>, found: &mut Found) {
    let when: &[Claim<When>] = match site.record {
        Record::Policy(policy) => {
            for (place, seen) in policy.observed().iter().enumerate() {
                look(site, "observed", place, "on", seen.on(), seen.evidence(), found);
            }
            return;
        }
        Record::Event(event) => event.when().claims(),
        Record::Action(action) => action.when().claims(),
        Record::Response(response) => response.when().claims(),
        _ => return,
    };
    for (place, claim) in when.iter().enumerate() {
        look(site, "when", place, "value", *claim.value(), claim.evidence(), found);
    }
}

fn look(site: &Site<'_>, list: &'static str, place: usize, field: &'static str, date: When, evidence: &[Citation], found: &mut Found) {
    let dates: Vec<When> = evidence.iter().filter_map(|citation| dated(site.data(), citation)).collect();
    // A source without a date may be of any day.
    if dates.is_empty() || dates.len() < evidence.len() || !dates.iter().all(|source| source.before(date) == Answer::Yes) {
        return;
    }
    let message = format!("{date} is later than every source cited for it");
    found.at(
        site.record,
        &Route::from([Step::Field(list), Step::Index(place), Step::Field(field)]),
        message,
        "correct the date, or cite a later source",
    );
}

/// The day of a source's text: that of its publication, unless the text may have changed since.
fn dated(data: &Dataset, citation: &Citation) -> Option<When> {
    let source = data.source(citation.source())?;
    match source.archive() {
        Some(Archive::Git(_)) => None,
        Some(Archive::Capture(capture)) => Some(capture.taken()),
        _ => source.published(),
    }
}
