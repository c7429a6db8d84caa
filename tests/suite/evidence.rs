//! Evidence, tested with small git repositories.

use std::fs;
use std::path::Path;
use std::process::Command;

use moderation_record::evidence::{
    Archives, Artefact, Cited, Drift, Folded, Outcome, Proof, State, Wording, drift, find, quote, section_diff, sightings, verify,
};
use moderation_record::{Dataset, Record, Sighting, load};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

/// A git repository with a work tree.
pub(crate) struct Repository(TempDir);

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self(TempDir::new().unwrap());
        repository.git(&["init", "-q", "-b", "main"]);
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// Writes a file, commits it on this day and returns the commit.
    pub(crate) fn commit(&self, path: &str, text: &str, day: u32, subject: &str) -> String {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self.record(day, subject)
    }

    pub(crate) fn record(&self, day: u32, subject: &str) -> String {
        self.git(&["add", "-A"]);
        let date = format!("2020-01-{day:02}T12:00:00Z");
        let output = command(self.path())
            .args(["commit", "-q", "-m", subject])
            .env("GIT_COMMITTER_DATE", &date)
            .env("GIT_AUTHOR_DATE", &date)
            .output();
        assert!(output.unwrap().status.success());
        self.git(&["rev-parse", "HEAD"])
    }
}

fn command(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for (name, value) in [("NAME", "Nobody"), ("EMAIL", "nobody@example.org")] {
        git.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
    }
    git
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = command(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn sha256(text: &str) -> String {
    moderation_record::Digest::from(<[u8; 32]>::from(Sha256::digest(text))).to_string()
}

/// The citation of words in a text.
fn cited(text: &str, words: &str, commit: &str) -> String {
    let start = text[..text.find(words).unwrap()].chars().count();
    let end = start + words.chars().count();
    format!("(source: \"terms\", locator: span({start}, {end}), version: \"{commit}\", digest: \"{}\")", sha256(words))
}

/// A dataset with one rule that has one report for each citation.
fn policy(path: &str, citations: &[String]) -> Dataset {
    let folder = folder(path, citations);
    load::directory(folder.path()).unwrap()
}

fn folder(path: &str, citations: &[String]) -> TempDir {
    let seen = |(day, citation)| format!("reported(on: \"2020-01-{:02}\", evidence: [{citation}])", day + 1);
    rule(path, &citations.iter().enumerate().map(seen).collect::<Vec<_>>().join(", "), "")
}

/// A run with one capture, whose section consists of these passages of the text.
pub(crate) fn captured(text: &str, passages: &[&str], commit: &str, on: &str) -> String {
    let at = |words: &&str| text[..text.find(words).unwrap()].chars().count();
    let spans: Vec<String> = passages.iter().map(|words| format!("({}, {})", at(words), at(words) + words.chars().count())).collect();
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let (first, last) = (text.find(passages[0]).unwrap(), text.find(passages[passages.len() - 1]).unwrap());
    let lines = (line(first), line(last + passages[passages.len() - 1].len() - 1));
    let (spans, digest) = (spans.join(", "), Folded::new(&passages.join("\n")).digest());
    let point = format!("(on: \"{on}\", version: \"{commit}\", sections: [{spans}], lines: ({}, {}))", lines.0, lines.1);
    format!("captured(source: \"terms\", first: {point}, text: \"{digest}\")")
}

/// A directory with one rule that has these sightings and further fields.
pub(crate) fn rule(path: &str, seen: &str, more: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: String| {
        fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(path), load::format(Path::new(path), &text).unwrap()).unwrap();
    };
    let of_rule = "platform: \"p\", title: (en: \"Hate\"), topic: content(hate_speech), document: source(\"terms\")";
    let version = format!("(key: \"2020\", stance: prohibits, rule: (en: \"No hate.\"), basis: own_document, {more} seen: [{seen}])");
    let coding = "(codebook: \"2\", readers: [(kind: person)])";
    write("policies/p/hate.ron", format!("Policy(id: \"p/hate\", {of_rule}, versions: [{version}], coding: {coding})"));
    write("platforms/p.ron", "Platform(id: \"p\", name: (en: \"P\"), kind: forum)".to_owned());
    let archive = format!("git(repository: \"archive/terms\", path: {path:?})");
    write(
        "sources/terms.ron",
        format!(
            "Source(id: \"terms\", kind: platform_document, publisher: \"P\", language: \"en\", document: (platform: \"p\", kind: terms_of_service), kept: [(archive: {archive})])"
        ),
    );
    folder
}

pub(crate) fn archives(data: &Dataset, path: &Path) -> Archives {
    Archives::open(data, &[format!("archive/terms={}", path.display())]).unwrap()
}

pub(crate) fn outcomes(data: &Dataset, path: &Path) -> Vec<Outcome> {
    verify(data, &mut archives(data, path)).unwrap().iter().map(Proof::outcome).collect()
}

const TERMS: &str = "# Rules 👩‍🚀\n\nلا يجوز التحريض على العنف.\nNo hate speech, no threats.\n";

#[test]
fn every_outcome() {
    let repository = Repository::new();
    let commit = repository.commit("Terms.md", TERMS, 1, "Record new changes");
    let good = cited(TERMS, "لا يجوز التحريض", &commit);
    let emoji = cited(TERMS, "👩‍🚀", &commit);
    let data = policy(
        "Terms.md",
        &[
            good.clone(),
            emoji,
            moved_by(&good, 3),
            good.replace(&good[good.find("digest: \"").unwrap() + 9..][..64], &sha256("other words")),
            good.replace(&commit, &"0".repeat(40)),
            format!("(source: \"terms\", locator: section(\"Rules\"), version: \"{commit}\")"),
        ],
    );
    let expected = [Outcome::Proved, Outcome::Proved, Outcome::Moved, Outcome::Mismatch, Outcome::Missing, Outcome::NotCheckable];
    assert_eq!(outcomes(&data, repository.path()), expected);
    let proofs = verify(&data, &mut archives(&data, repository.path())).unwrap();
    assert_eq!(proofs[2].detail(), "the words stand at span(13, 28)");
    assert!(proofs[3].detail().starts_with("other words stand there: “لا يجوز"));
    let absent = verify(&data, &mut Archives::open(&data, &[]).unwrap()).unwrap();
    assert_eq!(absent[0].outcome(), Outcome::ArchiveAbsent);
    assert_eq!(absent[0].detail(), "archive/terms");
    // A bare clone and a second work tree.
    let bare = TempDir::new().unwrap();
    git(repository.path(), &["clone", "-q", "--bare", ".", &bare.path().join("b.git").to_string_lossy()]);
    assert_eq!(outcomes(&data, &bare.path().join("b.git")), expected);
    let beside = bare.path().join("beside");
    repository.git(&["worktree", "add", "-q", &beside.to_string_lossy()]);
    assert_eq!(outcomes(&data, &beside), expected);
}

/// The citation with a shifted span.
fn moved_by(citation: &str, by: usize) -> String {
    let (before, rest) = citation.split_once("span(").unwrap();
    let (span, behind) = rest.split_once(')').unwrap();
    let ends: Vec<usize> = span.split(", ").map(|end| end.parse::<usize>().unwrap() + by).collect();
    format!("{before}span({}, {}){behind}", ends[0], ends[1])
}

#[test]
fn line_ends_and_unusual_paths() {
    let text = "One\r\ntwo lines\r\nof rules\r\n";
    for path in ["Ünïcode – Terms.md", "a \"b\" 'c'\t*?[x].md", "-rf", ":(glob)**", "Terms of Service/قواعد.md", "with\\backslash"]
    {
        let repository = Repository::new();
        repository.git(&["config", "core.autocrlf", "false"]);
        let commit = repository.commit(path, text, 1, "Record");
        let data = policy(path, &[cited(text, "lines\r\nof", &commit)]);
        assert_eq!(outcomes(&data, repository.path()), [Outcome::Proved], "{path}");
        let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
        assert_eq!(drifts[0].state(), State::Standing, "{path}");
    }
}

#[test]
fn rewritten_history_shallow_clone_and_damaged_pack() {
    let repository = Repository::new();
    let first = repository.commit("Terms.md", TERMS, 1, "Record");
    let data = policy("Terms.md", &[cited(TERMS, "No hate", &first)]);
    let later = repository.commit("Terms.md", &TERMS.replace("threats", "lies"), 2, "Record");

    // A shallow clone lacks the old version; later versions can be followed.
    let shallow = TempDir::new().unwrap();
    let url = format!("file://{}", repository.path().display());
    git(shallow.path(), &["clone", "-q", "--depth", "1", &url, "clone"]);
    assert_eq!(outcomes(&data, &shallow.path().join("clone")), [Outcome::NotFetched]);
    let of_later = policy("Terms.md", &[cited(TERMS, "No hate", &later)]);
    assert_eq!(outcomes(&of_later, &shallow.path().join("clone")), [Outcome::Proved]);
    let drifts = drift(&of_later, &mut archives(&of_later, &shallow.path().join("clone")), |_| true).unwrap();
    assert_eq!(drifts[0].state(), State::Standing);

    // After a rewrite, the old commit is not part of the history; its objects can still exist.
    repository.git(&["checkout", "-q", "--orphan", "new"]);
    repository.commit("Terms.md", &TERMS.replace("threats", "lies"), 3, "Record");
    repository.git(&["branch", "-q", "-D", "main"]);
    assert_eq!(outcomes(&data, repository.path()), [Outcome::Proved]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!((drifts[0].state(), drifts[0].last_seen().unwrap().subject.as_str()), (State::Standing, "Record"));
    repository.git(&["reflog", "expire", "--expire=now", "--all"]);
    repository.git(&["gc", "-q", "--prune=now"]);
    assert_eq!(outcomes(&data, repository.path()), [Outcome::Missing]);

    // A damaged pack is reported.
    let head = repository.git(&["rev-parse", "HEAD"]);
    let pack = fs::read_dir(repository.path().join(".git/objects/pack")).unwrap().map(|entry| entry.unwrap().path());
    for pack in pack.filter(|path| path.extension().is_some_and(|extension| extension == "pack")) {
        let mut bytes = fs::read(&pack).unwrap();
        let length = bytes.len();
        bytes[12..length - 20].fill(0xff);
        fs::remove_file(&pack).unwrap();
        fs::write(&pack, bytes).unwrap();
    }
    let data = policy("Terms.md", &[cited(TERMS, "No hate", &head), cited(TERMS, "threats", &head)]);
    let read = |data: &Dataset| {
        let mut archives = Archives::open(data, &[format!("archive/terms={}", repository.path().display())])?;
        verify(data, &mut archives).map(|_| ())?;
        drift(data, &mut archives, |_| true).map(|_| ())
    };
    let told = read(&data).unwrap_err().to_string();
    assert!(told.contains("missing object") || told.contains("cannot be read"), "{told}");
}

#[cfg(unix)]
#[test]
fn hostile_repository_runs_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let repository = Repository::new();
    let first = repository.commit("Terms.md", TERMS, 1, "Record");
    repository.commit("Terms.md", "Other rules", 2, "Record");
    let traps = TempDir::new().unwrap();
    let (sprung, trap) = (traps.path().join("sprung"), traps.path().join("trap.sh"));
    fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\ncat\n", sprung.display())).unwrap();
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).unwrap();
    let trap = trap.display().to_string();
    for key in [
        "alias.log",
        "alias.cat-file",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.editor",
        "core.alternateRefsCommand",
        "diff.external",
        "diff.trap.textconv",
        "diff.trap.command",
        "filter.trap.smudge",
        "filter.trap.clean",
        "filter.trap.process",
        "gpg.program",
        "credential.helper",
        "uploadpack.packObjectsHook",
        "remote.origin.uploadpack",
        "pager.log",
        "interactive.diffFilter",
    ] {
        let value = if key.starts_with("alias.") || key.starts_with("credential.") { format!("!{trap}") } else { trap.clone() };
        repository.git(&["config", key, &value]);
    }
    repository.git(&["config", "log.showSignature", "true"]);
    repository.git(&["config", "remote.origin.url", &format!("ext::{trap}")]);
    repository.git(&["config", "remote.origin.promisor", "true"]);
    repository.git(&["config", "extensions.partialClone", "origin"]);
    repository.git(&["config", "core.hooksPath", &traps.path().to_string_lossy()]);
    fs::write(repository.path().join(".git/info/attributes"), "* diff=trap filter=trap\n").unwrap();
    fs::write(repository.path().join(".gitattributes"), "* diff=trap filter=trap\n").unwrap();
    // Grafts and replacements have no effect either.
    let other = repository.git(&["hash-object", "-w", "--no-filters", "Terms.md"]);
    let blob = repository.git(&["rev-parse", &format!("{first}:Terms.md")]);
    fs::create_dir_all(repository.path().join(".git/refs/replace")).unwrap();
    fs::write(repository.path().join(".git/refs/replace").join(&blob), format!("{other}\n")).unwrap();
    drop(fs::remove_file(&sprung));

    let data = policy("Terms.md", &[cited(TERMS, "No hate", &first), cited(TERMS, "threats", &"1".repeat(40))]);
    assert_eq!(outcomes(&data, repository.path()), [Outcome::Proved, Outcome::Missing]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!(drifts.iter().map(Drift::state).collect::<Vec<_>>(), [State::Missing, State::Gone]);
    assert!(!sprung.exists(), "the archive ran a program");
}

#[test]
fn drift_follows_a_passage() {
    let rules = "Rules\n\nYou must not promote violence on public channels or bots. Accounts are closed after a warning.\n";
    let text =
        |middle: &str| format!("{middle}\n\nEverything else stays: pay on time, be kind, read the terms, mind the law of your country.\n");
    let repository = Repository::new();
    let first = repository.commit("Terms.md", &text(rules), 1, "Record new changes");
    let follow = |words: &str| {
        let data = policy("Terms.md", &[cited(&text(rules), words, &first)]);
        let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
        let drift = &drifts[0];
        let diff: String = drift.diff().iter().map(ToString::to_string).collect();
        (drift.state(), drift.artefact().cloned(), drift.since().map(|since| since.date[..10].to_owned()), diff)
    };
    let violence = "promote violence on public channels or bots";
    assert_eq!(follow(violence), (State::Standing, None, None, String::new()));

    repository.commit("Terms.md", &text(&format!("New head\n{rules}")), 2, "Record new changes");
    assert_eq!(follow(violence).0, State::Moved);

    repository.commit("Terms.md", &text(&rules.replace("violence on", "**violence** on")), 3, "Refilter Service Terms");
    let (state, artefact, since, _) = follow(violence);
    assert_eq!((state, artefact, since.as_deref()), (State::Reformatted, Some(Artefact::Technical), Some("2020-01-03")));

    repository.commit(
        "Terms.md",
        &text(&rules.replace("on public channels or bots", "on public channels, groups or bots")),
        4,
        "Record new changes",
    );
    let (state, _, since, diff) = follow(violence);
    assert_eq!((state, since.as_deref()), (State::Edited, Some("2020-01-04")));
    assert!(diff.contains("groups"), "{diff}");

    repository.commit("Terms.md", &text("Rules are elsewhere."), 5, "Record new changes");
    assert_eq!(follow(violence).0, State::Gone);

    // It returns and disappears again.
    repository.commit("Terms.md", &text(rules), 6, "Record new changes");
    repository.commit("Terms.md", &text("Rules are elsewhere."), 7, "Record new changes");
    let (state, artefact, since, _) = follow(violence);
    assert_eq!((state, artefact, since.as_deref()), (State::Gone, Some(Artefact::Flapping(1)), Some("2020-01-07")));

    // Renamed: the document has left its path, and the new path is reported.
    repository.commit("Terms.md", &text(rules), 8, "Record new changes");
    repository.git(&["mv", "Terms.md", "Rules.md"]);
    repository.record(9, "Rename");
    let data = policy("Terms.md", &[cited(&text(rules), violence, &first)]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!((drifts[0].state(), drifts[0].renamed_to()), (State::DocumentGone, Some("Rules.md")));
}

#[test]
fn another_language_is_not_a_change() {
    let english = "You must not promote violence on public channels. We may close accounts that break these rules, after a warning or without one, and you can appeal against it.";
    let german = "Sie dürfen auf öffentlichen Kanälen nicht zu Gewalt aufrufen. Wir können Konten schließen, die gegen diese Regeln verstoßen, nach einer Warnung oder ohne sie, und Sie können Einspruch einlegen.";
    let repository = Repository::new();
    let first = repository.commit("Terms.md", english, 1, "Record new changes");
    repository.commit("Terms.md", german, 2, "Record new changes");
    let data = policy("Terms.md", &[cited(english, "promote violence", &first)]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!(drifts[0].artefact(), Some(&Artefact::Language { from: "eng".into(), to: "deu".into() }));
}

#[test]
fn write_sightings_adds_only_a_sighting() {
    let repository = Repository::new();
    let first = repository.commit("Terms.md", TERMS, 1, "Record");
    let last = repository.commit("Terms.md", &format!("Head\n{TERMS}"), 9, "Record");
    let folder = rule("Terms.md", &captured(TERMS, &["No hate speech", "no threats"], &first, "2020-01-01"), "norm: [(0, 7)],");
    let data = load::directory(folder.path()).unwrap();
    let sighted = sightings(&drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap());
    assert_eq!(sighted.len(), 1);
    assert_eq!(sighted[0].on().to_string(), "2020-01-09");
    let [Sighting::Captured(run)] = sighted[0].policy().versions()[0].seen() else { panic!() };
    assert_eq!((run.captures(), run.newest().version(), run.newest().lines().unwrap().to_string().as_str()), (Some(2), &*last, "5"));
    assert_eq!(run.newest().sections().len(), 2);
    // The program adds only the new entry, and a second run adds nothing.
    let file = folder.path().join("policies/p/hate.ron");
    let before = fs::read_to_string(&file).unwrap();
    let run = || {
        let archive = format!("archive/terms={}", repository.path().display());
        let output = crate::cli::program()
            .args(["evidence", "drift", "--write-sightings", "--archive", &archive, "--data"])
            .arg(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run().contains("seen on 2020-01-09"));
    let after = fs::read_to_string(&file).unwrap();
    let added = after.find("                    last: (").unwrap();
    let end = added + after[added..].find("captures: 2,\n").unwrap() + "captures: 2,\n".len();
    assert_eq!(format!("{}{}", &after[..added], &after[end..]), before);
    // The result can be verified.
    let again = load::directory(folder.path()).unwrap();
    assert!(outcomes(&again, repository.path()).iter().all(|outcome| *outcome == Outcome::Proved));
    assert_eq!(load::directory(folder.path()).unwrap().policies()[0], *sighted[0].policy());
    assert_eq!(run(), "");
}

#[test]
fn sections_and_the_words_in_them() {
    let repository = Repository::new();
    let old = "# Hate\n\nWe may delete hate speech.\n\n# Other\n";
    let new = "# Hate\n\nWe will delete hate speech, and **close** accounts.\n\n# Other\n";
    let first = repository.commit("Terms.md", old, 1, "Record");
    let last = repository.commit("Terms.md", new, 2, "Record");
    let none = repository.commit("Terms.md", "# Other\n", 3, "Record");
    let runs = [
        captured(old, &["We may delete hate speech."], &first, "2020-01-01").replace("text:", "reworded: (en: \"Weaker.\"), text:"),
        captured(new, &["We will delete hate speech, and **close** accounts."], &last, "2020-01-02"),
    ];
    let folder = |norm: &str, at: &str, absent: &str| {
        let more = format!("norm: [{norm}], parts: (sanctions: [(measure: content_removed, at: [{at}])]),");
        let folder = rule("Terms.md", &runs.join(", "), &more);
        let file = folder.path().join("policies/p/hate.ron");
        let text = fs::read_to_string(&file).unwrap();
        let absent = format!("absent: [(source: \"terms\", first: \"2020-01-03\", version: \"{absent}\")],\n    coding:");
        fs::write(&file, text.replace("coding:", &absent)).unwrap();
        folder
    };
    let proofs = |norm: &str, at: &str, absent: &str| {
        let data = load::directory(folder(norm, at, absent).path()).unwrap();
        let proofs = verify(&data, &mut archives(&data, repository.path())).unwrap();
        proofs.iter().map(|proof| (proof.route().to_owned(), proof.outcome(), proof.wording())).collect::<Vec<_>>()
    };
    // The folded base text has no asterisks; the older capture lacks the words of the norm and has those of the sanction.
    assert_eq!(
        proofs("(0, 27)", "(8, 26)", &none),
        [
            ("versions/0/seen/0/first".to_owned(), Outcome::Proved, Some(Wording::Other { found: 1, of: 2 })),
            ("versions/0/seen/1/first".to_owned(), Outcome::Proved, Some(Wording::Same)),
            ("versions/0/norm/0".to_owned(), Outcome::Proved, None),
            ("versions/0/parts/sanctions/0/at/0".to_owned(), Outcome::Proved, None),
            ("absent/0".to_owned(), Outcome::Proved, None),
        ]
    );
    // A span beyond the section, and a rule in a capture that is recorded as absent.
    let wrong = proofs("(0, 27)", "(8, 99)", &last);
    assert_eq!((wrong[3].1, wrong[4].1), (Outcome::Mismatch, Outcome::Mismatch));
    // The same words at another position, other lines, and other words.
    let data = |seen: &str| load::directory(rule("Terms.md", seen, "norm: [(0, 7)],").path()).unwrap();
    let outcome = |seen: &str| outcomes(&data(seen), repository.path());
    let lines = runs[1].replace("lines: (3, 3)", "lines: (3, 4)");
    assert_eq!(outcome(&lines), [Outcome::Mismatch, Outcome::Proved]);
    let place = runs[1].replace("sections: [(8, ", "sections: [(9, ");
    assert_eq!(outcome(&place), [Outcome::Mismatch, Outcome::Mismatch]);
    assert_eq!(outcome(&format!("{}, {place}", runs[1])), [Outcome::Proved, Outcome::Moved, Outcome::Proved]);
    // `quote` shows the words of the norm and the parts.
    let data = load::directory(folder("(0, 27)", "(8, 26)", &none).path()).unwrap();
    let quotes = quote(&data, &mut archives(&data, repository.path()), Record::Policy(&data.policies()[0])).unwrap();
    let words: Vec<_> = quotes.iter().map(|quote| quote.passage.as_ref().unwrap()[1].as_str()).collect();
    assert_eq!(words, ["We will delete hate speech,", "delete hate speech"]);
    assert!(matches!(quotes[0].cited, Cited::Words { .. }));
}

#[test]
fn returning_section_starts_a_new_run() {
    let repository = Repository::new();
    let text = "One.\nNo hate speech here.\n";
    let first = repository.commit("Terms.md", text, 1, "Record");
    repository.commit("Terms.md", "One.\n", 2, "Record");
    let again = repository.commit("Terms.md", &format!("Zero.\n{text}"), 3, "Record");
    let last = repository.commit("Terms.md", &format!("Zero.\n{text}\n# More\n"), 4, "Record");
    let data = load::directory(rule("Terms.md", &captured(text, &["No hate speech here."], &first, "2020-01-01"), "").path()).unwrap();
    let sighted = sightings(&drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap());
    let [Sighting::Captured(before), Sighting::Captured(run)] = sighted[0].policy().versions()[0].seen() else { panic!() };
    assert_eq!((before.first().version(), before.last()), (&*first, None));
    assert_eq!((run.first().version(), run.newest().version(), run.captures()), (&*again, &*last, Some(2)));
    assert_eq!(run.text(), before.text());
}

#[test]
fn the_words_that_differ_between_versions() {
    let repository = Repository::new();
    let [old, new] = ["# Hate\n\nWe **may** delete it.\n", "# Hate\n\nWe will delete it.\n"];
    let run = |text: &str, passage, day| {
        captured(text, &[passage], &repository.commit("Terms.md", text, day, "Record"), &format!("2020-01-0{day}"))
    };
    let runs = [run(old, "We **may** delete it.", 1), run(new, "We will delete it.", 2)];
    let data = runs.each_ref().map(|run| load::directory(rule("Terms.md", run, "").path()).unwrap());
    let [before, after] = data.each_ref().map(|data| &data.policies()[0].versions()[0]);
    let diff = section_diff(&data[0], &mut archives(&data[0], repository.path()), before, after).unwrap().unwrap();
    assert_eq!(diff.iter().map(ToString::to_string).collect::<String>(), "We [-may-]{+will+} delete it.");
    // Without the archive, it says why not.
    let absent = section_diff(&data[0], &mut Archives::open(&data[0], &[]).unwrap(), before, after).unwrap();
    assert_eq!(absent.unwrap_err(), "archive_absent: archive/terms");
    // The same by the program, for two versions of one rule.
    let mut document = serde_json::to_value(&data[0]).unwrap();
    let mut later = serde_json::to_value(after).unwrap();
    later["key"] = "2021".into();
    document["policies"][0]["versions"].as_array_mut().unwrap().push(later);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("d.json");
    fs::write(&path, document.to_string()).unwrap();
    let archive = format!("archive/terms={}", repository.path().display());
    let mut program = crate::cli::program();
    let output = program.arg("--data").arg(&path).args(["history", "p", "hate_speech", "--words", "--archive", &archive]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("words: We [-may-]{+will+} delete it."), "{told}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn quotes_and_finds() {
    let repository = Repository::new();
    let first = repository.commit("Terms.md", TERMS, 1, "Record");
    let last = repository.commit("Terms.md", &format!("Head\n{TERMS}"), 2, "Record");
    let data = policy("Terms.md", &[cited(TERMS, "No hate speech", &first)]);
    let record = Record::Policy(&data.policies()[0]);
    let quotes = quote(&data, &mut archives(&data, repository.path()), record).unwrap();
    let [before, words, behind] = quotes[0].passage.as_ref().unwrap();
    assert_eq!((words.as_str(), behind.as_str()), ("No hate speech", ", no threats.\n"));
    assert!(before.ends_with("العنف.\n"));

    let source = data.source("terms").unwrap();
    let found = find(&mut archives(&data, repository.path()), source, None, "no threats").unwrap();
    assert_eq!(found.citation, cited(&format!("Head\n{TERMS}"), "no threats", &last));
    let seen = found.seen.unwrap();
    assert_eq!((seen.first.unwrap().commit, seen.last.unwrap().commit), (first.clone(), last));
    let old = find(&mut archives(&data, repository.path()), source, Some(&first), "no threats").unwrap();
    assert_eq!(old.citation, cited(TERMS, "no threats", &first));
    let error = find(&mut archives(&data, repository.path()), source, None, "No hateful speech, no threats").unwrap_err();
    assert!(error.to_string().contains("what is nearest reads “No hate speech, no threats"), "{error}");
}

#[test]
fn names_of_archives() {
    let repository = Repository::new();
    let commit = repository.commit("Terms.md", TERMS, 1, "Record");
    let data = policy("Terms.md", &[cited(TERMS, "No hate", &commit)]);
    let error = |named: &str| Archives::open(&data, &[named.to_owned()]).err().map(|error| error.to_string()).unwrap_or_default();
    let place = repository.path().display();
    assert!(error(&format!("archive/term={place}")).contains("did you mean `archive/terms`?"));
    assert!(error("archive/terms").contains("write NAME=PATH"));
    assert!(error("texts=/no/such/folder").contains("/no/such/folder"));
    let broken = TempDir::new().unwrap();
    fs::write(broken.path().join(".git"), "gitdir: /no/such/place\n").unwrap();
    assert!(error(&format!("archive/terms={}", broken.path().display())).contains("this is not a git repository"));
}

/// The output and exit code of the program.
pub(crate) fn told(data: &Path, arguments: &[&str], archive: &Path) -> (Option<i32>, String) {
    let archive = format!("archive/terms={}", archive.display());
    let output =
        crate::cli::program().arg("--data").arg(data).arg("evidence").args(arguments).args(["--archive", &archive]).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn every_command_with_every_kind_of_repository() {
    let full = Repository::new();
    let first = full.commit("P/Terms.md", TERMS, 1, "Record");
    full.commit("P/Terms.md", &format!("Head\n{TERMS}"), 2, "Record");
    full.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", full.path().display());
    let place = TempDir::new().unwrap();
    let data = folder("P/Terms.md", &[cited(TERMS, "No hate", &first)]);
    let at = |name: &str| place.path().join(name);
    let clone = |name: &str, options: &[&str]| {
        let ran = command(place.path()).args(["clone", "-q", "--bare"]).args(options).args([&url, name]).output().unwrap();
        if !ran.status.success() {
            println!("skipped {name}: {}", String::from_utf8_lossy(&ran.stderr));
        }
        ran.status.success()
    };
    let edit = |name: &str, file: &str, text: &str| fs::write(at(name).join(file), text).unwrap();
    for name in ["bare", "unborn", "symbolic", "no_head", "damaged_head", "later_format", "packed"] {
        assert!(clone(name, &[]));
    }
    edit("unborn", "HEAD", "ref: refs/heads/master\n");
    edit("damaged_head", "HEAD", "\0\0\0");
    git(&at("symbolic"), &["symbolic-ref", "refs/heads/trunk", "refs/heads/main"]);
    git(&at("symbolic"), &["symbolic-ref", "HEAD", "refs/heads/trunk"]);
    git(&at("packed"), &["pack-refs", "--all"]);
    edit("later_format", "config", "[core]\nrepositoryformatversion = 1\n[extensions]\nnewThing = true\n");
    fs::remove_file(at("no_head").join("HEAD")).unwrap();
    git(place.path(), &["init", "-q", "empty"]);
    fs::create_dir(at("folder")).unwrap();
    full.git(&["worktree", "add", "-q", &at("linked").to_string_lossy()]);
    git(place.path(), &["clone", "-q", "--bare", "--shared", &full.path().to_string_lossy(), "alternates"]);

    let (all, partial) = ([0, 0, 0, 0], [1, 1, 1, 2]);
    let mut table = vec![
        ("bare", all, "No hate"),
        ("symbolic", all, "No hate"),
        ("packed", all, "No hate"),
        ("linked", all, "No hate"),
        ("alternates", all, "No hate"),
        ("unborn", [0, 0, 0, 2], "HEAD names no commit"),
        ("no_head", [2; 4], "no HEAD"),
        ("damaged_head", [2; 4], "HEAD is damaged"),
        ("later_format", [2; 4], "`newthing`"),
        ("empty", [2; 4], "no commits"),
        ("folder", [2; 4], "not a git repository"),
    ];
    if clone("shallow", &["--depth", "1"]) {
        table.push(("shallow", [1, 1, 1, 0], "not in this clone"));
    }
    for (name, filter) in [("blobless", "--filter=blob:none"), ("treeless", "--filter=tree:0")] {
        if clone(name, &[filter]) {
            table.push((name, partial, "not fetched"));
        }
    }
    if clone("reftable", &["--ref-format=reftable"]) {
        table.push(("reftable", all, "No hate"));
    }
    let questions: [&[&str]; 4] = [&["verify"], &["drift"], &["quote", "p/hate"], &["span", "No hate", "--source", "terms"]];
    let mut wrong = Vec::new();
    for (name, codes, words) in table {
        let mut last = String::new();
        for (question, code) in questions.iter().zip(codes) {
            let (ended, said) = told(data.path(), question, &at(name));
            if ended != Some(code) || said.contains("document_gone") || said.contains("0 of 0") {
                wrong.push(format!("{name} {question:?}: {ended:?} {said}"));
            }
            last = said;
        }
        if !last.contains(words) {
            wrong.push(format!("{name}: {last}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn archives_by_sha_256() {
    let repository = Repository(TempDir::new().unwrap());
    let made = command(repository.path()).args(["init", "-q", "-b", "main", "--object-format=sha256"]).output().unwrap();
    if !made.status.success() {
        return println!("skipped: {}", String::from_utf8_lossy(&made.stderr));
    }
    let first = repository.commit("Terms.md", TERMS, 1, "Record");
    repository.commit("Terms.md", &TERMS.replace("No hate", "Some hate"), 2, "Record");
    let data = policy("Terms.md", &[cited(TERMS, "No hate", &first)]);
    assert_eq!(outcomes(&data, repository.path()), [Outcome::Proved]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!(drifts[0].state(), State::Edited);
}

#[test]
fn version_on_a_side_branch() {
    let repository = Repository::new();
    repository.commit("Terms.md", "Rules of the main branch", 1, "Record");
    repository.git(&["checkout", "-q", "-b", "side"]);
    let cited_version = repository.commit("Terms.md", TERMS, 2, "Record");
    repository.commit("Terms.md", &format!("Head\n{TERMS}"), 3, "Record");
    repository.git(&["checkout", "-q", "main"]);
    let data = policy("Terms.md", &[cited(TERMS, "No hate", &cited_version)]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!((drifts[0].state(), drifts[0].branch()), (State::Moved, Some("side")));
    // Merged and immediately reverted: it is followed on the main branch from the merge.
    repository.git(&["merge", "-q", "-X", "theirs", "--no-ff", "-m", "Merge", "side"]);
    repository.commit("Terms.md", "Rules of the main branch", 5, "Record");
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!((drifts[0].branch(), drifts[0].since().unwrap().date.as_str()), (None, "2020-01-05T12:00:00Z"));
}

#[test]
fn renamed_document_with_a_copy() {
    let repository = Repository::new();
    let first = repository.commit("P/Terms.md", TERMS, 1, "Record");
    repository.commit("P/Rules.md", TERMS, 2, "Copy");
    fs::remove_file(repository.path().join("P/Terms.md")).unwrap();
    repository.record(3, "Remove");
    let data = policy("P/Terms.md", &[cited(TERMS, "No hate", &first)]);
    let drifts = drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap();
    assert_eq!((drifts[0].state(), drifts[0].renamed_to()), (State::DocumentGone, Some("P/Rules.md")));
}

#[test]
fn sightings_need_matching_words_and_use_utc() {
    let repository = Repository::new();
    let first = repository.commit("Terms.md", TERMS, 1, "Record");
    fs::write(repository.path().join("Terms.md"), format!("Head\n{TERMS}")).unwrap();
    repository.git(&["add", "-A"]);
    let late = "2020-01-09T23:30:00-0500";
    let mut commit = command(repository.path());
    commit.args(["commit", "-q", "-m", "Record"]).env("GIT_COMMITTER_DATE", late).env("GIT_AUTHOR_DATE", late);
    assert!(commit.output().unwrap().status.success());
    let good = captured(TERMS, &["No hate"], &first, "2020-01-01");
    let sighted = |section: String| {
        let data = load::directory(rule("Terms.md", &section, "").path()).unwrap();
        let sighted = sightings(&drift(&data, &mut archives(&data, repository.path()), |_| true).unwrap());
        sighted.iter().map(|sighted| sighted.on().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(sighted(good.clone()), ["2020-01-10"]);
    assert!(sighted(good.replace(&sha256("No hate"), &sha256("other words"))).is_empty());
}

#[test]
fn folder_of_texts_in_git_and_escaped_output() {
    let repository = Repository::new();
    let evil = "Title \u{1b}]0;x\u{7} \u{9b}2J\n\nWe may suspend accounts. \u{202e}\u{2066}evil\u{200f}\n";
    let commit = repository.commit("Terms.md", evil, 1, "\u{1b}[2J \u{202e}subject");
    let data = folder("Terms.md", &[cited(evil, "We may suspend", &commit)]);
    let known = load::directory(data.path()).unwrap();
    Archives::open(&known, &[format!("texts={}", repository.path().display())]).unwrap();
    repository.commit("Terms.md", "Other\u{9b}", 2, "\u{1b}[2J \u{202e}subject");
    let questions: [&[&str]; 8] = [
        &["span", "We may suspend", "--source", "terms"],
        &["span", "We may suspend the accounts", "--source", "terms"],
        &["span", "x", "--source", "\u{1b}[2Jx\u{202e}"],
        &["span", "We", "--source", "terms", "--no\u{1b}[2J\u{202e}"],
        &["quote", "p/hate"],
        &["drift"],
        &["drift", "--format", "json"],
        &["drift", "--format", "markdown"],
    ];
    for question in questions {
        let (_, said) = told(data.path(), question, repository.path());
        let steers = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!said.contains(steers), "{question:?}: {said:?}");
    }
}
