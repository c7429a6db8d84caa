//! The records and their values. Nothing here depends on anything above, and nothing but the
//! standard library unless a feature asks for it.
//!

use std::borrow::Cow;

mod action;
mod citation;
mod claim;
mod code;
mod dataset;
mod dispute;
mod dsa;
pub(crate) mod id;
// Without the embedded data and the loader nobody reads or writes an image.
#[cfg_attr(not(any(feature = "embed", feature = "load")), allow(dead_code))]
pub(crate) mod image;
pub(crate) mod macros;
mod party;
mod platform;
mod policy;
mod quantity;
pub(crate) mod records;
mod source;
mod text;
mod vocabulary;
mod walk;
pub(crate) mod when;

pub use action::{Action, Event, Ground, Law, Movement, Ref, Response};
pub use citation::{Citation, Digest, DigestError, Locator};
pub use claim::{Attested, AttestedValue, Claim, ClaimView, Claimed, Value};
pub use code::{CodeError, Country, Language, UnknownWord, Wikidata};
#[cfg(feature = "load")]
pub(crate) use dataset::Read;
pub use dataset::{Dataset, Record, SCHEMA_VERSION};
pub use dsa::{Area, Measure, StatementCategory};
pub use id::{ActionId, EventId, IdError, OrganizationId, PlatformId, PolicyId, ResponseId, SourceId};
pub use party::{Group, Party, Person, Role};
pub use platform::{Commitment, Organization, Platform};
pub use policy::{Component, Observation, Policy, Search};
pub use quantity::{Bounds, Number, Quantity, Scale, Tally, Unit};
pub use source::{Archive, Capture, GitArchive, Source, TextFile};
#[cfg(feature = "load")]
pub(crate) use text::is_invisible;
pub use text::{Localized, Text};
pub use vocabulary::{
    CommitmentKind, Discovery, DocumentKind, EventKind, Extent, OrganizationKind, Part, PlatformKind, ResponseKind, SourceKind, Stance,
    Surface, Target,
};
pub use walk::{Kind, Node, Route, Step, Visit, Walk};
pub use when::{Answer, Moment, When, WhenError};

/// A string of a record: borrowed from the embedded image, or owned.
pub(crate) type Str = Cow<'static, str>;
