//! `timeline` and `displacements`: what happened, in the order that is certain.

use std::collections::HashSet;

use moderation_record::compare::{Displacement, TimelineEntry, TimelineFilter};
use moderation_record::{Dataset, When};

use crate::args;
use crate::report::{Answer, Report};

struct Told<'d> {
    entries: Vec<TimelineEntry<'d>>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::Timeline) -> Result<impl Answer + 'd, String> {
    let platforms: Vec<&str> = ask.platform.iter().map(|id| args::platform(data, id)).collect::<Result<_, _>>()?;
    if let (Some(from), Some(to)) = (ask.from, ask.to)
        && to.before(from) == moderation_record::Answer::Yes
    {
        return Err(format!("nothing lies from {from} to {to}\n  help: --from is the earlier date"));
    }
    let entries = data.timeline(TimelineFilter { platforms: &platforms, from: ask.from, to: ask.to });
    Ok(Told { entries })
}

pub(crate) fn dates(dates: &[When]) -> String {
    let mut seen = HashSet::new();
    let words = dates.iter().filter(|date| seen.insert(**date)).map(ToString::to_string);
    words.collect::<Vec<_>>().join("\n")
}

impl Answer for Told<'_> {
    fn report(&self, _: &Dataset) -> Report {
        let mut report = Report::new(format!("{} events, actions and responses", self.entries.len()));
        let row = |entry: &TimelineEntry<'_>| {
            let record = entry.record();
            let marks = format!("{}{}", if entry.disputed() { "≠" } else { "" }, if entry.certainly_first() { "" } else { "~" });
            vec![dates(entry.dates()), marks, record.kind().to_string(), record.title().to_owned(), record.platforms().join(", ")]
        };
        report.table("", &["when", "", "kind", "what", "platforms"], self.entries.iter().map(row).collect());
        report.notes.push("≠: sources contradict each other on the date. ~: may overlap with what follows, or have come after it.".into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.entries)
    }
}

struct Moves<'d> {
    moves: Vec<Displacement<'d>>,
}

pub(crate) fn moves(data: &Dataset) -> impl Answer + '_ {
    Moves { moves: data.displacements() }
}

impl Answer for Moves<'_> {
    fn report(&self, _: &Dataset) -> Report {
        let mut report = Report::new(format!("{} moves from platform to platform", self.moves.len()));
        let row = |movement: &Displacement<'_>| {
            let response = movement.response();
            let when: Vec<When> = response.when().claims().iter().map(|claim| *claim.value()).collect();
            let community = response.movement().map_or("", |movement| movement.community().as_str());
            vec![
                movement.from().to_string(),
                movement.to().to_string(),
                dates(&when),
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
