//! The page of a platform: who runs it, what it says, what it did, what followed.

use maud::{Markup, html};

use super::chart;
use super::clause;
use super::facts::{Facts, cite, figures};
use super::layout::{Body, Layout};
use super::pair::commitment;
use super::routes::Page;
use crate::compare::{Clause, TimelineEntry};
use crate::model::{Area, Kind, Platform, Policy, Procedure, Record, Topic, Version};
use crate::text::labels::Label as _;
use crate::text::messages as m;

pub(super) fn body<'v>(layout: &Layout<'v>, platform: &'v Platform) -> Body {
    let id = platform.id().as_str();
    let name = layout.plain(platform.name());
    let entries: Vec<&TimelineEntry<'_>> = layout.site.told_of(id).collect();
    let policies = layout.site.data.policies_below(id);
    let latest = layout.site.latest_of(id);
    let of = |kind: Kind| latest.iter().copied().filter(|entry| entry.record().kind() == kind).collect::<Vec<_>>();
    let (actions, responses, events) = (of(Kind::Action), of(Kind::Response), of(Kind::Event));
    let disputes = layout.site.disputed_of(id);
    let about = m::platform_about(layout.lang, name, [policies.len(), actions.len(), responses.len()]);
    let parts = [
        ("who", m::WHO, true),
        ("timeline", m::TIMELINE, !entries.is_empty()),
        ("says", m::SAYS, true),
        ("did", m::DID, true),
        ("followed", m::FOLLOWED, true),
        ("events", m::EVENTS, !events.is_empty()),
        ("commitments", m::COMMITMENTS, !platform.commitments().is_empty()),
        ("profile", m::PROFILE, true),
        ("described", m::DESCRIBED, !platform.described().is_empty() || !platform.figures().is_empty()),
        ("disputed", m::IS_DISPUTED, !disputes.is_empty()),
        ("cite", m::CITE, true),
    ];
    let main = html! {
        (layout.trail(&[(Page::Index(Kind::Platform, 0), crate::text::labels::plural_kind(Kind::Platform, layout.lang))]))
        h1 { (layout.text(platform.name())) }
        p.lede { (about) }
        nav.contents aria-label=(layout.word(m::ON_THIS_PAGE)) { ul { @for (anchor, word, there) in parts { @if there { li { a href={ "#" (anchor) } { (layout.word(word)) } } } } } }
        section #who { h2 { (layout.word(m::WHO)) } (who(layout, platform)) }
        @if !entries.is_empty() { section #timeline { h2 { (layout.word(m::TIMELINE)) } (chart::of_platform(layout, id, &entries)) } }
        section #says { h2 { (layout.word(m::SAYS)) } (says(layout, id)) }
        section #did { h2 { (layout.word(m::DID)) } (told(layout, &actions)) }
        section #followed { h2 { (layout.word(m::FOLLOWED)) } (told(layout, &responses)) }
        @if !events.is_empty() { section #events { h2 { (layout.word(m::EVENTS)) } (told(layout, &events)) } }
        @if !platform.commitments().is_empty() { section #commitments { h2 { (layout.word(m::COMMITMENTS)) } (commitments(layout, platform)) } }
        section #profile { h2 { (layout.word(m::PROFILE)) } (profile(layout, id)) }
        @if !(platform.described().is_empty() && platform.figures().is_empty()) {
            section #described { h2 { (layout.word(m::DESCRIBED)) } (layout.claims(platform.described(), None)) (figures(layout, platform.figures())) }
        }
        @if !disputes.is_empty() { section #disputed { h2 { (layout.word(m::IS_DISPUTED)) } (disputed(layout, disputes)) } }
        section #cite { h2 { (layout.word(m::CITE)) } (cite(layout, Record::Platform(platform))) }
    };
    Body::new(name, about, main)
}

fn who(layout: &Layout<'_>, platform: &Platform) -> Markup {
    let mut facts = Facts::new(layout);
    facts.names(platform.name());
    facts.add(m::KIND, html! { (layout.label(platform.kind())) });
    facts.country(platform.country());
    facts.claims(m::FORMER_NAMES, platform.former_names());
    facts.claims(m::LAUNCHED, platform.launched());
    facts.claims(m::CLOSED, platform.closed());
    facts.claims(m::DEVELOPER, platform.developer());
    facts.claims(m::OPERATORS, platform.operators());
    facts.words(m::SURFACES, platform.surfaces());
    facts.wikidata(platform.wikidata());
    if let Some(name) = platform.dsa_name() {
        facts.add(m::DSA_NAME, html! { (name) });
    }
    facts.render()
}

/// The rules by topic: areas of content, then procedures, each as it stands or stood; and at the end those that ended.
fn says(layout: &Layout<'_>, id: &str) -> Markup {
    let data = layout.site.data;
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
        @if now.is_empty() && ended.is_empty() { p.nothing { (layout.word(m::NO_POLICY)) } }
        @for (area, rules, naming) in areas.into_iter().filter(|(_, rules, naming)| !(rules.is_empty() && naming.is_empty())) {
            section.area #(area.as_str()) {
                h3 { (area.label(layout.lang)) }
                (list(layout, &rules))
                @if !naming.is_empty() {
                    p.meta { (layout.word(m::ALSO_NAMED)) ":" }
                    ul.clauses { @for clause in naming { li { (clause::clause(layout, clause)) } } }
                }
            }
        }
        @if !procedures.is_empty() {
            section #procedures {
                h3 { (layout.word(m::PROCEDURES)) }
                @for (procedure, rules) in procedures { section.area { h4 { (procedure.label(layout.lang)) } (list(layout, &rules)) } }
            }
        }
        @if !ended.is_empty() {
            section.area { h3 { (layout.word(m::ENDED_RULES)) } ul.clauses { @for clause in &ended { li { (clause::link(layout, clause.policy())) } } } }
        }
    }
}

fn list(layout: &Layout<'_>, rules: &[&Clause<'_>]) -> Markup {
    html! { @if !rules.is_empty() { ul.policies { @for clause in rules { li { (told_rule(layout, clause)) (history(layout, clause)) } } } } }
}

fn told_rule(layout: &Layout<'_>, clause: &Clause<'_>) -> Markup {
    let (policy, version) = (clause.policy(), clause.version());
    html! {
        p {
            @if version.is_some_and(|version| version.stance().is_some()) { (clause::stance(layout, policy, version)) " " }
            a href=(layout.to(Page::of(Record::Policy(policy)))) { (clause::words(layout, policy, version)) }
            @if let Some(version) = version { (clause::territory(layout, version)) }
        }
        p.meta {
            (clause::document_kind(layout, policy.document()))
            @let surfaces = version.map_or(&[][..], Version::surfaces);
            @if !surfaces.is_empty() { " · " (layout.list(surfaces.iter().map(|surface| html! { (layout.label(*surface)) }))) }
            " · " (clause::seen(layout, clause))
            @if let Some(main) = policy.part_of() { " · " (layout.word(m::PART_OF)) ": " (layout.link_to(Kind::Policy, main.as_str())) }
        }
    }
}

/// The other versions of the rule, the last first.
fn history(layout: &Layout<'_>, clause: &Clause<'_>) -> Markup {
    let policy: &Policy = clause.policy();
    let shown = clause.version().map(Version::key);
    let older: Vec<&Version> = policy.versions().iter().rev().filter(|version| Some(version.key()) != shown).collect();
    html! {
        @if !older.is_empty() {
            details.history {
                summary { (m::earlier(layout.lang, older.len())) }
                ul.policies { @for version in older { li {
                    p {
                        @if version.stance().is_some() { (clause::stance(layout, policy, Some(version))) " " }
                        a href=(clause::way(layout, policy, version)) { (layout.text(version.rule())) } (clause::territory(layout, version))
                    }
                    p.meta { (clause::dates(layout, version)) }
                } } }
            }
        }
    }
}

/// Events, actions or responses, the last first.
fn told(layout: &Layout<'_>, entries: &[&TimelineEntry<'_>]) -> Markup {
    html! {
        @if entries.is_empty() { p.nothing { (layout.word(m::NOTHING_RECORDED)) } } @else {
            ul.told { @for entry in entries { li { span.when { @if let Some(when) = entry.record().when() { (layout.when(when)) } } span.what { (layout.link(entry.record())) } } } }
        }
    }
}

fn commitments(layout: &Layout<'_>, platform: &Platform) -> Markup {
    html! {
        ul.claims { @for made in platform.commitments() { li {
            p.value { (commitment(layout, made)) }
            @if let Some(detail) = made.detail() { p { (layout.text(detail)) } }
            (layout.evidence(made.evidence()))
        } } }
    }
}

/// The eleven questions of the OECD.
fn profile(layout: &Layout<'_>, id: &str) -> Markup {
    let Some(profile) = layout.site.data.profile(id, None) else { return html! {} };
    html! {
        p { (layout.word(m::PROFILE_ABOUT)) }
        dl.profile {
            @for answer in profile.answers() {
                dt { (layout.label(answer.question())) }
                dd {
                    @if answer.answers().is_empty() { span.nothing { (layout.word(m::UNKNOWN)) } } @else {
                        @let (first, rest) = answer.answers().split_at(answer.answers().len().min(4));
                        ul.clauses { @for found in first { li { (super::pair::answer(layout, None, found)) } } }
                        @if !rest.is_empty() { details { summary { (m::and_more(layout.lang, rest.len())) } ul.clauses { @for found in rest { li { (super::pair::answer(layout, None, found)) } } } } }
                    }
                }
            }
        }
    }
}

fn disputed(layout: &Layout<'_>, places: &[usize]) -> Markup {
    html! {
        ul.told { @for place in places {
            @let dispute = &layout.site.disputes()[*place];
            li { span.when { (layout.about(dispute)) } span.what { a href=(super::disputes::way(layout, *place)) { (layout.name(dispute.record())) } } }
        } }
    }
}
