//! `timeline` and `displacements`: what happened and which rules changed, in the order that is certain.

use moderation_record::compare::{DisplacementPair, TimelineEntry, TimelineFilter};
use moderation_record::text::{Locale, answers, dates, rules};
use moderation_record::{Dataset, Record, When};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;

struct Timeline<'d> {
    entries: Vec<TimelineEntry<'d>>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Timeline) -> Result<impl Printable + 'd, String> {
    let platforms: Vec<&str> = ask.platform.iter().map(|id| args::platform(data, id)).collect::<Result<_, _>>()?;
    if let (Some(from), Some(to)) = (ask.from, ask.to)
        && to.before(from) == moderation_record::Certainty::Yes
    {
        return Err(format!("nothing lies from {from} to {to}\n  help: --from is the earlier date"));
    }
    let filter = TimelineFilter { platforms: &platforms, from: ask.from, to: ask.to, rules: !ask.no_rules };
    Ok(Timeline { entries: data.timeline(filter) })
}

/// The dates in words, each once, one per line.
fn lines(all: &[When]) -> String {
    let words = answers::distinct(all.iter().copied()).into_iter().map(|date| dates::short_date(date, Locale::En));
    words.collect::<Vec<_>>().join("\n")
}

impl Printable for Timeline<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let turns = self.entries.iter().filter(|entry| entry.turn().is_some()).count();
        let changes = if turns > 0 { format!(", {}", rules::turns(turns, Locale::En)) } else { String::new() };
        let mut report = Printout::new(format!("{} events, actions and responses{changes}", self.entries.len() - turns));
        let row = |entry: &TimelineEntry<'_>| {
            let record = entry.record();
            let marks = format!("{}{}", if entry.disputed() { "≠" } else { "" }, if entry.certainly_first() { "" } else { "~" });
            let turn = entry.turn().map_or_else(String::new, |turn| format!(": {}", rules::turn(&turn, Locale::En)));
            let mark = matches!(record, Record::Policy(policy) if !policy.coding().first_edition().is_empty());
            let what = format!("{}{turn}{}", record.title(), if mark { " †" } else { "" });
            vec![lines(entry.dates()), marks, record.kind().to_string(), what, record.platforms().join(", ")]
        };
        report.table("", &["when", "", "kind", "what", "platforms"], self.entries.iter().map(row).collect());
        report.notes.push("≠: sources contradict each other on the date. ~: may overlap with what follows, or have come after it.".into());
        if turns > 0 {
            report.notes.push(
                "A rule changed after the first and no later than the second of two dates in brackets: between two sightings.".into(),
            );
            report.notes.push(rule::FIRST_EDITION.into());
        }
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.entries)
    }
}

struct Moves<'d> {
    moves: Vec<DisplacementPair<'d>>,
}

pub(crate) fn moves(data: &Dataset) -> impl Printable + '_ {
    Moves { moves: data.displacements() }
}

impl Printable for Moves<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let mut report = Printout::new(format!("{} moves from platform to platform", self.moves.len()));
        let row = |displacement: &DisplacementPair<'_>| {
            let response = displacement.response();
            let when: Vec<When> = response.when().values().copied().collect();
            let community = response.displacement().map_or("", |displacement| displacement.community().as_str());
            vec![
                displacement.from().to_string(),
                displacement.to().to_string(),
                lines(&when),
                community.to_owned(),
                format!("{} ({})", response.title(), response.id()),
            ]
        };
        report.table("", &["from", "to", "when", "community", "record"], self.moves.iter().map(row).collect());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.moves)
    }
}
