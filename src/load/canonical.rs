//! The canonical RON form of a record.
//!
//! Fields are in the order of their definition, and fields with the default value are omitted. A value is on one
//! line if it fits into 120 columns or cannot be broken well. Texts are not escaped,
//! except for invisible characters. Comments stay before the value that they
//! explain.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use serde::{Serialize, Serializer};

use super::flat::Flat;
use super::span_tree::{SpanNode, Tree};
use super::{LoadError, Problem, ProblemKind, RonFile, repair};
use crate::model::{Dataset, Kind, Metadata, Read as _, Record};

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
    bare(&Bare(record), record.kind().type_name())
}

/// A record, serialized without its kind around it.
struct Bare<'r>(Record<'r>);

impl Serialize for Bare<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_bare(serializer)
    }
}

/// The name with which the metadata begin in RON.
const METADATA: &str = "Metadata";

fn bare(value: &impl Serialize, name: &str) -> String {
    let mut out = String::new();
    Printer { comments: BTreeMap::new(), out: &mut out }.print(value, name);
    out
}

/// Writes the canonical RON of a record that was read from `text`, with the comments of `text`.
///
/// # Errors
/// The text of a comment that cannot be kept in the canonical form, for instance because it belongs to a field with the
/// default value, which is omitted.
pub fn canonical_with_comments(record: Record<'_>, text: &str) -> Result<String, String> {
    with_comments(&Bare(record), record.kind().type_name(), text)
}

fn with_comments(value: &impl Serialize, name: &str, text: &str) -> Result<String, String> {
    let bare = bare(value, name);
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
    printer.print(value, name);
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

/// Formats the text of a record file of any kind, or of `dataset.ron`, in the canonical form.
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
    if words.clone().find(|word| !word.is_empty()) == Some(METADATA) {
        let diagnosed = |_| FormatError::Unreadable(LoadError::new(repair::diagnose(None, file, bare).problems));
        let metadata: Metadata = RonFile { file, text: bare }.read().map_err(diagnosed)?;
        return with_comments(&metadata, METADATA, bare).map_err(FormatError::Comment);
    }
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
        .map_err(|_| FormatError::Unreadable(LoadError::new(repair::diagnose(Some(kind), file, bare).problems)))?;
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

struct Printer<'o> {
    comments: BTreeMap<String, Vec<String>>,
    out: &'o mut String,
}

impl Printer<'_> {
    fn print(&mut self, value: &impl Serialize, name: &str) {
        self.out.push_str(name);
        let flat = Flat::of(value);
        self.out.reserve(2 * flat.text().len());
        self.broken(&flat, 0, &mut String::new(), 0);
        self.out.push('\n');
    }

    fn value(&mut self, flat: &Flat, value: usize, route: &mut String, indent: usize, used: usize) {
        let commented = !self.comments.is_empty() && {
            let below = format!("{route}/");
            self.comments.range(below.clone()..).next().is_some_and(|(first, _)| first.starts_with(&below))
        };
        if flat.is_plain(value) || (!commented && (flat.is_simple(value) || used + flat.width(value) < WIDTH)) {
            self.out.push_str(flat.whole(value));
        } else {
            self.broken(flat, value, route, indent);
        }
    }

    fn broken(&mut self, flat: &Flat, value: usize, route: &mut String, indent: usize) {
        let (open, close) = flat.brackets(value);
        self.out.push_str(open);
        let inner = indent + 4;
        for (place, entry) in flat.entries(value).enumerate() {
            let (length, name) = (route.len(), flat.name(entry));
            if !self.comments.is_empty() {
                route.push('/');
                match name.strip_suffix(": ") {
                    Some(name) => route.push_str(name),
                    None => route.push_str(&place.to_string()),
                }
                self.comments_at(route, inner);
            }
            self.new_line(inner);
            self.out.push_str(name);
            self.value(flat, entry, route, inner, inner + name.len());
            self.out.push(',');
            route.truncate(length);
        }
        if !self.comments.is_empty() {
            self.comments_at(&format!("{route}/"), inner);
        }
        self.new_line(indent);
        self.out.push_str(close);
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
