//! The files of a data directory: which of them are records, and how a file is read that may be anything.
//!
//! Every entry of the directory is a record at its place, one of the few other files that may stand there, or a
//! problem. Nothing is opened but a regular file within the limit of its kind.

use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::problem::{LoadError, Problem, ProblemKind, Spot};
use super::{MAX_RECORD_BYTES, nearest};
use crate::model::Kind;

const LAYOUT: &str = "a data directory has the folders platforms, organizations, policies, actions, responses, events, sources";

/// The beginnings of the names, in any case, of files that may stand beside the records: what explains and licenses them.
const BESIDE: [&str; 5] = ["README", "CODEBOOK", "LICENSE", "LICENCE", "COPYING"];

const STRAY: &str = "move it out of the data directory; only README, CODEBOOK, LICENSE, COPYING, dataset.ron and names that begin with a dot may stand beside the records";

/// The record files of a data directory, in the order of kind and path, and what is wrong with the directory: that it is
/// no dataset, or that something in it is out of place.
///
/// ```
/// let (files, wrong) = moderation_record::load::files("data");
/// assert!(files.len() > 1000 && files[0].starts_with("data/platforms"));
/// assert!(wrong.is_none());
/// ```
pub fn files(path: impl AsRef<Path>) -> (Vec<PathBuf>, Option<LoadError>) {
    let mut problems = Vec::new();
    let files = record_files(path.as_ref(), &mut problems).into_iter().map(|(_, file)| file).collect();
    (files, (!problems.is_empty()).then(|| LoadError::new(problems)))
}

/// The text of a record file as it stands, with its byte-order mark.
///
/// ```
/// use moderation_record::load::record_text;
/// assert!(record_text("data/platforms/tamtam.ron").unwrap().starts_with("Platform("));
/// assert!(record_text("data").is_err()); // no regular file
/// ```
///
/// # Errors
/// When the path leads to no regular file, or to one that is too large or not UTF-8.
pub fn record_text(path: impl AsRef<Path>) -> Result<String, LoadError> {
    read_text(path.as_ref(), MAX_RECORD_BYTES).map_err(|problem| LoadError::new(vec![problem]))
}

/// A number that is another one whenever a file of the data directory or document is added, removed, renamed or written,
/// or another directory stands in the place of this one. No file is opened for it.
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
    let files = if path.is_dir() { record_files(path, &mut problems) } else { Vec::new() };
    for file in std::iter::once(path).chain(files.iter().map(|(_, file)| &**file)) {
        file.hash(&mut hasher);
        match fs::metadata(file) {
            // A folder's own times change with files that are no records.
            Ok(metadata) => stamp(&metadata, !metadata.is_dir(), &mut hasher),
            Err(error) => error.to_string().hash(&mut hasher),
        }
    }
    for problem in problems {
        problem.to_string().hash(&mut hasher);
    }
    hasher.finish()
}

/// What tells two states of a file apart.
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

/// Every record file below the root, in the order of kind and path.
pub(super) fn record_files(root: &Path, problems: &mut Vec<Problem>) -> Vec<(Kind, PathBuf)> {
    let not_a_dataset = |message: String| Problem::new(ProblemKind::NotADataset, root, None, message, LAYOUT);
    let real_root = match fs::canonicalize(root) {
        Ok(real) if real.is_dir() => real,
        Ok(_) => {
            problems.push(not_a_dataset("this is no directory; a dataset document in JSON is a regular file".into()));
            return Vec::new();
        }
        Err(error) => {
            problems.push(Problem::io(root, &error, "name a data directory, or a dataset document in JSON, that exists"));
            return Vec::new();
        }
    };
    let mut listing = Listing { real_root, files: Vec::new(), problems };
    let (mut folders, mut near) = (0, Vec::new());
    for (path, name, is_folder) in listing.entries(root) {
        match Kind::ALL.iter().find(|kind| kind.folder() == name) {
            Some(kind) if is_folder => {
                folders += 1;
                listing.collect(&path, *kind, 0);
            }
            Some(_) => listing.misplaced(&path, format!("`{name}` is no folder"), LAYOUT),
            None if is_folder => {
                let hint = near_folder(&name).map_or(String::new(), |folder| format!("; did you mean `{folder}`?"));
                if !hint.is_empty() {
                    near.push(format!("`{name}`{hint}"));
                }
                let remedy = "records stand in platforms, organizations, policies, actions, responses, events and sources: rename the folder, or move it out of the data directory";
                listing.misplaced(&path, format!("no kind of record has the folder `{name}`{hint}"), remedy);
            }
            None if name == "dataset.ron" => {}
            None if ends_in_ron(&name) => {
                let remedy = format!("move it to the folder of its kind, such as events/{}.ron", &name[..name.len() - ".ron".len()]);
                listing.misplaced(&path, "a record outside the folder of its kind".into(), &remedy);
            }
            None => listing.misplaced(&path, "this is no record".into(), STRAY),
        }
    }
    let Listing { mut files, problems, .. } = listing;
    if folders == 0 {
        // What else such a directory holds is nobody's mistake.
        problems.retain(|problem| problem.kind() != ProblemKind::Misplaced);
        let near = if near.is_empty() { String::new() } else { format!(": {}", near.join(", ")) };
        problems.push(not_a_dataset(format!("no folder of records is in it{near}")));
    }
    files.sort_by_key(|(kind, _)| *kind);
    files
}

/// The folder of records that a name seems to mean.
fn near_folder(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let names = Kind::ALL.iter().flat_map(|kind| [kind.folder(), kind.as_str()]);
    let near = nearest(&name, names)?;
    Kind::ALL.iter().find(|kind| kind.folder() == near || kind.as_str() == near).map(|kind| kind.folder())
}

fn ends_in_ron(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// A directory as far as it has been gone through.
struct Listing<'p> {
    real_root: PathBuf,
    files: Vec<(Kind, PathBuf)>,
    problems: &'p mut Vec<Problem>,
}

impl Listing<'_> {
    fn misplaced(&mut self, path: &Path, message: String, remedy: &str) {
        self.problems.push(Problem::new(ProblemKind::Misplaced, path, None, message, remedy));
    }

    /// What is in a folder, by name, and whether it is a folder; without what may stand beside the records, and without
    /// links that lead nowhere or out, which are problems.
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
            // Only a link can lead out.
            match fs::canonicalize(&path) {
                Ok(target) if target.starts_with(&self.real_root) => entries.push((path, name, target.is_dir())),
                Ok(_) => {
                    let message = "this link leads out of the data directory".into();
                    self.problems.push(Problem::new(ProblemKind::OutsideDirectory, &path, None, message, "put the file itself here"));
                }
                Err(error) => self.problems.push(Problem::io(&path, &error, "mend or delete the link")),
            }
        }
        entries
    }

    /// The record files of a folder that is known to be inside the root.
    fn collect(&mut self, folder: &Path, kind: Kind, depth: usize) {
        for (path, name, is_folder) in self.entries(folder) {
            if is_folder && depth < usize::from(kind == Kind::Policy) {
                self.collect(&path, kind, depth + 1);
            } else if is_folder {
                let remedy = "records stand directly in the folder of their kind; policies in one folder for each platform";
                self.misplaced(&path, format!("a folder inside {}", folder.display()), remedy);
            } else if !ends_in_ron(&name) {
                let remedy = format!("give a record the ending `.ron`; {}", STRAY.replacen("move it", "else move it", 1));
                self.misplaced(&path, "this is no record: its name does not end in `.ron`".into(), &remedy);
            } else if let Some(stem) = name.strip_suffix(".ron") {
                if kind == Kind::Policy && depth == 0 {
                    let remedy = format!("a policy stands at policies/<platform>/{stem}.ron");
                    self.misplaced(&path, "a policy outside the folder of a platform".into(), &remedy);
                } else {
                    self.files.push((kind, path));
                }
            } else {
                let remedy = format!("name it {}.ron", &name[..name.len() - ".ron".len()]);
                self.misplaced(&path, format!("a record whose name ends in `{}`", &name[name.len() - ".ron".len()..]), &remedy);
            }
        }
    }
}

/// Why a file was not read.
pub(crate) enum Unread {
    /// It is not there, or cannot be read.
    Io(io::Error),
    /// It is no regular file.
    Irregular,
    /// It has so many bytes.
    TooLarge(u64),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The bytes of a regular file of at most `limit` bytes. Nothing else is opened, for opening alone may wait or steer a device.
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
        // Should a pipe stand there by now, nobody waits for its other end.
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    refuse(&metadata)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(metadata.len() as usize + 1).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    // It may grow while it is read.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(Unread::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
}

/// The bytes of a file of the data, as [`bounded`] gives them.
pub(crate) fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    bounded(path, limit).map_err(|unread| match unread {
        Unread::Io(error) => Problem::io(path, &error, "make the file readable"),
        Unread::Irregular => {
            let remedy = "write what it gives into a file, and name that";
            Problem::new(ProblemKind::Unreadable, path, None, "not a regular file".into(), remedy)
        }
        Unread::TooLarge(size) => {
            let message = format!("{size} bytes; at most {limit} are read");
            Problem::new(ProblemKind::TooLarge, path, None, message, "one record is one short file: split it")
        }
    })
}

/// The text of a regular file of at most `limit` bytes, as it stands.
pub(super) fn read_text(path: &Path, limit: u64) -> Result<String, Problem> {
    String::from_utf8(read_bytes(path, limit)?).map_err(|error| {
        let good = str::from_utf8(&error.as_bytes()[..error.utf8_error().valid_up_to()]).unwrap_or_default();
        Problem::new(ProblemKind::NotUtf8, path, Some(Spot::at_end(good)), "this is not UTF-8".into(), "save the file as UTF-8")
    })
}

/// A text without its byte-order mark, and whether it had one.
pub(crate) fn text_of(mut text: String) -> (String, bool) {
    const MARK: char = '\u{feff}';
    let marked = text.starts_with(MARK);
    if marked {
        text.drain(..MARK.len_utf8());
    }
    (text, marked)
}
