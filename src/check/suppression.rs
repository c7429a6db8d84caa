//! Suppression comments: `// allow(code): why`, before the value or, for the whole record,
//! before the record.

use std::ops::Range;

use super::rules::rule;
use crate::load::{SpanNode, Tree};

/// The start of the comment.
const MARK: &str = "allow(";

/// A suppression comment.
pub(super) struct Suppression<'t> {
    codes: Vec<&'t str>,
    /// The codes that suppressed a finding.
    used: Vec<&'static str>,
    reason: &'t str,
    /// The byte range of the comment.
    pub(super) comment: Range<usize>,
    /// The byte range in which it suppresses findings.
    scope: Range<usize>,
}

/// Whether a text can contain a suppression comment.
pub(super) fn may_be_in(text: &str) -> bool {
    text.contains(MARK)
}

/// Finds the suppression comments of the text.
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
    // A comment after the last value suppresses nothing and is reported as unused.
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
    /// Whether the comment suppresses a finding; if so, marks it as used.
    pub(super) fn allows(&mut self, code: &'static str, range: &Range<usize>) -> bool {
        let allows = self.codes.contains(&code) && self.scope.start <= range.start && range.end <= self.scope.end;
        if allows && !self.used.contains(&code) {
            self.used.push(code);
        }
        allows
    }

    /// Returns the fault of the comment itself as code, message and remedy; `asked` returns whether a rule
    /// ran.
    pub(super) fn fault(&self, asked: impl Fn(&str) -> bool) -> Option<(&'static str, String, String)> {
        let unknown = self.codes.iter().find(|code| rule(code).is_none());
        if let Some(unknown) = unknown {
            let hint = crate::load::did_you_mean(unknown, super::RULES.iter().map(super::rule::Rule::code));
            let remedy = "run `check --list-rules` for the list of rules".to_owned();
            Some(("bad_suppression", format!("there is no rule `{unknown}`{hint}"), remedy))
        } else if self.reason.is_empty() {
            let remedy = format!("write `// allow({}): REASON`", self.codes.join(", "));
            Some(("bad_suppression", "the comment gives no reason".to_owned(), remedy))
        } else if let Some(idle) = self.codes.iter().find(|code| !self.used.contains(code) && asked(code)) {
            let remedy = if self.codes.len() == 1 { "delete the comment".to_owned() } else { format!("remove `{idle}`") };
            Some(("unused_suppression", format!("nothing here violates `{idle}`"), remedy))
        } else {
            None
        }
    }
}
