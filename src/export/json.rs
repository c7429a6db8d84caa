//! JSON: one document, or one record a line.

use std::io::{self, BufWriter, Write};

use crate::model::{Dataset, Kind, Record, Str};
use crate::schema::BASE;

/// The dataset as one JSON document, which validates against `schema/dataset.schema.json` and loads back equal.
///
/// # Errors
/// When it cannot be written.
pub fn json(data: &Dataset, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let mut named = data.clone();
    named.schema = Some(Str::from(format!("{BASE}dataset.schema.json")));
    serde_json::to_writer_pretty(&mut out, &named)?;
    writeln!(out)?;
    out.flush()
}

/// The records of a kind as JSON, one a line; each validates against the schema of its kind.
///
/// ```
/// use moderation_record::{Kind, dataset, export::ndjson};
/// let mut lines = Vec::new();
/// ndjson(dataset(), Kind::Event, &mut lines)?;
/// assert_eq!(lines.split(|byte| *byte == b'\n').count() - 1, dataset().events().len());
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// When it cannot be written.
pub fn ndjson(data: &Dataset, kind: Kind, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    for record in data.records().filter(|record| record.kind() == kind) {
        match record {
            Record::Platform(record) => serde_json::to_writer(&mut out, record)?,
            Record::Organization(record) => serde_json::to_writer(&mut out, record)?,
            Record::Policy(record) => serde_json::to_writer(&mut out, record)?,
            Record::Action(record) => serde_json::to_writer(&mut out, record)?,
            Record::Response(record) => serde_json::to_writer(&mut out, record)?,
            Record::Event(record) => serde_json::to_writer(&mut out, record)?,
            Record::Source(record) => serde_json::to_writer(&mut out, record)?,
        }
        writeln!(out)?;
    }
    out.flush()
}
