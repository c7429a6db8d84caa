//! How far two readers who coded the same documents agree.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Dataset, Part, Point, Policy, Sighting, Span, Topic, Version};

/// The agreement of two codings of the same documents: which rules both found, and per field how often they say the same of
/// those. Only the newest version of each rule is compared, and only rules of captures that both readers coded.
///
/// ```
/// let data = moderation_record::dataset();
/// let same = data.agreement(data, &["signal"]);
/// assert_eq!(same.f1(), Some(1.0));
/// assert!(same.fields().iter().all(|field| field.agreed() == field.pairs()));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Agreement<'d> {
    captures: usize,
    pairs: Vec<CodedPair<'d>>,
    only_first: Vec<&'d str>,
    only_second: Vec<&'d str>,
    fields: Vec<FieldAgreement>,
}

/// A rule that both readers found.
///
/// ```
/// let data = moderation_record::dataset();
/// let same = data.agreement(data, &["signal"]);
/// assert!(same.pairs().iter().all(|pair| pair.differences.is_empty()));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CodedPair<'d> {
    /// The first reader's id of the rule.
    pub first: &'d str,
    /// The second reader's id of the rule.
    pub second: &'d str,
    /// The share of their sections, in characters, that both readers chose, from 0 to 1.
    pub overlap: f64,
    /// The fields with different values: the field, the first reader's value and the second's.
    pub differences: Vec<(&'static str, String, String)>,
}

/// The agreement on one field, over the rules that both readers found.
///
/// ```
/// let data = moderation_record::dataset();
/// let same = data.agreement(data, &["signal"]);
/// let topic = &same.fields()[0];
/// assert_eq!((topic.name(), topic.alpha()), ("topic", Some(1.0)));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FieldAgreement {
    name: &'static str,
    pairs: usize,
    agreed: usize,
    alpha: Option<f64>,
}

impl FieldAgreement {
    /// The name of the field; of a part, whether the rule has one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The number of rules that both readers found.
    #[must_use]
    pub const fn pairs(&self) -> usize {
        self.pairs
    }

    /// The number of them with the same value.
    #[must_use]
    pub const fn agreed(&self) -> usize {
        self.agreed
    }

    /// Krippendorff's alpha for nominal values: 1 is full agreement, 0 that of chance. `None` if all values are the same, because
    /// chance then explains everything.
    #[must_use]
    pub const fn alpha(&self) -> Option<f64> {
        self.alpha
    }
}

impl<'d> Agreement<'d> {
    /// The number of captures of documents that both readers coded.
    #[must_use]
    pub const fn captures(&self) -> usize {
        self.captures
    }

    /// The rules that both readers found, in the order of the first reader's ids.
    #[must_use]
    pub fn pairs(&self) -> &[CodedPair<'d>] {
        &self.pairs
    }

    /// The ids of the rules that only the first reader found.
    #[must_use]
    pub fn only_first(&self) -> &[&'d str] {
        &self.only_first
    }

    /// The ids of the rules that only the second reader found.
    #[must_use]
    pub fn only_second(&self) -> &[&'d str] {
        &self.only_second
    }

    /// The agreement on each field.
    #[must_use]
    pub fn fields(&self) -> &[FieldAgreement] {
        &self.fields
    }

    /// The F1 score of the rules found: twice the rules that both found, divided by the rules of both readers. `None` without
    /// rules.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        let all = 2 * self.pairs.len() + self.only_first.len() + self.only_second.len();
        (all > 0).then(|| 2.0 * self.pairs.len() as f64 / all as f64)
    }
}

impl Dataset {
    /// Compares this coding with another of the same documents, for these platforms, or for all.
    ///
    /// Two rules are the same if their sections overlap and they have the same topic, or if more than half of their sections is
    /// shared. Each rule is matched once, the best matches first.
    #[must_use]
    pub fn agreement<'d>(&'d self, other: &'d Self, platforms: &[&str]) -> Agreement<'d> {
        let (first, second) = (Coding::of(self, platforms), Coding::of(other, platforms));
        let captures: BTreeSet<Capture<'_>> = first.captures().intersection(&second.captures()).copied().collect();
        let (first, second) = (first.of_captures(&captures), second.of_captures(&captures));
        let mut candidates = Vec::new();
        for (a, one) in first.iter().enumerate() {
            for (b, other) in second.iter().enumerate() {
                let overlap = one.overlap(other);
                let same_topic = one.policy.topic() == other.policy.topic();
                if overlap > 0.5 || (same_topic && overlap > 0.0) {
                    candidates.push((overlap + f64::from(u8::from(same_topic)), overlap, a, b));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.3).cmp(&(b.2, b.3))));
        let (mut of_first, mut of_second) = (BTreeMap::new(), BTreeSet::new());
        for (_, overlap, a, b) in candidates {
            if !of_first.contains_key(&a) && of_second.insert(b) {
                of_first.insert(a, (b, overlap));
            }
        }
        let mut values: BTreeMap<usize, Vec<(String, String)>> = BTreeMap::new();
        let pairs = of_first.iter().map(|(a, (b, overlap))| {
            let (one, other) = (&first[*a], &second[*b]);
            let mut differences = Vec::new();
            for (place, ((name, value), (_, of_other))) in one.values().into_iter().zip(other.values()).enumerate() {
                if value != of_other {
                    differences.push((name, value.clone(), of_other.clone()));
                }
                values.entry(place).or_default().push((value, of_other));
            }
            CodedPair { first: one.policy.id().as_str(), second: other.policy.id().as_str(), overlap: *overlap, differences }
        });
        let pairs: Vec<CodedPair<'d>> = pairs.collect();
        let names = first.first().map_or_else(Vec::new, |rule| rule.values().into_iter().map(|(name, _)| name).collect());
        let fields = names.into_iter().zip(values.into_values()).map(|(name, values)| field(name, &values)).collect();
        let left = |rules: &[Coded<'d>], found: &dyn Fn(usize) -> bool| {
            rules.iter().enumerate().filter(|(at, _)| !found(*at)).map(|(_, rule)| rule.policy.id().as_str()).collect()
        };
        Agreement {
            captures: captures.len(),
            only_first: left(&first, &|at| of_first.contains_key(&at)),
            only_second: left(&second, &|at| of_second.contains(&at)),
            pairs,
            fields,
        }
    }
}

fn field(name: &'static str, values: &[(String, String)]) -> FieldAgreement {
    let agreed = values.iter().filter(|(a, b)| a == b).count();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values.iter().flat_map(|(a, b)| [a, b]) {
        *counts.entry(value).or_default() += 1;
    }
    // Two readers and no missing values: the observed and the expected disagreement.
    let all = 2.0 * values.len() as f64;
    let observed = 1.0 - agreed as f64 / values.len() as f64;
    let expected = 1.0 - counts.values().map(|count| (count * (count - 1)) as f64).sum::<f64>() / (all * (all - 1.0));
    FieldAgreement { name, pairs: values.len(), agreed, alpha: (expected > 0.0).then(|| 1.0 - observed / expected) }
}

/// A capture of a document: source and commit.
type Capture<'d> = (&'d str, &'d str);

/// A rule as one reader coded it.
struct Coded<'d> {
    policy: &'d Policy,
    version: &'d Version,
    points: Vec<(Capture<'d>, &'d Point)>,
}

impl Coded<'_> {
    /// The largest share of characters that both sections have in one capture.
    fn overlap(&self, other: &Self) -> f64 {
        let shares = self.points.iter().flat_map(|(capture, point)| {
            let same = other.points.iter().filter(move |(of_other, _)| of_other == capture);
            same.map(|(_, of_other)| share(point.sections(), of_other.sections()))
        });
        shares.fold(0.0, f64::max)
    }

    /// The compared fields, with their values as text.
    fn values(&self) -> Vec<(&'static str, String)> {
        let (policy, version) = (self.policy, self.version);
        let topic = match policy.topic() {
            Topic::Content(area) => area.as_str(),
            Topic::Procedure(procedure) => procedure.as_str(),
        };
        let list = |words: Vec<&str>| words.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ");
        let mut values = vec![
            ("topic", topic.to_owned()),
            ("also", list(policy.also().iter().map(|area| area.as_str()).collect())),
            ("stance", version.stance().map_or_else(String::new, |stance| stance.as_str().to_owned())),
            ("surfaces", list(version.surfaces().iter().map(|surface| surface.as_str()).collect())),
            ("applies_in", list(version.applies_in().iter().map(crate::model::Country::as_str).collect())),
        ];
        let parts = version.parts();
        let measures = parts.map_or_else(Vec::new, |parts| parts.sanctions().iter().map(|sanction| sanction.measure.as_str()).collect());
        values.push(("measures", list(measures)));
        for part in Part::ALL {
            values.push((part.as_str(), if parts.is_some_and(|parts| parts.has(*part)) { "yes" } else { "no" }.to_owned()));
        }
        values
    }
}

/// The rules of one reader.
struct Coding<'d>(Vec<Coded<'d>>);

impl<'d> Coding<'d> {
    fn of(data: &'d Dataset, platforms: &[&str]) -> Self {
        let asked = |policy: &&Policy| platforms.is_empty() || platforms.contains(&policy.platform().as_str());
        let coded = |policy: &'d Policy| {
            let version = policy.newest()?;
            let runs = version.seen().iter().filter_map(|seen| if let Sighting::Captured(run) = seen { Some(run) } else { None });
            let points = runs.map(|run| ((run.source().as_str(), run.newest().version()), run.newest())).collect();
            Some(Coded { policy, version, points })
        };
        Self(data.policies().iter().filter(asked).filter_map(coded).collect())
    }

    fn captures(&self) -> BTreeSet<Capture<'d>> {
        self.0.iter().flat_map(|rule| rule.points.iter().map(|(capture, _)| *capture)).collect()
    }

    fn of_captures(self, captures: &BTreeSet<Capture<'_>>) -> Vec<Coded<'d>> {
        self.0.into_iter().filter(|rule| rule.points.iter().any(|(capture, _)| captures.contains(capture))).collect()
    }
}

/// The characters in both lists of spans, divided by those in either.
fn share(a: &[Span], b: &[Span]) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| u64::from(span.end() - span.start())).sum::<u64>();
    let both: u64 = a.iter().flat_map(|a| b.iter().map(|b| u64::from(a.end().min(b.end()).saturating_sub(a.start().max(b.start()))))).sum();
    let either = length(a) + length(b) - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alpha_of_a_published_example() {
        // Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), example A: two readers, ten units.
        let (a, b) = ("0100000000", "1110010010");
        let values: Vec<(String, String)> = a.chars().zip(b.chars()).map(|(a, b)| (a.to_string(), b.to_string())).collect();
        let found = field("x", &values);
        assert_eq!((found.agreed, (found.alpha.unwrap() * 1000.0).round() as i64), (6, 95));
    }

    #[test]
    fn shares_of_spans() {
        let span = |start, end| Span::new(start, end).unwrap();
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(share(&[span(0, 10)], &[span(0, 10)]), 1.0));
        assert!(close(share(&[span(0, 10)], &[span(5, 20)]), 0.25));
        assert!(close(share(&[span(0, 10), span(20, 30)], &[span(20, 30)]), 0.5));
        assert!(close(share(&[span(0, 10)], &[span(10, 20)]), 0.0));
    }
}
