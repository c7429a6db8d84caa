//! The texts of sources: files identified by their SHA-256 digests.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::load::{LoadError, MAX_TEXT_BYTES, Problem, read_bytes};
use crate::model::fold::is_vowel_sign;
use crate::model::{Archive, Digest, Source};

/// The number of consecutive words that count as copied.
pub(super) const COPIED_WORDS: usize = 8;

/// The word sequences of each text, by the digest of its bytes.
#[derive(Default)]
pub(super) struct Texts(HashMap<[u8; 32], HashSet<u64>>);

impl Texts {
    /// Reads all text files of a folder.
    pub(super) fn open(folder: &Path) -> Result<Self, LoadError> {
        let failed =
            |error: std::io::Error| LoadError::new(vec![Problem::io(folder, &error, "name a folder that contains the texts of sources")]);
        let mut texts = HashMap::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if let Ok(bytes) = read_bytes(&path, MAX_TEXT_BYTES)
                && let Ok(text) = std::str::from_utf8(&bytes)
            {
                texts.insert(Sha256::digest(&bytes).into(), shingles(text).collect());
            }
        }
        Ok(Self(texts))
    }

    /// The word sequences of a source's text, if the folder contains it.
    pub(super) fn shingles(&self, source: &Source) -> Option<&HashSet<u64>> {
        source.kept().iter().find_map(|kept| match kept.archive() {
            Archive::File(file) => self.0.get(Digest::as_bytes(&file.sha256())),
            _ => None,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Hashes each word sequence of a text, ignoring case, vowel signs and punctuation.
pub(super) fn shingles(text: &str) -> impl Iterator<Item = u64> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric() && !is_vowel_sign(c)).filter_map(bare).collect();
    let runs: Vec<u64> = words
        .windows(COPIED_WORDS)
        .map(|run| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    runs.into_iter()
}

fn bare(word: &str) -> Option<String> {
    let word: String = word.chars().filter(|c| !is_vowel_sign(*c)).flat_map(char::to_lowercase).collect();
    (!word.is_empty()).then_some(word)
}
