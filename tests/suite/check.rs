//! The checker: every rule with its examples, and every output format.

use std::fs;
use std::path::{Path, PathBuf};

use moderation_record::check::{CheckOptions, CheckReport, Finding, Level, RULES, check, render};
use tempfile::TempDir;

use crate::root;

/// Writes the files of an example; `//- path` starts each.
pub(crate) fn unpack(bundle: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in bundle.split("//- ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap();
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn report(folder: &Path) -> CheckReport {
    check(folder, &CheckOptions::default()).unwrap()
}

/// The report on a folder, without the name of the folder.
fn told(folder: &Path, report: &CheckReport) -> String {
    render::human(report, 100, false, None).replace(&*folder.to_string_lossy(), "DIR")
}

fn codes(report: &CheckReport) -> Vec<&'static str> {
    report.findings().iter().map(Finding::code).collect()
}

/// Rules whose examples cannot be text. They have their own tests.
const WITHOUT_EXAMPLE: [&str; 11] = [
    "citation_mismatch",
    "citation_missing",
    "citation_moved",
    "citation_not_fetched",
    "copied_sentence",
    "not_a_dataset",
    "not_utf8",
    "outside_directory",
    "too_large",
    "unreadable",
    "version",
];

#[test]
fn rules_are_sorted_and_reject_only_their_bad_example() {
    assert!(RULES.is_sorted_by_key(moderation_record::check::Rule::code), "sorted by code, without duplicates");
    let mut wrong = Vec::new();
    let mut without_example = Vec::new();
    for rule in RULES {
        assert!(rule.summary().ends_with('.') && rule.why().ends_with(['.', ')']), "{}: sentences", rule.code());
        assert!(rule.code().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'));
        if rule.bad().is_empty() {
            without_example.push(rule.code());
            continue;
        }
        let has = |bundle: &str| codes(&report(unpack(bundle).path())).contains(&rule.code());
        if !has(rule.bad()) {
            wrong.push(format!("{} does not reject its bad example", rule.code()));
        }
        if has(rule.good()) {
            wrong.push(format!("{} rejects its good example", rule.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(without_example, WITHOUT_EXAMPLE);
}

#[test]
fn bad_examples_have_helpful_findings() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/corpus/invalid/rules"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for rule in RULES.iter().filter(|rule| !rule.bad().is_empty()) {
        let folder = unpack(rule.bad());
        let mut options = CheckOptions::default();
        // The examples are short, so findings of other rules are ignored.
        options.levels = RULES.iter().filter(|other| other.code() != rule.code()).map(|other| (other.code(), Level::Allow)).collect();
        let report = check(folder.path(), &options).unwrap();
        settings.bind(|| insta::assert_snapshot!(rule.code(), told(folder.path(), &report)));
    }
}

/// Options that run only one rule, because short examples violate others.
fn asked_alone(folder: &Path, code: &str) -> CheckReport {
    let document = folder.join("dataset.json");
    let texts = folder.join("texts");
    let mut options = CheckOptions::default();
    options.levels = RULES.iter().filter(|other| other.code() != code).map(|other| (other.code(), Level::Allow)).collect();
    options.texts = texts.is_dir().then_some(texts);
    check(if document.is_file() { &document } else { folder }, &options).unwrap()
}

/// The bundles of a corpus folder: file name, rule and text of each.
fn bundles(folder: &str) -> Vec<(String, String, String)> {
    let paths = fs::read_dir(root().join("tests/corpus").join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .map(|path| {
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let code = stem.split("__").next().unwrap().to_owned();
            assert!(RULES.iter().any(|rule| rule.code() == code), "{stem}: named <code>__<case>");
            (stem, code, fs::read_to_string(path).unwrap())
        })
        .collect();
    all.sort();
    all
}

/// One snapshot for each bundle of `tests/corpus/invalid/rules`, with the number of findings that the bundle states.
#[test]
fn invalid_corpus() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/corpus/invalid/rules"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut wrong = Vec::new();
    let bundles = bundles("invalid/rules");
    for (stem, code, bundle) in &bundles {
        let folder = unpack(bundle);
        let report = asked_alone(folder.path(), code);
        let promised = bundle.lines().next().and_then(|line| line.strip_prefix("// findings: ")).and_then(|count| count.parse().ok());
        if promised != Some(report.findings().len()) {
            wrong.push(format!("{stem}: {} findings", report.findings().len()));
        }
        settings.bind(|| insta::assert_snapshot!(stem.as_str(), told(folder.path(), &report)));
        // The report fits a terminal of any width.
        for width in [1, 20, 60] {
            drop(render::human(&report, width, true, None));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing = RULES.iter().map(moderation_record::check::Rule::code).filter(|code| !bundles.iter().any(|(_, of, _)| of == code));
    let untried: Vec<&str> = WITHOUT_EXAMPLE.into_iter().filter(|code| *code != "copied_sentence").collect();
    assert_eq!(missing.collect::<Vec<_>>(), untried, "every rule with examples has a corpus case");
}

#[test]
fn valid_corpus_has_no_findings() {
    for (stem, code, bundle) in bundles("valid/rules") {
        let folder = unpack(&bundle);
        let report = asked_alone(folder.path(), &code);
        assert!(report.findings().is_empty(), "{stem}: {}", told(folder.path(), &report));
    }
}

#[test]
fn reports_keep_limits_and_state_omissions() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("sources")).unwrap();
    // Six warnings for each error, with the errors last.
    let source = |i: usize| format!("{{\"id\": \"s{i}\", \"kind\": \"news_article\", \"publisher\": \"P\", \"language\": \"en\"}}");
    let broken = |i: usize| format!("{{\"id\": \"z{i}\", \"kind\": \"news_article\", \"publisher\": \" P\", \"language\": \"en\"}}");
    let sources: Vec<String> = (0..6000).map(source).chain((0..1000).map(broken)).collect();
    let document = format!(
        "{{\"schema_version\": \"{}\", \"platforms\": [], \"organizations\": [], \"policies\": [], \"actions\": [], \"responses\": [], \"events\": [], \"sources\": [{}]}}",
        moderation_record::SCHEMA_VERSION,
        sources.join(", ")
    );
    let path = folder.path().join("d.json");
    fs::write(&path, document).unwrap();
    let mut options = CheckOptions::default();
    options.levels.insert("unused_source", Level::Warn);
    let report = check(&path, &options).unwrap();
    let (errors, all) = (report.count(Level::Deny), report.findings().len());
    assert!(errors >= 1000 && all >= 8000, "{errors} of {all}");
    let log: serde_json::Value = serde_json::from_str(&render::sarif(&report, None)).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5000);
    assert_eq!(results.iter().filter(|result| result["level"] == "error").count(), errors);
    let told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert_eq!(told, format!("{} more findings are omitted", all - 5000));
    let lines = render::github(&report, None);
    assert!(
        lines.contains(&format!("::notice::GitHub shows at most 10 errors and 10 warnings of a step beside the lines; {} more", all - 20))
    );
    assert_eq!(lines.matches("::error ").count(), errors);
    assert!(render::junit(&report, Some(7)).contains(&format!("{} more are omitted", all - 7)));
    // A short report lists errors first.
    assert_eq!(render::short(&report, Some(3)).matches(": error[").count(), 3);
}

#[test]
fn data_has_no_findings() {
    let mut options = CheckOptions::default();
    options.texts = std::env::var_os("MODERATION_RECORD_TEXTS").map(PathBuf::from);
    let report = check(&root().join("data"), &options).unwrap();
    assert!(report.findings().is_empty(), "{}", render::short(&report, None));
}
