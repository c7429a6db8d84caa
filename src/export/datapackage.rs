//! Frictionless Data Package v2 over the CSV.

use std::io::{self, Write};

use crate::model::Dataset;

pub(super) fn datapackage(_data: &Dataset, _out: impl Write) -> io::Result<()> {
    Ok(())
}
