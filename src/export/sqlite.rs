//! Tables as an SQLite database, with keys, full-text search and views.

use std::io::{self, Write};
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, OpenFlags, params_from_iter};
use serde_json::{Map, json};

use super::keys::key;
use super::metadata::{self, put};
use super::table::{Cell, CellKind, Column, Table};
use super::tables::tables;
use super::views::{SqlView, views};
use crate::model::{Dataset, Licence, Node, Record, SCHEMA_VERSION, fold};

/// “MoRe”, by which `file` and others tell whose database this is.
const APPLICATION: i32 = i32::from_be_bytes(*b"MoRe");

/// What is asked for most, beside the keys.
const FILTERS: &[(&str, &str)] = &[
    ("records", "kind"),
    ("sources", "document_kind"),
    ("sources", "publisher"),
    ("sources", "published_earliest"),
    ("policies", "topic"),
    ("policies", "document_kind"),
    ("policies", "newest_stance"),
    ("policies", "last_seen_earliest"),
    ("versions", "stance"),
    ("versions", "last_seen_earliest"),
    ("policy_areas", "area"),
    ("policy_areas", "stance"),
    ("policy_areas", "standing"),
    ("sightings", "kind"),
    ("sightings", "last_seen_earliest"),
    ("parts", "kind"),
    ("parts", "says"),
    ("part_facts", "kind"),
    ("part_facts", "fact"),
    ("part_facts", "value"),
    ("responses", "kind"),
    ("record_references", "role"),
    ("claims", "question"),
    ("claims", "date_earliest"),
    ("claims", "disputed"),
    ("translations", "language"),
];

/// The content of the full-text index (FTS5 with external content): a row for each record, in the order of `records`,
/// whose rowids are its numbers. Both count from 1 without gaps, which `VACUUM` keeps.
const TEXTS: SqlView = SqlView {
    name: "texts",
    about: "The words of each record for the full-text search: the content of the index `search`.",
    columns: &[
        ("number", "The row of the record in `records`, and of the index."),
        ("record", "The record, as `kind:id`."),
        ("title", "Its name or title."),
        ("text", "Its other words in English, a text a line, with the names, notes and publishers that it holds."),
        ("translations", "Its words in other languages, without Arabic vowel signs and stretches, at which the index would cut words."),
        (
            "variants",
            "The Arabic ones among them as they may be asked for: with ا for أ إ آ, ه for ة and ي for ى, and without the article.",
        ),
    ],
    sql: "",
};

// Datasette and sqlite-utils know an index by `content` in double quotes.
const SEARCH: &str = r#"
CREATE TABLE "texts" (
  "number" INTEGER PRIMARY KEY,
  "record" TEXT NOT NULL UNIQUE REFERENCES "records" ("record") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "translations" TEXT NOT NULL,
  "variants" TEXT NOT NULL
);
CREATE VIRTUAL TABLE "search" USING fts5(
  title, text, translations, variants,
  content="texts", content_rowid="number", tokenize='unicode61 remove_diacritics 2'
);
"#;

/// Finds records by words; Datasette's page for it is `/dataset/find?words=…`.
const FIND: &str = "SELECT texts.record, records.kind, texts.title, snippet(search, 1, '[', ']', '…', 24) AS text, \
snippet(search, 2, '[', ']', '…', 24) AS translations \
FROM search JOIN texts ON texts.number = search.rowid JOIN records ON records.record = texts.record \
WHERE search MATCH iif(trim(:words) = '', '\"\"', escape_fts(:words)) ORDER BY search.rank, texts.number LIMIT 100";

/// The same records make the same bytes: rows go in in one order, and nothing is left in the pages of what was in
/// memory before. References are not enforced while writing, as data that is exported although it has errors may hold
/// some that lead nowhere; `PRAGMA foreign_key_check` finds them.
pub(super) fn sqlite(data: &Dataset, path: &Path) -> io::Result<()> {
    // No URI: a path that begins with `file:` is a path.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).and_then(|database| fill(data, database)).map_err(io::Error::other)
}

fn fill(data: &Dataset, mut database: Connection) -> rusqlite::Result<()> {
    // A database that is not whole is thrown away with its folder, and needs no journal.
    database.execute_batch(&format!(
        "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE; PRAGMA secure_delete = ON;
        PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;
        PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {};",
        user_version(),
    ))?;
    let transaction = database.transaction()?;
    for table in tables() {
        transaction.execute_batch(&create(table))?;
        let places = vec!["?"; table.columns.len()].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO \"{}\" VALUES ({places})", table.name))?;
        table.each_row(data, |cells| insert.execute(params_from_iter(cells.iter().map(value))).map(drop))?;
    }
    transaction.execute_batch(SEARCH)?;
    {
        let mut insert = transaction.prepare("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?)")?;
        for (number, record) in (1i64..).zip(data.records()) {
            let words = Words::of(record);
            insert.execute((number, key(record), record.title(), words.text, words.translations, words.variants))?;
        }
    }
    transaction.execute_batch("INSERT INTO search (search) VALUES ('rebuild'); INSERT INTO search (search) VALUES ('optimize');")?;
    for table in tables() {
        for column in &table.columns {
            if column.refers_to.is_some() || FILTERS.contains(&(table.name, &*column.name)) {
                let (table, column) = (table.name, &column.name);
                transaction.execute_batch(&format!("CREATE INDEX \"{table}_{column}\" ON \"{table}\" (\"{column}\")"))?;
            }
        }
    }
    for view in views() {
        let columns: Vec<_> = view.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let about = comment(view.about);
        transaction.execute_batch(&format!("CREATE VIEW \"{}\" ({}) AS -- {about}\n{}", view.name, columns.join(", "), view.query()))?;
    }
    transaction.execute_batch("ANALYZE")?;
    transaction.commit()?;
    database.close().map_err(|(_, error)| error)
}

/// The version of the form of the records: 1002 for 1.2.
fn user_version() -> i32 {
    let mut numbers = SCHEMA_VERSION.split('.').map(|number| number.parse().unwrap_or(0));
    numbers.next().unwrap_or(0) * 1000 + numbers.next().unwrap_or(0)
}

/// A table with its keys. Words about it stand in comments, which the database keeps: `.schema` shows them.
fn create(table: &Table) -> String {
    let mut sql = format!("CREATE TABLE \"{}\" ( -- {}", table.name, comment(table.about));
    for (place, column) in table.columns.iter().enumerate() {
        let name = &column.name;
        let (kind, test) = match column.kind {
            CellKind::Text | CellKind::Timestamp => ("TEXT", String::new()),
            CellKind::Integer => ("INTEGER", String::new()),
            // Whole numbers stay whole; others are the nearest floating-point number.
            CellKind::Decimal => ("NUMERIC", String::new()),
            CellKind::Boolean => ("BOOLEAN", format!(" CHECK (\"{name}\" IN (0, 1))")),
            CellKind::List => ("TEXT", format!(" CHECK (json_valid(\"{name}\"))")),
        };
        let key = if place == 0 && table.unique { " PRIMARY KEY" } else { "" };
        let null = if column.nullable { "" } else { " NOT NULL" };
        let refers = column
            .refers_to
            .map_or(String::new(), |(table, column)| format!(" REFERENCES \"{table}\" (\"{column}\") DEFERRABLE INITIALLY DEFERRED"));
        let comma = if place + 1 < table.columns.len() { "," } else { "" };
        sql.push_str(&format!("\n  \"{name}\" {kind}{null}{key}{test}{refers}{comma} -- {}", comment(&about(column))));
    }
    sql + "\n)"
}

/// What a column means, and how it is written here.
fn about(column: &Column) -> String {
    match column.kind {
        CellKind::List => format!("{} A JSON array.", column.about),
        CellKind::Timestamp => format!("{} ISO 8601.", column.about),
        _ => column.about.clone(),
    }
}

/// Words in one line, so that none falls out of its comment.
fn comment(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn value<'c>(cell: &'c Cell<'_>) -> ToSqlOutput<'c> {
    match cell {
        Cell::Null => ToSqlOutput::Owned(Value::Null),
        Cell::Text(text) => (**text).into(),
        Cell::Integer(number) => (*number).into(),
        Cell::Decimal(number) => match number.whole().map(i64::try_from) {
            Some(Ok(whole)) => whole.into(),
            _ => (number.thousandths() as f64 / 1000.0).into(),
        },
        Cell::Boolean(answer) => (*answer).into(),
        Cell::Timestamp(moment) => ToSqlOutput::Owned(Value::Text(moment.to_string())),
        Cell::List(words) => ToSqlOutput::Owned(Value::Text(json!(words).to_string())),
    }
}

/// The words of a record by which it is found.
#[derive(Default)]
struct Words {
    text: String,
    translations: String,
    variants: String,
}

impl Words {
    fn of(record: Record<'_>) -> Self {
        let mut words = Self::default();
        record.visit(&mut |route, node| match node {
            Node::Text(text) => {
                if text.en() != record.title() {
                    line(&mut words.text, text.en());
                }
                text.local().iter().for_each(|local| words.translation(local.text()));
            }
            // The title of a source; in English it stands in `title` already.
            Node::Localized(text) if text.lang().as_str() != "en" => words.translation(text.text()),
            Node::Plain(text) if route.leads_to_words() => line(&mut words.text, text),
            _ => {}
        });
        words
    }

    fn translation(&mut self, text: &str) {
        let bare: String = text.chars().filter(|letter| !fold::is_vowel_sign(*letter)).collect();
        line(&mut self.translations, &bare);
        for word in bare.split(|letter: char| !letter.is_alphanumeric()) {
            let folded: String = word.chars().map(fold::letter).collect();
            let variants = [
                fold::without_article(word),
                Some(&folded).filter(|folded| *folded != word).map(|folded| &**folded),
                fold::without_article(&folded),
            ];
            for variant in variants.into_iter().flatten() {
                self.variants.push_str(variant);
                self.variants.push(' ');
            }
        }
    }
}

fn line(to: &mut String, text: &str) {
    if !to.is_empty() {
        to.push('\n');
    }
    to.push_str(text);
}

/// `metadata.json`, with which Datasette explains tables and columns.
pub(super) fn datasette_metadata(data: &Dataset, out: impl Write) -> io::Result<()> {
    let mut pages = Map::new();
    for table in tables() {
        let columns: Map<_, _> = table.columns.iter().map(|column| (column.name.to_string(), about(column).into())).collect();
        let mut page = json!({ "description": table.about, "columns": columns });
        if let Some(label) = label(table) {
            page["label_column"] = label.into();
        }
        if table.name == "records" {
            page["fts_table"] = "search".into();
            page["fts_pk"] = "rowid".into();
        }
        page["sort"] = match table.name {
            "sightings" => "last_seen_earliest",
            "sources" => "published_earliest",
            _ => &*table.columns[0].name,
        }
        .into();
        let facets: Vec<_> = FILTERS.iter().filter(|(name, column)| *name == table.name && !column.ends_with("_earliest")).collect();
        if !facets.is_empty() {
            page["facets"] = facets.iter().map(|(_, column)| *column).collect();
        }
        pages.insert(table.name.into(), page);
    }
    for view in [&TEXTS].into_iter().chain(views()) {
        let columns: Map<_, _> = view.columns.iter().map(|(name, about)| ((*name).to_owned(), (*about).into())).collect();
        pages.insert(view.name.into(), json!({ "description": view.about, "columns": columns }));
    }
    let own = metadata::of(data);
    let mut about = json!({ "title": own.title().en(), "description": metadata::description(data) });
    put(&mut about, "license", own.licence().map(Licence::full_name));
    put(&mut about, "license_url", own.licence().and_then(Licence::url));
    put(&mut about, "source", own.url().map(|_| own.title().en()));
    put(&mut about, "source_url", own.url());
    about["databases"] = json!({ "dataset": { "tables": pages, "queries": { "find": {
            "title": "Find records by words, in English, Arabic and other languages",
            "description": "All of the words must stand in a record. Arabic is found without vowel signs.",
            "sql": FIND,
        } } } });
    metadata::write(&about, out)
}

/// The column by which a row is called where another table refers to it.
fn label(table: &Table) -> Option<&'static str> {
    ["title", "name", "value"].into_iter().find(|label| table.unique && table.columns.iter().any(|column| column.name == *label))
}
