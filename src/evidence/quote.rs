//! Shows a cited passage, and finds one to cite.

use std::ops::Range;

use serde::Serialize;

use super::archive::{ArchiveError, Archives, Version};
use super::drift::Sighting;
use super::passage;
use super::words::nearest;
use crate::model::{Archive, Citation, Dataset, Digest, Locator, Node, Record, Source};

/// How much of the text around a passage is shown on either side, in Unicode code points.
const AROUND: usize = 120;

/// A passage with a little of what is around it.
///
/// ```
/// use moderation_record::{Record, dataset, evidence::{Archives, quote}};
/// let mut none_at_hand = Archives::open(dataset(), &[]).unwrap();
/// let policy = Record::Policy(dataset().policy("tamtam/private_spaces").unwrap());
/// let quotes = quote(dataset(), &mut none_at_hand, policy);
/// assert!(quotes[0].passage.is_err(), "the text is not at hand");
/// ```
#[derive(Clone, Debug)]
pub struct Quote<'d> {
    /// Where in the record it is cited.
    pub route: String,
    /// The citation.
    pub citation: &'d Citation,
    /// What stands before the passage, the passage, and what stands behind it; or why it cannot be shown.
    pub passage: Result<[String; 3], String>,
}

/// Every passage that a record cites.
#[must_use]
pub fn quote<'d>(data: &'d Dataset, archives: &mut Archives, record: Record<'d>) -> Vec<Quote<'d>> {
    let mut quotes = Vec::new();
    record.walk(&mut |route, node| {
        if let Node::Citation(citation) = node {
            quotes.push(Quote { route: route.to_string(), citation, passage: Err(String::new()) });
        }
    });
    for quote in &mut quotes {
        quote.passage = shown(data, archives, quote.citation);
    }
    quotes
}

fn shown(data: &Dataset, archives: &mut Archives, citation: &Citation) -> Result<[String; 3], String> {
    let Locator::Span(start, end) = *citation.locator() else { return Err(format!("cites {}", citation.locator())) };
    match archives.version(data.source(citation.source()), citation) {
        Version::Text(text) => {
            let words = passage::cut(&text, start, end).ok_or("the text is shorter than that")?;
            let at = words.as_ptr() as usize - text.as_ptr() as usize;
            Ok(around(&text, &(at..at + words.len())))
        }
        Version::Missing(why) => Err(why),
        Version::Absent(name) => Err(format!("{name} is not at hand")),
        Version::None => Err("the source names no archive, or the citation no version".to_owned()),
    }
}

fn around(text: &str, range: &Range<usize>) -> [String; 3] {
    let mut before: Vec<char> = text[..range.start].chars().rev().take(AROUND).collect();
    before.reverse();
    let behind = text[range.end..].chars().take(AROUND).collect();
    [before.into_iter().collect(), text[range.clone()].to_owned(), behind]
}

/// A passage that can be cited.
///
/// ```no_run
/// use moderation_record::{dataset, evidence::{Archives, find}};
/// let mut archives = Archives::open(dataset(), &["texts=../texts".into()])?;
/// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
/// let found = find(&mut archives, source, None, "تام تام")?;
/// println!("{}", found.citation);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The citation in RON, ready to be put into a record.
    pub citation: String,
    /// The words, with a little of what is around them.
    pub passage: [String; 3],
    /// How often the words stand in the text; the citation is of the first.
    pub count: usize,
    /// For a git archive, the first and the last version that has the words.
    pub seen: Option<(Sighting, Sighting)>,
}

/// Finds words in the text of a source: in the version of this commit, or else in the latest that has them.
///
/// # Errors
/// When the archive is not at hand or cannot be read, or the words are not there: then what is nearest.
pub fn find(archives: &mut Archives, source: &Source, commit: Option<&str>, words: &str) -> Result<Found, ArchiveError> {
    let fail = |message: &str| ArchiveError::new(source.id().as_str().as_ref(), message);
    if words.is_empty() {
        return Err(fail("no words are given"));
    }
    let absent = |text: &str| {
        let near = nearest(text, words).map_or(String::new(), |near| format!("; what is nearest reads {}", super::shortened(near)));
        fail(&format!("the words are not there{near}"))
    };
    let (text, commit, seen) = match source.archive() {
        Some(Archive::Git(archive)) => {
            let not_at_hand = || fail(&format!("{} is not at hand: add --archive {}=PATH", archive.repository(), archive.repository()));
            let git = archives.git(archive.repository()).ok_or_else(not_at_hand)?;
            let head = git.head().ok_or_else(|| fail("the archive's HEAD names no commit"))?.to_owned();
            let history = git.history(&head, &[archive.path()])?;
            let mut having = Vec::new();
            let mut last_text = String::new();
            for change in &history {
                let text = git.text(change)?.unwrap_or_default();
                if text.contains(words) {
                    having.push(change);
                }
                last_text = text;
            }
            let (Some(first), Some(last)) = (having.first(), having.last()) else { return Err(absent(&last_text)) };
            let commit = commit.unwrap_or(&last.commit).to_owned();
            let bytes = git.file(&commit, archive.path())?.ok_or_else(|| fail(&format!("no {} at {commit}", archive.path())))?;
            let text = String::from_utf8(bytes).map_err(|_| fail("the text is not UTF-8"))?;
            (text, Some(commit), Some((Sighting::from(*first), Sighting::from(*last))))
        }
        Some(Archive::File(file)) => (archives.file(file.sha256())?, None, None),
        _ => return Err(fail("the source names no archive; give it an `archive` first")),
    };
    let at = text.find(words).ok_or_else(|| absent(&text))?;
    let range = at..at + words.len();
    let (start, end) = passage::span(&text, &range);
    let digest: Digest = passage::digest(words);
    let version = commit.map_or(String::new(), |commit| format!(", version: \"{commit}\""));
    let citation = format!("(source: \"{}\", locator: span({start}, {end}){version}, digest: \"{digest}\")", source.id());
    Ok(Found { citation, passage: around(&text, &range), count: text.matches(words).count(), seen })
}
