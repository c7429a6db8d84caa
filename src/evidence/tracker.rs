//! Follows one section from one capture of its document to the next, by its words.
//!
//! The same text, folded, is the same section. Else the run of sentences is taken that shares most groups of four words with the
//! last known text (Dice's coefficient), wherever it stands. It is believed at [`ACCEPTED`] with [`MARGIN`] over the next best
//! place; a less likely one is a question to a reader. Headings only help to find where a section begins and ends.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::rc::Rc;

use super::folding::Folded;
use super::layout::{TextLayout, Token, WEAK, edition_above, lines_of_span, tokens};
use super::passage;
use crate::model::Lines;

/// The least similarity at which a section is believed to be the one before. In a trial over 687 steps of two rules right ones
/// had 0.53 and more, the best wrong ones 0.47 and less.
pub(super) const ACCEPTED: f64 = 0.5;

/// How much less similar the next best place must be; from the same trial.
pub(super) const MARGIN: f64 = 0.2;

/// The least similarity at which a reader is asked whether it is the section.
const ASKED: f64 = 0.3;

/// How many words make a group; less in a text of less than 32 words.
const GROUP: usize = 4;

/// How much text that is new at an end of a section may belong to it: this share of its words, or so many words.
const GROWTH: (f64, usize) = (0.35, 40);

/// The last known text of a section.
#[derive(Clone)]
pub(super) struct SectionBody {
    pub(super) text: Rc<str>,
    /// How often each group of words stands in it, and where first.
    groups: HashMap<u64, (u32, usize)>,
    /// How many groups.
    count: usize,
    /// How many words make a group.
    size: usize,
    /// How many words its first sentence has.
    opening: usize,
    heading: Option<Rc<str>>,
}

/// Where a section stands in a capture.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its characters in the captured text.
    pub(super) span: (u32, u32),
    /// Its words, folded.
    pub(super) text: Rc<str>,
    pub(super) lines: Option<Lines>,
    /// The heading above it that names an edition.
    pub(super) edition: Option<String>,
    /// The nearest heading above it.
    pub(super) heading: Option<Rc<str>>,
}

/// What became of a section in a capture.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// It stands there with the words that it had.
    Same(Place),
    /// It stands there in other words.
    Changed(Place, Likeness),
    /// Perhaps it stands there: a reader decides.
    Perhaps(Place, Likeness),
    /// Nothing like it stands there.
    Absent,
}

/// How like a place is to the last known text, and the next best place: shares from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    pub(super) best: f64,
    pub(super) next: f64,
}

impl Place {
    fn new(layout: &TextLayout, span: (u32, u32), text: Rc<str>, heading: Option<Rc<str>>) -> Self {
        Self { span, lines: lines_of_span(&layout.text, span), edition: edition_above(&layout.text, span.0), text, heading }
    }
}

impl Step {
    pub(super) const fn place(&self) -> Option<&Place> {
        match self {
            Self::Same(place) | Self::Changed(place, _) | Self::Perhaps(place, _) => Some(place),
            Self::Absent => None,
        }
    }
}

/// A section on its way through captures.
#[derive(Clone)]
pub(super) struct Follower {
    body: SectionBody,
    /// The text with which it began: it may come back.
    origin: Rc<str>,
    /// Whether it is made of whole sentences; else it is a passage within them.
    whole: bool,
    /// Sentences that stood beside the section and are not of it.
    outside: HashSet<Rc<str>>,
    /// Words with which what stands behind it begins, where a reader has named them.
    end: Option<String>,
    /// Whether it began below a heading, so that what is new above it may belong to it.
    opens: bool,
    /// Whether it ended above a heading, so that what is new below it may belong to it.
    closes: bool,
    /// What was decided of a blob is not decided again.
    decided: HashMap<String, Step>,
}

impl Follower {
    /// Begins with these characters of a capture's text.
    pub(super) fn new(layout: &TextLayout, span: (u32, u32)) -> Option<(Self, Place)> {
        let folded = layout.folded.folded(span.0..span.1);
        if folded.is_empty() {
            return None;
        }
        let units = layout.unit_at(folded.start)..layout.unit_at(folded.end - 1) + 1;
        let words = passage::cut(&layout.text, span.0, span.1)?;
        let text: Rc<str> = Folded::new(words).text().into();
        let heading = heading_of(layout, units.start);
        let body = SectionBody::new(text, opening(layout, &units), heading);
        let place = Place::new(layout, span, Rc::clone(&body.text), body.heading.clone());
        let whole = layout.units[units.start].folded.start >= folded.start && layout.units[units.end - 1].folded.end <= folded.end;
        let origin = Rc::clone(&body.text);
        let mut follower =
            Self { body, origin, whole, outside: HashSet::new(), end: None, opens: false, closes: false, decided: HashMap::new() };
        if whole {
            let bounds = |unit: Option<&super::layout::Unit>| unit.is_none_or(|unit| unit.heading.is_some() || unit.furniture);
            follower.opens = bounds(units.start.checked_sub(1).and_then(|unit| layout.units.get(unit)));
            follower.closes = bounds(layout.units.get(units.end));
        }
        follower.note_outside(layout, &units);
        Some((follower, place))
    }

    /// Ends the section before the sentence or heading that begins with these words.
    pub(super) fn ending_before(mut self, words: Option<&str>) -> Self {
        self.end = words.map(|words| Folded::new(words).text().to_lowercase()).filter(|words| !words.is_empty());
        self
    }

    /// Takes nothing that is new beside it for a part of it.
    pub(super) fn alone(self) -> Self {
        Self { opens: false, closes: false, ..self }
    }

    /// The text with which it began.
    pub(super) fn origin(&self) -> &Rc<str> {
        &self.origin
    }

    /// Whether a blob was decided before: then its text need not be read.
    pub(super) fn remembered(&mut self, blob: &str) -> Option<Step> {
        let step = self.decided.get(blob)?.clone();
        self.go_on_from(&step);
        Some(step)
    }

    fn go_on_from(&mut self, step: &Step) {
        let believed = match step {
            Step::Same(place) | Step::Changed(place, _) => Some(place),
            // Under the same heading it is likely enough to go on from it until a reader has decided.
            Step::Perhaps(place, _) => Some(place).filter(|place| place.heading.is_some() && place.heading == self.body.heading),
            Step::Absent => None,
        };
        if let Some(place) = believed.filter(|place| place.text != self.body.text) {
            self.body = SectionBody::new(Rc::clone(&place.text), self.body.opening, place.heading.clone());
        }
    }

    /// Looks for the section in the next capture, and goes on from what it finds.
    pub(super) fn step(&mut self, layout: &TextLayout, blob: &str) -> Step {
        let step = self.look(layout);
        self.decided.insert(blob.to_owned(), step.clone());
        self.go_on_from(&step);
        step
    }

    fn look(&mut self, layout: &TextLayout) -> Step {
        let same = self.same(layout, &self.body.text);
        if let Some(found) = same.or_else(|| self.same(layout, &self.origin)) {
            let units = layout.unit_at(found.start)..layout.unit_at(found.end - 1) + 1;
            let grown = self.grown(layout, units.clone(), false);
            if grown == units {
                self.note_outside(layout, &units);
                return self.place(layout, &found, units.start).map_or(Step::Absent, Step::Same);
            }
            let Some(place) = self.place(layout, &layout.folded_of(&grown), grown.start) else { return Step::Absent };
            let best = self.body.likeness(&place.text);
            self.note_outside(layout, &grown);
            return Step::Changed(place, Likeness { best, next: 0.0 });
        }
        let hits = self.hits(layout);
        let parts = self.parts(layout);
        let Some(core) = self.best(&parts, &hits, None) else { return Step::Absent };
        let next =
            self.best(&parts, &hits, Some(&core)).map_or(0.0, |next| self.body.likeness(layout.words(&self.folded_of(layout, &next))));
        let (units, folded) = if self.whole {
            let units = self.grown(layout, core, true);
            (units.clone(), layout.folded_of(&units))
        } else {
            let folded = self.folded_of(layout, &core);
            (layout.unit_at(folded.start)..layout.unit_at(folded.end - 1) + 1, folded)
        };
        let Some(place) = self.place(layout, &folded, units.start) else { return Step::Absent };
        if place.text == self.body.text {
            return Step::Same(place);
        }
        let likeness = Likeness { best: self.body.likeness(&place.text), next };
        if likeness.best >= ACCEPTED && likeness.best - likeness.next >= MARGIN {
            self.note_outside(layout, &units);
            return Step::Changed(place, likeness);
        }
        if likeness.best >= ASKED { Step::Perhaps(place, likeness) } else { Step::Absent }
    }

    /// The same words; of several places that under the same heading, or else the first.
    fn same(&self, layout: &TextLayout, text: &str) -> Option<Range<u32>> {
        if text.is_empty() {
            return None;
        }
        let folded = layout.folded.text();
        let (mut first, mut from, mut characters) = (None, 0, 0);
        while let Some(at) = folded[from..].find(text) {
            characters += folded[from..from + at].chars().count() as u32;
            let place = characters..characters + text.chars().count() as u32;
            let heading = heading_of(layout, layout.unit_at(place.start));
            if heading.is_some() && heading == self.body.heading {
                return Some(place);
            }
            first = first.or(Some(place));
            let step = folded[from + at..].chars().next().map_or(1, char::len_utf8);
            from += at + step;
            characters += 1;
        }
        first
    }

    /// For each word the group that begins with it, where that stands in the last known text.
    fn hits(&self, layout: &TextLayout) -> Vec<Option<u64>> {
        let groups = groups(&layout.tokens, self.body.size);
        let mut hits: Vec<Option<u64>> = groups.map(|group| Some(group).filter(|group| self.body.groups.contains_key(group))).collect();
        hits.resize(layout.tokens.len(), None);
        hits
    }

    /// The words of each part of a capture: of each sentence, or each word where the section is a passage within a sentence.
    fn parts(&self, layout: &TextLayout) -> Vec<Range<usize>> {
        if self.whole {
            layout.units.iter().map(|unit| unit.tokens.clone()).collect()
        } else {
            (0..layout.tokens.len()).map(|word| word..word + 1).collect()
        }
    }

    /// The characters of the folded text that a range of such parts has.
    fn folded_of(&self, layout: &TextLayout, parts: &Range<usize>) -> Range<u32> {
        if self.whole {
            return layout.folded_of(parts);
        }
        // A group goes on behind the word that it begins with.
        let last = (parts.end + self.body.size - 2).min(layout.tokens.len() - 1);
        layout.tokens[parts.start].at.start..layout.tokens[last].at.end
    }

    /// The range of parts that is most like the last known text, outside of another: Dinkelbach's method, as the likeness is a
    /// fraction of two sums. Sums take a group that stands twice for two; so the range is narrowed by the true likeness then.
    fn best(&self, parts: &[Range<usize>], hits: &[Option<u64>], without: Option<&Range<usize>>) -> Option<Range<usize>> {
        let counted: Vec<(f64, f64)> =
            parts.iter().map(|words| (hits[words.clone()].iter().flatten().count() as f64, words.len() as f64)).collect();
        let (mut best, mut ratio) = (None, 0.0);
        for _ in 0..16 {
            let (mut sum, mut start, mut most) = (0.0, 0, (0.0, None));
            for (part, (shared, length)) in counted.iter().enumerate() {
                if without.is_some_and(|without| without.contains(&part)) {
                    (sum, start) = (0.0, part + 1);
                    continue;
                }
                sum += 2.0 * shared - ratio * length;
                if sum > most.0 {
                    most = (sum, Some(start..part + 1));
                }
                if sum <= 0.0 {
                    (sum, start) = (0.0, part + 1);
                }
            }
            let Some(range) = most.1 else { break };
            let sums = counted[range.clone()].iter().fold((0.0, 0.0), |all, part| (all.0 + part.0, all.1 + part.1));
            let of = 2.0 * sums.0 / (self.body.count as f64 + sums.1);
            if of <= ratio + 1e-9 {
                break;
            }
            (best, ratio) = (Some(range), of);
        }
        let best: Range<usize> = best?;
        let narrow = |order: [bool; 2]| {
            order.into_iter().fold((best.clone(), 0.0), |(range, _), from_start| {
                let (end, like) = self.narrowed(parts, hits, &range, from_start);
                (if from_start { end..range.end } else { range.start..end }, like)
            })
        };
        let (forth, back) = (narrow([true, false]), narrow([false, true]));
        Some(if back.1 > forth.1 + 1e-9 { back.0 } else { forth.0 })
    }

    /// Where a range begins, or else ends, so that it is most like the last known text; and how like.
    fn narrowed(&self, parts: &[Range<usize>], hits: &[Option<u64>], range: &Range<usize>, from_start: bool) -> (usize, f64) {
        let (mut seen, mut shared, mut length) = (HashMap::<u64, u32>::new(), 0, 0);
        let mut best = (if from_start { range.start } else { range.end }, 0.0);
        let order: Box<dyn Iterator<Item = usize>> = if from_start { Box::new(range.clone().rev()) } else { Box::new(range.clone()) };
        for part in order {
            length += parts[part].len();
            for group in hits[parts[part].clone()].iter().flatten() {
                let times = seen.entry(*group).or_default();
                *times += 1;
                shared += usize::from(self.body.groups.get(group).is_some_and(|(own, _)| *times <= *own));
            }
            let like = 2.0 * shared as f64 / (self.body.count + length) as f64;
            if like > best.1 {
                best = (if from_start { part } else { part + 1 }, like);
            }
        }
        best
    }

    /// The section with what is new at its ends, up to a heading or to what is known to stand beside it.
    fn grown(&self, layout: &TextLayout, core: Range<usize>, start_too: bool) -> Range<usize> {
        let longest = (self.body.count as f64 * GROWTH.0).max(GROWTH.1 as f64) as usize;
        let words = |units: Range<usize>| layout.units[units].iter().map(|unit| unit.tokens.len()).sum::<usize>();
        let stops = |unit: usize| {
            let words = layout.words(&layout.units[unit].folded);
            // Where the section itself is as it was, a short line behind it is more likely a heading than new words of it.
            let is_heading = !start_too && layout.units[unit].heading.is_some();
            is_heading
                || layout.units[unit].furniture
                || self.outside.contains(words)
                || self.end.as_ref().is_some_and(|end| words.to_lowercase().starts_with(end.as_str()))
        };
        let mut whole = core.clone();
        if self.opens && start_too && !self.begins(layout, core.start) {
            let heading = (0..core.start).rev().find(|&unit| layout.units[unit].heading.is_some() || stops(unit));
            let start = heading.map_or(0, |heading| heading + 1);
            if words(start..core.start) <= longest {
                whole.start = start;
            }
        }
        if self.closes {
            let level = layout.heading_above(core.start).and_then(|heading| layout.units[heading].heading).unwrap_or(WEAK - 1);
            let end = layout.end_of(core.end, level);
            let end = (core.end..end).find(|&unit| stops(unit)).unwrap_or(end);
            if words(core.end..end) <= longest {
                whole.end = end;
            }
        }
        // What the core had at its ends stays.
        layout.trimmed(whole).map_or(core.clone(), |trimmed| trimmed.start.min(core.start)..trimmed.end.max(core.end))
    }

    /// Whether a unit begins with words of the first sentence of the last known text.
    fn begins(&self, layout: &TextLayout, unit: usize) -> bool {
        let unit = &layout.units[unit];
        let mut places = groups(&layout.tokens[unit.tokens.start..], self.body.size)
            .take(unit.tokens.len())
            .filter_map(|group| self.body.groups.get(&group));
        places.any(|(_, first)| *first < self.body.opening.max(1))
    }

    fn place(&self, layout: &TextLayout, folded: &Range<u32>, unit: usize) -> Option<Place> {
        let original = layout.original_of(folded)?;
        let words = passage::cut(&layout.text, original.start, original.end)?;
        let text = Folded::new(words);
        let known = [&self.body.text, &self.origin].into_iter().find(|known| text.text() == &***known);
        let text = known.map_or_else(|| text.text().into(), Rc::clone);
        Some(Place::new(layout, (original.start, original.end), text, heading_of(layout, unit)))
    }

    /// Remembers what stands beside the section.
    fn note_outside(&mut self, layout: &TextLayout, units: &Range<usize>) {
        let above = units.start.checked_sub(1);
        for unit in [above, Some(units.end)].into_iter().flatten().filter_map(|unit| layout.units.get(unit)) {
            let words = layout.words(&unit.folded);
            if !self.outside.contains(words) {
                self.outside.insert(words.into());
            }
        }
    }
}

impl SectionBody {
    fn new(text: Rc<str>, opening: usize, heading: Option<Rc<str>>) -> Self {
        let mut all: HashMap<u64, (u32, usize)> = HashMap::new();
        let (tokens, mut count) = (tokens(&text), 0);
        let size = (tokens.len() / 8).clamp(1, GROUP);
        for (place, group) in groups(&tokens, size).enumerate() {
            all.entry(group).or_insert((0, place)).0 += 1;
            count += 1;
        }
        Self { text, groups: all, count, size, opening, heading }
    }

    /// The similarity of a folded text: Dice's coefficient of the groups of words.
    fn likeness(&self, other: &str) -> f64 {
        let (mut seen, mut shared, mut count) = (HashMap::<u64, u32>::new(), 0, 0);
        for group in groups(&tokens(other), self.size) {
            count += 1;
            let times = seen.entry(group).or_default();
            *times += 1;
            shared += usize::from(self.groups.get(&group).is_some_and(|(own, _)| *times <= *own));
        }
        2.0 * shared as f64 / (self.count + count).max(1) as f64
    }
}

/// How like two folded texts are: Dice's coefficient of their groups of four words, from 0 to 1.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    SectionBody::new(a.into(), 0, None).likeness(b)
}

/// The groups of so many words of a text, one for each word with which a group begins.
fn groups(tokens: &[Token], size: usize) -> impl Iterator<Item = u64> + '_ {
    tokens.windows(size).map(|group| {
        let mut hasher = DefaultHasher::new();
        for token in group {
            token.hash.hash(&mut hasher);
        }
        hasher.finish()
    })
}

fn heading_of(layout: &TextLayout, unit: usize) -> Option<Rc<str>> {
    layout.heading_above(unit).map(|heading| layout.words(&layout.units[heading].folded).into())
}

fn opening(layout: &TextLayout, units: &Range<usize>) -> usize {
    layout.units[units.start].tokens.len()
}

/// The part of a text that is nearest to some words, where it is like enough.
pub(super) fn nearest<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let folded = Folded::new(words);
    let body = SectionBody::new(folded.text().into(), 0, None);
    let origin = Rc::clone(&body.text);
    let mut follower =
        Follower { body, origin, whole: false, outside: HashSet::new(), end: None, opens: false, closes: false, decided: HashMap::new() };
    match follower.look(&TextLayout::new(text.into())) {
        Step::Same(place) => passage::cut(text, place.span.0, place.span.1),
        Step::Changed(place, like) | Step::Perhaps(place, like) if like.best >= ACCEPTED => passage::cut(text, place.span.0, place.span.1),
        _ => None,
    }
}
