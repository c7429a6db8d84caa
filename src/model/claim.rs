//! Claims: a value, who states it, and the evidence. Where sources differ, all claims
//! are recorded side by side.

use std::fmt;

use super::{Citation, Party, Quantity, Route, Str, Text, Visit, Visitor, When};

/// One claimed value, with the person or organization that claims it and the evidence.
///
/// ```
/// let tamtam = moderation_record::dataset().platform("tamtam").unwrap();
/// let claim = &tamtam.launched().claims()[0];
/// assert!(!claim.evidence().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "{T}Claim"))]
pub struct Claim<T> {
    /// The claimed value.
    pub(crate) value: T,
    /// The period that the claim is about, if it is limited to one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) during: Option<When>,
    /// Who makes the claim, if it is not the publisher of the source.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) said_by: Option<Party>,
    /// Citations that support the claim.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "super::fitting"))]
    pub(crate) evidence: Vec<Citation>,
    /// A note about this claim, in English.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) note: Option<Str>,
}

#[cfg(feature = "build")]
impl<T> Claim<T> {
    /// Creates a claim with its evidence.
    #[must_use]
    pub fn new(value: impl Into<T>, evidence: impl IntoIterator<Item = Citation>) -> Self {
        Self { value: value.into(), during: None, said_by: None, evidence: evidence.into_iter().collect(), note: None }
    }

    /// The period that the claim is about, if it is limited to one.
    #[must_use]
    pub fn with_during(mut self, during: When) -> Self {
        self.during = Some(during);
        self
    }

    /// Who makes the claim, if it is not the publisher of the source.
    #[must_use]
    pub fn with_said_by(mut self, said_by: Party) -> Self {
        self.said_by = Some(said_by);
        self
    }

    /// A note about this claim, in English.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<Str>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl<T> Claim<T> {
    /// The claimed value.
    #[must_use]
    #[inline]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The period that the claim is about, if it is limited to one.
    #[must_use]
    #[inline]
    pub fn during(&self) -> Option<When> {
        self.during
    }

    /// Who makes the claim, if it is not the publisher of the source.
    #[must_use]
    #[inline]
    pub fn said_by(&self) -> Option<&Party> {
        self.said_by.as_ref()
    }

    /// Citations that support the claim.
    #[must_use]
    #[inline]
    pub fn evidence(&self) -> &[Citation] {
        &self.evidence
    }

    /// A note about this claim, in English.
    #[must_use]
    #[inline]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

impl<T: Value> Claim<T> {
    /// The claim whatever the type of its value.
    #[must_use]
    #[inline]
    pub fn view(&self) -> ClaimView<'_> {
        ClaimView {
            value: self.value.to_string(),
            typed: self.value.typed(),
            during: self.during,
            said_by: self.said_by.as_ref(),
            evidence: &self.evidence,
            note: self.note.as_deref(),
        }
    }
}

/// All claims on one question. An empty list means that no claim is recorded.
///
/// ```
/// let tamtam = moderation_record::dataset().platform("tamtam").unwrap();
/// assert!(tamtam.launched().is_disputed());       // 2016 or 2017
/// assert_eq!(tamtam.launched().agreed(), None);   // so no value is picked
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
#[cfg_attr(feature = "serde", serde(bound(deserialize = "T: Clone + serde::Deserialize<'de>")))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attested<T: Clone + 'static>(
    #[cfg_attr(feature = "serde", serde(deserialize_with = "super::fitting"))] pub(crate) Vec<Claim<T>>,
);

impl<T: Clone + 'static> Default for Attested<T> {
    #[inline]
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone + 'static> Attested<T> {
    /// The claims, in the order of the record.
    #[must_use]
    #[inline]
    pub fn claims(&self) -> &[Claim<T>] {
        &self.0
    }

    /// The claimed values, in the order of the record.
    #[inline]
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(Claim::value)
    }

    /// Whether nothing is claimed.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Value> Attested<T> {
    /// The value of the first claim, if there is one and no two claims contradict each other. The first
    /// claim is the most exact one.
    #[must_use]
    #[inline]
    pub fn agreed(&self) -> Option<&T> {
        if self.is_disputed() { None } else { self.0.first().map(Claim::value) }
    }

    /// Whether two claims cannot both be true.
    #[must_use]
    #[inline]
    pub fn is_disputed(&self) -> bool {
        self.disputed().contains(&true)
    }

    /// Returns for each claim whether another claim contradicts it: one about the same time with an
    /// incompatible value, or one that gives the same figure for a different, overlapping period.
    ///
    /// ```
    /// let tamtam = moderation_record::dataset().platform("tamtam").unwrap();
    /// assert!(tamtam.launched().disputed().iter().any(|disputed| *disputed));
    /// ```
    #[must_use]
    #[inline]
    pub fn disputed(&self) -> Vec<bool> {
        super::dispute::disputed(&self.0)
    }
}

/// A type of claimed value, which two claims can agree on or dispute.
///
/// ```
/// use moderation_record::{Value, When};
/// assert!(Value::agrees(&When::from_static("2017"), &When::from_static("2017-10")));
/// ```
pub trait Value: Visit + fmt::Display + fmt::Debug + Clone + PartialEq + 'static {
    /// Whether the value is a figure counted over a period. Then another period can have another
    /// figure, and the same figure for two overlapping periods is a contradiction.
    const IS_FIGURE: bool = false;

    /// Whether both values can be true.
    fn agrees(&self, other: &Self) -> bool;

    /// The value with its type.
    fn typed(&self) -> Claimed<'_>;

    /// Returns a subset of the values that suffices: a value that disagrees with any of them disagrees with one of the subset.
    #[must_use]
    #[inline]
    fn telling(values: Vec<&Self>) -> Vec<&Self> {
        values
    }

    /// Whether all values agree with each other, if that is known without comparing every pair; otherwise `false`.
    #[must_use]
    #[inline]
    fn all_agree(_values: &[&Self]) -> bool {
        false
    }
}

/// A claimed value with its type.
///
/// ```
/// use moderation_record::{AttestedValue, Claimed, dataset};
/// let launched = dataset().platform("tamtam").unwrap().launched();
/// assert!(matches!(launched.views()[0].typed, Claimed::Date(_)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Claimed<'a> {
    /// A date.
    Date(When),
    /// A quantity.
    Quantity(Quantity),
    /// A party that acts, owns or creates.
    Party(&'a Party),
    /// A statement.
    Text(&'a Text),
}

impl Value for When {
    #[inline]
    fn agrees(&self, other: &Self) -> bool {
        Self::agrees(*self, *other)
    }

    #[inline]
    fn typed(&self) -> Claimed<'_> {
        Claimed::Date(*self)
    }

    /// True for dates that each lie within the next wider one.
    #[inline]
    fn all_agree(values: &[&Self]) -> bool {
        let mut reach: Vec<_> = values.iter().map(|when| when.reach()).map(|(start, end)| (start, end.unwrap_or(i64::MAX))).collect();
        reach.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
        values.iter().all(|when| !when.is_interval()) && reach.is_sorted_by(|(_, wider), (_, end)| wider >= end)
    }
}

impl Value for Quantity {
    const IS_FIGURE: bool = true;

    #[inline]
    fn agrees(&self, other: &Self) -> bool {
        Self::agrees(*self, *other)
    }

    #[inline]
    fn typed(&self) -> Claimed<'_> {
        Claimed::Quantity(*self)
    }

    /// The values with the highest lower bound and the lowest upper bound, and `all` and `none`.
    #[inline]
    fn telling(values: Vec<&Self>) -> Vec<&Self> {
        let low = values.iter().copied().max_by_key(|value| (value.bounds().low, value.bounds().low_excluded));
        let high = |value: &Self| (value.bounds().high.is_none(), value.bounds().high, !value.bounds().high_excluded);
        let high = values.iter().copied().min_by_key(|value| high(value));
        let word = |word: Self| values.iter().copied().find(|value| **value == word);
        [low, high, word(Self::All), word(Self::None)].into_iter().flatten().collect()
    }
}

impl Value for Party {
    #[inline]
    fn agrees(&self, other: &Self) -> bool {
        self == other
    }

    #[inline]
    fn typed(&self) -> Claimed<'_> {
        Claimed::Party(self)
    }

    /// Two values that differ, if not all are equal.
    #[inline]
    fn telling(values: Vec<&Self>) -> Vec<&Self> {
        let first = values.first().copied();
        first.into_iter().chain(values.into_iter().find(|value| Some(*value) != first)).collect()
    }
}

/// Statements never count as disputed: a program cannot decide whether they agree.
impl Value for Text {
    #[inline]
    fn agrees(&self, _: &Self) -> bool {
        true
    }

    #[inline]
    fn typed(&self) -> Claimed<'_> {
        Claimed::Text(self)
    }

    #[inline]
    fn telling(_: Vec<&Self>) -> Vec<&Self> {
        Vec::new()
    }
}

/// The claims on one question, regardless of the type of their values.
///
/// ```
/// use moderation_record::{AttestedValue, dataset};
/// let launched: &dyn AttestedValue = dataset().platform("tamtam").unwrap().launched();
/// assert_eq!(launched.views().len(), launched.count());
/// ```
pub trait AttestedValue: fmt::Debug {
    /// The number of claims.
    fn count(&self) -> usize;
    /// The citations of the claim at an index; empty if there is no such claim.
    fn evidence(&self, place: usize) -> &[Citation];
    /// The claims, with their values as text.
    fn views(&self) -> Vec<ClaimView<'_>>;
    /// Returns for each claim whether another claim contradicts it.
    fn disputed(&self) -> Vec<bool>;
}

/// A claim with its value as text.
///
/// ```
/// use moderation_record::{AttestedValue, dataset};
/// let launched = dataset().platform("tamtam").unwrap().launched();
/// assert!(launched.views().iter().any(|claim| claim.value == "2016"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ClaimView<'a> {
    /// The value as text.
    pub value: String,
    /// The value with its type.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub typed: Claimed<'a>,
    /// The period that the claim is about.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub during: Option<When>,
    /// Who makes the claim.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub said_by: Option<&'a Party>,
    /// Citations that support the claim.
    pub evidence: &'a [Citation],
    /// A note about the claim, in English.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub note: Option<&'a str>,
}

impl<T: Value> AttestedValue for Attested<T> {
    #[inline]
    fn count(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn evidence(&self, place: usize) -> &[Citation] {
        self.0.get(place).map_or(&[], Claim::evidence)
    }

    #[inline]
    fn views(&self) -> Vec<ClaimView<'_>> {
        self.0.iter().map(Claim::view).collect()
    }

    #[inline]
    fn disputed(&self) -> Vec<bool> {
        self.disputed()
    }
}

impl<T: Visit> Visit for Claim<T> {
    #[inline]
    fn visit<'a>(&'a self, route: &mut Route, visit: Visitor<'_, 'a>) {
        route.field("value", |route| self.value.visit(route, visit));
        route.field("during", |route| self.during.visit(route, visit));
        route.field("said_by", |route| self.said_by.visit(route, visit));
        route.field("evidence", |route| self.evidence.visit(route, visit));
        route.field("note", |route| self.note.visit(route, visit));
    }
}
