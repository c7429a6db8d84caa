//! The story that platforms share: which records belong together by their references.

use std::collections::{HashMap, HashSet};

use super::{TimelineEntry, TimelineFilter};
use crate::model::{Area, Dataset, Kind, Record, When};

/// What names a record in any dataset.
pub(super) type Key<'d> = (Kind, &'d str);

#[inline]
pub(super) fn key(record: Record<'_>) -> Key<'_> {
    (record.kind(), record.id())
}

/// For each record those that it refers to, and those that refer to it.
pub(super) struct Links<'d>(HashMap<Key<'d>, Vec<Record<'d>>>);

impl<'d> Links<'d> {
    #[inline]
    pub(super) fn of(data: &'d Dataset) -> Self {
        let mut links: HashMap<Key<'d>, Vec<Record<'d>>> = HashMap::new();
        let about = data.events().iter().flat_map(|event| event.about().iter().map(move |to| (Record::Event(event), to)));
        let about = about.filter_map(|(event, to)| Some((event, data.resolve(to)?)));
        for (record, cause) in data.references().chain(about) {
            links.entry(key(record)).or_default().push(cause);
            links.entry(key(cause)).or_default().push(record);
        }
        Self(links)
    }

    #[inline]
    pub(super) fn neighbours(&self, record: Record<'d>) -> &[Record<'d>] {
        self.0.get(&key(record)).map_or(&[], Vec::as_slice)
    }

    /// Whether an action is of the area; an event or response, whether an action is that it is linked
    /// with, if it is linked with any.
    #[inline]
    fn is_of_area(&self, record: Record<'d>, area: Area) -> bool {
        let areas = |record: &Record<'d>| match record {
            Record::Action(action) => Some(action.areas()),
            _ => None,
        };
        if let Some(areas) = areas(&record) {
            return areas.contains(&area);
        }
        let mut linked = self.neighbours(record).iter().filter_map(areas).peekable();
        linked.peek().is_none() || linked.any(|areas| areas.contains(&area))
    }

    /// What the platforms share, in the order of time: records that concern two of them, and what those
    /// are linked with. Where they share nothing, what concerns each.
    #[inline]
    pub(super) fn shared_story(
        &self,
        timeline: &[TimelineEntry<'d>],
        platforms: &[&str],
        area: Area,
        as_of: Option<When>,
    ) -> Vec<Record<'d>> {
        let filter = TimelineFilter { platforms, from: None, to: as_of };
        let told: Vec<Record<'d>> =
            timeline.iter().map(TimelineEntry::record).filter(|record| filter.has(*record) && self.is_of_area(*record, area)).collect();
        if !told.iter().any(|record| matches!(record, Record::Action(_))) {
            return Vec::new();
        }
        let shares = |record: &&Record<'d>| record.platforms().iter().filter(|id| platforms.contains(id)).count() > 1;
        let mut belonging: HashSet<Key<'d>> = HashSet::new();
        for record in told.iter().filter(shares) {
            belonging.insert(key(*record));
            belonging.extend(self.neighbours(*record).iter().map(|linked| key(*linked)));
        }
        if belonging.is_empty() {
            return told;
        }
        told.into_iter().filter(|record| belonging.contains(&key(*record))).collect()
    }
}
