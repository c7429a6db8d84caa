//! The project's dataset as binary images. Each kind of record is decoded on first use.
//!
//! Each kind has two files in this folder: its fields and its texts. They are generated from `data/` and checked in; a
//! test fails if they are stale. The module `generate` writes them and compiles without them.

#[cfg(feature = "load")]
#[doc(hidden)]
pub mod generate;

#[cfg(feature = "load")]
#[doc(hidden)]
pub use crate::model::image::Image;
pub use crate::model::image::ImageError;

/// The embedded dataset: the records of this crate's own `data/` directory.
///
/// ```
/// let data = moderation_record::dataset();
/// let telegram = data.platform("telegram").expect("a founding platform");
/// assert_eq!(telegram.name().en(), "Telegram");
/// ```
#[cfg(feature = "embed")]
#[must_use]
#[inline]
pub fn dataset() -> &'static crate::model::Dataset {
    // The dataset is never dropped, so dependent crates do not compile drop code for the record types.
    static DATASET: std::mem::ManuallyDrop<crate::model::Dataset> = std::mem::ManuallyDrop::new(crate::model::Dataset::embedded());
    &DATASET
}
