//! The reader rejects what the JSON Schema rejects: documents generated from the schema, each with one error.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use moderation_record::load;
use moderation_record::schema::files;
use serde_json::{Map, Value, json};

/// The schema of the dataset, and example values.
pub(super) struct Model {
    pub(super) schema: Value,
    validator: Validator,
}

/// Texts for patterns without an example.
const TEXTS: [&str; 5] =
    ["words", "https://news.example/a", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "Q42", "2019-11-22"];

impl Model {
    pub(super) fn new() -> Self {
        let schema = files().into_iter().find(|(name, _)| name == "dataset.schema.json").unwrap().1;
        Self { validator: jsonschema::draft202012::new(&schema).unwrap(), schema }
    }

    pub(super) fn resolved<'s>(&'s self, mut schema: &'s Value) -> &'s Value {
        while let Some(target) = schema["$ref"].as_str() {
            schema = self.schema.pointer(target.trim_start_matches('#')).unwrap();
        }
        schema
    }

    /// Generates values of a schema with every optional field, one for each alternative.
    pub(super) fn values(&self, schema: &Value) -> Vec<Value> {
        let schema = self.resolved(schema);
        if let Some(word) = schema.get("const") {
            return vec![word.clone()];
        }
        if let Some(words) = schema.get("enum") {
            return words.as_array().unwrap().clone();
        }
        for choice in ["oneOf", "anyOf"] {
            if let Some(choices) = schema[choice].as_array() {
                return choices.iter().flat_map(|choice| self.values(choice)).collect();
            }
        }
        match schema["type"].as_str().unwrap_or_else(|| panic!("{schema}")) {
            "string" => vec![Self::text(schema)],
            "integer" | "number" => vec![json!(1)],
            "array" => match schema["prefixItems"].as_array() {
                // The second number is larger, as in all records.
                Some(items) => vec![(1..=items.len()).map(Value::from).collect()],
                None => self.values(&schema["items"]).into_iter().map(|item| json!([item])).collect(),
            },
            "object" => {
                let fields: Vec<(&String, Vec<Value>)> =
                    schema["properties"].as_object().unwrap().iter().map(|(name, field)| (name, self.values(field))).collect();
                let most = fields.iter().map(|(_, values)| values.len()).max().unwrap();
                let nth = |at: usize| fields.iter().map(move |(name, values)| ((*name).clone(), values[at % values.len()].clone()));
                (0..most).map(|at| Value::Object(nth(at).collect())).collect()
            }
            other => panic!("{other}"),
        }
    }

    fn text(schema: &Value) -> Value {
        let examples = schema["examples"].as_array().into_iter().flatten().cloned();
        let texts = examples.chain(TEXTS.map(Value::from));
        let validator = jsonschema::draft202012::new(schema).unwrap();
        texts.into_iter().find(|text| validator.is_valid(text)).unwrap_or_else(|| panic!("no text for {schema}"))
    }

    /// Generates documents with one record each.
    pub(super) fn documents(&self) -> Vec<Value> {
        let kinds = self.schema["properties"].as_object().unwrap().iter().filter(|(_, field)| field["type"] == "array");
        let empty: Map<String, Value> = kinds.clone().map(|(kind, _)| (kind.clone(), json!([]))).collect();
        let mut all = Vec::new();
        for (kind, field) in kinds {
            for record in self.values(&field["items"]) {
                let mut document = json!({"$schema": "https://example.org/schema", "schema_version": "2.0"});
                document.as_object_mut().unwrap().extend(empty.clone());
                document[kind] = json!([record]);
                all.push(document);
            }
        }
        for metadata in self.values(&self.schema["properties"]["metadata"]) {
            let mut document = json!({"schema_version": "2.0", "metadata": metadata});
            document.as_object_mut().unwrap().extend(empty.clone());
            all.push(document);
        }
        all
    }
}

/// Lists the values of a document, each with its route in names: `events/*/title`.
fn places(value: &Value, pointer: &str, route: &str, all: &mut Vec<(String, String)>) {
    all.push((pointer.to_owned(), route.to_owned()));
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                places(item, &format!("{pointer}/{place}"), &format!("{route}/*"), all);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, &format!("{pointer}/{name}"), &format!("{route}/{name}"), all);
            }
        }
        _ => {}
    }
}

/// Generates invalid replacements of a value, with a description of each.
fn wrong(value: &Value) -> Vec<(&'static str, Value)> {
    let mut all = vec![
        ("null", Value::Null),
        ("true", json!(true)),
        ("an empty text", json!("")),
        ("a blank", json!(" ")),
        ("zero", json!(0)),
        ("a number", json!(7)),
        ("a negative number", json!(-1)),
        ("a float", json!(1.5)),
        ("a huge number", json!(1e300)),
        ("an empty list", json!([])),
        ("an empty object", json!({})),
        ("a list around it", json!([value])),
        ("an object around it", json!({"value": value})),
    ];
    match value {
        Value::String(text) => {
            all.push(("a word as an object", json!({text: null})));
            all.push(("a word as an object of a list", json!({text: []})));
            all.push(("a word as an object of an object", json!({text: {}})));
            for (what, text) in [
                ("a blank before", format!(" {text}")),
                ("a line end behind", format!("{text}\n")),
                ("upper case", text.to_uppercase()),
                ("twice", format!("{text}{text}")),
                ("in Arabic digits", text.replace('1', "١")),
            ] {
                all.push((what, json!(text)));
            }
        }
        Value::Number(number) => all.push(("a number in a text", json!(number.to_string()))),
        Value::Array(items) => {
            all.push(("one more", items.iter().cloned().chain([json!(null)]).collect()));
            all.push(("twice as many", items.iter().chain(items).cloned().collect()));
            all.push(("an object of it", items.iter().enumerate().map(|(i, item)| (i.to_string(), item.clone())).collect()));
            all.push(("its first", items.first().cloned().unwrap_or_default()));
        }
        Value::Object(fields) => {
            all.push(("its values alone", fields.values().cloned().collect()));
            all.push(("a field too many", fields.clone().into_iter().chain([("titel".into(), json!("x"))]).collect()));
            all.push(("a null too many", fields.clone().into_iter().chain([("titel".into(), Value::Null)]).collect()));
            for name in fields.keys() {
                let without: Map<String, Value> = fields.clone().into_iter().filter(|(field, _)| field != name).collect();
                all.push(("a field less", without.into()));
            }
        }
        _ => {}
    }
    all
}

#[test]
fn reader_rejects_what_the_schema_rejects() {
    let model = Model::new();
    let documents = model.documents();
    let (mut tried, mut refused) = (0, 0);
    let mut seen = BTreeMap::new();
    let (mut taken, mut refused_by_reader_alone) = (Vec::new(), BTreeSet::new());
    for document in &documents {
        let text = document.to_string();
        assert!(model.validator.is_valid(document), "{text}");
        load::json(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let mut all = Vec::new();
        places(document, "", "", &mut all);
        for (pointer, route) in all {
            let value = document.pointer(&pointer).unwrap();
            // Each field is tested once in each parent field, and with two words of its vocabulary, because all
            // words are read in the same way.
            let names = route.rsplit('/').filter(|name| *name != "*").take(2).collect::<Vec<_>>();
            let words: &mut BTreeSet<Option<String>> = seen.entry((names.concat(), route.ends_with('*'))).or_default();
            if words.len() > 1 || !words.insert(value.as_str().map(str::to_owned)) {
                continue;
            }
            for (what, other) in wrong(value) {
                let mut changed = document.clone();
                *changed.pointer_mut(&pointer).unwrap() = other;
                let (valid, read) = (model.validator.is_valid(&changed), load::json(&changed.to_string()).is_ok());
                tried += 1;
                refused += usize::from(!valid);
                if read && !valid {
                    taken.push(format!("{route}: {what}: {}", changed.pointer(&pointer).unwrap()));
                }
                if valid && !read {
                    refused_by_reader_alone.insert(format!("{}: {what}", route.rsplit('/').find(|name| *name != "*").unwrap()));
                }
            }
            // A duplicate field: readers in other languages see only the second value.
            if let Some((name, first)) = value.as_object().and_then(|fields| fields.iter().next()) {
                let field = format!("{}:{first}", json!(name));
                let twice = value.to_string().replacen(&field, &format!("{field},{field}"), 1);
                let mut changed = document.clone();
                *changed.pointer_mut(&pointer).unwrap() = json!("HERE");
                let text = changed.to_string().replacen("\"HERE\"", &twice, 1);
                assert!(load::json(&text).is_err(), "{route}: a field twice: {text}");
            }
        }
    }
    assert!(taken.is_empty(), "{} accepted by the reader, rejected by the schema:\n{}", taken.len(), taken.join("\n"));
    assert!(refused > tried / 2 && tried > 3_000, "{refused} of {tried} rejected, which is too few");
    // The snapshot lists where the reader is stricter than the schema.
    insta::assert_snapshot!(refused_by_reader_alone.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The documents cover every definition of the schema and every field.
#[test]
fn documents_cover_the_schema() {
    let model = Model::new();
    let mut names = BTreeSet::new();
    for document in model.documents() {
        let mut all = Vec::new();
        places(&document, "", "", &mut all);
        names.extend(all.into_iter().filter_map(|(_, route)| route.rsplit('/').find(|name| *name != "*").map(str::to_owned)));
    }
    let definitions = model.schema["$defs"].as_object().unwrap().values().chain([&model.schema]);
    let missing: Vec<&String> = definitions
        .flat_map(|definition| definition["properties"].as_object().into_iter().flatten().map(|(name, _)| name))
        .filter(|name| !names.contains(*name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
