//! `cite`: a bibliography entry for each source.

use std::collections::BTreeSet;

use moderation_record::load::legible;
use moderation_record::{Archive, Dataset, Node, Record, Source, SourceKind};

use crate::args;
use crate::report::{Printable, Printout};
use crate::show;

struct Bibliography<'d> {
    title: String,
    sources: Vec<&'d Source>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Show) -> Result<impl Printable + 'd, String> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for record in show::find(data, &ask.id)? {
        if let Record::Source(source) = record {
            ids.insert(source.id().as_str());
        }
        record.visit(&mut |_, node| {
            if let Node::Citation(citation) = node {
                ids.insert(citation.source().as_str());
            }
        });
    }
    let sources: Vec<&Source> = ids.into_iter().filter_map(|id| data.source(id)).collect();
    let noun = if sources.len() == 1 { "source" } else { "sources" };
    Ok(Bibliography { title: format!("{} {noun} of {}", sources.len(), ask.id), sources })
}

impl Printable for Bibliography<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let mut report = Printout::new(&self.title);
        report.lines_as_they_are("", self.sources.iter().map(|source| entry(source)).collect());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.sources)
    }
}

/// Authors. “Title” (language). Publisher, date. Address, or where the text is kept.
fn entry(source: &Source) -> String {
    let mut text = String::new();
    if !source.authors().is_empty() {
        let authors: Vec<&str> = source.authors().iter().map(|author| &**author).collect();
        text.push_str(&legible(&format!("{}. ", authors.join(", "))));
    }
    // Isolated, so that a title from right to left leaves the rest of the line in its order.
    let title = source.title().map_or("Untitled".to_owned(), |title| {
        let (open, close) = if title.lang().is_right_to_left() { ("\u{2067}", "\u{2069}") } else { ("", "") };
        format!("“{open}{}{close}”", legible(title.text()))
    });
    text.push_str(&title);
    text.push_str(&legible(&behind_title(source)));
    text
}

/// What follows the title.
fn behind_title(source: &Source) -> String {
    let mut text = format!(" (in {}). {}", source.language(), source.publisher());
    if let Some(date) = source.published() {
        text.push_str(&format!(", {date}"));
    }
    text.push('.');
    if source.kind() == SourceKind::NewsRepublication
        && let Some(note) = source.note()
    {
        text.push_str(&format!(" ({note})"));
    }
    if let Some(url) = source.url() {
        text.push_str(&format!(" {url}"));
    }
    for kept in source.kept() {
        match kept.archive() {
            Archive::Git(git) => text.push_str(&format!(" Kept in git: {}, {}.", git.repository(), git.path())),
            Archive::Capture(capture) => text.push_str(&format!(" Captured {}: {}.", capture.taken(), capture.url())),
            Archive::File(file) => text.push_str(&format!(" Text with SHA-256 {}.", file.sha256())),
            _ => {}
        }
    }
    text.push_str(&format!(" [{}]", source.id()));
    text
}
