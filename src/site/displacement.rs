//! Moves of communities between platforms, as a picture and as a table.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use maud::{Markup, html};

use super::layout::{Body, Layout};
use super::routes::Page;
use crate::compare::DisplacementPair;
use crate::model::{Kind, Record};
use crate::text::messages as m;

/// How many pairs of platforms the picture shows.
const FLOWS: usize = 60;

pub(super) fn body(layout: &Layout<'_>) -> Body {
    let moves = &layout.site.moves;
    let title = layout.word(m::DISPLACEMENT_TITLE);
    let main = html! {
        h1 { (title) }
        p.lede { (layout.word(m::DISPLACEMENT_LEDE)) }
        @if moves.is_empty() { p.nothing { (layout.word(m::NOTHING_RECORDED)) } } @else {
            (picture(layout, moves))
            section { h2 #table { (layout.word(m::AS_TABLE)) } (table(layout, moves)) }
        }
    };
    Body::new(title, layout.word(m::DISPLACEMENT_LEDE), main)
}

fn name<'a>(layout: &'a Layout<'_>, id: &'a str) -> &'a str {
    layout.site.data.platform(id).map_or(id, |platform| layout.plain(platform.name()))
}

/// Two columns, what was left and what was gone to, with a curve for each pair.
fn picture(layout: &Layout<'_>, moves: &[DisplacementPair<'_>]) -> Markup {
    const WIDTH: f64 = 980.0;
    const ROW: f64 = 34.0;
    let mut told: HashMap<(&str, &str), Vec<&DisplacementPair<'_>>> = HashMap::new();
    for displacement in moves {
        told.entry((displacement.from().as_str(), displacement.to().as_str())).or_default().push(displacement);
    }
    // What is told most often, and so drawn, is the same in every run.
    let mut flows: Vec<_> = told.into_iter().collect();
    flows.sort_by_key(|(pair, mine)| (Reverse(mine.len()), *pair));
    let rest = flows.len().saturating_sub(FLOWS);
    flows.truncate(FLOWS);
    let column = |end: fn(&(&'_ str, &'_ str)) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (pair, mine) in &flows {
            *counts.entry(end(pair)).or_default() += mine.len();
        }
        let mut ids: Vec<(String, usize)> = counts.into_iter().collect();
        ids.sort_by_key(|(_, count)| Reverse(*count));
        ids.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    let left = column(|pair| pair.0.to_owned());
    let right = column(|pair| pair.1.to_owned());
    let rows = left.len().max(right.len()) as f64;
    let height = 30.0 + ROW * rows;
    // Each column is spread over the height.
    let y = |ids: &[String], id: &str| {
        let place = ids.iter().position(|known| known == id).unwrap_or_default() as f64;
        30.0 + ROW * rows * (place + 0.5) / ids.len().max(1) as f64
    };
    let mirrored = layout.lang == crate::text::Locale::Ar;
    let x = |from_left: f64| if mirrored { WIDTH - from_left } else { from_left };
    let label = |id: &str, at: f64, y: f64, anchor: &str| {
        let text = html! { text x=(x(at)) y=(y + 4.5) text-anchor=(anchor) { (name(layout, id)) } };
        let known = layout.site.data.platform(id).is_some();
        html! { @if known { a href=(layout.to(Page::Record(Kind::Platform, id))) { (text) } } @else { (text) } }
    };
    html! {
        section.picture aria-label=(layout.word(m::DISPLACEMENT_TITLE)) tabindex="0" {
            svg.chart.flows viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) role="group" aria-label=(layout.word(m::DISPLACEMENT_TITLE)) direction=(layout.lang.dir()) {
                text.head x=(x(190.0)) y="16" text-anchor="end" { (layout.word(m::LEFT)) }
                text.head x=(x(WIDTH - 190.0)) y="16" text-anchor="start" { (layout.word(m::WENT_TO)) }
                @for ((from, to), mine) in &flows {
                    @let (a, b) = (y(&left, from), y(&right, to));
                    @let (x1, x2) = (x(200.0), x(WIDTH - 200.0));
                    @let words = format!("من {} إلى {}", name(layout, from), name(layout, to));
                    @let words = if mirrored { words } else { format!("{} → {}", name(layout, from), name(layout, to)) };
                    @let first = mine[0].response();
                    a href={ "#" (first.id()) "." (to) } aria-label=(words) {
                        title { (words) ": " (layout.plain(first.title())) }
                        path.flow d={ "M" (x1) " " (a) "C" (f64::midpoint(x1, x2)) " " (a) " " (f64::midpoint(x1, x2)) " " (b) " " (x2) " " (b) } stroke-width=(1.5 + 1.5 * mine.len().min(12) as f64) {}
                    }
                }
                @for id in &left { circle.node cx=(x(200.0)) cy=(y(&left, id)) r="4" {} (label(id, 190.0, y(&left, id), "end")) }
                @for id in &right { circle.node cx=(x(WIDTH - 200.0)) cy=(y(&right, id)) r="4" {} (label(id, WIDTH - 190.0, y(&right, id), "start")) }
            }
        }
        @if rest > 0 { p.nothing { (m::and_more(layout.lang, rest)) } }
    }
}

fn table(layout: &Layout<'_>, moves: &[DisplacementPair<'_>]) -> Markup {
    // A community may leave several platforms for one: the first row of them is what the picture leads to.
    let mut known = HashSet::new();
    let first: Vec<bool> = moves.iter().map(|it| known.insert((it.response().id(), it.to()))).collect();
    html! {
        table.rows {
            caption { (layout.word(m::DISPLACEMENT_CAPTION)) }
            thead { tr { @for word in [m::LEFT, m::WENT_TO, m::WHEN, m::COMMUNITY, m::WHAT] { th scope="col" { (layout.word(word)) } } } }
            tbody {
                @for (i, displacement) in moves.iter().enumerate() {
                    @let response = displacement.response();
                    tr id=[first[i].then(|| format!("{}.{}", response.id(), displacement.to()))] {
                        td data-label=(layout.word(m::LEFT)) { div { (layout.link_to(Kind::Platform, displacement.from().as_str())) } }
                        td data-label=(layout.word(m::WENT_TO)) { div { (layout.link_to(Kind::Platform, displacement.to().as_str())) } }
                        td.when data-label=(layout.word(m::WHEN)) { div { (layout.when(response.when())) } }
                        td data-label=(layout.word(m::COMMUNITY)) { div { @if let Some(displacement) = response.displacement() { (layout.link_to(Kind::Organization, displacement.community().as_str())) } } }
                        td.what data-label=(layout.word(m::WHAT)) { div { (layout.link(Record::Response(response))) } }
                    }
                }
            }
        }
    }
}
