//! JSON Schema (draft 2020-12) of the records: the published contract for their JSON.
//!
//! The schemas are generated from the types, checked in under `schema/` and proved fresh by a test.
//! They are the same for what is written and what is read.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RestrictFormats};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::model::{Action, Dataset, Event, Organization, Platform, Policy, Response, Source};

/// Where the schemas stand once the crate is published; a schema's `$id` is this and its file name.
pub const BASE: &str = "https://docs.rs/crate/moderation-record/latest/source/schema/";

/// Which side of the contract a schema describes.
///
/// ```
/// use moderation_record::schema::{Side, files};
/// assert_eq!(files(Side::Written), files(Side::Read)); // one contract for both
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What this crate writes.
    Written,
    /// What this crate reads.
    Read,
}

/// The schemas, each with its file name below `schema/`: one for each kind of record, and one for
/// the dataset document.
///
/// ```
/// let files = moderation_record::schema::files(moderation_record::schema::Side::Written);
/// assert_eq!(files.len(), 8);
/// assert!(files.iter().any(|(name, _)| name == "dataset.schema.json"));
/// ```
#[must_use]
pub fn files(side: Side) -> Vec<(String, Value)> {
    vec![
        file::<Dataset>("dataset", side),
        file::<Platform>("platform", side),
        file::<Organization>("organization", side),
        file::<Policy>("policy", side),
        file::<Action>("action", side),
        file::<Response>("response", side),
        file::<Event>("event", side),
        file::<Source>("source", side),
    ]
}

fn file<T: JsonSchema>(name: &str, side: Side) -> (String, Value) {
    let settings = SchemaSettings::draft2020_12()
        // The sizes of Rust's integers are no formats that other validators know.
        .with_transform(RestrictFormats::default())
        .with_transform(RecursiveTransform(absent_not_null))
        .with_transform(RecursiveTransform(addresses))
        .with_transform(RecursiveTransform(prose_only));
    let settings = match side {
        Side::Written => settings.for_serialize(),
        Side::Read => settings.for_deserialize(),
    };
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<T>();
    let name = format!("{name}.schema.json");
    schema.insert("$id".into(), format!("{BASE}{name}").into());
    if let Some(title) = schema.get("title").and_then(Value::as_str) {
        let title = format!("Moderation Record: {}", title.to_lowercase());
        schema.insert("title".into(), title.into());
    }
    (name, schema.into())
}

/// An optional field is left out, never null.
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

/// What a pattern can say of a web address; the reader asks for more.
const ADDRESS: &str = r#"^https?://([^\s/?#@\\:\[\]]+\.[^\s/?#@\\:\[\]]+|\[[0-9A-Fa-f:.]+\])(:[1-9][0-9]{0,4})?([/?#][^\s\\<>"]*)?$"#;

/// A field `url` holds a web address.
fn addresses(schema: &mut Schema) {
    if let Some(Value::Object(url)) = schema.get_mut("properties").and_then(|properties| properties.get_mut("url")) {
        url.insert("pattern".into(), ADDRESS.into());
    }
}

/// Descriptions are the documentation's prose, without its examples in Rust, as one paragraph each.
fn prose_only(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get("description") {
        let prose = text.split("```").next().unwrap_or_default().trim();
        let paragraphs: Vec<String> =
            prose.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        schema.insert("description".into(), paragraphs.join("\n\n").into());
    }
}
