//! `disputes`: every account beside the others.

use moderation_record::compare::Dispute;
use moderation_record::text::{Label as _, Locale, answers};
use moderation_record::{Citation, ClaimView, Dataset};

use crate::args;
use crate::report::{Printable, Printout};
use crate::sources::Footnotes;

struct Disputed<'d> {
    disputes: Vec<Dispute<'d>>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::OfPlatform) -> Result<impl Printable + 'd, String> {
    let platform = ask.platform.as_deref().map(|id| args::platform(data, id)).transpose()?;
    let mut disputes = data.disputes();
    disputes.retain(|dispute| platform.is_none_or(|id| dispute.record().platforms().contains(&id)));
    Ok(Disputed { disputes })
}

impl Printable for Disputed<'_> {
    fn print(&self, data: &Dataset) -> Printout {
        let mut report = Printout::new(format!("{} questions on which sources contradict each other", self.disputes.len()));
        let mut notes = Footnotes::default();
        let mut rows = Vec::new();
        for dispute in &self.disputes {
            let record = dispute.record();
            let mut accounts = Vec::new();
            for claim in dispute.claims() {
                let support = data.support(claim.evidence).basis().label(Locale::En);
                accounts.push(format!(
                    "{}{} – {support}",
                    account(dispute, claim),
                    notes.mark(claim.evidence.iter().map(Citation::source), 3)
                ));
            }
            rows.push(vec![format!("{}\n({})", record.title(), record.id()), answers::about(dispute, Locale::En), accounts.join("\n")]);
        }
        report.table("", &["record", "question", "accounts"], rows);
        report.lines("Sources", notes.lines(data));
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.disputes)
    }
}

fn account(dispute: &Dispute<'_>, claim: &ClaimView<'_>) -> String {
    let said_by = claim.said_by.map_or(String::new(), |party| format!(", says {party}"));
    format!("{}{said_by}", answers::account(dispute, claim, Locale::En))
}
