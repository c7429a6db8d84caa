//! What authors read after a mistake: one message for each, with its place and the remedy.

use moderation_record::check::{CheckOptions, check, render};
use tempfile::TempDir;

const ACTION: &str = "actions/agora_removals_2020.ron";
const SOURCE: &str = "sources/example_times_2020.ron";
const POLICY: &str = "policies/agora/reports.ron";
const PLATFORM: &str = "platforms/agora.ron";

/// A dataset without mistakes.
const FILES: &[(&str, &str)] = &[
    (
        "platforms/agora.ron",
        r#"Platform(
    id: "agora",
    name: (en: "Agora"),
    kind: messaging,
    surfaces: [public_channel, group],
    described: [(value: (en: "A messenger."), evidence: [(source: "example_times_2020")])],
)
"#,
    ),
    (
        "sources/example_times_2020.ron",
        r#"Source(
    id: "example_times_2020",
    kind: news_article,
    title: (lang: "en", text: "Messenger closes channels"),
    publisher: "Example Times",
    language: "en",
    published: "2020-05-04",
    dated_by: "printed on the page",
    url: "https://news.example/2020/05/04/channels",
)
"#,
    ),
    (
        "organizations/islamic_state.ron",
        r#"Organization(
    id: "islamic_state",
    name: (en: "Islamic State"),
    kind: designated_group,
    evidence: [(source: "example_times_2020")],
)
"#,
    ),
    (
        "actions/agora_removals_2020.ron",
        r#"Action(
    id: "agora_removals_2020",
    title: (en: "Agora closes channels"),
    areas: [terrorist_content],
    actors: [platform("agora")],
    platforms: ["agora"],
    measures: [content_removed],
    targets: [channel],
    against: ["islamic_state"],
    when: [(value: "2020-05-02~", evidence: [(source: "example_times_2020", locator: paragraph(2))])],
    figures: [
        (
            of: channel,
            reported: [
                (
                    value: about(30),
                    said_by: platform("agora"),
                    evidence: [(source: "example_times_2020", locator: paragraph(3))],
                ),
                (
                    value: more_than(50),
                    said_by: group(researchers),
                    evidence: [(source: "example_times_2020", locator: paragraph(5))],
                ),
            ],
        ),
    ],
    summary: (en: "Channels were closed on the platform after a referral."),
    evidence: [(source: "example_times_2020")],
)
"#,
    ),
    (
        "policies/agora/reports.ron",
        r#"Policy(
    id: "agora/reports",
    platform: "agora",
    title: (en: "Reports"),
    topic: procedure(reporting),
    document: kind(help_page),
    versions: [
        (
            key: "2020",
            rule: (en: "Anyone can report a channel from its menu."),
            basis: own_document,
            seen: [reported(on: "2020-05-04", evidence: [(source: "example_times_2020", locator: paragraph(7))])],
        ),
    ],
    coding: (codebook: "2", readers: [(kind: person, on: "2020-05-05")]),
)
"#,
    ),
];

/// A mistake: its name, its file, and what it replaces in the file.
type Mistake = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

#[rustfmt::skip] // one mistake a line
const MISTAKES: &[Mistake] = &[
    ("a number for a quantity", ACTION, &[("about(30)", "66000")]),
    ("a field of the version beside those of the rule", POLICY, &[("topic: procedure", r#"stance: "prohibits",
    topic: procedure"#)]),
    ("a word in quotation marks", POLICY, &[("basis: own_document", r#"stance: "prohibits",
            basis: own_document"#)]),
    ("words in quotation marks in a list", ACTION, &[("areas: [terrorist_content]", r#"areas: ["terrorist_content"]"#)]),
    ("three mistakes in one file", ACTION, &[("content_removed", "content_remove"), ("targets: [channel]", "targts: [channel]"), ("about(30)", "abut(30)")]),
    ("a misspelt word and a wrong source", ACTION, &[("content_removed", "content_remove"), ("paragraph(5)", "paragraph(5)"), (r#"(source: "example_times_2020")],
)"#, r#"(source: "exmaple_times_2020")],
)"#)]),
    ("a handle in a text", ACTION, &[("after a referral", "after a referral of @bad_handle_x and others")]),
    ("a link in a text", ACTION, &[("after a referral", "after a referral of t.me/badchannel and others")]),
    ("a tab", ACTION, &[("    title", "\ttitle")]),
    ("line ends of Windows", ACTION, &[("\n", "\r\n")]),
    ("a wrong source", ACTION, &[(r#"(source: "example_times_2020")],
)"#, r#"(source: "exampel_times_2020")],
)"#)]),
    ("a wrong platform", ACTION, &[(r#"platforms: ["agora"]"#, r#"platforms: ["agorra"]"#)]),
    ("a wrong platform as a speaker", ACTION, &[(r#"said_by: platform("agora")"#, r#"said_by: platform("agorra")"#)]),
    ("a wrong organization", ACTION, &[(r#""islamic_state""#, r#""islamic_stat""#)]),
    ("an action without areas, actors and measures", ACTION, &[("    areas: [terrorist_content],\n", ""), ("    measures: [content_removed],\n", ""), (r#"    actors: [platform("agora")],
"#, "")]),
    ("unquoted date", ACTION, &[(r#""2020-05-02~""#, "2020-05-02")]),
    ("number date", ACTION, &[(r#""2020-05-02~""#, "2020")]),
    ("iso date words", ACTION, &[(r#""2020-05-02~""#, r#""2 May 2020""#)]),
    ("text without en", ACTION, &[(r#"title: (en: "Agora closes channels")"#, r#"title: "Agora closes channels""#)]),
    ("arabic as field", ACTION, &[(r#"title: (en: "Agora closes channels")"#, r#"title: (en: "Agora closes channels", ar: "أغورا")"#)]),
    ("single id not list", ACTION, &[(r#"platforms: ["agora"]"#, r#"platforms: "agora""#)]),
    ("json colon quoted key", ACTION, &[("areas: [terrorist_content]", r#""areas": [terrorist_content]"#)]),
    ("single quotes", ACTION, &[(r#""agora_removals_2020""#, "'agora_removals_2020'")]),
    ("typographic quotes", ACTION, &[(r#""Agora closes channels""#, "“Agora closes channels”")]),
    ("equals", ACTION, &[("areas: [terr", "areas = [terr")]),
    ("claim without brackets", ACTION, &[(r#"when: [(value: "2020-05-02~", evidence: [(source: "example_times_2020", locator: paragraph(2))])]"#, r#"when: "2020-05-02""#)]),
    ("said_by text", ACTION, &[(r#"said_by: platform("agora")"#, r#"said_by: "agora""#)]),
    ("said_by name", ACTION, &[("said_by: group(researchers)", "said_by: researchers")]),
    ("locator number", ACTION, &[("paragraph(3)", "3")]),
    ("locator words", ACTION, &[("paragraph(3)", r#"paragraph("3")"#)]),
    ("percent", ACTION, &[("about(30)", "exactly(30%)")]),
    ("thousands separator", ACTION, &[("about(30)", "about(30,000)")]),
    ("decimal comma", ACTION, &[("about(30)", "about(30,5)")]),
    ("between reversed", ACTION, &[("about(30)", "between(50, 30)")]),
    ("evidence as id", ACTION, &[(r#"evidence: [(source: "example_times_2020")],
)"#, r#"evidence: ["example_times_2020"],
)"#)]),
    ("enum case", ACTION, &[("content_removed", "ContentRemoved")]),
    ("hyphen", ACTION, &[("content_removed", "content-removed")]),
    ("unknown area synonym", ACTION, &[("terrorist_content", "terrorism")]),
    ("two values one field", ACTION, &[("areas: [terrorist_content]", "areas: [terrorist_content], hate_speech")]),
    ("record name lower", ACTION, &[("Action(", "action(")]),
    ("braces", ACTION, &[("Action(\n", "Action {\n"), ("],\n)\n", "],\n}\n")]),
    ("date with slash", ACTION, &[(r#""2020-05-02~""#, r#""02/05/2020""#)]),
    ("impossible day", ACTION, &[(r#""2020-05-02~""#, r#""2020-02-30""#)]),
    ("language name", SOURCE, &[(r#"language: "en""#, r#"language: "English""#)]),
    ("country name", PLATFORM, &[("kind: messaging", r#"kind: messaging,
    country: "Germany""#)]),
    ("url bare", SOURCE, &[("https://news.example/2020/05/04/channels", "news.example/2020")]),
    ("duplicate field", ACTION, &[("areas: [terrorist_content]", "areas: [terrorist_content],\n    areas: [terrorist_content]")]),
    ("comment hash", ACTION, &[("    areas: [", "    # a remark\n    areas: [")]),
    ("missing bracket", ACTION, &[("reported: [\n", "reported: \n")]),
    ("policy version ref", ACTION, &[("measures:", r#"grounds: [policy(id: "agora/reports", version: "2021")],
    measures:"#)]),
    ("policy ref as text", ACTION, &[("measures:", r#"grounds: ["agora/reports"],
    measures:"#)]),
    ("event ref", ACTION, &[("measures:", r#"trigger: [event("attack_in_x")],
    measures:"#)]),
    ("none", ACTION, &[("about(30)", "None")]),
    ("id with hyphen", ACTION, &[(r#""agora_removals_2020""#, r#""agora-removals-2020""#)]),
    ("id differs", ACTION, &[(r#""agora_removals_2020""#, r#""agora_removal_2020""#)]),
    ("missing closing quote", ACTION, &[(r#""Agora closes channels""#, r#""Agora closes channels"#)]),
    ("topic bare", POLICY, &[("procedure(reporting)", "reporting")]),
    ("topic wrong", POLICY, &[("procedure(reporting)", "content(reporting)")]),
    ("document bare", POLICY, &[("kind(help_page)", "help_page")]),
    ("seen without wrapper", POLICY, &[(r#"reported(on: "2020-05-04", evidence: [(source: "example_times_2020", locator: paragraph(7))])"#, r#"(on: "2020-05-04", evidence: [(source: "example_times_2020")])"#)]),
    ("digest short", ACTION, &[("locator: paragraph(3)", r#"locator: span(1, 2), digest: "abc""#)]),
    ("no id", ACTION, &[(r#"    id: "agora_removals_2020",
"#, "")]),
];

/// The findings of the dataset with changes to a file.
fn findings(file: &str, changes: &[(&str, &str)]) -> String {
    let folder = TempDir::new().unwrap();
    for (path, text) in FILES {
        let mut text = (*text).to_owned();
        if *path == file {
            for (from, to) in changes {
                assert!(text.contains(from), "{file} does not contain {from}");
                text = if *from == "\n" { text.replace(from, to) } else { text.replacen(from, to, 1) };
            }
        }
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let report = check(folder.path(), &CheckOptions::default()).unwrap();
    render::human(&report, 120, false, None).replace(&*folder.path().to_string_lossy(), "DIR")
}

#[test]
fn messages_of_mistakes() {
    assert_eq!(findings("", &[]), "5 records checked: no findings\n");
    let all: Vec<String> = MISTAKES.iter().map(|(name, file, changes)| format!("# {name}\n\n{}", findings(file, changes))).collect();
    insta::assert_snapshot!(all.join("\n"));
}

/// Several mistakes in one file, each of which alone would stop the parser, have one finding each.
#[test]
fn all_mistakes_of_a_file_are_found_at_once() {
    let changes: Vec<(&str, &str)> = vec![
        ("\"Agora closes channels\"", "“Agora closes channels”"),
        ("areas: ", "aeras: "),
        ("platform(\"agora\")],", "\"agora\"],"),
        ("content_removed", "content-removed"),
        ("\"2020-05-02~\"", "\"2 May 2020\""),
        ("about(30)", "30"),
        ("group(researchers)", "researchers"),
        ("paragraph(5)", "5"),
        ("evidence: [(source: \"example_times_2020\")],\n)", "evidence: [(source: \"exmaple_times_2020\")],\n)"),
    ];
    let found = findings(ACTION, &changes);
    assert!(found.ends_with("5 records checked: 9 errors\n"), "{found}");
}
