//! The page of a platform: who runs it, what it says, what it did, what followed.

use maud::{Markup, html};

use super::chart;
use super::claims::question as disputed_question;
use super::compare::stance;
use super::page::Page;
use super::pair::{finding, territory};
use super::record::{Facts, cite, counts};
use super::terms::Term as _;
use super::view::{Body, View};
use super::words as w;
use crate::compare::{Finding, Question, TimelineEntry};
use crate::model::{Area, Commitment, Kind, Observation, Part, Platform, Policy, Record, When};

pub(super) fn body<'v>(view: &View<'v>, platform: &'v Platform) -> Body {
    let id = platform.id().as_str();
    let name = view.plain(platform.name());
    let entries: Vec<&TimelineEntry<'_>> = view.site.told_of(id).collect();
    let policies = view.site.data.policies_below(id);
    let latest = view.site.latest_of(id);
    let of = |kind: Kind| latest.iter().copied().filter(|entry| entry.record().kind() == kind).collect::<Vec<_>>();
    let (actions, responses, events) = (of(Kind::Action), of(Kind::Response), of(Kind::Event));
    let conflicts = view.site.disputed_of(id);
    let about = w::platform_about(view.lang, name, [policies.len(), actions.len(), responses.len()]);
    let parts = [
        ("who", w::WHO, true),
        ("timeline", w::TIMELINE, !entries.is_empty()),
        ("says", w::SAYS, true),
        ("did", w::DID, true),
        ("followed", w::FOLLOWED, true),
        ("events", w::EVENTS, !events.is_empty()),
        ("commitments", w::COMMITMENTS, !platform.commitments().is_empty()),
        ("profile", w::PROFILE, true),
        ("described", w::DESCRIBED, !platform.described().is_empty() || !platform.counts().is_empty()),
        ("disputed", w::IS_DISPUTED, !conflicts.is_empty()),
        ("cite", w::CITE, true),
    ];
    let main = html! {
        (view.trail(&[(Page::Index(Kind::Platform, 0), super::terms::plural_kind(Kind::Platform, view.lang))]))
        h1 { (view.text(platform.name())) }
        p.lede { (about) }
        nav.contents aria-label=(view.say(w::ON_THIS_PAGE)) { ul { @for (anchor, word, there) in parts { @if there { li { a href={ "#" (anchor) } { (view.say(word)) } } } } } }
        section #who { h2 { (view.say(w::WHO)) } (who(view, platform)) }
        @if !entries.is_empty() { section #timeline { h2 { (view.say(w::TIMELINE)) } (chart::of_platform(view, id, &entries)) } }
        section #says { h2 { (view.say(w::SAYS)) } (says(view, id)) }
        section #did { h2 { (view.say(w::DID)) } (told(view, &actions)) }
        section #followed { h2 { (view.say(w::FOLLOWED)) } (told(view, &responses)) }
        @if !events.is_empty() { section #events { h2 { (view.say(w::EVENTS)) } (told(view, &events)) } }
        @if !platform.commitments().is_empty() { section #commitments { h2 { (view.say(w::COMMITMENTS)) } (commitments(view, platform)) } }
        section #profile { h2 { (view.say(w::PROFILE)) } (profile(view, id)) }
        @if !(platform.described().is_empty() && platform.counts().is_empty()) {
            section #described { h2 { (view.say(w::DESCRIBED)) } (view.claims(platform.described(), None)) (counts(view, platform.counts())) }
        }
        @if !conflicts.is_empty() { section #disputed { h2 { (view.say(w::IS_DISPUTED)) } (disputed(view, conflicts)) } }
        section #cite { h2 { (view.say(w::CITE)) } (cite(view, Record::Platform(platform))) }
    };
    Body::new(name, about, main)
}

fn who(view: &View<'_>, platform: &Platform) -> Markup {
    let mut facts = Facts::new(view);
    facts.names(platform.name());
    facts.add(w::KIND, html! { (view.term(platform.kind())) });
    facts.country(platform.country());
    facts.claims(w::FORMER_NAMES, platform.former_names());
    facts.claims(w::LAUNCHED, platform.launched());
    facts.claims(w::CLOSED, platform.closed());
    facts.claims(w::DEVELOPER, platform.developer());
    facts.claims(w::OPERATORS, platform.operators());
    facts.words(w::SURFACES, platform.surfaces());
    facts.wikidata(platform.wikidata());
    if let Some(name) = platform.dsa_name() {
        facts.add(w::DSA_NAME, html! { (name) });
    }
    facts.render()
}

/// The clauses by area: those that stand, and below them those that they replaced.
fn says(view: &View<'_>, id: &str) -> Markup {
    let now: Vec<&Policy> = view.site.data.policies_of(id, None).collect();
    html! {
        @if now.is_empty() { p.nothing { (view.say(w::NO_POLICY)) } }
        @for area in Area::ALL {
            @let mine: Vec<&Policy> = now.iter().copied().filter(|policy| policy.area() == *area).collect();
            @if !mine.is_empty() {
                section.area #(area.as_str()) {
                    h3 { (area.term(view.lang)) }
                    ul.policies { @for policy in mine { li { (clause(view, policy)) (history(view, policy)) } } }
                }
            }
        }
    }
}

fn clause(view: &View<'_>, policy: &Policy) -> Markup {
    let seen: Vec<When> = policy.observed().iter().map(Observation::on).collect();
    let first = seen.iter().min_by_key(|on| on.earliest());
    let last = seen.iter().max_by_key(|on| on.latest());
    html! {
        p {
            (stance(view, policy.stance())) " "
            a href=(view.to(Page::of(Record::Policy(policy)))) { (view.text(policy.summary())) }
            (territory(view, policy))
        }
        p.meta {
            (view.term(policy.document()))
            @if !policy.surfaces().is_empty() { " · " (view.list(policy.surfaces().iter().map(|surface| html! { (view.term(*surface)) }))) }
            @if let (Some(first), Some(last)) = (first, last) {
                " · " (view.say(w::SEEN)) " " (view.date(*first))
                @if first != last { (view.lang.pick(["; ", "؛ "])) (view.say(w::LAST)) " " (view.date(*last)) }
            }
        }
    }
}

/// The earlier clauses whose place this one took, the last first.
fn history(view: &View<'_>, policy: &Policy) -> Markup {
    let mut older: Vec<&Policy> = Vec::new();
    let mut at = policy;
    while let Some(before) = at.replaces().and_then(|id| view.site.data.policy(id)) {
        // A history that runs in a circle is shown once round.
        if before.id() == policy.id() || older.iter().any(|known| known.id() == before.id()) {
            break;
        }
        older.push(before);
        at = before;
    }
    html! {
        @if !older.is_empty() {
            details.history { summary { (w::earlier(view.lang, older.len())) } ul.policies { @for policy in older { li { (clause(view, policy)) } } } }
        }
    }
}

/// Events, actions or responses, the last first.
fn told(view: &View<'_>, entries: &[&TimelineEntry<'_>]) -> Markup {
    html! {
        @if entries.is_empty() { p.nothing { (view.say(w::NOTHING_RECORDED)) } } @else {
            ul.told { @for entry in entries { li { span.when { @if let Some(when) = entry.record().when() { (view.when(when)) } } span.what { (view.link(entry.record())) } } } }
        }
    }
}

fn commitments(view: &View<'_>, platform: &Platform) -> Markup {
    html! {
        ul.claims { @for made in platform.commitments() { li {
            p.value { (commitment(view, made)) }
            @if let Some(detail) = made.detail() { p { (view.text(detail)) } }
            (view.evidence(made.evidence()))
        } } }
    }
}

/// What was committed to, and when that began and ended.
fn commitment(view: &View<'_>, made: &Commitment) -> Markup {
    let comma = view.lang.comma();
    html! {
        (view.term(made.kind()))
        @if let Some(since) = made.since() { (comma) (view.say(w::SINCE)) " " (view.date(since)) }
        @if let Some(until) = made.until() { (comma) (view.say(w::UNTIL)) " " (view.date(until)) }
    }
}

/// The eleven questions of the OECD.
fn profile(view: &View<'_>, id: &str) -> Markup {
    let Some(profile) = view.site.data.profile(id, None) else { return html! {} };
    html! {
        p { (view.say(w::PROFILE_ABOUT)) }
        dl.profile {
            @for answer in profile.answers() {
                dt { (view.term(answer.question())) }
                dd {
                    @if answer.findings().is_empty() { span.nothing { (view.say(w::UNKNOWN)) } } @else {
                        @let (first, rest) = answer.findings().split_at(answer.findings().len().min(4));
                        ul.clauses { @for found in first { li { (answered(view, found)) } } }
                        @if !rest.is_empty() { details { summary { (w::and_more(view.lang, rest.len())) } ul.clauses { @for found in rest { li { (answered(view, found)) } } } } }
                    }
                }
            }
        }
    }
}

fn answered<'v>(view: &View<'v>, found: &Finding<'v>) -> Markup {
    if let Some(made) = found.commitment() {
        return html! { (commitment(view, made)) @if let Some(detail) = made.detail() { ": " (view.text(detail)) } };
    }
    match found.record() {
        Some(Record::Policy(policy)) if found.label().is_empty() => {
            html! { a href=(view.to(Page::of(Record::Policy(policy)))) { (view.term(policy.document())) } }
        }
        Some(Record::Platform(_)) => {
            html! { (view.english(found.label())) @if !found.text().is_empty() { ": " (view.english(found.text())) } }
        }
        Some(Record::Policy(_)) => finding(view, Question::SaysOn(Part::Definition), found),
        _ => finding(view, Question::Did, found),
    }
}

fn disputed(view: &View<'_>, places: &[usize]) -> Markup {
    html! {
        ul.told { @for place in places {
            @let conflict = &view.site.conflicts()[*place];
            li { span.when { (disputed_question(view, conflict)) } span.what { a href=(super::conflicts::way(view, *place)) { (view.name(conflict.record())) } } }
        } }
    }
}
