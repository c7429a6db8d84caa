//! Two platforms beside each other, and the answers of a comparison, which other pages show too.

use std::collections::HashSet;

use maud::{Markup, PreEscaped, html};

use super::claims::question as question_of;
use super::layout::{Body, Layout};
use super::parts::parts_of;
use super::routes::Page;
use super::rule;
use crate::compare::{Clause, Finding, Question};
use crate::model::{Record, Version};
use crate::text::messages as m;
use crate::text::{amounts, labels};

/// How many answers of a cell are shown at once.
const FINDINGS: usize = 6;

pub(super) fn body<'v>(layout: &Layout<'v>, one: &'v str, other: &'v str) -> Body {
    let Ok(comparison) = layout.site.comparer.compare(&[one, other], None, None) else { return layout.not_found() };
    let names: Vec<&str> = comparison.platforms().iter().map(|platform| layout.plain(platform.name())).collect();
    let title = m::pair_title(layout.lang, names[0], names[1]);
    let main = html! {
        (layout.trail(&[(Page::Compare(None), layout.word(m::COMPARE))]))
        h1 { (title) }
        p.lede { (layout.word(m::PAIR_LEDE)) }
        table.versus {
            caption.unseen { (title) }
            thead { tr { th scope="col" { (layout.word(m::QUESTION)) } @for platform in comparison.platforms() { th scope="col" { (layout.link(Record::Platform(platform))) } } } }
            tbody {
                @for row in comparison.rows() {
                    tr {
                        th scope="row" { (m::question(layout.lang, row.question())) }
                        @for (cell, name) in row.cells().iter().zip(&names) { td data-label=(name) { div { (findings(layout, row.question(), cell)) } } }
                    }
                }
            }
        }
    };
    Body::new(title, layout.word(m::PAIR_LEDE), main)
}

fn findings<'v>(layout: &Layout<'v>, question: Question, findings: &[Finding<'v>]) -> Markup {
    let (first, rest) = findings.split_at(findings.len().min(FINDINGS));
    let list = |findings: &[Finding<'v>]| html! { ul.clauses { @for found in findings { li { (finding(layout, question, found)) } } } };
    html! {
        @if findings.is_empty() { span.nothing { (layout.word(m::NOTHING_RECORDED)) } } @else { (list(first)) }
        @if !rest.is_empty() { details { summary { (m::and_more(layout.lang, rest.len())) } (list(rest)) } }
    }
}

/// An answer: what kind it is, what it says, and the way to its record and evidence.
pub(super) fn finding<'v>(layout: &Layout<'v>, question: Question, finding: &Finding<'v>) -> Markup {
    let Some(record) = finding.record() else {
        return html! { span.nothing { (m::not_researched(layout.lang, finding.unanswered())) } };
    };
    if let Some(clause) = finding.rule() {
        return match finding.part() {
            Some((place, stated)) => part(layout, clause, place, question == Question::SaysOn(stated.part)),
            None => rule::clause(layout, clause),
        };
    }
    match (question, record) {
        (Question::Disputed, _) => disputed(layout, record, finding),
        (Question::Unknown, _) => html! { (layout.word(m::FIGURE_UNSTATED)) ": " (layout.link(record)) },
        (Question::Took, _) => html! {
            @if let Some(wait) = finding.wait() {
                strong { (wait.delay().map_or_else(|| layout.word(m::CANNOT_SAY).to_owned(), |delay| amounts::delay(delay, layout.lang))) }
                @if wait.disputed() { " " (layout.disputed()) }
                " " (layout.link(record)) " " small { (layout.word(m::AFTER)) " " (layout.link(wait.cause())) }
            }
        },
        _ => html! {
            @if let Some(when) = record.when() { (layout.when(when)) ": " }
            (layout.link(record))
        },
    }
}

/// A question on which sources contradict each other, with each account in short.
fn disputed<'v>(layout: &Layout<'v>, record: Record<'v>, finding: &Finding<'_>) -> Markup {
    let disputes = layout.site.disputed_in(record).iter().map(|place| (*place, &layout.site.disputes()[*place]));
    let Some((place, dispute)) = disputes.into_iter().find(|(_, dispute)| dispute.question() == finding.label()) else {
        return layout.link(record);
    };
    let mut seen = HashSet::new();
    let accounts = dispute.claims().iter().map(|claim| layout.value(claim, dispute.figure()).into_string());
    let accounts: Vec<String> = accounts.filter(|account| seen.insert(account.clone())).collect();
    html! {
        (layout.link(record)) ": " a href=(super::disputes::way(layout, place)) { (question_of(layout, dispute)) } " "
        span.accounts { @for (i, account) in accounts.into_iter().enumerate() { @if i > 0 { (layout.lang.pick(["; ", "؛ "])) } (PreEscaped(account)) } }
    }
}

/// A part of a rule: what it says, and the way to the rule; its kind where that was not asked for.
fn part(layout: &Layout<'_>, clause: &Clause<'_>, place: usize, asked: bool) -> Markup {
    let policy = clause.policy();
    let told = clause.version().and_then(Version::parts).map_or_else(Vec::new, |parts| parts_of(layout, parts));
    let told = told.get(place);
    html! {
        @if let Some(told) = told { @if asked { (told.limits(layout)) " " } @else { (told.head(layout)) ": " } }
        a href=(layout.to(Page::of(Record::Policy(policy)))) {
            @match told.filter(|told| !told.is_bare()) { Some(told) => (told.inline(layout)), None => (rule::words(layout, policy, clause.version())) }
        }
        " " small { "(" (labels::topic(policy.topic(), layout.lang)) (layout.lang.pick(["; ", "؛ "])) (rule::seen(layout, clause)) ")" }
    }
}
