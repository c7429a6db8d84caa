//! The page of a single record: all that it says, what each claim rests on, what it is linked with,
//! and how to cite it.

use maud::{Markup, html};

use super::clause;
use super::facts::{Facts, cite, figures, searched};
use super::layout::{Body, Layout, outside};
use super::platform;
use super::routes::Page;
use super::rule;
use crate::model::{Action, Archive, Discovery, Event, Ground, Kept, Kind, Organization, Record, Response, Source, Text, Version};
use crate::text::labels;
use crate::text::messages::{self as m};

/// How many records that refer to a record are named at once.
const REFERRING: usize = 30;

pub(super) fn body<'v>(layout: &Layout<'v>, record: Record<'v>) -> Body {
    let (facts, more) = match record {
        Record::Platform(record) => return platform::body(layout, record),
        Record::Organization(record) => organization(layout, record),
        Record::Policy(record) => rule::body(layout, record),
        Record::Action(record) => action(layout, record),
        Record::Response(record) => response(layout, record),
        Record::Event(record) => event(layout, record),
        Record::Source(record) => source(layout, record),
    };
    let kind = record.kind();
    let name = layout.plain_name(record);
    let short: String = name.chars().take(90).collect();
    let main = html! {
        (layout.trail(&[(Page::Index(kind, 0), labels::plural_kind(kind, layout.lang))]))
        p.kind { (layout.label(kind)) @if let Record::Policy(policy) = record { " · " (layout.link_to(Kind::Platform, policy.platform().as_str())) } }
        h1.long[name.chars().count() > 90] { (layout.name(record)) }
        @if let Some(summary) = summary(layout, record) { p.lede { (layout.text(summary)) } }
        (facts)
        (figures(layout, record.figures()))
        (more)
        (referring(layout, record))
        section #cite { h2 { (layout.word(m::CITE)) } (cite(layout, record)) }
    };
    let about = summary(layout, record).map_or(name, |text| layout.plain(text));
    if let Record::Policy(policy) = record {
        return Body::new(clause::name(layout, policy), about, main);
    }
    Body::new(if short.len() < name.len() { format!("{short}…") } else { short }, about, main)
}

/// What the record says in a few sentences; of a rule, in its newest version that stood.
fn summary<'r>(layout: &Layout<'_>, record: Record<'r>) -> Option<&'r Text> {
    match record {
        Record::Policy(record) => {
            let shown = layout.site.data.clause(record, None).version().map(Version::key);
            shown.and_then(|key| record.version(key)).or_else(|| record.newest()).map(Version::rule)
        }
        Record::Action(record) => Some(record.summary()),
        Record::Response(record) => Some(record.summary()),
        Record::Event(record) => Some(record.summary()),
        _ => None,
    }
}

fn evidence(layout: &Layout<'_>, citations: &[crate::model::Citation]) -> Markup {
    html! { @if !citations.is_empty() { section { h2 { (layout.word(m::EVIDENCE)) } (layout.evidence(citations)) } } }
}

fn organization(layout: &Layout<'_>, record: &Organization) -> (Markup, Markup) {
    let mut facts = Facts::new(layout);
    facts.names(record.name());
    facts.add(m::KIND, html! { (layout.label(record.kind())) });
    facts.country(record.country());
    facts.claims(m::FORMER_NAMES, record.former_names());
    facts.claims(m::FOUNDED, record.founded());
    facts.claims(m::OWNERS, record.owners());
    facts.claims(m::DESCRIBED, record.described());
    facts.wikidata(record.wikidata());
    (facts.render(), evidence(layout, record.evidence()))
}

fn action(layout: &Layout<'_>, record: &Action) -> (Markup, Markup) {
    let mut facts = Facts::new(layout);
    facts.claims(m::WHEN, record.when());
    facts.parties(m::ACTORS, record.actors());
    facts.parties(m::PARTNERS, record.partners());
    facts.platforms(m::PLATFORMS, record.platforms());
    facts.words(m::AREAS, record.areas());
    facts.words(m::MEASURES, record.measures());
    facts.words(m::TARGETS, record.targets());
    if !record.against().is_empty() {
        facts.add(m::AGAINST, layout.list(record.against().iter().map(|id| layout.link_to(Kind::Organization, id.as_str()))));
    }
    if !record.grounds().is_empty() {
        facts.add(m::GROUNDS, html! { ul { @for ground in record.grounds() { li { (grounds(layout, ground)) } } } });
    }
    let discovered: &[Discovery] = record.discovered();
    facts.words(m::DISCOVERED, discovered);
    facts.references(m::TRIGGER, record.trigger());
    (facts.render(), evidence(layout, record.evidence()))
}

fn grounds(layout: &Layout<'_>, ground: &Ground) -> Markup {
    match ground {
        Ground::Policy(to) => clause::reference(layout, to),
        Ground::Action(id) => layout.link_to(Kind::Action, id.as_str()),
        Ground::Law(law) => html! { (labels::country(law.country(), layout.lang)) ": " (layout.text(law.name())) },
    }
}

fn response(layout: &Layout<'_>, record: &Response) -> (Markup, Markup) {
    let mut facts = Facts::new(layout);
    facts.claims(m::WHEN, record.when());
    facts.add(m::KIND, html! { (layout.label(record.kind())) });
    facts.parties(m::BY, record.by());
    facts.platforms(m::PLATFORMS, record.platforms());
    if let Some(displacement) = record.displacement() {
        facts.platforms(m::LEFT, displacement.from());
        facts.platforms(m::WENT_TO, displacement.to());
        facts.add(m::COMMUNITY, layout.link_to(Kind::Organization, displacement.community().as_str()));
    }
    facts.references(m::IN_REPLY_TO, record.to());
    searched(&mut facts, layout, record.searched().map_or(&[], std::slice::from_ref));
    (facts.render(), evidence(layout, record.evidence()))
}

fn event(layout: &Layout<'_>, record: &Event) -> (Markup, Markup) {
    let mut facts = Facts::new(layout);
    facts.claims(m::WHEN, record.when());
    facts.add(m::KIND, html! { (layout.label(record.kind())) });
    facts.country(record.country());
    facts.platforms(m::PLATFORMS, record.platforms());
    facts.parties(m::ACTORS, record.actors());
    facts.references(m::CONCERNS, record.about());
    (facts.render(), evidence(layout, record.evidence()))
}

fn source(layout: &Layout<'_>, record: &Source) -> (Markup, Markup) {
    let mut facts = Facts::new(layout);
    facts.add(m::PUBLISHER, html! { bdi { (record.publisher()) } });
    if !record.authors().is_empty() {
        facts.add(m::AUTHORS, layout.list(record.authors().iter().map(|author| html! { bdi { (author) } })));
    }
    facts.add(m::KIND, html! { (layout.label(record.kind())) });
    facts.add(m::LANGUAGE, html! { (labels::language(record.language(), layout.lang)) });
    if let Some(date) = record.published() {
        facts.add(
            m::PUBLISHED,
            html! { (layout.date(date)) @if let Some(why) = record.dated_by() { " " span.note { (layout.english(&format!("({why})"))) } } },
        );
    }
    if let Some(url) = record.url() {
        facts.add(m::ADDRESS, outside(url, &html! { span.url dir="ltr" { (url) } }));
    }
    if let Some(document) = record.document() {
        facts.add(
            m::OF_DOCUMENT,
            html! { (layout.link_to(Kind::Platform, document.platform().as_str())) (clause::kind_of(layout, record)) },
        );
    }
    if !record.kept().is_empty() {
        facts.add(m::KEPT, html! { ul { @for kept in record.kept() { li { (keeping(layout, kept)) } } } });
    }
    if !record.based_on().is_empty() {
        facts.add(m::BASED_ON, html! { ul { @for id in record.based_on() { li { (layout.link_to(Kind::Source, id.as_str())) } } } });
    }
    if let Some(note) = record.note() {
        facts.add(m::NOTE, layout.english(note));
    }
    (facts.render(), html! {})
}

/// An archive that keeps a source's text.
fn keeping(layout: &Layout<'_>, kept: &Kept) -> Markup {
    html! {
        @if let Some(name) = kept.name() { bdi { (name) } ": " }
        @match kept.archive() {
            Archive::Git(git) => (outside(&format!("https://github.com/{}/tree/{}", git.repository(), git.commit().unwrap_or("HEAD")), &html! { span.url dir="ltr" { (git.repository()) ": " (git.path()) } })),
            Archive::Capture(capture) => { (outside(capture.url(), &html! { span.url dir="ltr" { (capture.url()) } })) " (" (layout.date(capture.taken())) ")" },
            Archive::File(file) => { (layout.word(m::TEXT_WITH_DIGEST)) " " code dir="ltr" { (file.sha256()) } },
        }
        @if let Some(licence) = kept.licence() { p.note { (layout.word(m::LICENSED)) " " (layout.english(licence)) } }
    }
}

/// The records that refer to this one: what followed from it, or what cites it.
fn referring(layout: &Layout<'_>, record: Record<'_>) -> Markup {
    let referring = layout.site.referring(record);
    let (first, rest) = referring.split_at(referring.len().min(REFERRING));
    let list = |records: &[Record<'_>]| html! { ul.told { @for other in records { li { span.when { (layout.label(other.kind())) } span.what { (layout.link(*other)) } } } } };
    html! {
        @if !referring.is_empty() {
            section {
                h2 { (layout.word(if record.kind() == Kind::Source { m::CITED_BY } else { m::REFERRED_TO_BY })) }
                (list(first))
                @if !rest.is_empty() { details { summary { (m::and_more(layout.lang, rest.len())) } (list(rest)) } }
            }
        }
    }
}
