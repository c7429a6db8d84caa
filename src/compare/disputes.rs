//! Where sources contradict each other: every account beside the others.

use std::collections::BTreeSet;

use crate::model::{
    Claim, ClaimView, Dataset, Figure, Node, Organization, OrganizationId, Party, Platform, PlatformId, Record, Route, Step, Version,
};

/// What the claims of a dispute are about.
///
/// ```
/// use moderation_record::compare::DisputeAbout;
/// let disputes = moderation_record::dataset().disputes();
/// assert!(disputes.iter().any(|dispute| *dispute.about() == DisputeAbout::Field("launched")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DisputeAbout<'d> {
    /// A field of the record, by its name, such as `launched` or `when`.
    Field(&'static str),
    /// A figure of the record.
    Figure(&'d Figure),
    /// When a version of the rule was in force.
    #[cfg_attr(feature = "serde", serde(serialize_with = "version_key"))]
    InForce(&'d Version),
    /// Which of the two owns the other.
    Ownership(&'d PlatformId, &'d OrganizationId),
}

#[cfg(feature = "serde")]
#[inline]
fn version_key<S: serde::Serializer>(version: &Version, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(version.key())
}

/// A question on which recorded claims contradict each other.
///
/// ```
/// use moderation_record::compare::DisputeAbout;
/// let disputes = moderation_record::dataset().disputes();
/// let of_tamtam = |dispute: &&moderation_record::compare::Dispute<'_>| dispute.record().id() == "tamtam";
/// let launch = disputes.iter().filter(of_tamtam).find(|dispute| *dispute.about() == DisputeAbout::Field("launched")).unwrap();
/// let years: Vec<&str> = launch.claims().iter().map(|claim| &*claim.value).collect();
/// assert!(years.contains(&"2016") && years.contains(&"2017"));
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Dispute<'d> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::record_name"))]
    record: Record<'d>,
    about: DisputeAbout<'d>,
    claims: Vec<ClaimView<'d>>,
}

impl<'d> Dispute<'d> {
    /// The record that contains the claims.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Record<'d> {
        self.record
    }

    /// What the claims are about.
    #[must_use]
    #[inline]
    pub fn about(&self) -> &DisputeAbout<'d> {
        &self.about
    }

    /// The figure that the claims are about, if they are about one.
    #[must_use]
    #[inline]
    pub fn figure(&self) -> Option<&'d Figure> {
        if let DisputeAbout::Figure(figure) = self.about { Some(figure) } else { None }
    }

    /// All claims on the question, also those that agree with each other.
    #[must_use]
    #[inline]
    pub fn claims(&self) -> &[ClaimView<'d>] {
        &self.claims
    }
}

impl Dataset {
    /// Every question on which claims contradict each other, in the order of the records.
    ///
    /// Circular ownership is a dispute too: one claim states that A owns B, another that B owns A. The value of such a
    /// claim is the owner.
    ///
    /// ```
    /// use moderation_record::compare::DisputeAbout;
    /// let disputes = moderation_record::dataset().disputes();
    /// assert!(disputes.iter().any(|it| matches!(it.about(), DisputeAbout::Ownership(..)) && it.claims().len() >= 2));
    /// ```
    #[must_use]
    #[inline]
    pub fn disputes(&self) -> Vec<Dispute<'_>> {
        let mut disputes = Vec::new();
        for record in self.records() {
            record.visit(&mut |route, node| {
                if let Node::Claims(claims) = node
                    && claims.disputed().contains(&true)
                    && let Some(about) = about(record, route)
                {
                    disputes.push(Dispute { record, about, claims: claims.views() });
                }
            });
        }
        disputes.extend(self.platforms().iter().flat_map(|platform| self.circular_ownership(platform)));
        disputes
    }

    /// The organizations that own the platform by one account and are owned by it by another.
    #[inline]
    fn circular_ownership<'d>(&'d self, platform: &'d Platform) -> Vec<Dispute<'d>> {
        let owners: BTreeSet<_> = platform.operators().claims().iter().filter_map(|claim| organization_of(claim.value())).collect();
        let circle = |organization: &'d Organization| {
            let owner = |claim: &&Claim<Party>| organization_of(claim.value()) == Some(organization.id());
            let property = |claim: &&Claim<Party>| matches!(claim.value(), Party::Platform(id) if id == platform.id());
            let forth = platform.operators().claims().iter().filter(owner).map(Claim::view);
            let back: Vec<_> = organization.owners().claims().iter().filter(property).map(Claim::view).collect();
            let about = DisputeAbout::Ownership(platform.id(), organization.id());
            (!back.is_empty()).then(|| Dispute { record: Record::Platform(platform), about, claims: forth.chain(back).collect() })
        };
        owners.into_iter().filter_map(|id| circle(self.organization(id)?)).collect()
    }
}

#[inline]
fn organization_of(party: &Party) -> Option<&OrganizationId> {
    if let Party::Organization(id) = party { Some(id) } else { None }
}

/// What the claims at the route are about.
#[inline]
fn about<'d>(record: Record<'d>, route: &Route) -> Option<DisputeAbout<'d>> {
    match (record, route.steps()) {
        (_, [Step::Field("figures"), Step::Index(place), ..]) => record.figures().get(*place).map(DisputeAbout::Figure),
        (Record::Policy(policy), [Step::Field("versions"), Step::Index(place), ..]) => {
            policy.versions().get(*place).map(DisputeAbout::InForce)
        }
        (_, [Step::Field(field), ..]) => Some(DisputeAbout::Field(field)),
        _ => None,
    }
}
