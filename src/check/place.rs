//! From record and route to file, line and column: each file with findings is read once more, so that
//! no text is kept while the rules run.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::ops::Range;

use super::engine::Surveyed;
use super::finding::{Excerpt, Finding, Level, Span};
use super::rule::Unplaced;
use super::suppression;
use crate::load::{Problem, Spot, Tree};
use crate::model::Kind;

/// The longest line, in bytes, that is shown: a document in JSON is often a single one.
const LONGEST_LINE: usize = 4_000;

pub(super) struct Placed {
    pub(super) findings: Vec<Finding>,
    pub(super) suppressed: usize,
}

/// Places the findings, drops those that a comment allows, and adds those about the comments.
pub(super) fn place(survey: &Surveyed, unplaced: Vec<Unplaced>, with_comments: &HashSet<usize>, level: impl Fn(&str) -> Level) -> Placed {
    let mut by_record: BTreeMap<usize, Vec<Unplaced>> = with_comments.iter().map(|place| (*place, Vec::new())).collect();
    for finding in unplaced {
        let key = (finding.kind, finding.id.as_str());
        if let Ok(at) = survey.entries.binary_search_by(|(entry, _)| (entry.kind, entry.id.as_str()).cmp(&key)) {
            by_record.entry(at).or_default().push(finding);
        }
    }
    let mut placed = Placed { findings: Vec::new(), suppressed: 0 };
    // Records of one document share a text, and come one after the other.
    let mut read: Option<(&std::path::Path, String)> = None;
    for (at, unplaced) in by_record {
        let entry = &survey.entries[at].0;
        if read.as_ref().is_none_or(|(file, _)| *file != entry.file) {
            read = Some((&entry.file, without_mark(fs::read_to_string(&entry.file).unwrap_or_default())));
        }
        let text = read.as_ref().map_or("", |(_, text)| text);
        let json = text.get(entry.range.clone()).unwrap_or_default();
        let tree = Tree::of(json);
        let mut suppressions = if with_comments.contains(&at) { suppression::all(json, tree.as_ref()) } else { Vec::new() };
        let mut finish = |code, message, remedy, record: (Kind, String), route, range: Range<usize>| {
            let range = entry.range.start + range.start..entry.range.start + range.end;
            placed.findings.push(Finding {
                code,
                level: level(code),
                message,
                remedy,
                file: entry.file.clone(),
                span: Some(Span { start: Spot::at_end(&text[..range.start]), end: Spot::at_end(&text[..range.end]) }),
                record: Some(record),
                route,
                excerpt: excerpt(text, range),
            });
        };
        for finding in unplaced {
            let range = tree.as_ref().map_or(0..0, |tree| tree.locate(&finding.steps));
            match suppressions.iter_mut().find(|suppression| suppression.covers(finding.code, &range)) {
                Some(suppression) => {
                    suppression.used = true;
                    placed.suppressed += 1;
                }
                None => finish(finding.code, finding.message, finding.remedy, (finding.kind, finding.id), finding.route, range),
            }
        }
        for suppression in suppressions {
            if let Some((code, message, remedy)) = suppression.fault() {
                finish(code, message, remedy, (entry.kind, entry.id.clone()), String::new(), suppression.comment);
            }
        }
    }
    placed
}

fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
}

/// The lines of a range of the text, unless they are too long to be shown.
fn excerpt(text: &str, range: Range<usize>) -> Option<Excerpt> {
    let from = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let lines = &text[from..to];
    let short = lines.lines().all(|line| line.len() <= LONGEST_LINE);
    short.then(|| Excerpt { lines: lines.trim_end_matches('\r').to_owned(), range: range.start - from..range.end - from })
}

/// The line that a problem of the reader points to.
pub(super) fn excerpt_at(problem: &Problem) -> Option<Excerpt> {
    let spot = problem.spot()?;
    let bytes = fs::read(problem.file()).ok()?;
    let text = without_mark(String::from_utf8_lossy(&bytes).into_owned());
    let line_start = text.split_inclusive('\n').take(spot.line - 1).map(str::len).sum::<usize>();
    let line = text[line_start..].lines().next().unwrap_or_default();
    let within = line.char_indices().nth(spot.column - 1).map_or(line.len(), |(at, _)| at);
    // The word that stands there, or the one character.
    let rest = &line[within..];
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let width = if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
    excerpt(&text, line_start + within..line_start + within + width)
}
