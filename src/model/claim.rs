//! Claims: what someone says, who says it, and where that stands. Where sources differ, the claims
//! stand side by side.

use std::fmt;

use super::{Citation, Party, Quantity, Route, Str, Text, Visit, Visitor, When};

/// One answer to a question, with who gives it and the evidence that they do.
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
    /// What is claimed.
    pub(crate) value: T,
    /// The time that the claim speaks of, where it limits itself to one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) during: Option<When>,
    /// Who makes the claim, where that is not simply the publisher of the source.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) said_by: Option<Party>,
    /// Where the claim stands.
    pub(crate) evidence: Vec<Citation>,
    /// What a reader should know of this claim, in English.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) note: Option<Str>,
}

#[cfg(feature = "build")]
impl<T> Claim<T> {
    /// A claim and where it stands.
    #[must_use]
    pub fn new(value: impl Into<T>, evidence: impl IntoIterator<Item = Citation>) -> Self {
        Self { value: value.into(), during: None, said_by: None, evidence: evidence.into_iter().collect(), note: None }
    }

    /// The time that the claim speaks of, where it limits itself to one.
    #[must_use]
    pub fn with_during(mut self, during: When) -> Self {
        self.during = Some(during);
        self
    }

    /// Who makes the claim, where that is not simply the publisher of the source.
    #[must_use]
    pub fn with_said_by(mut self, said_by: Party) -> Self {
        self.said_by = Some(said_by);
        self
    }

    /// What a reader should know of this claim, in English.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<Str>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl<T> Claim<T> {
    /// What is claimed.
    #[must_use]
    #[inline]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The time that the claim speaks of, where it limits itself to one.
    #[must_use]
    #[inline]
    pub fn during(&self) -> Option<When> {
        self.during
    }

    /// Who makes the claim, where that is not simply the publisher of the source.
    #[must_use]
    #[inline]
    pub fn said_by(&self) -> Option<&Party> {
        self.said_by.as_ref()
    }

    /// Where the claim stands.
    #[must_use]
    #[inline]
    pub fn evidence(&self) -> &[Citation] {
        &self.evidence
    }

    /// What a reader should know of this claim.
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

/// Every claim on one question. No claim at all means that none is recorded.
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
pub struct Attested<T: Clone + 'static>(pub(crate) Vec<Claim<T>>);

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
    /// The value, where something is claimed and all claims are compatible: of those the first,
    /// which says most exactly what the others say too.
    #[must_use]
    #[inline]
    pub fn agreed(&self) -> Option<&T> {
        if self.is_disputed() { None } else { self.0.first().map(Claim::value) }
    }

    /// Whether two of the claims cannot both be true.
    #[must_use]
    #[inline]
    pub fn is_disputed(&self) -> bool {
        self.disputed().contains(&true)
    }

    /// For each claim, whether another cannot be true together with it: one of the same time whose value is
    /// incompatible, or one that gives the same figure for a different period that overlaps.
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

/// What can be claimed: something that two claims can agree on or not.
///
/// ```
/// use moderation_record::{Value, When};
/// assert!(Value::agrees(&When::from_static("2017"), &When::from_static("2017-10")));
/// ```
pub trait Value: Visit + fmt::Display + fmt::Debug + Clone + PartialEq + 'static {
    /// Whether the value is a figure counted over a period: then another period may have another
    /// figure, and the same one for two periods that overlap is a contradiction.
    const IS_FIGURE: bool = false;

    /// Whether both can be true at once.
    fn agrees(&self, other: &Self) -> bool;

    /// The value by its type.
    fn typed(&self) -> Claimed<'_>;

    /// Those of the values that tell: any value that disagrees with one of all disagrees with one of these.
    #[must_use]
    #[inline]
    fn telling(values: Vec<&Self>) -> Vec<&Self> {
        values
    }

    /// Whether all values agree with each other, as far as that can be told without comparing each with every other.
    #[must_use]
    #[inline]
    fn all_agree(_values: &[&Self]) -> bool {
        false
    }
}

/// A claimed value by its type.
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
    /// Who acts, owns or makes.
    Party(&'a Party),
    /// A statement in words.
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

    /// Dates of which each lies within the next wider one.
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

    /// The highest lower and the lowest upper bound, and the words that have their opposite.
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

    /// Two that differ, where not all are the same.
    #[inline]
    fn telling(values: Vec<&Self>) -> Vec<&Self> {
        let first = values.first().copied();
        first.into_iter().chain(values.into_iter().find(|value| Some(*value) != first)).collect()
    }
}

/// Statements in words stand beside each other; no machine says whether they agree.
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

/// A set of claims whatever they are about, for those who list and compare them.
///
/// ```
/// use moderation_record::{AttestedValue, dataset};
/// let launched: &dyn AttestedValue = dataset().platform("tamtam").unwrap().launched();
/// assert_eq!(launched.views().len(), launched.count());
/// ```
pub trait AttestedValue: fmt::Debug {
    /// How many claims there are.
    fn count(&self) -> usize;
    /// Where the claim at a place stands; nothing for a place without a claim.
    fn evidence(&self, place: usize) -> &[Citation];
    /// The claims, with their values in words.
    fn views(&self) -> Vec<ClaimView<'_>>;
    /// For each claim, whether another cannot be true together with it.
    fn disputed(&self) -> Vec<bool>;
}

/// A claim with its value in words.
///
/// ```
/// use moderation_record::{AttestedValue, dataset};
/// let launched = dataset().platform("tamtam").unwrap().launched();
/// assert!(launched.views().iter().any(|claim| claim.value == "2016"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ClaimView<'a> {
    /// The value in words.
    pub value: String,
    /// The value by its type.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub typed: Claimed<'a>,
    /// The time that the claim speaks of.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub during: Option<When>,
    /// Who makes the claim.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub said_by: Option<&'a Party>,
    /// Where the claim stands.
    pub evidence: &'a [Citation],
    /// What a reader should know of it.
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
