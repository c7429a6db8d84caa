//! Files and folders that are there whole or not at all.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Why nothing was exported: what was there before is there still.
///
/// ```
/// use moderation_record::{dataset, export::{Options, export}};
/// let error = export(dataset(), "/proc/no/such/folder".as_ref(), &Options::default()).unwrap_err();
/// assert!(error.to_string().contains("/proc/no/such"));
/// ```
#[derive(Debug)]
pub struct ExportError {
    path: PathBuf,
    message: String,
}

impl ExportError {
    pub(crate) fn new(path: &Path, message: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), message: message.to_string() }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for ExportError {}

/// Fills a folder beside another, and then puts it in its place as a whole.
pub(crate) fn folder(out: &Path, force: bool, fill: impl FnOnce(&Path) -> Result<(), ExportError>) -> Result<(), ExportError> {
    if out.exists() && !force {
        return Err(ExportError::new(out, "is there already\n  help: name another folder, or replace this one with --force"));
    }
    let partial = beside(out, "partial")?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| ExportError::new(&path, error)
    };
    // What a run that was killed has left.
    if partial.exists() {
        remove(&partial).map_err(failed(&partial))?;
    }
    fs::create_dir_all(&partial).map_err(failed(&partial))?;
    let written = fill(&partial).and_then(|()| swap(&partial, out).map_err(failed(out)));
    if written.is_err() {
        // The error is what matters; a leftover is cleared away by the next run.
        drop(fs::remove_dir_all(&partial));
    }
    written
}

/// Writes a file of such a folder, and the folders above it.
pub(crate) fn file(path: &Path, fill: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), ExportError> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(path));
    let filled = made.and_then(|file| {
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    });
    filled.map_err(|error| ExportError::new(path, error))
}

/// A hidden folder beside another, on the same file system.
fn beside(out: &Path, what: &str) -> Result<PathBuf, ExportError> {
    let name = out.file_name().ok_or_else(|| ExportError::new(out, "is no name for a folder"))?;
    Ok(out.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

/// Puts a folder in the place of another, at once where the system can.
fn swap(new: &Path, out: &Path) -> io::Result<()> {
    if !out.exists() {
        return fs::rename(new, out);
    }
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE).is_ok() {
            return remove(new);
        }
    }
    let old = new.with_extension("old");
    fs::rename(out, &old)?;
    fs::rename(new, out).inspect_err(|_| drop(fs::rename(&old, out)))?;
    remove(&old)
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}
