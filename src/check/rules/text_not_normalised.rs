//! Texts are normalised.

use unicode_normalization::is_nfc;

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Node, Route, is_invisible};

pub(super) const RULE: Rule = Rule {
    code: "text_not_normalised",
    level: Level::Deny,
    summary: "A text is in Unicode normalisation form C and not empty, and has no blanks at its ends, double blanks or invisible controls.",
    why: "Texts that look the same must be equal in searches and comparisons, and a hidden control must not change what a reader sees.",
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

/// Whether a joiner or non-joiner is part of a word. They shape letters in Persian and other scripts, and emoji.
/// After a Latin letter they are only invisible.
const fn joins(before: char, c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii()
}

pub(super) fn fault(text: &str) -> Option<(String, &'static str)> {
    if text.is_empty() {
        return Some(("the text is empty".into(), "write the text, or omit the field"));
    }
    if text.trim() != text {
        return Some(("the text starts or ends with a blank".into(), "delete the blank"));
    }
    let plain = text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
    if text.contains("  ") {
        return Some(("the text contains two consecutive blanks".into(), "write one blank"));
    }
    if plain {
        return None;
    }
    let before = std::iter::once(' ').chain(text.chars());
    let hidden = |(before, c): &(char, char)| (is_invisible(*c) && !joins(*before, *c)) || (c.is_control() && *c != '\n');
    if let Some((_, c)) = before.zip(text.chars()).find(hidden) {
        if c.is_control() {
            return Some((
                format!("the text contains the control character U+{:04X}", u32::from(c)),
                "replace it with a blank, or delete it",
            ));
        }
        return Some((
            format!("the text contains the invisible character U+{:04X}", u32::from(c)),
            "delete it; Arabic and Hebrew need no direction marks here",
        ));
    }
    (!is_nfc(text)).then(|| {
        (
            "the text is not in normalisation form C".into(),
            "normalise it, for example with `unicodedata.normalize(\"NFC\", text)` in Python",
        )
    })
}
