//! What happened, in the order that is certain.

use std::collections::BTreeSet;

use super::Standing;
use super::standing::{SeenOn, sightings, standing};
use crate::model::sighting::first_of;
use crate::model::when::all_before;
use crate::model::{Certainty, Dataset, Moment, PlatformId, Policy, Record, Response, Version, When};

/// Which part of the timeline is wanted; the default is all of it.
///
/// ```
/// use moderation_record::{When, compare::TimelineFilter, dataset};
/// let filter = TimelineFilter { platforms: &["tamtam"], from: Some(When::from_static("2019-11")), to: Some(When::from_static("2019-12")), ..Default::default() };
/// let entries = dataset().timeline(filter);
/// assert!(entries.iter().any(|entry| entry.record().id() == "tamtam_blocks_is_channels_2019"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct TimelineFilter<'f> {
    /// Only what concerns one of these platforms; all where empty.
    pub platforms: &'f [&'f str],
    /// Only what may have ended in or after this.
    pub from: Option<When>,
    /// Only what may have begun in or before this.
    pub to: Option<When>,
    /// With the turns of rules: new versions and ends.
    pub rules: bool,
}

impl TimelineFilter<'_> {
    /// Whether an event, action or response is wanted.
    #[inline]
    pub(super) fn has(&self, record: Record<'_>) -> bool {
        let unlimited = self.from.is_none() && self.to.is_none();
        self.concerns(record)
            && record.when().is_some_and(|when| unlimited || when.claims().iter().any(|claim| self.is_within(*claim.value())))
    }

    #[inline]
    fn concerns(&self, record: Record<'_>) -> bool {
        self.platforms.is_empty() || record.platforms().iter().any(|id| self.platforms.contains(id))
    }

    #[inline]
    fn is_within(&self, date: When) -> bool {
        self.from.is_none_or(|from| date.before(from) != Certainty::Yes) && self.to.is_none_or(|to| to.before(date) != Certainty::Yes)
    }
}

/// A turn in the history of a rule.
///
/// ```
/// use moderation_record::compare::{RuleTurn, TimelineFilter};
/// let turns = moderation_record::dataset().timeline(TimelineFilter { rules: true, ..Default::default() });
/// assert!(turns.iter().any(|entry| matches!(entry.turn(), Some(RuleTurn::Changed(_)))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleTurn<'d> {
    /// Its first version was seen in a document that had been seen without it.
    Began(&'d Version),
    /// This version was seen instead of the one before.
    Changed(&'d Version),
    /// It ended, as is recorded or as its document was seen without it.
    Ended,
}

/// `{"began": "key"}`, `{"changed": "key"}` or `"ended"`.
#[cfg(feature = "serde")]
impl serde::Serialize for RuleTurn<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Began(version) => serializer.serialize_newtype_variant("RuleTurn", 0, "began", version.key()),
            Self::Changed(version) => serializer.serialize_newtype_variant("RuleTurn", 1, "changed", version.key()),
            Self::Ended => serializer.serialize_unit_variant("RuleTurn", 2, "ended"),
        }
    }
}

/// One event, action or response in its place in time, or one turn of a rule.
///
/// ```
/// let entries = moderation_record::dataset().timeline(Default::default());
/// assert!(entries.is_sorted_by_key(|entry| entry.earliest()));
/// assert!(entries.iter().any(|entry| entry.certainly_first()) && entries.iter().any(|entry| !entry.certainly_first()));
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TimelineEntry<'d> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::record_name"))]
    record: Record<'d>,
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    turn: Option<RuleTurn<'d>>,
    dates: Vec<When>,
    #[cfg_attr(feature = "serde", serde(skip))]
    earliest: Option<Moment>,
    disputed: bool,
    certainly_first: bool,
}

impl<'d> TimelineEntry<'d> {
    /// The event, action or response, or the rule.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Record<'d> {
        self.record
    }

    /// What became of the rule; none for other records.
    #[must_use]
    #[inline]
    pub fn turn(&self) -> Option<RuleTurn<'d>> {
        self.turn
    }

    /// Every date that is claimed for it.
    #[must_use]
    #[inline]
    pub fn dates(&self) -> &[When] {
        &self.dates
    }

    /// The earliest moment of all the claims, or where none has a beginning their earliest end:
    /// the entry's place in the timeline.
    #[must_use]
    #[inline]
    pub fn earliest(&self) -> Option<Moment> {
        self.earliest
    }

    /// Whether the dates contradict each other.
    #[must_use]
    #[inline]
    pub fn disputed(&self) -> bool {
        self.disputed
    }

    /// Whether it certainly came before another, by all accounts of both; never where one has no date.
    #[must_use]
    #[inline]
    pub fn certainly_before(&self, other: &Self) -> bool {
        all_before(&self.dates, &other.dates)
    }

    /// Whether it certainly came before the next entry; if not, the two overlap or may have come in
    /// the other order.
    #[must_use]
    #[inline]
    pub fn certainly_first(&self) -> bool {
        self.certainly_first
    }
}

/// A community's move from one platform to another.
///
/// ```
/// let moves = moderation_record::dataset().displacements();
/// assert!(moves.iter().any(|m| m.from().as_str() == "telegram" && m.to().as_str() == "tamtam"));
/// ```
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DisplacementPair<'d> {
    from: &'d PlatformId,
    to: &'d PlatformId,
    #[cfg_attr(feature = "serde", serde(serialize_with = "response_as_reference"))]
    response: &'d Response,
}

#[cfg(feature = "serde")]
#[inline]
fn response_as_reference<S: serde::Serializer>(response: &Response, serializer: S) -> Result<S::Ok, S::Error> {
    super::record_name(&Record::Response(response), serializer)
}

impl<'d> DisplacementPair<'d> {
    /// The platform it left.
    #[must_use]
    #[inline]
    pub fn from(&self) -> &'d PlatformId {
        self.from
    }

    /// The platform it went to.
    #[must_use]
    #[inline]
    pub fn to(&self) -> &'d PlatformId {
        self.to
    }

    /// The record of the move.
    #[must_use]
    #[inline]
    pub fn response(&self) -> &'d Response {
        self.response
    }
}

impl Dataset {
    /// Events, actions and responses by their earliest moment, then by the latest. What has no date
    /// at all stands at the end. A `~` in a listing means that the next entry may have come first. Where the filter asks for rules,
    /// their [`turns`](Self::turns) stand among them.
    ///
    /// ```
    /// use moderation_record::{When, compare::TimelineFilter, dataset};
    /// let november = TimelineFilter { from: Some(When::from_static("2019-11")), to: Some(When::from_static("2019-11")), ..Default::default() };
    /// assert!(dataset().timeline(november).len() < dataset().timeline(TimelineFilter::default()).len());
    /// ```
    #[must_use]
    #[inline]
    pub fn timeline(&self, filter: TimelineFilter<'_>) -> Vec<TimelineEntry<'_>> {
        let events = self.events().iter().map(Record::Event);
        let actions = self.actions().iter().map(Record::Action);
        let responses = self.responses().iter().map(Record::Response);
        let mut entries: Vec<_> = events
            .chain(actions)
            .chain(responses)
            .filter(|record| filter.has(*record))
            .filter_map(|record| {
                let when = record.when()?;
                let dates: Vec<When> = when.values().copied().collect();
                let starts = dates.iter().filter_map(|date| date.earliest());
                let earliest = starts.min().or_else(|| dates.iter().filter_map(|date| date.latest()).min());
                Some(TimelineEntry { record, turn: None, dates, earliest, disputed: when.is_disputed(), certainly_first: false })
            })
            .collect();
        let wanted = self.policies().iter().filter(|policy| filter.rules && filter.concerns(Record::Policy(policy)));
        for (policy, (turn, date)) in wanted.flat_map(|policy| self.turns(policy).into_iter().map(move |turn| (policy, turn))) {
            if filter.is_within(date) {
                let (record, earliest) = (Record::Policy(policy), date.earliest().or(date.latest()));
                entries.push(TimelineEntry {
                    record,
                    turn: Some(turn),
                    dates: vec![date],
                    earliest,
                    disputed: false,
                    certainly_first: false,
                });
            }
        }
        let latest = |entry: &TimelineEntry<'_>| entry.dates.iter().map(|d| d.latest().map_or(i64::MAX, Moment::seconds)).max();
        entries.sort_by_cached_key(|entry| (entry.dates.is_empty(), entry.earliest, latest(entry), entry.record.id()));
        for i in 1..entries.len() {
            entries[i - 1].certainly_first = entries[i - 1].certainly_before(&entries[i]);
        }
        entries
    }

    /// The turns of a rule, each with the time in which it lies: after the last sighting of what stood before, and no later than the
    /// first sighting of what came after. That a rule was first seen is no turn, unless its document had been seen without it.
    ///
    /// ```
    /// use moderation_record::{When, dataset};
    /// let turns = dataset().policies().iter().flat_map(|policy| dataset().turns(policy));
    /// assert!(turns.filter(|(_, when)| when.to_string().starts_with('[')).count() > 10);
    /// ```
    #[must_use]
    #[inline]
    pub fn turns<'d>(&'d self, policy: &'d Policy) -> Vec<(RuleTurn<'d>, When)> {
        let seen = sightings(policy);
        // What was seen last of another version, or without the rule, before the version was first seen.
        let between = |version: &Version, first: When| {
            let other = |seen: &&SeenOn<'_>| seen.version.is_none_or(|other| !std::ptr::eq(other, version));
            let earlier = seen.iter().filter(other).filter(|seen| seen.on.before(first) == Certainty::Yes);
            earlier.max_by_key(|seen| seen.on.latest()).map(|last| When::one_of(last.on, first))
        };
        let mut turns = Vec::new();
        for (place, version) in policy.versions().iter().enumerate() {
            let of_version = seen.iter().filter(|seen| seen.version.is_some_and(|one| std::ptr::eq(one, version)));
            let Some(first) = first_of(of_version.map(|seen| seen.on)) else { continue };
            match between(version, first) {
                between if place > 0 => turns.push((RuleTurn::Changed(version), between.unwrap_or(first))),
                Some(between) => turns.push((RuleTurn::Began(version), between)),
                None => {}
            }
        }
        if let Some(ending) = policy.ended() {
            turns.push((RuleTurn::Ended, ending.on()));
        } else if let Standing::Ended(on) = standing(policy, None, None) {
            turns.push((RuleTurn::Ended, policy.last_seen().map_or(on, |last| When::one_of(last, on))));
        }
        turns
    }

    /// The moves of communities between platforms, one for each pair of platforms, in order of time.
    ///
    /// ```
    /// let moves = moderation_record::dataset().displacements();
    /// assert!(moves.iter().filter(|m| m.from().as_str() == "telegram").count() > 3);
    /// ```
    #[must_use]
    #[inline]
    pub fn displacements(&self) -> Vec<DisplacementPair<'_>> {
        let mut moves = Vec::new();
        for entry in self.timeline(TimelineFilter::default()) {
            if let Record::Response(response) = entry.record
                && let Some(displacement) = response.displacement()
            {
                for from in displacement.from() {
                    moves.extend(displacement.to().iter().map(|to| DisplacementPair { from, to, response }));
                }
            }
        }
        moves
    }
}

impl<'a> Record<'a> {
    /// The platforms that an event, action or response concerns.
    ///
    /// ```
    /// use moderation_record::{Record, dataset};
    /// let response = dataset().response("displacement_telegram_tamtam_2019").unwrap();
    /// assert_eq!(Record::Response(response).platforms(), ["tamtam", "telegram"]);
    /// ```
    #[must_use]
    #[inline]
    pub fn platforms(self) -> Vec<&'a str> {
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        match self {
            Self::Platform(record) => drop(ids.insert(record.id().as_str())),
            Self::Policy(record) => drop(ids.insert(record.platform().as_str())),
            Self::Event(record) => ids.extend(record.platforms().iter().map(PlatformId::as_str)),
            Self::Action(record) => ids.extend(record.platforms().iter().map(PlatformId::as_str)),
            Self::Response(record) => {
                ids.extend(record.platforms().iter().map(PlatformId::as_str));
                if let Some(displacement) = record.displacement() {
                    ids.extend(displacement.from().iter().chain(displacement.to()).map(PlatformId::as_str));
                }
            }
            Self::Organization(_) | Self::Source(_) => {}
        }
        ids.into_iter().collect()
    }
}
