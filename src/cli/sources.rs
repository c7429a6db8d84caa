//! Footnotes: the sources that an answer rests on, numbered in the order in which they are met.

use std::collections::{HashMap, HashSet};

use moderation_record::{Citation, Dataset, Source};

#[derive(Default)]
pub(crate) struct Footnotes<'c> {
    sources: Vec<&'c str>,
    numbers: HashMap<&'c str, usize>,
}

impl<'c> Footnotes<'c> {
    /// The marks for some citations, as ` [1, 4]`: at most `most` sources.
    pub(crate) fn mark(&mut self, citations: impl IntoIterator<Item = &'c Citation>, most: usize) -> String {
        let mut seen = HashSet::new();
        let ids = citations.into_iter().map(|citation| citation.source().as_str()).filter(|id| seen.insert(*id));
        let mut numbers: Vec<usize> = ids.take(most).map(|id| self.number(id)).collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
    }

    fn number(&mut self, id: &'c str) -> usize {
        *self.numbers.entry(id).or_insert_with(|| {
            self.sources.push(id);
            self.sources.len()
        })
    }

    /// The list of the sources.
    pub(crate) fn lines(&self, data: &Dataset) -> Vec<String> {
        let line = |(i, id): (usize, &&str)| {
            let source = data.source(id).map_or_else(|| (*id).to_owned(), short);
            format!("[{}] {source}", i + 1)
        };
        self.sources.iter().enumerate().map(line).collect()
    }
}

/// A source in a few words: publisher, date, id.
fn short(source: &Source) -> String {
    let date = source.published().map_or(String::new(), |date| format!(", {date}"));
    let language = source.language();
    let language = if language.as_str() == "en" { String::new() } else { format!(", in {language}") };
    format!("{}{date}{language} ({})", source.publisher(), source.id())
}
