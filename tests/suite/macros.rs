//! What the macros that declare records refuse, told by the compiler.

use std::fs;
use std::process::Command;

use crate::root;

/// What the compiler says of a record in a crate that has the macros and nothing else.
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
fn a_mistyped_word_before_a_field_is_a_compile_error_that_names_the_right_ones() {
    let told = "`maybee` before the field `extra` of `Odd` does not say how it is held: \
                write own, copy, one, text, place, list, citations, claims, maybe, maybe_copy or maybe_text";
    let errors = errors("pub struct Odd { maybee extra: u8, }");
    assert!(errors.contains(told), "{errors}");
}
