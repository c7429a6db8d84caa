//! The captures of a document in all archives that keep it, in the order of time.

use std::collections::{HashMap, HashSet};

use super::archive::{ArchiveError, Archives};
use super::history::{Branches, changes};
use crate::load::{GitError, Repository};
use crate::model::{Archive, GitArchive, Source, When};

/// A capture, or the note that the document was not there any more.
#[derive(Clone, Debug)]
pub(super) struct CaptureFile {
    /// The archive, as a place in the source's list.
    pub(super) kept: usize,
    pub(super) repository: String,
    /// The commit, or the name of the version in a collection.
    pub(super) version: String,
    pub(super) path: String,
    /// None where the document was deleted.
    pub(super) blob: Option<String>,
    /// When it was taken, ISO 8601 in UTC; less of it where the archive says less.
    pub(super) date: String,
}

impl CaptureFile {
    /// The day of the capture, in UTC.
    pub(super) fn day(&self) -> Option<When> {
        When::parse(self.date.get(..10)?).ok()
    }
}

/// What is known of the captures of a document.
#[derive(Default)]
pub(super) struct CaptureList {
    /// In the order of time; those of one moment in the order of the source's archives.
    pub(super) captures: Vec<CaptureFile>,
    /// Those whose time runs back in their archive: the fewest without which it runs forward.
    pub(super) back: Vec<CaptureFile>,
    /// Archives that are not at hand.
    pub(super) absent: Vec<String>,
    /// What else a reader should know, with the remedy.
    pub(super) notes: Vec<String>,
}

/// Lists the captures of a document; of one archive alone, where one is named.
pub(super) fn captures(archives: &mut Archives, source: &Source, only: Option<&str>) -> Result<CaptureList, ArchiveError> {
    let mut list = CaptureList::default();
    for (kept, archive) in source.kept().iter().enumerate().filter(|(_, kept)| only.is_none() || kept.name() == only) {
        let Archive::Git(archive) = archive.archive() else { continue };
        let name = archive.repository();
        let failed = archives.failed(name);
        let Some(repository) = archives.git(name) else {
            list.absent.push(name.to_owned());
            continue;
        };
        let mut found = match archive.commit() {
            Some(commit) => collection(repository, archive, commit, &mut list.notes),
            None => line(repository, archive, &mut list.notes),
        }
        .map_err(failed)?;
        for capture in &mut found {
            capture.kept = kept;
        }
        let (forward, back) = forward(found);
        list.captures.extend(forward);
        list.back.extend(back);
    }
    list.captures.sort_by(|a, b| (&a.date, a.kept).cmp(&(&b.date, b.kept)));
    Ok(list)
}

/// The versions of a file on the line of `HEAD`, deleted ones and earlier paths included.
fn line(repository: &Repository, archive: &GitArchive, notes: &mut Vec<String>) -> Result<Vec<CaptureFile>, GitError> {
    let mut branches = Branches::default();
    let Some(head) = branches.head(repository)? else {
        notes.push(format!("the HEAD of {} names no commit: no version of it is read", archive.repository()));
        return Ok(Vec::new());
    };
    let paths: Vec<&str> = [archive.path()].into_iter().chain(archive.earlier().iter().map(|path| &**path)).collect();
    let mut captures: Vec<CaptureFile> = Vec::new();
    // Where a commit moves the file, its new place counts.
    let mut there: HashMap<String, String> = HashMap::new();
    for change in changes(repository, &head, &paths)? {
        match &change.blob {
            Some(blob) => there.insert(change.path.clone(), blob.clone()),
            None => there.remove(&change.path),
        };
        let now = paths.iter().find_map(|path| there.get(*path).map(|blob| ((*path).to_owned(), blob.clone())));
        let capture = CaptureFile {
            kept: 0,
            repository: archive.repository().to_owned(),
            version: change.commit.clone(),
            path: now.as_ref().map_or_else(|| change.path.clone(), |(path, _)| path.clone()),
            blob: now.map(|(_, blob)| blob),
            date: change.authored.clone(),
        };
        match captures.last_mut() {
            Some(last) if last.version == capture.version => *last = capture,
            _ => captures.push(capture),
        }
    }
    // A move changes no words.
    captures.dedup_by(|later, before| later.blob.is_some() && later.blob == before.blob);
    if repository.is_shallow() {
        notes.push(format!(
            "{} is a shallow clone: its earlier versions are not known; `git fetch --unshallow` completes it",
            archive.repository()
        ));
    }
    Ok(captures)
}

/// The files of a collection.
fn collection(repository: &Repository, archive: &GitArchive, commit: &str, notes: &mut Vec<String>) -> Result<Vec<CaptureFile>, GitError> {
    let Some((before, behind)) = archive.path().split_once("{version}") else { return Ok(Vec::new()) };
    let folder = before.rsplit_once('/').map_or("", |(folder, _)| folder);
    let tree = format!("{commit}:{folder}");
    let listed = repository.ask(["ls-tree", "-r", "-z", &tree])?;
    let mut captures = Vec::new();
    let mut known = HashSet::new();
    let version_of = |path: &str| path.strip_prefix(before)?.strip_suffix(behind).map(str::to_owned);
    for entry in String::from_utf8_lossy(&listed).split('\0') {
        let Some((head, name)) = entry.split_once('\t') else { continue };
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let (Some(version), Some(blob)) = (version_of(&path), head.split(' ').nth(2)) else { continue };
        known.insert(version.clone());
        let Some(date) = date_of(&version) else {
            notes.push(format!("the version `{version}` of {} names no day and is left out", archive.repository()));
            continue;
        };
        captures.push(CaptureFile {
            kept: 0,
            repository: archive.repository().to_owned(),
            version,
            path,
            blob: Some(blob.to_owned()),
            date,
        });
    }
    captures.sort_by(|a, b| (&a.date, &a.version).cmp(&(&b.date, &b.version)));
    let ever = repository.changes(&[], "HEAD", [folder])?;
    let deleted: HashSet<String> =
        ever.iter().filter_map(|change| version_of(&change.path)).filter(|version| !known.contains(version)).collect();
    if !deleted.is_empty() {
        notes.push(format!(
            "{} had {} more versions at other commits than {commit}: add such a commit to the source's `kept` as an archive of its own",
            archive.repository(),
            deleted.len()
        ));
    }
    Ok(captures)
}

/// The time that the name of a version begins with: eight digits of a day, with or without hyphens, and the time behind them.
fn date_of(version: &str) -> Option<String> {
    let digits: String = version.chars().filter(|character| *character != '-').take_while(char::is_ascii_digit).collect();
    let day = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
    When::parse(&day).ok()?;
    let time = digits.get(8..14).map(|time| format!("T{}:{}:{}Z", &time[..2], &time[2..4], &time[4..]));
    Some(day + &time.unwrap_or_default())
}

/// The longest row of captures in which time never runs back, and the others.
fn forward(captures: Vec<CaptureFile>) -> (Vec<CaptureFile>, Vec<CaptureFile>) {
    // The last capture of the best row of each length so far, and for each capture the one before it in its row.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(captures.len()));
    for (place, capture) in captures.iter().enumerate() {
        let at = ends.partition_point(|&end| captures[end].date <= capture.date);
        before.push(at.checked_sub(1).map(|shorter| ends[shorter]));
        if at == ends.len() {
            ends.push(place);
        } else {
            ends[at] = place;
        }
    }
    let mut row = HashSet::new();
    let mut next = ends.last().copied();
    while let Some(place) = next {
        row.insert(place);
        next = before[place];
    }
    let (mut forward, mut back) = (Vec::new(), Vec::new());
    for (place, capture) in captures.into_iter().enumerate() {
        if row.contains(&place) { forward.push(capture) } else { back.push(capture) }
    }
    (forward, back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_forward_without_the_fewest() {
        assert_eq!(date_of("20150418_a").as_deref(), Some("2015-04-18"));
        assert_eq!(date_of("20100618224100").as_deref(), Some("2010-06-18T22:41:00Z"));
        assert_eq!(date_of("2010-06-18").as_deref(), Some("2010-06-18"));
        assert_eq!((date_of("v2"), date_of("20101340")), (None, None));
        let capture = |day: &str| CaptureFile {
            kept: 0,
            repository: String::new(),
            version: day.to_owned(),
            path: String::new(),
            blob: None,
            date: day.to_owned(),
        };
        // One commit from the future, and one from the past.
        let (row, back) =
            forward(["2020-01-01", "2029-01-01", "2020-01-02", "2020-01-02", "2011-01-01", "2020-01-04"].map(capture).to_vec());
        assert_eq!(row.iter().map(|capture| &capture.date[8..]).collect::<Vec<_>>(), ["01", "02", "02", "04"]);
        assert_eq!(back.iter().map(|capture| &capture.date[..4]).collect::<Vec<_>>(), ["2029", "2011"]);
    }
}
