//! Conversion of record and route to file, line and column. Each file with findings is read a second time, so that
//! texts need not stay in memory while the rules run.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::finding::{Excerpt, Finding, Level, TextSpan};
use super::rule::{Focus, Unplaced};
use super::suppression;
use crate::load::{FileEntry, Problem, Reread, Tree, legible};
use crate::model::Kind;

/// The maximum length of a displayed line, in bytes. A JSON document is often a single line.
const LONGEST_LINE: usize = 4_000;

pub(super) struct Placed {
    pub(super) findings: Vec<Finding>,
    pub(super) suppressed: usize,
}

/// Places the findings, removes those that a comment suppresses, and adds findings about the comments.
pub(super) fn place<T>(
    entries: &[(FileEntry, T)],
    limit: u64,
    unplaced: Vec<Unplaced>,
    with_comments: &HashSet<usize>,
    level: impl Fn(&str) -> Level,
    asked: impl Fn(&str) -> bool,
) -> Placed {
    let mut by_record: BTreeMap<usize, Vec<Unplaced>> = with_comments.iter().map(|place| (*place, Vec::new())).collect();
    for finding in unplaced {
        let key = (finding.kind, finding.id.as_str());
        if let Ok(at) = entries.binary_search_by(|(entry, _)| (entry.kind, entry.id.as_str()).cmp(&key)) {
            by_record.entry(at).or_default().push(finding);
        }
    }
    let mut placed = Placed { findings: Vec::new(), suppressed: 0 };
    let mut reread = Reread::new(limit);
    for (at, unplaced) in by_record {
        let entry = &entries[at].0;
        let of_file = reread.places(&entry.file);
        let text = of_file.text();
        let json = text.get(entry.range.clone()).unwrap_or_default();
        let tree = Tree::of(json);
        let mut suppressions = if with_comments.contains(&at) { suppression::all(json, tree.as_ref()) } else { Vec::new() };
        let mut finish = |code, message: String, remedy: String, record: (Kind, String), route, range: Range<usize>| {
            let range = entry.range.start + range.start..entry.range.start + range.end;
            placed.findings.push(Finding {
                code,
                level: level(code),
                message: legible(&message).into_owned(),
                remedy: legible(&remedy).into_owned(),
                file: entry.file.clone(),
                span: Some(TextSpan { start: of_file.spot(range.start), end: of_file.spot(range.end) }),
                record: Some(record),
                route,
                excerpt: excerpt(text, range),
            });
        };
        for finding in unplaced {
            let value = tree.as_ref().map_or(0..0, |tree| tree.locate(&finding.steps));
            let range = match finding.focus {
                Focus::Value => value,
                Focus::Words(words) => {
                    json[value.clone()].find(&words).map_or(value.clone(), |at| value.start + at..value.start + at + words.len())
                }
                Focus::Bytes(range) => range,
            };
            if suppressions.iter_mut().any(|suppression| suppression.allows(finding.code, &range)) {
                placed.suppressed += 1;
            } else {
                finish(finding.code, finding.message, finding.remedy, (finding.kind, finding.id), finding.route, range);
            }
        }
        for suppression in suppressions {
            if let Some((code, message, remedy)) = suppression.fault(&asked) {
                finish(code, message, remedy, (entry.kind, entry.id.clone()), String::new(), suppression.comment);
            }
        }
    }
    placed
}

/// Returns the lines of a range of the text, unless they are too long for display.
pub(super) fn excerpt(text: &str, range: Range<usize>) -> Option<Excerpt> {
    // The file can have changed since the first reading.
    text.get(range.clone())?;
    let (bytes, is_end) = (text.as_bytes(), |byte: &u8| *byte == b'\n');
    // Searches no further than the maximum length of a line.
    let nearest = range.start.saturating_sub(LONGEST_LINE);
    let farthest = bytes.len().min(range.end + LONGEST_LINE);
    let from = bytes[nearest..range.start].iter().rposition(is_end).map(|at| nearest + at + 1).or((nearest == 0).then_some(0))?;
    let to =
        bytes[range.end..farthest].iter().position(is_end).map(|at| range.end + at).or((farthest == bytes.len()).then_some(farthest))?;
    let lines = &text[from..to];
    let short = lines.lines().all(|line| line.len() <= LONGEST_LINE);
    short.then(|| Excerpt { lines: lines.trim_end_matches('\r').to_owned(), range: range.start - from..range.end - from })
}

/// Returns the line of a problem of the reader.
pub(super) fn excerpt_of<'p>(problem: &'p Problem, reread: &mut Reread<'p>) -> Option<Excerpt> {
    // A file that was rejected entirely has no position, and is not read a second time.
    let spot = problem.spot()?;
    let places = reread.places(problem.file());
    let (text, at) = (places.text(), places.byte(spot)?);
    if let Some(end) = problem.end().and_then(|end| places.byte(end)).filter(|end| *end > at) {
        return excerpt(text, at..end);
    }
    // The word at the position, or one character; at most as long as a line.
    let same_word = |c: &char| c.is_alphanumeric() || *c == '_';
    let word: usize = text[at..].chars().take(LONGEST_LINE).take_while(same_word).map(char::len_utf8).sum();
    let one = text[at..].chars().next().filter(|c| !matches!(c, '\r' | '\n')).map_or(0, char::len_utf8);
    excerpt(text, at..at + word.max(one))
}
