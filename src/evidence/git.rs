//! Reads a git archive through the `git` program, trusting nothing in it but its objects.
//!
//! The program is given a repository of our own, empty but for the archive's objects as an alternate:
//! so no configuration, hook, filter, attribute, graft or replacement of the archive is ever read.
//! It fetches nothing, runs nothing, and takes paths as they are.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use super::ArchiveError;

/// The largest version of a document that is read, in bytes. A policy has a thousandth of it.
const MAX_BLOB_BYTES: u64 = 64 << 20;

/// A git archive.
pub(super) struct Git {
    /// Our own repository.
    home: TempDir,
    /// The commit that the archive's `HEAD` names.
    head: Option<String>,
    batch: Option<Batch>,
}

/// The one long-lived process that reads objects.
struct Batch {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A change of a file, as the archive recorded it.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) commit: String,
    /// The committer's date, ISO 8601.
    pub(super) date: String,
    pub(super) subject: String,
    pub(super) path: String,
    /// The file after it; none where it is gone.
    pub(super) blob: Option<String>,
}

impl Git {
    /// Whether a path looks like a repository, bare or not.
    pub(super) fn is_at(path: &Path) -> bool {
        path.join("objects").is_dir() && path.join("HEAD").is_file() || path.join(".git").exists()
    }

    pub(super) fn open(path: &Path) -> Result<Self, ArchiveError> {
        let failed = |error: io::Error| ArchiveError::new(path, &error.to_string());
        let folders = Folders::of(path).map_err(failed)?;
        let objects = fs::canonicalize(folders.common.join("objects")).map_err(failed)?;
        let listed = objects.to_str().filter(|objects| !objects.contains('\n'));
        let listed = listed.ok_or_else(|| ArchiveError::new(path, "its path has characters that git's list of objects cannot hold"))?;
        let home = TempDir::new().map_err(failed)?;
        let place = |name: &str| home.path().join(name);
        fs::create_dir_all(place("objects/info")).map_err(failed)?;
        fs::create_dir_all(place("refs")).map_err(failed)?;
        fs::write(place("HEAD"), "ref: refs/heads/none\n").map_err(failed)?;
        fs::write(place("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n").map_err(failed)?;
        fs::write(place("objects/info/alternates"), format!("{listed}\n")).map_err(failed)?;
        // A shallow clone says where its history ends; without that, git would look for what is not there.
        if let Ok(shallow) = fs::read_to_string(folders.common.join("shallow")) {
            let ends: Vec<&str> = shallow.lines().filter(|line| is_id(line)).collect();
            fs::write(place("shallow"), ends.join("\n") + "\n").map_err(failed)?;
        }
        Ok(Self { head: folders.head(), home, batch: None })
    }

    /// The commit that the archive's `HEAD` names, if it names one.
    pub(super) fn head(&self) -> Option<&str> {
        self.head.as_deref()
    }

    fn command(&self) -> Command {
        let mut git = Command::new("git");
        git.env_clear();
        // What the system needs to run a program at all; nothing that steers git.
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
            .current_dir(self.home.path())
            .args(["--no-pager", "--no-replace-objects", "--literal-pathspecs", "--git-dir=."]);
        git
    }

    /// The bytes of a file at a commit; `None` where there is no such commit or file.
    pub(super) fn file(&mut self, commit: &str, path: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        // A line feed would end the request; no policy archive has one in a path.
        if !is_id(commit) || path.contains('\n') {
            return Ok(None);
        }
        self.object(&format!("{commit}:{path}"))
    }

    /// The bytes of an object, by its id.
    fn blob(&mut self, id: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        if is_id(id) { self.object(id) } else { Ok(None) }
    }

    /// The text of the file after a change; `None` where the file is gone.
    pub(super) fn text(&mut self, change: &Change) -> Result<Option<String>, ArchiveError> {
        let bytes = change.blob.as_deref().map(|blob| self.blob(blob)).transpose()?.flatten();
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn object(&mut self, name: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        if self.batch.is_none() {
            self.batch = Some(self.start()?);
        }
        let Some(batch) = &mut self.batch else { return Ok(None) };
        match batch.ask(name) {
            Ok(answer) => Ok(answer),
            Err(error) => {
                // The process may be gone for good: the next question gets a new one.
                self.batch = None;
                let words = fs::read_to_string(self.home.path().join("errors")).unwrap_or_default();
                let last = words.lines().rfind(|line| !line.trim().is_empty()).map_or_else(|| error.to_string(), str::to_owned);
                Err(ArchiveError::new(Path::new(name), &last))
            }
        }
    }

    fn start(&self) -> Result<Batch, ArchiveError> {
        let failed = |error: io::Error| ArchiveError::new(Path::new("git"), &format!("cannot run git: {error}"));
        let errors = fs::File::create(self.home.path().join("errors")).map_err(failed)?;
        let mut git = self.command();
        git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors);
        let mut process = git.spawn().map_err(failed)?;
        match (process.stdin.take(), process.stdout.take()) {
            (Some(input), Some(output)) => Ok(Batch { process, input, output: BufReader::new(output) }),
            _ => Err(failed(io::Error::other("no pipes"))),
        }
    }

    /// Every change of the files on the first-parent history of a commit, oldest first.
    pub(super) fn history(&self, from: &str, paths: &[&str]) -> Result<Vec<Change>, ArchiveError> {
        let mut git = self.command();
        git.args(["log", "-z", "--raw", "--no-abbrev", "--no-renames", "--first-parent", "-m", "--format=%x01%H%x00%cI%x00%s"]);
        git.args(["--end-of-options", from, "--"]).args(paths);
        let mut changes = parse(&Self::output(git)?);
        changes.reverse();
        Ok(changes)
    }

    /// Where a file went with a commit that took it away, if it was only renamed.
    pub(super) fn renamed_to(&self, commit: &str, path: &str) -> Result<Option<String>, ArchiveError> {
        let mut git = self.command();
        git.args([
            "diff-tree",
            "-r",
            "-z",
            "-M",
            "--root",
            "--diff-filter=R",
            "--name-status",
            "--no-commit-id",
            "--end-of-options",
            commit,
        ]);
        let output = Self::output(git)?;
        let fields: Vec<&str> = output.split('\0').collect();
        Ok(fields.chunks_exact(3).find(|fields| fields[1] == path).map(|fields| fields[2].to_owned()))
    }

    fn output(mut git: Command) -> Result<String, ArchiveError> {
        let output = git.stdin(Stdio::null()).output();
        let output = output.map_err(|error| ArchiveError::new(Path::new("git"), &format!("cannot run git: {error}")))?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr);
            return Err(ArchiveError::new(Path::new("git"), words.lines().last().unwrap_or("git failed")));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

impl Batch {
    fn ask(&mut self, name: &str) -> io::Result<Option<Vec<u8>>> {
        writeln!(self.input, "{name}")?;
        self.input.flush()?;
        let mut header = String::new();
        self.output.read_line(&mut header)?;
        let fields: Vec<&str> = header.trim_end().rsplitn(3, ' ').collect();
        match fields[..] {
            [size, "blob", _] => {
                let size: u64 = size.parse().map_err(io::Error::other)?;
                if size > MAX_BLOB_BYTES {
                    return Err(io::Error::other(format!("{size} bytes; at most {MAX_BLOB_BYTES} are read")));
                }
                let mut bytes = vec![0; usize::try_from(size).map_err(io::Error::other)? + 1];
                self.output.read_exact(&mut bytes)?;
                bytes.pop();
                Ok(Some(bytes))
            }
            [size, _, _] if size.parse::<u64>().is_ok() => {
                // A folder, or a commit: not a text. Its bytes are passed over.
                let size: u64 = size.parse().map_err(io::Error::other)?;
                io::copy(&mut (&mut self.output).take(size + 1), &mut io::sink())?;
                Ok(None)
            }
            _ if header.is_empty() => Err(io::Error::other("git ended")),
            _ => Ok(None),
        }
    }
}

/// The folders of a repository.
struct Folders {
    /// That of this work tree.
    own: PathBuf,
    /// That which all its work trees share.
    common: PathBuf,
}

impl Folders {
    fn of(path: &Path) -> io::Result<Self> {
        let inner = path.join(".git");
        let own = if inner.is_file() {
            let words = fs::read_to_string(&inner)?;
            path.join(words.trim().strip_prefix("gitdir: ").unwrap_or_default())
        } else if inner.is_dir() {
            inner
        } else {
            path.to_owned()
        };
        let common = fs::read_to_string(own.join("commondir")).map_or_else(|_| own.clone(), |words| own.join(words.trim()));
        if common.join("objects").is_dir() { Ok(Self { own, common }) } else { Err(io::Error::other("this is no git repository")) }
    }

    /// The commit that `HEAD` names, read without asking the repository's own configuration.
    fn head(&self) -> Option<String> {
        let words = fs::read_to_string(self.own.join("HEAD")).ok()?;
        let Some(name) = words.trim().strip_prefix("ref: ") else {
            return Some(words.trim().to_owned()).filter(|id| is_id(id));
        };
        if !name.starts_with("refs/") || name.contains("..") {
            return None;
        }
        let loose = fs::read_to_string(self.common.join(name)).ok().map(|id| id.trim().to_owned());
        let packed = || {
            let packed = fs::read_to_string(self.common.join("packed-refs")).ok()?;
            packed.lines().find_map(|line| line.split_once(' ').filter(|(_, packed)| *packed == name).map(|(id, _)| id.to_owned()))
        };
        loose.or_else(packed).filter(|id| is_id(id))
    }
}

/// Whether this is the full name of an object.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What `git log -z --raw` says: a commit is three fields, and each of its changes two.
fn parse(output: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut fields = output.split('\0');
    let mut commit = [""; 3];
    while let Some(field) = fields.next() {
        if let Some(raw) = field.trim_start_matches('\n').strip_prefix(':') {
            let Some(path) = fields.next() else { break };
            let blob = raw.split(' ').nth(3).filter(|id| id.bytes().any(|byte| byte != b'0')).map(str::to_owned);
            let [id, date, subject] = commit.map(str::to_owned);
            changes.push(Change { commit: id, date, subject, path: path.to_owned(), blob });
        } else if let Some(id) = field.strip_prefix('\u{1}') {
            commit = [id, fields.next().unwrap_or_default(), fields.next().unwrap_or_default()];
        }
    }
    changes
}
