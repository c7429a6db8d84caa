//! Problems of the input, each with its place and remedy.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::bounded::{bounded, text_of};
use super::legible;

/// The reason why a directory or document could not be read: all problems, sorted by file and position.
///
/// ```
/// let error = moderation_record::load::directory("Cargo.toml").unwrap_err();
/// println!("{error}"); // one line for the place, one for the remedy, of each problem
/// ```
#[derive(Debug)]
pub struct LoadError {
    problems: Vec<Problem>,
}

impl LoadError {
    pub(crate) const fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// The problems; never empty.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

/// The kind of problem.
///
/// ```
/// use moderation_record::load::{ProblemKind, directory};
/// let error = directory("src").unwrap_err();
/// assert_eq!(error.problems()[0].kind(), ProblemKind::NotADataset);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The directory has none of the folders of a dataset.
    NotADataset,
    /// The file or folder could not be read.
    Unreadable,
    /// The file is larger than the stated limit.
    TooLarge,
    /// The file is not UTF-8.
    NotUtf8,
    /// A link leads out of the data directory.
    OutsideDirectory,
    /// A record is in the wrong place, or an entry is not a record.
    Misplaced,
    /// The text is not RON or JSON.
    Syntax,
    /// The text does not have the format of the record.
    Form,
    /// Two records have the same id.
    DuplicateId,
    /// The document has a format that this version does not read.
    Version,
}

/// A position in a text.
///
/// ```
/// let error = moderation_record::load::json("{\n  \"schema_version\": 1\n}").unwrap_err();
/// let spot = error.problems()[0].spot().unwrap();
/// assert_eq!(spot.line, 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Spot {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in Unicode code points.
    pub column: usize,
}

impl Spot {
    /// The position directly after the text.
    pub(crate) fn at_end(text: &str) -> Self {
        Self { line: 1, column: 1 }.behind(text)
    }

    /// The position after a text that starts here.
    fn behind(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            Some((lines, last)) => Self { line: self.line + lines.matches('\n').count() + 1, column: last.chars().count() + 1 },
            None => Self { line: self.line, column: self.column + text.chars().count() },
        }
    }
}

/// A line index of a text, for many look-ups without counting from the start: a document
/// can be a single line of a gigabyte.
pub(crate) struct Places<'t> {
    text: Cow<'t, str>,
    /// The position of the start of each block of the text, with its exact byte offset.
    marks: Vec<(usize, Spot)>,
}

impl<'t> Places<'t> {
    /// The length of a block, in bytes.
    const PART: usize = 4096;

    pub(crate) fn of(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let mut marks = vec![(0, Spot { line: 1, column: 1 })];
        for at in (Self::PART..=text.len()).step_by(Self::PART) {
            let at = floor(&text, at);
            let (before, spot) = marks[marks.len() - 1];
            marks.push((at, spot.behind(&text[before..at])));
        }
        Self { text, marks }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The byte offset of a position; the end of the line if the column is beyond it.
    pub(crate) fn byte(&self, spot: Spot) -> Option<usize> {
        let part = self.marks.partition_point(|(_, mark)| *mark <= spot).checked_sub(1)?;
        let (begin, mut there) = self.marks[part];
        for (at, c) in self.text[begin..].char_indices() {
            let ends_line = c == '\n' || self.text[begin + at..].starts_with("\r\n");
            if there.line == spot.line && (there.column >= spot.column || ends_line) {
                return Some(begin + at);
            }
            there = if c == '\n' { Spot { line: there.line + 1, column: 1 } } else { Spot { column: there.column + 1, ..there } };
        }
        (there.line == spot.line).then_some(self.text.len())
    }

    /// The position of a byte offset; inside a character, the position of that character.
    pub(crate) fn spot(&self, at: usize) -> Spot {
        let at = floor(&self.text, at);
        let part = (at / Self::PART).min(self.marks.len() - 1);
        let (begin, spot) = self.marks[part];
        spot.behind(&self.text[begin..at])
    }
}

/// A cache for rereading files to find positions. Records of one document share a text and are adjacent,
/// so only the last file is kept.
pub(crate) struct Reread<'p> {
    limit: u64,
    last: Option<(&'p Path, Places<'static>)>,
}

impl<'p> Reread<'p> {
    /// Reads files up to this limit in bytes, like the first reading.
    pub(crate) const fn new(limit: u64) -> Self {
        Self { limit, last: None }
    }

    /// The text of the file as far as it can be read, without a byte-order mark.
    pub(crate) fn places(&mut self, file: &'p Path) -> &Places<'static> {
        if self.last.as_ref().is_some_and(|(last, _)| *last != file) {
            self.last = None;
        }
        let read = || {
            let bytes = bounded(file, self.limit).unwrap_or_default();
            let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            Places::of(text_of(text).0)
        };
        &self.last.get_or_insert_with(|| (file, read())).1
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// One problem: its place, a message and a remedy.
///
/// ```
/// let error = moderation_record::load::json(r#"{"schema_version": "2.0", "platfroms": []}"#).unwrap_err();
/// let problem = &error.problems()[0];
/// assert_eq!(problem.spot().unwrap().line, 1);
/// assert!(problem.message().contains("did you mean `platforms`?"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    file: PathBuf,
    spot: Option<Spot>,
    kind: ProblemKind,
    message: String,
    remedy: String,
    /// The length of the value on its line, in code points; 0 if unknown.
    length: u32,
}

impl Problem {
    #[expect(clippy::needless_pass_by_value)] // every caller creates the message for this call
    pub(super) fn new(kind: ProblemKind, file: &Path, spot: Option<Spot>, message: String, remedy: &str) -> Self {
        Self { file: file.to_owned(), spot, kind, message: legible(&message).into_owned(), remedy: legible(remedy).into_owned(), length: 0 }
    }

    /// Sets the position behind the value, if it is on the same line.
    pub(super) fn until(mut self, end: Spot) -> Self {
        let start = self.spot.filter(|start| start.line == end.line);
        self.length = start.map_or(0, |start| end.column.saturating_sub(start.column) as u32);
        self
    }

    /// Appends to the message.
    pub(super) fn add(&mut self, words: &str) {
        self.message.push_str(words);
    }

    pub(crate) fn io(file: &Path, error: &io::Error, remedy: &str) -> Self {
        // Removes the "(os error 2)", which does not help readers.
        let text = error.to_string();
        let message = text.split(" (os error").next().unwrap_or_default().to_lowercase();
        Self::new(ProblemKind::Unreadable, file, None, message, remedy)
    }

    /// The kind of problem.
    #[must_use]
    pub const fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// The file or folder.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The position in the file, if known.
    #[must_use]
    pub const fn spot(&self) -> Option<Spot> {
        self.spot
    }

    /// The position behind the value, if known.
    #[cfg(feature = "check")]
    pub(crate) fn end(&self) -> Option<Spot> {
        let start = self.spot.filter(|_| self.length > 0)?;
        Some(Spot { column: start.column + self.length as usize, ..start })
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
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&legible(&self.file.to_string_lossy()))?;
        if let Some(Spot { line, column }) = self.spot {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}\n  help: {}", self.message, self.remedy)
    }
}
