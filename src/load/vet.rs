//! What a record's types do not refuse by themselves: values that the JSON Schema refuses, and addresses that are none.

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::address;
use super::span_tree::{SpanNode, Tree};
use crate::model::{Node as Visited, Route, Step, Visit};

/// What is wrong, where in the text, and what to do.
pub(super) struct Fault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) remedy: &'static str,
}

/// The first address of a record that is none.
pub(super) fn addresses<T: Visit>(record: &T, text: &str) -> Option<Fault> {
    let mut found = None;
    record.visit(&mut Route::default(), &mut |route, node| {
        if let (None, Some(Step::Field("url")), Visited::Plain(url)) = (&found, route.steps().last(), node) {
            // It is not repeated: there may be a password in it.
            found = address::fault(url).map(|why| (route.steps().to_vec(), format!("no web address: {why}")));
        }
    });
    let (steps, message) = found?;
    let range = Tree::of(text).map_or(0..0, |tree| tree.locate(&steps));
    Some(Fault { range, message, remedy: "write it as https://host/path, or leave the field out" })
}

/// What the parser of JSON takes for a value and the JSON Schema does not: null for what is absent, and a list in the place
/// of an object. The record's own form tells which is which.
pub(super) fn shapes<T: Serialize>(record: &T, json: &str) -> Option<Fault> {
    // What was written by us is in our form: then nothing more has to be compared.
    if is_same(json, &serde_json::to_string(record).ok()?) {
        return None;
    }
    let (tree, own) = (Tree::of(json)?, serde_json::to_value(record).ok()?);
    misshapen(json, &tree.root, Some(&own))
}

/// Whether a text differs from a compact one in blanks alone.
fn is_same(json: &str, compact: &str) -> bool {
    let (mut in_text, mut escaped) = (false, false);
    let mut compact = compact.bytes();
    for byte in json.bytes().filter(|byte| {
        let kept = in_text || !byte.is_ascii_whitespace();
        in_text ^= *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        kept
    }) {
        if compact.next() != Some(byte) {
            return false;
        }
    }
    compact.next().is_none()
}

fn misshapen(json: &str, node: &SpanNode, own: Option<&Value>) -> Option<Fault> {
    let (range, text) = (node.range.clone(), &json[node.range.clone()]);
    if text == "null" {
        return Some(Fault { range, message: "null stands for no value".into(), remedy: "leave out what is absent" });
    }
    if text.starts_with('[') && own.is_some_and(Value::is_object) {
        return Some(Fault { range, message: "expected an object, found a list".into(), remedy: "name each field: {\"field\": value}" });
    }
    node.children.iter().enumerate().find_map(|(place, child)| {
        let key = child.key.clone().and_then(|key| serde_json::from_str::<String>(&json[key]).ok());
        let own = own.and_then(|own| key.map_or_else(|| own.get(place), |key| own.get(key)));
        misshapen(json, &child.node, own)
    })
}
