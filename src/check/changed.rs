//! Changes since a git revision, and the records that refer to them.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::finding::{Finding, Named};
use crate::load::{Blob, GitError, MAX_RECORD_BYTES, Repository, bounded, id_of_path, kind_of_path, legible};
use crate::model::{Dataset, Kind, Node};

/// The files of a data directory that differ from a revision, including deleted and new files, and a copy of the
/// directory at that revision.
///
/// ```no_run
/// use moderation_record::check::{Changed, CheckOptions, check};
/// let mut options = CheckOptions::default();
/// options.changed = Some(Changed::since("main", "data".as_ref()).unwrap());
/// let report = check("data".as_ref(), &options).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct Changed {
    files: HashSet<PathBuf>,
    records: HashSet<Named>,
    before: Arc<TempDir>,
}

/// The reason why the changes cannot be determined.
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
        f.write_str(&legible(&self.0))
    }
}

impl std::error::Error for ChangedError {}

/// A file of a revision.
struct ChangedFile {
    mode: String,
    blob: String,
}

impl Changed {
    /// Compares with a revision through the `git` program, without the configuration of the repository. Bytes are compared
    /// exactly, except for carriage returns at line ends, which git adds on some systems.
    ///
    /// # Errors
    /// If the directory is not in a git repository, the revision is unknown, git is not installed, or the clone
    /// lacks the objects.
    pub fn since(revision: &str, root: &Path) -> Result<Self, ChangedError> {
        let failed = |why: &dyn fmt::Display| ChangedError(format!("cannot determine what changed since `{revision}`: {why}"));
        let (mut repository, within) = Repository::around(root).map_err(|error| failed(&error))?;
        let Some(commit) = repository.commit(revision).map_err(|error| failed(&error))? else {
            let how = if repository.is_shallow() { "; the clone is shallow: `git fetch --unshallow` completes it" } else { "" };
            return Err(failed(&format!("it is not a commit, branch or tag of this repository{how}")));
        };
        let entries = entries(&repository, &commit, &within).map_err(|error| failed(&error))?;
        let before = TempDir::new().map_err(|error| failed(&error))?;
        let mut changed = Self { files: HashSet::new(), records: HashSet::new(), before: Arc::new(before) };
        changed.compare(&mut repository, &commit, root, &entries).map_err(|error| failed(&error))?;
        Ok(changed)
    }

    /// Collects the files that differ, and writes the directory at the revision.
    fn compare(
        &mut self,
        repository: &mut Repository,
        commit: &str,
        root: &Path,
        entries: &HashMap<PathBuf, ChangedFile>,
    ) -> Result<(), GitError> {
        let there = files_below(root);
        let regular = |name: &&PathBuf| root.join(name).symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        let names: Vec<&PathBuf> = entries.keys().chain(there.iter().filter(|name| !entries.contains_key(*name))).filter(regular).collect();
        let real = fs::canonicalize(root)?;
        let blobs = repository.names_of(&names.iter().map(|name| real.join(name)).collect::<Vec<_>>())?;
        let blobs: HashMap<&PathBuf, String> = names.into_iter().zip(blobs).collect();
        let mut changed: HashSet<PathBuf> = there.iter().filter(|name| !entries.contains_key(*name)).cloned().collect();
        let mut links = Vec::new();
        for (name, entry) in entries {
            let (here, earlier) = (root.join(name), self.before.path().join(name));
            if let Some(folder) = earlier.parent() {
                fs::create_dir_all(folder)?;
            }
            if blobs.get(name) == Some(&entry.blob) && entry.mode != "120000" {
                fs::copy(&here, &earlier)?;
                continue;
            }
            let bytes = match repository.blob(&entry.blob, &name.to_string_lossy(), commit)? {
                Blob::Bytes(bytes) => bytes,
                Blob::Missing(why) | Blob::NotFetched(why) => return Err(GitError::new(why)),
            };
            if entry.mode == "120000" {
                if fs::read_link(&here).ok().is_none_or(|target| target.as_os_str().as_encoded_bytes() != bytes) {
                    changed.insert(name.clone());
                }
                links.push((earlier, bytes));
                continue;
            }
            let without = |bytes: &[u8]| bytes.iter().copied().filter(|byte| *byte != b'\r').collect::<Vec<u8>>();
            if !bounded(&here, MAX_RECORD_BYTES).is_ok_and(|now| blobs.contains_key(name) && without(&now) == without(&bytes)) {
                changed.insert(name.clone());
            }
            fs::write(&earlier, bytes)?;
        }
        // Links are created last, so that no file is written through one.
        for (earlier, target) in links {
            link(&target, &earlier);
        }
        // A link changes with its target.
        let is_led = |name: &&PathBuf| {
            let target = fs::canonicalize(root.join(name)).ok();
            target.and_then(|target| target.strip_prefix(&real).map(Path::to_owned).ok()).is_some_and(|target| changed.contains(&target))
        };
        let led: Vec<PathBuf> = there.iter().filter(is_led).cloned().collect();
        changed.extend(led);
        self.files = changed.iter().map(|name| root.join(name)).collect();
        self.records = self.files.iter().filter_map(|file| Some((kind_of_path(root, file)?, id_of_path(root, file)?))).collect();
        Ok(())
    }

    /// The directory at the revision.
    pub(super) fn before(&self) -> &Path {
        self.before.path()
    }

    /// Returns the filter for changed records, records that refer to them, and new findings.
    pub(super) fn concerned(&self, data: &Dataset, root: &Path, before: &[Finding]) -> Concerned<'_> {
        let mut records = self.records.clone();
        for record in data.records() {
            let mut refers = false;
            record.visit(&mut |_, node| {
                if let Node::Reference(kind, id) = node {
                    refers |= self.records.contains(&(kind, id.to_owned()));
                }
            });
            if refers {
                records.insert((record.kind(), record.id().to_owned()));
            }
        }
        let (earlier, now) = (self.before().display().to_string(), root.display().to_string());
        let known = before.iter().map(|finding| key_of(finding, self.before(), &finding.message.replace(&earlier, &now))).collect();
        Concerned { files: &self.files, root: root.to_owned(), records, known }
    }
}

/// The key by which a finding is recognised before and after a change.
type FindingKey = (&'static str, PathBuf, Option<(Kind, String)>, String, String);

fn key_of(finding: &Finding, root: &Path, message: &str) -> FindingKey {
    let file = finding.file.strip_prefix(root).unwrap_or(&finding.file).to_owned();
    (finding.code, file, finding.record.clone(), finding.route.clone(), message.to_owned())
}

/// The filter for the findings that a check reports.
pub(super) struct Concerned<'c> {
    files: &'c HashSet<PathBuf>,
    root: PathBuf,
    records: HashSet<Named>,
    known: HashSet<FindingKey>,
}

impl Concerned<'_> {
    pub(super) fn has(&self, finding: &Finding) -> bool {
        self.files.contains(&finding.file)
            || finding.record.as_ref().is_some_and(|record| self.records.contains(record))
            || !self.known.contains(&key_of(finding, &self.root, &finding.message))
    }
}

/// The files of a commit below a folder.
fn entries(repository: &Repository, commit: &str, within: &Path) -> Result<HashMap<PathBuf, ChangedFile>, GitError> {
    let mut arguments = vec!["ls-tree".into(), "-r".into(), "-z".into(), "--full-tree".into(), commit.into()];
    if !within.as_os_str().is_empty() {
        arguments.extend(["--".into(), within.as_os_str().to_owned()]);
    }
    let listed = repository.ask(&arguments)?;
    let mut entries = HashMap::new();
    for entry in listed.split(|byte| *byte == 0) {
        let Some(tab) = entry.iter().position(|byte| *byte == b'\t') else { continue };
        let (head, path) = (String::from_utf8_lossy(&entry[..tab]), path_of(&entry[tab + 1..]));
        let fields: Vec<&str> = head.split(' ').collect();
        let Ok(name) = path.strip_prefix(within) else { continue };
        let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
        if let ([mode, "blob", blob], true) = (&fields[..], inside) {
            entries.insert(name.to_owned(), ChangedFile { mode: (*mode).to_owned(), blob: (*blob).to_owned() });
        }
    }
    Ok(entries)
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    Path::new(std::ffi::OsStr::from_bytes(bytes)).to_owned()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// Creates a symbolic link on systems that support it. If that fails, the link is treated as missing.
fn link(target: &[u8], at: &Path) {
    #[cfg(unix)]
    drop(std::os::unix::fs::symlink(path_of(target), at));
    #[cfg(not(unix))]
    let _ = (target, at);
}

/// The files in the record folders, and those beside the folders.
fn files_below(root: &Path) -> Vec<PathBuf> {
    // A policy is two folders down; deeper files are not records.
    const DEPTH: usize = 3;
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_folder = path.is_dir();
            if is_folder && depth < DEPTH && (depth > 0 || Kind::ALL.iter().any(|kind| *kind.folder() == *entry.file_name())) {
                folders.push((path, depth + 1));
            } else if !is_folder && let Ok(name) = path.strip_prefix(root) {
                files.push(name.to_owned());
            }
        }
    }
    files
}
