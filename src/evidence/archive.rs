//! The archives that somebody has at hand, and the texts of sources in them.

use std::collections::HashMap;
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::passage;
use crate::load::{Blob, GitError, MAX_TEXT_BYTES, Repository, Unread, bounded, legible, nearest};
use crate::model::{Archive, Dataset, Digest, Kept, Source, Str};

/// Why an archive cannot be read.
///
/// ```
/// use moderation_record::{dataset, evidence::Archives};
/// let error = Archives::open(dataset(), &["OpenTermsArchive/pga-versions=no/such/place".into()]).err().unwrap();
/// assert!(error.to_string().contains("no/such/place"));
/// ```
#[derive(Clone, Debug)]
pub struct ArchiveError {
    place: PathBuf,
    message: String,
}

impl ArchiveError {
    pub(super) fn new(place: &Path, message: &str) -> Self {
        Self { place: place.to_owned(), message: message.to_owned() }
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", legible(&self.place.to_string_lossy()), legible(&self.message))
    }
}

impl std::error::Error for ArchiveError {}

/// Archives by the names that sources give them.
///
/// ```no_run
/// use moderation_record::{dataset, evidence::Archives};
/// let archives = Archives::open(dataset(), &["OpenTermsArchive/contrib-versions=../contrib-versions".into(), "texts=../texts".into()])?;
/// # Ok::<(), moderation_record::evidence::ArchiveError>(())
/// ```
pub struct Archives {
    git: HashMap<String, (PathBuf, Repository)>,
    /// Files by the digest of their bytes.
    files: HashMap<Digest, PathBuf>,
    /// The text read last: the citations of one version come one after the other.
    last: Option<((String, String), Text)>,
}

/// A version's text, shared by all who ask for it.
type Text = Rc<str>;

/// What an archive says of a citation's version.
pub(super) enum Version {
    /// Its text.
    Text(Text),
    /// The archive is at hand and has no such version, for this reason.
    Missing(String),
    /// It was left out when the archive was cloned: what.
    NotFetched(String),
    /// The archive is not at hand: this is its name.
    Absent(String),
    /// The citation names no version of an archive.
    None,
}

impl Archives {
    /// Opens `NAME=PATH` for each archive: a clone of the git repository NAME, as sources name it, or, under
    /// any other name without `/`, a folder of text files, which are known by their digests.
    ///
    /// # Errors
    /// When a path leads to no archive, a repository has a name that no source gives or has no commits, or its
    /// form is not known; see [the formats that are read](super).
    pub fn open(data: &Dataset, named: &[String]) -> Result<Self, ArchiveError> {
        let mut archives = Self { git: HashMap::new(), files: HashMap::new(), last: None };
        for archive in named {
            let form = || ArchiveError::new(Path::new(archive), "write NAME=PATH, as in OpenTermsArchive/pga-versions=../pga-versions");
            let (name, path) = archive.split_once('=').filter(|(name, path)| !name.is_empty() && !path.is_empty()).ok_or_else(form)?;
            let path = Path::new(path);
            let known = || data.sources().iter().flat_map(Source::kept).filter_map(repository);
            if known().any(|known| known == name) {
                let failed = |error: GitError| ArchiveError::new(path, &error.to_string());
                let repository = Repository::open(path).map_err(failed)?;
                if repository.commit("HEAD").map_err(failed)?.is_none() && !repository.has_references().map_err(failed)? {
                    return Err(ArchiveError::new(path, "the repository has no commits: clone it again, or fetch into it"));
                }
                archives.git.insert(name.to_owned(), (path.to_owned(), repository));
                continue;
            }
            // A folder of texts may be under git; a repository or its name is no folder of texts.
            let near = nearest(name, known());
            if name.contains('/') || near.is_some() || Repository::is_bare_at(path) {
                let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                return Err(ArchiveError::new(path, &format!("no source is kept in a repository `{name}`{hint}")));
            }
            archives.add_files(path)?;
        }
        Ok(archives)
    }

    fn add_files(&mut self, folder: &Path) -> Result<(), ArchiveError> {
        let failed = |error: io::Error| ArchiveError::new(folder, &error.to_string());
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_file() {
                let digest =
                    File::open(&path).and_then(passage::digest_of).map_err(|error| ArchiveError::new(&path, &error.to_string()))?;
                self.files.insert(digest, path);
            }
        }
        Ok(())
    }

    /// The git archive of this name.
    pub(super) fn git(&mut self, name: &str) -> Option<&mut Repository> {
        self.git.get_mut(name).map(|(_, repository)| repository)
    }

    /// Names the archive at which reading has failed.
    pub(super) fn failed(&self, name: &str) -> impl Fn(GitError) -> ArchiveError + use<> {
        let place = self.git.get(name).map_or_else(|| PathBuf::from(name), |(path, _)| path.clone());
        move |error| ArchiveError::new(&place, &error.to_string())
    }

    /// The text of a file, by its digest.
    pub(super) fn file(&self, digest: Digest) -> Result<String, ArchiveError> {
        let absent =
            || ArchiveError::new(Path::new("texts"), &format!("no text with the digest {digest} is at hand: add --archive texts=DIR"));
        let path = self.files.get(&digest).ok_or_else(absent)?;
        let text = String::from_utf8(read(path)?).map_err(|_| ArchiveError::new(path, "the text is not UTF-8"))?;
        Ok(text)
    }

    /// The text of a version of a source, as the archive of this name keeps it.
    ///
    /// # Errors
    /// When the archive that should have it cannot be read.
    pub(super) fn version(&mut self, source: Option<&Source>, kept: Option<&str>, version: Option<&str>) -> Result<Version, ArchiveError> {
        let Some(archive) = source.and_then(|source| source.kept_as(kept)) else { return Ok(Version::None) };
        let (of, commit, file) = match (archive, version) {
            (Archive::Git(archive), Some(version)) => {
                let (commit, file) = archive.version(version);
                (format!("{}:{file}", archive.repository()), commit, file)
            }
            (Archive::File(file), _) => (file.sha256().to_string(), "", Str::default()),
            _ => return Ok(Version::None),
        };
        let key = (of, commit.to_owned());
        if let Some((last, text)) = &self.last
            && *last == key
        {
            return Ok(Version::Text(Rc::clone(text)));
        }
        let bytes = match archive {
            Archive::Git(archive) => match self.git.get_mut(archive.repository()) {
                None => return Ok(Version::Absent(archive.repository().to_owned())),
                Some((path, repository)) => {
                    let mut read = |file: &str| repository.file(commit, file).map_err(|error| ArchiveError::new(path, &error.to_string()));
                    let mut found = read(&file)?;
                    for earlier in archive.earlier() {
                        if matches!(found, Blob::Missing(_))
                            && let Blob::Bytes(bytes) = read(earlier)?
                        {
                            found = Blob::Bytes(bytes);
                        }
                    }
                    match found {
                        Blob::Bytes(bytes) => bytes,
                        Blob::Missing(why) => return Ok(Version::Missing(why)),
                        Blob::NotFetched(why) => return Ok(Version::NotFetched(why)),
                    }
                }
            },
            Archive::File(file) => match self.files.get(&file.sha256()) {
                None => return Ok(Version::Absent("texts".to_owned())),
                Some(path) => read(path)?,
            },
            Archive::Capture(_) => return Ok(Version::None),
        };
        Ok(match String::from_utf8(bytes) {
            Ok(text) => {
                let text = Text::from(text);
                self.last = Some((key, Rc::clone(&text)));
                Version::Text(text)
            }
            Err(_) => Version::Missing("the text is not UTF-8".to_owned()),
        })
    }
}

/// The bytes of a text that is not too large.
fn read(path: &Path) -> Result<Vec<u8>, ArchiveError> {
    bounded(path, MAX_TEXT_BYTES).map_err(|unread| match unread {
        Unread::Io(error) => ArchiveError::new(path, &error.to_string()),
        Unread::Irregular => ArchiveError::new(path, "not a regular file"),
        Unread::TooLarge(_) => ArchiveError::new(path, &format!("at most {MAX_TEXT_BYTES} bytes of a text are read")),
    })
}

/// The repository that keeps a text.
fn repository(kept: &Kept) -> Option<&str> {
    match kept.archive() {
        Archive::Git(archive) => Some(archive.repository()),
        _ => None,
    }
}
