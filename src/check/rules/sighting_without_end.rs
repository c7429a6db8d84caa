//! Sightings have a last day.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Ending, Point, Record, Route, Search, Sighting, Step, When};

pub(super) const RULE: Rule = Rule {
    code: "sighting_without_end",
    level: Level::Deny,
    summary: "Dates of sightings, searches, log entries and endings have a last day: they are not open (`2019/..`, `2019/`).",
    why: "A sighting proves only its own days. That a rule is in force until further notice is a claim of a source, for `in_force`.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2020", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019/..", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(terms_of_service), versions: [
    (key: "2020", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2019/2020-03", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    use Step::{Field, Index};
    let mut look = |steps: &[Step], on: Option<When>| {
        if let Some(on) = on.filter(|on| on.latest().is_none()) {
            let remedy = "write the last day of the observation; what a source states about the future belongs in `in_force`";
            found.at(site.record, &Route::from(steps.to_vec()), format!("`{on}` has no last day"), remedy);
        }
    };
    let policy = match site.record {
        Record::Policy(policy) => policy,
        Record::Response(response) => return look(&[Field("searched"), Field("until")], response.searched().map(Search::until)),
        _ => return,
    };
    for (i, version) in policy.versions().iter().enumerate() {
        for (j, seen) in version.seen().iter().enumerate() {
            let at = |fields: &[Step]| [&[Field("versions"), Index(i), Field("seen"), Index(j)], fields].concat();
            match seen {
                Sighting::Captured(run) => {
                    look(&at(&[Field("first"), Field("on")]), Some(run.first().on()));
                    look(&at(&[Field("last"), Field("on")]), run.last().map(Point::on));
                }
                Sighting::Reported(report) => look(&at(&[Field("on")]), Some(report.on())),
            }
        }
        for (j, logged) in version.logged().iter().enumerate() {
            look(&[Field("versions"), Index(i), Field("logged"), Index(j), Field("on")], Some(logged.on()));
        }
    }
    for (place, absence) in policy.absent().iter().enumerate() {
        look(&[Field("absent"), Index(place), Field("first")], Some(absence.first()));
        look(&[Field("absent"), Index(place), Field("last")], absence.last());
    }
    for (place, search) in policy.searched().iter().enumerate() {
        look(&[Field("searched"), Index(place), Field("until")], Some(search.until()));
    }
    look(&[Field("ended"), Field("on")], policy.ended().map(Ending::on));
}
