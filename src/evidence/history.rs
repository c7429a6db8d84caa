//! The history of documents in a git archive: the line of versions in which a cited one stands.

use std::collections::HashMap;
use std::rc::Rc;

use crate::load::{Blob, FileChange, GitError, Repository, is_id};

/// The commits of a branch, each by its first parent, as an archive records one version after the other.
pub(super) struct Branch {
    pub(super) tip: String,
    /// The name of the branch, where it is not that which `HEAD` names.
    pub(super) name: Option<String>,
    /// The place of each commit, the oldest first.
    places: HashMap<String, usize>,
}

impl Branch {
    /// The place of a commit of the line.
    pub(super) fn place(&self, commit: &str) -> Option<usize> {
        self.places.get(commit).copied()
    }
}

/// The lines of an archive, read when they are asked for.
#[derive(Default)]
pub(super) struct Branches(HashMap<String, Rc<Branch>>);

/// Where a commit stands.
pub(super) enum CommitPlace {
    /// On this line, or merged into it, at this place.
    On(Rc<Branch>, usize),
    /// On no branch: the history was rewritten. This is the line of `HEAD`, where there is one.
    Rewritten(Option<Rc<Branch>>),
}

impl Branches {
    fn line(&mut self, repository: &Repository, tip: &str, branch: Option<String>) -> Result<Rc<Branch>, GitError> {
        if let Some(line) = self.0.get(tip) {
            return Ok(Rc::clone(line));
        }
        let commits = repository.ask(["rev-list", "--first-parent", "--reverse", tip])?;
        let places = String::from_utf8_lossy(&commits).lines().enumerate().map(|(place, id)| (id.to_owned(), place)).collect();
        let line = Rc::new(Branch { tip: tip.to_owned(), name: branch, places });
        self.0.insert(tip.to_owned(), Rc::clone(&line));
        Ok(line)
    }

    /// The line of `HEAD`; `None` where that names no commit.
    pub(super) fn head(&mut self, repository: &Repository) -> Result<Option<Rc<Branch>>, GitError> {
        repository.commit("HEAD")?.map(|tip| self.line(repository, &tip, None)).transpose()
    }

    /// Where a commit stands: on the line of `HEAD` if it can be, else on the branch changed last that has it.
    pub(super) fn standing(&mut self, repository: &Repository, commit: &str) -> Result<CommitPlace, GitError> {
        let head = self.head(repository)?;
        if let Some(line) = &head
            && let Some(place) = on(repository, line, commit)?
        {
            return Ok(CommitPlace::On(Rc::clone(line), place));
        }
        for (tip, name) in tips(repository, commit)? {
            let line = self.line(repository, &tip, Some(name))?;
            if let Some(place) = on(repository, &line, commit)? {
                return Ok(CommitPlace::On(line, place));
            }
        }
        Ok(CommitPlace::Rewritten(head))
    }
}

/// The place of a commit of the line, or else of the one that merged it.
fn on(repository: &Repository, line: &Branch, commit: &str) -> Result<Option<usize>, GitError> {
    if let Some(place) = line.place(commit) {
        return Ok(Some(place));
    }
    if !repository.is_in(commit, &line.tip)? {
        return Ok(None);
    }
    let later = repository.ask(["rev-list", "--ancestry-path", &format!("{commit}..{}", line.tip)])?;
    Ok(String::from_utf8_lossy(&later).lines().filter_map(|later| line.place(later)).min())
}

/// The branches that have a commit, and the tags where no branch has it: their commits and names, the likeliest first.
fn tips(repository: &Repository, commit: &str) -> Result<Vec<(String, String)>, GitError> {
    let mut tips = Vec::new();
    for below in ["refs/heads", "refs/remotes", "refs/tags"] {
        let contains = format!("--contains={commit}");
        let format = "--format=%(objectname) %(*objectname) %(refname:short)";
        let listed = repository.ask(["for-each-ref", "--sort=-committerdate", &contains, format, below])?;
        for line in String::from_utf8_lossy(&listed).lines() {
            let mut fields = line.splitn(3, ' ');
            let (object, peeled, name) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            let tip = if peeled.is_empty() { object } else { peeled };
            if is_id(tip) {
                tips.push((tip.to_owned(), name.to_owned()));
            }
        }
    }
    Ok(tips)
}

/// The changes of files on a line, the oldest first.
pub(super) fn changes(repository: &Repository, line: &Branch, paths: &[&str]) -> Result<Vec<FileChange>, GitError> {
    let mut changes = repository.changes(&["--first-parent", "-m"], &line.tip, paths)?;
    changes.reverse();
    Ok(changes)
}

/// The text of a version, as far as it is known.
pub(super) enum Text {
    /// The words; whether all of its bytes are UTF-8.
    There(String, bool),
    /// The file is no longer there.
    Gone,
    /// It is not in the clone: which.
    NotFetched(String),
}

/// The text of the file after a change.
pub(super) fn text(repository: &mut Repository, change: &FileChange) -> Result<Text, GitError> {
    text_at(repository, change.blob.as_deref(), &change.path, &change.commit)
}

/// The text of a file at a commit, by its blob.
pub(super) fn text_at(repository: &mut Repository, blob: Option<&str>, path: &str, commit: &str) -> Result<Text, GitError> {
    let Some(blob) = blob else { return Ok(Text::Gone) };
    Ok(match repository.blob(blob, path, commit)? {
        Blob::Bytes(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Text::There(text, true),
            Err(error) => Text::There(String::from_utf8_lossy(error.as_bytes()).into_owned(), false),
        },
        Blob::Missing(why) | Blob::NotFetched(why) => Text::NotFetched(why),
    })
}

/// Where a file probably went that a commit took away: its path at the tip of the line.
pub(super) fn renamed_to(
    repository: &Repository,
    line: &Branch,
    gone: &FileChange,
    blob: Option<&str>,
) -> Result<Option<String>, GitError> {
    let (mut commit, mut path, mut blob) = (gone.commit.clone(), gone.path.clone(), blob.map(str::to_owned));
    let mut found = None;
    // A file may be renamed again.
    for _ in 0..16 {
        let Some(newer) = renamed_once(repository, &commit, &path, blob.as_deref())? else { break };
        let history = changes(repository, line, &[&newer])?;
        found = Some(newer.clone());
        let Some(at) = history.iter().rposition(|change| change.path == newer && change.blob.is_none()) else { break };
        if at + 1 < history.len() {
            break;
        }
        (commit, path) = (history[at].commit.clone(), newer);
        blob = at.checked_sub(1).and_then(|before| history[before].blob.clone());
    }
    Ok(found)
}

/// The path of a file after the commit that took it away: of one with the same bytes, new or not, else of the
/// one that git takes for it.
fn renamed_once(repository: &Repository, commit: &str, path: &str, blob: Option<&str>) -> Result<Option<String>, GitError> {
    let parent = format!("{commit}^1");
    let renamed = repository.ask(["diff-tree", "-r", "-z", "-M", "--diff-filter=AR", "--name-status", &parent, commit])?;
    let renamed = String::from_utf8_lossy(&renamed);
    let mut fields = renamed.split('\0');
    let (mut added, mut likely) = (Vec::new(), None);
    while let (Some(status), Some(old)) = (fields.next(), fields.next()) {
        if status.starts_with('R') {
            let Some(new) = fields.next() else { break };
            added.push(new);
            likely = likely.or((old == path).then(|| new.to_owned()));
        } else {
            added.push(old);
        }
    }
    let Some(blob) = blob else { return Ok(likely) };
    let tree = repository.ask(["ls-tree", "-r", "-z", "--full-tree", commit])?;
    let tree = String::from_utf8_lossy(&tree);
    let same = tree.split('\0').filter_map(|entry| entry.split_once('\t')).filter(|(head, _)| head.split(' ').nth(2) == Some(blob));
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let weight = |new: &str| {
        (
            !added.contains(&new),
            likely.as_deref() != Some(new),
            name(new) != name(path),
            folder(new) != folder(path),
            strsim::levenshtein(new, path),
        )
    };
    Ok(same.map(|(_, new)| new).min_by_key(|new| weight(new)).map(str::to_owned).or(likely))
}
