//! Two versions of a passage, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::layout::is_unspaced;

/// What became of a run of words.
///
/// ```
/// assert_eq!(moderation_record::evidence::WordChange::Deleted as u8, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WordChange {
    /// It stands as it did.
    Kept,
    /// It is no longer there.
    Deleted,
    /// It is new.
    Inserted,
}

/// A run of words, and what became of it.
///
/// ```
/// use moderation_record::evidence::{WordChange, Piece};
/// let piece = Piece { change: WordChange::Inserted, text: "public ".into() };
/// assert_eq!(piece.to_string(), "{+public +}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What became of it.
    pub change: WordChange,
    /// The words.
    pub text: String,
}

impl std::fmt::Display for Piece {
    /// As `git diff --word-diff` marks it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.change {
            WordChange::Kept => f.write_str(&self.text),
            WordChange::Deleted => write!(f, "[-{}-]", self.text),
            WordChange::Inserted => write!(f, "{{+{}+}}", self.text),
        }
    }
}

/// The pieces that turn one text into the other: word by word, character by character in Chinese, Japanese and Thai.
///
/// ```
/// let diff = moderation_record::evidence::word_diff("may remove", "will remove");
/// assert_eq!(diff.iter().map(ToString::to_string).collect::<String>(), "[-may-]{+will+} remove");
/// ```
#[must_use]
pub fn word_diff(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (parts(old), parts(new));
    let mut pieces: Vec<Piece> = Vec::new();
    for part in TextDiff::from_slices(&old, &new).iter_all_changes() {
        let change = match part.tag() {
            ChangeTag::Equal => WordChange::Kept,
            ChangeTag::Delete => WordChange::Deleted,
            ChangeTag::Insert => WordChange::Inserted,
        };
        match pieces.last_mut() {
            Some(last) if last.change == change => last.text.push_str(part.value()),
            _ => pieces.push(Piece { change, text: part.value().to_owned() }),
        }
    }
    pieces
}

/// A text cut into words, white space, and single marks and characters of scripts without spaces.
fn parts(text: &str) -> Vec<&str> {
    let kind = |character: char| match character {
        _ if is_unspaced(character) => 3,
        _ if character.is_whitespace() => 0,
        _ if character.is_alphanumeric() || matches!(character, '\'' | '’') => 1,
        _ => 2,
    };
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, character) in text.char_indices() {
        let now = kind(character);
        if before.is_some_and(|before| before != now || now >= 2) {
            parts.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_passage_is_found_and_its_words_compared() {
        let text = "Nothing here.\n\nYou must not promote violence on publicly viewable channels or bots, nor incite it. More.";
        let passage = "promote violence on publicly viewable Telegram channels, bots, etc.";
        let near = super::super::tracker::nearest(text, passage).unwrap();
        assert!(near.contains("promote violence on publicly viewable channels"), "{near}");
        let shown: String =
            word_diff("promote violence on public channels", "promote hate on public channels").iter().map(ToString::to_string).collect();
        assert_eq!(shown, "promote [-violence-]{+hate+} on public channels");
        assert_eq!(super::super::tracker::nearest("something else entirely, about cookies", passage), None);
        assert_eq!(super::super::tracker::nearest("", passage), None);
    }
}
