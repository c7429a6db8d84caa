//! Proves citations and sightings against archives, notices when a passage changes, and helps to cite.
//!
//! ```no_run
//! use moderation_record::{dataset, evidence::{Archives, Outcome, verify}};
//!
//! let mut archives = Archives::open(dataset(), &["OpenTermsArchive/pga-versions=../pga-versions".into()])?;
//! let proofs = verify(dataset(), &mut archives)?;
//! assert!(proofs.iter().all(|proof| !proof.outcome().is_failure()));
//! # Ok::<(), moderation_record::evidence::ArchiveError>(())
//! ```
//!
//! An archive is a git repository named by a source, or a folder of texts known by their digests. Git
//! archives are read through the `git` program in a repository of our own, which has a copy of the archive's
//! references and borrows its objects: nothing is fetched, and no configuration, hook or filter of the archive
//! takes effect. Nothing of the texts is kept.
//!
//! Read are repositories with and without a work tree, linked work trees and submodules, with alternates, whose
//! objects are named by SHA-1 or SHA-256, with git 2.39 or later; references kept as reftable need git 2.45. Of a
//! shallow or partial clone only what it has is said; the rest is *not fetched*. A repository without commits,
//! damaged or of another format is an error.

mod archive;
mod captures;
mod cited;
mod drift;
mod folding;
mod history;
mod layout;
mod modality;
mod passage;
mod quote;
mod revision;
mod section_diff;
mod sections;
mod sightings;
mod track;
mod tracker;
mod verify;
mod words;

pub use archive::{ArchiveError, Archives};
pub use cited::Cited;
pub use drift::{Artefact, Commit, Drift, State, drift};
pub use folding::{FOLDING, Folded};
pub use modality::{ModalityChange, modality};
pub use quote::{Found, Quote, Seen, find, quote};
pub use revision::at_revision;
pub use section_diff::section_diff;
pub use sections::{Heading, Section, Sentence, headings, section};
pub use sightings::{Sighted, sightings};
pub use track::{CaptureName, Doubt, Track, TrackedPoint, TrackedRun, TrackedText, Trail, Warning, Written, track};
pub use verify::{Outcome, Proof, Wording, summarize, verify};
pub use words::{Piece, WordChange, word_diff};

/// The beginning of a text, on one line.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() { format!("“{short}…”") } else { format!("“{short}”") }
}
