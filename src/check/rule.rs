//! The definition of a rule and its input.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

use super::finding::Level;
use super::texts::Texts;
use crate::load::{FileEntry, is_id};
use crate::model::{Archive, Dataset, Kind, Node, Parts, Record, Route, Stated, Step, Version};

/// A rule of the checker.
///
/// ```
/// let rule = moderation_record::check::rule("dangling_reference").unwrap();
/// assert!(!rule.why().is_empty() && rule.bad() != rule.good());
/// ```
#[derive(Debug)]
pub struct Rule {
    pub(super) code: &'static str,
    pub(super) level: Level,
    pub(super) summary: &'static str,
    pub(super) why: &'static str,
    pub(super) bad: &'static str,
    pub(super) good: &'static str,
    pub(super) run: Runner,
}

/// The input of a rule.
///
/// ```
/// use moderation_record::check::{Scope, rule};
/// assert_eq!(rule("unused_source").unwrap().scope(), Scope::Dataset);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// One file: its text and its path.
    File,
    /// One record: its values and references.
    Record,
    /// The whole dataset.
    Dataset,
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::File => "file",
            Self::Record => "record",
            Self::Dataset => "dataset",
        })
    }
}

/// How a rule runs.
#[derive(Debug)]
pub(super) enum Runner {
    /// Not run: the reader or the engine reports it.
    Reader,
    /// Runs for each file, with its text.
    File(fn(&FileText<'_>, &mut Findings)),
    /// Runs for each visited value of each record.
    Node(fn(&Subject<'_>, &Route, Node<'_>, &mut Findings)),
    /// Runs for each record.
    Record(fn(&Subject<'_>, &mut Findings)),
    /// Runs once for the dataset.
    Dataset(fn(&Context<'_>, &mut Findings)),
}

impl Rule {
    /// The code that identifies the rule in findings, options and suppressions.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The default severity of its findings.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The input of the rule.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self.run {
            Runner::Reader | Runner::File(_) => Scope::File,
            Runner::Node(_) | Runner::Record(_) => Scope::Record,
            Runner::Dataset(_) => Scope::Dataset,
        }
    }

    /// The requirement, in one sentence.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// The reason for the requirement.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        self.why
    }

    /// An example that violates the rule. `//- path` starts a file.
    #[must_use]
    pub const fn bad(&self) -> &'static str {
        self.bad
    }

    /// The corrected example.
    #[must_use]
    pub const fn good(&self) -> &'static str {
        self.good
    }
}

/// The context that a rule can use in addition to the record.
pub(super) struct Context<'c> {
    pub(super) data: &'c Dataset,
    /// The records whose files cannot be read. They are reported once, not at every reference.
    pub(super) unreadable: &'c HashSet<(Kind, String)>,
    /// The texts of sources, if `--texts` is given.
    pub(super) texts: &'c Texts,
    /// The records that another record refers to.
    pub(super) used: HashSet<(Kind, &'c str)>,
}

impl<'c> Context<'c> {
    pub(super) fn new(data: &'c Dataset, unreadable: &'c HashSet<(Kind, String)>, texts: &'c Texts) -> Self {
        let mut used = HashSet::new();
        for record in data.records() {
            record.visit(&mut |_, node| {
                if let Node::Reference(kind, id) = node
                    && (record.kind(), record.id()) != (kind, id)
                {
                    used.insert((kind, id));
                }
            });
        }
        Self { data, unreadable, texts, used }
    }
}

/// A record with its context.
pub(super) struct Subject<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) record: Record<'c>,
}

impl<'c> Subject<'c> {
    pub(super) const fn data(&self) -> &'c Dataset {
        self.context.data
    }
}

/// Returns the route to a value in a version of a rule.
pub(super) fn in_version(place: usize, within: impl IntoIterator<Item = Step>) -> Route {
    [Step::Field("versions"), Step::Index(place)].into_iter().chain(within).collect::<Vec<_>>().into()
}

/// The remedy for an invalid commit hash.
pub(super) const WHOLE_COMMIT: &str = "write the full commit hash: 40 lower-case hexadecimal digits, or 64 for SHA-256";

/// Whether an archive is a git repository and the version is not a commit hash.
pub(super) fn is_no_commit(archive: Option<&Archive>, version: &str) -> bool {
    matches!(archive, Some(Archive::Git(git)) if !is_id(git.version(version).0))
}

/// Iterates over the parts of a version, with the route from the version to each.
pub(super) fn parts(version: &Version) -> impl Iterator<Item = ([Step; 3], Stated<'_>)> {
    let each = version.parts().map(Parts::each).unwrap_or_default();
    each.into_iter().map(|stated| ([Step::Field("parts"), Step::Field(stated.part.as_str()), Step::Index(stated.place)], stated))
}

/// A file and the record that was read from it.
pub(super) struct FileText<'c> {
    /// The data directory; `None` for a JSON document.
    pub(super) root: Option<&'c Path>,
    pub(super) entry: &'c FileEntry,
    /// The text of the file.
    pub(super) whole: &'c str,
    pub(super) record: Record<'c>,
}

/// The findings so far, not yet placed.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) code: &'static str,
    pub(super) all: Vec<Unplaced>,
}

/// A finding by record and route.
#[derive(Debug)]
pub(super) struct Unplaced {
    pub(super) code: &'static str,
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) steps: Vec<Step>,
    pub(super) route: String,
    pub(super) focus: Focus,
    pub(super) message: String,
    pub(super) remedy: String,
}

/// What is underlined of a value.
#[derive(Debug, Default)]
pub(super) enum Focus {
    /// The whole value.
    #[default]
    Value,
    /// These words of it.
    Words(String),
    /// A byte range of the file.
    Bytes(Range<usize>),
}

impl Findings {
    /// Adds a finding at a route of a record.
    pub(super) fn at(&mut self, record: Record<'_>, route: &Route, message: impl Into<String>, remedy: impl Into<String>) {
        self.all.push(Unplaced {
            code: self.code,
            kind: record.kind(),
            id: record.id().to_owned(),
            steps: route.steps().to_vec(),
            route: route.to_string(),
            focus: Focus::Value,
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    /// Limits the last finding to a part of its value.
    pub(super) fn focus(&mut self, focus: Focus) {
        if let Some(last) = self.all.last_mut() {
            last.focus = focus;
        }
    }

    /// Adds a finding at a field of a record.
    pub(super) fn field(&mut self, record: Record<'_>, field: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        Route::default().field(field, |route| self.at(record, route, message, remedy));
    }

    /// Adds a finding about a whole record, shown at its id.
    pub(super) fn record(&mut self, record: Record<'_>, message: impl Into<String>, remedy: impl Into<String>) {
        self.field(record, "id", message, remedy);
    }
}
