//! The front page: what each platform says, what it did, what followed.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::page::Page;
use super::rule;
use super::terms::Term as _;
use super::view::{Body, View};
use super::words as w;
use crate::compare::Clause;
use crate::model::{Action, Answer, Area, Kind, Platform, Record, Response, Stance, Version, When};

/// How many rules of a cell are told where platforms stand side by side.
const RULES: usize = 3;

/// How many actions and responses of a platform are told there.
const DEEDS: usize = 4;

pub(super) fn body(view: &View<'_>, year: Option<i64>) -> Body {
    let at = year.and_then(|year| format!("{year:04}-12-31").parse::<When>().ok());
    let data = view.site.data;
    let title = view.say(w::COMPARE_TITLE);
    let areas = &view.site.areas;
    let mut columns: Vec<Column<'_>> = areas.iter().map(|area| Column::Area(std::slice::from_ref(area))).collect();
    let others: Vec<Area> = Area::ALL.iter().copied().filter(|area| !areas.contains(area)).collect();
    if data.policies().iter().any(|policy| policy.areas().any(|area| others.contains(&area))) {
        columns.push(Column::Area(&others));
    }
    if data.policies().iter().any(|policy| policy.topic().area().is_none()) {
        columns.push(Column::Procedures);
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
    Procedures,
    Did,
    Followed,
    Disputed,
}

impl Column<'_> {
    fn head(&self, view: &View<'_>) -> &'static str {
        match self {
            Self::Area([area]) => area.term(view.lang),
            Self::Area(_) => view.say(w::OTHER_AREAS),
            Self::Procedures => view.say(w::PROCEDURES_HEAD),
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
    rules: Vec<Clause<'v>>,
    /// The areas of its rules today, to which the platform's page has a place.
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
            rules: view.site.data.clauses(id, at).collect(),
            today: view.site.data.clauses(id, None).flat_map(|clause| clause.policy().areas()).collect(),
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
        !(self.rules.is_empty() && self.actions.is_empty() && self.responses.is_empty())
    }

    fn here(&self, view: &View<'_>, anchor: &str) -> String {
        format!("{}#{anchor}", view.to(Page::Record(Kind::Platform, self.platform.id().as_str())))
    }

    fn render(&self, view: &View<'v>, columns: &[Column<'_>]) -> Markup {
        html! {
            tr data-platform=(self.platform.id()) {
                th scope="row" { a href=(view.to(Page::Record(Kind::Platform, self.platform.id().as_str()))) { (self.name(view)) } }
                @for column in columns { td data-label=(column.head(view)) { div { (self.cell(view, column)) } } }
            }
        }
    }

    fn cell(&self, view: &View<'v>, column: &Column<'_>) -> Markup {
        match column {
            Column::Area(areas) => self.area(view, areas),
            Column::Procedures => self.procedures(view),
            Column::Did => self.deeds(view, "did", self.actions.iter().map(|it| Record::Action(it))),
            Column::Followed => self.deeds(view, "followed", self.responses.iter().map(|it| Record::Response(it))),
            Column::Disputed if self.conflicts > 0 => html! { a.disputed href=(self.here(view, "disputed")) { (self.conflicts) } },
            Column::Disputed => html! { span.nothing { (view.say(w::NOTHING)) } },
        }
    }

    /// The rules on the areas, of each area the main one first; of a platform that had closed those seen last before.
    fn about(&self, view: &View<'v>, areas: &[Area]) -> Vec<Clause<'v>> {
        let mut found: Vec<Clause<'v>> = Vec::new();
        for area in areas.iter().filter(|area| self.rules.iter().any(|clause| clause.policy().concerns(**area))) {
            let says = view.site.data.stance(self.platform.id().as_str(), *area, self.at);
            for clause in says.all().filter(|clause| clause.version().is_some()) {
                if !found.iter().any(|known| known.policy().id() == clause.policy().id()) {
                    found.push(*clause);
                }
            }
        }
        found
    }

    /// What the platform says of the areas: each stance once, that of the main rule first, when that was last seen, and
    /// how often something was done on them.
    fn area(&self, view: &View<'v>, areas: &[Area]) -> Markup {
        let rules = self.about(view, areas);
        let anchor = |stance: Stance| {
            let with = rules.iter().filter(|clause| stance_of(clause) == Some(stance)).flat_map(|clause| clause.policy().areas());
            with.filter(|area| areas.contains(area)).find(|area| self.today.contains(area)).map_or("says", Area::as_str)
        };
        let on_them = |action: &&&Action| action.areas().iter().any(|area| areas.contains(area));
        let actions: Vec<&Action> = self.actions.iter().filter(on_them).copied().collect();
        let disputed = rules.iter().filter(|clause| clause.version().is_some_and(|version| version.in_force().is_disputed())).count()
            + actions.iter().filter(|action| is_disputed(view, action)).count();
        html! {
            @if rules.is_empty() {
                span.stance.not-researched { (mark(None)) (view.say(if self.at.is_some() { w::NOTHING_BY_THEN } else { w::NOT_RESEARCHED })) }
            } @else {
                @for (stance, count) in stances(&rules) {
                    a.stance.{ (stance.as_str()) } href=(self.here(view, anchor(stance))) { (mark(Some(stance))) (view.term(stance)) @if count > 1 { " " small { (count) } } }
                }
                @if let Some(main) = rules.first() { small.acted { (rule::seen_in_short(view, main)) } }
            }
            @if !actions.is_empty() { small.acted { (w::actions(view.lang, actions.len())) } }
            @if disputed > 0 { small.acted { span.disputed { (w::disputed(view.lang, disputed)) } } }
            @if !rules.is_empty() { template { (self.told(view, &rules, "says")) } }
        }
    }

    /// How many rules there are on how rules are enforced.
    fn procedures(&self, view: &View<'v>) -> Markup {
        let rules: Vec<Clause<'v>> = self.rules.iter().copied().filter(|clause| clause.policy().topic().area().is_none()).collect();
        let newest = rules.iter().max_by_key(|clause| clause.last_seen().and_then(When::earliest));
        let anchor = if view.site.data.clauses(self.platform.id().as_str(), None).any(|clause| clause.policy().topic().area().is_none()) {
            "procedures"
        } else {
            "says"
        };
        html! {
            @match newest {
                None => span.nothing { (view.say(w::NOTHING)) },
                Some(newest) => {
                    a href=(self.here(view, anchor)) { (w::rules(view.lang, rules.len())) }
                    small.acted { (rule::seen_in_short(view, newest)) }
                    template { (self.told(view, &rules, anchor)) }
                },
            }
        }
    }

    /// The first of the rules, for the platforms that are chosen.
    fn told(&self, view: &View<'_>, rules: &[Clause<'_>], anchor: &str) -> Markup {
        let more = rules.len().saturating_sub(RULES);
        html! {
            ul.clauses {
                @for clause in rules.iter().take(RULES) {
                    li {
                        (rule::stance(view, clause.policy(), clause.version())) " "
                        a href=(view.to(Page::of(Record::Policy(clause.policy())))) { @if let Some(version) = clause.version() { (rule::brief(view, version.rule())) } }
                        " " small { "(" (rule::seen(view, clause)) ")" }
                    }
                }
                @if more > 0 { li { a href=(self.here(view, anchor)) { (w::and_more(view.lang, more)) } } }
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

fn stance_of(clause: &Clause<'_>) -> Option<Stance> {
    clause.version().and_then(Version::stance)
}

/// The stances, that of the main rule first and then in the order of the vocabulary, each with how many rules have it.
fn stances(rules: &[Clause<'_>]) -> Vec<(Stance, usize)> {
    let count = |stance: Stance| rules.iter().filter(|clause| stance_of(clause) == Some(stance)).count();
    let main = rules.first().and_then(stance_of);
    let others = Stance::ALL.iter().copied().filter(|stance| Some(*stance) != main);
    main.into_iter().chain(others).map(|stance| (stance, count(stance))).filter(|(_, count)| *count > 0).collect()
}

/// What a rule says, by mark and word.
pub(super) fn stance(view: &View<'_>, stance: Stance) -> Markup {
    html! { span.stance.{ (stance.as_str()) } { (mark(Some(stance))) (view.term(stance)) } }
}

/// A mark for a stance, so that it is told without colour and at a glance; none where nothing was researched.
pub(super) fn mark(stance: Option<Stance>) -> Markup {
    let shape = match stance {
        Some(Stance::Prohibits) => "M3 3l10 10M13 3L3 13",
        Some(Stance::Restricts) => "M2.5 8h11",
        Some(Stance::Requires) => "M8 2.5v7M8 13v.4",
        Some(Stance::Discourages) => "M2.5 9.5c2-3 3.5-3 5.5-1s3.5 2 5.5-1",
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
            div { dt { abbr title=(view.say(w::AS_FIRST_EDITION_LONG)) { "*" } " " (view.say(w::FIRST_EDITION)) } dd { (view.say(w::AS_FIRST_EDITION_LONG)) } }
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
