//! Proves citations against archives, notices when a cited passage changes, and helps to cite.
//!
//! ```no_run
//! use moderation_record::{dataset, evidence::{Archives, Outcome, verify}};
//!
//! let mut archives = Archives::open(dataset(), &["OpenTermsArchive/pga-versions=../pga-versions".into()])?;
//! let proofs = verify(dataset(), &mut archives);
//! assert!(proofs.iter().all(|proof| !proof.outcome().is_failure()));
//! # Ok::<(), moderation_record::evidence::ArchiveError>(())
//! ```
//!
//! An archive is a git repository named by a source, or a folder of texts known by their digests. Git
//! archives are read through the `git` program (2.34 or later), in a repository of our own that borrows
//! the archive's objects and nothing else: nothing is fetched, and no configuration, hook or filter of
//! the archive is read. Nothing of the texts is kept.

mod archive;
mod drift;
mod folding;
mod git;
mod observe;
mod passage;
mod quote;
mod verify;
mod words;

pub use archive::{ArchiveError, Archives};
pub use drift::{Artefact, Drift, Sighting, State, drift};
pub use folding::{FOLDING, Folded};
pub use observe::{Sighted, sightings};
pub use quote::{Found, Quote, find, quote};
pub use verify::{Outcome, Proof, summarize, verify};
pub use words::{Change, Piece};

/// The beginning of a text, on one line.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() { format!("“{short}…”") } else { format!("“{short}”") }
}
