//! What a rule has found, and where.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::load::{Spot, legible};
use crate::model::Kind;

/// How much a finding weighs.
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
    /// A warning: told, and no failure.
    #[serde(rename = "warning")]
    Warn,
    /// Not told.
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

/// One thing that is wrong: which rule says so, where it is, and what to do.
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

/// Where a value begins, and where it has ended.
///
/// ```
/// use moderation_record::{check::TextSpan, load::Spot};
/// let word = TextSpan { start: Spot { line: 2, column: 5 }, end: Spot { line: 2, column: 9 } };
/// assert!(word.start < word.end);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TextSpan {
    /// The first place of the value.
    pub start: Spot,
    /// The place behind its last.
    pub end: Spot,
}

/// The lines on which a value stands, for those who show them.
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
    /// The whole lines.
    pub lines: String,
    /// The bytes of `lines` that are the value.
    pub range: std::ops::Range<usize>,
}

impl Finding {
    /// The rule's code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// How much it weighs.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do.
    #[must_use]
    pub fn remedy(&self) -> &str {
        &self.remedy
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Where in the file, if it is a place in it.
    #[must_use]
    pub const fn span(&self) -> Option<TextSpan> {
        self.span
    }

    /// The record, where there is one: its kind and id.
    #[must_use]
    pub fn record(&self) -> Option<(Kind, &str)> {
        self.record.as_ref().map(|(kind, id)| (*kind, id.as_str()))
    }

    /// Where in the record, as `figures/0/reported`; empty for the whole of it.
    #[must_use]
    pub fn route(&self) -> &str {
        &self.route
    }

    /// The lines on which the value stands.
    #[must_use]
    pub const fn excerpt(&self) -> Option<&Excerpt> {
        self.excerpt.as_ref()
    }

    /// `file:line:column`, or the file alone.
    #[must_use]
    pub fn place(&self) -> String {
        let file = shown(&self.file);
        self.span.map_or(file.clone(), |span| format!("{file}:{}:{}", span.start.line, span.start.column))
    }
}

/// A path as it is shown in reports.
pub(super) fn shown(path: &Path) -> String {
    legible(&strokes(path)).into_owned()
}

/// A path as it is written in reports, alike on every system and however the directory was named.
pub(super) fn strokes(path: &Path) -> String {
    let text = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}

fn path_with_strokes<S: serde::Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&strokes(path))
}

/// A record, by kind and id.
pub(super) type Named = (Kind, String);

#[expect(clippy::ref_option)] // serde's own signature
fn reference<S: serde::Serializer>(record: &Option<Named>, serializer: S) -> Result<S::Ok, S::Error> {
    record.as_ref().map(|(kind, id)| format!("{kind}:{id}")).serialize(serializer)
}
