//! Numbers and amounts, with the qualifier that their source uses.

use std::fmt;

/// A non-negative number with up to three decimals.
///
/// ```
/// use moderation_record::Number;
/// assert_eq!(Number::new(8500).to_string(), "8,500");
/// assert_eq!(Number::from_thousandths(99_995).to_string(), "99.995");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub(crate) u64);

impl Number {
    /// The largest number that can be represented.
    pub const MAX: Self = Self(u64::MAX / 1000 * 1000);

    /// Creates a whole number, limited to [`Number::MAX`].
    #[must_use]
    #[inline]
    pub const fn new(whole: u64) -> Self {
        if whole > u64::MAX / 1000 { Self::MAX } else { Self(whole * 1000) }
    }

    /// Creates a number from thousandths.
    #[must_use]
    #[inline]
    pub const fn from_thousandths(thousandths: u64) -> Self {
        Self(thousandths)
    }

    /// The number in thousandths.
    #[must_use]
    #[inline]
    pub const fn thousandths(self) -> u64 {
        self.0
    }

    /// The number if it is whole, otherwise `None`.
    #[must_use]
    #[inline]
    pub const fn whole(self) -> Option<u64> {
        if self.0.is_multiple_of(1000) { Some(self.0 / 1000) } else { None }
    }

    /// Half a unit of the last non-zero digit: the largest possible rounding error.
    #[inline]
    const fn half_step(self) -> u64 {
        let mut unit = 1;
        while self.0 > 0 && self.0.is_multiple_of(unit * 10) {
            unit *= 10;
        }
        unit / 2
    }
}

impl fmt::Display for Number {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = (self.0 / 1000).to_string();
        let mut text = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if !self.0.is_multiple_of(1000) {
            let decimals = format!(".{:03}", self.0 % 1000);
            text.push_str(decimals.trim_end_matches('0'));
        }
        f.pad(&text)
    }
}

/// An amount, with the qualifier of its source. A word for a magnitude, such as "dozens", stays a word.
///
/// *Comparison.* Equality compares the wording; [`agrees`](Quantity::agrees) tests whether one
/// number can satisfy both.
///
/// ```
/// use moderation_record::{Number, Quantity};
/// let said = Quantity::About(Number::new(5000));
/// assert_eq!(said.to_string(), "about 5,000");
/// assert!(said.agrees(Quantity::Exactly(Number::new(5200))));
/// assert!(!said.agrees(Quantity::Exactly(Number::new(2096))));
/// assert!(Quantity::Dozens.agrees(Quantity::Exactly(Number::new(50))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Quantity {
    /// Exactly this number.
    Exactly(Number),
    /// A rounded or estimated number: within half a unit of its last non-zero digit.
    About(Number),
    /// Slightly less than this number: like `about`, but below it.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "reading::above_none"))]
    Nearly(Number),
    /// This number or more.
    AtLeast(Number),
    /// More than this number.
    MoreThan(Number),
    /// This number or less.
    AtMost(Number),
    /// Less than this number.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "reading::above_none"))]
    FewerThan(Number),
    /// A number between the first and the second, both included; the second is larger.
    #[non_exhaustive]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "reading::rising"))]
    Between(Number, Number),
    /// "Several", "a few": from 2, below 20.
    Several,
    /// "Dozens", "scores", "tens": from 20, below 200.
    Dozens,
    /// "Hundreds": from 200, below 2,000.
    Hundreds,
    /// "Thousands": from 2,000, below 20,000.
    Thousands,
    /// "Tens of thousands": from 20,000, below 200,000.
    TensOfThousands,
    /// "Hundreds of thousands": from 200,000, below 2 million.
    HundredsOfThousands,
    /// "Millions": from 2 million.
    Millions,
    /// All of them; the number is not known.
    All,
    /// None.
    None,
    /// The source mentions an amount but does not state it.
    Unstated,
}

/// The range of numbers that a [`Quantity`] allows.
///
/// ```
/// use moderation_record::{Number, Quantity};
/// let bounds = Quantity::MoreThan(Number::new(8500)).bounds();
/// assert_eq!((bounds.low, bounds.low_excluded, bounds.high), (Number::new(8500), true, None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The lower bound.
    pub low: Number,
    /// Whether the lower bound itself is excluded.
    pub low_excluded: bool,
    /// The upper bound, if there is one.
    pub high: Option<Number>,
    /// Whether the upper bound itself is excluded.
    pub high_excluded: bool,
}

impl Quantity {
    /// Creates a range from the first to the second number; `None` if the second is not larger.
    ///
    /// ```
    /// use moderation_record::{Number, Quantity};
    /// assert_eq!(Quantity::between(Number::new(3), Number::new(5)).unwrap().to_string(), "3 to 5");
    /// assert_eq!(Quantity::between(Number::new(5), Number::new(3)), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn between(low: Number, high: Number) -> Option<Self> {
        if low.0 < high.0 { Some(Self::Between(low, high)) } else { None }
    }

    /// The range of numbers that the wording allows; each variant documents its range.
    #[must_use]
    #[inline]
    pub const fn bounds(self) -> Bounds {
        #[inline]
        const fn b(low: u64, low_excluded: bool, high: Option<u64>, high_excluded: bool) -> Bounds {
            let high = match high {
                Some(high) => Some(Number(high)),
                None => None,
            };
            Bounds { low: Number(low), low_excluded, high, high_excluded }
        }
        match self {
            Self::Exactly(n) => b(n.0, false, Some(n.0), false),
            Self::About(n) => b(n.0 - n.half_step(), false, Some(n.0.saturating_add(n.half_step())), false),
            Self::Nearly(n) => {
                let step = if n.half_step() == 0 { 1 } else { n.half_step() };
                b(n.0.saturating_sub(step), false, Some(n.0), true)
            }
            Self::AtLeast(n) => b(n.0, false, None, false),
            Self::MoreThan(n) => b(n.0, true, None, false),
            Self::AtMost(n) => b(0, false, Some(n.0), false),
            Self::FewerThan(n) => b(0, false, Some(n.0), true),
            Self::Between(low, high) => b(low.0, false, Some(high.0), false),
            Self::Several => b(2_000, false, Some(20_000), true),
            Self::Dozens => b(20_000, false, Some(200_000), true),
            Self::Hundreds => b(200_000, false, Some(2_000_000), true),
            Self::Thousands => b(2_000_000, false, Some(20_000_000), true),
            Self::TensOfThousands => b(20_000_000, false, Some(200_000_000), true),
            Self::HundredsOfThousands => b(200_000_000, false, Some(2_000_000_000), true),
            Self::Millions => b(2_000_000_000, false, None, false),
            Self::None => b(0, false, Some(0), false),
            Self::All | Self::Unstated => b(0, false, None, false),
        }
    }

    /// The qualifier, as written in records.
    #[must_use]
    #[inline]
    pub const fn qualifier(self) -> &'static str {
        match self {
            Self::Exactly(_) => "exactly",
            Self::About(_) => "about",
            Self::Nearly(_) => "nearly",
            Self::AtLeast(_) => "at_least",
            Self::MoreThan(_) => "more_than",
            Self::AtMost(_) => "at_most",
            Self::FewerThan(_) => "fewer_than",
            Self::Between(..) => "between",
            Self::Several => "several",
            Self::Dozens => "dozens",
            Self::Hundreds => "hundreds",
            Self::Thousands => "thousands",
            Self::TensOfThousands => "tens_of_thousands",
            Self::HundredsOfThousands => "hundreds_of_thousands",
            Self::Millions => "millions",
            Self::All => "all",
            Self::None => "none",
            Self::Unstated => "unstated",
        }
    }

    /// Whether one number can satisfy both.
    #[must_use]
    #[inline]
    pub fn agrees(self, other: Self) -> bool {
        if matches!((self, other), (Self::All, Self::None) | (Self::None, Self::All)) {
            return false;
        }
        let (a, b) = (self.bounds(), other.bounds());
        let reaches = |low: Bounds, high: Bounds| match high.high {
            Some(top) => low.low < top || (low.low == top && !low.low_excluded && !high.high_excluded),
            None => true,
        };
        reaches(a, b) && reaches(b, a)
    }
}

impl fmt::Display for Quantity {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Exactly(n) => n.to_string(),
            Self::About(n) => format!("about {n}"),
            Self::Nearly(n) => format!("nearly {n}"),
            Self::AtLeast(n) => format!("at least {n}"),
            Self::MoreThan(n) => format!("more than {n}"),
            Self::AtMost(n) => format!("at most {n}"),
            Self::FewerThan(n) => format!("fewer than {n}"),
            Self::Between(low, high) => format!("{low} to {high}"),
            Self::Several => "several".into(),
            Self::Dozens => "dozens".into(),
            Self::Hundreds => "hundreds".into(),
            Self::Thousands => "thousands".into(),
            Self::TensOfThousands => "tens of thousands".into(),
            Self::HundredsOfThousands => "hundreds of thousands".into(),
            Self::Millions => "millions".into(),
            Self::All => "all".into(),
            Self::None => "none".into(),
            Self::Unstated => "unstated".into(),
        };
        f.pad(&text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Number {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_u64(whole),
            None => serializer.serialize_f64(self.0 as f64 / 1000.0),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Number {
    #[inline]
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Number;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a non-negative number with at most three decimals")
            }

            #[inline]
            fn visit_u64<E: serde::de::Error>(self, whole: u64) -> Result<Number, E> {
                if whole > u64::MAX / 1000 {
                    return Err(E::invalid_value(serde::de::Unexpected::Unsigned(whole), &"a smaller number"));
                }
                Ok(Number::new(whole))
            }

            #[inline]
            fn visit_i64<E: serde::de::Error>(self, whole: i64) -> Result<Number, E> {
                let whole = u64::try_from(whole).map_err(|_| E::invalid_value(serde::de::Unexpected::Signed(whole), &self))?;
                self.visit_u64(whole)
            }

            #[inline]
            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Number, E> {
                let thousandths = (number * 1000.0).round();
                // Above 2^53 a float cannot represent every whole number.
                let fits = (0.0..9.0e15).contains(&thousandths) && (thousandths / 1000.0 - number).abs() < 1e-9;
                if fits { Ok(Number(thousandths as u64)) } else { Err(E::invalid_value(serde::de::Unexpected::Float(number), &self)) }
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Validation of numbers beyond their type.
#[cfg(feature = "serde")]
mod reading {
    use serde::{Deserialize, Deserializer, de::Error};

    use super::Number;

    #[inline]
    pub(super) fn above_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        match Number::deserialize(deserializer)? {
            Number(0) => Err(D::Error::custom("no amount is less than 0; write `none` or `exactly(0)` instead")),
            number => Ok(number),
        }
    }

    #[inline]
    pub(super) fn rising<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(Number, Number), D::Error> {
        let (low, high) = <(Number, Number)>::deserialize(deserializer)?;
        match low.cmp(&high) {
            std::cmp::Ordering::Less => Ok((low, high)),
            std::cmp::Ordering::Equal => Err(D::Error::custom(format!("`between` has {low} twice; write `exactly({low})`"))),
            std::cmp::Ordering::Greater => {
                Err(D::Error::custom(format!("`between` goes from {low} down to {high}; write the smaller number first")))
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    #[inline]
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    #[inline]
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "minimum": 0,
            "description": "A non-negative number with up to three decimals.",
            "examples": [8500, 99.995],
        })
    }
}

super::macros::vocabulary! {
    /// The unit of a figure: what is counted.
    ///
    /// ```
    /// use moderation_record::Unit;
    /// assert_eq!("ip_address".parse::<Unit>(), Ok(Unit::IpAddress));
    /// ```
    pub enum Unit {
        /// User accounts.
        Account = "account",
        /// Bots: automated accounts.
        Bot = "bot",
        /// Channels: one publisher, many followers.
        Channel = "channel",
        /// Groups: many members who can all post.
        Group = "group",
        /// Chats of any kind.
        Chat = "chat",
        /// Communities, or groups and channels counted together.
        Community = "community",
        /// Pages.
        Page = "page",
        /// Posts.
        Post = "post",
        /// Messages.
        Message = "message",
        /// Videos.
        Video = "video",
        /// Images.
        Image = "image",
        /// Pieces of content of any kind.
        Item = "item",
        /// Web addresses.
        Url = "url",
        /// Hashes: digital fingerprints of known content.
        Hash = "hash",
        /// People.
        Person = "person",
        /// Users.
        User = "user",
        /// Subscribers of a channel.
        Subscriber = "subscriber",
        /// Followers of an account.
        Follower = "follower",
        /// Views.
        View = "view",
        /// Requests, such as requests by an authority for data.
        Request = "request",
        /// Orders, such as orders by an authority to remove content.
        Order = "order",
        /// IP addresses.
        IpAddress = "ip_address",
        /// Domain names.
        Domain = "domain",
        /// Platforms or services.
        Platform = "platform",
        /// Countries.
        Country = "country",
        /// Public statements.
        Statement = "statement",
        /// Minutes.
        Minute = "minute",
        /// Hours.
        Hour = "hour",
        /// Days.
        Day = "day",
        /// Money, in the currency of the figure.
        Money = "money",
        /// Megabytes.
        Megabyte = "megabyte",
        /// People who review content.
        Reviewer = "reviewer",
    }
}

super::macros::vocabulary! {
    /// Whether a figure is a number or a percentage.
    ///
    /// ```
    /// assert_eq!("share".parse(), Ok(moderation_record::Scale::Share));
    /// ```
    pub enum Scale {
        /// A number of things.
        Count = "count",
        /// A share, in percent.
        Share = "share",
    }
}

super::macros::record! {
    /// A number that sources report, such as the channels removed in October 2017, with one claim for each
    /// value that a source gives.
    ///
    /// ```
    /// let action = moderation_record::dataset().action("telegram_isis_removals_2017").unwrap();
    /// let removed = action.figures().iter().find(|figure| figure.reported().is_disputed()).unwrap();
    /// assert!(removed.reported().claims().len() >= 2);
    /// ```
    pub struct Figure {
        /// The unit: what is counted.
        copy of: Unit,
        /// The currency, as an ISO 4217 code; only for `of: money`.
        maybe_copy currency: super::Currency,
        /// A more exact description of what is counted, in words.
        maybe what: super::Text,
        /// `share` if the values are percentages; `count`, the default, if omitted.
        maybe_copy measure: Scale,
        /// The total of which this figure is a part, in the same unit, if the source states it.
        maybe_copy out_of: Quantity,
        /// The period that the figure covers, if it is the same for all claims.
        maybe_copy during: super::When,
        /// The reported values, one claim for each.
        claims reported: Quantity,
    }
}
