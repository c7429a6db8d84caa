//! The page of a platform: who runs it, what it says, what it did, what followed.

use maud::{Markup, html};

use super::chart;
use super::claims::question as disputed_question;
use super::page::Page;
use super::pair::finding;
use super::record::{Facts, cite, counts};
use super::rule;
use super::terms::Term as _;
use super::view::{Body, View};
use super::words as w;
use crate::compare::{Clause, Finding, ProfileQuestion, Question, TimelineEntry};
use crate::model::{Area, Commitment, Kind, Part, Platform, Policy, Procedure, Record, Topic, Version};

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

/// The rules by topic: areas of content, then procedures, each as it stands or stood; and at the end those that ended.
fn says(view: &View<'_>, id: &str) -> Markup {
    let data = view.site.data;
    let (mut now, ended): (Vec<Clause<'_>>, Vec<Clause<'_>>) =
        data.policies_below(id).iter().map(|policy| data.clause(policy, None)).partition(|clause| clause.version().is_some());
    // Details stand below the rule of which they are details.
    now.sort_by_key(|clause| clause.policy().part_of().is_some());
    let on = |wanted: Topic| -> Vec<&Clause<'_>> {
        let mut rules: Vec<&Clause<'_>> = now.iter().filter(|clause| *clause.policy().topic() == wanted).collect();
        // The main rule first, as where platforms are compared.
        if let Topic::Content(area) = wanted
            && rules.len() > 1
        {
            let says = data.stance(id, area, None);
            let order: Vec<&str> = says.all().map(|clause| clause.policy().id().as_str()).collect();
            rules.sort_by_key(|clause| order.iter().position(|known| *known == clause.policy().id().as_str()));
        }
        rules
    };
    let naming = |area: Area| -> Vec<&Clause<'_>> {
        now.iter().filter(|clause| clause.policy().also().contains(&area) && clause.policy().topic().area() != Some(area)).collect()
    };
    let areas: Vec<_> = Area::ALL.iter().map(|area| (*area, on(Topic::Content(*area)), naming(*area))).collect();
    let procedures: Vec<_> =
        Procedure::ALL.iter().map(|it| (*it, on(Topic::Procedure(*it)))).filter(|(_, rules)| !rules.is_empty()).collect();
    html! {
        @if now.is_empty() && ended.is_empty() { p.nothing { (view.say(w::NO_POLICY)) } }
        @for (area, rules, naming) in areas.into_iter().filter(|(_, rules, naming)| !(rules.is_empty() && naming.is_empty())) {
            section.area #(area.as_str()) {
                h3 { (area.term(view.lang)) }
                (list(view, &rules))
                @if !naming.is_empty() {
                    p.meta { (view.say(w::ALSO_NAMED)) ":" }
                    ul.clauses { @for clause in naming { li { (rule::clause(view, clause)) } } }
                }
            }
        }
        @if !procedures.is_empty() {
            section #procedures {
                h3 { (view.say(w::PROCEDURES)) }
                @for (procedure, rules) in procedures { section.area { h4 { (procedure.term(view.lang)) } (list(view, &rules)) } }
            }
        }
        @if !ended.is_empty() {
            section.area { h3 { (view.say(w::ENDED_RULES)) } ul.clauses { @for clause in &ended { li { (rule::link(view, clause.policy())) } } } }
        }
    }
}

fn list(view: &View<'_>, rules: &[&Clause<'_>]) -> Markup {
    html! { @if !rules.is_empty() { ul.policies { @for clause in rules { li { (told_rule(view, clause)) (history(view, clause)) } } } } }
}

fn told_rule(view: &View<'_>, clause: &Clause<'_>) -> Markup {
    let (policy, version) = (clause.policy(), clause.version());
    html! {
        p {
            @if version.is_some_and(|version| version.stance().is_some()) { (rule::stance(view, policy, version)) " " }
            a href=(view.to(Page::of(Record::Policy(policy)))) { (rule::words(view, policy, version)) }
            @if let Some(version) = version { (rule::territory(view, version)) }
        }
        p.meta {
            (rule::document_kind(view, policy.document()))
            @let surfaces = version.map_or(&[][..], Version::surfaces);
            @if !surfaces.is_empty() { " · " (view.list(surfaces.iter().map(|surface| html! { (view.term(*surface)) }))) }
            " · " (rule::seen(view, clause))
            @if let Some(main) = policy.part_of() { " · " (view.say(w::PART_OF)) ": " (view.link_to(Kind::Policy, main.as_str())) }
        }
    }
}

/// The other versions of the rule, the last first.
fn history(view: &View<'_>, clause: &Clause<'_>) -> Markup {
    let policy: &Policy = clause.policy();
    let shown = clause.version().map(Version::key);
    let older: Vec<&Version> = policy.versions().iter().rev().filter(|version| Some(version.key()) != shown).collect();
    html! {
        @if !older.is_empty() {
            details.history {
                summary { (w::earlier(view.lang, older.len())) }
                ul.policies { @for version in older { li {
                    p {
                        @if version.stance().is_some() { (rule::stance(view, policy, Some(version))) " " }
                        a href=(rule::way(view, policy, version)) { (view.text(version.rule())) } (rule::territory(view, version))
                    }
                    p.meta { (rule::dates(view, version)) }
                } } }
            }
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
                        ul.clauses { @for found in first { li { (answered(view, answer.question(), found)) } } }
                        @if !rest.is_empty() { details { summary { (w::and_more(view.lang, rest.len())) } ul.clauses { @for found in rest { li { (answered(view, answer.question(), found)) } } } } }
                    }
                }
            }
        }
    }
}

fn answered<'v>(view: &View<'v>, question: ProfileQuestion, found: &Finding<'v>) -> Markup {
    if let Some(made) = found.commitment() {
        return html! { (commitment(view, made)) @if let Some(detail) = made.detail() { ": " (view.text(detail)) } };
    }
    if let Some(clause) = found.rule()
        && question == ProfileQuestion::Documents
    {
        let policy = clause.policy();
        return html! {
            a href=(view.to(Page::of(Record::Policy(policy)))) { (rule::document_kind(view, policy.document())) }
            " " small { "(" (rule::seen(view, clause)) ")" }
        };
    }
    match found.record() {
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
