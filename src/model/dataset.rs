//! The dataset: all records by kind, each kind sorted by id.

#[cfg(any(feature = "embed", feature = "load"))]
use super::image::Image;
#[cfg(feature = "load")]
use super::image::{Encoder, ImageError};
use super::records::{Lazy, OfKind, Records};
use super::{Action, Event, Figure, Kind, Metadata, Organization, Platform, Policy, Response, Route, Source, Str, Text, Visit, Visitor};

/// The version of the record format, written as `schema_version` in every JSON document. The first
/// number increases with a breaking change, the second with an addition.
pub const SCHEMA_VERSION: &str = "2.0";

/// An input from which a record of any kind can be read.
#[cfg(feature = "load")]
pub(crate) trait Read {
    /// The error of a failed read.
    type Error;

    /// Reads a record.
    fn read<T: serde::de::DeserializeOwned + serde::Serialize + Visit>(&self) -> Result<T, Self::Error>;
}

macro_rules! dataset {
    ($($(#[$doc:meta])* $kind:ident $many:ident $one:ident,)*) => {
        /// All records of a dataset, each kind sorted by id.
        ///
        /// ```
        /// let data = moderation_record::dataset();
        /// assert!(data.platform("telegram").is_some());
        /// assert!(data.platforms().is_sorted_by_key(|platform| platform.id()));
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct Dataset {
            /// The URL of the JSON Schema of the document.
            #[cfg_attr(feature = "serde", serde(rename = "$schema", default, skip_serializing_if = "Option::is_none"))]
            pub(crate) schema: Option<Str>,
            /// The version of the record format.
            pub(crate) schema_version: Str,
            /// The metadata of the dataset.
            #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "super::metadata::is_absent"))]
            pub(crate) metadata: Lazy<Option<Metadata>>,
            $($(#[$doc])*
            pub(crate) $many: Records<$kind>,)*
        }

        impl Dataset {
            $($(#[$doc])*
            #[must_use]
            #[inline]
            pub fn $many(&self) -> &[$kind] { &self.$many }

            #[doc = concat!("Returns the ", stringify!($one), " with this id, found by binary search.")]
            #[must_use]
            #[inline]
            pub fn $one(&self, id: impl AsRef<str>) -> Option<&$kind> {
                let found = self.$many.binary_search_by(|record| record.id.as_str().cmp(id.as_ref()));
                found.ok().map(|place| &self.$many[place])
            })*

            /// Iterates over all records: platforms, organizations, policies, actions, responses, events, sources.
            #[inline]
            pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
                std::iter::empty()$(.chain(self.$many.iter().map(Record::$kind)))*
            }

            /// Returns the record of this kind and id.
            #[must_use]
            #[inline]
            pub fn record(&self, kind: Kind, id: &str) -> Option<Record<'_>> {
                match kind { $(Kind::$kind => self.$one(id).map(Record::$kind),)* }
            }

            /// Returns the number of records of a kind.
            #[must_use]
            #[inline]
            pub fn count(&self, kind: Kind) -> usize {
                match kind { $(Kind::$kind => self.$many.len(),)* }
            }

            /// Creates the embedded dataset, with no records decoded yet.
            #[cfg(feature = "embed")]
            #[inline]
            pub(crate) const fn embedded() -> Self {
                Self { schema: None, schema_version: Str::Borrowed(SCHEMA_VERSION), metadata: Lazy::embedded(), $($many: Records::embedded(),)* }
            }

            /// Encodes the records of a kind as an image: its fields and its texts.
            #[cfg(feature = "load")]
            pub(crate) fn image(&self, kind: Kind) -> (Vec<u8>, String) {
                let mut out = Encoder::default();
                match kind { $(Kind::$kind => out.records(self.$many()),)* }
                out.finish(kind as u8)
            }

            /// Decodes the records of a kind from an image that may be damaged.
            #[cfg(feature = "load")]
            pub(crate) fn decode(&mut self, kind: Kind, image: Image) -> Result<(), ImageError> {
                match kind { $(Kind::$kind => self.$many = image.decode::<$kind>(kind)?.into(),)* }
                Ok(())
            }

            /// Creates a dataset without records.
            ///
            /// ```
            /// use moderation_record::{Dataset, Platform, PlatformId, PlatformKind};
            /// let ours = Platform::new(PlatformId::from_static("agora"), "Agora", PlatformKind::Messaging);
            /// let data = Dataset::empty().with_platforms([ours]);
            /// assert_eq!(data.platform("agora").unwrap().name().en(), "Agora");
            /// ```
            #[cfg(any(feature = "build", feature = "load"))]
            #[must_use]
            pub fn empty() -> Self {
                Self { schema: None, schema_version: Str::Borrowed(SCHEMA_VERSION), metadata: Lazy::default(), $($many: Records::default(),)* }
            }

            /// Reads a record and adds it.
            #[cfg(feature = "load")]
            pub(crate) fn add<R: Read>(&mut self, kind: Kind, reader: &R) -> Result<Record<'_>, R::Error> {
                match kind { $(Kind::$kind => {
                    self.$many.push(reader.read()?);
                    Ok(Record::$kind(&self.$many[self.$many.len() - 1]))
                })* }
            }

            /// Removes all but the first of the records with the same kind and id.
            #[cfg(feature = "load")]
            pub(crate) fn dedup(&mut self) {
                $(self.$many.dedup_by(|later, first| later.id == first.id);)*
            }

            /// Adds the records of another dataset, and its metadata if there are none yet.
            #[cfg(feature = "load")]
            pub(crate) fn append(&mut self, mut other: Self) {
                $(self.$many.append(&mut other.$many);)*
                if self.metadata.is_none() {
                    self.metadata = other.metadata;
                }
            }

            /// Sorts each kind by id, which every look-up relies on.
            #[cfg(feature = "load")]
            #[inline]
            pub(crate) fn sort(&mut self) {
                $(if !self.$many.is_sorted_by_key(|record| &record.id) {
                    self.$many.sort_by(|a, b| a.id.cmp(&b.id));
                })*
            }
        }

        #[cfg(feature = "build")]
        impl Dataset {
            $(pastey::paste! {
                #[doc = concat!("Adds ", stringify!($many), "; they replace those with the same id.")]
                #[must_use]
                pub fn [<with_ $many>](mut self, records: impl IntoIterator<Item = $kind>) -> Self {
                    // Later records come first, so that they are kept.
                    let mut all: Vec<$kind> = records.into_iter().collect();
                    all.reverse();
                    all.extend(self.$many().iter().cloned());
                    all.sort_by(|a, b| a.id.cmp(&b.id));
                    all.dedup_by(|later, first| later.id == first.id);
                    self.$many = all.into();
                    self
                }
            })*
        }

        /// A dataset as a document that names its schema.
        #[cfg(feature = "export")]
        #[derive(serde::Serialize)]
        pub(crate) struct Document<'d> {
            #[serde(rename = "$schema")]
            schema: &'d str,
            schema_version: &'d str,
            #[serde(skip_serializing_if = "Option::is_none")]
            metadata: Option<&'d Metadata>,
            $($many: &'d [$kind],)*
        }

        #[cfg(feature = "export")]
        impl Dataset {
            /// Returns the dataset as a document that names this schema.
            pub(crate) fn document<'d>(&'d self, schema: &'d str) -> Document<'d> {
                Document { schema, schema_version: &self.schema_version, metadata: self.metadata(), $($many: &self.$many,)* }
            }
        }

        /// A record of any kind.
        ///
        /// ```
        /// use moderation_record::{Record, dataset};
        /// let events = dataset().records().filter(|record| matches!(record, Record::Event(_))).count();
        /// assert_eq!(events, dataset().events().len());
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
        #[non_exhaustive]
        pub enum Record<'a> {
            $(#[doc = concat!("A record of the kind `", stringify!($one), "`.")]
            $kind(&'a $kind),)*
        }

        $(impl OfKind for $kind {
            // A dependent crate compiles only the decoders of the kinds that it uses.
            #[inline]
            fn embedded() -> Vec<Self> {
                #[cfg(feature = "embed")]
                {
                    let image = Image {
                        fields: include_bytes!(concat!("../embedded/", stringify!($many), ".fields")),
                        texts: include_str!(concat!("../embedded/", stringify!($many), ".texts")),
                    };
                    // The tests decode every embedded image: only an image written for other types can fail here.
                    image.decode(Kind::$kind).unwrap_or_else(|error| panic!("{error}; regenerate it as CONTRIBUTING.md describes"))
                }
                #[cfg(not(feature = "embed"))]
                Vec::new()
            }
        })*

        impl<'a> Record<'a> {
            /// The kind of the record.
            #[must_use]
            #[inline]
            pub fn kind(self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)* }
            }

            /// The record's id.
            #[must_use]
            #[inline]
            pub fn id(self) -> &'a str {
                match self { $(Self::$kind(record) => record.id.as_str(),)* }
            }

            /// Serializes the record without its kind around it.
            ///
            /// # Errors
            /// The errors of the serializer.
            #[cfg(feature = "serde")]
            #[inline]
            pub fn serialize_bare<S: serde::Serializer>(self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$kind(record) => serde::Serialize::serialize(record, serializer),)* }
            }

            /// Visits every value of the record.
            #[inline]
            pub fn visit(self, visit: Visitor<'_, 'a>) {
                let mut route = Route::default();
                match self { $(Self::$kind(record) => record.visit(&mut route, visit),)* }
            }
        }
    };
}

dataset! {
    /// The platforms.
    Platform platforms platform,
    /// The organizations.
    Organization organizations organization,
    /// The rules that platforms state, one record for each rule.
    Policy policies policy,
    /// The enforcement actions.
    Action actions action,
    /// The responses to events and actions.
    Response responses response,
    /// The events.
    Event events event,
    /// The sources.
    Source sources source,
}

impl Dataset {
    /// The version of the record format.
    #[must_use]
    #[inline]
    pub fn schema_version(&self) -> &str {
        &self.schema_version
    }

    /// The metadata of the dataset: its title, authors, licence and home page, if they are stated.
    #[must_use]
    #[inline]
    pub fn metadata(&self) -> Option<&Metadata> {
        self.metadata.as_ref()
    }

    /// Sets the metadata.
    #[cfg(feature = "build")]
    #[must_use]
    pub fn with_metadata(mut self, metadata: Metadata) -> Self {
        self.metadata = Some(metadata).into();
        self
    }

    /// Encodes the metadata as an image: its fields and its texts.
    #[cfg(feature = "load")]
    pub(crate) fn image_of_metadata(&self) -> (Vec<u8>, String) {
        let mut out = Encoder::default();
        out.records(self.metadata.as_slice());
        out.finish(super::image::METADATA)
    }
}

impl<'a> Record<'a> {
    /// The name or title of the record; a source can lack one.
    #[must_use]
    #[inline]
    pub fn title(self) -> &'a str {
        match self {
            Self::Source(record) => record.title.as_ref().map_or("(untitled)", |title| title.text()),
            _ => self.name().map_or("", Text::en),
        }
    }

    /// The name or title of the record with its translations; `None` for sources.
    #[must_use]
    #[inline]
    pub fn name(self) -> Option<&'a Text> {
        match self {
            Self::Platform(record) => Some(&record.name),
            Self::Organization(record) => Some(&record.name),
            Self::Policy(record) => Some(&record.title),
            Self::Action(record) => Some(&record.title),
            Self::Response(record) => Some(&record.title),
            Self::Event(record) => Some(&record.title),
            Self::Source(_) => None,
        }
    }

    /// The figures of the record.
    #[must_use]
    #[inline]
    pub fn figures(self) -> &'a [Figure] {
        match self {
            Self::Platform(record) => record.figures(),
            Self::Action(record) => record.figures(),
            Self::Response(record) => record.figures(),
            Self::Event(record) => record.figures(),
            Self::Organization(_) | Self::Policy(_) | Self::Source(_) => &[],
        }
    }
}
