//! One form for all records.

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Rule, Runner};
use crate::load::canonical_with_comments;

pub(super) const RULE: Rule = Rule {
    code: "not_canonical",
    level: Level::Deny,
    summary: "A file is written in the canonical form, as `fmt` writes it.",
    why: "Where every record has one form, a difference between two versions is a difference in what they say.",
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
        Ok(_) if text.entry.marked => found.record(text.record, "begins with a byte-order mark", REMEDY),
        Ok(canonical) if canonical == text.whole => {}
        Ok(canonical) => {
            // With their ends: one of them may be all that differs.
            let lines = |text: &'_ str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
            let same = lines(&canonical).iter().zip(lines(text.whole)).take_while(|(a, b)| *a == b).count();
            let message = format!("not in the canonical form, from line {} on", same + 1);
            found.record(text.record, message, REMEDY);
        }
        Err(comment) => {
            let first = comment.lines().next().unwrap_or_default();
            let message = format!("the comment `{first}` belongs to nothing that the canonical form keeps");
            found.record(text.record, message, "move it before a field or an entry, or delete it");
        }
    }
}
