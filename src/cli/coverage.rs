//! `coverage`: what is researched and what is not.

use moderation_record::compare::{Coverage, CoverageRow};
use moderation_record::text::{Locale, answers};
use moderation_record::{Area, Dataset};

use super::args::CoverageOf;
use crate::report::{Printable, Printout};

struct Covered<'d> {
    rows: Vec<CoverageRow<'d>>,
    by_area: bool,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &CoverageOf) -> impl Printable + 'd {
    Covered { rows: data.coverage(), by_area: ask.by_area }
}

impl Covered<'_> {
    /// A row for each platform, with the areas most of whose policies are recorded.
    fn platforms(&self) -> Printout {
        let mut report = Printout::new("Stated policies by platform and area");
        let areas = [Area::TerroristContent, Area::IncitementViolenceHatred, Area::HateSpeech, Area::ChildSexualAbuseMaterial];
        let others = format!("other areas (of {})", Area::of_content().count() - areas.len());
        let header = ["platform", "terrorism", "violence", "hate", "child abuse", &others, "procedures", "actions", "responses"];
        let row = |row: &CoverageRow<'_>| {
            let mut cells = vec![row.platform().id().to_string()];
            cells.extend(areas.iter().map(|area| answers::coverage(row.of(*area), Locale::En)));
            let others = row.areas().iter().filter(|(area, coverage)| !areas.contains(area) && matches!(coverage, Coverage::Recorded(_)));
            cells.push(others.count().to_string());
            cells.extend([row.procedures().to_string(), row.actions().to_string(), row.responses().to_string()]);
            cells
        };
        report.table("", &header, self.rows.iter().map(row).collect());
        report.notes.push("A number: so many rules are recorded. silent: documents were read and say nothing. no information: looked for, not found. –: not researched.".into());
        report.notes.push("`moderation-record coverage --by-area` lists every area.".into());
        report
    }

    /// A row for each area, in the order of their categories: how many platforms say something of it.
    fn areas(&self) -> Printout {
        let mut report = Printout::new("Stated policies by area");
        let header = ["category", "area", "recorded", "silent", "no information", "not researched"];
        let row = |area: Area| {
            let number = |is: fn(Coverage) -> bool| self.rows.iter().filter(|row| is(row.of(area))).count().to_string();
            let category = area.dsa_category().map_or("", |category| category.as_str().trim_start_matches("STATEMENT_CATEGORY_"));
            vec![
                category.to_lowercase().replace('_', " "),
                area.to_string(),
                number(|coverage| matches!(coverage, Coverage::Recorded(_))),
                number(|coverage| coverage == Coverage::Silent),
                number(|coverage| coverage == Coverage::NoInformation),
                number(|coverage| coverage == Coverage::NotResearched),
            ]
        };
        report.table("", &header, Area::of_content().map(row).collect());
        report.notes.push("Numbers of platforms. Categories are those of the DSA Transparency Database.".into());
        report
    }
}

impl Printable for Covered<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        if self.by_area { self.areas() } else { self.platforms() }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.rows)
    }
}
