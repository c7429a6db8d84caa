//! The parts of a rule, with their typed facts in words.

use maud::{Markup, html};

use super::rule::{countries, spans};
use super::say;
use super::terms::Term;
use super::view::View;
use super::words::{self as w, Word};
use crate::model::{Duration, Parts, Says, Stated, Statement};

/// A part with its typed facts in words.
pub(super) struct Told<'v> {
    stated: Stated<'v>,
    facts: Vec<(Word, Markup)>,
}

impl Told<'_> {
    /// What kind of part it is, whether the rule states it, and where that holds.
    pub(super) fn head(&self, view: &View<'_>) -> Markup {
        html! { (view.term(self.stated.part)) (self.limits(view)) }
    }

    /// Whether the rule states it, where it does not, and where in the world it holds.
    pub(super) fn limits(&self, view: &View<'_>) -> Markup {
        html! {
            @if self.stated.says != Says::States { " " small { "(" (view.term(self.stated.says)) ")" } }
            (countries(view, w::ONLY_IN, self.stated.applies_in))
        }
    }

    /// Its facts and what else it says; nothing where it is only there.
    pub(super) fn inline(&self, view: &View<'_>) -> Markup {
        let modality = self.stated.modality.map(|modality| (w::BINDING, html! { (view.term(modality)) }));
        let facts: Vec<&(Word, Markup)> = self.facts.iter().chain(modality.iter()).collect();
        html! {
            @for (i, (name, value)) in facts.iter().enumerate() { @if i > 0 { " · " } (view.say(*name)) ": " (value) }
            @if let Some(detail) = self.stated.detail { @if !facts.is_empty() { " – " } (view.text(detail)) }
        }
    }

    pub(super) fn is_bare(&self) -> bool {
        self.facts.is_empty() && self.stated.modality.is_none() && self.stated.detail.is_none()
    }

    pub(super) fn render(&self, view: &View<'_>) -> Markup {
        html! {
            p.value { (self.head(view)) }
            @if !self.is_bare() { p { (self.inline(view)) } }
            @if !self.stated.at.is_empty() { p.by { (spans(view, self.stated.at)) } }
            (view.evidence(self.stated.evidence))
        }
    }
}

/// Gathers the facts of one part.
struct Gathered<'g, 'v> {
    view: &'g View<'v>,
    facts: Vec<(Word, Markup)>,
}

impl Gathered<'_, '_> {
    fn all<T: Term>(mut self, name: Word, words: &[T]) -> Self {
        if !words.is_empty() {
            self.facts.push((name, self.view.list(words.iter().map(|word| html! { (self.view.term(*word)) }))));
        }
        self
    }

    fn one<T: Term>(self, name: Word, word: Option<T>) -> Self {
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
        self.facts.extend(duration.map(|duration| (name, html! { (say::duration(duration, self.view.lang)) })));
        self
    }
}

/// Every part in the order of [`Parts::each`], with its typed facts in words.
pub(super) fn parts_of<'v>(view: &View<'_>, parts: &'v Parts) -> Vec<Told<'v>> {
    let new = || Gathered { view, facts: Vec::new() };
    let mut facts: Vec<Vec<(Word, Markup)>> = Vec::new();
    let mut add = |gathered: Gathered<'_, '_>| facts.push(gathered.facts);
    let by = |part: &Statement| new().all(w::DONE_BY, &part.by);
    parts.justification().iter().for_each(|part| add(by(part)));
    for part in parts.definition() {
        let gathered = new().all(w::TRAITS, &part.traits).all(w::CONDITIONAL_TRAITS, &part.conditional_traits);
        add(gathered.all(w::DESIGNATIONS, &part.designations));
    }
    parts.examples().iter().for_each(|part| add(by(part)));
    parts.exceptions().iter().for_each(|part| add(new().all(w::EXCEPTED, &part.kinds)));
    for part in parts.sanctions() {
        let gathered = new().one(w::MEASURE, Some(part.measure)).all(w::ON_WHAT, &part.on).one(w::SET_OFF_BY, part.trigger);
        add(gathered.number(w::HOW_MANY_BREACHES, part.number).time(w::WITHIN, part.within).time(w::LASTS, part.lasts));
    }
    for part in parts.detection() {
        add(new().all(w::DONE_BY, &part.by).all(w::MATERIAL, &part.material).one(w::ENCRYPTED, part.encrypted));
    }
    for part in parts.reporting() {
        let gathered = new().all(w::WHO_CAN, &part.who).all(w::ON_WHAT, &part.on).all(w::CHANNELS, &part.channels);
        add(gathered.one(w::ANONYMOUS, part.anonymous));
    }
    for part in parts.review() {
        add(new().all(w::DONE_BY, &part.by).one(w::BEFORE_OR_AFTER_PUBLICATION, part.timing).all(w::WEIGHED, &part.criteria));
    }
    for part in parts.notice() {
        let gathered = new().all(w::TOLD, &part.to).all(w::OF_WHAT, &part.of).one(w::BEFORE_OR_AFTER_DECISION, part.timing);
        add(gathered.one(w::REASONS, part.reasons));
    }
    for part in parts.appeal() {
        let gathered = new().all(w::OF_WHAT, &part.of).time(w::DEADLINE, part.deadline).number(w::ATTEMPTS, part.attempts);
        let gathered = gathered.time(w::ANSWERED_WITHIN, part.answer).all(w::DECIDED_BY, &part.decided_by);
        add(gathered.one(w::OUTSIDE_BODY, part.outside_body));
    }
    parts.referral().iter().for_each(|part| add(new().all(w::TO_WHOM, &part.to)));
    for part in parts.disclosure() {
        add(new().all(w::GROUNDED_ON, &part.on).one(w::USER_TOLD, part.user_told));
    }
    for part in parts.age() {
        add(new().number(w::YEARS_OF_AGE, part.minimum).all(w::ON_WHAT, &part.on).one(w::PARENTS, part.parental_consent));
    }
    for part in parts.transparency() {
        add(new().all(w::REPORTED_THINGS, &part.of).time(w::HOW_OFTEN, part.every));
    }
    for list in [parts.labelling(), parts.verification(), parts.user_tools(), parts.scope()] {
        for part in list {
            add(by(part));
        }
    }
    parts.each().into_iter().zip(facts).map(|(stated, facts)| Told { stated, facts }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::contents::Contents;
    use super::super::lang::Lang;
    use super::super::page::Page;
    use super::*;
    use crate::model::{Part, Policy, Version};

    /// The order of the facts is that of the parts.
    #[test]
    fn facts_stand_with_their_part() {
        let data = crate::dataset();
        let site = Contents::of(data, None, Vec::new(), Vec::new());
        let view = View { site: &site, lang: Lang::En, page: Page::Method };
        let mut sanctions = 0;
        for parts in data.policies().iter().flat_map(Policy::versions).filter_map(Version::parts) {
            let told = parts_of(&view, parts);
            assert_eq!(told.len(), parts.each().len());
            for part in told {
                let has_measure = part.facts.iter().any(|(name, _)| *name == w::MEASURE);
                assert_eq!(has_measure, part.stated.part == Part::Sanctions);
                sanctions += usize::from(has_measure);
            }
        }
        assert!(sanctions > 100, "{sanctions}");
    }
}
