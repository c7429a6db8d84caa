//! Where the text of a source is kept, and how one capture of it is cited.

use crate::model::{Archive, Captured, Dataset, Kept, Lines, Point, Source};

/// The archive of a source that a citation or a run names; its first where none is named.
pub(super) fn kept<'s>(source: &'s Source, name: Option<&str>) -> Option<(usize, &'s Kept)> {
    source.place_kept(name).map(|place| (place, &source.kept()[place]))
}

/// Where a text stands in public: the file in the repository at the commit, and the lines of it; or the capture. Of a
/// file that had other paths the commit alone, as the path of that day is not recorded.
pub(crate) fn address(archive: &Archive, commit: Option<&str>, lines: Option<Lines>) -> Option<String> {
    match (archive, commit) {
        (Archive::Git(git), Some(commit)) if git.earlier().is_empty() => {
            // What a path may hold that an address may not.
            let escaped =
                |c: char| if matches!(c, ' ' | '?' | '#' | '%' | '"' | '<' | '>') { format!("%{:02X}", u32::from(c)) } else { c.into() };
            let (commit, path) = git.version(commit);
            let path: String = path.chars().map(escaped).collect();
            let lines = lines.map_or(String::new(), |lines| {
                // A page that is set has no lines.
                let plain = if path.to_ascii_lowercase().ends_with(".md") { "?plain=1" } else { "" };
                format!("{plain}#L{}-L{}", lines.first(), lines.last())
            });
            Some(format!("https://github.com/{}/blob/{commit}/{path}{lines}", git.repository()))
        }
        (Archive::Git(git), Some(commit)) => Some(format!("https://github.com/{}/tree/{commit}", git.repository())),
        (Archive::Capture(capture), _) => Some(capture.url().to_owned()),
        _ => None,
    }
}

/// A capture as papers cite it: the document and the day, then who keeps it, and in which commit.
pub(super) fn cited(data: &Dataset, run: &Captured, point: &Point) -> String {
    let source = data.source(run.source());
    let title = source.and_then(Source::title).map_or(run.source().as_str(), |title| title.text());
    let kept = match source.and_then(|source| kept(source, run.kept())).map(|(_, kept)| kept.archive()) {
        Some(Archive::Git(git)) => {
            let (commit, path) = git.version(point.version());
            format!("kept in {}, {path}, commit {commit}", git.repository())
        }
        Some(Archive::Capture(capture)) => format!("captured at {}, version {}", capture.url(), point.version()),
        Some(Archive::File(file)) => format!("text with SHA-256 {}", file.sha256()),
        None => format!("kept nowhere, version {}", point.version()),
    };
    let lines = point.lines().map_or(String::new(), |lines| format!(", lines {lines}"));
    format!("{title}, {} ({kept}{lines})", point.on())
}
