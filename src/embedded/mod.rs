//! The founding dataset as statics: nothing is parsed, at start-up or later.
//!
//! The statics are generated from `data/` and checked in. The module `generate` makes them; a test fails when
//! they are stale and says how to renew them.

#[cfg(feature = "load")]
#[doc(hidden)]
pub mod generate;

#[cfg(feature = "embed")]
#[rustfmt::skip]
mod statics;

/// The embedded dataset: the records of this crate's own `data/` directory.
///
/// ```
/// let data = moderation_record::dataset();
/// let telegram = data.platform("telegram").expect("a founding platform");
/// assert_eq!(telegram.name().en(), "Telegram");
/// ```
#[cfg(feature = "embed")]
#[must_use]
pub fn dataset() -> &'static crate::model::Dataset {
    &statics::DATASET
}
