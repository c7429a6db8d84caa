//! The lists of all records of a kind.

use maud::{Markup, html};

use super::clause;
use super::index::{ON_A_PAGE, parts};
use super::layout::{Body, Layout};
use super::routes::Page;
use crate::model::{Kind, Record, Topic};
use crate::text::labels;
use crate::text::messages as m;

pub(super) fn body(layout: &Layout<'_>, kind: Kind, part: usize) -> Body {
    let all = layout.site.data.count(kind);
    let count = parts(all, ON_A_PAGE);
    let title = labels::plural_kind(kind, layout.lang);
    let about = m::kind_about(layout.lang, kind);
    let records = layout.site.data.records().filter(|record| record.kind() == kind).skip(part * ON_A_PAGE).take(ON_A_PAGE);
    let main = html! {
        h1 { (title) " " small { (all) } }
        p.lede { (about) }
        (layout.parts(m::PARTS, count, part, |n| Page::Index(kind, n)))
        table.rows {
            caption.unseen { (title) }
            thead { tr { @for word in head(kind) { th scope="col" { (layout.word(*word)) } } } }
            tbody { @for record in records { (row(layout, record)) } }
        }
        (layout.parts(m::PARTS_BELOW, count, part, |n| Page::Index(kind, n)))
    };
    Body::new(if part == 0 { title.to_owned() } else { format!("{title} ({})", part + 1) }, about, main)
}

const fn head(kind: Kind) -> &'static [m::Word] {
    match kind {
        Kind::Platform => &[m::NAME, m::KIND, m::COUNTRY, m::POLICIES, m::DID, m::FOLLOWED],
        Kind::Organization => &[m::NAME, m::KIND, m::COUNTRY],
        Kind::Policy => &[m::WHAT, m::PLATFORM, m::TOPIC, m::STANCE, m::LAST_SEEN],
        Kind::Action => &[m::WHAT, m::WHEN, m::PLATFORMS],
        Kind::Response | Kind::Event => &[m::WHAT, m::KIND, m::WHEN, m::PLATFORMS],
        Kind::Source => &[m::TITLE, m::PUBLISHER, m::PUBLISHED, m::KIND, m::CITED_BY_HOW_MANY],
    }
}

fn row(layout: &Layout<'_>, record: Record<'_>) -> Markup {
    let country =
        |country: Option<crate::model::Country>| html! { @if let Some(country) = country { (labels::country(country, layout.lang)) } };
    let platforms = || layout.list(record.platforms().into_iter().map(|id| layout.link_to(Kind::Platform, id)));
    let when = || html! { @if let Some(when) = record.when() { (layout.when(when)) } };
    let kind = record.kind();
    let mut cells = vec![layout.link(record)];
    match record {
        Record::Platform(it) => {
            let told = |wanted: Kind| layout.site.told_of(it.id().as_str()).filter(|entry| entry.record().kind() == wanted).count();
            cells.extend([
                html! { (layout.label(it.kind())) },
                country(it.country()),
                html! { (layout.site.data.policies_below(it.id().as_str()).len()) },
                html! { (told(Kind::Action)) },
                html! { (told(Kind::Response)) },
            ]);
        }
        Record::Organization(it) => cells.extend([html! { (layout.label(it.kind())) }, country(it.country())]),
        Record::Policy(it) => {
            let clause = layout.site.data.clause(it, None);
            // The platform and the last sighting have cells of their own.
            cells = vec![html! { a href=(layout.to(Page::of(record))) { (layout.name(record)) } }];
            cells.extend([
                layout.link_to(Kind::Platform, it.platform().as_str()),
                html! { (labels::topic(it.topic(), layout.lang)) },
                match it.topic() {
                    Topic::Content(_) => clause::stance(layout, it, clause.version().or_else(|| it.newest())),
                    Topic::Procedure(_) => html! { span.stance.procedure { (layout.word(m::PROCEDURE)) } },
                },
                clause::seen(layout, &clause),
            ]);
        }
        Record::Action(_) => cells.extend([when(), platforms()]),
        Record::Response(it) => cells.extend([html! { (layout.label(it.kind())) }, when(), platforms()]),
        Record::Event(it) => cells.extend([html! { (layout.label(it.kind())) }, when(), platforms()]),
        Record::Source(it) => cells.extend([
            html! { bdi { (it.publisher()) } },
            html! { @if let Some(date) = it.published() { (layout.date(date)) } },
            html! { (layout.label(it.kind())) },
            html! { (layout.site.referring(record).len()) },
        ]),
    }
    html! { tr { @for (cell, word) in cells.into_iter().zip(head(kind)) { td data-label=(layout.word(*word)) { div { (cell) } } } } }
}
