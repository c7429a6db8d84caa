//! One form for all records.

use super::super::finding::Level;
use super::super::rule::{Found, Rule, Run, Text};
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
    run: Run::File(run),
};

fn run(text: &Text<'_>, found: &mut Found) {
    if text.root.is_none() {
        return;
    }
    match canonical_with_comments(text.record, text.whole) {
        Ok(canonical) if canonical == text.whole => {}
        Ok(canonical) => {
            let same = canonical.lines().zip(text.whole.lines()).take_while(|(a, b)| a == b).count();
            let message = format!("not in the canonical form, from line {} on", same + 1);
            found.record(text.record, message, "run `moderation-record fmt` on the directory");
        }
        Err(comment) => {
            let message = format!("the comment `{comment}` belongs to nothing that the canonical form keeps");
            found.record(text.record, message, "move it before a field or an entry, or delete it");
        }
    }
}
