//! The history of a section: in which texts it stood, in which captures, and where a reader has to decide.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use super::archive::{ArchiveError, Archives};
use super::captures::{CaptureFile, captures};
use super::folding::Folded;
use super::layout::{TextLayout, tokens};
use super::modality::{ModalityChange, modality};
use super::passage;
use super::sections::{Wanted, lay_out, locate, no_captures, seek};
use super::tracker::{ACCEPTED, Follower, MARGIN, Place, Step, likeness};
use super::words::{Piece, word_diff};
use crate::load::Progress;
use crate::model::{Captured, Digest, Lines, Point, Policy, Sighting, Source, Span, Str, When};

/// Which section is followed, and what a reader has already decided.
///
/// ```
/// use moderation_record::evidence::Trail;
/// let trail = Trail::of("Hate speech policy").to("Violent content").in_archive("pga");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Trail<'t> {
    sections: Vec<&'t str>,
    to: Option<&'t str>,
    kept: Option<&'t str>,
    version: Option<&'t str>,
    policy: Option<&'t Policy>,
    answers: Vec<(&'t str, &'t str)>,
}

impl<'t> Trail<'t> {
    /// The section that has this heading, or begins with these words.
    #[must_use]
    pub fn of(section: &'t str) -> Self {
        Self { sections: vec![section], ..Self::default() }
    }

    /// The section of a rule's newest capture.
    #[must_use]
    pub fn of_policy(policy: &'t Policy) -> Self {
        Self { policy: Some(policy), ..Self::default() }
    }

    /// A further section that states the same rule.
    #[must_use]
    pub fn and(mut self, section: &'t str) -> Self {
        self.sections.push(section);
        self
    }

    /// Ends the section before the heading or sentence that begins with these words.
    #[must_use]
    pub fn to(mut self, words: &'t str) -> Self {
        self.to = Some(words);
        self
    }

    /// Reads one archive of the source alone, by its name.
    #[must_use]
    pub fn in_archive(mut self, kept: &'t str) -> Self {
        self.kept = Some(kept);
        self
    }

    /// Looks for the section in this version, not in the newest that has it.
    #[must_use]
    pub fn from_version(mut self, version: &'t str) -> Self {
        self.version = Some(version);
        self
    }

    /// A reader's answer: in this version the section has this heading, or begins with these words. The captures before it, seen
    /// from where the section was found first, are followed from there.
    #[must_use]
    pub fn answer(mut self, version: &'t str, words: &'t str) -> Self {
        self.answers.push((version, words));
        self
    }
}

/// The history of a section.
///
/// ```no_run
/// use moderation_record::{dataset, evidence::{Archives, Trail, track}};
/// let mut archives = Archives::open(dataset(), &["OpenTermsArchive/pga-versions=../pga-versions".into()])?;
/// let source = dataset().source("youtube_community_guidelines").unwrap();
/// let track = track(source, &mut archives, &Trail::of("Hate speech is not allowed").in_archive("pga"), &())?;
/// for text in &track.texts {
///     println!("{} to {}: {} captures", text.first.on, text.last.on, text.captures);
/// }
/// # Ok::<(), moderation_record::evidence::ArchiveError>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Track {
    /// How many captures were followed.
    pub captures: usize,
    /// How many of them hold the section, beyond doubt or perhaps.
    pub found: usize,
    /// How many do not.
    pub absent: usize,
    /// How many could not be read.
    pub unknown: usize,
    /// How many a reader need not look at: the text is known from another capture, or is surely not there.
    pub decided: usize,
    /// The distinct texts, in the order in which they were first captured.
    pub texts: Vec<TrackedText>,
    /// Captures in a row with one text, or without the section, archive by archive.
    pub runs: Vec<TrackedRun>,
    /// What may mislead.
    pub warnings: Vec<Warning>,
}

/// One distinct text of a section.
///
/// ```
/// # use moderation_record::evidence::TrackedText;
/// fn is_for_a_reader(text: &TrackedText) -> bool { text.doubt.is_some() || !text.diff.is_empty() }
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct TrackedText {
    /// SHA-256 of the folded text.
    pub digest: Digest,
    /// The folded text.
    #[serde(skip)]
    pub text: Rc<str>,
    /// How many words it has.
    pub words: usize,
    /// The first capture that has it.
    pub first: CaptureName,
    /// The last capture that has it.
    pub last: CaptureName,
    /// How many captures have it.
    pub captures: usize,
    /// The heading above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The heading that names the edition under which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Whether the program is sure that it is the section.
    pub doubt: Option<Doubt>,
    /// The earlier text that it is most like, as a place in the list of texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared_with: Option<usize>,
    /// How like that text it is: Dice's coefficient of groups of four words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likeness: Option<f64>,
    /// What turns the one into the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diff: Vec<Piece>,
    /// Where in that words changed on which the meaning may turn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modality: Vec<ModalityChange>,
}

/// Why a reader has to decide whether a text is the section.
///
/// ```
/// use moderation_record::evidence::Doubt;
/// assert_eq!(Doubt::LowMargin(0.1).to_string(), "low margin: 0.10 over the next best place, and 0.2 is needed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Doubt {
    /// It has less than half of the words in common with the text before.
    LowLikeness(f64),
    /// Another place of the capture is almost as like.
    LowMargin(f64),
}

/// A capture.
///
/// ```
/// use moderation_record::{When, evidence::CaptureName};
/// let capture = CaptureName { kept: Some("pga".into()), on: When::from_static("2025-01-07"), version: "20250107".into() };
/// assert_eq!(capture.to_string(), "2025-01-07 pga 20250107");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaptureName {
    /// The archive, where the source has more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// The day, in UTC.
    pub on: When,
    /// The commit, or the name of the version in a collection.
    pub version: String,
}

/// Captures in a row with one text, or without the section.
///
/// ```
/// # use moderation_record::evidence::TrackedRun;
/// fn is_absent(run: &TrackedRun) -> bool { run.text.is_none() }
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct TrackedRun {
    /// The text, as a place in the list of texts; none where the captures do not hold the section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<usize>,
    /// The first capture.
    pub first: TrackedPoint,
    /// The last capture.
    pub last: TrackedPoint,
    /// How many captures.
    pub captures: u32,
    /// Whether the document itself was deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
}

/// A capture, and where the section stands in it.
///
/// ```
/// # use moderation_record::evidence::TrackedPoint;
/// fn day(point: &TrackedPoint) -> String { point.capture.on.to_string() }
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct TrackedPoint {
    /// The capture.
    pub capture: CaptureName,
    /// The section's characters in the captured text.
    pub sections: Vec<(u32, u32)>,
    /// Its lines.
    pub lines: Option<Lines>,
}

/// What may mislead a reader of the history.
///
/// ```
/// # use moderation_record::evidence::Warning;
/// fn concerns_time(warning: &Warning) -> bool { matches!(warning, Warning::Anachronism { .. } | Warning::TimeRunsBack(_)) }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Warning {
    /// Words that are new in a text vanish with a later one of the archive and come back after that: the capture may hold words of
    /// a later time.
    Anachronism {
        /// The text, as a place in the list.
        text: usize,
        /// The share of its new groups of five words.
        share: f64,
        /// The first capture in which they are again.
        back: CaptureName,
    },
    /// A capture whose time runs back in its archive; it is left out.
    TimeRunsBack(CaptureName),
    /// A capture that has less than half of the words of those beside it: what it lacks proves nothing.
    Truncated(CaptureName),
    /// What the archives lack or have besides, with the remedy.
    Archive(String),
}

impl std::fmt::Display for CaptureName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kept = self.kept.as_ref().map_or(String::new(), |kept| format!(" {kept}"));
        write!(f, "{}{kept} {}", self.on, &self.version.get(..12).filter(|_| self.version.len() >= 40).unwrap_or(&self.version))
    }
}

impl std::fmt::Display for Doubt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::LowLikeness(like) => write!(f, "low likeness: {like:.2}, and {ACCEPTED} is needed"),
            Self::LowMargin(margin) => write!(f, "low margin: {margin:.2} over the next best place, and {MARGIN} is needed"),
        }
    }
}

/// One capture on the way.
struct Followed {
    /// The steps of each section; none where the capture could not be read.
    state: State,
    /// How many words the whole capture has.
    size: usize,
}

enum State {
    Steps(Vec<Step>),
    Deleted,
    Unknown,
}

/// Follows a section through all captures of its document, back and forth from the newest that has it.
///
/// # Errors
/// When no archive of the source is at hand, one cannot be read, or no capture has such a section: then what is nearest.
pub fn track(source: &Source, archives: &mut Archives, trail: &Trail<'_>, progress: &dyn Progress) -> Result<Track, ArchiveError> {
    let list = captures(archives, source, trail.kept)?;
    if list.captures.is_empty() {
        return Err(no_captures(source, trail.kept, &list.absent));
    }
    progress.total(list.captures.len());
    let Seed { place: seed, layout, spans } = seed(source, archives, &list.captures, trail)?;
    let mut followers = Vec::new();
    for span in spans {
        let none = || ArchiveError::new(source.id().as_str().as_ref(), "the section has no words");
        let (follower, place) = Follower::new(&layout, span).ok_or_else(none)?;
        followers.push((follower.ending_before(trail.to), place));
    }
    let (followers, places): (Vec<Follower>, Vec<Place>) = followers.into_iter().unzip();
    let mut followed: Vec<Option<Followed>> = list.captures.iter().map(|_| None).collect();
    let mut known: Sizes = HashMap::new();
    known.extend(list.captures[seed].blob.clone().map(|blob| (blob, layout.tokens.len())));
    followed[seed] = Some(Followed { state: State::Steps(places.into_iter().map(Step::Same).collect()), size: layout.tokens.len() });
    drop(layout);
    progress.advance(1);
    let (back, forth) = ((0..seed).rev().collect::<Vec<_>>(), (seed + 1..list.captures.len()).collect());
    for order in [back, forth] {
        let mut followers = followers.clone();
        for place in order {
            let capture = &list.captures[place];
            followed[place] = Some(follow(source, archives, capture, trail, &mut followers, &mut known)?);
            progress.advance(1);
        }
    }
    let followed: Vec<Followed> = followed.into_iter().flatten().collect();
    Ok(told(source, &list.captures, &list.back, list.notes, list.absent, &followed))
}

/// How many words the texts of captures have, by their blobs.
type Sizes = HashMap<String, usize>;

/// Looks for the sections in one capture.
fn follow(
    source: &Source,
    archives: &mut Archives,
    capture: &CaptureFile,
    trail: &Trail<'_>,
    followers: &mut Vec<Follower>,
    known: &mut Sizes,
) -> Result<Followed, ArchiveError> {
    let Some(blob) = &capture.blob else { return Ok(Followed { state: State::Deleted, size: 0 }) };
    let answers: Vec<&str> = trail.answers.iter().filter(|(version, _)| *version == capture.version).map(|(_, words)| *words).collect();
    if answers.is_empty() {
        let remembered: Option<Vec<Step>> = followers.iter_mut().map(|follower| follower.remembered(blob)).collect();
        if let Some((steps, size)) = remembered.zip(known.get(blob)) {
            return Ok(Followed { state: State::Steps(steps), size: *size });
        }
    }
    let Ok(layout) = lay_out(archives, capture)? else { return Ok(Followed { state: State::Unknown, size: 0 }) };
    let steps: Vec<Step> = if answers.is_empty() {
        followers.iter_mut().map(|follower| follower.step(&layout, blob)).collect()
    } else {
        let mut again = Vec::new();
        for words in answers {
            let units = within(source, archives, capture, &layout, Wanted { from: words, to: trail.to })?;
            let original = layout.original_of(&layout.folded_of(&units)).unwrap_or_default();
            let begun = Follower::new(&layout, (original.start, original.end));
            again.extend(begun.map(|(follower, place)| (follower.ending_before(trail.to), place)));
        }
        let (new, places): (Vec<Follower>, Vec<Place>) = again.into_iter().unzip();
        *followers = new;
        places.into_iter().map(Step::Same).collect()
    };
    known.insert(blob.clone(), layout.tokens.len());
    Ok(Followed { state: State::Steps(steps), size: layout.tokens.len() })
}

/// Where a section is followed from.
struct Seed {
    /// The place of its capture in the list.
    place: usize,
    layout: TextLayout,
    /// The spans of its sections.
    spans: Vec<(u32, u32)>,
}

/// The capture from which the section is followed, and where it stands there.
fn seed(source: &Source, archives: &mut Archives, list: &[CaptureFile], trail: &Trail<'_>) -> Result<Seed, ArchiveError> {
    let fail = |message: &str| ArchiveError::new(source.id().as_str().as_ref(), message);
    if let Some(policy) = trail.policy.filter(|_| trail.sections.is_empty()) {
        let runs = policy.versions().iter().flat_map(crate::model::Version::seen).filter_map(|seen| match seen {
            Sighting::Captured(run) if run.source() == source.id() => Some(run),
            _ => None,
        });
        let at = |run: &Captured| {
            let named = |capture: &CaptureFile| source.kept()[capture.kept].name() == run.kept() || run.kept().is_none();
            list.iter().position(|capture| capture.version == run.newest().version() && named(capture))
        };
        let newest = runs.filter_map(|run| Some((at(run)?, run))).max_by_key(|(place, _)| *place);
        let none = || fail("the rule was not seen in any capture at hand: name its section with --section");
        let (place, run) = newest.ok_or_else(none)?;
        let layout = lay_out(archives, &list[place])?.map_err(|why| fail(&why))?;
        let spans = run.newest().sections().iter().map(|span| (span.start(), span.end())).collect();
        return Ok(Seed { place, layout, spans });
    }
    let Some((first, more)) = trail.sections.split_first() else { return Err(fail("no section is named")) };
    let (capture, layout, units) = seek(source, archives, list, trail.version, Wanted { from: first, to: trail.to })?;
    let span = |units| layout.original_of(&layout.folded_of(&units)).map(|at| (at.start, at.end)).unwrap_or_default();
    let mut spans = vec![span(units)];
    for words in more {
        spans.push(span(within(source, archives, capture, &layout, Wanted { from: words, to: None })?));
    }
    spans.sort_unstable();
    let place = list.iter().position(|other| std::ptr::eq(other, capture)).unwrap_or_default();
    Ok(Seed { place, layout, spans })
}

/// The section in a capture that is laid out already.
fn within(
    source: &Source,
    archives: &mut Archives,
    capture: &CaptureFile,
    layout: &TextLayout,
    wanted: Wanted<'_>,
) -> Result<Range<usize>, ArchiveError> {
    match locate(layout, wanted) {
        Some(units) => Ok(units),
        // The error names what is near.
        None => seek(source, archives, std::slice::from_ref(capture), None, wanted).map(|(_, _, units)| units),
    }
}

/// The text of all sections of a capture, as a record has its digest.
fn joined(places: &[&Place]) -> Rc<str> {
    match places {
        [place] => Rc::clone(&place.text),
        // A folded text stays as it is.
        _ => Folded::new(&places.iter().map(|place| &*place.text).collect::<Vec<_>>().join("\n")).text().into(),
    }
}

fn name(source: &Source, capture: &CaptureFile) -> Option<CaptureName> {
    let kept = source.kept().get(capture.kept).and_then(|kept| kept.name()).map(str::to_owned);
    Some(CaptureName { kept, on: capture.day()?, version: capture.version.clone() })
}

fn told(
    source: &Source,
    list: &[CaptureFile],
    back: &[CaptureFile],
    notes: Vec<String>,
    not_at_hand: Vec<String>,
    followed: &[Followed],
) -> Track {
    let mut track = Track {
        captures: list.len(),
        found: 0,
        absent: 0,
        unknown: 0,
        decided: 0,
        texts: Vec::new(),
        runs: Vec::new(),
        warnings: notes.into_iter().map(Warning::Archive).collect(),
    };
    track
        .warnings
        .extend(not_at_hand.into_iter().map(|name| Warning::Archive(format!("{name} is not at hand: add --archive {name}=PATH"))));
    track.warnings.extend(back.iter().filter_map(|capture| name(source, capture)).map(Warning::TimeRunsBack));
    let mut places: HashMap<Rc<str>, usize> = HashMap::new();
    // The run that is open in each archive.
    let mut open: BTreeMap<usize, TrackedRun> = BTreeMap::new();
    for (capture, followed) in list.iter().zip(followed) {
        let Some(named) = name(source, capture) else { continue };
        let mut point = TrackedPoint { capture: named.clone(), sections: Vec::new(), lines: None };
        let text = match &followed.state {
            State::Unknown => {
                track.unknown += 1;
                track.runs.extend(open.remove(&capture.kept));
                continue;
            }
            State::Deleted => None,
            State::Steps(steps) => {
                // A rule of several sections may have lost one.
                let found: Vec<&Place> = steps.iter().filter_map(Step::place).collect();
                point.sections = found.iter().map(|place| place.span).collect();
                let lines = found.first().and_then(|place| place.lines).zip(found.last().and_then(|place| place.lines));
                point.lines = lines.and_then(|(first, last)| Lines::new(first.first(), last.last()).ok());
                (!found.is_empty()).then(|| (joined(&found), doubt(steps), found[0].clone()))
            }
        };
        let text = text.map(|(text, doubt, place)| {
            let Place { heading, edition, .. } = place;
            let place = *places.entry(Rc::clone(&text)).or_insert_with(|| {
                track.texts.push(TrackedText {
                    digest: passage::digest(&text),
                    words: tokens(&text).len(),
                    text,
                    first: named.clone(),
                    last: named.clone(),
                    captures: 0,
                    heading: heading.map(|heading| heading.to_string()),
                    edition,
                    doubt,
                    compared_with: None,
                    likeness: None,
                    diff: Vec::new(),
                    modality: Vec::new(),
                });
                track.texts.len() - 1
            });
            let known = &mut track.texts[place];
            known.last = named.clone();
            known.captures += 1;
            known.doubt = known.doubt.and(doubt);
            track.found += 1;
            place
        });
        track.absent += usize::from(text.is_none());
        let deleted = matches!(followed.state, State::Deleted);
        match open.get_mut(&capture.kept) {
            Some(run) if run.text == text && run.deleted == deleted => {
                run.last = point;
                run.captures += 1;
            }
            _ => {
                let run = TrackedRun { text, first: point.clone(), last: point, captures: 1, deleted };
                track.runs.extend(open.insert(capture.kept, run));
            }
        }
    }
    track.runs.extend(open.into_values());
    let order = |run: &TrackedRun| (run.first.capture.on.to_string(), run.first.capture.kept.clone());
    track.runs.sort_by_cached_key(order);
    compare(&mut track.texts);
    let asked = track.texts.iter().filter(|text| text.doubt.is_some() || text.compared_with.is_some()).count();
    track.decided = track.captures - track.unknown - asked.min(track.captures - track.unknown);
    track.warnings.extend(anachronisms(&track));
    track.warnings.extend(truncated(source, list, followed));
    track
}

/// Why a reader has to decide, where one of the sections is in doubt.
fn doubt(steps: &[Step]) -> Option<Doubt> {
    steps.iter().find_map(|step| match step {
        Step::Perhaps(_, like) if like.best < ACCEPTED => Some(Doubt::LowLikeness(like.best)),
        Step::Perhaps(_, like) => Some(Doubt::LowMargin(like.best - like.next)),
        _ => None,
    })
}

/// Compares each text with the earlier one that it is most like.
fn compare(texts: &mut [TrackedText]) {
    for place in 1..texts.len() {
        let (earlier, later) = texts.split_at_mut(place);
        let text = &mut later[0];
        let likes = earlier.iter().map(|earlier| likeness(&earlier.text, &text.text));
        let Some((nearest, like)) = likes.enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0))) else { continue };
        text.diff = word_diff(&earlier[nearest].text, &text.text);
        text.modality = modality(&text.diff);
        (text.compared_with, text.likeness) = (Some(nearest), Some((like * 1000.0).round() / 1000.0));
    }
}

/// Groups of five words of a text.
fn fives(text: &str) -> HashSet<Vec<u64>> {
    let tokens: Vec<u64> = tokens(text).iter().map(|token| token.hash).collect();
    tokens.windows(5).map(<[u64]>::to_vec).collect()
}

/// The texts of which more than a quarter of what is new vanishes with a later text of the archive and comes back after that.
fn anachronisms(track: &Track) -> Vec<Warning> {
    const SHARE: f64 = 0.25;
    let groups: Vec<HashSet<Vec<u64>>> = track.texts.iter().map(|text| fives(&text.text)).collect();
    let mut archives: BTreeMap<Option<&str>, Vec<(usize, &TrackedRun)>> = BTreeMap::new();
    for run in &track.runs {
        if let Some(text) = run.text {
            archives.entry(run.first.capture.kept.as_deref()).or_default().push((text, run));
        }
    }
    let mut warnings = Vec::new();
    let mut told = HashSet::new();
    for runs in archives.values() {
        for at in 1..runs.len() {
            let ((before, _), (text, _)) = (runs[at - 1], runs[at]);
            let earlier: HashSet<usize> = runs[..at].iter().map(|(earlier, _)| *earlier).collect();
            if earlier.contains(&text) {
                continue;
            }
            // A text that was there before makes a page that alternates, not one of a later time.
            let later: Vec<_> = runs[at + 1..].iter().filter(|(later, _)| *later != text && !earlier.contains(later)).collect();
            let new: HashSet<&Vec<u64>> = groups[text].difference(&groups[before]).collect();
            let mut back: BTreeMap<usize, usize> = BTreeMap::new();
            for group in &new {
                let gone = later.iter().position(|(later, _)| !groups[*later].contains(*group));
                let again = gone.and_then(|gone| (gone..later.len()).find(|&place| groups[later[place].0].contains(*group)));
                *again.map_or(&mut 0, |again| back.entry(again).or_default()) += 1;
            }
            let share = back.values().sum::<usize>() as f64 / new.len().max(1) as f64;
            let most = back.iter().max_by_key(|(place, count)| (**count, std::cmp::Reverse(**place)));
            let Some((most, _)) = most.filter(|_| share > SHARE && told.insert(text)) else { continue };
            let back = later[*most].1.first.capture.clone();
            warnings.push(Warning::Anachronism { text, share: (share * 100.0).round() / 100.0, back });
        }
    }
    warnings
}

/// The captures that have less than half of the words of those before and behind them in their archive.
fn truncated(source: &Source, list: &[CaptureFile], followed: &[Followed]) -> Vec<Warning> {
    let mut archives: BTreeMap<usize, Vec<(&CaptureFile, usize)>> = BTreeMap::new();
    for (capture, followed) in list.iter().zip(followed) {
        if matches!(followed.state, State::Steps(_)) {
            archives.entry(capture.kept).or_default().push((capture, followed.size));
        }
    }
    let mut warnings = Vec::new();
    for captures in archives.values() {
        let full = |at: usize| captures.get(at).map(|(_, size)| *size);
        for (at, (capture, size)) in captures.iter().enumerate() {
            let before = captures[..at].iter().rev().map(|(_, size)| *size).find(|before| *before != *size);
            let behind = (at + 1..captures.len()).filter_map(full).find(|behind| *behind != *size);
            let short = |other: Option<usize>| other.is_none_or(|other| size * 2 < other);
            if before.is_some() && short(before) && short(behind) {
                warnings.extend(name(source, capture).map(Warning::Truncated));
            }
        }
    }
    warnings
}

/// What a track adds to the record of a rule, and what is left to a reader.
///
/// ```no_run
/// use moderation_record::{dataset, evidence::{Archives, Trail, track}};
/// let mut archives = Archives::open(dataset(), &["OpenTermsArchive/pga-versions=../pga-versions".into()])?;
/// let policy = dataset().policy("youtube/hate_borderline").unwrap();
/// let source = dataset().source("youtube_community_guidelines").unwrap();
/// let written = track(source, &mut archives, &Trail::of_policy(policy), &())?.written_into(source, policy);
/// println!("{} captures more, {} texts to read", written.added, written.left.len());
/// # Ok::<(), moderation_record::evidence::ArchiveError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Written {
    /// The record with the runs whose text it already knows, and otherwise as it was.
    pub policy: Policy,
    /// How many captures it has more.
    pub added: u32,
    /// The runs that a reader has to decide, as places in the track's list.
    pub left: Vec<usize>,
}

impl Track {
    /// Adds to a rule the runs whose words it already has in a version. All other runs are left to a reader.
    #[must_use]
    pub fn written_into(&self, source: &Source, policy: &Policy) -> Written {
        let mut written = Written { policy: policy.clone(), added: 0, left: Vec::new() };
        let mut runs: BTreeMap<usize, Vec<Captured>> = BTreeMap::new();
        for (place, run) in self.runs.iter().enumerate() {
            let digest = run.text.map(|text| self.texts[text].digest);
            let version = digest.and_then(|digest| version_of(policy, source, digest, run.first.capture.on));
            match version.zip(digest).and_then(|(version, digest)| Some((version, captured(source, run, digest)?))) {
                Some((version, captured)) => runs.entry(version).or_default().push(captured),
                None => written.left.push(place),
            }
        }
        for (version, new) in runs {
            let of = &mut written.policy.versions[version];
            let before = of.clone();
            let base = before.base().map(Captured::text);
            let count = |seen: &[Sighting]| {
                seen.iter().map(|seen| if let Sighting::Captured(run) = seen { run.captures().unwrap_or(1) } else { 0 }).sum::<u32>()
            };
            for run in new {
                let old = |seen: &Sighting| if let Sighting::Captured(old) = seen { Some(old.clone()) } else { None };
                let same = before.seen.iter().filter_map(old).find(|old| old.text == run.text);
                let covered = |seen: &Sighting| matches!(seen, Sighting::Captured(old) if covers(&run, old));
                let doubt = before.seen.iter().filter(|seen| covered(seen)).filter_map(old).find_map(|old| old.doubt);
                of.seen.retain(|seen| !covered(seen));
                let run = Captured { reworded: same.and_then(|old| old.reworded), doubt, ..run };
                of.seen.push(Sighting::Captured(run));
            }
            of.seen.sort_by_cached_key(|seen| seen.days().0.earliest());
            // The places of norm and parts are those of the base text: it stays what it was.
            if of.base().map(Captured::text) == base && count(&of.seen) >= count(&before.seen) {
                written.added += count(&of.seen) - count(&before.seen);
            } else {
                *of = before;
            }
        }
        written
    }
}

/// The version of a rule that has a text; of several the one seen nearest to a day.
fn version_of(policy: &Policy, source: &Source, text: Digest, on: When) -> Option<usize> {
    let days = |version: usize| {
        policy.versions()[version].seen().iter().filter_map(move |seen| match seen {
            Sighting::Captured(run) if run.text() == text && run.source() == source.id() => Some(run.first().on()),
            _ => None,
        })
    };
    let apart = |day: When| day.earliest().zip(on.earliest()).map(|(a, b)| (a.0 - b.0).abs());
    let nearest = |version: usize| days(version).map(apart).min();
    (0..policy.versions().len()).filter_map(|version| Some((nearest(version)?, version))).min().map(|(_, version)| version)
}

/// A run as a record has it.
fn captured(source: &Source, run: &TrackedRun, text: Digest) -> Option<Captured> {
    let point = |point: &TrackedPoint| {
        let sections = point.sections.iter().map(|(start, end)| Span::new(*start, *end).ok()).collect::<Option<Vec<_>>>()?;
        Some(Point { on: point.capture.on, version: Str::from(point.capture.version.clone()), sections, lines: point.lines })
    };
    Some(Captured {
        source: source.id().clone(),
        kept: run.first.capture.kept.clone().map(Str::from),
        first: point(&run.first)?,
        last: if run.captures > 1 { Some(point(&run.last)?) } else { None },
        captures: Some(run.captures).filter(|captures| *captures > 1),
        text,
        reworded: None,
        doubt: None,
    })
}

/// Whether a run holds another of the same text and archive.
fn covers(run: &Captured, other: &Captured) -> bool {
    let within = |point: &Point| run.first.on.earliest() <= point.on.earliest() && point.on.latest() <= run.newest().on.latest();
    run.text == other.text && run.source == other.source && run.kept == other.kept && within(&other.first) && within(other.newest())
}
