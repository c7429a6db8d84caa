//! The layout of a captured text: its units (lines, cut into sentences), its headings, and its words.
//!
//! This is no Markdown parser, for the reasons that [folding](super::Folded) gives. A heading is a hint of where a section may
//! begin and end, never proof: archives lose headings, and print them twice.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::rc::Rc;

use super::folding::Folded;
use super::passage;
use crate::model::Lines;

/// The level of a heading that is a line in bold; above it stand the six levels of Markdown.
const BOLD: u8 = 7;

/// The level of a short line without punctuation, which may be a heading. It ends no section.
pub(super) const WEAK: u8 = 8;

/// The longest heading, in words.
const LONGEST_HEADING: usize = 16;

/// The longest short line that may be a heading, in words.
const LONGEST_WEAK: usize = 5;

/// A word, or a character of a script that is written without spaces.
pub(super) struct Token {
    pub(super) hash: u64,
    /// Its characters in the folded text.
    pub(super) at: Range<u32>,
}

/// A sentence, or a line where that is less.
pub(super) struct Unit {
    /// Its characters in the folded text.
    pub(super) folded: Range<u32>,
    /// Its words, as places in the list of all.
    pub(super) tokens: Range<usize>,
    /// The characters of the original that it stands for, with the marks of its line where it begins or ends one.
    pub(super) original: Range<u32>,
    /// Its level, where it is a heading.
    pub(super) heading: Option<u8>,
    /// Whether it is nothing but links, or a mark such as “Read more”.
    pub(super) furniture: bool,
}

/// A captured text with its units and words.
pub(super) struct TextLayout {
    pub(super) text: Rc<str>,
    pub(super) folded: Folded,
    pub(super) units: Vec<Unit>,
    pub(super) tokens: Vec<Token>,
}

impl TextLayout {
    pub(super) fn new(text: Rc<str>) -> Self {
        let folded = Folded::new(&text);
        let tokens = tokens(folded.text());
        let characters: Vec<char> = folded.text().chars().collect();
        let mut units: Vec<Unit> = Vec::new();
        let (mut at, mut below_text) = (0, false);
        for line in text.split_inclusive('\n') {
            let length = line.chars().count() as u32;
            let trimmed = line.trim();
            let start = at + (line.chars().count() - line.trim_start().chars().count()) as u32;
            let whole = start..start + trimmed.chars().count() as u32;
            at += length;
            let is_below_text = std::mem::replace(&mut below_text, !trimmed.is_empty());
            if let Some(level) = underline(trimmed) {
                let above = units.last_mut().filter(|above| is_below_text && above.tokens.len() <= LONGEST_HEADING);
                if let Some(above) = above.filter(|above| !above.furniture) {
                    above.heading = Some(level);
                }
                continue;
            }
            let mut place = folded.folded(whole.clone());
            // The space between two lines belongs to neither.
            while !place.is_empty() && characters[place.start as usize] == ' ' {
                place.start += 1;
            }
            while !place.is_empty() && characters[place.end as usize - 1] == ' ' {
                place.end -= 1;
            }
            if place.is_empty() {
                continue;
            }
            let ends = sentences(&characters[place.start as usize..place.end as usize]);
            let (first, last) = (units.len(), ends.len() - 1);
            let mut from = place.start;
            for (number, end) in ends.into_iter().enumerate() {
                let part = from..place.start + end as u32;
                from = part.end + u32::from(characters.get(part.end as usize) == Some(&' '));
                let inner = folded.original(part.clone()).unwrap_or(whole.clone());
                let original = if number == 0 { whole.start } else { inner.start }..if number == last { whole.end } else { inner.end };
                let of =
                    tokens.partition_point(|token| token.at.start < part.start)..tokens.partition_point(|token| token.at.start < part.end);
                units.push(Unit { folded: part, tokens: of, original, heading: None, furniture: false });
            }
            let words = units[first].tokens.start..units[units.len() - 1].tokens.end;
            let plain = &characters[place.start as usize..place.end as usize];
            let (heading, furniture) = (heading(trimmed, plain, words.len()), is_furniture(trimmed, plain));
            for unit in &mut units[first..] {
                unit.furniture = furniture;
                unit.heading = heading.filter(|_| !furniture);
            }
        }
        Self { text, folded, units, tokens }
    }

    /// The folded words of a range of characters of the folded text.
    pub(super) fn words(&self, at: &Range<u32>) -> &str {
        passage::cut(self.folded.text(), at.start, at.end).unwrap_or_default()
    }

    /// The unit in which a character of the folded text stands, or the first behind it.
    pub(super) fn unit_at(&self, character: u32) -> usize {
        self.units.partition_point(|unit| unit.folded.end <= character)
    }

    /// The heading under which a unit stands: the nearest above it that is no weak one.
    pub(super) fn heading_above(&self, unit: usize) -> Option<usize> {
        (0..unit).rev().find(|&above| self.units[above].heading.is_some_and(|level| level < WEAK))
    }

    /// Before which unit a section ends that begins below a heading of this level.
    pub(super) fn end_of(&self, from: usize, level: u8) -> usize {
        let ends = |unit: &Unit| unit.heading.is_some_and(|other| other <= level && other < WEAK);
        (from..self.units.len()).find(|&unit| ends(&self.units[unit])).unwrap_or(self.units.len())
    }

    /// Units without the headings and furniture at both ends; `None` where nothing else is in them.
    pub(super) fn trimmed(&self, units: Range<usize>) -> Option<Range<usize>> {
        let is_body = |&unit: &usize| self.units[unit].heading.is_none() && !self.units[unit].furniture;
        let first = units.clone().find(is_body)?;
        let last = units.rev().find(is_body)?;
        Some(first..last + 1)
    }

    /// The characters of the folded text from the first to the last unit.
    pub(super) fn folded_of(&self, units: &Range<usize>) -> Range<u32> {
        self.units[units.start].folded.start..self.units[units.end - 1].folded.end
    }

    /// The characters of the original that a range of the folded text stands for, with the marks of the lines that it begins and
    /// ends.
    pub(super) fn original_of(&self, folded: &Range<u32>) -> Option<Range<u32>> {
        let inner = self.folded.original(folded.clone())?;
        let first = self.units.get(self.unit_at(folded.start)).filter(|unit| unit.folded.start == folded.start);
        let last = self.units.get(self.unit_at(folded.end.saturating_sub(1))).filter(|unit| unit.folded.end == folded.end);
        Some(first.map_or(inner.start, |unit| unit.original.start)..last.map_or(inner.end, |unit| unit.original.end))
    }
}

/// Words of headings that name for whom an edition of a document is.
const EDITIONS: [&str; 14] = [
    "european",
    "eea",
    "united states",
    "united kingdom",
    "if you live",
    "if you reside",
    "users in",
    "residents",
    "outside",
    "switzerland",
    "brazil",
    "india",
    "région",
    "union européenne",
];

/// The nearest heading above a character of a text that names an edition, among those under which it stands.
pub(super) fn edition_above(text: &str, character: u32) -> Option<String> {
    let before = passage::cut(text, 0, character)?;
    let (mut level, mut underlined) = (u8::MAX, None);
    for line in before.lines().rev().map(str::trim) {
        let marks = line.chars().take_while(|mark| *mark == '#').count() as u8;
        let bold = line.len() > 4 && line.starts_with("**") && line.ends_with("**");
        let own = underlined.take().or((1..=6).contains(&marks).then_some(marks)).or(bold.then_some(BOLD));
        underlined = underline(line);
        let Some(own) = own.filter(|own| *own < level && !line.is_empty()) else { continue };
        level = own;
        let named = format!(" {} ", passage::words(line).collect::<Vec<_>>().join(" "));
        let is_short = passage::words(line).count() <= LONGEST_HEADING;
        if is_short && EDITIONS.iter().any(|edition| named.contains(&format!(" {edition} "))) {
            return Some(Folded::new(line).text().to_owned());
        }
    }
    None
}

/// The lines of a span of a text.
pub(super) fn lines_of_span(text: &str, span: (u32, u32)) -> Option<Lines> {
    let words = passage::cut(text, span.0, span.1)?;
    let at = words.as_ptr() as usize - text.as_ptr() as usize;
    passage::lines_of(text, at, at + words.len())
}

/// The words of a folded text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut open: Option<(u32, DefaultHasher)> = None;
    let mut close = |open: &mut Option<(u32, DefaultHasher)>, end: u32| {
        if let Some((start, hasher)) = open.take() {
            tokens.push(Token { hash: hasher.finish(), at: start..end });
        }
    };
    for (place, character) in (0..).zip(text.chars()) {
        let alone = is_unspaced(character);
        if alone || !character.is_alphanumeric() {
            close(&mut open, place);
        }
        if character.is_alphanumeric() {
            let (_, hasher) = open.get_or_insert_with(|| (place, DefaultHasher::new()));
            character.to_lowercase().for_each(|lower| lower.hash(hasher));
        }
        if alone {
            close(&mut open, place + 1);
        }
    }
    close(&mut open, text.chars().count() as u32);
    tokens
}

/// Characters of Chinese, Japanese, Thai, Lao, Khmer and Burmese, which are written without spaces between words.
pub(super) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Where sentences end, the last with the line.
fn sentences(line: &[char]) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, &character) in line.iter().enumerate() {
        let ends_here = match character {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '؟' | '۔' | '।' => line.get(at + 1) == Some(&' '),
            _ => false,
        };
        if ends_here && at + 1 < line.len() {
            ends.push(at + 1);
        }
    }
    ends.push(line.len());
    ends
}

/// The level of a heading whose underline this line is.
fn underline(line: &str) -> Option<u8> {
    let of = |mark: char| line.len() >= 2 && line.chars().all(|character| character == mark);
    if of('=') { Some(1) } else { of('-').then_some(2) }
}

/// The level of a heading.
fn heading(line: &str, plain: &[char], words: usize) -> Option<u8> {
    let marks = line.chars().take_while(|character| *character == '#').count();
    if (1..=6).contains(&marks) && line[marks..].starts_with(char::is_whitespace) {
        return Some(marks as u8);
    }
    let ends_open =
        plain.last().is_some_and(|last| !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '。' | '：' | '；' | '，' | '؛' | '،'));
    let inner = line.strip_prefix("**").and_then(|line| line.strip_suffix("**"));
    if inner.is_some_and(|inner| !inner.contains("**")) && words <= LONGEST_HEADING && ends_open {
        return Some(BOLD);
    }
    let listed = line.starts_with(['*', '-', '+', '•', '·', '|', '>']) || line.starts_with(|first: char| first.is_ascii_digit());
    let begins = plain.first().is_some_and(|first| first.is_uppercase());
    (!listed && begins && ends_open && words <= LONGEST_WEAK).then_some(WEAK)
}

/// Whether a line is nothing but links, or one of the marks that pages put around a section.
fn is_furniture(line: &str, plain: &[char]) -> bool {
    const MARKS: [&str; 4] = ["read less", "read more", "read lessread more", "back to top"];
    let words = plain.iter().collect::<String>().to_lowercase();
    if MARKS.contains(&words.as_str()) {
        return true;
    }
    let mut rest = line.trim_start_matches(['*', '-', '+', '•', ' ']);
    let mut links = 0;
    while let Some(behind) = rest.strip_prefix('[') {
        let Some((label, behind)) = behind.split_once("](") else { return false };
        let Some((target, behind)) = behind.split_once(')') else { return false };
        if label.contains('[') || target.contains(' ') {
            return false;
        }
        links += 1;
        rest = behind.trim_start_matches([' ', '|', '·', ',', '•']);
    }
    links > 0 && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_sentences_with_their_places() {
        let text =
            "Hate\n====\n\n* **No** hate. No [threats](https://example.org).\n\nRead more\n\n不得发布暴力。不得威胁他人。\n\n## Next ##\n";
        let layout = TextLayout::new(Rc::from(text));
        let shown: Vec<_> = layout.units.iter().map(|unit| (layout.words(&unit.folded), unit.heading, unit.furniture)).collect();
        assert_eq!(
            shown,
            [
                ("Hate", Some(1), false),
                ("No hate.", None, false),
                ("No threats.", None, false),
                ("Read more", None, true),
                ("不得发布暴力。", None, false),
                ("不得威胁他人。", None, false),
                ("Next", Some(2), false),
            ]
        );
        let cut = |range: &Range<u32>| passage::cut(text, range.start, range.end).unwrap();
        assert_eq!(cut(&layout.units[1].original), "* **No** hate.");
        assert_eq!(cut(&layout.units[2].original), "No [threats](https://example.org).");
        assert_eq!(cut(&layout.original_of(&layout.folded_of(&(1..3))).unwrap()), "* **No** hate. No [threats](https://example.org).");
        assert_eq!(layout.units[4].tokens.len(), 6);
        assert_eq!((layout.end_of(1, 1), layout.end_of(1, 2)), (7, 6));
        assert_eq!(layout.trimmed(0..4), Some(1..3));
    }
}
