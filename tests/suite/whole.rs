//! An export is there whole or not at all, whatever happens to the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::{check::unpack, cli::program};

const DATA: &str = r#"//- data/sources/s.ron
Source(
    id: "s",
    kind: news_article,
    publisher: "Example Times",
    language: "en",
)
//- data/organizations/o.ron
Organization(
    id: "o",
    name: (en: "An organization"),
    kind: company,
    owners: [(value: platform("p"), evidence: [(source: "s")])],
    evidence: [(source: "s")],
)
//- data/platforms/p.ron
Platform(
    id: "p",
    name: (en: "A platform"),
    kind: forum,
)
"#;

/// Every file below a folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn gather(root: &Path, folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(root, &path, all);
            } else {
                all.insert(path.strip_prefix(root).unwrap().display().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    gather(folder, folder, &mut all);
    all
}

fn export(folder: &Path, arguments: &[&str]) -> Command {
    let mut program = program();
    program
        .current_dir(folder)
        .args(["export", "--data", "data", "--out", "out", "--format", "json,ndjson,csv,datapackage,croissant"])
        .args(arguments);
    program.stdout(Stdio::null()).stderr(Stdio::null());
    program
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let Output { status, stderr, .. } = program().current_dir(folder).arg("export").args(arguments).output().unwrap();
    assert_eq!(status.code(), Some(2), "{arguments:?}");
    String::from_utf8(stderr).unwrap()
}

/// Two datasets, and what their exports look like.
fn two() -> (TempDir, [BTreeMap<String, Vec<u8>>; 2]) {
    let folder = unpack(DATA);
    let exported = |name: &str| {
        fs::write(
            folder.path().join("data/platforms/p.ron"),
            format!("Platform(\n    id: \"p\",\n    name: (en: \"{name}\"),\n    kind: forum,\n)\n"),
        )
        .unwrap();
        assert!(export(folder.path(), &["--force"]).status().unwrap().success());
        files(&folder.path().join("out"))
    };
    let both = [exported("Another"), exported("A platform")];
    assert_ne!(both[0], both[1]);
    (folder, both)
}

#[test]
fn killed_at_any_moment_the_old_output_stands_or_the_new_is_whole() {
    let (folder, [first, second]) = two();
    let out = folder.path().join("out");
    let platform = folder.path().join("data/platforms/p.ron");
    // How long a run takes, to be killed at every part of it; a test that reads no clock waits by steps.
    let mut outcomes = [0, 0];
    for turn in 0..50_u64 {
        let name = if turn % 2 == 0 { "Another" } else { "A platform" };
        fs::write(&platform, format!("Platform(\n    id: \"p\",\n    name: (en: \"{name}\"),\n    kind: forum,\n)\n")).unwrap();
        let mut child = export(folder.path(), &["--force"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(turn * 37 % 120));
        drop(child.kill());
        child.wait().unwrap();
        let found = files(&out);
        assert!(found == first || found == second, "after {turn} runs the output is neither the old nor the new");
        outcomes[usize::from(found == second)] += 1;
    }
    // What killed runs have left is gone after one that is not.
    assert!(export(folder.path(), &["--force"]).status().unwrap().success());
    let left: Vec<String> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert_eq!(files(&out), second);
}

#[test]
fn what_cannot_be_written_or_read_leaves_what_was_there() {
    let (folder, [_, second]) = two();
    let out = folder.path().join("out");
    let same = |why: &str| assert_eq!(files(&out), second, "{why}");

    let told = refused(folder.path(), &["--out", "out"]);
    assert!(told.contains("out: is there already") && told.contains("--force"), "{told}");
    same("refused without --force");
    let told = refused(folder.path(), &["--out", "out", "--force", "--format", "cvs"]);
    assert!(told.contains("no form `cvs`; did you mean `csv`?"), "{told}");
    same("an unknown form");
    let told = refused(folder.path(), &["--out", "data/platforms/p.ron/out"]);
    assert!(told.contains("p.ron"), "{told}");

    // A full disk: here a limit on the size of files, at which a write fails or the program ends.
    let program = env!("CARGO_BIN_EXE_moderation-record");
    let full = format!("ulimit -f 1; exec '{program}' export --out out --force --format json");
    let status =
        Command::new("sh").current_dir(folder.path()).args(["-c", &full]).stderr(Stdio::null()).stdout(Stdio::null()).status().unwrap();
    assert!(!status.success());
    same("a full disk");

    // Data with errors.
    fs::write(
        folder.path().join("data/sources/unused.ron"),
        "Source(\n    id: \"unused\",\n    kind: news_article,\n    publisher: \"P\",\n    language: \"en\",\n)\n",
    )
    .unwrap();
    let told = refused(folder.path(), &["--data", "data", "--out", "out", "--force", "--format", "json"]);
    assert!(told.contains("error[unused_source]") && told.contains("--allow-invalid"), "{told}");
    same("data with errors");
    assert!(export(folder.path(), &["--force", "--allow-invalid"]).status().unwrap().success());
    assert_ne!(files(&out), second);
}
