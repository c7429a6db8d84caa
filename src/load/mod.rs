//! Reads records: a data directory of RON files, or a dataset document in JSON.
//!
//! [`directory`] reads all that it can and reports **every** problem that it meets, each with file,
//! line, column and remedy. What a record *says* is not judged here: that references resolve, that an
//! id equals its path and the like are rules of the checker.

mod address;
mod canonical;
mod document;
mod files;
mod first_form;
#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
#[allow(dead_code)] // each of its readers needs a part
mod git;
mod legible;
mod parallel;
mod problem;
mod ron_error;
mod span_tree;
mod vet;

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use canonical::{FormatError, canonical, canonical_with_comments, format};
#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
pub(crate) use files::{Unread, bounded};
pub use files::{files, record_text, state};
pub(crate) use files::{read_bytes, text_of};
#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
#[allow(unused_imports)]
pub(crate) use git::{Blob, FileChange, GitError, Repository, is_id};
pub use legible::{legible, legible_json, legible_lines};
pub use problem::{LoadError, Problem, ProblemKind, Spot};
pub(crate) use problem::{Places, Reread};
pub use ron_error::nearest;
#[cfg(feature = "check")]
pub(crate) use span_tree::{SpanNode, Tree};

use crate::model::{Dataset, Kind, Read, Record, Visit};
use files::{read_text, record_files};
pub(crate) use parallel::in_parallel;

/// The largest record file that is read, in bytes. The largest of the founding dataset has a
/// fiftieth of it.
pub const MAX_RECORD_BYTES: u64 = 1 << 20;

/// The largest JSON document that is read, in bytes. 100,000 records of the founding dataset's size take a quarter of it.
pub const MAX_DOCUMENT_BYTES: u64 = 1 << 30;

/// The largest text of a source that is read, in bytes.
#[cfg(any(feature = "check", feature = "evidence"))]
pub(crate) const MAX_TEXT_BYTES: u64 = 64 << 20;

/// How deep the values of a record file may be nested.
pub const MAX_NESTING: usize = 32;

/// Reads every record below a data directory. Files are read in parallel; the result and the order
/// of problems do not depend on it.
///
/// ```
/// let data = moderation_record::load::directory("data").unwrap();
/// assert!(data.platform("telegram").is_some());
///
/// let error = moderation_record::load::directory("no/such/place").unwrap_err();
/// assert_eq!(error.problems().len(), 1);
/// ```
///
/// # Errors
/// When the directory is no dataset, or any file in it is not a readable record. All problems are
/// in the error.
pub fn directory(path: impl AsRef<Path>) -> Result<Dataset, LoadError> {
    survey_directory(path.as_ref(), &(), &|_, _, _| ()).into_dataset()
}

/// Reads a dataset document: JSON that validates against `schema/dataset.schema.json`.
///
/// ```
/// let text = serde_json::to_string(moderation_record::dataset()).unwrap();
/// assert_eq!(&moderation_record::load::json(&text).unwrap(), moderation_record::dataset());
/// ```
///
/// # Errors
/// When the text is not such a document, is of a later major version, or names an id twice.
pub fn json(text: &str) -> Result<Dataset, LoadError> {
    document::survey(text, Path::new("<json>"), &(), &|_, _, _| ()).into_dataset()
}

/// Reads a dataset document from a file; see [`json`].
///
/// ```
/// let error = moderation_record::load::json_file("no/such/dataset.json").unwrap_err();
/// assert!(error.to_string().contains("no/such/dataset.json"));
/// ```
///
/// # Errors
/// As [`json`], and when the file cannot be read.
pub fn json_file(path: impl AsRef<Path>) -> Result<Dataset, LoadError> {
    survey_document(path.as_ref(), &(), &|_, _, _| ()).into_dataset()
}

/// What is done with each record while the text of its file is at hand.
pub(crate) trait Inspect<T>: Fn(&FileEntry, &str, Record<'_>) -> T + Sync {}
impl<T, F: Fn(&FileEntry, &str, Record<'_>) -> T + Sync> Inspect<T> for F {}

/// Who watches over long reading.
pub trait Progress: Sync {
    /// How many records there are.
    fn total(&self, _records: usize) {}
    /// How many more were read.
    fn advance(&self, _records: usize) {}
}

/// Nobody watches.
impl Progress for () {}

/// Where a record was read.
#[derive(Clone, Debug)]
pub(crate) struct FileEntry {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) file: PathBuf,
    /// The bytes of the file that are the record, counted behind a byte-order mark.
    pub(crate) range: Range<usize>,
    /// Whether the file begins with a byte-order mark.
    #[cfg_attr(not(feature = "check"), expect(dead_code))]
    pub(crate) marked: bool,
}

/// All that could be read, all that could not, and what an inspection made of each record.
pub(crate) struct Survey<T> {
    pub(crate) data: Dataset,
    /// One for each record, in the order of kind and id, as [`Dataset::records`] gives them.
    #[cfg_attr(not(feature = "check"), expect(dead_code))]
    pub(crate) entries: Vec<(FileEntry, T)>,
    /// In the order of file and place.
    pub(crate) problems: Vec<Problem>,
    /// The files that hold no readable record, with the kind and id that their paths promise.
    #[cfg_attr(not(feature = "check"), expect(dead_code))]
    pub(crate) unreadable: Vec<(Kind, String)>,
}

impl<T> Survey<T> {
    fn failed(problems: Vec<Problem>) -> Self {
        Self { data: Dataset::empty(), entries: Vec::new(), problems, unreadable: Vec::new() }
    }

    fn into_dataset(self) -> Result<Dataset, LoadError> {
        if self.problems.is_empty() { Ok(self.data) } else { Err(LoadError::new(self.problems)) }
    }

    /// Puts together what was read in parts. Of two records of one id the first stays.
    fn of(parts: Vec<Part<T>>, mut problems: Vec<Problem>, limit: u64) -> Self {
        let mut data = Dataset::empty();
        let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
        for part in parts {
            data.append(part.data);
            problems.extend(part.problems);
            entries.extend(part.entries);
            unreadable.extend(part.unreadable);
        }
        // Stable: what was read first stays first.
        data.sort();
        entries.sort_by(|(a, _), (b, _)| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        if entries.windows(2).any(|pair| same(&pair[0].0, &pair[1].0)) {
            let mut reread = Reread::new(limit);
            for pair in entries.windows(2).filter(|pair| same(&pair[0].0, &pair[1].0)) {
                let (first, later) = (&pair[0].0, &pair[1].0);
                problems.push(duplicate(later, first, reread.places(&later.file)));
            }
            entries.dedup_by(|(later, _), (first, _)| same(later, first));
            data.dedup();
        }
        problems.sort();
        first_form::once(&mut problems, !data.policies().is_empty());
        if !problems.is_empty() && data.policies().is_empty() && problems.iter().all(|problem| problem.kind() == ProblemKind::Version) {
            return Self::failed(problems);
        }
        Self { data, entries, problems, unreadable }
    }
}

fn same(a: &FileEntry, b: &FileEntry) -> bool {
    (a.kind, &a.id) == (b.kind, &b.id)
}

fn duplicate(later: &FileEntry, first: &FileEntry, places: &Places<'_>) -> Problem {
    let within = places.text().get(later.range.clone()).unwrap_or_default();
    let key = if later.file == first.file { "\"id\"" } else { "id:" };
    let spot = within.find(key).map(|at| places.spot(later.range.start + at));
    let place = if later.file == first.file { "this document".into() } else { first.file.display().to_string() };
    let message = format!("the {} `{}` is already in {place}", later.kind, later.id);
    Problem::new(ProblemKind::DuplicateId, &later.file, spot, message, "give one of the two another id, or delete it")
}

/// What a record is read from, and the place in its file of a byte of that.
trait RecordReader: Read<Error = Problem> {
    fn spot(&self, at: usize) -> Spot;
}

/// What one worker has read.
struct Part<T> {
    data: Dataset,
    entries: Vec<(FileEntry, T)>,
    problems: Vec<Problem>,
    unreadable: Vec<(Kind, String)>,
}

impl<T> Part<T> {
    fn new() -> Self {
        Self { data: Dataset::empty(), entries: Vec::new(), problems: Vec::new(), unreadable: Vec::new() }
    }

    /// Reads a record from the range of the text, lets it be inspected and keeps both.
    fn add(
        &mut self,
        kind: Kind,
        file: &Path,
        text: &str,
        (range, marked): (Range<usize>, bool),
        reader: &impl RecordReader,
        inspect: &impl Inspect<T>,
    ) -> Result<(), Problem> {
        let spot = |at| reader.spot(at);
        let within = || text.get(range.clone()).unwrap_or_default();
        let record = self.data.add(kind, reader).map_err(|problem| first_form::instead(problem, kind, within(), spot))?;
        let entry = FileEntry { kind, id: record.id().to_owned(), file: file.to_owned(), range, marked };
        let made = inspect(&entry, text, record);
        self.entries.push((entry, made));
        Ok(())
    }
}

/// Reads all that can be read of a data directory or a dataset document.
#[cfg(feature = "check")]
pub(crate) fn survey<T: Send>(path: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    if path.is_file() { survey_document(path, progress, inspect) } else { survey_directory(path, progress, inspect) }
}

/// Reads all that can be read below a data directory.
fn survey_directory<T: Send>(root: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    let mut problems = Vec::new();
    let files = record_files(root, &mut problems);
    progress.total(files.len());
    let parts = in_parallel(&files, |files| {
        let mut part = Part::new();
        for (kind, file) in files {
            let read = read_text(file, MAX_RECORD_BYTES)
                .map(text_of)
                .and_then(|(text, marked)| part.add(*kind, file, &text, (0..text.len(), marked), &RonFile { file, text: &text }, inspect));
            if let Err(problem) = read {
                part.problems.push(problem);
                part.unreadable.extend(id_of_path(root, file).map(|id| (*kind, id)));
            }
        }
        progress.advance(files.len());
        part
    });
    Survey::of(parts, problems, MAX_RECORD_BYTES)
}

/// Reads all that can be read of a dataset document.
fn survey_document<T: Send>(file: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    match read_text(file, MAX_DOCUMENT_BYTES) {
        Ok(bytes) => document::survey(&text_of(bytes).0, file, progress, inspect),
        Err(problem) => Survey::failed(vec![problem]),
    }
}

/// The id that the path of a record promises: its place below the folder of its kind, without `.ron`.
pub(crate) fn id_of_path(root: &Path, file: &Path) -> Option<String> {
    let within: Vec<&str> = file.strip_prefix(root).ok()?.iter().skip(1).map(|part| part.to_str()).collect::<Option<_>>()?;
    within.join("/").strip_suffix(".ron").map(str::to_owned)
}

/// The kind that the path of a record file promises.
#[cfg(any(feature = "check", feature = "site"))]
pub(crate) fn kind_of_path(root: &Path, file: &Path) -> Option<Kind> {
    let folder = file.strip_prefix(root).ok()?.iter().next()?.to_str()?;
    Kind::ALL.iter().copied().find(|kind| kind.folder() == folder)
}

/// A record file of RON, as what it is read from.
struct RonFile<'t> {
    file: &'t Path,
    text: &'t str,
}

impl Read for RonFile<'_> {
    type Error = Problem;

    fn read<T: DeserializeOwned + Serialize + Visit>(&self) -> Result<T, Problem> {
        use ron::extensions::Extensions;
        let record = ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
            .with_recursion_limit(MAX_NESTING)
            .from_str(self.text)
            .map_err(|error| ron_error::problem(self.file, self.text, &error))?;
        match vet::addresses(&record, self.text) {
            None => Ok(record),
            Some(fault) => {
                let spot = Places::of(self.text).spot(fault.range.start);
                Err(Problem::new(ProblemKind::Form, self.file, Some(spot), fault.message, fault.remedy))
            }
        }
    }
}

impl RecordReader for RonFile<'_> {
    fn spot(&self, at: usize) -> Spot {
        Places::of(self.text).spot(at)
    }
}
