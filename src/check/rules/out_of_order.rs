//! Versions and sightings are in chronological order.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject, in_version};
use crate::model::{Certainty, Record, Sighting, SourceId, Step, Version, When};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    code: "out_of_order",
    level: Level::Deny,
    summary: "Versions, and the sightings of each, are sorted from oldest to newest; no version is seen before the last sighting of an older one, and no run of captures begins within the previous run. Runs with a `doubt` are exempt.",
    why: "The version at a date is derived from this order. If two versions overlap, a sighting is in the wrong version or a date is wrong.",
    bad: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2018", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2018", evidence: [(source: "s")]), reported(on: "2019-06", evidence: [(source: "s")])]),
    (key: "2019", stance: prohibits, rule: (en: "No hate at all."), basis: own_document, seen: [reported(on: "2019-02", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    good: r#"//- sources/s.ron
Source(id: "s", kind: news_article, publisher: "P", language: "en", published: "2020-05-04")
//- policies/p/hate.ron
Policy(id: "p/hate", platform: "p", title: (en: "Hate"), topic: content(hate_speech), document: kind(faq), versions: [
    (key: "2018", stance: prohibits, rule: (en: "No hate."), basis: own_document, seen: [reported(on: "2018", evidence: [(source: "s")]), reported(on: "2019-01", evidence: [(source: "s")])]),
    (key: "2019", stance: prohibits, rule: (en: "No hate at all."), basis: own_document, seen: [reported(on: "2019-02", evidence: [(source: "s")])]),
], coding: (codebook: "2", readers: [(kind: person)]))
"#,
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    let Record::Policy(policy) = site.record else { return };
    // The earlier version with the latest sighting, and that sighting.
    let mut latest: Option<(&Version, When)> = None;
    for (place, version) in policy.versions().iter().enumerate() {
        sightings(site, place, version, found);
        let first = days(version).map(|(first, _)| first).min_by_key(|first| (first.earliest(), first.latest()));
        if let (Some((older, last)), Some(first)) = (latest, first)
            && first.before(last) == Certainty::Yes
        {
            found.at(
                site.record,
                &in_version(place, [Step::Field("key")]),
                format!("seen on {first}, but the previous version `{}` was last seen on {last}", older.key()),
                "put the older version first, move the sighting to its version, or state in `doubt` why a capture shows an old text",
            );
        }
        let last = days(version).map(|(_, last)| (version, last)).max_by_key(|(_, last)| last.latest());
        latest = latest.into_iter().chain(last).max_by_key(|(_, last)| last.latest());
    }
}

/// The first and the last day of each sighting without a doubt.
fn days(version: &Version) -> impl Iterator<Item = (When, When)> {
    let is_sure = |seen: &&Sighting| !matches!(seen, Sighting::Captured(run) if run.doubt().is_some());
    version.seen().iter().filter(is_sure).map(Sighting::days)
}

fn sightings(site: &Subject<'_>, version: usize, of: &Version, found: &mut Findings) {
    let mut newest: HashMap<(&SourceId, Option<&str>), When> = HashMap::new();
    let mut before: Option<When> = None;
    for (place, seen) in of.seen().iter().enumerate() {
        let (first, _) = seen.days();
        let at = || in_version(version, [Step::Field("seen"), Step::Index(place)]);
        let last_of_run = match seen {
            Sighting::Captured(run) => newest.insert((run.source(), run.kept()), run.newest().on()),
            Sighting::Reported(_) => None,
        };
        if let Some(earlier) = before.filter(|before| first.before(*before) == Certainty::Yes) {
            found.at(site.record, &at(), format!("seen on {first}, but listed after {earlier}"), "sort the sightings by date");
        } else if let Some(last) = last_of_run.filter(|last| first.before(*last) == Certainty::Yes) {
            let remedy = "correct the last capture of the previous run: a run ends when another text begins";
            found.at(site.record, &at(), format!("begins on {first}, but the previous run ends on {last}"), remedy);
        }
        before = Some(first);
    }
}
