//! When records were added or changed: not in the data, but in the git history of its files.

use std::collections::HashSet;
use std::path::Path;

use crate::load::{Repository, id_of_path, kind_of_path};
use crate::model::Kind;

/// The last change of a record.
#[derive(Clone, Debug)]
pub(super) struct DatedChange {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// When it was committed, as an RFC 3339 time.
    pub(super) at: String,
    pub(super) added: bool,
}

/// The last change of each record of a data directory, the newest first; empty where git has no history of it.
pub(super) fn of(directory: &Path) -> Vec<DatedChange> {
    // How many commits are looked at.
    const COMMITS: &str = "--max-count=2000";
    let Ok((repository, within)) = Repository::around(directory) else { return Vec::new() };
    let paths = Some(&within).filter(|within| !within.as_os_str().is_empty());
    let found = repository.changes(&[COMMITS], "HEAD", paths).unwrap_or_default();
    let mut known = HashSet::new();
    let mut changes = Vec::new();
    // The first commits of a shallow clone say that all is new, which nobody knows.
    for change in found.into_iter().filter(|change| !repository.begins_at(&change.commit)) {
        let Ok(name) = Path::new(&change.path).strip_prefix(&within) else { continue };
        let file = directory.join(name);
        if let (Some(kind), Some(id)) = (kind_of_path(directory, &file), id_of_path(directory, &file))
            && known.insert((kind, id.clone()))
        {
            changes.push(DatedChange { kind, id, at: change.date, added: change.is_added });
        }
    }
    changes.sort_by(|a, b| b.at.cmp(&a.at));
    changes
}
