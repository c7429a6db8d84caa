//! `rules`: every rule of a platform in a line.

use moderation_record::compare::RuleLine;
use moderation_record::text::{Label as _, Locale, labels, rules};
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
    Ok(Rules { lines: data.rules(id, ask.area, ask.time.as_of), ask, name: rule::platform_name(data, id, ask.time.as_of) })
}

impl Printable for Rules<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let area = self.ask.area.map_or(String::new(), |area| format!(" on {}", area.label(Locale::En)));
        let as_of = rule::as_of(self.ask.time.as_of);
        let mut report = Printout::new(format!("{}: {}{area}{as_of}", self.name, rules::rules(self.lines.len(), Locale::En)));
        let mut rows = Vec::new();
        let mut topic = None;
        for line in &self.lines {
            let (clause, policy) = (line.clause(), line.clause().policy());
            // A line of its own for each topic, so that each rule fits one line.
            if topic != Some(policy.topic()) {
                topic = Some(policy.topic());
                rows.push(vec![labels::topic(policy.topic(), Locale::En).to_uppercase()]);
            }
            let stance = clause.version().and_then(Version::stance);
            let stance =
                stance.map_or(if matches!(policy.topic(), Topic::Procedure(_)) { "procedure" } else { "" }, |it| it.label(Locale::En));
            let title = format!("{}{}", "└ ".repeat(line.depth()), policy.title());
            let id = policy.id().as_str();
            let id = id.split_once('/').map_or(id, |(_, clause)| clause);
            rows.push(vec![title, stance.to_owned(), rule::standing(clause), id.to_owned()]);
        }
        report.table("", &["rule", "stance", "last seen", "id"], rows);
        report.notes.push(format!("`show {}/ID` prints a rule. └: a detail of the rule above it.", self.ask.platform).into());
        report.notes.push(rule::FIRST_EDITION.into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!(self.lines)
    }
}
