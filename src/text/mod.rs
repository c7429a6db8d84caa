//! Words for people: labels of vocabularies, messages, dates and amounts, in English and in Arabic.
//!
//! The command line and the site take every word from here. Nothing reads these words back.

pub mod amounts;
pub mod answers;
pub mod dates;
pub mod labels;
mod locale;
// Most messages are the site's.
#[cfg_attr(not(feature = "site"), allow(dead_code))]
pub(crate) mod messages;
pub mod plurals;
pub mod rules;

pub use labels::Label;
pub use locale::Locale;
