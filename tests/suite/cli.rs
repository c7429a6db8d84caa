//! The command line: what it prints for the embedded data, and how it fails.

use std::io::Read as _;
use std::process::{Command, Output, Stdio};

use moderation_record::{Kind, dataset};
use serde_json::Value;
use tempfile::TempDir;

use crate::root;

pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moderation-record"));
    command.current_dir(root()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS");
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

/// The standard output of a command that succeeds without diagnostics.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && stderr.is_empty(), "{arguments:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let mut arguments = arguments.to_vec();
    arguments.extend(["--format", "json"]);
    serde_json::from_str(&printed(&arguments)).unwrap()
}

/// The standard error of a command that cannot run.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}: diagnostics must go to standard error");
    String::from_utf8(output.stderr).unwrap()
}

macro_rules! prints {
    ($($name:ident: $($argument:literal)*;)*) => { $(
        #[test]
        fn $name() {
            insta::assert_snapshot!(printed(&[$($argument),*]));
        }
    )* };
}

prints! {
    list: "list";
    list_platforms: "list" "platforms";
    list_of_platform: "list" "--platform" "baaz";
    show_silence: "show" "tamtam/private_spaces";
    show_action: "show" "tamtam_blocks_is_channels_2019";
    compare: "compare" "telegram" "tamtam";
    compare_as_of: "compare" "telegram" "tamtam" "--as-of" "2019-12-04";
    compare_in_markdown: "compare" "element" "rocket_chat" "--area" "hate_speech" "--only-differences" "--format" "markdown";
    profile: "profile" "tamtam";
    timeline: "timeline" "--platform" "tamtam" "--from" "2019-11-29" "--to" "2019-12-04";
    timeline_without_rules: "timeline" "--platform" "tamtam" "--from" "2019-11-29" "--to" "2019-12-04" "--no-rules";
    timeline_of_rules: "timeline" "--platform" "youtube" "--from" "2019";
    rules: "rules" "youtube";
    rules_on_area: "rules" "facebook" "--area" "hate_speech" "--as-of" "2019" "--format" "markdown";
    history: "history" "facebook" "hate_speech";
    history_of_procedure: "history" "youtube" "sanctions" "--format" "markdown";
    parts: "parts" "notice";
    parts_on_area: "parts" "sanctions" "--area" "hate_speech";
    parts_withheld: "parts" "detection" "--platform" "telegram" "--platform" "element";
    search: "search" "removal" "channels" "--limit" "10";
    search_in_arabic: "search" "تیلیغـرام" "القَنوات" "--limit" "10";
    displacements: "displacements";
    latency: "latency" "--platform" "baaz";
    disputes: "disputes" "--platform" "tamtam";
    coverage: "coverage";
    cite: "cite" "tamtam/private_spaces";
    cite_in_json: "cite" "bbc_arabic_tamtam_2019" "--format" "json";
}

#[test]
fn help_of_every_command() {
    let mut text = String::new();
    // What was asked of `--help` leads to all the rest: no command is forgotten.
    let mut asked: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(command) = asked.pop() {
        let arguments: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
        let help = printed(&arguments);
        text.push_str(&format!("$ moderation-record {}\n{help}\n", arguments.join(" ")));
        let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        let names = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty() && *name != "help"));
        let below: Vec<_> = names.map(|name| [&command[..], &[name.to_owned()]].concat()).collect();
        asked.extend(below.into_iter().rev());
    }
    insta::assert_snapshot!(text);
}

#[test]
fn refusals() {
    let mut text = String::new();
    for arguments in [
        &["compare", "telegam", "tamtam"][..],
        &["compare", "signal_messenger", "tamtam"],
        &["compare", "telegram"],
        &["compare", "telegram", "telegram"],
        &["timeline", "--from", "2021", "--to", "2019"],
        &["compare", "telegram", "tamtam", "--as-of", "December 2019"],
        &["compare", "telegram", "tamtam", "--area", "terrorism"],
        &["show", "tamtam/private_space"],
        &["profile", "tamtan"],
        &["timeline", "--platform", "tamtan"],
        &["latency", "--platform", "tamtan"],
        &["disputes", "--platform", "tamtan"],
        &["rules", "youtub"],
        &["history", "facebok", "hate_speech"],
        &["history", "facebook", "hate_speach"],
        &["parts", "notise"],
        &["parts", "notice", "--platform", "facebok"],
        &["search"],
        &["cite", "bbc_arabic_tamtam_2018"],
        &["list", "platform"],
        &["list", "--data", "no/such/place"],
        &["list", "--data", "Cargo.toml"],
        &["list", "--data", "tests/corpus"],
    ] {
        text.push_str(&format!("$ moderation-record {}\n{}\n", arguments.join(" "), refused(arguments)));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_form_of_the_data_gives_the_same_output() {
    let folder = TempDir::new().unwrap();
    let document = folder.path().join("dataset.json");
    std::fs::write(&document, serde_json::to_string(dataset()).unwrap()).unwrap();
    for command in [&["compare", "telegram", "tamtam"][..], &["disputes"], &["timeline"], &["coverage"]] {
        let embedded = printed(command);
        let from = |path: &str| printed(&[command, &["--data", path]].concat());
        assert_eq!(embedded, from("data"));
        assert_eq!(embedded, from(document.to_str().unwrap()));
    }
}

#[test]
fn json_contains_the_evidence() {
    let compared = json(&["compare", "telegram", "tamtam"]);
    assert_eq!(compared["platforms"], serde_json::json!(["telegram", "tamtam"]));
    let findings: Vec<&Value> = compared["rows"].as_array().unwrap().iter().flat_map(|row| row["cells"][1].as_array().unwrap()).collect();
    assert!(findings.len() > 5);
    for finding in findings.iter().filter(|finding| finding.get("record").is_some()) {
        assert!(!finding["citations"].as_array().unwrap().is_empty(), "{finding}");
    }
    let disputes = json(&["disputes"]);
    assert_eq!(disputes.as_array().unwrap().len(), dataset().disputes().len());
    for (arguments, count) in
        [(&["timeline"][..], 0), (&["latency"], 0), (&["displacements"], 0), (&["coverage"], dataset().count(Kind::Platform))]
    {
        let answer = json(arguments);
        let rows = answer.as_array().unwrap();
        assert!(if count == 0 { rows.len() > 10 } else { rows.len() == count }, "{arguments:?}");
    }
    let rules = json(&["rules", "youtube"]);
    assert_eq!(rules.as_array().unwrap().len(), dataset().rules("youtube", None, None).len());
    assert!(rules.as_array().unwrap().iter().all(|rule| rule["topic"].is_object() && rule["standing"]["is"].is_string()));
    let notices = json(&["parts", "notice"]);
    assert!(
        notices["parts"].as_array().unwrap().iter().all(|stated| stated["part"]["part"] == "notice" && stated["last_seen"].is_string())
    );
    let history = json(&["history", "facebook", "hate_speech"]);
    let steps = history.as_array().unwrap().iter().flat_map(|rule| rule["versions"].as_array().unwrap());
    assert!(
        steps
            .flat_map(|version| version["changes"].as_array().unwrap())
            .any(|change| change["part_changed"]["facts"][0]["fact"].is_string())
    );
    let found = json(&["search", "telegram", "--limit", "3"]);
    assert_eq!((found["records"].as_array().unwrap().len(), found["records"][0]["snippet"].as_array().unwrap().len()), (3, 3));
    let turns = json(&["timeline", "--platform", "facebook"]);
    assert!(turns.as_array().unwrap().iter().any(|entry| entry["turn"]["changed"].is_string()));
    assert_eq!(json(&["show", "telegram"])["platform"]["id"], "telegram");
    assert_eq!(json(&["list", "sources"]).as_array().unwrap().len(), dataset().sources().len());
    assert_eq!(json(&["profile", "tamtam"])["answers"].as_array().unwrap().len(), 11);
    assert_eq!(json(&["cite", "tamtam/private_spaces"])[0]["id"], "bbc_arabic_tamtam_2019");
}

#[test]
fn every_record_can_be_shown_and_cited() {
    for record in dataset().records() {
        // Through the library, because a thousand processes would be slow.
        let value = serde_json::to_value(record).unwrap();
        assert_eq!(value[record.kind().as_str()]["id"], record.id());
    }
    for kind in Kind::ALL {
        let first = dataset().records().find(|record| record.kind() == *kind).unwrap();
        assert!(printed(&["show", first.id()]).contains(first.id()));
        assert!(printed(&["cite", first.id()]).contains(first.id()));
    }
}

#[test]
fn tables_fit_the_width() {
    for columns in ["60", "80", "120"] {
        for command in [
            &["compare", "telegram", "tamtam"][..],
            &["compare", "telegram", "tamtam", "facebook", "vk", "youtube"],
            &["timeline", "--platform", "tamtam"],
            &["coverage"],
            &["displacements"],
            &["disputes"],
            &["show", "tamtam"],
            &["rules", "youtube"],
            &["history", "facebook", "hate_speech"],
            &["parts", "sanctions"],
            &["search", "telegram"],
        ] {
            let output = program().env("COLUMNS", columns).args(command).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            // A long id or address is not broken.
            let words = |line: &&str| line.split_whitespace().count() > 1 || line.contains('─');
            let widest = text.lines().filter(words).max_by_key(|line| unicode_width::UnicodeWidthStr::width(*line)).unwrap();
            let width = unicode_width::UnicodeWidthStr::width(widest);
            assert!(width <= columns.parse().unwrap(), "{command:?} at {columns} is {width} wide: {widest}");
        }
    }
}

#[test]
fn hostile_text_is_escaped() {
    let folder = TempDir::new().unwrap();
    let mut document = serde_json::to_value(dataset()).unwrap();
    document["platforms"][0]["name"]["en"] = "\u{1b}[2J\u{202e}evil\u{7}".into();
    let path = folder.path().join("hostile.json");
    std::fs::write(&path, document.to_string()).unwrap();
    let text = printed(&["list", "platforms", "--color", "always", "--data", path.to_str().unwrap()]);
    assert!(text.contains("evil") && !text.contains("\u{1b}[2J") && !text.contains('\u{202e}') && !text.contains('\u{7}'));
}

#[test]
fn dangling_references_are_reported() {
    let folder = TempDir::new().unwrap();
    let mut document = serde_json::to_value(dataset()).unwrap();
    document["sources"] = serde_json::json!([]);
    let path = folder.path().join("bare.json");
    std::fs::write(&path, document.to_string()).unwrap();
    let output = run(&["cite", "tamtam", "--data", path.to_str().unwrap()]);
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("policies/tamtam/private_spaces.ron: versions/0/seen/0/evidence/0/source: no source `bbc_arabic_tamtam_2019`")
    );
}

#[test]
fn colour_options() {
    let escape = |output: Output| output.stdout.contains(&0x1b) || output.stderr.contains(&0x1b);
    assert!(!escape(run(&["list"])), "none into a pipe");
    assert!(escape(run(&["list", "--color", "always"])));
    assert!(!escape(program().env("NO_COLOR", "1").args(["show", "nothing_of_the_kind"]).output().unwrap()));
    assert!(!escape(run(&["list", "--color", "never"])));
}

#[test]
fn closed_pipe_is_success() {
    let mut child = program().args(["disputes", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn closed_standard_error() {
    let folder = TempDir::new().unwrap();
    let mut document = serde_json::to_value(dataset()).unwrap();
    document["sources"] = serde_json::json!([]);
    let path = folder.path().join("bare.json");
    std::fs::write(&path, document.to_string()).unwrap();
    // A usage error, unreadable data, and output with thousands of warnings.
    for (arguments, expected) in [
        (&["show", "nothing_of_the_kind"][..], 2),
        (&["list", "--data", "no/such/place"], 2),
        (&["list", "--no-such-option"], 2),
        (&["list", "--data", path.to_str().unwrap()], 0),
    ] {
        let mut child = program().args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(expected), "{arguments:?}");
    }
}

#[test]
fn completions_and_manual() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(printed(&["completions", shell]).contains("displacements"), "{shell}");
    }
    let manual = printed(&["man"]);
    assert!(manual.contains(".TH moderation-record 1") && manual.contains("as\\-of"));
}

#[test]
fn markdown_is_escaped() {
    let folder = TempDir::new().unwrap();
    let hostile = "A|B <img src=x> ![a](http://x.example) [b]: c `d` **e** _f_ ~~g~~ &lt; \\| \n```\n# h\n- i\n~~~\n<script>\n";
    let text = |text: &str| serde_json::json!({ "en": text });
    let document = serde_json::json!({
        "schema_version": moderation_record::SCHEMA_VERSION,
        "platforms": [
            {"id": "p", "name": text(hostile), "kind": "forum"}, {"id": "q", "name": text("# Q"), "kind": "forum"},
        ],
        "organizations": [], "policies": [], "responses": [],
        "actions": [{"id": "a", "title": text(hostile), "areas": ["hate_speech"], "platforms": ["p", "q"], "measures": ["content_removed"],
            "summary": text(hostile), "evidence": [{"source": "s"}]}],
        "events": [{"id": "e", "title": text(&format!("> {hostile}")), "kind": "attack", "summary": text(&format!("{hostile}\n`````\n")),
            "when": [{"value": "2019", "evidence": [{"source": "s"}], "note": hostile}, {"value": "2020", "evidence": [{"source": "s"}]}],
            "evidence": [{"source": "s"}]}],
        "sources": [{"id": "s", "kind": "news_article", "title": {"lang": "en", "text": hostile}, "publisher": format!("- {hostile}"), "language": "en"}],
    });
    let path = folder.path().join("d.json");
    std::fs::write(&path, document.to_string()).unwrap();
    for question in [
        &["show", "e"][..],
        &["show", "s"],
        &["list"],
        &["list", "events"],
        &["list", "platforms"],
        &["compare", "p", "q", "--area", "hate_speech"],
        &["profile", "p"],
        &["timeline"],
        &["latency"],
        &["disputes"],
        &["coverage"],
        &["displacements"],
        &["cite", "e"],
        &["search", "b"],
    ] {
        let Output { stdout, .. } = run(&[&["--data", path.to_str().unwrap()], question, &["--format", "markdown"]].concat());
        let told = String::from_utf8(stdout).unwrap();
        assert!(told.starts_with("# "), "{question:?}: {told}");
        let mut fence: Option<&str> = None;
        let mut columns = None;
        for line in told.lines() {
            let marks = &line[..line.len() - line.trim_start_matches('`').len()];
            if let Some(open) = fence {
                fence = (marks.len() < open.len() || marks != line).then_some(open);
                continue;
            }
            if marks.len() >= 3 {
                fence = Some(marks);
                continue;
            }
            // Marks that the program writes itself.
            let line = ["`moderation-record list platforms`", "`moderation-record coverage --by-area`", "`disputes`", "`show ID`"]
                .iter()
                .fold(line.to_owned(), |line, own| line.replace(own, ""));
            let bare = line.replace("<br>", "").replace("\\\\", "").replace("\\`", "").replace("\\*", "").replace("\\]", "");
            let bad = ["<", "`", "**", "](", "]:"].iter().any(|mark| bare.contains(mark));
            assert!(!bad && !line.starts_with("```") && !line.contains("~~g"), "{question:?}: {line}");
            let opened = ["- # ", "- > ", "- - ", "# # ", "# > "].iter().any(|mark| line.starts_with(mark));
            assert!(!opened && line.starts_with("# ") == (line == told.lines().next().unwrap()), "{question:?}: {line}");
            // All rows of a table have the same number of cells.
            let cells = line.starts_with('|').then(|| line.replace("\\\\", "").replace("\\|", "").matches('|').count());
            assert!(columns.is_none() || cells.is_none() || columns == cells, "{question:?}: {line}");
            columns = cells;
        }
        assert!(fence.is_none(), "{question:?}: {told}");
    }
}
