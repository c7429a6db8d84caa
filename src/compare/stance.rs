//! What a platform says of an area, in one answer.

use std::cmp::Reverse;

use super::{Clause, Standing};
use crate::model::{Area, Basis, Dataset, Document, DocumentKind, Edition, PlatformDocument, Stance, Version, When};

/// What a platform says of an area at a time: the main rule for users, and what else it says.
///
/// ```
/// use moderation_record::{Area, Stance, dataset};
/// let says = dataset().stance("telegram", Area::TerroristContent, None);
/// assert_eq!(says.main().unwrap().version().unwrap().stance(), Some(Stance::Prohibits));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StanceAnswer<'d> {
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    main: Option<Clause<'d>>,
    others: Vec<Clause<'d>>,
    ended: Vec<Clause<'d>>,
}

impl<'d> StanceAnswer<'d> {
    /// The main rule: for users before others, for the world before a region, of guidelines before terms before statements,
    /// on the area itself before one that only names it, the general rule before its details, the platform's own words
    /// before an assessment; among the rest what prohibits before what restricts and permits, and what was seen later. `None`
    /// where no rule on the area stood.
    #[must_use]
    #[inline]
    pub fn main(&self) -> Option<&Clause<'d>> {
        self.main.as_ref()
    }

    /// What stood beside it, in the same order.
    #[must_use]
    #[inline]
    pub fn others(&self) -> &[Clause<'d>] {
        &self.others
    }

    /// All of them, the main rule first, then those beside it, then those that did not stand.
    #[inline]
    pub fn all(&self) -> impl Iterator<Item = &Clause<'d>> {
        self.main.iter().chain(&self.others).chain(&self.ended)
    }

    /// The rules on the area of which no version stood, in the same order: not yet seen, ended, or the platform had closed.
    #[must_use]
    #[inline]
    pub fn ended(&self) -> &[Clause<'d>] {
        &self.ended
    }
}

impl Dataset {
    /// What the platform says of the area at the time; without a time, as far as the records reach.
    ///
    /// ```
    /// use moderation_record::{Area, When, dataset};
    /// let at = Some(When::from_static("2020"));
    /// let says = dataset().stance("youtube", Area::HateSpeech, at);
    /// let main = says.main().unwrap();
    /// assert!(main.last_seen().is_some());
    /// assert!(dataset().stance("no_such_platform", Area::HateSpeech, None).main().is_none());
    /// ```
    #[must_use]
    #[inline]
    pub fn stance(&self, platform: &str, area: Area, at: Option<When>) -> StanceAnswer<'_> {
        let about = self.policies_below(platform).iter().filter(|policy| policy.concerns(area));
        let (mut standing, mut ended): (Vec<_>, Vec<_>) =
            about.map(|policy| self.clause(policy, at)).partition(|clause| clause.standing().version().is_some());
        standing.sort_by_key(|clause| self.precedence(clause, area));
        ended.sort_by_key(|clause| self.precedence(clause, area));
        let mut standing = standing.into_iter();
        StanceAnswer { main: standing.next(), others: standing.collect(), ended }
    }

    /// The place of a rule among those on an area, the main rule first.
    #[inline]
    pub(super) fn precedence(&self, clause: &Clause<'_>, area: Area) -> impl Ord + use<> {
        let policy = clause.policy();
        let (kind, edition) = self.kind_and_edition(policy.document());
        let version = clause.version();
        let regional = edition.is_some_and(|edition| !edition.applies_in().is_empty())
            || version.is_some_and(|version| !version.applies_in().is_empty());
        let for_others = matches!(kind, Some(DocumentKind::AdvertisingPolicy | DocumentKind::LawEnforcementGuidelines))
            || edition.is_some_and(|edition| edition.audience().is_some());
        let rank = match kind {
            Some(DocumentKind::CommunityGuidelines | DocumentKind::CodeOfConduct) => 0,
            Some(DocumentKind::TermsOfService) => 1,
            Some(DocumentKind::PublicStatement | DocumentKind::ThirdPartyAssessment) => 3,
            _ => 2,
        };
        let assessed = version.is_some_and(|version| version.basis() == Basis::ThirdPartyAssessment);
        // What is silent of an area says less than what speaks of it, wherever it stands.
        let quiet = version.and_then(Version::stance).is_none_or(Stance::needs_search);
        let stale = matches!(clause.standing(), Standing::LastSeen(..));
        let seen = clause.last_seen().and_then(When::latest);
        (
            (quiet, for_others, regional, assessed),
            (rank, policy.topic().area() != Some(area), policy.part_of().is_some(), stale),
            (clause.is_first_edition(), version.and_then(Version::stance), Reverse(seen)),
        )
    }

    /// The kind and edition of the document that states a rule.
    #[inline]
    pub(crate) fn kind_and_edition(&self, document: &Document) -> (Option<DocumentKind>, Option<&Edition>) {
        match document {
            Document::Kind(kind) => (Some(*kind), None),
            Document::Source(id) => {
                let document = self.source(id).and_then(|source| source.document());
                (document.map(PlatformDocument::kind), document.and_then(PlatformDocument::edition))
            }
        }
    }
}
