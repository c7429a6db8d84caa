//! Seconds of UTC in the proleptic Gregorian calendar of ISO 8601.

use std::fmt;

/// A second of UTC, as Unix time: seconds since 1970-01-01T00:00:00Z without leap seconds.
///
/// ```
/// use moderation_record::When;
/// let minute = When::from_static("2019-11-30T17:55Z");
/// assert_eq!(minute.latest().unwrap().seconds() - minute.earliest().unwrap().seconds(), 59);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub(crate) i64);

pub(super) const DAY: i64 = 86_400;

impl Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    #[inline]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The start of a month; a month above 12 is in a later year.
    #[cfg(feature = "site")]
    pub(crate) const fn of_month(year: i64, month: i64) -> Self {
        Self(months_on(year, 1, month - 1))
    }

    /// The calendar date of the moment: year, month, day.
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
pub(super) const fn midnight(year: i64, month: u8, day: u8) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (month as i64 + 9) % 12;
    let doy = (153 * mp + 2) / 5 + day as i64 - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    (era * 146_097 + doe - 719_468) * DAY
}

#[inline]
pub(super) const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The first day of the month that is `count` months later.
#[inline]
pub(super) const fn months_on(year: i64, month: u8, count: i64) -> i64 {
    let months = year * 12 + month as i64 - 1 + count;
    midnight(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
}
