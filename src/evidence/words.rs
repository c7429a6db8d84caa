//! Two versions of a passage, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::passage::words;

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

/// The pieces that turn one text into the other.
pub(super) fn diff(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for part in TextDiff::from_words(old, new).iter_all_changes() {
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

/// Whether the words of a passage stand in a text one after the other, whatever is between them.
pub(super) fn contains_words(text: &str, passage: &str) -> bool {
    let joined = |text: &str| words(text).fold(String::from(" "), |all, word| all + &word + " ");
    joined(text).contains(&joined(passage))
}

/// The part of a text, of about the length of the passage, that shares most words with it; `None` where
/// it shares less than half.
pub(super) fn nearest<'t>(text: &'t str, passage: &str) -> Option<&'t str> {
    use std::collections::HashMap;
    let mut wanted: HashMap<String, usize> = HashMap::new();
    let mut length = 0;
    for word in words(passage) {
        *wanted.entry(word).or_default() += 1;
        length += 1;
    }
    let tokens: Vec<(usize, &str)> = tokens(text);
    let keys: Vec<String> = tokens.iter().map(|(_, token)| token.to_lowercase()).collect();
    let window = length.min(tokens.len());
    if window == 0 {
        return None;
    }
    // How many words of the window are wanted, kept up to date as it slides.
    let mut inside: HashMap<&str, usize> = HashMap::new();
    let (mut shared, mut best, mut best_at) = (0, 0, 0);
    for (end, key) in keys.iter().enumerate() {
        let Some(want) = wanted.get(key.as_str()) else {
            leave(&mut inside, &mut shared, &wanted, &keys, end, window);
            continue;
        };
        let count = inside.entry(key).or_default();
        *count += 1;
        shared += usize::from(*count <= *want);
        leave(&mut inside, &mut shared, &wanted, &keys, end, window);
        if shared > best {
            (best, best_at) = (shared, end + 1 - window.min(end + 1));
        }
    }
    if best * 2 < length {
        return None;
    }
    let last = (best_at + window).min(tokens.len()) - 1;
    Some(&text[tokens[best_at].0..tokens[last].0 + tokens[last].1.len()])
}

/// Takes the word that the window has just passed out of the count.
fn leave<'k>(
    inside: &mut std::collections::HashMap<&'k str, usize>,
    shared: &mut usize,
    wanted: &std::collections::HashMap<String, usize>,
    keys: &'k [String],
    end: usize,
    window: usize,
) {
    let Some(gone) = end.checked_sub(window).map(|at| keys[at].as_str()) else { return };
    if let (Some(count), Some(want)) = (inside.get_mut(gone), wanted.get(gone)) {
        *shared -= usize::from(*count <= *want);
        *count -= 1;
    }
}

/// The words of a text, each with its place in bytes.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| (word.as_ptr() as usize - base, word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_passage_is_found_and_its_words_compared() {
        let text = "Nothing here.\n\nYou must not promote violence on publicly viewable channels or bots, nor incite it. More.";
        let passage = "promote violence on publicly viewable Telegram channels, bots, etc.";
        let near = nearest(text, passage).unwrap();
        assert!(near.contains("promote violence on publicly viewable channels"), "{near}");
        let shown: String =
            diff("promote violence on public channels", "promote hate on public channels").iter().map(ToString::to_string).collect();
        assert_eq!(shown, "promote [-violence-]{+hate+} on public channels");
        assert_eq!(nearest("something else entirely, about cookies", passage), None);
        assert_eq!(nearest("", passage), None);
        assert!(contains_words("* **Promote** violence\n  on public channels", "promote violence on public channels"));
    }
}
