//! The span tree of a RON or JSON text: the byte range of each value, and the comments that belong to it.
//!
//! This is not a second parser. It accepts more than the parsers do, and is used only for texts that
//! they have accepted. One pass builds the tree; a [`Route`](crate::Route) from a rule is resolved
//! to a range of the text.

use std::ops::Range;

use crate::model::Step;

/// A value of the text, with its children.
#[derive(Debug)]
pub(crate) struct SpanNode {
    /// The byte range of the value, with the name before its bracket and without surrounding comments.
    pub(crate) range: Range<usize>,
    /// The children in the order of the text; empty for a plain value.
    pub(crate) children: Vec<Child>,
    /// Comments after the last child, before the closing bracket.
    pub(crate) trailing: Vec<Range<usize>>,
}

/// A list entry or a field.
#[derive(Debug)]
pub(crate) struct Child {
    /// The range of the field name, for a field.
    pub(crate) key: Option<Range<usize>>,
    /// The comments before it, and the comment after it on the same line.
    pub(crate) comments: Vec<Range<usize>>,
    /// The value.
    pub(crate) node: SpanNode,
}

/// The tree of a text: one value, and the comments around it.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    text: &'t str,
    /// Comments before the value.
    pub(crate) leading: Vec<Range<usize>>,
    pub(crate) root: SpanNode,
    /// Comments after the value.
    pub(crate) trailing: Vec<Range<usize>>,
}

impl<'t> Tree<'t> {
    /// Builds the tree of a text that a parser has accepted; `None` if that fails.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        let mut scan = Scan { text, at: 0, comments: Vec::new(), depth: 0 };
        scan.blank();
        // `#![enable(…)]` can come before a RON value; a comment in it would belong to no value.
        while scan.peek() == Some(b'#') {
            let start = scan.at;
            for mark in [b'#', b'!'] {
                scan.at += usize::from(scan.peek() == Some(mark));
                scan.blank();
            }
            scan.value()?;
            if ["//", "/*"].iter().any(|mark| text[start..scan.at].contains(mark)) {
                return None;
            }
            scan.blank();
        }
        let mut leading = std::mem::take(&mut scan.comments);
        let root = scan.value()?;
        // The comments between the name and its bracket.
        leading.append(&mut scan.comments);
        scan.blank();
        let trailing = scan.comments;
        Some(Self { text, leading, root, trailing })
    }

    /// The byte range of the value at the end of the steps. If the last steps lead
    /// to an omitted field, the range of the nearest enclosing value.
    pub(crate) fn locate(&self, steps: &[Step]) -> Range<usize> {
        let mut node = &self.root;
        for step in steps {
            match self.child(node, *step) {
                Some(child) => node = child,
                None => break,
            }
        }
        node.range.clone()
    }

    fn child<'n>(&self, node: &'n SpanNode, step: Step) -> Option<&'n SpanNode> {
        let found = match step {
            Step::Field(name) => node.children.iter().find(|child| self.key(child) == Some(name)),
            Step::Index(place) => node.children.get(place).filter(|child| child.key.is_none()),
        };
        match (found, node.children.as_slice()) {
            (Some(child), _) => Some(&child.node),
            // A route has no steps for wrappers: `Some(…)`, `person(…)`, `{"person": …}`.
            (None, [only]) if !only.node.children.is_empty() => self.child(&only.node, step),
            _ => None,
        }
    }

    /// All comments of the text.
    #[cfg(feature = "check")]
    pub(crate) fn comments(&self) -> Vec<Range<usize>> {
        fn below(node: &SpanNode, all: &mut Vec<Range<usize>>) {
            for child in &node.children {
                all.extend_from_slice(&child.comments);
                below(&child.node, all);
            }
            all.extend_from_slice(&node.trailing);
        }
        let mut all = self.leading.clone();
        below(&self.root, &mut all);
        all.extend_from_slice(&self.trailing);
        all
    }

    /// The name of a field.
    pub(crate) fn key(&self, child: &Child) -> Option<&'t str> {
        let key = &self.text[child.key.clone()?];
        Some(key.strip_prefix("r#").unwrap_or(key).trim_matches('"'))
    }
}

/// A nesting limit slightly above that of the parsers, which protects the stack.
const DEEPEST: usize = 2 * super::MAX_NESTING + 128;

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// The comments skipped since they were last taken.
    comments: Vec<Range<usize>>,
    depth: usize,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips blanks and comments.
    fn blank(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(is_blank).len();
            let rest = self.rest();
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                block_comment(rest)
            } else {
                return;
            };
            self.comments.push(self.at..self.at + rest[..length].trim_end().len());
            self.at += length;
        }
    }

    fn value(&mut self) -> Option<SpanNode> {
        let start = self.at;
        self.plain()?;
        let (end_of_name, met) = (self.at, self.comments.len());
        let named = end_of_name > start;
        self.blank();
        let closing = match self.peek() {
            Some(b'(') => b')',
            Some(b'[') if !named => b']',
            Some(b'{') if !named => b'}',
            _ if named => {
                // The skipped comments are after the value.
                self.comments.truncate(met);
                self.at = end_of_name;
                return Some(SpanNode { range: start..end_of_name, children: Vec::new(), trailing: Vec::new() });
            }
            _ => return None,
        };
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let outside = std::mem::take(&mut self.comments);
        let (children, trailing) = self.children(closing)?;
        self.comments = outside;
        self.depth -= 1;
        Some(SpanNode { range: start..self.at, children, trailing })
    }

    /// Parses the content of brackets, and the comments after its last entry.
    fn children(&mut self, closing: u8) -> Option<(Vec<Child>, Vec<Range<usize>>)> {
        let mut children: Vec<Child> = Vec::new();
        let mut behind_comma = self.at;
        loop {
            self.blank();
            let mut comments = std::mem::take(&mut self.comments);
            if let Some(last) = children.last_mut() {
                let own = self.on_line_of(behind_comma, &comments, closing);
                last.comments.extend(comments.drain(..own));
            }
            if self.peek()? == closing {
                self.at += 1;
                return Some((children, comments));
            }
            let mut node = self.value()?;
            comments.append(&mut self.comments);
            self.blank();
            let mut key = None;
            if self.peek()? == b':' {
                self.at += 1;
                self.blank();
                key = Some(node.range);
                node = self.value()?;
                comments.append(&mut self.comments);
                self.blank();
            }
            let mut behind = std::mem::take(&mut self.comments);
            let own = if self.peek()? == closing { self.on_line_of(node.range.end, &behind, closing) } else { behind.len() };
            let trailing = behind.split_off(own);
            comments.append(&mut behind);
            children.push(Child { key, comments, node });
            match self.peek()? {
                b',' => self.at += 1,
                other if other == closing => {
                    self.at += 1;
                    return Some((children, trailing));
                }
                _ => return None,
            }
            behind_comma = self.at;
        }
    }

    /// The number of comments skipped since `at` that belong to the entry that ended there: those on its
    /// line, unless the next entry follows on the same line.
    fn on_line_of(&self, mut at: usize, comments: &[Range<usize>], closing: u8) -> usize {
        let is_broken = |range: Range<usize>| self.text[range].contains('\n');
        for (place, comment) in comments.iter().enumerate() {
            if is_broken(at..comment.start) {
                return place;
            }
            at = comment.end;
        }
        if is_broken(at..self.at) || self.peek() == Some(closing) { comments.len() } else { 0 }
    }

    /// Skips a string, character, number or word; stops at a bracket.
    fn plain(&mut self) -> Option<()> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let prefix = bytes.iter().take_while(|b| matches!(b, b'r' | b'b')).count().min(2);
        let hashes = bytes[prefix..].iter().take_while(|b| **b == b'#').count();
        self.at += match bytes.get(prefix + hashes) {
            Some(b'"') if prefix > 0 && bytes[..prefix].contains(&b'r') => {
                let open = prefix + hashes + 1;
                let close = format!("\"{}", "#".repeat(hashes));
                open + rest[open..].find(&close)? + close.len()
            }
            Some(b'"') if hashes == 0 => prefix + quoted(&bytes[prefix..], b'"')?,
            Some(b'\'') if hashes == 0 => prefix + quoted(&bytes[prefix..], b'\'')?,
            _ => rest.find(|c: char| is_blank(c) || "()[]{},:/\"".contains(c)).unwrap_or(rest.len()),
        };
        Some(())
    }
}

/// Whether a character separates words; in RON also the two direction marks.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}')
}

/// The length of a quoted text with its quotation marks.
fn quoted(bytes: &[u8], mark: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 2,
            byte if byte == mark => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// The length of a block comment, which can be nested in RON.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        match &text.as_bytes()[at..text.len().min(at + 2)] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" if depth == 1 => return at + 2,
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}
