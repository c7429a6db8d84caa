#![doc = include_str!("../README.md")]

#[cfg(feature = "compare")]
pub mod compare;
pub mod embedded;
mod model;

#[cfg(feature = "load")]
pub mod atomic;
#[cfg(feature = "check")]
pub mod check;
#[cfg(feature = "evidence")]
pub mod evidence;
#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "load")]
pub mod load;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "site")]
pub mod site;
#[cfg(feature = "text")]
pub mod text;

#[cfg(feature = "embed")]
pub use embedded::dataset;
pub use model::*;
