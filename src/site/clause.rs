//! How every page shows a rule: its stance, its words, where it applies, its document, and when it was last seen.

use maud::{Markup, html};

use super::layout::Layout;
use super::marks::{self, mark};
use super::routes::Page;
use crate::compare::{Clause, Standing};
use crate::model::{Country, Document, Kind, Policy, PolicyReference, Record, Source, Span, Text, Topic, Version, When};
use crate::text::messages::{self as m, Word};
use crate::text::{answers, dates, labels};

impl Layout<'_> {
    /// A link to the record; to a rule with its platform and last sighting.
    pub(super) fn link(&self, record: Record<'_>) -> Markup {
        if let Record::Policy(policy) = record {
            return link(self, policy);
        }
        html! { a href=(self.to(Page::of(record))) { (self.name(record)) } }
    }

    /// A link to the record of this kind and id, or the id where there is no such record.
    pub(super) fn link_to(&self, kind: Kind, id: &str) -> Markup {
        self.site.data.record(kind, id).map_or_else(|| html! { code { (id) } }, |record| self.link(record))
    }
}

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
pub(super) fn anchor(version: &Version) -> String {
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

pub(super) fn as_first_edition(layout: &Layout<'_>, policy: &Policy) -> String {
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

/// Characters of the base text.
pub(super) fn spans(layout: &Layout<'_>, spans: &[Span]) -> Markup {
    let all = spans.iter().map(|span| html! { bdi { (span) } });
    html! { (layout.word(m::CHARACTERS)) " " (layout.list(all)) " " (layout.word(m::OF_SECTION)) }
}

/// Which of its archives, where a document has more than one.
pub(super) fn kept_name(kept: Option<&str>) -> Markup {
    html! { @if let Some(kept) = kept { " " small { "(" bdi { (kept) } ")" } } }
}

/// The first sentence of a text.
pub(super) fn brief(layout: &Layout<'_>, text: &Text) -> Markup {
    match layout.lang.of(text) {
        Some(here) => html! { bdi { (answers::first_sentence(here)) } },
        None => layout.english(answers::first_sentence(text.en())),
    }
}
