//! Dates with uncertainty: the Extended Date/Time Format (EDTF, ISO 8601-2:2019) and
//! three-valued comparison of dates.

mod moment;
mod text;

use std::fmt;

pub use moment::Moment;
use moment::{DAY, midnight, months_on};
use text::Scanner;
pub use text::WhenError;

/// A point or interval of time, possibly uncertain, in a subset of EDTF (ISO 8601-2:2019).
///
/// *Invariant.* A valid date of the proleptic Gregorian calendar, years 0001 to 9999; an interval
/// has at least one dated end and does not end before it begins. `Copy`, and parsed in `const`.
///
/// *Parsing.* Level 0 and 1: `2017`, `2019-11`, `2019-11-22`, `2019-11-30T17:55:00Z`; unspecified
/// digits `201X`, `20XX`, `2019-XX`, `2019-11-XX`; seasons `2020-21` (spring) to `2020-24` (winter),
/// as northern-hemisphere calendar months, starting in March; after any date `?` (uncertain),
/// `~` (approximate) or `%` (both); intervals `2019-11-22/2019-11-23`, open `2018-04-16/..` and with
/// an unknown end `2018/`. Of level 2 only "one of the days of": `[2019-12-01..2019-12-03]`, open
/// `[..2019]`. Two extensions: a time may leave out its seconds (`2019-11-30T17:55Z`, meaning that
/// minute), and an interval may have times at its ends. Times are UTC, marked `Z`.
///
/// *Comparison.* Equality compares the written form. There is no total order:
/// [`before`](When::before) returns yes, no or unknown, and [`overlaps`](When::overlaps) returns
/// whether two dates can share a moment.
///
/// *Unsupported.* Other level 2 forms; the year 0000 and years beyond four digits, which few programs
/// read; offsets other than `Z`.
///
/// ```
/// use moderation_record::{Certainty, When};
/// const ATTACK: When = When::from_static("2019-11-29");      // checked by the compiler
/// let acted: When = "[2019-12-02..2019-12-03]".parse().unwrap();
/// assert_eq!(acted.earliest().unwrap().to_string(), "2019-12-02T00:00:00Z");
/// assert_eq!(ATTACK.before(acted), Certainty::Yes);
/// assert_eq!(ATTACK.before("2019-11".parse().unwrap()), Certainty::CannotSay);
/// assert!("2019-02-30".parse::<When>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String", into = "String"))]
pub struct When(pub(crate) Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Date(Date),
    Interval(Edge, Edge),
    OneOf(Edge, Edge),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Edge {
    At(Date),
    /// `..`: open, without an end.
    Open,
    /// An empty side: the end is unknown.
    Unknown,
}

/// One date of EDTF. Month and day are 0 where the date stops before them, [`X`] where unspecified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Date {
    pub(crate) year: u16,
    /// How many trailing digits of the year are unspecified: 0 to 2.
    pub(crate) blurred: u8,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) time: Time,
    pub(crate) doubt: Doubt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Time {
    None,
    Minute(u8, u8),
    Second(u8, u8, u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Doubt {
    None,
    Uncertain,
    Approximate,
    Both,
}

/// An unspecified month or day (`XX`).
pub(crate) const X: u8 = 99;

/// The result of a comparison of uncertain dates.
///
/// ```
/// use moderation_record::{Certainty, When};
/// let (a, b) = (When::from_static("2017"), When::from_static("2017-10"));
/// assert_eq!(a.before(b), Certainty::CannotSay);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// True for all dates within the bounds.
    Yes,
    /// False for all dates within the bounds.
    No,
    /// The dates are not known exactly enough.
    CannotSay,
}

impl fmt::Display for Certainty {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::CannotSay => "cannot say",
        })
    }
}

impl Date {
    #[inline]
    const fn earliest(self) -> i64 {
        let year = self.year as i64;
        match (self.month, self.day) {
            (0 | X, _) => midnight(year, 1, 1),
            (m @ 21..=24, _) => midnight(year, (m - 20) * 3, 1),
            (m, 0 | X) => midnight(year, m, 1),
            (m, d) => {
                midnight(year, m, d)
                    + match self.time {
                        Time::None => 0,
                        Time::Minute(h, m) => h as i64 * 3600 + m as i64 * 60,
                        Time::Second(h, m, s) => h as i64 * 3600 + m as i64 * 60 + s as i64,
                    }
            }
        }
    }

    #[inline]
    const fn latest(self) -> i64 {
        let year = self.year as i64;
        let years = match self.blurred {
            0 => 1,
            1 => 10,
            _ => 100,
        };
        match (self.month, self.day) {
            (0 | X, _) => midnight(year + years, 1, 1) - 1,
            (m @ 21..=24, _) => months_on(year, (m - 20) * 3, 3) - 1,
            (m, 0 | X) => months_on(year, m, 1) - 1,
            _ => {
                self.earliest()
                    + match self.time {
                        Time::None => DAY - 1,
                        Time::Minute(..) => 59,
                        Time::Second(..) => 0,
                    }
            }
        }
    }

    /// The tolerance of an approximate date beyond its bounds: one unit of its precision.
    #[inline]
    const fn margin(self) -> i64 {
        match self.doubt {
            Doubt::Approximate | Doubt::Both => self.latest() - self.earliest() + 1,
            Doubt::None | Doubt::Uncertain => 0,
        }
    }
}

impl When {
    /// Creates a date from text that is checked at compile time.
    ///
    /// # Panics
    /// If the text is not a valid date; in a `const`, that is a compile error.
    #[must_use]
    #[inline]
    pub const fn from_static(text: &'static str) -> Self {
        match Self::parse(text) {
            Ok(when) => when,
            Err(_) => panic!("not a valid date in the EDTF subset of `When`"),
        }
    }

    /// Parses a date. Like [`str::parse`], but also available in `const`.
    ///
    /// # Errors
    /// If the text is not a valid date in the supported subset of EDTF.
    #[inline]
    pub const fn parse(text: &str) -> Result<Self, WhenError> {
        let mut reader = Scanner { bytes: text.as_bytes(), at: 0 };
        match reader.when() {
            Ok(form) if reader.at == reader.bytes.len() => Ok(Self(form)),
            Ok(_) => Err(WhenError::Trailing),
            Err(error) => Err(error),
        }
    }

    /// The first second that the date can mean, or `None` if it is open or unknown.
    /// This does not widen an approximate date (`~`).
    #[must_use]
    #[inline]
    pub const fn earliest(self) -> Option<Moment> {
        match self.edges().0 {
            Edge::At(date) => Some(Moment(date.earliest())),
            _ => None,
        }
    }

    /// The last second that the date can mean, or `None` if it is open or unknown.
    /// This does not widen an approximate date (`~`).
    #[must_use]
    #[inline]
    pub const fn latest(self) -> Option<Moment> {
        match self.edges().1 {
            Edge::At(date) => Some(Moment(date.latest())),
            _ => None,
        }
    }

    /// The start of an interval, otherwise the date itself. `None` if the start is open or unknown.
    ///
    /// ```
    /// # use moderation_record::When;
    /// assert_eq!(When::from_static("2018-04-16/..").start(), Some(When::from_static("2018-04-16")));
    /// assert_eq!(When::from_static("../2019").start(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn start(self) -> Option<Self> {
        match self.0 {
            Form::Interval(Edge::At(date), _) => Some(Self(Form::Date(date))),
            Form::Interval(..) => None,
            Form::Date(_) | Form::OneOf(..) => Some(self),
        }
    }

    /// One of the days from the beginning of one date to the end of another; the second alone where it does not come after the first.
    ///
    /// ```
    /// # use moderation_record::When;
    /// let when = When::from_static;
    /// assert_eq!(When::one_of(when("2019-12-01"), when("2019-12-03")), when("[2019-12-01..2019-12-03]"));
    /// assert_eq!(When::one_of(when("2019-12"), when("2019-12-03")), when("2019-12-03"));
    /// ```
    #[must_use]
    #[inline]
    pub fn one_of(from: Self, to: Self) -> Self {
        if from.before(to) == Certainty::Yes { Self(Form::OneOf(from.edges().0, to.edges().1)) } else { to }
    }

    /// Whether part of the date is marked approximate (`~` or `%`).
    #[must_use]
    #[inline]
    pub const fn is_approximate(self) -> bool {
        let (a, b) = self.edges();
        matches!(a, Edge::At(Date { doubt: Doubt::Approximate | Doubt::Both, .. }))
            || matches!(b, Edge::At(Date { doubt: Doubt::Approximate | Doubt::Both, .. }))
    }

    /// Whether this is an interval (`a/b`), rather than a single date known only to lie within one.
    #[must_use]
    #[inline]
    pub const fn is_interval(self) -> bool {
        matches!(self.0, Form::Interval(..))
    }

    /// Whether all of this is before all of the other. Approximate dates are widened by one unit of
    /// their precision on either side: a day, a month or a year.
    #[must_use]
    #[inline]
    pub const fn before(self, other: Self) -> Certainty {
        let (a, b) = (self.reach(), other.reach());
        match (a, b) {
            ((_, Some(end)), (Some(start), _)) if end < start => Certainty::Yes,
            ((Some(start), _), (_, Some(end))) if start >= end => Certainty::No,
            _ => Certainty::CannotSay,
        }
    }

    /// Whether the two can share a moment, by their bounds as written.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        let apart = |a: Self, b: Self| matches!((a.latest(), b.earliest()), (Some(end), Some(start)) if end < start);
        !apart(self, other) && !apart(other, self)
    }

    /// Whether both can describe the same point or interval of time, one of them more exactly than
    /// the other. `2017` agrees with `2017-10`, but `2019-11-22` does not agree with `2019-11-22/2019-11-23`.
    ///
    /// ```
    /// # use moderation_record::When;
    /// let when = When::from_static;
    /// assert!(when("2019-11").agrees(when("2019-11-22/2019-11-23")));
    /// assert!(!when("2019-11-21/2019-11-24").agrees(when("2019-11-22/2019-11-23")));
    /// ```
    #[must_use]
    #[inline]
    pub fn agrees(self, other: Self) -> bool {
        let within = |a: (Option<i64>, Option<i64>), b: (Option<i64>, Option<i64>)| {
            (b.0.is_none() || a.0 >= b.0) && (b.1.is_none() || (a.1.is_some() && a.1 <= b.1))
        };
        match (self.0, other.0) {
            (Form::Interval(from, to), Form::Interval(other_from, other_to)) => {
                let meet = |ours: Edge, theirs: Edge| match (ours, theirs) {
                    (Edge::At(ours), Edge::At(theirs)) => Self(Form::Date(ours)).agrees(Self(Form::Date(theirs))),
                    _ => true,
                };
                meet(from, other_from) && meet(to, other_to)
            }
            (Form::Interval(..), _) => within(self.reach(), other.reach()),
            (_, Form::Interval(..)) => within(other.reach(), self.reach()),
            _ => within(self.reach(), other.reach()) || within(other.reach(), self.reach()),
        }
    }

    #[inline]
    const fn edges(self) -> (Edge, Edge) {
        match self.0 {
            Form::Date(date) => (Edge::At(date), Edge::At(date)),
            Form::Interval(a, b) | Form::OneOf(a, b) => (a, b),
        }
    }

    #[cfg(feature = "compare")]
    /// The bounds, in seconds, of the start: of an interval's first date, otherwise of the date itself.
    #[inline]
    pub(crate) const fn beginning(self) -> (Option<i64>, Option<i64>) {
        match self.0 {
            Form::Interval(Edge::At(date), _) => Self(Form::Date(date)).reach(),
            Form::Interval(_, end) => Self(Form::Interval(Edge::Unknown, end)).reach(),
            _ => self.reach(),
        }
    }

    /// The bounds in seconds, widened if the date is approximate.
    #[inline]
    pub(crate) const fn reach(self) -> (Option<i64>, Option<i64>) {
        let (a, b) = self.edges();
        let start = match a {
            Edge::At(date) => Some(date.earliest() - date.margin()),
            _ => None,
        };
        let end = match b {
            Edge::At(date) => Some(date.latest() + date.margin()),
            _ => None,
        };
        (start, end)
    }
}

#[cfg(any(feature = "check", feature = "compare"))]
/// Whether both lists are non-empty and every date of the first is certainly before every date of the second.
#[inline]
pub(crate) fn all_before(first: &[When], others: &[When]) -> bool {
    // Compares the latest end with the earliest start; an open bound makes the result uncertain.
    let end = first.iter().map(|when| when.reach().1).try_fold(i64::MIN, |end, this| this.map(|this| end.max(this)));
    let start = others.iter().map(|when| when.reach().0).try_fold(i64::MAX, |start, this| this.map(|this| start.min(this)));
    !first.is_empty() && !others.is_empty() && matches!((end, start), (Some(end), Some(start)) if end < start)
}

#[cfg(any(feature = "check", feature = "compare"))]
/// Whether an interval of one list overlaps an interval of the other. Intervals are first and last seconds; `None` is open.
#[inline]
pub(crate) fn any_overlap(mut a: Vec<(Option<i64>, Option<i64>)>, mut b: Vec<(Option<i64>, Option<i64>)>) -> bool {
    let end = |(_, end): (_, Option<i64>)| end.unwrap_or(i64::MAX);
    a.sort_unstable();
    b.sort_unstable();
    let (mut a, mut b) = (a.as_slice(), b.as_slice());
    while let ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) = (a, b) {
        // The interval that ends first cannot overlap later intervals.
        if first_b.0.is_some_and(|start| end(*first_a) < start) {
            a = rest_a;
        } else if first_a.0.is_some_and(|start| end(*first_b) < start) {
            b = rest_b;
        } else {
            return true;
        }
    }
    false
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for When {
    #[inline]
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    #[inline]
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let date = "((00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})X|(0[1-9]|[1-9][0-9])XX|(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX)(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)?)?|-2[1-4])?)[?~%]?";
        schemars::json_schema!({
            "type": "string",
            "description": "A point or interval of time, possibly uncertain, in a subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019): levels 0 and 1, and `[a..b]` for one day out of several. Times are UTC; their seconds are optional.",
            "pattern": format!("^({date}|({date}|\\.\\.)?/({date}|\\.\\.)?|\\[({date})?\\.\\.({date})?\\])$"),
            "examples": ["2017", "2019-11", "2019-11-22/2019-11-23", "2019-12-03~", "2018-04-16/..", "2019-11-30T17:55Z"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> When {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn dates_round_trip() {
        for text in [
            "2017",
            "0001",
            "0001~",
            "001X",
            "01XX",
            "9999-12-31~",
            "9999-23",
            "99XX",
            "2019-11",
            "2019-11-22",
            "2020-02-29",
            "2019-11-30T17:55:00Z",
            "2019-11-30T17:55Z",
            "201X",
            "20XX",
            "2019-XX",
            "2019-XX-XX",
            "2019-11-XX",
            "2020-22",
            "2019?",
            "2019-12~",
            "2019-12-03%",
            "2019-11-22/2019-11-23",
            "2018-04-16/..",
            "../2019",
            "2018/",
            "/2018",
            "[2019-12-01..2019-12-03]",
            "[..2019]",
            "[2019..]",
            "2019-12-03~/..",
        ] {
            assert_eq!(when(text).to_string(), text);
        }
    }

    #[test]
    fn invalid_dates() {
        for (text, error) in [
            ("", WhenError::Form),
            ("19", WhenError::Form),
            ("0000", WhenError::Year),
            ("0000-12-31", WhenError::Year),
            ("000X", WhenError::Year),
            ("00XX", WhenError::Year),
            ("0000/2019", WhenError::Year),
            ("9999-24", WhenError::Year),
            ("2019-13", WhenError::Month),
            ("2019-00", WhenError::Month),
            ("2019-02-29", WhenError::Day),
            ("1900-02-29", WhenError::Day),
            ("2019-11-00", WhenError::Day),
            ("2019-11-30T24:00Z", WhenError::Time),
            ("2019-11-30T17:55", WhenError::Time),
            ("2019-11-30T17:55:00+01:00", WhenError::Time),
            ("2019-11T17:55Z", WhenError::Trailing),
            ("../..", WhenError::Empty),
            ("/", WhenError::Empty),
            ("[..]", WhenError::Empty),
            ("2019-12-02/2019-12-01", WhenError::Backwards),
            ("2019~?", WhenError::Trailing),
            ("2019/2020/2021", WhenError::Trailing),
            ("November 2019", WhenError::Form),
            ("2X19", WhenError::Form),
            ("XXXX", WhenError::Form),
            ("2019-99", WhenError::Form),
            ("٢٠١٩", WhenError::Form),
        ] {
            assert_eq!(text.parse::<When>(), Err(error), "{text}");
        }
    }

    #[test]
    fn bounds() {
        let bounds = |text| (when(text).earliest().map(|m| m.to_string()), when(text).latest().map(|m| m.to_string()));
        let is = |a: &str, b: &str| (Some(a.to_owned()), Some(b.to_owned()));
        assert_eq!(bounds("2020-02"), is("2020-02-01T00:00:00Z", "2020-02-29T23:59:59Z"));
        assert_eq!(bounds("201X"), is("2010-01-01T00:00:00Z", "2019-12-31T23:59:59Z"));
        assert_eq!(bounds("2020-24"), is("2020-12-01T00:00:00Z", "2021-02-28T23:59:59Z"));
        assert_eq!(bounds("2019-11-30T17:55Z"), is("2019-11-30T17:55:00Z", "2019-11-30T17:55:59Z"));
        assert_eq!(bounds("2018-04-16/.."), (Some("2018-04-16T00:00:00Z".into()), None));
        assert_eq!(bounds("[..2019]").0, None);
    }

    #[test]
    fn before_returns_a_certainty() {
        let before = |a, b| when(a).before(when(b));
        assert_eq!(before("2019-11-29", "2019-11-30"), Certainty::Yes);
        assert_eq!(before("2019-11-30", "2019-11-29"), Certainty::No);
        assert_eq!(before("2019-11-29~", "2019-11-30"), Certainty::CannotSay);
        assert_eq!(before("2019-11-29~", "2019-12-01"), Certainty::Yes);
        assert_eq!(before("2018/..", "2020"), Certainty::CannotSay);
        assert_eq!(before("2019-11-29", "2019-11-29"), Certainty::CannotSay);
        assert_eq!(before("2019-11-30T17:55:00Z", "2019-11-30T17:55:00Z"), Certainty::No);
    }
}
