//! Bytes of regular files, within limits.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// The reason why a file was not read.
pub(crate) enum Unread {
    /// The file does not exist or cannot be read.
    Io(io::Error),
    /// It is not a regular file.
    Irregular,
    /// It is too large; the value is its size in bytes.
    TooLarge(u64),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads a regular file of at most `limit` bytes. Opens nothing else, because opening a pipe or device can block or have effects.
pub(crate) fn bounded(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    let refuse = |metadata: &Metadata| match metadata.len() {
        _ if !metadata.is_file() => Err(Unread::Irregular),
        size if size > limit => Err(Unread::TooLarge(size)),
        _ => Ok(()),
    };
    refuse(&fs::metadata(path)?)?;
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // If the file has become a pipe in the meantime, opening does not block.
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    refuse(&metadata)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(metadata.len() as usize + 1).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    // The file can grow while it is read.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(Unread::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
}

/// Removes the byte-order mark and returns whether there was one.
pub(crate) fn text_of(mut text: String) -> (String, bool) {
    const MARK: char = '\u{feff}';
    let marked = text.starts_with(MARK);
    if marked {
        text.drain(..MARK.len_utf8());
    }
    (text, marked)
}
