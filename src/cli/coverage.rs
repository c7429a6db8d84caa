//! `coverage`: what is researched and what is not.

use moderation_record::compare::{Coverage, CoverageRow};
use moderation_record::{Area, Dataset};

use crate::report::{Answer, Report};

struct Covered<'d> {
    rows: Vec<CoverageRow<'d>>,
}

pub(crate) fn answer(data: &Dataset) -> impl Answer + '_ {
    Covered { rows: data.coverage() }
}

impl Answer for Covered<'_> {
    fn report(&self, _: &Dataset) -> Report {
        let mut report = Report::new("Stated policies by platform and area");
        let areas =
            [Area::TerroristContent, Area::IncitementViolenceHatred, Area::HateSpeech, Area::ChildSexualAbuseMaterial, Area::General];
        let header = ["platform", "terrorism", "violence", "hate", "child abuse", "general", "other areas", "actions", "responses"];
        let row = |row: &CoverageRow<'_>| {
            let mut cells = vec![row.platform().id().to_string()];
            cells.extend(areas.iter().map(|area| row.of(*area).to_string()));
            let others = row.areas().iter().filter(|(area, coverage)| !areas.contains(area) && matches!(coverage, Coverage::Recorded(_)));
            cells.push(others.count().to_string());
            cells.extend([row.actions().to_string(), row.responses().to_string()]);
            cells
        };
        report.table("", &header, self.rows.iter().map(row).collect());
        report.notes.push("A number: so many clauses are recorded. silent: documents were read and say nothing. no information: looked for, not found. –: not researched.".into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.rows)
    }
}
