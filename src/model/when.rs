//! Dates as well as they are known: the Extended Date/Time Format (EDTF, ISO 8601-2:2019) and what
//! can and cannot be said of two such dates.

use std::fmt;
use std::str::FromStr;

/// A point or stretch of time as well as it is known, in a subset of EDTF (ISO 8601-2:2019).
///
/// *Invariant.* A possible date of the proleptic Gregorian calendar, years 0000 to 9999; an interval
/// has at least one dated end and does not run backwards. `Copy`, and parsed in `const`.
///
/// *Parsing.* Level 0 and 1: `2017`, `2019-11`, `2019-11-22`, `2019-11-30T17:55:00Z`; unspecified
/// digits `201X`, `20XX`, `2019-XX`, `2019-11-XX`; seasons `2020-21` (spring) to `2020-24` (winter),
/// read by the northern hemisphere's calendar months from March on; after any date `?` (uncertain),
/// `~` (approximate) or `%` (both); intervals `2019-11-22/2019-11-23`, open `2018-04-16/..` and with
/// an unknown end `2018/`. Of level 2 only "one of the days of": `[2019-12-01..2019-12-03]`, open
/// `[..2019]`. Two extensions: a time may leave out its seconds (`2019-11-30T17:55Z`, meaning that
/// minute), and an interval may have times at its ends. Times are UTC, marked `Z`.
///
/// *Comparison.* Equality is that of the written form. There is no order, because there is none;
/// [`before`](When::before) answers yes, no or cannot say, and [`overlaps`](When::overlaps) says
/// whether two dates may share a moment.
///
/// *Unsupported.* Other level 2 forms, years beyond four digits, offsets other than `Z`.
///
/// ```
/// use moderation_record::{Answer, When};
/// const ATTACK: When = When::from_static("2019-11-29");      // checked by the compiler
/// let acted: When = "[2019-12-02..2019-12-03]".parse().unwrap();
/// assert_eq!(acted.earliest().unwrap().to_string(), "2019-12-02T00:00:00Z");
/// assert_eq!(ATTACK.before(acted), Answer::Yes);
/// assert_eq!(ATTACK.before("2019-11".parse().unwrap()), Answer::CannotSay);
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
    /// `..`: goes on beyond what is told.
    Open,
    /// An empty side: there is an end, but it is not known.
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
const X: u8 = 99;

/// The answer to a question about uncertain dates.
///
/// ```
/// use moderation_record::{Answer, When};
/// let (a, b) = (When::from_static("2017"), When::from_static("2017-10"));
/// assert_eq!(a.before(b), Answer::CannotSay);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is so, wherever in their bounds the dates lie.
    Yes,
    /// It is not so, wherever in their bounds the dates lie.
    No,
    /// The dates are not known well enough.
    CannotSay,
}

impl fmt::Display for Answer {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::CannotSay => "cannot say",
        })
    }
}

/// A second of UTC, counted from 1970-01-01T00:00:00Z without leap seconds.
///
/// ```
/// use moderation_record::When;
/// let minute = When::from_static("2019-11-30T17:55Z");
/// assert_eq!(minute.latest().unwrap().seconds() - minute.earliest().unwrap().seconds(), 59);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub(crate) i64);

const DAY: i64 = 86_400;

impl Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    #[inline]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The calendar day of the moment: year, month, day.
    #[must_use]
    #[inline]
    pub const fn day(self) -> (i64, u8, u8) {
        // Days to a civil date; Howard Hinnant, "chrono-compatible low-level date algorithms".
        let z = self.0.div_euclid(DAY) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u8;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
        (yoe + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
    }
}

impl fmt::Display for Moment {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.day();
        let second = self.0.rem_euclid(DAY);
        write!(f, "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
    }
}

#[inline]
const fn midnight(year: i64, month: u8, day: u8) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (month as i64 + 9) % 12;
    let doy = (153 * mp + 2) / 5 + day as i64 - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    (era * 146_097 + doe - 719_468) * DAY
}

#[inline]
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The first day of the month `count` months on.
#[inline]
const fn months_on(year: i64, month: u8, count: i64) -> i64 {
    let months = year * 12 + month as i64 - 1 + count;
    midnight(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
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

    /// How far beyond its bounds an approximate date may lie: one unit of its own precision.
    #[inline]
    const fn margin(self) -> i64 {
        match self.doubt {
            Doubt::Approximate | Doubt::Both => self.latest() - self.earliest() + 1,
            Doubt::None | Doubt::Uncertain => 0,
        }
    }
}

impl When {
    /// A date from text that is checked when the program is compiled.
    ///
    /// # Panics
    /// On text that is no date: a compile error in a `const`.
    #[must_use]
    #[inline]
    pub const fn from_static(text: &'static str) -> Self {
        match Self::parse(text) {
            Ok(when) => when,
            Err(_) => panic!("not a date of the EDTF subset that `When` reads"),
        }
    }

    /// Reads a date; the same as [`str::parse`], in `const` too.
    ///
    /// # Errors
    /// When the text is not a possible date in the subset of EDTF that is read here.
    #[inline]
    pub const fn parse(text: &str) -> Result<Self, WhenError> {
        let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
        match reader.when() {
            Ok(form) if reader.at == reader.bytes.len() => Ok(Self(form)),
            Ok(_) => Err(WhenError::Trailing),
            Err(error) => Err(error),
        }
    }

    /// The first second that the date can mean, or `None` where it is open or unknown.
    /// An approximate date (`~`) is not widened here.
    #[must_use]
    #[inline]
    pub const fn earliest(self) -> Option<Moment> {
        match self.edges().0 {
            Edge::At(date) => Some(Moment(date.earliest())),
            _ => None,
        }
    }

    /// The last second that the date can mean, or `None` where it is open or unknown.
    /// An approximate date (`~`) is not widened here.
    #[must_use]
    #[inline]
    pub const fn latest(self) -> Option<Moment> {
        match self.edges().1 {
            Edge::At(date) => Some(Moment(date.latest())),
            _ => None,
        }
    }

    /// Whether some part of the date is marked approximate (`~` or `%`).
    #[must_use]
    #[inline]
    pub const fn is_approximate(self) -> bool {
        let (a, b) = self.edges();
        matches!(a, Edge::At(Date { doubt: Doubt::Approximate | Doubt::Both, .. }))
            || matches!(b, Edge::At(Date { doubt: Doubt::Approximate | Doubt::Both, .. }))
    }

    /// Whether this is a stretch of time (`a/b`) rather than a date known only to lie in one.
    #[must_use]
    #[inline]
    pub const fn is_interval(self) -> bool {
        matches!(self.0, Form::Interval(..))
    }

    /// Whether all of this comes before any of the other. Approximate dates count as one unit of
    /// their precision wider on either side: a day, a month, a year.
    #[must_use]
    #[inline]
    pub const fn before(self, other: Self) -> Answer {
        let (a, b) = (self.reach(), other.reach());
        match (a, b) {
            ((_, Some(end)), (Some(start), _)) if end < start => Answer::Yes,
            ((Some(start), _), (_, Some(end))) if start >= end => Answer::No,
            _ => Answer::CannotSay,
        }
    }

    /// Whether the two may share a moment, by their bounds as written.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        let apart = |a: Self, b: Self| matches!((a.latest(), b.earliest()), (Some(end), Some(start)) if end < start);
        !apart(self, other) && !apart(other, self)
    }

    /// Whether both can be true of one point or stretch of time: one only says more exactly what
    /// the other says. `2017` agrees with `2017-10`, but not `2019-11-22` with `2019-11-22/2019-11-23`.
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

    /// The bounds in seconds of its beginning: of an interval the first date's, else of the whole.
    #[inline]
    pub(crate) const fn beginning(self) -> (Option<i64>, Option<i64>) {
        match self.0 {
            Form::Interval(Edge::At(date), _) => Self(Form::Date(date)).reach(),
            Form::Interval(_, end) => Self(Form::Interval(Edge::Unknown, end)).reach(),
            _ => self.reach(),
        }
    }

    /// The bounds in seconds, widened where the date is approximate.
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

/// Why a text is not a [`When`].
///
/// ```
/// let error = "2019-11-31".parse::<moderation_record::When>().unwrap_err();
/// assert_eq!(error.to_string(), "no such day in that month");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WhenError {
    /// Not written like a date.
    Form,
    /// No such month or season.
    Month,
    /// No such day in that month.
    Day,
    /// No such time of day, or not marked `Z`.
    Time,
    /// An interval without any dated end.
    Empty,
    /// An interval that runs backwards.
    Backwards,
    /// Something follows the date.
    Trailing,
}

impl fmt::Display for WhenError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => {
                "not a date; write EDTF such as `2019`, `2019-11`, `2019-11-22`, `2019-12~`, \
                 `2019-11-22/2019-11-23`, `2018-04-16/..` or `2019-11-30T17:55Z`"
            }
            Self::Month => "no such month; months are 01 to 12, seasons 21 to 24",
            Self::Day => "no such day in that month",
            Self::Time => "no such time; write it in UTC as `2019-11-30T17:55Z` or `2019-11-30T17:55:00Z`",
            Self::Empty => "an interval needs at least one date",
            Self::Backwards => "the interval ends before it begins",
            Self::Trailing => "something follows the date",
        })
    }
}

impl std::error::Error for WhenError {}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    #[inline]
    const fn when(&mut self) -> Result<Form, WhenError> {
        if self.eat(b'[') {
            let from = self.edge();
            if !self.eat_two(*b"..") {
                return Err(WhenError::Form);
            }
            let to = if self.peek() == b']' { Ok(Edge::Open) } else { self.edge() };
            if !self.eat(b']') {
                return Err(WhenError::Form);
            }
            return match (from, to) {
                (Ok(Edge::Unknown), Ok(to)) => paired(Edge::Open, to, true),
                (Ok(from), Ok(to)) => paired(from, to, true),
                (Err(error), _) | (_, Err(error)) => Err(error),
            };
        }
        let from = if self.eat_two(*b"..") { Ok(Edge::Open) } else { self.edge() };
        let from = match from {
            Ok(from) => from,
            Err(error) => return Err(error),
        };
        if !self.eat(b'/') {
            return match from {
                Edge::At(date) => Ok(Form::Date(date)),
                _ => Err(WhenError::Form),
            };
        }
        let to = if self.eat_two(*b"..") { Ok(Edge::Open) } else { self.edge() };
        match to {
            Ok(to) => paired(from, to, false),
            Err(error) => Err(error),
        }
    }

    /// A date, or nothing at all.
    #[inline]
    const fn edge(&mut self) -> Result<Edge, WhenError> {
        match self.peek() {
            0 | b'/' | b'.' | b']' => Ok(Edge::Unknown),
            _ => match self.date() {
                Ok(date) => Ok(Edge::At(date)),
                Err(error) => Err(error),
            },
        }
    }

    #[inline]
    const fn date(&mut self) -> Result<Date, WhenError> {
        let Some((mut year, blurred)) = self.year() else { return Err(WhenError::Form) };
        if blurred > 0 {
            year *= if blurred == 1 { 10 } else { 100 };
        }
        let mut date = Date { year, blurred, month: 0, day: 0, time: Time::None, doubt: Doubt::None };
        if blurred == 0 && self.eat(b'-') {
            let Some(month) = self.two() else { return Err(WhenError::Form) };
            if !matches!(month, 1..=12 | 21..=24 | X) {
                return Err(WhenError::Month);
            }
            date.month = month;
            if month <= 12 || month == X {
                if self.eat(b'-') {
                    let Some(day) = self.two() else { return Err(WhenError::Form) };
                    let possible = match (month, day) {
                        (_, X) => true,
                        (X, _) => return Err(WhenError::Form),
                        _ => day >= 1 && day <= days_in(year, month),
                    };
                    if !possible {
                        return Err(WhenError::Day);
                    }
                    date.day = day;
                }
                if date.day != 0 && date.day != X && self.eat(b'T') {
                    match self.time() {
                        Some(time) => date.time = time,
                        None => return Err(WhenError::Time),
                    }
                }
            }
        }
        date.doubt = match self.peek() {
            b'?' => Doubt::Uncertain,
            b'~' => Doubt::Approximate,
            b'%' => Doubt::Both,
            _ => return Ok(date),
        };
        self.at += 1;
        if matches!(date.time, Time::None) { Ok(date) } else { Err(WhenError::Form) }
    }

    #[inline]
    const fn time(&mut self) -> Option<Time> {
        let Some(hour) = self.two() else { return None };
        if !self.eat(b':') {
            return None;
        }
        let Some(minute) = self.two() else { return None };
        let mut time = Time::Minute(hour, minute);
        if self.eat(b':') {
            match self.two() {
                Some(second) if second < 60 => time = Time::Second(hour, minute, second),
                _ => return None,
            }
        }
        if hour < 24 && minute < 60 && self.eat(b'Z') { Some(time) } else { None }
    }

    /// Four digits, of which the last one or two may be `X`: the digits before them, how many `X`.
    #[inline]
    const fn year(&mut self) -> Option<(u16, u8)> {
        let mut value = 0;
        let mut blurred = 0;
        let end = self.at + 4;
        while self.at < end {
            match self.peek() {
                d @ b'0'..=b'9' if blurred == 0 => value = value * 10 + (d - b'0') as u16,
                b'X' if self.at + 2 >= end => blurred += 1,
                _ => return None,
            }
            self.at += 1;
        }
        Some((value, blurred))
    }

    /// Two digits, or `XX`.
    #[inline]
    const fn two(&mut self) -> Option<u8> {
        if self.eat_two(*b"XX") {
            return Some(X);
        }
        let mut value = 0;
        let end = self.at + 2;
        while self.at < end {
            match self.peek() {
                d @ b'0'..=b'9' => value = value * 10 + (d - b'0'),
                _ => return None,
            }
            self.at += 1;
        }
        if value == X { None } else { Some(value) }
    }

    #[inline]
    const fn peek(&self) -> u8 {
        if self.at < self.bytes.len() { self.bytes[self.at] } else { 0 }
    }

    #[inline]
    const fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        if found {
            self.at += 1;
        }
        found
    }

    #[inline]
    const fn eat_two(&mut self, two: [u8; 2]) -> bool {
        let found = self.at + 1 < self.bytes.len() && self.bytes[self.at] == two[0] && self.bytes[self.at + 1] == two[1];
        if found {
            self.at += 2;
        }
        found
    }
}

#[inline]
const fn paired(from: Edge, to: Edge, one_of: bool) -> Result<Form, WhenError> {
    match (from, to) {
        (Edge::At(a), Edge::At(b)) if a.earliest() > b.latest() => Err(WhenError::Backwards),
        (Edge::At(_), _) | (_, Edge::At(_)) => Ok(if one_of { Form::OneOf(from, to) } else { Form::Interval(from, to) }),
        _ => Err(WhenError::Empty),
    }
}

impl FromStr for When {
    type Err = WhenError;
    #[inline]
    fn from_str(text: &str) -> Result<Self, WhenError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for When {
    type Error = WhenError;
    #[inline]
    fn try_from(text: String) -> Result<Self, WhenError> {
        Self::parse(&text)
    }
}

impl From<When> for String {
    #[inline]
    fn from(when: When) -> Self {
        when.to_string()
    }
}

impl fmt::Display for When {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.0 {
            Form::Date(date) => date.to_string(),
            Form::Interval(a, b) => format!("{a}/{b}"),
            Form::OneOf(a, b) => format!(
                "[{}..{}]",
                if a == Edge::Open { String::new() } else { a.to_string() },
                if b == Edge::Open { String::new() } else { b.to_string() }
            ),
        };
        f.pad(&text)
    }
}

impl fmt::Display for Edge {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Date {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.blurred {
            0 => write!(f, "{:04}", self.year)?,
            1 => write!(f, "{:03}X", self.year / 10)?,
            _ => write!(f, "{:02}XX", self.year / 100)?,
        }
        for part in [self.month, self.day] {
            match part {
                0 => break,
                X => f.write_str("-XX")?,
                number => write!(f, "-{number:02}")?,
            }
        }
        match self.time {
            Time::None => {}
            Time::Minute(h, m) => write!(f, "T{h:02}:{m:02}Z")?,
            Time::Second(h, m, s) => write!(f, "T{h:02}:{m:02}:{s:02}Z")?,
        }
        f.write_str(match self.doubt {
            Doubt::None => "",
            Doubt::Uncertain => "?",
            Doubt::Approximate => "~",
            Doubt::Both => "%",
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for When {
    #[inline]
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    #[inline]
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let date = "([0-9]{3}X|[0-9]{2}XX|[0-9]{4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX)(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?Z)?)?|-2[1-4])?)[?~%]?";
        schemars::json_schema!({
            "type": "string",
            "description": "A point or stretch of time as well as it is known: a subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 and 1 and `[a..b]` for one day out of several; times are UTC and may leave out their seconds.",
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
    fn what_is_read_is_written_alike() {
        for text in [
            "2017",
            "0000",
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
    fn what_is_refused() {
        for (text, error) in [
            ("", WhenError::Form),
            ("19", WhenError::Form),
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
    fn before_is_certain_or_says_so() {
        let before = |a, b| when(a).before(when(b));
        assert_eq!(before("2019-11-29", "2019-11-30"), Answer::Yes);
        assert_eq!(before("2019-11-30", "2019-11-29"), Answer::No);
        assert_eq!(before("2019-11-29~", "2019-11-30"), Answer::CannotSay);
        assert_eq!(before("2019-11-29~", "2019-12-01"), Answer::Yes);
        assert_eq!(before("2018/..", "2020"), Answer::CannotSay);
        assert_eq!(before("2019-11-29", "2019-11-29"), Answer::CannotSay);
        assert_eq!(before("2019-11-30T17:55:00Z", "2019-11-30T17:55:00Z"), Answer::No);
    }
}
