//! Compile errors of the macros that declare records.

use std::fs;
use std::process::Command;

use crate::root;

/// The compile errors of a record in a crate that contains only the macros.
fn errors(record: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lib.rs");
    let macros = root().join("src/model/macros.rs");
    fs::write(&file, format!("mod model {{\n#[path = r#\"{}\"#] pub mod macros;\nmacros::record! {{ {record} }}\n}}", macros.display()))
        .unwrap();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let out = Command::new(rustc)
        .args(["--crate-type", "lib", "--edition", "2024", "--emit", "metadata", "--out-dir"])
        .arg(folder.path())
        .arg(&file)
        .output()
        .unwrap();
    assert!(!out.status.success());
    String::from_utf8(out.stderr).unwrap()
}

#[test]
fn unknown_field_keyword_is_a_compile_error() {
    let told = "`maybee` before the field `extra` of `Odd` is not a field keyword: \
                write own, copy, one, text, place, list, citations, claims, maybe, maybe_copy or maybe_text";
    let errors = errors("pub struct Odd { maybee extra: u8, }");
    assert!(errors.contains(told), "{errors}");
}
