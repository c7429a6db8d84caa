//! The sources for people who write papers: BibTeX and CSL-JSON.

use std::io::{self, Write};

use crate::model::Dataset;

/// The sources as a BibTeX file in UTF-8 (for biblatex).
///
/// # Errors
/// When it cannot be written.
pub fn bibtex(_data: &Dataset, _out: impl Write) -> io::Result<()> {
    Ok(())
}

/// The sources as CSL-JSON, for citation processors such as Zotero's and Pandoc's.
///
/// # Errors
/// When it cannot be written.
pub fn csl_json(_data: &Dataset, _out: impl Write) -> io::Result<()> {
    Ok(())
}
