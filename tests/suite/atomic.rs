//! Atomic writes: interrupted runs, concurrent runs, and every state of the destination.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
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
    launched: [(value: "2016", evidence: [(source: "s")])],
)
"#;

/// All files below a folder with their bytes, and all links with their targets.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn gather(root: &Path, folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if let Ok(target) = fs::read_link(&path) {
                all.insert(path.strip_prefix(root).unwrap().display().to_string(), target.into_os_string().into_encoded_bytes());
            } else if path.is_dir() {
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

/// The exit code and the standard error of a run.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = program().current_dir(folder).args(arguments).output().unwrap();
    (status.code(), [stdout, stderr].map(|text| String::from_utf8(text).unwrap()).concat())
}

fn refused(folder: &Path, arguments: &[&str]) -> String {
    let (code, told) = run(folder, &[&["export"], arguments].concat());
    assert_eq!(code, Some(2), "{arguments:?}: {told}");
    told
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Two datasets and their exports.
fn two() -> (TempDir, [BTreeMap<String, Vec<u8>>; 2]) {
    let folder = unpack(DATA);
    let exported = |name: &str| {
        fs::write(
            folder.path().join("data/platforms/p.ron"),
            format!("Platform(\n    id: \"p\",\n    name: (en: \"{name}\"),\n    kind: forum,\n    launched: [(value: \"2016\", evidence: [(source: \"s\")])],\n)\n"),
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
fn killed_runs_leave_the_old_or_the_new_output() {
    let (folder, [first, second]) = two();
    let out = folder.path().join("out");
    let platform = folder.path().join("data/platforms/p.ron");
    // Kills the run after increasing delays, up to the length of a complete run.
    let mut outcomes = [0, 0];
    for turn in 0..50_u64 {
        let name = if turn % 2 == 0 { "Another" } else { "A platform" };
        fs::write(&platform, format!("Platform(\n    id: \"p\",\n    name: (en: \"{name}\"),\n    kind: forum,\n    launched: [(value: \"2016\", evidence: [(source: \"s\")])],\n)\n")).unwrap();
        let mut child = export(folder.path(), &["--force"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(turn * 37 % 120));
        drop(child.kill());
        child.wait().unwrap();
        let found = files(&out);
        assert!(found == first || found == second, "after {turn} runs the output is neither the old nor the new");
        outcomes[usize::from(found == second)] += 1;
    }
    // A complete run deletes the leftovers of killed runs.
    assert!(export(folder.path(), &["--force"]).status().unwrap().success());
    assert_eq!(names(folder.path()), ["data", "out"]);
    assert_eq!(files(&out), second);
}

#[test]
fn failed_runs_leave_the_old_output() {
    let (folder, [_, second]) = two();
    let out = folder.path().join("out");
    let same = |why: &str| assert_eq!(files(&out), second, "{why}");

    let told = refused(folder.path(), &["--out", "out"]);
    assert!(told.contains("out: already exists") && told.contains("--force"), "{told}");
    same("refused without --force");
    let told = refused(folder.path(), &["--out", "out", "--force", "--format", "cvs"]);
    assert!(told.contains("no form `cvs`; did you mean `csv`?"), "{told}");
    same("an unknown form");
    let told = refused(folder.path(), &["--out", "data/platforms/p.ron/out"]);
    assert!(told.contains("p.ron"), "{told}");

    // Simulates a full disk by a file size limit.
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

#[test]
fn concurrent_runs_on_one_output() {
    let (folder, [_, wanted]) = two();
    let out = folder.path().join("out");
    let (mut refused, mut wins) = (0, 0);
    for turn in 0..50_u64 {
        if turn % 3 == 0 {
            fs::remove_dir_all(&out).unwrap();
        }
        let spawned = || export(folder.path(), &["--force", "--allow-invalid"]).stderr(Stdio::piped()).spawn().unwrap();
        let first = spawned();
        std::thread::sleep(Duration::from_millis(turn * 7 % 40));
        let second = spawned();
        for child in [first, second] {
            let Output { status, stderr, .. } = child.wait_with_output().unwrap();
            let told = String::from_utf8(stderr).unwrap();
            match status.code() {
                Some(0) => wins += 1,
                Some(2) => {
                    assert!(told.contains("out: is being written by another run"), "{told}");
                    refused += 1;
                }
                other => panic!("{other:?}: {told}"),
            }
        }
        assert!(files(&out) == wanted, "turn {turn}");
        assert_eq!(names(folder.path()), ["data", "out"]);
    }
    assert!(wins >= 50 && refused > 0, "{wins} won, {refused} were refused");
}

/// Asserts that every command and option is rejected and leaves the files unchanged.
fn never(folder: &Path, data: &str, out: &str, why: &str) {
    let before = files(folder);
    for command in ["export", "site"] {
        for foreign in [&[][..], &["--replace-foreign", out]] {
            let arguments = [&[command, "--data", data, "--out", out, "--force", "--allow-invalid"], foreign].concat();
            let (code, told) = run(folder, &arguments);
            assert!(code == Some(2) && told.contains(why), "{arguments:?}: {code:?} {told}");
            assert!(files(folder) == before, "{arguments:?}");
        }
    }
}

#[test]
fn data_and_repository_are_never_replaced() {
    let folder = unpack(&DATA.replace("//- data/", "//- repo/data/"));
    let here = folder.path();
    fs::create_dir(here.join("kept")).unwrap();
    let git = Command::new("git").current_dir(here).args(["init", "-q", "--separate-git-dir", "kept/store", "repo"]).status().unwrap();
    assert!(git.success());
    symlink("repo/data", here.join("link")).unwrap();
    symlink("repo", here.join("up")).unwrap();
    symlink("repo/data/new", here.join("dangling")).unwrap();
    let is = "overlaps";
    for out in ["repo/data", "repo", "repo/data/out", "link", "up", "up/data/out", "link/events", "dangling", "repo/new/../data/out"] {
        for data in ["repo/data", "link"] {
            never(here, data, out, is);
        }
    }
    for out in ["kept", "kept/store", "kept/store/out"] {
        never(here, "repo/data", out, is);
    }
    // A document, and an unrelated repository.
    assert!(run(here, &["export", "--data", "repo/data", "--out", "json/made", "--format", "json"]).0 == Some(0));
    never(here, "json/made/dataset.json", "json/made", is);
    never(here, "json/made/dataset.json", "json", is);
    never(here, "json/made/dataset.json", "repo", "is a git repository");
    never(here, "repo/data", ".", "cannot be replaced");
    never(here, "repo/data", "repo/..", "cannot be replaced");
    // An output beside the data is allowed.
    assert!(run(here, &["export", "--data", "repo/data", "--out", "repo/out", "--format", "csv"]).0 == Some(0));
}

#[test]
fn every_state_of_an_output_folder() {
    let (folder, [_, wanted]) = two();
    let here = folder.path();
    let export_to = |out: &str, more: &[&str]| {
        let formats = "json,ndjson,csv,datapackage,croissant";
        run(here, &[&["export", "--data", "data", "--out", out, "--format", formats], more].concat())
    };
    let succeeds = |out: &str, more: &[&str]| assert_eq!(export_to(out, more).0, Some(0), "{out} {more:?}: {}", export_to(out, more).1);
    let told = |out: &str, more: &[&str], why: &str| {
        let before = files(here);
        let (code, told) = export_to(out, more);
        assert!(code == Some(2) && told.contains(why), "{out} {more:?}: {code:?} {told}");
        assert!(files(here) == before, "{out}");
    };
    succeeds("new/below/out", &[]);
    fs::create_dir(here.join("empty")).unwrap();
    told("empty", &[], "already exists");
    succeeds("empty", &["--force"]);
    // A foreign folder is replaced only if both arguments name it.
    fs::create_dir(here.join("foreign")).unwrap();
    fs::write(here.join("foreign/mine"), "mine").unwrap();
    told("foreign", &["--force"], "--replace-foreign foreign");
    told("foreign", &["--force", "--replace-foreign", "empty"], "is not the folder that --replace-foreign names");
    succeeds("foreign", &["--replace-foreign", "./foreign"]);
    assert!(files(&here.join("foreign")) == wanted);
    succeeds("foreign", &["--force"]);
    // Links are followed and kept.
    fs::create_dir(here.join("rel")).unwrap();
    symlink("rel/1", here.join("current")).unwrap();
    symlink("current", here.join("latest")).unwrap();
    succeeds("latest", &[]);
    succeeds("latest", &["--force"]);
    assert!(fs::read_link(here.join("latest")).is_ok() && fs::read_link(here.join("current")).is_ok());
    assert!(files(&here.join("rel/1")) == wanted && names(&here.join("rel")) == ["1"]);
    symlink("circle", here.join("circle")).unwrap();
    let (code, why) = export_to("circle", &["--force"]);
    assert!(code == Some(2) && why.contains("circle"), "{why}");
    fs::remove_file(here.join("circle")).unwrap();
    // Only folders are replaced.
    fs::write(here.join("file"), "mine").unwrap();
    symlink("file", here.join("to_file")).unwrap();
    for out in ["file", "to_file"] {
        told(out, &["--force"], "is not a folder");
        told(out, &["--replace-foreign", out], "is not a folder");
    }
    told("file/out", &["--force"], "file/out");
    let fifo = here.join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let (code, why) = export_to("fifo", &["--force"]);
    assert!(code == Some(2) && why.contains("is not a folder") && fifo.symlink_metadata().unwrap().file_type().is_fifo(), "{why}");
    fs::remove_file(&fifo).unwrap();
    fs::set_permissions(here.join("empty"), Permissions::from_mode(0o555)).unwrap();
    told("empty", &["--force"], "is read-only");
    fs::set_permissions(here.join("empty"), Permissions::from_mode(0o750)).unwrap();
    succeeds("empty", &["--force"]);
    assert_eq!(here.join("empty").metadata().unwrap().permissions().mode() & 0o777, 0o750);
    // The longest names that file systems allow, and longer paths.
    succeeds(&"ö".repeat(127), &[]);
    succeeds(&"ö".repeat(127), &["--force"]);
    told(&"n".repeat(256), &[], "too long");
    told(&"n/".repeat(4000), &[], "too long");
    // Leftovers of a killed run, also between the two steps of an exchange.
    fs::create_dir_all(here.join(".gone.partial/csv")).unwrap();
    fs::rename(here.join("foreign"), here.join(".gone.old")).unwrap();
    File::create(here.join(".gone.lock")).unwrap();
    told_left(here, export_to("gone", &[]));
    succeeds("gone", &["--force"]);
    assert!(names(here).iter().all(|name| !name.starts_with('.')), "{:?}", names(here));
}

/// The old output is back in its place, and so is not replaced without being asked.
fn told_left(here: &Path, (code, told): (Option<i32>, String)) {
    assert!(code == Some(2) && told.contains("already exists"), "{told}");
    assert!(here.join("gone/dataset.json").is_file());
}

#[test]
fn names_that_are_not_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = unpack(DATA);
    let name = OsStr::from_bytes(b"out\xff");
    for command in ["export", "site"] {
        let mut program = program();
        program.current_dir(folder.path()).args([command, "--data", "data", "--out"]).arg(name);
        program.args(["--force"]).stdout(Stdio::null());
        assert!(program.status().unwrap().success(), "{command}");
    }
    assert!(folder.path().join(name).join("downloads/dataset.sqlite").is_file());
}

const LOOSE: &str = "Event(id: \"e\", title: (en: \"E\"), kind: attack, summary: (en: \"S.\"), evidence: [(source: \"s\")])\n";

#[test]
fn fmt_follows_only_links_within_the_data() {
    let folder = unpack(DATA);
    let here = folder.path();
    let (data, events) = (here.join("data"), here.join("data/events"));
    fs::create_dir(&events).unwrap();
    fs::create_dir(here.join("outside")).unwrap();
    let canonical = |path: &Path| fs::read_to_string(path).unwrap().starts_with("Event(\n    id: \"e\",\n");
    // A link to a file, and a link to a link.
    fs::write(data.join(".kept"), LOOSE).unwrap();
    fs::set_permissions(data.join(".kept"), Permissions::from_mode(0o440)).unwrap();
    symlink("../.kept", events.join(".middle")).unwrap();
    symlink(".middle", events.join("e.ron")).unwrap();
    for paths in [&["data"][..], &["data/events/e.ron"], &["data/events/../events/e.ron"]] {
        fs::set_permissions(data.join(".kept"), Permissions::from_mode(0o640)).unwrap();
        fs::write(data.join(".kept"), LOOSE).unwrap();
        fs::set_permissions(data.join(".kept"), Permissions::from_mode(0o440)).unwrap();
        let (code, told) = run(here, &[&["fmt"], paths].concat());
        assert!(code == Some(0) && told.contains("1 of"), "{told}");
        assert!(canonical(&data.join(".kept")) && data.join(".kept").metadata().unwrap().permissions().mode() & 0o777 == 0o440);
        assert!(fs::read_link(events.join("e.ron")).is_ok() && fs::read_link(events.join(".middle")).is_ok());
        assert_eq!(names(&data), [".kept", "events", "organizations", "platforms", "sources"]);
    }
    // A link out of the data: of the file, or of its folder.
    fs::write(here.join("outside/e.ron"), LOOSE).unwrap();
    fs::remove_file(events.join("e.ron")).unwrap();
    symlink("../../outside/e.ron", events.join("e.ron")).unwrap();
    for paths in [&["data"][..], &["data/events/e.ron"]] {
        let (code, told) = run(here, &[&["fmt"], paths].concat());
        assert!(code == Some(2) && told.contains("leads out of the data directory"), "{told}");
    }
    fs::remove_dir_all(&events).unwrap();
    symlink("../outside", &events).unwrap();
    let (code, told) = run(here, &["fmt", "data/events/e.ron"]);
    assert!(code == Some(2) && told.contains("leads out of the data directory"), "{told}");
    assert_eq!(fs::read_to_string(here.join("outside/e.ron")).unwrap(), LOOSE);
    // A file outside any data directory is formatted in place.
    let (code, told) = run(here, &["fmt", "outside/e.ron"]);
    assert!(code == Some(0) && canonical(&here.join("outside/e.ron")), "{told}");
    // Only regular files are read.
    assert!(Command::new("mkfifo").arg(here.join("fifo.ron")).status().unwrap().success());
    symlink("nowhere", here.join("dangling.ron")).unwrap();
    for odd in ["fifo.ron", "dangling.ron", "no.ron"] {
        assert_eq!(run(here, &["fmt", odd]).0, Some(2), "{odd}");
    }
}

#[test]
fn concurrent_new_writes_one_record() {
    let folder = unpack(DATA);
    for turn in 0..10 {
        let children: Vec<_> = (0..4)
            .map(|i| {
                let title = format!("title=T{i}");
                let mut program = program();
                program.current_dir(folder.path()).args(["new", "event", &format!("e{turn}"), &title, "kind=attack", "summary=S."]);
                program.args(["--data", "data", "--no-input"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
            })
            .collect();
        let ended: Vec<Output> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        let written: Vec<usize> = (0..4).filter(|i| ended[*i].status.success()).collect();
        let [only] = written[..] else { panic!("{written:?} say that they have written it") };
        let text = fs::read_to_string(folder.path().join(format!("data/events/e{turn}.ron"))).unwrap();
        assert!(text.contains(&format!("\"T{only}\"")));
        for other in ended.iter().filter(|output| !output.status.success()) {
            let told = String::from_utf8_lossy(&other.stderr);
            assert!(other.status.code() == Some(2) && told.contains("already exists"), "{told}");
        }
    }
    assert!(names(&folder.path().join("data/events")).iter().all(|name| !name.starts_with('.')));
}

#[test]
fn new_stays_within_the_data_and_replaces_nothing() {
    let folder = unpack(DATA);
    let (here, data) = (folder.path(), folder.path().join("data"));
    fs::create_dir(here.join("outside")).unwrap();
    fs::create_dir(data.join("actions_kept")).unwrap();
    symlink("../outside", data.join("events")).unwrap();
    symlink("../gone", data.join("responses")).unwrap();
    symlink("actions_kept", data.join("actions")).unwrap();
    fs::create_dir(data.join("policies")).unwrap();
    symlink("../../outside", data.join("policies/p")).unwrap();
    let new = |kind: &str, id: &str, more: &[&str]| run(here, &[&["new", kind, id, "--data", "data", "--no-input"], more].concat());
    let event = ["title=T", "kind=attack", "summary=S."];
    for (kind, id, more) in [
        ("event", "e", &event[..]),
        ("response", "e", &["title=T", "kind=statement", "summary=S."]),
        ("policy", "p/c", &["topic=hate_speech", "stance=silent", "document=terms_of_service", "rule=S."]),
    ] {
        let (code, told) = new(kind, id, more);
        assert!(code == Some(2) && told.contains("leads out of the data directory"), "{kind}: {told}");
    }
    assert!(names(&here.join("outside")).is_empty() && !here.join("gone").exists());
    for id in ["../x", "a/../../x", "/tmp/x"] {
        assert_eq!(new("event", id, &event).0, Some(2), "{id}");
    }
    // A link to a folder within the data is followed; a link at the path of the record counts as existing.
    let action = ["title=T", "areas=hate_speech", "measures=content_removed", "summary=S."];
    let (code, told) = new("action", "a", &action);
    assert!(code == Some(0) && data.join("actions_kept/a.ron").is_file(), "{told}");
    for (name, target) in [("b", "../platforms/p.ron"), ("c", "nowhere")] {
        symlink(target, data.join(format!("actions/{name}.ron"))).unwrap();
        let (code, told) = new("action", name, &action);
        assert!(code == Some(2) && told.contains("already exists"), "{told}");
    }
    fs::create_dir(data.join("actions/d.ron")).unwrap();
    assert_eq!(new("action", "d", &action).0, Some(2));
}
