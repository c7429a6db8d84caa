//! What a rule is, and what it is given.

use std::collections::HashSet;
use std::path::Path;

use super::finding::Level;
use super::texts::Texts;
use crate::load::{FileEntry, is_id};
use crate::model::{Archive, Dataset, Kind, Node, Parts, Record, Route, Stated, Step, Version};

/// A rule: what it refuses and why.
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

/// What a rule looks at.
///
/// ```
/// use moderation_record::check::{Scope, rule};
/// assert_eq!(rule("unused_source").unwrap().scope(), Scope::Dataset);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// A file: its text and its path.
    File,
    /// A record: its values, and what they refer to.
    Record,
    /// All records together.
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

/// How a rule is asked.
#[derive(Debug)]
pub(super) enum Runner {
    /// By the reader, or by the check itself.
    Reader,
    /// With the text of each file, while it is at hand.
    File(fn(&FileText<'_>, &mut Findings)),
    /// With everything that a record holds, one thing at a time.
    Node(fn(&Subject<'_>, &Route, Node<'_>, &mut Findings)),
    /// With each record.
    Record(fn(&Subject<'_>, &mut Findings)),
    /// Once.
    Dataset(fn(&Context<'_>, &mut Findings)),
}

impl Rule {
    /// The code, by which findings, options and suppressions name the rule.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// How much its findings weigh, unless told otherwise.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// What it looks at.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        match self.run {
            Runner::Reader | Runner::File(_) => Scope::File,
            Runner::Node(_) | Runner::Record(_) => Scope::Record,
            Runner::Dataset(_) => Scope::Dataset,
        }
    }

    /// What must hold, in one sentence.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// Why it must.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        self.why
    }

    /// Records that break it. `//- path` begins a file.
    #[must_use]
    pub const fn bad(&self) -> &'static str {
        self.bad
    }

    /// The same, mended.
    #[must_use]
    pub const fn good(&self) -> &'static str {
        self.good
    }
}

/// All that a rule may look at beside the record.
pub(super) struct Context<'c> {
    pub(super) data: &'c Dataset,
    /// The records whose files cannot be read: they are told of once, not at every reference too.
    pub(super) unreadable: &'c HashSet<(Kind, String)>,
    /// The texts of sources, where they are at hand.
    pub(super) texts: &'c Texts,
}

/// A record, and all that stands around it.
pub(super) struct Subject<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) record: Record<'c>,
}

impl<'c> Subject<'c> {
    pub(super) const fn data(&self) -> &'c Dataset {
        self.context.data
    }
}

/// The route into a version of a rule.
pub(super) fn in_version(place: usize, within: impl IntoIterator<Item = Step>) -> Route {
    [Step::Field("versions"), Step::Index(place)].into_iter().chain(within).collect::<Vec<_>>().into()
}

/// The remedy for a commit that is none.
pub(super) const WHOLE_COMMIT: &str = "write the commit's full name, 40 hexadecimal digits (64 by SHA-256)";

/// Whether an archive is a git repository in which the version names no commit.
pub(super) fn is_no_commit(archive: Option<&Archive>, version: &str) -> bool {
    matches!(archive, Some(Archive::Git(git)) if !is_id(git.version(version).0))
}

/// The parts of a version, with the way that leads from the version to each.
pub(super) fn parts(version: &Version) -> impl Iterator<Item = ([Step; 3], Stated<'_>)> {
    let each = version.parts().map(Parts::each).unwrap_or_default();
    each.into_iter().map(|stated| ([Step::Field("parts"), Step::Field(stated.part.as_str()), Step::Index(stated.place)], stated))
}

/// A file, and the record that was read from it.
pub(super) struct FileText<'c> {
    /// The data directory; none for a document.
    pub(super) root: Option<&'c Path>,
    pub(super) entry: &'c FileEntry,
    /// The text of the whole file.
    pub(super) whole: &'c str,
    pub(super) record: Record<'c>,
}

/// What the rules have found so far, not yet placed.
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
    pub(super) message: String,
    pub(super) remedy: String,
}

impl Findings {
    /// Something wrong at a route of a record.
    pub(super) fn at(&mut self, record: Record<'_>, route: &Route, message: impl Into<String>, remedy: impl Into<String>) {
        self.all.push(Unplaced {
            code: self.code,
            kind: record.kind(),
            id: record.id().to_owned(),
            steps: route.steps().to_vec(),
            route: route.to_string(),
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    /// Something wrong with a field of a record.
    pub(super) fn field(&mut self, record: Record<'_>, field: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        Route::default().field(field, |route| self.at(record, route, message, remedy));
    }

    /// Something wrong with a record as a whole, shown at its id.
    pub(super) fn record(&mut self, record: Record<'_>, message: impl Into<String>, remedy: impl Into<String>) {
        self.field(record, "id", message, remedy);
    }
}
