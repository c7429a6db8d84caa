//! Durations as rules state them.

use std::fmt;
use std::str::FromStr;

/// A duration as a rule states it: an ISO 8601 duration with one unit (`PT48H`, `P90D`, `P2W`, `P6M`, `P1Y`), or
/// `indefinite`.
///
/// *Comparison.* Equality compares the written form: `P1M` is not `P30D`, because rules distinguish them.
///
/// *Unsupported.* Durations with several units, decimals.
///
/// ```
/// use moderation_record::Duration;
/// assert_eq!("P90D".parse::<Duration>().unwrap().to_string(), "P90D");
/// assert_eq!("indefinite".parse(), Ok(Duration::INDEFINITE));
/// assert!("90 days".parse::<Duration>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String", into = "String"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String", extend("pattern" = "^(P[1-9][0-9]{0,4}[DWMY]|PT[1-9][0-9]{0,4}[HM]|indefinite)$", "examples" = ["P90D", "PT48H", "indefinite"])))]
pub struct Duration {
    /// 0 for an indefinite duration.
    pub(crate) number: u32,
    pub(crate) unit: u8,
}

impl Duration {
    /// A duration without a stated end.
    pub const INDEFINITE: Self = Self { number: 0, unit: 0 };

    /// The number and the unit: `m` for minutes, `H`, `D`, `W`, `M` for months, `Y`. `None` if indefinite.
    #[must_use]
    #[inline]
    pub const fn parts(self) -> Option<(u32, char)> {
        if self.number == 0 { None } else { Some((self.number, self.unit as char)) }
    }
}

impl fmt::Display for Duration {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            None => f.write_str("indefinite"),
            Some((number, 'm')) => write!(f, "PT{number}M"),
            Some((number, 'H')) => write!(f, "PT{number}H"),
            Some((number, unit)) => write!(f, "P{number}{unit}"),
        }
    }
}

/// The error for text that is not a valid duration.
///
/// ```
/// let error = "90 days".parse::<moderation_record::Duration>().unwrap_err();
/// assert!(error.to_string().contains("`P90D`"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DurationError;

impl fmt::Display for DurationError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a duration; write one number and unit, such as `PT48H`, `P90D`, `P2W`, `P6M` or `P1Y`, or `indefinite`")
    }
}

impl std::error::Error for DurationError {}

impl FromStr for Duration {
    type Err = DurationError;
    #[inline]
    fn from_str(text: &str) -> Result<Self, DurationError> {
        if text == "indefinite" {
            return Ok(Self::INDEFINITE);
        }
        let (clock, rest) = match text.strip_prefix("PT") {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('P').ok_or(DurationError)?),
        };
        let (digits, unit) = rest.split_at_checked(rest.len().wrapping_sub(1)).ok_or(DurationError)?;
        let unit = match (clock, unit) {
            (true, "M") => b'm',
            (true, "H") => b'H',
            (false, "D" | "W" | "M" | "Y") => unit.as_bytes()[0],
            _ => return Err(DurationError),
        };
        let plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        match digits.parse() {
            Ok(number) if plain => Ok(Self { number, unit }),
            _ => Err(DurationError),
        }
    }
}

impl TryFrom<String> for Duration {
    type Error = DurationError;
    #[inline]
    fn try_from(text: String) -> Result<Self, DurationError> {
        text.parse()
    }
}

impl From<Duration> for String {
    #[inline]
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}
