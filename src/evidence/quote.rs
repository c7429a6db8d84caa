//! Shows a cited passage, and finds one to cite.

use std::ops::Range;

use serde::Serialize;

use super::archive::{ArchiveError, Archives};
use super::cited::Cited;
use super::drift::Commit;
use super::history::{Branches, CommitPlace, Text, changes, text};
use super::passage;
use super::tracker::nearest;
use super::verify::{Known, Outcome, prove};
use crate::load::Blob;
use crate::model::{Archive, Dataset, Digest, Record, Route, Source};

/// How much of the text around a passage is shown on either side, in Unicode code points.
const AROUND: usize = 120;

/// A passage with a little of what is around it.
///
/// ```
/// use moderation_record::{Record, dataset, evidence::{Archives, quote}};
/// let mut none_at_hand = Archives::open(dataset(), &[]).unwrap();
/// let policy = Record::Policy(dataset().policy("tamtam/private_spaces").unwrap());
/// let quotes = quote(dataset(), &mut none_at_hand, policy).unwrap();
/// assert!(quotes[0].passage.is_err(), "the text is not at hand");
/// ```
#[derive(Clone, Debug)]
pub struct Quote<'d> {
    /// Where in the record it is cited.
    pub route: String,
    /// What is quoted.
    pub cited: Cited<'d>,
    /// Whether its words stand there.
    pub outcome: Outcome,
    /// What stands before the passage, the passage, and what stands behind it; or why it cannot be shown.
    pub passage: Result<[String; 3], String>,
}

/// Every passage that a record cites, and the words of a rule's norm and parts. Only words that were proved are shown.
///
/// # Errors
/// When an archive cannot be read.
pub fn quote<'d>(data: &'d Dataset, archives: &mut Archives, record: Record<'d>) -> Result<Vec<Quote<'d>>, ArchiveError> {
    let mut known = Known::default();
    // Of a section the words of the norm and the parts are shown.
    let cited = Cited::all_of(record).into_iter().filter(|(_, cited)| matches!(cited, Cited::Citation(_) | Cited::Words { .. }));
    let quoted = cited.map(|(steps, cited)| {
        let proved = prove(data, cited, archives, &mut known)?;
        let passage = match (proved.words, proved.outcome) {
            (Some((text, ranges)), _) => Ok(around(&text, &ranges[0])),
            (None, Outcome::ArchiveAbsent) => Err(format!("{} is not at hand", proved.detail)),
            (None, Outcome::NotCheckable) => Err(proved.detail),
            (None, outcome) => Err(format!("{outcome}: {}", proved.detail)),
        };
        Ok(Quote { route: Route::from(steps).to_string(), cited, outcome: proved.outcome, passage })
    });
    quoted.collect()
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
    /// For a git archive, the versions that have the words.
    pub seen: Option<Seen>,
}

/// The first and the last version of a document that has certain words.
///
/// ```
/// use moderation_record::evidence::Seen;
/// let not_fetched = Seen { first: None, last: None, branch: None };
/// assert_eq!(not_fetched, Seen::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The first; none where that may be a version that the clone does not have.
    pub first: Option<Commit>,
    /// The last; none where that may be a version that the clone does not have.
    pub last: Option<Commit>,
    /// The branch of these versions, where it is not that which `HEAD` names.
    pub branch: Option<String>,
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
    let (text, commit, seen) = match source.kept_as(None) {
        Some(Archive::Git(archive)) => {
            // Of a collection the version is a part of the path.
            let file = commit.filter(|_| archive.commit().is_some()).map(|version| archive.version(version));
            let (commit, path) = file.as_ref().map_or((commit, archive.path()), |(commit, path)| (Some(*commit), &**path));
            let name = archive.repository();
            let failed = archives.failed(name);
            let not_at_hand = || fail(&format!("{name} is not at hand: add --archive {name}=PATH"));
            let git = archives.git(name).ok_or_else(not_at_hand)?;
            let mut lines = Branches::default();
            let line = match commit.map(|commit| git.commit(commit).map_err(&failed)).transpose()?.flatten() {
                Some(commit) => match lines.standing(git, &commit).map_err(&failed)? {
                    CommitPlace::On(line, _) => Some(line),
                    CommitPlace::Rewritten(line) => line,
                },
                None => lines.head(git).map_err(&failed)?,
            };
            let versions = line.as_deref().map(|line| changes(git, line, &[path]).map_err(&failed)).transpose()?;
            let mut found = Vec::new();
            let mut last_text = String::new();
            for change in versions.iter().flatten() {
                let text = text(git, change).map_err(&failed)?;
                found.push(match &text {
                    Text::There(text, _) => Ok(text.contains(words)),
                    Text::Gone => Ok(false),
                    Text::NotFetched(why) => Err(why.clone()),
                });
                last_text = if let Text::There(text, _) = text { text } else { last_text };
            }
            let versions = versions.unwrap_or_default();
            let has = |found: &Result<bool, String>| *found == Ok(true);
            let (first, last) = (found.iter().position(has), found.iter().rposition(has));
            let unknown = found.iter().find_map(|found| found.clone().err());
            let commit = match (commit, last, unknown) {
                (Some(commit), _, _) => commit,
                (None, Some(last), _) => &versions[last].commit,
                (None, None, Some(why)) => return Err(fail(&format!("the words may be in a version that is not fetched: {why}"))),
                (None, None, None) if line.is_none() => return Err(fail("the archive's HEAD names no commit: name one with --version")),
                (None, None, None) if versions.is_empty() => return Err(fail(&format!("no version of {path} is in the archive"))),
                (None, None, None) => return Err(absent(&last_text)),
            };
            let bytes = match git.file(commit, path).map_err(&failed)? {
                Blob::Bytes(bytes) => bytes,
                Blob::Missing(why) | Blob::NotFetched(why) => return Err(fail(&why)),
            };
            let text = String::from_utf8(bytes).map_err(|_| fail("the text is not UTF-8"))?;
            // What was before a shallow clone, and what was left out, may have the words as well.
            let known = |versions: &[Result<bool, String>]| versions.iter().all(Result::is_ok);
            let first = first.filter(|at| known(&found[..*at]) && !git.begins_at(&versions[*at].commit));
            let last = last.filter(|at| known(&found[*at..]));
            let sighting = |at: usize| Commit::from(&versions[at]);
            let branch = line.and_then(|line| line.name.clone());
            (text, Some(commit.to_owned()), Some(Seen { first: first.map(sighting), last: last.map(sighting), branch }))
        }
        Some(Archive::File(file)) => (archives.file(file.sha256())?, None, None),
        _ => return Err(fail("the source names no archive; say where with `kept` first")),
    };
    let at = text.find(words).ok_or_else(|| absent(&text))?;
    let range = at..at + words.len();
    let (start, end) = passage::span(&text, &range);
    let digest: Digest = passage::digest(words);
    let version = commit.map_or(String::new(), |commit| format!(", version: \"{commit}\""));
    let citation = format!("(source: \"{}\", locator: span({start}, {end}){version}, digest: \"{digest}\")", source.id());
    Ok(Found { citation, passage: around(&text, &range), count: text.matches(words).count(), seen })
}
