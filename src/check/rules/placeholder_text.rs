//! What was to be filled in is filled in.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Site};
use crate::model::{Node, Route};

pub(super) const RULE: Rule = Rule {
    code: "placeholder_text",
    level: Level::Deny,
    summary: "No text is a placeholder such as `…` or `TODO`.",
    why: "`new` writes `…` where an author has something to say; it must not reach a reader.",
    bad: r#"//- events/e.ron
Event(id: "e", title: (en: "…"), kind: attack, summary: (en: "An attack."))
"#,
    good: r#"//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "An attack."))
"#,
    run: Run::Node(run),
};

fn run(site: &Site<'_>, route: &Route, node: Node<'_>, found: &mut Found) {
    const BEGINNINGS: [&str; 4] = ["TODO", "FIXME", "TBD", "XXX"];
    let Node::Plain(text) = node else { return };
    let marks_only = !text.is_empty() && text.chars().all(|c| matches!(c, '…' | '.' | '?' | '-' | '_'));
    if marks_only || BEGINNINGS.iter().any(|beginning| text.starts_with(beginning)) {
        found.at(site.record, route, format!("`{text}` is a placeholder"), "write what belongs here, or leave the field out");
    }
}
