//! A record as one line of RON, with the place of each value in it. The canonical form breaks this line.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize};

use crate::model::is_invisible;

/// The line, and its values from the outside in.
#[derive(Default)]
pub(super) struct Flat {
    text: String,
    places: Vec<Place>,
}

struct Place {
    /// The start of the name of its field, or of the value if it has none.
    entry: usize,
    start: usize,
    /// The end of the opening bracket; the start for a value without brackets.
    open: usize,
    end: usize,
    /// The number of values in it, counting itself.
    size: usize,
}

impl Flat {
    pub(super) fn of(record: &impl Serialize) -> Self {
        let mut flat = Self::default();
        // No record contains what the writer rejects (maps, bytes); a test writes every record.
        drop(record.serialize(Writer { flat: &mut flat, word: None }));
        flat
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The value, as text.
    pub(super) fn whole(&self, value: usize) -> &str {
        &self.text[self.places[value].start..self.places[value].end]
    }

    /// The name of the field with a colon and a blank, or nothing.
    pub(super) fn name(&self, value: usize) -> &str {
        &self.text[self.places[value].entry..self.places[value].start]
    }

    /// The opening bracket with the word before it, and the closing bracket.
    pub(super) fn brackets(&self, value: usize) -> (&str, &str) {
        let place = &self.places[value];
        (&self.text[place.start..place.open], &self.text[place.end - 1..place.end])
    }

    /// The fields or entries of a value.
    pub(super) fn entries(&self, value: usize) -> impl Iterator<Item = usize> {
        let end = value + self.places[value].size;
        let in_range = move |entry: usize| (entry < end).then_some(entry);
        std::iter::successors(in_range(value + 1), move |entry| in_range(entry + self.places[*entry].size))
    }

    /// The width of the value, in columns.
    pub(super) fn width(&self, value: usize) -> usize {
        self.whole(value).chars().count()
    }

    pub(super) fn is_plain(&self, value: usize) -> bool {
        self.places[value].open == self.places[value].start
    }

    /// Whether the value stays on one line regardless of its width: a plain value, a struct or list of plain values
    /// and calls such as `span(1, 2)`, a list of one such struct.
    pub(super) fn is_simple(&self, value: usize) -> bool {
        if self.is_plain(value) {
            return true;
        }
        let (open, _) = self.brackets(value);
        let mut entries = self.entries(value);
        if let (Some(only), None) = (entries.next(), entries.next())
            && open == "["
            && !self.is_plain(only)
            && self.brackets(only).0 == "("
        {
            return self.is_simple(only);
        }
        let is_call = |entry: usize| self.brackets(entry).0.len() > 1 && self.entries(entry).all(|part| self.is_plain(part));
        self.entries(value).all(|entry| self.is_plain(entry) || is_call(entry))
    }

    /// Begins a value with brackets, and returns its index.
    fn begin(&mut self, word: Option<&str>, bracket: char) -> usize {
        let start = self.text.len();
        self.text.push_str(word.unwrap_or_default());
        self.text.push(bracket);
        let open = self.text.len();
        self.places.push(Place { entry: start, start, open, end: open, size: 1 });
        self.places.len() - 1
    }

    fn end(&mut self, value: usize, bracket: char) {
        self.text.push(bracket);
        self.places[value].end = self.text.len();
        self.places[value].size = self.places.len() - value;
    }

    /// Adds an entry to the value that began last and has not ended.
    fn entry<T: Serialize + ?Sized>(&mut self, of: usize, name: Option<&'static str>, value: &T) -> Result<(), Refused> {
        if self.text.len() > self.places[of].open {
            self.text.push_str(", ");
        }
        let (entry, place) = (self.text.len(), self.places.len());
        if let Some(name) = name {
            self.text.push_str(name);
            self.text.push_str(": ");
        }
        value.serialize(Writer { flat: self, word: None })?;
        self.places[place].entry = entry;
        Ok(())
    }
}

/// Adds a text in quotation marks, with escapes for invisible and misleading characters.
fn push_quoted(out: &mut String, text: &str) {
    let is_special = |c: char| matches!(c, '"' | '\\') || c.is_control() || is_invisible(c);
    out.reserve(text.len() + 2);
    out.push('"');
    let mut written = 0;
    for (at, special) in text.match_indices(is_special) {
        out.push_str(&text[written..at]);
        match special {
            "\"" | "\\" => out.extend(["\\", special]),
            "\n" => out.push_str("\\n"),
            "\t" => out.push_str("\\t"),
            "\r" => out.push_str("\\r"),
            hidden => out.extend(hidden.chars().flat_map(char::escape_unicode)),
        }
        written = at + special.len();
    }
    out.push_str(&text[written..]);
    out.push('"');
}

/// The error for values that records never contain.
#[derive(Debug)]
struct Refused(String);

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

fn refused<T>() -> Result<T, Refused> {
    Err(Refused("records do not contain such values".into()))
}

struct Writer<'f> {
    flat: &'f mut Flat,
    /// The word of the variant around the value.
    word: Option<&'static str>,
}

impl<'f> Writer<'f> {
    /// Adds a value without brackets of its own.
    fn plain(self, add: impl FnOnce(&mut String)) {
        let around = self.word.map(|word| self.flat.begin(Some(word), '('));
        let start = self.flat.text.len();
        add(&mut self.flat.text);
        self.flat.places.push(Place { entry: start, start, open: start, end: self.flat.text.len(), size: 1 });
        if let Some(around) = around {
            self.flat.end(around, ')');
        }
    }

    /// Begins a value with round brackets, which it shares with the variant around it: `person(name: …)`.
    fn group(self) -> Group<'f> {
        let value = self.flat.begin(self.word, '(');
        Group { flat: self.flat, value, close: ')', around: None }
    }
}

macro_rules! plain {
    ($($method:ident $t:ty)*) => { $(
        fn $method(self, value: $t) -> Result<(), Refused> {
            // Writing to a text cannot fail.
            self.plain(|text| _ = write!(text, "{value}"));
            Ok(())
        }
    )* };
}

impl<'f> ser::Serializer for Writer<'f> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Group<'f>;
    type SerializeTuple = Group<'f>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Group<'f>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStruct = Group<'f>;
    type SerializeStructVariant = Impossible<(), Refused>;

    plain!(serialize_bool bool serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64 serialize_f32 f32 serialize_f64 f64);

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        self.plain(|text| push_quoted(text, value));
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Refused> {
        refused()
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.plain(|text| text.push_str("None"));
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.plain(|text| text.push_str("()"));
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), Refused> {
        self.plain(|text| text.push_str(word));
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        word: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let around = self.word.map(|outer| self.flat.begin(Some(outer), '('));
        value.serialize(Writer { flat: &mut *self.flat, word: Some(word) })?;
        if let Some(around) = around {
            self.flat.end(around, ')');
        }
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Group<'f>, Refused> {
        let around = self.word.map(|word| self.flat.begin(Some(word), '('));
        let value = self.flat.begin(None, '[');
        Ok(Group { flat: self.flat, value, close: ']', around })
    }

    fn serialize_tuple(self, _: usize) -> Result<Group<'f>, Refused> {
        Ok(self.group())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Refused> {
        refused()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, word: &'static str, _: usize) -> Result<Group<'f>, Refused> {
        let around = self.word.map(|outer| self.flat.begin(Some(outer), '('));
        let value = self.flat.begin(Some(word), '(');
        Ok(Group { flat: self.flat, value, close: ')', around })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refused> {
        refused()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Group<'f>, Refused> {
        Ok(self.group())
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Refused> {
        refused()
    }
}

/// A value with brackets that has not ended.
struct Group<'f> {
    flat: &'f mut Flat,
    value: usize,
    close: char,
    /// The variant around a list: `one_of([…])`.
    around: Option<usize>,
}

impl Group<'_> {
    fn finish(self) {
        self.flat.end(self.value, self.close);
        if let Some(around) = self.around {
            self.flat.end(around, ')');
        }
    }
}

macro_rules! sequence {
    ($($of:ident $method:ident)*) => { $(
        impl ser::$of for Group<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                self.flat.entry(self.value, None, value)
            }

            fn end(self) -> Result<(), Refused> {
                self.finish();
                Ok(())
            }
        }
    )* };
}
sequence!(SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleVariant serialize_field);

impl ser::SerializeStruct for Group<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Refused> {
        self.flat.entry(self.value, Some(key), value)
    }

    fn end(self) -> Result<(), Refused> {
        self.finish();
        Ok(())
    }
}
