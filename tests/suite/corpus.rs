//! A corpus of invalid files and hostile directories: every problem is reported with place and remedy.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use moderation_record::Kind;
use moderation_record::load::{self, ProblemKind};
use tempfile::TempDir;

use crate::root;

/// A data directory with the given files.
fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The printed problems, without the name of the folder.
fn problems(folder: &Path) -> String {
    let error = load::directory(folder).expect_err("the directory must not load");
    error.to_string().replace(&*folder.to_string_lossy(), "DIR")
}

fn good(id: &str) -> Vec<u8> {
    format!("Platform(id: \"{id}\", name: (en: \"P\"), kind: forum)").into_bytes()
}

/// One snapshot for each file of `tests/corpus/invalid/<folder of the kind>__<what is wrong>.ron`.
#[test]
fn invalid_files() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/corpus/invalid"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut count = 0;
    for entry in fs::read_dir(root().join("tests/corpus/invalid")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "ron") {
            continue;
        }
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let (kind, _) = stem.split_once("__").expect("named <kind>__<what>");
        assert!(Kind::ALL.iter().any(|k| k.folder() == kind), "{stem}: no such kind");
        let place = if kind == "policies" { "policies/p/x.ron".to_owned() } else { format!("{kind}/x.ron") };
        let folder = directory(&[(&place, &fs::read(&path).unwrap())]);
        let text = problems(folder.path());
        settings.bind(|| insta::assert_snapshot!(stem, text));
        count += 1;
    }
    assert!(count >= 25, "the corpus has {count} files");
}

#[test]
fn valid_files() {
    let data = load::directory(root().join("tests/corpus/minimal")).unwrap();
    assert_eq!(data.records().count(), 3);
    let event = data.event("minimal").unwrap();
    assert_eq!(event.when().claims()[0].value().to_string(), "2019-11-30T17:55Z");
    assert_eq!(data.platform("with_mark").unwrap().name().en(), "a byte-order mark and CRLF line ends");
}

#[test]
fn all_problems_in_order() {
    let folder = directory(&[
        ("platforms/a.ron", b"Platform("),
        ("platforms/b.ron", &good("b")),
        ("platforms/c.ron", b"Platform(id: \"c\", nmae: (en: \"C\"), kind: forum)"),
        ("events/d.ron", b"Event(id: \"d\")"),
    ]);
    insta::assert_snapshot!(problems(folder.path()));
}

#[test]
fn hostile_directories() {
    // A missing directory, a file, and a directory without a dataset.
    let error = load::directory("no/such/folder").unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Unreadable);
    insta::assert_snapshot!("no_such_directory", error.to_string());
    let empty = directory(&[("readme.txt", b"")]);
    insta::assert_snapshot!("not_a_dataset", problems(empty.path()));

    // Two files with the same id: the second is reported.
    let twice = directory(&[("platforms/a.ron", &good("same")), ("platforms/b.ron", &good("same"))]);
    insta::assert_snapshot!("one_id_twice", problems(twice.path()));

    // Not UTF-8: the position of the first invalid byte.
    let latin = directory(&[("platforms/a.ron", b"Platform(\n    id: \"caf\xe9\",\n)")]);
    insta::assert_snapshot!("not_utf8", problems(latin.path()));

    // Misplaced records.
    let misplaced = directory(&[("policies/loose.ron", b"Policy()"), ("events/2019/e.ron", b"Event()")]);
    insta::assert_snapshot!("misplaced", problems(misplaced.path()));
}

#[test]
fn huge_file_is_not_read() {
    let folder = directory(&[("platforms/a.ron", b"")]);
    // A sparse file: 200 MB that use no disk space.
    fs::OpenOptions::new().write(true).open(folder.path().join("platforms/a.ron")).unwrap().set_len(200_000_000).unwrap();
    insta::assert_snapshot!(problems(folder.path()));
}

#[test]
fn deep_nesting_is_an_error() {
    for depth in [33, 200, 100_000] {
        let text = format!("Platform(id: \"a\", name: {}", "(en: ".repeat(depth));
        let folder = directory(&[("platforms/a.ron", text.as_bytes())]);
        assert_eq!(load::directory(folder.path()).unwrap_err().problems().len(), 1);
        let lists = format!("Platform(id: \"a\", surfaces: {}", "[".repeat(depth));
        let folder = directory(&[("platforms/a.ron", lists.as_bytes())]);
        assert_eq!(load::directory(folder.path()).unwrap_err().problems().len(), 1);
    }
}

#[cfg(unix)]
#[test]
fn links_and_special_files() {
    use std::os::unix::fs::symlink;
    let outside = directory(&[("platforms/secret.ron", &good("secret"))]);
    let folder = directory(&[("platforms/real.ron", &good("real"))]);
    let place = |name: &str| folder.path().join("platforms").join(name);
    // A link inside the directory counts as a file: here a duplicate id.
    symlink(outside.path().join("platforms/secret.ron"), place("out.ron")).unwrap();
    symlink("/no/such/file.ron", place("broken.ron")).unwrap();
    symlink(outside.path(), place("folder")).unwrap();
    // A socket, whose reading would block forever.
    let _listener = std::os::unix::net::UnixListener::bind(place("socket.ron")).unwrap();
    let text = problems(folder.path()).replace(&*outside.path().to_string_lossy(), "OUTSIDE");
    insta::assert_snapshot!(text);

    let inside = directory(&[("platforms/real.ron", &good("real"))]);
    symlink(inside.path().join("platforms/real.ron"), inside.path().join("platforms/alias.ron")).unwrap();
    let error = load::directory(inside.path()).unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::DuplicateId);
}

#[test]
fn documents_in_json() {
    let empty = r#""platforms": [], "organizations": [], "policies": [], "actions": [], "responses": [], "events": [], "sources": []"#;
    let mut told = String::new();
    for text in [
        "{".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        format!(r#"{{"schema_version": "3.0", "later": true, {empty}}}"#),
        format!(r#"{{"schema_version": "2.0", "plattforms": [], {empty}}}"#),
        r#"{"schema_version": "2.0", "platforms": []}"#.to_owned(),
        format!(r#"{{"schema_version": "2.0", {}}}"#, empty.replace("\"platforms\": []", "\"platforms\": [{\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"kind\": \"forum\"}, {\"id\": \"a\", \"name\": {\"en\": \"A\"}, \"kind\": \"forum\"}]")),
    ] {
        let error = load::json(&text).expect_err(&text);
        told.push_str(&format!("{error}\n"));
    }
    insta::assert_snapshot!(told);
    assert!(load::json(&format!(r#"{{"$schema": "x", "schema_version": "2.7", {empty}}}"#)).is_ok(), "a later minor version is read");
    let mut file = tempfile::NamedTempFile::new().unwrap();
    write!(file, "\u{feff}{{\"schema_version\": \"2.0\", {empty}}}").unwrap();
    assert!(load::json_file(file.path()).is_ok());
}

const OLD_POLICY: &str = r#"Policy(id: "p/x", platform: "p", area: hate_speech, stance: prohibits, document: faq, summary: (en: "No."), observed: [(on: "2019", evidence: [(source: "s")])])"#;
const OLD_SOURCE: &str =
    r#"Source(id: "s", kind: platform_document, publisher: "P", language: "en", archive: git(repository: "a/b", path: "c"))"#;

/// Data of schema 1 are reported once, with a pointer to the description of the change.
#[test]
fn data_of_schema_1() {
    let policy = |id: &str| OLD_POLICY.replace("p/x", id).into_bytes();
    let old = [("policies/p/a.ron", policy("p/a")), ("policies/p/b.ron", policy("p/b")), ("sources/s.ron", OLD_SOURCE.into())];
    let action = r#"Action(id: "a", title: (en: "A"), summary: (en: "A."), grounds: [policy("p/a")])"#;
    let mut files: Vec<(&str, &[u8])> = old.iter().map(|(path, text)| (*path, text.as_slice())).collect();
    files.extend([("actions/a.ron", action.as_bytes()), ("platforms/p.ron", b"Platform(id: \"p\", name: (en: \"P\"), kind: forum)")]);
    let folder = directory(&files);
    let error = load::directory(folder.path()).unwrap_err();
    assert_eq!(error.problems().iter().map(load::Problem::kind).collect::<Vec<_>>(), [ProblemKind::Version]);
    insta::assert_snapshot!("first_form", problems(folder.path()));
    // A single file, as read by `fmt`.
    let error = load::format(Path::new("p/x.ron"), OLD_POLICY).unwrap_err();
    insta::assert_snapshot!("first_form_of_a_file", error.to_string());

    // If there are policies of schema 2, all other problems are reported too.
    let policy = fs::read(root().join("tests/corpus/minimal/policies/p/clause.ron")).unwrap();
    files.push(("policies/p/clause.ron", &policy));
    insta::assert_snapshot!("first_form_beside_today_s", problems(directory(&files).path()));
}

#[test]
fn documents_of_schema_1() {
    let old = r#"{"id": "p/x", "platform": "p", "area": "hate_speech", "stance": "prohibits", "document": "faq", "summary": {"en": "No."}, "observed": []}"#;
    let rest = r#""platforms": [], "organizations": [], "actions": [], "responses": [], "events": [], "sources": []"#;
    let mut told = String::new();
    for version in ["1.0", "1.4", "2.0"] {
        let text = format!(r#"{{"schema_version": "{version}", {rest}, "policies": [{old}, {old}]}}"#);
        let error = load::json(&text).unwrap_err();
        assert_eq!(error.problems().len(), 1, "{error}");
        told.push_str(&format!("{error}\n"));
    }
    insta::assert_snapshot!(told);
}
