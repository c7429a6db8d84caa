//! The tables of rules: a rule and its areas, its versions, when these were seen, what their parts say, and where
//! nothing was found.
//!
//! What the parts of a rule say in types stands in `part_facts`, a row for each fact: most facts are lists, and belong to
//! one kind of part only. Thirty columns of which a row fills three could not be grouped by.

use serde_json::Value;

use super::archives::{address, cited, kept, key as archive_key};
use super::rows::key;
use super::table::{CellKind, Column, Table, TableRow, date, text};
use super::tables::{Fields, id, list, record};
use crate::compare::Clause;
use crate::model::{
    Area, Captured, Country, Dataset, Document, DocumentKind, Ending, History, HistoryStart, Kind, Lines, Measure, Modality, Point, Policy,
    PolicyId, Record, Search, Sighting, SourceId, Span, Stance, StatementCategory, Text, Topic, Version,
};

/// The columns of a table one after the other; a date has three.
macro_rules! columns {
    ($($columns:expr),* $(,)?) => { [$(Vec::from($columns)),*].concat() };
}

const STANCES: &str = "`silent`: the document was read and says nothing; `no_information`: looked for, not found; empty: a procedure.";

const STANDINGS: &str = "`last_seen`: seen then, and nothing tells whether it still stands; `seen`: a source states that it is in force; \
                         `ended`: it has ended, or a later capture of its document does not hold it; `platform_closed`; `not_yet_seen`: \
                         no sighting has a date.";

fn integer(name: &'static str, about: impl Into<std::borrow::Cow<'static, str>>) -> Column {
    text(name, about).of(CellKind::Integer)
}

fn policy() -> Column {
    text("policy", "The rule.").to("policies")
}

fn version() -> Column {
    text("version", "The version of the rule.").to("versions")
}

fn keyword() -> Column {
    text("dsa_keyword", "The area's keyword in the DSA Transparency Database (`category_specification`).").maybe()
}

fn category() -> Column {
    text("dsa_category", "The statement category under which the DSA Transparency Database lists the keyword (`category`).").maybe()
}

pub(super) fn policies(fields: &Fields) -> Table {
    let of = |field| fields.of(Kind::Policy, field);
    let within = |definition, field| fields.within(Kind::Policy, definition, field);
    Table {
        name: "policies",
        about: "One rule of one platform: what one document says on one topic. What it said when is in `versions`.",
        unique: true,
        columns: columns![
            [
                id(),
                text("platform", of("platform")).to("platforms"),
                text("title", of("title")),
                text("title_ar", "The title in Arabic.").maybe(),
                text("topic_kind", "Whether the topic is an area of `content` or a `procedure`."),
                text("topic", format!("{} Further areas are in `policy_areas`.", of("topic"))),
                keyword(),
                category(),
                text("document", format!("{} Empty where it is no source here.", of("document"))).to("sources").maybe(),
                text("document_kind", "In what kind of document the rule stands.").maybe(),
                text("part_of", of("part_of")).to("policies").maybe(),
                text("history_extent", within("History", "extent")).maybe(),
                text("history_begins", within("History", "begins")).maybe(),
                integer("versions", "How many versions are recorded."),
                text("newest_version", "The key of the newest version, which need not stand today.").maybe(),
                text("newest_stance", format!("What the newest version says of the topic. {STANCES} No row: not researched.")).maybe(),
            ],
            date("first_seen", "The first day on which any version was seen. Not the day it took effect."),
            date("last_seen", "The last day on which any version was seen."),
            [text("standing", format!("What the records tell of it, as far as they reach. {STANDINGS}"))],
            date("standing_on", "The day that belongs to `standing`: when it was last seen, or by when it had ended."),
            [text("ended_how", within("Ending", "how")).maybe(), text("ended_into", within("Ending", "into")).to("policies").maybe()],
            date("ended_on", "When it ended, where there is evidence that it did."),
            [text("codebook", within("Coding", "codebook")), list("first_edition", within("Coding", "first_edition")),],
        ],
        rows: |data, record, row| {
            let Record::Policy(p) = record else { return };
            let (source, kind) = document(data, p.document());
            let standing = data.standing(p, None);
            row(TableRow::default()
                .text(p.id().as_str())
                .text(p.platform().as_str())
                .words(p.title())
                .maybe(p.title().in_language("ar"))
                .text(if p.topic().area().is_some() { "content" } else { "procedure" })
                .text(topic(p.topic()))
                .maybe(p.topic().area().and_then(Area::dsa_keyword))
                .maybe(p.topic().area().and_then(Area::dsa_category).map(StatementCategory::as_str))
                .maybe(source.map(SourceId::as_str))
                .maybe(kind.map(DocumentKind::as_str))
                .maybe(p.part_of().map(PolicyId::as_str))
                .maybe(p.history().map(|history| history.extent().as_str()))
                .maybe(p.history().and_then(History::begins).map(HistoryStart::as_str))
                .integer(p.versions().len())
                .maybe(p.newest().map(Version::key))
                .maybe(p.newest().and_then(Version::stance).map(Stance::as_str))
                .date(p.first_seen())
                .date(p.last_seen())
                .text(standing.as_str())
                .date(standing.on())
                .maybe(p.ended().map(|ended| ended.how().as_str()))
                .maybe(p.ended().and_then(|ended| ended.into()).map(PolicyId::as_str))
                .date(p.ended().map(Ending::on))
                .text(p.coding().codebook())
                .list(p.coding().first_edition().iter().map(|field| field.as_str())));
        },
    }
}

fn topic(topic: &Topic) -> &'static str {
    match topic {
        Topic::Content(area) => area.as_str(),
        Topic::Procedure(procedure) => procedure.as_str(),
    }
}

/// The source of a document, and its kind.
fn document<'a>(data: &Dataset, document: &'a Document) -> (Option<&'a SourceId>, Option<DocumentKind>) {
    let source = if let Document::Source(id) = document { Some(id) } else { None };
    (source, data.kind_and_edition(document).0)
}

pub(super) fn policy_areas(_: &Fields) -> Table {
    Table {
        name: "policy_areas",
        about: "An area that a rule is about: what a platform says of an area, as far as the records reach.",
        unique: true,
        columns: columns![
            [
                text("id", "The area of the rule, as `policy/place`."),
                policy(),
                text("platform", "The platform.").to("platforms"),
                text("area", "The area."),
                keyword(),
                category(),
                text("named_as", "`topic`: the rule is about the area; `also`: it names the area besides."),
                integer(
                    "place",
                    "Its place among the platform's rules on the area that stand, as far as the records reach: 0 is the main rule. For users \
                     before others, for the world before a region, of guidelines before terms before statements, on the area itself before \
                     naming it, the general rule before its details, own words before an assessment. Empty where no version stands.",
                )
                .maybe(),
                text("version", "The version that stands, as far as the records reach; of a platform that has closed the one seen last before.").to("versions").maybe(),
                text("stance", format!("What that version says. {STANCES} No row: not researched.")).maybe(),
                text("standing", format!("What the records tell of the rule. {STANDINGS}")),
            ],
            date("last_seen", "The last day on which that version was seen."),
        ],
        rows: |data, record, row| {
            let mut add = |area: Area, clause: &Clause<'_>, place: Option<usize>| {
                let policy = clause.policy();
                let Some(at) = policy.areas().position(|one| one == area) else { return };
                row(TableRow::default()
                    .text(format!("{}/{at}", policy.id()))
                    .text(policy.id().as_str())
                    .text(policy.platform().as_str())
                    .text(area.as_str())
                    .maybe(area.dsa_keyword())
                    .maybe(area.dsa_category().map(StatementCategory::as_str))
                    .text(if policy.topic().area() == Some(area) { "topic" } else { "also" })
                    .maybe_integer(place.and_then(|place| u32::try_from(place).ok()))
                    .maybe(clause.version().and_then(|version| version_of(policy, version)))
                    .maybe(clause.version().and_then(Version::stance).map(Stance::as_str))
                    .text(clause.standing().as_str())
                    .date(clause.last_seen()));
            };
            match record {
                Record::Platform(platform) => {
                    let rules = data.policies_below(platform.id().as_str());
                    for area in Area::ALL.iter().copied().filter(|area| rules.iter().any(|policy| policy.concerns(*area))) {
                        let says = data.stance(platform.id().as_str(), area, None);
                        let standing = says.main().into_iter().chain(says.others());
                        standing.enumerate().for_each(|(place, clause)| add(area, clause, Some(place)));
                        says.ended().iter().for_each(|clause| add(area, clause, None));
                    }
                }
                // Of a platform that is not here.
                Record::Policy(policy) if data.platform(policy.id().platform()).is_none() => {
                    policy.areas().for_each(|area| add(area, &data.clause(policy, None), None));
                }
                _ => {}
            }
        },
    }
}

pub(super) fn readers(fields: &Fields) -> Table {
    let within = |field| fields.within(Kind::Policy, "Reader", field);
    Table {
        name: "readers",
        about: "Who read a rule and recorded it.",
        unique: true,
        columns: columns![
            [text("id", "The reader, as `policy/place`."), policy(), text("kind", within("kind")), text("name", within("name")).maybe(),],
            date("read", within("on")),
        ],
        rows: |_, record, row| {
            let Record::Policy(p) = record else { return };
            for (place, reader) in p.coding().readers().iter().enumerate() {
                row(TableRow::default()
                    .text(format!("{}/{place}", p.id()))
                    .text(p.id().as_str())
                    .text(reader.kind().as_str())
                    .maybe(reader.name())
                    .date(reader.on()));
            }
        },
    }
}

/// The key of a version: `policy/key`, or `policy//place` where its key does not tell it from the others.
pub(super) fn version_key(policy: &Policy, place: usize) -> Option<String> {
    let key = policy.versions().get(place)?.key();
    let alone = policy.versions().iter().filter(|version| version.key() == key).count() == 1;
    Some(if alone && !key.contains('/') { format!("{}/{key}", policy.id()) } else { format!("{}//{place}", policy.id()) })
}

fn version_of(policy: &Policy, version: &Version) -> Option<String> {
    policy.versions().iter().position(|one| std::ptr::eq(one, version)).and_then(|place| version_key(policy, place))
}

/// The versions of a rule with their keys; nothing for other records.
fn versions_of(record: Record<'_>) -> impl Iterator<Item = (&Policy, String, usize, &Version)> {
    let policy = if let Record::Policy(policy) = record { Some(policy) } else { None };
    policy.into_iter().flat_map(|policy| {
        let versions = policy.versions().iter().enumerate();
        versions.filter_map(move |(place, version)| Some((policy, version_key(policy, place)?, place, version)))
    })
}

pub(super) fn versions(fields: &Fields) -> Table {
    let of = |field| fields.within(Kind::Policy, "Version", field);
    Table {
        name: "versions",
        about: "One version of a rule: what it says, from when it was first seen until it was last seen.",
        unique: true,
        columns: columns![
            [
                text("id", "The version, as `policy/key`."),
                policy(),
                text("key", of("key")),
                integer("place", "Its place among the versions of the rule, from 0, the oldest first."),
                text("newest", "Whether it is the newest version that is recorded. It need not stand today: see `last_seen`.")
                    .of(CellKind::Boolean),
                text("stance", format!("{} {STANCES}", of("stance"))).maybe(),
                text("rule", of("rule")),
                text("rule_ar", "The rule in Arabic.").maybe(),
                text("change", of("change")).maybe(),
                text("change_ar", "What differs from the version before, in Arabic.").maybe(),
                text("basis", of("basis")),
                text("said_by", of("said_by")).maybe(),
                text("law", of("law")).maybe(),
                list("applies_in", of("applies_in")),
                list("not_in", of("not_in")),
                list("surfaces", of("surfaces")),
                list("norm", format!("{} As `start-end`, in Unicode code points from 0.", of("norm"))),
            ],
            date("first_seen", "The first day on which it was seen. Not the day it took effect."),
            date("last_seen", "The last day on which it was seen."),
            [
                integer("sightings", "How many runs of captures and reports saw it."),
                list("in_force", format!("{} In EDTF; each is a claim.", of("in_force"))),
                list("logged", format!("{} In EDTF.", of("logged"))),
            ],
        ],
        rows: |_, record, row| {
            for (policy, id, place, version) in versions_of(record) {
                row(TableRow::default()
                    .text(id)
                    .text(policy.id().as_str())
                    .text(version.key())
                    .integer(place)
                    .boolean(place + 1 == policy.versions().len())
                    .maybe(version.stance().map(Stance::as_str))
                    .words(version.rule())
                    .maybe(version.rule().in_language("ar"))
                    .maybe(version.change().map(Text::en))
                    .maybe(version.change().and_then(|change| change.in_language("ar")))
                    .text(version.basis().as_str())
                    .maybe(version.said_by().map(ToString::to_string))
                    .maybe(version.law().map(|law| law.to_string()))
                    .list(version.applies_in().iter().map(Country::as_str))
                    .list(version.not_in().iter().map(Country::as_str))
                    .list(version.surfaces().iter().map(|surface| surface.as_str()))
                    .list(spans(version.norm()))
                    .date(version.first_seen())
                    .date(version.last_seen())
                    .integer(version.seen().len())
                    .list(version.in_force().claims().iter().map(|claim| claim.value().to_string()))
                    .list(version.logged().iter().map(|logged| logged.on().to_string())));
            }
        },
    }
}

fn spans(spans: &[Span]) -> impl Iterator<Item = String> {
    spans.iter().map(|span| format!("{}-{}", span.start(), span.end()))
}

pub(super) fn sightings(fields: &Fields) -> Table {
    let run = |field| fields.within(Kind::Policy, "Captured", field);
    let point = |field| fields.within(Kind::Policy, "Point", field);
    // The columns of the first and of the last capture.
    let capture = |which: &'static str| {
        let column = |name: &str, about: String, kind| Column {
            name: format!("{which}_{name}").into(),
            kind,
            about: about.into(),
            refers_to: None,
            nullable: true,
        };
        let of = |about: &str| format!("Of the {which} capture: {}", lower(about));
        [
            column("commit", of(&point("version")), CellKind::Text),
            column("spans", format!("{} As `start-end`, in Unicode code points from 0.", of(&point("sections"))), CellKind::List),
            column("line_start", of("the first line of the section, from 1."), CellKind::Integer),
            column("line_end", of("the last line of the section."), CellKind::Integer),
            column("url", of("the file in the public repository at that commit, and the lines."), CellKind::Text),
        ]
        .map(|column| if column.kind == CellKind::List { Column { nullable: false, ..column } } else { column })
    };
    Table {
        name: "sightings",
        about: "When a version was seen: a run of captures in a row whose section has one text, or a report. Not the days it took effect or ended.",
        unique: true,
        columns: columns![
            [
                text("id", "The sighting, as `policy/key/place`."),
                policy(),
                version(),
                integer("place", "Its place among the sightings of the version, from 0."),
                text(
                    "kind",
                    "`captured`: captures of the document in a row; `reported`: the press, an undated page, a document without archive."
                ),
                text("source", "The document, or the first source of the report.").to("sources").maybe(),
                text("archive", "The archive that keeps the captures.").to("archives").maybe(),
            ],
            date("first_seen", "The day of the first capture, or of the report."),
            capture("first"),
            date("last_seen", "The day of the last capture, or of the report."),
            capture("last"),
            [
                integer("captures", "How many captures, the first and the last included; empty for a report.").maybe(),
                text("text_sha256", run("text")).maybe(),
                text("reworded", run("reworded")).maybe(),
                text("doubt", run("doubt")).maybe(),
                text("citation", "How the last capture is cited: the document and the day, then the archive and the commit.").maybe(),
            ],
        ],
        rows: |data, record, row| {
            for (policy, id, _, version) in versions_of(record) {
                for (place, seen) in version.seen().iter().enumerate() {
                    row(sighting_row(
                        data,
                        seen,
                        TableRow::default().text(format!("{id}/{place}")).text(policy.id().as_str()).text(id.clone()).integer(place),
                    ));
                }
            }
        },
    }
}

/// A field's words in the middle of a sentence.
fn lower(about: &str) -> String {
    let mut letters = about.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

fn sighting_row<'a>(data: &Dataset, seen: &'a Sighting, row: TableRow<'a>) -> TableRow<'a> {
    let (run, kind) = match seen {
        Sighting::Captured(run) => (Some(run), "captured"),
        Sighting::Reported(_) => (None, "reported"),
    };
    let source = run.and_then(|run| data.source(run.source()));
    let archive = source.zip(run).and_then(|(source, run)| kept(source, run.kept()));
    let capture = |row: TableRow<'a>, point: Option<&'a Point>| {
        let lines = point.and_then(Point::lines);
        row.maybe(point.map(Point::version))
            .list(spans(point.map_or(&[], Point::sections)))
            .maybe_integer(lines.map(Lines::first))
            .maybe_integer(lines.map(Lines::last))
            .maybe(point.zip(archive).and_then(|(point, (_, kept))| address(kept.archive(), Some(point.version()), lines)))
    };
    let (first, last) = seen.days();
    let row = row
        .text(kind)
        .maybe(seen.source().map(SourceId::as_str))
        .maybe(source.zip(archive).map(|(source, (place, _))| archive_key(source, place)))
        .date(Some(first));
    let row = capture(row, run.map(Captured::first)).date(Some(last));
    capture(row, run.map(Captured::newest))
        .maybe_integer(run.map(|run| run.captures().unwrap_or(1)))
        .maybe(run.map(|run| run.text().to_string()))
        .maybe(run.and_then(Captured::reworded).map(Text::en))
        .maybe(run.and_then(Captured::doubt).map(Text::en))
        .maybe(run.map(|run| cited(data, run, run.newest())))
}

/// The key of a part: `policy/key/kind/place`.
pub(super) fn part_key(version: &str, kind: &str, place: usize) -> String {
    format!("{version}/{kind}/{place}")
}

pub(super) fn parts(fields: &Fields) -> Table {
    let of = |field| fields.within(Kind::Policy, "Statement", field);
    Table {
        name: "parts",
        about: "One part of a version of a rule, such as a sanction or an exception. Its typed facts are in `part_facts`.",
        unique: true,
        columns: vec![
            text("id", "The part, as `policy/key/kind/place`."),
            policy(),
            version(),
            text("kind", "Which part: definition, exceptions, sanctions, notice, appeal …"),
            integer("place", "Its place among the version's parts of this kind, from 0."),
            text(
                "says",
                "`states`: the rule states it; `denies`: it says that there is none; `not_stated`: the document was read and does not state it.",
            ),
            text("modality", of("modality")).maybe(),
            list("applies_in", of("applies_in")),
            text("detail", of("detail")).maybe(),
            list("at", format!("{} As `start-end`, in Unicode code points from 0.", of("at"))),
        ],
        rows: |_, record, row| {
            for (policy, id, _, version) in versions_of(record) {
                let Some(parts) = version.parts() else { continue };
                for part in parts.each() {
                    row(TableRow::default()
                        .text(part_key(&id, part.part.as_str(), part.place))
                        .text(policy.id().as_str())
                        .text(id.clone())
                        .text(part.part.as_str())
                        .integer(part.place)
                        .text(part.says.as_str())
                        .maybe(part.modality.map(Modality::as_str))
                        .list(part.applies_in.iter().map(Country::as_str))
                        .maybe(part.detail.map(Text::en))
                        .list(spans(part.at)));
                }
            }
        },
    }
}

/// The fields that every part has; all others are its typed facts.
const COMMON: [&str; 6] = ["says", "modality", "applies_in", "detail", "at", "evidence"];

pub(super) fn part_facts(_: &Fields) -> Table {
    Table {
        name: "part_facts",
        about: "A typed fact of a part of a rule: a row for each word, number or duration, with the kind of part and what it says beside it, so that facts can be grouped at once.",
        unique: true,
        columns: vec![
            text("id", "The fact, as `policy/key/kind/place/fact/place`."),
            text("part", "The part.").to("parts"),
            policy(),
            version(),
            text("kind", "Which part, as in `parts`."),
            text("says", "What the rule says of the part, as in `parts`."),
            text("fact", "The fact, by the name of its field: measure, trigger, traits, kinds, by, material, of, deadline …"),
            text("value", "The word, number or ISO 8601 duration."),
            integer("number", "The value where it is a number.").maybe(),
            text("dsa_decision", "Of a measure: its decision type in the DSA Transparency Database.").maybe(),
        ],
        rows: |_, record, row| {
            for (policy, id, _, version) in versions_of(record) {
                let Some(parts) = version.parts() else { continue };
                // By their names as the records have them, so that a new fact needs no line here.
                let json = serde_json::to_value(parts).unwrap_or_default();
                let typed = json.as_object().into_iter().flat_map(|kinds| kinds.values()).filter_map(Value::as_array).flatten();
                for (stated, typed) in parts.each().into_iter().zip(typed) {
                    let part = part_key(&id, stated.part.as_str(), stated.place);
                    for (fact, value) in typed.as_object().into_iter().flatten().filter(|(name, _)| !COMMON.contains(&&***name)) {
                        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                        for (place, value) in values.iter().enumerate() {
                            let word = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                            let measure = Some(&word).filter(|_| fact == "measure").and_then(|word| word.parse::<Measure>().ok());
                            row(TableRow::default()
                                .text(format!("{part}/{fact}/{place}"))
                                .text(part.clone())
                                .text(policy.id().as_str())
                                .text(id.clone())
                                .text(stated.part.as_str())
                                .text(stated.says.as_str())
                                .text(fact.clone())
                                .text(word)
                                .maybe_integer(value.as_u64().and_then(|number| u32::try_from(number).ok()))
                                .maybe(measure.and_then(Measure::dsa_decision)));
                        }
                    }
                }
            }
        },
    }
}

pub(super) fn absences(fields: &Fields) -> Table {
    let of = |field| fields.within(Kind::Policy, "Absence", field);
    Table {
        name: "absences",
        about: "Captures in a row of a document that do not hold the rule.",
        unique: true,
        columns: columns![
            [
                text("id", "The run of captures, as `policy/place`."),
                policy(),
                text("source", of("source")).to("sources"),
                text("archive", "The archive that keeps the captures.").to("archives").maybe(),
            ],
            date("first_absent", of("first")),
            [text("first_commit", of("version")), text("first_url", "The file in the public repository at that commit.").maybe()],
            date("last_absent", "The day of the last capture, which may be the first."),
            [integer("captures", "How many captures."), text("note", of("note")).maybe()],
        ],
        rows: |data, record, row| {
            let Record::Policy(p) = record else { return };
            for (place, absence) in p.absent().iter().enumerate() {
                let archive = data
                    .source(absence.source())
                    .and_then(|source| kept(source, absence.kept()).map(|(place, kept)| (archive_key(source, place), kept)));
                let url = archive.as_ref().and_then(|(_, kept)| address(kept.archive(), Some(absence.version()), None));
                row(TableRow::default()
                    .text(format!("{}/{place}", p.id()))
                    .text(p.id().as_str())
                    .text(absence.source().as_str())
                    .maybe(archive.map(|(key, _)| key))
                    .date(Some(absence.first()))
                    .text(absence.version())
                    .maybe(url)
                    .date(Some(absence.last().unwrap_or(absence.first())))
                    .integer(absence.captures().unwrap_or(1))
                    .maybe(absence.note().map(Text::en)));
            }
        },
    }
}

pub(super) fn searched(fields: &Fields) -> Table {
    let of = |field| fields.within(Kind::Policy, "Search", field);
    Table {
        name: "searched",
        about: "A search that found nothing: what makes a silence of a rule or a response a finding.",
        unique: true,
        columns: columns![
            [
                text("id", "The search, as `kind:id/place`."),
                record(),
                text("by", of("by")),
                text("places", of("places")).maybe(),
                list("documents", of("documents")),
                list("stems", of("stems")),
            ],
            date("until", of("until")),
        ],
        rows: |_, record, row| {
            let searches: Vec<&Search> = match record {
                Record::Policy(policy) => policy.searched().iter().collect(),
                Record::Response(response) => response.searched().into_iter().collect(),
                _ => return,
            };
            for (place, search) in searches.into_iter().enumerate() {
                row(TableRow::default()
                    .text(format!("{}/{place}", key(record)))
                    .text(key(record))
                    .text(search.by().to_string())
                    .maybe(search.places().map(Text::en))
                    .list(search.documents().iter().map(SourceId::as_str))
                    .list(search.stems().iter().map(|stem| &**stem))
                    .date(Some(search.until())));
            }
        },
    }
}
