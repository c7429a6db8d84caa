//! The generated files are not stale: images from `data/`, schemas from the types. With `UPDATE=1`, the tests
//! write them instead.

use std::fs;
use std::path::Path;

use moderation_record::embedded::generate::{UPDATE, generate};
use moderation_record::load;
use moderation_record::schema::files;
use serde_json::Value;

use crate::root;

/// Compares a generated file with the checked-in file, or writes it if `UPDATE` is set.
fn fresh(path: &Path, bytes: &[u8], same: impl Fn(&[u8]) -> bool) -> Option<String> {
    let found = fs::read(path).unwrap_or_default();
    if std::env::var_os("UPDATE").is_some() {
        if found != bytes {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        return None;
    }
    (!same(&found)).then(|| path.strip_prefix(root()).unwrap().display().to_string())
}

#[test]
fn generated_images() {
    let data = load::directory(root().join("data")).unwrap_or_else(|error| panic!("data/ does not load:\n{error}"));
    let folder = root().join("src/embedded");
    let stale: Vec<String> =
        generate(&data).iter().filter_map(|(name, bytes)| fresh(&folder.join(name), bytes, |found| found == bytes)).collect();
    assert!(stale.is_empty(), "stale: {}; renew with\n  {UPDATE}", stale.join(", "));
}

#[test]
fn generated_schemas() {
    let value = |text: &[u8]| serde_json::from_slice::<Value>(text).ok();
    let stale: Vec<String> = files()
        .iter()
        .filter_map(|(name, schema)| {
            let text = format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
            // Compared as values: the order of keys is not part of the contract.
            fresh(&root().join("schema").join(name), text.as_bytes(), |found| value(found).as_ref() == Some(schema))
        })
        .collect();
    assert!(stale.is_empty(), "stale: {}; renew with\n  {UPDATE}", stale.join(", "));
}

#[cfg(feature = "check")]
#[test]
fn generated_schema_of_findings() {
    let schema = moderation_record::check::render::json_schema();
    let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    let stale = fresh(&root().join("schema/findings.schema.json"), text.as_bytes(), |found| {
        serde_json::from_slice::<Value>(found).ok().as_ref() == Some(&schema)
    });
    assert_eq!(stale, None, "stale; renew with\n  UPDATE=1 cargo test --all-features --test suite generated");
}
