//! Conversion of parse errors into problems that state what was expected and what to do.

use std::path::Path;

use ron::error::{Error, SpannedError};

use super::problem::{Problem, ProblemKind, Spot};

/// The remedy for a sanction without a measure: the rule can leave it open, but the record must state that.
pub(super) const MEASURE: &str = "add `measure`; write `unspecified` if the rule does not name one";

pub(super) fn problem(file: &Path, text: &str, error: &SpannedError) -> Problem {
    use ProblemKind::{Form, Syntax};
    let of = |outer: &Option<String>| outer.as_ref().map_or(String::new(), |outer| format!(" of {outer}"));
    let (kind, message, remedy) = match &error.code {
        Error::NoSuchStructField { expected, found, outer } => {
            (Form, format!("unknown field `{found}`{}{}", of(outer), did_you_mean(found, expected.iter().copied())), fields(expected))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            (Form, format!("unknown word `{found}`{}{}", of(outer), did_you_mean(found, expected.iter().copied())), words(expected))
        }
        Error::MissingStructField { field, outer } if outer.as_deref() == Some("Sanction") && *field == "measure" => {
            (Form, format!("the field `{field}`{} is missing", of(outer)), MEASURE.into())
        }
        Error::MissingStructField { field, outer } => {
            (Form, format!("the field `{field}`{} is missing", of(outer)), format!("add `{field}: …,`"))
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
        Error::InvalidValueForType { expected, found } => {
            (Form, format!("expected {expected}, found {found}"), "see “Values” in CONTRIBUTING.md for the format of each value".into())
        }
        Error::Message(message) => (Form, with_suggestion(message), "see “Values” in CONTRIBUTING.md for the format of each value".into()),
        Error::ExpectedString => (Form, "expected a text in quotation marks".into(), "write \"…\"".into()),
        Error::ExpectedArray => (Form, "expected a list".into(), "write [ … ], even around a single entry".into()),
        Error::ExpectedNamedStructLike(name) => (Form, format!("expected `{name}(…)`"), format!("write `{name}(field: value, …)`")),
        Error::Eof | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedStringEnd => {
            (Syntax, lower(&error.code), "close every bracket and quotation mark".into())
        }
        Error::ExpectedComma => (Syntax, "expected a comma".into(), "put a comma after each field and each entry".into()),
        Error::TrailingCharacters => (Syntax, "unexpected text after the record".into(), "delete it: a file contains one record".into()),
        other => (Syntax, lower(other), "see CONTRIBUTING.md for the form of a record".into()),
    };
    // The parser reports a wrong type at the blank before the value; the end of the error is the value.
    let position = match error.code {
        Error::InvalidValueForType { .. } | Error::ExpectedString | Error::ExpectedArray => error.span.end,
        _ => error.span.start,
    };
    let spot = if position.line == 0 { Spot::at_end(text) } else { Spot { line: position.line, column: position.col } };
    Problem::new(kind, file, Some(spot), message, &remedy)
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

fn words(expected: &[&str]) -> String {
    format!("one of {}", expected.join(", "))
}
