//! Exports of a dataset in common formats.
//!
//! Writes the embedded dataset as JSON:
//!
//! ```
//! let mut json = Vec::new();
//! moderation_record::export::json(moderation_record::dataset(), &mut json)?;
//! assert_eq!(&moderation_record::load::json(str::from_utf8(&json).unwrap()).unwrap(), moderation_record::dataset());
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! [`ndjson`] and [`csv()`] write a row at a time, so that memory does not grow with the records. [`export()`] writes
//! a folder atomically. Every format is deterministic: the same records make the same bytes.

mod archives;
mod bibliography;
mod claims;
mod croissant;
mod csv;
mod datapackage;
mod folder;
mod json;
mod keys;
mod metadata;
#[cfg(feature = "parquet")]
mod parquet;
mod policies;
mod references;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod tables;
#[cfg(feature = "sqlite")]
mod views;

pub use bibliography::{bibtex, csl_json};
pub use csv::{csv, undo_formula_guard};
pub use folder::{ExportOptions, Format, export};
pub use json::{json, ndjson};
pub use table::{CellKind, Column, Table};
pub use tables::tables;
#[cfg(feature = "site")]
pub(crate) use {
    archives::address,
    bibliography::{bibtex_entry, bibtex_of},
    croissant::schema_org_summary,
    folder::fill,
    metadata::{cite_as, cited_in, creator, measure, of as metadata_of, slug, span},
};
