//! The tables: a star around `records`, in which every reference is a key.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::Value;

use super::archives::key as archive_key;
use super::policies::{absences, part_facts, parts, policies, policy_areas, readers, searched, sightings, versions};
use super::rows::{citation_row, claim_rows, is_disputed, key, reference_rows};
use super::table::{CellKind, Column, Table, TableRow, date, quantity, text};
use crate::model::{Archive, Capture, Country, Edition, GitArchive, Kind, Node, Record, Scale, Text};
use crate::schema::files;

/// Every table, those that are referred to before those that refer to them.
///
/// ```
/// use moderation_record::export::tables;
/// assert!(tables().len() > 10);
/// assert_eq!(tables()[0].name, "records");
/// ```
#[must_use]
pub fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(all);
    &TABLES
}

/// The words of the JSON Schema for a field.
pub(super) struct Fields(Vec<(String, Value)>);

impl Fields {
    /// What a field of a kind of record means.
    pub(super) fn of(&self, kind: Kind, field: &str) -> Cow<'static, str> {
        self.about(kind, &format!("/properties/{field}"))
    }

    /// What a field of a value within such a record means.
    pub(super) fn within(&self, kind: Kind, definition: &str, field: &str) -> Cow<'static, str> {
        self.about(kind, &format!("/$defs/{definition}/properties/{field}"))
    }

    /// The description of the value to which the pointer leads in the schema of a kind.
    fn about(&self, kind: Kind, pointer: &str) -> Cow<'static, str> {
        let name = format!("{kind}.schema.json");
        let schema = self.0.iter().find(|(file, _)| *file == name).map(|(_, schema)| schema);
        let words = schema.and_then(|schema| schema.pointer(pointer)).and_then(|field| field["description"].as_str());
        words.unwrap_or_default().to_owned().into()
    }
}

/// The columns of a table, with the words of the schema for its fields.
type Make = fn(&Fields) -> Table;

fn all() -> Vec<Table> {
    const TABLES: [Make; 23] = [
        records,
        platforms,
        organizations,
        sources,
        archives,
        policies,
        versions,
        policy_areas,
        sightings,
        absences,
        parts,
        part_facts,
        searched,
        readers,
        actions,
        responses,
        events,
        record_references,
        commitments,
        figures,
        claims,
        citations,
        translations,
    ];
    let fields = Fields(files());
    TABLES.iter().map(|table| table(&fields)).collect()
}

/// The column of the id.
pub(super) fn id() -> Column {
    text("id", "The id, which names the record among those of its kind.")
}

/// The column that leads to the record.
pub(super) fn record() -> Column {
    text("record", "The record, as `kind:id`.").to("records")
}

/// A column of words.
pub(super) fn list(name: &'static str, about: impl Into<Cow<'static, str>>) -> Column {
    text(name, about).of(CellKind::List)
}

fn records(_: &Fields) -> Table {
    Table {
        name: "records",
        about: "Every record of every kind.",
        unique: true,
        columns: vec![
            text("record", "The record, as `kind:id`."),
            text("kind", "The kind: platform, organization, policy, action, response, event or source."),
            id(),
            text("title", "Its name or title."),
        ],
        rows: |_, record, row| {
            row(TableRow::default().text(key(record)).text(record.kind().as_str()).text(record.id()).text(record.title()));
        },
    }
}

fn platforms(fields: &Fields) -> Table {
    Table {
        name: "platforms",
        about: "Who a platform is.",
        unique: true,
        columns: vec![
            id(),
            text("name", fields.of(Kind::Platform, "name")),
            text("kind", fields.of(Kind::Platform, "kind")),
            list("surfaces", fields.of(Kind::Platform, "surfaces")),
            text("country", fields.of(Kind::Platform, "country")).maybe(),
            text("wikidata", fields.of(Kind::Platform, "wikidata")).maybe(),
            text("dsa_platform_name", fields.of(Kind::Platform, "dsa_name")).maybe(),
        ],
        rows: |_, record, row| {
            let Record::Platform(p) = record else { return };
            row(TableRow::default()
                .text(p.id().as_str())
                .words(p.name())
                .text(p.kind().as_str())
                .list(p.surfaces().iter().map(|surface| surface.as_str()))
                .maybe(p.country().map(|country| country.to_string()))
                .maybe(p.wikidata().map(|item| item.to_string()))
                .maybe(p.dsa_name()));
        },
    }
}

fn organizations(fields: &Fields) -> Table {
    Table {
        name: "organizations",
        about: "Who acts, speaks, owns a platform or is acted against.",
        unique: true,
        columns: vec![
            id(),
            text("name", fields.of(Kind::Organization, "name")),
            text("kind", fields.of(Kind::Organization, "kind")),
            text("country", fields.of(Kind::Organization, "country")).maybe(),
            text("wikidata", fields.of(Kind::Organization, "wikidata")).maybe(),
        ],
        rows: |_, record, row| {
            let Record::Organization(o) = record else { return };
            row(TableRow::default()
                .text(o.id().as_str())
                .words(o.name())
                .text(o.kind().as_str())
                .maybe(o.country().map(|country| country.to_string()))
                .maybe(o.wikidata().map(|item| item.to_string())));
        },
    }
}

fn actions(fields: &Fields) -> Table {
    Table {
        name: "actions",
        about: "An enforcement action: a ban, a removal, a block, or a state's block of a platform. When it was is a claim.",
        unique: true,
        columns: vec![
            id(),
            text("title", fields.of(Kind::Action, "title")),
            list("areas", fields.of(Kind::Action, "areas")),
            list("dsa_keywords", "The areas' keywords in the DSA Transparency Database."),
            list("measures", fields.of(Kind::Action, "measures")),
            list("dsa_decisions", "The measures' decision types in the DSA Transparency Database."),
            list("targets", fields.of(Kind::Action, "targets")),
            list("discovered", fields.of(Kind::Action, "discovered")),
            text("summary", fields.of(Kind::Action, "summary")),
            text("disputed", "Whether any claim of the record contradicts another.").of(CellKind::Boolean),
        ],
        rows: |_, record, row| {
            let Record::Action(a) = record else { return };
            row(TableRow::default()
                .text(a.id().as_str())
                .words(a.title())
                .list(a.areas().iter().map(|area| area.as_str()))
                .list(a.areas().iter().filter_map(|area| area.dsa_keyword()))
                .list(a.measures().iter().map(|measure| measure.as_str()))
                .list(a.measures().iter().filter_map(|measure| measure.dsa_decision()))
                .list(a.targets().iter().map(|target| target.as_str()))
                .list(a.discovered().iter().map(|way| way.as_str()))
                .words(a.summary())
                .boolean(is_disputed(record)));
        },
    }
}

fn responses(fields: &Fields) -> Table {
    Table {
        name: "responses",
        about: "What followed: a statement, a silence, a change of policy, a move to another platform. Of a silence, `searched` tells who looked.",
        unique: true,
        columns: vec![
            id(),
            text("title", fields.of(Kind::Response, "title")),
            text("kind", fields.of(Kind::Response, "kind")),
            text("community", fields.within(Kind::Response, "Displacement", "community")).to("organizations").maybe(),
            text("summary", fields.of(Kind::Response, "summary")),
            text("disputed", "Whether any claim of the record contradicts another.").of(CellKind::Boolean),
        ],
        rows: |_, record, row| {
            let Record::Response(r) = record else { return };
            row(TableRow::default()
                .text(r.id().as_str())
                .words(r.title())
                .text(r.kind().as_str())
                .maybe(r.displacement().map(|displacement| displacement.community().as_str()))
                .words(r.summary())
                .boolean(is_disputed(record)));
        },
    }
}

fn events(fields: &Fields) -> Table {
    Table {
        name: "events",
        about: "What set something off: an attack, a ruling, an operation.",
        unique: true,
        columns: vec![
            id(),
            text("title", fields.of(Kind::Event, "title")),
            text("kind", fields.of(Kind::Event, "kind")),
            text("country", fields.of(Kind::Event, "country")).maybe(),
            text("summary", fields.of(Kind::Event, "summary")),
            text("disputed", "Whether any claim of the record contradicts another.").of(CellKind::Boolean),
        ],
        rows: |_, record, row| {
            let Record::Event(e) = record else { return };
            row(TableRow::default()
                .text(e.id().as_str())
                .words(e.title())
                .text(e.kind().as_str())
                .maybe(e.country().map(|country| country.to_string()))
                .words(e.summary())
                .boolean(is_disputed(record)));
        },
    }
}

fn sources(fields: &Fields) -> Table {
    let document = |field| fields.within(Kind::Source, "PlatformDocument", field);
    let edition = |field| fields.within(Kind::Source, "Edition", field);
    Table {
        name: "sources",
        about: "Where facts come from. Where their texts are kept is in `archives`.",
        unique: true,
        columns: [
            vec![
                id(),
                text("kind", fields.of(Kind::Source, "kind")),
                text("title", fields.of(Kind::Source, "title")).maybe(),
                text("title_language", "The language of the title, as a BCP 47 tag.").maybe(),
                text("publisher", fields.of(Kind::Source, "publisher")),
                list("authors", format!("{} In CSV with `|` between them, which no name has.", fields.of(Kind::Source, "authors"))),
                text("language", fields.of(Kind::Source, "language")),
            ],
            date("published", fields.of(Kind::Source, "published")).into(),
            vec![
                text("dated_by", fields.of(Kind::Source, "dated_by")).maybe(),
                text("url", fields.of(Kind::Source, "url")).maybe(),
                text("document_platform", format!("Of a platform's own document: {}", document("platform"))).to("platforms").maybe(),
                text("document_kind", format!("Of a platform's own document: {}", document("kind"))).maybe(),
                list("document_applies_in", format!("Of its edition: {}", edition("applies_in"))),
                list("document_not_in", format!("Of its edition: {}", edition("not_in"))),
                text("document_audience", format!("Of its edition: {}", edition("audience"))).maybe(),
                text("note", fields.of(Kind::Source, "note")).maybe(),
            ],
        ]
        .concat(),
        rows: |_, record, row| {
            let Record::Source(s) = record else { return };
            let edition = s.document().and_then(|document| document.edition());
            let countries = |countries: Option<&'_ [Country]>| countries.into_iter().flatten().map(Country::to_string).collect::<Vec<_>>();
            row(TableRow::default()
                .text(s.id().as_str())
                .text(s.kind().as_str())
                .localized(s.title())
                .text(s.publisher())
                .list(s.authors().iter().map(|author| &**author))
                .text(s.language().as_str())
                .date(s.published())
                .maybe(s.dated_by())
                .maybe(s.url())
                .maybe(s.document().map(|document| document.platform().as_str()))
                .maybe(s.document().map(|document| document.kind().as_str()))
                .list(countries(edition.map(Edition::applies_in)).into_iter())
                .list(countries(edition.map(Edition::not_in)).into_iter())
                .maybe(edition.and_then(Edition::audience))
                .maybe(s.note()));
        },
    }
}

fn archives(fields: &Fields) -> Table {
    Table {
        name: "archives",
        about: "An archive that keeps the text of a source, so that citations can be proved.",
        unique: true,
        columns: [
            vec![
                text("id", "The archive of the source, as `source/place`."),
                text("source", "The source.").to("sources"),
                text("name", fields.within(Kind::Source, "Kept", "name")).maybe(),
                text("kind", "How the text is kept: `git`, `capture` or `file`."),
                text("repository", fields.within(Kind::Source, "GitArchive", "repository")).maybe(),
                text("path", fields.within(Kind::Source, "GitArchive", "path")).maybe(),
                list("earlier", fields.within(Kind::Source, "GitArchive", "earlier")),
                text("url", fields.within(Kind::Source, "Capture", "url")).maybe(),
                text("sha256", fields.within(Kind::Source, "TextFile", "sha256")).maybe(),
            ],
            date("taken", fields.within(Kind::Source, "Capture", "taken")).into(),
            vec![text("licence", fields.within(Kind::Source, "Kept", "licence")).maybe()],
        ]
        .concat(),
        rows: |_, record, row| {
            let Record::Source(s) = record else { return };
            for (place, kept) in s.kept().iter().enumerate() {
                let (kind, git, capture, file) = match kept.archive() {
                    Archive::Git(git) => ("git", Some(git), None, None),
                    Archive::Capture(capture) => ("capture", None, Some(capture), None),
                    Archive::File(file) => ("file", None, None, Some(file)),
                };
                row(TableRow::default()
                    .text(archive_key(s, place))
                    .text(s.id().as_str())
                    .maybe(kept.name())
                    .text(kind)
                    .maybe(git.map(GitArchive::repository))
                    .maybe(git.map(GitArchive::path))
                    .list(git.map_or(&[][..], GitArchive::earlier).iter().map(|path| &**path))
                    .maybe(capture.map(Capture::url))
                    .maybe(file.map(|file| file.sha256().to_string()))
                    .date(capture.map(Capture::taken))
                    .maybe(kept.licence()));
            }
        },
    }
}

fn record_references(_: &Fields) -> Table {
    Table {
        name: "record_references",
        about: "Who and what a record names, in which role.",
        unique: false,
        columns: vec![
            record(),
            text("role", "The field that names it, such as actors, against, grounds, trigger, to, platforms or based_on."),
            text("place", "Its place in the field, from 0.").of(CellKind::Integer),
            text("target", "The record that is named; empty for a person, a group or a law.").to("records").maybe(),
            text("version", "The version of the rule that is named, where one is.").to("versions").maybe(),
            text("name", "What is named, in words."),
        ],
        rows: reference_rows,
    }
}

fn commitments(fields: &Fields) -> Table {
    Table {
        name: "commitments",
        about: "Something a platform has committed to.",
        unique: true,
        columns: [
            vec![
                text("id", "The commitment, as `platform/place`."),
                text("platform", "The platform.").to("platforms"),
                text("kind", fields.within(Kind::Platform, "Commitment", "kind")),
            ],
            date("since", fields.within(Kind::Platform, "Commitment", "since")).into(),
            date("until", fields.within(Kind::Platform, "Commitment", "until")).into(),
            vec![text("detail", fields.within(Kind::Platform, "Commitment", "detail")).maybe()],
        ]
        .concat(),
        rows: |_, record, row| {
            let Record::Platform(p) = record else { return };
            for (place, commitment) in p.commitments().iter().enumerate() {
                row(TableRow::default()
                    .text(format!("{}/{place}", p.id()))
                    .text(p.id().as_str())
                    .text(commitment.kind().as_str())
                    .date(commitment.since())
                    .date(commitment.until())
                    .maybe(commitment.detail().map(Text::en)));
            }
        },
    }
}

fn figures(fields: &Fields) -> Table {
    Table {
        name: "figures",
        about: "One question about a number; the answers are claims.",
        unique: true,
        columns: [
            vec![
                text("id", "The question, as `kind:id/figures/place`."),
                record(),
                text("of", fields.within(Kind::Action, "Figure", "of")),
                text("what", fields.within(Kind::Action, "Figure", "what")).maybe(),
                text("measure", "`count` for a number of things, `share` for percent."),
            ],
            quantity("out_of", fields.within(Kind::Action, "Figure", "out_of")).into(),
            date("during", fields.within(Kind::Action, "Figure", "during")).into(),
            vec![text("disputed", "Whether two of the answers cannot both be true.").of(CellKind::Boolean)],
        ]
        .concat(),
        rows: |_, record, row| {
            for (place, figure) in record.figures().iter().enumerate() {
                row(TableRow::default()
                    .text(format!("{}/figures/{place}", key(record)))
                    .text(key(record))
                    .text(figure.of().as_str())
                    .maybe(figure.what().map(Text::en))
                    .text(figure.measure().unwrap_or(Scale::Count).as_str())
                    .quantity(figure.out_of())
                    .date(figure.during())
                    .boolean(figure.reported().is_disputed()));
            }
        },
    }
}

fn claims(fields: &Fields) -> Table {
    Table {
        name: "claims",
        about: "What someone says in answer to a question. Where sources differ, each answer is a row.",
        unique: true,
        columns: [
            vec![
                text("id", "The claim, as `kind:id/question/place`."),
                record(),
                text("question", "What it answers, as a route in the record: when, launched, figures/0/reported, versions/0/in_force …"),
                text("figure", "The figure, where it answers one.").to("figures").maybe(),
                text("policy_version", "The version of a rule that it speaks of, where it does.").to("versions").maybe(),
                text("place", "Its place among the answers, from 0.").of(CellKind::Integer),
                text("value", "What is claimed, in words."),
                text("type", "What the value is: `date`, `quantity`, `party` or `text`."),
            ],
            date("date", "What is claimed, where it is a date.").into(),
            quantity("quantity", "What is claimed, where it is a quantity.").into(),
            vec![text("party", "Who is claimed to be it, where that is a record.").to("records").maybe()],
            date("during", fields.within(Kind::Action, "WhenClaim", "during")).into(),
            vec![
                text("said_by", fields.within(Kind::Action, "WhenClaim", "said_by")).maybe(),
                text("disputed", "Whether it cannot be true together with another answer.").of(CellKind::Boolean),
                text("note", fields.within(Kind::Action, "WhenClaim", "note")).maybe(),
            ],
        ]
        .concat(),
        rows: claim_rows,
    }
}

fn citations(fields: &Fields) -> Table {
    Table {
        name: "citations",
        about: "Where something stands: the place in a source. Captures in which a rule was seen are in `sightings`.",
        unique: true,
        columns: vec![
            text("id", "The citation, as `kind:id/route`."),
            record(),
            text("claim", "The claim that it supports, where it supports one.").to("claims").maybe(),
            text("policy_version", "The version of a rule in which it stands, where it does.").to("versions").maybe(),
            text("part", "The part of a rule that it supports, where it supports one.").to("parts").maybe(),
            text("sighting", "The sighting that it supports, where it supports one.").to("sightings").maybe(),
            text("source", fields.within(Kind::Policy, "Citation", "source")).to("sources"),
            text("archive", "The archive that keeps the cited text, where one does.").to("archives").maybe(),
            text("locator", "How the place is named: `whole`, `section`, `paragraph` or `span`."),
            text("section", "The section's title or number.").maybe(),
            text("paragraph", "The paragraph, from 1.").of(CellKind::Integer).maybe(),
            text("span_start", "The first Unicode code point of the cited words, from 0.").of(CellKind::Integer).maybe(),
            text("span_end", "The code point behind the last of the cited words.").of(CellKind::Integer).maybe(),
            text("version", fields.within(Kind::Policy, "Citation", "version")).maybe(),
            text("url", "Where the cited text stands in public: the file in the repository at that commit, or the capture.").maybe(),
            text("sha256", fields.within(Kind::Policy, "Citation", "digest")).maybe(),
            text("note", fields.within(Kind::Policy, "Citation", "note")).maybe(),
        ],
        rows: |data, record, row| {
            record.visit(&mut |route, node| {
                if let Node::Citation(citation) = node {
                    row(citation_row(data, record, route, citation));
                }
            });
        },
    }
}

fn translations(_: &Fields) -> Table {
    Table {
        name: "translations",
        about: "A text in another language than English.",
        unique: false,
        columns: vec![
            record(),
            text("route", "Where in the record the text stands."),
            text("language", "The language, as a BCP 47 tag."),
            text("text", "The text in that language."),
        ],
        rows: |_, record, row| {
            record.visit(&mut |route, node| {
                if let Node::Text(text) = node {
                    for local in text.local() {
                        row(TableRow::default().text(key(record)).text(route.to_string()).text(local.lang().as_str()).text(local.text()));
                    }
                }
            });
        },
    }
}
