//! The project's own dataset as binary images: a kind of record is decoded when it is first asked for.
//!
//! Each kind has two files beside this one, its fields and its texts. They are made from `data/` and checked in; a
//! test fails when they are stale. The module `generate` writes them, and is compiled without them.

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
    // Nothing drops it, and so an importer need not compile how each type of record is dropped.
    static DATASET: std::mem::ManuallyDrop<crate::model::Dataset> = std::mem::ManuallyDrop::new(crate::model::Dataset::embedded());
    &DATASET
}
