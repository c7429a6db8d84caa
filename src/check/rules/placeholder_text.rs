//! No placeholders remain.

use super::super::finding::Level;
use super::super::rule::{Findings, Rule, Runner, Subject};
use crate::model::{Node, Route};

pub(super) const RULE: Rule = Rule {
    code: "placeholder_text",
    level: Level::Deny,
    summary: "No text is a placeholder such as `…` or `TODO`.",
    why: "`new` writes `…` for texts that the author must add; it must not be published.",
    bad: r#"//- events/e.ron
Event(id: "e", title: (en: "…"), kind: attack, summary: (en: "An attack."))
"#,
    good: r#"//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
    run: Runner::Node(run),
};

fn run(site: &Subject<'_>, route: &Route, node: Node<'_>, found: &mut Findings) {
    const BEGINNINGS: [&str; 4] = ["TODO", "FIXME", "TBD", "XXX"];
    let Node::Plain(text) = node else { return };
    let is_mark = |c: char| matches!(c, '…' | '.' | '?' | '؟' | '-' | '–' | '—' | '_' | ' ' | '[' | ']' | '(' | ')' | '<' | '>');
    let marks_only = !text.is_empty() && text.chars().all(is_mark);
    // “TODO: …”, but not a longer word with the same start.
    let to_do = |word: &&str| text.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if marks_only || BEGINNINGS.iter().any(to_do) {
        found.at(site.record, route, format!("`{text}` is a placeholder"), "write the text, or omit the field");
    }
}
