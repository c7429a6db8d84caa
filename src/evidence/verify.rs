//! Proves what records cite: the words stand where the record says, or they do not.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use super::archive::{ArchiveError, Archives, Version as Kept};
use super::cited::Cited;
use super::folding::Folded;
use super::layout::edition_above;
use super::passage::{self, PassageSearch};
use super::words::{Piece, word_diff};
use crate::model::{Dataset, Digest, Lines, Parts, Record, Route, Span, Step, Version};

/// What came of a citation or a sighting.
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
    /// Other words stand there, and the cited ones were not found in the version; or words stand where a rule is said to be
    /// absent.
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
    /// It names no words with a digest in a version of an archive.
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

/// Whether the section of a capture has the words of the version.
///
/// ```
/// use moderation_record::evidence::Wording;
/// assert!(Wording::Same != Wording::Other { found: 1, of: 2 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// Word for word those of the base text: the capture proves the version by itself.
    Same,
    /// Others; that they mean the same was decided by a reader.
    Other {
        /// How many passages of the norm and the parts stand in it all the same.
        found: usize,
        /// Of how many.
        of: usize,
    },
}

/// One citation or sighting, and what came of it.
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
    pub(super) cited: Cited<'d>,
    pub(super) outcome: Outcome,
    pub(super) detail: String,
    pub(super) wording: Option<Wording>,
    pub(super) diff: Vec<Piece>,
    pub(super) edition: Option<String>,
}

impl<'d> Proof<'d> {
    /// The record that cites.
    #[must_use]
    pub const fn record(&self) -> Record<'d> {
        self.record
    }

    /// Where in the record, as `versions/0/seen/2/first`.
    #[must_use]
    pub fn route(&self) -> &str {
        &self.route
    }

    /// The steps of the route.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What is to be proved.
    #[must_use]
    pub const fn cited(&self) -> Cited<'d> {
        self.cited
    }

    /// For a section that was found, whether it has the words of the base text.
    #[must_use]
    pub const fn wording(&self) -> Option<Wording> {
        self.wording
    }

    /// For a section in other words than the base text: what turns the base text into it, word by word. A reader decided that
    /// the meaning is the same.
    #[must_use]
    pub fn diff(&self) -> &[Piece] {
        &self.diff
    }

    /// For a section that was found, the nearest heading above it that names an edition of the document, such as that for a
    /// country.
    #[must_use]
    pub fn edition(&self) -> Option<&str> {
        self.edition.as_deref()
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

/// Proves every citation and every sighting of a dataset against the archives at hand, in the order of the records.
///
/// # Errors
/// When an archive cannot be read: git cannot run, or the repository is damaged.
pub fn verify<'d>(data: &'d Dataset, archives: &mut Archives) -> Result<Vec<Proof<'d>>, ArchiveError> {
    let mut proofs = Vec::new();
    for record in data.records() {
        proofs.extend(Cited::all_of(record).into_iter().map(|(steps, cited)| {
            let route = Route::from(steps.clone()).to_string();
            Proof {
                record,
                steps,
                route,
                cited,
                outcome: Outcome::NotCheckable,
                detail: String::new(),
                wording: None,
                diff: Vec::new(),
                edition: None,
            }
        }));
    }
    // Each version is read once: what is cited from it is asked one after the other. What is absent comes last, when the
    // words of the rules are known.
    let mut order: Vec<usize> = (0..proofs.len()).collect();
    let of = |at: &usize| proofs[*at].cited;
    order.sort_by_key(|at| (matches!(of(at), Cited::Absence { .. }), of(at).source(), of(at).kept(), of(at).version()));
    let mut known = Known::default();
    for at in order {
        let proved = prove(data, proofs[at].cited, archives, &mut known)?;
        if let (Cited::Section { .. }, Some((text, ranges))) = (proofs[at].cited, &proved.words) {
            proofs[at].edition = ranges.first().and_then(|range| edition_above(text, passage::span(text, range).0));
        }
        (proofs[at].outcome, proofs[at].detail) = (proved.outcome, proved.detail);
    }
    for proof in &mut proofs {
        (proof.wording, proof.diff) = wording(proof, &known).map_or((None, Vec::new()), |(wording, diff)| (Some(wording), diff));
    }
    Ok(proofs)
}

/// The words of passages that were proved, by their digest: where such words moved to is soon found.
pub(super) type Known = HashMap<Digest, String>;

/// What came of a passage, and where its words stand.
pub(super) struct Proved {
    pub(super) outcome: Outcome,
    pub(super) detail: String,
    pub(super) words: Option<(Rc<str>, Vec<Range<usize>>)>,
}

impl Proved {
    fn of(outcome: Outcome, detail: impl Into<String>) -> Self {
        Self { outcome, detail: detail.into(), words: None }
    }
}

pub(super) fn prove(data: &Dataset, cited: Cited<'_>, archives: &mut Archives, known: &mut Known) -> Result<Proved, ArchiveError> {
    if let Cited::Citation(citation) = cited
        && !citation.can_be_proved()
    {
        return Ok(Proved::of(Outcome::NotCheckable, format!("cites {}", citation.locator())));
    }
    let text = match archives.version(data.source(cited.source()), cited.kept(), cited.version())? {
        Kept::Text(text) => text,
        Kept::Missing(why) => return Ok(Proved::of(Outcome::Missing, why)),
        Kept::NotFetched(why) => return Ok(Proved::of(Outcome::NotFetched, why)),
        Kept::Absent(name) => return Ok(Proved::of(Outcome::ArchiveAbsent, name)),
        Kept::None => return Ok(Proved::of(Outcome::NotCheckable, "the source names no archive, or the citation no version")),
    };
    Ok(match cited {
        Cited::Citation(citation) => match citation.digest() {
            Some(digest) => passage_in(text, cited.spans()[0], digest, known),
            None => Proved::of(Outcome::NotCheckable, "no digest"),
        },
        Cited::Section { run, point, .. } => section_in(&text, &cited.spans(), point.lines(), run.text(), known),
        Cited::Words { version, run, span } => {
            // The base text is folded once for all of its places.
            if let Some(folded) = known.get(&run.text()) {
                return Ok(words_in(folded, span));
            }
            let base = Cited::Section { version, run, point: run.newest() };
            let proved = section_in(&text, &base.spans(), None, run.text(), known);
            match known.get(&run.text()) {
                Some(folded) => words_in(folded, span),
                None => Proved { words: None, ..proved },
            }
        }
        Cited::Absence { policy, .. } => {
            let folded = Folded::new(&text);
            let norms = policy.versions().iter().flat_map(|version| passages(version, known, true));
            let there = norms.into_iter().find(|words| folded.text().contains(words));
            match there {
                Some(words) => Proved::of(Outcome::Mismatch, format!("words of the rule stand there: {}", super::shortened(words))),
                None => Proved::of(Outcome::Proved, ""),
            }
        }
    })
}

/// A passage by its span and the digest of its words.
fn passage_in(text: Rc<str>, (start, end): (u32, u32), digest: Digest, known: &mut Known) -> Proved {
    let there = passage::cut(&text, start, end);
    if let Some(words) = there.filter(|words| passage::digest(words) == digest) {
        let at = words.as_ptr() as usize - text.as_ptr() as usize;
        let range = at..at + words.len();
        known.entry(digest).or_insert_with(|| words.to_owned());
        return Proved { outcome: Outcome::Proved, detail: String::new(), words: Some((text, vec![range])) };
    }
    let search = match known.get(&digest) {
        Some(words) => text.find(words).map_or(PassageSearch::Nowhere, |at| PassageSearch::Found(at..at + words.len())),
        None => passage::find(&text, start, end.saturating_sub(start), digest),
    };
    if let PassageSearch::Found(range) = search {
        let (start, end) = passage::span(&text, &range);
        let detail = format!("the words stand at span({start}, {end})");
        return Proved { outcome: Outcome::Moved, detail, words: Some((text, vec![range])) };
    }
    let mut detail = there.map_or_else(
        || format!("the text ends at {}", text.chars().count()),
        |words| format!("other words stand there: {}", super::shortened(words)),
    );
    if matches!(search, PassageSearch::NotFound) {
        detail.push_str("; a passage so long was looked for only where words begin and end");
    }
    Proved::of(Outcome::Mismatch, detail)
}

/// A section by its spans and the digest of its folded text.
fn section_in(text: &Rc<str>, spans: &[(u32, u32)], lines: Option<Lines>, digest: Digest, known: &mut Known) -> Proved {
    let cut: Option<Vec<&str>> = spans.iter().map(|(start, end)| passage::cut(text, *start, *end)).collect();
    let Some(cut) = cut else { return Proved::of(Outcome::Mismatch, format!("the text ends at {}", text.chars().count())) };
    let place = |words: &str| words.as_ptr() as usize - text.as_ptr() as usize;
    let ranges: Vec<Range<usize>> = cut.iter().map(|words| place(words)..place(words) + words.len()).collect();
    let folded = Folded::new(&cut.join("\n"));
    if folded.digest() == digest {
        known.entry(digest).or_insert_with(|| folded.text().to_owned());
        let ends = ranges.first().zip(ranges.last());
        let there = ends.and_then(|(first, last)| passage::lines_of(text, first.start, last.end));
        return match lines.filter(|lines| Some(*lines) != there).and(there) {
            Some(there) => Proved::of(Outcome::Mismatch, format!("the section stands in the lines ({}, {})", there.first(), there.last())),
            None => Proved { outcome: Outcome::Proved, detail: String::new(), words: Some((Rc::clone(text), ranges)) },
        };
    }
    // The same words at another place of the document.
    if let Some(words) = known.get(&digest) {
        let whole = Folded::new(text);
        if let Some(at) = whole.text().find(words) {
            let start = whole.text()[..at].chars().count() as u32;
            let original = whole.original(start..start + words.chars().count() as u32);
            let detail = original.map_or_else(String::new, |at| format!("the section stands at ({}, {})", at.start, at.end));
            return Proved::of(Outcome::Moved, detail);
        }
    }
    Proved::of(Outcome::Mismatch, format!("another text stands there: {}", super::shortened(folded.text())))
}

/// Words of the norm or of a part in the base text.
fn words_in(folded: &str, span: Span) -> Proved {
    match passage::cut(folded, span.start(), span.end()) {
        None => Proved::of(Outcome::Mismatch, format!("the folded section ends at {}", folded.chars().count())),
        Some(words) => {
            let at = words.as_ptr() as usize - folded.as_ptr() as usize;
            let range = at..at + words.len();
            Proved { outcome: Outcome::Proved, detail: String::new(), words: Some((Rc::from(folded), [range].into())) }
        }
    }
}

/// The passages of the norm, and of the parts as well where they are wanted, of a version whose base text is known.
fn passages<'k>(version: &Version, known: &'k Known, norm_alone: bool) -> Vec<&'k str> {
    let Some(base) = version.base().and_then(|run| known.get(&run.text())) else { return Vec::new() };
    let parts = version.parts().filter(|_| !norm_alone).map_or_else(Vec::new, Parts::each);
    let spans = version.norm().iter().chain(parts.into_iter().flat_map(|stated| stated.at));
    spans.filter_map(|span| passage::cut(base, span.start(), span.end())).collect()
}

fn wording(proof: &Proof<'_>, known: &Known) -> Option<(Wording, Vec<Piece>)> {
    let Cited::Section { version, run, .. } = proof.cited else { return None };
    if !matches!(proof.outcome, Outcome::Proved | Outcome::Moved) {
        return None;
    }
    let base = version.base()?;
    if base.text() == run.text() {
        return Some((Wording::Same, Vec::new()));
    }
    let diff = known.get(&base.text()).zip(known.get(&run.text())).map_or_else(Vec::new, |(base, text)| word_diff(base, text));
    let text = known.get(&run.text())?;
    let passages = passages(version, known, false);
    let found = passages.iter().filter(|words| text.contains(**words)).count();
    Some((Wording::Other { found, of: passages.len() }, diff))
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
