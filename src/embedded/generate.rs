//! Encodes a dataset as the images that the crate embeds, and decodes them.

use super::{Image, ImageError};
use crate::model::{Dataset, Kind};

/// The command that regenerates the images and the schemas. It does not compile the images that it replaces.
pub const UPDATE: &str = "UPDATE=1 cargo test --no-default-features --features load,schema --test suite generated";

/// Generates the files: the name in `src/embedded/` and the bytes of each.
#[must_use]
pub fn generate(data: &Dataset) -> Vec<(String, Vec<u8>)> {
    let image = |&kind: &Kind| {
        let (fields, texts) = data.image(kind);
        [(format!("{}.fields", kind.folder()), fields), (format!("{}.texts", kind.folder()), texts.into_bytes())]
    };
    let (fields, texts) = data.image_of_metadata();
    let metadata = [("metadata.fields".to_owned(), fields), ("metadata.texts".to_owned(), texts.into_bytes())];
    Kind::ALL.iter().flat_map(image).chain(metadata).collect()
}

/// Decodes an image and adds its records to a dataset that has none of this kind.
///
/// # Errors
/// If the image is not of this kind and version, or is damaged.
pub fn decode(data: &mut Dataset, kind: Kind, image: Image) -> Result<(), ImageError> {
    data.decode(kind, image)
}

/// Compares the content of an image with the digest in its header.
///
/// # Errors
/// If they differ.
pub fn proof(kind: Kind, image: Image) -> Result<(), ImageError> {
    image.proof(kind)
}

/// Creates a dataset without records.
#[must_use]
pub fn empty() -> Dataset {
    Dataset::empty()
}
