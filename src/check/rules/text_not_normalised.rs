//! Texts are what they look like.

use unicode_normalization::is_nfc;

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Node, Route, is_invisible};

pub(super) const RULE: Rule = Rule {
    code: "text_not_normalised",
    level: Level::Deny,
    summary: "A text is in Unicode normalisation form C, not empty, without blanks at its ends or doubled, without invisible controls.",
    why: "Two texts that look alike are alike, in searching and in comparing; and no hidden control turns what a reader sees round.",
    bad: r#"//- events/e.ron
Event(id: "e", title: (en: "Attack "), kind: attack, summary: (en: "An attack."))
"#,
    good: r#"//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
    run: Runner::Node(run),
};

fn run(site: &Subject<'_>, route: &Route, node: Node<'_>, found: &mut Findings) {
    let Node::Plain(text) = node else { return };
    if let Some((message, remedy)) = fault(text) {
        found.at(site.record, route, message, remedy);
    }
}

/// Non-joiner and joiner shape letters in Persian and other scripts, and emoji: there they are part of
/// a word. Behind a Latin letter they only hide.
const fn joins(before: char, c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii()
}

fn fault(text: &str) -> Option<(String, &'static str)> {
    if text.is_empty() {
        return Some(("an empty text".into(), "leave the field out, or write what belongs here"));
    }
    if text.trim() != text {
        return Some(("a blank at the beginning or end of the text".into(), "delete it"));
    }
    let plain = text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
    if text.contains("  ") {
        return Some(("two blanks in a row".into(), "write one"));
    }
    if plain {
        return None;
    }
    let before = std::iter::once(' ').chain(text.chars());
    let hidden = |(before, c): &(char, char)| (is_invisible(*c) && !joins(*before, *c)) || (c.is_control() && *c != '\n');
    if let Some((_, c)) = before.zip(text.chars()).find(hidden) {
        if c.is_control() {
            return Some((format!("a control character, U+{:04X}", u32::from(c)), "write a blank in its place, or delete it"));
        }
        return Some((
            format!("an invisible character, U+{:04X}", u32::from(c)),
            "delete it: Arabic and Hebrew need no direction marks here",
        ));
    }
    (!is_nfc(text))
        .then(|| ("not in normalisation form C".into(), "compose letters and marks: `unicodedata.normalize(\"NFC\", text)` in Python"))
}
