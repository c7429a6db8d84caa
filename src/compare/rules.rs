//! The rules of a platform in order: by topic, the main rule first, its details below it.

use std::collections::{BTreeMap, HashSet};

use super::Clause;
use crate::model::{Area, Dataset, PolicyId, Procedure, Topic, When};

/// A rule in the list of a platform's rules.
///
/// ```
/// let rules = moderation_record::dataset().rules("youtube", None, None);
/// assert!(rules.iter().any(|line| line.depth() == 0) && rules.iter().any(|line| line.depth() == 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleLine<'d> {
    clause: Clause<'d>,
    depth: usize,
}

impl<'d> RuleLine<'d> {
    /// The rule with what is known of it at the time.
    #[must_use]
    #[inline]
    pub fn clause(&self) -> &Clause<'d> {
        &self.clause
    }

    /// 0 for a main rule, 1 for a detail of it, and so on.
    #[must_use]
    #[inline]
    pub fn depth(&self) -> usize {
        self.depth
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for RuleLine<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        serialize_rule(&mut out, &self.clause)?;
        if let Some(main) = self.clause.policy().part_of() {
            out.serialize_entry("part_of", main)?;
        }
        out.end()
    }
}

/// What a list tells of a rule: whose it is, its id, title and topic, its stance, and what is known of it at the time.
#[cfg(feature = "serde")]
#[inline]
pub(super) fn serialize_rule<M: serde::ser::SerializeMap>(out: &mut M, clause: &Clause<'_>) -> Result<(), M::Error> {
    out.serialize_entry("platform", clause.policy().platform())?;
    out.serialize_entry("rule", clause.policy().id())?;
    clause.serialize_into(out)
}

impl Dataset {
    /// Every rule of the platform once, or every one that concerns the area, with what is known of it at the time: those on content
    /// by area, then the procedures. On one topic main rules stand before others as in [`stance`](Self::stance), and each is
    /// followed by its details, whatever their topic. Rules that have ended, or were not yet seen, are among them.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let count = dataset().policies().iter().filter(|policy| policy.platform().as_str() == "youtube").count();
    /// assert_eq!(dataset().rules("youtube", None, None).len(), count);
    /// ```
    #[must_use]
    #[inline]
    pub fn rules(&self, platform: &str, area: Option<Area>, at: Option<When>) -> Vec<RuleLine<'_>> {
        let about = self.policies_below(platform).iter().filter(|policy| area.is_none_or(|area| policy.concerns(area)));
        let mut clauses: Vec<Clause<'_>> = about.map(|policy| self.clause(policy, at)).collect();
        clauses.sort_by_cached_key(|clause| {
            let topic = clause.policy().topic();
            let rank = self.precedence(clause, topic.area().unwrap_or(Area::General));
            (place(topic), clause.version().is_none(), rank, clause.policy().id())
        });
        let listed: HashSet<&PolicyId> = clauses.iter().map(|clause| clause.policy().id()).collect();
        let mut details: BTreeMap<&PolicyId, Vec<Clause<'_>>> = BTreeMap::new();
        let mut open: Vec<(Clause<'_>, usize)> = Vec::new();
        for clause in clauses.iter().rev() {
            match clause.policy().part_of().filter(|main| listed.contains(main)) {
                Some(main) => details.entry(main).or_default().push(*clause),
                None => open.push((*clause, 0)),
            }
        }
        let mut lines: Vec<RuleLine<'_>> = Vec::with_capacity(clauses.len());
        loop {
            while let Some((clause, depth)) = open.pop() {
                lines.push(RuleLine { clause, depth });
                open.extend(details.remove(clause.policy().id()).into_iter().flatten().map(|detail| (detail, depth + 1)));
            }
            // Rules that are details of each other have no main rule to stand below.
            match details.pop_first() {
                Some((_, circle)) => open.extend(circle.into_iter().map(|clause| (clause, 0))),
                None => return lines,
            }
        }
    }
}

/// The place of a topic: content by area, then procedures.
#[inline]
fn place(topic: &Topic) -> (Option<Procedure>, Option<Area>) {
    match topic {
        Topic::Content(area) => (None, Some(*area)),
        Topic::Procedure(procedure) => (Some(*procedure), None),
    }
}
