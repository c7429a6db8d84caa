//! The files of a data directory: finds the records and reads files safely.
//!
//! Every entry of the directory is a record in its place, one of the few other allowed files, or a
//! problem. Only regular files within the size limit of their kind are opened.

use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use super::bounded::{Unread, bounded};
use super::problem::{LoadError, Problem, ProblemKind, Spot};
use super::ron_error::suggestion;
use super::{MAX_RECORD_BYTES, nearest};
use crate::model::Kind;

const LAYOUT: &str = "a data directory has the folders platforms, organizations, policies, actions, responses, events, sources";

/// The file of the metadata in a data directory.
pub(crate) const METADATA: &str = "dataset.ron";

/// Prefixes, in any case, of the names of documentation and licence files that are allowed beside the records.
const BESIDE: [&str; 5] = ["README", "CODEBOOK", "LICENSE", "LICENCE", "COPYING"];

const STRAY: &str = "move it out of the data directory; only README, CODEBOOK, LICENSE, COPYING, dataset.ron and names that start with a dot are allowed beside the records";

/// Lists the record files of a data directory, sorted by kind and path, and its `dataset.ron`; and the problems of the
/// directory: that it is not a dataset, or that it contains misplaced entries.
///
/// ```
/// let (files, wrong) = moderation_record::load::files("data");
/// assert!(files.len() > 1000 && files[0].starts_with("data/platforms"));
/// assert!(wrong.is_none());
/// ```
pub fn files(path: impl AsRef<Path>) -> (Vec<PathBuf>, Option<LoadError>) {
    let mut problems = Vec::new();
    let Found { metadata, records } = find(path.as_ref(), &mut problems);
    let files = records.into_iter().map(|(_, file)| file).chain(metadata).collect();
    (files, (!problems.is_empty()).then(|| LoadError::new(problems)))
}

/// Reads the text of a record file unchanged, with its byte-order mark.
///
/// ```
/// use moderation_record::load::record_text;
/// assert!(record_text("data/platforms/tamtam.ron").unwrap().starts_with("Platform("));
/// assert!(record_text("data").is_err()); // no regular file
/// ```
///
/// # Errors
/// If the path is not a regular file, or the file is too large or not UTF-8.
pub fn record_text(path: impl AsRef<Path>) -> Result<String, LoadError> {
    read_text(path.as_ref(), MAX_RECORD_BYTES).map_err(|problem| LoadError::new(vec![problem]))
}

/// Returns a fingerprint that changes whenever a file of the data directory or document is added, removed, renamed or
/// written, or the directory is replaced. It opens no file.
///
/// ```
/// use moderation_record::load::state;
/// assert_eq!(state("data"), state("data"));
/// assert_ne!(state("data"), state("no/such/place"));
/// ```
pub fn state(path: impl AsRef<Path>) -> u64 {
    let path = path.as_ref();
    let mut hasher = DefaultHasher::new();
    let mut problems = Vec::new();
    let Found { metadata, records } = if path.is_dir() { find(path, &mut problems) } else { Found::default() };
    for file in std::iter::once(path).chain(records.iter().map(|(_, file)| &**file)).chain(metadata.as_deref()) {
        file.hash(&mut hasher);
        match fs::metadata(file) {
            // The timestamps of a folder also change with files that are not records.
            Ok(metadata) => stamp(&metadata, !metadata.is_dir(), &mut hasher),
            Err(error) => error.to_string().hash(&mut hasher),
        }
    }
    for problem in problems {
        problem.to_string().hash(&mut hasher);
    }
    hasher.finish()
}

/// The metadata that distinguishes two states of a file.
fn stamp(metadata: &Metadata, times: bool, hasher: &mut DefaultHasher) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        (metadata.dev(), metadata.ino()).hash(hasher);
        if times {
            (metadata.ctime(), metadata.ctime_nsec()).hash(hasher);
        }
    }
    if times {
        (metadata.len(), metadata.modified().ok()).hash(hasher);
    }
}

/// The files of a data directory that are read.
#[derive(Default)]
pub(super) struct Found {
    /// The file of the metadata, if there is one.
    pub(super) metadata: Option<PathBuf>,
    /// The record files, sorted by kind and path.
    pub(super) records: Vec<(Kind, PathBuf)>,
}

/// Finds every file below the root that is read.
pub(super) fn find(root: &Path, problems: &mut Vec<Problem>) -> Found {
    let not_a_dataset = |message: String| Problem::new(ProblemKind::NotADataset, root, None, message, LAYOUT);
    let real_root = match fs::canonicalize(root) {
        Ok(real) if real.is_dir() => real,
        Ok(_) => {
            problems.push(not_a_dataset("this is neither a directory nor a regular file".into()));
            return Found::default();
        }
        Err(error) => {
            problems.push(Problem::io(root, &error, "name a data directory, or a dataset document in JSON, that exists"));
            return Found::default();
        }
    };
    let mut listing = Listing { real_root, files: Vec::new(), problems };
    let (mut folders, mut near, mut metadata) = (0, Vec::new(), None);
    for (path, name, is_folder) in listing.entries(root) {
        match Kind::ALL.iter().find(|kind| kind.folder() == name) {
            Some(kind) if is_folder => {
                folders += 1;
                listing.collect(&path, *kind, 0);
            }
            Some(_) => listing.misplaced(&path, format!("`{name}` is not a folder"), LAYOUT),
            None if is_folder => {
                let hint = suggestion(near_folder(&name));
                if !hint.is_empty() {
                    near.push(format!("`{name}`{hint}"));
                }
                let remedy = "rename it to platforms, organizations, policies, actions, responses, events or sources, or move it out of the data directory";
                listing.misplaced(&path, format!("no kind of record has the folder `{name}`{hint}"), remedy);
            }
            None if name == METADATA => metadata = Some(path),
            None if ends_in_ron(&name) => {
                let remedy = format!("move it to the folder of its kind, such as events/{}.ron", &name[..name.len() - ".ron".len()]);
                listing.misplaced(&path, "this record is outside the folder of its kind".into(), &remedy);
            }
            None => listing.misplaced(&path, "this is not a record".into(), STRAY),
        }
    }
    let Listing { files: mut records, problems, .. } = listing;
    if folders == 0 {
        // Other entries of such a directory are not mistakes.
        problems.retain(|problem| problem.kind() != ProblemKind::Misplaced);
        let near = if near.is_empty() { String::new() } else { format!(": {}", near.join(", ")) };
        problems.push(not_a_dataset(format!("it contains no folder of records{near}")));
    }
    records.sort_by_key(|(kind, _)| *kind);
    Found { metadata, records }
}

/// Returns the record folder with a similar name.
fn near_folder(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let names = Kind::ALL.iter().flat_map(|kind| [kind.folder(), kind.as_str()]);
    let near = nearest(&name, names)?;
    Kind::ALL.iter().find(|kind| kind.folder() == near || kind.as_str() == near).map(|kind| kind.folder())
}

fn ends_in_ron(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// The state of a directory walk.
struct Listing<'p> {
    real_root: PathBuf,
    files: Vec<(Kind, PathBuf)>,
    problems: &'p mut Vec<Problem>,
}

impl Listing<'_> {
    fn misplaced(&mut self, path: &Path, message: String, remedy: &str) {
        self.problems.push(Problem::new(ProblemKind::Misplaced, path, None, message, remedy));
    }

    /// Lists a folder by name, with whether each entry is a folder. Omits files that are allowed beside the records, and
    /// reports links that are broken or lead out of the directory.
    fn entries(&mut self, folder: &Path) -> Vec<(PathBuf, String, bool)> {
        let name_and_type = |entry: fs::DirEntry| Ok((entry.file_name(), entry.file_type()?));
        let read =
            fs::read_dir(folder).and_then(|entries| entries.map(|entry| entry.and_then(name_and_type)).collect::<io::Result<Vec<_>>>());
        let mut named = match read {
            Ok(named) => named,
            Err(error) => {
                self.problems.push(Problem::io(folder, &error, "make the folder readable"));
                return Vec::new();
            }
        };
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut entries = Vec::new();
        for (name, file_type) in named {
            let path = folder.join(&name);
            let name = name.to_string_lossy().into_owned();
            let upper = name.to_ascii_uppercase();
            let is_beside = !file_type.is_dir() && !ends_in_ron(&name) && BESIDE.iter().any(|beginning| upper.starts_with(beginning));
            if name.starts_with('.') || is_beside {
                continue;
            }
            if !file_type.is_symlink() {
                entries.push((path, name, file_type.is_dir()));
                continue;
            }
            // Only a link can lead out of the directory.
            match fs::canonicalize(&path) {
                Ok(target) if target.starts_with(&self.real_root) => entries.push((path, name, target.is_dir())),
                Ok(_) => {
                    let message = "this link leads out of the data directory".into();
                    self.problems.push(Problem::new(ProblemKind::OutsideDirectory, &path, None, message, "put the file itself here"));
                }
                Err(error) => self.problems.push(Problem::io(&path, &error, "fix or delete the link")),
            }
        }
        entries
    }

    /// Collects the record files of a folder that is inside the root.
    fn collect(&mut self, folder: &Path, kind: Kind, depth: usize) {
        for (path, name, is_folder) in self.entries(folder) {
            if is_folder && depth < usize::from(kind == Kind::Policy) {
                self.collect(&path, kind, depth + 1);
            } else if is_folder {
                let remedy = "put records directly in the folder of their kind, and policies in one folder for each platform";
                self.misplaced(&path, format!("this is a folder inside {}", folder.display()), remedy);
            } else if !ends_in_ron(&name) {
                let remedy = format!("give a record the extension `.ron`; {}", STRAY.replacen("move it", "otherwise move it", 1));
                self.misplaced(&path, "this is not a record: its name does not end in `.ron`".into(), &remedy);
            } else if let Some(stem) = name.strip_suffix(".ron") {
                if kind == Kind::Policy && depth == 0 {
                    let remedy = format!("move it to policies/<platform>/{stem}.ron");
                    self.misplaced(&path, "this policy is outside the folder of a platform".into(), &remedy);
                } else {
                    self.files.push((kind, path));
                }
            } else {
                let remedy = format!("rename it to {}.ron", &name[..name.len() - ".ron".len()]);
                self.misplaced(&path, format!("the name of this record ends in `{}`", &name[name.len() - ".ron".len()..]), &remedy);
            }
        }
    }
}

/// Reads a file of the data; see [`bounded`].
pub(crate) fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    bounded(path, limit).map_err(|unread| match unread {
        Unread::Io(error) => Problem::io(path, &error, "make the file readable"),
        Unread::Irregular => {
            let remedy = "copy its content into a regular file";
            Problem::new(ProblemKind::Unreadable, path, None, "this is not a regular file".into(), remedy)
        }
        Unread::TooLarge(size) => {
            let message = format!("the file has {size} bytes; the limit is {limit}");
            Problem::new(ProblemKind::TooLarge, path, None, message, "split it: a file contains one short record")
        }
    })
}

/// Reads the text of a regular file of at most `limit` bytes, unchanged.
pub(super) fn read_text(path: &Path, limit: u64) -> Result<String, Problem> {
    String::from_utf8(read_bytes(path, limit)?).map_err(|error| {
        let good = str::from_utf8(&error.as_bytes()[..error.utf8_error().valid_up_to()]).unwrap_or_default();
        Problem::new(ProblemKind::NotUtf8, path, Some(Spot::at_end(good)), "this is not UTF-8".into(), "save the file as UTF-8")
    })
}
