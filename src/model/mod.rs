//! The records and their values. This layer depends on no other layer, and on no crate but the
//! standard library unless a feature enables one.
//!

use std::borrow::Cow;

mod action;
mod citation;
mod claim;
mod dataset;
mod dispute;
mod dsa;
mod duration;
#[cfg(any(feature = "text", feature = "check", feature = "sqlite"))]
pub(crate) mod fold;
pub(crate) mod id;
mod iso_codes;
// Only the embedded data and the loader read or write images.
#[cfg_attr(not(any(feature = "embed", feature = "load")), allow(dead_code))]
pub(crate) mod image;
pub(crate) mod macros;
mod metadata;
mod parts;
mod party;
mod platform;
mod policy;
mod quantity;
pub(crate) mod records;
pub(crate) mod sighting;
mod source;
mod text;
mod visit;
mod vocabulary;
pub(crate) mod when;

pub use action::{Action, Displacement, Event, Ground, Law, PolicyReference, Reference, Response};
pub use citation::{Citation, Digest, DigestError, Locator};
pub use claim::{Attested, AttestedValue, Claim, ClaimView, Claimed, Value};
#[cfg(feature = "load")]
pub(crate) use dataset::Read;
pub use dataset::{Dataset, Record, SCHEMA_VERSION};
pub use dsa::{Area, Measure, StatementCategory};
pub use duration::{Duration, DurationError};
pub use id::{ActionId, EventId, IdError, OrganizationId, PlatformId, PolicyId, ResponseId, SourceId};
pub use iso_codes::{CodeError, Country, Currency, Language, UnknownWord, Wikidata};
pub(crate) use iso_codes::{Vocabulary, word};
pub use metadata::{Author, Licence, Metadata, Origin};
pub use parts::{
    Age, Appeal, Authority, Channel, Criterion, Decision, Definition, Designation, Detection, Disclosure, Doer, Exception, ExceptionKind,
    LegalBasis, Material, Method, Modality, Notice, Object, Part, Parts, Published, Recipient, Referral, Reporting, Review, Sanction, Says,
    Stated, Statement, Timing, Trait, Transparency, Trigger, YesNo,
};
pub use party::{Group, Party, Person, Role};
pub use platform::{Commitment, Organization, Platform};
pub use policy::{
    Basis, Coding, Document, Ending, EndingKind, FirstEdition, History, HistoryExtent, HistoryStart, Logged, Policy, Reader, ReaderKind,
    Search, Topic, Version,
};
pub use quantity::{Bounds, Figure, Number, Quantity, Scale, Unit};
pub use sighting::{Absence, Captured, Lines, Point, Reported, Sighting, Span, SpanError};
pub use source::{Archive, Capture, Edition, GitArchive, Kept, PlatformDocument, Source, TextFile};
#[cfg(feature = "load")]
pub(crate) use text::is_invisible;
pub use text::{Localized, Text};
pub use visit::{Kind, Node, Route, Step, Visit, Visitor};
pub use vocabulary::{
    CommitmentKind, Discovery, DocumentKind, EventKind, OrganizationKind, PlatformKind, Procedure, ResponseKind, SourceKind, Stance,
    Surface, Target,
};
pub use when::{Certainty, Moment, When, WhenError};

/// A string of a record: borrowed from the embedded image, or owned.
pub(crate) type Str = Cow<'static, str>;

/// Reads a list without spare capacity: most lists have one entry, and a list that grows has room for four.
#[cfg(feature = "serde")]
fn fitting<'de, D: serde::Deserializer<'de>, T: serde::Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let mut list: Vec<T> = serde::Deserialize::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
}
