//! Git repositories, read through the `git` program. Only their objects and references are trusted.
//!
//! The program runs on a temporary repository: a copy of the references of the one that is read, and the path
//! of its objects. So its configuration, hooks, filters, attributes, grafts, replacements and commit graph have no
//! effect, nothing is fetched, run or written, and paths are used literally. All reads of git use this module.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use tempfile::TempDir;

use super::{Unread, bounded, legible};
use crate::model::Moment;

/// The maximum size of an object, in bytes. A policy has about a thousandth of it.
const MAX_OBJECT_BYTES: u64 = 64 << 20;

/// The maximum size of a file of references or configuration, in bytes.
const MAX_REFERENCES_BYTES: u64 = 256 << 20;

/// The maximum nesting of references and alternates.
const MAX_DEPTH: usize = 32;

/// The first version of git that reads references stored as reftable.
const REFTABLE_SINCE: (u32, u32) = (2, 45);

/// The extensions of the repository format that do not affect reading here, or are handled.
const EXTENSIONS: [&str; 8] =
    ["noop", "preciousobjects", "partialclone", "worktreeconfig", "relativeworktrees", "objectformat", "refstorage", "compatobjectformat"];

/// The reason why a repository cannot be read.
#[derive(Clone, Debug)]
pub(crate) struct GitError(String);

impl GitError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&legible(&self.0))
    }
}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// A file of a commit.
#[derive(Debug)]
pub(crate) enum Blob {
    /// The bytes of the file.
    Bytes(Vec<u8>),
    /// The repository has no such commit or file; the message states which.
    Missing(String),
    /// The object was not fetched when the repository was cloned; the message states which.
    NotFetched(String),
}

/// A change of a file.
#[derive(Clone, Debug)]
pub(crate) struct FileChange {
    pub(crate) commit: String,
    /// The date of the commit: ISO 8601, in UTC.
    pub(crate) date: String,
    /// When it was written, as its author dates it: ISO 8601 in UTC.
    pub(crate) authored: String,
    pub(crate) subject: String,
    pub(crate) path: String,
    pub(crate) is_added: bool,
    /// The file after the change; `None` if it no longer exists as a file.
    pub(crate) blob: Option<String>,
}

/// An opened repository.
pub(crate) struct Repository {
    /// The temporary repository.
    home: TempDir,
    /// The path in the work tree; empty for the root.
    own: PathBuf,
    /// The object directory of the repository that is read.
    objects: PathBuf,
    /// The boundary commits of a shallow clone.
    shallow: HashSet<String>,
    partial: bool,
    batch: Option<BatchProcess>,
}

/// The long-running process that reads objects.
struct BatchProcess {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Drop for BatchProcess {
    fn drop(&mut self) {
        // The process can have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The `git` command without the environment variables that affect it.
fn sealed(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.env_clear().current_dir(folder).stdin(Stdio::null());
    // Variables that the system needs to run a program.
    for name in ["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP"] {
        if let Some(value) = std::env::var_os(name) {
            git.env(name, value);
        }
    }
    git.env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
        .env("GIT_ATTR_NOSYSTEM", "1")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .args(["--no-pager", "--no-replace-objects", "--literal-pathspecs"]);
    git
}

fn ran(git: &mut Command) -> Result<Output, GitError> {
    git.output().map_err(|error| cannot_run(&error))
}

fn cannot_run(error: &io::Error) -> GitError {
    let why = if error.kind() == io::ErrorKind::NotFound { "it is not in the PATH".to_owned() } else { error.to_string() };
    GitError::new(format!("cannot run git: {why}"))
}

/// Returns the output of a successful command.
fn printed(git: &mut Command) -> Result<Vec<u8>, GitError> {
    let output = ran(git)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let mut lines = words.lines().filter(|line| !line.trim().is_empty());
    Err(GitError::new(lines.next_back().unwrap_or("git failed")))
}

impl Repository {
    /// Whether a path looks like a bare repository.
    pub(crate) fn is_bare_at(path: &Path) -> bool {
        path.join("objects").is_dir() && path.join("refs").is_dir() && path.join("HEAD").symlink_metadata().is_ok()
    }

    /// Opens the repository at a path: bare, with a work tree, or a linked work tree.
    pub(crate) fn open(path: &Path) -> Result<Self, GitError> {
        let (own, common) = folders(path)?;
        let objects = fs::canonicalize(common.join("objects"))?;
        fs::read_dir(&objects)?;
        let home = TempDir::new()?;
        let form = ObjectForm::of(&common, home.path())?;
        let place = if own == common { home.path().to_owned() } else { home.path().join("worktrees/own") };
        let write = |path: &Path, text: &str| fs::write(path, text);
        for folder in [&home.path().join("objects"), &home.path().join("refs"), &place] {
            fs::create_dir_all(folder)?;
        }
        write(&home.path().join("config"), &form.config())?;
        write(&home.path().join("HEAD"), "ref: refs/heads/none\n")?;
        if own != common {
            write(&place.join("commondir"), "../..\n")?;
            write(&place.join("gitdir"), "none\n")?;
        }
        // `HEAD`, and pseudo-references such as `FETCH_HEAD`.
        for entry in fs::read_dir(&own)? {
            let name = entry?.file_name();
            if name.as_encoded_bytes().iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'_') {
                copy_reference(&own.join(&name), &place.join(&name))?;
            }
        }
        let head = fs::read_to_string(place.join("HEAD")).unwrap_or_default();
        if !head.starts_with("ref: ") && !is_id(head.trim()) {
            return Err(GitError::new("its HEAD is damaged: `git symbolic-ref HEAD refs/heads/BRANCH` fixes it"));
        }
        for name in ["packed-refs", "shallow"] {
            copy_file(&common.join(name), &home.path().join(name))?;
        }
        if form.reftable {
            for (from, to) in [(&common, home.path()), (&own, &*place)] {
                copy_tables(&from.join("reftable"), &to.join("reftable"))?;
            }
        } else {
            copy_references(&common.join("refs"), &home.path().join("refs"), 0)?;
        }
        let shallow = fs::read_to_string(home.path().join("shallow")).unwrap_or_default();
        let shallow = shallow.lines().filter(|line| is_id(line)).map(str::to_owned).collect();
        let partial = form.partial || is_partial(&objects, 0);
        Ok(Self { home, own: place, objects, shallow, partial, batch: None })
    }

    /// Opens the repository whose work tree contains a folder, with the path of the folder in it.
    pub(crate) fn around(folder: &Path) -> Result<(Self, PathBuf), GitError> {
        let real = fs::canonicalize(folder)?;
        for above in real.ancestors() {
            let inner = above.join(".git");
            if inner.is_file() || Self::is_bare_at(&inner) {
                let within = real.strip_prefix(above).unwrap_or(Path::new("")).to_owned();
                return Ok((Self::open(above)?, within));
            }
        }
        Err(GitError::new(format!("{} is not in a git repository", folder.display())))
    }

    /// Whether the clone is shallow, so that its history is incomplete.
    pub(crate) fn is_shallow(&self) -> bool {
        !self.shallow.is_empty()
    }

    /// Whether this commit is the boundary of a shallow clone, so that its parents are unknown.
    pub(crate) fn begins_at(&self, commit: &str) -> bool {
        self.shallow.contains(commit)
    }

    /// Whether the clone is partial, so that objects can be missing.
    pub(crate) const fn is_partial(&self) -> bool {
        self.partial
    }

    fn command(&self) -> Command {
        let mut git = sealed(self.home.path());
        git.env("GIT_OBJECT_DIRECTORY", &self.objects).arg("--git-dir").arg(&self.own);
        git
    }

    /// Returns the output of a git command.
    pub(crate) fn ask<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
        printed(self.command().args(arguments))
    }

    /// Whether a commit is the other commit or one of its ancestors.
    pub(crate) fn is_in(&self, commit: &str, of: &str) -> Result<bool, GitError> {
        let output = ran(self.command().args(["merge-base", "--is-ancestor", commit, of]))?;
        Ok(output.status.success())
    }

    /// Whether the repository has any reference.
    pub(crate) fn has_references(&self) -> Result<bool, GitError> {
        Ok(self.own.join("FETCH_HEAD").exists() || !self.ask(["for-each-ref", "--count=1"])?.is_empty())
    }

    /// Resolves a revision to a commit; `None` if there is none.
    pub(crate) fn commit(&self, revision: &str) -> Result<Option<String>, GitError> {
        // A revision cannot start with `-`, but an option does.
        if revision.is_empty() || revision.starts_with('-') {
            return Ok(None);
        }
        let output = ran(self.command().args(["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]))?;
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok((output.status.success() && is_id(&id)).then_some(id))
    }

    /// Returns the changes of the files below these paths in a commit and its ancestors, newest first.
    pub(crate) fn changes<S: AsRef<OsStr>>(
        &self,
        options: &[&str],
        from: &str,
        paths: impl IntoIterator<Item = S>,
    ) -> Result<Vec<FileChange>, GitError> {
        let mut git = self.command();
        git.args(["log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-show-signature", "--no-ext-diff", "--no-textconv"]);
        git.args(["--no-mailmap", "--encoding=UTF-8", "--format=%x01%H%x00%ct%x00%at%x00%s"]).args(options).args([from, "--"]).args(paths);
        let output = printed(&mut git).map_err(|error| {
            if self.partial {
                GitError::new(format!("not fetched: this partial clone lacks objects of its history ({error})"))
            } else {
                error
            }
        })?;
        Ok(parse(&String::from_utf8_lossy(&output)))
    }

    /// Reads a file of a commit.
    pub(crate) fn file(&mut self, commit: &str, path: &str) -> Result<Blob, GitError> {
        if !is_id(commit) {
            return Ok(Blob::Missing(format!("`{commit}` is not a full commit hash")));
        }
        let (kind, bytes) = match self.object(commit)? {
            Some(object) => object,
            None if self.is_shallow() => {
                let how = "`git fetch --unshallow` completes it";
                return Ok(Blob::NotFetched(format!("commit {commit} is not in this shallow clone: {how}")));
            }
            None => return Ok(Blob::Missing(format!("no commit {commit}"))),
        };
        if kind != "commit" {
            return Ok(Blob::Missing(format!("{commit} is a {kind}, not a commit")));
        }
        let damaged = || GitError::new(format!("commit {commit} is damaged"));
        let head = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let mut tree = std::str::from_utf8(head).ok().and_then(|line| line.strip_prefix("tree ")).ok_or_else(damaged)?.to_owned();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            let Some((_, bytes)) = self.object(&tree)? else { return self.left_out(&tree, path, commit) };
            let Some((mode, id)) = entry(&bytes, part.as_bytes(), tree.len() / 2) else { break };
            let what = match (mode.as_str(), parts.peek()) {
                ("40000", Some(_)) => {
                    tree = id;
                    continue;
                }
                (mode, None) if mode.starts_with("100") => {
                    let Some((_, bytes)) = self.object(&id)? else { return self.left_out(&id, path, commit) };
                    return Ok(Blob::Bytes(bytes));
                }
                ("40000", None) => "a folder",
                ("120000", None) => "a symbolic link",
                ("160000", None) => "a submodule",
                _ => break,
            };
            return Ok(Blob::Missing(format!("{path} is {what} at {commit}")));
        }
        Ok(Blob::Missing(format!("no {path} at {commit}")))
    }

    /// Reads a blob from the history of a path.
    pub(crate) fn blob(&mut self, id: &str, path: &str, commit: &str) -> Result<Blob, GitError> {
        match self.object(id)? {
            Some((_, bytes)) => Ok(Blob::Bytes(bytes)),
            None => self.left_out(id, path, commit),
        }
    }

    /// Explains why an object that a commit needs is missing.
    fn left_out(&self, id: &str, path: &str, commit: &str) -> Result<Blob, GitError> {
        if self.partial {
            let how = "`git fetch --refetch --no-filter` completes it";
            return Ok(Blob::NotFetched(format!("{path} at {commit} is not in this partial clone: {how}")));
        }
        Err(GitError::new(format!("object {id} is missing: the repository is damaged, `git fsck` reports details")))
    }

    /// Reads the kind and the bytes of an object; `None` if it does not exist.
    fn object(&mut self, id: &str) -> Result<Option<(String, Vec<u8>)>, GitError> {
        if self.batch.is_none() {
            self.batch = Some(self.start()?);
        }
        let Some(batch) = &mut self.batch else { return Ok(None) };
        let answer = batch.ask(id);
        let words = match &answer {
            Ok(Some(_)) => String::new(),
            _ => fs::read_to_string(self.home.path().join("errors")).unwrap_or_default(),
        };
        let last_line = words.lines().rfind(|line| !line.trim().is_empty());
        match (answer, last_line) {
            (Ok(object), None) => Ok(object),
            (answer, last_line) => {
                // The process can have ended: the next read starts a new one.
                self.batch = None;
                let why = last_line.map_or_else(|| answer.err().map(|error| error.to_string()).unwrap_or_default(), str::to_owned);
                Err(GitError::new(format!("object {id} cannot be read: {why}")))
            }
        }
    }

    fn start(&self) -> Result<BatchProcess, GitError> {
        let errors = fs::File::create(self.home.path().join("errors"))?;
        let mut git = self.command();
        git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors);
        let mut process = git.spawn().map_err(|error| cannot_run(&error))?;
        match (process.stdin.take(), process.stdout.take()) {
            (Some(input), Some(output)) => Ok(BatchProcess { process, input, output: BufReader::new(output) }),
            _ => Err(GitError::new("cannot run git: no pipes")),
        }
    }

    /// Computes the blob hashes of files from their unchanged bytes.
    pub(crate) fn names_of(&self, files: &[PathBuf]) -> Result<Vec<String>, GitError> {
        if files.is_empty() {
            return Ok(Vec::new());
        }
        let mut git = self.command();
        git.args(["hash-object", "--no-filters", "--stdin-paths"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = git.spawn().map_err(|error| cannot_run(&error))?;
        let lines: Vec<u8> = files.iter().flat_map(|file| quoted(file)).collect();
        let input = process.stdin.take();
        // Written in parallel to the reading: both pipes have limited buffers.
        let writer = std::thread::spawn(move || input.map(|mut input| input.write_all(&lines)));
        let output = process.wait_with_output()?;
        drop(writer.join());
        let ids: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        if output.status.success() && ids.len() == files.len() {
            return Ok(ids);
        }
        Err(GitError::new(String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or("git cannot read the files")))
    }
}

impl BatchProcess {
    fn ask(&mut self, id: &str) -> io::Result<Option<(String, Vec<u8>)>> {
        writeln!(self.input, "{id}")?;
        self.input.flush()?;
        let mut header = String::new();
        self.output.read_line(&mut header)?;
        let fields: Vec<&str> = header.trim_end().split(' ').collect();
        match fields[..] {
            [_, kind, size] => {
                let size: u64 = size.parse().map_err(io::Error::other)?;
                if size > MAX_OBJECT_BYTES {
                    return Err(io::Error::other(format!("the object has {size} bytes; the limit is {MAX_OBJECT_BYTES}")));
                }
                let mut bytes = vec![0; usize::try_from(size).map_err(io::Error::other)? + 1];
                self.output.read_exact(&mut bytes)?;
                bytes.pop();
                Ok(Some((kind.to_owned(), bytes)))
            }
            [_, "missing"] => Ok(None),
            _ if header.is_empty() => Err(io::Error::other("git ended")),
            _ => Err(io::Error::other(header.trim_end().to_owned())),
        }
    }
}

/// The repository format, from its configuration.
#[derive(Default)]
struct ObjectForm {
    sha256: bool,
    reftable: bool,
    partial: bool,
}

impl ObjectForm {
    fn of(common: &Path, home: &Path) -> Result<Self, GitError> {
        let file = fs::canonicalize(common)?.join("config");
        let mut form = Self::default();
        match fs::metadata(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(form),
            Ok(metadata) if metadata.is_file() && metadata.len() <= MAX_REFERENCES_BYTES => {}
            _ => return Err(GitError::new("its configuration cannot be read")),
        }
        // Only this file is read, not the files that it includes.
        let mut git = sealed(home);
        git.arg("--git-dir").arg(home).args(["config", "--no-includes", "--list", "-z", "--file"]).arg(&file);
        let listed = String::from_utf8_lossy(&printed(&mut git)?).into_owned();
        let mut version = 0;
        let mut unknown = None;
        for entry in listed.split('\0') {
            let (key, value) = entry.split_once('\n').unwrap_or((entry, "true"));
            if key == "core.repositoryformatversion" {
                version = value.parse().map_err(|_| GitError::new("its configuration does not state the version of its format"))?;
            } else if let Some(name) = key.strip_prefix("extensions.") {
                match (name, value.to_lowercase().as_str()) {
                    ("objectformat", "sha1") | ("refstorage", "files") => {}
                    ("objectformat", "sha256") => form.sha256 = true,
                    ("refstorage", "reftable") => form.reftable = true,
                    ("objectformat" | "refstorage", _) => unknown = Some(format!("{name} = {value}")),
                    (name, _) if !EXTENSIONS.contains(&name) => unknown = Some(name.to_owned()),
                    (name, _) => form.partial |= name == "partialclone",
                }
            } else if key.starts_with("remote.") && key.ends_with(".promisor") {
                form.partial |= value != "false";
            }
        }
        if version > 1 {
            return Err(GitError::new(format!("its format has version {version}; only 0 and 1 are supported")));
        }
        if let (1, Some(unknown)) = (version, unknown) {
            return Err(GitError::new(format!("its format has the extension `{unknown}`, which is not supported")));
        }
        if form.reftable {
            let words = String::from_utf8_lossy(&printed(sealed(home).arg("--version"))?).trim().to_owned();
            let mut numbers = words.trim_start_matches("git version ").split('.').map_while(|part| part.parse().ok());
            let (major, minor): (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
            if (major, minor) < REFTABLE_SINCE {
                let (major, minor) = REFTABLE_SINCE;
                return Err(GitError::new(format!(
                    "its references are stored as reftable, which needs git {major}.{minor} or later; this is {words}"
                )));
            }
        }
        Ok(form)
    }

    /// The configuration of the temporary repository.
    fn config(&self) -> String {
        let mut text = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n\tcommitGraph = false\n[extensions]\n".to_owned();
        if self.sha256 {
            text.push_str("\tobjectFormat = sha256\n");
        }
        if self.reftable {
            text.push_str("\trefStorage = reftable\n");
        }
        text
    }
}

/// Finds the git directory of the repository or work tree at a path, and the directory that its work trees share.
fn folders(path: &Path) -> Result<(PathBuf, PathBuf), GitError> {
    let none = || GitError::new("this is not a git repository: name a clone, bare or with a work tree");
    let inner = path.join(".git");
    let read = |file: &Path| pointed(file).ok_or_else(none);
    let own = if inner.is_dir() {
        inner
    } else if inner.exists() {
        path.join(read(&inner)?.trim().strip_prefix("gitdir: ").ok_or_else(none)?)
    } else {
        path.to_owned()
    };
    let pointer = own.join("commondir");
    let common = if pointer.exists() { own.join(read(&pointer)?.trim()) } else { own.clone() };
    if !common.join("objects").is_dir() {
        return Err(none());
    }
    if own.join("HEAD").symlink_metadata().is_err() {
        return Err(GitError::new("this is not a git repository, because it has no HEAD; clone it again"));
    }
    Ok((own, common))
}

/// Reads the text of a regular file within the size limit.
fn pointed(file: &Path) -> Option<String> {
    bounded(file, MAX_REFERENCES_BYTES).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

/// Copies a file, if it exists.
fn copy_file(from: &Path, to: &Path) -> Result<(), GitError> {
    match bounded(from, MAX_REFERENCES_BYTES) {
        Ok(bytes) => Ok(fs::write(to, bytes)?),
        Err(Unread::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(Unread::Io(error)) => Err(error.into()),
        Err(_) => Err(GitError::new(format!("{} is not a regular file, or it is too large", from.display()))),
    }
}

/// Copies a reference. A symbolic link, which old versions of git wrote, becomes a symbolic reference.
fn copy_reference(from: &Path, to: &Path) -> Result<(), GitError> {
    let Ok(target) = fs::read_link(from) else { return copy_file(from, to) };
    let name = target.to_str().filter(|target| target.starts_with("refs/"));
    if let Some(name) = name {
        fs::write(to, format!("ref: {name}\n"))?;
    }
    Ok(())
}

fn copy_references(from: &Path, to: &Path, depth: usize) -> Result<(), GitError> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, file_type) = (entry.file_name(), entry.file_type()?);
        if file_type.is_dir() && depth < MAX_DEPTH {
            fs::create_dir_all(to.join(&name))?;
            copy_references(&from.join(&name), &to.join(&name), depth + 1)?;
        } else if file_type.is_file() || file_type.is_symlink() {
            copy_reference(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}

/// Copies references stored as reftable, if there are any.
fn copy_tables(from: &Path, to: &Path) -> Result<(), GitError> {
    if !from.is_dir() || to.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            copy_file(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

/// Whether there are packs that can lack objects, here or in an alternate.
fn is_partial(objects: &Path, depth: usize) -> bool {
    let packs = fs::read_dir(objects.join("pack")).into_iter().flatten().flatten();
    let promised = packs.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|extension| extension == "promisor"));
    let alternates = || pointed(&objects.join("info/alternates")).unwrap_or_default();
    promised || depth < MAX_DEPTH && alternates().lines().any(|line| is_partial(&objects.join(line), depth + 1))
}

/// Parses an entry of a tree: mode and hash, with hashes of this length in bytes.
fn entry(tree: &[u8], wanted: &[u8], length: usize) -> Option<(String, String)> {
    let mut rest = tree;
    while !rest.is_empty() {
        let space = rest.iter().position(|byte| *byte == b' ')?;
        let end = space + rest[space..].iter().position(|byte| *byte == 0)?;
        let id = rest.get(end + 1..end + 1 + length)?;
        if &rest[space + 1..end] == wanted {
            let id = id.iter().fold(String::new(), |id, byte| id + &format!("{byte:02x}"));
            return Some((String::from_utf8_lossy(&rest[..space]).into_owned(), id));
        }
        rest = &rest[end + 1 + length..];
    }
    None
}

/// Whether this is a full object hash, SHA-1 or SHA-256.
pub(crate) fn is_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Quotes a path for a line of git's input.
fn quoted(path: &Path) -> Vec<u8> {
    let mut line = vec![b'"'];
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'"' | b'\\' => line.extend([b'\\', *byte]),
            b'\n' => line.extend(b"\\n"),
            _ => line.push(*byte),
        }
    }
    line.extend(b"\"\n");
    line
}

/// Parses the output of `git log -z --raw`: four fields for a commit, and two for each of its changes.
fn parse(output: &str) -> Vec<FileChange> {
    let mut changes = Vec::new();
    let mut fields = output.split('\0');
    let mut commit = [""; 4];
    while let Some(field) = fields.next() {
        if let Some(raw) = field.trim_start_matches('\n').strip_prefix(':') {
            let Some(path) = fields.next() else { break };
            let raw: Vec<&str> = raw.split(' ').collect();
            let [id, committed, authored, subject] = commit;
            let date = |seconds: &str| Moment(seconds.parse().unwrap_or_default()).to_string();
            // A link or a submodule is not a file.
            let is_file = raw.get(1).is_some_and(|mode| mode.starts_with("100"));
            changes.push(FileChange {
                commit: id.to_owned(),
                date: date(committed),
                authored: date(authored),
                subject: subject.to_owned(),
                path: path.to_owned(),
                is_added: raw.get(4) == Some(&"A"),
                blob: raw.get(3).filter(|_| is_file).map(|&id| id.to_owned()),
            });
        } else if let Some(id) = field.strip_prefix('\u{1}') {
            commit = [id; 4];
            commit[1..].iter_mut().for_each(|field| *field = fields.next().unwrap_or_default());
        }
    }
    changes
}
