//! `conflicts`: every account beside the others.

use moderation_record::compare::Conflict;
use moderation_record::{Citation, ClaimView, Dataset};

use crate::args;
use crate::report::{Answer, Report};
use crate::sources::Footnotes;

struct Disputed<'d> {
    conflicts: Vec<Conflict<'d>>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::OfPlatform) -> Result<impl Answer + 'd, String> {
    let platform = ask.platform.as_deref().map(|id| args::platform(data, id)).transpose()?;
    let mut conflicts = data.conflicts();
    conflicts.retain(|conflict| platform.is_none_or(|id| conflict.record().platforms().contains(&id)));
    Ok(Disputed { conflicts })
}

impl Answer for Disputed<'_> {
    fn report(&self, data: &Dataset) -> Report {
        let mut report = Report::new(format!("{} questions on which sources contradict each other", self.conflicts.len()));
        let mut notes = Footnotes::default();
        let mut rows = Vec::new();
        for conflict in &self.conflicts {
            let record = conflict.record();
            let mut accounts = Vec::new();
            for claim in conflict.claims() {
                let support = data.support(claim.evidence).basis();
                accounts.push(format!("{}{} – {support}", account(claim), notes.mark(claim.evidence.iter().map(Citation::source), 3)));
            }
            rows.push(vec![format!("{}\n({})", record.title(), record.id()), conflict.question().to_owned(), accounts.join("\n")]);
        }
        report.table("", &["record", "question", "accounts"], rows);
        report.lines("Sources", notes.lines(data));
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.conflicts)
    }
}

fn account(claim: &ClaimView<'_>) -> String {
    let during = claim.during.map_or(String::new(), |during| format!(" ({during})"));
    let said_by = claim.said_by.map_or(String::new(), |party| format!(", says {party}"));
    format!("{}{during}{said_by}", claim.value)
}
