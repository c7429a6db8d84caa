//! Sightings: when a version of a rule was observed, and the proof of it.

use std::fmt;

use super::macros::{choice, record};
use super::{Citation, Digest, Policy, SourceId, Str, Text, Version, When};

choice! {
    /// An observation of a version of a rule.
    ///
    /// ```
    /// use moderation_record::{Sighting, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(policy.versions()[0].seen().iter().any(|seen| matches!(seen, Sighting::Reported(_))));
    /// ```
    #[allow(clippy::large_enum_variant, reason = "nearly all sightings are captures")]
    pub enum Sighting {
        /// Consecutive captures of an archived document in which the section has the same text.
        Captured(Captured) = "captured",
        /// A report by the press, an undated page, or a document without an archive.
        Reported(Reported) = "reported",
    }
}

record! {
    /// A run: consecutive captures in which the section has the same text after folding. If a text returns later, it starts
    /// a new run.
    pub struct Captured {
        /// The source id of the document.
        one source: SourceId,
        /// The name of the archive, if the source has more than one.
        maybe_text kept: Str,
        /// The first capture of the run.
        one first: Point,
        /// The last capture of the run; omitted if the run has one capture.
        maybe last: Point,
        /// The number of captures, including the first and the last; 1 if omitted.
        maybe_copy captures: u32,
        /// The SHA-256 digest of the folded section text.
        copy text: Digest,
        /// How the wording differs from the base text, if the meaning is the same. A reader judged this.
        maybe reworded: Text,
        /// Why the date of a capture is uncertain.
        maybe doubt: Text,
    }
}

record! {
    /// A capture, and the position of the section in it.
    pub struct Point {
        /// The date of the capture, in UTC.
        copy on: When,
        /// The commit of the archive, as a full hexadecimal hash.
        text version: Str,
        /// The section, as one or more spans of Unicode code points in the archived text, joined by line feeds.
        list sections: Span,
        /// The first and last line of the section, counted from 1.
        maybe_copy lines: Lines,
    }
}

record! {
    /// A report that a version was in place.
    pub struct Reported {
        /// The date on which it was in place.
        copy on: When,
        /// Citations that support this.
        citations evidence: Citation,
    }
}

record! {
    /// Consecutive captures that do not contain the rule.
    pub struct Absence {
        /// The source id of the document.
        one source: SourceId,
        /// The name of the archive, if the source has more than one.
        maybe_text kept: Str,
        /// The date of the first capture, in UTC.
        copy first: When,
        /// The commit of the first capture, as a full hexadecimal hash.
        text version: Str,
        /// The date of the last capture, in UTC; omitted if there is one capture.
        maybe_copy last: When,
        /// The number of captures; 1 if omitted.
        maybe_copy captures: u32,
        /// A note for readers, in English, such as that the captures are truncated.
        maybe note: Text,
    }
}

impl Captured {
    /// The last capture; the first if there is only one.
    #[must_use]
    #[inline]
    pub fn newest(&self) -> &Point {
        self.last.as_ref().unwrap_or(&self.first)
    }
}

impl Sighting {
    /// The first and the last date on which the version was observed.
    #[must_use]
    #[inline]
    pub fn days(&self) -> (When, When) {
        match self {
            Self::Captured(run) => (run.first.on, run.newest().on),
            Self::Reported(report) => (report.on, report.on),
        }
    }

    /// The citations of a report; empty for a run of captures, which names its document instead.
    #[must_use]
    #[inline]
    pub fn citations(&self) -> &[Citation] {
        match self {
            Self::Captured(_) => &[],
            Self::Reported(report) => &report.evidence,
        }
    }

    /// The document that was observed, or the first source of the report.
    #[must_use]
    #[inline]
    pub fn source(&self) -> Option<&SourceId> {
        match self {
            Self::Captured(run) => Some(&run.source),
            Self::Reported(report) => report.evidence.first().map(Citation::source),
        }
    }
}

/// A half-open range of Unicode code points in a text, counted from 0; written `(12, 40)`.
///
/// *Invariant.* The end is greater than the start.
///
/// ```
/// use moderation_record::Span;
/// assert_eq!(Span::new(12, 40).unwrap().to_string(), "12–40");
/// assert!(Span::new(40, 12).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "(u32, u32)", into = "(u32, u32)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "(u32, u32)"))]
pub struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// Creates a span.
    ///
    /// # Errors
    /// If the end is not greater than the start.
    #[inline]
    pub const fn new(start: u32, end: u32) -> Result<Self, SpanError> {
        if start < end { Ok(Self { start, end }) } else { Err(SpanError { start, end, of_lines: false }) }
    }

    /// The index of the first code point.
    #[must_use]
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The index after the last code point.
    #[must_use]
    #[inline]
    pub fn end(self) -> u32 {
        self.end
    }
}

/// A range of lines of a text, counted from 1, both ends included; written `(52, 144)`, or `(52, 52)` for one line.
///
/// *Invariant.* The first line is at least 1 and not greater than the last.
///
/// ```
/// use moderation_record::Lines;
/// assert_eq!(Lines::new(52, 144).unwrap().to_string(), "52–144");
/// assert!(Lines::new(52, 52).is_ok() && Lines::new(0, 4).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "(u32, u32)", into = "(u32, u32)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "(u32, u32)"))]
pub struct Lines {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

impl Lines {
    /// Creates a range of lines.
    ///
    /// # Errors
    /// If the last line is before the first, or the first is 0.
    #[inline]
    pub const fn new(first: u32, last: u32) -> Result<Self, SpanError> {
        if 0 < first && first <= last { Ok(Self { first, last }) } else { Err(SpanError { start: first, end: last, of_lines: true }) }
    }

    /// The first line.
    #[must_use]
    #[inline]
    pub fn first(self) -> u32 {
        self.first
    }

    /// The last line.
    #[must_use]
    #[inline]
    pub fn last(self) -> u32 {
        self.last
    }
}

impl fmt::Display for Lines {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}–{}", self.first, self.last) }
    }
}

impl fmt::Display for Span {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}

/// An invalid [`Span`] or [`Lines`]: empty, reversed, or with line 0.
///
/// ```
/// let error = moderation_record::Span::new(40, 12).unwrap_err();
/// assert_eq!(error.to_string(), "the span (40, 12) ends before it starts; write the smaller number first");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanError {
    start: u32,
    end: u32,
    of_lines: bool,
}

impl fmt::Display for SpanError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start, end, of_lines } = self;
        if *of_lines && *start == 0 {
            write!(f, "the lines ({start}, {end}) start at 0; lines are counted from 1")
        } else if *of_lines {
            write!(f, "the lines ({start}, {end}) end before they start; write the smaller number first")
        } else if start == end {
            write!(f, "the span ({start}, {end}) is empty; its end is the index after its last character")
        } else {
            write!(f, "the span ({start}, {end}) ends before it starts; write the smaller number first")
        }
    }
}

impl std::error::Error for SpanError {}

impl TryFrom<(u32, u32)> for Span {
    type Error = SpanError;
    #[inline]
    fn try_from((start, end): (u32, u32)) -> Result<Self, SpanError> {
        Self::new(start, end)
    }
}

impl TryFrom<(u32, u32)> for Lines {
    type Error = SpanError;
    #[inline]
    fn try_from((first, last): (u32, u32)) -> Result<Self, SpanError> {
        Self::new(first, last)
    }
}

impl From<Lines> for (u32, u32) {
    #[inline]
    fn from(lines: Lines) -> Self {
        (lines.first, lines.last)
    }
}

impl From<Span> for (u32, u32) {
    #[inline]
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl Version {
    /// The sighting that reaches furthest.
    #[must_use]
    #[inline]
    pub fn last_sighting(&self) -> Option<&Sighting> {
        self.seen().iter().max_by_key(|seen| (seen.days().1.latest(), seen.days().1.earliest()))
    }

    /// The last day on which the version was seen standing.
    ///
    /// ```
    /// let policy = moderation_record::dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(policy.versions()[0].last_seen().is_some());
    /// ```
    #[must_use]
    #[inline]
    pub fn last_seen(&self) -> Option<When> {
        self.last_sighting().map(|seen| seen.days().1)
    }

    /// The first day on which the version was seen standing.
    ///
    /// ```
    /// let policy = moderation_record::dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(policy.versions()[0].first_seen().is_some());
    /// ```
    #[must_use]
    #[inline]
    pub fn first_seen(&self) -> Option<When> {
        first_of(self.seen().iter().map(|seen| seen.days().0))
    }
}

impl Policy {
    /// The first day on which any of its versions was seen standing.
    #[must_use]
    #[inline]
    pub fn first_seen(&self) -> Option<When> {
        first_of(self.versions().iter().filter_map(Version::first_seen))
    }

    /// The last day on which any of its versions was seen standing.
    #[must_use]
    #[inline]
    pub fn last_seen(&self) -> Option<When> {
        latest_of(self.versions().iter().filter_map(Version::last_seen))
    }
}

/// The date that is over first: one of which only the end is known is not before all others.
#[inline]
pub(crate) fn first_of(dates: impl Iterator<Item = When>) -> Option<When> {
    dates.min_by_key(|when| (when.latest().is_none(), when.latest(), when.earliest()))
}

#[inline]
pub(crate) fn latest_of(dates: impl Iterator<Item = When>) -> Option<When> {
    dates.max_by_key(|when| (when.latest(), when.earliest()))
}
