//! JSON: one document, or one record per line.

use std::io::{self, BufWriter, Write};

use crate::model::{Dataset, Kind};
use crate::schema::BASE;

/// The dataset as one JSON document, which validates against `schema/dataset.schema.json` and loads back equal.
///
/// # Errors
/// When it cannot be written.
pub fn json(data: &Dataset, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &data.document(&format!("{BASE}dataset.schema.json")))?;
    writeln!(out)?;
    out.flush()
}

/// The records of a kind as JSON, one per line. Each validates against the schema of its kind.
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
        record.serialize_bare(&mut serde_json::Serializer::new(&mut out))?;
        writeln!(out)?;
    }
    out.flush()
}
