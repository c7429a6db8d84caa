//! A passage of a text: where it stands, counted in Unicode code points, and its digest.

use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::model::Digest;

/// The SHA-256 of a file.
pub(super) fn digest_of_bytes(bytes: &[u8]) -> Digest {
    Digest::from(<[u8; 32]>::from(Sha256::digest(bytes)))
}

/// The SHA-256 of words, as citations have it.
pub(super) fn digest(words: &str) -> Digest {
    digest_of_bytes(words.as_bytes())
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

/// Where words of so many code points with this digest stand, if they do.
pub(super) fn find(text: &str, length: u32, wanted: Digest) -> Option<Range<usize>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let length = length as usize;
    let windows = starts.len().checked_sub(length)?;
    (0..windows).map(|place| starts[place]..starts[place + length]).find(|range| digest(&text[range.clone()]) == wanted)
}

/// A word, without case, marks and punctuation.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase)
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
        assert_eq!(find(text, 4, digest("rule")), Some(at..at + 4));
        assert_eq!(find(text, 400, digest("rule")), None);
    }
}
