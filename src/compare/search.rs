//! Search in all texts of all records, in every language that they have, whatever the spelling.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::fold::{fold, is_mark, without_article};
use crate::model::{Dataset, Node, Record, Route, Step};

/// How many characters stand on either side of what was found.
const AROUND: usize = 50;

/// A record that has all the words searched for.
///
/// ```
/// let found = moderation_record::dataset().search("telegram removal");
/// assert!(found.len() > 3 && found.is_sorted_by_key(|hit| std::cmp::Reverse(hit.in_name())));
/// ```
#[derive(Clone, Debug)]
pub struct SearchHit<'d> {
    record: Record<'d>,
    in_name: usize,
    route: Route,
    lang: Option<&'d str>,
    text: &'d str,
    at: Range<usize>,
}

impl<'d> SearchHit<'d> {
    /// The record.
    #[must_use]
    #[inline]
    pub fn record(&self) -> Record<'d> {
        self.record
    }

    /// How many of the words its name, title or id has.
    #[must_use]
    #[inline]
    pub fn in_name(&self) -> usize {
        self.in_name
    }

    /// Where in the record the text stands that has most of the words; of equals the first.
    #[must_use]
    #[inline]
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// The language of that text, where it is told.
    #[must_use]
    #[inline]
    pub fn lang(&self) -> Option<&'d str> {
        self.lang
    }

    /// The first of the words in that text, with a little of what stands before and behind it.
    #[must_use]
    #[inline]
    pub fn snippet(&self) -> [&'d str; 3] {
        let (before, after) = (&self.text[..self.at.start], &self.text[self.at.end..]);
        let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| before[at..].find(' ').map_or(at, |blank| at + blank + 1));
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| after[..at].rfind(' ').unwrap_or(at));
        [&before[from..], &self.text[self.at.clone()], &after[..to]]
    }

    /// Whether text was left out before and behind the snippet.
    #[must_use]
    #[inline]
    pub fn is_cut(&self) -> [bool; 2] {
        let [before, _, after] = self.snippet();
        [before.len() < self.at.start, self.at.end + after.len() < self.text.len()]
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for SearchHit<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("kind", self.record.kind().as_str())?;
        out.serialize_entry("id", self.record.id())?;
        out.serialize_entry("title", self.record.title())?;
        out.serialize_entry("in_name", &self.in_name)?;
        out.serialize_entry("route", &self.route.to_string())?;
        if let Some(lang) = self.lang {
            out.serialize_entry("lang", lang)?;
        }
        out.serialize_entry("snippet", &self.snippet())?;
        out.end()
    }
}

/// A text of a record.
struct Found<'d> {
    route: Route,
    lang: Option<&'d str>,
    text: &'d str,
}

impl Dataset {
    /// The records that have every word of the query somewhere in their texts, in any language, or in their id. A word is found where
    /// another begins with it, without regard to case, accents, the spellings of Arabic letters, and the Arabic article. Those that have
    /// more of the words in their name or title come first, then those that have more of them in one text.
    ///
    /// ```
    /// use moderation_record::dataset;
    /// let ids = |query| dataset().search(query).iter().map(|hit| hit.record().id().to_owned()).collect::<Vec<_>>();
    /// assert_eq!(ids("تيليغرام"), ids("تيليغـــرام"));
    /// assert!(ids("").is_empty());
    /// ```
    #[must_use]
    pub fn search(&self, query: &str) -> Vec<SearchHit<'_>> {
        let wanted: Vec<String> = words(query).map(|range| fold(&query[range])).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<(usize, SearchHit<'_>)> = self.records().filter_map(|record| hit(record, &wanted)).collect();
        hits.sort_by_cached_key(|(in_one, hit)| (Reverse(hit.in_name), Reverse(*in_one), hit.record.kind(), hit.record.id()));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

/// The record as a hit, with how many of the words one text has.
fn hit<'d>(record: Record<'d>, wanted: &[String]) -> Option<(usize, SearchHit<'d>)> {
    let mut anywhere = vec![false; wanted.len()];
    let mut in_name = anywhere.clone();
    let mut best: Option<(usize, SearchHit<'d>)> = None;
    for Found { route, lang, text } in texts(record) {
        let mut first = None;
        let mut here = vec![false; wanted.len()];
        for range in words(text) {
            let word = fold(&text[range.clone()]);
            for (place, _) in wanted.iter().enumerate().filter(|(_, wanted)| begins(&word, wanted)) {
                first.get_or_insert_with(|| range.clone());
                here[place] = true;
            }
        }
        let Some(at) = first else { continue };
        let count = here.iter().filter(|found| **found).count();
        for (place, found) in here.into_iter().enumerate() {
            anywhere[place] |= found;
            in_name[place] |= found && is_name(&route);
        }
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, SearchHit { record, in_name: 0, route, lang, text, at }));
        }
    }
    let (count, hit) = best.filter(|_| anywhere.iter().all(|found| *found))?;
    Some((count, SearchHit { in_name: in_name.iter().filter(|found| **found).count(), ..hit }))
}

/// Whether a word begins with the one searched for, each with or without the article; both are folded.
fn begins(word: &str, wanted: &str) -> bool {
    let bare = |word| without_article(word).unwrap_or(word);
    word.starts_with(wanted) || bare(word).starts_with(bare(wanted))
}

/// The names and titles of a record, its id among them.
fn is_name(route: &Route) -> bool {
    matches!(route.steps(), [] | [Step::Field("id" | "name" | "title" | "former_names"), ..])
}

/// Every text of a record that is made of words; the name first, then its id.
fn texts(record: Record<'_>) -> Vec<Found<'_>> {
    let mut all = Vec::new();
    record.visit(&mut |route, node| {
        let mut add = |lang, text| all.push(Found { route: route.clone(), lang, text });
        match node {
            Node::Text(text) => {
                add(Some("en"), text.en());
                text.local().iter().for_each(|local| add(Some(local.lang().as_str()), local.text()));
            }
            Node::Localized(text) => add(Some(text.lang().as_str()), text.text()),
            Node::Plain(text) if route.leads_to_words() => add(None, text),
            _ => {}
        }
    });
    all.sort_by_key(|found| !is_name(&found.route));
    let names = all.iter().take_while(|found| is_name(&found.route)).count();
    all.insert(names, Found { route: Route::from([Step::Field("id")]), lang: None, text: record.id() });
    all
}

/// The words of a text: letters and digits in a row, with the marks on them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = rest.next_if(|(_, c)| c.is_alphanumeric() || is_mark(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}
