//! Stated policies: one record for each clause.

use super::macros::record;
use super::{Area, Citation, Country, DocumentKind, Extent, Part, Party, PlatformId, PolicyId, Stance, Surface, Text, When};

record! {
    /// One stated rule of one platform. A changed meaning is a new record that replaces the old.
    ///
    /// ```
    /// use moderation_record::{Stance, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert_eq!(policy.stance(), Stance::Silent);
    /// assert!(policy.searched().is_some()); // who read what, until when
    /// ```
    pub struct Policy {
        /// The id, `platform/clause`; the file's path.
        own id: PolicyId,
        /// The platform whose rule it is.
        one platform: PlatformId,
        /// What it is about.
        copy area: Area,
        /// What it says.
        copy stance: Stance,
        /// In what kind of document it stands.
        copy document: DocumentKind,
        /// Where on the platform it applies; everywhere where left out.
        list surfaces: Surface,
        /// The country to whose law it defers.
        maybe_copy law: Country,
        /// Where in the world it applies; everywhere where left out.
        list applies_in: Country,
        /// Who stated it, where that was a person.
        maybe said_by: Party,
        /// What it says, in our own words.
        one summary: Text,
        /// Its parts, as comparative studies look for them.
        list components: Component,
        /// For a silent or missing policy: who looked, where, until when.
        maybe searched: Search,
        /// When it was seen standing. Two observations do not prove what lies between them.
        list observed: Observation,
        /// When it was in force, as sources state it.
        claims in_force: When,
        /// The earlier rule whose place it took.
        maybe replaces: PolicyId,
    }
}

record! {
    /// One part of a policy, and how far it is there.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let policies = dataset().policies();
    /// assert!(policies.iter().flat_map(|p| p.components()).all(|c| !c.evidence().is_empty()));
    /// ```
    pub struct Component {
        /// Which part.
        copy part: Part,
        /// How far it is there.
        copy extent: Extent,
        /// What it says, in our own words.
        maybe detail: Text,
        /// Where it stands.
        citations evidence: Citation,
    }
}

record! {
    /// A day on which a policy was seen standing: a capture or a report, not the day it took effect.
    ///
    /// ```
    /// let policy = moderation_record::dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(policy.observed()[0].on().earliest().is_some());
    /// ```
    pub struct Observation {
        /// When.
        copy on: When,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// A search that found nothing: what makes a silence a finding.
    ///
    /// ```
    /// let policy = moderation_record::dataset().policy("tamtam/private_spaces").unwrap();
    /// let search = policy.searched().unwrap();
    /// assert_eq!(search.by().to_string(), "bbc_monitoring");
    /// ```
    pub struct Search {
        /// Who looked.
        one by: Party,
        /// Where.
        one places: Text,
        /// Until when.
        copy until: When,
    }
}
