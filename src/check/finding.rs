//! Findings of rules and their places.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::load::{Spot, legible};
use crate::model::Kind;

/// The severity of a finding.
///
/// ```
/// use moderation_record::check::Level;
/// assert!(Level::Deny < Level::Warn);
/// assert_eq!(Level::Deny.to_string(), "error");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub enum Level {
    /// An error: the check fails.
    #[serde(rename = "error")]
    Deny,
    /// A warning: reported, but the check does not fail.
    #[serde(rename = "warning")]
    Warn,
    /// Not reported.
    #[serde(rename = "allowed")]
    Allow,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Deny => "error",
            Self::Warn => "warning",
            Self::Allow => "allowed",
        })
    }
}

/// One finding: the rule, the place, a message and a remedy.
///
/// ```
/// use moderation_record::check::{CheckOptions, check};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// for finding in report.findings() {
///     println!("{}: {}\n  {}", finding.code(), finding.message(), finding.remedy());
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub(super) code: &'static str,
    pub(super) level: Level,
    pub(super) message: String,
    pub(super) remedy: String,
    #[serde(serialize_with = "path_with_strokes")]
    pub(super) file: PathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<TextSpan>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "reference")]
    pub(super) record: Option<Named>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) route: String,
    #[serde(skip)]
    pub(super) excerpt: Option<Excerpt>,
}

/// The range of a value in a file.
///
/// ```
/// use moderation_record::{check::TextSpan, load::Spot};
/// let word = TextSpan { start: Spot { line: 2, column: 5 }, end: Spot { line: 2, column: 9 } };
/// assert!(word.start < word.end);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TextSpan {
    /// The start of the value.
    pub start: Spot,
    /// The position after the end of the value.
    pub end: Spot,
}

/// The source lines of a value, for display.
///
/// ```
/// use moderation_record::check::{CheckOptions, check};
/// let report = check("tests/corpus/minimal".as_ref(), &CheckOptions::default()).unwrap();
/// for excerpt in report.findings().iter().filter_map(|finding| finding.excerpt()) {
///     println!("{}", &excerpt.lines[excerpt.range.clone()]);
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The complete lines.
    pub lines: String,
    /// The byte range of the value in `lines`.
    pub range: std::ops::Range<usize>,
}

impl Finding {
    /// The code of the rule.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The severity of the finding.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The message: what is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The remedy: what to do.
    #[must_use]
    pub fn remedy(&self) -> &str {
        &self.remedy
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The range in the file, if known.
    #[must_use]
    pub const fn span(&self) -> Option<TextSpan> {
        self.span
    }

    /// The kind and id of the record, if there is one.
    #[must_use]
    pub fn record(&self) -> Option<(Kind, &str)> {
        self.record.as_ref().map(|(kind, id)| (*kind, id.as_str()))
    }

    /// The route in the record, such as `figures/0/reported`; empty for the whole record.
    #[must_use]
    pub fn route(&self) -> &str {
        &self.route
    }

    /// The source lines of the value.
    #[must_use]
    pub const fn excerpt(&self) -> Option<&Excerpt> {
        self.excerpt.as_ref()
    }

    /// The place as `file:line:column`, or only the file.
    #[must_use]
    pub fn place(&self) -> String {
        let file = shown(&self.file);
        self.span.map_or(file.clone(), |span| format!("{file}:{}:{}", span.start.line, span.start.column))
    }
}

/// Formats a path for a report.
pub(super) fn shown(path: &Path) -> String {
    legible(&strokes(path)).into_owned()
}

/// Formats a path for a report, the same on every system and for every way to name the directory.
pub(super) fn strokes(path: &Path) -> String {
    let text = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}

fn path_with_strokes<S: serde::Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&strokes(path))
}

/// A record key: kind and id.
pub(super) type Named = (Kind, String);

#[expect(clippy::ref_option)] // serde requires this signature
fn reference<S: serde::Serializer>(record: &Option<Named>, serializer: S) -> Result<S::Ok, S::Error> {
    record.as_ref().map(|(kind, id)| format!("{kind}:{id}")).serialize(serializer)
}
