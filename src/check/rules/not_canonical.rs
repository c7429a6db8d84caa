//! Files are in canonical form.

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Rule, Runner};
use crate::load::canonical_with_comments;

pub(super) const RULE: Rule = Rule {
    code: "not_canonical",
    level: Level::Deny,
    summary: "A file is written in the canonical form, as `fmt` writes it.",
    why: "If every record has one form, every difference between two versions is a difference in content.",
    bad: r#"//- events/e.ron
Event(id: "e", kind: attack, title: (en: "Attack"), summary: (en: "An attack."))
"#,
    good: r#"//- events/e.ron
Event(
    id: "e",
    title: (en: "Attack"),
    kind: attack,
    summary: (en: "An attack."),
)
"#,
    run: Runner::File(run),
};

fn run(text: &FileText<'_>, found: &mut Findings) {
    const REMEDY: &str = "run `moderation-record fmt` on the directory";
    if text.root.is_none() {
        return;
    }
    match canonical_with_comments(text.record, text.whole) {
        Ok(_) if text.entry.marked => found.record(text.record, "the file starts with a byte-order mark", REMEDY),
        Ok(canonical) if canonical == text.whole => {}
        Ok(canonical) => {
            // Lines include their ends, because the end can be the only difference.
            let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
            let same = lines(&canonical).iter().zip(lines(text.whole)).take_while(|(a, b)| *a == b).count();
            let message = format!("the file is not in canonical form, from line {}", same + 1);
            found.record(text.record, message, REMEDY);
        }
        Err(comment) => {
            let first = comment.lines().next().unwrap_or_default();
            let message = format!("the comment `{first}` does not belong to a field or entry of the canonical form");
            found.record(text.record, message, "move it before a field or an entry, or delete it");
        }
    }
}
