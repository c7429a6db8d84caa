//! The JSON Schema (draft 2020-12) of the records: the published contract of their JSON.
//!
//! The schemas are generated from the types and checked in under `schema/`. A test fails if they are stale.
//! The same schema applies to reading and writing.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::model::{Action, Dataset, Event, Metadata, Organization, Platform, Policy, Response, Source};

/// The base URL of the schemas once the crate is published. The `$id` of a schema is this and its file name.
pub const BASE: &str = "https://docs.rs/crate/moderation-record/latest/source/schema/";

/// Generates the schemas, each with its file name below `schema/`: one for each kind of record, one
/// for the metadata, and one for the dataset document.
///
/// ```
/// let files = moderation_record::schema::files();
/// assert_eq!(files.len(), 9);
/// assert!(files.iter().any(|(name, _)| name == "dataset.schema.json"));
/// ```
#[must_use]
pub fn files() -> Vec<(String, Value)> {
    with(SchemaSettings::for_deserialize)
}

fn with(contract: fn(SchemaSettings) -> SchemaSettings) -> Vec<(String, Value)> {
    vec![
        file::<Dataset>("dataset", contract),
        file::<Platform>("platform", contract),
        file::<Organization>("organization", contract),
        file::<Policy>("policy", contract),
        file::<Action>("action", contract),
        file::<Response>("response", contract),
        file::<Event>("event", contract),
        file::<Source>("source", contract),
        file::<Metadata>("metadata", contract),
    ]
}

fn file<T: JsonSchema>(name: &str, contract: fn(SchemaSettings) -> SchemaSettings) -> (String, Value) {
    let settings = SchemaSettings::draft2020_12()
        // Other validators do not know formats for the sizes of Rust integers.
        .with_transform(RestrictFormats::default())
        .with_transform(RecursiveTransform(absent_not_null))
        .with_transform(RecursiveTransform(addresses))
        .with_transform(RecursiveTransform(prose_only));
    let mut schema = SchemaGenerator::new(contract(settings)).into_root_schema_for::<T>();
    let name = format!("{name}.schema.json");
    schema.insert("$id".into(), format!("{BASE}{name}").into());
    if let Some(title) = schema.get("title").and_then(Value::as_str) {
        let title = format!("Moderation Record: {}", title.to_lowercase());
        schema.insert("title".into(), title.into());
    }
    (name, schema.into())
}

/// Removes `null` from the types: an optional field is omitted, never null.
fn absent_not_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
        if let [only] = choices.as_slice()
            && let Ok(only) = Schema::try_from(only.clone())
        {
            schema.remove("anyOf");
            for (key, value) in only.as_object().into_iter().flatten() {
                schema.insert(key.clone(), value.clone());
            }
        }
    }
}

/// The pattern of a web address. The reader checks more than a pattern can express.
const ADDRESS: &str = r#"^https?://([^\s/?#@\\:\[\]]+\.[^\s/?#@\\:\[\]]+|\[[0-9A-Fa-f:.]+\])(:[1-9][0-9]{0,4})?([/?#][^\s\\<>"]*)?$"#;

/// Adds the pattern of a web address to every field `url`.
fn addresses(schema: &mut Schema) {
    if let Some(Value::Object(url)) = schema.get_mut("properties").and_then(|properties| properties.get_mut("url")) {
        url.insert("pattern".into(), ADDRESS.into());
    }
}

/// Keeps the prose of the documentation as descriptions, without Rust examples and line breaks.
fn prose_only(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get("description") {
        let prose = text.split("```").next().unwrap_or_default().trim();
        let paragraphs: Vec<String> =
            prose.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        schema.insert("description".into(), paragraphs.join("\n\n").into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_and_writing_have_the_same_schemas() {
        assert_eq!(with(SchemaSettings::for_serialize), with(SchemaSettings::for_deserialize));
    }
}
