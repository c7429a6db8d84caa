//! `compare`: platforms side by side.

use std::borrow::Cow;

use moderation_record::compare::{Comparison, ComparisonRow, Finding, Question, Space};
use moderation_record::{Certainty, Dataset, Record, Stance, Version};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;
use crate::sources::Footnotes;

struct Compared<'d> {
    comparison: Comparison<'d>,
    ask: &'d args::Compare,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Compare) -> Result<impl Printable + 'd, String> {
    let ids: Vec<&str> = ask.platforms.iter().map(|id| args::platform(data, id)).collect::<Result<_, _>>()?;
    if let Some(twice) = ids.iter().enumerate().find(|(i, id)| ids[..*i].contains(id)) {
        return Err(format!("`{}` is named twice\n  help: name platforms that differ", twice.1));
    }
    let comparison = data.compare(&ids, Some(ask.area), ask.as_of).map_err(|id| format!("no platform `{id}`"))?;
    Ok(Compared { comparison, ask })
}

/// How many answers of a cell are printed, and how many sources of each, unless all are asked for.
const fn room(question: Question) -> (usize, usize) {
    match question {
        Question::Says(..) => (2, 2),
        Question::Did => (4, 1),
        _ => (2, 1),
    }
}

impl Printable for Compared<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let at = self.comparison.as_of();
        let names: Vec<&str> = self.comparison.platforms().iter().map(|p| at.map_or(p.name(), |at| p.name_at(at)).en()).collect();
        let area = self.ask.area.as_str().replace('_', " ");
        let as_of = at.map_or(String::new(), |date| format!(", as of {}", rule::as_of(date)));
        let mut report = Printout::new(format!("{}: what each says of {area}, what it did, what followed{as_of}", names.join(" and ")));
        let mut notes = Footnotes::default();
        let mut rows = Vec::new();
        let mut parts: Vec<&ComparisonRow<'_>> = Vec::new();
        for row in self.comparison.rows().iter().filter(|row| !self.ask.only_differences || row.differs()) {
            if matches!(row.question(), Question::SaysOn(_)) && !self.ask.full {
                parts.push(row);
                continue;
            }
            if !parts.is_empty() {
                rows.push(named_parts(&std::mem::take(&mut parts), names.len()));
            }
            let mut cells = vec![row.question().to_string()];
            cells.extend(row.cells().iter().map(|cell| self.cell(row.question(), cell, &mut notes)));
            rows.push(cells);
        }
        if !parts.is_empty() {
            rows.push(named_parts(&parts, names.len()));
        }
        if rows.is_empty() {
            report.notes.push("No differences.".into());
            return report;
        }
        let mut header = vec![String::new()];
        header.extend(self.comparison.platforms().iter().zip(&names).map(|(platform, name)| match platform.closed().claims() {
            [first, ..] if at.is_none_or(|at| first.value().before(at) == Certainty::Yes) => format!("{name}, closed {}", first.value()),
            _ => (*name).to_owned(),
        }));
        report.table("", &header.iter().map(String::as_str).collect::<Vec<_>>(), rows);
        let sources = notes.lines(data);
        report.lines("Sources", if self.ask.full { sources } else { vec![sources.join("  ")] });
        report.notes.push(rule::FIRST_EDITION.into());
        report.notes.push(
            "Dates are EDTF: ~ approximately, ? uncertain, a/b from a to b, .. open. “≠” marks what sources contradict each other on: \
             see `disputes`, and `show ID` for every claim with its evidence."
                .into(),
        );
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.comparison)
    }
}

impl Compared<'_> {
    fn cell<'c>(&'c self, question: Question, findings: &'c [Finding<'c>], notes: &mut Footnotes<'c>) -> String {
        let (most, sources) = if self.ask.full { (usize::MAX, usize::MAX) } else { room(question) };
        let mut lines: Vec<String> = chosen(question, findings, most)
            .into_iter()
            .map(|finding| {
                let disputed = if finding.disputed() && question != Question::Disputed { " ≠" } else { "" };
                let label = if finding.label().is_empty() { String::new() } else { format!("{}{disputed}: ", finding.label()) };
                let mark = notes.mark(finding.sources(), sources);
                let text = if self.ask.full { finding.text().into() } else { brief(finding.text(), question) };
                let seen = finding.rule().map_or(String::new(), |clause| format!(" ({})", rule::seen(clause)));
                format!("{label}{text}{seen}{mark}")
            })
            .collect();
        if findings.len() > most {
            lines.push(format!("… and {} more: --full", findings.len() - most));
        }
        if lines.is_empty() { "nothing recorded".into() } else { lines.join("\n") }
    }
}

/// Those that are printed where there is not room for all: of what a platform says the first, and of
/// private spaces a silence if there is one; of what was done and what followed the most linked, actions before others.
fn chosen<'c>(question: Question, findings: &'c [Finding<'c>], most: usize) -> Vec<&'c Finding<'c>> {
    let rank = |place: usize, finding: &Finding<'_>| match (question, finding.record()) {
        (Question::Says(_, Space::Private), Some(Record::Policy(policy))) => {
            let silent = policy.newest().and_then(Version::stance).is_some_and(Stance::needs_search);
            (place > 0 && !silent, 0)
        }
        (Question::Did | Question::Took | Question::Followed, Some(record)) => {
            (!matches!(record, Record::Action(_)), usize::MAX - finding.links())
        }
        _ => (false, 0),
    };
    let mut ranked: Vec<(usize, &Finding<'_>)> = findings.iter().enumerate().collect();
    ranked.sort_by_key(|(place, finding)| rank(*place, finding));
    ranked.truncate(most);
    // What was chosen stands again in the order in which it was found.
    ranked.sort_by_key(|(place, _)| *place);
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

/// The first sentence of a summary, or the first accounts of a dispute.
fn brief(text: &str, question: Question) -> Cow<'_, str> {
    if question == Question::Disputed {
        let accounts: Vec<&str> = text.split(" | ").collect();
        let more = accounts.len().saturating_sub(4);
        return if more == 0 { text.into() } else { format!("{} | … and {more} more", accounts[..4].join(" | ")).into() };
    }
    text.find(". ").map_or(text, |at| &text[..=at]).into()
}

/// The parts of enforcement that each platform's policies speak of, by name.
fn named_parts(rows: &[&ComparisonRow<'_>], platforms: usize) -> Vec<String> {
    let mut cells = vec!["says on enforcement".to_owned()];
    for platform in 0..platforms {
        let spoken: Vec<&str> = rows.iter().filter_map(|row| row.cells()[platform].first()).map(Finding::label).collect();
        cells.push(if spoken.is_empty() { "nothing recorded".into() } else { spoken.join(", ") });
    }
    cells
}
