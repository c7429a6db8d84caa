//! `parts`: one part of rules across platforms.

use moderation_record::compare::{PartFilter, StatedPart, has_withheld};
use moderation_record::text::{Label as _, Locale, labels, rules};
use moderation_record::{Dataset, Surface};

use crate::args;
use crate::report::{Printable, Printout};
use crate::rule;

struct Stated<'d> {
    parts: Vec<StatedPart<'d>>,
    ask: &'d args::PartsOf,
}

pub(crate) fn answer<'d>(data: &'d Dataset, ask: &'d args::PartsOf) -> Result<impl Printable + 'd, String> {
    let platforms: Vec<&str> = ask.platform.iter().map(|id| args::platform(data, id)).collect::<Result<_, _>>()?;
    let filter = PartFilter { platforms: &platforms, area: ask.area, surface: ask.surface, at: ask.time.as_of };
    Ok(Stated { parts: data.parts(ask.kind, filter), ask })
}

impl Printable for Stated<'_> {
    fn print(&self, _: &Dataset) -> Printout {
        let area = self.ask.area.map_or(String::new(), |area| format!(" on {}", area.label(Locale::En)));
        let surface = self.ask.surface.map_or(String::new(), |surface| format!(", {}", surface.label(Locale::En)));
        let as_of = rule::as_of(self.ask.time.as_of);
        let kind = self.ask.kind.label(Locale::En);
        let mut report = Printout::new(format!("{kind}{area}{surface}{as_of}: {}", rules::statements(self.parts.len(), Locale::En)));
        let row = |stated: &StatedPart<'_>| {
            let (clause, policy) = (stated.clause(), stated.clause().policy());
            let says = rules::part(stated.facts(), Locale::En);
            let surfaces: Vec<&str> = stated.version().surfaces().iter().map(|surface: &Surface| surface.label(Locale::En)).collect();
            let surfaces = if surfaces.is_empty() { String::new() } else { format!("; in: {}", surfaces.join(", ")) };
            let says = if says.is_empty() { rules::BARE[0] } else { &says };
            let topic = labels::topic(policy.topic(), Locale::En);
            vec![policy.id().to_string(), format!("{says}\n({topic}{surfaces})"), rule::standing(clause)]
        };
        report.table("", &["rule", "says", "last seen"], self.parts.iter().map(row).collect());
        report.notes.push("What rules state is listed; that a rule says nothing of it is not. `stance`, `show` and the platform's page tell what one platform leaves unsaid.".into());
        if has_withheld(self.ask.kind) {
            report.notes.push("Denials that hold for terrorist content or the sexual abuse of children are left out: they are shown on the platform's own page only.".into());
        }
        report.notes.push(rule::FIRST_EDITION.into());
        report
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!({ "kind": self.ask.kind, "denials_left_out": has_withheld(self.ask.kind), "parts": self.parts })
    }
}
