//! Atomic writes of files and folders.
//!
//! Output is first written beside its destination and then replaces it in one step. A lock file prevents concurrent
//! runs; the system releases the lock when a process ends, so that no lock is stale. Symbolic links are
//! followed: the link stays, and its target is replaced.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The reason why nothing was written. The previous content is unchanged.
///
/// ```
/// let error = moderation_record::atomic::replace("src".as_ref(), None, "text").unwrap_err();
/// assert_eq!(error.to_string(), "src: is not a regular file");
/// ```
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    message: String,
}

impl WriteError {
    pub(crate) fn new(path: &Path, message: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), message: message.to_string() }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for WriteError {}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |error| WriteError::new(&path, error)
}

/// Replaces a text file atomically and keeps its permissions. With a root, a path
/// that leads out of it, also through links, is an error.
///
/// ```
/// use moderation_record::atomic::replace;
/// # let folder = tempfile::tempdir().unwrap();
/// let file = folder.path().join("file");
/// replace(&file, Some(folder.path()), "new")?;
/// assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
/// # Ok::<(), moderation_record::atomic::WriteError>(())
/// ```
///
/// # Errors
/// If the path leads out of the root, is not a file, or cannot be written.
pub fn replace(path: &Path, root: Option<&Path>, text: &str) -> Result<(), WriteError> {
    let target = target(path, root)?;
    let place = Destination::take(path, &target, true)?;
    let permissions = match fs::metadata(&target) {
        Ok(there) if !there.is_file() => return Err(WriteError::new(path, "is not a regular file")),
        there => there.ok().map(|there| there.permissions()),
    };
    place.write(text, permissions).and_then(|()| fs::rename(&place.partial, &target)).map_err(failed(path))
}

/// Creates a text file below a root, and its parent folders. Of several concurrent runs, only one succeeds.
///
/// ```
/// use moderation_record::atomic::create;
/// # let folder = tempfile::tempdir().unwrap();
/// let file = folder.path().join("folder/file");
/// create(&file, folder.path(), "first")?;
/// assert!(create(&file, folder.path(), "second").unwrap_err().to_string().contains("already exists"));
/// # Ok::<(), moderation_record::atomic::WriteError>(())
/// ```
///
/// # Errors
/// If the path already exists, even as a link; otherwise those of [`replace`].
pub fn create(path: &Path, root: &Path, text: &str) -> Result<(), WriteError> {
    let target = target(path, Some(root))?;
    let there = || WriteError::new(path, "already exists");
    let place = Destination::take(path, &target, true)?;
    if path.symlink_metadata().is_ok() {
        return Err(there());
    }
    place.write(text, None).map_err(failed(path))?;
    match fs::hard_link(&place.partial, &target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(there()),
        // Fallback for file systems without hard links.
        Err(_) => fs::rename(&place.partial, &target).map_err(failed(path)),
        Ok(()) => Ok(()),
    }
}

fn target(path: &Path, root: Option<&Path>) -> Result<PathBuf, WriteError> {
    let target = real(path)?;
    match root {
        Some(root) if !target.starts_with(real(root)?) => {
            Err(WriteError::new(path, "leads out of the data directory\n  help: put the file itself here, not a link"))
        }
        _ => Ok(target),
    }
}

/// Resolves links, `.` and `..` in a path whose last parts need not exist.
fn real(path: &Path) -> Result<PathBuf, WriteError> {
    fn follow(path: &Path) -> io::Result<PathBuf> {
        match fs::canonicalize(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => return found,
        }
        let parent = path.parent().ok_or(io::ErrorKind::NotFound)?;
        if let Ok(target) = fs::read_link(path) {
            return follow(&parent.join(target));
        }
        let parent = follow(parent)?;
        // A path without a file name ends with `..`.
        Ok(path.file_name().map_or_else(|| parent.parent().unwrap_or(&parent).to_owned(), |name| parent.join(name)))
    }
    std::path::absolute(path).and_then(|path| follow(&path)).map_err(failed(path))
}

/// A locked destination, which no other run can write.
struct Destination {
    /// The path to which the output is written first.
    partial: PathBuf,
    /// The path of the old output during the exchange, on systems that need two steps.
    #[cfg(feature = "export")]
    old: PathBuf,
    lock: PathBuf,
    _locked: File,
}

impl Destination {
    /// Locks a destination; errors show the path that the user named. If another run has the lock, this one waits or fails.
    fn take(named: &Path, out: &Path, waits: bool) -> Result<Self, WriteError> {
        let (Some(name), Some(parent)) = (out.file_name(), out.parent()) else {
            return Err(WriteError::new(named, "cannot be replaced\n  help: name a folder in it"));
        };
        fs::create_dir_all(parent).map_err(failed(parent))?;
        // Sixty characters have at most 240 bytes; file systems allow 255.
        let name: String = name.to_string_lossy().chars().take(60).collect();
        let beside = |end: &str| parent.join(format!(".{name}.{end}"));
        let lock = beside("lock");
        loop {
            let file = File::options().create(true).truncate(false).read(true).write(true).open(&lock).map_err(failed(&lock))?;
            if waits {
                file.lock().map_err(failed(&lock))?;
            } else {
                match file.try_lock() {
                    Ok(()) => {}
                    Err(TryLockError::WouldBlock) => {
                        return Err(WriteError::new(named, "is being written by another run\n  help: wait until it has ended"));
                    }
                    Err(TryLockError::Error(error)) => return Err(WriteError::new(&lock, error)),
                }
            }
            // The previous run can have deleted the file between opening and locking.
            if is_at(&file, &lock) {
                return Ok(Self {
                    partial: beside("partial"),
                    #[cfg(feature = "export")]
                    old: beside("old"),
                    lock,
                    _locked: file,
                });
            }
        }
    }

    fn write(&self, text: &str, permissions: Option<fs::Permissions>) -> io::Result<()> {
        remove(&self.partial)?;
        let mut file = File::create_new(&self.partial)?;
        file.write_all(text.as_bytes())?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        // Left by a failed attempt. If it cannot be deleted, the next run deletes it.
        drop(remove(&self.partial));
        // On other systems a file cannot be compared with its path, so the lock file stays.
        if cfg!(unix) {
            drop(fs::remove_file(&self.lock));
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    matches!((file.metadata(), fs::metadata(path)), (Ok(a), Ok(b)) if (a.dev(), a.ino()) == (b.dev(), b.ino()))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Deletes a file, link or folder, if it exists.
fn remove(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(there) if there.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    }
}

#[cfg(feature = "export")]
pub(crate) use folders::{Over, folder, part};

/// Atomic writes of folders.
#[cfg(feature = "export")]
mod folders {
    use std::io::BufWriter;

    use super::{Destination, File, Path, PathBuf, Write, WriteError, failed, fs, io, real, remove};

    /// The marker file of a folder that this program wrote. Web servers, Data Packages and `ls` ignore it.
    const MARKER: &str = ".moderation-record";
    const MARK: &str = "moderation-record wrote this folder, and replaces it completely with --force.\n";

    /// What a new folder is allowed to replace.
    #[derive(Clone, Copy)]
    pub(crate) struct Over<'o> {
        /// A folder that this program wrote, or an empty one.
        pub(crate) force: bool,
        /// This folder, regardless of who wrote it.
        pub(crate) foreign: Option<&'o Path>,
        /// The input data. Neither it nor the git repository that contains it is ever deleted.
        pub(crate) input: Option<&'o Path>,
    }

    /// Writes a folder beside its destination and then moves it there atomically.
    pub(crate) fn folder(named: &Path, over: Over<'_>, fill: impl FnOnce(&Path) -> Result<(), WriteError>) -> Result<(), WriteError> {
        let refused = |why: &str| Err(WriteError::new(named, why));
        if named.file_name().is_none() {
            return refused("cannot be replaced\n  help: name a folder in it");
        }
        let out = real(named)?;
        for kept in over.input.map_or_else(|| Ok(Vec::new()), kept)? {
            if out.starts_with(&kept) || kept.starts_with(&out) {
                let why = format!("overlaps {}, which is the input\n  help: name another folder", kept.display());
                return refused(&why);
            }
        }
        let foreign = over.foreign.map(real).transpose()?;
        if foreign.as_ref().is_some_and(|foreign| *foreign != out) {
            return refused("is not the folder that --replace-foreign names\n  help: name the same folder in both places");
        }
        let place = Destination::take(named, &out, false)?;
        // A previous run was killed between the two steps of an exchange.
        if !out.exists() && place.old.exists() {
            fs::rename(&place.old, &out).map_err(failed(named))?;
        }
        for left in [&place.partial, &place.old] {
            remove(left).map_err(failed(left))?;
        }
        let there = match fs::symlink_metadata(&out) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            there => Some(there.map_err(failed(named))?),
        };
        if let Some(there) = &there {
            if !there.is_dir() {
                return refused("is not a folder\n  help: name another path, or delete it first");
            }
            if !over.force && foreign.is_none() {
                return refused("already exists\n  help: name another folder, or replace this one with --force");
            }
            if fs::symlink_metadata(out.join(".git")).is_ok() {
                return refused("is a git repository, which would be deleted\n  help: name a folder in it, or one elsewhere");
            }
            if there.permissions().readonly() {
                return refused("is read-only\n  help: name another folder, or make this one writable");
            }
            if foreign.is_none() && !is_ours(&out).map_err(failed(named))? {
                let why = format!(
                    "was not written by this program\n  help: name another folder, or replace this one with --replace-foreign {}",
                    named.display()
                );
                return refused(&why);
            }
        }
        fs::create_dir(&place.partial).map_err(failed(&place.partial))?;
        fill(&place.partial)?;
        let marked = fs::write(place.partial.join(MARKER), MARK);
        let ready = marked.and_then(|()| there.map_or(Ok(()), |there| fs::set_permissions(&place.partial, there.permissions())));
        ready.and_then(|()| swap(&place, &out)).map_err(|error| match error.kind() {
            io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => {
                WriteError::new(named, "is a mount point, which cannot be replaced\n  help: name a folder in it")
            }
            _ => WriteError::new(named, error),
        })
    }

    /// Writes a file of such a folder, and its parent folders.
    pub(crate) fn part(path: &Path, fill: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(path));
        let filled = made.and_then(|file| {
            let mut out = BufWriter::new(file);
            fill(&mut out)?;
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
        });
        filled.map_err(failed(path))
    }

    fn is_ours(folder: &Path) -> io::Result<bool> {
        let program = MARK.split(' ').next().unwrap_or_default();
        let marked = fs::read(folder.join(MARKER)).is_ok_and(|mark| mark.starts_with(program.as_bytes()));
        Ok(marked || fs::read_dir(folder)?.next().is_none())
    }

    /// Returns the input data and the directories of the git repository that contains it.
    fn kept(input: &Path) -> Result<Vec<PathBuf>, WriteError> {
        // In a linked work tree, `.git` is a file that names the git directory, which names the shared directory.
        let named = |file: &Path| {
            let text = fs::read_to_string(file).ok()?;
            let name = text.trim_end().trim_start_matches("gitdir: ");
            real(&file.parent()?.join(name)).ok()
        };
        let input = real(input)?;
        let git = input.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists());
        let own = git.and_then(|git| if git.is_file() { named(&git) } else { real(&git).ok() });
        let shared = own.as_ref().and_then(|own| named(&own.join("commondir")));
        Ok([Some(input), own, shared].into_iter().flatten().collect())
    }

    /// Moves the new folder to its destination, atomically if the system supports it, and deletes the old one.
    fn swap(place: &Destination, out: &Path) -> io::Result<()> {
        if !out.exists() {
            return fs::rename(&place.partial, out);
        }
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            if renameat_with(CWD, &place.partial, CWD, out, RenameFlags::EXCHANGE).is_ok() {
                return remove(&place.partial);
            }
        }
        fs::rename(out, &place.old)?;
        fs::rename(&place.partial, out).inspect_err(|_| drop(fs::rename(&place.old, out)))?;
        remove(&place.old)
    }
}
