//! Footnotes: the sources that an answer rests on, numbered in the order in which they are met.

use std::collections::{HashMap, HashSet};

use moderation_record::{Dataset, Source, SourceId};

#[derive(Default)]
pub(crate) struct Footnotes<'c> {
    sources: Vec<&'c str>,
    numbers: HashMap<&'c str, usize>,
}

impl<'c> Footnotes<'c> {
    /// The marks for some sources, as ` [1, 4]`: at most `most`.
    pub(crate) fn mark(&mut self, sources: impl IntoIterator<Item = &'c SourceId>, most: usize) -> String {
        let mut seen = HashSet::new();
        let ids = sources.into_iter().map(SourceId::as_str).filter(|id| seen.insert(*id));
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

    /// The ids of the sources in one line.
    pub(crate) fn ids(&self) -> String {
        let each = self.sources.iter().enumerate().map(|(i, id)| format!("[{}] {id}", i + 1));
        each.collect::<Vec<_>>().join("  ")
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
