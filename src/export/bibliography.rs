//! The sources for people who write papers: BibTeX and CSL-JSON.
//!
//! Names are kept whole: where a name is a person's and which part of it is the family's is not recorded.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::metadata;
#[cfg(feature = "site")]
use crate::model::Record;
use crate::model::when::{Date, Edge, Form, Time, X};
use crate::model::{Archive, Dataset, Kept, Language, Metadata, Source, SourceKind, When};

/// What a kind of source is in a bibliography.
struct BibliographyEntry {
    /// The type of biblatex.
    bibtex: &'static str,
    /// The field of biblatex for who published it.
    published_in: &'static str,
    /// What biblatex is to know beside the type.
    more: &'static [(&'static str, &'static str)],
    /// The type of CSL.
    csl: &'static str,
    /// The variable of CSL for who published it.
    variable: &'static str,
}

fn entry(kind: SourceKind) -> BibliographyEntry {
    let of = |bibtex, published_in, more: &'static [_], csl, variable| BibliographyEntry { bibtex, published_in, more, csl, variable };
    match kind {
        SourceKind::NewsArticle => of("article", "journaltitle", &[("entrysubtype", "newspaper")], "article-newspaper", "container-title"),
        SourceKind::SocialMediaPost => of("online", "organization", &[], "post", "container-title"),
        SourceKind::PressRelease => of("report", "institution", &[("type", "Press release")], "report", "publisher"),
        SourceKind::GovernmentDocument => of("report", "institution", &[("type", "Government document")], "report", "publisher"),
        SourceKind::CourtDocument => of("jurisdiction", "institution", &[], "legal_case", "authority"),
        SourceKind::ResearchReport => of("report", "institution", &[("type", "Research report")], "report", "publisher"),
        SourceKind::Dataset => of("dataset", "publisher", &[], "dataset", "publisher"),
        SourceKind::Encyclopedia => of("inreference", "booktitle", &[], "entry-encyclopedia", "container-title"),
        SourceKind::BlogPost => of("online", "organization", &[], "post-weblog", "container-title"),
        SourceKind::NewsRepublication | SourceKind::PlatformDocument | SourceKind::PlatformStatement => {
            of("online", "organization", &[], "webpage", "publisher")
        }
    }
}

/// The sources as a bibliography for biblatex: UTF-8, with dates in EDTF; the keys are the sources' ids.
///
/// ```
/// use moderation_record::{dataset, export::bibtex};
/// let mut text = Vec::new();
/// bibtex(dataset(), &mut text)?;
/// assert!(str::from_utf8(&text).unwrap().contains("@online{bbc_arabic_tamtam_2019,\n"));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// When it cannot be written.
pub fn bibtex(data: &Dataset, mut out: impl Write) -> io::Result<()> {
    for (place, source) in data.sources().iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        out.write_all(bibtex_entry(source).as_bytes())?;
    }
    out.flush()
}

/// A source as an entry of a bibliography for biblatex.
pub(crate) fn bibtex_entry(source: &Source) -> String {
    let kind = entry(source.kind());
    let mut fields: Vec<(&str, String)> = Vec::new();
    if !source.authors().is_empty() {
        let authors: Vec<String> = source.authors().iter().map(|author| whole(author)).collect();
        fields.push(("author", authors.join(" and ")));
    }
    fields.push(match source.title() {
        Some(title) => ("title", whole(title.text())),
        // What styles by author and year name it by, where there is neither author nor title.
        None => ("label", whole(source.publisher())),
    });
    fields.push((kind.published_in, whole(source.publisher())));
    fields.extend(kind.more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    fields.extend(source.published().and_then(biblatex_date).map(|date| ("date", date)));
    fields.extend(babel(written_in(source)).map(|name| ("langid", name.to_owned())));
    fields.extend(source.url().map(|url| ("url", verbatim(url))));
    fields.extend(source.note().map(|note| ("note", escaped(note))));
    let kept = kept(source);
    if !kept.is_empty() {
        fields.push(("addendum", escaped(&kept.join(". "))));
    }
    laid_out(kind.bibtex, source.id().as_str(), &fields)
}

/// A record of this dataset as an entry of a bibliography for biblatex.
#[cfg(feature = "site")]
pub(crate) fn bibtex_of(data: &Dataset, record: Record<'_>, url: Option<&str>) -> String {
    let own = metadata::of(data);
    let mut fields: Vec<(&str, String)> = authors(own).into_iter().collect();
    fields.push(("title", whole(record.title())));
    fields.push(("howpublished", escaped(own.title().en())));
    fields.extend(own.version().map(|version| ("version", escaped(version))));
    fields.push(("number", escaped(&format!("{} {}", record.kind(), record.id()))));
    fields.extend(url.or(own.url()).map(|url| ("url", verbatim(url))));
    laid_out("dataset", &record.id().replace('/', "_"), &fields)
}

/// The dataset as an entry of a bibliography for biblatex.
pub(super) fn bibtex_of_dataset(data: &Dataset) -> String {
    let own = metadata::of(data);
    let mut fields: Vec<(&str, String)> = authors(own).into_iter().collect();
    fields.push(("title", whole(own.title().en())));
    fields.extend(own.version().map(|version| ("version", escaped(version))));
    fields.extend(own.url().map(|url| ("url", verbatim(url))));
    laid_out("dataset", &metadata::slug(data).replace('-', "_"), &fields)
}

/// The authors of a dataset as a field.
fn authors(own: &Metadata) -> Option<(&'static str, String)> {
    let names: Vec<String> = own.authors().iter().map(|author| whole(author.name())).collect();
    (!names.is_empty()).then(|| ("author", names.join(" and ")))
}

fn laid_out(kind: &str, key: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@{kind}{{{key},\n{}}}\n", fields.concat())
}

/// The sources as CSL-JSON, for citation processors such as Zotero's and Pandoc's.
///
/// ```
/// use moderation_record::{dataset, export::csl_json};
/// let mut text = Vec::new();
/// csl_json(dataset(), &mut text)?;
/// let items: Vec<serde_json::Value> = serde_json::from_slice(&text).unwrap();
/// assert_eq!(items.len(), dataset().sources().len());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// When it cannot be written.
pub fn csl_json(data: &Dataset, out: impl Write) -> io::Result<()> {
    metadata::write(&data.sources().iter().map(csl_item).collect(), out)
}

fn csl_item(source: &Source) -> Value {
    let kind = entry(source.kind());
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", source.id().as_str().into());
    put("type", kind.csl.into());
    if let Some(title) = source.title() {
        put("title", clean(title.text()).into());
    }
    if !source.authors().is_empty() {
        put("author", source.authors().iter().map(|author| json!({"literal": clean(author)})).collect());
    }
    put(kind.variable, clean(source.publisher()).into());
    if let Some((_, genre)) = kind.more.iter().find(|(name, _)| *name == "type") {
        put("genre", (*genre).into());
    }
    put("language", written_in(source).as_str().into());
    if let Some(date) = source.published().and_then(csl_date) {
        put("issued", date);
    }
    if let Some(url) = source.url() {
        put("URL", clean(url).into());
    }
    match source.kept().first().map(Kept::archive) {
        Some(Archive::Git(git)) => {
            put("archive", clean(git.repository()).into());
            put("archive_location", clean(git.path()).into());
        }
        Some(Archive::Capture(capture)) => {
            put("archive_location", clean(capture.url()).into());
        }
        _ => {}
    }
    let notes: Vec<String> = source.note().map(|note| clean(note).into_owned()).into_iter().chain(kept(source)).collect();
    if !notes.is_empty() {
        put("note", notes.join(". ").into());
    }
    item.into()
}

/// The language of the title, which is what is set; of the source where it has none.
fn written_in(source: &Source) -> &Language {
    source.title().map_or(source.language(), |title| title.lang())
}

/// Where its text is kept, and what no field for dates can say of when it was published.
fn kept(source: &Source) -> Vec<String> {
    let archives = source.kept().iter().map(|kept| match kept.archive() {
        Archive::Git(git) => format!("Kept in git: {}, {}", git.repository(), git.path()),
        Archive::Capture(capture) => format!("Captured {}: {}", capture.taken(), capture.url()),
        Archive::File(file) => format!("Text with SHA-256 {}", file.sha256()),
    });
    let inexact = source.published().filter(|date| matches!(date.0, Form::OneOf(..)));
    archives.chain(inexact.map(|date| format!("Published {date} (EDTF)"))).collect()
}

/// A date as biblatex reads it: EDTF of levels 0 and 1. Of a date that is one of several, what these have in common.
fn biblatex_date(when: When) -> Option<String> {
    match when.0 {
        Form::Date(date) => Some(biblatex_day(date)),
        Form::Interval(from, to) => {
            let edge = |edge, open: &str| match edge {
                Edge::At(date) => biblatex_day(date),
                Edge::Open => open.to_owned(),
                Edge::Unknown => String::new(),
            };
            Some(format!("{}/{}", edge(from, ".."), edge(to, "..")))
        }
        Form::OneOf(from, to) => common(from, to).map(biblatex_day),
    }
}

/// Without what is unspecified anyway, and without a time that has no seconds, which biblatex does not read.
fn biblatex_day(date: Date) -> String {
    let time = if let Time::Second(..) = date.time { date.time } else { Time::None };
    When(Form::Date(Date { time, ..specified(date) })).to_string()
}

/// `2019-XX` says no more than `2019`, and not every reader knows it.
fn specified(date: Date) -> Date {
    let month = if date.month == X { 0 } else { date.month };
    let day = if date.day == X || month == 0 { 0 } else { date.day };
    Date { month, day, ..date }
}

/// The year, or year and month, in which both ends lie.
fn common(from: Edge, to: Edge) -> Option<Date> {
    let (Edge::At(from), Edge::At(to)) = (from, to) else { return None };
    let (from, to) = (specified(from), specified(to));
    (from.year == to.year && from.blurred == to.blurred).then(|| {
        let month = if from.month == to.month { from.month } else { 0 };
        let day = if month != 0 && from.day == to.day { from.day } else { 0 };
        Date { month, day, time: Time::None, ..from }
    })
}

/// A date as CSL's processors read it: parts of dates, with `circa` for what is uncertain or approximate.
fn csl_date(when: When) -> Option<Value> {
    let one = |date: Date| {
        let mut issued = csl_day(specified(date));
        if date.doubt != crate::model::when::Doubt::None {
            issued["circa"] = true.into();
        }
        issued
    };
    match when.0 {
        Form::Date(date) => Some(one(date)),
        Form::Interval(Edge::At(from), Edge::At(to)) => {
            let (from, to) = (csl_day(specified(from)), csl_day(specified(to)));
            match (from.pointer("/date-parts/0"), to.pointer("/date-parts/0")) {
                (Some(from), Some(to)) => Some(json!({"date-parts": [from, to]})),
                _ => Some(json!({"literal": when.to_string()})),
            }
        }
        // The parts of a date know no open end.
        Form::Interval(..) => Some(json!({"literal": when.to_string()})),
        Form::OneOf(from, to) => common(from, to).map(one),
    }
}

fn csl_day(date: Date) -> Value {
    match (date.blurred, date.month, date.day) {
        (0, 0, _) => json!({"date-parts": [[date.year]]}),
        (0, season @ 21..=24, _) => json!({"date-parts": [[date.year]], "season": season - 20}),
        (0, month, 0) => json!({"date-parts": [[date.year, month]]}),
        (0, month, day) => json!({"date-parts": [[date.year, month, day]]}),
        (1, ..) => json!({"literal": format!("{}s", date.year)}),
        _ => json!({"literal": When(Form::Date(date)).to_string()}),
    }
}

/// The name under which biblatex and babel know a language.
fn babel(language: &Language) -> Option<&'static str> {
    let tag = language.as_str();
    Some(match tag {
        "en-GB" => "british",
        "en-US" => "american",
        "pt-BR" => "brazilian",
        _ => match tag.split('-').next().unwrap_or(tag) {
            "ar" => "arabic",
            "bg" => "bulgarian",
            "ca" => "catalan",
            "cs" => "czech",
            "da" => "danish",
            "de" => "ngerman",
            "el" => "greek",
            "en" => "english",
            "es" => "spanish",
            "et" => "estonian",
            "fa" => "persian",
            "fi" => "finnish",
            "fr" => "french",
            "he" => "hebrew",
            "hi" => "hindi",
            "hr" => "croatian",
            "hu" => "hungarian",
            "id" => "indonesian",
            "it" => "italian",
            "ja" => "japanese",
            "ko" => "korean",
            "lt" => "lithuanian",
            "lv" => "latvian",
            "nl" => "dutch",
            "nb" | "no" => "norsk",
            "pl" => "polish",
            "pt" => "portuguese",
            "ro" => "romanian",
            "ru" => "russian",
            "sk" => "slovak",
            "sl" => "slovene",
            "sr" => "serbian",
            "sv" => "swedish",
            "th" => "thai",
            "tr" => "turkish",
            "uk" => "ukrainian",
            "vi" => "vietnamese",
            _ => return None,
        },
    })
}

/// On one line, without controls: among them those that turn the direction of all that follows in a line. The marks
/// that Arabic and Persian spelling needs stay.
fn clean(text: &str) -> Cow<'_, str> {
    let unwanted = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(unwanted) {
        return text.into();
    }
    let spaced = text.replace(|c: char| c.is_ascii_whitespace() || matches!(c, '\u{2028}' | '\u{2029}'), " ");
    spaced.replace(unwanted, "").into()
}

/// In braces of its own: neither divided at an “and” nor put into lower case by a style.
fn whole(text: &str) -> String {
    format!("{{{}}}", escaped(text))
}

/// Text that TeX prints as it is.
fn escaped(text: &str) -> String {
    let text = clean(text);
    let balanced = is_balanced(&text);
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            // Readers of BibTeX count braces with a backslash too.
            '{' if !balanced => escaped.push_str("\\textbraceleft{}"),
            '}' if !balanced => escaped.push_str("\\textbraceright{}"),
            '{' | '}' | '$' | '&' | '%' | '#' | '_' => escaped.extend(['\\', c]),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '`' => escaped.push_str("\\`{}"),
            // A quotation mark begins a command of some languages.
            '"' => escaped.push_str("\\textquotedbl{}"),
            // Two of these would be a dash or a quotation mark.
            '-' | '\'' if before == Some(c) => escaped.extend(['{', '}', c]),
            _ => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

fn is_balanced(text: &str) -> bool {
    let depth = text.chars().try_fold(0_usize, |depth, c| match c {
        '{' => Some(depth + 1),
        '}' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// An address stands as it is; only what would end the field is encoded.
fn verbatim(url: &str) -> String {
    clean(url).replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20")
}
