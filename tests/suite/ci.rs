//! `check`, `fmt` and `new` in scripts: exit codes and files.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use moderation_record::check::{RULES, render};
use moderation_record::{Kind, dataset};
use serde_json::Value;
use tempfile::TempDir;

use crate::check::unpack;
use crate::cli::program;
use crate::root;

/// A dataset without findings.
const GOOD: &str = r#"//- data/organizations/o.ron
Organization(
    id: "o",
    name: (en: "O"),
    kind: company,
    owners: [(value: organization("o"), evidence: [(source: "s")])],
    evidence: [(source: "s")],
)
//- data/sources/s.ron
Source(
    id: "s",
    kind: news_article,
    title: (lang: "ar", text: "تقرير: 100%، وغيره"),
    publisher: "Example Times",
    language: "ar",
)
"#;

/// A wrong source id after Arabic text on the same line, and an unused source.
const BAD: &str = r#"//- data/organizations/o.ron
Organization(
    id: "o",
    name: (en: "O"),
    kind: company,
    owners: [(value: organization("o"), evidence: [(source: "s")])],
    evidence: [(source: "s", locator: section("تقرير")), (source: "exmaple_times")],
)
//- data/sources/example_times.ron
Source(
    id: "example_times",
    kind: news_article,
    title: (lang: "ar", text: "تقرير: 100%، وغيره"),
    publisher: "Example Times",
    language: "ar",
)
//- data/sources/s.ron
Source(
    id: "s",
    kind: news_article,
    publisher: "Example Times",
    language: "en",
)
"#;

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    told(program().current_dir(folder).args(arguments).output().unwrap())
}

fn told(output: Output) -> (Option<i32>, String, String) {
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Runs a command and returns its exit code and output.
fn exits(folder: &TempDir, arguments: &[&str]) -> i32 {
    let (code, stdout, stderr) = run(folder.path(), arguments);
    let code = code.unwrap_or_else(|| panic!("{arguments:?} was killed"));
    assert_eq!(stderr.is_empty(), code != 2, "{arguments:?}: {stderr}");
    assert!(code != 2 || stdout.is_empty(), "{arguments:?}: {stdout}");
    code
}

/// The standard output of a command with this exit code.
fn printed(folder: &TempDir, code: i32, arguments: &[&str]) -> String {
    let (exit, stdout, stderr) = run(folder.path(), arguments);
    assert_eq!(exit, Some(code), "{arguments:?}: {stdout}{stderr}");
    stdout
}

/// The standard error of a command that cannot run.
fn refused(folder: &TempDir, arguments: &[&str]) -> String {
    let (exit, stdout, stderr) = run(folder.path(), arguments);
    assert!(exit == Some(2) && stdout.is_empty(), "{arguments:?}: {stdout}");
    stderr
}

#[test]
fn exit_codes_of_check() {
    let (good, bad) = (unpack(GOOD), unpack(BAD));
    assert_eq!(exits(&good, &["check"]), 0);
    assert_eq!(exits(&good, &["check", "data"]), 0);
    assert_eq!(exits(&good, &["check", "--data", "data"]), 0);
    assert_eq!(exits(&bad, &["check"]), 1);
    for arguments in [
        &["check", "nowhere"][..],
        &["check", "--texts", "nowhere"],
        &["check", "--format", "xml"],
        &["check", "--max-findings", "-1"],
        &["check", "--changed-since", "HEAD", "data/sources/s.ron"],
    ] {
        assert_eq!(exits(&good, arguments), 2, "{arguments:?}");
    }
    assert!(refused(&good, &["check", "nowhere"]).contains("nowhere: no such file or directory\n  help: "));
    let empty = TempDir::new().unwrap();
    assert!(refused(&empty, &["check"]).contains("no directory `data` here"));
}

#[test]
fn severity_options() {
    let bad = unpack(BAD);
    let short = |arguments: &[&str], code| printed(&bad, code, &[&["check", "--format", "short"], arguments].concat());
    assert!(short(&[], 1).contains("error[dangling_reference]"));
    assert!(short(&["--warn", "dangling_reference,unused_source,unused_organization"], 0).contains("warning["));
    assert!(!short(&["--allow", "unused_source"], 1).contains("unused_source"));
    assert!(short(&["--warn", "unused_source", "--deny", "form"], 1).contains("warning[unused_source]"));
    // `--allow` of a rule takes precedence over `--deny warnings`.
    assert!(!short(&["--allow", "unused_source", "--deny", "warnings"], 1).contains("unused_source"));
    for option in ["--deny", "--warn", "--allow", "--explain"] {
        let told = refused(&bad, &["check", option, "dangling_referense"]);
        assert!(told.contains("no rule `dangling_referense`; did you mean `dangling_reference`?"), "{told}");
    }
    assert!(refused(&bad, &["check", "--warn", "warnings"]).contains("no rule `warnings`"));
}

#[test]
fn limit_of_findings() {
    let bad = unpack(BAD);
    let all = printed(&bad, 1, &["check", "--format", "short"]).lines().count();
    assert!(all > 1);
    let one = printed(&bad, 1, &["check", "--format", "short", "--max-findings", "1"]);
    assert_eq!(one.lines().count(), 2);
    assert!(one.ends_with(&format!("… and {} more\n", all - 1)));
    let none: Value = serde_json::from_str(&printed(&bad, 1, &["check", "--format", "json", "--max-findings", "0"])).unwrap();
    assert_eq!((&none["left_out"], &none["findings"]), (&all.into(), &Value::Array(Vec::new())));
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = TempDir::new().unwrap();
    let list = printed(&folder, 0, &["check", "--list-rules"]);
    for rule in RULES {
        assert!(list.contains(rule.code()));
        let explained = printed(&folder, 0, &["check", "--explain", rule.code()]);
        assert!(explained.contains(rule.why()) && explained.contains(&format!("allow({})", rule.code())) | rule.bad().is_empty());
    }
}

#[test]
fn output_formats() {
    let bad = unpack(BAD);
    let told = |format| printed(&bad, 1, &["check", "--format", format]);
    let json: Value = serde_json::from_str(&told("json")).unwrap();
    assert!(jsonschema::draft202012::new(&render::json_schema()).unwrap().is_valid(&json), "{json}");
    let findings = json["findings"].as_array().unwrap();
    assert!(!findings.is_empty());

    let sarif: Value = serde_json::from_str(&told("sarif")).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    for (result, finding) in results.iter().zip(findings) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], finding["code"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], finding["file"]);
        assert_eq!(place["region"]["startColumn"], finding["span"]["start"]["column"]);
    }

    let junit = told("junit");
    assert_eq!(junit.matches("<testcase ").count(), findings.len());
    assert_eq!(told("short").lines().count(), findings.len());
    assert_eq!(told("github").matches("::error file=data/").count(), findings.iter().filter(|one| one["level"] == "error").count());
    assert!(told("human").contains("error[dangling_reference]"));
}

#[test]
fn workflow_commands_are_escaped() {
    // An unescaped comma or colon would end a property, and a line break the command.
    let odd = unpack(
        "//- data/sources/a,b:c%d.ron\nSource(\n    id: \"x\",\n    kind: news_article,\n    publisher: \"P\",\n    language: \"en\",\n)\n",
    );
    let told = printed(&odd, 1, &["check", "--format", "github"]);
    let commands: Vec<&str> = told.lines().filter(|line| line.starts_with("::")).collect();
    assert!(!commands.is_empty(), "{told}");
    for command in commands {
        assert!(command.starts_with("::error file=data/sources/a%2Cb%3Ac%25d.ron,line="), "{command}");
        assert!(command.contains("%0A"), "message and remedy are two lines: {command}");
    }
}

#[test]
fn paths_do_not_depend_on_the_argument() {
    let bad = unpack(BAD);
    let expected = printed(&bad, 1, &["check", "data", "--format", "json"]);
    assert_eq!(printed(&bad, 1, &["check", "./data/", "--format", "json"]), expected);
}

#[test]
fn check_of_a_document() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("dataset.json"), serde_json::to_string_pretty(dataset()).unwrap()).unwrap();
    assert!(printed(&folder, 0, &["check", "dataset.json"]).contains("no findings"));
    let mut broken = serde_json::to_value(dataset()).unwrap();
    let organizations = broken["organizations"].as_array_mut().unwrap();
    let cites = organizations.iter_mut().find(|organization| organization["evidence"].is_array()).unwrap();
    cites["evidence"][0]["source"] = "no_such_source".into();
    fs::write(folder.path().join("broken.json"), broken.to_string()).unwrap();
    assert!(printed(&folder, 1, &["check", "broken.json", "--format", "short"]).contains("no source `no_such_source`"));
    assert!(refused(&folder, &["check", "dataset.json", "--changed-since", "HEAD"]).contains("a document is one file"));
}

#[test]
fn closed_pipe_keeps_the_exit_code() {
    let closed = |folder: &TempDir, arguments: &[&str]| {
        let mut child = program().current_dir(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        told(child.wait_with_output().unwrap())
    };
    assert_eq!(closed(&unpack(GOOD), &["check"]), (Some(0), String::new(), String::new()));
    // A closed pipe does not change the result.
    assert_eq!(closed(&unpack(BAD), &["check"]), (Some(1), String::new(), String::new()));
    let mut child = program().args(["check", "--list-rules"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 4];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert!(child.wait().unwrap().success());
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]);
    let ran = command.args(arguments).env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE").output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

/// An unused source, and an organization whose source is missing.
fn source(id: &str) -> String {
    format!("Source(\n    id: \"{id}\",\n    kind: news_article,\n    publisher: \"P\",\n    language: \"en\",\n)\n")
}

fn organization(id: &str, source: &str) -> String {
    format!("Organization(\n    id: \"{id}\",\n    name: (en: \"O\"),\n    kind: company,\n    evidence: [(source: \"{source}\")],\n)\n")
}

#[test]
fn changed_since_reports_changes_and_their_referrers() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for id in ["gone", "moved", "quiet"] {
        write(&format!("sources/{id}.ron"), &source(id));
    }
    for (id, source) in [("refers", "gone"), ("follows", "moved"), ("old", "never_there"), ("same", "quiet")] {
        write(&format!("organizations/{id}.ron"), &organization(id, source));
    }
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "first"]);
    let since = |revision: &str, code: i32| {
        let text = printed(&folder, code, &["check", "--format", "json", "--allow", "unused_organization", "--changed-since", revision]);
        let document: Value = serde_json::from_str(&text).unwrap();
        let findings = document["findings"].as_array().unwrap();
        let mut found: Vec<String> =
            findings.iter().map(|one| format!("{} {}", one["record"].as_str().unwrap(), one["code"].as_str().unwrap())).collect();
        found.dedup();
        found
    };
    assert_eq!(since("HEAD", 0), [""; 0], "nothing has changed, and the old error is not reported");

    // A deleted record is reported where it is referenced.
    fs::remove_file(folder.path().join("data/sources/gone.ron")).unwrap();
    assert_eq!(since("HEAD", 1), ["organization:refers dangling_reference"]);

    // A renamed record is a deleted and a new one.
    git(folder.path(), &["mv", "data/sources/moved.ron", "data/sources/elsewhere.ron"]);
    write("sources/elsewhere.ron", &source("elsewhere"));
    let renamed = ["organization:follows dangling_reference", "organization:refers dangling_reference", "source:elsewhere unused_source"];
    assert_eq!(since("HEAD", 1), renamed);

    // An untracked file is new; an ignored file is not.
    git(folder.path(), &["add", "--all", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "second"]);
    write("organizations/untracked.ron", &organization("untracked", "nowhere"));
    assert_eq!(since("HEAD", 1), ["organization:untracked dangling_reference"]);
    assert_eq!(since("HEAD~1", 1).len(), 4, "committed and not committed");
    git(folder.path(), &["tag", "v1"]);
    assert_eq!(since("v1", 1), since("HEAD", 1));

    // As in a git hook, which sets paths in the environment.
    let ran = program()
        .current_dir(folder.path())
        .env("GIT_DIR", ".git")
        .env("GIT_INDEX_FILE", ".git/index")
        .args(["check", "--format", "short", "--changed-since", "HEAD", "--allow", "unused_organization"])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));

    // An invalid revision is an error and has no effect.
    for revision in ["no-such-revision", "--output=written", "--help", "", "data", "HEAD -- ."] {
        let told = refused(&folder, &["check", &format!("--changed-since={revision}")]);
        assert!(told.contains(&format!("since `{revision}`: it is not a commit, branch or tag of this repository")), "{told}");
    }
    assert!(!folder.path().join("written").exists() && !folder.path().join("data/written").exists());
    let without = unpack(GOOD);
    let told = refused(&without, &["check", "--changed-since", "HEAD"]);
    assert!(told.contains("is not in a git repository"), "{told}");
}

#[test]
fn fmt_reports_and_rewrites() {
    let folder = unpack(GOOD);
    let file = folder.path().join("data/sources/s.ron");
    let canonical = fs::read_to_string(&file).unwrap();
    assert_eq!(printed(&folder, 0, &["fmt", "--check"]), "0 of 2 files not canonical\n");
    fs::write(&file, canonical.replace("    ", "\t")).unwrap();
    assert_eq!(printed(&folder, 1, &["fmt", "--check"]), "data/sources/s.ron is not canonical\n1 of 2 files not canonical\n");
    assert_eq!(fs::read_to_string(&file).unwrap(), canonical.replace("    ", "\t"));
    assert_eq!(printed(&folder, 1, &["fmt", "--check", "data/sources/s.ron"]).lines().count(), 2);
    assert_eq!(printed(&folder, 0, &["fmt", "--check", "data/organizations/o.ron"]), "0 of 1 files not canonical\n");
    // An unreadable file does not hide others.
    fs::write(folder.path().join("data/sources/broken.ron"), "Source(").unwrap();
    let told = refused(&folder, &["fmt", "--check"]);
    assert!(told.contains("data/sources/broken.ron:1:7: ") && told.contains("data/sources/s.ron is not canonical"), "{told}");
    let told = refused(&folder, &["fmt"]);
    assert!(told.contains("data/sources/s.ron is rewritten"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), canonical);
    assert_eq!(fs::read_to_string(folder.path().join("data/sources/broken.ron")).unwrap(), "Source(");
    assert!(refused(&folder, &["fmt", "data/nothing.ron"]).contains("data/nothing.ron"));
}

/// Files are written atomically, even if the program is killed.
#[cfg(unix)]
#[test]
fn fmt_writes_atomically() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = unpack(GOOD);
    let sources = folder.path().join("data/sources");
    let file = sources.join("s.ron");
    let before = fs::read_to_string(&file).unwrap().replace("    ", "\t");
    fs::write(&file, &before).unwrap();
    let left = || fs::read_dir(&sources).unwrap().count();

    // The file size limit is 0: first the program is killed by the signal, then the write fails.
    for (shell, code) in [("ulimit -f 0; exec \"$0\" fmt", None), ("ulimit -f 0; trap '' XFSZ; exec \"$0\" fmt", Some(2))] {
        let mut command = Command::new("sh");
        let ran = command.args(["-c", shell, env!("CARGO_BIN_EXE_moderation-record")]).current_dir(&folder).output().unwrap();
        assert_eq!(ran.status.code(), code, "{shell}: {}", String::from_utf8_lossy(&ran.stderr));
        assert_eq!(fs::read_to_string(&file).unwrap(), before, "{shell}");
    }
    // The leftover of the killed run is not a record, and the next run deletes it.
    assert_eq!(left(), 1);

    fs::set_permissions(&sources, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser ignores permissions.
    let forbidden = fs::write(sources.join(".probe"), "").is_err();
    let (code, _, stderr) = run(folder.path(), &["fmt"]);
    fs::set_permissions(&sources, fs::Permissions::from_mode(0o755)).unwrap();
    if forbidden {
        assert!(code == Some(2) && stderr.contains("data/sources/s.ron: "), "{stderr}");
        assert_eq!((fs::read_to_string(&file).unwrap(), left()), (before, 1));
    }

    // The permissions of the file are kept.
    fs::write(&file, "Source(id: \"s\", kind: news_article, publisher: \"P\", language: \"en\")").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(run(folder.path(), &["fmt"]).0, Some(0));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

/// The minimal arguments for a record of each kind.
const LEAST: [(Kind, &str, &[&str]); 7] = [
    (Kind::Source, "s", &["kind=news_article", "publisher=Example, \"Times\"", "language=ar", "published=2020-05-04"]),
    (Kind::Organization, "o", &["kind=company", "name=O"]),
    (Kind::Platform, "p", &["kind=messaging", "name=P"]),
    (Kind::Event, "e", &["kind=attack", "title=An attack", "when=2020-05-02~"]),
    (Kind::Action, "a", &["areas=terrorist_content", "measures=content_removed", "platforms=p", "when=2020-05-03"]),
    (Kind::Response, "r", &["kind=statement", "to=[action(\"a\")]", "by=[platform(\"p\")]", "platforms=p"]),
    (Kind::Policy, "p/c", &["topic=terrorist_content", "stance=prohibits", "document=terms_of_service", "on=2020-05-04"]),
];

#[test]
fn new_writes_a_record_of_each_kind() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    for (kind, id, fields) in LEAST {
        let mut arguments = vec!["new", kind.as_str(), id, "--no-input"];
        if kind != Kind::Source {
            arguments.extend(["--source", "s"]);
        }
        arguments.extend(fields);
        let told = printed(&folder, 0, &arguments);
        let name = format!("data/{}/{id}.ron", kind.folder());
        let text = fs::read_to_string(folder.path().join(&name)).unwrap();
        assert!(told.starts_with(&format!("{name} is written\n")), "{told}");
        assert_eq!(told.contains("`…` is a placeholder"), text.contains('…'), "{told}{text}");
        // An existing record is not overwritten.
        assert!(refused(&folder, &arguments).contains("already exists"));
        assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), text);
    }
    assert!(fs::read_to_string(folder.path().join("data/sources/s.ron")).unwrap().contains(r#"publisher: "Example, \"Times\"","#));
    // Each record can be read and is in canonical form.
    assert_eq!(printed(&folder, 0, &["fmt", "--check"]), "0 of 7 files not canonical\n");
    let left = printed(&folder, 1, &["check", "--format", "short"]);
    assert!(left.contains("[placeholder_text]") && !left.contains("[form]"), "{left}");
}

#[test]
fn new_rejects_invalid_records() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let told = |arguments: &[&str]| refused(&folder, &[&["new", "--no-input"], arguments].concat());
    assert!(told(&["event", "e", "titel=E"]).contains("an event has no field `titel`; did you mean `title`?\n  help: its fields are "));
    assert!(told(&["source", "s"]).contains("a source needs `kind`"));
    assert!(told(&["event", "e", "kind=atack"]).contains("did you mean `attack`?"));
    assert!(told(&["event", "e", "title"]).contains("not of the form field=value"));
    assert!(told(&["event", "e", "kind=attack", "title=A", "title=B"]).contains("`title` is given twice"));
    assert!(told(&["event", "e", "kind=attack", "when=May 2020"]).contains("\"May 2020\" is not a date\n  help: write `\"2020-05\"`"));
    assert!(told(&["event", "e", "kind=attack", "when=[(value: "]).contains("do not match\n  help: close each one"));
    assert!(told(&["evnt", "e"]).contains("'event'"));
    for id in ["Bad-Id", "../../evil", "a/b/c", "", "/tmp/evil", "e e", "e\"), x: (\""] {
        assert!(told(&["event", id, "kind=attack"]).contains("this would be no record"), "{id}");
    }
    assert!(told(&["policy", "clause", "topic=other", "stance=prohibits", "document=faq"]).contains("this would be no record"));
    let files = fs::read_dir(folder.path().join("data")).unwrap().count();
    assert!(files == 0 && !root().join("evil.ron").exists() && fs::read_dir(folder.path()).unwrap().count() == 1);
}

#[test]
fn deletions_are_reported_and_the_repository_runs_nothing() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("sub/data ünï");
    let write = |name: &str, text: &str| {
        fs::create_dir_all(data.join(name).parent().unwrap()).unwrap();
        fs::write(data.join(name), text).unwrap();
    };
    write("sources/s.ron", &source("s"));
    write("sources/old.ron", &source("old"));
    write("organizations/o.ron", &organization("o", "s"));
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "first"]);
    let sprung = folder.path().join("sprung");
    let trap = format!("touch '{}'; false", sprung.display());
    for key in ["core.fsmonitor", "diff.external", "core.pager", "alias.log", "alias.ls-tree"] {
        git(folder.path(), &["config", key, &trap]);
    }
    drop(fs::remove_file(&sprung));
    let beside = folder.path().join("beside");
    git(folder.path(), &["-c", "core.fsmonitor=false", "worktree", "add", "-q", &beside.to_string_lossy()]);
    drop(fs::remove_file(&sprung));
    for data in [data.clone(), beside.join("sub/data ünï")] {
        fs::remove_file(data.join("organizations/o.ron")).unwrap();
        let ran = program().args(["check", "--format", "short", "--changed-since", "HEAD"]).arg(&data).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(told.contains("s.ron:2:9: error[unused_source]"), "{told} {}", String::from_utf8_lossy(&ran.stderr));
        assert!(!told.contains("old.ron"), "old findings are not reported: {told}");
    }
    assert!(!sprung.exists(), "the repository ran a program");
}
