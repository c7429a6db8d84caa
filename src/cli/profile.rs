//! `profile`: one platform by the OECD's questions.

use moderation_record::Dataset;
use moderation_record::compare::Profile;

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;
use crate::sources::Footnotes;

struct Profiled<'d> {
    profile: Profile<'d>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::ProfileOf) -> Result<impl Printable + 'd, String> {
    let id = args::platform(data, &ask.platform)?;
    let profile = data.profile(id, ask.as_of).ok_or_else(|| format!("no platform `{id}`"))?;
    Ok(Profiled { profile })
}

impl Printable for Profiled<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let name = self.profile.platform().name();
        let as_of = self.profile.as_of().map_or(String::new(), |date| format!(", as of {}", rule::as_of(date)));
        let mut report = Printout::new(format!("{name}: terrorist and violent extremist content{as_of}"));
        let mut notes = Footnotes::default();
        let mut rows = Vec::new();
        for (i, answer) in self.profile.answers().iter().enumerate() {
            let mut lines: Vec<String> = Vec::new();
            for finding in answer.findings() {
                let label = if finding.label().is_empty() { String::new() } else { finding.label().to_owned() };
                let colon = if label.is_empty() || finding.text().is_empty() { "" } else { ": " };
                let mark = notes.mark(finding.sources(), 2);
                let seen = finding.rule().map_or(String::new(), |clause| format!(" ({})", rule::seen(clause)));
                lines.push(format!("{label}{colon}{}{seen}{mark}", finding.text()));
            }
            let text = if lines.is_empty() { "unknown: nothing recorded".into() } else { lines.join("\n") };
            rows.push(vec![format!("{}. {}", i + 1, answer.question()), text]);
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
