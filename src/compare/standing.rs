//! Which version of a rule stood at a time, as far as that is known.
//!
//! A sighting proves its own day and nothing beyond. A time that is longer than a day, such as a year, means its end.

use crate::model::sighting::latest_of;
use crate::model::{Dataset, Moment, Platform, Policy, Sighting, Text, Version, When};

/// One day, in seconds.
const DAY: i64 = 86_400;

/// What the records say of a rule at a time.
///
/// ```
/// use moderation_record::{When, compare::Standing, dataset};
/// let (data, at) = (dataset(), When::from_static("2019-12-04"));
/// let policy = data.policy("tamtam/private_spaces").unwrap();
/// assert!(data.standing(policy, Some(at)).version().is_some());
/// assert_eq!(data.standing(policy, Some(When::from_static("2015"))), Standing::NotYetSeen);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing<'d> {
    /// This version was seen on the very day, or a source states that it was in force then.
    Seen(&'d Version),
    /// This version was seen before and after, and no other in between.
    Between(&'d Version),
    /// The first version was seen before and the second after: the rule changed somewhere in between.
    Either(&'d Version, &'d Version),
    /// This version was last seen on this date, which is earlier. Nothing tells whether it still stood.
    LastSeen(&'d Version, When),
    /// No version was seen by then.
    NotYetSeen,
    /// The rule had ended by this date, or a later capture of its document does not hold it.
    Ended(When),
    /// The platform had closed by this date.
    PlatformClosed(When),
}

impl<'d> Standing<'d> {
    /// The version that stood as far as is known: of two that may have, the one seen before. `None` where none stood.
    #[must_use]
    #[inline]
    pub fn version(self) -> Option<&'d Version> {
        match self {
            Self::Seen(version) | Self::Between(version) | Self::Either(version, _) | Self::LastSeen(version, _) => Some(version),
            Self::NotYetSeen | Self::Ended(_) | Self::PlatformClosed(_) => None,
        }
    }

    /// The day that belongs to it: when the version was last seen, or by when the rule had ended or the platform had closed.
    #[must_use]
    #[inline]
    pub const fn on(self) -> Option<When> {
        match self {
            Self::LastSeen(_, on) | Self::Ended(on) | Self::PlatformClosed(on) => Some(on),
            Self::Seen(_) | Self::Between(_) | Self::Either(..) | Self::NotYetSeen => None,
        }
    }

    /// The word for it in JSON and tables: `seen`, `between`, `either`, `last_seen`, `not_yet_seen`, `ended`, `platform_closed`.
    #[must_use]
    #[inline]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Seen(_) => "seen",
            Self::Between(_) => "between",
            Self::Either(..) => "either",
            Self::LastSeen(..) => "last_seen",
            Self::NotYetSeen => "not_yet_seen",
            Self::Ended(_) => "ended",
            Self::PlatformClosed(_) => "platform_closed",
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Standing<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("is", self.as_str())?;
        if let Some(version) = self.version() {
            out.serialize_entry("version", version.key())?;
        }
        if let Self::Either(_, later) = self {
            out.serialize_entry("or", later.key())?;
        }
        if let Some(on) = self.on() {
            out.serialize_entry("on", &on)?;
        }
        out.end()
    }
}

/// A rule with what is known of it at a time.
///
/// ```
/// let clause = moderation_record::dataset().clauses("telegram", None).next().unwrap();
/// assert!(clause.version().is_some() && clause.last_seen().is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause<'d> {
    policy: &'d Policy,
    standing: Standing<'d>,
    version: Option<&'d Version>,
    last_seen: Option<When>,
}

#[cfg(feature = "serde")]
impl serde::Serialize for Clause<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("policy", self.policy.id())?;
        self.serialize_into(&mut out)?;
        if let Some(version) = self.version {
            out.serialize_entry("rule", version.rule())?;
        }
        out.end()
    }
}

#[cfg(feature = "serde")]
impl Clause<'_> {
    /// Writes what every answer about a rule has, but its id and its words.
    #[inline]
    pub(super) fn serialize_into<M: serde::ser::SerializeMap>(&self, out: &mut M) -> Result<(), M::Error> {
        out.serialize_entry("title", self.policy.title())?;
        out.serialize_entry("topic", self.policy.topic())?;
        if let Some(stance) = self.version.and_then(Version::stance) {
            out.serialize_entry("stance", &stance)?;
        }
        out.serialize_entry("standing", &self.standing)?;
        if let Some(on) = self.last_seen {
            out.serialize_entry("last_seen", &on)?;
        }
        out.serialize_entry("first_edition", &self.is_first_edition())
    }
}

impl<'d> Clause<'d> {
    /// The rule.
    #[must_use]
    #[inline]
    pub fn policy(&self) -> &'d Policy {
        self.policy
    }

    /// What is known of it at the time.
    #[must_use]
    #[inline]
    pub fn standing(&self) -> Standing<'d> {
        self.standing
    }

    /// The version that stood, as far as is known; of a platform that had closed the one seen last before, although
    /// its [`standing`](Self::standing) has none.
    #[must_use]
    #[inline]
    pub fn version(&self) -> Option<&'d Version> {
        self.version
    }

    /// When that version was last seen standing, at whatever time one asks; `None` where there is none.
    #[must_use]
    #[inline]
    pub fn last_seen(&self) -> Option<When> {
        self.last_seen
    }

    /// Whether something of it still stands as the first edition recorded it.
    #[must_use]
    #[inline]
    pub fn is_first_edition(&self) -> bool {
        !self.policy.coding().first_edition().is_empty()
    }
}

impl Dataset {
    /// What is known of the rule at the time; without a time, as far as the records reach.
    ///
    /// ```
    /// use moderation_record::{compare::Standing, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(matches!(dataset().standing(policy, None), Standing::PlatformClosed(_)));
    /// ```
    #[must_use]
    #[inline]
    pub fn standing<'d>(&'d self, policy: &'d Policy, at: Option<When>) -> Standing<'d> {
        standing(policy, self.platform(policy.platform()), at)
    }

    /// The rules of a platform that stood at the time as far as is known, or without a time those that stand as far
    /// as the records reach; of a platform that had closed by then those seen last before it did.
    ///
    /// ```
    /// use moderation_record::{When, dataset};
    /// let then = dataset().clauses("telegram", Some(When::from_static("2019-12"))).count();
    /// let now = dataset().clauses("telegram", None).count();
    /// assert!(0 < then && then < now);
    /// ```
    #[inline]
    pub fn clauses<'d>(&'d self, platform: &str, at: Option<When>) -> impl Iterator<Item = Clause<'d>> + use<'d> {
        self.policies_below(platform).iter().map(move |policy| self.clause(policy, at)).filter(|clause| clause.version().is_some())
    }

    /// The rule with what is known of it at the time.
    #[must_use]
    #[inline]
    pub fn clause<'d>(&'d self, policy: &'d Policy, at: Option<When>) -> Clause<'d> {
        let standing = self.standing(policy, at);
        let version = match standing {
            Standing::PlatformClosed(_) => self::standing(policy, None, None).version(),
            other => other.version(),
        };
        Clause { policy, standing, version, last_seen: version.and_then(Version::last_seen) }
    }

    /// All rules of a platform, ended ones too: their ids begin with its own.
    #[inline]
    pub(crate) fn policies_below(&self, platform: &str) -> &[Policy] {
        let all = self.policies();
        let below = |policy: &Policy| policy.id().platform().cmp(platform);
        let first = all.partition_point(|policy| below(policy).is_lt());
        let length = all[first..].partition_point(|policy| below(policy).is_eq());
        &all[first..first + length]
    }
}

/// A date on which one version was seen, or none: a capture that does not hold the rule.
#[derive(Clone, Copy)]
pub(super) struct SeenOn<'d> {
    pub(super) version: Option<&'d Version>,
    pub(super) on: When,
    /// The first and last second that the date can mean.
    bounds: (i64, i64),
}

#[inline]
pub(super) fn standing<'d>(policy: &'d Policy, platform: Option<&Platform>, at: Option<When>) -> Standing<'d> {
    // The last second that is asked for; without one, all dates that have an end lie before.
    let time = at.and_then(When::latest).map_or(i64::MAX - 1, Moment::seconds);
    let by_then = |when: When| when.latest().is_some_and(|end| end.seconds() <= time);
    if let Some(closed) = platform.and_then(|platform| latest_of(platform.closed().values().copied()))
        && by_then(closed)
    {
        return Standing::PlatformClosed(closed);
    }
    if let Some(ending) = policy.ended()
        && by_then(ending.on())
    {
        return Standing::Ended(ending.on());
    }
    let seen = sightings(policy);
    let known = || seen.iter().filter(|seen| seen.bounds.1 <= time);
    let before = known().max_by_key(|seen| (seen.bounds.1, seen.bounds.0));
    let after = seen.iter().filter(|seen| seen.bounds.0 > time).min_by_key(|seen| seen.bounds);
    // Seen on the day asked for: by a sighting that is known to the day.
    let same_day =
        |seen: &&SeenOn<'d>| seen.bounds.1 > time - DAY && seen.bounds.1.saturating_sub(seen.bounds.0) < DAY && seen.bounds.0 <= time;
    if let Some(version) = seen.iter().filter(same_day).max_by_key(|seen| seen.bounds.1).and_then(|seen| seen.version) {
        return Standing::Seen(version);
    }
    if let Some(version) = policy.versions().iter().rev().find(|version| is_in_force(version, time)) {
        return Standing::Seen(version);
    }
    match (before.map(|seen| (seen.version, seen.on)), after.and_then(|seen| seen.version)) {
        (Some((Some(a), _)), Some(b)) if std::ptr::eq(a, b) => Standing::Between(a),
        (Some((Some(a), _)), Some(b)) => Standing::Either(a, b),
        (Some((Some(a), on)), None) => match stated_end(a, time) {
            Some(end) => Standing::Ended(end),
            None => Standing::LastSeen(a, on),
        },
        // The document was read without the rule: after the rule was seen that is its end, before it is no beginning yet.
        (Some((None, _)), _) => {
            let last = known().filter(|seen| seen.version.is_some()).map(|seen| seen.bounds.1).max();
            let gone = last.and_then(|last| known().filter(|seen| seen.bounds.1 > last).min_by_key(|seen| seen.bounds.1));
            gone.map_or(Standing::NotYetSeen, |gone| Standing::Ended(gone.on))
        }
        (None, _) => Standing::NotYetSeen,
    }
}

/// Every date on which a version of the rule was seen, and every one on which its document was seen without it.
#[inline]
pub(super) fn sightings(policy: &Policy) -> Vec<SeenOn<'_>> {
    let mut all = Vec::new();
    let mut add = |version, on: When| {
        let bound = |moment: Option<Moment>, open| moment.map_or(open, Moment::seconds);
        all.push(SeenOn { version, on, bounds: (bound(on.earliest(), i64::MIN), bound(on.latest(), i64::MAX)) });
    };
    for version in policy.versions() {
        for seen in version.seen() {
            let (first, last) = seen.days();
            add(Some(version), first);
            if matches!(seen, Sighting::Captured(_)) && first != last {
                add(Some(version), last);
            }
        }
        // A stated beginning is a sighting of that day.
        for claim in version.in_force().claims() {
            if let Some(start) = claim.value().start() {
                add(Some(version), start);
            }
        }
    }
    for absence in policy.absent() {
        add(None, absence.first());
        if let Some(last) = absence.last() {
            add(None, last);
        }
    }
    all
}

/// Whether a source states that the version was in force at the second: from and until are both stated.
#[inline]
fn is_in_force(version: &Version, time: i64) -> bool {
    version.in_force().claims().iter().any(|claim| {
        let when = claim.value();
        when.is_interval()
            && matches!((when.earliest(), when.latest()), (Some(from), Some(to)) if from.seconds() <= time && time <= to.seconds())
    })
}

/// The end that a source states for the version, where that came before the second.
#[inline]
fn stated_end(version: &Version, time: i64) -> Option<When> {
    let ends = version.in_force().values().copied().filter(|when| when.is_interval());
    ends.filter(|when| when.latest().is_some_and(|end| end.seconds() < time)).max_by_key(|when| when.latest())
}

impl Platform {
    /// The name that the platform bore at the time, or its name today where no other is recorded.
    ///
    /// ```
    /// use moderation_record::{When, dataset};
    /// let twitter = dataset().platform("twitter").unwrap();
    /// assert_eq!(twitter.name_at(When::from_static("2019-12")).en(), "Twitter");
    /// ```
    #[must_use]
    #[inline]
    pub fn name_at(&self, at: When) -> &Text {
        let then = self.former_names().claims().iter().find(|claim| claim.during().is_some_and(|during| during.overlaps(at)));
        then.map_or(self.name(), |claim| claim.value())
    }
}
