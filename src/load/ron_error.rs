//! Turns the parser's errors into problems that say what was expected and what to do.

use std::path::Path;

use ron::error::{Error, SpannedError};

use super::problem::{Problem, ProblemKind, Spot};

/// A rule need not say what a sanction is; its record must say that.
pub(super) const MEASURE: &str = "add `measure`: the word is `unspecified` where the rule leaves it open";

pub(super) fn problem(file: &Path, text: &str, error: &SpannedError) -> Problem {
    use ProblemKind::{Form, Syntax};
    let of = |outer: &Option<String>| outer.as_ref().map_or(String::new(), |outer| format!(" of {outer}"));
    let (kind, message, remedy) = match &error.code {
        Error::NoSuchStructField { expected, found, outer } => {
            (Form, format!("no field `{found}`{}{}", of(outer), did_you_mean(found, expected)), fields(expected))
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            (Form, format!("no word `{found}`{}{}", of(outer), did_you_mean(found, expected)), words(expected))
        }
        Error::MissingStructField { field, outer } if outer.as_deref() == Some("Sanction") && *field == "measure" => {
            (Form, format!("the field `{field}`{} is missing", of(outer)), MEASURE.into())
        }
        Error::MissingStructField { field, outer } => {
            (Form, format!("the field `{field}`{} is missing", of(outer)), format!("add `{field}: …,`"))
        }
        Error::DuplicateStructField { field, outer } => {
            (Form, format!("the field `{field}`{} is there twice", of(outer)), "keep one of the two".into())
        }
        Error::ExpectedDifferentStructName { expected, found } => (
            Form,
            format!("expected `{expected}(…)`, found `{found}`"),
            format!("write `{expected}(`, or move the file to the folder of its kind"),
        ),
        Error::ExceededRecursionLimit => (
            Syntax,
            format!("nested deeper than {} levels", super::MAX_NESTING),
            "no record needs such depth: look for a bracket that is not closed".into(),
        ),
        Error::InvalidValueForType { expected, found } => {
            (Form, format!("expected {expected}, found {found}"), "“Values” in CONTRIBUTING.md shows how each is written".into())
        }
        Error::Message(message) => (Form, with_suggestion(message), "“Values” in CONTRIBUTING.md shows how each is written".into()),
        Error::ExpectedString => (Form, "expected a text in quotation marks".into(), "write \"…\"".into()),
        Error::ExpectedArray => (Form, "expected a list".into(), "write [ … ], also around a single entry".into()),
        Error::ExpectedNamedStructLike(name) => (Form, format!("expected `{name}(…)`"), format!("write `{name}(field: value, …)`")),
        Error::Eof | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedStringEnd => {
            (Syntax, lower(&error.code), "close every bracket and quotation mark".into())
        }
        Error::ExpectedComma => (Syntax, "expected a comma".into(), "put a comma behind each field and each entry".into()),
        Error::TrailingCharacters => (Syntax, "something follows the record".into(), "one file holds one record: delete the rest".into()),
        other => (Syntax, lower(other), "see CONTRIBUTING.md for the form of a record".into()),
    };
    // A wrong type is noticed at the blank before the value; its end is where the value is.
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

/// Adds "did you mean" to serde's own words: "unknown field `a`, expected one of `b`, `c`".
pub(super) fn with_suggestion(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match (message.starts_with("unknown "), quoted.split_first()) {
        (true, Some((found, expected))) => {
            let head = message.split(", expected").next().unwrap_or(message);
            format!("{head}{}", did_you_mean(found, expected))
        }
        _ => message.to_owned(),
    }
}

fn did_you_mean(found: &str, expected: &[&str]) -> String {
    nearest(found, expected.iter().copied()).map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

/// The candidate that is a slip of the pen away from what was written, if any is: for "did you mean".
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
