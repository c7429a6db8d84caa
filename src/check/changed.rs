//! What has changed since a revision, and what refers to it.

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

use super::finding::Finding;
use crate::load::{git_in, id_of_path, kind_of_path};
use crate::model::{Dataset, Kind, Node};

/// The files of a data directory that differ from a revision, those that are gone or new among them.
///
/// ```no_run
/// use moderation_record::check::{Changed, Options, check};
/// let mut options = Options::default();
/// options.changed = Some(Changed::since("main", "data".as_ref()).unwrap());
/// let report = check("data".as_ref(), &options).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct Changed {
    files: HashSet<PathBuf>,
    records: HashSet<(Kind, String)>,
}

/// Why it cannot be said what has changed.
///
/// ```
/// use moderation_record::check::Changed;
/// let error = Changed::since("no-such-revision", "data".as_ref()).unwrap_err();
/// assert!(error.to_string().contains("no-such-revision"));
/// ```
#[derive(Debug)]
pub struct ChangedError(String);

impl fmt::Display for ChangedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ChangedError {}

impl Changed {
    /// Asks the `git` program.
    ///
    /// # Errors
    /// When the directory is in no git repository, git does not know the revision, or is not there.
    pub fn since(revision: &str, root: &Path) -> Result<Self, ChangedError> {
        let mut names = Vec::new();
        // Without `--`, a revision that does not exist could be taken for a path; with an end of
        // options, none can be taken for an option. Outside of a repository only `ls-files` says so.
        let git: [&[&str]; 2] = [
            &["ls-files", "-z", "--others", "--exclude-standard", "--", "."],
            &["diff", "--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "--end-of-options", revision, "--", "."],
        ];
        for arguments in git {
            let ran = git_in(root).args(arguments).output();
            let output = ran.map_err(|error| ChangedError(format!("cannot run git: {error}")))?;
            if !output.status.success() {
                let words = String::from_utf8_lossy(&output.stderr);
                let first = words.lines().next().unwrap_or("git failed");
                return Err(ChangedError(format!("git cannot say what changed since `{revision}`: {first}")));
            }
            names.extend(output.stdout);
        }
        let names = String::from_utf8_lossy(&names).into_owned();
        let files: HashSet<PathBuf> = names.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)).collect();
        let records = files.iter().filter_map(|file| Some((kind_of_path(root, file)?, id_of_path(root, file)?))).collect();
        Ok(Self { files, records })
    }

    /// What changed, and what refers to it.
    pub(super) fn concerned(&self, data: &Dataset) -> Concerned<'_> {
        let mut records = self.records.clone();
        for record in data.records() {
            let mut refers = false;
            record.walk(&mut |_, node| {
                if let Node::Link(kind, id) = node {
                    refers |= self.records.contains(&(kind, id.to_owned()));
                }
            });
            if refers {
                records.insert((record.kind(), record.id().to_owned()));
            }
        }
        Concerned { files: &self.files, records }
    }
}

/// The records of which a check tells.
pub(super) struct Concerned<'c> {
    files: &'c HashSet<PathBuf>,
    records: HashSet<(Kind, String)>,
}

impl Concerned<'_> {
    pub(super) fn has(&self, finding: &Finding) -> bool {
        self.files.contains(&finding.file) || finding.record.as_ref().is_some_and(|record| self.records.contains(record))
    }
}
