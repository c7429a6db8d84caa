//! What the pages tell, gathered once: which records belong to which platform, who refers to whom,
//! and so which pages there are.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::changes::DatedChange;
use super::exported::Download;
use super::routes::Page;
use crate::compare::{Comparer, DisplacementPair, Dispute, TimelineEntry};
use crate::model::{Area, Dataset, Kind, Moment, Node, Platform, Policy, Record, Version, When};

/// How many records a page lists.
pub(super) const ON_A_PAGE: usize = 500;

/// How many disputed questions a page shows.
pub(super) const DISPUTES_ON_A_PAGE: usize = 100;

/// As of how many years the comparison is told.
const YEARS: usize = 16;

/// How many pairs of platforms have a page that puts them beside each other.
const PAIRS: usize = 60;

/// How many areas have a column of their own: those on which most platforms have a rule.
const COLUMNS: usize = 5;

pub(super) struct Index<'d> {
    pub(super) data: &'d Dataset,
    /// The address under which the site will stand, with a slash at its end.
    pub(super) base: Option<String>,
    pub(super) downloads: Vec<Download>,
    /// What has changed lately, as far as it is known.
    pub(super) changes: Vec<DatedChange>,
    /// When a document was seen last.
    pub(super) as_of: Option<When>,
    pub(super) comparer: Comparer<'d>,
    pub(super) moves: Vec<DisplacementPair<'d>>,
    /// The areas on which most platforms have a rule; the others share a column.
    pub(super) areas: Vec<Area>,
    /// The platforms: first those with rules, then those that are only named.
    pub(super) platforms: Vec<&'d Platform>,
    /// The years as of whose end the platforms are compared.
    pub(super) as_of_years: Vec<i64>,
    pub(super) pairs: Vec<(&'d str, &'d str)>,
    by_year: BTreeMap<i64, Vec<usize>>,
    told_of: HashMap<&'d str, Vec<usize>>,
    disputed_of: HashMap<&'d str, Vec<usize>>,
    disputed_in: HashMap<(Kind, &'d str), Vec<usize>>,
    referring: HashMap<(Kind, &'d str), Vec<Record<'d>>>,
}

impl<'d> Index<'d> {
    pub(super) fn of(data: &'d Dataset, base: Option<String>, downloads: Vec<Download>, changes: Vec<DatedChange>) -> Self {
        let comparer = data.comparer();
        let moves = data.displacements();
        let mut told_of: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut by_year: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (place, entry) in comparer.timeline().iter().enumerate() {
            for year in years_of(entry) {
                by_year.entry(year).or_default().push(place);
            }
            for platform in entry.record().platforms() {
                told_of.entry(platform).or_default().push(place);
            }
        }
        let mut disputed_of: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut disputed_in: HashMap<(Kind, &str), Vec<usize>> = HashMap::new();
        for (place, dispute) in comparer.disputes().iter().enumerate() {
            let record = dispute.record();
            disputed_in.entry((record.kind(), record.id())).or_default().push(place);
            for platform in record.platforms() {
                disputed_of.entry(platform).or_default().push(place);
            }
        }
        let mut referring: HashMap<(Kind, &str), Vec<Record<'_>>> = HashMap::new();
        for record in data.records() {
            record.visit(&mut |_, node| {
                if let Node::Reference(kind, id) = node {
                    let known = referring.entry((kind, id)).or_default();
                    if known.last().is_none_or(|last| (last.kind(), last.id()) != (record.kind(), record.id())) {
                        known.push(record);
                    }
                }
            });
        }
        let mut platforms: Vec<&Platform> = data.platforms().iter().collect();
        platforms.sort_by_key(|platform| data.policies_below(platform.id().as_str()).is_empty());
        let mut on: BTreeMap<Area, BTreeSet<&str>> = BTreeMap::new();
        for policy in data.policies() {
            for area in policy.areas() {
                on.entry(area).or_default().insert(policy.platform().as_str());
            }
        }
        let mut areas: Vec<(Area, usize)> = on.into_iter().map(|(area, platforms)| (area, platforms.len())).collect();
        areas.sort_by_key(|(_, platforms)| std::cmp::Reverse(*platforms));
        areas.truncate(COLUMNS);
        let mut areas: Vec<Area> = areas.into_iter().map(|(area, _)| area).collect();
        areas.sort();
        Self {
            base,
            downloads,
            changes,
            as_of: data.policies().iter().flat_map(Policy::versions).filter_map(Version::last_seen).max_by_key(|on| on.earliest()),
            as_of_years: turning_years(data),
            pairs: pairs(data, &moves, &told_of),
            data,
            comparer,
            moves,
            areas,
            platforms,
            by_year,
            told_of,
            disputed_of,
            disputed_in,
            referring,
        }
    }

    pub(super) fn timeline(&self) -> &[TimelineEntry<'d>] {
        self.comparer.timeline()
    }

    pub(super) fn disputes(&self) -> &[Dispute<'d>] {
        self.comparer.disputes()
    }

    /// What concerns a platform, the last first; what has no date at the end.
    pub(super) fn latest_of(&self, platform: &str) -> Vec<&TimelineEntry<'d>> {
        let (mut dated, undated): (Vec<_>, Vec<_>) = self.told_of(platform).partition(|entry| !entry.dates().is_empty());
        dated.reverse();
        dated.extend(undated);
        dated
    }

    /// Events, actions and responses that concern a platform, in the order of time.
    pub(super) fn told_of(&self, platform: &str) -> impl Iterator<Item = &TimelineEntry<'d>> {
        self.told_of.get(platform).into_iter().flatten().map(|place| &self.timeline()[*place])
    }

    /// The places of the disputes that concern a platform.
    pub(super) fn disputed_of(&self, platform: &str) -> &[usize] {
        self.disputed_of.get(platform).map_or(&[], Vec::as_slice)
    }

    /// The places of the disputes on what a record says.
    pub(super) fn disputed_in(&self, record: Record<'d>) -> &[usize] {
        self.disputed_in.get(&(record.kind(), record.id())).map_or(&[], Vec::as_slice)
    }

    /// The records that refer to this one.
    pub(super) fn referring(&self, record: Record<'d>) -> &[Record<'d>] {
        self.referring.get(&(record.kind(), record.id())).map_or(&[], Vec::as_slice)
    }

    /// What some account places in the year.
    pub(super) fn told_in(&self, year: i64) -> impl Iterator<Item = &TimelineEntry<'d>> {
        self.by_year.get(&year).into_iter().flatten().map(|place| &self.timeline()[*place])
    }

    /// The years of which something is told, each with how much.
    pub(super) fn years(&self) -> impl DoubleEndedIterator<Item = (i64, usize)> {
        self.by_year.iter().map(|(year, told)| (*year, told.len()))
    }

    /// Every page there is in each language.
    pub(super) fn pages(&self) -> Vec<Page<'d>> {
        let mut pages =
            vec![Page::Compare(None), Page::Timeline, Page::Displacement, Page::Method, Page::Downloads, Page::Search, Page::NotFound];
        pages.extend(self.as_of_years.iter().map(|year| Page::Compare(Some(*year))));
        pages.extend(self.pairs.iter().map(|(one, other)| Page::Pair(one, other)));
        pages.extend(self.years().map(|(year, _)| Page::Year(year)));
        pages.extend((0..parts(self.disputes().len(), DISPUTES_ON_A_PAGE)).map(Page::Disputes));
        for kind in Kind::ALL {
            pages.extend((0..parts(self.data.count(*kind), ON_A_PAGE)).map(|part| Page::Index(*kind, part)));
        }
        pages.extend(self.data.records().map(Page::of));
        pages
    }
}

/// On how many pages so many things stand: on one at least.
pub(super) fn parts(things: usize, on_a_page: usize) -> usize {
    things.div_ceil(on_a_page).max(1)
}

/// The year of a moment.
pub(super) fn year(moment: Moment) -> i64 {
    moment.day().0
}

/// The year in which an entry is placed, and those in which another account places it.
fn years_of(entry: &TimelineEntry<'_>) -> BTreeSet<i64> {
    entry.dates().iter().filter_map(|date| date.earliest().or_else(|| date.latest())).map(year).collect()
}

/// The last years in which a version of a rule was first seen, or began to be in force as a source states it.
fn turning_years(data: &Dataset) -> Vec<i64> {
    let first = |version: &Version| {
        let stated = version.in_force().values().copied();
        version.first_seen().into_iter().chain(stated).filter_map(When::earliest).min()
    };
    let years: BTreeSet<i64> = data.policies().iter().flat_map(Policy::versions).filter_map(first).map(year).collect();
    years.into_iter().rev().take(YEARS).rev().collect()
}

/// The platforms between which communities moved, those first of which most is told.
fn pairs<'d>(data: &Dataset, moves: &[DisplacementPair<'d>], told_of: &HashMap<&'d str, Vec<usize>>) -> Vec<(&'d str, &'d str)> {
    let told = |platform: &str| told_of.get(platform).map_or(0, Vec::len);
    let mut met: HashSet<(&str, &str)> = HashSet::new();
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for displacement in moves {
        let (from, to) = (displacement.from().as_str(), displacement.to().as_str());
        let known = data.platform(from).is_some() && data.platform(to).is_some();
        if known && from != to && met.insert((from.min(to), from.max(to))) {
            pairs.push((from, to));
        }
    }
    pairs.sort_by_key(|(from, to)| std::cmp::Reverse(told(from).min(told(to))));
    pairs.truncate(PAIRS);
    pairs
}
