//! Two platforms beside each other, and the answers of a comparison, which other pages show too.

use std::collections::HashSet;

use maud::{Markup, PreEscaped, html};

use super::claims::question as question_of;
use super::page::Page;
use super::parts::parts_of;
use super::view::{Body, View};
use super::words as w;
use super::{rule, say, terms};
use crate::compare::{Clause, Finding, Question};
use crate::model::{Record, Version};

/// How many answers of a cell are shown at once.
const FINDINGS: usize = 6;

pub(super) fn body<'v>(view: &View<'v>, one: &'v str, other: &'v str) -> Body {
    let Ok(comparison) = view.site.comparer.compare(&[one, other], None, None) else { return view.not_found() };
    let names: Vec<&str> = comparison.platforms().iter().map(|platform| view.plain(platform.name())).collect();
    let title = w::pair_title(view.lang, names[0], names[1]);
    let main = html! {
        (view.trail(&[(Page::Compare(None), view.say(w::COMPARE))]))
        h1 { (title) }
        p.lede { (view.say(w::PAIR_LEDE)) }
        table.versus {
            caption.unseen { (title) }
            thead { tr { th scope="col" { (view.say(w::QUESTION)) } @for platform in comparison.platforms() { th scope="col" { (view.link(Record::Platform(platform))) } } } }
            tbody {
                @for row in comparison.rows() {
                    tr {
                        th scope="row" { (w::question(view.lang, row.question())) }
                        @for (cell, name) in row.cells().iter().zip(&names) { td data-label=(name) { div { (findings(view, row.question(), cell)) } } }
                    }
                }
            }
        }
    };
    Body::new(title, view.say(w::PAIR_LEDE), main)
}

fn findings<'v>(view: &View<'v>, question: Question, findings: &[Finding<'v>]) -> Markup {
    let (first, rest) = findings.split_at(findings.len().min(FINDINGS));
    let list = |findings: &[Finding<'v>]| html! { ul.clauses { @for found in findings { li { (finding(view, question, found)) } } } };
    html! {
        @if findings.is_empty() { span.nothing { (view.say(w::NOTHING_RECORDED)) } } @else { (list(first)) }
        @if !rest.is_empty() { details { summary { (w::and_more(view.lang, rest.len())) } (list(rest)) } }
    }
}

/// An answer: what kind it is, what it says, and the way to its record and evidence.
pub(super) fn finding<'v>(view: &View<'v>, question: Question, finding: &Finding<'v>) -> Markup {
    let Some(record) = finding.record() else {
        return html! { span.nothing { (w::not_researched(view.lang, finding.unanswered())) } };
    };
    if let Some(clause) = finding.rule() {
        return match finding.part() {
            Some((place, stated)) => part(view, clause, place, question == Question::SaysOn(stated.part)),
            None => rule::clause(view, clause),
        };
    }
    match (question, record) {
        (Question::Disputed, _) => disputed(view, record, finding),
        (Question::Unknown, _) => html! { (view.say(w::FIGURE_UNSTATED)) ": " (view.link(record)) },
        (Question::Took, _) => html! {
            @if let Some(wait) = finding.wait() {
                strong { (wait.delay().map_or_else(|| view.say(w::CANNOT_SAY).to_owned(), |delay| say::delay(delay, view.lang))) }
                @if wait.disputed() { " " (view.disputed()) }
                " " (view.link(record)) " " small { (view.say(w::AFTER)) " " (view.link(wait.cause())) }
            }
        },
        _ => html! {
            @if let Some(when) = record.when() { (view.when(when)) ": " }
            (view.link(record))
        },
    }
}

/// A question on which sources contradict each other, with each account in short.
fn disputed<'v>(view: &View<'v>, record: Record<'v>, finding: &Finding<'_>) -> Markup {
    let conflicts = view.site.disputed_in(record).iter().map(|place| (*place, &view.site.conflicts()[*place]));
    let Some((place, conflict)) = conflicts.into_iter().find(|(_, conflict)| conflict.question() == finding.label()) else {
        return view.link(record);
    };
    let mut seen = HashSet::new();
    let accounts = conflict.claims().iter().map(|claim| view.value(claim, conflict.tally()).into_string());
    let accounts: Vec<String> = accounts.filter(|account| seen.insert(account.clone())).collect();
    html! {
        (view.link(record)) ": " a href=(super::conflicts::way(view, place)) { (question_of(view, conflict)) } " "
        span.accounts { @for (i, account) in accounts.into_iter().enumerate() { @if i > 0 { (view.lang.pick(["; ", "؛ "])) } (PreEscaped(account)) } }
    }
}

/// A part of a rule: what it says, and the way to the rule; its kind where that was not asked for.
fn part(view: &View<'_>, clause: &Clause<'_>, place: usize, asked: bool) -> Markup {
    let policy = clause.policy();
    let told = clause.version().and_then(Version::parts).map_or_else(Vec::new, |parts| parts_of(view, parts));
    let told = told.get(place);
    html! {
        @if let Some(told) = told { @if asked { (told.limits(view)) " " } @else { (told.head(view)) ": " } }
        a href=(view.to(Page::of(Record::Policy(policy)))) {
            @match told.filter(|told| !told.is_bare()) { Some(told) => (told.inline(view)), None => (rule::words(view, policy, clause.version())) }
        }
        " " small { "(" (terms::topic(policy.topic(), view.lang)) (view.lang.pick(["; ", "؛ "])) (rule::seen(view, clause)) ")" }
    }
}
