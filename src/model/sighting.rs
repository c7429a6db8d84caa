//! Sightings: when a version of a rule was seen standing, and how that can be proved.

use std::fmt;

use super::macros::{choice, record};
use super::{Citation, Digest, SourceId, Str, Text, When};

choice! {
    /// When a version of a rule was seen standing.
    ///
    /// ```
    /// use moderation_record::{Sighting, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// assert!(policy.versions()[0].seen().iter().any(|seen| matches!(seen, Sighting::Reported(_))));
    /// ```
    #[allow(clippy::large_enum_variant, reason = "nearly all are captured")]
    pub enum Sighting {
        /// Captures in a row of an archived document whose section has one text.
        Captured(Captured) = "captured",
        /// A report: the press, an undated page, a document without an archive.
        Reported(Reported) = "reported",
    }
}

record! {
    /// A run: captures in a row whose section, folded, has one text. A text that comes back begins a new run.
    ///
    /// ```
    /// # use moderation_record::Captured;
    /// fn is_single(run: &Captured) -> bool { run.last().is_none() }
    /// ```
    pub struct Captured {
        /// The document.
        one source: SourceId,
        /// Which of its archives, where it has more than one.
        maybe_text kept: Str,
        /// The first capture.
        one first: Point,
        /// The last capture; left out where it is the first.
        maybe last: Point,
        /// How many captures, the first and the last included; 1 where left out.
        maybe_copy captures: u32,
        /// SHA-256 of the folded section.
        copy text: Digest,
        /// For words other than those of the base text with the same meaning: what differs. A reader decided that.
        maybe reworded: Text,
        /// Why the date of a capture is doubtful.
        maybe doubt: Text,
    }
}

record! {
    /// A capture, and where in it the section stands.
    ///
    /// ```
    /// # use moderation_record::Point;
    /// fn spans(point: &Point) -> usize { point.sections().len() }
    /// ```
    pub struct Point {
        /// The day of the capture, in UTC.
        copy on: When,
        /// The commit of the archive.
        text version: Str,
        /// The section, in one or more spans of the text as the archive keeps it; they are joined by line ends.
        list sections: Span,
        /// The first and last line of the section, from 1.
        maybe_copy lines: Lines,
    }
}

record! {
    /// A report that a version stood.
    ///
    /// ```
    /// # use moderation_record::Reported;
    /// fn day(report: &Reported) -> String { report.on().to_string() }
    /// ```
    pub struct Reported {
        /// When it stood.
        copy on: When,
        /// Where this stands.
        citations evidence: Citation,
    }
}

record! {
    /// Captures in a row that do not hold the rule.
    ///
    /// ```
    /// # use moderation_record::Absence;
    /// fn begins(absence: &Absence) -> String { absence.first().to_string() }
    /// ```
    pub struct Absence {
        /// The document.
        one source: SourceId,
        /// Which of its archives, where it has more than one.
        maybe_text kept: Str,
        /// The day of the first capture.
        copy first: When,
        /// The commit of the first capture.
        text version: Str,
        /// The day of the last capture; left out where it is the first.
        maybe_copy last: When,
        /// How many captures; 1 where left out.
        maybe_copy captures: u32,
        /// What a reader should know, such as that the captures are cut short.
        maybe note: Text,
    }
}

impl Captured {
    /// The last capture, which may be the first.
    #[must_use]
    #[inline]
    pub fn newest(&self) -> &Point {
        self.last.as_ref().unwrap_or(&self.first)
    }
}

impl Sighting {
    /// The first and the last day on which the version was seen, as they are known.
    #[must_use]
    #[inline]
    pub fn days(&self) -> (When, When) {
        match self {
            Self::Captured(run) => (run.first.on, run.newest().on),
            Self::Reported(report) => (report.on, report.on),
        }
    }

    /// The citations of a report; a run of captures names its document instead.
    #[must_use]
    #[inline]
    pub fn citations(&self) -> &[Citation] {
        match self {
            Self::Captured(_) => &[],
            Self::Reported(report) => &report.evidence,
        }
    }

    /// The document that was seen, or the first source of the report.
    #[must_use]
    #[inline]
    pub fn source(&self) -> Option<&SourceId> {
        match self {
            Self::Captured(run) => Some(&run.source),
            Self::Reported(report) => report.evidence.first().map(Citation::source),
        }
    }
}

/// From the first to before the second Unicode code point of a text; written `(12, 40)`.
///
/// *Invariant.* It is not empty and does not run backwards.
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
    /// A span.
    ///
    /// # Errors
    /// When the end is not behind the start.
    #[inline]
    pub const fn new(start: u32, end: u32) -> Result<Self, SpanError> {
        if start < end { Ok(Self { start, end }) } else { Err(SpanError { start, end, of_lines: false }) }
    }

    /// Where it starts.
    #[must_use]
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// Before which place it ends.
    #[must_use]
    #[inline]
    pub fn end(self) -> u32 {
        self.end
    }
}

/// From the first to the last line of a text, counted from 1; written `(52, 144)`, or `(52, 52)` for one line.
///
/// *Invariant.* It does not run backwards, and no line is 0.
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
    /// The lines from the first to the last.
    ///
    /// # Errors
    /// When the last lies before the first, or the first is 0.
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

/// A span that is empty or runs backwards, or lines that are none.
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
            write!(f, "the lines ({start}, {end}) begin with 0; the first line is 1")
        } else if *of_lines {
            write!(f, "the lines ({start}, {end}) end before they start; write the smaller number first")
        } else if start == end {
            write!(f, "the span ({start}, {end}) is empty; its end is the place behind its last character")
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
