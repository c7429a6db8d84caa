//! Parsing, also in `const`, and formatting of dates.

use std::fmt;
use std::str::FromStr;

use super::moment::days_in;
use super::{Date, Doubt, Edge, Form, Time, When, X};

/// The reason why a text is not a valid [`When`].
///
/// ```
/// let error = "2019-11-31".parse::<moderation_record::When>().unwrap_err();
/// assert_eq!(error.to_string(), "not a day of the calendar; write one that exists");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WhenError {
    /// Not written like a date.
    Form,
    /// Entirely or partly outside the years 0001 to 9999.
    Year,
    /// No such month or season.
    Month,
    /// No such day in that month.
    Day,
    /// No such time of day, or not marked `Z`.
    Time,
    /// An interval without a dated end.
    Empty,
    /// An interval that ends before it begins.
    Backwards,
    /// Text after the date.
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
            Self::Year => "outside the supported years 0001 to 9999",
            Self::Month => "no such month; months are 01 to 12, seasons 21 to 24",
            Self::Day => "not a day of the calendar; write one that exists",
            Self::Time => "no such time; write UTC, such as `2019-11-30T17:55Z` or `2019-11-30T17:55:00Z`",
            Self::Empty => "an interval needs at least one date",
            Self::Backwards => "the interval ends before it begins",
            Self::Trailing => "unexpected text after the date",
        })
    }
}

impl std::error::Error for WhenError {}

pub(super) struct Scanner<'t> {
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
}

impl Scanner<'_> {
    #[inline]
    pub(super) const fn when(&mut self) -> Result<Form, WhenError> {
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

    /// Parses a date or an empty side.
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
        if year == 0 {
            return Err(WhenError::Year);
        }
        let mut date = Date { year, blurred, month: 0, day: 0, time: Time::None, doubt: Doubt::None };
        if blurred == 0 && self.eat(b'-') {
            let Some(month) = self.two() else { return Err(WhenError::Form) };
            if !matches!(month, 1..=12 | 21..=24 | X) {
                return Err(WhenError::Month);
            }
            // Winter ends in the following year.
            if year == 9999 && month == 24 {
                return Err(WhenError::Year);
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

    /// Parses four digits, of which the last one or two can be `X`. Returns the digits before and the number of `X`.
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

    /// Parses two digits or `XX`.
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
