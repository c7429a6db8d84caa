//! What differs between the sections of two versions of a rule, word by word.

use super::archive::{ArchiveError, Archives};
use super::cited::Cited;
use super::folding::Folded;
use super::verify::{Known, prove};
use super::words::{Piece, word_diff};
use crate::model::{Captured, Dataset, Point, Sighting, Version};

/// The words that differ from the last capture of one version to the first capture of the next, both folded; or why the two cannot be
/// compared: one was seen in reports alone, or its archive is not at hand.
///
/// # Errors
/// When an archive cannot be read.
pub fn section_diff(
    data: &Dataset,
    archives: &mut Archives,
    before: &Version,
    after: &Version,
) -> Result<Result<Vec<Piece>, String>, ArchiveError> {
    let runs = |version| Version::seen(version).iter().filter_map(|seen| if let Sighting::Captured(run) = seen { Some(run) } else { None });
    let first = runs(after).min_by_key(|run| run.first().on().earliest());
    let (Some(last), Some(first)) = (before.base(), first) else { return Ok(Err("seen in reports alone".to_owned())) };
    let mut section = |version, run, point| section(data, archives, version, run, point);
    Ok(match (section(before, last, last.newest())?, section(after, first, first.first())?) {
        (Ok(old), Ok(new)) => Ok(word_diff(&old, &new)),
        (Err(why), _) | (_, Err(why)) => Err(why),
    })
}

/// The folded text of a section that is proved; or why it is not.
fn section(
    data: &Dataset,
    archives: &mut Archives,
    version: &Version,
    run: &Captured,
    point: &Point,
) -> Result<Result<String, String>, ArchiveError> {
    let proved = prove(data, Cited::Section { version, run, point }, archives, &mut Known::default())?;
    let Some((text, ranges)) = proved.words else { return Ok(Err(format!("{}: {}", proved.outcome, proved.detail))) };
    let cut: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
    Ok(Ok(Folded::new(&cut.join("\n")).text().to_owned()))
}
