//! Folding 1: the form in which the texts of rules are compared.
//!
//! `docs/folding.md` is the specification, `docs/folding.json` its test vectors, `docs/folding.py` the reference. This is
//! no Markdown parser: captures hold what `CommonMark` does not allow (headings inside of links and table cells), a
//! parser's reading changes with its version, and folding its output again would take more away.

use std::ops::Range;

use super::passage;
use crate::model::Digest;

/// The number of the specification; another number may fold the same text to another.
pub const FOLDING: u32 = 1;

/// Marks that stand alone between white space for a list item, beside `-` and `+`.
const BULLETS: &str = "•·◦▪‣●○■□▫∙⁃";

/// What entities stand for, without the ampersand.
const ENTITIES: [(&str, char); 6] = [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("#39;", '\''), ("nbsp;", ' ')];

/// A text with white space, link targets and Markdown marks folded away, and where each of its characters came from.
///
/// Places are counted in Unicode code points.
///
/// ```
/// use moderation_record::evidence::Folded;
///
/// let original = "#### Rule 8\n\nDon’t [break the  site](https://example.org/rules).";
/// let folded = Folded::new(original);
/// assert_eq!(folded.text(), "Rule 8 Don’t break the site.");
///
/// // “break the site” in the folded text is “break the  site” in the original.
/// assert_eq!(folded.original(13..27), Some(20..35));
/// assert_eq!(folded.folded(20..35), 13..27);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    origins: Vec<Range<u32>>,
}

/// A character on its way, and the range of the original that it stands for.
struct FoldedPiece {
    character: char,
    origin: Range<u32>,
}

impl Folded {
    /// Folds a text; every text can be folded, and a folded text stays as it is.
    #[must_use]
    pub fn new(original: &str) -> Self {
        let pieces = without_breaks(&without_entities(&without_marks(&original.chars().collect::<Vec<_>>())));
        let mut folded = Self { text: String::with_capacity(original.len()), origins: Vec::with_capacity(pieces.len()) };
        let words = pieces.split(|piece| piece.character == ' ').filter(|word| !word.is_empty() && !is_mark(word));
        let mut last: Option<&FoldedPiece> = None;
        for word in words {
            if let (Some(before), Some(after)) = (last, word.first())
                && !(is_unspaced(before.character) || is_unspaced(after.character))
            {
                folded.push(' ', before.origin.end..after.origin.start);
            }
            for piece in word {
                folded.push(piece.character, piece.origin.clone());
            }
            last = word.last();
        }
        folded
    }

    fn push(&mut self, character: char, origin: Range<u32>) {
        self.text.push(character);
        self.origins.push(origin);
    }

    /// The folded text, on one line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The SHA-256 of the folded text in UTF-8.
    #[must_use]
    pub fn digest(&self) -> Digest {
        passage::digest(&self.text)
    }

    /// The range of the original that a range of the folded text stands for; `None` where that is empty or beyond the end.
    #[must_use]
    pub fn original(&self, folded: Range<u32>) -> Option<Range<u32>> {
        let origins = self.origins.get(folded.start as usize..folded.end as usize)?;
        Some(origins.first()?.start..origins.last()?.end)
    }

    /// The range of the folded text that stands for any of a range of the original; empty where all of that is folded away.
    #[must_use]
    pub fn folded(&self, original: Range<u32>) -> Range<u32> {
        let start = self.origins.partition_point(|origin| origin.end <= original.start);
        let end = self.origins.partition_point(|origin| origin.start < original.end).max(start);
        start as u32..end as u32
    }

    /// The stretches in which both texts run in step, in order: a folded range and the range of the original that it
    /// stands for. Both are of one length, but for a white space or an entity that has become one character.
    #[must_use]
    pub fn runs(&self) -> Vec<(Range<u32>, Range<u32>)> {
        let mut runs: Vec<(Range<u32>, Range<u32>)> = Vec::new();
        for (place, origin) in (0..).zip(&self.origins) {
            match runs.last_mut() {
                Some((folded, before)) if before.end == origin.start && before.len() == folded.len() && origin.len() == 1 => {
                    *folded = folded.start..place + 1;
                    before.end = origin.end;
                }
                _ => runs.push((place..place + 1, origin.clone())),
            }
        }
        runs
    }
}

/// Steps 1 to 4: link targets, marks, invisible characters, white space.
fn without_marks(text: &[char]) -> Vec<FoldedPiece> {
    let ends = ends_of_targets(text);
    let mut pieces = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&character) = text.get(at) {
        let mut next = at + 1;
        let kept = match character {
            ']' => {
                next = ends[at].unwrap_or(next);
                None
            }
            '!' if text.get(next) == Some(&'[') => None,
            '\\' | '*' | '_' | '`' | '[' => None,
            '|' => Some(' '),
            _ if character.is_whitespace() => Some(' '),
            _ if character.is_control() || is_invisible(character) => None,
            _ => Some(character),
        };
        pieces.extend(kept.map(|character| FoldedPiece { character, origin: at as u32..at as u32 + 1 }));
        at = next;
    }
    pieces
}

/// For each bracket that closes the text of a link, where the link's target ends.
fn ends_of_targets(text: &[char]) -> Vec<Option<usize>> {
    let mut ends = vec![None; text.len()];
    let mut open = Vec::new();
    let (mut escaped, mut behind_link) = (false, false);
    for (at, &character) in text.iter().enumerate() {
        match character {
            '\n' | '\r' => open.clear(),
            '(' if !escaped => open.push(behind_link.then(|| at - 1)),
            ')' if !escaped => {
                if let Some(bracket) = open.pop().flatten() {
                    ends[bracket] = Some(at + 1);
                }
            }
            _ => {}
        }
        behind_link = character == ']' && !escaped;
        escaped = character == '\\' && !escaped;
    }
    ends
}

/// Step 5: entities.
fn without_entities(pieces: &[FoldedPiece]) -> Vec<FoldedPiece> {
    replaced(pieces, |rest| {
        if rest[0].character != '&' {
            return None;
        }
        let mut length = 1;
        while begins(&rest[length..], "amp;") {
            length += "amp;".len();
        }
        let named = ENTITIES.iter().find(|(name, _)| begins(&rest[length..], name));
        Some(named.map_or((length, '&'), |&(name, character)| (length + name.len(), character)))
    })
}

/// Step 6: line breaks in HTML.
fn without_breaks(pieces: &[FoldedPiece]) -> Vec<FoldedPiece> {
    replaced(pieces, |rest| begins(rest, "<br>").then_some(("<br>".len(), ' ')))
}

/// The pieces with one in place of as many as the function says, where it says so.
fn replaced(pieces: &[FoldedPiece], find: impl Fn(&[FoldedPiece]) -> Option<(usize, char)>) -> Vec<FoldedPiece> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let (length, character) = find(&pieces[at..]).unwrap_or((1, piece.character));
        out.push(FoldedPiece { character, origin: piece.origin.start..pieces[at + length - 1].origin.end });
        at += length;
    }
    out
}

/// Whether these words stand at the beginning.
fn begins(pieces: &[FoldedPiece], words: &str) -> bool {
    pieces.len() >= words.len() && pieces.iter().zip(words.chars()).all(|(piece, wanted)| piece.character == wanted)
}

/// Step 7: whether a word is nothing but a mark of a heading, list, quotation, rule or table.
fn is_mark(word: &[FoldedPiece]) -> bool {
    let all = |mark: &str| word.iter().all(|piece| mark.contains(piece.character));
    let rule = |word: &[FoldedPiece]| !word.is_empty() && word.iter().all(|piece| piece.character == '-');
    let colon = |piece: Option<&FoldedPiece>| usize::from(piece.is_some_and(|piece| piece.character == ':'));
    let inner = word.len().checked_sub(colon(word.last())).and_then(|end| word.get(colon(word.first())..end));
    ["#", "+", ">", "=", BULLETS].into_iter().any(all) || inner.is_some_and(rule)
}

/// Characters that are not seen and carry no words: soft hyphens, joiners, marks of direction, byte-order marks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Step 8: characters of Chinese and Japanese, which are written without spaces.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
