//! The page of a rule with all its versions.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::clause::{anchor, as_first_edition, dates, document, first_edition, kept_name, link, seen, spans, stance, territory};
use super::facts::{Facts, searched};
use super::layout::{Layout, outside};
use super::parts::parts_of;
use crate::compare::{Clause, Standing};
use crate::export;
use crate::model::{Area, Basis, Captured, Kind, Point, Policy, Reader, Sighting, Topic, Version};
use crate::text::labels;
use crate::text::messages::{self as m};

/// The page of a rule: what it is about, the version that stands, and how it came to it.
pub(super) fn body(layout: &Layout<'_>, policy: &Policy) -> (Markup, Markup) {
    let clause = layout.site.data.clause(policy, None);
    let shown = clause.version().or_else(|| policy.newest());
    let others: Vec<&Version> = policy.versions().iter().rev().filter(|one| !shown.is_some_and(|it| std::ptr::eq(*one, it))).collect();
    let heading = match clause.standing() {
        Standing::PlatformClosed(_) => m::THE_VERSION_BEFORE_CLOSING,
        _ if clause.version().is_some() => m::THE_VERSION,
        _ => m::THE_LAST_VERSION,
    };
    let is_newest = shown.is_some_and(|it| policy.newest().is_some_and(|newest| std::ptr::eq(it, newest)));
    let more = html! {
        @if let Some(version) = shown {
            section.version #(anchor(version)) { h2 { (layout.word(heading)) } (version_facts(layout, policy, version, true)) }
        }
        @if !others.is_empty() {
            section {
                h2 { (layout.word(if is_newest { m::EARLIER_VERSIONS } else { m::OTHER_VERSIONS })) }
                @for version in others { (other_version(layout, policy, version)) }
            }
        }
        (absences(layout, policy))
    };
    (facts(layout, policy, &clause), more)
}

fn facts(layout: &Layout<'_>, policy: &Policy, clause: &Clause<'_>) -> Markup {
    let data = layout.site.data;
    let mut facts = Facts::new(layout);
    facts.add(m::PLATFORM, layout.link_to(Kind::Platform, policy.platform().as_str()));
    let keyword = policy.topic().area().and_then(Area::dsa_keyword);
    facts.add(
        m::TOPIC,
        html! {
            (labels::topic(policy.topic(), layout.lang))
            @if let Topic::Procedure(_) = policy.topic() { " " small { "(" (layout.word(m::PROCEDURE)) ")" } }
            @if let Some(keyword) = keyword { " " code dir="ltr" { (keyword) } }
        },
    );
    facts.words(m::ALSO, policy.also());
    facts.add(m::DOCUMENT, document(layout, policy.document()));
    facts.add(m::STATUS, seen(layout, clause));
    if let Some(main) = policy.part_of() {
        facts.add(m::PART_OF, layout.link_to(Kind::Policy, main.as_str()));
    }
    let details: Vec<&Policy> =
        data.policies_below(policy.platform().as_str()).iter().filter(|other| other.part_of() == Some(policy.id())).collect();
    if !details.is_empty() {
        facts.add(m::DETAILS, html! { ul { @for detail in details { li { (link(layout, detail)) } } } });
    }
    if let Some(ending) = policy.ended() {
        facts.add(
            m::ENDED,
            html! {
                p { (layout.date(ending.on())) ": " (layout.label(ending.how())) @if let Some(into) = ending.into() { (layout.lang.comma()) (layout.word(m::NOW_IN)) " " (layout.link_to(Kind::Policy, into.as_str())) } }
                (layout.evidence(ending.evidence()))
            },
        );
    }
    searched(&mut facts, layout, policy.searched());
    if let Some(history) = policy.history() {
        facts.add(
            m::HISTORY,
            html! { (layout.label(history.extent())) @if let Some(begins) = history.begins() { (layout.lang.pick(["; ", "؛ "])) (layout.label(begins)) } },
        );
    }
    let coding = policy.coding();
    facts.add(
        m::CODING,
        html! {
            p { (layout.list(coding.readers().iter().map(|one| reader(layout, one)))) " (" (layout.word(m::CODEBOOK)) " " bdi { (coding.codebook()) } ")" }
            @if !coding.first_edition().is_empty() { p.note { (as_first_edition(layout, policy)) (layout.lang.pick(["; ", "؛ "])) (layout.word(m::AS_FIRST_EDITION_MEANS)) } }
        },
    );
    facts.render()
}

fn reader(layout: &Layout<'_>, reader: &Reader) -> Markup {
    html! {
        (layout.label(reader.kind()))
        @if let Some(name) = reader.name() { " " bdi { (name) } }
        @if let Some(on) = reader.on() { (layout.lang.comma()) (layout.date(on)) }
    }
}

/// A version that is not the one that stands: when it was seen, what it says, what changed with it.
fn other_version(layout: &Layout<'_>, policy: &Policy, version: &Version) -> Markup {
    html! {
        article.version #(anchor(version)) {
            p.meta { (dates(layout, version)) (first_edition(layout, policy)) }
            p { @if version.stance().is_some() { (stance(layout, policy, Some(version))) " " } (layout.text(version.rule())) (territory(layout, version)) }
            @if let Some(change) = version.change() { p.note { (layout.word(m::CHANGE)) ": " (layout.text(change)) } }
            details.history { summary { (layout.word(if version.parts().is_some() { m::PARTS_AND_SIGHTINGS } else { m::SIGHTINGS })) } (version_facts(layout, policy, version, false)) }
        }
    }
}

fn version_facts(layout: &Layout<'_>, policy: &Policy, version: &Version, is_shown: bool) -> Markup {
    let mut facts = Facts::new(layout);
    facts.add(m::RULE_VERSION, html! { bdi { (version.key()) } });
    // What stands beside the words of the other versions is not told again.
    if is_shown {
        if version.stance().is_some() {
            facts.add(m::STANCE, html! { (stance(layout, policy, Some(version))) (territory(layout, version)) });
        }
        if let Some(change) = version.change() {
            facts.add(m::CHANGE, layout.text(change));
        }
    }
    facts.add(
        m::LAST_SEEN,
        version.last_sighting().map_or_else(|| html! { (layout.word(m::NEVER_SEEN)) }, |seen| last_sighting(layout, seen)),
    );
    if let Some(first) = version.first_seen() {
        facts.add(m::FIRST_SEEN, layout.date(first));
    }
    facts.words(m::APPLIES_ON, version.surfaces());
    if version.basis() != Basis::OwnDocument {
        facts.add(m::BASIS, html! { (layout.label(version.basis())) });
    }
    if let Some(party) = version.said_by() {
        facts.add(m::SAID_BY_WHOM, layout.party(party));
    }
    facts.claims(m::IN_FORCE, version.in_force());
    if !version.logged().is_empty() {
        facts.add(
            m::LOGGED,
            html! { ul { @for logged in version.logged() { li { (layout.date(logged.on())) (layout.evidence(logged.evidence())) } } } },
        );
    }
    if !version.norm().is_empty() {
        facts.add(m::NORM, spans(layout, version.norm()));
    }
    html! {
        (facts.render())
        @if let Some(parts) = version.parts() { @let all = parts_of(parts); @if !all.is_empty() {
            h3 { (layout.word(m::ITS_PARTS)) }
            ul.claims { @for part in &all { li { (part.render(layout)) } } }
        } }
        (sightings(layout, version.seen()))
    }
}

/// When a version was seen last, in which document, and where in it.
fn last_sighting(layout: &Layout<'_>, seen: &Sighting) -> Markup {
    match seen {
        Sighting::Captured(run) => html! {
            (layout.date(run.newest().on())) (layout.lang.comma()) (layout.link_to(Kind::Source, run.source().as_str())) (kept_name(run.kept())) (layout.lang.comma()) (place(layout, run, run.newest()))
        },
        Sighting::Reported(report) => html! { (layout.date(report.on())) (layout.evidence(report.evidence())) },
    }
}

/// The lines of a capture in the public repository at that commit; where it is kept elsewhere, its version alone.
fn place(layout: &Layout<'_>, run: &Captured, point: &Point) -> Markup {
    let archive = layout.site.data.source(run.source().as_str()).and_then(|source| source.kept_as(run.kept()));
    let lines = point.lines();
    let words = html! {
        @match lines { Some(lines) => { (layout.word(if lines.first() == lines.last() { m::LINE } else { m::LINES })) " " bdi { (lines) } }, None => { (layout.word(m::VERSION)) " " code dir="ltr" { (short_commit(point.version())) } } }
    };
    if let Some(address) = archive.and_then(|archive| export::address(archive, Some(point.version()), lines)) {
        outside(&address, &words)
    } else {
        html! { (words) @if lines.is_some() { (layout.lang.comma()) code dir="ltr" { (point.version()) } } }
    }
}

fn short_commit(version: &str) -> &str {
    version.get(..10).unwrap_or(version)
}

/// Every sighting of a version: runs of captures, and reports.
fn sightings(layout: &Layout<'_>, seen: &[Sighting]) -> Markup {
    let mut seen: Vec<&Sighting> = seen.iter().collect();
    seen.sort_by_key(|one| Reverse((one.days().1.latest(), one.days().1.earliest())));
    let any_runs = seen.iter().any(|one| matches!(one, Sighting::Captured(_)));
    html! {
        @if !seen.is_empty() {
            details.history {
                summary { (m::sightings(layout.lang, seen.len())) }
                @if any_runs { p.note { (layout.word(m::SIGHTINGS_ABOUT)) } }
                ul.claims { @for one in seen { li { (sighting(layout, one)) } } }
            }
        }
    }
}

fn sighting(layout: &Layout<'_>, seen: &Sighting) -> Markup {
    let run = match seen {
        Sighting::Captured(run) => run,
        Sighting::Reported(report) => return html! { p.value { (layout.date(report.on())) } (layout.evidence(report.evidence())) },
    };
    let count = run.captures().unwrap_or(if run.last().is_some() { 2 } else { 1 });
    html! {
        p.value {
            (layout.date(run.first().on()))
            @if let Some(last) = run.last() { " – " (layout.date(last.on())) }
            " " span.during { "(" (m::captures(layout.lang, usize::try_from(count).unwrap_or(usize::MAX))) ")" }
        }
        p {
            (layout.link_to(Kind::Source, run.source().as_str())) (kept_name(run.kept())) (layout.lang.comma())
            @match run.last() {
                Some(last) => { (layout.word(m::FIRST_CAPTURE)) " " (place(layout, run, run.first())) (layout.lang.comma()) (layout.word(m::LAST_CAPTURE)) " " (place(layout, run, last)) },
                None => (place(layout, run, run.first())),
            }
        }
        @if let Some(reworded) = run.reworded() { p.note { (layout.word(m::REWORDED)) " " (layout.text(reworded)) } }
        @if let Some(doubt) = run.doubt() { p.note { (layout.word(m::DOUBT)) " " (layout.text(doubt)) } }
        p.by { (layout.word(m::FOLDED_TEXT)) " " code dir="ltr" { (run.text()) } }
    }
}

/// Captures of the document that do not hold the rule.
fn absences(layout: &Layout<'_>, policy: &Policy) -> Markup {
    html! {
        @if !policy.absent().is_empty() {
            section {
                h2 { (layout.word(m::ABSENT)) }
                p { (layout.word(m::ABSENT_ABOUT)) }
                ul.claims { @for absence in policy.absent() { li {
                    p.value {
                        (layout.date(absence.first())) @if let Some(last) = absence.last() { " – " (layout.date(last)) }
                        " " span.during { "(" (m::captures(layout.lang, usize::try_from(absence.captures().unwrap_or(1)).unwrap_or(usize::MAX))) ")" }
                    }
                    p { (layout.link_to(Kind::Source, absence.source().as_str())) (kept_name(absence.kept())) (layout.lang.comma()) (layout.word(m::VERSION)) " "
                        @let archive = layout.site.data.source(absence.source().as_str()).and_then(|source| source.kept_as(absence.kept()));
                        @let version = html! { code dir="ltr" { (short_commit(absence.version())) } };
                        @match archive.and_then(|archive| export::address(archive, Some(absence.version()), None)) {
                            Some(address) => (outside(&address, &version)),
                            None => (version),
                        }
                    }
                    @if let Some(note) = absence.note() { p.note { (layout.text(note)) } }
                } } }
            }
        }
    }
}
