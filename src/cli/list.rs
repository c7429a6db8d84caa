//! `list`: what there is.

use moderation_record::text::{Label as _, Locale};
use moderation_record::{Dataset, Kind, Record, Version};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;

struct Listed<'d> {
    data: &'d Dataset,
    kind: Option<Kind>,
    platform: Option<&'d str>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::List) -> Result<impl Printable + 'd, String> {
    let platform = ask.platform.as_deref().map(|id| args::platform(data, id)).transpose()?;
    Ok(Listed { data, kind: ask.kind, platform })
}

impl<'d> Listed<'d> {
    fn is_of_rules(&self) -> bool {
        self.kind == Some(Kind::Policy)
    }

    /// Of a rule its stance and when it was last seen.
    fn rule(&self, record: Record<'d>) -> Vec<String> {
        let Record::Policy(policy) = record else { return Vec::new() };
        let stance = policy.newest().and_then(Version::stance).map_or("", |stance| stance.label(Locale::En)).to_owned();
        vec![stance, rule::standing(&self.data.clause(policy, None))]
    }

    fn records(&self) -> impl Iterator<Item = Record<'d>> {
        let concerns = |record: Record<'_>| self.platform.is_none_or(|id| record.platforms().contains(&id));
        self.data.records().filter(move |record| self.kind.is_none_or(|kind| record.kind() == kind) && concerns(*record))
    }
}

impl Printable for Listed<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        if self.kind.is_none() && self.platform.is_none() {
            let mut report = Printout::new("Records by kind");
            let rows = Kind::ALL.iter().map(|kind| vec![kind.folder().to_owned(), self.data.count(*kind).to_string()]).collect();
            report.table("", &["kind", "records"], rows);
            report.notes.push("`moderation-record list platforms` lists a kind.".into());
            return report;
        }
        let rows: Vec<Vec<String>> = self
            .records()
            .map(|record| {
                let mut row = vec![record.id().to_owned(), record.title().to_owned()];
                if self.is_of_rules() {
                    row.extend(self.rule(record));
                }
                if self.kind.is_none() {
                    row.insert(0, record.kind().to_string());
                }
                row
            })
            .collect();
        let what = self.kind.map_or("records", Kind::folder);
        let of = self.platform.map_or(String::new(), |id| format!(" that concern {id}"));
        let mut report = Printout::new(format!("{} {what}{of}", rows.len()));
        let header: &[&str] = match self.kind {
            None => &["kind", "id", "title"],
            Some(Kind::Policy) => &["id", "title", "stance", "last seen"],
            Some(_) => &["id", "title"],
        };
        report.table("", header, rows);
        if self.is_of_rules() {
            report.notes.push(rule::FIRST_EDITION.into());
        }
        report
    }

    fn json(&self) -> serde_json::Value {
        let reference =
            |record: Record<'_>| serde_json::json!({"kind": record.kind().as_str(), "id": record.id(), "title": record.title()});
        self.records().map(reference).collect()
    }
}
