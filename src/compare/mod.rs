//! The questions that the records answer. Every answer names the records and carries the citations
//! it rests on; where records do not answer, it says so.

mod coverage;
mod diff;
mod disputes;
mod latency;
mod profile;
mod related;
mod side_by_side;
mod stance;
mod standing;
mod support;
mod timeline;

pub use coverage::{Coverage, CoverageRow};
pub use diff::{ChangeKind, RecordChange};
pub use disputes::Dispute;
pub use latency::{Delay, Latency, latency};
pub use profile::{Profile, ProfileAnswer, ProfileQuestion};
pub use side_by_side::{Comparer, Comparison, ComparisonRow, Finding, Question, Space};
pub use stance::StanceAnswer;
pub use standing::{Clause, Standing};
pub use support::{Support, SupportBasis};
pub use timeline::{DisplacementPair, TimelineEntry, TimelineFilter};

#[cfg(feature = "serde")]
use crate::model::Record;

/// A record in an answer: by kind, id and title, not whole.
#[cfg(feature = "serde")]
#[inline]
fn as_reference<S: serde::Serializer>(record: &Record<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeStruct;
    let mut out = serializer.serialize_struct("Reference", 3)?;
    out.serialize_field("kind", record.kind().as_str())?;
    out.serialize_field("id", record.id())?;
    out.serialize_field("title", record.title())?;
    out.end()
}
