//! The timeline: the whole as a picture, the busiest months legible at a glance, and each year with a table.

use maud::{Markup, html};

use super::chart;
use super::layout::{Body, Layout};
use super::routes::Page;
use crate::compare::TimelineEntry;
use crate::model::{Kind, Moment, When};
use crate::text::dates;
use crate::text::labels;
use crate::text::messages as m;

/// How many entries of the busiest months are drawn with their titles.
const AT_A_GLANCE: usize = 32;

/// The picture of the whole shows at most this many years: the last.
const SPAN: i64 = 16;

pub(super) fn body(layout: &Layout<'_>) -> Body {
    let all: Vec<&TimelineEntry<'_>> = layout.site.timeline().iter().collect();
    let title = layout.word(m::TIMELINE_TITLE);
    let last = layout.site.years().next_back().map_or(0, |(year, _)| year);
    let first = layout.site.years().map(|(year, _)| year).find(|year| *year > last - SPAN).unwrap_or(last);
    let (from, to) = chart::years(first, last);
    let main = html! {
        h1 { (title) }
        p.lede { (layout.word(m::TIMELINE_LEDE)) }
        (years(layout, None))
        (busiest(layout, &all))
        @if layout.site.years().next().is_none() { p.nothing { (layout.word(m::NOTHING_RECORDED)) } } @else {
            section {
                h2 { (m::from_to(layout.lang, first, last)) }
                (chart::key(layout))
                (chart::lanes(layout, &all, None, from, to, title))
            }
        }
        @if !all.is_empty() && all.len() <= super::index::ON_A_PAGE {
            section { h2 #table { (layout.word(m::AS_TABLE)) } (table(layout, &all)) }
        }
    };
    Body::new(title, layout.word(m::TIMELINE_LEDE), main)
}

fn busiest(layout: &Layout<'_>, all: &[&TimelineEntry<'_>]) -> Markup {
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
        let linked = layout.site.referring(record).len() + record.figures().len() + entry.dates().len();
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
    let month =
        |second: i64| Moment(second).to_string()[..7].parse::<When>().map_or(String::new(), |month| dates::date(month, layout.lang));
    let name = m::busiest(layout.lang, &month(from), &month(to));
    html! {
        section.busiest {
            h2 { (name) }
            p { (m::busiest_about(layout.lang, entries.len(), whole)) }
            (chart::key(layout))
            (chart::chronicle(layout, &entries, start, end, &name))
        }
    }
}

fn years(layout: &Layout<'_>, this: Option<i64>) -> Markup {
    html! {
        nav.years aria-label=(layout.word(m::YEARS)) {
            span { (layout.word(m::YEARS)) }
            ul { @for (year, count) in layout.site.years() {
                li { a href=(layout.to(Page::Year(year))) aria-current=[(Some(year) == this).then_some("page")] { (year) " " small { (count) } } }
            } }
        }
    }
}

pub(super) fn year_body(layout: &Layout<'_>, year: i64) -> Body {
    let entries: Vec<&TimelineEntry<'_>> = layout.site.told_in(year).collect();
    let title = m::year_title(layout.lang, year);
    let (from, to) = chart::years(year, year);
    let main = html! {
        (layout.trail(&[(Page::Timeline, layout.word(m::TIMELINE))]))
        h1 { (title) }
        p.lede { (m::year_lede(layout.lang, entries.len())) }
        (years(layout, Some(year)))
        section {
            h2 { (layout.word(m::AS_PICTURE)) }
            (chart::key(layout))
            (chart::lanes(layout, &entries, None, from, to, &title))
        }
        section { h2 #table { (layout.word(m::AS_TABLE)) } (table(layout, &entries)) }
    };
    Body::new(title, m::year_lede(layout.lang, entries.len()), main)
}

/// The same for those who read. A wavy line tells that the next may have come first.
fn table(layout: &Layout<'_>, entries: &[&TimelineEntry<'_>]) -> Markup {
    html! {
        table.rows {
            caption { (layout.word(m::TIMELINE_CAPTION)) }
            thead { tr { @for word in [m::WHEN, m::KIND, m::WHAT, m::PLATFORMS] { th scope="col" { (layout.word(word)) } } } }
            tbody {
                @for (place, entry) in entries.iter().enumerate() {
                    @let record = entry.record();
                    @let unsure = entries.get(place + 1).is_some_and(|next| !entry.certainly_before(next));
                    tr {
                        td.when data-label=(layout.word(m::WHEN)) { div { @if let Some(when) = record.when() { (layout.when(when)) } @if unsure { " " abbr title=(layout.word(m::MAY_BE_LATER)) { "≈" } } } }
                        td data-label=(layout.word(m::KIND)) { div { (labels::Label::label(record.kind(), layout.lang)) } }
                        td.what data-label=(layout.word(m::WHAT)) { div { (layout.link(record)) } }
                        td data-label=(layout.word(m::PLATFORMS)) { div { (layout.list(record.platforms().into_iter().map(|id| layout.link_to(Kind::Platform, id)))) } }
                    }
                }
            }
        }
    }
}
