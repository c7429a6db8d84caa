//! The tables: a star around `records`, in which every reference is a key.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::Value;

use super::table::{CellKind, Row, Table, date, quantity, text};
use crate::model::{
    Archive, Citation, Claimed, Dataset, Ground, Kind, Locator, Node, Party, Policy, Record, Ref, Route, Scale, Step, Text,
};
use crate::schema::{Side, files};

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
struct Fields(Vec<(String, Value)>);

impl Fields {
    /// The description of the value to which the pointer leads in the schema of a kind.
    fn about(&self, kind: Kind, pointer: &str) -> Cow<'static, str> {
        let name = format!("{kind}.schema.json");
        let schema = self.0.iter().find(|(file, _)| *file == name).map(|(_, schema)| schema);
        let words = schema.and_then(|schema| schema.pointer(pointer)).and_then(|field| field["description"].as_str());
        words.unwrap_or_default().to_owned().into()
    }
}

fn all() -> Vec<Table> {
    let fields = Fields(files(Side::Written));
    let of = |kind: Kind| {
        let fields = &fields;
        move |field: &str| fields.about(kind, &format!("/properties/{field}"))
    };
    let within = |kind: Kind, definition: &str, field: &str| fields.about(kind, &format!("/$defs/{definition}/properties/{field}"));
    let record = || text("record", "The record, as `kind:id`.").to("records");
    let list = |name: &'static str, about: Cow<'static, str>| text(name, about).of(CellKind::List);
    let (platform, organization, policy) = (of(Kind::Platform), of(Kind::Organization), of(Kind::Policy));
    let (action, response, event, source) = (of(Kind::Action), of(Kind::Response), of(Kind::Event), of(Kind::Source));
    let id = || text("id", "The id, which names the record among those of its kind.");
    vec![
        Table {
            name: "records",
            about: "Every record of every kind.",
            unique: true,
            columns: vec![
                text("record", "The record, as `kind:id`."),
                text("kind", "The kind: platform, organization, policy, action, response, event or source."),
                id(),
                text("title", "Its name or title; of a policy, its summary."),
            ],
            rows: |_, record, row| row(Row::default().text(key(record)).text(record.kind().as_str()).text(record.id()).text(record.title())),
        },
        Table {
            name: "platforms",
            about: "Who a platform is.",
            unique: true,
            columns: vec![
                id(),
                text("name", platform("name")),
                text("kind", platform("kind")),
                list("surfaces", platform("surfaces")),
                text("country", platform("country")).maybe(),
                text("wikidata", platform("wikidata")).maybe(),
                text("dsa_platform_name", platform("dsa_name")).maybe(),
            ],
            rows: |_, record, row| {
                let Record::Platform(p) = record else { return };
                row(Row::default()
                    .text(p.id().as_str())
                    .words(p.name())
                    .text(p.kind().as_str())
                    .list(p.surfaces().iter().map(|surface| surface.as_str()))
                    .maybe(p.country().map(|country| country.to_string()))
                    .maybe(p.wikidata().map(|item| item.to_string()))
                    .maybe(p.dsa_name()));
            },
        },
        Table {
            name: "organizations",
            about: "Who acts, speaks, owns a platform or is acted against.",
            unique: true,
            columns: vec![
                id(),
                text("name", organization("name")),
                text("kind", organization("kind")),
                text("country", organization("country")).maybe(),
                text("wikidata", organization("wikidata")).maybe(),
            ],
            rows: |_, record, row| {
                let Record::Organization(o) = record else { return };
                row(Row::default()
                    .text(o.id().as_str())
                    .words(o.name())
                    .text(o.kind().as_str())
                    .maybe(o.country().map(|country| country.to_string()))
                    .maybe(o.wikidata().map(|item| item.to_string())));
            },
        },
        Table {
            name: "policies",
            about: "One stated rule of one platform.",
            unique: true,
            columns: [
                vec![
                    id(),
                    text("platform", policy("platform")).to("platforms"),
                    text("area", policy("area")),
                    text("dsa_keyword", "The area's keyword in the DSA Transparency Database (`category_specification`).").maybe(),
                    text("dsa_category", "The statement category under which the DSA Transparency Database lists the keyword (`category`).").maybe(),
                    text("stance", format!("{} `silent`: the document was read and says nothing; `no_information`: looked for, not found; no row: not researched.", policy("stance"))),
                    text("document", policy("document")),
                    list("surfaces", policy("surfaces")),
                    text("law", policy("law")).maybe(),
                    list("applies_in", policy("applies_in")),
                    text("said_by", policy("said_by")).maybe(),
                    text("summary", policy("summary")),
                    text("searched_by", within(Kind::Policy, "Search", "by")).maybe(),
                    text("searched_places", within(Kind::Policy, "Search", "places")).maybe(),
                ],
                date("searched_until", within(Kind::Policy, "Search", "until")).into(),
                vec![text("replaces", policy("replaces")).to("policies").maybe()],
            ]
            .concat(),
            rows: |_, record, row| {
                let Record::Policy(p) = record else { return };
                row(policy_row(p));
            },
        },
        Table {
            name: "policy_components",
            about: "One part of a policy, and how far it is there.",
            unique: true,
            columns: vec![
                text("id", "The part, as `policy/place`."),
                text("policy", "The policy.").to("policies"),
                text("part", within(Kind::Policy, "Component", "part")),
                text("extent", within(Kind::Policy, "Component", "extent")),
                text("detail", within(Kind::Policy, "Component", "detail")).maybe(),
            ],
            rows: |_, record, row| {
                let Record::Policy(p) = record else { return };
                for (place, part) in p.components().iter().enumerate() {
                    row(Row::default()
                        .text(format!("{}/{place}", p.id()))
                        .text(p.id().as_str())
                        .text(part.part().as_str())
                        .text(part.extent().as_str())
                        .maybe(part.detail().map(Text::en)));
                }
            },
        },
        Table {
            name: "observations",
            about: "A day on which a policy was seen standing: a capture or a report, not the day it took effect.",
            unique: true,
            columns: [
                vec![text("id", "The sighting, as `policy/place`."), text("policy", "The policy.").to("policies")],
                date("on", within(Kind::Policy, "Observation", "on")).into(),
            ]
            .concat(),
            rows: |_, record, row| {
                let Record::Policy(p) = record else { return };
                for (place, seen) in p.observed().iter().enumerate() {
                    row(Row::default().text(format!("{}/{place}", p.id())).text(p.id().as_str()).date(Some(seen.on())));
                }
            },
        },
        Table {
            name: "actions",
            about: "An enforcement action: a ban, a removal, a block, or a state's block of a platform. When it was is a claim.",
            unique: true,
            columns: vec![
                id(),
                text("title", action("title")),
                list("areas", action("areas")),
                list("dsa_keywords", "The areas' keywords in the DSA Transparency Database.".into()),
                list("measures", action("measures")),
                list("dsa_decisions", "The measures' decision types in the DSA Transparency Database.".into()),
                list("targets", action("targets")),
                list("discovered", action("discovered")),
                text("summary", action("summary")),
                text("disputed", "Whether any claim of the record contradicts another.").of(CellKind::Boolean),
            ],
            rows: |_, record, row| {
                let Record::Action(a) = record else { return };
                row(Row::default()
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
        },
        Table {
            name: "responses",
            about: "What followed: a statement, a silence, a change of policy, a move to another platform.",
            unique: true,
            columns: [
                vec![
                    id(),
                    text("title", response("title")),
                    text("kind", response("kind")),
                    text("community", within(Kind::Response, "Movement", "community")).to("organizations").maybe(),
                    text("summary", response("summary")),
                    text("searched_by", within(Kind::Response, "Search", "by")).maybe(),
                    text("searched_places", within(Kind::Response, "Search", "places")).maybe(),
                ],
                date("searched_until", within(Kind::Response, "Search", "until")).into(),
                vec![text("disputed", "Whether any claim of the record contradicts another.").of(CellKind::Boolean)],
            ]
            .concat(),
            rows: |_, record, row| {
                let Record::Response(r) = record else { return };
                row(Row::default()
                    .text(r.id().as_str())
                    .words(r.title())
                    .text(r.kind().as_str())
                    .maybe(r.movement().map(|movement| movement.community().as_str()))
                    .words(r.summary())
                    .maybe(r.searched().map(|search| search.by().to_string()))
                    .maybe(r.searched().map(|search| search.places().en()))
                    .date(r.searched().map(crate::model::Search::until))
                    .boolean(is_disputed(record)));
            },
        },
        Table {
            name: "events",
            about: "What set something off: an attack, a ruling, an operation.",
            unique: true,
            columns: vec![
                id(),
                text("title", event("title")),
                text("kind", event("kind")),
                text("country", event("country")).maybe(),
                text("summary", event("summary")),
                text("disputed", "Whether any claim of the record contradicts another.").of(CellKind::Boolean),
            ],
            rows: |_, record, row| {
                let Record::Event(e) = record else { return };
                row(Row::default()
                    .text(e.id().as_str())
                    .words(e.title())
                    .text(e.kind().as_str())
                    .maybe(e.country().map(|country| country.to_string()))
                    .words(e.summary())
                    .boolean(is_disputed(record)));
            },
        },
        Table {
            name: "sources",
            about: "Where facts come from, and where their texts are kept.",
            unique: true,
            columns: [
                vec![
                    id(),
                    text("kind", source("kind")),
                    text("title", source("title")).maybe(),
                    text("title_language", "The language of the title, as a BCP 47 tag.").maybe(),
                    text("publisher", source("publisher")),
                    list("authors", source("authors")),
                    text("language", source("language")),
                ],
                date("published", source("published")).into(),
                vec![
                    text("dated_by", source("dated_by")).maybe(),
                    text("url", source("url")).maybe(),
                    text("archive", "How its text is kept: `git`, `capture` or `file`.").maybe(),
                    text("archive_repository", within(Kind::Source, "GitArchive", "repository")).maybe(),
                    text("archive_path", within(Kind::Source, "GitArchive", "path")).maybe(),
                    text("archive_url", within(Kind::Source, "Capture", "url")).maybe(),
                    text("archive_sha256", within(Kind::Source, "TextFile", "sha256")).maybe(),
                ],
                date("archive_taken", within(Kind::Source, "Capture", "taken")).into(),
                vec![text("note", source("note")).maybe()],
            ]
            .concat(),
            rows: |_, record, row| {
                let Record::Source(s) = record else { return };
                let (kind, repository, path, url, sha256, taken) = match s.archive() {
                    Some(Archive::Git(git)) => (Some("git"), Some(git.repository()), Some(git.path()), None, None, None),
                    Some(Archive::Capture(capture)) => (Some("capture"), None, None, Some(capture.url()), None, Some(capture.taken())),
                    Some(Archive::File(file)) => (Some("file"), None, None, None, Some(file.sha256().to_string()), None),
                    None => (None, None, None, None, None, None),
                };
                row(Row::default()
                    .text(s.id().as_str())
                    .text(s.kind().as_str())
                    .localized(s.title())
                    .text(s.publisher())
                    .list(s.authors().iter().map(|author| &**author))
                    .text(s.language().as_str())
                    .date(s.published())
                    .maybe(s.dated_by())
                    .maybe(s.url())
                    .maybe(kind)
                    .maybe(repository)
                    .maybe(path)
                    .maybe(url)
                    .maybe(sha256)
                    .date(taken)
                    .maybe(s.note()));
            },
        },
        Table {
            name: "links",
            about: "Who and what a record names, in which role.",
            unique: false,
            columns: vec![
                record(),
                text("role", "The field that names it, such as actors, against, grounds, trigger, to, platforms or based_on."),
                text("place", "Its place in the field, from 0.").of(CellKind::Integer),
                text("target", "The record that is named; empty for a person, a group or a law.").to("records").maybe(),
                text("name", "What is named, in words."),
            ],
            rows: |data, record, row| links(data, record, row),
        },
        Table {
            name: "commitments",
            about: "Something a platform has committed to.",
            unique: true,
            columns: [
                vec![
                    text("id", "The commitment, as `platform/place`."),
                    text("platform", "The platform.").to("platforms"),
                    text("kind", within(Kind::Platform, "Commitment", "kind")),
                ],
                date("since", within(Kind::Platform, "Commitment", "since")).into(),
                date("until", within(Kind::Platform, "Commitment", "until")).into(),
                vec![text("detail", within(Kind::Platform, "Commitment", "detail")).maybe()],
            ]
            .concat(),
            rows: |_, record, row| {
                let Record::Platform(p) = record else { return };
                for (place, commitment) in p.commitments().iter().enumerate() {
                    row(Row::default()
                        .text(format!("{}/{place}", p.id()))
                        .text(p.id().as_str())
                        .text(commitment.kind().as_str())
                        .date(commitment.since())
                        .date(commitment.until())
                        .maybe(commitment.detail().map(Text::en)));
                }
            },
        },
        Table {
            name: "counts",
            about: "One question about a number; the answers are claims.",
            unique: true,
            columns: [
                vec![
                    text("id", "The question, as `kind:id/counts/place`."),
                    record(),
                    text("of", within(Kind::Action, "Tally", "of")),
                    text("what", within(Kind::Action, "Tally", "what")).maybe(),
                    text("measure", "`count` for a number of things, `share` for percent."),
                ],
                quantity("out_of", within(Kind::Action, "Tally", "out_of")).into(),
                date("during", within(Kind::Action, "Tally", "during")).into(),
                vec![text("disputed", "Whether two of the answers cannot both be true.").of(CellKind::Boolean)],
            ]
            .concat(),
            rows: |_, record, row| {
                for (place, tally) in record.counts().iter().enumerate() {
                    row(Row::default()
                        .text(format!("{}/counts/{place}", key(record)))
                        .text(key(record))
                        .text(tally.of().as_str())
                        .maybe(tally.what().map(Text::en))
                        .text(tally.measure().unwrap_or(Scale::Count).as_str())
                        .quantity(tally.out_of())
                        .date(tally.during())
                        .boolean(tally.reported().is_disputed()));
                }
            },
        },
        Table {
            name: "claims",
            about: "What someone says in answer to a question. Where sources differ, each answer is a row.",
            unique: true,
            columns: [
                vec![
                    text("id", "The claim, as `kind:id/question/place`."),
                    record(),
                    text("question", "What it answers, as a route in the record: when, launched, operators, counts/0/reported …"),
                    text("count", "The question about a number, where it answers one.").to("counts").maybe(),
                    text("place", "Its place among the answers, from 0.").of(CellKind::Integer),
                    text("value", "What is claimed, in words."),
                    text("type", "What the value is: `date`, `quantity`, `party` or `text`."),
                ],
                date("date", "What is claimed, where it is a date.").into(),
                quantity("quantity", "What is claimed, where it is a quantity.").into(),
                vec![text("party", "Who is claimed to be it, where that is a record.").to("records").maybe()],
                date("during", within(Kind::Action, "WhenClaim", "during")).into(),
                vec![
                    text("said_by", within(Kind::Action, "WhenClaim", "said_by")).maybe(),
                    text("disputed", "Whether it cannot be true together with another answer.").of(CellKind::Boolean),
                    text("note", within(Kind::Action, "WhenClaim", "note")).maybe(),
                ],
            ]
            .concat(),
            rows: |data, record, row| claims(data, record, row),
        },
        Table {
            name: "citations",
            about: "Where something stands: the place in a source.",
            unique: true,
            columns: vec![
                text("id", "The citation, as `kind:id/route`."),
                record(),
                text("claim", "The claim that it supports, where it supports one.").to("claims").maybe(),
                text("component", "The part of a policy that it supports, where it supports one.").to("policy_components").maybe(),
                text("observation", "The sighting that it supports, where it supports one.").to("observations").maybe(),
                text("source", within(Kind::Policy, "Citation", "source")).to("sources"),
                text("locator", "How the place is named: `whole`, `section`, `paragraph` or `span`."),
                text("section", "The section's title or number.").maybe(),
                text("paragraph", "The paragraph, from 1.").of(CellKind::Integer).maybe(),
                text("span_start", "The first Unicode code point of the cited words, from 0.").of(CellKind::Integer).maybe(),
                text("span_end", "The code point behind the last of the cited words.").of(CellKind::Integer).maybe(),
                text("version", within(Kind::Policy, "Citation", "version")).maybe(),
                text("sha256", within(Kind::Policy, "Citation", "digest")).maybe(),
                text("note", within(Kind::Policy, "Citation", "note")).maybe(),
            ],
            rows: |_, record, row| {
                record.walk(&mut |route, node| {
                    if let Node::Citation(citation) = node {
                        row(citation_row(record, route, citation));
                    }
                });
            },
        },
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
                record.walk(&mut |route, node| {
                    if let Node::Text(text) = node {
                        for local in text.local() {
                            row(Row::default().text(key(record)).text(route.to_string()).text(local.lang().as_str()).text(local.text()));
                        }
                    }
                });
            },
        },
    ]
}

/// `kind:id`: ids are unique within their kind only.
fn key(record: Record<'_>) -> String {
    format!("{}:{}", record.kind(), record.id())
}

fn is_disputed(record: Record<'_>) -> bool {
    let mut disputed = false;
    record.walk(&mut |_, node| {
        if let Node::Claims(claims) = node {
            disputed |= !claims.disputes().is_empty();
        }
    });
    disputed
}

fn policy_row(p: &Policy) -> Row<'_> {
    Row::default()
        .text(p.id().as_str())
        .text(p.platform().as_str())
        .text(p.area().as_str())
        .maybe(p.area().dsa_keyword())
        .maybe(p.area().dsa_category().map(|category| category.as_str()))
        .text(p.stance().as_str())
        .text(p.document().as_str())
        .list(p.surfaces().iter().map(|surface| surface.as_str()))
        .maybe(p.law().map(|law| law.to_string()))
        .list(p.applies_in().iter().map(|country| country.as_str()))
        .maybe(p.said_by().map(ToString::to_string))
        .words(p.summary())
        .maybe(p.searched().map(|search| search.by().to_string()))
        .maybe(p.searched().map(|search| search.places().en()))
        .date(p.searched().map(crate::model::Search::until))
        .maybe(p.replaces().map(crate::model::PolicyId::as_str))
}

/// Every reference of a record but those to sources as evidence and those inside claims.
fn links(data: &Dataset, record: Record<'_>, row: &mut dyn FnMut(Row<'_>)) {
    let mut link = |role: &'static str, place: usize, target: Option<(Kind, &str)>, name: String| {
        // A reference that leads nowhere is a finding of the checker; here it stays a name.
        let target = target.filter(|(kind, id)| data.record(*kind, id).is_some()).map(|(kind, id)| format!("{kind}:{id}"));
        row(Row::default().text(key(record)).text(role).integer(place).maybe(target).text(name));
    };
    let mut parties = |role, parties: &[Party]| {
        for (place, party) in parties.iter().enumerate() {
            link(role, place, of_party(party), party.to_string());
        }
    };
    match record {
        Record::Action(a) => {
            parties("actors", a.actors());
            parties("partners", a.partners());
        }
        Record::Response(r) => parties("by", r.by()),
        Record::Event(e) => parties("actors", e.actors()),
        _ => {}
    }
    let mut ids = |role, kind, ids: &mut dyn Iterator<Item = &str>| {
        for (place, id) in ids.enumerate() {
            link(role, place, Some((kind, id)), id.to_owned());
        }
    };
    match record {
        Record::Action(a) => {
            ids("platforms", Kind::Platform, &mut a.platforms().iter().map(crate::model::PlatformId::as_str));
            ids("against", Kind::Organization, &mut a.against().iter().map(crate::model::OrganizationId::as_str));
            for (place, ground) in a.grounds().iter().enumerate() {
                match ground {
                    Ground::Policy(id) => link("grounds", place, Some((Kind::Policy, id.as_str())), id.to_string()),
                    Ground::Action(id) => link("grounds", place, Some((Kind::Action, id.as_str())), id.to_string()),
                    Ground::Law(law) => link("grounds", place, None, format!("{} ({})", law.name().en(), law.country())),
                }
            }
            references("trigger", a.trigger(), &mut link);
        }
        Record::Response(r) => {
            ids("platforms", Kind::Platform, &mut r.platforms().iter().map(crate::model::PlatformId::as_str));
            if let Some(movement) = r.movement() {
                ids("from", Kind::Platform, &mut movement.from().iter().map(crate::model::PlatformId::as_str));
                ids("moved_to", Kind::Platform, &mut movement.to().iter().map(crate::model::PlatformId::as_str));
            }
            references("to", r.to(), &mut link);
        }
        Record::Event(e) => ids("platforms", Kind::Platform, &mut e.platforms().iter().map(crate::model::PlatformId::as_str)),
        Record::Source(s) => ids("based_on", Kind::Source, &mut s.based_on().iter().map(crate::model::SourceId::as_str)),
        _ => {}
    }
}

fn references(role: &'static str, to: &[Ref], link: &mut dyn FnMut(&'static str, usize, Option<(Kind, &str)>, String)) {
    for (place, to) in to.iter().enumerate() {
        link(role, place, Some((to.kind(), to.id())), to.id().to_owned());
    }
}

fn of_party(party: &Party) -> Option<(Kind, &str)> {
    match party {
        Party::Platform(id) => Some((Kind::Platform, id.as_str())),
        Party::Organization(id) => Some((Kind::Organization, id.as_str())),
        Party::Person(_) | Party::Group(_) => None,
    }
}

fn claims(data: &Dataset, record: Record<'_>, row: &mut dyn FnMut(Row<'_>)) {
    record.walk(&mut |route, node| {
        let Node::Claims(claims) = node else { return };
        let question = route.to_string();
        let count = matches!(route.steps(), [Step::Field("counts"), ..])
            .then(|| format!("{}/{}", key(record), question.trim_end_matches("/reported")));
        let disputes = claims.disputes();
        for (place, claim) in claims.views().into_iter().enumerate() {
            let (kind, date, quantity, party) = match claim.typed {
                Claimed::Date(date) => ("date", Some(date), None, None),
                Claimed::Quantity(quantity) => ("quantity", None, Some(quantity), None),
                Claimed::Party(party) => ("party", None, None, of_party(party)),
                Claimed::Text(_) => ("text", None, None, None),
            };
            let party = party.filter(|(kind, id)| data.record(*kind, id).is_some()).map(|(kind, id)| format!("{kind}:{id}"));
            row(Row::default()
                .text(format!("{}/{question}/{place}", key(record)))
                .text(key(record))
                .text(question.clone())
                .maybe(count.clone())
                .integer(place)
                .text(claim.value)
                .text(kind)
                .date(date)
                .quantity(quantity)
                .maybe(party)
                .date(claim.during)
                .maybe(claim.said_by.map(ToString::to_string))
                .boolean(disputes.iter().any(|(a, b)| *a == place || *b == place))
                .maybe(claim.note));
        }
    });
}

fn citation_row<'a>(record: Record<'a>, route: &Route, citation: &'a Citation) -> Row<'a> {
    let owner = |steps: &[Step]| {
        steps.iter().fold(key(record), |route, step| match step {
            Step::Field(name) => format!("{route}/{name}"),
            Step::Index(place) => format!("{route}/{place}"),
        })
    };
    let (mut claim, mut component, mut observation) = (None, None, None);
    match route.steps() {
        [Step::Field("observed"), Step::Index(place), ..] => observation = Some(format!("{}/{place}", record.id())),
        [Step::Field("components"), Step::Index(place), ..] => component = Some(format!("{}/{place}", record.id())),
        [Step::Field("commitments" | "evidence"), ..] => {}
        [whole @ .., Step::Field("evidence"), Step::Index(_)] => claim = Some(owner(whole)),
        _ => {}
    }
    let (kind, section, paragraph, start, end) = match citation.locator() {
        Locator::Whole => ("whole", None, None, None, None),
        Locator::Section(name) => ("section", Some(&**name), None, None, None),
        Locator::Paragraph(n) => ("paragraph", None, Some(*n), None, None),
        Locator::Span(start, end) => ("span", None, None, Some(*start), Some(*end)),
    };
    Row::default()
        .text(format!("{}/{route}", key(record)))
        .text(key(record))
        .maybe(claim)
        .maybe(component)
        .maybe(observation)
        .text(citation.source().as_str())
        .text(kind)
        .maybe(section)
        .maybe_integer(paragraph)
        .maybe_integer(start)
        .maybe_integer(end)
        .maybe(citation.version())
        .maybe(citation.digest().map(|digest| digest.to_string()))
        .maybe(citation.note())
}
