//! What happened, in the order that is certain.

use std::collections::BTreeSet;

use crate::model::when::all_before;
use crate::model::{Certainty, Dataset, Moment, PlatformId, Record, Response, When};

/// Which part of the timeline is wanted; the default is all of it.
///
/// ```
/// use moderation_record::{When, compare::TimelineFilter, dataset};
/// let filter = TimelineFilter { platforms: &["tamtam"], from: Some(When::from_static("2019-11")), to: Some(When::from_static("2019-12")) };
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
}

impl TimelineFilter<'_> {
    /// Whether an event, action or response is wanted.
    #[inline]
    pub(super) fn has(&self, record: Record<'_>) -> bool {
        let wanted = |date: When| {
            self.from.is_none_or(|from| date.before(from) != Certainty::Yes) && self.to.is_none_or(|to| to.before(date) != Certainty::Yes)
        };
        let unlimited = self.from.is_none() && self.to.is_none();
        (self.platforms.is_empty() || record.platforms().iter().any(|id| self.platforms.contains(id)))
            && record.when().is_some_and(|when| unlimited || when.claims().iter().any(|claim| wanted(*claim.value())))
    }
}

/// One event, action or response in its place in time.
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
    dates: Vec<When>,
    #[cfg_attr(feature = "serde", serde(skip))]
    earliest: Option<Moment>,
    disputed: bool,
    certainly_first: bool,
}

impl<'d> TimelineEntry<'d> {
    /// The event, action or response.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Record<'d> {
        self.record
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
    /// at all stands at the end. A `~` in a listing means that the next entry may have come first.
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
                Some(TimelineEntry { record, dates, earliest, disputed: when.is_disputed(), certainly_first: false })
            })
            .collect();
        let latest = |entry: &TimelineEntry<'_>| entry.dates.iter().map(|d| d.latest().map_or(i64::MAX, Moment::seconds)).max();
        entries.sort_by_cached_key(|entry| (entry.dates.is_empty(), entry.earliest, latest(entry), entry.record.id()));
        for i in 1..entries.len() {
            entries[i - 1].certainly_first = entries[i - 1].certainly_before(&entries[i]);
        }
        entries
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
