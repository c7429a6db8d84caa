//! How the rules on a topic changed: what differs from version to version, as types.

use std::cmp::Reverse;

use super::{Clause, Fact, FactName, FactValue, PartFacts, facts};
use crate::model::{Country, Dataset, Part, Parts, Stance, Surface, Topic, Version};

/// A rule with all its versions, the oldest first.
///
/// ```
/// use moderation_record::{Area, Topic, dataset};
/// let histories = dataset().history("facebook", &Topic::Content(Area::HateSpeech));
/// assert!(histories.iter().any(|rule| rule.versions().len() > 1));
/// assert!(histories.iter().all(|rule| rule.versions().first().is_none_or(|first| first.changes().is_empty())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHistory<'d> {
    clause: Clause<'d>,
    versions: Vec<VersionStep<'d>>,
}

impl<'d> RuleHistory<'d> {
    /// The rule, with what is known of it as far as the records reach.
    #[must_use]
    #[inline]
    pub fn clause(&self) -> &Clause<'d> {
        &self.clause
    }

    /// Its versions, the oldest first.
    #[must_use]
    #[inline]
    pub fn versions(&self) -> &[VersionStep<'d>] {
        &self.versions
    }
}

/// A version of a rule, and what differs from the version before.
///
/// ```
/// use moderation_record::{Area, Topic, dataset};
/// let histories = dataset().history("facebook", &Topic::Content(Area::HateSpeech));
/// let steps = histories.iter().flat_map(|rule| rule.versions().iter().skip(1));
/// assert!(steps.clone().count() > 0 && steps.clone().any(|step| !step.changes().is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionStep<'d> {
    version: &'d Version,
    changes: Vec<VersionChange<'d>>,
}

impl<'d> VersionStep<'d> {
    /// The version.
    #[must_use]
    #[inline]
    pub fn version(&self) -> &'d Version {
        self.version
    }

    /// What differs from the version before; none for the first, and where only the words of the rule differ.
    #[must_use]
    #[inline]
    pub fn changes(&self) -> &[VersionChange<'d>] {
        &self.changes
    }
}

/// One difference between a version of a rule and the version before.
///
/// ```
/// use moderation_record::{compare::changes, dataset};
/// let version = &dataset().policy("tamtam/private_spaces").unwrap().versions()[0];
/// assert!(changes(version, version).is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum VersionChange<'d> {
    /// Another stance.
    #[non_exhaustive]
    Stance {
        /// The stance before.
        before: Option<Stance>,
        /// The stance since.
        after: Option<Stance>,
    },
    /// It applies in other countries; everywhere where a list is empty.
    #[non_exhaustive]
    AppliesIn {
        /// The countries before.
        before: &'d [Country],
        /// The countries since.
        after: &'d [Country],
    },
    /// It does not apply in other countries.
    #[non_exhaustive]
    NotIn {
        /// The countries before.
        before: &'d [Country],
        /// The countries since.
        after: &'d [Country],
    },
    /// It names other surfaces; none are stated where a list is empty.
    #[non_exhaustive]
    Surfaces {
        /// The surfaces before.
        before: &'d [Surface],
        /// The surfaces since.
        after: &'d [Surface],
    },
    /// It defers to the law of another country.
    #[non_exhaustive]
    Law {
        /// The country before.
        before: Option<Country>,
        /// The country since.
        after: Option<Country>,
    },
    /// A part that the version before does not have.
    PartAdded(PartFacts<'d>),
    /// A part of the version before that is no longer there.
    PartRemoved(PartFacts<'d>),
    /// A part that is there in both, and says something else.
    #[non_exhaustive]
    PartChanged {
        /// The part since.
        now: PartFacts<'d>,
        /// What it says otherwise.
        facts: Vec<FactChange<'d>>,
    },
}

/// A typed fact of a part that differs; a side without values is not stated.
///
/// ```
/// use moderation_record::{Modality, compare::{FactChange, FactName}};
/// let change = FactChange { fact: FactName::Modality, before: vec![Modality::Will.into()], after: vec![Modality::May.into()] };
/// assert_eq!(change.added().count(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FactChange<'d> {
    /// Which fact it is.
    pub fact: FactName,
    /// Its values before.
    pub before: Vec<FactValue<'d>>,
    /// Its values since.
    pub after: Vec<FactValue<'d>>,
}

impl<'d> FactChange<'d> {
    /// The values that are new.
    #[inline]
    pub fn added(&self) -> impl Iterator<Item = FactValue<'d>> {
        self.after.iter().filter(|value| !self.before.contains(value)).copied()
    }

    /// The values that are no longer there.
    #[inline]
    pub fn removed(&self) -> impl Iterator<Item = FactValue<'d>> {
        self.before.iter().filter(|value| !self.after.contains(value)).copied()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for RuleHistory<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        super::rules::serialize_rule(&mut out, &self.clause)?;
        out.serialize_entry("versions", &self.versions)?;
        out.end()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for VersionStep<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let (version, mut out) = (self.version, serializer.serialize_map(None)?);
        out.serialize_entry("key", version.key())?;
        if let Some(stance) = version.stance() {
            out.serialize_entry("stance", &stance)?;
        }
        out.serialize_entry("rule", version.rule())?;
        if let Some(change) = version.change() {
            out.serialize_entry("change", change)?;
        }
        if let Some((first, last)) = version.first_seen().zip(version.last_seen()) {
            out.serialize_entry("first_seen", &first)?;
            out.serialize_entry("last_seen", &last)?;
        }
        if !version.in_force().claims().is_empty() {
            out.serialize_entry("in_force", version.in_force())?;
        }
        out.serialize_entry("changes", &self.changes)?;
        out.end()
    }
}

impl Dataset {
    /// The history of every rule of the platform on the topic, or that names the area besides; main rules first, as in
    /// [`rules`](Self::rules).
    ///
    /// ```
    /// use moderation_record::{Procedure, Topic, dataset};
    /// assert!(dataset().history("no_such_platform", &Topic::Procedure(Procedure::Appeal)).is_empty());
    /// ```
    #[must_use]
    #[inline]
    pub fn history(&self, platform: &str, topic: &Topic) -> Vec<RuleHistory<'_>> {
        let rules = self.rules(platform, topic.area(), None).into_iter().map(|line| *line.clause());
        let on_topic = rules.filter(|clause| topic.area().is_some() || clause.policy().topic() == topic);
        on_topic
            .map(|clause| {
                let versions = clause.policy().versions();
                let before = std::iter::once(None).chain(versions.iter().map(Some));
                let step = |(before, version): (Option<_>, _)| VersionStep {
                    version,
                    changes: before.map_or_else(Vec::new, |before| changes(before, version)),
                };
                RuleHistory { clause, versions: before.zip(versions).map(step).collect() }
            })
            .collect()
    }
}

/// What differs from one version of a rule to another: stance, territory, surfaces, law and parts. The words of the rule and the
/// places of its parts in the text are not compared.
#[must_use]
#[inline]
pub fn changes<'d>(before: &'d Version, after: &'d Version) -> Vec<VersionChange<'d>> {
    let mut changes = Vec::new();
    if before.stance() != after.stance() {
        changes.push(VersionChange::Stance { before: before.stance(), after: after.stance() });
    }
    if !same(before.applies_in(), after.applies_in()) {
        changes.push(VersionChange::AppliesIn { before: before.applies_in(), after: after.applies_in() });
    }
    if !same(before.not_in(), after.not_in()) {
        changes.push(VersionChange::NotIn { before: before.not_in(), after: after.not_in() });
    }
    if !same(before.surfaces(), after.surfaces()) {
        changes.push(VersionChange::Surfaces { before: before.surfaces(), after: after.surfaces() });
    }
    if before.law() != after.law() {
        changes.push(VersionChange::Law { before: before.law(), after: after.law() });
    }
    changes.extend(part_changes(before.parts(), after.parts()));
    changes
}

/// Whether two lists hold the same, in whatever order.
#[inline]
fn same<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|value| other.contains(value))
}

/// A part with all of its facts, gathered once.
type Gathered<'d> = (PartFacts<'d>, Vec<Fact<'d>>);

#[inline]
fn part_changes<'d>(before: Option<&'d Parts>, after: Option<&'d Parts>) -> Vec<VersionChange<'d>> {
    let gathered = |parts: Option<&'d Parts>| {
        let all = parts.map_or_else(Vec::new, facts).into_iter();
        all.map(|part| {
            let facts = part.all_facts();
            (part, facts)
        })
    };
    let (mut before, mut after): (Vec<Gathered<'_>>, Vec<Gathered<'_>>) = (gathered(before).collect(), gathered(after).collect());
    let mut changes = Vec::new();
    for kind in Part::ALL {
        let mut old: Vec<_> = before.extract_if(.., |part| part.0.part() == *kind).collect();
        let mut new: Vec<_> = after.extract_if(.., |part| part.0.part() == *kind).collect();
        // What is the same in both is no change.
        old.retain(|part| new.iter().position(|other| fact_changes(&part.1, &other.1).is_empty()).map(|at| new.remove(at)).is_none());
        while let Some((from, to)) = most_alike(&old, &new) {
            let ((_, before), (now, after)) = (old.remove(from), new.remove(to));
            changes.push(VersionChange::PartChanged { now, facts: fact_changes(&before, &after) });
        }
        changes.extend(old.into_iter().map(|(part, _)| VersionChange::PartRemoved(part)));
        changes.extend(new.into_iter().map(|(part, _)| VersionChange::PartAdded(part)));
    }
    changes
}

/// The two parts that share most facts, by their places. A sanction is the same one where its measure is; of the other kinds a part
/// is also the same one where it is the only one on both sides.
#[inline]
fn most_alike(old: &[Gathered<'_>], new: &[Gathered<'_>]) -> Option<(usize, usize)> {
    let alone = old.len() == 1 && new.len() == 1 && old[0].0.part() != Part::Sanctions;
    let pairs =
        old.iter().enumerate().flat_map(|(from, before)| new.iter().enumerate().map(move |(to, after)| ((from, to), before, after)));
    let weighed = pairs.map(|(places, (before, _), (after, _))| (shared(before, after), places));
    // Of equals the first.
    let best = weighed.min_by_key(|(weight, places)| (Reverse(*weight), *places));
    best.filter(|(weight, _)| *weight > 0 || alone).map(|(_, places)| places)
}

/// How many values of their typed facts two parts share; none for sanctions of which the measures differ.
#[inline]
fn shared(one: &PartFacts<'_>, other: &PartFacts<'_>) -> usize {
    if one.fact(FactName::Measure) != other.fact(FactName::Measure) {
        return 0;
    }
    one.facts().iter().map(|fact| fact.values.iter().filter(|value| other.fact(fact.name).contains(value)).count()).sum()
}

#[inline]
fn fact_changes<'d>(before: &[Fact<'d>], after: &[Fact<'d>]) -> Vec<FactChange<'d>> {
    let values = |facts: &[Fact<'d>], name| facts.iter().find(|fact| fact.name == name).map_or_else(Vec::new, |fact| fact.values.clone());
    let all = FactName::ALL.iter().map(|name| FactChange { fact: *name, before: values(before, *name), after: values(after, *name) });
    all.filter(|change| !same(&change.before, &change.after)).collect()
}
