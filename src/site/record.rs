//! The page of a single record: all that it says, what each claim rests on, what it is linked with,
//! and how to cite it.

use maud::{Markup, html};

use super::lang::Lang;
use super::page::Page;
use super::platform;
use super::rule;
use super::terms::{self, Term};
use super::view::{Body, View, localized, outside};
use super::words::{self as w, Word};
use crate::export;
use crate::model::{
    Action, Archive, AttestedValue, Country, Discovery, Event, Ground, Kept, Kind, Node, Organization, PlatformId, Record, Ref, Response,
    Source, Tally, Text, Version, Wikidata,
};

/// How many records that refer to a record are named at once.
const REFERRING: usize = 30;

/// What a page tells in a few words each, under names.
pub(super) struct Facts<'f, 'v> {
    view: &'f View<'v>,
    rows: Vec<(&'static str, Markup)>,
}

impl<'f, 'v> Facts<'f, 'v> {
    pub(super) fn new(view: &'f View<'v>) -> Self {
        Self { view, rows: Vec::new() }
    }

    pub(super) fn add(&mut self, name: Word, value: Markup) {
        self.rows.push((self.view.say(name), value));
    }

    /// The name in the other languages that there are.
    pub(super) fn names(&mut self, name: &Text) {
        if !name.local().is_empty() {
            let english = html! { span lang="en" dir="ltr" { (name.en()) } };
            let others = name.local().iter().map(localized);
            let all = self.view.list(std::iter::once(english).chain(others));
            self.add(w::NAMES, all);
        }
    }

    pub(super) fn country(&mut self, country: Option<Country>) {
        if let Some(country) = country {
            self.add(w::COUNTRY, html! { (terms::country(country, self.view.lang)) });
        }
    }

    pub(super) fn claims(&mut self, name: Word, claims: &dyn AttestedValue) {
        if claims.count() > 0 {
            self.add(name, self.view.claims(claims, None));
        }
    }

    pub(super) fn words<T: Term>(&mut self, name: Word, words: &[T]) {
        if !words.is_empty() {
            self.add(name, self.view.list(words.iter().map(|word| html! { (self.view.term(*word)) })));
        }
    }

    pub(super) fn wikidata(&mut self, item: Option<Wikidata>) {
        if let Some(item) = item {
            self.add(w::WIKIDATA, outside(&format!("https://www.wikidata.org/wiki/{item}"), &html! { (item) }));
        }
    }

    fn parties(&mut self, name: Word, parties: &[crate::model::Party]) {
        if !parties.is_empty() {
            self.add(name, self.view.parties(parties));
        }
    }

    fn platforms(&mut self, name: Word, platforms: &[PlatformId]) {
        if !platforms.is_empty() {
            self.add(name, self.view.list(platforms.iter().map(|id| self.view.link_to(Kind::Platform, id.as_str()))));
        }
    }

    fn references(&mut self, name: Word, references: &[Ref]) {
        if !references.is_empty() {
            let told =
                |to: &Ref| if let Ref::Policy(to) = to { rule::reference(self.view, to) } else { self.view.link_to(to.kind(), to.id()) };
            self.add(name, html! { ul { @for to in references { li { (told(to)) } } } });
        }
    }

    pub(super) fn render(self) -> Markup {
        html! { @if !self.rows.is_empty() { dl.facts { @for (name, value) in self.rows { dt { (name) } dd { (value) } } } } }
    }
}

pub(super) fn body<'v>(view: &View<'v>, record: Record<'v>) -> Body {
    let (facts, more) = match record {
        Record::Platform(record) => return platform::body(view, record),
        Record::Organization(record) => organization(view, record),
        Record::Policy(record) => rule::body(view, record),
        Record::Action(record) => action(view, record),
        Record::Response(record) => response(view, record),
        Record::Event(record) => event(view, record),
        Record::Source(record) => source(view, record),
    };
    let kind = record.kind();
    let name = view.plain_name(record);
    let short: String = name.chars().take(90).collect();
    let main = html! {
        (view.trail(&[(Page::Index(kind, 0), terms::plural_kind(kind, view.lang))]))
        p.kind { (view.term(kind)) @if let Record::Policy(policy) = record { " · " (view.link_to(Kind::Platform, policy.platform().as_str())) } }
        h1.long[name.chars().count() > 90] { (view.name(record)) }
        @if let Some(summary) = summary(view, record) { p.lede { (view.text(summary)) } }
        (facts)
        (counts(view, record.counts()))
        (more)
        (referring(view, record))
        section #cite { h2 { (view.say(w::CITE)) } (cite(view, record)) }
    };
    let about = summary(view, record).map_or(name, |text| view.plain(text));
    if let Record::Policy(policy) = record {
        return Body::new(rule::name(view, policy), about, main);
    }
    Body::new(if short.len() < name.len() { format!("{short}…") } else { short }, about, main)
}

/// What the record says in a few sentences; of a rule, in its newest version that stood.
fn summary<'r>(view: &View<'_>, record: Record<'r>) -> Option<&'r Text> {
    match record {
        Record::Policy(record) => {
            let shown = view.site.data.clause(record, None).version().map(Version::key);
            shown.and_then(|key| record.version(key)).or_else(|| record.newest()).map(Version::rule)
        }
        Record::Action(record) => Some(record.summary()),
        Record::Response(record) => Some(record.summary()),
        Record::Event(record) => Some(record.summary()),
        _ => None,
    }
}

/// The figures, each with every answer that there is.
pub(super) fn counts(view: &View<'_>, counts: &[Tally]) -> Markup {
    html! { @if !counts.is_empty() { section.counts { h2 { (view.say(w::FIGURES)) } @for tally in counts { (view.tally(tally)) } } } }
}

fn evidence(view: &View<'_>, citations: &[crate::model::Citation]) -> Markup {
    html! { @if !citations.is_empty() { section { h2 { (view.say(w::EVIDENCE)) } (view.evidence(citations)) } } }
}

fn organization(view: &View<'_>, record: &Organization) -> (Markup, Markup) {
    let mut facts = Facts::new(view);
    facts.names(record.name());
    facts.add(w::KIND, html! { (view.term(record.kind())) });
    facts.country(record.country());
    facts.claims(w::FORMER_NAMES, record.former_names());
    facts.claims(w::FOUNDED, record.founded());
    facts.claims(w::OWNERS, record.owners());
    facts.claims(w::DESCRIBED, record.described());
    facts.wikidata(record.wikidata());
    (facts.render(), evidence(view, record.evidence()))
}

fn action(view: &View<'_>, record: &Action) -> (Markup, Markup) {
    let mut facts = Facts::new(view);
    facts.claims(w::WHEN, record.when());
    facts.parties(w::ACTORS, record.actors());
    facts.parties(w::PARTNERS, record.partners());
    facts.platforms(w::PLATFORMS, record.platforms());
    facts.words(w::AREAS, record.areas());
    facts.words(w::MEASURES, record.measures());
    facts.words(w::TARGETS, record.targets());
    if !record.against().is_empty() {
        facts.add(w::AGAINST, view.list(record.against().iter().map(|id| view.link_to(Kind::Organization, id.as_str()))));
    }
    if !record.grounds().is_empty() {
        facts.add(w::GROUNDS, html! { ul { @for ground in record.grounds() { li { (grounds(view, ground)) } } } });
    }
    let discovered: &[Discovery] = record.discovered();
    facts.words(w::DISCOVERED, discovered);
    facts.references(w::TRIGGER, record.trigger());
    (facts.render(), evidence(view, record.evidence()))
}

fn grounds(view: &View<'_>, ground: &Ground) -> Markup {
    match ground {
        Ground::Policy(to) => rule::reference(view, to),
        Ground::Action(id) => view.link_to(Kind::Action, id.as_str()),
        Ground::Law(law) => html! { (terms::country(law.country(), view.lang)) ": " (view.text(law.name())) },
    }
}

fn response(view: &View<'_>, record: &Response) -> (Markup, Markup) {
    let mut facts = Facts::new(view);
    facts.claims(w::WHEN, record.when());
    facts.add(w::KIND, html! { (view.term(record.kind())) });
    facts.parties(w::BY, record.by());
    facts.platforms(w::PLATFORMS, record.platforms());
    if let Some(movement) = record.movement() {
        facts.platforms(w::LEFT, movement.from());
        facts.platforms(w::WENT_TO, movement.to());
        facts.add(w::COMMUNITY, view.link_to(Kind::Organization, movement.community().as_str()));
    }
    facts.references(w::IN_REPLY_TO, record.to());
    rule::searched(&mut facts, view, record.searched().map_or(&[], std::slice::from_ref));
    (facts.render(), evidence(view, record.evidence()))
}

fn event(view: &View<'_>, record: &Event) -> (Markup, Markup) {
    let mut facts = Facts::new(view);
    facts.claims(w::WHEN, record.when());
    facts.add(w::KIND, html! { (view.term(record.kind())) });
    facts.country(record.country());
    facts.platforms(w::PLATFORMS, record.platforms());
    facts.parties(w::ACTORS, record.actors());
    facts.references(w::CONCERNS, record.about());
    (facts.render(), evidence(view, record.evidence()))
}

fn source(view: &View<'_>, record: &Source) -> (Markup, Markup) {
    let mut facts = Facts::new(view);
    facts.add(w::PUBLISHER, html! { bdi { (record.publisher()) } });
    if !record.authors().is_empty() {
        facts.add(w::AUTHORS, view.list(record.authors().iter().map(|author| html! { bdi { (author) } })));
    }
    facts.add(w::KIND, html! { (view.term(record.kind())) });
    facts.add(w::LANGUAGE, html! { (terms::language(record.language(), view.lang)) });
    if let Some(date) = record.published() {
        facts.add(
            w::PUBLISHED,
            html! { (view.date(date)) @if let Some(why) = record.dated_by() { " " span.note { (view.english(&format!("({why})"))) } } },
        );
    }
    if let Some(url) = record.url() {
        facts.add(w::ADDRESS, outside(url, &html! { span.url dir="ltr" { (url) } }));
    }
    if let Some(document) = record.document() {
        facts.add(w::OF_DOCUMENT, html! { (view.link_to(Kind::Platform, document.platform().as_str())) (rule::kind_of(view, record)) });
    }
    if !record.kept().is_empty() {
        facts.add(w::KEPT, html! { ul { @for kept in record.kept() { li { (keeping(view, kept)) } } } });
    }
    if !record.based_on().is_empty() {
        facts.add(w::BASED_ON, html! { ul { @for id in record.based_on() { li { (view.link_to(Kind::Source, id.as_str())) } } } });
    }
    if let Some(note) = record.note() {
        facts.add(w::NOTE, view.english(note));
    }
    (facts.render(), html! {})
}

/// An archive that keeps a source's text.
fn keeping(view: &View<'_>, kept: &Kept) -> Markup {
    html! {
        @if let Some(name) = kept.name() { bdi { (name) } ": " }
        @match kept.archive() {
            Archive::Git(git) => (outside(&format!("https://github.com/{}/tree/{}", git.repository(), git.commit().unwrap_or("HEAD")), &html! { span.url dir="ltr" { (git.repository()) ": " (git.path()) } })),
            Archive::Capture(capture) => { (outside(capture.url(), &html! { span.url dir="ltr" { (capture.url()) } })) " (" (view.date(capture.taken())) ")" },
            Archive::File(file) => { (view.say(w::TEXT_WITH_DIGEST)) " " code dir="ltr" { (file.sha256()) } },
        }
        @if let Some(licence) = kept.licence() { p.note { (view.say(w::LICENSED)) " " (view.english(licence)) } }
    }
}

/// The records that refer to this one: what followed from it, or what cites it.
fn referring(view: &View<'_>, record: Record<'_>) -> Markup {
    let referring = view.site.referring(record);
    let (first, rest) = referring.split_at(referring.len().min(REFERRING));
    let list = |records: &[Record<'_>]| html! { ul.told { @for other in records { li { span.when { (view.term(other.kind())) } span.what { (view.link(*other)) } } } } };
    html! {
        @if !referring.is_empty() {
            section {
                h2 { (view.say(if record.kind() == Kind::Source { w::CITED_BY } else { w::REFERRED_TO_BY })) }
                (list(first))
                @if !rest.is_empty() { details { summary { (w::and_more(view.lang, rest.len())) } (list(rest)) } }
            }
        }
    }
}

/// How to cite the record, in words and for BibTeX.
pub(super) fn cite(view: &View<'_>, record: Record<'_>) -> Markup {
    // Citations are in English, as the records are.
    let address = view.address(Lang::En, Page::of(record));
    let name = record.title().trim_end_matches('.');
    let words = format!(
        "{}. “{name}” ({} {}). {}",
        export::CREATOR,
        record.kind(),
        record.id(),
        export::cited_in(address.as_deref().unwrap_or(export::HOMEPAGE))
    );
    let mut proved = 0;
    let mut all = 0;
    record.walk(&mut |_, node| {
        if let Node::Citation(citation) = node {
            all += 1;
            proved += usize::from(citation.can_be_proved());
        }
    });
    html! {
        div.cite lang="en" dir="ltr" data-copy=(view.say(w::COPY)) data-copied=(view.say(w::COPIED)) {
            p.copy { (words) }
            details { summary { "BibTeX" } pre.copy { (export::bibtex_of(record, address.as_deref())) } }
            @if let Record::Source(source) = record { details { summary { (view.say(w::BIBTEX_OF_SOURCE)) } pre.copy { (export::bibtex_entry(source)) } } }
        }
        @if all > 0 { p.meta { (w::provable(view.lang, proved, all)) } }
    }
}
