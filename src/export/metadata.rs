//! What every catalogue asks of a dataset: its name, licence, archives, languages and span of time.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::model::{
    Author, Claimed, Dataset, Digest, Language, Localized, Metadata, Moment, Node, SCHEMA_VERSION, Sighting, Str, Text, Version, When,
};

/// What is stated of a dataset without metadata: nothing, so that no catalogue takes it for another.
static NOTHING: LazyLock<Metadata> = LazyLock::new(|| Metadata {
    title: Text {
        en: "Untitled dataset".into(),
        local: vec![Localized { lang: Language("ar".into()), text: "مجموعة بيانات بلا عنوان".into() }],
    },
    description: None,
    about: Vec::new(),
    authors: Vec::new(),
    publisher: None,
    licence: None,
    url: None,
    languages: Vec::new(),
    version: None,
    keywords: Vec::new(),
    based_on: Vec::new(),
});

/// What a dataset states of itself.
pub(crate) fn of(data: &Dataset) -> &Metadata {
    data.metadata().unwrap_or(&NOTHING)
}

/// The title as an identifier: lower-case words joined by `-`.
pub(crate) fn slug(data: &Dataset) -> String {
    let title = of(data).title().en().to_lowercase();
    let words: Vec<&str> = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "dataset".into() } else { words.join("-") }
}

/// What the dataset states that it contains, and what its form is.
pub(super) fn description(data: &Dataset) -> String {
    let own = of(data).description().map_or(String::new(), |text| format!("{} ", text.en()));
    format!(
        "{own}Typed records of online platforms' stated moderation policies, their enforcement actions and the responses to them. Every \
         claim names who makes it and where it stands; sources that contradict each other stand side by side; what is not known is said \
         to be unknown, and in which way. Dates are in EDTF (ISO 8601-2). Records of schema version {SCHEMA_VERSION}."
    )
}

/// The names of the authors, or of the publisher, in one line; none if they are not stated.
pub(crate) fn creator(data: &Dataset) -> Option<String> {
    let authors: Vec<&str> = of(data).authors().iter().map(Author::name).collect();
    if authors.is_empty() { of(data).publisher().map(str::to_owned) } else { Some(authors.join(", ")) }
}

pub(crate) fn cite_as(data: &Dataset) -> String {
    let creator = creator(data).map_or(String::new(), |creator| format!("{creator}. "));
    creator + &cited_in(data, of(data).url())
}

/// The dataset as that in which something stands, and the address of this.
pub(crate) fn cited_in(data: &Dataset, address: Option<&str>) -> String {
    let version = of(data).version().map_or(String::new(), |version| format!(" Version {version}."));
    let address = address.map_or(String::new(), |address| format!(" {address}"));
    format!("{}.{version} Dataset.{address}", of(data).title().en())
}

/// Sets a field whose value is known.
pub(super) fn put(to: &mut Value, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        to[name] = value.into();
    }
}

/// A list, if it has entries.
pub(super) fn some<T>(list: &[T], entry: impl Fn(&T) -> Value) -> Option<Value> {
    (!list.is_empty()).then(|| list.iter().map(entry).collect())
}

/// A text as a value of JSON.
pub(super) fn word(text: &Str) -> Value {
    (**text).into()
}

/// The languages of the texts: as stated, or else English, and those of translations and of the sources' own titles.
pub(super) fn languages(data: &Dataset) -> BTreeSet<&str> {
    if !of(data).languages().is_empty() {
        return of(data).languages().iter().map(Language::as_str).collect();
    }
    let mut languages = BTreeSet::from(["en"]);
    for record in data.records() {
        record.visit(&mut |_, node| match node {
            Node::Text(text) => languages.extend(text.local().iter().map(|local| local.lang().as_str())),
            Node::Localized(text) => {
                languages.insert(text.lang().as_str());
            }
            _ => {}
        });
    }
    languages
}

/// The first and the last second that the records tell of: of what is claimed to have been, and of sightings.
pub(crate) fn span(data: &Dataset) -> Option<(Moment, Moment)> {
    let mut span: Option<(Moment, Moment)> = None;
    let mut told = |from: Option<Moment>, to: Option<Moment>| {
        for moment in [from, to].into_iter().flatten() {
            let (first, last) = span.unwrap_or((moment, moment));
            let earlier = if moment.seconds() < first.seconds() { moment } else { first };
            span = Some((earlier, if moment.seconds() > last.seconds() { moment } else { last }));
        }
    };
    for record in data.records() {
        record.visit(&mut |_, node| {
            if let Node::Claims(claims) = node {
                for claim in claims.views() {
                    if let Claimed::Date(date) = claim.typed {
                        told(date.earliest(), date.latest());
                    }
                }
            }
        });
    }
    for day in sightings(data) {
        told(Some(day), Some(day));
    }
    span
}

/// The last day on which a document was seen: what the records say is as of then.
pub(super) fn as_of(data: &Dataset) -> Option<String> {
    sightings(data).max_by_key(|seen| seen.seconds()).map(day)
}

fn sightings(data: &Dataset) -> impl Iterator<Item = Moment> {
    let seen = data.policies().iter().flat_map(crate::model::Policy::versions).flat_map(Version::seen);
    seen.map(Sighting::days).flat_map(<[When; 2]>::from).filter_map(When::earliest)
}

pub(super) fn day(moment: Moment) -> String {
    let (year, month, day) = moment.day();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The size of a file in bytes and the SHA-256 of its content.
pub(crate) fn measure(file: &Path) -> io::Result<(u64, String)> {
    let mut file = std::fs::File::open(file)?;
    let (mut size, mut hash, mut buffer) = (0, Sha256::new(), [0; 8192]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        size += read as u64;
        hash.update(&buffer[..read]);
    }
    Ok((size, Digest::from(<[u8; 32]>::from(hash.finalize())).to_string()))
}

/// JSON for people and programs: indented, ended by a line feed.
pub(super) fn write(value: &Value, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    out.flush()
}
