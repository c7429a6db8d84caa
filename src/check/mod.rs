//! Checks a dataset: reads it, runs every rule, and points to each value that breaks one.
//!
//! ```
//! let report = moderation_record::check::check("data".as_ref(), &Default::default()).unwrap();
//! assert_eq!(report.findings().len(), 0);
//! assert!(report.records() > 1000);
//! ```
//!
//! A rule is one file below `rules/` and only finds; what it finds is placed, filtered and sorted here,
//! and shown by one renderer for each format in [`render`]. No rule reads the clock.

mod changed;
mod engine;
mod finding;
mod fold;
mod place;
pub mod render;
mod rule;
mod rules;
mod suppression;
mod texts;

pub use changed::{Changed, ChangedError};
pub use engine::{CheckOptions, CheckReport, Told, check, tell};
pub use finding::{Excerpt, Finding, Level, TextSpan};
pub use rule::{Rule, Scope};
pub use rules::{RULES, rule};
