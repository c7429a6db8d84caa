//! The timeline: the whole as a picture, the busiest months legible at a glance, and each year with a table.

use maud::{Markup, html};

use super::chart;
use super::page::Page;
use super::say;
use super::terms;
use super::view::{Body, View};
use super::words as w;
use crate::compare::TimelineEntry;
use crate::model::{Kind, Moment, When};

/// How many entries of the busiest months are drawn with their titles.
const AT_A_GLANCE: usize = 32;

/// The picture of the whole shows at most this many years: the last.
const SPAN: i64 = 16;

pub(super) fn body(view: &View<'_>) -> Body {
    let all: Vec<&TimelineEntry<'_>> = view.site.timeline().iter().collect();
    let title = view.say(w::TIMELINE_TITLE);
    let last = view.site.years().next_back().map_or(0, |(year, _)| year);
    let first = view.site.years().map(|(year, _)| year).find(|year| *year > last - SPAN).unwrap_or(last);
    let (from, to) = chart::years(first, last);
    let main = html! {
        h1 { (title) }
        p.lede { (view.say(w::TIMELINE_LEDE)) }
        (years(view, None))
        (busiest(view, &all))
        @if view.site.years().next().is_none() { p.nothing { (view.say(w::NOTHING_RECORDED)) } } @else {
            section {
                h2 { (w::from_to(view.lang, first, last)) }
                (chart::key(view))
                (chart::lanes(view, &all, None, from, to, title))
            }
        }
        @if !all.is_empty() && all.len() <= super::contents::ON_A_PAGE {
            section { h2 #table { (view.say(w::AS_TABLE)) } (table(view, &all)) }
        }
    };
    Body::new(title, view.say(w::TIMELINE_LEDE), main)
}

fn busiest(view: &View<'_>, all: &[&TimelineEntry<'_>]) -> Markup {
    let Some((from, to)) = chart::busiest(all) else { return html! {} };
    let inside = |entry: &&TimelineEntry<'_>| {
        entry.dates().iter().any(|date| {
            let (start, end) = (date.earliest().map(Moment::seconds), date.latest().map(Moment::seconds));
            start.is_some_and(|start| (from..=to).contains(&start)) && end.is_none_or(|end| end - start.unwrap_or(end) < 62 * 86_400)
        })
    };
    let mut entries: Vec<&TimelineEntry<'_>> = all.iter().copied().filter(inside).collect();
    let whole = entries.len();
    // What is told of most, in the order of time.
    let weight = |entry: &TimelineEntry<'_>| {
        let record = entry.record();
        let linked = view.site.referring(record).len() + record.counts().len() + entry.dates().len();
        linked + if record.kind() == Kind::Response { 0 } else { 3 } + 3 * record.platforms().len().saturating_sub(1)
    };
    let mut ranked: Vec<usize> = (0..entries.len()).collect();
    ranked.sort_by_key(|place| std::cmp::Reverse(weight(entries[*place])));
    ranked.truncate(AT_A_GLANCE);
    ranked.sort_unstable();
    entries = ranked.into_iter().map(|place| entries[place]).collect();
    // From the day before the first date that begins here to some days after the last that ends here.
    let dates = || entries.iter().flat_map(|entry| entry.dates());
    let starts = dates().filter_map(|date| date.earliest()).map(Moment::seconds).filter(|start| (from + 86_401..=to).contains(start));
    let start = starts.min().map_or(from, |first| from.max(first - 86_400));
    let ends = dates().filter_map(|date| date.latest()).map(Moment::seconds).filter(|end| (from..to - 86_400).contains(end));
    let end = ends.max().map_or(to, |last| to.min(last + 4 * 86_400));
    let month = |second: i64| Moment(second).to_string()[..7].parse::<When>().map_or(String::new(), |month| say::date(month, view.lang));
    let name = w::busiest(view.lang, &month(from), &month(to));
    html! {
        section.busiest {
            h2 { (name) }
            p { (w::busiest_about(view.lang, entries.len(), whole)) }
            (chart::key(view))
            (chart::chronicle(view, &entries, start, end, &name))
        }
    }
}

fn years(view: &View<'_>, this: Option<i64>) -> Markup {
    html! {
        nav.years aria-label=(view.say(w::YEARS)) {
            span { (view.say(w::YEARS)) }
            ul { @for (year, count) in view.site.years() {
                li { a href=(view.to(Page::Year(year))) aria-current=[(Some(year) == this).then_some("page")] { (year) " " small { (count) } } }
            } }
        }
    }
}

pub(super) fn year_body(view: &View<'_>, year: i64) -> Body {
    let entries: Vec<&TimelineEntry<'_>> = view.site.told_in(year).collect();
    let title = w::year_title(view.lang, year);
    let (from, to) = chart::years(year, year);
    let main = html! {
        (view.trail(&[(Page::Timeline, view.say(w::TIMELINE))]))
        h1 { (title) }
        p.lede { (w::year_lede(view.lang, entries.len())) }
        (years(view, Some(year)))
        section {
            h2 { (view.say(w::AS_PICTURE)) }
            (chart::key(view))
            (chart::lanes(view, &entries, None, from, to, &title))
        }
        section { h2 #table { (view.say(w::AS_TABLE)) } (table(view, &entries)) }
    };
    Body::new(title, w::year_lede(view.lang, entries.len()), main)
}

/// The same for those who read. A wavy line tells that the next may have come first.
fn table(view: &View<'_>, entries: &[&TimelineEntry<'_>]) -> Markup {
    html! {
        table.rows {
            caption { (view.say(w::TIMELINE_CAPTION)) }
            thead { tr { @for word in [w::WHEN, w::KIND, w::WHAT, w::PLATFORMS] { th scope="col" { (view.say(word)) } } } }
            tbody {
                @for (place, entry) in entries.iter().enumerate() {
                    @let record = entry.record();
                    @let unsure = entries.get(place + 1).is_some_and(|next| !entry.certainly_before(next));
                    tr {
                        td.when data-label=(view.say(w::WHEN)) { div { @if let Some(when) = record.when() { (view.when(when)) } @if unsure { " " abbr title=(view.say(w::MAY_BE_LATER)) { "≈" } } } }
                        td data-label=(view.say(w::KIND)) { div { (terms::Term::term(record.kind(), view.lang)) } }
                        td.what data-label=(view.say(w::WHAT)) { div { (view.link(record)) } }
                        td data-label=(view.say(w::PLATFORMS)) { div { (view.list(record.platforms().into_iter().map(|id| view.link_to(Kind::Platform, id)))) } }
                    }
                }
            }
        }
    }
}
