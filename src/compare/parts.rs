//! One part of rules across platforms: who promises notice, who says that it searches private messages, how many strikes there are.
//!
//! **What is not listed.** The list holds what rules state. That a rule says nothing of a part is never listed. That a rule *denies* one
//! is listed, but not where the list would name the platforms that do not look for, assess, act on or report terrorist content or the
//! sexual abuse of children: [`is_withheld`] decides. Such an answer stands on the platform's own page and in `stance` and `show`, where
//! one platform is asked for by name.

use super::{Clause, FactName, FactValue, PartFacts, facts};
use crate::model::{Area, Dataset, Part, Policy, Says, Surface, Topic, Version, When, YesNo};

/// Which parts are wanted; the default is those of all platforms, as far as the records reach.
///
/// ```
/// use moderation_record::{Part, Surface, compare::PartFilter, dataset};
/// let in_private = PartFilter { surface: Some(Surface::PrivateChat), ..Default::default() };
/// assert!(dataset().parts(Part::Sanctions, in_private).len() < dataset().parts(Part::Sanctions, PartFilter::default()).len());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct PartFilter<'f> {
    /// Only those of these platforms; all where empty.
    pub platforms: &'f [&'f str],
    /// Only those of rules that concern this area; rules on procedures concern none.
    pub area: Option<Area>,
    /// Only those of versions that name this surface, or everywhere on the platform.
    pub surface: Option<Surface>,
    /// As of this time; a month or year means its end.
    pub at: Option<When>,
}

/// A part that a rule states, or says that there is none.
///
/// ```
/// use moderation_record::{Part, Says, compare::PartFilter, dataset};
/// let notices = dataset().parts(Part::Notice, PartFilter::default());
/// assert!(notices.iter().all(|stated| stated.facts().stated().says != Says::NotStated && stated.clause().version().is_some()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPart<'d> {
    clause: Clause<'d>,
    version: &'d Version,
    facts: PartFacts<'d>,
}

impl<'d> StatedPart<'d> {
    /// Every part of the version that stood.
    #[inline]
    pub(super) fn all(clause: &Clause<'d>) -> impl Iterator<Item = Self> + use<'d> {
        let clause = *clause;
        let of_version = move |version: &'d Version| {
            let parts = version.parts().map_or_else(Vec::new, facts).into_iter();
            parts.map(move |facts| Self { clause, version, facts })
        };
        clause.version().into_iter().flat_map(of_version)
    }

    /// The rule with what is known of it at the time.
    #[must_use]
    #[inline]
    pub fn clause(&self) -> &Clause<'d> {
        &self.clause
    }

    /// The version that states it.
    #[must_use]
    #[inline]
    pub fn version(&self) -> &'d Version {
        self.version
    }

    /// The part with its typed facts.
    #[must_use]
    #[inline]
    pub fn facts(&self) -> &PartFacts<'d> {
        &self.facts
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for StatedPart<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        super::rules::serialize_rule(&mut out, &self.clause)?;
        out.serialize_entry("surfaces", self.version.surfaces())?;
        out.serialize_entry("part", &self.facts)?;
        out.end()
    }
}

/// Whether a list across platforms leaves a part out. It does for a denial (the rule says that there is none, or that encrypted content
/// is not searched) of detection, review, referral, labelling, reporting or a sanction, in a rule that holds for terrorist content or the
/// sexual abuse of children: on these areas themselves, on illegal content or content of every kind, or on a procedure.
///
/// ```
/// use moderation_record::{Part, Says, compare::{PartFilter, is_withheld}, dataset};
/// for stated in dataset().parts(Part::Detection, PartFilter::default()) {
///     assert!(!is_withheld(stated.clause().policy(), stated.facts()));
/// }
/// ```
#[must_use]
#[inline]
pub fn is_withheld(policy: &Policy, part: &PartFacts<'_>) -> bool {
    let denies = part.stated().says != Says::States || part.fact(FactName::Encrypted).contains(&FactValue::YesNo(YesNo::No));
    let holds = matches!(policy.topic(), Topic::Procedure(_)) || policy.areas().any(is_sensitive);
    denies && holds && has_withheld(part.part())
}

/// Whether a list of this kind of part may leave denials out, as [`is_withheld`] decides.
///
/// ```
/// use moderation_record::{Part, compare::has_withheld};
/// assert!(has_withheld(Part::Detection) && !has_withheld(Part::Notice));
/// ```
#[must_use]
#[inline]
pub const fn has_withheld(part: Part) -> bool {
    matches!(part, Part::Detection | Part::Review | Part::Referral | Part::Labelling | Part::Reporting | Part::Sanctions)
}

#[inline]
fn is_sensitive(area: Area) -> bool {
    matches!(
        area,
        Area::TerroristContent
            | Area::IllegalOrganizations
            | Area::ChildSexualAbuseMaterial
            | Area::ChildSexualAbuseMaterialDeepfake
            | Area::GroomingSexualEnticementMinors
            | Area::OtherProtectionOfMinors
            | Area::IllegalContent
            | Area::Other
            | Area::General
    )
}

impl Dataset {
    /// Every part of the kind that the rules standing at the time state, platform by platform, the rules in the order of
    /// [`rules`](Self::rules). [What is not listed](is_withheld).
    ///
    /// ```
    /// use moderation_record::{Area, Part, compare::PartFilter, dataset};
    /// let filter = PartFilter { area: Some(Area::HateSpeech), ..Default::default() };
    /// assert!(dataset().parts(Part::Sanctions, filter).iter().all(|stated| stated.clause().policy().concerns(Area::HateSpeech)));
    /// ```
    #[must_use]
    #[inline]
    pub fn parts(&self, kind: Part, filter: PartFilter<'_>) -> Vec<StatedPart<'_>> {
        let wanted = |version: &Version| {
            let named = |surface: Surface| version.surfaces().iter().any(|one| *one == surface || *one == Surface::AllStated);
            filter.surface.is_none_or(named)
        };
        let mut stated = Vec::new();
        for platform in self.platforms().iter().map(|platform| platform.id().as_str()) {
            if !filter.platforms.is_empty() && !filter.platforms.contains(&platform) {
                continue;
            }
            for line in self.rules(platform, filter.area, filter.at) {
                let clause = *line.clause();
                if clause.version().is_some_and(wanted) {
                    stated.extend(StatedPart::all(&clause).filter(|part| {
                        let facts = part.facts();
                        facts.part() == kind && facts.stated().says != Says::NotStated && !is_withheld(clause.policy(), facts)
                    }));
                }
            }
        }
        stated
    }
}
