//! `agreement`: how far two codings of the same documents agree.

use moderation_record::compare::{Agreement, FieldAgreement};
use moderation_record::{Dataset, load};

use crate::args;
use crate::report::{Printable, Printout};

pub(crate) struct Codings {
    first: Dataset,
    second: Dataset,
    platforms: Vec<String>,
}

pub(crate) fn answer(ask: &args::AgreementOf) -> Result<Codings, String> {
    let read = |path: &std::path::Path| load::directory(path).map_err(|error| error.to_string());
    let (first, second) = (read(&ask.first)?, read(&ask.second)?);
    let platforms = if ask.platforms.is_empty() {
        let of_first = first.policies().iter().map(|policy| policy.platform().to_string());
        let mut of_both: Vec<String> =
            of_first.filter(|id| second.policies().iter().any(|policy| policy.platform().as_str() == id)).collect();
        of_both.dedup();
        of_both
    } else {
        ask.platforms.clone()
    };
    let codings = Codings { first, second, platforms };
    if codings.of(&[]).captures() == 0 {
        return Err(
            "the two codings have no capture of a document in common\n  help: name two data directories with rules of the same captures"
                .into(),
        );
    }
    Ok(codings)
}

impl Codings {
    /// The agreement on these platforms, or on all that were asked for.
    fn of(&self, platforms: &[&str]) -> Agreement<'_> {
        let all: Vec<&str> = self.platforms.iter().map(String::as_str).collect();
        self.first.agreement(&self.second, if platforms.is_empty() { &all } else { platforms })
    }
}

impl Printable for Codings {
    fn print(&self, _: &Dataset) -> Printout {
        let mut report = Printout::new("Agreement of two codings of the same documents");
        let mut columns: Vec<(&str, Agreement<'_>)> =
            self.platforms.iter().map(|platform| (platform.as_str(), self.of(&[platform]))).collect();
        columns.push(("all", self.of(&[])));
        let rows = columns.iter().map(|(name, found)| {
            let (pairs, first, second) = (found.pairs().len(), found.only_first().len(), found.only_second().len());
            let f1 = found.f1().map_or_else(|| "–".into(), |f1| format!("{f1:.2}"));
            vec![
                (*name).to_owned(),
                found.captures().to_string(),
                (pairs + first).to_string(),
                (pairs + second).to_string(),
                pairs.to_string(),
                f1,
            ]
        });
        report.table("Rules found", &["platform", "captures", "first reader", "second reader", "both", "F1"], rows.collect());
        let all = columns.pop().map(|(_, all)| all);
        let fields = all.as_ref().map_or(&[][..], Agreement::fields);
        let rows = fields.iter().map(|field| {
            let mut row = vec![field.name().to_owned(), shown(field)];
            row.extend(
                columns
                    .iter()
                    .map(|(_, found)| found.fields().iter().find(|other| other.name() == field.name()).map_or_else(|| "–".into(), shown)),
            );
            row
        });
        let mut header = vec!["field", "all"];
        header.extend(columns.iter().map(|(name, _)| *name));
        report.table("Of the rules that both found: same value, and Krippendorff's alpha", &header, rows.collect());
        report.notes.push("Of a part, the field is whether the rule has one. Alpha is – where all values are the same.".into());
        report.notes.push("`--format json` lists each pair with its differences, and the rules that one reader found.".into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(
            self.platforms
                .iter()
                .map(|platform| (platform.clone(), serde_json::json!(self.of(&[platform]))))
                .collect::<serde_json::Map<_, _>>()
        )
    }
}

fn shown(field: &FieldAgreement) -> String {
    let percent = 100.0 * field.agreed() as f64 / field.pairs().max(1) as f64;
    format!("{percent:.0} %  {}", field.alpha().map_or_else(|| "–".into(), |alpha| format!("{alpha:.2}")))
}
