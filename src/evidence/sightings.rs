//! New sightings: a section that still stands in a later version makes its run longer, or begins a new one.

use std::collections::BTreeMap;

use super::cited::Cited;
use super::drift::Drift;
use crate::model::{Captured, Lines, Point, Policy, PolicyId, Sighting, Span, Str, When};

/// A rule with a sighting that its record does not have yet.
///
/// ```
/// use moderation_record::{dataset, evidence::{Archives, drift, sightings}};
/// let mut none_at_hand = Archives::open(dataset(), &[]).unwrap();
/// let drifts = drift(dataset(), &mut none_at_hand, |_| true).unwrap();
/// assert!(sightings(&drifts).is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Sighted {
    policy: Policy,
    on: When,
}

impl Sighted {
    /// The record with the sighting added, and otherwise as it was.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The day of the version in which it was seen.
    #[must_use]
    pub const fn on(&self) -> When {
        self.on
    }
}

/// For each rule that was followed: how far the section of its newest captures still stands word for word in later versions.
///
/// A section in other words than the base text is left to a reader: it would become the base text itself.
#[must_use]
pub fn sightings(drifts: &[Drift<'_>]) -> Vec<Sighted> {
    // A section of several spans is followed span by span.
    let mut sections: BTreeMap<(&PolicyId, &str, Option<&str>), Vec<&Drift<'_>>> = BTreeMap::new();
    for drift in drifts.iter().filter(|drift| matches!(drift.cited(), Cited::Section { .. })) {
        sections.entry((drift.policy().id(), drift.cited().source().as_str(), drift.cited().kept())).or_default().push(drift);
    }
    let mut sighted: BTreeMap<&PolicyId, Sighted> = BTreeMap::new();
    for ((id, ..), mut spans) in sections {
        let Cited::Section { version, run, point } = spans[0].cited() else { continue };
        spans.sort_by_key(|drift| drift.standing().ends.as_ref().map(|[_, (_, place)]| place.span));
        let is_base = version.base().is_some_and(|base| base.text() == run.text());
        let Some([first, last]) = ends(&spans, point.sections().len()).filter(|_| is_base) else { continue };
        let on = last.on();
        if run.newest().on().latest() >= on.earliest() {
            continue;
        }
        let standing = spans[0].standing();
        let policy = spans[0].policy();
        let Sighted { policy, on: latest } = sighted.entry(id).or_insert_with(|| Sighted { policy: policy.clone(), on });
        *latest = if latest.latest() < on.latest() { on } else { *latest };
        let Some(newest) = policy.versions.last_mut() else { continue };
        if let Some(Sighting::Captured(kept)) = newest.seen.iter_mut().find(|seen| is_run(seen, run)) {
            if standing.goes_on {
                kept.captures = Some(kept.captures.unwrap_or(1) + standing.later);
                kept.last = Some(last);
            } else {
                let captures = Some(standing.later).filter(|later| *later > 1);
                let last = captures.map(|_| last);
                let again = Captured { first, last, captures, reworded: None, doubt: None, ..run.clone() };
                newest.seen.push(Sighting::Captured(again));
            }
        }
    }
    sighted.into_values().collect()
}

fn is_run(seen: &Sighting, run: &Captured) -> bool {
    matches!(seen, Sighting::Captured(other) if other == run)
}

/// The first and the last later version that holds all spans of a section.
fn ends(spans: &[&Drift<'_>], of: usize) -> Option<[Point; 2]> {
    let ends: Option<Vec<_>> = spans.iter().map(|drift| drift.standing().ends.as_ref()).collect();
    let ends = ends.filter(|ends| ends.len() == of)?;
    let point = |end: usize| {
        let version = &ends[0][end].0;
        let same = ends.iter().all(|ends| ends[end].0.commit == version.commit);
        let mut sections = Vec::new();
        let mut lines: Option<Lines> = None;
        for ends in &ends {
            let (_, place) = &ends[end];
            sections.push(Span::new(place.span.0, place.span.1).ok()?);
            lines = Some(match lines {
                None => place.lines,
                Some(before) => Lines::new(before.first().min(place.lines.first()), before.last().max(place.lines.last())).ok()?,
            });
        }
        let on = version.day().filter(|_| same)?;
        Some(Point { on, version: Str::from(version.commit.clone()), sections, lines })
    };
    Some([point(0)?, point(1)?])
}
