//! The integration tests: one binary, with a module for each concern.

mod areas;
#[cfg(all(feature = "cli", feature = "check", feature = "export", unix))]
mod atomic;
#[cfg(all(feature = "check", feature = "cli"))]
mod authoring;
#[cfg(all(feature = "build", feature = "compare", feature = "load"))]
mod build;
#[cfg(feature = "check")]
mod check;
#[cfg(all(feature = "check", feature = "cli"))]
mod ci;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "load")]
mod comments;
#[cfg(all(feature = "build", feature = "embed", feature = "text"))]
mod compare;
#[cfg(all(feature = "load", feature = "schema"))]
mod contract;
#[cfg(feature = "load")]
mod corpus;
#[cfg(all(feature = "compare", feature = "embed", feature = "load"))]
mod dataset;
#[cfg(all(feature = "check", feature = "cli"))]
mod documents;
#[cfg(all(feature = "cli", feature = "evidence"))]
mod evidence;
#[cfg(all(feature = "export", feature = "embed"))]
mod export;
#[cfg(feature = "site")]
mod fields;
#[cfg(all(feature = "cli", feature = "evidence"))]
mod folding;
#[cfg(all(feature = "build", feature = "check", feature = "cli", feature = "embed", feature = "site"))]
mod foreign;
#[cfg(all(feature = "compare", feature = "embed", feature = "load"))]
mod founding;
#[cfg(all(feature = "load", feature = "schema"))]
mod generated;
#[cfg(feature = "load")]
mod image;
mod macros;
#[cfg(feature = "check")]
mod messages;
#[cfg(all(feature = "export", feature = "embed"))]
mod metadata;
#[cfg(feature = "check")]
mod mutants;
#[cfg(all(feature = "build", feature = "embed", feature = "text"))]
mod questions;
#[cfg(all(feature = "cli", feature = "check", feature = "export"))]
mod reading;
#[cfg(feature = "serve")]
mod serve;
#[cfg(all(feature = "load", feature = "schema"))]
mod shapes;
#[cfg(all(feature = "embed", feature = "site"))]
mod site;
#[cfg(all(feature = "build", feature = "compare", feature = "embed"))]
mod stance;
#[cfg(all(feature = "build", feature = "compare", feature = "embed"))]
mod time;
#[cfg(all(feature = "cli", feature = "evidence"))]
mod track;
mod values;

use std::path::PathBuf;

/// The root folder of the package.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
