//! What catalogues and dataset search engines read: MLCommons Croissant, schema.org, DCAT.

use std::io::{self, Write};
use std::path::Path;

use crate::model::Dataset;

/// Croissant over the CSV files, which stand in the folder already.
pub(super) fn croissant(_csv: &Path, _out: impl Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn schema_org(_data: &Dataset, _out: impl Write) -> io::Result<()> {
    Ok(())
}

pub(super) fn dcat(_data: &Dataset, _out: impl Write) -> io::Result<()> {
    Ok(())
}
