//! `compare`: platforms side by side.

use moderation_record::compare::{Answer, Comparison, ComparisonRow, Question, Space};
use moderation_record::text::{Label as _, Locale, amounts, answers, dates, rules};
use moderation_record::{Certainty, Commitment, Dataset, Record, Stance, Text, Version};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;
use crate::sources::Footnotes;

const LANG: Locale = Locale::En;

struct Compared<'d> {
    comparison: Comparison<'d>,
    ask: &'d args::Compare,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Compare) -> Result<impl Printable + 'd, String> {
    let ids: Vec<&str> = ask.platforms.iter().map(|id| args::platform(data, id)).collect::<Result<_, _>>()?;
    if let Some(twice) = ids.iter().enumerate().find(|(i, id)| ids[..*i].contains(id)) {
        return Err(format!("`{}` is named twice\n  help: name platforms that differ", twice.1));
    }
    let comparison = data.compare(&ids, Some(ask.area), ask.time.as_of).map_err(|id| format!("no platform `{id}`"))?;
    Ok(Compared { comparison, ask })
}

/// How many answers of a cell are printed, and how many sources of each, without `--full`.
const fn room(question: Question) -> (usize, usize) {
    match question {
        Question::Did => (3, 1),
        Question::Says(..) | Question::Followed => (2, 1),
        _ => (1, 1),
    }
}

impl Printable for Compared<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let at = self.comparison.as_of();
        let names: Vec<&str> =
            self.comparison.platforms().iter().map(|platform| rule::platform_name(data, platform.id().as_str(), at)).collect();
        let as_of = rule::as_of(at);
        let mut report = Printout::new(format!("{}: {}{as_of}", names.join(" and "), self.ask.area.label(LANG)));
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
            let mut cells = vec![answers::row_head(row.question(), LANG).to_owned()];
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
            [first, ..] if at.is_none_or(|at| first.value().before(at) == Certainty::Yes) => {
                format!("{name}, closed {}", answers::when(platform.closed(), 1, LANG))
            }
            _ => (*name).to_owned(),
        }));
        report.table("", &header.iter().map(String::as_str).collect::<Vec<_>>(), rows);
        report.lines("Sources", if self.ask.full { notes.lines(data) } else { vec![notes.ids()] });
        report.notes.push(rule::FIRST_EDITION.into());
        report.notes.push("≠: sources contradict each other, see `disputes` and `show ID`. What the platforms share comes first.".into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.comparison)
    }
}

impl Compared<'_> {
    fn cell<'c>(&'c self, question: Question, answers: &'c [Answer<'c>], notes: &mut Footnotes<'c>) -> String {
        let (most, sources) = if self.ask.full { (usize::MAX, usize::MAX) } else { room(question) };
        let mut lines: Vec<String> = self
            .chosen(question, answers, most)
            .into_iter()
            .map(|answer| format!("{}{}", line(answer, self.ask.full), notes.mark(answer.sources(), sources)))
            .collect();
        if answers.len() > most {
            lines.push(format!("… and {} more: --full", answers.len() - most));
        }
        if lines.is_empty() { "nothing recorded".into() } else { lines.join("\n") }
    }

    /// The answers that are printed where there is not room for all: of what a platform says the first, and of private
    /// spaces a silence if there is one; of what was done and followed what is shared and most referred to.
    fn chosen<'c>(&self, question: Question, answers: &'c [Answer<'c>], most: usize) -> Vec<&'c Answer<'c>> {
        let rank = |place: usize, answer: &Answer<'_>| match (question, answer.record()) {
            (Question::Says(_, Space::Private), Some(Record::Policy(policy))) => {
                let silent = policy.newest().and_then(Version::stance).is_some_and(Stance::needs_search);
                (place > 0 && !silent, false, 0)
            }
            (Question::Did | Question::Took | Question::Followed, Some(record)) => {
                let references = usize::MAX - self.comparison.references(record);
                (!self.comparison.shares(record), !matches!(record, Record::Action(_)), references)
            }
            _ => (false, false, 0),
        };
        let mut ranked: Vec<(usize, &Answer<'_>)> = answers.iter().enumerate().collect();
        ranked.sort_by_key(|(place, answer)| rank(*place, answer));
        ranked.truncate(most);
        // The chosen ones are printed in their own order again.
        ranked.sort_by_key(|(place, _)| *place);
        ranked.into_iter().map(|(_, answer)| answer).collect()
    }
}

/// How many characters of a rule and how many accounts are printed in short.
const SHORT: (usize, usize) = (90, 3);

/// An answer in words, whole or in short.
pub(crate) fn line(answer: &Answer<'_>, full: bool) -> String {
    let disputed = if answer.is_disputed() { " ≠" } else { "" };
    let shown = |text: &Text| if full { text.en().to_owned() } else { answers::in_short(text.en(), SHORT.0) };
    let happened = |record: Record<'_>| {
        let when = record.when().map_or(String::new(), |when| answers::when(when, if full { usize::MAX } else { 1 }, LANG));
        format!("{when}{disputed}: {}", record.title())
    };
    match answer {
        Answer::Clause(clause) => {
            let stance = answers::stance(clause.policy(), clause.version(), LANG);
            let rule = clause.version().map_or(String::new(), |version| format!(": {}", shown(version.rule())));
            let seen = if full { rule::seen(clause) } else { rule::seen_in_short(clause) };
            format!("{stance}{disputed}{rule} ({seen})")
        }
        Answer::Part(part) => {
            let words = rules::part(part.facts(), LANG);
            let bare = || shown(part.version().rule());
            let words = if words.is_empty() { bare() } else { words };
            format!("{}: {words} ({})", part.facts().part().label(LANG), rule::seen(part.clause()))
        }
        Answer::Document(kind, clause) => {
            let kind = kind.map_or("unknown document", |kind| kind.label(LANG));
            format!("{kind} ({})", rule::seen(clause))
        }
        Answer::Commitment(_, made) => commitment(made),
        Answer::Action(action) => happened(Record::Action(action)),
        Answer::Response(response) => happened(Record::Response(response)),
        Answer::Waited(wait) => {
            let delay = wait.delay().map_or_else(|| amounts::cannot_say(LANG).to_owned(), |delay| amounts::delay(delay, LANG));
            format!("{delay}{disputed}: from “{}” to “{}”", wait.cause().title(), wait.reply().title())
        }
        Answer::Disputed(dispute) => {
            let mut accounts: Vec<String> = Vec::new();
            for account in dispute.claims().iter().map(|claim| answers::account(dispute, claim, LANG)) {
                if !accounts.contains(&account) {
                    accounts.push(account);
                }
            }
            let more = if full { 0 } else { accounts.len().saturating_sub(SHORT.1) };
            accounts.truncate(accounts.len() - more);
            accounts.extend((more > 0).then(|| format!("… and {more} more")));
            format!("{}: {}: {}", dispute.record().title(), answers::about(dispute, LANG), accounts.join(" | "))
        }
        Answer::FigureNotStated(action) => format!("a figure is not stated: {}", action.title()),
        Answer::NotResearched(questions) => answers::not_researched(questions, LANG),
        other => other.record().map_or_else(String::new, |record| record.title().to_owned()),
    }
}

/// A commitment with when it began and ended.
fn commitment(made: &Commitment) -> String {
    let date = |date| dates::short_date(date, LANG);
    let time = match (made.since(), made.until()) {
        (Some(since), Some(until)) => format!(", {} to {}", date(since), date(until)),
        (Some(since), None) => format!(" since {}", date(since)),
        (None, Some(until)) => format!(" until {}", date(until)),
        (None, None) => String::new(),
    };
    let detail = made.detail().map_or(String::new(), |detail| format!(": {detail}"));
    format!("{}{time}{detail}", made.kind().label(LANG))
}

/// The parts of enforcement that each platform's rules state, by name.
fn named_parts(rows: &[&ComparisonRow<'_>], platforms: usize) -> Vec<String> {
    let mut cells = vec!["enforcement".to_owned()];
    for platform in 0..platforms {
        let stated = rows.iter().filter(|row| !row.cells()[platform].is_empty());
        let stated: Vec<&str> = stated.map(|row| answers::row_head(row.question(), LANG)).collect();
        cells.push(if stated.is_empty() { "nothing recorded".into() } else { stated.join(", ") });
    }
    cells
}
