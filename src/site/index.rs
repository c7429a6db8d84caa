//! The lists of all records of a kind.

use maud::{Markup, html};

use super::contents::{ON_A_PAGE, parts};
use super::page::Page;
use super::rule;
use super::terms;
use super::view::{Body, View};
use super::words as w;
use crate::model::{Kind, Record, Topic};

pub(super) fn body(view: &View<'_>, kind: Kind, part: usize) -> Body {
    let all = view.site.data.count(kind);
    let count = parts(all, ON_A_PAGE);
    let title = terms::plural_kind(kind, view.lang);
    let about = w::kind_about(view.lang, kind);
    let records = view.site.data.records().filter(|record| record.kind() == kind).skip(part * ON_A_PAGE).take(ON_A_PAGE);
    let main = html! {
        h1 { (title) " " small { (all) } }
        p.lede { (about) }
        (view.parts(w::PARTS, count, part, |n| Page::Index(kind, n)))
        table.rows {
            caption.unseen { (title) }
            thead { tr { @for word in head(kind) { th scope="col" { (view.say(*word)) } } } }
            tbody { @for record in records { (row(view, record)) } }
        }
        (view.parts(w::PARTS_BELOW, count, part, |n| Page::Index(kind, n)))
    };
    Body::new(if part == 0 { title.to_owned() } else { format!("{title} ({})", part + 1) }, about, main)
}

const fn head(kind: Kind) -> &'static [w::Word] {
    match kind {
        Kind::Platform => &[w::NAME, w::KIND, w::COUNTRY, w::POLICIES, w::DID, w::FOLLOWED],
        Kind::Organization => &[w::NAME, w::KIND, w::COUNTRY],
        Kind::Policy => &[w::WHAT, w::PLATFORM, w::TOPIC, w::STANCE, w::LAST_SEEN],
        Kind::Action => &[w::WHAT, w::WHEN, w::PLATFORMS],
        Kind::Response | Kind::Event => &[w::WHAT, w::KIND, w::WHEN, w::PLATFORMS],
        Kind::Source => &[w::TITLE, w::PUBLISHER, w::PUBLISHED, w::KIND, w::CITED_BY_HOW_MANY],
    }
}

fn row(view: &View<'_>, record: Record<'_>) -> Markup {
    let country =
        |country: Option<crate::model::Country>| html! { @if let Some(country) = country { (terms::country(country, view.lang)) } };
    let platforms = || view.list(record.platforms().into_iter().map(|id| view.link_to(Kind::Platform, id)));
    let when = || html! { @if let Some(when) = record.when() { (view.when(when)) } };
    let kind = record.kind();
    let mut cells = vec![view.link(record)];
    match record {
        Record::Platform(it) => {
            let told = |wanted: Kind| view.site.told_of(it.id().as_str()).filter(|entry| entry.record().kind() == wanted).count();
            cells.extend([
                html! { (view.term(it.kind())) },
                country(it.country()),
                html! { (view.site.data.policies_below(it.id().as_str()).len()) },
                html! { (told(Kind::Action)) },
                html! { (told(Kind::Response)) },
            ]);
        }
        Record::Organization(it) => cells.extend([html! { (view.term(it.kind())) }, country(it.country())]),
        Record::Policy(it) => {
            let clause = view.site.data.clause(it, None);
            // The platform and the last sighting have cells of their own.
            cells = vec![html! { a href=(view.to(Page::of(record))) { (view.name(record)) } }];
            cells.extend([
                view.link_to(Kind::Platform, it.platform().as_str()),
                html! { (terms::topic(it.topic(), view.lang)) },
                match it.topic() {
                    Topic::Content(_) => rule::stance(view, it, clause.version().or_else(|| it.newest())),
                    Topic::Procedure(_) => html! { span.stance.procedure { (view.say(w::PROCEDURE)) } },
                },
                rule::seen(view, &clause),
            ]);
        }
        Record::Action(_) => cells.extend([when(), platforms()]),
        Record::Response(it) => cells.extend([html! { (view.term(it.kind())) }, when(), platforms()]),
        Record::Event(it) => cells.extend([html! { (view.term(it.kind())) }, when(), platforms()]),
        Record::Source(it) => cells.extend([
            html! { bdi { (it.publisher()) } },
            html! { @if let Some(date) = it.published() { (view.date(date)) } },
            html! { (view.term(it.kind())) },
            html! { (view.site.referring(record).len()) },
        ]),
    }
    html! { tr { @for (cell, word) in cells.into_iter().zip(head(kind)) { td data-label=(view.say(*word)) { div { (cell) } } } } }
}
