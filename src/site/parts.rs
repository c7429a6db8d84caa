//! The parts of a rule, with their typed facts in words.

use maud::{Markup, html};

use super::clause::{countries, spans};
use super::layout::Layout;
use crate::compare::{self, PartFacts};
use crate::model::{Parts, Says};
use crate::text::messages as m;
use crate::text::rules;

/// A part with its typed facts in words.
pub(super) struct PartText<'v>(pub(super) PartFacts<'v>);

impl PartText<'_> {
    /// What kind of part it is, whether the rule states it, and where that holds.
    pub(super) fn head(&self, layout: &Layout<'_>) -> Markup {
        html! { (layout.label(self.0.part())) (self.limits(layout)) }
    }

    /// Whether the rule states it, where it does not, and where in the world it holds.
    pub(super) fn limits(&self, layout: &Layout<'_>) -> Markup {
        let stated = self.0.stated();
        html! {
            @if stated.says != Says::States { " " small { "(" (layout.label(stated.says)) ")" } }
            (countries(layout, m::ONLY_IN, stated.applies_in))
        }
    }

    /// Its facts and what else it says; nothing where it is only there.
    pub(super) fn inline(&self, layout: &Layout<'_>) -> Markup {
        let stated = self.0.stated();
        let name = |name| rules::fact_name(stated.part, name, layout.lang);
        let facts = self.0.facts().iter().map(|fact| (name(fact.name), rules::fact_values(fact, layout.lang)));
        let modality = stated.modality.map(|modality| (layout.word(m::BINDING), layout.label(modality).to_owned()));
        let facts: Vec<_> = facts.chain(modality).collect();
        html! {
            @for (i, (name, value)) in facts.iter().enumerate() { @if i > 0 { " · " } (name) ": " (value) }
            @if let Some(detail) = stated.detail { @if !facts.is_empty() { " – " } (layout.text(detail)) }
        }
    }

    pub(super) fn is_bare(&self) -> bool {
        let stated = self.0.stated();
        self.0.facts().is_empty() && stated.modality.is_none() && stated.detail.is_none()
    }

    pub(super) fn render(&self, layout: &Layout<'_>) -> Markup {
        html! {
            p.value { (self.head(layout)) }
            @if !self.is_bare() { p { (self.inline(layout)) } }
            @if !self.0.stated().at.is_empty() { p.by { (spans(layout, self.0.stated().at)) } }
            (layout.evidence(self.0.stated().evidence))
        }
    }
}

/// Every part in the order of [`Parts::each`], with its typed facts in words.
pub(super) fn parts_of(parts: &Parts) -> Vec<PartText<'_>> {
    compare::facts(parts).into_iter().map(PartText).collect()
}
