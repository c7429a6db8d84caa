//! Exports contain the records in every format and are deterministic.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use moderation_record::export::{ExportOptions, Format, export};
use moderation_record::{Dataset, dataset, load};
use tempfile::TempDir;

/// Exports of the dataset in a temporary folder, which the first value keeps alive.
fn exported(data: &Dataset, formats: &[Format], partition_by: Option<&str>) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let mut options = ExportOptions::default();
    options.formats = formats.into();
    options.partition_by = partition_by.map(Into::into);
    export(data, &out, &options).unwrap();
    (folder, out)
}

/// All files below a folder, by relative path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The cells of a table in the CSV, without the formula guard.
#[cfg(any(feature = "parquet", feature = "sqlite"))]
fn cells(out: &Path, table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(out.join(format!("csv/{table}.csv"))).unwrap();
    let undone = |cell: &str| moderation_record::export::undo_formula_guard(cell).to_owned();
    reader.records().map(|row| row.unwrap().iter().map(undone).collect()).collect()
}

const HOSTILE: &[&str] =
    &["'; DROP TABLE records; -- \"quoted\" `x`", "=1+1", "'=1+1", "-2", "a,b|c\\d", "e\u{301} 👩‍👩‍👧 النص العربي", "%2F/../..", "null", "[1]"];

/// The dataset with hostile texts.
fn hostile() -> Dataset {
    let mut json = Vec::new();
    moderation_record::export::json(dataset(), &mut json).unwrap();
    let mut document: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let long = "x".repeat(10_000);
    let texts = HOSTILE.iter().copied().chain([&*long]);
    for (record, text) in document["events"].as_array_mut().unwrap().iter_mut().zip(texts) {
        record["title"] = serde_json::json!({ "en": text });
        record["summary"] = serde_json::json!({ "en": format!("{text} {text}") });
    }
    for (record, text) in document["policies"].as_array_mut().unwrap().iter_mut().zip(HOSTILE) {
        record["title"] = serde_json::json!({ "en": text });
        record["versions"][0]["key"] = (*text).into();
        record["versions"][0]["rule"] = serde_json::json!({ "en": text, "local": [{ "lang": "ar", "text": text }] });
    }
    load::json(&document.to_string()).unwrap()
}

#[test]
fn exports_are_deterministic() {
    let (_keep, once) = exported(dataset(), Format::ALL, None);
    let (_keep, twice) = exported(dataset(), Format::ALL, None);
    let (once, twice) = (files(&once), files(&twice));
    assert_eq!(once.keys().collect::<Vec<_>>(), twice.keys().collect::<Vec<_>>());
    for (name, bytes) in &once {
        assert!(bytes == &twice[name], "{name} differs");
    }
}

/// A small JSON dataset for modification.
fn small() -> serde_json::Value {
    serde_json::json!({
        "schema_version": moderation_record::SCHEMA_VERSION,
        "platforms": [{"id": "p", "name": {"en": "P"}, "kind": "forum"}],
        "organizations": [], "policies": [], "actions": [], "responses": [],
        "events": [{"id": "e", "title": {"en": "E"}, "kind": "attack", "summary": {"en": "S."}, "evidence": [{"source": "s"}]}],
        "sources": [{"id": "s", "kind": "news_article", "publisher": "P", "language": "en"}],
    })
}

#[test]
fn formula_guard_is_reversible() {
    let marks = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"];
    let blanks = ["", " ", "\t", "\r", "\n", "\u{a0}", "\u{3000}", "\u{feff}", "\u{200b}", " \t\r\n ", "\u{1}"];
    let mut texts: Vec<String> = marks.iter().flat_map(|mark| blanks.iter().map(move |blank| format!("{blank}{mark}1+1"))).collect();
    texts.extend(["\tx", "\rx", "\nx", "'=1", "''", "'x"].map(str::to_owned));
    let plain = ["x", " x", "a=b", "1-2", "’x", "(=1)"];
    let mut document = small();
    let event = document["events"][0].clone();
    let every = || texts.iter().map(String::as_str).chain(plain);
    let events: Vec<_> = every()
        .enumerate()
        .map(|(i, text)| {
            let mut event = event.clone();
            event["id"] = format!("e{i:03}").into();
            event["title"]["en"] = text.into();
            event
        })
        .collect();
    document["events"] = events.into();
    let (_keep, out) = exported(&load::json(&document.to_string()).unwrap(), &[Format::Csv], None);
    let mut reader = csv::Reader::from_path(out.join("csv/events.csv")).unwrap();
    let titles: Vec<String> = reader.records().map(|row| row.unwrap()[1].to_owned()).collect();
    for (title, text) in titles.iter().zip(every()) {
        assert_eq!(title.starts_with('\''), !plain.contains(&text), "{text:?}");
        assert_eq!(moderation_record::export::undo_formula_guard(title), text);
    }
    assert_eq!(titles.len(), every().count());
}

/// A rule with every field.
fn history() -> Dataset {
    load::json(include_str!("../corpus/history.json")).unwrap()
}

/// The tables of a rule, one line for each cell; empty cells are omitted.
#[test]
fn tables_of_a_rule_with_history() {
    let (_keep, out) = exported(&history(), &[Format::Csv], None);
    let mut told = String::new();
    let tables = [
        "policies",
        "policy_areas",
        "versions",
        "sightings",
        "absences",
        "parts",
        "part_facts",
        "searched",
        "readers",
        "archives",
        "citations",
        "claims",
        "record_references",
    ];
    for table in tables {
        let mut reader = csv::Reader::from_path(out.join(format!("csv/{table}.csv"))).unwrap();
        let header = reader.headers().unwrap().clone();
        for row in reader.records().map(Result::unwrap) {
            let cells = header
                .iter()
                .zip(&row)
                .skip(1)
                .filter(|(name, cell)| !cell.is_empty() && !name.ends_with("_earliest") && !name.ends_with("_latest"));
            told += &format!("{table} {}\n", &row[0]);
            for (name, cell) in cells {
                told += &format!("    {name}: {cell}\n");
            }
        }
    }
    insta::assert_snapshot!(told);
}

/// With this many claims, comparing every pair would take too long.
#[test]
fn many_claims_take_linear_time() {
    use serde_json::{Value, json};
    const MANY: usize = 20_000;
    let day = |i: usize| format!("{:04}-{:02}-{:02}", 1000 + i / 336, 1 + (i / 28) % 12, 1 + i % 28);
    let claims = |value: &dyn Fn(usize) -> Value, during: bool| -> Value {
        let claim = |i| {
            let mut claim = json!({"value": value(i), "evidence": [{"source": "s"}]});
            if during {
                claim["during"] = day(i).into();
            }
            claim
        };
        (0..MANY).map(claim).collect()
    };
    let figures = |reported: Value| json!([{"of": "channel", "reported": reported}]);
    let mut document = small();
    document["actions"] = json!([{
        "id": "a", "title": {"en": "A"}, "areas": ["hate_speech"], "measures": ["content_removed"], "summary": {"en": "S."},
        "evidence": [{"source": "s"}], "trigger": [{"event": "e"}],
        "when": claims(&|i| day(i).into(), false),
        "figures": figures(claims(&|i| json!({"at_least": i}), false)),
    }]);
    document["responses"] = json!([{
        "id": "r", "title": {"en": "R"}, "kind": "statement", "summary": {"en": "S."}, "evidence": [{"source": "s"}], "to": [{"action": "a"}],
        "when": claims(&|i| json!(format!("[{}..{}]", day(i), day(2 * MANY - i))), false),
        "figures": figures(claims(&|i| json!({"exactly": i}), true)),
    }]);
    document["events"][0]["when"] = claims(&|i| json!(format!("{:04}", 1 + i % 3000)), false);
    document["events"][0]["figures"] = figures(claims(&|_| json!({"exactly": 7}), true));
    document["platforms"][0]["operators"] = claims(&|i| json!({"person": {"name": format!("P{i}"), "role": "founder"}}), true);
    document["platforms"][0]["former_names"] = claims(&|i| json!({"en": format!("N{i}")}), false);
    let data = load::json(&document.to_string()).unwrap();
    let (_keep, out) = exported(&data, &[Format::Csv, Format::Json], None);
    let mut reader = csv::Reader::from_path(out.join("csv/claims.csv")).unwrap();
    let place = reader.headers().unwrap().iter().position(|name| name == "disputed").unwrap();
    let mut disputed: BTreeMap<String, usize> = BTreeMap::new();
    for row in reader.records().map(Result::unwrap) {
        *disputed.entry(format!("{} {}", &row[1], &row[2])).or_default() += usize::from(&row[place] == "true");
    }
    let wanted = [
        ("action:a figures/0/reported", 0),
        ("action:a when", MANY),
        ("event:e figures/0/reported", 0),
        ("event:e when", MANY),
        ("platform:p former_names", 0),
        ("platform:p operators", 0),
        ("response:r figures/0/reported", 0),
        ("response:r when", 0),
    ];
    assert_eq!(disputed, wanted.map(|(question, count)| (question.to_owned(), count)).into());
    // Reading the claims again does not compare every pair either.
    assert_eq!((data.disputes().len(), data.latencies().len()), (2, 2));
    assert_eq!(data.timeline(moderation_record::compare::TimelineFilter::default()).len(), 3);
}

#[test]
fn years_0001_and_9999() {
    let mut document = small();
    let dates = ["0001~", "0001-01-01", "001X", "9999", "9999-12-31T23:59:59Z", "9999-23~", "../0001", "0001/9999", "99XX"];
    let claims: Vec<_> = dates.iter().map(|date| serde_json::json!({"value": date, "evidence": [{"source": "s"}]})).collect();
    document["events"][0]["when"] = claims.into();
    let (_keep, out) = exported(&load::json(&document.to_string()).unwrap(), &[Format::Csv], None);
    let text = fs::read_to_string(out.join("csv/claims.csv")).unwrap();
    for moment in text.split(',').filter(|cell| cell.ends_with('Z') && cell.contains('T')) {
        assert!(moment.len() == 20 && ("0001-01-01T00:00:00Z"..="9999-12-31T23:59:59Z").contains(&moment), "{moment}");
    }
    for date in ["0000", "0000-12-31", "000X", "00XX", "9999-24", "10000"] {
        document["events"][0]["when"][0]["value"] = date.into();
        assert!(load::json(&document.to_string()).is_err(), "{date}");
    }
}

#[cfg(feature = "parquet")]
mod parquet {
    use ::parquet::basic::{Compression, LogicalType, TimeUnit};
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;
    use ::parquet::schema::types::Type;
    use moderation_record::When;
    use moderation_record::export::{CellKind, tables};

    use super::*;

    fn open(path: &Path) -> SerializedFileReader<fs::File> {
        SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap()
    }

    /// A cell as in the CSV, with times in seconds since 1970.
    fn word(field: &Field) -> String {
        match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Long(number) => number.to_string(),
            Field::Bool(answer) => answer.to_string(),
            Field::TimestampMillis(moment) => (moment / 1000).to_string(),
            Field::Decimal(number) => {
                assert_eq!((number.precision(), number.scale()), (20, 3));
                let thousandths = number.data().iter().fold(0u128, |sum, byte| sum << 8 | u128::from(*byte));
                let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Field::ListInternal(list) => list.elements().iter().map(word).collect::<Vec<_>>().join("|"),
            other => panic!("{other:?}"),
        }
    }

    fn rows(reader: &SerializedFileReader<fs::File>) -> Vec<Vec<String>> {
        let rows = reader.get_row_iter(None).unwrap();
        rows.map(|row| row.unwrap().get_column_iter().map(|(_, field)| word(field)).collect()).collect()
    }

    #[test]
    fn cells_equal_the_csv() {
        for data in [dataset(), &hostile(), &history()] {
            let (_keep, out) = exported(data, &[Format::Csv, Format::Parquet], None);
            for table in tables() {
                let reader = open(&out.join(format!("parquet/{}.parquet", table.name)));
                let mut wanted = cells(&out, table.name);
                for cell in wanted.iter_mut().flat_map(|row| row.iter_mut().zip(&table.columns)) {
                    if let (moment, CellKind::Timestamp) = (cell.0, cell.1.kind)
                        && !moment.is_empty()
                    {
                        *moment = When::parse(moment).unwrap().earliest().unwrap().seconds().to_string();
                    }
                }
                assert!(rows(&reader) == wanted, "{}", table.name);
            }
        }
    }

    #[test]
    fn columns_have_types_and_are_explained() {
        let (_keep, out) = exported(dataset(), &[Format::Parquet], None);
        for table in tables() {
            let reader = open(&out.join(format!("parquet/{}.parquet", table.name)));
            let file = reader.metadata().file_metadata();
            let fields = file.schema().get_fields();
            assert_eq!(fields.len(), table.columns.len());
            for (field, column) in fields.iter().zip(&table.columns) {
                assert_eq!((field.name(), field.is_optional()), (&*column.name, column.nullable));
                let logical = field.get_basic_info().logical_type_ref().cloned();
                let wanted = match column.kind {
                    CellKind::Text => Some(LogicalType::String),
                    CellKind::Decimal => Some(LogicalType::decimal(3, 20)),
                    CellKind::Timestamp => Some(LogicalType::timestamp(true, TimeUnit::MILLIS)),
                    CellKind::List => Some(LogicalType::List),
                    _ => None,
                };
                assert_eq!(logical, wanted, "{}.{}", table.name, column.name);
                if let Type::GroupType { fields, .. } = &**field {
                    assert_eq!((fields[0].name(), fields[0].get_fields()[0].name()), ("list", "element"));
                }
                let notes = file.key_value_metadata().unwrap();
                let key = format!("description.{}", column.name);
                assert!(notes.iter().any(|note| note.key == key && note.value.as_deref() == Some(&*column.about)), "{key}");
            }
            assert_eq!(file.created_by(), Some(concat!("moderation-record version ", env!("CARGO_PKG_VERSION"))));
            for group in reader.metadata().row_groups() {
                assert!(group.columns().iter().all(|column| matches!(column.compression(), Compression::ZSTD(_))));
            }
        }
    }

    #[test]
    fn partitioning_by_a_column() {
        let (_keep, out) = exported(dataset(), &[Format::Csv, Format::Parquet], Some("country"));
        let whole = cells(&out, "platforms");
        let folders: Vec<String> = files(&out.join("parquet/platforms")).into_keys().collect();
        assert!(folders.contains(&"country=__HIVE_DEFAULT_PARTITION__/part-0.parquet".to_owned()));
        assert!(folders.contains(&"country=RU/part-0.parquet".to_owned()));
        let mut parts = Vec::new();
        for folder in &folders {
            let value = folder["country=".len()..].split('/').next().unwrap().replace("__HIVE_DEFAULT_PARTITION__", "");
            for mut row in rows(&open(&out.join("parquet/platforms").join(folder))) {
                row.insert(4, value.clone());
                parts.push(row);
            }
        }
        parts.sort();
        assert_eq!(parts, whole, "only the column is omitted inside");
        assert!(out.join("parquet/policies.parquet").is_file());

        let (_keep, again) = exported(dataset(), &[Format::Csv, Format::Parquet], Some("country"));
        assert!(files(&out) == files(&again));
    }

    #[test]
    fn invalid_partition_columns() {
        let folder = TempDir::new().unwrap();
        let refused = |column: &str| {
            let mut options = ExportOptions::default();
            options.formats = vec![Format::Parquet];
            options.partition_by = Some(column.into());
            let error = export(dataset(), &folder.path().join("out"), &options).unwrap_err().to_string();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
            error
        };
        assert!(refused("platfrom").contains("no table has a column `platfrom`; did you mean `platform`?"));
        assert!(refused("surfaces").contains("`surfaces` holds lists"));
        assert!(refused("summary").contains("too long for the name of a folder"));
    }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use std::collections::BTreeSet;

    use moderation_record::compare::{Coverage, TimelineFilter};
    use moderation_record::export::{CellKind, tables};
    use moderation_record::{Area, Kind, ResponseKind};
    use rusqlite::types::Value;
    use rusqlite::{Connection, Params};

    use super::*;

    fn opened(data: &Dataset) -> (TempDir, PathBuf, Connection) {
        let (keep, out) = exported(data, &[Format::Csv, Format::Sqlite], None);
        let database = Connection::open(out.join("dataset.sqlite")).unwrap();
        (keep, out, database)
    }

    fn ask(database: &Connection, sql: &str, params: impl Params) -> Vec<Vec<Value>> {
        let mut statement = database.prepare(sql).unwrap();
        let width = statement.column_count();
        let rows = statement.query_map(params, |row| (0..width).map(|place| row.get(place)).collect()).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    fn number(database: &Connection, sql: &str) -> i64 {
        database.query_row(sql, (), |row| row.get(0)).unwrap()
    }

    fn words(database: &Connection, sql: &str, params: impl Params) -> Vec<String> {
        let text = |row: &rusqlite::Row<'_>| row.get::<_, Option<String>>(0).map(Option::unwrap_or_default);
        database.prepare(sql).unwrap().query_map(params, text).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// The results of a full-text search.
    fn found(database: &Connection, query: &str) -> Vec<String> {
        words(database, "SELECT record FROM texts WHERE number IN (SELECT rowid FROM search WHERE search MATCH ?)", [query])
    }

    #[test]
    fn cells_equal_the_csv() {
        for data in [dataset(), &hostile(), &history()] {
            let (_keep, out, database) = opened(data);
            for table in tables() {
                let rows = ask(&database, &format!("SELECT * FROM \"{}\" ORDER BY rowid", table.name), ());
                let rows: Vec<Vec<String>> = rows
                    .iter()
                    .map(|row| {
                        let cells = row.iter().zip(&table.columns);
                        cells
                            .map(|(cell, column)| match (cell, column.kind) {
                                (Value::Null, _) => String::new(),
                                (Value::Integer(answer), CellKind::Boolean) => (*answer == 1).to_string(),
                                (Value::Integer(number), CellKind::Integer | CellKind::Decimal) => number.to_string(),
                                (Value::Real(number), CellKind::Decimal) => number.to_string(),
                                (Value::Text(list), CellKind::List) => serde_json::from_str::<Vec<String>>(list).unwrap().join("|"),
                                (Value::Text(text), CellKind::Text | CellKind::Timestamp) => text.clone(),
                                other => panic!("{other:?}"),
                            })
                            .collect()
                    })
                    .collect();
                assert!(rows == cells(&out, table.name), "{}", table.name);
            }
        }
    }

    #[test]
    fn database_integrity() {
        for data in [dataset(), &hostile(), &history()] {
            let (_keep, _, database) = opened(data);
            assert_eq!(words(&database, "PRAGMA integrity_check", ()), ["ok"]);
            assert_eq!(ask(&database, "PRAGMA foreign_key_check", ()), Vec::<Vec<Value>>::new());
            assert_eq!(number(&database, "PRAGMA user_version"), 2000);
            assert_eq!(number(&database, "PRAGMA application_id"), i64::from(i32::from_be_bytes(*b"MoRe")));
            for table in tables() {
                let keys = number(&database, &format!("SELECT count(*) FROM pragma_foreign_key_list('{}')", table.name));
                let wanted = table.columns.iter().filter(|column| column.refers_to.is_some()).count();
                assert_eq!(usize::try_from(keys).unwrap(), wanted, "{}", table.name);
            }
            // The index agrees with the texts, also after VACUUM.
            let sound = || database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", ()).unwrap();
            sound();
            database.execute_batch("VACUUM").unwrap();
            sound();
            assert_eq!(number(&database, "SELECT count(*) FROM records r JOIN texts t ON t.number = r.rowid AND t.record <> r.record"), 0);
        }
    }

    #[test]
    fn words_are_found_in_english_and_arabic() {
        let (_keep, _, database) = opened(dataset());
        let day = "action:europol_referral_action_day_2019".to_owned();
        assert!(found(&database, "telegram europol").contains(&day));
        assert!(found(&database, "تيليغرام").len() > 20);
        // With and without hamza and article, as users type.
        let typed: Vec<usize> = ["الإرهاب", "الارهاب", "إرهاب", "ارهاب"].map(|word| found(&database, word).len()).into();
        assert!(typed[0] > 0 && typed.is_sorted(), "{typed:?}");
        // Vowel signs do not split a word.
        let signs = words(&database, "SELECT text FROM translations WHERE language = 'ar' AND text LIKE '%يعلّق%'", ());
        assert!(!signs.is_empty() && found(&database, "يعلق").len() >= signs.len());
        assert!(found(&database, "zürich").len() == found(&database, "zurich").len());
        let (_keep, _, database) = opened(&hostile());
        assert_eq!(found(&database, &"x".repeat(10_000)).len(), 1);
        assert_eq!(found(&database, "\"e النص العربي\"").len(), 2);
    }

    #[test]
    fn views_agree_with_the_library() {
        let (data, (_keep, _, database)) = (dataset(), opened(dataset()));
        // Silent, no information, not researched, and a stated stance.
        let coverage = ask(&database, "SELECT platform, area, coverage, policies FROM coverage", ());
        let mut cells = 0;
        for row in data.coverage() {
            for (area, cell) in row.areas() {
                let (word, policies) = match cell {
                    Coverage::Recorded(n) => ("recorded", i64::try_from(*n).unwrap()),
                    Coverage::Silent => ("silent", 0),
                    Coverage::NoInformation => ("no_information", 0),
                    Coverage::NotResearched => ("not_researched", 0),
                };
                let text = |text: &str| Value::Text(text.into());
                let row = vec![text(row.platform().id().as_str()), text(area.as_str()), text(word), Value::Integer(policies)];
                assert!(coverage.contains(&row), "{row:?}");
                cells += 1;
            }
        }
        assert_eq!(coverage.len(), cells);
        // A silent version counts even if a later version has a stance; each search is a row.
        let silences = words(&database, "SELECT DISTINCT silence || ' ' || coalesce(version, record) FROM silences", ());
        let versions = data.policies().iter().flat_map(|policy| policy.versions().iter().map(move |version| (policy, version)));
        let quiet = versions.filter_map(|(policy, version)| {
            let word = match version.stance() {
                Some(stance) => stance.needs_search().then_some(stance.as_str()),
                None => (!policy.searched().is_empty()).then_some("not_found"),
            };
            Some(format!("{} {}/{}", word?, policy.id(), version.key()))
        });
        let responses = data.responses().iter().filter(|response| response.kind() == ResponseKind::Silence);
        let responses = responses.map(|response| format!("silence response:{}", response.id()));
        let wanted: BTreeSet<String> = quiet.chain(responses).collect();
        assert_eq!(silences.iter().cloned().collect::<BTreeSet<_>>(), wanted);
        assert!(["silent ", "not_found ", "silence "].iter().all(|kind| silences.iter().any(|row| row.starts_with(kind))));

        let disputes: Vec<usize> = data.disputes().iter().map(|dispute| dispute.claims().len()).collect();
        let rows = ask(&database, "SELECT count(*) FROM disputes GROUP BY record, question", ());
        assert_eq!(rows.len(), disputes.len());
        assert_eq!(number(&database, "SELECT count(*) FROM disputes"), i64::try_from(disputes.iter().sum::<usize>()).unwrap());
        assert!(rows.iter().all(|row| matches!(row[0], Value::Integer(2..))), "each dispute has several claims");
        let launched = words(&database, "SELECT value FROM disputes WHERE record = 'platform:tamtam' AND question = 'launched'", ());
        assert!(launched.contains(&"2016".into()) && launched.contains(&"2017".into()));

        let timeline = data.timeline(TimelineFilter::default());
        let dates: usize = timeline.iter().map(|entry| entry.dates().len().max(1)).sum();
        assert_eq!(number(&database, "SELECT count(*) FROM timeline"), i64::try_from(dates).unwrap());
        let earliest = words(&database, "SELECT coalesce(earliest, latest, '9') FROM timeline", ());
        assert!(earliest.is_sorted());

        // The main rule of each platform on each area, and the number of other rules.
        let mut main = Vec::new();
        for platform in data.platforms() {
            for area in Area::ALL.iter().copied() {
                let says = data.stance(platform.id().as_str(), area, None);
                let Some(clause) = says.main() else { continue };
                let (policy, version) = (clause.policy(), clause.version().unwrap());
                let stance = version.stance().map_or(String::new(), |stance| stance.to_string());
                let seen = clause.last_seen().map_or(String::new(), |on| on.to_string());
                main.push(format!("{} {area} {stance} {}/{} {seen} {}", platform.id(), policy.id(), version.key(), says.others().len()));
            }
        }
        main.sort();
        let told = "SELECT platform || ' ' || area || ' ' || coalesce(stance, '') || ' ' || version || ' ' || last_seen || ' ' || others FROM stances";
        let mut told = words(&database, told, ());
        told.sort();
        assert_eq!(told, main);
        assert!(main.len() > 50);
        let versions: usize = data.policies().iter().map(|policy| policy.areas().count() * policy.versions().len()).sum();
        assert_eq!(number(&database, "SELECT count(*) FROM comparison"), i64::try_from(versions).unwrap());
        assert_eq!(number(&database, "SELECT count(*) FROM comparison WHERE (first_seen IS NULL) <> (sightings = 0)"), 0);
        assert_eq!(number(&database, "SELECT count(*) FROM comparison WHERE place = 0"), i64::try_from(main.len()).unwrap());
        let parts = || data.policies().iter().flat_map(moderation_record::Policy::versions).filter_map(|version| version.parts());
        let sanctions: Vec<_> =
            parts().flat_map(moderation_record::Parts::sanctions).map(|sanction| sanction.measure.to_string()).collect();
        assert_eq!(words(&database, "SELECT measure FROM sanctions", ()), sanctions);
        let numbered =
            parts().flat_map(moderation_record::Parts::sanctions).filter_map(|sanction| sanction.number).map(i64::from).sum::<i64>();
        assert_eq!(number(&database, "SELECT coalesce(sum(breaches), 0) FROM sanctions"), numbered);
        let answers: usize =
            data.actions().iter().flat_map(moderation_record::Action::figures).map(|figure| figure.reported().claims().len()).sum();
        assert_eq!(number(&database, "SELECT count(*) FROM action_figures"), i64::try_from(answers).unwrap());
        assert!(Kind::ALL.iter().all(|kind| number(&database, &format!("SELECT count(*) FROM records WHERE kind = '{kind}'")) > 0));
    }

    #[test]
    fn documentation_names_tables_and_queries_run() {
        let (_keep, _, database) = opened(dataset());
        let page = fs::read_to_string(crate::root().join("docs/tables.md")).unwrap();
        let listed: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next()).collect();
        let listed: BTreeSet<&str> = listed.iter().flat_map(|names| names.split("`, `")).map(|name| name.trim_matches('`')).collect();
        assert_eq!(listed, tables().iter().map(|table| table.name).collect());
        let queries: Vec<&str> = page.split("```sql\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
        assert!(queries.len() > 5);
        for query in queries {
            assert!(ask(&database, query, ()).len() > 1, "{query}");
        }
    }

    #[test]
    fn datasette_explains_every_table_view_and_column() {
        let (_keep, out, database) = opened(dataset());
        let metadata: serde_json::Value = serde_json::from_slice(&fs::read(out.join("metadata.json")).unwrap()).unwrap();
        let pages = &metadata["databases"]["dataset"]["tables"];
        let shown = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name <> 'search' AND name NOT GLOB 'search_*' AND name NOT GLOB 'sqlite*'";
        let names = words(&database, shown, ());
        assert_eq!(names.len(), pages.as_object().unwrap().len());
        for name in names {
            assert!(pages[&name]["description"].as_str().is_some_and(|words| !words.is_empty()), "{name}");
            let columns = words(&database, "SELECT name FROM pragma_table_info(?)", [&name]);
            let about = pages[&name]["columns"].as_object().unwrap();
            assert_eq!(about.keys().collect::<Vec<_>>(), columns.iter().collect::<Vec<_>>(), "{name}");
            assert!(about.values().all(|words| words.as_str().is_some_and(|words| !words.is_empty())), "{name}: {about:?}");
            for key in ["label_column", "sort"] {
                let word = pages[&name][key].as_str();
                assert!(word.is_none_or(|column| columns.iter().any(|known| known == column)), "{name}: {word:?}");
            }
        }
        assert_eq!(metadata["license"], "Creative Commons Attribution 4.0 International");
    }
}
