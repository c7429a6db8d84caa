//! The metadata of a dataset: who publishes it, under which name and licence.

use super::macros::{choice, record};
use super::records::Embedded;
#[cfg(feature = "serde")]
use super::records::Lazy;
use super::{Language, Str, Text};

record! {
    /// The metadata of a dataset, in the file `dataset.ron` of a data directory. Exports and sites take their title, authors,
    /// licence and home page from it; without it they state none.
    ///
    /// ```
    /// let metadata = moderation_record::dataset().metadata().unwrap();
    /// assert_eq!(metadata.title().en(), "Moderation Record");
    /// assert_eq!(metadata.licence().unwrap().name(), "CC-BY-4.0");
    /// ```
    pub struct Metadata {
        /// The title of the dataset.
        one title: Text,
        /// The content of the dataset, in a sentence or two.
        maybe description: Text,
        /// What readers should know of the dataset, such as how it came about and what it leaves out; one text for each
        /// paragraph.
        list about: Text,
        /// The authors.
        list authors: Author,
        /// The publisher; omitted if the authors publish the dataset.
        maybe_text publisher: Str,
        /// The licence of the records.
        maybe licence: Licence,
        /// The home page of the dataset.
        maybe_text url: Str,
        /// The languages of the texts; omitted: English and the languages of the translations and titles in the records.
        list languages: Language,
        /// The version of the dataset.
        maybe_text version: Str,
        /// Keywords for catalogues, in English.
        list keywords: Str,
        /// The archives and datasets to which attribution is due.
        list based_on: Origin,
    }
}

choice! {
    /// An author of a dataset, by name.
    pub enum Author {
        /// A person.
        Person(Str) = "person",
        /// An organization, or a group of people.
        Organization(Str) = "organization",
    }
}

impl Author {
    /// The name.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &str {
        let (Self::Person(name) | Self::Organization(name)) = self;
        name
    }
}

record! {
    /// A licence.
    pub struct Licence {
        /// The SPDX identifier of the licence, or its name.
        text name: Str,
        /// The full name of the licence.
        maybe_text title: Str,
        /// The address of the text of the licence.
        maybe_text url: Str,
    }
}

impl Licence {
    /// The full name, or the name if there is none.
    #[must_use]
    #[inline]
    pub fn full_name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }
}

record! {
    /// An archive or dataset to which attribution is due.
    pub struct Origin {
        /// The name, with the parts that are used.
        text title: Str,
        /// The address.
        maybe_text url: Str,
    }
}

impl Embedded for Option<Metadata> {
    #[inline]
    fn embedded() -> Self {
        #[cfg(feature = "embed")]
        {
            let image = super::image::Image {
                fields: include_bytes!("../embedded/metadata.fields"),
                texts: include_str!("../embedded/metadata.texts"),
            };
            image.metadata()
        }
        #[cfg(not(feature = "embed"))]
        None
    }
}

/// Whether a dataset has no metadata.
#[cfg(feature = "serde")]
pub(super) fn is_absent(metadata: &Lazy<Option<Metadata>>) -> bool {
    metadata.is_none()
}
