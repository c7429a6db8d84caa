//! The data directory as a revision of its git repository has it, for the review of what changed.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::archive::ArchiveError;
use crate::load::{self, Blob, GitError, Repository};
use crate::model::Dataset;

/// Reads a data directory as a revision has it. Nothing of the repository's configuration takes effect, and nothing is fetched.
///
/// ```no_run
/// use moderation_record::{dataset, evidence::at_revision};
/// let before = at_revision("data".as_ref(), "main")?;
/// for change in before.diff(dataset()) {
///     println!("{} {}: {:?}", change.kind, change.id, change.change);
/// }
/// # Ok::<(), moderation_record::evidence::ArchiveError>(())
/// ```
///
/// # Errors
/// When the directory is in no git repository, the revision is not known or not fetched, or its records cannot be read.
pub fn at_revision(root: &Path, revision: &str) -> Result<Dataset, ArchiveError> {
    let failed = |error: GitError| ArchiveError::new(root, &error.to_string());
    let (mut repository, within) = Repository::around(root).map_err(failed)?;
    let unknown = || ArchiveError::new(root, &format!("`{revision}` is no commit, branch or tag here: `git fetch` may bring it"));
    let commit = repository.commit(revision).map_err(failed)?.ok_or_else(unknown)?;
    let laid_out = lay_out(&mut repository, &commit, &within).map_err(failed)?;
    load::directory(laid_out.path()).map_err(|error| ArchiveError::new(root, &format!("at {revision}: {error}")))
}

/// Writes the regular files of a commit below a folder into one of our own.
fn lay_out(repository: &mut Repository, commit: &str, within: &Path) -> Result<TempDir, GitError> {
    let folder = TempDir::new()?;
    let tree = format!("{commit}:{}", within.to_string_lossy());
    let listed = repository.ask(["ls-tree", "-r", "-z", &tree])?;
    for entry in String::from_utf8_lossy(&listed).split('\0') {
        let Some((head, name)) = entry.split_once('\t').filter(|(head, _)| head.starts_with("100")) else { continue };
        // Git has no such names in a tree; whoever made one by hand gets no file outside of the folder.
        if name.split('/').any(|part| matches!(part, "" | "." | "..")) {
            continue;
        }
        let blob = head.split(' ').nth(2).unwrap_or_default();
        let bytes = match repository.blob(blob, name, commit)? {
            Blob::Bytes(bytes) => bytes,
            Blob::Missing(why) | Blob::NotFetched(why) => return Err(GitError::new(why)),
        };
        let file = folder.path().join(name);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, bytes)?;
    }
    Ok(folder)
}
