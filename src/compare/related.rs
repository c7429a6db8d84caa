//! Which records belong together by their references.

use std::collections::{HashMap, HashSet};

use super::{TimelineEntry, TimelineFilter};
use crate::model::{Area, Dataset, Kind, Record, When};

/// The key of a record in any dataset: its kind and id.
pub(super) type Key<'d> = (Kind, &'d str);

#[inline]
pub(super) fn key(record: Record<'_>) -> Key<'_> {
    (record.kind(), record.id())
}

/// For each record the records that it refers to or that refer to it.
pub(super) struct Related<'d>(HashMap<Key<'d>, Vec<Record<'d>>>);

impl<'d> Related<'d> {
    #[inline]
    pub(super) fn of(data: &'d Dataset) -> Self {
        let mut related: HashMap<Key<'d>, Vec<Record<'d>>> = HashMap::new();
        let about = data.events().iter().flat_map(|event| event.about().iter().map(move |to| (Record::Event(event), to)));
        let about = about.filter_map(|(event, to)| Some((event, data.resolve(to)?)));
        for (record, cause) in data.references().chain(about) {
            related.entry(key(record)).or_default().push(cause);
            related.entry(key(cause)).or_default().push(record);
        }
        Self(related)
    }

    #[inline]
    pub(super) fn to(&self, record: Record<'d>) -> &[Record<'d>] {
        self.0.get(&key(record)).map_or(&[], Vec::as_slice)
    }

    /// Whether the record belongs to the area: an action by its own areas; an event or response by the actions that it
    /// is related to, and to every area if it is related to none.
    #[inline]
    pub(super) fn is_of_area(&self, record: Record<'d>, area: Area) -> bool {
        let areas = |record: &Record<'d>| match record {
            Record::Action(action) => Some(action.areas()),
            _ => None,
        };
        if let Some(areas) = areas(&record) {
            return areas.contains(&area);
        }
        let mut actions = self.to(record).iter().filter_map(areas).peekable();
        actions.peek().is_none() || actions.any(|areas| areas.contains(&area))
    }

    /// Events, actions and responses that concern one of the platforms and the area, in the order of time.
    #[inline]
    pub(super) fn told(&self, timeline: &[TimelineEntry<'d>], platforms: &[&str], area: Area, as_of: Option<When>) -> Vec<Record<'d>> {
        let filter = TimelineFilter { platforms, to: as_of, ..Default::default() };
        let records = timeline.iter().map(TimelineEntry::record);
        records.filter(|record| filter.has(*record) && self.is_of_area(*record, area)).collect()
    }

    /// The records among them that the platforms share: those that concern two of them, and those related to these.
    #[inline]
    pub(super) fn shared(&self, told: &[Record<'d>], platforms: &[&str]) -> HashSet<Key<'d>> {
        let concerns_two = |record: &&Record<'d>| record.platforms().iter().filter(|id| platforms.contains(id)).count() > 1;
        let shared = told.iter().filter(concerns_two);
        shared.flat_map(|record| std::iter::once(*record).chain(self.to(*record).iter().copied())).map(key).collect()
    }
}
