//! `rules`: every rule of a platform in a line.

use moderation_record::compare::RuleLine;
use moderation_record::text::{Label as _, Locale, dates, labels, rules};
use moderation_record::{Dataset, Topic, Version};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;

struct Rules<'d> {
    lines: Vec<RuleLine<'d>>,
    ask: &'d args::RulesOf,
    name: &'d str,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::RulesOf) -> Result<impl Printable + 'd, String> {
    let id = args::platform(data, &ask.platform)?;
    Ok(Rules { lines: data.rules(id, ask.area, ask.as_of), ask, name: rule::platform_name(data, id, ask.as_of) })
}

impl Printable for Rules<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let area = self.ask.area.map_or(String::new(), |area| format!(" on {}", area.label(Locale::En)));
        let as_of = self.ask.as_of.map_or(String::new(), |date| format!(", as of {}", dates::as_of(date, Locale::En)));
        let mut report = Printout::new(format!("{}: {}{area}{as_of}", self.name, rules::rules(self.lines.len(), Locale::En)));
        let row = |line: &RuleLine<'_>| {
            let (clause, policy) = (line.clause(), line.clause().policy());
            let stance = clause.version().and_then(Version::stance);
            let stance = stance.map_or("", |stance| stance.label(Locale::En));
            vec![
                labels::topic(policy.topic(), Locale::En).to_owned(),
                if matches!(policy.topic(), Topic::Procedure(_)) { "procedure".to_owned() } else { stance.to_owned() },
                format!("{}{}", "└ ".repeat(line.depth()), policy.title()),
                rule::seen(clause),
                policy.id().to_string(),
            ]
        };
        report.table("", &["topic", "stance", "rule", "standing", "id"], self.lines.iter().map(row).collect());
        report.notes.push("└: a detail of the rule above it.".into());
        report.notes.push(rule::FIRST_EDITION.into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.lines)
    }
}
