//! Checks a dataset: reads it, runs every rule, and reports each value that violates one.
//!
//! ```
//! let report = moderation_record::check::check("data".as_ref(), &Default::default()).unwrap();
//! assert_eq!(report.findings().len(), 0);
//! assert!(report.records() > 1000);
//! ```
//!
//! A rule is one file below `rules/` and only produces findings. This module places, filters and sorts them,
//! and [`render`] has one renderer for each output format. No rule reads the clock.

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
pub use engine::{CheckOptions, CheckReport, ExternalFinding, check, report};
pub use finding::{Excerpt, Finding, Level, TextSpan};
pub use rule::{Rule, Scope};
pub use rules::{RULES, rule};
