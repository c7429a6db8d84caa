//! Data of others: their exports and sites state what their `dataset.ron` states, and nothing of this project.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use moderation_record::{Dataset, load};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::program;
use crate::export::files;
use crate::root;

/// What identifies this project. The name of the program, in small letters, is not among it.
const OURS: [&str; 9] = [
    "Moderation Record",
    "سجل الإشراف على المحتوى",
    "docs.rs/moderation-record",
    "CC-BY-4.0",
    "CC BY 4.0",
    "Creative Commons",
    "creativecommons.org",
    "opentermsarchive.org",
    "ODC-By",
];

/// The block of the README in this language below this heading.
fn snippet<'t>(readme: &'t str, heading: &str, language: &str) -> &'t str {
    let section = readme.split(heading).nth(1).unwrap();
    section.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap()
}

fn holds(content: &[u8], words: &str) -> bool {
    content.windows(words.len()).any(|window| window == words.as_bytes())
}

fn assert_nothing_of_ours(files: &BTreeMap<String, Vec<u8>>) {
    for (name, content) in files {
        for words in OURS {
            assert!(!holds(content, words), "{name} contains “{words}”");
        }
    }
}

/// Runs a line of a document in a folder, with the program under its name.
fn run(folder: &Path, line: &str) {
    let program = program().get_program().to_owned();
    let line = line.replacen("moderation-record", "\"$PROGRAM\"", 1);
    let output = Command::new("sh").current_dir(folder).args(["-ec", &line]).env("PROGRAM", program).output().unwrap();
    assert!(output.status.success(), "{line}: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}

#[test]
fn five_commands_from_an_empty_folder_to_a_site() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let folder = TempDir::new().unwrap();
    let commands = snippet(&readme, "## Your own data", "sh").replace("\\\n", " ");
    assert_eq!(commands.lines().count(), 5, "{commands}");
    for line in commands.lines() {
        run(folder.path(), line);
    }
    let made = files(folder.path());
    for name in ["site/index.html", "site/ar/index.html", "site/platforms/agora.html", "site/downloads/dataset.json"] {
        assert!(made.contains_key(name), "{name} is missing");
    }
    assert!(holds(&made["site/index.html"], "Agora"));
    assert!(holds(&made["site/index.html"], "<title>Untitled dataset – "));
    assert_nothing_of_ours(&made);
    let package: Value = serde_json::from_slice(&made["site/downloads/csv/datapackage.json"]).unwrap();
    for field in ["homepage", "version", "keywords", "contributors", "licenses", "sources"] {
        assert!(package.get(field).is_none(), "{field}");
    }
    for name in ["croissant.json", "dataset.jsonld"] {
        let set: Value = serde_json::from_slice(&made[&format!("site/downloads/{name}")]).unwrap();
        for field in ["url", "version", "license", "creator", "publisher", "keywords", "citeAs", "citation", "isBasedOn"] {
            assert!(set.get(field).is_none(), "{name}: {field}");
        }
    }
    assert!(holds(&made["site/feed.xml"], "<author><name>unknown</name></author>"));

    // With metadata, everything states theirs.
    fs::write(folder.path().join("data/dataset.ron"), snippet(&readme, "`data/dataset.ron`:", "ron")).unwrap();
    run(folder.path(), "moderation-record check data --deny warnings");
    run(folder.path(), "moderation-record fmt --check data");
    run(folder.path(), "moderation-record site --data data --out site --force --base-url https://agora.example/");
    let made = files(folder.path());
    assert_nothing_of_ours(&made);
    let metadata = load::directory(folder.path().join("data")).unwrap().metadata().unwrap().clone();
    let (title, author) = (metadata.title().en(), metadata.authors()[0].name());
    let (licence, url) = (metadata.licence().unwrap(), metadata.url().unwrap());
    let place = licence.url().unwrap();
    let arabic = metadata.title().in_language("ar").unwrap();
    for (name, words) in [
        ("index.html", &[title, author, licence.full_name(), place, url][..]),
        ("ar/index.html", &[arabic, author, place]),
        ("method.html", &[title, metadata.about()[0].en()]),
        ("platforms/agora.html", &[title, author]),
        ("downloads.html", &[title, author, url]),
        ("feed.xml", &[title, author, licence.full_name()]),
        ("ar/feed.xml", &[arabic]),
        ("downloads/dataset.json", &[title, arabic, author, place, url]),
        ("downloads/csv/datapackage.json", &[title, author, licence.name(), place, url]),
        ("downloads/croissant.json", &[title, author, place, url]),
        ("downloads/dataset.jsonld", &[title, author, place, url]),
        ("downloads/catalog.jsonld", &[title, author, place, url]),
        #[cfg(feature = "sqlite")]
        ("downloads/metadata.json", &[title, licence.full_name(), place, url]),
        #[cfg(feature = "parquet")]
        ("downloads/parquet/platforms.parquet", &[licence.name()]),
    ] {
        for words in words {
            assert!(holds(&made[&format!("site/{name}")], words), "{name} lacks “{words}”");
        }
    }
}

/// A data directory with these metadata, and what a command says of it.
fn told(metadata: &str, command: &[&str]) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("data/sources")).unwrap();
    fs::write(folder.path().join("data/dataset.ron"), metadata).unwrap();
    let output = program().current_dir(folder.path()).args(command).output().unwrap();
    (folder, String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn mistakes_in_the_metadata() {
    let mut text = String::new();
    for metadata in [
        "Metadata(\n    titel: (en: \"T\"),\n    licence: (name: \"CC0-1.0\", url: \"no address\"),\n)\n",
        "Metadata(\n    title: \"T\",\n    authors: [\"A\"],\n)\n",
        "Metadata(\n    authors: [person(\"A\")],\n)\n",
        "Dataset(\n    title: (en: \"T\"),\n)\n",
        "Metadata(title: (en: \"T \"), about: [(en: \"Write to a@example.org\")])\n",
        "Metadata(\n    title: (en: \"T\"\n",
    ] {
        let (_keep, said) = told(metadata, &["check", "data", "--format", "human", "--color", "never"]);
        text.push_str(&format!("{metadata}{said}\n"));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn metadata_are_formatted() {
    let (folder, said) = told("// Ours\nMetadata(authors: [person(\"A\")], // who\n title: (en: \"T\"))", &["fmt", "data"]);
    assert!(said.contains("1 of 1 files rewritten"), "{said}");
    let text = fs::read_to_string(folder.path().join("data/dataset.ron")).unwrap();
    assert!(text.starts_with("// Ours\nMetadata(\n") && text.contains("// who\n"), "{text}");
    assert_eq!(load::directory(folder.path().join("data")).unwrap().metadata().unwrap().authors()[0].name(), "A");
}

#[test]
fn documents_carry_metadata() {
    let read = |metadata: Option<Value>| {
        let mut document = serde_json::to_value(Dataset::empty()).unwrap();
        if let Some(metadata) = metadata {
            document["metadata"] = metadata;
        }
        load::json(&document.to_string()).map_err(|error| error.to_string())
    };
    assert!(read(None).unwrap().metadata().is_none());
    let data = read(Some(json!({"title": {"en": "T"}}))).unwrap();
    assert_eq!(data.metadata().unwrap().title().en(), "T");
    assert_eq!(load::json(&serde_json::to_string(&data).unwrap()).unwrap(), data);
    for (metadata, message) in [
        (json!(null), "invalid type: null"),
        (json!({"title": {"en": "T"}, "licence": {}}), "missing field `name`"),
        (json!({"title": {"en": "T"}, "licens": {}}), "did you mean `licence`?"),
        (json!({"title": {"en": "T"}, "url": "javascript:alert(1)"}), "not a valid web address"),
    ] {
        let error = read(Some(metadata)).unwrap_err();
        assert!(error.contains(message), "{error}");
    }
}
