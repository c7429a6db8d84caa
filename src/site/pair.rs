//! Two platforms beside each other, and the answers of a comparison, which other pages show too.

use std::collections::HashSet;

use maud::{Markup, PreEscaped, html};

use super::clause;
use super::layout::{Body, Layout};
use super::parts::PartText;
use super::routes::Page;
use crate::compare::{Answer, Dispute, Latency, Question, StatedPart};
use crate::model::{Commitment, Record};
use crate::text::messages as m;
use crate::text::{amounts, answers, labels};

/// How many answers of a cell are shown at once.
const ANSWERS: usize = 6;

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
                        th scope="row" { (answers::question(row.question(), layout.lang)) }
                        @for (cell, name) in row.cells().iter().zip(&names) { td data-label=(name) { div { (answers_of(layout, row.question(), cell)) } } }
                    }
                }
            }
        }
    };
    Body::new(title, layout.word(m::PAIR_LEDE), main)
}

fn answers_of<'v>(layout: &Layout<'v>, question: Question, answers: &[Answer<'v>]) -> Markup {
    let (first, rest) = answers.split_at(answers.len().min(ANSWERS));
    let list = |answers: &[Answer<'v>]| html! { ul.clauses { @for it in answers { li { (answer(layout, Some(question), it)) } } } };
    html! {
        @if answers.is_empty() { span.nothing { (layout.word(m::NOTHING_RECORDED)) } } @else { (list(first)) }
        @if !rest.is_empty() { details { summary { (m::and_more(layout.lang, rest.len())) } (list(rest)) } }
    }
}

/// An answer: what it is, and the way to its record and evidence. A part of a rule is named unless the question names it.
pub(super) fn answer<'v>(layout: &Layout<'v>, question: Option<Question>, answer: &Answer<'v>) -> Markup {
    let happened = |record: Record<'v>| {
        html! {
            @if let Some(when) = record.when() { (layout.when(when)) ": " }
            (layout.link(record))
        }
    };
    match answer {
        Answer::Clause(clause) => clause::clause(layout, clause),
        Answer::Part(it) => part(layout, it, question == Some(Question::SaysOn(it.facts().part()))),
        Answer::Document(_, clause) => html! {
            a href=(layout.to(Page::of(Record::Policy(clause.policy())))) { (clause::document_kind(layout, clause.policy().document())) }
            " " small { "(" (clause::seen(layout, clause)) ")" }
        },
        Answer::Commitment(_, made) => {
            html! { (commitment(layout, made)) @if let Some(detail) = made.detail() { ": " (layout.text(detail)) } }
        }
        Answer::Action(action) => happened(Record::Action(action)),
        Answer::Response(response) => happened(Record::Response(response)),
        Answer::Waited(it) => waited(layout, it),
        Answer::Disputed(dispute) => disputed(layout, dispute),
        Answer::FigureNotStated(action) => html! { (layout.word(m::FIGURE_UNSTATED)) ": " (layout.link(Record::Action(action))) },
        Answer::NotResearched(questions) => html! { span.nothing { (answers::not_researched(questions, layout.lang)) } },
    }
}

/// What was committed to, and when that began and ended.
pub(super) fn commitment(layout: &Layout<'_>, made: &Commitment) -> Markup {
    let comma = layout.lang.comma();
    html! {
        (layout.label(made.kind()))
        @if let Some(since) = made.since() { (comma) (layout.word(m::SINCE)) " " (layout.date(since)) }
        @if let Some(until) = made.until() { (comma) (layout.word(m::UNTIL)) " " (layout.date(until)) }
    }
}

fn waited<'v>(layout: &Layout<'v>, wait: &Latency<'v>) -> Markup {
    html! {
        strong { (wait.delay().map_or_else(|| amounts::cannot_say(layout.lang).to_owned(), |delay| amounts::delay(delay, layout.lang))) }
        @if wait.disputed() { " " (layout.disputed()) }
        " " (layout.link(wait.reply())) " " small { (layout.word(m::AFTER)) " " (layout.link(wait.cause())) }
    }
}

/// A question on which sources contradict each other, with each account in short.
fn disputed<'v>(layout: &Layout<'v>, dispute: &Dispute<'v>) -> Markup {
    let record = dispute.record();
    let is_this = |place: &&usize| layout.site.disputes()[**place].about() == dispute.about();
    let place = layout.site.disputed_in(record).iter().find(is_this);
    let mut seen = HashSet::new();
    let accounts = dispute.claims().iter().map(|claim| layout.value(claim, dispute).into_string());
    let accounts: Vec<String> = accounts.filter(|account| seen.insert(account.clone())).collect();
    html! {
        (layout.link(record)) ": "
        @match place {
            Some(place) => { a href=(super::disputes::way(layout, *place)) { (layout.about(dispute)) } },
            None => (layout.about(dispute)),
        }
        " "
        span.accounts { @for (i, account) in accounts.into_iter().enumerate() { @if i > 0 { (layout.lang.semicolon()) } (PreEscaped(account)) } }
    }
}

/// A part of a rule: what it says, and the way to the rule; its kind unless that was asked for.
fn part(layout: &Layout<'_>, part: &StatedPart<'_>, asked: bool) -> Markup {
    let (clause, policy) = (part.clause(), part.clause().policy());
    let text = PartText(part.facts().clone());
    html! {
        @if asked { (text.limits(layout)) " " } @else { (text.head(layout)) ": " }
        a href=(layout.to(Page::of(Record::Policy(policy)))) {
            @if text.is_bare() { (clause::words(layout, policy, clause.version())) } @else { (text.inline(layout)) }
        }
        " " small { "(" (labels::topic(policy.topic(), layout.lang)) (layout.lang.semicolon()) (clause::seen(layout, clause)) ")" }
    }
}
