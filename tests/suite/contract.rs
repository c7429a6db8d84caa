//! The JSON of the records validates against the schema and round-trips.

use moderation_record::schema::files;
use moderation_record::{Dataset, SCHEMA_VERSION, load};
use serde_json::{Value, json};

use crate::root;

fn data() -> Dataset {
    load::directory(root().join("data")).unwrap()
}

fn schema(name: &str) -> Value {
    files().into_iter().find(|(file, _)| file == name).unwrap().1
}

#[test]
fn the_dataset_validates_and_loads_back() {
    let data = data();
    let document = serde_json::to_value(&data).unwrap();
    let validator = jsonschema::draft202012::new(&schema("dataset.schema.json")).unwrap();
    let errors: Vec<String> = validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert_eq!(load::json(&document.to_string()).unwrap(), data);
}

#[test]
fn every_record_validates() {
    let data = data();
    let mut wrong = Vec::new();
    for kind in moderation_record::Kind::ALL {
        let validator = jsonschema::draft202012::new(&schema(&format!("{kind}.schema.json"))).unwrap();
        for record in data.records().filter(|record| record.kind() == *kind) {
            let document = serde_json::to_value(record).unwrap()[kind.as_str()].clone();
            wrong.extend(validator.iter_errors(&document).map(|error| format!("{}: {}: {error}", record.id(), error.instance_path())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A change to a valid record.
type Change<'c> = &'c dyn Fn(&mut Value);

#[test]
fn schema_and_loader_reject_the_same() {
    let validator = jsonschema::draft202012::new(&schema("event.schema.json")).unwrap();
    let event = |change: Change<'_>| {
        let mut event = json!({
            "id": "an_event",
            "title": {"en": "An event"},
            "kind": "attack",
            "when": [{"value": "2019-11-29", "evidence": [{"source": "a_source"}]}],
            "summary": {"en": "What happened."},
            "evidence": [{"source": "a_source", "locator": {"span": [1, 2]}}],
        });
        change(&mut event);
        event
    };
    let read = |event: &Value| {
        let empty = json!({"schema_version": SCHEMA_VERSION, "platforms": [], "organizations": [], "policies": [], "actions": [], "responses": [], "events": [event], "sources": []});
        load::json(&empty.to_string()).is_ok()
    };
    let good = event(&|_| {});
    assert!(validator.is_valid(&good) && read(&good));
    let bad: [(&str, Change<'_>); 9] = [
        ("unknown field", &|e| e["titel"] = json!("x")),
        ("missing field", &|e| drop(e.as_object_mut().unwrap().remove("title"))),
        ("bad id", &|e| e["id"] = json!("An Event")),
        ("unknown word", &|e| e["kind"] = json!("attac")),
        ("bad date", &|e| e["when"][0]["value"] = json!("29.11.2019")),
        ("month 13", &|e| e["when"][0]["value"] = json!("2019-13")),
        ("unknown locator", &|e| e["evidence"][0]["locator"] = json!({"page": 1})),
        ("bad digest", &|e| e["evidence"][0]["digest"] = json!("abc")),
        ("bad quantity", &|e| e["figures"] = json!([{"of": "person", "reported": [{"value": {"exactly": -1}, "evidence": []}]}])),
    ];
    for (name, change) in bad {
        let event = event(change);
        assert!(!validator.is_valid(&event), "the schema accepts: {name}");
        assert!(!read(&event), "the loader accepts: {name}");
    }
}

#[test]
fn silence_and_absence_differ_in_json() {
    let data = data();
    let document = serde_json::to_value(&data).unwrap();
    let versions = document["policies"].as_array().unwrap().iter().flat_map(|policy| policy["versions"].as_array().unwrap());
    let stances: Vec<&str> = versions.filter_map(|version| version["stance"].as_str()).collect();
    assert!(stances.contains(&"silent"));
    // Absent fields are omitted; nothing is null.
    assert!(!nulls(&document));
}

fn nulls(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(nulls),
        Value::Object(fields) => fields.values().any(nulls),
        _ => false,
    }
}
