//! Reads records: a data directory of RON files, or a dataset document in JSON.
//!
//! [`directory`] reads all that it can and reports **every** problem that it meets, each with file,
//! line, column and remedy. What a record *says* is not judged here: that references resolve, that an
//! id equals its path and the like are rules of the checker.

mod problem;
mod ron_error;

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use problem::Spot;
pub use problem::{LoadError, Problem, ProblemKind};
pub use ron_error::nearest;

use crate::model::{Dataset, Kind, List, SCHEMA_VERSION, Str};

/// The largest record file that is read, in bytes. The largest of the founding dataset has a
/// fiftieth of it.
pub const MAX_RECORD_BYTES: u64 = 1 << 20;

/// The largest JSON document that is read, in bytes: two orders of magnitude above 100,000 records
/// would need a database, not a document.
pub const MAX_DOCUMENT_BYTES: u64 = 4 << 30;

/// How deep the values of a record file may be nested.
pub const MAX_NESTING: usize = 32;

/// Reads every record below a data directory. Files are read in parallel; the result and the order
/// of problems do not depend on it.
///
/// ```
/// let data = moderation_record::load::directory("data").unwrap();
/// assert!(data.platform("telegram").is_some());
///
/// let error = moderation_record::load::directory("no/such/place").unwrap_err();
/// assert_eq!(error.problems().len(), 1);
/// ```
///
/// # Errors
/// When the directory is no dataset, or any file in it is not a readable record. All problems are
/// in the error.
pub fn directory(path: impl AsRef<Path>) -> Result<Dataset, LoadError> {
    let root = path.as_ref();
    let mut problems = Vec::new();
    let files = record_files(root, &mut problems);
    let mut batches: Vec<(Dataset, Vec<Problem>, Vec<Seen>)> = Vec::new();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
    std::thread::scope(|scope| {
        let batch = files.len().div_ceil(workers).max(1);
        let threads: Vec<_> = files.chunks(batch).map(|batch| scope.spawn(move || read_batch(batch))).collect();
        for thread in threads {
            match thread.join() {
                Ok(batch) => batches.push(batch),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });

    let mut data = Dataset::empty();
    let mut seen: HashMap<(Kind, String), PathBuf> = HashMap::new();
    for (batch, found, read) in batches {
        problems.extend(found);
        for Seen { kind, id, file, spot } in read {
            if let Some(first) = seen.get(&(kind, id.clone())) {
                problems.push(Problem::new(
                    ProblemKind::DuplicateId,
                    &file,
                    spot,
                    format!("the {kind} `{id}` is already in {}", first.display()),
                    "give one of the two another id, or delete it",
                ));
            } else {
                seen.insert((kind, id), file);
            }
        }
        data.append(batch);
    }
    if problems.is_empty() {
        data.sort();
        Ok(data)
    } else {
        problems.sort();
        Err(LoadError::new(problems))
    }
}

/// Reads a dataset document: JSON that validates against `schema/dataset.schema.json`.
///
/// ```
/// let text = serde_json::to_string(moderation_record::dataset()).unwrap();
/// assert_eq!(&moderation_record::load::json(&text).unwrap(), moderation_record::dataset());
/// ```
///
/// # Errors
/// When the text is not such a document, is of a later major version, or names an id twice.
pub fn json(text: &str) -> Result<Dataset, LoadError> {
    document(text, Path::new("<json>"))
}

/// Reads a dataset document from a file; see [`json`].
///
/// ```
/// let error = moderation_record::load::json_file("no/such/dataset.json").unwrap_err();
/// assert!(error.to_string().contains("no/such/dataset.json"));
/// ```
///
/// # Errors
/// As [`json`], and when the file cannot be read.
pub fn json_file(path: impl AsRef<Path>) -> Result<Dataset, LoadError> {
    let path = path.as_ref();
    let text = read_text(path, MAX_DOCUMENT_BYTES).map_err(|problem| LoadError::new(vec![problem]))?;
    document(&text, path)
}

/// What is read of a document before the rest.
#[derive(serde::Deserialize)]
struct Version {
    schema_version: Option<String>,
}

fn document(text: &str, file: &Path) -> Result<Dataset, LoadError> {
    let fail = |kind, spot, message: String, remedy: &str| LoadError::new(vec![Problem::new(kind, file, spot, message, remedy)]);
    // The version is looked at first: a later form would fail with an error that explains nothing.
    let bad = |error: serde_json::Error| {
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or_default();
        let spot = Spot { line: error.line(), column: error.column() };
        let remedy = "schema/dataset.schema.json describes the document";
        fail(ProblemKind::Syntax, Some(spot), ron_error::with_suggestion(message), remedy)
    };
    if !text.trim_start().starts_with('{') {
        let message = "a dataset document is a JSON object".to_owned();
        return Err(fail(ProblemKind::Form, None, message, "a dataset document begins with {\"schema_version\": …}"));
    }
    let version: Version = serde_json::from_str(text).map_err(bad)?;
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    match version.schema_version {
        Some(version) if major(&version) == major(SCHEMA_VERSION) => {}
        Some(version) => {
            let message = format!("the document has schema_version {version}; this program reads {SCHEMA_VERSION}");
            return Err(fail(ProblemKind::Version, None, message, "use the release of moderation-record that wrote it"));
        }
        None => {
            let message = "the document has no `schema_version`".to_owned();
            return Err(fail(ProblemKind::Version, None, message, "a dataset document begins with {\"schema_version\": …}"));
        }
    }
    let mut data: Dataset = serde_json::from_str(text).map_err(bad)?;
    data.sort();
    let records: Vec<_> = data.records().map(|record| (record.kind(), record.id())).collect();
    if let Some(twice) = records.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("the {} `{}` is there twice", twice[0].0, twice[0].1);
        return Err(fail(ProblemKind::DuplicateId, None, message, "give one of the two another id, or delete it"));
    }
    // What a document says of its own form is not part of the data.
    data.schema = None;
    data.schema_version = Str::Static(SCHEMA_VERSION);
    Ok(data)
}

/// Every record file below the root, in the order of its path.
fn record_files(root: &Path, problems: &mut Vec<Problem>) -> Vec<(Kind, PathBuf)> {
    const LAYOUT: &str = "a data directory has the folders platforms, organizations, policies, actions, responses, events, sources";
    let real_root = match fs::canonicalize(root) {
        Ok(real) if real.is_dir() => real,
        Ok(_) => {
            problems.push(Problem::new(ProblemKind::NotADataset, root, None, "this is a file, not a data directory".into(), LAYOUT));
            return Vec::new();
        }
        Err(error) => {
            problems.push(Problem::io(root, &error, "name a data directory, or a dataset document in JSON, that exists"));
            return Vec::new();
        }
    };
    let mut files = Vec::new();
    let mut folders = 0;
    for &kind in Kind::ALL {
        let folder = root.join(kind.folder());
        if folder.is_dir() {
            folders += 1;
            collect(&real_root, &folder, kind, 0, &mut files, problems);
        }
    }
    if folders == 0 {
        problems.push(Problem::new(ProblemKind::NotADataset, root, None, "no folder of records is in it".into(), LAYOUT));
    }
    files
}

fn collect(real_root: &Path, folder: &Path, kind: Kind, depth: usize, files: &mut Vec<(Kind, PathBuf)>, problems: &mut Vec<Problem>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>());
    let mut paths = match entries {
        Ok(paths) => paths,
        Err(error) => return problems.push(Problem::io(folder, &error, "make the folder readable")),
    };
    paths.sort();
    for path in paths {
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            continue;
        }
        match fs::canonicalize(&path) {
            Ok(real) if !real.starts_with(real_root) => problems.push(Problem::new(
                ProblemKind::OutsideDirectory,
                &path,
                None,
                "this link leads out of the data directory".into(),
                "put the file itself here",
            )),
            Ok(real) if real.is_dir() => {
                let allowed = usize::from(kind == Kind::Policy);
                if depth < allowed {
                    collect(real_root, &path, kind, depth + 1, files, problems);
                } else {
                    let message = format!("a folder inside {}", folder.display());
                    let remedy = "records stand directly in the folder of their kind; policies in one folder for each platform";
                    problems.push(Problem::new(ProblemKind::Misplaced, &path, None, message, remedy));
                }
            }
            Ok(_) if path.extension().is_some_and(|extension| extension == "ron") => {
                if kind == Kind::Policy && depth == 0 {
                    let remedy = "a policy stands at policies/<platform>/<clause>.ron";
                    problems.push(Problem::new(
                        ProblemKind::Misplaced,
                        &path,
                        None,
                        "a policy outside the folder of a platform".into(),
                        remedy,
                    ));
                } else {
                    files.push((kind, path));
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(Problem::io(&path, &error, "mend or delete the link")),
        }
    }
}

/// A record that was read: what a second one of the same id is measured against.
struct Seen {
    kind: Kind,
    id: String,
    file: PathBuf,
    spot: Option<Spot>,
}

fn read_batch(files: &[(Kind, PathBuf)]) -> (Dataset, Vec<Problem>, Vec<Seen>) {
    let mut data = Dataset::empty();
    let mut problems = Vec::new();
    let mut read = Vec::new();
    for (kind, file) in files {
        match read_text(file, MAX_RECORD_BYTES).and_then(|text| Ok((add_record(&mut data, *kind, file, &text)?, text))) {
            Ok((id, text)) => read.push(Seen { kind: *kind, id, file: file.clone(), spot: Spot::of(&text, "id:") }),
            Err(problem) => problems.push(problem),
        }
    }
    (data, problems, read)
}

fn add_record(data: &mut Dataset, kind: Kind, file: &Path, text: &str) -> Result<String, Problem> {
    fn push<T: DeserializeOwned + Clone>(list: &mut List<T>, file: &Path, text: &str, id: impl Fn(&T) -> &str) -> Result<String, Problem> {
        let record: T = parse(file, text)?;
        let name = id(&record).to_owned();
        list.to_mut().push(record);
        Ok(name)
    }
    match kind {
        Kind::Platform => push(&mut data.platforms, file, text, |r| r.id().as_str()),
        Kind::Organization => push(&mut data.organizations, file, text, |r| r.id().as_str()),
        Kind::Policy => push(&mut data.policies, file, text, |r| r.id().as_str()),
        Kind::Action => push(&mut data.actions, file, text, |r| r.id().as_str()),
        Kind::Response => push(&mut data.responses, file, text, |r| r.id().as_str()),
        Kind::Event => push(&mut data.events, file, text, |r| r.id().as_str()),
        Kind::Source => push(&mut data.sources, file, text, |r| r.id().as_str()),
    }
}

fn parse<T: DeserializeOwned>(file: &Path, text: &str) -> Result<T, Problem> {
    use ron::extensions::Extensions;
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(MAX_NESTING)
        .from_str(text)
        .map_err(|error| ron_error::problem(file, text, &error))
}

/// The text of a regular file of at most `limit` bytes, without a byte-order mark.
fn read_text(path: &Path, limit: u64) -> Result<String, Problem> {
    let failed = |error: io::Error| Problem::io(path, &error, "make the file readable");
    let metadata = fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(Problem::new(ProblemKind::Unreadable, path, None, "not a regular file".into(), "a record is a text file"));
    }
    let mut bytes = Vec::new();
    if metadata.len() <= limit {
        File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failed)?;
    }
    let size = metadata.len().max(bytes.len() as u64);
    if size > limit {
        let message = format!("{size} bytes; at most {limit} are read");
        return Err(Problem::new(ProblemKind::TooLarge, path, None, message, "one record is one short file: split it"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
        let message = "this is not UTF-8".to_owned();
        Problem::new(ProblemKind::NotUtf8, path, Some(Spot::at_end(&good)), message, "save the file as UTF-8")
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
