//! The questions that the records answer.
//!
//! Answers are data: each has the records and citations it rests on, and none has words for people, which are in the
//! layer `text`. Where nothing is recorded, the answer states that.

mod agreement;
mod answer;
mod coverage;
mod diff;
mod disputes;
mod facts;
mod history;
mod latency;
mod parts;
mod profile;
mod question;
mod related;
mod rules;
#[cfg(feature = "text")]
mod search;
mod side_by_side;
mod stance;
mod standing;
mod support;
mod timeline;

pub use agreement::{Agreement, CodedPair, FieldAgreement};
pub use answer::Answer;
pub use coverage::{Coverage, CoverageRow};
pub use diff::{ChangeKind, RecordChange};
pub use disputes::{Dispute, DisputeAbout};
pub use facts::{Fact, FactName, FactValue, PartFacts, facts};
pub use history::{FactChange, RuleHistory, VersionChange, VersionStep, changes};
pub use latency::{Delay, Latency, latency};
pub use parts::{PartFilter, StatedPart, has_withheld, is_withheld};
pub use profile::{Profile, ProfileAnswer, ProfileQuestion};
pub use question::{Question, Space};
pub use rules::RuleLine;
#[cfg(feature = "text")]
pub use search::SearchHit;
pub use side_by_side::{Comparer, Comparison, ComparisonRow};
pub use stance::StanceAnswer;
pub use standing::{Clause, Standing};
pub use support::{Support, SupportBasis};
pub use timeline::{DisplacementPair, RuleTurn, TimelineEntry, TimelineFilter};

#[cfg(feature = "serde")]
use crate::model::Record;

/// A record in an answer: its kind, id and title.
#[cfg(feature = "serde")]
#[derive(Clone, Copy)]
struct RecordName<'d>(Record<'d>);

#[cfg(feature = "serde")]
impl serde::Serialize for RecordName<'_> {
    #[inline]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("RecordName", 3)?;
        out.serialize_field("kind", self.0.kind().as_str())?;
        out.serialize_field("id", self.0.id())?;
        out.serialize_field("title", self.0.title())?;
        out.end()
    }
}

/// Serializes a record as its [`RecordName`].
#[cfg(feature = "serde")]
#[inline]
fn record_name<S: serde::Serializer>(record: &Record<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&RecordName(*record), serializer)
}
