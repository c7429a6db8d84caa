//! Mutants of real files. Reading, checking and formatting them never
//! panics or hangs, and mutants that can be read keep the invariants.

use std::collections::HashSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use moderation_record::check::{CheckOptions, CheckReport, check, render};
use moderation_record::schema::files;
use moderation_record::{Dataset, SCHEMA_VERSION, load};
use tempfile::TempDir;

use crate::root;

/// A deterministic random generator (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below.max(1)
    }

    fn one_of<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.roll(of.len())]
    }
}

/// Insertions between the words of a file.
const ODD: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "#",
    "/",
    "//",
    "// allow(placeholder_text): why\n",
    "/*",
    "*/",
    "/* c */",
    "/* /* c */ */",
    "// c\n",
    "\r\n",
    "\r",
    "\n",
    "\t",
    "\u{b}",
    "\u{85}",
    "\u{a0}",
    "\u{200e}",
    "\u{200f}",
    "\u{202e}",
    "\u{2028}",
    "\u{2066}",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "🙂",
    "هجوم",
    "e\u{301}",
    "r\"",
    "r#\"x\"#",
    "b\"x\"",
    "r#kind",
    "\\u{202e}",
    "\\x41",
    "\\\n",
    "None",
    "Some(",
    "()",
    "whole",
    "exactly(1)",
    "about(0.0001)",
    "-1",
    "1e999",
    "99999999999999999999",
    "0x1f",
    "1_000",
    "NaN",
    "\"…\"",
    "\"\"",
    "\" \"",
    "\"t.me/x\"",
    "\"2019-11-31\"",
    "\"0000\"",
    "\"9999/..\"",
    "person(name: \"N\", role: expert)",
    "span(4294967295, 4294967296)",
    "paragraph(0)",
    "#![enable(unwrap_newtypes)]",
    "true",
    "null",
    "\"\\ud83d\"",
    "{\"a\":",
];

/// Splits a text into words, strings, blanks and marks.
fn tokens(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            c if c.is_alphanumeric() => rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        all.push(&rest[..length]);
        rest = &rest[length..];
    }
    all
}

fn mutate(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut text = text.to_owned();
    for _ in 0..=dice.roll(3) {
        let mut parts = tokens(&text);
        let at = dice.roll(parts.len() + 1).min(parts.len().saturating_sub(1));
        let other = dice.roll(parts.len());
        match dice.roll(9) {
            _ if parts.is_empty() => return Vec::new(),
            0 => drop(parts.remove(at)),
            1 => parts.insert(at, parts[other]),
            2 => parts.swap(at, other),
            3..=5 => parts.insert(at, dice.one_of(ODD)),
            6 => parts[at] = dice.one_of(ODD),
            7 if dice.roll(4) == 0 => parts.truncate(at),
            7 => {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                let (a, b) = (dice.roll(lines.len()), dice.roll(lines.len()));
                lines.swap(a, b);
                text = lines.concat();
                continue;
            }
            _ => {
                let mut bytes = text.into_bytes();
                let at = dice.roll(bytes.len());
                bytes[at] ^= 1 << dice.roll(8);
                match String::from_utf8(bytes) {
                    Ok(flipped) => text = flipped,
                    Err(no_text) => return no_text.into_bytes(),
                }
                continue;
            }
        }
        text = parts.concat();
    }
    text.into_bytes()
}

/// All records of the data and of the corpus: path within the directory, and text.
fn originals() -> Vec<(PathBuf, String)> {
    let data = root().join("data");
    let (files, _) = load::files(&data);
    files.into_iter().map(|file| (file.strip_prefix(&data).unwrap().to_owned(), fs::read_to_string(&file).unwrap())).collect()
}

fn write(folder: &Path, path: &Path, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn render_all(report: &CheckReport) -> usize {
    render::human(report, 60, true, Some(50)).len()
        + render::short(report, None).len()
        + render::json(report, None).len()
        + render::github(report, None).len()
        + render::sarif(report, Some(50)).len()
        + render::junit(report, None).len()
}

/// Formats a mutant and asserts that the result is canonical; `None` if it is rejected.
fn formatted(path: &Path, bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let began = Instant::now();
    let canonical = catch_unwind(|| load::format(path, text)).unwrap_or_else(|_| panic!("{}: a panic over\n{text}", path.display()));
    assert!(began.elapsed() < Duration::from_secs(5), "{} took {:?}: \n{text}", path.display(), began.elapsed());
    let canonical = canonical.ok()?;
    match load::format(path, &canonical) {
        Ok(again) => assert_eq!(again, canonical, "of\n{text}"),
        Err(error) => panic!("{error}:\n{canonical}\nof\n{text}"),
    }
    Some(canonical)
}

/// The kind and id at the start of a canonical text, ignoring comments: `Event(`, `    id: "e",`.
fn name(canonical: &str) -> Vec<&str> {
    canonical.lines().map(str::trim_start).filter(|line| line.ends_with('(') || line.starts_with("id: ")).take(2).collect()
}

fn loaded(folder: &TempDir) -> Dataset {
    load::directory(folder.path()).unwrap_or_else(|error| panic!("{error}"))
}

/// Tests a mutant of every record that `take` selects. Returns the number of mutants and of those that can be read.
fn generation(originals: &[(PathBuf, String)], dice: &mut Dice, take: usize) -> (usize, usize) {
    let (all, as_is, canonical) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut names = HashSet::new();
    let mut made = 0;
    for (path, text) in originals {
        if dice.roll(take) > 0 {
            continue;
        }
        made += 1;
        let mutant = mutate(text, dice);
        write(all.path(), path, &mutant);
        if let Some(form) = formatted(path, &mutant)
            && names.insert(name(&form).concat())
        {
            write(as_is.path(), path, &mutant);
            write(canonical.path(), path, form.as_bytes());
        }
    }
    let report = check(all.path(), &CheckOptions::default()).unwrap();
    assert!(render_all(&report) > 0);
    // Of a file with other problems, a repaired copy is checked, in which a value can stand elsewhere.
    let is_whole = |file: &Path| !report.findings().iter().any(|other| other.file() == file && matches!(other.code(), "form" | "syntax"));
    for finding in report.findings().iter().filter(|finding| finding.code() == "placeholder_text" && is_whole(finding.file())) {
        let Some(excerpt) = finding.excerpt() else { continue };
        let shown = &excerpt.lines[excerpt.range.clone()];
        let is_text = ["\"", "r\"", "r#", "Some(", "section("].iter().any(|beginning| shown.starts_with(beginning));
        assert!(is_text, "{} is no text: {shown}", finding.place());
    }
    if names.is_empty() {
        return (made, 0);
    }
    let data = loaded(&as_is);
    assert_eq!(data, loaded(&canonical), "the canonical form has the same content");
    let document = serde_json::to_value(&data).unwrap();
    let schema = files().into_iter().find(|(name, _)| name == "dataset.schema.json").unwrap().1;
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let refused: Vec<String> = validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    let read = load::json(&document.to_string()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read, data);
    (made, names.len())
}

#[test]
fn mutants_of_records() {
    let originals = originals();
    let mut dice = Dice(2019);
    let (mut made, mut read) = (0, 0);
    while made < 10_000 {
        let (more, readable) = generation(&originals, &mut dice, 1);
        (made, read) = (made + more, read + readable);
    }
    assert!(read > made / 20, "{read} of {made} can be read, which is too few");
}

/// A document with some of the records, on one line or many.
fn document(originals: &[(PathBuf, String)], dice: &mut Dice) -> String {
    let folder = TempDir::new().unwrap();
    for _ in 0..8 {
        let (path, text) = &originals[dice.roll(originals.len())];
        write(folder.path(), path, text.as_bytes());
    }
    let data = loaded(&folder);
    if dice.roll(2) == 0 { serde_json::to_string(&data).unwrap() } else { serde_json::to_string_pretty(&data).unwrap() }
}

fn try_document(text: &str, folder: &Path, dice: &mut Dice) -> bool {
    let mutant = mutate(text, dice);
    let file = folder.join("dataset.json");
    fs::write(&file, &mutant).unwrap();
    let answer = catch_unwind(AssertUnwindSafe(|| {
        if let Ok(report) = check(&file, &CheckOptions::default()) {
            render_all(&report);
        }
        load::json_file(&file)
    }));
    let Ok(data) = answer.unwrap_or_else(|_| panic!("a panic over\n{}", String::from_utf8_lossy(&mutant))) else { return false };
    let again = serde_json::to_string(&data).unwrap();
    assert_eq!(load::json(&again).unwrap_or_else(|error| panic!("{error}")), data);
    true
}

#[test]
fn mutants_of_documents() {
    let originals = originals();
    let folder = TempDir::new().unwrap();
    let mut dice = Dice(2020);
    let mut read = 0;
    for _ in 0..20 {
        let text = document(&originals, &mut dice);
        read += (0..20).filter(|_| try_document(&text, folder.path(), &mut dice)).count();
    }
    assert!(read > 10, "{read} can be read, which is too few");
}

/// A long-running test: `MUTANT_MINUTES=10 cargo test --release … -- --ignored mutants`. A mutant
/// can be the parent of others.
#[test]
#[ignore = "runs for MUTANT_MINUTES"]
fn mutants_for_minutes() {
    let minutes: f64 = std::env::var("MUTANT_MINUTES").ok().and_then(|minutes| minutes.parse().ok()).unwrap_or(1.0);
    let seed = std::env::var("MUTANT_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let (originals, folder, mut dice) = (originals(), TempDir::new().unwrap(), Dice(seed));
    let (mut formats, mut readable, mut checked, mut documents) = (0_u64, 0_u64, 0_u64, 0_u64);
    while Instant::now() < end {
        for _ in 0..200 {
            let (path, text) = &originals[dice.roll(originals.len())];
            let mut text = text.clone();
            for _ in 0..20 {
                let mutant = mutate(&text, &mut dice);
                formats += 1;
                if let Some(canonical) = formatted(path, &mutant) {
                    readable += 1;
                    // Continues with either form.
                    text = if dice.roll(2) == 0 { canonical } else { String::from_utf8(mutant).unwrap() };
                }
            }
        }
        checked += generation(&originals, &mut dice, 4).0 as u64;
        let text = document(&originals, &mut dice);
        for _ in 0..20 {
            documents += 1;
            try_document(&text, folder.path(), &mut dice);
        }
    }
    eprintln!("{formats} formatted, {readable} of them readable; {checked} checked in directories; {documents} documents");
}

/// Records with very long lists, texts or comments.
fn swollen() -> Vec<(&'static str, String)> {
    const MANY: usize = 6_000;
    let event = |inside: &str| format!("Event(id: \"e\", title: (en: \"E\"), kind: attack, summary: (en: \"S\"){inside})");
    let many = |entry: &dyn Fn(usize) -> String| (0..MANY).map(entry).collect::<String>();
    vec![
        ("comments before entries", event(&format!(", platforms: [{}]", many(&|i| format!("// c\n\"p{i}\","))))),
        ("comments without a line end", event(&format!(", platforms: [\"a\" {}]", "/**/".repeat(MANY * 4)))),
        ("comments between a name and its bracket", event("").replace("Event(", &format!("Event {}(", "/**/".repeat(MANY * 4)))),
        ("nested comments", event(&format!("{}{}", "/*".repeat(MANY * 4), "*/".repeat(MANY * 4)))),
        ("citations", event(&format!(", evidence: [{}]", many(&|i| format!("(source: \"s\", locator: paragraph({i})),"))))),
        ("one citation", event(&format!(", evidence: [{}]", many(&|_| "(source: \"s\"),".to_owned())))),
        ("references", event(&format!(", platforms: [{}]", many(&|i| format!("\"p{i}\","))))),
        ("claims", event(&format!(", when: [{}]", many(&|i| format!("(value: \"2019\", note: \"{i}\", evidence: []),"))))),
        ("translations", event("").replace("\"E\"", &format!("\"E\", local: [{}]", many(&|_| "(lang: \"ar\", text: \"…\"),".to_owned())))),
        ("suppressions", event(&format!(", platforms: [{}]", many(&|i| format!("// allow(repeated_entry): {i}\n\"p{}\",", i / 2))))),
        ("brackets", format!("Event(id: {}", "(".repeat(MANY * 20))),
        ("a long text", event("").replace("\"S\"", &format!("\"{}\"", "+49 (1 @a.t.m -.".repeat(MANY * 4)))),
        ("direction marks", event(&"\u{200e}".repeat(MANY * 20))),
    ]
}

#[test]
fn long_records_take_linear_time() {
    for (what, text) in swollen() {
        let folder = TempDir::new().unwrap();
        write(folder.path(), Path::new("events/e.ron"), text.as_bytes());
        let began = Instant::now();
        formatted(Path::new("e.ron"), text.as_bytes());
        render_all(&check(folder.path(), &CheckOptions::default()).unwrap());
        eprintln!("{what}: {:?}", began.elapsed());
        assert!(began.elapsed() < Duration::from_secs(20), "{what}: {:?}", began.elapsed());
    }
    // A single line in which every record has a finding, and one that cannot be read.
    for title in ["…", "…\", \"titel\": \""] {
        let events =
            (0..4_000).map(|i| format!(r#"{{"id": "e{i}", "title": {{"en": "{title}"}}, "kind": "attack", "summary": {{"en": "S{i}"}}}}"#));
        let events = events.collect::<Vec<_>>().join(",");
        let others = r#""platforms": [], "organizations": [], "policies": [], "actions": [], "responses": [], "sources": []"#;
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("dataset.json");
        fs::write(&file, format!(r#"{{"schema_version": "{SCHEMA_VERSION}", {others}, "events": [{events}]}}"#)).unwrap();
        let began = Instant::now();
        let report = check(&file, &CheckOptions::default()).unwrap();
        assert!(report.findings().len() >= 4_000);
        render_all(&report);
        eprintln!("document: {:?}", began.elapsed());
        assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    }
}
