//! Rules: how every page shows one, with when it was last seen; and the page of a rule with all its versions.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::facts::Facts;
use super::layout::{Layout, outside};
use super::marks::{self, mark};
use super::parts::parts_of;
use super::routes::Page;
use crate::compare::{Clause, Standing};
use crate::export;
use crate::model::{
    Area, Basis, Captured, Country, Document, Kind, Point, Policy, PolicyReference, Reader, Record, Search, Sighting, Source, Span, Text,
    Topic, Version, When,
};
use crate::text::dates;
use crate::text::labels;
use crate::text::messages::{self as m, Word};

/// What a version says of its topic, by mark and word; of a procedure its topic.
pub(super) fn stance(layout: &Layout<'_>, policy: &Policy, version: Option<&Version>) -> Markup {
    match (version.and_then(Version::stance), policy.topic()) {
        (Some(stance), _) => marks::stance(layout, stance),
        (None, Topic::Procedure(procedure)) => html! { span.stance.procedure { (layout.label(*procedure)) } },
        (None, Topic::Content(_)) => html! { span.stance { (mark(None)) (layout.word(m::NOTHING_RECORDED)) } },
    }
}

/// The rule as it stands or stood: its stance, its words, where it holds, and when it was last seen.
pub(super) fn clause(layout: &Layout<'_>, clause: &Clause<'_>) -> Markup {
    let (policy, version) = (clause.policy(), clause.version());
    html! {
        (stance(layout, policy, version)) " "
        a href=(layout.to(Page::of(Record::Policy(policy)))) { (words(layout, policy, version)) }
        @if let Some(version) = version { (territory(layout, version)) }
        " " small { "(" (seen(layout, clause)) ")" }
    }
}

/// The rule in words, or its title where no version is recorded.
pub(super) fn words(layout: &Layout<'_>, policy: &Policy, version: Option<&Version>) -> Markup {
    layout.text(version.map_or(policy.title(), Version::rule))
}

/// The name of a rule: the platform's, and the title.
pub(super) fn name(layout: &Layout<'_>, policy: &Policy) -> String {
    let platform = layout.site.data.platform(policy.platform().as_str());
    let platform = platform.map_or(policy.platform().as_str(), |platform| layout.plain(platform.name()));
    format!("{platform}: {}", layout.plain(policy.title()))
}

/// A link to a rule from where its words are not told: whose it is, its title, and when it was last seen.
pub(super) fn link(layout: &Layout<'_>, policy: &Policy) -> Markup {
    let platform = layout.site.data.platform(policy.platform().as_str());
    html! {
        a href=(layout.to(Page::of(Record::Policy(policy)))) {
            @match platform { Some(platform) => (layout.text(platform.name())), None => (policy.platform()) }
            ": " (layout.text(policy.title()))
        }
        " " small { "(" (seen(layout, &layout.site.data.clause(policy, None))) ")" }
    }
}

/// A link to a rule, or to one version of it.
pub(super) fn reference(layout: &Layout<'_>, to: &PolicyReference) -> Markup {
    let id = to.id().as_str();
    let Some(policy) = layout.site.data.policy(id) else { return html! { code { (id) } } };
    let version = to.version().and_then(|key| policy.version(key));
    html! {
        (link(layout, policy))
        @if let Some(version) = version {
            (layout.lang.comma()) a href=(way(layout, policy, version)) { (layout.word(m::RULE_VERSION)) " " bdi { (version.key()) } }
        }
    }
}

/// The way to a version on the page of its rule.
pub(super) fn way(layout: &Layout<'_>, policy: &Policy, version: &Version) -> String {
    format!("{}#{}", layout.to(Page::of(Record::Policy(policy))), anchor(version))
}

/// The place of a version on the page of its rule.
fn anchor(version: &Version) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '-' };
    format!("v-{}", version.key().chars().map(plain).collect::<String>())
}

/// What is known of the rule at the time, in words, with when the version was last seen.
pub(super) fn seen(layout: &Layout<'_>, clause: &Clause<'_>) -> Markup {
    // Of what has ended, when it was seen last.
    let last =
        clause.last_seen().or_else(|| clause.policy().newest().filter(|_| matches!(clause.standing(), Standing::Ended(_)))?.last_seen());
    let semicolon = layout.lang.pick(["; ", "؛ "]);
    let told = |word: Word, on: When| html! { (layout.word(word)) " " (short(layout, on)) };
    let known = html! {
        @match clause.standing() {
            Standing::Seen(_) => { (layout.word(m::SEEN_THEN)) (semicolon) },
            Standing::Between(_) => { (layout.word(m::SEEN_AROUND)) (semicolon) },
            Standing::PlatformClosed(on) => { (told(m::PLATFORM_CLOSED, on)) (semicolon) },
            Standing::Ended(on) => { (told(m::ENDED_BY, on)) @if last.is_some() { (semicolon) } },
            Standing::NotYetSeen => (layout.word(m::NOT_YET_SEEN)),
            _ => {}
        }
    };
    html! {
        span.seen {
            (known)
            @match (last, clause.version()) {
                (Some(on), _) => (told(m::LAST, on)),
                (None, Some(_)) => (layout.word(m::NEVER_SEEN)),
                (None, None) => {}
            }
            @if let Standing::Either(before, after) = clause.standing() {
                (semicolon) (layout.word(m::MAY_HAVE_CHANGED)) @if let Some(on) = after.first_seen() { " " (short(layout, on)) }
                @if before.stance() != after.stance() && let Some(other) = after.stance() { " " (marks::stance(layout, other)) }
            }
            (first_edition(layout, clause.policy()))
        }
    }
}

/// The same for a narrow cell.
pub(super) fn seen_in_short(layout: &Layout<'_>, clause: &Clause<'_>) -> Markup {
    html! {
        @match clause.last_seen() {
            Some(on) => { (layout.word(m::LAST)) " " (short(layout, on)) },
            None => (layout.word(m::NEVER_SEEN)),
        }
        @if let Standing::PlatformClosed(on) = clause.standing() { (layout.lang.pick(["; ", "؛ "])) (layout.word(m::PLATFORM_CLOSED)) " " (short(layout, on)) }
        @if let Standing::Either(..) = clause.standing() { (layout.lang.pick(["; ", "؛ "])) (layout.word(m::MAY_HAVE_CHANGED_SHORT)) }
        @if clause.is_first_edition() { "\u{a0}" abbr title=(as_first_edition(layout, clause.policy())) { "*" } }
    }
}

/// A date in short.
pub(super) fn short(layout: &Layout<'_>, on: When) -> Markup {
    html! { span.date title={ "EDTF " (on) } { (dates::short_date(on, layout.lang)) } }
}

/// The mark of what nobody has read again.
pub(super) fn first_edition(layout: &Layout<'_>, policy: &Policy) -> Markup {
    let still = policy.coding().first_edition();
    html! { @if !still.is_empty() { " · " abbr title=(as_first_edition(layout, policy)) { (layout.word(m::FIRST_EDITION)) } } }
}

fn as_first_edition(layout: &Layout<'_>, policy: &Policy) -> String {
    let still: Vec<&str> = policy.coding().first_edition().iter().map(|what| layout.label(*what)).collect();
    format!("{} {}", layout.word(m::AS_FIRST_EDITION), still.join(layout.lang.comma()))
}

/// The law that a version defers to and the countries in which alone, or outside of which, it holds.
pub(super) fn territory(layout: &Layout<'_>, version: &Version) -> Markup {
    html! {
        @if let Some(law) = version.law() { " " small { "(" (layout.word(m::LAW_OF)) " " (labels::country(law, layout.lang)) ")" } }
        (countries(layout, m::ONLY_IN, version.applies_in()))
        (countries(layout, m::NOT_IN, version.not_in()))
    }
}

pub(super) fn countries(layout: &Layout<'_>, word: Word, countries: &[Country]) -> Markup {
    let names = countries.iter().map(|code| html! { (labels::country(*code, layout.lang)) });
    html! { @if !countries.is_empty() { " " small { "(" (layout.word(word)) " " (layout.list(names)) ")" } } }
}

/// The document that states a rule, by its own title where it is a source here.
pub(super) fn document(layout: &Layout<'_>, document: &Document) -> Markup {
    match document {
        Document::Kind(kind) => html! { (layout.label(*kind)) },
        Document::Source(id) => html! {
            (layout.link_to(Kind::Source, id.as_str()))
            @if let Some(source) = layout.site.data.source(id.as_str()) { (kind_of(layout, source)) }
        },
    }
}

/// What kind of document a source is, and for whom.
pub(super) fn kind_of(layout: &Layout<'_>, source: &Source) -> Markup {
    let Some(document) = source.document() else { return html! {} };
    html! {
        " " small { "(" (layout.label(document.kind()))
        @if let Some(audience) = document.edition().and_then(|edition| edition.audience()) { (layout.lang.comma()) (layout.word(m::FOR_AUDIENCE)) " " (layout.english(audience)) }
        ")" }
        @if let Some(edition) = document.edition() {
            (countries(layout, m::ONLY_IN, edition.applies_in())) (countries(layout, m::NOT_IN, edition.not_in()))
        }
    }
}

/// The kind of the document that states a rule, for a narrow place.
pub(super) fn document_kind(layout: &Layout<'_>, document: &Document) -> Markup {
    match (layout.site.data.kind_and_edition(document).0, document) {
        (Some(kind), _) => html! { (layout.label(kind)) },
        (None, Document::Source(id)) => layout.link_to(Kind::Source, id.as_str()),
        (None, Document::Kind(_)) => html! {},
    }
}

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

/// Who looked, where, for what, until when.
pub(super) fn searched(facts: &mut Facts<'_, '_>, layout: &Layout<'_>, searches: &[Search]) {
    if searches.is_empty() {
        return;
    }
    let told = |search: &Search| {
        html! {
            (layout.party(search.by())) ": "
            @if let Some(places) = search.places() { (layout.text(places)) " " }
            "(" (layout.word(m::LAST_LOOKED)) " " (layout.date(search.until())) ")"
            @if !search.documents().is_empty() { p.note { (layout.word(m::READ_WHOLE)) " " (layout.list(search.documents().iter().map(|id| layout.link_to(Kind::Source, id.as_str())))) } }
            @if !search.stems().is_empty() { p.note { (layout.word(m::STEMS)) " " (layout.list(search.stems().iter().map(|stem| html! { bdi { (stem) } }))) } }
        }
    };
    facts.add(m::SEARCHED, html! { ul { @for search in searches { li { (told(search)) } } } });
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

/// When a version was first and last seen.
pub(super) fn dates(layout: &Layout<'_>, version: &Version) -> Markup {
    html! {
        @match (version.first_seen(), version.last_seen()) {
            (Some(first), Some(last)) => {
                (layout.word(m::SEEN)) " " (layout.date(first)) (layout.lang.pick(["; ", "؛ "])) (layout.word(m::LAST)) " " (layout.date(last))
            },
            _ => (layout.word(m::NEVER_SEEN)),
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
        @if let Some(parts) = version.parts() { @let all = parts_of(layout, parts); @if !all.is_empty() {
            h3 { (layout.word(m::ITS_PARTS)) }
            ul.claims { @for part in &all { li { (part.render(layout)) } } }
        } }
        (sightings(layout, version.seen()))
    }
}

/// Characters of the base text.
pub(super) fn spans(layout: &Layout<'_>, spans: &[Span]) -> Markup {
    let all = spans.iter().map(|span| html! { bdi { (span) } });
    html! { (layout.word(m::CHARACTERS)) " " (layout.list(all)) " " (layout.word(m::OF_SECTION)) }
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

/// Which of its archives, where a document has more than one.
pub(super) fn kept_name(kept: Option<&str>) -> Markup {
    html! { @if let Some(kept) = kept { " " small { "(" bdi { (kept) } ")" } } }
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

/// The first sentence of a text.
pub(super) fn brief(layout: &Layout<'_>, text: &Text) -> Markup {
    let first = |text: &str| {
        // A point within the first words is more likely that of an abbreviation.
        let end = text.match_indices(". ").map(|(at, _)| at).find(|at| *at > 30);
        end.map_or(text, |end| &text[..=end]).to_owned()
    };
    match layout.lang.of(text) {
        Some(here) => html! { bdi { (first(here)) } },
        None => layout.english(&first(text.en())),
    }
}
