//! Exports into a folder, written atomically.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::csv::csv;
use super::json::{json, ndjson};
use super::tables::tables;
use crate::atomic::{self, Over, WriteError};
use crate::model::{Dataset, Kind};

macro_rules! formats {
    ($($(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $variant:ident = $word:literal,)*) => {
        /// A format of the export.
        ///
        /// ```
        /// use moderation_record::export::Format;
        /// assert_eq!("csv".parse(), Ok(Format::Csv));
        /// assert!("cvs".parse::<Format>().unwrap_err().contains("did you mean `csv`?"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Format { $($(#[doc = $doc])* $(#[cfg($cfg)])? $variant,)* }

        impl Format {
            /// Every format that this build can write.
            pub const ALL: &'static [Self] = &[$($(#[cfg($cfg)])? Self::$variant,)*];

            /// The format as one word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $($(#[cfg($cfg)])? Self::$variant => $word,)* }
            }
        }
    };
}

formats! {
    /// `dataset.json`: one document.
    Json = "json",
    /// `ndjson/`: one file per kind, one record per line.
    Ndjson = "ndjson",
    /// `csv/`: one file per table.
    Csv = "csv",
    /// `parquet/`: one file per table, with types.
    #[cfg(feature = "parquet")]
    Parquet = "parquet",
    /// `dataset.sqlite`, and `metadata.json` for Datasette.
    #[cfg(feature = "sqlite")]
    Sqlite = "sqlite",
    /// `csv/datapackage.json`: a Frictionless Data Package over the CSV, which is written too.
    Datapackage = "datapackage",
    /// `croissant.json` over the CSV, which is written too, `dataset.jsonld` (schema.org) and `catalog.jsonld` (DCAT).
    Croissant = "croissant",
    /// `sources.bib`.
    Bibtex = "bibtex",
    /// `sources.csl.json`.
    CslJson = "csl-json",
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|format| format.as_str() == word);
        found.ok_or_else(|| {
            let words = || Self::ALL.iter().map(|format| format.as_str());
            let hint = crate::load::did_you_mean(word, words());
            format!("no form `{word}`{hint}\n  help: the forms are {}", words().collect::<Vec<_>>().join(", "))
        })
    }
}

/// Options of an export.
///
/// ```
/// use moderation_record::export::{Format, ExportOptions};
/// let mut options = ExportOptions::default();
/// options.formats = vec![Format::Csv];
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The formats; all of them if empty.
    pub formats: Vec<Format>,
    /// Replace an existing folder that this program wrote or that is empty.
    pub force: bool,
    /// Replace this existing folder, whoever wrote it. It must be the output folder, named a second time as a confirmation.
    pub replace_foreign: Option<PathBuf>,
    /// Where the dataset was read from. The output must not be this folder, contain it or lie inside it.
    pub input: Option<PathBuf>,
    /// Partition the Parquet tables that have this column by its values (Hive style).
    pub partition_by: Option<String>,
    /// Begin CSV files with a byte-order mark, for spreadsheets that would guess another encoding.
    pub byte_order_mark: bool,
}

/// Writes a dataset into a folder: beside it first, and then in its place as a whole.
///
/// # Errors
/// When the folder exists and may not be replaced, contains or lies inside the input, is being written by another run, or
/// a file cannot be written.
pub fn export(data: &Dataset, out: &Path, options: &ExportOptions) -> Result<(), WriteError> {
    #[cfg(feature = "parquet")]
    if let Some(column) = &options.partition_by {
        super::parquet::divisible(column).map_err(|message| WriteError::new(out, message))?;
    }
    let over = Over { force: options.force, foreign: options.replace_foreign.as_deref(), input: options.input.as_deref() };
    atomic::folder(out, over, |partial| fill(data, partial, options))
}

/// Writes the formats into an existing folder.
pub(crate) fn fill(data: &Dataset, folder: &Path, options: &ExportOptions) -> Result<(), WriteError> {
    let mut formats: BTreeSet<Format> = if options.formats.is_empty() { Format::ALL } else { &options.formats }.iter().copied().collect();
    // These describe the CSV files, which come first in the order of the formats.
    if formats.iter().any(|format| matches!(format, Format::Datapackage | Format::Croissant)) {
        formats.insert(Format::Csv);
    }
    formats.into_iter().try_for_each(|format| write(data, folder, format, options))
}

/// Writes one format. The CSV files must exist before those that describe them.
fn write(data: &Dataset, folder: &Path, format: Format, options: &ExportOptions) -> Result<(), WriteError> {
    let file = |name: &str, fill: &dyn Fn(&mut dyn Write) -> io::Result<()>| atomic::part(&folder.join(name), fill);
    match format {
        Format::Json => file("dataset.json", &|out| json(data, out)),
        Format::Ndjson => {
            Kind::ALL.iter().try_for_each(|kind| file(&format!("ndjson/{}.ndjson", kind.folder()), &|out| ndjson(data, *kind, out)))
        }
        Format::Csv => tables()
            .iter()
            .try_for_each(|table| file(&format!("csv/{}.csv", table.name), &|out| csv(data, table, options.byte_order_mark, out))),
        #[cfg(feature = "parquet")]
        Format::Parquet => super::parquet::parquet(data, &folder.join("parquet"), options.partition_by.as_deref())
            .map_err(|error| WriteError::new(&folder.join("parquet"), error)),
        #[cfg(feature = "sqlite")]
        Format::Sqlite => {
            super::sqlite::sqlite(data, &folder.join("dataset.sqlite")).map_err(|error| WriteError::new(folder, error))?;
            file("metadata.json", &|out| super::sqlite::datasette_metadata(data, out))
        }
        Format::Datapackage => file("csv/datapackage.json", &|out| super::datapackage::datapackage(data, out)),
        Format::Croissant => {
            let csv = folder.join("csv");
            file("croissant.json", &|out| super::croissant::croissant(data, &csv, out))?;
            file("dataset.jsonld", &|out| super::croissant::schema_org(data, &csv, out))?;
            file("catalog.jsonld", &|out| super::croissant::dcat(data, &csv, out))
        }
        Format::Bibtex => file("sources.bib", &|out| super::bibliography::bibtex(data, out)),
        Format::CslJson => file("sources.csl.json", &|out| super::bibliography::csl_json(data, out)),
    }
}
