//! Files are in canonical form.

use std::ops::Range;

use super::super::finding::Level;
use super::super::rule::{FileText, Findings, Focus, Rule, Runner};
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
    if text.root.is_none() {
        return;
    }
    let canonical = canonical_with_comments(text.record, text.whole);
    if let Some((range, message, remedy)) = fault(canonical, text.whole, text.entry.marked) {
        found.record(text.record, message, remedy);
        if let Some(range) = range {
            found.focus(Focus::Bytes(range));
        }
    }
}

/// The first difference of a text from its canonical form, with its byte range where it has one, and the remedy.
pub(super) fn fault(
    canonical: Result<String, String>,
    text: &str,
    is_marked: bool,
) -> Option<(Option<Range<usize>>, String, &'static str)> {
    const REMEDY: &str = "run `moderation-record fmt` on the directory";
    match canonical {
        Ok(_) if is_marked => Some((None, "the file starts with a byte-order mark".into(), REMEDY)),
        Ok(canonical) if canonical == text => None,
        Ok(canonical) => {
            let (range, message) = difference(&canonical, text);
            Some((Some(range), message, REMEDY))
        }
        Err(comment) => {
            let first = comment.lines().next().unwrap_or_default();
            let message = format!("the comment `{first}` does not belong to a field or entry of the canonical form");
            Some((None, message, "move it before a field or an entry, or delete it"))
        }
    }
}

/// The first line that differs from the canonical form, with its byte range.
fn difference(canonical: &str, text: &str) -> (Range<usize>, String) {
    if text.contains("\r\n") {
        let end = text.find("\r\n").unwrap_or_default();
        return (0..end, "the lines end in CR LF; write LF alone".into());
    }
    // Lines include their ends, because the end can be the only difference.
    let same = canonical.split_inclusive('\n').zip(text.split_inclusive('\n')).take_while(|(a, b)| a == b);
    let start = same.map(|(line, _)| line.len()).sum::<usize>();
    let line_at = |text: &'_ str| text[start..].split('\n').next().unwrap_or_default().to_owned();
    let (expected, line) = (line_at(canonical), line_at(text));
    let range = start + (line.len() - line.trim_start().len())..start + line.len();
    let message = if line.trim() == expected.trim() && line.contains('\t') {
        "this line contains a tab; indent with blanks".to_owned()
    } else if line.trim() == expected.trim() && line != expected {
        format!("this line is indented by {} blanks instead of {}", indent(&line), indent(&expected))
    } else if line == expected {
        "the last line must end in one line feed".to_owned()
    } else {
        "this line is not in canonical form".to_owned()
    };
    (range, message)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
