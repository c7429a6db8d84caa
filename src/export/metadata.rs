//! What every catalogue asks of a dataset: its name, licence, archives, languages and span of time.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::model::{Claimed, Dataset, Digest, Moment, Node, SCHEMA_VERSION, Sighting, Version, When};

pub(super) const NAME: &str = env!("CARGO_PKG_NAME");
pub(super) const TITLE: &str = "Moderation Record";
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");
pub(crate) const HOMEPAGE: &str = "https://docs.rs/moderation-record";
pub(crate) const CREATOR: &str = "Moderation Record contributors";
pub(super) const LICENSE: &str = "https://creativecommons.org/licenses/by/4.0/";
pub(super) const LICENSE_NAME: &str = "CC-BY-4.0";
pub(super) const LICENSE_TITLE: &str = "Creative Commons Attribution 4.0 International";
pub(super) const KEYWORDS: [&str; 8] = [
    "content moderation",
    "platform policies",
    "terms of service",
    "enforcement",
    "terrorist content",
    "transparency",
    "Digital Services Act",
    "social media",
];

pub(super) fn description() -> String {
    format!(
        "What platforms say, what they do, and what follows: typed records of online platforms' stated moderation policies, their \
         enforcement actions and the responses to them. Every claim names who makes it and where it stands; sources that contradict \
         each other stand side by side; what is not known is said to be unknown, and in which way. Dates are in EDTF (ISO 8601-2). \
         Records of schema version {SCHEMA_VERSION}."
    )
}

pub(crate) fn cite_as() -> String {
    format!("{CREATOR}. {}", cited_in(HOMEPAGE))
}

/// The dataset as that in which something stands, and the address of this.
pub(crate) fn cited_in(address: &str) -> String {
    format!("{TITLE}. Version {VERSION}. Dataset. {address}")
}

/// The archives to which attribution is due, each with its address where it has one: the list of `LICENSE-DATA.md`,
/// so that it is kept in one place.
pub(super) fn archives() -> Vec<(String, Option<String>)> {
    let list = include_str!("../../LICENSE-DATA.md").split("\n- ").skip(1);
    list.map(|entry| {
        let entry = entry.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "");
        let entry = entry.trim_end_matches(['.', ';']);
        let link = entry.split_once('[').and_then(|(before, rest)| {
            let (words, rest) = rest.split_once("](")?;
            let (address, after) = rest.split_once(')')?;
            Some((format!("{before}{words}{after}"), Some(address.to_owned())))
        });
        link.unwrap_or_else(|| (entry.to_owned(), None))
    })
    .collect()
}

/// The languages of the texts: English, and those of translations and of the sources' own titles.
pub(super) fn languages(data: &Dataset) -> BTreeSet<&str> {
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
