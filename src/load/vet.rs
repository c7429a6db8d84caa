//! Checks that the types of a record do not make: values that the JSON Schema rejects, and invalid web addresses.

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::address;
use super::span_tree::{SpanNode, Tree};
use crate::model::{Node as Visited, Route, Step, Visit};

/// A fault: its range in the text, a message and a remedy.
pub(super) struct Fault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) remedy: &'static str,
}

/// Finds the first invalid web address of a record.
pub(super) fn addresses<T: Visit>(record: &T, text: &str) -> Option<Fault> {
    let mut found = None;
    record.visit(&mut Route::default(), &mut |route, node| {
        if let (None, Some(Step::Field("url")), Visited::Plain(url)) = (&found, route.steps().last(), node) {
            // The message does not repeat the address, because it can contain a password.
            found = address::fault(url).map(|why| (route.steps().to_vec(), format!("this is not a valid web address: {why}")));
        }
    });
    let (steps, message) = found?;
    let range = Tree::of(text).map_or(0..0, |tree| tree.locate(&steps));
    Some(Fault { range, message, remedy: "write it as https://host/path, or leave the field out" })
}

/// Finds what the JSON parser accepts and the JSON Schema does not: null for an absent value, and a list instead
/// of an object. The serialized record shows which type is expected.
pub(super) fn shapes<T: Serialize>(record: &T, json: &str) -> Option<Fault> {
    // Fast path: a text that this program wrote needs no further comparison.
    if is_same(json, &serde_json::to_string(record).ok()?) {
        return None;
    }
    let (tree, own) = (Tree::of(json)?, serde_json::to_value(record).ok()?);
    misshapen(json, &tree.root, Some(&own))
}

/// Whether a text differs from a compact one only in blanks.
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
        return Some(Fault { range, message: "null is not a value".into(), remedy: "omit an absent field" });
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
