//! The documents: the commands of the README run, and the tutorial of CONTRIBUTING works.

use std::fs;
use std::io::{Seek as _, Write as _};
use std::path::Path;

use moderation_record::{Area, Kind, Stance, load};

use crate::{cli::program, root};

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn readme_commands_run() {
    let readme = read("README.md");
    assert!(readme.contains("cargo run --features cli -- compare telegram tamtam"));
    assert!(readme.contains("cargo test --all-features"));
    // Commands write beside a link to the data.
    let folder = tempfile::TempDir::new().unwrap();
    #[cfg(unix)]
    let link = |name: &str| std::os::unix::fs::symlink(root().join(name), folder.path().join(name)).unwrap();
    #[cfg(not(unix))]
    let link = |name: &str| copy(&root().join(name), &folder.path().join(name));
    link("data");
    link("second_readings");
    let mut count = 0;
    // The tests of foreign data run the commands of “Your own data”.
    let (before, own) = readme.split_once("\n## Your own data\n").unwrap();
    let after = own.split_once("\n## ").unwrap().1;
    for line in before.lines().chain(after.lines()) {
        let of_cargo = ["cli", "full"].iter().find_map(|feature| line.strip_prefix(&format!("cargo run --features {feature} -- ")));
        let Some(arguments) = of_cargo.or_else(|| line.strip_prefix("moderation-record ")) else {
            continue;
        };
        // Skips commands that need a clone of an archive, which the tests of evidence cover, and `serve`, which does not end.
        if arguments.contains("--archive") || arguments.starts_with("serve") {
            continue;
        }
        let arguments = arguments.split(" #").next().unwrap().trim();
        let output = program().current_dir(folder.path()).args(arguments.split_whitespace()).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{line} prints nothing");
        count += 1;
    }
    assert!(count >= 8, "the README shows {count} commands");
}

#[test]
fn codebook_is_numbered_and_complete() {
    let text = read("CODEBOOK.md");
    let numbers: Vec<usize> = text.lines().filter_map(|line| line.strip_prefix("**")?.split_once('.')?.0.parse().ok()).collect();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    let areas = Area::ALL.iter().filter(|area| !matches!(area, Area::Other | Area::General)).map(|area| area.as_str());
    let unknown: Vec<&str> =
        areas.chain(Stance::ALL.iter().map(|stance| stance.as_str())).filter(|word| !text.contains(&format!("`{word}`"))).collect();
    assert!(unknown.is_empty(), "not in CODEBOOK.md: {unknown:?}");
    // A line of the contents names a heading and the numbers below it.
    for line in text.lines().filter(|line| line.split_once(". [").is_some_and(|(number, _)| number.parse::<u8>().is_ok())) {
        let heading = line.split_once('[').and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        let below = text.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no heading {heading}")).1;
        let below = below.split_once("\n## ").map_or(below, |(below, _)| below);
        let Some((first, last)) = line.split_once("): ").and_then(|(_, range)| range.split(',').next()?.split_once('–')) else {
            continue;
        };
        let found: Vec<&str> = below
            .lines()
            .filter_map(|line| line.strip_prefix("**")?.split_once('.').map(|(number, _)| number))
            .filter(|number| number.parse::<u8>().is_ok())
            .collect();
        assert_eq!((found.first(), found.last()), (Some(&first), Some(&last)), "{line}");
    }
}

/// The tutorial as a newcomer follows it: the program asks for what the answers name, in this order, and accepts each of
/// them. Each RON block below a line with a file name is that file in the end, and `check` finds nothing.
#[test]
fn tutorial_of_contributing() {
    let text = read("CONTRIBUTING.md");
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let (mut asks, mut named, mut written) = (None, None, Vec::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some((_, command)) = line.split_once("`moderation-record new ").filter(|(_, command)| !command.starts_with("KIND")) {
            asks = command.split_once('`').map(|(command, _)| command);
        } else if let Some(name) = line.strip_prefix("`data/").and_then(|rest| rest.strip_suffix("`:")) {
            named = Some(name);
        } else if line == "```answers" {
            let answers: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let arguments: Vec<&str> = asks.take().unwrap().split(' ').collect();
            let (_, told) = new(folder.path(), &arguments, &answers);
            let asked: Vec<&str> = told.lines().filter_map(|line| line.split_once(": ").map(|(name, _)| name)).collect();
            let mut questions = asked.iter();
            for answer in answers {
                let (name, _) = answer.split_once(':').unwrap();
                assert!(questions.any(|asked| *asked == name), "no question `{name}` in its place: {told}");
            }
            assert!(!told.contains("help:"), "an answer is refused: {told}");
        } else if line == "```ron"
            && let Some(name) = named.take()
        {
            let record: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            assert!(data.join(name).exists(), "the answers do not write {name}");
            fs::write(data.join(name), format!("{}\n", record.join("\n"))).unwrap();
            written.push(name.trim_end_matches(".ron").to_owned());
        }
    }
    for kind in [Kind::Source, Kind::Platform, Kind::Action, Kind::Response, Kind::Policy] {
        assert!(written.iter().any(|name| name.starts_with(kind.folder())), "the tutorial has no {kind}");
    }
    let after = load::directory(&data).unwrap_or_else(|error| panic!("{error}"));
    let mut added: Vec<String> = after.records().map(|record| format!("{}/{}", record.kind().folder(), record.id())).collect();
    written.sort();
    added.sort();
    assert_eq!(added, written, "an id is not the path of its file");
    for command in [&["fmt", "--check"][..], &["check"]] {
        let output = program().args(command).arg(&data).output().unwrap();
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

/// What `new` prints on standard output and standard error, with these answers.
fn new(folder: &Path, arguments: &[&str], answers: &[&str]) -> (String, String) {
    let answer = |line: &&str| line.split_once(':').map(|(_, answer)| format!("{}\n", answer.trim())).unwrap();
    let mut input = tempfile::tempfile().unwrap();
    input.write_all(answers.iter().map(answer).collect::<String>().as_bytes()).unwrap();
    input.rewind().unwrap();
    let output = program().current_dir(folder).args(["new", "--ask"]).args(arguments).stdin(input).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {told}");
    (String::from_utf8(output.stdout).unwrap(), told)
}

/// The files that the documents link to exist.
#[test]
fn linked_files_exist() {
    for document in ["README.md", "CONTRIBUTING.md", "DESIGN.md", "CODEBOOK.md"] {
        let text = read(document);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            let path = link.split('#').next().unwrap();
            assert!(path.is_empty() || path.contains("://") || root().join(path).exists(), "{document}: {link}");
        }
    }
}

#[cfg(not(unix))]
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// Sections that messages of the reader refer to.
#[test]
fn sections_named_by_messages_exist() {
    for (document, section) in [("CHANGELOG.md", "Rules with versions"), ("CONTRIBUTING.md", "Values")] {
        let found = read(document).lines().any(|line| line.trim_start_matches(['#', '-', '*', ' ']).starts_with(section));
        assert!(found, "{document} has no “{section}”");
    }
}

#[test]
fn features_and_versions_are_documented() {
    let manifest = read("Cargo.toml");
    let readme = read("README.md");
    let features = manifest.split("[features]").nth(1).unwrap().split("\n[").next().unwrap();
    for feature in features.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name) {
        if !feature.starts_with('#') && feature != "default" {
            assert!(readme.contains(&format!("| `{feature}`")), "the README does not explain the feature {feature}");
        }
    }
    assert!(read("CHANGELOG.md").contains(&format!("## {}", env!("CARGO_PKG_VERSION"))));
    let msrv = manifest.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap().trim_matches('"').to_owned();
    assert!(readme.contains(&format!("Rust {msrv}")), "the README states another MSRV");
}
