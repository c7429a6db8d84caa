//! Entries that are not records are reported and not read: special files, links, large files, misplaced files. Tests every
//! command that reads data, with limited memory and time.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::check::unpack;

const GOOD: &str = r#"//- events/e.ron
Event(
    id: "e",
    title: (en: "An attack"),
    kind: attack,
    summary: (en: "An attack happened."),
    evidence: [(source: "s")],
)
//- sources/s.ron
Source(
    id: "s",
    kind: news_article,
    publisher: "The Paper",
    language: "en",
    published: "2020-05-04",
)
"#;

/// Runs the program with at most 600 MB and 20 seconds.
#[cfg(unix)]
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let script = "ulimit -v 600000; exec timeout 20 \"$@\"";
    let mut command = Command::new("sh");
    command.current_dir(folder).args(["-c", script, "sh", env!("CARGO_BIN_EXE_moderation-record")]).args(arguments);
    command.output().unwrap()
}

/// Every command that reads the data directory.
const READERS: [&[&str]; 6] = [
    &["check", "data"],
    &["fmt", "data"],
    &["show", "e", "--data", "data"],
    &["list", "--data", "data"],
    &["export", "--data", "data", "--out", "out", "--format", "json"],
    &["export", "--data", "data", "--out", "out", "--format", "json", "--allow-invalid"],
];

/// Runs every command on a directory with an added entry, and expects a message.
#[cfg(unix)]
fn told(put: impl Fn(&Path), message: &str) {
    for reader in READERS {
        let folder = TempDir::new().unwrap();
        fs::rename(unpack(GOOD).keep(), folder.path().join("data")).unwrap();
        put(&folder.path().join("data"));
        let output = run(folder.path(), reader);
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let expected = if reader[0] == "check" { 1 } else { 2 };
        assert_eq!(output.status.code(), Some(expected), "{reader:?}: {text}");
        assert!(text.contains(message), "{reader:?} does not report `{message}`: {text}");
        assert!(!folder.path().join("out").exists(), "{reader:?} writes");
    }
}

#[cfg(unix)]
fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn special_files_are_not_opened() {
    use std::os::unix::fs::symlink;
    told(|data| fifo(&data.join("events/f.ron")), "not a regular file");
    told(|data| drop(std::os::unix::net::UnixListener::bind(data.join("events/f.ron")).unwrap()), "not a regular file");
    told(|data| symlink("/dev/zero", data.join("events/f.ron")).unwrap(), "leads out of the data directory");
    told(|data| symlink("/dev/zero", data.join("events/README")).and_then(|()| symlink("/dev/zero", data.join("x"))).unwrap(), "leads out");
    let to_fifo = |data: &Path| {
        fifo(&data.join(".pipe"));
        symlink("../.pipe", data.join("events/f.ron")).unwrap();
    };
    told(to_fifo, "not a regular file");
    told(|data| symlink("f.ron", data.join("events/f.ron")).unwrap(), "fix or delete the link");
    told(|data| symlink("..", data.join("events/loop")).unwrap(), "a folder inside");
    told(|data| symlink(".", data.join("policies")).unwrap(), "a folder inside");
}

#[cfg(unix)]
#[test]
fn large_files_are_not_read() {
    let sparse = |path: &Path, bytes| fs::File::create(path).unwrap().set_len(bytes).unwrap();
    told(|data| sparse(&data.join("events/f.ron"), 2 << 30), "the limit is 1048576");
    told(|data| sparse(&data.join("events/f.ron"), (1 << 20) + 1), "the limit is 1048576");
    let folder = TempDir::new().unwrap();
    for (name, bytes) in [("d.json", 8_u64 << 40), ("e.json", (1 << 30) + 1)] {
        sparse(&folder.path().join(name), bytes);
        for reader in [&["check", name][..], &["list", "--data", name]] {
            let output = run(folder.path(), reader);
            let text = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code() == Some(2) && text.contains("the limit is 1073741824"), "{reader:?}: {text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_document_is_a_regular_file() {
    let folder = TempDir::new().unwrap();
    fifo(&folder.path().join("d.json"));
    for reader in [&["check", "d.json"][..], &["list", "--data", "d.json"], &["fmt", "d.json"], &["list", "--data", "/dev/null"]] {
        let output = run(folder.path(), reader);
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && text.contains("regular file"), "{reader:?}: {text}");
    }
}

/// Special files in a folder of texts are skipped without blocking.
#[cfg(unix)]
#[test]
fn folders_of_texts_can_contain_special_files() {
    let folder = TempDir::new().unwrap();
    fs::rename(unpack(GOOD).keep(), folder.path().join("data")).unwrap();
    fs::create_dir(folder.path().join("texts")).unwrap();
    fifo(&folder.path().join("texts/pipe"));
    fs::File::create(folder.path().join("texts/large")).unwrap().set_len(2 << 30).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("texts/zero")).unwrap();
    let output = run(folder.path(), &["check", "data", "--texts", "texts"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn every_command_reports_misplaced_entries() {
    let put = |name: &'static str| {
        move |data: &Path| {
            let path = data.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::copy(data.join("events/e.ron"), path).unwrap();
        }
    };
    told(put("events/f.RON"), "rename it to f.ron");
    told(put("events/f.txt"), "its name does not end in `.ron`");
    told(put("f.ron"), "move it to the folder of its kind, such as events/f.ron");
    told(put("Events/f.ron"), "did you mean `events`?");
    told(put("policy/p/f.ron"), "did you mean `policies`?");
    told(put("source/f.ron"), "did you mean `sources`?");
    told(put("archive/f.ron"), "no kind of record has the folder `archive`");
    told(put("events/2019/f.ron"), "a folder inside");
    told(put("policies/f.ron"), "move it to policies/<platform>/f.ron");
    told(put("policies/p/q/f.ron"), "a folder inside");
}

/// Any number of records of schema 1 is one problem for every command, except `fmt`, which reads each file separately.
#[cfg(unix)]
#[test]
fn data_of_schema_1_are_told_once() {
    let put = |data: &Path| {
        fs::create_dir_all(data.join("policies/p")).unwrap();
        for id in ["a", "b", "c"] {
            let old = format!(
                "Policy(id: \"p/{id}\", platform: \"p\", area: hate_speech, stance: prohibits, document: faq, summary: (en: \"No.\"), observed: [(on: \"2019\", evidence: [(source: \"s\")])])\n"
            );
            fs::write(data.join(format!("policies/p/{id}.ron")), old).unwrap();
        }
    };
    told(put, "`area` is a field of schema 1.0");
    let folder = TempDir::new().unwrap();
    fs::rename(unpack(GOOD).keep(), folder.path().join("data")).unwrap();
    put(&folder.path().join("data"));
    let empty = r#""platforms": [], "organizations": [], "policies": [], "actions": [], "responses": [], "events": [], "sources": []"#;
    fs::write(folder.path().join("d.json"), format!(r#"{{"schema_version": "1.0", {empty}}}"#)).unwrap();
    for path in ["data", "d.json"] {
        for reader in [&["check", path][..], &["list", "--data", path]] {
            let output = run(folder.path(), reader);
            let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert_eq!(text.matches("“Rules with versions” in CHANGELOG.md").count(), 1, "{reader:?}: {text}");
            assert_eq!(output.status.code(), Some(if reader[0] == "check" { 1 } else { 2 }), "{reader:?}: {text}");
        }
    }
}

#[test]
fn state_changes_with_the_records() {
    use moderation_record::load::state;
    let folder = unpack(GOOD);
    let (data, event) = (folder.path(), folder.path().join("events/e.ron"));
    let before = state(data);
    assert_eq!(state(data), before);
    fs::write(data.join("README.md"), "words").unwrap();
    fs::write(data.join(".draft.ron"), "words").unwrap();
    assert_eq!(state(data), before, "not a record");
    let mut states = vec![before];
    let mut changed = |what: &str| {
        assert!(!states.contains(&state(data)), "{what}");
        states.push(state(data));
    };
    let text = fs::read_to_string(&event).unwrap();
    fs::write(&event, text.replace("happened", "was made")).unwrap();
    changed("written, of the same length");
    fs::copy(&event, data.join("events/f.ron")).unwrap();
    changed("added");
    fs::remove_file(data.join("events/f.ron")).unwrap();
    fs::rename(&event, data.join("events/g.ron")).unwrap();
    changed("renamed");
    fs::write(data.join("events/notes.txt"), "words").unwrap();
    changed("one more problem");
}
