//! The pictures of time: events, actions and responses drawn where the accounts place them. A date that
//! is not exactly known is drawn as the span in which it lies; accounts that differ are drawn over each other.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::index::year;
use super::layout::Layout;
use super::routes::Page;
use crate::compare::TimelineEntry;
use crate::model::{Kind, Moment, When};
use crate::text::Locale;
use crate::text::answers::distinct;
use crate::text::dates;
use crate::text::messages as m;

const DAY: i64 = 86_400;

/// How many marks a picture has at most; beyond, the table tells what there is.
const MARKS: usize = 600;

/// How many platforms have a lane of their own.
const LANES: usize = 24;

/// A stretch of time laid over the width of a picture.
#[derive(Clone, Copy)]
struct Axis {
    from: i64,
    to: i64,
    left: f64,
    width: f64,
    mirrored: bool,
}

impl Axis {
    /// Where a second stands; time runs from right to left where the writing does.
    fn x(&self, second: i64) -> f64 {
        let share = (second.clamp(self.from, self.to) - self.from) as f64 / (self.to - self.from).max(1) as f64;
        self.left + self.width * if self.mirrored { 1.0 - share } else { share }
    }

    /// Where a date lies; nowhere where it is not within the picture.
    fn place(&self, when: When) -> Option<Slot> {
        let inside = |second: i64| (self.from..=self.to).contains(&second);
        let tail = if self.mirrored { -TAIL } else { TAIL };
        match (when.earliest().map(Moment::seconds), when.latest().map(Moment::seconds)) {
            (Some(start), Some(end)) if end < self.from || start > self.to => None,
            (Some(start), Some(end)) if end - start < DAY => Some(Slot::At(self.x(i64::midpoint(start, end)))),
            (Some(start), Some(end)) => {
                let (a, b) = (self.x(start), self.x(end));
                Some(Slot::Span(a.min(b), a.max(b)))
            }
            (Some(start), None) => inside(start).then(|| Slot::Open(self.x(start), tail)),
            (None, Some(end)) => inside(end).then(|| Slot::Open(self.x(end), -tail)),
            (None, None) => None,
        }
    }

    /// The beginnings of days, months or years, as close as their names can be read.
    fn ticks(&self, lang: Locale) -> Vec<(f64, String)> {
        let (first, last) = (Moment(self.from).day(), Moment(self.to).day());
        let (years, months) = (last.0 - first.0, (last.0 - first.0) * 12 + i64::from(last.1) - i64::from(first.1));
        let named = |moment: Moment, precision: usize| {
            let text = moment.to_string()[..precision].to_owned();
            let words = text.parse::<When>().map(|date| without_year(date, lang));
            words.ok().map(|words| (self.x(moment.seconds()), if precision == 4 { text } else { words }))
        };
        let ticks: Vec<Option<(f64, String)>> = if months <= 3 {
            let days = (self.from.div_euclid(DAY)..=self.to.div_euclid(DAY)).map(|day| Moment(day * DAY));
            let told = |moment: &Moment| matches!(moment.day().2, 1 | 5 | 10 | 15 | 20 | 25);
            days.filter(told).map(|moment| named(moment, 10)).collect()
        } else if months <= 18 {
            (0..=months).map(|month| named(Moment::of_month(first.0, i64::from(first.1) + month), 7)).collect()
        } else {
            let step = usize::try_from(years / 30 + 1).unwrap_or(1);
            (first.0..=last.0).step_by(step).map(|year| named(Moment::of_month(year, 1), 4)).collect()
        };
        ticks.into_iter().flatten().collect()
    }
}

/// A date short, without its year, which the picture's title names.
fn without_year(date: When, lang: Locale) -> String {
    let year = date.to_string()[..4].to_owned();
    dates::short_date(date, lang).trim_end_matches(&year).trim_end().to_owned()
}

/// How long the line is that stands for an end that is not known.
const TAIL: f64 = 34.0;

/// Where a date lies on an axis.
#[derive(Clone, Copy)]
enum Slot {
    /// Within a day.
    At(f64),
    /// Somewhere in a span, or all through it.
    Span(f64, f64),
    /// From a point on, or up to it: a line that leaves it.
    Open(f64, f64),
}

/// How a kind of record is marked.
const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Action => "action",
        Kind::Response => "response",
        _ => "event",
    }
}

/// A mark at a point: an event is a diamond, an action a square, a response a dot.
fn shape(kind: Kind, x: f64, y: f64) -> Markup {
    let class = class(kind);
    match kind {
        Kind::Action => html! { rect.(class) x=(px(x - 4.5)) y=(px(y - 4.5)) width="9" height="9" rx="1" {} },
        Kind::Response => html! { circle.(class) cx=(px(x)) cy=(px(y)) r="4.5" {} },
        _ => html! { path.(class) d={ "M" (px(x)) " " (px(y - 6.0)) "l6 6-6 6-6-6z" } {} },
    }
}

fn px(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The dates that are claimed, drawn, and the left and right end of what is drawn; none where none is within the picture.
fn marks(axis: &Axis, entry: &TimelineEntry<'_>, y: f64) -> Option<(Markup, f64, f64)> {
    let kind = entry.record().kind();
    let places: Vec<Slot> = distinct(entry.dates().iter().copied()).into_iter().filter_map(|date| axis.place(date)).collect();
    if places.is_empty() {
        return None;
    }
    let reach = |place: &Slot| match *place {
        Slot::At(x) => (x - 6.0, x + 6.0),
        Slot::Span(low, high) => (low.min(high - 9.0), high),
        Slot::Open(x, tail) => (x.min(x + tail) - 6.0, x.max(x + tail) + 6.0),
    };
    let low = places.iter().map(|place| reach(place).0).fold(f64::MAX, f64::min);
    let high = places.iter().map(|place| reach(place).1).fold(f64::MIN, f64::max);
    let drawn = html! {
        @for place in &places {
            @match *place {
                Slot::At(x) => (shape(kind, x, y)),
                Slot::Span(low, high) if high - low < 9.0 => (shape(kind, f64::midpoint(low, high), y)),
                Slot::Span(low, high) => rect.{ "span " (class(kind)) } x=(px(low)) y=(px(y - 3.5)) width=(px(high - low)) height="7" rx="3.5" {},
                Slot::Open(x, tail) => {
                    line.{ "open " (class(kind)) } x1=(px(x)) x2=(px(x + tail)) y1=(px(y)) y2=(px(y)) {}
                    (shape(kind, x, y))
                }
            }
        }
    };
    Some((drawn, low, high))
}

/// What a mark tells to those who point at it or listen.
fn label(layout: &Layout<'_>, entry: &TimelineEntry<'_>) -> String {
    let dates: Vec<String> = distinct(entry.dates().iter().copied()).into_iter().map(|date| dates::date(date, layout.lang)).collect();
    format!("{}: {}", dates.join(layout.lang.pick([" or ", " أو "])), layout.plain_name(entry.record()))
}

fn linked(layout: &Layout<'_>, entry: &TimelineEntry<'_>, inner: &Markup) -> Markup {
    let label = label(layout, entry);
    html! { a href=(layout.to(Page::of(entry.record()))) aria-label=(label) { title { (label) } (inner) } }
}

fn frame(layout: &Layout<'_>, axis: &Axis, [width, height]: [f64; 2], name: &str, inner: &Markup) -> Markup {
    html! {
        section.picture aria-label=(name) tabindex="0" {
            svg.chart viewBox={ "0 0 " (px(width)) " " (px(height)) } width=(px(width)) height=(px(height)) role="group" aria-label=(name) direction=(layout.lang.dir()) {
                g.axis aria-hidden="true" {
                    @for (x, text) in axis.ticks(layout.lang) {
                        line x1=(px(x)) x2=(px(x)) y1="22" y2=(px(height)) {}
                        text x=(px(x)) y="14" text-anchor="middle" { (text) }
                    }
                }
                (inner)
            }
        }
    }
}

/// What the marks mean.
pub(super) fn key(layout: &Layout<'_>) -> Markup {
    let mark = |kind| html! { svg.chart viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" { (shape(kind, 7.0, 7.0)) } };
    let span = html! { svg.chart viewBox="0 0 34 14" width="34" height="14" aria-hidden="true" { rect.{ "span action" } x="1" y="3.5" width="32" height="7" rx="3.5" {} } };
    let open = html! { svg.chart viewBox="0 0 34 14" width="34" height="14" aria-hidden="true" { line.{ "open action" } x1="6" x2="33" y1="7" y2="7" {} (shape(Kind::Action, 6.0, 7.0)) } };
    html! {
        ul.key {
            @for (kind, word) in [(Kind::Event, m::EVENT_MARK), (Kind::Action, m::ACTION_MARK), (Kind::Response, m::RESPONSE_MARK)] { li { (mark(kind)) (layout.word(word)) } }
            li { (span) (layout.word(m::SPAN_MARK)) }
            li { (open) (layout.word(m::OPEN_MARK)) }
        }
    }
}

/// A row for each entry, with its title beside its marks.
pub(super) fn chronicle(layout: &Layout<'_>, entries: &[&TimelineEntry<'_>], from: i64, to: i64, name: &str) -> Markup {
    const ROW: f64 = 23.0;
    const WIDTH: f64 = 1080.0;
    let axis = Axis { from, to, left: 20.0, width: WIDTH - 40.0, mirrored: layout.lang == Locale::Ar };
    let height = 34.0 + ROW * entries.len() as f64;
    let rows = html! {
        @for (i, entry) in entries.iter().enumerate() {
            @let y = 42.0 + ROW * i as f64;
            @if let Some((drawn, low, high)) = marks(&axis, entry, y) {
            // The title stands where there is more room.
            @let after = WIDTH - high > low;
            @let rtl = layout.lang == Locale::Ar;
            @let anchor = if after == rtl { "end" } else { "start" };
            @let title = trimmed(layout.plain_name(entry.record()), if after { WIDTH - high } else { low });
            @let text = html! { text.{ "name " (class(entry.record().kind())) } x=(px(if after { high + 3.0 } else { low - 3.0 })) y=(px(y + 4.5)) text-anchor=(anchor) lang=[english(layout, entry)] { (title) } };
            (linked(layout, entry, &html! { rect.hit x="0" y=(px(y - ROW / 2.0)) width=(px(WIDTH)) height=(px(ROW)) {} (drawn) (text) }))
            }
        }
    };
    frame(layout, &axis, [WIDTH, height], name, &rows)
}

/// The title, cut where the room ends.
fn trimmed(title: &str, room: f64) -> String {
    let most = (room / 6.9) as usize;
    if title.chars().count() <= most { title.to_owned() } else { title.chars().take(most.saturating_sub(1)).chain(['…']).collect() }
}

/// Whether the title is in English on a page that is not.
fn english(layout: &Layout<'_>, entry: &TimelineEntry<'_>) -> Option<&'static str> {
    let english = layout.lang == Locale::Ar && entry.record().name().is_none_or(|name| layout.lang.of(name).is_none());
    english.then_some("en")
}

/// A lane for each platform, or for one alone, with marks as close as they go.
pub(super) fn lanes(layout: &Layout<'_>, entries: &[&TimelineEntry<'_>], only: Option<&str>, from: i64, to: i64, name: &str) -> Markup {
    const WIDTH: f64 = 1080.0;
    const SIDE: f64 = 130.0;
    const STEP: f64 = 11.0;
    if entries.len() > MARKS {
        return html! { p.nothing { (layout.word(m::TOO_MANY)) } };
    }
    let mut told: Vec<(&str, Vec<&TimelineEntry<'_>>)> = Vec::new();
    for entry in entries {
        for platform in entry.record().platforms().into_iter().filter(|id| only.is_none_or(|only| only == *id)) {
            match told.iter_mut().find(|(id, _)| *id == platform) {
                Some((_, mine)) => mine.push(entry),
                None => told.push((platform, vec![entry])),
            }
        }
    }
    told.sort_by_key(|(_, mine)| std::cmp::Reverse(mine.len()));
    told.truncate(LANES);
    let mirrored = layout.lang == Locale::Ar;
    let axis = Axis { from, to, left: if mirrored { 12.0 } else { SIDE }, width: WIDTH - SIDE - 12.0, mirrored };
    let mut y = 30.0;
    let mut drawn = Vec::new();
    for (platform, mine) in &told {
        // The first row of the lane in which there is room.
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        let mut spans: Vec<(f64, f64, &TimelineEntry<'_>)> =
            mine.iter().filter_map(|entry| marks(&axis, entry, 0.0).map(|(_, low, high)| (low, high, *entry))).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (low, high, entry) in spans {
            let row = ends.iter().position(|end| *end <= low).unwrap_or_else(|| {
                ends.push(0.0);
                ends.len() - 1
            });
            ends[row] = high - 1.5;
            placed.push((row, entry));
        }
        let height = 14.0 + STEP * ends.len() as f64;
        let title = layout.site.data.platform(platform).map_or(*platform, |platform| layout.plain(platform.name()));
        drawn.push(html! {
            rect.lane x="0" y=(px(y)) width=(px(WIDTH)) height=(px(height)) {}
            text.platform x=(px(if mirrored { WIDTH - 8.0 } else { 8.0 })) y=(px(y + 17.0)) text-anchor="start" { (trimmed(title, SIDE - 8.0)) }
            @for (row, entry) in placed {
                @if let Some((drawn, ..)) = marks(&axis, entry, y + 12.5 + STEP * row as f64) { (linked(layout, entry, &drawn)) }
            }
        });
        y += height + 3.0;
    }
    let inner = html! { @for lane in &drawn { (lane) } };
    frame(layout, &axis, [WIDTH, y + 4.0], name, &inner)
}

/// From the first second of one year to the last of another.
pub(super) fn years(first: i64, last: i64) -> (i64, i64) {
    (Moment::of_month(first, 1).seconds(), Moment::of_month(last + 1, 1).seconds() - 1)
}

/// The story of one platform.
pub(super) fn of_platform(layout: &Layout<'_>, id: &str, entries: &[&TimelineEntry<'_>]) -> Markup {
    let seen: Vec<i64> = entries.iter().filter_map(|entry| entry.earliest()).map(year).collect();
    let (Some(first), Some(last)) = (seen.iter().min(), seen.iter().max()) else { return html! {} };
    let (from, to) = years(*first, *last);
    html! {
        (key(layout))
        (lanes(layout, entries, Some(id), from, to, layout.word(m::TIMELINE)))
        p { a href=(layout.to(Page::Timeline)) { (layout.word(m::WHOLE_TIMELINE)) } }
    }
}

/// The two months in which most begins, from the first of the one to the last of the other.
pub(super) fn busiest(entries: &[&TimelineEntry<'_>]) -> Option<(i64, i64)> {
    let month = |entry: &&TimelineEntry<'_>| {
        // What is not known to the month has no place in it.
        let exact = entry
            .dates()
            .iter()
            .filter(|date| matches!((date.earliest(), date.latest()), (Some(a), Some(b)) if b.seconds() - a.seconds() < 32 * DAY));
        let (year, month, _) = exact.filter_map(|date| date.earliest()).min()?.day();
        Some(year * 12 + i64::from(month) - 1)
    };
    let mut months: BTreeMap<i64, usize> = BTreeMap::new();
    for month in entries.iter().filter_map(month) {
        *months.entry(month).or_default() += 1;
    }
    let count = |first: i64| months.range(first..=first + 1).map(|(_, count)| count).sum::<usize>();
    let first = months.keys().copied().max_by_key(|month| count(*month))?;
    let start = |month: i64| Moment::of_month(0, month + 1).seconds();
    Some((start(first), start(first + 2) - 1))
}
