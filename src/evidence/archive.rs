//! The archives that somebody has at hand, and the texts of sources in them.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::git::Git;
use super::passage;
use crate::load::nearest;
use crate::model::{Archive, Citation, Dataset, Digest, Source};

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
        write!(f, "{}: {}", self.place.display(), self.message)
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
    git: HashMap<String, Git>,
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
    /// The archive is not at hand: this is its name.
    Absent(String),
    /// The citation names no version of an archive.
    None,
}

impl Archives {
    /// Opens `NAME=PATH` for each archive: a clone of the git repository NAME, as sources name it, or, under
    /// a name of any kind, a folder of text files, which are known by their digests.
    ///
    /// # Errors
    /// When a path leads to no archive, or a repository has a name that no source gives.
    pub fn open(data: &Dataset, named: &[String]) -> Result<Self, ArchiveError> {
        let mut archives = Self { git: HashMap::new(), files: HashMap::new(), last: None };
        for archive in named {
            let form = || ArchiveError::new(Path::new(archive), "write NAME=PATH, as in OpenTermsArchive/pga-versions=../pga-versions");
            let (name, path) = archive.split_once('=').filter(|(name, path)| !name.is_empty() && !path.is_empty()).ok_or_else(form)?;
            let path = Path::new(path);
            if Git::is_at(path) {
                let known = || data.sources().iter().filter_map(repository);
                if !known().any(|known| known == name) {
                    let hint = nearest(name, known()).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    return Err(ArchiveError::new(path, &format!("no source is kept in a repository `{name}`{hint}")));
                }
                archives.git.insert(name.to_owned(), Git::open(path)?);
            } else {
                archives.add_files(path)?;
            }
        }
        Ok(archives)
    }

    fn add_files(&mut self, folder: &Path) -> Result<(), ArchiveError> {
        let failed = |error: std::io::Error| ArchiveError::new(folder, &error.to_string());
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_file() {
                let bytes = fs::read(&path).map_err(failed)?;
                self.files.insert(passage::digest_of_bytes(&bytes), path);
            }
        }
        Ok(())
    }

    /// The git archive of this name.
    pub(super) fn git(&mut self, name: &str) -> Option<&mut Git> {
        self.git.get_mut(name)
    }

    /// The text of a file, by its digest.
    pub(super) fn file(&self, digest: Digest) -> Result<String, ArchiveError> {
        let absent =
            || ArchiveError::new(Path::new("texts"), &format!("no text with the digest {digest} is at hand: add --archive texts=DIR"));
        let path = self.files.get(&digest).ok_or_else(absent)?;
        fs::read_to_string(path).map_err(|error| ArchiveError::new(path, &error.to_string()))
    }

    /// The text that a citation speaks of.
    pub(super) fn version(&mut self, source: Option<&Source>, citation: &Citation) -> Version {
        let Some(archive) = source.and_then(Source::archive) else { return Version::None };
        let (of, commit) = match (archive, citation.version()) {
            (Archive::Git(archive), Some(commit)) => (format!("{}:{}", archive.repository(), archive.path()), commit.to_owned()),
            (Archive::File(file), _) => (file.sha256().to_string(), String::new()),
            _ => return Version::None,
        };
        let key = (of, commit);
        if let Some((last, text)) = &self.last
            && *last == key
        {
            return Version::Text(Rc::clone(text));
        }
        let bytes = match archive {
            Archive::Git(archive) => match self.git.get_mut(archive.repository()) {
                None => return Version::Absent(archive.repository().to_owned()),
                Some(git) => match git.file(&key.1, archive.path()) {
                    Ok(Some(bytes)) => bytes,
                    Ok(None) => return Version::Missing(format!("no {} at {}", archive.path(), key.1)),
                    Err(error) => return Version::Missing(error.to_string()),
                },
            },
            Archive::File(file) => match self.files.get(&file.sha256()) {
                None => return Version::Absent("texts".to_owned()),
                Some(path) => match fs::read(path) {
                    Ok(bytes) => bytes,
                    Err(error) => return Version::Missing(format!("{}: {error}", path.display())),
                },
            },
            Archive::Capture(_) => return Version::None,
        };
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = Text::from(text);
                self.last = Some((key, Rc::clone(&text)));
                Version::Text(text)
            }
            Err(_) => Version::Missing("the text is not UTF-8".to_owned()),
        }
    }
}

/// The repository in which a source is kept.
fn repository(source: &Source) -> Option<&str> {
    match source.archive()? {
        Archive::Git(archive) => Some(archive.repository()),
        _ => None,
    }
}
