//! The facts of a record, as its page lists them, and how to cite it.

use maud::{Markup, html};

use super::clause;
use super::layout::{Layout, localized, outside};
use super::routes::Page;
use crate::export;
use crate::model::{AttestedValue, Country, Figure, Kind, Node, PlatformId, Record, Reference, Search, Text, Wikidata};
use crate::text::Locale;
use crate::text::labels::{self, Label};
use crate::text::messages::{self as m, Word};

/// The facts of a record as a list of names and values.
pub(super) struct Facts<'f, 'v> {
    layout: &'f Layout<'v>,
    rows: Vec<(&'static str, Markup)>,
}

impl<'f, 'v> Facts<'f, 'v> {
    pub(super) fn new(layout: &'f Layout<'v>) -> Self {
        Self { layout, rows: Vec::new() }
    }

    pub(super) fn add(&mut self, name: Word, value: Markup) {
        self.rows.push((self.layout.word(name), value));
    }

    /// The name in the other languages that there are.
    pub(super) fn names(&mut self, name: &Text) {
        if !name.local().is_empty() {
            let english = html! { span lang="en" dir="ltr" { (name.en()) } };
            let others = name.local().iter().map(localized);
            let all = self.layout.list(std::iter::once(english).chain(others));
            self.add(m::NAMES, all);
        }
    }

    pub(super) fn country(&mut self, country: Option<Country>) {
        if let Some(country) = country {
            self.add(m::COUNTRY, html! { (labels::country(country, self.layout.lang)) });
        }
    }

    pub(super) fn claims(&mut self, name: Word, claims: &dyn AttestedValue) {
        if claims.count() > 0 {
            self.add(name, self.layout.claims(claims, None));
        }
    }

    pub(super) fn words<T: Label>(&mut self, name: Word, words: &[T]) {
        if !words.is_empty() {
            self.add(name, self.layout.list(words.iter().map(|word| html! { (self.layout.label(*word)) })));
        }
    }

    pub(super) fn wikidata(&mut self, item: Option<Wikidata>) {
        if let Some(item) = item {
            self.add(m::WIKIDATA, outside(&format!("https://www.wikidata.org/wiki/{item}"), &html! { (item) }));
        }
    }

    pub(super) fn parties(&mut self, name: Word, parties: &[crate::model::Party]) {
        if !parties.is_empty() {
            self.add(name, self.layout.parties(parties));
        }
    }

    pub(super) fn platforms(&mut self, name: Word, platforms: &[PlatformId]) {
        if !platforms.is_empty() {
            self.add(name, self.layout.list(platforms.iter().map(|id| self.layout.link_to(Kind::Platform, id.as_str()))));
        }
    }

    pub(super) fn references(&mut self, name: Word, references: &[Reference]) {
        if !references.is_empty() {
            let told = |to: &Reference| {
                if let Reference::Policy(to) = to { clause::reference(self.layout, to) } else { self.layout.link_to(to.kind(), to.id()) }
            };
            self.add(name, html! { ul { @for to in references { li { (told(to)) } } } });
        }
    }

    pub(super) fn render(self) -> Markup {
        html! { @if !self.rows.is_empty() { dl.facts { @for (name, value) in self.rows { dt { (name) } dd { (value) } } } } }
    }
}

/// The figures, each with every answer that there is.
pub(super) fn figures(layout: &Layout<'_>, counts: &[Figure]) -> Markup {
    html! { @if !counts.is_empty() { section.counts { h2 { (layout.word(m::FIGURES)) } @for figure in counts { (layout.figure(figure)) } } } }
}

/// How to cite the record, in words and for BibTeX.
pub(super) fn cite(layout: &Layout<'_>, record: Record<'_>) -> Markup {
    // Citations are in English, as the records are.
    let address = layout.address(Locale::En, Page::of(record));
    let name = record.title().trim_end_matches('.');
    let data = layout.site.data;
    let creator = export::creator(data).map_or(String::new(), |creator| format!("{creator}. "));
    let whole = export::cited_in(data, address.as_deref().or(layout.metadata().url()));
    let words = format!("{creator}“{name}” ({} {}). {whole}", record.kind(), record.id());
    let mut proved = 0;
    let mut all = 0;
    record.visit(&mut |_, node| {
        if let Node::Citation(citation) = node {
            all += 1;
            proved += usize::from(citation.can_be_proved());
        }
    });
    html! {
        div.cite lang="en" dir="ltr" data-copy=(layout.word(m::COPY)) data-copied=(layout.word(m::COPIED)) {
            p.copy { (words) }
            details { summary { "BibTeX" } pre.copy { (export::bibtex_of(data, record, address.as_deref())) } }
            @if let Record::Source(source) = record { details { summary { (layout.word(m::BIBTEX_OF_SOURCE)) } pre.copy { (export::bibtex_entry(source)) } } }
        }
        @if all > 0 { p.meta { (m::provable(layout.lang, proved, all)) } }
    }
}

/// Who looked, where, for what, until when.
pub(super) fn searched(facts: &mut Facts<'_, '_>, layout: &Layout<'_>, searches: &[Search]) {
    if searches.is_empty() {
        return;
    }
    let told = |search: &Search| {
        html! {
            (layout.party(search.by())) ": "
            @if let Some(places) = search.places() { (layout.text(places)) " " }
            "(" (layout.word(m::LAST_LOOKED)) " " (layout.date(search.until())) ")"
            @if !search.documents().is_empty() { p.note { (layout.word(m::READ_WHOLE)) " " (layout.list(search.documents().iter().map(|id| layout.link_to(Kind::Source, id.as_str())))) } }
            @if !search.stems().is_empty() { p.note { (layout.word(m::STEMS)) " " (layout.list(search.stems().iter().map(|stem| html! { bdi { (stem) } }))) } }
        }
    };
    facts.add(m::SEARCHED, html! { ul { @for search in searches { li { (told(search)) } } } });
}
