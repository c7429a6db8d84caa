//! A passage of a text: where it stands, counted in Unicode code points, and its digest.

use crate::model::Lines;
use std::fs::File;
use std::io::{self, Read as _};
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::model::Digest;

/// How many bytes are hashed in search of a passage, for each byte of the text.
const SEARCHED: usize = 64;

/// The SHA-256 of a file, however large.
pub(super) fn digest_of(mut file: File) -> io::Result<Digest> {
    let (mut hasher, mut part) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut part)? {
            0 => return Ok(Digest::from(<[u8; 32]>::from(hasher.finalize()))),
            length => hasher.update(&part[..length]),
        }
    }
}

/// The SHA-256 of words, as citations have it.
pub(super) fn digest(words: &str) -> Digest {
    Digest::from(<[u8; 32]>::from(Sha256::digest(words)))
}

/// The words from one code point to another; `None` where the text is shorter.
pub(super) fn cut(text: &str, start: u32, end: u32) -> Option<&str> {
    let from = byte_of(text, start)?;
    let length = byte_of(&text[from..], end.checked_sub(start)?)?;
    Some(&text[from..from + length])
}

/// The byte at which a code point begins; the end of the text counts as one.
fn byte_of(text: &str, place: u32) -> Option<usize> {
    let place = place as usize;
    if text.is_ascii() {
        return (place <= text.len()).then_some(place);
    }
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(place)
}

/// The code points of a range of bytes.
pub(super) fn span(text: &str, bytes: &Range<usize>) -> (u32, u32) {
    let start = text[..bytes.start].chars().count();
    let length = text[bytes.clone()].chars().count();
    (start as u32, (start + length) as u32)
}

/// Where words with this digest stand, as far as they were looked for.
pub(super) enum PassageSearch {
    Found(Range<usize>),
    /// Nowhere in the text.
    Nowhere,
    /// Not at the likely places; the passage is too long to be looked for at all.
    NotFound,
}

/// Looks for words of so many code points with this digest, in a time that grows with the text alone: a long
/// passage first where lines and words begin and end, the nearest to a place first, and only so often.
pub(super) fn find(text: &str, near: u32, length: u32, wanted: Digest) -> PassageSearch {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let length = length as usize;
    let Some(windows) = starts.len().checked_sub(length) else { return PassageSearch::Nowhere };
    let range = |place: usize| starts[place]..starts[place + length];
    let is_it = |place: &usize| digest(&text[range(*place)]) == wanted;
    let most = (text.len() * SEARCHED / length.max(1)).max(SEARCHED);
    if windows <= most {
        return (0..windows).find(is_it).map_or(PassageSearch::Nowhere, |place| PassageSearch::Found(range(place)));
    }
    let bound = |at: usize, of: fn(char) -> bool| {
        let (before, behind) = (text[..at].chars().next_back(), text[at..].chars().next());
        before.is_none_or(of) || behind.is_none_or(of)
    };
    let is_end: fn(char) -> bool = |c| matches!(c, '\n' | '\r');
    let is_between: fn(char) -> bool = |c| !c.is_alphanumeric();
    let kind = |place: usize| {
        let Range { start, end } = range(place);
        if bound(start, is_end) && bound(end, is_end) { 0 } else { 2 - usize::from(bound(start, is_between) && bound(end, is_between)) }
    };
    let mut places: Vec<(usize, usize)> = (0..windows).map(|place| (kind(place), place)).collect();
    places.sort_by_key(|(kind, place)| (*kind, place.abs_diff(near as usize)));
    places
        .into_iter()
        .map(|(_, place)| place)
        .take(most)
        .find(is_it)
        .map_or(PassageSearch::NotFound, |place| PassageSearch::Found(range(place)))
}

/// A word, without case, marks and punctuation.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase)
}

/// The lines from one byte to before another.
pub(super) fn lines_of(text: &str, start: usize, end: usize) -> Option<Lines> {
    let line = |at: usize| text[..at].matches('\n').count() as u32 + 1;
    let last = text[..end].char_indices().next_back()?.0;
    Lines::new(line(start), line(last)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points() {
        let text = "حُكم 👩‍🚀 — the rule";
        let at = text.find("rule").unwrap();
        let (start, end) = span(text, &(at..at + 4));
        assert_eq!(cut(text, start, end), Some("rule"));
        assert_eq!(cut(text, 0, 4), Some("حُكم"));
        assert_eq!(cut(text, 0, text.chars().count() as u32), Some(text));
        assert_eq!(cut(text, 0, text.chars().count() as u32 + 1), None);
        assert_eq!(cut(text, 5, 4), None);
        assert!(matches!(find(text, 0, 4, digest("rule")), PassageSearch::Found(found) if found == (at..at + 4)));
        assert!(matches!(find(text, 0, 400, digest("rule")), PassageSearch::Nowhere));
        assert!(matches!(find(text, 0, 4, digest("rules")), PassageSearch::Nowhere));
    }

    #[test]
    fn long_passages_are_found_where_words_begin() {
        let text: String = (0..20_000).fold(String::new(), |text, n| text + &format!("word{n} "));
        let at = text.find("word500 ").unwrap();
        let words = &text[at..at + 20_003];
        let whole = &words[..words.rfind(' ').unwrap()];
        let found = |words: &str| find(&text, at as u32 + 90, words.chars().count() as u32, digest(words));
        assert!(matches!(found(whole), PassageSearch::Found(found) if found.start == at));
        assert!(matches!(find(&text, 9, 20_000, digest("no such words")), PassageSearch::NotFound));
    }
}
