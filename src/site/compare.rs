//! The front page: what each platform says, what it did, what followed.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::clause;
use super::layout::{Body, Layout};
use super::marks::{mark, stance};
use super::routes::Page;
use crate::compare::Clause;
use crate::model::{Action, Area, Certainty, Kind, Platform, Record, Response, Stance, Version, When};
use crate::text::labels::Label as _;
use crate::text::messages as m;

/// How many rules of a cell are told where platforms stand side by side.
const RULES: usize = 3;

/// How many actions and responses of a platform are told there.
const DEEDS: usize = 4;

pub(super) fn body(layout: &Layout<'_>, year: Option<i64>) -> Body {
    let at = year.and_then(|year| format!("{year:04}-12-31").parse::<When>().ok());
    let data = layout.site.data;
    let title = layout.word(m::COMPARE_TITLE);
    let areas = &layout.site.areas;
    let mut columns: Vec<MatrixColumn<'_>> = areas.iter().map(|area| MatrixColumn::Area(std::slice::from_ref(area))).collect();
    let others: Vec<Area> = Area::ALL.iter().copied().filter(|area| !areas.contains(area)).collect();
    if data.policies().iter().any(|policy| policy.areas().any(|area| others.contains(&area))) {
        columns.push(MatrixColumn::Area(&others));
    }
    if data.policies().iter().any(|policy| policy.topic().area().is_none()) {
        columns.push(MatrixColumn::Procedures);
    }
    columns.extend([MatrixColumn::Did, MatrixColumn::Followed]);
    // What is disputed is told of today: a question has no date.
    columns.extend(year.is_none().then_some(MatrixColumn::Disputed));
    let rows: Vec<MatrixRow<'_>> = layout.site.platforms.iter().map(|platform| MatrixRow::of(layout, platform, at)).collect();
    let counts = [data.platforms().len(), data.policies().len(), data.actions().len(), data.responses().len()];
    let lede = year.map_or_else(|| m::compare_lede(layout.lang, counts), |_| layout.word(m::AS_OF_LEDE).to_owned());
    let main = html! {
        div.hero {
            h1 { (title) }
            p.lede { (lede) }
        }
        (years(layout, year))
        (picker(layout, &rows))
        section #side-by-side hidden tabindex="-1" {}
        h2 #all { @match year { Some(year) => (m::all_as_of(layout.lang, year)), None => (layout.word(m::ALL_PLATFORMS)) } }
        table #matrix.matrix {
            caption { (layout.word(m::MATRIX_CAPTION)) }
            thead { tr {
                th scope="col" { (layout.word(m::PLATFORM)) }
                @for column in &columns { th scope="col" { (column.head(layout)) } }
            } }
            tbody { @for row in &rows { (row.render(layout, &columns)) } }
        }
        (legend(layout, year))
        @if year.is_none() { (pairs(layout)) }
    };
    let mut body = Body::new(year.map_or(title.to_owned(), |year| m::compare_as_of(layout.lang, year)), layout.tagline(), main);
    if year.is_none() {
        body.head = super::downloads::json_ld(layout);
    }
    body
}

/// Now, or as of the end of a year.
fn years(layout: &Layout<'_>, this: Option<i64>) -> Markup {
    let here = |year: Option<i64>| (year == this).then_some("page");
    html! {
        nav.years aria-label=(layout.word(m::AS_OF)) {
            span { (layout.word(m::AS_OF)) }
            ul {
                @for year in &layout.site.as_of_years {
                    li { a.keep href=(layout.to(Page::Compare(Some(*year)))) aria-current=[here(Some(*year))] { (year) } }
                }
                li { a.keep href=(layout.to(Page::Compare(None))) aria-current=[here(None)] { (layout.word(m::NOW)) } }
            }
        }
    }
}

/// Hidden until there is a program that acts on it.
fn picker(layout: &Layout<'_>, rows: &[MatrixRow<'_>]) -> Markup {
    html! {
        form #picker.picker hidden data-title=(layout.word(m::SIDE_BY_SIDE)) data-question=(layout.word(m::QUESTION)) data-whole=(layout.word(m::WHOLE_COMPARISON)) data-few=(layout.word(m::TOO_FEW)) {
            fieldset {
                legend { (layout.word(m::CHOOSE)) }
                @for row in rows.iter().filter(|row| row.is_told()) {
                    label { input type="checkbox" name="p" value=(row.platform.id()); span { (row.name(layout)) } }
                }
                button type="submit" { (layout.word(m::SHOW)) }
                button type="reset" { (layout.word(m::CLEAR)) }
            }
        }
    }
}

enum MatrixColumn<'c> {
    Area(&'c [Area]),
    Procedures,
    Did,
    Followed,
    Disputed,
}

impl MatrixColumn<'_> {
    fn head(&self, layout: &Layout<'_>) -> &'static str {
        match self {
            Self::Area([area]) => area.label(layout.lang),
            Self::Area(_) => layout.word(m::OTHER_AREAS),
            Self::Procedures => layout.word(m::PROCEDURES_HEAD),
            Self::Did => layout.word(m::ACTIONS),
            Self::Followed => layout.word(m::RESPONSES),
            Self::Disputed => layout.word(m::DISPUTES),
        }
    }
}

/// What is told of a platform.
struct MatrixRow<'v> {
    platform: &'v Platform,
    at: Option<When>,
    rules: Vec<Clause<'v>>,
    /// The areas of its rules today, to which the platform's page has a place.
    today: BTreeSet<Area>,
    actions: Vec<&'v Action>,
    responses: Vec<&'v Response>,
    disputes: usize,
}

impl<'v> MatrixRow<'v> {
    fn of(layout: &Layout<'v>, platform: &'v Platform, at: Option<When>) -> Self {
        let id = platform.id().as_str();
        let mut row = Self {
            platform,
            at,
            rules: layout.site.data.clauses(id, at).collect(),
            today: layout.site.data.clauses(id, None).flat_map(|clause| clause.policy().areas()).collect(),
            actions: Vec::new(),
            responses: Vec::new(),
            disputes: layout.site.disputed_of(id).len(),
        };
        for entry in layout.site.latest_of(id) {
            let by_then =
                at.is_none_or(|at| entry.dates().is_empty() || entry.dates().iter().any(|date| at.before(*date) != Certainty::Yes));
            match entry.record() {
                Record::Action(action) if by_then => row.actions.push(action),
                Record::Response(response) if by_then => row.responses.push(response),
                _ => {}
            }
        }
        row
    }

    fn name(&self, layout: &Layout<'_>) -> Markup {
        layout.text(self.at.map_or(self.platform.name(), |at| self.platform.name_at(at)))
    }

    fn is_told(&self) -> bool {
        !(self.rules.is_empty() && self.actions.is_empty() && self.responses.is_empty())
    }

    fn here(&self, layout: &Layout<'_>, anchor: &str) -> String {
        format!("{}#{anchor}", layout.to(Page::Record(Kind::Platform, self.platform.id().as_str())))
    }

    fn render(&self, layout: &Layout<'v>, columns: &[MatrixColumn<'_>]) -> Markup {
        html! {
            tr data-platform=(self.platform.id()) {
                th scope="row" { a href=(layout.to(Page::Record(Kind::Platform, self.platform.id().as_str()))) { (self.name(layout)) } }
                @for column in columns { td data-label=(column.head(layout)) { div { (self.cell(layout, column)) } } }
            }
        }
    }

    fn cell(&self, layout: &Layout<'v>, column: &MatrixColumn<'_>) -> Markup {
        match column {
            MatrixColumn::Area(areas) => self.area(layout, areas),
            MatrixColumn::Procedures => self.procedures(layout),
            MatrixColumn::Did => self.deeds(layout, "did", self.actions.iter().map(|it| Record::Action(it))),
            MatrixColumn::Followed => self.deeds(layout, "followed", self.responses.iter().map(|it| Record::Response(it))),
            MatrixColumn::Disputed if self.disputes > 0 => html! { a.disputed href=(self.here(layout, "disputed")) { (self.disputes) } },
            MatrixColumn::Disputed => html! { span.nothing { (layout.word(m::NOTHING)) } },
        }
    }

    /// The rules on the areas, of each area the main one first; of a platform that had closed those seen last before.
    fn about(&self, layout: &Layout<'v>, areas: &[Area]) -> Vec<Clause<'v>> {
        let mut found: Vec<Clause<'v>> = Vec::new();
        for area in areas.iter().filter(|area| self.rules.iter().any(|clause| clause.policy().concerns(**area))) {
            let says = layout.site.data.stance(self.platform.id().as_str(), *area, self.at);
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
    fn area(&self, layout: &Layout<'v>, areas: &[Area]) -> Markup {
        let rules = self.about(layout, areas);
        let anchor = |stance: Stance| {
            let with = rules.iter().filter(|clause| stance_of(clause) == Some(stance)).flat_map(|clause| clause.policy().areas());
            with.filter(|area| areas.contains(area)).find(|area| self.today.contains(area)).map_or("says", Area::as_str)
        };
        let on_them = |action: &&&Action| action.areas().iter().any(|area| areas.contains(area));
        let actions: Vec<&Action> = self.actions.iter().filter(on_them).copied().collect();
        let disputed = rules.iter().filter(|clause| clause.version().is_some_and(|version| version.in_force().is_disputed())).count()
            + actions.iter().filter(|action| is_disputed(layout, action)).count();
        html! {
            @if rules.is_empty() {
                span.stance.not-researched { (mark(None)) (layout.word(if self.at.is_some() { m::NOTHING_BY_THEN } else { m::NOT_RESEARCHED })) }
            } @else {
                @for (stance, count) in stances(&rules) {
                    a.stance.{ (stance.as_str()) } href=(self.here(layout, anchor(stance))) { (mark(Some(stance))) (layout.label(stance)) @if count > 1 { " " small { (count) } } }
                }
                @if let Some(main) = rules.first() { small.acted { (clause::seen_in_short(layout, main)) } }
            }
            @if !actions.is_empty() { small.acted { (m::actions(layout.lang, actions.len())) } }
            @if disputed > 0 { small.acted { span.disputed { (m::disputed(layout.lang, disputed)) } } }
            @if !rules.is_empty() { template { (self.told(layout, &rules, "says")) } }
        }
    }

    /// How many rules there are on how rules are enforced.
    fn procedures(&self, layout: &Layout<'v>) -> Markup {
        let rules: Vec<Clause<'v>> = self.rules.iter().copied().filter(|clause| clause.policy().topic().area().is_none()).collect();
        let newest = rules.iter().max_by_key(|clause| clause.last_seen().and_then(When::earliest));
        let anchor = if layout.site.data.clauses(self.platform.id().as_str(), None).any(|clause| clause.policy().topic().area().is_none()) {
            "procedures"
        } else {
            "says"
        };
        html! {
            @match newest {
                None => span.nothing { (layout.word(m::NOTHING)) },
                Some(newest) => {
                    a href=(self.here(layout, anchor)) { (m::rules(layout.lang, rules.len())) }
                    small.acted { (clause::seen_in_short(layout, newest)) }
                    template { (self.told(layout, &rules, anchor)) }
                },
            }
        }
    }

    /// The first of the rules, for the platforms that are chosen.
    fn told(&self, layout: &Layout<'_>, rules: &[Clause<'_>], anchor: &str) -> Markup {
        let more = rules.len().saturating_sub(RULES);
        html! {
            ul.clauses {
                @for clause in rules.iter().take(RULES) {
                    li {
                        (clause::stance(layout, clause.policy(), clause.version())) " "
                        a href=(layout.to(Page::of(Record::Policy(clause.policy())))) { @if let Some(version) = clause.version() { (clause::brief(layout, version.rule())) } }
                        " " small { "(" (clause::seen(layout, clause)) ")" }
                    }
                }
                @if more > 0 { li { a href=(self.here(layout, anchor)) { (m::and_more(layout.lang, more)) } } }
            }
        }
    }

    /// How much was done or followed, and the latest of it.
    fn deeds<'r>(&self, layout: &Layout<'_>, anchor: &str, records: impl ExactSizeIterator<Item = Record<'r>>) -> Markup {
        let count = records.len();
        let more = count.saturating_sub(DEEDS);
        html! {
            @if count == 0 { span.nothing { (layout.word(m::NOTHING)) } } @else {
                a href=(self.here(layout, anchor)) { (count) }
                template { ul.clauses {
                    @for record in records.take(DEEDS) { li { (layout.link(record)) } }
                    @if more > 0 { li { a href=(self.here(layout, anchor)) { (m::and_more(layout.lang, more)) } } }
                } }
            }
        }
    }
}

/// Whether sources contradict each other on when or how much was done.
fn is_disputed(layout: &Layout<'_>, action: &Action) -> bool {
    !layout.site.disputed_in(Record::Action(action)).is_empty()
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

/// What the words of the cells mean.
fn legend(layout: &Layout<'_>, year: Option<i64>) -> Markup {
    let (nothing, means) =
        if year.is_some() { (m::NOTHING_BY_THEN, m::NOTHING_BY_THEN_MEANS) } else { (m::NOT_RESEARCHED, m::NOT_RESEARCHED_MEANS) };
    html! {
        dl.legend {
            @for said in Stance::ALL {
                div { dt { (stance(layout, *said)) } dd { (m::stance(layout.lang, *said)) } }
            }
            div { dt { abbr title=(layout.word(m::AS_FIRST_EDITION_LONG)) { "*" } " " (layout.word(m::FIRST_EDITION)) } dd { (layout.word(m::AS_FIRST_EDITION_LONG)) } }
            div { dt { span.stance.not-researched { (mark(None)) (layout.word(nothing)) } } dd { (layout.word(means)) } }
        }
    }
}

/// Pairs that have a page of their own.
fn pairs(layout: &Layout<'_>) -> Markup {
    let name = |id: &str| layout.site.data.platform(id).map_or(html! {}, |platform| layout.text(platform.name()));
    html! {
        @if !layout.site.pairs.is_empty() {
            section #pairs.pairs {
                h2 { (layout.word(m::PAIRS)) }
                p { (layout.word(m::PAIRS_ABOUT)) }
                ul.tiles { @for (one, other) in &layout.site.pairs {
                    li { a href=(layout.to(Page::Pair(one, other))) { (name(one)) " " span.and { (layout.word(m::AND)) } (layout.lang.pick([" ", ""])) (name(other)) } }
                } }
            }
        }
    }
}
