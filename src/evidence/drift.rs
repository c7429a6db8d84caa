//! What became of a cited passage in later versions of its document.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use super::archive::{ArchiveError, Archives};
use super::cited::Cited;
use super::history::{Branch, Branches, CommitPlace, Text, changes, renamed_to, text};
use super::layout::TextLayout;
use super::passage;
use super::tracker::{ACCEPTED, Follower, Place, Step as Found};
use super::verify::{Known, Outcome, prove};
use super::words::{Piece, word_diff};
use crate::load::{FileChange, GitError, Repository};
use crate::model::{Captured, Dataset, Lines, Moment, Policy, Record, Step, When};

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
    /// Other words stand where the citation says: there is nothing to follow.
    Mismatch,
    /// The archive has no such version: there is nothing to follow.
    Missing,
    /// Nothing like it stands in the latest version.
    Gone,
    /// It reads otherwise in the latest version.
    Edited,
    /// The document itself is no longer there, or has another name.
    DocumentGone,
    /// The cited version, or those that would tell, were left out when the archive was cloned.
    NotFetched,
    /// The same words stand there, set in another way.
    Reformatted,
    /// It stands word for word at another place of the document.
    Moved,
    /// It stands word for word where it did.
    Standing,
    /// The archive is not at hand.
    ArchiveAbsent,
}

impl State {
    /// The state in one word, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mismatch => "mismatch",
            Self::Missing => "missing",
            Self::Gone => "gone",
            Self::Edited => "edited",
            Self::DocumentGone => "document_gone",
            Self::NotFetched => "not_fetched",
            Self::Reformatted => "reformatted",
            Self::Moved => "moved",
            Self::Standing => "standing",
            Self::ArchiveAbsent => "archive_absent",
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
/// use moderation_record::evidence::Commit;
/// let commit = Commit { commit: "0".repeat(40), date: "2020-12-09T09:45:17Z".into(), subject: "Record new changes".into() };
/// assert_eq!(commit.day().unwrap().to_string(), "2020-12-09");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commit {
    /// The commit.
    pub commit: String,
    /// The committer's date, ISO 8601 in UTC.
    pub date: String,
    /// The first line of the commit's message.
    pub subject: String,
}

impl Commit {
    /// The day of UTC on which the version was recorded, as the archive dates it.
    #[must_use]
    pub fn day(&self) -> Option<When> {
        When::parse(self.date.get(..10)?).ok()
    }
}

impl From<&FileChange> for Commit {
    fn from(change: &FileChange) -> Self {
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
    detail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen: Option<Commit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Commit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diff: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renamed_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_in: Option<&'d str>,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    cited: Cited<'d>,
    /// Its present run of versions.
    #[serde(skip)]
    standing: WordRun,
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

    /// The citation or the section whose passage it is.
    #[must_use]
    pub const fn cited(&self) -> Cited<'d> {
        self.cited
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

    /// Why it could not be followed, or what else is to be known of how it was.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The branch on which it was followed, where it is not that which the archive's `HEAD` names.
    #[must_use]
    pub fn branch(&self) -> Option<&str> {
        self.branch.as_deref()
    }

    /// The last version in which it stands word for word; none where it could not be followed.
    #[must_use]
    pub const fn last_seen(&self) -> Option<&Commit> {
        self.last_seen.as_ref()
    }

    /// The first version after that.
    #[must_use]
    pub const fn since(&self) -> Option<&Commit> {
        self.since.as_ref()
    }

    /// How it reads now, word by word.
    #[must_use]
    pub fn diff(&self) -> &[Piece] {
        &self.diff
    }

    /// The likely new path of a document that was only renamed.
    #[must_use]
    pub fn renamed_to(&self) -> Option<&str> {
        self.renamed_to.as_deref()
    }

    /// Another source in whose latest version the policy's words still stand.
    #[must_use]
    pub const fn stands_in(&self) -> Option<&'d str> {
        self.stands_in
    }

    pub(super) const fn standing(&self) -> &WordRun {
        &self.standing
    }

    /// Whether a maintainer has something to look at: a change that no record tells of yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, State::Standing | State::Moved | State::ArchiveAbsent) && self.stands_in.is_none()
    }

    fn weight(&self) -> (bool, bool, State, Reverse<Option<&str>>, &str) {
        let since = self.since.as_ref().map(|since| since.date.as_str());
        (!self.is_open(), self.artefact.is_some(), self.state, Reverse(since), self.policy.id().as_str())
    }
}

/// The versions in a row in which a passage was found last.
#[derive(Clone, Debug, Default)]
pub(super) struct WordRun {
    /// Whether it begins with the cited version or goes on from there.
    pub(super) goes_on: bool,
    /// The first version after the cited one, where the passage stands in it, and the last; none where no later one was found.
    pub(super) ends: Option<[(Commit, PassagePlace); 2]>,
    /// How many later versions have it.
    pub(super) later: u32,
}

/// Where a passage stands in a version.
#[derive(Clone, Copy, Debug)]
pub(super) struct PassagePlace {
    pub(super) span: (u32, u32),
    pub(super) lines: Lines,
}

/// A passage on its way through the versions of its document.
struct Passage<'d> {
    policy: &'d Policy,
    cited: Cited<'d>,
    /// The text that is cited, and where in it the words stand.
    text: Rc<str>,
    words: Range<usize>,
    start: u32,
    follower: Follower,
    /// The first of the later versions, as a place in the history.
    from: usize,
    /// Whether the history was rewritten, so that the cited version may be any of it.
    rewritten: bool,
    /// The last version that has it, and where in it; before the first found, the cited one.
    last: (Option<usize>, Option<PassagePlace>),
    /// The first version behind that.
    lost: Option<usize>,
    returned: usize,
    /// The first version after the cited one of those in a row that have it, and where in it.
    run: Option<(usize, PassagePlace)>,
    /// How many later versions in a row have it.
    later: u32,
    /// Since which version it is set in another way.
    reset: Option<usize>,
    /// What stands in the latest version in its place, where that is another text; and how like it is.
    now: Option<(Rc<str>, f64)>,
    /// A version that is not in the clone.
    unknown: Option<String>,
}

impl Passage<'_> {
    fn words(&self) -> &str {
        &self.text[self.words.clone()]
    }

    /// Whether a place of a version has the cited words with all their marks; `None` where the version was not read again.
    fn is_set_as_cited(&self, text: &str, place: &Place) -> bool {
        let length = self.words().chars().count() as u32;
        let at = |start: u32| passage::cut(text, start, start + length) == Some(self.words());
        at(self.start) || at(place.span.0) || text.contains(self.words())
    }
}

impl<'d> Drift<'d> {
    fn new(policy: &'d Policy, cited: Cited<'d>, state: State) -> Self {
        Self {
            policy,
            source: cited.source().as_str(),
            state,
            artefact: None,
            detail: None,
            branch: None,
            last_seen: None,
            since: None,
            diff: Vec::new(),
            renamed_to: None,
            stands_in: None,
            words: String::new(),
            cited,
            standing: WordRun::default(),
        }
    }

    /// A passage that could not be followed.
    fn not_followed(policy: &'d Policy, cited: Cited<'d>, state: State, why: String) -> Self {
        Self { detail: Some(why), ..Self::new(policy, cited, state) }
    }
}

/// Follows the newest section of each rule, and what the newest version cites, through the later versions of its document: the
/// most important changes first, those that may be the archive's doing last.
/// A passage that cannot be followed is told as well, with the reason.
///
/// ```
/// use moderation_record::{dataset, evidence::{Archives, State, drift}};
/// let mut none_at_hand = Archives::open(dataset(), &[]).unwrap();
/// let drifts = drift(dataset(), &mut none_at_hand, |_| true).unwrap();
/// assert!(drifts.iter().all(|drift| drift.state() == State::ArchiveAbsent));
/// ```
///
/// # Errors
/// When an archive cannot be read: git cannot run, or the repository is damaged.
pub fn drift<'d>(data: &'d Dataset, archives: &mut Archives, wanted: impl Fn(&Policy) -> bool) -> Result<Vec<Drift<'d>>, ArchiveError> {
    let mut repositories: BTreeMap<&str, Vec<(&str, Passage<'d>)>> = BTreeMap::new();
    let (mut all, mut not_followed) = (Vec::new(), Vec::new());
    let mut known = Known::default();
    // What is cited from one version mostly comes one after the other.
    let mut last: Option<TextLayout> = None;
    for policy in data.policies().iter().filter(|policy| wanted(policy)) {
        for cited in newest(policy) {
            let Some((repository, path)) = cited.git(data.source(cited.source())) else { continue };
            let proved = prove(data, cited, archives, &mut known)?;
            let state = match (proved.outcome, proved.words) {
                (_, Some((text, ranges))) => {
                    for words in ranges {
                        let (start, end) = passage::span(&text, &words);
                        let known = last.take().filter(|layout| Rc::ptr_eq(&layout.text, &text));
                        let layout = last.insert(known.unwrap_or_else(|| TextLayout::new(Rc::clone(&text))));
                        let Some((follower, place)) = Follower::new(layout, (start, end)) else { continue };
                        let place = place.lines.map(|lines| PassagePlace { span: (start, end), lines });
                        let passage = Passage {
                            policy,
                            cited,
                            text: Rc::clone(&text),
                            words,
                            start,
                            follower: if matches!(cited, Cited::Section { .. }) { follower } else { follower.alone() },
                            from: 0,
                            rewritten: false,
                            last: (None, place),
                            lost: None,
                            returned: 0,
                            run: None,
                            later: 0,
                            reset: None,
                            now: None,
                            unknown: None,
                        };
                        repositories.entry(repository).or_default().push((path, passage));
                    }
                    continue;
                }
                (Outcome::Mismatch | Outcome::Moved, None) => State::Mismatch,
                (Outcome::Missing, None) => State::Missing,
                (Outcome::NotFetched, None) => State::NotFetched,
                (Outcome::ArchiveAbsent, None) => State::ArchiveAbsent,
                // Without a span, a digest or a version there are no words to follow.
                _ => continue,
            };
            not_followed.push(Drift::not_followed(policy, cited, state, proved.detail));
        }
    }
    for (name, passages) in repositories {
        let failed = archives.failed(name);
        let Some(repository) = archives.git(name) else { continue };
        all.extend(follow_all(repository, passages, &mut not_followed).map_err(failed)?);
    }
    // What could be followed from another citation of the same words is not told twice.
    let key = |drift: &Drift<'d>| (drift.policy.id().as_str(), drift.source, drift.words.clone());
    let mut told: HashSet<_> = all.iter().map(key).collect();
    not_followed.sort_by_key(|drift| drift.state);
    all.extend(not_followed.into_iter().filter(|drift| drift.words.is_empty() || told.insert(key(drift))));
    let on_head: HashSet<_> = all.iter().filter(|drift| drift.branch.is_none()).map(key).collect();
    all.retain(|drift| drift.branch.is_none() || !on_head.contains(&key(drift)));

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

/// What is followed of a rule that has not ended: of its newest version the newest capture of each document in each archive, and
/// the citations.
fn newest(policy: &Policy) -> Vec<Cited<'_>> {
    let Some(newest) = policy.versions().len().checked_sub(1).filter(|_| policy.ended().is_none()) else { return Vec::new() };
    let of_newest = |steps: &[Step]| steps.starts_with(&[Step::Field("versions"), Step::Index(newest)]);
    let mut latest: BTreeMap<(&str, Option<&str>), &Captured> = BTreeMap::new();
    let mut found = Vec::new();
    for (steps, cited) in Cited::all_of(Record::Policy(policy)) {
        match cited {
            Cited::Citation(_) if of_newest(&steps) => found.push(cited),
            Cited::Section { run, .. } if of_newest(&steps) => {
                let last = latest.entry((run.source().as_str(), run.kept())).or_insert(run);
                if last.newest().on().latest() <= run.newest().on().latest() {
                    *last = run;
                }
            }
            _ => {}
        }
    }
    let version = &policy.versions()[newest];
    found.extend(latest.into_values().map(|run| Cited::Section { version, run, point: run.newest() }));
    found
}

/// Passages on one line of an archive, by the path of their documents.
type OnLine<'p, 'd> = (Rc<Branch>, BTreeMap<&'p str, Vec<(usize, Passage<'d>)>>);

/// What became of the passages of one archive.
fn follow_all<'d>(
    repository: &mut Repository,
    passages: Vec<(&str, Passage<'d>)>,
    not_followed: &mut Vec<Drift<'d>>,
) -> Result<Vec<Drift<'d>>, GitError> {
    let mut lines = Branches::default();
    let mut places: HashMap<String, CommitPlace> = HashMap::new();
    let mut on: BTreeMap<String, OnLine<'_, 'd>> = BTreeMap::new();
    for (path, mut passage) in passages {
        let commit = passage.cited.version().unwrap_or_default().to_owned();
        if !places.contains_key(&commit) {
            places.insert(commit.clone(), lines.standing(repository, &commit)?);
        }
        let (line, place) = match &places[&commit] {
            CommitPlace::On(line, place) => (line, *place),
            CommitPlace::Rewritten(Some(line)) if !repository.is_shallow() => {
                passage.rewritten = true;
                (line, 0)
            }
            CommitPlace::Rewritten(_) => {
                let why = format!("no branch of the clone has commit {commit}");
                let state = if repository.is_shallow() { State::NotFetched } else { State::Missing };
                not_followed.push(Drift::not_followed(passage.policy, passage.cited, state, why));
                continue;
            }
        };
        let (_, documents) = on.entry(line.tip.clone()).or_insert_with(|| (Rc::clone(line), BTreeMap::new()));
        documents.entry(path).or_default().push((place, passage));
    }
    let mut all = Vec::new();
    for (line, documents) in on.into_values() {
        let paths: Vec<&str> = documents.keys().copied().collect();
        let mut histories: HashMap<String, Vec<FileChange>> = HashMap::new();
        match changes(repository, &line, &paths) {
            Ok(changes) => changes.into_iter().for_each(|change| histories.entry(change.path.clone()).or_default().push(change)),
            // Folders were left out as well.
            Err(error) if repository.is_partial() => {
                let passages = documents.into_values().flatten();
                let why = error.to_string();
                let drifts =
                    passages.map(|(_, passage)| Drift::not_followed(passage.policy, passage.cited, State::NotFetched, why.clone()));
                not_followed.extend(drifts);
                continue;
            }
            Err(error) => return Err(error),
        }
        for (path, passages) in documents {
            let history = histories.remove(path).unwrap_or_default();
            let begin = |place: usize| history.iter().rposition(|change| line.place(&change.commit).is_some_and(|at| at <= place));
            let mut followed: Vec<Passage<'d>> =
                passages.into_iter().map(|(place, passage)| Passage { from: begin(place).unwrap_or(0), ..passage }).collect();
            follow(repository, &history, &mut followed)?;
            for passage in latest_of_each(followed) {
                all.push(tell(repository, &line, &history, &passage)?);
            }
        }
    }
    Ok(all)
}

/// Reads each text of a document once and looks for every passage in it.
fn follow(repository: &mut Repository, history: &[FileChange], passages: &mut [Passage<'_>]) -> Result<(), GitError> {
    let first = passages.iter().map(|passage| passage.from).min().unwrap_or(0);
    for (at, change) in history.iter().enumerate().skip(first) {
        let text = text(repository, change)?;
        let mut layout = None;
        for passage in passages.iter_mut().filter(|passage| passage.from <= at) {
            passage.now = None;
            let found = match (&text, &change.blob) {
                (Text::There(text, whole), Some(blob)) => {
                    let step = match passage.follower.remembered(blob) {
                        Some(step) => step,
                        None => passage.follower.step(layout.get_or_insert_with(|| TextLayout::new(text.as_str().into())), blob),
                    };
                    match step {
                        Found::Same(place) | Found::Changed(place, _) if place.text == *passage.follower.origin() => {
                            let reset = !passage.is_set_as_cited(text, &place);
                            passage.reset = passage.reset.filter(|_| reset).or(reset.then_some(at));
                            let known = place.lines.map(|lines| PassagePlace { span: place.span, lines });
                            Some(known.filter(|_| *whole))
                        }
                        Found::Same(place) => {
                            passage.now = Some((place.text, 1.0));
                            None
                        }
                        Found::Changed(place, like) | Found::Perhaps(place, like) => {
                            passage.now = Some((place.text, like.best));
                            None
                        }
                        Found::Absent => None,
                    }
                }
                (Text::NotFetched(why), _) => {
                    passage.unknown.get_or_insert_with(|| why.clone());
                    continue;
                }
                _ => None,
            };
            match (found, passage.lost) {
                (Some(place), lost) => {
                    if lost.is_some() {
                        passage.returned += 1;
                        (passage.run, passage.later) = (None, 0);
                    }
                    // The version from which it is followed is the cited one itself.
                    if at > passage.from || passage.rewritten {
                        passage.run = passage.run.or(place.map(|place| (at, place)));
                        passage.later += 1;
                    }
                    (passage.last, passage.lost) = ((Some(at), place), None);
                }
                // Of a rewritten history nobody knows which versions are later.
                (None, None) if passage.last.0.is_some() || !passage.rewritten => passage.lost = Some(at),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Of the passages that a policy cites from several versions in the same words, the latest.
fn latest_of_each(passages: Vec<Passage<'_>>) -> Vec<Passage<'_>> {
    let mut latest: Vec<Passage<'_>> = Vec::new();
    for passage in passages {
        let same = |other: &&mut Passage<'_>| other.policy.id() == passage.policy.id() && other.words() == passage.words();
        match latest.iter_mut().find(same) {
            Some(other) if (other.rewritten, passage.from) > (passage.rewritten, other.from) => *other = passage,
            Some(_) => {}
            None => latest.push(passage),
        }
    }
    latest
}

/// What the history says of a passage.
fn tell<'d>(repository: &mut Repository, line: &Branch, history: &[FileChange], passage: &Passage<'d>) -> Result<Drift<'d>, GitError> {
    let (last, place) = passage.last;
    let latest = history.len().checked_sub(1);
    if let Some(why) = passage.unknown.as_ref().filter(|_| last.is_none() || last != latest) {
        return Ok(Drift::not_followed(passage.policy, passage.cited, State::NotFetched, why.clone()));
    }
    let mut drift = Drift::new(passage.policy, passage.cited, State::Standing);
    passage.words().clone_into(&mut drift.words);
    drift.branch.clone_from(&line.name);
    if let (Some((first, start)), Some(last), Some(place)) = (passage.run, last, place) {
        drift.standing = WordRun {
            goes_on: passage.returned == 0 && !passage.rewritten,
            ends: Some([(Commit::from(&history[first]), start), (Commit::from(&history[last]), place)]),
            later: passage.later,
        };
    }
    if passage.rewritten {
        drift.detail = Some("the cited version is on no branch of the archive: its history was rewritten".to_owned());
    }
    drift.last_seen = Some(match last {
        Some(last) => Commit::from(&history[last]),
        None => cited_version(repository, passage.cited)?,
    });
    let mut artefact_of = |from: Option<usize>, to: usize| -> Result<_, GitError> {
        let before = from.map(|from| text(repository, &history[from])).transpose()?;
        let before = if let Some(Text::There(text, _)) = &before { text } else { &*passage.text };
        let after = if let Text::There(text, _) = text(repository, &history[to])? { text } else { String::new() };
        Ok(artefact(before, &after, &history[to], passage.returned))
    };
    if last.is_some() && last == latest {
        if let Some(reset) = passage.reset {
            (drift.state, drift.since) = (State::Reformatted, Some(Commit::from(&history[reset])));
            drift.artefact = artefact_of(reset.checked_sub(1), reset)?;
            return Ok(drift);
        }
        drift.state = if place.is_none_or(|place| place.span.0 == passage.start) { State::Standing } else { State::Moved };
        return Ok(drift);
    }
    drift.since = passage.lost.map(|vanished| Commit::from(&history[vanished]));
    if let Some(vanished) = passage.lost.filter(|vanished| history[*vanished].blob.is_some()) {
        drift.artefact = artefact_of(last, vanished)?;
    }
    if latest.is_none_or(|latest| history[latest].blob.is_none()) {
        drift.state = State::DocumentGone;
        if let Some(at) = history.iter().rposition(|change| change.blob.is_none()) {
            drift.since = Some(Commit::from(&history[at]));
            let blob = at.checked_sub(1).and_then(|before| history[before].blob.as_deref());
            drift.renamed_to = match renamed_to(repository, line, &history[at], blob) {
                Ok(path) => path,
                // What git would compare is not in the clone.
                Err(_) if repository.is_partial() => None,
                Err(error) => return Err(error),
            };
        }
        return Ok(drift);
    }
    (drift.state, drift.diff) = match &passage.now {
        Some((text, likeness)) if *likeness >= ACCEPTED => (State::Edited, word_diff(passage.follower.origin(), text)),
        _ => (State::Gone, Vec::new()),
    };
    Ok(drift)
}

/// The version that a citation names.
fn cited_version(repository: &Repository, cited: Cited<'_>) -> Result<Commit, GitError> {
    let commit = cited.version().unwrap_or_default().to_owned();
    let told = repository.ask(["log", "-1", "--no-show-signature", "--encoding=UTF-8", "--format=%ct%x00%s", &commit])?;
    let told = String::from_utf8_lossy(&told).into_owned();
    let (seconds, subject) = told.trim_end_matches('\n').split_once('\0').unwrap_or_default();
    Ok(Commit { commit, date: Moment(seconds.parse().unwrap_or_default()).to_string(), subject: subject.to_owned() })
}

/// The words of the archives' own engine for a commit that follows no change of the page.
const TECHNICAL: [&str; 3] = ["refilter", "technical or declaration upgrade", "technical upgrade"];

fn artefact(before: &str, after: &str, change: &FileChange, returned: usize) -> Option<Artefact> {
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
    let (before, after): (HashSet<String>, HashSet<String>) = (passage::words(before).collect(), passage::words(after).collect());
    let common = before.intersection(&after).count();
    common as f64 / before.len().min(after.len()).max(1) as f64
}
