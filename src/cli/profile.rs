//! `profile`: one platform by the OECD's questions.

use moderation_record::Dataset;
use moderation_record::compare::Profile;
use moderation_record::text::{Label as _, Locale};

use crate::args;
use crate::compare::line;
use crate::report::{Printable, Printout};
use crate::rule;
use crate::sources::Footnotes;

struct Profiled<'d> {
    profile: Profile<'d>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::ProfileOf) -> Result<impl Printable + 'd, String> {
    let id = args::platform(data, &ask.platform)?;
    let profile = data.profile(id, ask.time.as_of).ok_or_else(|| format!("no platform `{id}`"))?;
    Ok(Profiled { profile })
}

impl Printable for Profiled<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let name = self.profile.platform().name();
        let as_of = rule::as_of(self.profile.as_of());
        let mut report = Printout::new(format!("{name}: terrorist and violent extremist content{as_of}"));
        let mut notes = Footnotes::default();
        let mut rows = Vec::new();
        for (i, answer) in self.profile.answers().iter().enumerate() {
            let mut lines: Vec<String> = Vec::new();
            for found in answer.answers() {
                lines.push(format!("{}{}", line(found, true), notes.mark(found.sources(), 2)));
            }
            let text = if lines.is_empty() { "unknown: nothing recorded".into() } else { lines.join("\n") };
            rows.push(vec![format!("{}. {}", i + 1, answer.question().label(Locale::En)), text]);
        }
        report.table("", &["question", "answer"], rows);
        report.lines("Sources", notes.lines(data));
        report.notes.push(rule::FIRST_EDITION.into());
        report.notes.push(
            "Questions after the OECD's benchmarking reports on terrorist and violent extremist content (Digital Economy Papers, no. 296, 2020, and later).".into(),
        );
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.profile)
    }
}
