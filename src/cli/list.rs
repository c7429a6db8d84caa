//! `list`: what there is.

use moderation_record::{Dataset, Kind, Record};

use crate::args;
use crate::report::{Answer, Report};

struct Listed<'d> {
    data: &'d Dataset,
    kind: Option<Kind>,
    platform: Option<&'d str>,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::List) -> Result<impl Answer + 'd, String> {
    let platform = ask.platform.as_deref().map(|id| args::platform(data, id)).transpose()?;
    Ok(Listed { data, kind: ask.kind, platform })
}

impl<'d> Listed<'d> {
    fn records(&self) -> impl Iterator<Item = Record<'d>> {
        let concerns = |record: Record<'_>| self.platform.is_none_or(|id| record.platforms().contains(&id));
        self.data.records().filter(move |record| self.kind.is_none_or(|kind| record.kind() == kind) && concerns(*record))
    }
}

impl Answer for Listed<'_> {
    fn report(&self, _: &Dataset) -> Report {
        if self.kind.is_none() && self.platform.is_none() {
            let mut report = Report::new("Records by kind");
            let rows = Kind::ALL.iter().map(|kind| vec![kind.folder().to_owned(), self.data.count(*kind).to_string()]).collect();
            report.table("", &["kind", "records"], rows);
            report.notes.push("`moderation-record list platforms` lists a kind.".into());
            return report;
        }
        let rows: Vec<Vec<String>> = self
            .records()
            .map(|record| {
                let mut row = vec![record.id().to_owned(), record.title().to_owned()];
                if self.kind.is_none() {
                    row.insert(0, record.kind().to_string());
                }
                row
            })
            .collect();
        let what = self.kind.map_or("records", Kind::folder);
        let of = self.platform.map_or(String::new(), |id| format!(" that concern {id}"));
        let mut report = Report::new(format!("{} {what}{of}", rows.len()));
        let header: &[&str] = if self.kind.is_none() { &["kind", "id", "title"] } else { &["id", "title"] };
        report.table("", header, rows);
        report
    }

    fn json(&self) -> serde_json::Value {
        let reference =
            |record: Record<'_>| serde_json::json!({"kind": record.kind().as_str(), "id": record.id(), "title": record.title()});
        self.records().map(reference).collect()
    }
}
