//! Writes a dataset as Rust source: one file of statics for each kind of record. Compiled without
//! the statics themselves, so that broken ones never block their own repair.

use std::fmt::Write as _;

use crate::model::emit::{Emit as _, SHORT_FORMS};
use crate::model::{Dataset, Kind, Record};

/// The command that renews the statics and the schemas.
pub const UPDATE: &str = "UPDATE=1 cargo test --no-default-features --features load,schema --test suite generated";

/// The generated files: each one's path below `src/embedded/statics/` and its text.
#[must_use]
pub fn generate(data: &Dataset) -> Vec<(String, String)> {
    let header = format!("// @generated from data/. Renew with: {UPDATE}\n");
    let mut files = Vec::new();
    let mut statics = String::new();
    for &kind in Kind::ALL {
        let folder = kind.folder();
        let upper = folder.to_uppercase();
        let records: Vec<Record<'_>> = data.records().filter(|record| record.kind() == kind).collect();
        let mut text = format!("{header}use super::*;\n");
        // One constant a record: the compiler's work on a body grows faster than the body.
        let name = |record: &Record<'_>| record.id().replace('/', "__").to_uppercase();
        for record in &records {
            let _ = write!(text, "const {}: {kind:?} = ", name(record));
            record.emit(&mut text);
            text.push_str(";\n");
        }
        let names: Vec<String> = records.iter().map(name).collect();
        let _ = writeln!(text, "pub(super) static {upper}: [{kind:?}; {}] = [{}];", names.len(), names.join(", "));
        files.push((format!("{folder}.rs"), text));
        let _ = writeln!(statics, "    {folder}: L(&{folder}::{upper}),");
    }
    let modules: Vec<String> = Kind::ALL.iter().map(|kind| format!("mod {};", kind.folder())).collect();
    let modules = modules.join("\n");
    files.push((
        "mod.rs".into(),
        format!(
            "{header}//! The embedded dataset.\n#![allow(clippy::all, clippy::pedantic)]\n\n{modules}\n\
             use crate::model::List::{{Empty as E, Static as L}};\nuse crate::model::Str::Static as S;\n\
             use crate::model::when::{{Date, Doubt, Edge, Form, Time}};\nuse crate::model::*;\n\n\
             pub(super) static DATASET: Dataset = Dataset {{\n    schema: None,\n    \
             schema_version: S(SCHEMA_VERSION),\n{statics}}};\n{SHORT_FORMS}"
        ),
    ));
    files
}
