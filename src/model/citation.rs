//! Citations: the place in a source that supports a claim, and the proof of it.

use std::fmt;

use super::macros::record;
use super::{SourceId, Str};

record! {
    /// A reference to the place in a source that supports a claim. With a span and a digest, anyone who has
    /// the source's text can verify that the words are there.
    ///
    /// ```
    /// use moderation_record::{Locator, dataset};
    /// let policy = dataset().policy("tamtam/private_spaces").unwrap();
    /// let citation = &policy.versions()[0].seen()[0].citations()[0];
    /// assert!(matches!(citation.locator(), Locator::Span(start, end) if start < end));
    /// assert!(citation.can_be_proved());
    /// ```
    pub struct Citation as Citation {
        /// The id of the source.
        one source: SourceId,
        /// The name of the archive, if the source has more than one.
        maybe_text kept: Str,
        /// The place in the source; the whole source if omitted.
        place locator: Locator,
        /// The version of the source: the commit of a git archive, or the time of a capture.
        maybe_text version: Str,
        /// The SHA-256 digest of the cited words.
        maybe_copy digest: Digest,
        /// A note about this citation, in English.
        maybe_text note: Str,
    }
}

impl Citation {
    /// Whether the citation has a span and a digest, so that a program with the source's text can verify it.
    #[must_use]
    #[inline]
    pub fn can_be_proved(&self) -> bool {
        matches!(self.locator, Locator::Span(..)) && self.digest.is_some()
    }
}

/// A place in a source.
///
/// ```
/// use moderation_record::Locator;
/// assert_eq!(Locator::Span(12, 40).to_string(), "characters 12–40");
/// assert_eq!(Locator::default(), Locator::Whole);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Locator {
    /// The whole source.
    #[default]
    Whole,
    /// The section with this title or number.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "reading::named"))]
    Section(#[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))] Str),
    /// The paragraph with this number, counted from 1.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "reading::from_one"))]
    Paragraph(#[cfg_attr(feature = "schema", schemars(range(min = 1)))] u32),
    /// A half-open range of Unicode code points in the source's text, counted from 0.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "reading::forward"))]
    Span(u32, u32),
}

/// Validation of places beyond their type.
#[cfg(feature = "serde")]
mod reading {
    use serde::{Deserialize, Deserializer, de::Error};

    use super::Str;

    #[inline]
    pub(super) fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Str, D::Error> {
        let name = Str::deserialize(deserializer)?;
        if name.trim().is_empty() { Err(D::Error::custom("the section has no name; cite the whole source instead")) } else { Ok(name) }
    }

    #[inline]
    pub(super) fn from_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        match u32::deserialize(deserializer)? {
            0 => Err(D::Error::custom("there is no paragraph 0; paragraphs are counted from 1")),
            number => Ok(number),
        }
    }

    #[inline]
    pub(super) fn forward<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(u32, u32), D::Error> {
        let (start, end) = <(u32, u32)>::deserialize(deserializer)?;
        if start < end {
            return Ok((start, end));
        }
        let what = "write the index of the first code point and the index after the last";
        Err(D::Error::custom(format!("the span from {start} to {end} is empty or reversed; {what}")))
    }
}

#[cfg(feature = "serde")]
impl Locator {
    #[inline]
    pub(crate) fn is_whole(&self) -> bool {
        *self == Self::Whole
    }
}

impl fmt::Display for Locator {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Section(name) => write!(f, "section “{name}”"),
            Self::Paragraph(n) => write!(f, "paragraph {n}"),
            Self::Span(start, end) => write!(f, "characters {start}–{end}"),
        }
    }
}

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits.
///
/// ```
/// use moderation_record::Digest;
/// let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// assert_eq!(text.parse::<Digest>().unwrap().to_string(), text);
/// assert!("e3b0".parse::<Digest>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "String", into = "String"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String", extend("pattern" = "^[0-9a-f]{64}$")))]
pub struct Digest(pub(crate) [u8; 32]);

impl Digest {
    /// The digest's bytes.
    #[must_use]
    #[inline]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Digest {
    #[inline]
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Digest {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A dataset has thousands of digests, and a formatter call for each byte is slow.
        let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
        let hex: String = self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        f.pad(&hex)
    }
}

impl fmt::Debug for Digest {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// The error for text that is not a SHA-256 digest.
///
/// ```
/// let error = "E3B0".parse::<moderation_record::Digest>().unwrap_err();
/// assert_eq!(error.to_string(), "a SHA-256 digest has 64 lower-case hexadecimal digits");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigestError;

impl fmt::Display for DigestError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a SHA-256 digest has 64 lower-case hexadecimal digits")
    }
}

impl std::error::Error for DigestError {}

impl std::str::FromStr for Digest {
    type Err = DigestError;
    #[inline]
    fn from_str(text: &str) -> Result<Self, DigestError> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(DigestError),
        };
        let hex: &[u8; 64] = text.as_bytes().try_into().map_err(|_| DigestError)?;
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = digit(pair[0])? * 16 + digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Digest {
    type Error = DigestError;
    #[inline]
    fn try_from(text: String) -> Result<Self, DigestError> {
        text.parse()
    }
}

impl From<Digest> for String {
    #[inline]
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}
