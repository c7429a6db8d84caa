//! Claims and what they rest on, as every page shows them.

use std::collections::HashSet;

use maud::{Markup, html};

use super::say;
use super::view::{View, localized, outside};
use super::words as w;
use crate::compare::Conflict;
use crate::export;
use crate::model::{
    Archive, Attested, AttestedValue, Citation, ClaimView, Claimed, Kind, Locator, Party, Record, Scale, Source, Tally, When,
};

impl View<'_> {
    /// A date in words; the exact form stands in the title.
    pub(super) fn date(&self, when: When) -> Markup {
        html! { span.date title={ "EDTF " (when) } { (say::date(when, self.lang)) } }
    }

    /// A date in words, with the exact form beside it.
    fn exact_date(&self, when: When) -> Markup {
        let (words, exact) = (say::date(when, self.lang), when.to_string());
        html! { (words) @if words != exact { " " code.edtf dir="ltr" { (exact) } } }
    }

    /// When something happened, in short: each date that is claimed once, and whether accounts differ.
    pub(super) fn when(&self, when: &Attested<When>) -> Markup {
        const MOST: usize = 3;
        let dates = distinct(when.claims().iter().map(|claim| *claim.value()));
        let more = dates.len().saturating_sub(MOST);
        html! {
            @for (i, date) in dates.iter().take(MOST).enumerate() {
                @if i > 0 { " " span.or { (self.say(w::OR)) } " " }
                span.date title={ "EDTF " (date) } { (say::short_date(*date, self.lang)) }
            }
            @if more > 0 { " " span.or { (w::and_more(self.lang, more)) } }
            @if dates.is_empty() { span.or { (self.say(w::UNDATED)) } }
            @if when.is_disputed() { " " (self.disputed()) }
        }
    }

    /// The mark of what sources contradict each other on.
    pub(super) fn disputed(&self) -> Markup {
        html! { span.disputed { (self.say(w::DISPUTED)) } }
    }

    /// Who acts or speaks.
    pub(super) fn party(&self, party: &Party) -> Markup {
        match party {
            Party::Platform(id) => self.link_to(Kind::Platform, id.as_str()),
            Party::Organization(id) => self.link_to(Kind::Organization, id.as_str()),
            Party::Person(person) => html! {
                bdi { (person.name()) } " (" (self.term(person.role()))
                @if let Some(of) = person.of() { (self.lang.comma()) (self.link_to(Kind::Organization, of.as_str())) } ")"
            },
            Party::Group(group) => html! { (self.term(*group)) },
        }
    }

    /// An organization or platform by its id.
    fn named(&self, id: &str) -> Markup {
        let kind = if self.site.data.organization(id).is_some() { Kind::Organization } else { Kind::Platform };
        self.link_to(kind, id)
    }

    pub(super) fn parties(&self, parties: &[Party]) -> Markup {
        self.list(parties.iter().map(|party| self.party(party)))
    }

    /// What is claimed, by its type.
    pub(super) fn value(&self, claim: &ClaimView<'_>, tally: Option<&Tally>) -> Markup {
        match claim.typed {
            Claimed::Date(when) => self.exact_date(when),
            Claimed::Quantity(quantity) => {
                let share = tally.is_some_and(|tally| tally.measure() == Some(Scale::Share));
                let words =
                    tally.map_or_else(|| say::quantity(quantity, self.lang), |tally| say::counted(quantity, tally, share, self.lang));
                html! { (words) }
            }
            // Where ownership runs in a circle, the words say who owns what.
            Claimed::Party(party) => match claim.value.split_once(" owns ") {
                Some((owner, property)) => html! { (self.named(owner)) " " (self.say(w::OWNS)) " " (self.named(property)) },
                None => self.party(party),
            },
            Claimed::Text(text) => self.text(text),
        }
    }

    /// Every claim on one question, with who makes it and what it rests on.
    pub(super) fn claims(&self, claims: &dyn AttestedValue, tally: Option<&Tally>) -> Markup {
        let disputed = claims.disputed().contains(&true);
        html! {
            @if disputed { p { (self.disputed()) " " (self.say(w::SOURCES_DIFFER)) } }
            (self.accounts(&claims.views(), tally))
        }
    }

    /// Accounts below each other.
    pub(super) fn accounts(&self, accounts: &[ClaimView<'_>], tally: Option<&Tally>) -> Markup {
        html! { ul.claims { @for claim in accounts { li { (self.account(claim, tally)) } } } }
    }

    fn account(&self, claim: &ClaimView<'_>, tally: Option<&Tally>) -> Markup {
        let support = self.site.data.support(claim.evidence);
        html! {
            p.value {
                (self.value(claim, tally))
                @if let Some(during) = claim.during { " " span.during { "(" (self.date(during)) ")" } }
            }
            p.by {
                @if let Some(party) = claim.said_by { (self.say(w::SAID_BY)) " " (self.party(party)) " · " }
                (self.term(support.basis()))
            }
            @if let Some(note) = claim.note { p.note { (self.english(note)) } }
            (self.evidence(claim.evidence))
        }
    }

    /// Citations, each with where in its source it points and how it can be proved.
    pub(super) fn evidence(&self, citations: &[Citation]) -> Markup {
        html! { @if !citations.is_empty() { ul.evidence { @for citation in citations { li { (self.citation(citation)) } } } } }
    }

    fn citation(&self, citation: &Citation) -> Markup {
        let id = citation.source().as_str();
        let source = self.site.data.source(id);
        let place = match citation.locator() {
            Locator::Whole => None,
            Locator::Section(name) => Some(html! { (self.say(w::SECTION)) " “" bdi { (name) } "”" }),
            Locator::Paragraph(n) => Some(html! { (self.say(w::PARAGRAPH)) " " (n) }),
            Locator::Span(start, end) => Some(html! { (self.say(w::CHARACTERS)) " " bdi { (start) "–" (end) } }),
        };
        html! {
            @match source {
                Some(source) => { a href=(self.to(super::page::Page::of(Record::Source(source)))) {
                        // A platform's own document has a name that tells more than whose it is.
                        @match source.title().filter(|_| source.document().is_some()) { Some(title) => (localized(title)), None => bdi { (source.publisher()) } }
                    }
                    (super::rule::kept_name(citation.kept()))
                    @if let Some(date) = source.published() { (self.lang.comma()) (self.date(date)) } },
                None => { code { (id) } },
            }
            @if let Some(place) = place { (self.lang.comma()) (place) }
            @if citation.can_be_proved() { " " (self.proof(source, citation)) }
            @if let Some(note) = citation.note() { " " span.note { (self.english(&format!("({note})"))) } }
        }
    }

    /// The version and digest with which whoever has the source's text can prove the citation.
    fn proof(&self, source: Option<&Source>, citation: &Citation) -> Markup {
        let Some(digest) = citation.digest() else { return Markup::default() };
        let archive = source.and_then(|source| source.kept_as(citation.kept()));
        html! {
            details.proof {
                summary { "✓ " (self.say(w::PROVABLE)) }
                dl {
                    @if let Some(version) = citation.version() {
                        dt { (self.say(w::VERSION)) }
                        dd dir="ltr" { @match archive {
                            Some(archive @ Archive::Git(git)) => (outside(&export::address(archive, Some(version), None).unwrap_or_default(), &html! { code { (git.repository()) " " (version) } })),
                            _ => code { (version) },
                        } }
                    }
                    dt { "SHA-256" }
                    dd dir="ltr" { code { (digest) } }
                }
            }
        }
    }

    /// A figure: what is counted, and every answer.
    pub(super) fn tally(&self, tally: &Tally) -> Markup {
        html! { h3 { (self.counted(tally)) } (self.claims(tally.reported(), Some(tally))) }
    }

    /// What a figure counts.
    fn counted(&self, tally: &Tally) -> Markup {
        html! {
            @match tally.what() { Some(what) => (self.text(what)), None => (say::counted_things(tally, self.lang)) }
            @if let Some(whole) = tally.out_of() { (self.lang.pick([", out of ", "، من أصل "])) (say::quantity(whole, self.lang)) }
            @if let Some(during) = tally.during() { (self.lang.comma()) (self.date(during)) }
        }
    }
}

/// The dates in their order, each once.
pub(super) fn distinct(dates: impl IntoIterator<Item = When>) -> Vec<When> {
    let mut seen = HashSet::new();
    dates.into_iter().filter(|date| seen.insert(*date)).collect()
}

/// The question on which sources differ, in the language of the page.
pub(super) fn question(view: &View<'_>, conflict: &Conflict<'_>) -> Markup {
    if let Some(tally) = conflict.tally() {
        return view.counted(tally);
    }
    // Of a rule it is one version that is disputed.
    let version = conflict.question().strip_prefix("versions/").and_then(|rest| rest.strip_suffix("/in_force"));
    if let (Record::Policy(policy), Some(place)) = (conflict.record(), version)
        && let Some(version) = place.parse().ok().and_then(|place: usize| policy.versions().get(place))
    {
        return html! { (view.say(w::IN_FORCE)) " (" (view.say(w::RULE_VERSION)) " " bdi { (version.key()) } ")" };
    }
    // Else it is the name of a field.
    let known = [
        ("launched", w::LAUNCHED),
        ("closed", w::CLOSED),
        ("developer", w::DEVELOPER),
        ("operators", w::OPERATORS),
        ("founded", w::FOUNDED),
        ("owners", w::OWNERS),
        ("former names", w::FORMER_NAMES),
        ("when", w::WHEN),
        ("in_force", w::IN_FORCE),
    ];
    match known.iter().find(|(field, _)| *field == conflict.question()) {
        Some((_, word)) => html! { (view.say(*word)) },
        None => view.english(conflict.question()),
    }
}
