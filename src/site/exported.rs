//! The exported files that stand beside the pages.

use std::io;
use std::path::Path;

use crate::export;

/// A file of the dataset.
#[derive(Clone, Debug)]
pub(super) struct Download {
    /// Its path below the folder of downloads.
    pub(super) path: String,
    pub(super) size: u64,
    pub(super) sha256: String,
}

/// The files below a folder in the order of their names, without hidden ones.
pub(super) fn of(folder: &Path) -> io::Result<Vec<Download>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder_here) = open.pop() {
        for entry in std::fs::read_dir(&folder_here)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                let (size, sha256) = export::measure(&path)?;
                let below = path.strip_prefix(folder).map_err(io::Error::other)?;
                let path = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                found.push(Download { path, size, sha256 });
            }
        }
    }
    found.sort_by(|a, b| (a.path.contains('/'), &a.path).cmp(&(b.path.contains('/'), &b.path)));
    Ok(found)
}
