//! Tables as an SQLite database, with keys, full-text search and views.

use std::io::{self, Write};
use std::path::Path;

use crate::model::Dataset;

pub(super) fn sqlite(_data: &Dataset, _path: &Path) -> io::Result<()> {
    Ok(())
}

/// `metadata.json`, with which Datasette explains tables and columns.
pub(super) fn datasette_metadata(_out: impl Write) -> io::Result<()> {
    Ok(())
}
