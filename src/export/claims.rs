//! The tables of what is claimed: figures, claims, and the citations that support them.

use super::archives::{address, kept};
use super::keys::{archive_key, existing, key, part_key, version_at};
use super::references::of_party;
use super::table::{Fields, Table, within};
use crate::model::{Citation, ClaimView, Claimed, Dataset, Kept, Kind, Locator, Node, Record, Route, Scale, Source, Step};

pub(super) fn is_disputed(record: Record<'_>) -> bool {
    let mut disputed = false;
    record.visit(&mut |_, node| {
        if let Node::Claims(claims) = node {
            disputed |= claims.disputed().contains(&true);
        }
    });
    disputed
}

pub(super) fn figures(fields: &Fields) -> Table {
    Table::new(fields, "figures", "One row per question about a number. The answers are in `claims`.", |pass| {
        let of = |field| within(Kind::Action, "Figure", field);
        pass.rows(
            |_, record| record.figures().iter().enumerate().map(move |(place, figure)| (record, place, figure)),
            |row| {
                row.column("id", "The question, as `kind:id/figures/place`.", |(record, place, _)| {
                    format!("{}/figures/{place}", key(*record))
                })
                .record(|(record, ..)| key(*record))
                .column("of", of("of"), |(.., figure)| figure.of().as_str())
                .column("what", of("what"), |(.., figure)| figure.what())
                .column("currency", of("currency"), |(.., figure)| figure.currency().map(|currency| currency.to_string()))
                .column("measure", "`count` for a number of things, `share` for percent.", |(.., figure)| {
                    figure.measure().unwrap_or(Scale::Count).as_str()
                })
                .quantity("out_of", of("out_of"), |(.., figure)| figure.out_of())
                .date("during", of("during"), |(.., figure)| figure.during())
                .column("disputed", "Whether two of the answers cannot both be true.", |(.., figure)| figure.reported().is_disputed())
            },
        )
    })
}

struct ClaimRow<'d> {
    data: &'d Dataset,
    record: Record<'d>,
    question: String,
    figure: Option<String>,
    version: Option<String>,
    place: usize,
    claim: ClaimView<'d>,
    disputed: bool,
}

fn claim_rows<'d>(data: &'d Dataset, record: Record<'d>) -> Vec<ClaimRow<'d>> {
    let mut rows = Vec::new();
    record.visit(&mut |route, node| {
        let Node::Claims(claims) = node else { return };
        let question = route.to_string();
        let figure = matches!(route.steps(), [Step::Field("figures"), ..])
            .then(|| format!("{}/{}", key(record), question.trim_end_matches("/reported")));
        let version = version_at(record, route);
        rows.extend(claims.views().into_iter().zip(claims.disputed()).enumerate().map(|(place, (claim, disputed))| ClaimRow {
            data,
            record,
            question: question.clone(),
            figure: figure.clone(),
            version: version.clone(),
            place,
            claim,
            disputed,
        }));
    });
    rows
}

pub(super) fn claims(fields: &Fields) -> Table {
    let about = "One row per answer to a question. Where sources differ, each answer is a row.";
    Table::new(fields, "claims", about, |pass| {
        let of = |field| within(Kind::Action, "WhenClaim", field);
        pass.rows(claim_rows, |row| {
            row.column("id", "The claim, as `kind:id/question/place`.", |c| format!("{}/{}/{}", key(c.record), c.question, c.place))
                .record(|c| key(c.record))
                .column(
                    "question",
                    "The question that it answers, as a path in the record: when, launched, figures/0/reported, versions/0/in_force …",
                    |c| c.question.as_str(),
                )
                .key("figures", "figure", "The figure, where it answers one.", |c| c.figure.as_deref())
                .key("versions", "policy_version", "The version of a rule that it speaks of, where it does.", |c| c.version.as_deref())
                .column("place", "Its place among the answers, from 0.", |c| c.place)
                .column("value", "What is claimed, in words.", |c| c.claim.value.as_str())
                .column("type", "What the value is: `date`, `quantity`, `party` or `text`.", |c| match c.claim.typed {
                    Claimed::Date(_) => "date",
                    Claimed::Quantity(_) => "quantity",
                    Claimed::Party(_) => "party",
                    Claimed::Text(_) => "text",
                })
                .date("date", "What is claimed, where it is a date.", |c| {
                    if let Claimed::Date(date) = c.claim.typed { Some(date) } else { None }
                })
                .quantity("quantity", "What is claimed, where it is a quantity.", |c| {
                    if let Claimed::Quantity(quantity) = c.claim.typed { Some(quantity) } else { None }
                })
                .key("records", "party", "The claimed party, where it is a record.", |c| {
                    let party = if let Claimed::Party(party) = c.claim.typed { of_party(party) } else { None };
                    existing(c.data, party)
                })
                .date("during", of("during"), |c| c.claim.during)
                .column("said_by", of("said_by"), |c| c.claim.said_by.map(ToString::to_string))
                .column("disputed", "Whether it cannot be true together with another answer.", |c| c.disputed)
                .column("note", of("note"), |c| c.claim.note)
        })
    })
}

struct CitationRow<'d> {
    record: Record<'d>,
    route: String,
    claim: Option<String>,
    version: Option<String>,
    part: Option<String>,
    sighting: Option<String>,
    archive: Option<(&'d Source, usize, &'d Kept)>,
    citation: &'d Citation,
}

fn citation_rows<'d>(data: &'d Dataset, record: Record<'d>) -> Vec<CitationRow<'d>> {
    let mut rows = Vec::new();
    record.visit(&mut |route, node| {
        let Node::Citation(citation) = node else { return };
        let version = version_at(record, route);
        let (mut claim, mut part, mut sighting) = (None, None, None);
        match (route.steps(), &version) {
            ([_, _, Step::Field("seen"), Step::Index(place), ..], Some(version)) => sighting = Some(format!("{version}/{place}")),
            ([_, _, Step::Field("parts"), Step::Field(kind), Step::Index(place), ..], Some(version)) => {
                part = Some(part_key(version, kind, *place));
            }
            ([_, _, Step::Field("logged"), ..], Some(_)) | ([Step::Field("commitments" | "ended" | "evidence"), ..], None) => {}
            ([owner @ .., Step::Field("evidence"), Step::Index(_)], _) => {
                claim = Some(format!("{}/{}", key(record), Route::from(owner.to_vec())));
            }
            _ => {}
        }
        let source = data.source(citation.source());
        let archive = source.and_then(|source| kept(source, citation.kept()).map(|(place, kept)| (source, place, kept)));
        rows.push(CitationRow { record, route: route.to_string(), claim, version, part, sighting, archive, citation });
    });
    rows
}

pub(super) fn citations(fields: &Fields) -> Table {
    let about = "One row per place in a source that supports something. Captures in which a rule was seen are in `sightings`.";
    Table::new(fields, "citations", about, |pass| {
        let of = |field| within(Kind::Policy, "Citation", field);
        let span = |locator: &Locator| if let Locator::Span(start, end) = locator { Some((*start, *end)) } else { None };
        pass.rows(citation_rows, |row| {
            row.column("id", "The citation, as `kind:id/route`.", |c| format!("{}/{}", key(c.record), c.route))
                .record(|c| key(c.record))
                .key("claims", "claim", "The claim that it supports, where it supports one.", |c| c.claim.as_deref())
                .key("versions", "policy_version", "The version of a rule in which it stands, where it does.", |c| c.version.as_deref())
                .key("parts", "part", "The part of a rule that it supports, where it supports one.", |c| c.part.as_deref())
                .key("sightings", "sighting", "The sighting that it supports, where it supports one.", |c| c.sighting.as_deref())
                .key("sources", "source", of("source"), |c| c.citation.source().as_str())
                .key("archives", "archive", "The archive that keeps the cited text, where one does.", |c| {
                    c.archive.map(|(source, place, _)| archive_key(source, place))
                })
                .column("locator", "How the place is named: `whole`, `section`, `paragraph` or `span`.", |c| match c.citation.locator() {
                    Locator::Whole => "whole",
                    Locator::Section(_) => "section",
                    Locator::Paragraph(_) => "paragraph",
                    Locator::Span(..) => "span",
                })
                .column("section", "The section's title or number.", |c| {
                    if let Locator::Section(name) = c.citation.locator() { Some(&**name) } else { None }
                })
                .column("paragraph", "The paragraph, from 1.", |c| {
                    if let Locator::Paragraph(number) = c.citation.locator() { Some(*number) } else { None }
                })
                .column("span_start", "The first Unicode code point of the cited words, from 0.", |c| {
                    span(c.citation.locator()).map(|(start, _)| start)
                })
                .column("span_end", "The code point after the last of the cited words.", |c| span(c.citation.locator()).map(|(_, end)| end))
                .column("version", of("version"), |c| c.citation.version())
                .column("url", "Where the cited text stands in public: the file in the repository at that commit, or the capture.", |c| {
                    c.archive.and_then(|(.., kept)| address(kept.archive(), c.citation.version(), None))
                })
                .column("sha256", of("digest"), |c| c.citation.digest().map(|digest| digest.to_string()))
                .column("note", of("note"), |c| c.citation.note())
        })
    })
}
