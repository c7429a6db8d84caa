//! A whole folder of exports, which is there whole or not at all.

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::json::{json, ndjson};
use super::rows::csv;
use super::tables::tables;
use crate::model::{Dataset, Kind};

/// A form of the dataset.
///
/// ```
/// use moderation_record::export::Format;
/// assert_eq!("csv".parse(), Ok(Format::Csv));
/// assert!("cvs".parse::<Format>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `dataset.json`: one document.
    Json,
    /// `ndjson/`: a file for each kind, a record a line.
    Ndjson,
    /// `csv/`: a file for each table.
    Csv,
}

impl Format {
    /// Every form.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Ndjson, Self::Csv];

    /// The form in one word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|format| format.as_str() == word);
        found.ok_or_else(|| {
            let words = Self::ALL.iter().map(|format| format.as_str());
            let hint = crate::load::nearest(word, words.clone()).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            format!("no form `{word}`{hint} The forms are {}", words.collect::<Vec<_>>().join(", "))
        })
    }
}

/// How to export.
///
/// ```
/// use moderation_record::export::{Format, Options};
/// let mut options = Options::default();
/// options.formats = vec![Format::Csv];
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The forms; all where empty.
    pub formats: Vec<Format>,
    /// Put a new folder in the place of one that is there.
    pub force: bool,
    /// Begin CSV files with a byte-order mark, for spreadsheets that take them for another encoding.
    pub byte_order_mark: bool,
}

/// Why nothing was exported: what was there before is there still.
///
/// ```
/// use moderation_record::{dataset, export::{Options, export}};
/// let error = export(dataset(), "/proc/no/such/folder".as_ref(), &Options::default()).unwrap_err();
/// assert!(error.to_string().contains("/proc/no/such"));
/// ```
#[derive(Debug)]
pub struct ExportError {
    path: PathBuf,
    message: String,
}

impl ExportError {
    fn new(path: &Path, message: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), message: message.to_string() }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for ExportError {}

/// Writes a dataset into a folder: beside it first, and then in its place as a whole.
///
/// # Errors
/// When the folder is there and `force` is not set, or anything cannot be written.
pub fn export(data: &Dataset, out: &Path, options: &Options) -> Result<(), ExportError> {
    if out.exists() && !options.force {
        return Err(ExportError::new(out, "is there already\n  help: name another folder, or replace this one with --force"));
    }
    let partial = beside(out, "partial")?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| ExportError::new(&path, error)
    };
    // What a run that was killed has left.
    if partial.exists() {
        fs::remove_dir_all(&partial).map_err(failed(&partial))?;
    }
    fs::create_dir_all(&partial).map_err(failed(&partial))?;
    let formats = if options.formats.is_empty() { Format::ALL } else { &options.formats };
    let written = formats
        .iter()
        .try_for_each(|format| write(data, &partial, *format, options))
        .and_then(|()| swap(&partial, out).map_err(failed(out)));
    if written.is_err() {
        // The error is what matters; a leftover is cleared away by the next run.
        drop(fs::remove_dir_all(&partial));
    }
    written
}

/// A hidden folder beside another, on the same file system.
fn beside(out: &Path, what: &str) -> Result<PathBuf, ExportError> {
    let name = out.file_name().ok_or_else(|| ExportError::new(out, "is no name for a folder"))?;
    Ok(out.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

/// Puts a folder in the place of another, at once where the system can.
fn swap(new: &Path, out: &Path) -> io::Result<()> {
    if !out.exists() {
        return fs::rename(new, out);
    }
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE).is_ok() {
            return fs::remove_dir_all(new);
        }
    }
    let old = out.with_extension("old");
    fs::rename(out, &old)?;
    fs::rename(new, out)?;
    if old.is_dir() { fs::remove_dir_all(old) } else { fs::remove_file(old) }
}

fn write(data: &Dataset, folder: &Path, format: Format, options: &Options) -> Result<(), ExportError> {
    let file = |path: &Path, fill: &dyn Fn(&File) -> io::Result<()>| {
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(path));
        made.and_then(|file| fill(&file).and_then(|()| file.sync_all())).map_err(|error| ExportError::new(path, error))
    };
    match format {
        Format::Json => file(&folder.join("dataset.json"), &|out| json(data, out)),
        Format::Ndjson => Kind::ALL
            .iter()
            .try_for_each(|kind| file(&folder.join("ndjson").join(format!("{}.ndjson", kind.folder())), &|out| ndjson(data, *kind, out))),
        Format::Csv => tables().iter().try_for_each(|table| {
            file(&folder.join("csv").join(format!("{}.csv", table.name)), &|out| csv(data, table, options.byte_order_mark, out))
        }),
    }
}
