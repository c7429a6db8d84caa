//! The pictures of time: events, actions and responses drawn where the accounts place them. A date that
//! is not exactly known is drawn as the span in which it lies; accounts that differ are drawn over each other.

use maud::{Markup, html};

use super::claims::distinct;
use super::contents::year;
use super::lang::Lang;
use super::page::Page;
use super::say;
use super::view::View;
use super::words as w;
use crate::compare::TimelineEntry;
use crate::model::{Kind, Moment, When};

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

    /// Where a date lies.
    fn place(&self, when: When) -> Place {
        match (when.earliest().map(Moment::seconds), when.latest().map(Moment::seconds)) {
            (Some(start), Some(end)) if end - start < DAY => Place::At(self.x(i64::midpoint(start, end))),
            (Some(start), Some(end)) => {
                let (a, b) = (self.x(start), self.x(end));
                Place::Span(a.min(b), a.max(b))
            }
            (Some(start), None) => Place::Open(self.x(start), if self.mirrored { -TAIL } else { TAIL }),
            (None, Some(end)) => Place::Open(self.x(end), if self.mirrored { TAIL } else { -TAIL }),
            (None, None) => Place::Open(self.left, 0.0),
        }
    }

    /// The beginnings of the months, or of the years where months are too many, with their names.
    fn ticks(&self, lang: Lang) -> Vec<(f64, String)> {
        let (first, last) = (Moment(self.from).day(), Moment(self.to).day());
        let months = (last.0 - first.0) * 12 + i64::from(last.1) - i64::from(first.1);
        let mut ticks = Vec::new();
        if months <= 3 {
            // Days, every so often.
            let step = if months < 1 { 2 } else { 5 };
            let mut day = self.from;
            while day <= self.to {
                let of_month = Moment(day).day().2;
                if (of_month == 1 || of_month.is_multiple_of(step) && of_month < 30)
                    && let Ok(date) = Moment(day).to_string()[..10].parse::<When>()
                {
                    ticks.push((self.x(day), without_year(date, lang)));
                }
                day += DAY;
            }
            return ticks;
        }
        for month in 0..=months {
            let (y, m) = (first.0 + (i64::from(first.1) - 1 + month) / 12, (i64::from(first.1) - 1 + month) % 12 + 1);
            let text = if months > 18 { format!("{y:04}") } else { format!("{y:04}-{m:02}") };
            if months > 18 && m != 1 {
                continue;
            }
            if let Ok(date) = text.parse::<When>()
                && let Some(start) = date.earliest()
                && start.seconds() >= self.from
            {
                ticks.push((self.x(start.seconds()), if months > 18 { text } else { without_year(date, lang) }));
            }
        }
        ticks
    }
}

/// A date short, without its year, which the picture's title names.
fn without_year(date: When, lang: Lang) -> String {
    let year = date.to_string()[..4].to_owned();
    say::short_date(date, lang).trim_end_matches(&year).trim_end().to_owned()
}

/// How long the line is that stands for an end that is not known.
const TAIL: f64 = 34.0;

/// Where a date lies on an axis.
#[derive(Clone, Copy)]
enum Place {
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

/// The dates that are claimed, drawn, and the left and right end of what is drawn.
fn marks(axis: &Axis, entry: &TimelineEntry<'_>, y: f64) -> (Markup, f64, f64) {
    let kind = entry.record().kind();
    let places: Vec<Place> = distinct(entry.dates().iter().copied()).into_iter().map(|date| axis.place(date)).collect();
    let reach = |place: &Place| match *place {
        Place::At(x) => (x - 6.0, x + 6.0),
        Place::Span(low, high) => (low.min(high - 9.0), high),
        Place::Open(x, tail) => (x.min(x + tail) - 6.0, x.max(x + tail) + 6.0),
    };
    let low = places.iter().map(|place| reach(place).0).fold(f64::MAX, f64::min);
    let high = places.iter().map(|place| reach(place).1).fold(f64::MIN, f64::max);
    let drawn = html! {
        @for place in &places {
            @match *place {
                Place::At(x) => (shape(kind, x, y)),
                Place::Span(low, high) if high - low < 9.0 => (shape(kind, f64::midpoint(low, high), y)),
                Place::Span(low, high) => rect.{ "span " (class(kind)) } x=(px(low)) y=(px(y - 3.5)) width=(px(high - low)) height="7" rx="3.5" {},
                Place::Open(x, tail) => {
                    line.{ "open " (class(kind)) } x1=(px(x)) x2=(px(x + tail)) y1=(px(y)) y2=(px(y)) {}
                    (shape(kind, x, y))
                }
            }
        }
    };
    (drawn, low, high)
}

/// What a mark tells to those who point at it or listen.
fn label(view: &View<'_>, entry: &TimelineEntry<'_>) -> String {
    let dates: Vec<String> = distinct(entry.dates().iter().copied()).into_iter().map(|date| say::date(date, view.lang)).collect();
    format!("{}: {}", dates.join(view.lang.pick([" or ", " أو "])), view.plain_name(entry.record()))
}

fn linked(view: &View<'_>, entry: &TimelineEntry<'_>, inner: &Markup) -> Markup {
    let label = label(view, entry);
    html! { a href=(view.to(Page::of(entry.record()))) aria-label=(label) { title { (label) } (inner) } }
}

fn frame(view: &View<'_>, axis: &Axis, [width, height]: [f64; 2], name: &str, inner: &Markup) -> Markup {
    html! {
        section.picture aria-label=(name) tabindex="0" {
            svg.chart viewBox={ "0 0 " (px(width)) " " (px(height)) } width=(px(width)) height=(px(height)) role="group" aria-label=(name) direction=(view.lang.dir()) {
                g.axis aria-hidden="true" {
                    @for (x, text) in axis.ticks(view.lang) {
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
pub(super) fn key(view: &View<'_>) -> Markup {
    let mark = |kind| html! { svg.chart viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" { (shape(kind, 7.0, 7.0)) } };
    let span = html! { svg.chart viewBox="0 0 34 14" width="34" height="14" aria-hidden="true" { rect.{ "span action" } x="1" y="3.5" width="32" height="7" rx="3.5" {} } };
    let open = html! { svg.chart viewBox="0 0 34 14" width="34" height="14" aria-hidden="true" { line.{ "open action" } x1="6" x2="33" y1="7" y2="7" {} (shape(Kind::Action, 6.0, 7.0)) } };
    html! {
        ul.key {
            @for (kind, word) in [(Kind::Event, w::EVENT_MARK), (Kind::Action, w::ACTION_MARK), (Kind::Response, w::RESPONSE_MARK)] { li { (mark(kind)) (view.say(word)) } }
            li { (span) (view.say(w::SPAN_MARK)) }
            li { (open) (view.say(w::OPEN_MARK)) }
        }
    }
}

/// A row for each entry, with its title beside its marks.
pub(super) fn chronicle(view: &View<'_>, entries: &[&TimelineEntry<'_>], from: i64, to: i64, name: &str) -> Markup {
    const ROW: f64 = 23.0;
    const WIDTH: f64 = 1080.0;
    let axis = Axis { from, to, left: 20.0, width: WIDTH - 40.0, mirrored: view.lang == Lang::Ar };
    let height = 34.0 + ROW * entries.len() as f64;
    let rows = html! {
        @for (i, entry) in entries.iter().enumerate() {
            @let y = 42.0 + ROW * i as f64;
            @let (drawn, low, high) = marks(&axis, entry, y);
            // The title stands where there is more room.
            @let after = WIDTH - high > low;
            @let rtl = view.lang == Lang::Ar;
            @let anchor = if after == rtl { "end" } else { "start" };
            @let title = trimmed(view.plain_name(entry.record()), if after { WIDTH - high } else { low });
            @let text = html! { text.{ "name " (class(entry.record().kind())) } x=(px(if after { high + 3.0 } else { low - 3.0 })) y=(px(y + 4.5)) text-anchor=(anchor) lang=[english(view, entry)] { (title) } };
            (linked(view, entry, &html! { rect.hit x="0" y=(px(y - ROW / 2.0)) width=(px(WIDTH)) height=(px(ROW)) {} (drawn) (text) }))
        }
    };
    frame(view, &axis, [WIDTH, height], name, &rows)
}

/// The title, cut where the room ends.
fn trimmed(title: &str, room: f64) -> String {
    let most = (room / 6.9) as usize;
    if title.chars().count() <= most { title.to_owned() } else { title.chars().take(most.saturating_sub(1)).chain(['…']).collect() }
}

/// Whether the title is in English on a page that is not.
fn english(view: &View<'_>, entry: &TimelineEntry<'_>) -> Option<&'static str> {
    let english = view.lang == Lang::Ar && entry.record().name().is_none_or(|name| view.lang.of(name).is_none());
    english.then_some("en")
}

/// A lane for each platform, with marks as close as they go.
pub(super) fn lanes(view: &View<'_>, entries: &[&TimelineEntry<'_>], from: i64, to: i64, name: &str) -> Markup {
    const WIDTH: f64 = 1080.0;
    const SIDE: f64 = 130.0;
    const STEP: f64 = 11.0;
    if entries.len() > MARKS {
        return html! { p.nothing { (view.say(w::TOO_MANY)) } };
    }
    let mut told: Vec<(&str, Vec<&TimelineEntry<'_>>)> = Vec::new();
    for entry in entries {
        for platform in entry.record().platforms() {
            match told.iter_mut().find(|(id, _)| *id == platform) {
                Some((_, mine)) => mine.push(entry),
                None => told.push((platform, vec![entry])),
            }
        }
    }
    told.sort_by_key(|(_, mine)| std::cmp::Reverse(mine.len()));
    told.truncate(LANES);
    let mirrored = view.lang == Lang::Ar;
    let axis = Axis { from, to, left: if mirrored { 12.0 } else { SIDE }, width: WIDTH - SIDE - 12.0, mirrored };
    let mut y = 30.0;
    let mut drawn = Vec::new();
    for (platform, mine) in &told {
        // The first row of the lane in which there is room.
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        let mut spans: Vec<(f64, f64, &TimelineEntry<'_>)> = mine
            .iter()
            .map(|entry| {
                let (_, low, high) = marks(&axis, entry, 0.0);
                (low, high, *entry)
            })
            .collect();
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
        let title = view.site.data.platform(platform).map_or(*platform, |platform| view.plain(platform.name()));
        drawn.push(html! {
            rect.lane x="0" y=(px(y)) width=(px(WIDTH)) height=(px(height)) {}
            text.platform x=(px(if mirrored { WIDTH - 8.0 } else { 8.0 })) y=(px(y + 17.0)) text-anchor="start" { (title) }
            @for (row, entry) in placed { (linked(view, entry, &marks(&axis, entry, y + 12.5 + STEP * row as f64).0)) }
        });
        y += height + 3.0;
    }
    let inner = html! { @for lane in &drawn { (lane) } };
    frame(view, &axis, [WIDTH, y + 4.0], name, &inner)
}

/// From the first day of one year to the last of another.
pub(super) fn years(first: i64, last: i64) -> (i64, i64) {
    let start = |year: i64| format!("{year:04}").parse::<When>().ok().and_then(When::earliest).map_or(0, Moment::seconds);
    (start(first), start(last + 1) - 1)
}

/// The story of one platform.
pub(super) fn of_platform(view: &View<'_>, entries: &[&TimelineEntry<'_>]) -> Markup {
    let seen: Vec<i64> = entries.iter().filter_map(|entry| entry.earliest()).map(year).collect();
    let (Some(first), Some(last)) = (seen.iter().min(), seen.iter().max()) else { return html! {} };
    let (from, to) = years(*first, *last);
    html! {
        (key(view))
        (lanes(view, entries, from, to, view.say(w::TIMELINE)))
        p { a href=(view.to(Page::Timeline)) { (view.say(w::WHOLE_TIMELINE)) } }
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
    let months: Vec<i64> = entries.iter().filter_map(month).collect();
    let count = |first: i64| months.iter().filter(|month| (first..=first + 1).contains(*month)).count();
    let first = months.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().max_by_key(|month| count(*month))?;
    let start =
        |month: i64| format!("{:04}-{:02}", month / 12, month % 12 + 1).parse::<When>().ok().and_then(When::earliest).map(Moment::seconds);
    Some((start(first)?, start(first + 2)? - 1))
}
