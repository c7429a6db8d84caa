//! The tables: a star around `records`, in which every reference is a key.

use std::sync::LazyLock;

use super::claims::{citations, claims, figures, is_disputed};
use super::keys::{archive_key, key};
use super::policies::{absences, part_facts, parts, policies, policy_areas, readers, searched, sightings, versions};
use super::references::record_references;
use super::table::{Fields, Table, each, of, only, within};
use crate::model::{
    Archive, Capture, Country, Dataset, Edition, GitArchive, Kept, Kind, Localized, Node, PlatformDocument, Record, Source, TextFile,
};
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
    const TABLES: [fn(&Fields) -> Table; 23] = [
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
    static MADE: LazyLock<Vec<Table>> = LazyLock::new(|| {
        let fields = Fields(files());
        TABLES.iter().map(|table| table(&fields)).collect()
    });
    &MADE
}

const DISPUTED: &str = "Whether any claim of the record contradicts another.";

fn records(fields: &Fields) -> Table {
    Table::new(fields, "records", "One row per record of any kind.", |pass| {
        pass.rows(
            |_, record| [record],
            |row| {
                row.column("record", "The record, as `kind:id`.", |record| key(*record))
                    .column("kind", "The kind: platform, organization, policy, action, response, event or source.", |record| {
                        record.kind().as_str()
                    })
                    .id(|record| record.id())
                    .column("title", "Its name or title.", |record| record.title())
            },
        )
    })
}

fn platforms(fields: &Fields) -> Table {
    Table::new(fields, "platforms", "One row per platform.", |pass| {
        let of = |field| of(Kind::Platform, field);
        pass.rows(
            |_, record| only!(Platform, record),
            |row| {
                row.id(|p| p.id().as_str())
                    .column("name", of("name"), |p| p.name())
                    .column("kind", of("kind"), |p| p.kind().as_str())
                    .list("surfaces", of("surfaces"), |p| p.surfaces().iter().map(|surface| surface.as_str()))
                    .column("country", of("country"), |p| p.country().map(|country| country.to_string()))
                    .column("wikidata", of("wikidata"), |p| p.wikidata().map(|item| item.to_string()))
                    .column("dsa_platform_name", of("dsa_name"), |p| p.dsa_name())
            },
        )
    })
}

fn organizations(fields: &Fields) -> Table {
    Table::new(fields, "organizations", "One row per organization that acts, speaks, owns a platform or is acted against.", |pass| {
        let of = |field| of(Kind::Organization, field);
        pass.rows(
            |_, record| only!(Organization, record),
            |row| {
                row.id(|o| o.id().as_str())
                    .column("name", of("name"), |o| o.name())
                    .column("kind", of("kind"), |o| o.kind().as_str())
                    .column("country", of("country"), |o| o.country().map(|country| country.to_string()))
                    .column("wikidata", of("wikidata"), |o| o.wikidata().map(|item| item.to_string()))
            },
        )
    })
}

fn actions(fields: &Fields) -> Table {
    let about = "One row per enforcement action: a ban, a removal, a block, or a state's block of a platform. Its dates are in `claims`.";
    Table::new(fields, "actions", about, |pass| {
        let of = |field| of(Kind::Action, field);
        pass.rows(
            |_, record| only!(Action, record),
            |row| {
                row.id(|a| a.id().as_str())
                    .column("title", of("title"), |a| a.title())
                    .list("areas", of("areas"), |a| a.areas().iter().map(|area| area.as_str()))
                    .list("dsa_keywords", "The areas' keywords in the DSA Transparency Database.", |a| {
                        a.areas().iter().filter_map(|area| area.dsa_keyword())
                    })
                    .list("measures", of("measures"), |a| a.measures().iter().map(|measure| measure.as_str()))
                    .list("dsa_decisions", "The measures' decision types in the DSA Transparency Database.", |a| {
                        a.measures().iter().filter_map(|measure| measure.dsa_decision())
                    })
                    .list("targets", of("targets"), |a| a.targets().iter().map(|target| target.as_str()))
                    .list("discovered", of("discovered"), |a| a.discovered().iter().map(|way| way.as_str()))
                    .column("summary", of("summary"), |a| a.summary())
                    .column("disputed", DISPUTED, |a| is_disputed(Record::Action(a)))
            },
        )
    })
}

fn responses(fields: &Fields) -> Table {
    let about = "One row per response: a statement, a silence, a change of policy, a move to another platform. The search behind a silence is in `searched`.";
    Table::new(fields, "responses", about, |pass| {
        let of = |field| of(Kind::Response, field);
        pass.rows(
            |_, record| only!(Response, record),
            |row| {
                row.id(|r| r.id().as_str())
                    .column("title", of("title"), |r| r.title())
                    .column("kind", of("kind"), |r| r.kind().as_str())
                    .key("organizations", "community", within(Kind::Response, "Displacement", "community"), |r| {
                        r.displacement().map(|displacement| displacement.community().as_str())
                    })
                    .column("summary", of("summary"), |r| r.summary())
                    .column("disputed", DISPUTED, |r| is_disputed(Record::Response(r)))
            },
        )
    })
}

fn events(fields: &Fields) -> Table {
    Table::new(fields, "events", "One row per event that set something off: an attack, a ruling, an operation.", |pass| {
        let of = |field| of(Kind::Event, field);
        pass.rows(
            |_, record| only!(Event, record),
            |row| {
                row.id(|e| e.id().as_str())
                    .column("title", of("title"), |e| e.title())
                    .column("kind", of("kind"), |e| e.kind().as_str())
                    .column("country", of("country"), |e| e.country().map(|country| country.to_string()))
                    .column("summary", of("summary"), |e| e.summary())
                    .column("disputed", DISPUTED, |e| is_disputed(Record::Event(e)))
            },
        )
    })
}

fn sources(fields: &Fields) -> Table {
    Table::new(fields, "sources", "One row per source. The archives that keep its text are in `archives`.", |pass| {
        let document = |field| within(Kind::Source, "PlatformDocument", field).after("Of a platform's own document:");
        let edition = |field| within(Kind::Source, "Edition", field).after("Of its edition:");
        let of = |field| of(Kind::Source, field);
        pass.rows(
            |_, record| only!(Source, record),
            |row| {
                row.id(|s| s.id().as_str())
                    .column("kind", of("kind"), |s| s.kind().as_str())
                    .column("title", of("title"), |s| s.title().map(Localized::text))
                    .column("title_language", "The language of the title, as a BCP 47 tag.", |s| {
                        s.title().map(|title| title.lang().as_str())
                    })
                    .column("publisher", of("publisher"), |s| s.publisher())
                    .list("authors", of("authors").then("In CSV with `|` between them, which no name has."), |s| {
                        s.authors().iter().map(|author| &**author)
                    })
                    .column("language", of("language"), |s| s.language().as_str())
                    .date("published", of("published"), |s| s.published())
                    .column("dated_by", of("dated_by"), |s| s.dated_by())
                    .column("url", of("url"), |s| s.url())
                    .key("platforms", "document_platform", document("platform"), |s| {
                        s.document().map(|document| document.platform().as_str())
                    })
                    .column("document_kind", document("kind"), |s| s.document().map(|document| document.kind().as_str()))
                    .list("document_applies_in", edition("applies_in"), |s| countries(s, Edition::applies_in))
                    .list("document_not_in", edition("not_in"), |s| countries(s, Edition::not_in))
                    .column("document_audience", edition("audience"), |s| edition_of(s).and_then(Edition::audience))
                    .column("note", of("note"), |s| s.note())
            },
        )
    })
}

fn edition_of(source: &Source) -> Option<&Edition> {
    source.document().and_then(PlatformDocument::edition)
}

fn countries<'s>(source: &'s Source, of: fn(&'s Edition) -> &'s [Country]) -> impl Iterator<Item = &'s str> {
    edition_of(source).into_iter().flat_map(of).map(Country::as_str)
}

fn archives(fields: &Fields) -> Table {
    Table::new(fields, "archives", "One row per archive that keeps the text of a source, so that citations can be proved.", |pass| {
        let kept = |field| within(Kind::Source, "Kept", field);
        let git = |field| within(Kind::Source, "GitArchive", field);
        let capture = |field| within(Kind::Source, "Capture", field);
        pass.rows(
            |_, record| each!(Source(source), record, source.kept()),
            |row| {
                row.column("id", "The archive of the source, as `source/place`.", |(source, place, _)| archive_key(source, *place))
                    .key("sources", "source", "The source.", |(source, ..)| source.id().as_str())
                    .column("name", kept("name"), |(.., kept)| kept.name())
                    .column("kind", "How the text is kept: `git`, `capture` or `file`.", |(.., kept)| match kept.archive() {
                        Archive::Git(_) => "git",
                        Archive::Capture(_) => "capture",
                        Archive::File(_) => "file",
                    })
                    .column("repository", git("repository"), |(.., kept)| git_archive(kept).map(GitArchive::repository))
                    .column("path", git("path"), |(.., kept)| git_archive(kept).map(GitArchive::path))
                    .list("earlier", git("earlier"), |(.., kept)| {
                        git_archive(kept).map_or(&[][..], GitArchive::earlier).iter().map(|path| &**path)
                    })
                    .column("commit", git("commit"), |(.., kept)| git_archive(kept).and_then(GitArchive::commit))
                    .column("url", capture("url"), |(.., kept)| page(kept).map(Capture::url))
                    .column("sha256", within(Kind::Source, "TextFile", "sha256"), |(.., kept)| match kept.archive() {
                        Archive::File(file) => Some(TextFile::sha256(file).to_string()),
                        Archive::Git(_) | Archive::Capture(_) => None,
                    })
                    .date("taken", capture("taken"), |(.., kept)| page(kept).map(Capture::taken))
                    .column("licence", kept("licence"), |(.., kept)| kept.licence())
            },
        )
    })
}

fn git_archive(kept: &Kept) -> Option<&GitArchive> {
    if let Archive::Git(git) = kept.archive() { Some(git) } else { None }
}

fn page(kept: &Kept) -> Option<&Capture> {
    if let Archive::Capture(capture) = kept.archive() { Some(capture) } else { None }
}

fn commitments(fields: &Fields) -> Table {
    Table::new(fields, "commitments", "One row per commitment of a platform.", |pass| {
        let of = |field| within(Kind::Platform, "Commitment", field);
        pass.rows(
            |_, record| each!(Platform(platform), record, platform.commitments()),
            |row| {
                row.column("id", "The commitment, as `platform/place`.", |(p, place, _)| format!("{}/{place}", p.id()))
                    .key("platforms", "platform", "The platform.", |(p, ..)| p.id().as_str())
                    .column("kind", of("kind"), |(.., commitment)| commitment.kind().as_str())
                    .date("since", of("since"), |(.., commitment)| commitment.since())
                    .date("until", of("until"), |(.., commitment)| commitment.until())
                    .column("detail", of("detail"), |(.., commitment)| commitment.detail())
            },
        )
    })
}

fn translations(fields: &Fields) -> Table {
    let table = Table::new(fields, "translations", "One row per text in a language other than English.", |pass| {
        pass.rows(local_texts, |row| {
            row.record(|(record, ..)| key(*record))
                .column("route", "The path of the text in the record.", |(_, route, _)| route.as_str())
                .column("language", "The language, as a BCP 47 tag.", |(.., local)| local.lang().as_str())
                .column("text", "The text in that language.", |(.., local)| local.text())
        })
    });
    table.without_key()
}

fn local_texts<'d>(_: &Dataset, record: Record<'d>) -> Vec<(Record<'d>, String, &'d Localized)> {
    let mut rows = Vec::new();
    record.visit(&mut |route, node| {
        if let Node::Text(text) = node {
            rows.extend(text.local().iter().map(|local| (record, route.to_string(), local)));
        }
    });
    rows
}
