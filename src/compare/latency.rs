//! How long one thing took to follow another, between dates that are not exactly known.

use crate::model::when::any_overlap;
use crate::model::{Attested, Claim, Dataset, Record, Reference, When};

/// The shortest and the longest time that can lie between two dates.
///
/// ```
/// use moderation_record::{When, compare::latency};
/// let delay = latency(When::from_static("2019-11-29"), When::from_static("2019-12-03")).unwrap();
/// // From the last second of the first day to the first of the second, and the reverse.
/// assert_eq!((delay.shortest_seconds(), delay.longest_seconds()), (259_201, Some(431_999)));
/// // A reply that may have come first has no shortest time but zero; an open end has no longest.
/// let open = latency(When::from_static("2019-11"), When::from_static("[2019-11-29..]")).unwrap();
/// assert_eq!((open.shortest_seconds(), open.longest_seconds()), (0, None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Delay {
    shortest_seconds: u64,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    longest_seconds: Option<u64>,
    may_be_longer: bool,
}

impl Delay {
    /// The shortest time, in seconds.
    #[must_use]
    #[inline]
    pub fn shortest_seconds(self) -> u64 {
        self.shortest_seconds
    }

    /// The longest time, in seconds, by the accounts that allow one; `None` where none does.
    #[must_use]
    #[inline]
    pub fn longest_seconds(self) -> Option<u64> {
        self.longest_seconds
    }

    /// Whether some account leaves the end open.
    #[must_use]
    #[inline]
    pub fn may_be_longer(self) -> bool {
        self.may_be_longer
    }
}

/// The time from the beginning of `cause` to the beginning of `reply`: the shortest and the longest
/// that the two dates allow. `None` when the reply certainly came first, or nothing bounds it.
#[must_use]
#[inline]
pub fn latency(cause: When, reply: When) -> Option<Delay> {
    let (cause, reply) = (cause.beginning(), reply.beginning());
    let shortest = match (cause.1, reply.0) {
        (Some(cause), Some(reply)) => reply - cause,
        _ => 0,
    };
    let longest = match (cause.0, reply.1) {
        (Some(cause), Some(reply)) => Some(reply - cause),
        _ => None,
    };
    match longest {
        Some(longest) if longest < 0 => None,
        _ => Some(Delay {
            shortest_seconds: u64::try_from(shortest).unwrap_or(0),
            longest_seconds: longest.map(i64::unsigned_abs),
            may_be_longer: longest.is_none(),
        }),
    }
}

/// How long an action or response took after what it followed.
///
/// ```
/// let data = moderation_record::dataset();
/// let waits = data.latencies();
/// let tamtam = waits.iter().find(|wait| wait.reply().id() == "tamtam_blocks_is_channels_2019").unwrap();
/// assert!(tamtam.disputed() && tamtam.delay().unwrap().longest_seconds().is_some());
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Latency<'d> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::record_name"))]
    cause: Record<'d>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::record_name"))]
    reply: Record<'d>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    delay: Option<Delay>,
    disputed: bool,
}

impl<'d> Latency<'d> {
    /// What came first.
    #[must_use]
    #[inline]
    pub fn cause(&self) -> Record<'d> {
        self.cause
    }

    /// What followed.
    #[must_use]
    #[inline]
    pub fn reply(&self) -> Record<'d> {
        self.reply
    }

    /// The shortest and longest time over all claims; `None` where the dates do not say.
    #[must_use]
    #[inline]
    pub fn delay(&self) -> Option<Delay> {
        self.delay
    }

    /// Whether the dates of either are disputed.
    #[must_use]
    #[inline]
    pub fn disputed(&self) -> bool {
        self.disputed
    }
}

impl Dataset {
    /// The record that a reference names, where the dataset has it.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let response = dataset().response("displacement_telegram_tamtam_2019").unwrap();
    /// assert!(response.to().iter().all(|reference| dataset().resolve(reference).is_some()));
    /// ```
    #[must_use]
    #[inline]
    pub fn resolve(&self, reference: &Reference) -> Option<Record<'_>> {
        match reference {
            Reference::Event(id) => self.event(id).map(Record::Event),
            Reference::Action(id) => self.action(id).map(Record::Action),
            Reference::Response(id) => self.response(id).map(Record::Response),
            Reference::Policy(policy) => self.policy(policy.id()).map(Record::Policy),
        }
    }

    /// How long every action and response took after each thing that it refers to.
    ///
    /// ```
    /// let waits = moderation_record::dataset().latencies();
    /// assert!(waits.iter().any(|wait| wait.disputed()) && waits.iter().any(|wait| !wait.disputed()));
    /// ```
    #[must_use]
    #[inline]
    pub fn latencies<'d>(&'d self) -> Vec<Latency<'d>> {
        let wait = |(reply, cause): (Record<'d>, Record<'d>)| {
            let (before, after) = (cause.when()?, reply.when()?);
            let disputed = before.is_disputed() || after.is_disputed();
            Some(Latency { cause, reply, delay: over_all_claims(before.claims(), after.claims()), disputed })
        };
        self.references().filter_map(wait).collect()
    }

    /// Every action and response with each thing that it refers to as its cause.
    #[inline]
    pub(super) fn references<'d>(&'d self) -> impl Iterator<Item = (Record<'d>, Record<'d>)> {
        let actions = self.actions().iter().map(|action| (Record::Action(action), action.trigger()));
        let responses = self.responses().iter().map(|response| (Record::Response(response), response.to()));
        let resolved = |(record, causes): (Record<'d>, &'d [Reference])| {
            causes.iter().filter_map(|cause| self.resolve(cause)).map(move |cause| (record, cause))
        };
        actions.chain(responses).flat_map(resolved)
    }
}

/// The shortest and longest time over all pairs of claims that [`latency`] tells of, without looking at each pair.
#[inline]
fn over_all_claims(before: &[Claim<When>], after: &[Claim<When>]) -> Option<Delay> {
    let bounds = |claims: &[Claim<When>]| claims.iter().map(|claim| claim.value().beginning()).collect::<Vec<_>>();
    let (causes, replies) = (bounds(before), bounds(after));
    if causes.is_empty() || replies.is_empty() {
        return None;
    }
    let may_be_longer = causes.iter().any(|(start, _)| start.is_none()) || replies.iter().any(|(_, end)| end.is_none());
    let (first, last) = (causes.iter().filter_map(|(start, _)| *start).min(), replies.iter().filter_map(|(_, end)| *end).max());
    let longest = first.zip(last).map(|(first, last)| last - first).filter(|longest| *longest >= 0);
    if longest.is_none() && !may_be_longer {
        return None;
    }
    // Where no two overlap, the shortest is from the last end before a reply begins.
    let mut ends: Vec<i64> = causes.iter().filter_map(|(_, end)| *end).collect();
    ends.sort_unstable();
    let gap = |start: i64| ends[..ends.partition_point(|end| *end < start)].last().map(|end| start - end);
    let gaps = replies.iter().filter_map(|(start, _)| gap((*start)?));
    let shortest = if any_overlap(causes.clone(), replies.clone()) { None } else { gaps.min() };
    let shortest_seconds = shortest.and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or(0);
    Some(Delay { shortest_seconds, longest_seconds: longest.map(i64::unsigned_abs), may_be_longer })
}

impl<'a> Record<'a> {
    /// When it happened, for an action, a response or an event.
    #[must_use]
    #[inline]
    pub fn when(self) -> Option<&'a Attested<When>> {
        match self {
            Self::Action(record) => Some(record.when()),
            Self::Response(record) => Some(record.when()),
            Self::Event(record) => Some(record.when()),
            _ => None,
        }
    }
}

#[cfg(test)]
#[expect(clippy::default_trait_access)] // the type of a list is its own business
mod tests {
    use super::*;

    #[test]
    fn few_comparisons_tell_what_all_pairs_tell() {
        const DATES: [&str; 9] =
            ["2019", "2019-11", "2019-11-22", "2019-12-03~", "2018-04/..", "../2017", "[..2018]", "2020/2021", "2019-11-30T17:55Z"];
        let claims = |bits: usize| {
            let dates = DATES.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
            let claim = |value: When| Claim { value, during: None, said_by: None, evidence: Default::default(), note: None };
            dates.map(|(_, date)| claim(date.parse().unwrap())).collect()
        };
        let sets: Vec<Vec<Claim<When>>> = (0..1 << DATES.len()).filter(|bits: &usize| bits.count_ones() <= 3).map(claims).collect();
        for (before, after) in sets.iter().flat_map(|before| sets.iter().map(move |after| (before, after))) {
            let pairs = before.iter().flat_map(|b| after.iter().map(move |a| latency(*b.value(), *a.value())));
            let wanted = pairs.flatten().reduce(|a, b| Delay {
                shortest_seconds: a.shortest_seconds.min(b.shortest_seconds),
                longest_seconds: a.longest_seconds.max(b.longest_seconds),
                may_be_longer: a.may_be_longer || b.may_be_longer,
            });
            assert_eq!(over_all_claims(before, after), wanted, "{before:?} {after:?}");
        }
    }
}
