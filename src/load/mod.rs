//! Reads records: a data directory of RON files, or a dataset document in JSON.
//!
//! [`directory`] reads as much as it can and reports **every** problem, each with file,
//! line, column and remedy. This module does not check the content of records. That references resolve, that an
//! id equals its path, and so on, are rules of the checker.

mod address;
mod bounded;
mod canonical;
mod document;
mod files;
mod first_form;
mod flat;
#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
#[allow(dead_code)] // each feature uses a part of it
mod git;
mod legible;
mod parallel;
mod problem;
mod repair;
mod ron_error;
mod span_tree;
mod vet;

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
pub(crate) use bounded::{Unread, bounded};
pub use canonical::{FormatError, canonical, canonical_with_comments, format};
#[cfg(feature = "check")]
pub(crate) use files::{METADATA, read_bytes};
pub use files::{files, record_text, state};
#[cfg(any(feature = "check", feature = "evidence", feature = "site"))]
#[allow(unused_imports)]
pub(crate) use git::{Blob, FileChange, GitError, Repository, is_id};
pub use legible::{legible, legible_json, legible_lines};
pub use problem::{LoadError, Problem, ProblemKind, Spot};
pub(crate) use problem::{Places, Reread};
pub use ron_error::{did_you_mean, nearest};
#[cfg(feature = "check")]
pub(crate) use span_tree::{SpanNode, Tree};

use crate::model::{Dataset, Kind, Metadata, Read, Record, Visit};
use bounded::text_of;
use files::{Found, find, read_text};
pub(crate) use parallel::in_parallel;
use ron_error::Fault;

/// The maximum size of a record file, in bytes. The largest file of the project's dataset has a
/// fiftieth of this size.
pub const MAX_RECORD_BYTES: u64 = 1 << 20;

/// The maximum size of a JSON document, in bytes. 100,000 records of typical size take a quarter of it.
pub const MAX_DOCUMENT_BYTES: u64 = 1 << 30;

/// The maximum size of a source's text, in bytes.
#[cfg(any(feature = "check", feature = "evidence"))]
pub(crate) const MAX_TEXT_BYTES: u64 = 64 << 20;

/// The maximum nesting depth of values in a record file.
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
/// If the directory is not a dataset, or any file in it is not a readable record. The error contains
/// all problems.
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
/// If the text is not such a document, has a later major version, or contains an id twice.
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
/// Those of [`json`], and if the file cannot be read.
pub fn json_file(path: impl AsRef<Path>) -> Result<Dataset, LoadError> {
    survey_document(path.as_ref(), &(), &|_, _, _| ()).into_dataset()
}

/// A callback for each record, called while the text of its file is in memory.
pub(crate) trait Inspect<T>: Fn(&FileEntry, &str, Record<'_>) -> T + Sync {}
impl<T, F: Fn(&FileEntry, &str, Record<'_>) -> T + Sync> Inspect<T> for F {}

/// A progress callback.
pub trait Progress: Sync {
    /// Reports the total number of records.
    fn total(&self, _records: usize) {}
    /// Reports how many more records were read.
    fn advance(&self, _records: usize) {}
}

/// No-op progress.
impl Progress for () {}

/// The origin of a record.
#[derive(Clone, Debug)]
pub(crate) struct FileEntry {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) file: PathBuf,
    /// The byte range of the record in the file, not counting a byte-order mark.
    pub(crate) range: Range<usize>,
    /// Whether the file starts with a byte-order mark.
    #[cfg_attr(not(feature = "check"), expect(dead_code))]
    pub(crate) marked: bool,
    /// Whether the file has problems, and the record was read from a repaired copy of it.
    #[cfg_attr(not(feature = "check"), expect(dead_code))]
    pub(crate) is_repaired: bool,
}

/// The result of reading: records, problems, and the result of the callback for each record.
pub(crate) struct Survey<T> {
    pub(crate) data: Dataset,
    /// One entry for each record, in the order of [`Dataset::records`].
    #[cfg_attr(not(feature = "check"), expect(dead_code))]
    pub(crate) entries: Vec<(FileEntry, T)>,
    /// The problems, sorted by file and position.
    pub(crate) problems: Vec<Problem>,
    /// The files without a readable record, with the kind and id that their paths imply.
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

    /// Merges the parts that were read in parallel. Of two records with the same id, it keeps the first.
    fn of(parts: Vec<Part<T>>, mut problems: Vec<Problem>, limit: u64) -> Self {
        let mut data = Dataset::empty();
        let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
        for part in parts {
            data.append(part.data);
            problems.extend(part.problems);
            entries.extend(part.entries);
            unreadable.extend(part.unreadable);
        }
        // The sort is stable: the first record read stays first.
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
    let message = format!("the {} `{}` already exists in {place}", later.kind, later.id);
    Problem::new(ProblemKind::DuplicateId, &later.file, spot, message, "give one of the two another id, or delete it")
}

/// The input of a record, and the conversion of its byte offsets to positions in the file.
trait RecordReader: Read<Error = Problem> {
    fn spot(&self, at: usize) -> Spot;
}

/// The result of one worker.
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

    /// Reads a record from a range of the text, calls the callback and keeps both results.
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
        let entry = FileEntry { kind, id: record.id().to_owned(), file: file.to_owned(), range, marked, is_repaired: false };
        let made = inspect(&entry, text, record);
        self.entries.push((entry, made));
        Ok(())
    }

    /// Reads a record file. If it has problems, adds all of them, and the repaired record if there is one.
    fn add_file(&mut self, kind: Kind, root: &Path, file: &Path, (text, marked): (&str, bool), inspect: &impl Inspect<T>) {
        if self.add(kind, file, text, (0..text.len(), marked), &RonFile { file, text }, inspect).is_ok() {
            return;
        }
        let repair::Diagnosis { problems, repaired } = repair::diagnose(Some(kind), file, text);
        let repaired = repaired.as_deref().and_then(|text| self.data.add(kind, &RonFile { file, text }).ok());
        match repaired {
            Some(record) => {
                let entry =
                    FileEntry { kind, id: record.id().to_owned(), file: file.to_owned(), range: 0..text.len(), marked, is_repaired: true };
                let made = inspect(&entry, text, record);
                self.entries.push((entry, made));
                self.problems.extend(problems);
            }
            None => self.refuse(kind, root, file, problems),
        }
    }

    /// Sets the metadata.
    fn set_metadata(&mut self, read: Result<Metadata, Vec<Problem>>) {
        match read {
            Ok(metadata) => self.data.metadata = Some(metadata).into(),
            Err(problems) => self.problems.extend(problems),
        }
    }

    /// Adds the problems of a file without a readable record.
    fn refuse(&mut self, kind: Kind, root: &Path, file: &Path, problems: Vec<Problem>) {
        self.problems.extend(problems);
        self.unreadable.extend(id_of_path(root, file).map(|id| (kind, id)));
    }
}

/// Reads as much as possible of a data directory or a dataset document.
#[cfg(feature = "check")]
pub(crate) fn survey<T: Send>(path: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    if path.is_file() { survey_document(path, progress, inspect) } else { survey_directory(path, progress, inspect) }
}

/// Reads as much as possible of a data directory.
fn survey_directory<T: Send>(root: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    let mut problems = Vec::new();
    let Found { metadata, records } = find(root, &mut problems);
    progress.total(records.len());
    let mut parts = in_parallel(&records, |files| {
        let mut part = Part::new();
        for (kind, file) in files {
            match read_text(file, MAX_RECORD_BYTES).map(text_of) {
                Ok((text, marked)) => part.add_file(*kind, root, file, (&text, marked), inspect),
                Err(problem) => part.refuse(*kind, root, file, vec![problem]),
            }
        }
        progress.advance(files.len());
        part
    });
    if let Some(file) = metadata {
        let mut part = Part::new();
        part.set_metadata(read_metadata(&file));
        parts.push(part);
    }
    Survey::of(parts, problems, MAX_RECORD_BYTES)
}

/// Reads the metadata of a data directory.
fn read_metadata(file: &Path) -> Result<Metadata, Vec<Problem>> {
    let (text, _) = read_text(file, MAX_RECORD_BYTES).map(text_of).map_err(|problem| vec![problem])?;
    RonFile { file, text: &text }.read().map_err(|_| repair::diagnose(None, file, &text).problems)
}

/// Reads as much as possible of a dataset document.
fn survey_document<T: Send>(file: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    match read_text(file, MAX_DOCUMENT_BYTES) {
        Ok(bytes) => document::survey(&text_of(bytes).0, file, progress, inspect),
        Err(problem) => Survey::failed(vec![problem]),
    }
}

/// The id that the path of a record implies: the path below the folder of its kind, without `.ron`.
pub(crate) fn id_of_path(root: &Path, file: &Path) -> Option<String> {
    let within: Vec<&str> = file.strip_prefix(root).ok()?.iter().skip(1).map(|part| part.to_str()).collect::<Option<_>>()?;
    within.join("/").strip_suffix(".ron").map(str::to_owned)
}

/// The kind that the path of a record file implies.
#[cfg(any(feature = "check", feature = "site"))]
pub(crate) fn kind_of_path(root: &Path, file: &Path) -> Option<Kind> {
    let folder = file.strip_prefix(root).ok()?.iter().next()?.to_str()?;
    Kind::ALL.iter().copied().find(|kind| kind.folder() == folder)
}

/// A RON record file, as the input of a read.
struct RonFile<'t> {
    file: &'t Path,
    text: &'t str,
}

impl Read for RonFile<'_> {
    type Error = Problem;

    fn read<T: DeserializeOwned + Serialize + Visit>(&self) -> Result<T, Problem> {
        read_ron(self.text).map_err(|fault| {
            let spot = Places::of(self.text).spot(fault.range.start);
            Problem::new(fault.kind, self.file, Some(spot), fault.message, &fault.remedy)
        })
    }
}

/// Reads a record, or returns the first fault of the text.
fn read_ron<T: DeserializeOwned + Visit>(text: &str) -> Result<T, Fault> {
    use ron::extensions::Extensions;
    let record = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(MAX_NESTING)
        .from_str(text)
        .map_err(|error| ron_error::fault(text, &error))?;
    vet::addresses(&record, text).map_or(Ok(record), |fault| Err(Fault::of_value(fault)))
}

impl RecordReader for RonFile<'_> {
    fn spot(&self, at: usize) -> Spot {
        Places::of(self.text).spot(at)
    }
}
