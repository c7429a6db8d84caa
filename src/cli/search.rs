//! `search`: words in the texts of all records.

use moderation_record::Dataset;
use moderation_record::compare::SearchHit;
use moderation_record::text::{Locale, rules};

use crate::args;
use crate::report::{Printable, Printout};

struct Searched<'d> {
    hits: Vec<SearchHit<'d>>,
    found: usize,
    words: String,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Search) -> impl Printable + 'd {
    let words = ask.words.join(" ");
    let mut hits = data.search(&words);
    let found = hits.len();
    hits.truncate(ask.limit.unwrap_or(found));
    Searched { hits, found, words }
}

impl Printable for Searched<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let shown = if self.hits.len() < self.found { format!(", the first {}", self.hits.len()) } else { String::new() };
        let mut report = Printout::new(format!("{} with “{}”{shown}", rules::records(self.found, Locale::En), self.words));
        let row = |hit: &SearchHit<'_>| {
            let (record, [before, word, after], [cut, cut_behind]) = (hit.record(), hit.snippet(), hit.is_cut());
            let dots = |cut| if cut { "…" } else { "" };
            let lang = hit.lang().map_or_else(String::new, |lang| format!(" ({lang})"));
            let found = format!("{}{lang}: {}{before}⟦{word}⟧{after}{}", hit.route(), dots(cut), dots(cut_behind));
            vec![record.kind().to_string(), record.title().to_owned(), record.id().to_owned(), found.replace('\n', " ")]
        };
        report.table("", &["kind", "title", "id", "found in"], self.hits.iter().map(row).collect());
        if self.hits.is_empty() {
            report.notes.push("Nothing has all of these words. Try fewer or other words, in English or Arabic.".into());
        }
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!({ "found": self.found, "records": self.hits })
    }
}
