//! The tables of rules: a rule and its areas, its versions, when these were seen, what their parts say, and where
//! nothing was found.
//!
//! What the parts of a rule say in types stands in `part_facts`, a row for each fact: most facts are lists, and belong to
//! one kind of part only. Thirty columns of which a row fills three could not be grouped by.

use serde_json::Value;

use super::archives::{address, cited, kept};
use super::keys::{archive_key, key, key_of_version, part_key, version_key};
use super::table::{About, Fields, Row, Table, each, of, only, within};
use crate::compare::{Clause, Standing};
use crate::model::{
    Absence, Archive, Area, Captured, Country, Dataset, Document, DocumentKind, Ending, History, HistoryStart, Kind, Lines, Measure,
    Modality, Parts, Point, Policy, PolicyId, Record, Search, Sighting, Source, SourceId, Span, Stance, Stated, StatementCategory, Topic,
    Version,
};

const STANCES: &str = "`silent`: the document was read and says nothing; `no_information`: looked for, not found; empty: a procedure.";

/// The stances, and what it means where there is no row.
macro_rules! stances {
    ($before:literal) => {
        concat!(
            $before,
            " `silent`: the document was read and says nothing; `no_information`: looked for, not found; empty: a procedure. No row: not \
             researched."
        )
    };
}

macro_rules! standings {
    ($before:literal) => {
        concat!(
            $before,
            " `last_seen`: seen then, and nothing tells whether it still stands; `seen`: a source states that it is in force; `ended`: it \
             has ended, or a later capture of its document does not hold it; `platform_closed`; `not_yet_seen`: no sighting has a date."
        )
    };
}

/// How places in a text are written.
const PLACES: &str = "As `start-end`, in Unicode code points from 0.";

impl<'r, T> Row<'r, T> {
    /// The two columns of what an area is in the DSA Transparency Database.
    fn dsa(self, area: impl Fn(&'r T) -> Option<Area>) -> Self {
        self.column("dsa_keyword", "The area's keyword in the DSA Transparency Database (`category_specification`).", |item| {
            area(item).and_then(Area::dsa_keyword)
        })
        .column(
            "dsa_category",
            "The statement category under which the DSA Transparency Database lists the keyword (`category`).",
            |item| area(item).and_then(Area::dsa_category).map(StatementCategory::as_str),
        )
    }
}

fn span_words(spans: &[Span]) -> impl Iterator<Item = String> {
    spans.iter().map(|span| format!("{}-{}", span.start(), span.end()))
}

struct PolicyRow<'d> {
    policy: &'d Policy,
    source: Option<&'d SourceId>,
    document_kind: Option<DocumentKind>,
    standing: Standing<'d>,
}

pub(super) fn policies(fields: &Fields) -> Table {
    let about = "One row per rule: what one document of one platform says on one topic. Its history is in `versions`.";
    Table::new(fields, "policies", about, |pass| {
        let of = |field| of(Kind::Policy, field);
        let within = |definition, field| within(Kind::Policy, definition, field);
        pass.rows(
            |data, record| {
                only!(Policy, record).map(|policy| PolicyRow {
                    policy,
                    source: if let Document::Source(id) = policy.document() { Some(id) } else { None },
                    document_kind: data.kind_and_edition(policy.document()).0,
                    standing: data.standing(policy, None),
                })
            },
            |row| {
                row.id(|p| p.policy.id().as_str())
                    .key("platforms", "platform", of("platform"), |p| p.policy.platform().as_str())
                    .column("title", of("title"), |p| p.policy.title())
                    .column("title_ar", "The title in Arabic.", |p| p.policy.title().in_language("ar"))
                    .column("topic_kind", "Whether the topic is an area of `content` or a `procedure`.", |p| match p.policy.topic() {
                        Topic::Content(_) => "content",
                        Topic::Procedure(_) => "procedure",
                    })
                    .column("topic", of("topic").then("Further areas are in `policy_areas`."), |p| match p.policy.topic() {
                        Topic::Content(area) => area.as_str(),
                        Topic::Procedure(procedure) => procedure.as_str(),
                    })
                    .dsa(|p| p.policy.topic().area())
                    .key("sources", "document", of("document").then("Empty where it is no source here."), |p| {
                        p.source.map(SourceId::as_str)
                    })
                    .column("document_kind", "In what kind of document the rule stands.", |p| p.document_kind.map(DocumentKind::as_str))
                    .key("policies", "part_of", of("part_of"), |p| p.policy.part_of().map(PolicyId::as_str))
                    .column("history_extent", within("History", "extent"), |p| p.policy.history().map(|history| history.extent().as_str()))
                    .column("history_begins", within("History", "begins"), |p| {
                        p.policy.history().and_then(History::begins).map(HistoryStart::as_str)
                    })
                    .column("versions", "How many versions are recorded.", |p| p.policy.versions().len())
                    .column("newest_version", "The key of the newest version, which need not stand today.", |p| {
                        p.policy.newest().map(Version::key)
                    })
                    .column("newest_stance", stances!("What the newest version says of the topic."), |p| {
                        p.policy.newest().and_then(Version::stance).map(Stance::as_str)
                    })
                    .date("first_seen", "The first day on which any version was seen. Not the day it took effect.", |p| {
                        p.policy.first_seen()
                    })
                    .date("last_seen", "The last day on which any version was seen.", |p| p.policy.last_seen())
                    .column("standing", standings!("What the records tell of it, as far as they reach."), |p| p.standing.as_str())
                    .date("standing_on", "The day that belongs to `standing`: when it was last seen, or by when it had ended.", |p| {
                        p.standing.on()
                    })
                    .column("ended_how", within("Ending", "how"), |p| p.policy.ended().map(|ended| ended.how().as_str()))
                    .key("policies", "ended_into", within("Ending", "into"), |p| {
                        p.policy.ended().and_then(Ending::into).map(PolicyId::as_str)
                    })
                    .date("ended_on", "When it ended, where there is evidence that it did.", |p| p.policy.ended().map(Ending::on))
                    .column("codebook", within("Coding", "codebook"), |p| p.policy.coding().codebook())
                    .list("first_edition", within("Coding", "first_edition"), |p| {
                        p.policy.coding().first_edition().iter().map(|field| field.as_str())
                    })
            },
        )
    })
}

struct AreaRow<'d> {
    policy: &'d Policy,
    /// The place of the area among those of the policy.
    at: usize,
    area: Area,
    clause: Clause<'d>,
    place: Option<usize>,
}

fn area_rows<'d>(data: &'d Dataset, record: Record<'d>) -> Vec<AreaRow<'d>> {
    let mut rows = Vec::new();
    let mut add = |area: Area, clause: Clause<'d>, place: Option<usize>| {
        let policy = clause.policy();
        rows.extend(policy.areas().position(|one| one == area).map(|at| AreaRow { policy, at, area, clause, place }));
    };
    match record {
        Record::Platform(platform) => {
            let rules = data.policies_below(platform.id().as_str());
            for area in Area::ALL.iter().copied().filter(|area| rules.iter().any(|policy| policy.concerns(*area))) {
                let says = data.stance(platform.id().as_str(), area, None);
                let standing = says.main().into_iter().chain(says.others());
                standing.enumerate().for_each(|(place, clause)| add(area, *clause, Some(place)));
                says.ended().iter().for_each(|clause| add(area, *clause, None));
            }
        }
        // Of a platform that is not here.
        Record::Policy(policy) if data.platform(policy.id().platform()).is_none() => {
            policy.areas().for_each(|area| add(area, data.clause(policy, None), None));
        }
        _ => {}
    }
    rows
}

pub(super) fn policy_areas(fields: &Fields) -> Table {
    let about = "One row per area of each rule, with what the platform says of that area as far as the records reach.";
    Table::new(fields, "policy_areas", about, |pass| {
        pass.rows(area_rows, |row| {
            row.column("id", "The area of the rule, as `policy/place`.", |a| format!("{}/{}", a.policy.id(), a.at))
                .policy(|a| a.policy)
                .key("platforms", "platform", "The platform.", |a| a.policy.platform().as_str())
                .column("area", "The area.", |a| a.area.as_str())
                .dsa(|a| Some(a.area))
                .column("named_as", "`topic`: the rule is about the area; `also`: it names the area besides.", |a| {
                    if a.policy.topic().area() == Some(a.area) { "topic" } else { "also" }
                })
                .column(
                    "place",
                    "Its place among the platform's rules on the area that stand, as far as the records reach: 0 is the main rule. For users \
                     before others, for the world before a region, of guidelines before terms before statements, on the area itself before \
                     naming it, the general rule before its details, own words before an assessment. Empty where no version stands.",
                    |a| a.place,
                )
                .key("versions", 
                    "version",
                    "The version that stands, as far as the records reach; of a platform that has closed the one seen last before.",
                    |a| a.clause.version().and_then(|version| key_of_version(a.policy, version)),
                )
                .column("stance", stances!("What that version says."), |a| a.clause.version().and_then(Version::stance).map(Stance::as_str))
                .column("standing", standings!("What the records tell of the rule."), |a| a.clause.standing().as_str())
                .date("last_seen", "The last day on which that version was seen.", |a| a.clause.last_seen())
        })
    })
}

pub(super) fn readers(fields: &Fields) -> Table {
    Table::new(fields, "readers", "One row per reader of a rule: who read it and recorded it.", |pass| {
        let of = |field| within(Kind::Policy, "Reader", field);
        pass.rows(
            |_, record| each!(Policy(policy), record, policy.coding().readers()),
            |row| {
                row.column("id", "The reader, as `policy/place`.", |(policy, place, _)| format!("{}/{place}", policy.id()))
                    .policy(|(policy, ..)| policy)
                    .column("kind", of("kind"), |(.., reader)| reader.kind().as_str())
                    .column("name", of("name"), |(.., reader)| reader.name())
                    .date("read", of("on"), |(.., reader)| reader.on())
            },
        )
    })
}

/// A version of a rule.
struct VersionRow<'d> {
    policy: &'d Policy,
    id: String,
    place: usize,
    version: &'d Version,
}

fn version_rows<'d>(_: &Dataset, record: Record<'d>) -> impl Iterator<Item = VersionRow<'d>> {
    each!(Policy(policy), record, policy.versions())
        .filter_map(|(policy, place, version)| Some(VersionRow { policy, id: version_key(policy, place)?, place, version }))
}

pub(super) fn versions(fields: &Fields) -> Table {
    let about = "One row per version of a rule: what it says, and when it was first and last seen.";
    Table::new(fields, "versions", about, |pass| {
        let of = |field| within(Kind::Policy, "Version", field);
        pass.rows(version_rows, |row| {
            row.column("id", "The version, as `policy/key`.", |v| v.id.as_str())
                .policy(|v| v.policy)
                .column("key", of("key"), |v| v.version.key())
                .column("place", "Its place among the versions of the rule, from 0, the oldest first.", |v| v.place)
                .column("newest", "Whether it is the newest version that is recorded. It need not stand today: see `last_seen`.", |v| {
                    v.place + 1 == v.policy.versions().len()
                })
                .column("stance", of("stance").then(STANCES), |v| v.version.stance().map(Stance::as_str))
                .column("rule", of("rule"), |v| v.version.rule())
                .column("rule_ar", "The rule in Arabic.", |v| v.version.rule().in_language("ar"))
                .column("change", of("change"), |v| v.version.change())
                .column("change_ar", "What differs from the version before, in Arabic.", |v| {
                    v.version.change().and_then(|change| change.in_language("ar"))
                })
                .column("basis", of("basis"), |v| v.version.basis().as_str())
                .column("said_by", of("said_by"), |v| v.version.said_by().map(ToString::to_string))
                .column("law", of("law"), |v| v.version.law().map(|law| law.to_string()))
                .list("applies_in", of("applies_in"), |v| v.version.applies_in().iter().map(Country::as_str))
                .list("not_in", of("not_in"), |v| v.version.not_in().iter().map(Country::as_str))
                .list("surfaces", of("surfaces"), |v| v.version.surfaces().iter().map(|surface| surface.as_str()))
                .list("norm", of("norm").then(PLACES), |v| span_words(v.version.norm()))
                .date("first_seen", "The first day on which it was seen. Not the day it took effect.", |v| v.version.first_seen())
                .date("last_seen", "The last day on which it was seen.", |v| v.version.last_seen())
                .column("sightings", "How many runs of captures and reports saw it.", |v| v.version.seen().len())
                .list("in_force", of("in_force").then("In EDTF; each is a claim."), |v| {
                    v.version.in_force().claims().iter().map(|claim| claim.value().to_string())
                })
                .list("logged", of("logged").then("In EDTF."), |v| v.version.logged().iter().map(|logged| logged.on().to_string()))
        })
    })
}

/// A sighting, with the archive that keeps its captures.
struct SightingRow<'d> {
    data: &'d Dataset,
    policy: &'d Policy,
    version: String,
    place: usize,
    seen: &'d Sighting,
    run: Option<&'d Captured>,
    archive: Option<(&'d Source, usize, &'d Archive)>,
}

impl<'d> SightingRow<'d> {
    fn first(&self) -> Option<&'d Point> {
        self.run.map(Captured::first)
    }

    fn last(&self) -> Option<&'d Point> {
        self.run.map(Captured::newest)
    }

    fn url(&self, point: &Point) -> Option<String> {
        self.archive.and_then(|(.., archive)| address(archive, Some(point.version()), point.lines()))
    }
}

/// The archive of a source that a run of captures names.
fn archive_of<'d>(data: &'d Dataset, source: &SourceId, name: Option<&str>) -> Option<(&'d Source, usize, &'d Archive)> {
    let source = data.source(source)?;
    kept(source, name).map(|(place, kept)| (source, place, kept.archive()))
}

fn sighting_rows<'d>(data: &'d Dataset, record: Record<'d>) -> impl Iterator<Item = SightingRow<'d>> {
    version_rows(data, record).flat_map(move |VersionRow { policy, id, version, .. }| {
        version.seen().iter().enumerate().map(move |(place, seen)| {
            let run = if let Sighting::Captured(run) = seen { Some(run) } else { None };
            let archive = run.and_then(|run| archive_of(data, run.source(), run.kept()));
            SightingRow { data, policy, version: id.clone(), place, seen, run, archive }
        })
    })
}

/// The columns of the first or of the last capture.
macro_rules! capture {
    ($row:expr, $which:literal, $point:expr) => {{
        let of = |about| About::from(about).after(concat!("Of the ", $which, " capture:"));
        $row.column(concat!($which, "_commit"), of("the commit of the archive."), |s| $point(s).map(Point::version))
            .list(concat!($which, "_spans"), of(SECTIONS), |s| span_words($point(s).map_or(&[], Point::sections)))
            .column(concat!($which, "_line_start"), of("the first line of the section, from 1."), |s| {
                $point(s).and_then(Point::lines).map(Lines::first)
            })
            .column(concat!($which, "_line_end"), of("the last line of the section."), |s| {
                $point(s).and_then(Point::lines).map(Lines::last)
            })
            .column(concat!($which, "_url"), of("the file in the public repository at that commit, and the lines."), |s| {
                $point(s).and_then(|point| s.url(point))
            })
    }};
}

const SECTIONS: &str = "the section, in one or more spans of the text as the archive keeps it; they are joined by line ends. As `start-end`, \
                        in Unicode code points from 0.";

pub(super) fn sightings(fields: &Fields) -> Table {
    let about = "One row per sighting of a version: a run of consecutive captures whose section has one text, or a report. Not the days it took effect or ended.";
    Table::new(fields, "sightings", about, |pass| {
        let of = |field| within(Kind::Policy, "Captured", field);
        pass.rows(sighting_rows, |row| {
            let row = row
                .column("id", "The sighting, as `policy/key/place`.", |s| format!("{}/{}", s.version, s.place))
                .policy(|s| s.policy)
                .version(|s| s.version.as_str())
                .column("place", "Its place among the sightings of the version, from 0.", |s| s.place)
                .column(
                    "kind",
                    "`captured`: captures of the document in a row; `reported`: the press, an undated page, a document without archive.",
                    |s| match s.seen {
                        Sighting::Captured(_) => "captured",
                        Sighting::Reported(_) => "reported",
                    },
                )
                .key("sources", "source", "The document, or the first source of the report.", |s| s.seen.source().map(SourceId::as_str))
                .key("archives", "archive", "The archive that keeps the captures.", |s| {
                    s.archive.map(|(source, place, _)| archive_key(source, place))
                })
                .date("first_seen", "The day of the first capture, or of the report.", |s| s.seen.days().0);
            let row = capture!(row, "first", SightingRow::first)
                .date("last_seen", "The day of the last capture, or of the report.", |s| s.seen.days().1);
            capture!(row, "last", SightingRow::last)
                .column("captures", "How many captures, the first and the last included; empty for a report.", |s| {
                    s.run.map(|run| run.captures().unwrap_or(1))
                })
                .column("text_sha256", of("text"), |s| s.run.map(|run| run.text().to_string()))
                .column("reworded", of("reworded"), |s| s.run.and_then(Captured::reworded))
                .column("doubt", of("doubt"), |s| s.run.and_then(Captured::doubt))
                .column("citation", "How the last capture is cited: the document and the day, then the archive and the commit.", |s| {
                    s.run.map(|run| cited(s.data, run, run.newest()))
                })
        })
    })
}

/// A part of a version.
struct PartRow<'d> {
    policy: &'d Policy,
    version: String,
    part: Stated<'d>,
}

impl PartRow<'_> {
    fn key(&self) -> String {
        part_key(&self.version, self.part.part.as_str(), self.part.place)
    }
}

fn part_rows<'d>(data: &Dataset, record: Record<'d>) -> impl Iterator<Item = PartRow<'d>> {
    version_rows(data, record).flat_map(|VersionRow { policy, id, version, .. }| {
        let parts = version.parts().map(Parts::each).unwrap_or_default();
        parts.into_iter().map(move |part| PartRow { policy, version: id.clone(), part })
    })
}

pub(super) fn parts(fields: &Fields) -> Table {
    let about = "One row per part of a version of a rule, such as a sanction or an exception. Its typed facts are in `part_facts`.";
    Table::new(fields, "parts", about, |pass| {
        let of = |field| within(Kind::Policy, "Statement", field);
        pass.rows(part_rows, |row| {
            row.column("id", "The part, as `policy/key/kind/place`.", PartRow::key)
                .policy(|p| p.policy)
                .version(|p| p.version.as_str())
                .column("kind", "Which part: definition, exceptions, sanctions, notice, appeal …", |p| p.part.part.as_str())
                .column("place", "Its place among the version's parts of this kind, from 0.", |p| p.part.place)
                .column(
                    "says",
                    "`states`: the rule states it; `denies`: it says that there is none; `not_stated`: the document was read and does not state it.",
                    |p| p.part.says.as_str(),
                )
                .column("modality", of("modality"), |p| p.part.modality.map(Modality::as_str))
                .list("applies_in", of("applies_in"), |p| p.part.applies_in.iter().map(Country::as_str))
                .column("detail", of("detail"), |p| p.part.detail)
                .list("at", of("at").then(PLACES), |p| span_words(p.part.at))
        })
    })
}

/// A typed fact of a part.
struct FactRow<'d> {
    policy: &'d Policy,
    version: String,
    part: Stated<'d>,
    part_key: String,
    fact: String,
    place: usize,
    value: String,
    number: Option<u32>,
}

/// The fields that every part has; all others are its typed facts.
const COMMON: [&str; 6] = ["says", "modality", "applies_in", "detail", "at", "evidence"];

fn fact_rows<'d>(data: &Dataset, record: Record<'d>) -> Vec<FactRow<'d>> {
    let mut rows = Vec::new();
    for VersionRow { policy, id, version, .. } in version_rows(data, record) {
        let Some(parts) = version.parts() else { continue };
        // By their names as the records have them, so that a new fact needs no line here.
        let json = serde_json::to_value(parts).unwrap_or_default();
        let typed = json.as_object().into_iter().flat_map(|kinds| kinds.values()).filter_map(Value::as_array).flatten();
        for (part, typed) in parts.each().into_iter().zip(typed) {
            let part_key = part_key(&id, part.part.as_str(), part.place);
            for (fact, value) in typed.as_object().into_iter().flatten().filter(|(name, _)| !COMMON.contains(&&***name)) {
                let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                rows.extend(values.iter().enumerate().map(|(place, value)| FactRow {
                    policy,
                    version: id.clone(),
                    part,
                    part_key: part_key.clone(),
                    fact: fact.clone(),
                    place,
                    value: value.as_str().map_or_else(|| value.to_string(), str::to_owned),
                    number: value.as_u64().and_then(|number| u32::try_from(number).ok()),
                }));
            }
        }
    }
    rows
}

pub(super) fn part_facts(fields: &Fields) -> Table {
    let about = "One row per typed fact of a part of a rule: a word, number or duration, with the kind of part and what the rule says of it, so that facts can be grouped without a join.";
    Table::new(fields, "part_facts", about, |pass| {
        pass.rows(fact_rows, |row| {
            row.column("id", "The fact, as `policy/key/kind/place/fact/place`.", |f| format!("{}/{}/{}", f.part_key, f.fact, f.place))
                .key("parts", "part", "The part.", |f| f.part_key.as_str())
                .policy(|f| f.policy)
                .version(|f| f.version.as_str())
                .column("kind", "Which part, as in `parts`.", |f| f.part.part.as_str())
                .column("says", "What the rule says of the part, as in `parts`.", |f| f.part.says.as_str())
                .column(
                    "fact",
                    "The fact, by the name of its field: measure, trigger, traits, kinds, by, material, of, deadline …",
                    |f| f.fact.as_str(),
                )
                .column("value", "The word, number or ISO 8601 duration.", |f| f.value.as_str())
                .column("number", "The value where it is a number.", |f| f.number)
                .column("dsa_decision", "Of a measure: its decision type in the DSA Transparency Database.", |f| {
                    let measure = if f.fact == "measure" { f.value.parse::<Measure>().ok() } else { None };
                    measure.and_then(Measure::dsa_decision)
                })
        })
    })
}

/// Captures that do not hold a rule, with the archive that keeps them.
struct AbsenceRow<'d> {
    policy: &'d Policy,
    place: usize,
    absence: &'d Absence,
    archive: Option<(&'d Source, usize, &'d Archive)>,
}

fn absence_rows<'d>(data: &'d Dataset, record: Record<'d>) -> impl Iterator<Item = AbsenceRow<'d>> {
    each!(Policy(policy), record, policy.absent()).map(|(policy, place, absence)| AbsenceRow {
        policy,
        place,
        absence,
        archive: archive_of(data, absence.source(), absence.kept()),
    })
}

pub(super) fn absences(fields: &Fields) -> Table {
    Table::new(fields, "absences", "One row per run of consecutive captures of a document that do not hold the rule.", |pass| {
        let of = |field| within(Kind::Policy, "Absence", field);
        pass.rows(absence_rows, |row| {
            row.column("id", "The run of captures, as `policy/place`.", |a| format!("{}/{}", a.policy.id(), a.place))
                .policy(|a| a.policy)
                .key("sources", "source", of("source"), |a| a.absence.source().as_str())
                .key("archives", "archive", "The archive that keeps the captures.", |a| {
                    a.archive.map(|(source, place, _)| archive_key(source, place))
                })
                .date("first_absent", of("first"), |a| a.absence.first())
                .column("first_commit", of("version"), |a| a.absence.version())
                .column("first_url", "The file in the public repository at that commit.", |a| {
                    a.archive.and_then(|(.., archive)| address(archive, Some(a.absence.version()), None))
                })
                .date("last_absent", "The day of the last capture, which may be the first.", |a| {
                    a.absence.last().unwrap_or(a.absence.first())
                })
                .column("captures", "How many captures.", |a| a.absence.captures().unwrap_or(1))
                .column("note", of("note"), |a| a.absence.note())
        })
    })
}

fn searches<'d>(_: &Dataset, record: Record<'d>) -> impl Iterator<Item = (Record<'d>, usize, &'d Search)> {
    let searches: Vec<&Search> = match record {
        Record::Policy(policy) => policy.searched().iter().collect(),
        Record::Response(response) => response.searched().into_iter().collect(),
        _ => Vec::new(),
    };
    searches.into_iter().enumerate().map(move |(place, search)| (record, place, search))
}

pub(super) fn searched(fields: &Fields) -> Table {
    let about = "One row per search that found nothing. It makes the silence of a rule or a response a finding.";
    Table::new(fields, "searched", about, |pass| {
        let of = |field| within(Kind::Policy, "Search", field);
        pass.rows(searches, |row| {
            row.column("id", "The search, as `kind:id/place`.", |(record, place, _)| format!("{}/{place}", key(*record)))
                .record(|(record, ..)| key(*record))
                .column("by", of("by"), |(.., search)| search.by().to_string())
                .column("places", of("places"), |(.., search)| search.places())
                .list("documents", of("documents"), |(.., search)| search.documents().iter().map(SourceId::as_str))
                .list("stems", of("stems"), |(.., search)| search.stems().iter().map(|stem| &**stem))
                .date("until", of("until"), |(.., search)| search.until())
        })
    })
}
