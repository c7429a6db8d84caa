//! `new` at a terminal: its questions, what it says to wrong answers, and that no answer is lost.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::check::unpack;
use crate::cli::program;

/// A source, from which the records of the tests come.
const DATA: &str = r#"//- data/sources/times_2020.ron
Source(
    id: "times_2020",
    kind: news_article,
    publisher: "Example Times",
    language: "en",
    published: "2020-05-04",
)
"#;

/// The answers for one record of each kind, in an order in which each can refer to those before.
const ANSWERS: [(&str, &str, &[&str]); 8] = [
    (
        "source",
        "post_2020",
        &[
            "news_article",
            "Channels closed",
            "Example Post",
            "A. Author, B. Author",
            "en",
            "https://post.example/channels",
            "2020-05-05",
            "printed on the page",
            "https://archive.example/post 2020-05-06",
        ],
    ),
    ("organization", "example_police", &["Example Police", "law_enforcement", "", "times_2020"]),
    ("platform", "example_chat", &["Example Chat", "messaging", "public_channel, group", "times_2020 paragraph(1)", "2015", ""]),
    ("event", "example_attack_2020", &["times_2020", "An attack", "attack", "[..2020-05-01]", "", "", "\"An attack\" in a city."]),
    (
        "action",
        "example_removals_2020",
        &[
            "times_2020 paragraph(2)",
            "Example Chat closes channels",
            "terrorist_content, hate_speech",
            "example_chat",
            "example_chat, example_police",
            "content_removed",
            "channel",
            "",
            "2020-05-02~",
            "channel about(30); account several",
            "Channels were closed after a request of the police.",
        ],
    ),
    (
        "response",
        "example_statement_2020",
        &[
            "times_2020 section(\"Statements\")",
            "Example Chat confirms the closures",
            "statement",
            "example_removals_2020",
            "example_chat",
            "example_chat",
            "2020-05-03",
            "",
            "The company confirmed the closures.",
        ],
    ),
    (
        "source",
        "example_rules",
        &[
            "platform_document",
            "",
            "Example Chat",
            "",
            "en",
            "https://chat.example/rules",
            "2020",
            "printed on the page",
            "example_chat terms_of_service",
            "",
        ],
    ),
    (
        "policy",
        "example_chat/terrorism",
        &[
            "Terrorism",
            "terrorist_content",
            "example_rules",
            "times_2020 paragraph(4)",
            "2020-05-04",
            "prohibits",
            "No praise of attacks.",
            "public_channel",
        ],
    ),
];

/// The standard output and error of `new`, with these lines as its input.
fn answered(folder: &Path, arguments: &[&str], lines: &[&str]) -> (Option<i32>, String, String) {
    let mut command = program();
    command.current_dir(folder).args(["new", "--ask"]).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in lines {
        // The program can have ended already.
        let _ = writeln!(input, "{line}");
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn answers_make_records_without_findings() {
    let folder = unpack(DATA);
    for (kind, id, answers) in ANSWERS {
        let (code, stdout, stderr) = answered(folder.path(), &[kind, id], answers);
        assert_eq!(code, Some(0), "{kind}: {stderr}");
        // No later record refers to it yet.
        let is_unused = |line: &&str| line.contains("no other record refers") || line.contains("no record cites");
        let left = stdout.lines().filter(|line| line.contains(".ron:")).find(|line| !is_unused(line));
        assert_eq!(left, None, "{kind}");
    }
    let records = ["actions/example_removals_2020", "policies/example_chat/terrorism", "platforms/example_chat", "sources/post_2020"];
    let read = |name: &str| fs::read_to_string(folder.path().join(format!("data/{name}.ron"))).unwrap();
    insta::assert_snapshot!(records.map(read).concat());
    let checked = program().current_dir(folder.path()).args(["check", "--allow", "unused_source,unused_organization"]).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn wrong_answers_are_explained_and_asked_again() {
    let folder = unpack(DATA);
    for (kind, id, answers) in &ANSWERS[1..4] {
        assert_eq!(answered(folder.path(), &[kind, id], answers).0, Some(0));
    }
    let lines = [
        "?",
        "",
        "tmies_2020",
        "times_2020 paragraf(2)",
        "times_2020 paragraph(0)",
        "times_2020 paragraph(2)",
        "See t.me/example",
        "…",
        "A title",
        "<",
        "Another title",
        "terorist_content",
        "\"terrorist_content\"",
        "[terrorist_content",
        "terrorist_content",
        "exmaple_chat",
        "example_chat, example_chat",
        "example_chat",
        "example_polise",
        "example_police, person(name: \"A. Person\")",
        "example_police",
        "removed",
        "content_removed",
        "Channel",
        "channel",
        "",
        "4 May 2020",
        "2020-05-40",
        "2020-05-04/2020-05-01",
        "2020-05-02",
        "30 channels",
        "channel 30",
        "channel exactly(30)",
        "Channels were closed.",
    ];
    let (code, stdout, stderr) = answered(folder.path(), &["action", "removals_2020"], &lines);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(stdout, "data/actions/removals_2020.ron is written\n");
    insta::assert_snapshot!(stderr);
}

/// However many answers were given before the input ended: with the others, the record is the same.
#[test]
fn answers_are_kept() {
    let (kind, id, answers) = ANSWERS[3];
    let name = format!("data/{kind}s/{id}.ron");
    let whole = unpack(DATA);
    assert_eq!(answered(whole.path(), &[kind, id], answers).0, Some(0));
    let expected = fs::read_to_string(whole.path().join(&name)).unwrap();
    for count in 0..answers.len() {
        let folder = unpack(DATA);
        let (code, stdout, stderr) = answered(folder.path(), &[kind, id], &answers[..count]);
        assert!(code == Some(2) && stdout.is_empty(), "{count}: {stdout}");
        assert!(stderr.contains("the input ends before the record is complete\n  help: the answers are kept in"), "{stderr}");
        assert!(!folder.path().join(&name).exists());
        assert_eq!(answered(folder.path(), &[kind, id], &answers[count..]).0, Some(0), "{count}");
        assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), expected);
        let left = fs::read_dir(folder.path().join("data/events")).unwrap().count();
        assert_eq!(left, 1, "the answers are deleted when the record is written");
    }
    // A field of the command takes the place of an answer.
    let folder = unpack(DATA);
    answered(folder.path(), &[kind, id], &answers[..3]);
    let (code, _, stderr) = answered(folder.path(), &[kind, id, "title=Another"], &answers[3..]);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), expected.replace("\"An attack\"", "\"Another\""));
}

/// The program is killed while it waits for the third answer.
#[test]
fn killed_program_keeps_answers() {
    let (kind, id, answers) = ANSWERS[3];
    let folder = unpack(DATA);
    let mut command = program();
    command.current_dir(folder.path()).args(["new", kind, id, "--ask"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{}\n{}", answers[0], answers[1]).unwrap();
    let questions = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(questions.map_while(Result::ok).any(|line| line.starts_with("kind: ")));
    child.kill().unwrap();
    child.wait().unwrap();
    let (code, _, stderr) = answered(folder.path(), &[kind, id], &answers[2..]);
    assert_eq!(code, Some(0), "{stderr}");
}

/// Where the answers cannot be stored, the message has them.
#[cfg(unix)]
#[test]
fn answers_that_cannot_be_stored_are_printed() {
    let (folder, elsewhere) = (unpack(DATA), TempDir::new().unwrap());
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("data/organizations")).unwrap();
    let (code, _, stderr) = answered(folder.path(), &["organization", "o"], &["The O's"]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("the answers cannot be kept") && stderr.contains(r"to go on: 'name=The O'\''s'"), "{stderr}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn file_that_holds_no_answers_is_refused() {
    let folder = unpack(&format!("{DATA}//- data/events/.e.draft\nno answers\n"));
    let (code, _, stderr) = answered(folder.path(), &["event", "e"], &[]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("these are no answers of `new`") && stderr.contains("delete it to begin anew"), "{stderr}");
}

#[cfg(feature = "evidence")]
#[test]
fn sightings_and_citations_from_an_archive() {
    use crate::evidence::{Repository, rule};
    const TEXT: &str = "# Rules\n\n## Hate\n\nNo hate. No slurs. Be kind.\n\n## Spam\n\nNo spam.\n";
    let repository = Repository::new();
    repository.commit("terms.md", TEXT, 1, "first");
    let folder = rule("terms.md", "", "");
    let data = folder.path().to_string_lossy().into_owned();
    let archive = format!("archive/terms={}", repository.path().display());
    let ask = |arguments: &[&str], lines: &[&str]| {
        answered(folder.path(), &[arguments, &["--data", &data, "--archive", &archive]].concat(), lines)
    };
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();

    // The headings and sentences are shown; the program computes the numbers. The call ends between section and norm.
    let (code, _, stderr) = ask(&["policy", "p/slurs"], &["Slurs", "hate_speech", "terms", "Haste", "Hate"]);
    assert!(code == Some(2) && stderr.contains("  Spam\n") && stderr.contains("nearest in the newest are “Hate”"), "{stderr}");
    let (code, _, stderr) = ask(&["policy", "p/slurs"], &["0", "4", "2-1", "1-2", "prohibits", "No hate and no slurs.", ""]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stderr.contains("  2  No slurs.\n") && stderr.matches("is no sentence and no range").count() == 3, "{stderr}");
    let text = read("policies/p/slurs.ron");
    assert!(text.contains("norm: [(0, 18)],") && text.contains("on: \"2020-01-01\",") && text.contains("sections: [(18, 45)],"), "{text}");

    // The cited words become a span with their digest.
    let (code, _, stderr) = ask(&["organization", "o"], &["O", "company", "", "terms \"No spam!\"", "terms \"No spam.\""]);
    assert!(code == Some(0) && stderr.contains("the words are not there"), "{stderr}");
    assert!(read("organizations/o.ron").contains("locator: span("));
    let verified = program().args(["evidence", "verify", "--data", &data, "--archive", &archive]).output().unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));

    // Without the archive there is a report, and words cannot be cited.
    let lines = ["Spam", "spam", "terms", "terms \"No spam.\"", "terms", "2020", "prohibits", "No spam.", ""];
    let (code, _, stderr) = answered(folder.path(), &["policy", "p/spam", "--data", &data], &lines);
    assert!(code == Some(0) && stderr.contains("the archive is not at hand\n  help: name it with --archive NAME=PATH"), "{stderr}");
    assert!(read("policies/p/spam.ron").contains("reported(on: \"2020\", evidence: [(source: \"terms\")])"));
}
