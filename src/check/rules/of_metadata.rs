//! The rules for `dataset.ron`, which is no record: its canonical form and its texts.

use std::ops::Range;

use super::{address_in_text, not_canonical, text_not_normalised};
use crate::load::{FormatError, METADATA, Tree, format};
use crate::model::{Metadata, Node, Route, Step, Visit as _};

/// A finding in the file: the code of the rule, the route, the byte range, the message and the remedy.
pub(in super::super) struct OfMetadata {
    pub(in super::super) code: &'static str,
    pub(in super::super) route: String,
    pub(in super::super) range: Range<usize>,
    pub(in super::super) message: String,
    pub(in super::super) remedy: &'static str,
}

/// Checks the metadata that were read from `text`, which has no byte-order mark any more if it `is_marked`.
pub(in super::super) fn of_metadata(metadata: &Metadata, text: &str, is_marked: bool) -> Vec<OfMetadata> {
    let mut found = Vec::new();
    let canonical = match format(METADATA.as_ref(), text) {
        Ok(canonical) => Ok(canonical),
        Err(FormatError::Comment(comment)) => Err(comment),
        // The file has changed since it was read.
        Err(FormatError::Unreadable(_)) => return found,
    };
    if let Some((range, message, remedy)) = not_canonical::fault(canonical, text, is_marked) {
        found.push(OfMetadata { code: not_canonical::RULE.code, route: String::new(), range: range.unwrap_or(0..0), message, remedy });
    }
    let tree = Tree::of(text);
    metadata.visit(&mut Route::default(), &mut |route, node| {
        let Node::Plain(words) = node else { return };
        let range = tree.as_ref().map_or(0..0, |tree| tree.locate(route.steps()));
        let mut add = |code, range, message, remedy| found.push(OfMetadata { code, route: route.to_string(), range, message, remedy });
        if let Some((message, remedy)) = text_not_normalised::fault(words) {
            add(text_not_normalised::RULE.code, range.clone(), message, remedy);
        }
        let is_url = route.steps().last() == Some(&Step::Field("url"));
        if let Some(what) = address_in_text::address(words, is_url) {
            let part = address_in_text::words_of(words, is_url).and_then(|part| Some((text[range.clone()].find(part)?, part.len())));
            let range = part.map_or(range.clone(), |(at, length)| range.start + at..range.start + at + length);
            add(
                address_in_text::RULE.code,
                range,
                format!("{what} in the metadata"),
                "leave it out; the home page of the dataset is its `url`",
            );
        }
    });
    found
}
