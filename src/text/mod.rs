//! Words for people: labels of vocabularies, messages, dates and amounts, in English and in Arabic.
//!
//! The command line and the site take every word from here. Nothing reads these words back.

pub mod amounts;
pub mod dates;
pub mod labels;
mod locale;
#[cfg(feature = "site")]
pub(crate) mod messages;

pub use labels::Label;
pub use locale::Locale;
