//! What became of a cited passage in later versions of its document.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Serialize;

use super::archive::{ArchiveError, Archives, Version};
use super::git::{Change, Git};
use super::passage;
use super::words::{Piece, contains_words, diff, nearest};
use crate::model::{Archive, Citation, Dataset, Locator, Node, Policy, PolicyId, Record, When};

/// What became of a passage.
///
/// ```
/// use moderation_record::evidence::State;
/// assert!(State::Gone < State::Standing, "the most important first");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum State {
    /// Nothing like it stands in the latest version.
    Gone,
    /// It reads otherwise in the latest version.
    Edited,
    /// The document itself is no longer there, or has another name.
    DocumentGone,
    /// The same words stand there, set in another way.
    Reformatted,
    /// It stands word for word at another place of the document.
    Moved,
    /// It stands word for word where it did.
    Standing,
}

impl State {
    /// The state in one word, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Edited => "edited",
            Self::DocumentGone => "document_gone",
            Self::Reformatted => "reformatted",
            Self::Moved => "moved",
            Self::Standing => "standing",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a change may not be the platform's, but the archive's.
///
/// ```
/// use moderation_record::evidence::Artefact;
/// assert_eq!(Artefact::Flapping(3).to_string(), "the document alternates: the passage has come back 3 times before");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Artefact {
    /// The archive changed how it takes the text from the page.
    Technical,
    /// The passage has vanished and come back so many times before: the archive alternates between pages.
    Flapping(usize),
    /// The document is in another language since (ISO 639-3 codes).
    Language {
        /// The language before.
        from: String,
        /// The language since.
        to: String,
    },
    /// The document has hardly a word in common with its version before.
    AnotherPage,
}

impl fmt::Display for Artefact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Technical => f.write_str("the archive changed how it takes the text from the page"),
            Self::Flapping(times) => {
                write!(f, "the document alternates: the passage has come back {times} time{} before", if *times == 1 { "" } else { "s" })
            }
            Self::Language { from, to } => write!(f, "the document changed its language from {from} to {to}"),
            Self::AnotherPage => f.write_str("the document is another page since"),
        }
    }
}

/// A version of a document.
///
/// ```
/// use moderation_record::evidence::Sighting;
/// let sighting = Sighting { commit: "0".repeat(40), date: "2020-12-09T09:45:17Z".into(), subject: "Record new changes".into() };
/// assert_eq!(sighting.day().unwrap().to_string(), "2020-12-09");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sighting {
    /// The commit.
    pub commit: String,
    /// The committer's date, ISO 8601.
    pub date: String,
    /// The first line of the commit's message.
    pub subject: String,
}

impl Sighting {
    /// The day on which the version was recorded, as the archive dates it.
    #[must_use]
    pub fn day(&self) -> Option<When> {
        When::parse(self.date.get(..10)?).ok()
    }
}

impl From<&Change> for Sighting {
    fn from(change: &Change) -> Self {
        Self { commit: change.commit.clone(), date: change.date.clone(), subject: change.subject.clone() }
    }
}

/// What became of one cited passage of a policy.
#[derive(Clone, Debug, Serialize)]
pub struct Drift<'d> {
    #[serde(serialize_with = "id")]
    policy: &'d Policy,
    source: &'d str,
    state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    artefact: Option<Artefact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<&'d PolicyId>,
    last_seen: Sighting,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Sighting>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diff: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renamed_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_in: Option<&'d str>,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    citation: &'d Citation,
    /// Where the passage stands in the version in which it was last seen.
    #[serde(skip)]
    stands_at: (u32, u32),
}

#[expect(clippy::trivially_copy_pass_by_ref)] // serde's own signature
fn id<S: serde::Serializer>(policy: &&Policy, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(policy.id().as_str())
}

impl<'d> Drift<'d> {
    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &'d Policy {
        self.policy
    }

    /// The citation whose passage it is.
    #[must_use]
    pub const fn citation(&self) -> &'d Citation {
        self.citation
    }

    /// What became of it.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// Why that may be the archive's doing.
    #[must_use]
    pub const fn artefact(&self) -> Option<&Artefact> {
        self.artefact.as_ref()
    }

    /// The record of the later rule, where there is one: then the change is known.
    #[must_use]
    pub const fn replaced_by(&self) -> Option<&'d PolicyId> {
        self.replaced_by
    }

    /// The last version in which it stands word for word.
    #[must_use]
    pub const fn last_seen(&self) -> &Sighting {
        &self.last_seen
    }

    /// The first version after that.
    #[must_use]
    pub const fn since(&self) -> Option<&Sighting> {
        self.since.as_ref()
    }

    /// How it reads now, word by word.
    #[must_use]
    pub fn diff(&self) -> &[Piece] {
        &self.diff
    }

    /// The new path of a document that was only renamed.
    #[must_use]
    pub fn renamed_to(&self) -> Option<&str> {
        self.renamed_to.as_deref()
    }

    /// Another source in whose latest version the policy's words still stand.
    #[must_use]
    pub const fn stands_in(&self) -> Option<&'d str> {
        self.stands_in
    }

    pub(super) const fn stands_at(&self) -> (u32, u32) {
        self.stands_at
    }

    /// Whether a maintainer has something to look at: a change that no record tells of yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Standing | State::Moved) && self.replaced_by.is_none() && self.stands_in.is_none()
    }

    fn weight(&self) -> (bool, bool, State, Reverse<Option<&str>>, &str) {
        let since = self.since.as_ref().map(|since| since.date.as_str());
        (!self.is_open(), self.artefact.is_some(), self.state, Reverse(since), self.policy.id().as_str())
    }
}

/// A passage on its way through the versions of its document.
struct Passage<'d> {
    policy: &'d Policy,
    citation: &'d Citation,
    words: String,
    /// The version from which it is followed, as a place in the history; none where that is not in it.
    from: Option<usize>,
    start: u32,
    /// The last version that has it, and where in it.
    last: Option<(usize, (u32, u32))>,
    /// The first version behind that.
    lost: Option<usize>,
    returned: usize,
}

/// Follows each passage that a policy cites through the later versions of its document: the most
/// important changes first, those that a record tells of and those that may be the archive's doing last.
///
/// ```
/// use moderation_record::{dataset, evidence::{Archives, drift}};
/// let mut none_at_hand = Archives::open(dataset(), &[]).unwrap();
/// assert!(drift(dataset(), &mut none_at_hand, |_| true).unwrap().is_empty());
/// ```
///
/// # Errors
/// When an archive cannot be read to its end.
pub fn drift<'d>(data: &'d Dataset, archives: &mut Archives, wanted: impl Fn(&Policy) -> bool) -> Result<Vec<Drift<'d>>, ArchiveError> {
    let replaced: HashMap<&str, &PolicyId> =
        data.policies().iter().filter_map(|newer| Some((newer.replaces()?.as_str(), newer.id()))).collect();
    let mut documents: BTreeMap<(&str, &str), Vec<Passage<'d>>> = BTreeMap::new();
    for policy in data.policies().iter().filter(|policy| wanted(policy)) {
        for (of, passage) in passages(data, archives, policy) {
            documents.entry(of).or_default().push(passage);
        }
    }
    let mut all: Vec<Drift<'d>> = Vec::new();
    let mut repositories: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (repository, path) in documents.keys() {
        repositories.entry(repository).or_default().push(path);
    }
    for (repository, paths) in repositories {
        let Some(git) = archives.git(repository) else { continue };
        let Some(head) = git.head().map(str::to_owned) else { continue };
        let mut histories: HashMap<String, Vec<Change>> = HashMap::new();
        for change in git.history(&head, &paths)? {
            histories.entry(change.path.clone()).or_default().push(change);
        }
        for path in paths {
            let history = histories.remove(path).unwrap_or_default();
            let mut followed = documents.remove(&(repository, path)).unwrap_or_default();
            follow(git, &history, &mut followed)?;
            for passage in latest_of_each(followed) {
                all.extend(tell(git, &history, &passage, &replaced)?);
            }
        }
    }
    let standing: HashMap<(&str, String), &str> = all
        .iter()
        .filter(|drift| matches!(drift.state, State::Standing | State::Moved))
        .map(|drift| ((drift.policy.id().as_str(), drift.words.clone()), drift.source))
        .collect();
    for drift in &mut all {
        let other = standing.get(&(drift.policy.id().as_str(), drift.words.clone()));
        drift.stands_in = other.copied().filter(|source| *source != drift.source);
    }
    all.sort_by(|a, b| a.weight().cmp(&b.weight()));
    Ok(all)
}

/// The passages that a policy cites from archives at hand, each with its repository and path.
fn passages<'d>(data: &'d Dataset, archives: &mut Archives, policy: &'d Policy) -> Vec<((&'d str, &'d str), Passage<'d>)> {
    let mut cited = Vec::new();
    Record::Policy(policy).walk(&mut |_, node| {
        if let Node::Citation(citation) = node {
            cited.push(citation);
        }
    });
    let mut passages = Vec::new();
    for citation in cited {
        let source = data.source(citation.source());
        let Some(Archive::Git(archive)) = source.and_then(|source| source.archive()) else { continue };
        let Locator::Span(start, end) = *citation.locator() else { continue };
        let Version::Text(text) = archives.version(source, citation) else { continue };
        let Some(words) = passage::cut(&text, start, end) else { continue };
        let passage = Passage { policy, citation, words: words.to_owned(), from: None, start, last: None, lost: None, returned: 0 };
        passages.push(((archive.repository(), archive.path()), passage));
    }
    passages
}

/// Reads each version of a document once and looks for every passage in it.
fn follow(git: &mut Git, history: &[Change], passages: &mut [Passage<'_>]) -> Result<(), ArchiveError> {
    for passage in passages.iter_mut() {
        passage.from = history.iter().position(|change| Some(change.commit.as_str()) == passage.citation.version());
    }
    // A version that is not in the history, as after it was rewritten, may be any of them.
    let first = passages.iter().map(|passage| passage.from.unwrap_or(0)).min().unwrap_or(0);
    for (at, change) in history.iter().enumerate().skip(first) {
        let text = git.text(change)?;
        for passage in passages.iter_mut().filter(|passage| passage.from.unwrap_or(0) <= at) {
            let found = text.as_deref().and_then(|text| stands(text, passage));
            match (found, passage.last, passage.lost) {
                (Some(place), _, lost) => {
                    passage.returned += usize::from(lost.is_some());
                    (passage.last, passage.lost) = (Some((at, place)), None);
                }
                (None, Some(_), None) => passage.lost = Some(at),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Where a passage stands in a text: at its own place if it does, else at the first.
fn stands(text: &str, passage: &Passage<'_>) -> Option<(u32, u32)> {
    let length = passage.words.chars().count() as u32;
    if passage::cut(text, passage.start, passage.start + length) == Some(passage.words.as_str()) {
        return Some((passage.start, passage.start + length));
    }
    text.find(&passage.words).map(|at| passage::span(text, &(at..at + passage.words.len())))
}

/// Of the passages that a policy cites from several versions in the same words, the latest.
fn latest_of_each(passages: Vec<Passage<'_>>) -> Vec<Passage<'_>> {
    let mut latest: Vec<Passage<'_>> = Vec::new();
    for passage in passages {
        match latest.iter_mut().find(|other| other.policy.id() == passage.policy.id() && other.words == passage.words) {
            Some(other) if other.from < passage.from => *other = passage,
            Some(_) => {}
            None => latest.push(passage),
        }
    }
    latest
}

/// What the history says of a passage; nothing where no version of it has the passage.
fn tell<'d>(
    git: &mut Git,
    history: &[Change],
    passage: &Passage<'d>,
    replaced: &HashMap<&str, &'d PolicyId>,
) -> Result<Option<Drift<'d>>, ArchiveError> {
    let Some((last, place)) = passage.last else { return Ok(None) };
    let mut drift = Drift {
        policy: passage.policy,
        source: passage.citation.source().as_str(),
        state: if place.0 == passage.start { State::Standing } else { State::Moved },
        artefact: None,
        replaced_by: replaced.get(passage.policy.id().as_str()).copied(),
        last_seen: Sighting::from(&history[last]),
        since: None,
        diff: Vec::new(),
        renamed_to: None,
        stands_in: None,
        words: passage.words.clone(),
        citation: passage.citation,
        stands_at: place,
    };
    let Some(vanished) = passage.lost else { return Ok(Some(drift)) };
    drift.since = Some(Sighting::from(&history[vanished]));
    let (before, after) = (git.text(&history[last])?.unwrap_or_default(), git.text(&history[vanished])?.unwrap_or_default());
    let now = history.last().map(|latest| git.text(latest)).transpose()?.flatten();
    let Some(now) = now else {
        drift.state = State::DocumentGone;
        let gone = history.iter().rev().find(|change| change.blob.is_none()).unwrap_or(&history[vanished]);
        drift.since = Some(Sighting::from(gone));
        drift.renamed_to = git.renamed_to(&gone.commit, &gone.path)?;
        return Ok(Some(drift));
    };
    (drift.state, drift.diff) = if contains_words(&now, &passage.words) {
        (State::Reformatted, Vec::new())
    } else {
        match nearest(&now, &passage.words) {
            Some(near) => (State::Edited, diff(&passage.words, near)),
            None => (State::Gone, Vec::new()),
        }
    };
    drift.artefact = artefact(&before, &after, &history[vanished], passage.returned);
    Ok(Some(drift))
}

/// The words of the archives' own engine for a commit that follows no change of the page.
const TECHNICAL: [&str; 3] = ["refilter", "technical or declaration upgrade", "technical upgrade"];

fn artefact(before: &str, after: &str, change: &Change, returned: usize) -> Option<Artefact> {
    if returned > 0 {
        return Some(Artefact::Flapping(returned));
    }
    if let (Some(from), Some(to)) = (whatlang::detect(before), whatlang::detect(after))
        && from.lang() != to.lang()
        && from.is_reliable()
        && to.is_reliable()
    {
        return Some(Artefact::Language { from: from.lang().code().to_owned(), to: to.lang().code().to_owned() });
    }
    if common_words(before, after) < 0.3 {
        return Some(Artefact::AnotherPage);
    }
    let subject = change.subject.to_lowercase();
    TECHNICAL.iter().any(|words| subject.contains(words)).then_some(Artefact::Technical)
}

/// The share of the different words of one text that the other has too.
fn common_words(before: &str, after: &str) -> f64 {
    use std::collections::HashSet;
    let (before, after): (HashSet<String>, HashSet<String>) = (passage::words(before).collect(), passage::words(after).collect());
    let common = before.intersection(&after).count();
    common as f64 / before.len().min(after.len()).max(1) as f64
}
