//! Rules: how every page shows one, with when it was last seen; and the page of a rule with all its versions.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::compare::mark;
use super::page::Page;
use super::parts::parts_of;
use super::record::Facts;
use super::say;
use super::terms;
use super::view::{View, outside};
use super::words::{self as w, Word};
use crate::compare::{Clause, Standing};
use crate::export;
use crate::model::{
    Area, Basis, Captured, Country, Document, Kind, Point, Policy, PolicyRef, Reader, Record, Search, Sighting, Source, Span, Text, Topic,
    Version, When,
};

/// What a version says of its topic, by mark and word; of a procedure its topic.
pub(super) fn stance(view: &View<'_>, policy: &Policy, version: Option<&Version>) -> Markup {
    match (version.and_then(Version::stance), policy.topic()) {
        (Some(stance), _) => super::compare::stance(view, stance),
        (None, Topic::Procedure(procedure)) => html! { span.stance.procedure { (view.term(*procedure)) } },
        (None, Topic::Content(_)) => html! { span.stance { (mark(None)) (view.say(w::NOTHING_RECORDED)) } },
    }
}

/// The rule as it stands or stood: its stance, its words, where it holds, and when it was last seen.
pub(super) fn clause(view: &View<'_>, clause: &Clause<'_>) -> Markup {
    let (policy, version) = (clause.policy(), clause.version());
    html! {
        (stance(view, policy, version)) " "
        a href=(view.to(Page::of(Record::Policy(policy)))) { (words(view, policy, version)) }
        @if let Some(version) = version { (territory(view, version)) }
        " " small { "(" (seen(view, clause)) ")" }
    }
}

/// The rule in words, or its title where no version is recorded.
pub(super) fn words(view: &View<'_>, policy: &Policy, version: Option<&Version>) -> Markup {
    view.text(version.map_or(policy.title(), Version::rule))
}

/// The name of a rule: the platform's, and the title.
pub(super) fn name(view: &View<'_>, policy: &Policy) -> String {
    let platform = view.site.data.platform(policy.platform().as_str());
    let platform = platform.map_or(policy.platform().as_str(), |platform| view.plain(platform.name()));
    format!("{platform}: {}", view.plain(policy.title()))
}

/// A link to a rule from where its words are not told: whose it is, its title, and when it was last seen.
pub(super) fn link(view: &View<'_>, policy: &Policy) -> Markup {
    let platform = view.site.data.platform(policy.platform().as_str());
    html! {
        a href=(view.to(Page::of(Record::Policy(policy)))) {
            @match platform { Some(platform) => (view.text(platform.name())), None => (policy.platform()) }
            ": " (view.text(policy.title()))
        }
        " " small { "(" (seen(view, &view.site.data.clause(policy, None))) ")" }
    }
}

/// A link to a rule, or to one version of it.
pub(super) fn reference(view: &View<'_>, to: &PolicyRef) -> Markup {
    let id = to.id().as_str();
    let Some(policy) = view.site.data.policy(id) else { return html! { code { (id) } } };
    let version = to.version().and_then(|key| policy.version(key));
    html! {
        (link(view, policy))
        @if let Some(version) = version {
            (view.lang.comma()) a href=(way(view, policy, version)) { (view.say(w::RULE_VERSION)) " " bdi { (version.key()) } }
        }
    }
}

/// The way to a version on the page of its rule.
pub(super) fn way(view: &View<'_>, policy: &Policy, version: &Version) -> String {
    format!("{}#{}", view.to(Page::of(Record::Policy(policy))), anchor(version))
}

/// The place of a version on the page of its rule.
fn anchor(version: &Version) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '-' };
    format!("v-{}", version.key().chars().map(plain).collect::<String>())
}

/// What is known of the rule at the time, in words, with when the version was last seen.
pub(super) fn seen(view: &View<'_>, clause: &Clause<'_>) -> Markup {
    // Of what has ended, when it was seen last.
    let last =
        clause.last_seen().or_else(|| clause.policy().newest().filter(|_| matches!(clause.standing(), Standing::Ended(_)))?.last_seen());
    let semicolon = view.lang.pick(["; ", "؛ "]);
    let told = |word: Word, on: When| html! { (view.say(word)) " " (short(view, on)) };
    let known = html! {
        @match clause.standing() {
            Standing::Seen(_) => { (view.say(w::SEEN_THEN)) (semicolon) },
            Standing::Between(_) => { (view.say(w::SEEN_AROUND)) (semicolon) },
            Standing::PlatformClosed(on) => { (told(w::PLATFORM_CLOSED, on)) (semicolon) },
            Standing::Ended(on) => { (told(w::ENDED_BY, on)) @if last.is_some() { (semicolon) } },
            Standing::NotYetSeen => (view.say(w::NOT_YET_SEEN)),
            _ => {}
        }
    };
    html! {
        span.seen {
            (known)
            @match (last, clause.version()) {
                (Some(on), _) => (told(w::LAST, on)),
                (None, Some(_)) => (view.say(w::NEVER_SEEN)),
                (None, None) => {}
            }
            @if let Standing::Either(before, after) = clause.standing() {
                (semicolon) (view.say(w::MAY_HAVE_CHANGED)) @if let Some(on) = after.first_seen() { " " (short(view, on)) }
                @if before.stance() != after.stance() && let Some(other) = after.stance() { " " (super::compare::stance(view, other)) }
            }
            (first_edition(view, clause.policy()))
        }
    }
}

/// The same for a narrow cell.
pub(super) fn seen_in_short(view: &View<'_>, clause: &Clause<'_>) -> Markup {
    html! {
        @match clause.last_seen() {
            Some(on) => { (view.say(w::LAST)) " " (short(view, on)) },
            None => (view.say(w::NEVER_SEEN)),
        }
        @if let Standing::PlatformClosed(on) = clause.standing() { (view.lang.pick(["; ", "؛ "])) (view.say(w::PLATFORM_CLOSED)) " " (short(view, on)) }
        @if let Standing::Either(..) = clause.standing() { (view.lang.pick(["; ", "؛ "])) (view.say(w::MAY_HAVE_CHANGED_SHORT)) }
        @if clause.is_first_edition() { "\u{a0}" abbr title=(as_first_edition(view, clause.policy())) { "*" } }
    }
}

/// A date in short.
pub(super) fn short(view: &View<'_>, on: When) -> Markup {
    html! { span.date title={ "EDTF " (on) } { (say::short_date(on, view.lang)) } }
}

/// The mark of what nobody has read again.
pub(super) fn first_edition(view: &View<'_>, policy: &Policy) -> Markup {
    let still = policy.coding().first_edition();
    html! { @if !still.is_empty() { " · " abbr title=(as_first_edition(view, policy)) { (view.say(w::FIRST_EDITION)) } } }
}

fn as_first_edition(view: &View<'_>, policy: &Policy) -> String {
    let still: Vec<&str> = policy.coding().first_edition().iter().map(|what| view.term(*what)).collect();
    format!("{} {}", view.say(w::AS_FIRST_EDITION), still.join(view.lang.comma()))
}

/// The law that a version defers to and the countries in which alone, or outside of which, it holds.
pub(super) fn territory(view: &View<'_>, version: &Version) -> Markup {
    html! {
        @if let Some(law) = version.law() { " " small { "(" (view.say(w::LAW_OF)) " " (terms::country(law, view.lang)) ")" } }
        (countries(view, w::ONLY_IN, version.applies_in()))
        (countries(view, w::NOT_IN, version.not_in()))
    }
}

pub(super) fn countries(view: &View<'_>, word: Word, countries: &[Country]) -> Markup {
    let names = countries.iter().map(|code| html! { (terms::country(*code, view.lang)) });
    html! { @if !countries.is_empty() { " " small { "(" (view.say(word)) " " (view.list(names)) ")" } } }
}

/// The document that states a rule, by its own title where it is a source here.
pub(super) fn document(view: &View<'_>, document: &Document) -> Markup {
    match document {
        Document::Kind(kind) => html! { (view.term(*kind)) },
        Document::Source(id) => html! {
            (view.link_to(Kind::Source, id.as_str()))
            @if let Some(source) = view.site.data.source(id.as_str()) { (kind_of(view, source)) }
        },
    }
}

/// What kind of document a source is, and for whom.
pub(super) fn kind_of(view: &View<'_>, source: &Source) -> Markup {
    let Some(document) = source.document() else { return html! {} };
    html! {
        " " small { "(" (view.term(document.kind()))
        @if let Some(audience) = document.edition().and_then(|edition| edition.audience()) { (view.lang.comma()) (view.say(w::FOR_AUDIENCE)) " " (view.english(audience)) }
        ")" }
        @if let Some(edition) = document.edition() {
            (countries(view, w::ONLY_IN, edition.applies_in())) (countries(view, w::NOT_IN, edition.not_in()))
        }
    }
}

/// The kind of the document that states a rule, for a narrow place.
pub(super) fn document_kind(view: &View<'_>, document: &Document) -> Markup {
    match (view.site.data.kind_and_edition(document).0, document) {
        (Some(kind), _) => html! { (view.term(kind)) },
        (None, Document::Source(id)) => view.link_to(Kind::Source, id.as_str()),
        (None, Document::Kind(_)) => html! {},
    }
}

/// The page of a rule: what it is about, the version that stands, and how it came to it.
pub(super) fn body(view: &View<'_>, policy: &Policy) -> (Markup, Markup) {
    let clause = view.site.data.clause(policy, None);
    let shown = clause.version().or_else(|| policy.newest());
    let others: Vec<&Version> = policy.versions().iter().rev().filter(|one| !shown.is_some_and(|it| std::ptr::eq(*one, it))).collect();
    let heading = match clause.standing() {
        Standing::PlatformClosed(_) => w::THE_VERSION_BEFORE_CLOSING,
        _ if clause.version().is_some() => w::THE_VERSION,
        _ => w::THE_LAST_VERSION,
    };
    let is_newest = shown.is_some_and(|it| policy.newest().is_some_and(|newest| std::ptr::eq(it, newest)));
    let more = html! {
        @if let Some(version) = shown {
            section.version #(anchor(version)) { h2 { (view.say(heading)) } (version_facts(view, policy, version, true)) }
        }
        @if !others.is_empty() {
            section {
                h2 { (view.say(if is_newest { w::EARLIER_VERSIONS } else { w::OTHER_VERSIONS })) }
                @for version in others { (other_version(view, policy, version)) }
            }
        }
        (absences(view, policy))
    };
    (facts(view, policy, &clause), more)
}

fn facts(view: &View<'_>, policy: &Policy, clause: &Clause<'_>) -> Markup {
    let data = view.site.data;
    let mut facts = Facts::new(view);
    facts.add(w::PLATFORM, view.link_to(Kind::Platform, policy.platform().as_str()));
    let keyword = policy.topic().area().and_then(Area::dsa_keyword);
    facts.add(
        w::TOPIC,
        html! {
            (terms::topic(policy.topic(), view.lang))
            @if let Topic::Procedure(_) = policy.topic() { " " small { "(" (view.say(w::PROCEDURE)) ")" } }
            @if let Some(keyword) = keyword { " " code dir="ltr" { (keyword) } }
        },
    );
    facts.words(w::ALSO, policy.also());
    facts.add(w::DOCUMENT, document(view, policy.document()));
    facts.add(w::STATUS, seen(view, clause));
    if let Some(main) = policy.part_of() {
        facts.add(w::PART_OF, view.link_to(Kind::Policy, main.as_str()));
    }
    let details: Vec<&Policy> =
        data.policies_below(policy.platform().as_str()).iter().filter(|other| other.part_of() == Some(policy.id())).collect();
    if !details.is_empty() {
        facts.add(w::DETAILS, html! { ul { @for detail in details { li { (link(view, detail)) } } } });
    }
    if let Some(ending) = policy.ended() {
        facts.add(
            w::ENDED,
            html! {
                p { (view.date(ending.on())) ": " (view.term(ending.how())) @if let Some(into) = ending.into() { (view.lang.comma()) (view.say(w::NOW_IN)) " " (view.link_to(Kind::Policy, into.as_str())) } }
                (view.evidence(ending.evidence()))
            },
        );
    }
    searched(&mut facts, view, policy.searched());
    if let Some(history) = policy.history() {
        facts.add(
            w::HISTORY,
            html! { (view.term(history.extent())) @if let Some(begins) = history.begins() { (view.lang.pick(["; ", "؛ "])) (view.term(begins)) } },
        );
    }
    let coding = policy.coding();
    facts.add(
        w::CODING,
        html! {
            p { (view.list(coding.readers().iter().map(|one| reader(view, one)))) " (" (view.say(w::CODEBOOK)) " " bdi { (coding.codebook()) } ")" }
            @if !coding.first_edition().is_empty() { p.note { (as_first_edition(view, policy)) (view.lang.pick(["; ", "؛ "])) (view.say(w::AS_FIRST_EDITION_MEANS)) } }
        },
    );
    facts.render()
}

fn reader(view: &View<'_>, reader: &Reader) -> Markup {
    html! {
        (view.term(reader.kind()))
        @if let Some(name) = reader.name() { " " bdi { (name) } }
        @if let Some(on) = reader.on() { (view.lang.comma()) (view.date(on)) }
    }
}

/// Who looked, where, for what, until when.
pub(super) fn searched(facts: &mut Facts<'_, '_>, view: &View<'_>, searches: &[Search]) {
    if searches.is_empty() {
        return;
    }
    let told = |search: &Search| {
        html! {
            (view.party(search.by())) ": "
            @if let Some(places) = search.places() { (view.text(places)) " " }
            "(" (view.say(w::LAST_LOOKED)) " " (view.date(search.until())) ")"
            @if !search.documents().is_empty() { p.note { (view.say(w::READ_WHOLE)) " " (view.list(search.documents().iter().map(|id| view.link_to(Kind::Source, id.as_str())))) } }
            @if !search.stems().is_empty() { p.note { (view.say(w::STEMS)) " " (view.list(search.stems().iter().map(|stem| html! { bdi { (stem) } }))) } }
        }
    };
    facts.add(w::SEARCHED, html! { ul { @for search in searches { li { (told(search)) } } } });
}

/// A version that is not the one that stands: when it was seen, what it says, what changed with it.
fn other_version(view: &View<'_>, policy: &Policy, version: &Version) -> Markup {
    html! {
        article.version #(anchor(version)) {
            p.meta { (dates(view, version)) (first_edition(view, policy)) }
            p { @if version.stance().is_some() { (stance(view, policy, Some(version))) " " } (view.text(version.rule())) (territory(view, version)) }
            @if let Some(change) = version.change() { p.note { (view.say(w::CHANGE)) ": " (view.text(change)) } }
            details.history { summary { (view.say(if version.parts().is_some() { w::PARTS_AND_SIGHTINGS } else { w::SIGHTINGS })) } (version_facts(view, policy, version, false)) }
        }
    }
}

/// When a version was first and last seen.
pub(super) fn dates(view: &View<'_>, version: &Version) -> Markup {
    html! {
        @match (version.first_seen(), version.last_seen()) {
            (Some(first), Some(last)) => {
                (view.say(w::SEEN)) " " (view.date(first)) (view.lang.pick(["; ", "؛ "])) (view.say(w::LAST)) " " (view.date(last))
            },
            _ => (view.say(w::NEVER_SEEN)),
        }
    }
}

fn version_facts(view: &View<'_>, policy: &Policy, version: &Version, is_shown: bool) -> Markup {
    let mut facts = Facts::new(view);
    facts.add(w::RULE_VERSION, html! { bdi { (version.key()) } });
    // What stands beside the words of the other versions is not told again.
    if is_shown {
        if version.stance().is_some() {
            facts.add(w::STANCE, html! { (stance(view, policy, Some(version))) (territory(view, version)) });
        }
        if let Some(change) = version.change() {
            facts.add(w::CHANGE, view.text(change));
        }
    }
    facts.add(w::LAST_SEEN, version.last_sighting().map_or_else(|| html! { (view.say(w::NEVER_SEEN)) }, |seen| last_sighting(view, seen)));
    if let Some(first) = version.first_seen() {
        facts.add(w::FIRST_SEEN, view.date(first));
    }
    facts.words(w::APPLIES_ON, version.surfaces());
    if version.basis() != Basis::OwnDocument {
        facts.add(w::BASIS, html! { (view.term(version.basis())) });
    }
    if let Some(party) = version.said_by() {
        facts.add(w::SAID_BY_WHOM, view.party(party));
    }
    facts.claims(w::IN_FORCE, version.in_force());
    if !version.logged().is_empty() {
        facts.add(
            w::LOGGED,
            html! { ul { @for logged in version.logged() { li { (view.date(logged.on())) (view.evidence(logged.evidence())) } } } },
        );
    }
    if !version.norm().is_empty() {
        facts.add(w::NORM, spans(view, version.norm()));
    }
    html! {
        (facts.render())
        @if let Some(parts) = version.parts() { @let all = parts_of(view, parts); @if !all.is_empty() {
            h3 { (view.say(w::ITS_PARTS)) }
            ul.claims { @for part in &all { li { (part.render(view)) } } }
        } }
        (sightings(view, version.seen()))
    }
}

/// Characters of the base text.
pub(super) fn spans(view: &View<'_>, spans: &[Span]) -> Markup {
    let all = spans.iter().map(|span| html! { bdi { (span) } });
    html! { (view.say(w::CHARACTERS)) " " (view.list(all)) " " (view.say(w::OF_SECTION)) }
}

/// When a version was seen last, in which document, and where in it.
fn last_sighting(view: &View<'_>, seen: &Sighting) -> Markup {
    match seen {
        Sighting::Captured(run) => html! {
            (view.date(run.newest().on())) (view.lang.comma()) (view.link_to(Kind::Source, run.source().as_str())) (kept_name(run.kept())) (view.lang.comma()) (place(view, run, run.newest()))
        },
        Sighting::Reported(report) => html! { (view.date(report.on())) (view.evidence(report.evidence())) },
    }
}

/// The lines of a capture in the public repository at that commit; where it is kept elsewhere, its version alone.
fn place(view: &View<'_>, run: &Captured, point: &Point) -> Markup {
    let archive = view.site.data.source(run.source().as_str()).and_then(|source| source.kept_as(run.kept()));
    let lines = point.lines();
    let words = html! {
        @match lines { Some(lines) => { (view.say(if lines.first() == lines.last() { w::LINE } else { w::LINES })) " " bdi { (lines) } }, None => { (view.say(w::VERSION)) " " code dir="ltr" { (short_commit(point.version())) } } }
    };
    if let Some(address) = archive.and_then(|archive| export::address(archive, Some(point.version()), lines)) {
        outside(&address, &words)
    } else {
        html! { (words) @if lines.is_some() { (view.lang.comma()) code dir="ltr" { (point.version()) } } }
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
fn sightings(view: &View<'_>, seen: &[Sighting]) -> Markup {
    let mut seen: Vec<&Sighting> = seen.iter().collect();
    seen.sort_by_key(|one| Reverse((one.days().1.latest(), one.days().1.earliest())));
    let any_runs = seen.iter().any(|one| matches!(one, Sighting::Captured(_)));
    html! {
        @if !seen.is_empty() {
            details.history {
                summary { (w::sightings(view.lang, seen.len())) }
                @if any_runs { p.note { (view.say(w::SIGHTINGS_ABOUT)) } }
                ul.claims { @for one in seen { li { (sighting(view, one)) } } }
            }
        }
    }
}

fn sighting(view: &View<'_>, seen: &Sighting) -> Markup {
    let run = match seen {
        Sighting::Captured(run) => run,
        Sighting::Reported(report) => return html! { p.value { (view.date(report.on())) } (view.evidence(report.evidence())) },
    };
    let count = run.captures().unwrap_or(if run.last().is_some() { 2 } else { 1 });
    html! {
        p.value {
            (view.date(run.first().on()))
            @if let Some(last) = run.last() { " – " (view.date(last.on())) }
            " " span.during { "(" (w::captures(view.lang, usize::try_from(count).unwrap_or(usize::MAX))) ")" }
        }
        p {
            (view.link_to(Kind::Source, run.source().as_str())) (kept_name(run.kept())) (view.lang.comma())
            @match run.last() {
                Some(last) => { (view.say(w::FIRST_CAPTURE)) " " (place(view, run, run.first())) (view.lang.comma()) (view.say(w::LAST_CAPTURE)) " " (place(view, run, last)) },
                None => (place(view, run, run.first())),
            }
        }
        @if let Some(reworded) = run.reworded() { p.note { (view.say(w::REWORDED)) " " (view.text(reworded)) } }
        @if let Some(doubt) = run.doubt() { p.note { (view.say(w::DOUBT)) " " (view.text(doubt)) } }
        p.by { (view.say(w::FOLDED_TEXT)) " " code dir="ltr" { (run.text()) } }
    }
}

/// Captures of the document that do not hold the rule.
fn absences(view: &View<'_>, policy: &Policy) -> Markup {
    html! {
        @if !policy.absent().is_empty() {
            section {
                h2 { (view.say(w::ABSENT)) }
                p { (view.say(w::ABSENT_ABOUT)) }
                ul.claims { @for absence in policy.absent() { li {
                    p.value {
                        (view.date(absence.first())) @if let Some(last) = absence.last() { " – " (view.date(last)) }
                        " " span.during { "(" (w::captures(view.lang, usize::try_from(absence.captures().unwrap_or(1)).unwrap_or(usize::MAX))) ")" }
                    }
                    p { (view.link_to(Kind::Source, absence.source().as_str())) (kept_name(absence.kept())) (view.lang.comma()) (view.say(w::VERSION)) " "
                        @let archive = view.site.data.source(absence.source().as_str()).and_then(|source| source.kept_as(absence.kept()));
                        @let version = html! { code dir="ltr" { (short_commit(absence.version())) } };
                        @match archive.and_then(|archive| export::address(archive, Some(absence.version()), None)) {
                            Some(address) => (outside(&address, &version)),
                            None => (version),
                        }
                    }
                    @if let Some(note) = absence.note() { p.note { (view.text(note)) } }
                } } }
            }
        }
    }
}

/// The first sentence of a text.
pub(super) fn brief(view: &View<'_>, text: &Text) -> Markup {
    let first = |text: &str| {
        // A point within the first words is more likely that of an abbreviation.
        let end = text.match_indices(". ").map(|(at, _)| at).find(|at| *at > 30);
        end.map_or(text, |end| &text[..=end]).to_owned()
    };
    match view.lang.of(text) {
        Some(here) => html! { bdi { (first(here)) } },
        None => view.english(&first(text.en())),
    }
}
