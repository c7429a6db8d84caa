//! Conversion of parse errors into problems that state what was expected and what to do.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use super::problem::{Places, ProblemKind, Spot};
use super::vet;

/// The remedy for a sanction without a measure: the rule can leave it open, but the record must state that.
pub(super) const MEASURE: &str = "add `measure`; write `unspecified` if the rule does not name one";

const VALUES: &str = "see “Values” in CONTRIBUTING.md for the format of each value";

/// The maximum number of words that a remedy lists; of longer vocabularies it lists the most similar words.
const LISTED: usize = 30;

/// The first fault of a text that is not a record.
pub(super) struct Fault {
    pub(super) kind: ProblemKind,
    pub(super) what: What,
    /// The byte range of the word or text at the fault.
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// What a repair must know of a fault.
pub(super) enum What {
    /// A field or word is not among those expected.
    Unknown {
        found: String,
        expected: &'static [&'static str],
    },
    /// A field is missing.
    Missing(String),
    /// The record has the name of another kind than this.
    Name(&'static str),
    /// A comma is missing.
    Comma,
    /// A colon is missing.
    Colon,
    Other,
}

impl Fault {
    pub(super) fn of_value(fault: vet::Fault) -> Self {
        let vet::Fault { range, message, remedy } = fault;
        Self { kind: ProblemKind::Form, what: What::Other, range, message, remedy: remedy.into() }
    }
}

pub(super) fn fault(text: &str, error: &SpannedError) -> Fault {
    use ProblemKind::{Form, Syntax};
    let of = |outer: &Option<String>| outer.as_ref().map_or(String::new(), |outer| format!(" of {outer}"));
    // The parser reports a wrong type at the blank before the value; the end of the error is the value.
    let position = match error.code {
        Error::InvalidValueForType { .. } | Error::ExpectedString | Error::ExpectedArray => error.span.end,
        _ => error.span.start,
    };
    let spot = if position.line == 0 { Spot::at_end(text) } else { Spot { line: position.line, column: position.col } };
    let range = token(text, Places::of(text).byte(spot).unwrap_or(text.len()));
    let here = &text[range.clone()];
    let (kind, message, remedy) = match &error.code {
        _ if let Some(start) = unclosed(text, range.start) => {
            let line = text[start..].lines().next().unwrap_or_default();
            let message = "this text has no closing quotation mark on its line".to_owned();
            let range = start..start + line.len();
            return Fault {
                kind: Syntax,
                what: What::Other,
                range,
                message,
                remedy: "close it with \", or write a line break as \\n".into(),
            };
        }
        Error::NoSuchStructField { expected, found, outer } => {
            (Form, format!("unknown field `{found}`{}{}", of(outer), did_you_mean(found, expected.iter().copied())), fields(expected))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            (Form, format!("unknown word `{found}`{}{}", of(outer), did_you_mean(found, expected.iter().copied())), words(found, expected))
        }
        Error::MissingStructField { field, outer } if outer.as_deref() == Some("Sanction") && *field == "measure" => {
            (Form, format!("the field `{field}`{} is missing", of(outer)), MEASURE.into())
        }
        Error::MissingStructField { field, outer } => {
            (Form, format!("the field `{field}`{} is missing", of(outer)), format!("add `{field}: …`"))
        }
        Error::DuplicateStructField { field, outer } => {
            (Form, format!("the field `{field}`{} appears twice", of(outer)), "keep one of the two".into())
        }
        Error::ExpectedDifferentStructName { expected, found } => (
            Form,
            format!("expected `{expected}(…)`, found `{found}`"),
            format!("write `{expected}(`, or move the file to the folder of its kind"),
        ),
        Error::ExceededRecursionLimit => (
            Syntax,
            format!("nested deeper than {} levels", super::MAX_NESTING),
            "look for a bracket that is not closed; records need less depth".into(),
        ),
        Error::InvalidValueForType { expected, found } => (Form, format!("expected {expected}, found {found}"), VALUES.into()),
        Error::Message(message) => of_message(here, message),
        Error::ExpectedString => (Form, "expected a text in quotation marks".into(), "write \"…\"".into()),
        Error::ExpectedArray => (Form, "expected a list".into(), "write [ … ], even around a single entry".into()),
        Error::ExpectedNamedStructLike(name) if is_json(text) => (
            Form,
            "this is JSON; a record file is RON".into(),
            format!("write `{name}(field: value, …)`, without quotation marks around names and words"),
        ),
        Error::ExpectedNamedStructLike(name) => {
            (Form, format!("expected the fields of {name} in brackets"), "write `(field: value, …)`".into())
        }
        Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) | Error::ExpectedIdentifier => {
            (Form, format!("expected a word, found {}", described(here)), "write a word of the vocabulary, without quotation marks".into())
        }
        Error::ExpectedInteger => (Form, "expected a whole number, without quotation marks".into(), "write the number alone".into()),
        Error::Eof | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedStringEnd => {
            (Syntax, lower(&error.code), "close every bracket and quotation mark".into())
        }
        Error::ExpectedComma => (Syntax, "expected a comma".into(), "put a comma after each field and each entry".into()),
        Error::ExpectedMapColon => (Syntax, "expected a colon after the name of the field".into(), "write `field: value`".into()),
        Error::TrailingCharacters => (Syntax, "unexpected text after the record".into(), "delete it: a file contains one record".into()),
        other => (Syntax, lower(other), "see CONTRIBUTING.md for the form of a record".into()),
    };
    let what = match &error.code {
        Error::NoSuchStructField { expected, found, .. } | Error::NoSuchEnumVariant { expected, found, .. } => {
            What::Unknown { found: found.clone(), expected }
        }
        Error::MissingStructField { field, .. } => What::Missing((*field).to_owned()),
        Error::ExpectedDifferentStructName { expected, .. } => What::Name(expected),
        Error::ExpectedNamedStructLike(name) if is_json(text) => What::Name(name),
        Error::ExpectedComma => What::Comma,
        Error::ExpectedMapColon => What::Colon,
        _ => What::Other,
    };
    Fault { kind, what, range, message, remedy }
}

/// The message and the remedy of a value's own type: “not a date; write EDTF such as …”.
fn of_message(here: &str, message: &str) -> (ProblemKind, String, String) {
    let message = with_suggestion(message);
    let (what, remedy) = match (message.split_once("; write "), message.split_once(", such as ")) {
        (Some((what, how)), _) => (what, format!("write {how}")),
        (None, Some((what, example))) => (what, format!("write one such as {example}")),
        (None, None) => (message.as_str(), VALUES.to_owned()),
    };
    let shown = here.len() <= 60 && what.starts_with("not ");
    (ProblemKind::Form, if shown { format!("{here} is {what}") } else { what.to_owned() }, remedy)
}

/// The quoted text, word, number or mark at a position, in the original of a message.
fn token(text: &str, at: usize) -> Range<usize> {
    let at = at + (text[at..].len() - text[at..].trim_start().len());
    // The parser can report a position inside a text.
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let quoted = strings(&text[line..]).map(|range| line + range.start..line + range.end).find(|range| range.end > at);
    if let Some(range) = quoted.filter(|range| range.start <= at) {
        return range;
    }
    let length = text[at..].find(|c: char| !(c.is_alphanumeric() || "_-.%".contains(c))).unwrap_or(text.len() - at);
    at..at + length.max(text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8))
}

/// The quoted texts, each to its closing mark or the end of its line.
fn strings(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = loop {
            let start = from + text[from..].find(['"', '/'])?;
            match text[start..].starts_with("//") {
                true => from = start + text[start..].find('\n')?,
                false if text[start..].starts_with('/') => from = start + 1,
                false => break start,
            }
        };
        let mut escaped = false;
        let close = |c: char| {
            let ends = (c == '"' && !escaped) || c == '\n';
            escaped = c == '\\' && !escaped;
            ends
        };
        let length = text[start + 1..]
            .find(close)
            .map_or(text.len() - start, |end| end + 1 + usize::from(!text[start + 1 + end..].starts_with('\n')));
        from = start + length;
        Some(start..from)
    })
}

/// The start of a text before this position that is not closed on its line.
fn unclosed(text: &str, before: usize) -> Option<usize> {
    if text.contains("r#") || text.contains("/*") {
        return None;
    }
    let is_open = |range: &Range<usize>| range.len() < 2 || !text[range.clone()].ends_with('"');
    strings(text).take_while(|range| range.start <= before).find(is_open).map(|range| range.start)
}

fn is_json(text: &str) -> bool {
    text.trim_start().strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}

fn described(token: &str) -> String {
    match token.chars().next() {
        Some('"') => format!("the text {token}"),
        Some(c) if c.is_ascii_digit() => format!("the number {token}"),
        Some('\n') | None => "the end of the line".into(),
        Some(_) => format!("`{token}`"),
    }
}

fn lower(error: &Error) -> String {
    let text = error.to_string();
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// Adds a suggestion to serde's message "unknown field `a`, expected one of `b`, `c`".
pub(super) fn with_suggestion(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (message.starts_with("unknown "), quoted.split_first()) {
        (true, Some((found, expected))) => {
            let head = message.split(", expected").next().unwrap_or(message);
            format!("{head}{}", did_you_mean(found, expected.iter().copied()))
        }
        _ => message.to_owned(),
    }
}

/// Returns `; did you mean …?` with the nearest candidate, or an empty text if none is near.
///
/// ```
/// use moderation_record::load::did_you_mean;
/// assert_eq!(did_you_mean("telegam", ["tamtam", "telegram"]), "; did you mean `telegram`?");
/// assert_eq!(did_you_mean("signal", ["tamtam", "telegram"]), "");
/// ```
#[must_use]
pub fn did_you_mean<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    suggestion(nearest(found, candidates))
}

/// The text of a suggestion, empty without one.
pub(super) fn suggestion(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

/// Returns the candidate with the smallest edit distance, if it is close enough to be meant.
///
/// ```
/// use moderation_record::load::nearest;
/// assert_eq!(nearest("telegam", ["tamtam", "telegram"]), Some("telegram"));
/// assert_eq!(nearest("signal", ["tamtam", "telegram"]), None);
/// ```
#[must_use]
pub fn nearest<'c>(found: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = 1 + found.chars().count() / 4;
    let near = candidates.into_iter().map(|candidate| (strsim::damerau_levenshtein(found, candidate), candidate));
    near.filter(|(distance, _)| *distance <= limit).min().map(|(_, candidate)| candidate)
}

fn fields(expected: &[&str]) -> String {
    format!("its fields are {}", expected.join(", "))
}

fn words(found: &str, expected: &[&str]) -> String {
    if expected.len() <= LISTED {
        return format!("one of {}", expected.join(", "));
    }
    let mut similar: Vec<(f64, &str)> = expected.iter().map(|word| (strsim::jaro_winkler(found, word), *word)).collect();
    similar.retain(|(likeness, _)| *likeness > 0.75);
    similar.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let similar: Vec<&str> = similar.iter().take(5).map(|(_, word)| *word).collect();
    let all = format!("the JSON Schema lists all {} words", expected.len());
    if similar.is_empty() { all } else { format!("similar words are {}; {all}", similar.join(", ")) }
}
