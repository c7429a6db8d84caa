//! Proves citations: the words stand where the record says, or they do not.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use super::archive::{ArchiveError, Archives, Version};
use super::passage::{self, Search};
use crate::model::{Citation, Dataset, Digest, Locator, Node, Record, Step};

/// What came of a citation.
///
/// ```
/// use moderation_record::evidence::Outcome;
/// assert!(Outcome::Mismatch.is_failure() && !Outcome::ArchiveAbsent.is_failure());
/// assert_eq!(Outcome::NotCheckable.to_string(), "not_checkable");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// Other words stand there, and the cited ones were not found in the version.
    Mismatch,
    /// The archive has no such version or file.
    Missing,
    /// The version was left out when the archive was cloned: the clone is shallow or partial.
    NotFetched,
    /// The words stand elsewhere in the same version.
    Moved,
    /// The words stand where the citation says.
    Proved,
    /// The archive is not at hand.
    ArchiveAbsent,
    /// The citation names no span with a digest in a version of an archive.
    NotCheckable,
}

impl Outcome {
    /// Every outcome, the gravest first.
    pub const ALL: &'static [Self] =
        &[Self::Mismatch, Self::Missing, Self::NotFetched, Self::Moved, Self::Proved, Self::ArchiveAbsent, Self::NotCheckable];

    /// The outcome in one word, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mismatch => "mismatch",
            Self::Missing => "missing",
            Self::NotFetched => "not_fetched",
            Self::Moved => "moved",
            Self::Proved => "proved",
            Self::ArchiveAbsent => "archive_absent",
            Self::NotCheckable => "not_checkable",
        }
    }

    /// Whether an archive at hand does not bear the record out: it is wrong, or cannot be proved with this clone.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, Self::Mismatch | Self::Missing | Self::NotFetched)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One citation, and what came of it.
///
/// ```
/// use moderation_record::{dataset, evidence::{Archives, Outcome, verify}};
/// let proofs = verify(dataset(), &mut Archives::open(dataset(), &[]).unwrap()).unwrap();
/// assert!(proofs.iter().all(|proof| matches!(proof.outcome(), Outcome::ArchiveAbsent | Outcome::NotCheckable)));
/// ```
#[derive(Clone, Debug)]
pub struct Proof<'d> {
    pub(super) record: Record<'d>,
    pub(super) steps: Vec<Step>,
    pub(super) route: String,
    pub(super) citation: &'d Citation,
    pub(super) outcome: Outcome,
    pub(super) detail: String,
}

impl<'d> Proof<'d> {
    /// The record that cites.
    #[must_use]
    pub const fn record(&self) -> Record<'d> {
        self.record
    }

    /// Where in the record, as `observed/0/evidence/1`.
    #[must_use]
    pub fn route(&self) -> &str {
        &self.route
    }

    /// The steps of the route.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The citation.
    #[must_use]
    pub const fn citation(&self) -> &'d Citation {
        self.citation
    }

    /// What came of it.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What exactly: which words, which place, which archive is not at hand.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The platform whose record it is, where it is a platform's or a policy's.
    #[must_use]
    pub fn platform(&self) -> Option<&'d str> {
        match self.record {
            Record::Platform(platform) => Some(platform.id().as_str()),
            Record::Policy(policy) => Some(policy.platform().as_str()),
            _ => None,
        }
    }
}

/// Proves every citation of a dataset against the archives at hand, in the order of the records.
///
/// # Errors
/// When an archive cannot be read: git cannot run, or the repository is damaged.
pub fn verify<'d>(data: &'d Dataset, archives: &mut Archives) -> Result<Vec<Proof<'d>>, ArchiveError> {
    let mut proofs = Vec::new();
    for record in data.records() {
        record.walk(&mut |route, node| {
            if let Node::Citation(citation) = node {
                proofs.push(Proof {
                    record,
                    steps: route.steps().to_vec(),
                    route: route.to_string(),
                    citation,
                    outcome: Outcome::NotCheckable,
                    detail: String::new(),
                });
            }
        });
    }
    // Each version is read once: its citations are asked one after the other.
    let mut order: Vec<usize> = (0..proofs.len()).collect();
    order.sort_by_key(|at| (proofs[*at].citation.source(), proofs[*at].citation.version()));
    let mut known = Known::default();
    for at in order {
        let proved = prove(data, proofs[at].citation, archives, &mut known)?;
        (proofs[at].outcome, proofs[at].detail) = (proved.outcome, proved.detail);
    }
    Ok(proofs)
}

/// The words of citations that were proved, by their digest: where such words moved to is soon found.
pub(super) type Known = HashMap<Digest, String>;

/// What came of a citation, and where its words stand.
pub(super) struct Proved {
    pub(super) outcome: Outcome,
    pub(super) detail: String,
    pub(super) words: Option<(Rc<str>, Range<usize>)>,
}

pub(super) fn prove(data: &Dataset, citation: &Citation, archives: &mut Archives, known: &mut Known) -> Result<Proved, ArchiveError> {
    let of = |outcome, detail| Ok(Proved { outcome, detail, words: None });
    let (Locator::Span(start, end), Some(digest)) = (citation.locator(), citation.digest()) else {
        return of(Outcome::NotCheckable, format!("cites {}", citation.locator()));
    };
    let text = match archives.version(data.source(citation.source()), citation)? {
        Version::Text(text) => text,
        Version::Missing(why) => return of(Outcome::Missing, why),
        Version::NotFetched(why) => return of(Outcome::NotFetched, why),
        Version::Absent(name) => return of(Outcome::ArchiveAbsent, name),
        Version::None => return of(Outcome::NotCheckable, "the source names no archive, or the citation no version".to_owned()),
    };
    let there = passage::cut(&text, *start, *end);
    if let Some(words) = there.filter(|words| passage::digest(words) == digest) {
        let at = words.as_ptr() as usize - text.as_ptr() as usize;
        let range = at..at + words.len();
        known.entry(digest).or_insert_with(|| words.to_owned());
        return Ok(Proved { outcome: Outcome::Proved, detail: String::new(), words: Some((text, range)) });
    }
    let search = match known.get(&digest) {
        Some(words) => text.find(words).map_or(Search::Nowhere, |at| Search::Found(at..at + words.len())),
        None => passage::find(&text, *start, end.saturating_sub(*start), digest),
    };
    if let Search::Found(range) = search {
        let (start, end) = passage::span(&text, &range);
        let detail = format!("the words stand at span({start}, {end})");
        return Ok(Proved { outcome: Outcome::Moved, detail, words: Some((text, range)) });
    }
    let mut detail = there.map_or_else(
        || format!("the text ends at {}", text.chars().count()),
        |words| format!("other words stand there: {}", super::shortened(words)),
    );
    if matches!(search, Search::NotFound) {
        detail.push_str("; a passage so long was looked for only where words begin and end");
    }
    of(Outcome::Mismatch, detail)
}

/// How many of the kind's citations came out how.
///
/// ```
/// use moderation_record::{dataset, evidence::{Archives, Outcome, summarize, verify}};
/// let proofs = verify(dataset(), &mut Archives::open(dataset(), &[]).unwrap()).unwrap();
/// let by_kind = summarize(&proofs, |proof| proof.record().kind().to_string());
/// assert!(by_kind.iter().any(|(kind, counts)| kind == "policy" && counts.iter().sum::<usize>() > 100));
/// ```
#[must_use]
pub fn summarize(proofs: &[Proof<'_>], group: impl Fn(&Proof<'_>) -> String) -> Vec<(String, [usize; Outcome::ALL.len()])> {
    let mut groups: std::collections::BTreeMap<String, [usize; Outcome::ALL.len()]> = std::collections::BTreeMap::new();
    for proof in proofs {
        let counts = groups.entry(group(proof)).or_default();
        for (count, outcome) in counts.iter_mut().zip(Outcome::ALL) {
            *count += usize::from(*outcome == proof.outcome);
        }
    }
    groups.into_iter().collect()
}
