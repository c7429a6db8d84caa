//! Ethics rule for comments: no addresses.

use std::sync::LazyLock;

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Rule, Runner};
use super::address_in_text::address;
use crate::load::{Places, Tree};

pub(super) const RULE: Rule = Rule {
    code: "address_in_comment",
    level: Level::Deny,
    summary: "No comment contains a handle, an invite link, an address, a phone number or a wallet.",
    why: "Comments are published with the files, and would lead to the material just as records would.",
    bad: r#"//- events/e.ron
// seen on t.me/examplechannel
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "Claimed on a channel of the group."))
"#,
    good: r#"//- events/e.ron
// seen on a channel of the group
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "Claimed on a channel of the group."))
"#,
    run: Runner::File(run),
};

fn run(text: &FileText<'_>, found: &mut Findings) {
    // A document in JSON has no comments.
    if text.root.is_none() || !(text.whole.contains("//") || text.whole.contains("/*")) {
        return;
    }
    let Some(tree) = Tree::of(text.whole) else { return };
    let places = LazyLock::new(|| Places::of(text.whole));
    for comment in tree.comments() {
        if let Some(what) = address(&text.whole[comment.clone()], false) {
            let line = places.spot(comment.start).line;
            found.record(
                text.record,
                format!("{what} in the comment of line {line}"),
                "describe it in the comment instead, or delete the comment",
            );
        }
    }
}
