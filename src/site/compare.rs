//! The front page: what each platform says, what it did, what followed.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::page::Page;
use super::terms::Term as _;
use super::view::{Body, View};
use super::words as w;
use crate::model::{Action, Answer, Area, Kind, Platform, Policy, Record, Response, Stance, When};

/// How many clauses of a cell are told where platforms stand side by side.
const CLAUSES: usize = 3;

/// How many actions and responses of a platform are told there.
const DEEDS: usize = 4;

pub(super) fn body(view: &View<'_>, year: Option<i64>) -> Body {
    let at = year.and_then(|year| format!("{year:04}-12-31").parse::<When>().ok());
    let data = view.site.data;
    let title = view.say(w::COMPARE_TITLE);
    let areas = &view.site.areas;
    let mut columns: Vec<Column<'_>> = areas.iter().map(|area| Column::Area(std::slice::from_ref(area))).collect();
    let others: Vec<Area> = Area::ALL.iter().copied().filter(|area| !areas.contains(area)).collect();
    if data.policies().iter().any(|policy| others.contains(&policy.area())) {
        columns.push(Column::Area(&others));
    }
    columns.extend([Column::Did, Column::Followed]);
    // What is disputed is told of today: a question has no date.
    columns.extend(year.is_none().then_some(Column::Disputed));
    let rows: Vec<Row<'_>> = view.site.platforms.iter().map(|platform| Row::of(view, platform, at)).collect();
    let counts = [data.platforms().len(), data.policies().len(), data.actions().len(), data.responses().len()];
    let lede = year.map_or_else(|| w::compare_lede(view.lang, counts), |_| view.say(w::AS_OF_LEDE).to_owned());
    let main = html! {
        div.hero {
            h1 { (title) }
            p.lede { (lede) }
        }
        (years(view, year))
        (picker(view, &rows))
        section #side-by-side hidden tabindex="-1" {}
        h2 #all { @match year { Some(year) => (w::all_as_of(view.lang, year)), None => (view.say(w::ALL_PLATFORMS)) } }
        table #matrix.matrix {
            caption { (view.say(w::MATRIX_CAPTION)) }
            thead { tr {
                th scope="col" { (view.say(w::PLATFORM)) }
                @for column in &columns { th scope="col" { (column.head(view)) } }
            } }
            tbody { @for row in &rows { (row.render(view, &columns)) } }
        }
        (legend(view, year))
        @if year.is_none() { (pairs(view)) }
    };
    let mut body = Body::new(year.map_or(title.to_owned(), |year| w::compare_as_of(view.lang, year)), view.say(w::TAGLINE), main);
    if year.is_none() {
        body.head = super::downloads::json_ld(view);
    }
    body
}

/// Now, or as of the end of a year.
fn years(view: &View<'_>, this: Option<i64>) -> Markup {
    let here = |year: Option<i64>| (year == this).then_some("page");
    html! {
        nav.years aria-label=(view.say(w::AS_OF)) {
            span { (view.say(w::AS_OF)) }
            ul {
                @for year in &view.site.as_of_years {
                    li { a.keep href=(view.to(Page::Compare(Some(*year)))) aria-current=[here(Some(*year))] { (year) } }
                }
                li { a.keep href=(view.to(Page::Compare(None))) aria-current=[here(None)] { (view.say(w::NOW)) } }
            }
        }
    }
}

/// Hidden until there is a program that acts on it.
fn picker(view: &View<'_>, rows: &[Row<'_>]) -> Markup {
    html! {
        form #picker.picker hidden data-title=(view.say(w::SIDE_BY_SIDE)) data-question=(view.say(w::QUESTION)) data-whole=(view.say(w::WHOLE_COMPARISON)) data-few=(view.say(w::TOO_FEW)) {
            fieldset {
                legend { (view.say(w::CHOOSE)) }
                @for row in rows.iter().filter(|row| row.is_told()) {
                    label { input type="checkbox" name="p" value=(row.platform.id()); span { (row.name(view)) } }
                }
                button type="submit" { (view.say(w::SHOW)) }
                button type="reset" { (view.say(w::CLEAR)) }
            }
        }
    }
}

enum Column<'c> {
    Area(&'c [Area]),
    Did,
    Followed,
    Disputed,
}

impl Column<'_> {
    fn head(&self, view: &View<'_>) -> &'static str {
        match self {
            Self::Area([area]) => area.term(view.lang),
            Self::Area(_) => view.say(w::OTHER_AREAS),
            Self::Did => view.say(w::ACTIONS),
            Self::Followed => view.say(w::RESPONSES),
            Self::Disputed => view.say(w::DISPUTES),
        }
    }
}

/// What is told of a platform.
struct Row<'v> {
    platform: &'v Platform,
    at: Option<When>,
    policies: Vec<&'v Policy>,
    /// What it has clauses on today, to which the platform's page has a place.
    today: BTreeSet<Area>,
    actions: Vec<&'v Action>,
    responses: Vec<&'v Response>,
    conflicts: usize,
}

impl<'v> Row<'v> {
    fn of(view: &View<'v>, platform: &'v Platform, at: Option<When>) -> Self {
        let id = platform.id().as_str();
        let mut row = Self {
            platform,
            at,
            policies: view.site.data.policies_of(id, at).collect(),
            today: view.site.data.policies_of(id, None).map(Policy::area).collect(),
            actions: Vec::new(),
            responses: Vec::new(),
            conflicts: view.site.disputed_of(id).len(),
        };
        for entry in view.site.latest_of(id) {
            let by_then = at.is_none_or(|at| entry.dates().is_empty() || entry.dates().iter().any(|date| at.before(*date) != Answer::Yes));
            match entry.record() {
                Record::Action(action) if by_then => row.actions.push(action),
                Record::Response(response) if by_then => row.responses.push(response),
                _ => {}
            }
        }
        row
    }

    fn name(&self, view: &View<'_>) -> Markup {
        view.text(self.at.map_or(self.platform.name(), |at| self.platform.name_at(at)))
    }

    fn is_told(&self) -> bool {
        !(self.policies.is_empty() && self.actions.is_empty() && self.responses.is_empty())
    }

    fn here(&self, view: &View<'_>, anchor: &str) -> String {
        format!("{}#{anchor}", view.to(Page::Record(Kind::Platform, self.platform.id().as_str())))
    }

    fn render(&self, view: &View<'_>, columns: &[Column<'_>]) -> Markup {
        html! {
            tr data-platform=(self.platform.id()) {
                th scope="row" { a href=(view.to(Page::Record(Kind::Platform, self.platform.id().as_str()))) { (self.name(view)) } }
                @for column in columns { td data-label=(column.head(view)) { div { (self.cell(view, column)) } } }
            }
        }
    }

    fn cell(&self, view: &View<'_>, column: &Column<'_>) -> Markup {
        match column {
            Column::Area(areas) => self.area(view, areas),
            Column::Did => self.deeds(view, "did", self.actions.iter().map(|it| Record::Action(it))),
            Column::Followed => self.deeds(view, "followed", self.responses.iter().map(|it| Record::Response(it))),
            Column::Disputed if self.conflicts > 0 => html! { a.disputed href=(self.here(view, "disputed")) { (self.conflicts) } },
            Column::Disputed => html! { span.nothing { (view.say(w::NOTHING)) } },
        }
    }

    /// What the platform says of the areas: each stance once, and how often something was done on them.
    fn area(&self, view: &View<'_>, areas: &[Area]) -> Markup {
        let policies: Vec<&Policy> = self.policies.iter().copied().filter(|policy| areas.contains(&policy.area())).collect();
        let anchor = |stance: Stance| {
            let with = policies.iter().find(|policy| policy.stance() == stance && self.today.contains(&policy.area()));
            with.map_or("says", |policy| policy.area().as_str())
        };
        let on_them = |action: &&&Action| action.areas().iter().any(|area| areas.contains(area));
        let actions: Vec<&Action> = self.actions.iter().filter(on_them).copied().collect();
        let disputed = policies.iter().filter(|policy| policy.in_force().is_disputed()).count()
            + actions.iter().filter(|action| is_disputed(view, action)).count();
        html! {
            @if policies.is_empty() {
                span.stance.not-researched { (mark(None)) (view.say(if self.at.is_some() { w::NOTHING_BY_THEN } else { w::NOT_RESEARCHED })) }
            } @else {
                @for (stance, count) in stances(&policies) {
                    a.stance.{ (stance.as_str()) } href=(self.here(view, anchor(stance))) { (mark(Some(stance))) (view.term(stance)) @if count > 1 { " " small { (count) } } }
                }
            }
            @if !actions.is_empty() { small.acted { (w::actions(view.lang, actions.len())) } }
            @if disputed > 0 { small.acted { span.disputed { (w::disputed(view.lang, disputed)) } } }
            @if !policies.is_empty() { template { (self.clauses(view, &policies)) } }
        }
    }

    /// The clauses that say most, for the platforms that are chosen.
    fn clauses(&self, view: &View<'_>, policies: &[&Policy]) -> Markup {
        let more = policies.len().saturating_sub(CLAUSES);
        html! {
            ul.clauses {
                @for policy in policies.iter().take(CLAUSES) {
                    li {
                        (stance(view, policy.stance())) " "
                        a href=(view.to(Page::of(Record::Policy(policy)))) { (brief(view, policy)) }
                    }
                }
                @if more > 0 { li { a href=(self.here(view, "says")) { (w::and_more(view.lang, more)) } } }
            }
        }
    }

    /// How much was done or followed, and the latest of it.
    fn deeds<'r>(&self, view: &View<'_>, anchor: &str, records: impl ExactSizeIterator<Item = Record<'r>>) -> Markup {
        let count = records.len();
        let more = count.saturating_sub(DEEDS);
        html! {
            @if count == 0 { span.nothing { (view.say(w::NOTHING)) } } @else {
                a href=(self.here(view, anchor)) { (count) }
                template { ul.clauses {
                    @for record in records.take(DEEDS) { li { (view.link(record)) } }
                    @if more > 0 { li { a href=(self.here(view, anchor)) { (w::and_more(view.lang, more)) } } }
                } }
            }
        }
    }
}

/// Whether sources contradict each other on when or how much was done.
fn is_disputed(view: &View<'_>, action: &Action) -> bool {
    !view.site.disputed_in(Record::Action(action)).is_empty()
}

/// The first sentence of what a policy says.
fn brief(view: &View<'_>, policy: &Policy) -> Markup {
    let first = |text: &str| {
        // A point within the first words is more likely that of an abbreviation.
        let end = text.match_indices(". ").map(|(at, _)| at).find(|at| *at > 30);
        end.map_or(text, |end| &text[..=end]).to_owned()
    };
    match view.lang.of(policy.summary()) {
        Some(here) => html! { bdi { (first(here)) } },
        None => view.english(&first(policy.summary().en())),
    }
}

/// The stances in the order of the vocabulary, each with how many clauses have it.
fn stances(policies: &[&Policy]) -> Vec<(Stance, usize)> {
    let count = |stance: Stance| policies.iter().filter(|policy| policy.stance() == stance).count();
    Stance::ALL.iter().map(|stance| (*stance, count(*stance))).filter(|(_, count)| *count > 0).collect()
}

/// What a policy says, by mark and word.
pub(super) fn stance(view: &View<'_>, stance: Stance) -> Markup {
    html! { span.stance.{ (stance.as_str()) } { (mark(Some(stance))) (view.term(stance)) } }
}

/// A mark for a stance, so that it is told without colour and at a glance; none where nothing was researched.
pub(super) fn mark(stance: Option<Stance>) -> Markup {
    let shape = match stance {
        Some(Stance::Prohibits) => "M3 3l10 10M13 3L3 13",
        Some(Stance::Restricts) => "M2.5 8h11",
        Some(Stance::Permits) => "M2.5 8.5l4 4 7-9",
        Some(Stance::DefersToLaw) => "M8 2v12M4 14h8M3 5h10M3 5l-1.5 4h3zM13 5l-1.5 4h3z",
        Some(Stance::Silent) => "M2 5h12v6H2z",
        Some(Stance::NoInformation) => "M5 6a3 3 0 1 1 4 2.8c-.8.4-1 .8-1 1.7M8 13.2v.3",
        None => "M8 7.8v.4",
    };
    html! { svg.mark viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" { path d=(shape) {} } }
}

/// What the words of the cells mean.
fn legend(view: &View<'_>, year: Option<i64>) -> Markup {
    let (nothing, means) =
        if year.is_some() { (w::NOTHING_BY_THEN, w::NOTHING_BY_THEN_MEANS) } else { (w::NOT_RESEARCHED, w::NOT_RESEARCHED_MEANS) };
    html! {
        dl.legend {
            @for said in Stance::ALL {
                div { dt { (stance(view, *said)) } dd { (w::stance(view.lang, *said)) } }
            }
            div { dt { span.stance.not-researched { (mark(None)) (view.say(nothing)) } } dd { (view.say(means)) } }
        }
    }
}

/// Pairs that have a page of their own.
fn pairs(view: &View<'_>) -> Markup {
    let name = |id: &str| view.site.data.platform(id).map_or(html! {}, |platform| view.text(platform.name()));
    html! {
        @if !view.site.pairs.is_empty() {
            section #pairs.pairs {
                h2 { (view.say(w::PAIRS)) }
                p { (view.say(w::PAIRS_ABOUT)) }
                ul.tiles { @for (one, other) in &view.site.pairs {
                    li { a href=(view.to(Page::Pair(one, other))) { (name(one)) " " span.and { (view.say(w::AND)) } (view.lang.pick([" ", ""])) (name(other)) } }
                } }
            }
        }
    }
}
