//! Where sources contradict each other: every account beside the others.

use std::collections::BTreeSet;

use crate::model::{Claim, ClaimView, Claimed, Dataset, Figure, Kind, Node, Party, Record, Route, Step};

/// A question on which recorded claims contradict each other.
///
/// ```
/// let disputes = moderation_record::dataset().disputes();
/// let launch = disputes.iter().find(|c| c.record().id() == "tamtam" && c.question() == "launched").unwrap();
/// let years: Vec<&str> = launch.claims().iter().map(|claim| &*claim.value).collect();
/// assert!(years.contains(&"2016") && years.contains(&"2017"));
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Dispute<'d> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::as_reference"))]
    record: Record<'d>,
    question: String,
    #[cfg_attr(feature = "serde", serde(skip))]
    figure: Option<&'d Figure>,
    claims: Vec<ClaimView<'d>>,
}

impl<'d> Dispute<'d> {
    /// The record that holds the claims.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Record<'d> {
        self.record
    }

    /// What the claims are about.
    #[must_use]
    #[inline]
    pub fn question(&self) -> &str {
        &self.question
    }

    /// The figure that the claims are about, where they are about one.
    #[must_use]
    #[inline]
    pub fn figure(&self) -> Option<&'d Figure> {
        self.figure
    }

    /// All claims on the question, those that agree with each other too.
    #[must_use]
    #[inline]
    pub fn claims(&self) -> &[ClaimView<'d>] {
        &self.claims
    }
}

impl Dataset {
    /// Every question on which claims contradict each other, in the order of the records. Ownership
    /// that runs in a circle is one too: two claims cannot both be true when one says that A owns B
    /// and the other that B owns A.
    ///
    /// ```
    /// let disputes = moderation_record::dataset().disputes();
    /// assert!(disputes.iter().any(|c| c.question().starts_with("who owns whom") && c.claims().len() >= 2));
    /// ```
    #[must_use]
    #[inline]
    pub fn disputes(&self) -> Vec<Dispute<'_>> {
        let mut disputes = Vec::new();
        for record in self.records() {
            record.visit(&mut |route, node| {
                if let Node::Claims(claims) = node
                    && claims.disputed().contains(&true)
                {
                    disputes.push(Dispute {
                        record,
                        question: question(record, route),
                        figure: figure(record, route),
                        claims: claims.views(),
                    });
                }
            });
        }
        disputes.extend(self.circular_ownership());
        disputes
    }

    #[inline]
    fn circular_ownership(&self) -> Vec<Dispute<'_>> {
        let mut disputes = Vec::new();
        for platform in self.platforms() {
            let owners = platform.operators().claims().iter().filter_map(|claim| match claim.value() {
                Party::Organization(id) => Some(id),
                _ => None,
            });
            for organization in owners.collect::<BTreeSet<_>>().into_iter().filter_map(|id| self.organization(id)) {
                let owns = |claim: &'_ Claim<Party>| matches!(claim.value(), Party::Organization(id) if id == organization.id());
                let owned = |claim: &'_ Claim<Party>| matches!(claim.value(), Party::Platform(id) if id == platform.id());
                let forth: Vec<_> = platform.operators().claims().iter().filter(|claim| owns(claim)).collect();
                let back: Vec<_> = organization.owners().claims().iter().filter(|claim| owned(claim)).collect();
                if back.is_empty() {
                    continue;
                }
                let forth = forth.into_iter().map(|claim| owns_view(claim, organization.id().as_str(), platform.id().as_str()));
                let back = back.into_iter().map(|claim| owns_view(claim, platform.id().as_str(), organization.id().as_str()));
                let question = format!("who owns whom: {} or {}", platform.id(), organization.id());
                disputes.push(Dispute { record: Record::Platform(platform), question, figure: None, claims: forth.chain(back).collect() });
            }
        }
        disputes
    }
}

#[inline]
fn owns_view<'d>(claim: &'d Claim<Party>, owner: &str, property: &str) -> ClaimView<'d> {
    ClaimView {
        value: format!("{owner} owns {property}"),
        typed: Claimed::Party(claim.value()),
        during: claim.during(),
        said_by: claim.said_by(),
        evidence: claim.evidence(),
        note: claim.note(),
    }
}

/// The figure to which a route leads.
#[inline]
fn figure<'d>(record: Record<'d>, route: &Route) -> Option<&'d Figure> {
    match route.steps() {
        [Step::Field("figures"), Step::Index(place), ..] => record.figures().get(*place),
        _ => None,
    }
}

/// The question that a set of claims answers, in words.
#[inline]
pub(super) fn question(record: Record<'_>, route: &Route) -> String {
    if let Some(figure) = figure(record, route) {
        let mut what = figure.what().map_or_else(|| figure.of().to_string(), ToString::to_string);
        if let Some(whole) = figure.out_of() {
            what.push_str(&format!(", out of {whole}"));
        }
        return match (figure.measure(), figure.during()) {
            (Some(crate::model::Scale::Share), _) => format!("share in percent: {what}"),
            (_, Some(during)) => format!("how many: {what}, {during}"),
            _ => format!("how many: {what}"),
        };
    }
    match (record.kind(), route.steps()) {
        (Kind::Platform | Kind::Organization, [Step::Field(field)]) => (*field).replace('_', " "),
        (_, [Step::Field("when")]) => "when".into(),
        _ => route.to_string(),
    }
}
