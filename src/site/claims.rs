//! Claims and what they rest on, as every page shows them.

use maud::{Markup, html};

use super::layout::{Layout, localized, outside};
use crate::compare::{Dispute, DisputeAbout};
use crate::export;
use crate::model::{Archive, Attested, AttestedValue, Citation, ClaimView, Claimed, Figure, Kind, Locator, Party, Record, Source, When};
use crate::text::messages as m;
use crate::text::{amounts, answers, dates};

impl Layout<'_> {
    /// A date in words; the exact form stands in the title.
    pub(super) fn date(&self, when: When) -> Markup {
        html! { span.date title={ "EDTF " (when) } { (dates::date(when, self.lang)) } }
    }

    /// A date in words, with the exact form beside it.
    fn exact_date(&self, when: When) -> Markup {
        let (words, exact) = (dates::date(when, self.lang), when.to_string());
        html! { (words) @if words != exact { " " code.edtf dir="ltr" { (exact) } } }
    }

    /// When something happened, in short: each date that is claimed once, and whether accounts differ.
    pub(super) fn when(&self, when: &Attested<When>) -> Markup {
        const MOST: usize = 3;
        let dates = answers::distinct(when.values().copied());
        let more = dates.len().saturating_sub(MOST);
        html! {
            @for (i, date) in dates.iter().take(MOST).enumerate() {
                @if i > 0 { " " span.or { (self.word(m::OR)) } " " }
                span.date title={ "EDTF " (date) } { (dates::short_date(*date, self.lang)) }
            }
            @if more > 0 { " " span.or { (m::and_more(self.lang, more)) } }
            @if dates.is_empty() { span.or { (self.word(m::UNDATED)) } }
            @if when.is_disputed() { " " (self.disputed()) }
        }
    }

    /// The mark of what sources contradict each other on.
    pub(super) fn disputed(&self) -> Markup {
        html! { span.disputed { (self.word(m::DISPUTED)) } }
    }

    /// Who acts or speaks.
    pub(super) fn party(&self, party: &Party) -> Markup {
        match party {
            Party::Platform(id) => self.link_to(Kind::Platform, id.as_str()),
            Party::Organization(id) => self.link_to(Kind::Organization, id.as_str()),
            Party::Person(person) => html! {
                bdi { (person.name()) } " (" (self.label(person.role()))
                @if let Some(of) = person.of() { (self.lang.comma()) (self.link_to(Kind::Organization, of.as_str())) } ")"
            },
            Party::Group(group) => html! { (self.label(*group)) },
        }
    }

    pub(super) fn parties(&self, parties: &[Party]) -> Markup {
        self.list(parties.iter().map(|party| self.party(party)))
    }

    /// What is claimed in a dispute, by its type.
    pub(super) fn value(&self, claim: &ClaimView<'_>, dispute: &Dispute<'_>) -> Markup {
        let (Claimed::Party(party), DisputeAbout::Ownership(platform, organization)) = (claim.typed, dispute.about()) else {
            return self.claimed(claim, dispute.figure());
        };
        let (platform, organization) =
            (self.link_to(Kind::Platform, platform.as_str()), self.link_to(Kind::Organization, organization.as_str()));
        let (owner, property) = if matches!(party, Party::Platform(_)) { (platform, organization) } else { (organization, platform) };
        html! { (owner) " " (self.word(m::OWNS)) " " (property) }
    }

    /// What is claimed, by its type.
    fn claimed(&self, claim: &ClaimView<'_>, figure: Option<&Figure>) -> Markup {
        match claim.typed {
            Claimed::Date(when) => self.exact_date(when),
            Claimed::Party(party) => self.party(party),
            Claimed::Text(text) => self.text(text),
            Claimed::Quantity(_) => html! { (answers::claimed(claim.typed, figure, self.lang)) },
        }
    }

    /// Every claim on one question, with who makes it and what it rests on.
    pub(super) fn claims(&self, claims: &dyn AttestedValue, figure: Option<&Figure>) -> Markup {
        let disputed = claims.disputed().contains(&true);
        html! {
            @if disputed { p { (self.disputed()) " " (self.word(m::SOURCES_DIFFER)) } }
            ul.claims { @for claim in claims.views() { li { (self.account(&claim, &self.claimed(&claim, figure))) } } }
        }
    }

    /// One claim with its value, who makes it and what it rests on.
    pub(super) fn account(&self, claim: &ClaimView<'_>, value: &Markup) -> Markup {
        let support = self.site.data.support(claim.evidence);
        html! {
            p.value {
                (value)
                @if let Some(during) = claim.during { " " span.during { "(" (self.date(during)) ")" } }
            }
            p.by {
                @if let Some(party) = claim.said_by { (self.word(m::SAID_BY)) " " (self.party(party)) " · " }
                (self.label(support.basis()))
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
            Locator::Section(name) => Some(html! { (self.word(m::SECTION)) " “" bdi { (name) } "”" }),
            Locator::Paragraph(n) => Some(html! { (self.word(m::PARAGRAPH)) " " (n) }),
            Locator::Span(start, end) => Some(html! { (self.word(m::CHARACTERS)) " " bdi { (start) "–" (end) } }),
        };
        html! {
            @match source {
                Some(source) => { a href=(self.to(super::routes::Page::of(Record::Source(source)))) {
                        // A platform's own document has a name that tells more than whose it is.
                        @match source.title().filter(|_| source.document().is_some()) { Some(title) => (localized(title)), None => bdi { (source.publisher()) } }
                    }
                    (super::clause::kept_name(citation.kept()))
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
                summary { "✓ " (self.word(m::PROVABLE)) }
                dl {
                    @if let Some(version) = citation.version() {
                        dt { (self.word(m::VERSION)) }
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
    pub(super) fn figure(&self, figure: &Figure) -> Markup {
        html! { h3 { (self.counted(figure)) } (self.claims(figure.reported(), Some(figure))) }
    }

    /// What the claims of a dispute are about.
    pub(super) fn about(&self, dispute: &Dispute<'_>) -> Markup {
        match dispute.about() {
            DisputeAbout::Figure(figure) => self.counted(figure),
            DisputeAbout::Ownership(platform, organization) => html! {
                (self.word(m::WHO_OWNS_WHOM)) ": " (self.link_to(Kind::Platform, platform.as_str())) " " (self.word(m::OR)) " "
                (self.link_to(Kind::Organization, organization.as_str()))
            },
            _ => html! { (answers::about(dispute, self.lang)) },
        }
    }

    /// What a figure counts.
    fn counted(&self, figure: &Figure) -> Markup {
        html! {
            @match figure.what() { Some(what) => (self.text(what)), None => (amounts::counted_things(figure, self.lang)) }
            @if let Some(whole) = figure.out_of() { (self.lang.pick([", out of ", "، من أصل "])) (amounts::quantity(whole, self.lang)) }
            @if let Some(during) = figure.during() { (self.lang.comma()) (self.date(during)) }
        }
    }
}
