//! New sightings: a passage that still stands in a later version is one more entry in `observed`.

use std::collections::BTreeMap;

use super::drift::Drift;
use crate::model::{Citation, Locator, Observation, Policy, PolicyId, Str, When};

/// A policy with a sighting that its record does not have yet.
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

/// For each policy whose latest cited sighting was followed: the last version in which the same words stand, if that
/// is later.
#[must_use]
pub fn sightings(drifts: &[Drift<'_>]) -> Vec<Sighted> {
    let mut latest: BTreeMap<&PolicyId, Sighted> = BTreeMap::new();
    for drift in drifts {
        let policy = drift.policy();
        let is_sighting = policy.observed().iter().any(|seen| seen.evidence().contains(drift.citation()));
        // Only words that were found whole and have the digest are seen.
        let (Some(seen), Some((start, end)), Some(_)) = (drift.last_seen(), drift.stands_at(), drift.citation().digest()) else { continue };
        let Some(on) = seen.day().filter(|_| is_sighting && drift.replaced_by().is_none()) else { continue };
        let is_later = |than: When| than.latest() < on.earliest();
        if policy.observed().iter().all(|seen| is_later(seen.on())) && latest.get(policy.id()).is_none_or(|other| is_later(other.on)) {
            let citation = Citation {
                source: drift.citation().source().clone(),
                locator: Locator::Span(start, end),
                version: Some(Str::from(seen.commit.clone())),
                digest: drift.citation().digest(),
                note: None,
            };
            let mut policy = policy.clone();
            policy.observed.push(Observation { on, evidence: vec![citation] });
            latest.insert(drift.policy().id(), Sighted { policy, on });
        }
    }
    latest.into_values().collect()
}
