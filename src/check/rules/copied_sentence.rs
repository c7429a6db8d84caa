//! Texts are not copied from sources.

use super::super::texts::{COPIED_WORDS, shingles};
use std::collections::HashSet;

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Node, Route, SourceId, Text};

pub(super) const RULE: Rule = Rule {
    code: "copied_sentence",
    level: Level::Deny,
    summary: "No text of a record shares eight consecutive words with a source that the record cites. Runs only with `--texts`.",
    why: "Facts can be reused, sentences cannot: sources have copyright, and a copied summary adds nothing.",
    // An example would need the text of a source; the tests have one.
    bad: "",
    good: "",
    run: Runner::Record(run),
};

fn run(site: &Subject<'_>, found: &mut Findings) {
    if site.context.texts.is_empty() {
        return;
    }
    let mut cited: Vec<(&SourceId, &str, &HashSet<u64>)> = Vec::new();
    site.record.visit(&mut |_, node| {
        if let Node::Citation(citation) = node
            && let Some(source) = site.data().source(citation.source())
            && let Some(shingles) = site.context.texts.shingles(source)
            && !cited.iter().any(|(id, ..)| *id == source.id())
        {
            cited.push((source.id(), source.language().as_str(), shingles));
        }
    });
    if cited.is_empty() {
        return;
    }
    site.record.visit(&mut |route: &Route, node| {
        let Node::Text(text) = node else { return };
        for (source, language, theirs) in &cited {
            let ours = Text::in_language(text, language).unwrap_or_default();
            if shingles(ours).any(|shingle| theirs.contains(&shingle)) {
                let message = format!("{COPIED_WORDS} consecutive words are copied from `{source}`");
                let mut report = |at: &mut Route| found.at(site.record, at, message.as_str(), "rephrase or shorten the text");
                let mut at = route.clone();
                match text.local().iter().position(|local| local.text() == ours) {
                    Some(place) => at.field("local", |at| at.index(place, |at| at.field("text", &mut report))),
                    None => at.field("en", &mut report),
                }
            }
        }
    });
}
