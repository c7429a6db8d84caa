//! Finds a section of a captured text by its heading or its first words, and shows it.

use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use super::archive::{ArchiveError, Archives};
use super::captures::{CaptureFile, captures};
use super::history::{Text, text_at};
use super::layout::{TextLayout, WEAK, edition_above, lines_of_span};
use super::passage::{self, words};
use super::{shortened, tracker};
use crate::model::{Digest, Lines, Source, When};

/// A section is found by these words: its heading, or words of the sentence that it begins with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    pub(super) from: &'w str,
    /// Words of the heading or sentence before which it ends; the end below its heading where left out.
    pub(super) to: Option<&'w str>,
}

/// The units of a section, and the heading above it.
pub(super) fn locate(layout: &TextLayout, wanted: Wanted<'_>) -> Option<Range<usize>> {
    let normal = |text: &str| words(text).collect::<Vec<_>>().join(" ");
    let from = normal(wanted.from);
    if from.is_empty() {
        return None;
    }
    let shown = |unit: usize| normal(layout.words(&layout.units[unit].folded));
    let cut = |units: Range<usize>| {
        let end = wanted.to.map(normal).and_then(|to| (units.start..layout.units.len()).find(|&unit| shown(unit).starts_with(&to)));
        layout.trimmed(units.start..end.unwrap_or(units.end))
    };
    let below = |heading: usize| {
        let level = layout.units[heading].heading.unwrap_or(WEAK).min(WEAK - 1);
        cut(heading + 1..layout.end_of(heading + 1, level))
    };
    // A table of contents has the same headings with nothing below them.
    let length = |units: &Range<usize>| layout.units[units.clone()].iter().map(|unit| unit.tokens.len()).sum::<usize>();
    let headings = || (0..layout.units.len()).filter(|&unit| layout.units[unit].heading.is_some());
    let longest = |found: &dyn Fn(&str) -> bool, weak: bool| {
        let strong = headings().filter(|&unit| weak == (layout.units[unit].heading == Some(WEAK)) && found(&shown(unit)));
        strong.filter_map(below).max_by_key(length)
    };
    let equal = |heading: &str| heading == from;
    let within = |heading: &str| heading.contains(&from);
    let exact = longest(&equal, false).or_else(|| longest(&equal, true));
    exact.or_else(|| longest(&within, false)).or_else(|| {
        // No heading: the sentence that begins with the words, or else has them.
        let first = |found: &dyn Fn(&str) -> bool| {
            (0..layout.units.len()).find(|&unit| layout.units[unit].heading.is_none() && found(&shown(unit)))
        };
        let start = first(&|sentence| sentence.starts_with(&from)).or_else(|| first(&within))?;
        let level = layout.heading_above(start).and_then(|heading| layout.units[heading].heading).unwrap_or(WEAK - 1);
        cut(start..layout.end_of(start, level))
    })
}

/// A section of a capture, sentence by sentence, with the places that a record needs.
///
/// ```no_run
/// use moderation_record::{dataset, evidence::{Archives, section}};
/// let mut archives = Archives::open(dataset(), &["OpenTermsArchive/pga-versions=../pga-versions".into()])?;
/// let source = dataset().source("youtube_community_guidelines").unwrap();
/// let section = section(source, &mut archives, Some("pga"), None, "Hate speech policy", None)?;
/// println!("{} {}", section.digest, section.sentences[0].text);
/// # Ok::<(), moderation_record::evidence::ArchiveError>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// The archive that keeps the capture, where the source has more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// The commit of the capture, or the name of the version in a collection.
    pub version: String,
    /// The day of the capture, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<When>,
    /// The nearest heading above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The heading that names the edition under which it stands, such as “If you live in the European Economic Area”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Its characters in the captured text.
    pub span: (u32, u32),
    /// Its lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<Lines>,
    /// SHA-256 of its folded text.
    pub digest: Digest,
    /// Its sentences; a list item or heading counts as one.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a section, and where it stands in the folded section.
///
/// ```
/// use moderation_record::evidence::Sentence;
/// let sentence = Sentence { at: (0, 9), text: "No hate.".into() };
/// assert_eq!(sentence.at.0, 0);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Its characters in the folded section, as `norm` and `at` count them.
    pub at: (u32, u32),
    /// Its words, folded.
    pub text: String,
}

/// A heading of a document.
///
/// ```
/// use moderation_record::evidence::Heading;
/// let heading = Heading { level: 2, line: Some(40), text: "Spam".into(), words: 120 };
/// assert!(heading.level <= 6, "a heading of Markdown");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Its level: 1 to 6 as in Markdown, 7 for a line in bold, 8 for a short line that may be one.
    pub level: u8,
    /// The line on which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Its words, folded.
    pub text: String,
    /// How many words are below it, up to the next heading of its level.
    pub words: usize,
}

/// The section of a capture that has this heading or begins with these words, up to the next heading of its level or to other words.
/// The capture is the newest that has it, where no version is named.
///
/// # Errors
/// When no archive of the source is at hand or one cannot be read, or when no capture has such a section: then what is nearest.
pub fn section(
    source: &Source,
    archives: &mut Archives,
    kept: Option<&str>,
    version: Option<&str>,
    from: &str,
    to: Option<&str>,
) -> Result<Section, ArchiveError> {
    let list = listed(source, archives, kept)?;
    let (capture, layout, units) = seek(source, archives, &list, version, Wanted { from, to })?;
    let folded = layout.folded_of(&units);
    let fail = || ArchiveError::new(source.id().as_str().as_ref(), "the section has no words");
    let original = layout.original_of(&folded).ok_or_else(fail)?;
    let cut = passage::cut(&layout.text, original.start, original.end).ok_or_else(fail)?;
    let inner = TextLayout::new(Rc::from(cut));
    let sentences = inner
        .units
        .iter()
        .map(|unit| Sentence { at: (unit.folded.start, unit.folded.end), text: inner.words(&unit.folded).to_owned() })
        .collect();
    Ok(Section {
        kept: source.kept()[capture.kept].name().map(str::to_owned),
        version: capture.version.clone(),
        on: capture.day(),
        heading: layout.heading_above(units.start).map(|heading| layout.words(&layout.units[heading].folded).to_owned()),
        edition: edition_above(&layout.text, original.start),
        span: (original.start, original.end),
        lines: lines_of_span(&layout.text, (original.start, original.end)),
        digest: inner.folded.digest(),
        sentences,
    })
}

/// The headings of a capture, the newest where no version is named.
///
/// # Errors
/// When no archive of the source is at hand, or one cannot be read.
pub fn headings(source: &Source, archives: &mut Archives, kept: Option<&str>, version: Option<&str>) -> Result<Vec<Heading>, ArchiveError> {
    let list = listed(source, archives, kept)?;
    let wanted = list.iter().rev().find(|capture| capture.blob.is_some() && version.is_none_or(|version| capture.version == version));
    let none = || ArchiveError::new(source.id().as_str().as_ref(), "the archive has no such version");
    let layout = lay_out(archives, wanted.ok_or_else(none)?)?.map_err(|why| ArchiveError::new(source.id().as_str().as_ref(), &why))?;
    let units = layout.units.iter().enumerate();
    Ok(units
        .filter_map(|(place, unit)| {
            let level = unit.heading?;
            let below = place + 1..layout.end_of(place + 1, level.min(WEAK - 1));
            let line = lines_of_span(&layout.text, (unit.original.start, unit.original.end)).map(Lines::first);
            let words = layout.units[below].iter().map(|unit| unit.tokens.len()).sum();
            Some(Heading { level, line, text: layout.words(&unit.folded).to_owned(), words })
        })
        .collect())
}

/// The captures of a document, of which there must be some.
fn listed(source: &Source, archives: &mut Archives, kept: Option<&str>) -> Result<Vec<CaptureFile>, ArchiveError> {
    let list = captures(archives, source, kept)?;
    if list.captures.is_empty() {
        return Err(no_captures(source, kept, &list.absent));
    }
    Ok(list.captures)
}

/// Why a document has no captures.
pub(super) fn no_captures(source: &Source, kept: Option<&str>, absent: &[String]) -> ArchiveError {
    let message = match (absent.first(), kept) {
        (Some(name), _) => format!("{name} is not at hand: add --archive {name}=PATH"),
        (None, Some(kept)) if source.kept_as(Some(kept)).is_none() => {
            let names: Vec<&str> = source.kept().iter().filter_map(|kept| kept.name()).collect();
            format!("the source is not kept in an archive named `{kept}`; its archives are {}", names.join(", "))
        }
        _ if source.kept().is_empty() => "the source names no archive; say where it is kept with `kept` first".to_owned(),
        _ => "the archives of the source have no version of it: look at the path in `kept`, and add earlier ones as `earlier`".to_owned(),
    };
    ArchiveError::new(source.id().as_str().as_ref(), &message)
}

/// The newest capture that has a section, or the one named.
pub(super) fn seek<'c>(
    source: &Source,
    archives: &mut Archives,
    list: &'c [CaptureFile],
    version: Option<&str>,
    wanted: Wanted<'_>,
) -> Result<(&'c CaptureFile, TextLayout, Range<usize>), ArchiveError> {
    let fail = |message: &str| ArchiveError::new(source.id().as_str().as_ref(), message);
    let mut newest: Option<TextLayout> = None;
    let mut why = None;
    let mut read_before: Option<&str> = None;
    for capture in list.iter().rev().filter(|capture| version.is_none_or(|version| capture.version == version)) {
        if capture.blob.is_none() || capture.blob.as_deref() == read_before {
            continue;
        }
        read_before = capture.blob.as_deref();
        match lay_out(archives, capture)? {
            Ok(layout) => match locate(&layout, wanted) {
                Some(units) => return Ok((capture, layout, units)),
                None => newest = newest.or(Some(layout)),
            },
            Err(unknown) => why = why.or(Some(unknown)),
        }
    }
    let Some(newest) = newest else {
        let reason =
            why.unwrap_or_else(|| version.map_or("no version can be read".to_owned(), |version| format!("there is no version {version}")));
        return Err(fail(&reason));
    };
    let mut near: Vec<(usize, String)> = newest
        .units
        .iter()
        .filter(|unit| unit.heading.is_some())
        .map(|unit| newest.words(&unit.folded))
        .map(|heading| (strsim::levenshtein(&heading.to_lowercase(), &wanted.from.to_lowercase()), shortened(heading)))
        .collect();
    near.sort();
    near.dedup();
    let mut hints: Vec<String> = tracker::nearest(&newest.text, wanted.from).map(shortened).into_iter().collect();
    hints.extend(near.into_iter().take(3).map(|(_, heading)| heading));
    let hint = if hints.is_empty() { String::new() } else { format!("; nearest in the newest are {}", hints.join(", ")) };
    Err(fail(&format!("no version has a section of these words{hint}; `evidence section` without --from lists the headings")))
}

/// Reads a capture and lays it out; or why it is not known.
pub(super) fn lay_out(archives: &mut Archives, capture: &CaptureFile) -> Result<Result<TextLayout, String>, ArchiveError> {
    let failed = archives.failed(&capture.repository);
    let Some(repository) = archives.git(&capture.repository) else { return Ok(Err(format!("{} is not at hand", capture.repository))) };
    let text = text_at(repository, capture.blob.as_deref(), &capture.path, &capture.version).map_err(failed)?;
    Ok(match text {
        Text::There(text, true) => Ok(TextLayout::new(text.into())),
        Text::There(_, false) => Err("not UTF-8".to_owned()),
        Text::Gone => Err("the document was deleted".to_owned()),
        Text::NotFetched(why) => Err(why),
    })
}
