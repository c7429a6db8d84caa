//! Comments that allow a finding: `// allow(code): why`, before the value or, for the whole record,
//! before the record.

use std::ops::Range;

use super::rules::rule;
use crate::load::{SpanNode, Tree};

/// The words with which the comment begins.
const MARK: &str = "allow(";

/// A comment that allows something.
pub(super) struct Suppression<'t> {
    codes: Vec<&'t str>,
    /// Those of them that something was found by.
    used: Vec<&'static str>,
    reason: &'t str,
    /// The bytes of the comment.
    pub(super) comment: Range<usize>,
    /// The bytes in which it allows.
    scope: Range<usize>,
}

/// Whether a text is worth looking through.
pub(super) fn may_be_in(text: &str) -> bool {
    text.contains(MARK)
}

/// Every comment of the text that allows something.
pub(super) fn all<'t>(text: &'t str, tree: Option<&Tree<'t>>) -> Vec<Suppression<'t>> {
    let Some(tree) = tree else { return Vec::new() };
    let mut all = Vec::new();
    for comment in tree.leading.iter().chain(&tree.trailing) {
        all.extend(parse(text, comment, &(0..text.len())));
    }
    below(text, &tree.root, &mut all);
    all
}

fn below<'t>(text: &'t str, node: &SpanNode, all: &mut Vec<Suppression<'t>>) {
    for child in &node.children {
        let start = child.key.as_ref().map_or(child.node.range.start, |key| key.start);
        for comment in &child.comments {
            all.extend(parse(text, comment, &(start..child.node.range.end)));
        }
        below(text, &child.node, all);
    }
    // Behind the last value there is nothing left to allow: it will be told of as unused.
    for comment in &node.trailing {
        all.extend(parse(text, comment, &(comment.end..comment.end)));
    }
}

fn parse<'t>(text: &'t str, comment: &Range<usize>, scope: &Range<usize>) -> Option<Suppression<'t>> {
    let words = text[comment.clone()].strip_prefix("//")?.trim_start().strip_prefix(MARK)?;
    let (codes, rest) = words.split_once(')')?;
    let codes = codes.split(',').map(str::trim).collect();
    let reason = rest.trim_start().strip_prefix(':').unwrap_or_default().trim();
    Some(Suppression { codes, used: Vec::new(), reason, comment: comment.clone(), scope: scope.clone() })
}

impl Suppression<'_> {
    /// Whether the comment allows what was found there; it then is of use.
    pub(super) fn allows(&mut self, code: &'static str, range: &Range<usize>) -> bool {
        let allows = self.codes.contains(&code) && self.scope.start <= range.start && range.end <= self.scope.end;
        if allows && !self.used.contains(&code) {
            self.used.push(code);
        }
        allows
    }

    /// What is wrong with the comment itself, where `asked` says which rules had their say: code,
    /// message and remedy.
    pub(super) fn fault(&self, asked: impl Fn(&str) -> bool) -> Option<(&'static str, String, String)> {
        let unknown = self.codes.iter().find(|code| rule(code).is_none());
        if let Some(unknown) = unknown {
            let near = crate::load::nearest(unknown, super::RULES.iter().map(super::rule::Rule::code));
            let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            let remedy = "`check --list-rules` names them all".to_owned();
            Some(("bad_suppression", format!("no rule `{unknown}`{hint}"), remedy))
        } else if self.reason.is_empty() {
            let remedy = format!("write `// allow({}): why it is right here`", self.codes.join(", "));
            Some(("bad_suppression", "the comment gives no reason".to_owned(), remedy))
        } else if let Some(idle) = self.codes.iter().find(|code| !self.used.contains(code) && asked(code)) {
            let remedy = if self.codes.len() == 1 { "delete the comment".to_owned() } else { format!("take out `{idle}`") };
            Some(("unused_suppression", format!("nothing here breaks `{idle}`"), remedy))
        } else {
            None
        }
    }
}
