//! Dataset documents in JSON. Each record is read separately, so that one bad record does not hide others.

use std::ops::Deref;
use std::path::Path;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::problem::{Places, Problem, ProblemKind, Spot};
use super::{Inspect, MAX_DOCUMENT_BYTES, Part, Progress, RecordReader, Survey, first_form, in_parallel, ron_error, vet};
use crate::model::{Kind, Read, SCHEMA_VERSION, Visit};

/// The version of a document, read first: otherwise a later format would fail with an unhelpful error.
#[derive(Deserialize)]
struct VersionField {
    schema_version: Option<String>,
}

/// A document whose records are not read yet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDocument<'t> {
    #[serde(rename = "$schema", default, deserialize_with = "present")]
    _schema: Option<String>,
    #[serde(rename = "schema_version")]
    _version: String,
    #[serde(borrow, default, deserialize_with = "present")]
    metadata: Option<&'t RawValue>,
    #[serde(borrow)]
    platforms: Vec<&'t RawValue>,
    #[serde(borrow)]
    organizations: Vec<&'t RawValue>,
    #[serde(borrow)]
    policies: Vec<&'t RawValue>,
    #[serde(borrow)]
    actions: Vec<&'t RawValue>,
    #[serde(borrow)]
    responses: Vec<&'t RawValue>,
    #[serde(borrow)]
    events: Vec<&'t RawValue>,
    #[serde(borrow)]
    sources: Vec<&'t RawValue>,
}

/// Deserializes a field that is present and not null.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A record within a document, as the input of a read.
struct JsonRecord<'t, P> {
    file: &'t Path,
    /// The line index of the document.
    places: &'t P,
    json: &'t str,
    start: usize,
}

impl<'t, P: Deref<Target = Places<'t>>> Read for JsonRecord<'_, P> {
    type Error = Problem;

    fn read<T: DeserializeOwned + Serialize + Visit>(&self) -> Result<T, Problem> {
        let record = serde_json::from_str(self.json).map_err(|error| problem(self.file, self.places, self.start, &error))?;
        match vet::shapes(&record, self.json).or_else(|| vet::addresses(&record, self.json)) {
            None => Ok(record),
            Some(fault) => {
                let spot = self.places.spot(self.start + fault.range.start);
                Err(Problem::new(ProblemKind::Form, self.file, Some(spot), fault.message, fault.remedy))
            }
        }
    }
}

impl<'t, P: Deref<Target = Places<'t>>> RecordReader for JsonRecord<'_, P> {
    fn spot(&self, at: usize) -> Spot {
        // The line index is built once: the document can contain many records in the first format.
        self.places.spot(self.start + at)
    }
}

/// Converts a serde error in the text from `start` on.
fn problem(file: &Path, places: &Places<'_>, start: usize, error: &serde_json::Error) -> Problem {
    let words = error.to_string();
    let message = words.split(" at line ").next().unwrap_or_default();
    // The parser counts columns in bytes, from the start of its input.
    let lines = places.text()[start..].split_inclusive('\n').take(error.line().saturating_sub(1));
    let mut at = start + lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    // The parser reports a wrong word at its closing quotation mark: report its start instead.
    if error.is_data() && places.text().as_bytes().get(at) == Some(&b'"') {
        at = places.text()[..at].rfind('"').map_or(at, |open| open + 1);
    }
    let kind = if error.is_data() { ProblemKind::Form } else { ProblemKind::Syntax };
    let remedy = match message {
        "missing field `measure`" => ron_error::MEASURE,
        _ => "schema/dataset.schema.json describes the document",
    };
    Problem::new(kind, file, Some(places.spot(at)), ron_error::with_suggestion(message), remedy)
}

pub(super) fn survey<T: Send>(text: &str, file: &Path, progress: &dyn Progress, inspect: &impl Inspect<T>) -> Survey<T> {
    const BEGINNING: &str = "start the document with {\"schema_version\": …}";
    let fail = |kind, message: String, remedy: &str| Survey::failed(vec![Problem::new(kind, file, None, message, remedy)]);
    let places = LazyLock::new(|| Places::of(text));
    let bad = |error: serde_json::Error| Survey::failed(vec![problem(file, &places, 0, &error)]);
    if !text.trim_start().starts_with('{') {
        return fail(ProblemKind::Form, "the document is not a JSON object".into(), BEGINNING);
    }
    let version = match serde_json::from_str::<VersionField>(text) {
        Ok(document) => document.schema_version,
        Err(error) => return bad(error),
    };
    let major = |version: &str| version.split('.').next().map(str::to_owned);
    match version {
        Some(version) if major(&version) == major(SCHEMA_VERSION) => {}
        Some(version) if major(&version).as_deref() == Some("1") => {
            return fail(ProblemKind::Version, first_form::of_document(&version), first_form::REMEDY);
        }
        Some(version) => {
            let message = format!("the document has schema_version {version}; this program reads {SCHEMA_VERSION}");
            return fail(ProblemKind::Version, message, "use the release of moderation-record that wrote it");
        }
        None => return fail(ProblemKind::Version, "the document has no `schema_version`".into(), BEGINNING),
    }
    let document: RawDocument<'_> = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => return bad(error),
    };
    let kinds = [
        (Kind::Platform, document.platforms),
        (Kind::Organization, document.organizations),
        (Kind::Policy, document.policies),
        (Kind::Action, document.actions),
        (Kind::Response, document.responses),
        (Kind::Event, document.events),
        (Kind::Source, document.sources),
    ];
    let records: Vec<(Kind, &RawValue)> = kinds.into_iter().flat_map(|(kind, raw)| raw.into_iter().map(move |raw| (kind, raw))).collect();
    progress.total(records.len());
    let mut parts = in_parallel(&records, |records| {
        let mut part = Part::new();
        for (kind, raw) in records {
            let json = raw.get();
            let start = json.as_ptr() as usize - text.as_ptr() as usize;
            let read = part.add(
                *kind,
                file,
                text,
                (start..start + json.len(), false),
                &JsonRecord { file, places: &places, json, start },
                inspect,
            );
            if let Err(problem) = read {
                part.problems.push(problem);
                part.unreadable.extend(id(json).map(|id| (*kind, id)));
            }
        }
        progress.advance(records.len());
        part
    });
    if let Some(raw) = document.metadata {
        let (json, mut part) = (raw.get(), Part::new());
        let start = json.as_ptr() as usize - text.as_ptr() as usize;
        part.set_metadata(JsonRecord { file, places: &places, json, start }.read().map_err(|problem| vec![problem]));
        parts.push(part);
    }
    Survey::of(parts, Vec::new(), MAX_DOCUMENT_BYTES)
}

/// Finds the id of a record that cannot be read.
fn id(json: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    serde_json::from_str::<Id>(json).ok().map(|record| record.id)
}
