//! `stance`: what a platform says of an area.

use moderation_record::compare::{Clause, StanceAnswer};
use moderation_record::text::{Label as _, Locale, answers};
use moderation_record::{Dataset, Version};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;
use crate::sources::Footnotes;

struct Said<'d> {
    answer: StanceAnswer<'d>,
    ask: &'d args::StanceOf,
    name: &'d str,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::StanceOf) -> Result<impl Printable + 'd, String> {
    let id = args::platform(data, &ask.platform)?;
    Ok(Said { answer: data.stance(id, ask.area, ask.time.as_of), ask, name: rule::platform_name(data, id, ask.time.as_of) })
}

impl Printable for Said<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let area = self.ask.area.label(Locale::En);
        let as_of = rule::as_of(self.ask.time.as_of);
        let mut report = Printout::new(format!("{} on {area}{as_of}", self.name));
        let mut notes = Footnotes::default();
        let mut row = |place: &str, clause: &Clause<'_>| {
            let version = clause.version();
            let stance = answers::stance(clause.policy(), version, Locale::En);
            let text = version.map_or("", |version| version.rule().en());
            let source =
                version.and_then(Version::last_sighting).and_then(|seen| data.source(seen.source()?)).map(moderation_record::Source::id);
            let mark = notes.mark(source, 1);
            let says = if text.is_empty() { String::new() } else { format!("{stance}: {text}{mark}\n") };
            vec![format!("{place}\n{}", clause.policy().id()), format!("{says}({})", rule::seen(clause))]
        };
        let mut rows: Vec<_> = self.answer.main().into_iter().map(|clause| row("main rule", clause)).collect();
        rows.extend(self.answer.others().iter().map(|clause| row("beside it", clause)));
        rows.extend(self.answer.ended().iter().map(|clause| row("does not stand", clause)));
        if rows.is_empty() {
            report.notes.push(rule::NOTHING_RECORDED.into());
            return report;
        }
        report.table("", &["rule", "says"], rows);
        report.lines("Sources of the last sightings", notes.lines(data));
        report.notes.push(rule::FIRST_EDITION.into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.answer)
    }
}
