//! Every field of the JSON Schema reaches the tables of the export and the page of its record.

use std::collections::{BTreeMap, BTreeSet};

use moderation_record::export::{csv, tables};
use moderation_record::site::{Site, SiteOptions};
use moderation_record::{Dataset, load};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::shapes::Model;

/// Fields that no table holds, each with the reason: the kind of record, and the field within the one that holds it.
const NOT_IN_TABLES: &[(&str, &str)] = &[
    ("actions person/of", PERSON),
    ("events person/of", PERSON),
    ("organizations person/of", PERSON),
    ("platforms person/of", PERSON),
    ("policies person/of", PERSON),
    ("responses person/of", PERSON),
];

const PERSON: &str = "a table names a person by name and role";

/// Fields that the page of the record does not show, each with the reason.
const NOT_ON_PAGES: &[(&str, &str)] = &[
    ("actions figures/of", COUNTED),
    ("events figures/of", COUNTED),
    ("platforms figures/of", COUNTED),
    ("responses figures/of", COUNTED),
    ("policies first/sections", SECTIONS),
    ("policies last/sections", SECTIONS),
    ("sources git/earlier", "the page links the file where it is today"),
];

const COUNTED: &str = "a figure that says in words what it counts shows these words";
const SECTIONS: &str = "the page names the lines, and the words themselves are not republished";

/// In how many records a field is tried: a citation, say, has four kinds of places, and shows its digest with one of them.
const TRIES: usize = 4;

/// A value of a document that can be exchanged for others.
struct Leaf<'m> {
    pointer: String,
    /// The names of the fields that lead to it.
    route: String,
    schema: &'m Value,
}

/// The values below a place of a document that are no lists and no objects of several fields.
fn leaves<'m>(model: &'m Model, schema: &'m Value, value: &Value, pointer: &str, route: &str, all: &mut Vec<Leaf<'m>>) {
    let schema = model.resolved(schema);
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let mut alternatives =
                    schema["oneOf"].as_array().into_iter().flatten().map(|choice| model.resolved(choice)).chain([schema]);
                let below = alternatives.find_map(|object| object["properties"].get(name)).unwrap();
                leaves(model, below, field, &format!("{pointer}/{name}"), &format!("{route}/{name}"), all);
            }
        }
        Value::Array(items) if schema["items"].is_object() => {
            for (place, item) in items.iter().enumerate() {
                leaves(model, &schema["items"], item, &format!("{pointer}/{place}"), route, all);
            }
        }
        _ => all.push(Leaf { pointer: pointer.to_owned(), route: route.to_owned(), schema }),
    }
}

/// Values other than this one that a leaf may have.
fn others(model: &Model, schema: &Value, value: &Value) -> Vec<Value> {
    let words = ["Other", "https://other.example/b", "2019-11-23", "Q43", "aa", "AD", "CHF", "other", "other/one", "P91D"];
    let words = words.iter().map(|word| json!(word)).chain([json!("f".repeat(64)), json!(4), json!([7, 9])]);
    let fits = |word: &Value| match schema["type"].as_str() {
        Some("string") => jsonschema::draft202012::is_valid(schema, word),
        Some("array") => word.is_array(),
        Some(_) => word.is_number(),
        None => false,
    };
    model.values(schema).into_iter().chain(words.filter(fits)).filter(|other| other != value).collect()
}

/// All tables as CSV, one after the other.
fn in_tables(data: &Dataset) -> Vec<u8> {
    let mut all = Vec::new();
    for table in tables() {
        csv(data, table, false, &mut all).unwrap();
    }
    all
}

/// The page of a record in both languages.
fn on_page(data: &Dataset, exports: &TempDir, page: &str) -> Vec<u8> {
    let site = Site::new(data, exports.path(), &SiteOptions::default()).unwrap();
    let file = |path: &str| site.file(path).unwrap_or_else(|| panic!("no page {path}"));
    [file(page), file(&format!("ar/{page}"))].concat()
}

#[test]
fn every_field_reaches_the_tables_and_the_page_of_its_record() {
    let model = Model::new();
    let documents = model.documents();
    let kinds: Vec<(&str, &Value)> = model.schema["properties"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, field)| field["type"] == "array")
        .map(|(kind, field)| (&**kind, &field["items"]))
        .collect();
    // A record of each kind, so that references lead somewhere: every id is that of the schema's examples.
    let mut context = documents[0].clone();
    for (kind, _) in &kinds {
        let first = documents.iter().find(|document| document[kind] != json!([])).unwrap();
        context[kind] = first[kind].clone();
    }
    let seen: BTreeMap<String, (bool, bool)> = std::thread::scope(|scope| {
        let run = |(kind, schema)| {
            let (model, documents, context) = (&model, &documents, &context);
            scope.spawn(move || {
                let records = documents.iter().map(|document| &document[kind]).filter(|records| **records != json!([]));
                fields_of(model, kind, schema, records, context)
            })
        };
        let threads: Vec<_> = kinds.iter().copied().map(run).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let missing = |reaches: fn((bool, bool)) -> bool| -> BTreeSet<&str> {
        seen.iter().filter(|(_, both)| !reaches(**both)).map(|(route, _)| &**route).collect()
    };
    let left_out = |list: &'static [(&str, &str)]| -> BTreeSet<&str> { list.iter().map(|(route, _)| *route).collect() };
    assert!(seen.len() > 200, "{}", seen.len());
    assert_eq!(missing(|(table, _)| table), left_out(NOT_IN_TABLES), "fields that no table holds");
    assert_eq!(missing(|(_, page)| page), left_out(NOT_ON_PAGES), "fields that the page of the record does not show");
}

/// For each field of a kind whether a change of it is seen in the tables, and on the page of the record. Of fields with one
/// name within fields with one name, one in each record is tried until both have seen it.
fn fields_of<'m>(
    model: &Model,
    kind: &str,
    schema: &Value,
    records: impl Iterator<Item = &'m Value>,
    context: &Value,
) -> BTreeMap<String, (bool, bool)> {
    let exports = TempDir::new().unwrap();
    let mut seen: BTreeMap<String, (usize, bool, bool)> = BTreeMap::new();
    for record in records {
        let mut all = Vec::new();
        leaves(model, schema, &record[0], &format!("/{kind}/0"), kind, &mut all);
        let mut whole = context.clone();
        whole[kind] = record.clone();
        let page = format!("{kind}/{}.html", record[0]["id"].as_str().unwrap());
        let mut before = None;
        let mut here = BTreeSet::new();
        for leaf in all {
            let names: Vec<&str> = leaf.route.split('/').skip(1).collect();
            // The id is the name of the page.
            if names == ["id"] {
                continue;
            }
            let route = format!("{kind} {}", names[names.len().saturating_sub(2)..].join("/"));
            let first = here.insert(route.clone());
            let (tries, is_in_tables, is_on_page) = seen.entry(route).or_default();
            if (*is_in_tables && *is_on_page) || *tries == TRIES || !first {
                continue;
            }
            *tries += 1;
            let (tables_before, page_before) = before.get_or_insert_with(|| {
                let data = load::json(&whole.to_string()).unwrap();
                (in_tables(&data), on_page(&data, &exports, &page))
            });
            for other in others(model, leaf.schema, record.pointer(&leaf.pointer[kind.len() + 1..]).unwrap()).into_iter().take(2) {
                let mut changed = whole.clone();
                *changed.pointer_mut(&leaf.pointer).unwrap() = other;
                if let Ok(data) = load::json(&changed.to_string()) {
                    // What was seen already is not made again.
                    *is_in_tables |= !*is_in_tables && in_tables(&data) != *tables_before;
                    *is_on_page |= !*is_on_page && on_page(&data, &exports, &page) != *page_before;
                }
                if *is_in_tables && *is_on_page {
                    break;
                }
            }
        }
    }
    seen.into_iter().map(|(route, (_, in_tables, on_page))| (route, (in_tables, on_page))).collect()
}
