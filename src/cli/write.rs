//! Writing a file so that it is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes beside the file and puts the result in its place, with the permissions that it had.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = (|| {
        let mut file = File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        if let Ok(existing) = fs::metadata(path) {
            fs::set_permissions(&beside, existing.permissions())?;
        }
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        // What is left of a failed attempt is of no use; that it cannot be deleted changes nothing.
        let _ = fs::remove_file(&beside);
    }
    written
}
