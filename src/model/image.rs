//! The binary format in which the crate embeds its records: one image for each kind of record.
//!
//! An image consists of two files. The first has a [header](HEADER) and then every field in the order of its
//! declaration: numbers as varints (LEB128), words of a vocabulary as their index, lists and texts with
//! their length. The second is the pool: all texts, one after the other, so that the compiler
//! checks once that they are UTF-8. A text that the record has used before is a back reference into the pool.
//!
//! A decoder does not stop at damaged data: it sets a flag and continues with zeros, so that the code of a record
//! has no error path. The caller checks the flag at the end.

use std::fmt;
#[cfg(feature = "load")]
use std::{collections::HashMap, ops::Range};

#[cfg(feature = "embed")]
use super::Metadata;
use super::when::{Date, Doubt, Edge, Form, Time, X};
use super::{
    Attested, Claim, Country, Currency, Digest, Duration, Kind, Language, Lines, Locator, Number, Quantity, SCHEMA_VERSION, Span, Str,
    When, Wikidata,
};

/// The header of an image: `MRec`, the version of the binary format, the kind of record, the major and minor
/// version of the schema, and the FNV-1a digest of the rest, as eight little-endian bytes.
const HEADER: usize = 16;

const MAGIC: [u8; 4] = *b"MRec";

/// The version of the binary format.
const FORMAT: u8 = 1;

/// The number of the metadata in the header, beside the kinds of record.
pub(super) const METADATA: u8 = u8::MAX;

/// The image of all records of a kind.
#[derive(Clone, Copy, Debug)]
pub struct Image {
    /// The header and the fields.
    pub fields: &'static [u8],
    /// The texts.
    pub texts: &'static str,
}

/// The reason why an image cannot be decoded.
///
/// ```
/// use moderation_record::{Kind, embedded::ImageError};
/// let error = ImageError::Damaged(Kind::Event);
/// assert_eq!(error.to_string(), "the embedded image of events is damaged");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImageError {
    /// The bytes do not start with the header of this kind of record.
    NotAnImage(Kind),
    /// The image was written by another version of this crate.
    OtherVersion(Kind),
    /// The fields or texts are truncated, too long, or have impossible values.
    Damaged(Kind),
    /// The content does not match the digest in the header.
    Altered(Kind),
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, fault) = match self {
            Self::NotAnImage(kind) => (kind, "is not an image of this kind"),
            Self::OtherVersion(kind) => (kind, "was written by another version of this crate"),
            Self::Damaged(kind) => (kind, "is damaged"),
            Self::Altered(kind) => (kind, "differs from the digest in its header"),
        };
        write!(f, "the embedded image of {} {fault}", kind.folder())
    }
}

impl std::error::Error for ImageError {}

impl Image {
    /// Decodes all records of a kind.
    pub(crate) fn decode<T: Binary>(self, kind: Kind) -> Result<Vec<T>, ImageError> {
        self.content(kind as u8).map_err(|error| error(kind))
    }

    /// Decodes the embedded metadata.
    #[cfg(feature = "embed")]
    pub(crate) fn metadata(self) -> Option<Metadata> {
        // A test decodes the image: only an image written for other types can fail here.
        self.content(METADATA).expect("the embedded metadata are of this version; regenerate them as CONTRIBUTING.md describes").pop()
    }

    /// Decodes the content with this number. An error still lacks the kind of record.
    fn content<T: Binary>(self, number: u8) -> Result<Vec<T>, fn(Kind) -> ImageError> {
        let header = header(number, [0; 8]);
        match self.fields.first_chunk::<HEADER>() {
            Some(found) if found[..4] != MAGIC || found[5] != header[5] => return Err(ImageError::NotAnImage),
            Some(found) if found[..8] != header[..8] => return Err(ImageError::OtherVersion),
            Some(_) => {}
            None => return Err(ImageError::NotAnImage),
        }
        let mut decoder = Decoder { fields: &self.fields[HEADER..], texts: self.texts, used: 0, damaged: false };
        let records = Vec::decode(&mut decoder);
        let whole = !decoder.damaged && decoder.fields.is_empty() && decoder.used == self.texts.len();
        if whole { Ok(records) } else { Err(ImageError::Damaged) }
    }

    /// Compares the content with the digest in the header. A decoder skips this, because it takes longer than decoding.
    #[cfg(feature = "load")]
    pub(crate) fn proof(self, kind: Kind) -> Result<(), ImageError> {
        match self.fields.split_at_checked(HEADER) {
            Some((header, fields)) if header[8..] == digest(fields, self.texts) => Ok(()),
            Some(_) => Err(ImageError::Altered(kind)),
            None => Err(ImageError::NotAnImage(kind)),
        }
    }
}

fn header(number: u8, digest: [u8; 8]) -> [u8; HEADER] {
    // `SCHEMA_VERSION` is two numbers joined by a dot.
    let (major, minor) = SCHEMA_VERSION.split_once('.').unwrap_or_default();
    let parsed = |text: &str| text.parse().unwrap_or(u8::MAX);
    let mut header = [0; HEADER];
    header[..4].copy_from_slice(&MAGIC);
    header[4..8].copy_from_slice(&[FORMAT, number, parsed(major), parsed(minor)]);
    header[8..].copy_from_slice(&digest);
    header
}

/// 64-bit FNV-1a: it detects accidents, not tampering.
#[cfg(feature = "load")]
fn digest(fields: &[u8], texts: &str) -> [u8; 8] {
    let bytes = fields.iter().chain(texts.as_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)).to_le_bytes()
}

/// A value with a binary format.
pub trait Binary: Sized {
    /// Appends the value.
    #[cfg(feature = "load")]
    fn encode(&self, out: &mut Encoder);

    /// Reads a value. It is meaningless if the input [is damaged](Input::damage).
    fn decode<I: Input>(from: &mut I) -> Self;
}

/// The writer of an image.
#[cfg(feature = "load")]
#[derive(Default)]
pub struct Encoder {
    fields: Vec<u8>,
    texts: String,
    /// The position in the pool of each text of the current record.
    known: HashMap<String, Range<usize>>,
}

#[cfg(feature = "load")]
impl Encoder {
    /// Appends all records of a kind.
    pub(crate) fn records<T: Binary>(&mut self, records: &[T]) {
        self.number(records.len() as u64);
        for record in records {
            // Back references stay inside the record, so that a change to one record leaves the bytes of the others unchanged.
            self.known.clear();
            record.encode(self);
        }
    }

    pub(crate) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.fields.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.fields.push(number as u8);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.fields.extend(bytes);
    }

    fn text(&mut self, text: &str) {
        let length = text.len() as u64;
        if let Some(there) = self.known.get(text) {
            let back = self.texts.len() - there.start;
            self.number(length << 1 | 1);
            return self.number(back as u64);
        }
        self.number(length << 1);
        let start = self.texts.len();
        self.texts.push_str(text);
        // A reference to an empty or tiny text would not be shorter than the text.
        if text.len() > 2 {
            self.known.insert(text.to_owned(), start..self.texts.len());
        }
    }

    /// The image: its fields and its texts.
    pub(crate) fn finish(self, number: u8) -> (Vec<u8>, String) {
        let header = header(number, digest(&self.fields, &self.texts));
        ([&header, &*self.fields].concat(), self.texts)
    }
}

/// The input of a decoder. There is one implementation. Decoders are generic over it, so that a dependent crate
/// compiles only the decoders of the kinds that it uses.
pub trait Input {
    /// Marks the input as damaged. From now on, reads return zeros and empty texts.
    fn damage(&mut self);
    fn is_damaged(&self) -> bool;
    fn byte(&mut self) -> u8;
    fn number(&mut self) -> u64;
    fn bytes<const N: usize>(&mut self) -> [u8; N];
    fn text(&mut self) -> &'static str;
    /// The number of bytes of fields that are left.
    fn left(&self) -> usize;
}

/// The reader of an image.
struct Decoder {
    fields: &'static [u8],
    texts: &'static str,
    /// The length of the pool after the last new text.
    used: usize,
    damaged: bool,
}

impl Decoder {
    /// Reads the rest of a number that begins with this byte.
    fn long_number(&mut self, first: u8) -> u64 {
        let (mut number, mut shift) = (u64::from(first & 0x7f), 7);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
            if shift > 63 {
                self.damage();
                return 0;
            }
        }
    }
}

impl Input for Decoder {
    #[cold]
    fn damage(&mut self) {
        self.damaged = true;
        self.fields = &[];
    }

    #[inline]
    fn is_damaged(&self) -> bool {
        self.damaged
    }

    #[inline]
    fn byte(&mut self) -> u8 {
        let [byte] = self.bytes();
        byte
    }

    #[inline]
    fn number(&mut self) -> u64 {
        // Fast path: most numbers are small.
        match self.byte() {
            byte @ ..0x80 => u64::from(byte),
            byte => self.long_number(byte),
        }
    }

    #[inline]
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let Some((bytes, rest)) = self.fields.split_first_chunk() else {
            self.damage();
            return [0; N];
        };
        self.fields = rest;
        *bytes
    }

    #[inline]
    fn text(&mut self) -> &'static str {
        let head = self.number();
        let length = (head >> 1) as usize;
        let start = if head & 1 == 0 { Some(self.used) } else { self.used.checked_sub(self.number() as usize) };
        let Some(text) = start.and_then(|start| self.texts.get(start..start.checked_add(length)?)) else {
            self.damage();
            return "";
        };
        if head & 1 == 0 {
            self.used += length;
        }
        text
    }

    fn left(&self) -> usize {
        self.fields.len()
    }
}

macro_rules! binary {
    ($($name:ty: |$it:ident, $out:ident| $encode:expr, |$from:ident| $decode:expr;)*) => { $(
        impl Binary for $name {
            #[cfg(feature = "load")]
            fn encode(&self, $out: &mut Encoder) {
                let $it = self;
                $encode;
            }

            fn decode<I: Input>($from: &mut I) -> Self {
                $decode
            }
        }
    )* };
}

binary! {
    Str: |it, out| out.text(it), |from| Self::Borrowed(from.text());
    u32: |it, out| out.number(u64::from(*it)), |from| from.number().try_into().unwrap_or_else(|_| {
        from.damage();
        0
    });
    // Most numbers are whole: thousandths would waste ten bits on each.
    Number: |it, out| out.number(if it.0.is_multiple_of(1000) { it.0 / 1000 * 2 } else { it.0 * 2 + 1 }), |from| {
        let number = from.number();
        Self(if number.is_multiple_of(2) { (number / 2).saturating_mul(1000) } else { number / 2 })
    };
    Span: |it, out| { it.start.encode(out); (it.end - it.start).encode(out) }, |from| {
        let (start, length) = (u32::decode(from), u32::decode(from));
        Self { start, end: start.saturating_add(length) }
    };
    Lines: |it, out| { it.first.encode(out); (it.last - it.first).encode(out) }, |from| {
        let (first, length) = (u32::decode(from), u32::decode(from));
        Self { first, last: first.saturating_add(length) }
    };
    Duration: |it, out| { it.number.encode(out); out.bytes(&[it.unit]) }, |from| Self { number: u32::decode(from), unit: from.byte() };
    Country: |it, out| out.bytes(&it.0), |from| Self(from.bytes());
    Currency: |it, out| out.bytes(&it.0), |from| Self(from.bytes());
    Wikidata: |it, out| it.0.encode(out), |from| Self(u32::decode(from));
    Language: |it, out| it.0.encode(out), |from| Self(Str::decode(from));
    Digest: |it, out| out.bytes(&it.0), |from| Self(from.bytes());
    When: |it, out| it.0.encode(out), |from| Self(Form::decode(from));
    Date: |it, out| {
        let Date { year, blurred, month, day, time, doubt } = *it;
        let (clock, clock_bytes): (u8, &[u8]) = match time {
            Time::None => (0, &[]),
            Time::Minute(hour, minute) => (1, &[hour, minute]),
            Time::Second(hour, minute, second) => (2, &[hour, minute, second]),
        };
        // Unspecified digits, time precision and uncertainty fit in one byte.
        out.bytes(&[blurred | clock << 2 | (doubt as u8) << 4]);
        out.bytes(&year.to_le_bytes());
        out.bytes(&[month, day]);
        out.bytes(clock_bytes);
    }, |from| {
        let [flags, year @ .., month, day] = from.bytes::<5>();
        if !matches!(month, 0..=12 | 21..=24 | X) || !matches!(day, 0..=31 | X) || flags >> 6 != 0 {
            from.damage();
            return Self { year: 0, blurred: 0, month: 0, day: 0, time: Time::None, doubt: Doubt::None };
        }
        let time = match flags >> 2 & 3 {
            0 => Time::None,
            1 => { let [hour, minute] = from.bytes(); Time::Minute(hour, minute) }
            _ => { let [hour, minute, second] = from.bytes(); Time::Second(hour, minute, second) }
        };
        let doubt = [Doubt::None, Doubt::Uncertain, Doubt::Approximate, Doubt::Both][usize::from(flags >> 4 & 3)];
        Self { year: u16::from_le_bytes(year), blurred: flags & 3, month, day, time, doubt }
    };
}

/// Implements `Binary` for an enum whose variants contain values: each variant has a number.
macro_rules! binary_enum {
    ($name:ident { $($number:literal $variant:ident $(($($field:ident),*))?,)* }) => {
        impl Binary for $name {
            #[cfg(feature = "load")]
            fn encode(&self, out: &mut Encoder) {
                match self { $(Self::$variant $(($($field),*))? => { out.bytes(&[$number]); $($($field.encode(out);)*)? })* }
            }

            fn decode<I: Input>(from: &mut I) -> Self {
                match from.byte() {
                    $($number => Self::$variant $(($({ let $field = Binary::decode(from); $field }),*))?,)*
                    _ => {
                        from.damage();
                        Self::decode(from)
                    }
                }
            }
        }
    };
}

// A decoder of damaged bytes reads zeros: variant 0 must not recurse.
binary_enum!(Form { 0 Date(date), 1 Interval(start, end), 2 OneOf(start, end), });
binary_enum!(Edge { 0 At(date), 1 Open, 2 Unknown, });
binary_enum!(Locator { 0 Whole, 1 Section(name), 2 Paragraph(number), 3 Span(start, end), });
binary_enum!(Quantity {
    0 Exactly(n), 1 About(n), 2 Nearly(n), 3 AtLeast(n), 4 MoreThan(n), 5 AtMost(n), 6 FewerThan(n), 7 Between(low, high),
    8 Several, 9 Dozens, 10 Hundreds, 11 Thousands, 12 TensOfThousands, 13 HundredsOfThousands, 14 Millions, 15 All, 16 None, 17 Unstated,
});

impl<T: Binary> Binary for Option<T> {
    #[cfg(feature = "load")]
    fn encode(&self, out: &mut Encoder) {
        out.bytes(&[u8::from(self.is_some())]);
        if let Some(inner) = self {
            inner.encode(out);
        }
    }

    fn decode<I: Input>(from: &mut I) -> Self {
        match from.byte() {
            0 => None,
            1 => Some(T::decode(from)),
            _ => {
                from.damage();
                None
            }
        }
    }
}

impl<T: Binary> Binary for Vec<T> {
    #[cfg(feature = "load")]
    fn encode(&self, out: &mut Encoder) {
        out.number(self.len() as u64);
        for item in self {
            item.encode(out);
        }
    }

    fn decode<I: Input>(from: &mut I) -> Self {
        let length = from.number() as usize;
        // Every value takes at least one byte: a longer list is damaged.
        if length > from.left() {
            from.damage();
            return Self::new();
        }
        // A wrong length can still be possible: reserve at most eight times the remaining bytes. Real values take more.
        let mut items = Self::with_capacity(length.min(from.left() * 8 / size_of::<T>().max(1) + 16));
        for _ in 0..length {
            items.push(T::decode(from));
            if from.is_damaged() {
                break;
            }
        }
        items
    }
}

impl<T: Binary + Clone> Binary for Attested<T> {
    #[cfg(feature = "load")]
    fn encode(&self, out: &mut Encoder) {
        self.0.encode(out);
    }

    fn decode<I: Input>(from: &mut I) -> Self {
        Self(Binary::decode(from))
    }
}

impl<T: Binary> Binary for Claim<T> {
    #[cfg(feature = "load")]
    fn encode(&self, out: &mut Encoder) {
        let Self { value, during, said_by, evidence, note } = self;
        value.encode(out);
        during.encode(out);
        said_by.encode(out);
        evidence.encode(out);
        note.encode(out);
    }

    fn decode<I: Input>(from: &mut I) -> Self {
        Self {
            value: T::decode(from),
            during: Binary::decode(from),
            said_by: Binary::decode(from),
            evidence: Binary::decode(from),
            note: Binary::decode(from),
        }
    }
}
