//! The canonical RON form of a record.
//!
//! Fields are in the order of their definition, and fields with the default value are omitted. A value is on one
//! line if it fits into 120 columns or cannot be broken well. Texts are not escaped,
//! except for invisible characters. Comments stay before the value that they
//! explain.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use serde::ser::{self, Impossible, Serialize};

use super::span_tree::{SpanNode, Tree};
use super::{LoadError, Problem, ProblemKind, RonFile, repair};
use crate::model::{Dataset, Kind, Record};

/// The maximum width of a line with nested values, in Unicode code points.
const WIDTH: usize = 120;

/// Writes the canonical RON of a record, with a line feed at the end.
///
/// ```
/// use moderation_record::{Record, dataset, load::canonical};
/// let tamtam = canonical(Record::Platform(dataset().platform("tamtam").unwrap()));
/// assert!(tamtam.starts_with("Platform(\n    id: \"tamtam\",\n"));
/// ```
#[must_use]
pub fn canonical(record: Record<'_>) -> String {
    let mut out = String::new();
    Printer { comments: BTreeMap::new(), out: &mut out }.record(record);
    out
}

/// Writes the canonical RON of a record that was read from `text`, with the comments of `text`.
///
/// # Errors
/// The text of a comment that cannot be kept in the canonical form, for instance because it belongs to a field with the
/// default value, which is omitted.
pub fn canonical_with_comments(record: Record<'_>, text: &str) -> Result<String, String> {
    let bare = canonical(record);
    // Fast path: most files are canonical and have no comments.
    if bare == text || (!text.contains("//") && !text.contains("/*")) {
        return Ok(bare);
    }
    let Some(tree) = Tree::of(text) else { return Err("(the text cannot be parsed)".into()) };
    let mut comments = BTreeMap::new();
    gather(text, &tree, &tree.root, &mut String::new(), &mut comments);
    let line = |range: &std::ops::Range<usize>| format!("{}\n", &text[range.clone()]);
    let mut out: String = tree.leading.iter().map(line).collect();
    let mut printer = Printer { comments, out: &mut out };
    printer.record(record);
    match printer.comments.into_values().flatten().next() {
        Some(lost) => Err(lost),
        None => Ok(out + &tree.trailing.iter().map(line).collect::<String>()),
    }
}

/// The reason why a file cannot be written in the canonical form.
///
/// ```
/// use moderation_record::load::{FormatError, format};
/// let text = "Event(id: \"e\", title: (en: \"E\"), kind: attack, summary: (en: \"S\"),\n// none\nplatforms: [])";
/// let error = format("e.ron".as_ref(), text).unwrap_err();
/// assert!(matches!(error, FormatError::Comment(_)));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum FormatError {
    /// The file is not a readable record.
    Unreadable(LoadError),
    /// The comment belongs to no field or entry of the canonical form.
    Comment(String),
}

impl Display for FormatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::Comment(comment) => {
                write!(
                    f,
                    "the comment `{comment}` does not belong to a field or entry of the canonical form\n  help: move it before a field or an entry, or delete it"
                )
            }
        }
    }
}

impl std::error::Error for FormatError {}

/// Formats the text of a record file of any kind in the canonical form.
///
/// ```
/// use moderation_record::load::format;
/// let text = "Event(id: \"e\", kind: attack, title: (en: \"E\"), summary: (en: \"S\"))";
/// let canonical = format("e.ron".as_ref(), text).unwrap();
/// assert_eq!(canonical.lines().nth(2), Some("    title: (en: \"E\"),"));
/// ```
///
/// # Errors
/// If the text is not a record, or a comment would be lost.
pub fn format(file: &Path, text: &str) -> Result<String, FormatError> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let unreadable = |problem| FormatError::Unreadable(LoadError::new(vec![problem]));
    let tree = Tree::of(bare);
    let begin = tree.as_ref().map_or(0, |tree| tree.root.range.start);
    let mut words = bare[begin..].split(|c: char| !c.is_alphanumeric() && c != '_');
    let named = |word: &str| Kind::ALL.iter().copied().find(|kind| kind.as_str().eq_ignore_ascii_case(word));
    // If the text cannot be parsed, the reader reports the place; any kind works for that.
    let kind = if tree.is_some() { words.next().and_then(named) } else { words.find_map(named) };
    let Some(kind) = kind else {
        let remedy = "start the record with the name of its kind, such as `Event(`";
        return Err(unreadable(Problem::new(ProblemKind::Form, file, None, "this is not a kind of record".into(), remedy)));
    };
    let mut data = Dataset::empty();
    let record = data
        .add(kind, &RonFile { file, text: bare })
        .map_err(|_| FormatError::Unreadable(LoadError::new(repair::diagnose(kind, file, bare).problems)))?;
    canonical_with_comments(record, bare).map_err(FormatError::Comment)
}

/// Collects the comments below a node, each with the route of the value that follows it. Comments after the last
/// entry get the route of the node with a slash after it.
fn gather(text: &str, tree: &Tree<'_>, node: &SpanNode, route: &mut String, comments: &mut BTreeMap<String, Vec<String>>) {
    let words = |ranges: &[std::ops::Range<usize>]| ranges.iter().map(|range| text[range.clone()].to_owned()).collect::<Vec<_>>();
    if !node.trailing.is_empty() {
        comments.insert(format!("{route}/"), words(&node.trailing));
    }
    for (place, child) in node.children.iter().enumerate() {
        let length = route.len();
        route.push('/');
        route.push_str(&tree.key(child).map_or_else(|| place.to_string(), str::to_owned));
        if !child.comments.is_empty() {
            comments.insert(route.clone(), words(&child.comments));
        }
        gather(text, tree, &child.node, route, comments);
        route.truncate(length);
    }
}

/// A value to be formatted.
enum Doc {
    Plain(Cow<'static, str>),
    Group { open: Cow<'static, str>, close: char, entries: Vec<FieldDoc>, width: usize },
}

/// A field with its name, or a list element.
type FieldDoc = (Option<&'static str>, Doc);

impl Doc {
    fn group(open: Cow<'static, str>, close: char, entries: Vec<FieldDoc>) -> Self {
        let entry = |(key, doc): &FieldDoc| key.map_or(0, |key| key.len() + 2) + doc.width();
        let width = open.len() + 1 + entries.iter().map(entry).sum::<usize>() + 2 * entries.len().saturating_sub(1);
        Self::Group { open, close, entries, width }
    }

    /// The width of the value on one line, in columns.
    fn width(&self) -> usize {
        match self {
            Self::Plain(text) => text.chars().count(),
            Self::Group { width, .. } => *width,
        }
    }

    /// Whether the value stays on one line regardless of its width: a plain value, a struct or list of plain values
    /// and calls such as `span(1, 2)`, a list of one such struct.
    fn is_simple(&self) -> bool {
        let is_plain = |doc: &Self| matches!(doc, Self::Plain(_));
        let is_call =
            |doc: &Self| matches!(doc, Self::Group { open, entries, .. } if open.len() > 1 && entries.iter().all(|(_, doc)| is_plain(doc)));
        match self {
            Self::Plain(_) => true,
            Self::Group { open, entries, .. } => match entries.as_slice() {
                [(None, only @ Self::Group { open: inner, .. })] if open == "[" && inner == "(" => only.is_simple(),
                entries => entries.iter().all(|(_, doc)| is_plain(doc) || is_call(doc)),
            },
        }
    }
}

struct Printer<'o> {
    comments: BTreeMap<String, Vec<String>>,
    out: &'o mut String,
}

impl Printer<'_> {
    fn record(&mut self, record: Record<'_>) {
        self.out.push_str(record.kind().type_name());
        // No record contains what the writer rejects (maps, bytes); a test writes every record.
        if let Ok(Doc::Group { open, close, entries, .. }) = record.serialize_bare(Writer) {
            self.broken(&open, close, entries, &mut String::new(), 0);
        }
        self.out.push('\n');
    }

    fn value(&mut self, doc: Doc, route: &mut String, indent: usize, used: usize) {
        let below = format!("{route}/");
        let commented = self.comments.range(below.clone()..).next().is_some_and(|(first, _)| first.starts_with(&below));
        let fits = doc.is_simple() || used + doc.width() < WIDTH;
        match doc {
            Doc::Group { open, close, entries, .. } if commented || !fits => self.broken(&open, close, entries, route, indent),
            doc => self.flat(&doc),
        }
    }

    fn flat(&mut self, doc: &Doc) {
        match doc {
            Doc::Plain(text) => self.out.push_str(text),
            Doc::Group { open, close, entries, .. } => {
                self.out.push_str(open);
                for (i, (key, doc)) in entries.iter().enumerate() {
                    self.out.push_str(if i > 0 { ", " } else { "" });
                    if let Some(key) = key {
                        self.out.push_str(key);
                        self.out.push_str(": ");
                    }
                    self.flat(doc);
                }
                self.out.push(*close);
            }
        }
    }

    fn broken(&mut self, open: &str, close: char, entries: Vec<FieldDoc>, route: &mut String, indent: usize) {
        self.out.push_str(open);
        let inner = indent + 4;
        for (place, (key, doc)) in entries.into_iter().enumerate() {
            let length = route.len();
            if !self.comments.is_empty() {
                route.push('/');
                route.push_str(&key.map_or_else(|| place.to_string(), str::to_owned));
                self.comments_at(route, inner);
            }
            self.new_line(inner);
            let before = self.out.len();
            if let Some(key) = key {
                self.out.push_str(key);
                self.out.push_str(": ");
            }
            self.value(doc, route, inner, inner + self.out.len() - before);
            self.out.push(',');
            route.truncate(length);
        }
        if !self.comments.is_empty() {
            self.comments_at(&format!("{route}/"), inner);
        }
        self.new_line(indent);
        self.out.push(close);
    }

    fn comments_at(&mut self, route: &str, indent: usize) {
        for comment in self.comments.remove(route).unwrap_or_default() {
            self.new_line(indent);
            self.out.push_str(&comment);
        }
    }

    fn new_line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
    }
}

/// Quotes a text, with escapes for invisible and misleading characters.
pub(crate) fn quoted(text: &str) -> String {
    let is_special = |c: char| matches!(c, '"' | '\\') || c.is_control() || crate::model::is_invisible(c);
    let mut out = String::with_capacity(text.len() + 2);
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
    out
}

struct Writer;

/// The error for values that records never contain.
#[derive(Debug)]
struct Refused(String);

impl Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

macro_rules! plain {
    ($($method:ident $t:ty)*) => { $(
        fn $method(self, value: $t) -> Result<Doc, Refused> { Ok(Doc::Plain(value.to_string().into())) }
    )* };
}

impl ser::Serializer for Writer {
    type Ok = Doc;
    type Error = Refused;
    type SerializeSeq = Brackets;
    type SerializeTuple = Brackets;
    type SerializeTupleStruct = Impossible<Doc, Refused>;
    type SerializeTupleVariant = Brackets;
    type SerializeMap = Impossible<Doc, Refused>;
    type SerializeStruct = Brackets;
    type SerializeStructVariant = Impossible<Doc, Refused>;

    plain!(serialize_bool bool serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64 serialize_f32 f32 serialize_f64 f64);

    fn serialize_char(self, value: char) -> Result<Doc, Refused> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<Doc, Refused> {
        Ok(Doc::Plain(quoted(text).into()))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Doc, Refused> {
        refused()
    }

    fn serialize_none(self) -> Result<Doc, Refused> {
        Ok(Doc::Plain("None".into()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Doc, Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Doc, Refused> {
        Ok(Doc::Plain("()".into()))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Doc, Refused> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<Doc, Refused> {
        Ok(Doc::Plain(word.into()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Doc, Refused> {
        value.serialize(self)
    }

    /// A struct inside a variant shares the brackets of the variant: `person(name: …)`.
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        word: &'static str,
        value: &T,
    ) -> Result<Doc, Refused> {
        Ok(match value.serialize(self)? {
            Doc::Group { open, close, entries, .. } if open == "(" => Doc::group(format!("{word}(").into(), close, entries),
            inner => Doc::group(format!("{word}(").into(), ')', vec![(None, inner)]),
        })
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Brackets, Refused> {
        Ok(Brackets { open: "[".into(), close: ']', entries: Vec::new() })
    }

    fn serialize_tuple(self, _: usize) -> Result<Brackets, Refused> {
        Ok(Brackets { open: "(".into(), close: ')', entries: Vec::new() })
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Refused> {
        refused()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, word: &'static str, _: usize) -> Result<Brackets, Refused> {
        Ok(Brackets { open: format!("{word}(").into(), close: ')', entries: Vec::new() })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refused> {
        refused()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Brackets, Refused> {
        Ok(Brackets { open: "(".into(), close: ')', entries: Vec::new() })
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Refused> {
        refused()
    }
}

struct Brackets {
    open: Cow<'static, str>,
    close: char,
    entries: Vec<FieldDoc>,
}

impl Brackets {
    fn push<T: Serialize + ?Sized>(&mut self, key: Option<&'static str>, value: &T) -> Result<(), Refused> {
        self.entries.push((key, value.serialize(Writer)?));
        Ok(())
    }

    fn finish(self) -> Doc {
        Doc::group(self.open, self.close, self.entries)
    }
}

macro_rules! sequence {
    ($($of:ident $method:ident)*) => { $(
        impl ser::$of for Brackets {
            type Ok = Doc;
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                self.push(None, value)
            }

            fn end(self) -> Result<Doc, Refused> {
                Ok(self.finish())
            }
        }
    )* };
}
sequence!(SerializeSeq serialize_element SerializeTuple serialize_element SerializeTupleVariant serialize_field);

impl ser::SerializeStruct for Brackets {
    type Ok = Doc;
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Refused> {
        self.push(Some(key), value)
    }

    fn end(self) -> Result<Doc, Refused> {
        Ok(self.finish())
    }
}
