//! The parts of a rule, with their typed facts in words.

use maud::{Markup, html};

use super::layout::Layout;
use super::rule::{countries, spans};
use crate::model::{Duration, Parts, Says, Stated, Statement};
use crate::text::amounts;
use crate::text::labels::Label;
use crate::text::messages::{self as m, Word};

/// A part with its typed facts in words.
pub(super) struct PartText<'v> {
    stated: Stated<'v>,
    facts: Vec<(Word, Markup)>,
}

impl PartText<'_> {
    /// What kind of part it is, whether the rule states it, and where that holds.
    pub(super) fn head(&self, layout: &Layout<'_>) -> Markup {
        html! { (layout.label(self.stated.part)) (self.limits(layout)) }
    }

    /// Whether the rule states it, where it does not, and where in the world it holds.
    pub(super) fn limits(&self, layout: &Layout<'_>) -> Markup {
        html! {
            @if self.stated.says != Says::States { " " small { "(" (layout.label(self.stated.says)) ")" } }
            (countries(layout, m::ONLY_IN, self.stated.applies_in))
        }
    }

    /// Its facts and what else it says; nothing where it is only there.
    pub(super) fn inline(&self, layout: &Layout<'_>) -> Markup {
        let modality = self.stated.modality.map(|modality| (m::BINDING, html! { (layout.label(modality)) }));
        let facts: Vec<&(Word, Markup)> = self.facts.iter().chain(modality.iter()).collect();
        html! {
            @for (i, (name, value)) in facts.iter().enumerate() { @if i > 0 { " · " } (layout.word(*name)) ": " (value) }
            @if let Some(detail) = self.stated.detail { @if !facts.is_empty() { " – " } (layout.text(detail)) }
        }
    }

    pub(super) fn is_bare(&self) -> bool {
        self.facts.is_empty() && self.stated.modality.is_none() && self.stated.detail.is_none()
    }

    pub(super) fn render(&self, layout: &Layout<'_>) -> Markup {
        html! {
            p.value { (self.head(layout)) }
            @if !self.is_bare() { p { (self.inline(layout)) } }
            @if !self.stated.at.is_empty() { p.by { (spans(layout, self.stated.at)) } }
            (layout.evidence(self.stated.evidence))
        }
    }
}

/// Gathers the facts of one part.
struct Gathered<'g, 'v> {
    layout: &'g Layout<'v>,
    facts: Vec<(Word, Markup)>,
}

impl Gathered<'_, '_> {
    fn all<T: Label>(mut self, name: Word, words: &[T]) -> Self {
        if !words.is_empty() {
            self.facts.push((name, self.layout.list(words.iter().map(|word| html! { (self.layout.label(*word)) }))));
        }
        self
    }

    fn one<T: Label>(self, name: Word, word: Option<T>) -> Self {
        match word {
            Some(word) => self.all(name, &[word]),
            None => self,
        }
    }

    fn number(mut self, name: Word, number: Option<u32>) -> Self {
        self.facts.extend(number.map(|number| (name, html! { (number) })));
        self
    }

    fn time(mut self, name: Word, duration: Option<Duration>) -> Self {
        self.facts.extend(duration.map(|duration| (name, html! { (amounts::duration(duration, self.layout.lang)) })));
        self
    }
}

/// Every part in the order of [`Parts::each`], with its typed facts in words.
pub(super) fn parts_of<'v>(layout: &Layout<'_>, parts: &'v Parts) -> Vec<PartText<'v>> {
    let new = || Gathered { layout, facts: Vec::new() };
    let mut facts: Vec<Vec<(Word, Markup)>> = Vec::new();
    let mut add = |gathered: Gathered<'_, '_>| facts.push(gathered.facts);
    let by = |part: &Statement| new().all(m::DONE_BY, &part.by);
    parts.justification().iter().for_each(|part| add(by(part)));
    for part in parts.definition() {
        let gathered = new().all(m::TRAITS, &part.traits).all(m::CONDITIONAL_TRAITS, &part.conditional_traits);
        add(gathered.all(m::DESIGNATIONS, &part.designations));
    }
    parts.examples().iter().for_each(|part| add(by(part)));
    parts.exceptions().iter().for_each(|part| add(new().all(m::EXCEPTED, &part.kinds)));
    for part in parts.sanctions() {
        let gathered = new().one(m::MEASURE, Some(part.measure)).all(m::ON_WHAT, &part.on).one(m::SET_OFF_BY, part.trigger);
        add(gathered.number(m::HOW_MANY_BREACHES, part.number).time(m::WITHIN, part.within).time(m::LASTS, part.lasts));
    }
    for part in parts.detection() {
        add(new().all(m::DONE_BY, &part.by).all(m::MATERIAL, &part.material).one(m::ENCRYPTED, part.encrypted));
    }
    for part in parts.reporting() {
        let gathered = new().all(m::WHO_CAN, &part.who).all(m::ON_WHAT, &part.on).all(m::CHANNELS, &part.channels);
        add(gathered.one(m::ANONYMOUS, part.anonymous));
    }
    for part in parts.review() {
        add(new().all(m::DONE_BY, &part.by).one(m::BEFORE_OR_AFTER_PUBLICATION, part.timing).all(m::WEIGHED, &part.criteria));
    }
    for part in parts.notice() {
        let gathered = new().all(m::TOLD, &part.to).all(m::OF_WHAT, &part.of).one(m::BEFORE_OR_AFTER_DECISION, part.timing);
        add(gathered.one(m::REASONS, part.reasons));
    }
    for part in parts.appeal() {
        let gathered = new().all(m::OF_WHAT, &part.of).time(m::DEADLINE, part.deadline).number(m::ATTEMPTS, part.attempts);
        let gathered = gathered.time(m::ANSWERED_WITHIN, part.answer).all(m::DECIDED_BY, &part.decided_by);
        add(gathered.one(m::OUTSIDE_BODY, part.outside_body));
    }
    parts.referral().iter().for_each(|part| add(new().all(m::TO_WHOM, &part.to)));
    for part in parts.disclosure() {
        add(new().all(m::GROUNDED_ON, &part.on).one(m::USER_TOLD, part.user_told));
    }
    for part in parts.age() {
        add(new().number(m::YEARS_OF_AGE, part.minimum).all(m::ON_WHAT, &part.on).one(m::PARENTS, part.parental_consent));
    }
    for part in parts.transparency() {
        add(new().all(m::REPORTED_THINGS, &part.of).time(m::HOW_OFTEN, part.every));
    }
    for list in [parts.labelling(), parts.verification(), parts.user_tools(), parts.scope()] {
        for part in list {
            add(by(part));
        }
    }
    parts.each().into_iter().zip(facts).map(|(stated, facts)| PartText { stated, facts }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::index::Index;
    use super::super::routes::Page;
    use super::*;
    use crate::model::{Part, Policy, Version};
    use crate::text::Locale;

    /// The order of the facts is that of the parts.
    #[test]
    fn facts_stand_with_their_part() {
        let data = crate::dataset();
        let site = Index::of(data, None, Vec::new(), Vec::new());
        let layout = Layout { site: &site, lang: Locale::En, page: Page::Method };
        let mut sanctions = 0;
        for parts in data.policies().iter().flat_map(Policy::versions).filter_map(Version::parts) {
            let told = parts_of(&layout, parts);
            assert_eq!(told.len(), parts.each().len());
            for part in told {
                let has_measure = part.facts.iter().any(|(name, _)| *name == m::MEASURE);
                assert_eq!(has_measure, part.stated.part == Part::Sanctions);
                sanctions += usize::from(has_measure);
            }
        }
        assert!(sanctions > 100, "{sanctions}");
    }
}
