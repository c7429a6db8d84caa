//! How well a claim is supported: computed from what its sources are, never typed by hand.

use std::collections::BTreeSet;

use crate::model::{Citation, Dataset, Source, SourceKind};

/// What the sources of a claim amount to.
///
/// ```
/// use moderation_record::{compare::SupportBasis, dataset};
/// let policy = dataset().policy("tamtam/private_spaces").unwrap();
/// let support = dataset().support(policy.versions()[0].seen()[0].citations());
/// assert_eq!(support.basis(), SupportBasis::CopiesOnly);
/// assert_eq!(support.provable(), support.citations());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum SupportBasis {
    /// A document of those whom it concerns: a policy, a ruling, a release.
    PrimaryDocument,
    /// Two or more sources, none of which is a copy of another or draws on the same one.
    SeveralSources,
    /// One source.
    OneSource,
    /// Only copies or retellings of a source that is not itself cited.
    CopiesOnly,
}

/// How well something is supported; see [`Dataset::support`].
///
/// ```
/// let data = moderation_record::dataset();
/// let event = data.event("london_bridge_attack_2019").unwrap();
/// assert!(data.support(event.evidence()).independent() >= 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Support {
    basis: SupportBasis,
    independent: usize,
    citations: usize,
    provable: usize,
}

impl Support {
    /// What the sources amount to.
    #[must_use]
    #[inline]
    pub fn basis(self) -> SupportBasis {
        self.basis
    }

    /// How many sources there are that neither copy each other nor draw on the same one.
    #[must_use]
    #[inline]
    pub fn independent(self) -> usize {
        self.independent
    }

    /// How many citations there are.
    #[must_use]
    #[inline]
    pub fn citations(self) -> usize {
        self.citations
    }

    /// How many of the citations name exact words that a program can prove.
    #[must_use]
    #[inline]
    pub fn provable(self) -> usize {
        self.provable
    }
}

impl Dataset {
    /// How well the evidence supports a claim, after counting copies as one with what they copy.
    ///
    /// ```
    /// let data = moderation_record::dataset();
    /// let tamtam = data.platform("tamtam").unwrap();
    /// let by_year = tamtam.launched().claims().iter().map(|claim| data.support(claim.evidence()).independent());
    /// assert!(by_year.max() > Some(1));
    /// ```
    #[must_use]
    #[inline]
    pub fn support(&self, evidence: &[Citation]) -> Support {
        let cited: BTreeSet<&str> = evidence.iter().map(|citation| citation.source().as_str()).collect();
        // As many sources as draw on nothing in common, those that draw on least first.
        let mut drawn: Vec<BTreeSet<&str>> = cited.iter().map(|id| self.ancestors(id)).collect();
        drawn.sort_by_key(BTreeSet::len);
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut independent = 0;
        for ancestors in drawn {
            if ancestors.is_disjoint(&used) {
                used.extend(ancestors);
                independent += 1;
            }
        }
        let source = |id: &&str| self.source(id);
        let primary = |source: &Source| {
            matches!(
                source.kind(),
                SourceKind::PlatformDocument
                    | SourceKind::PlatformStatement
                    | SourceKind::PressRelease
                    | SourceKind::GovernmentDocument
                    | SourceKind::CourtDocument
            )
        };
        let copy = |source: &Source| source.kind() == SourceKind::NewsRepublication || !source.based_on().is_empty();
        let basis = if cited.iter().filter_map(source).any(primary) {
            SupportBasis::PrimaryDocument
        } else if independent > 1 {
            SupportBasis::SeveralSources
        } else if !cited.is_empty() && cited.iter().filter_map(source).all(copy) {
            SupportBasis::CopiesOnly
        } else {
            SupportBasis::OneSource
        };
        let provable = evidence.iter().filter(|citation| citation.can_be_proved()).count();
        Support { basis, independent, citations: evidence.len(), provable }
    }

    /// The source and all that it is based on, near or far.
    #[inline]
    fn ancestors<'a>(&'a self, id: &'a str) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if found.insert(id) {
                open.extend(self.source(id).into_iter().flat_map(Source::based_on).map(AsRef::as_ref));
            }
        }
        found
    }
}
