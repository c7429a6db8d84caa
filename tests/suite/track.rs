//! The history of a section, on small archives made here.

use std::fs;

use moderation_record::evidence::{Archives, Doubt, Track, Trail, Warning, headings, section, track};
use moderation_record::{Dataset, Sighting, load};
use tempfile::TempDir;

use crate::evidence::{Repository, archives, captured, outcomes, rule, told};

/// A page of four sections, of which one is followed.
fn page(heading: &str, hate: &str) -> String {
    let other = |name: &str| {
        (1..=6).fold(format!("## {name}\n\n"), |text, n| {
            text + &format!("The page on {} says in its sentence {n} what nobody may do there.\n", name.to_lowercase())
        })
    };
    format!(
        "# Rules\n\n* [{heading}](#hate)\n* [Spam](#spam)\n\n{}\n## {heading}\n\nPolicy details\n\n{hate}\n\n[Learn more](https://example.org)\n\n{}\n{}",
        other("Violence"),
        other("Spam"),
        other("Privacy")
    )
}

const HATE: &str = "Hate speech is not allowed here, because it keeps people from speaking to each other.\n\
* Attacks on people over their race, religion or origin will be removed, whoever makes them.\n\
* Slurs or threats are removed as well, unless they are quoted in order to condemn them.\n\
* Channels that are devoted to hatred may be closed after one warning and a month.";

/// A dataset whose one source is the page.
fn page_data() -> (TempDir, Dataset) {
    let folder = rule("Terms.md", "reported(on: \"2020-01-01\", evidence: [(source: \"terms\")])", "");
    let data = load::directory(folder.path()).unwrap();
    (folder, data)
}

fn follow(repository: &Repository, trail: &Trail<'_>) -> Track {
    let (_folder, data) = page_data();
    track(data.source("terms").unwrap(), &mut archives(&data, repository.path()), trail, &()).unwrap()
}

/// Each run as its text, from 1, its days of January and its number of captures.
fn runs(track: &Track) -> Vec<String> {
    let day = |on: moderation_record::When| on.to_string()[8..].to_owned();
    let text = |text: Option<usize>| text.map_or_else(|| "-".to_owned(), |text| (text + 1).to_string());
    let run = track
        .runs
        .iter()
        .map(|run| format!("{} {}-{} {}", text(run.text), day(run.first.capture.on), day(run.last.capture.on), run.captures));
    run.collect()
}

#[test]
fn a_history_with_flaps_absence_a_deletion_and_a_new_heading() {
    let repository = Repository::new();
    let commit = |text: &str, day| repository.commit("Terms.md", text, day, "Record");
    commit(&page("Hate speech", HATE), 1);
    commit(&page("Hate speech", HATE).replace("# Rules", "# All rules"), 2);
    // A change of meaning by one word, in a page that is set in another way.
    let may = HATE.replace("will be removed", "may be removed").replace("* ", "- ");
    commit(&page("Hate speech", &may), 3);
    commit(&page("Hate speech", HATE), 4);
    // Without the section, deleted, back with another heading and a sentence more at its end.
    let grown = format!("{may}\nWhat is said in jest is judged like anything else.");
    let whole = page("Hateful conduct", &grown);
    let (before, rest) = whole.split_once("## Hateful").unwrap();
    commit(&format!("{before}{}", &rest[rest.find("## Spam").unwrap()..]), 5);
    fs::remove_file(repository.path().join("Terms.md")).unwrap();
    repository.record(6, "Delete");
    commit(&whole, 7);
    let track = follow(&repository, &Trail::of("hateful conduct"));
    assert_eq!(runs(&track), ["1 01-02 2", "2 03-03 1", "1 04-04 1", "- 05-05 1", "- 06-06 1", "3 07-07 1"]);
    assert_eq!((track.captures, track.found, track.absent, track.decided), (7, 5, 2, 5));
    assert!(track.runs[4].deleted && !track.runs[3].deleted);
    assert_eq!(track.texts[0].text.split(' ').next_back(), Some("month."), "neither links nor headings belong to it");
    let flips: Vec<String> = track.texts[1].modality.iter().map(ToString::to_string).collect();
    assert_eq!(flips, ["“will” → “may”: race, religion or origin … be removed, whoever makes"]);
    let diff: String = track.texts[2].diff.iter().map(ToString::to_string).collect();
    assert!(diff.contains("{+ What is said in jest is judged like anything else.+}"), "{diff}");
    assert!(track.texts.iter().all(|text| text.doubt.is_none()));
    // The same bytes every time.
    let json = |track: &Track| serde_json::to_string(track).unwrap();
    assert_eq!(json(&track), json(&follow(&repository, &Trail::of("hateful conduct"))));
}

#[test]
fn times_that_run_back_and_moved_paths() {
    let repository = Repository::new();
    repository.commit("Old.md", &page("Hate", HATE), 1, "Record");
    repository.git(&["mv", "Old.md", "Terms.md"]);
    repository.record(2, "Rename");
    repository.commit("Terms.md", &page("Hate", &HATE.replace("one warning", "two warnings")), 9, "Record");
    repository.commit("Terms.md", &page("Hate", HATE), 3, "Record");
    let last = repository.commit("Terms.md", &page("Hate", &HATE.replace("one warning", "two warnings")), 10, "Record");
    let (folder, _) = page_data();
    let file = folder.path().join("sources/terms.ron");
    let source = fs::read_to_string(&file).unwrap();
    fs::write(&file, source.replace("path: \"Terms.md\"", "path: \"Terms.md\", earlier: [\"Old.md\"]")).unwrap();
    let data = load::directory(folder.path()).unwrap();
    let track = track(data.source("terms").unwrap(), &mut archives(&data, repository.path()), &Trail::of("Hate"), &()).unwrap();
    // The move changed no words and is no capture of its own.
    assert_eq!((track.captures, track.texts.len()), (3, 2));
    let back: Vec<_> = track.warnings.iter().filter(|warning| matches!(warning, Warning::TimeRunsBack(_))).collect();
    assert_eq!(back.len(), 1);
    assert!(track.runs.iter().any(|run| run.last.capture.version == last));
    // A citation of the old path is proved.
    let first = repository.git(&["rev-list", "--max-parents=0", "HEAD"]);
    let seen = captured(&page("Hate", HATE), &["Slurs or threats"], &first, "2020-01-01");
    let policy = folder.path().join("policies/p/hate.ron");
    let text = fs::read_to_string(rule("Terms.md", &seen, "").path().join("policies/p/hate.ron")).unwrap();
    fs::write(&policy, text).unwrap();
    let data = load::directory(folder.path()).unwrap();
    assert_eq!(outcomes(&data, repository.path()), [moderation_record::evidence::Outcome::Proved]);
}

#[test]
fn what_is_unlike_is_asked_and_an_answer_is_followed() {
    let repository = Repository::new();
    let first = "Be kind. Do not insult others for what they are, and do not make fun of what they believe in.";
    let old = repository.commit("Terms.md", &page("Hate", first), 1, "Record");
    repository.commit("Terms.md", &page("Hate", first).replace("# Rules", "# All rules"), 2, "Record");
    repository.commit("Terms.md", &page("Hate", HATE), 3, "Record");
    let alone = follow(&repository, &Trail::of("Hate"));
    assert_eq!((alone.found, alone.absent), (1, 2));
    let second = alone.runs[0].last.capture.version.clone();
    let answered = follow(&repository, &Trail::of("Hate").answer(&second, "Hate"));
    assert_eq!(runs(&answered), ["1 01-02 2", "2 03-03 1"]);
    assert_eq!(answered.runs[0].first.capture.version, old);
    // Half of it new: under the same heading it is followed, and a reader is asked.
    let half = format!("{}\n{first}\n{first}", &HATE[..HATE.find("* Channels").unwrap()])
        .replace("whoever", "no matter who")
        .replace("in order", "so as");
    repository.commit("Terms.md", &page("Hate", &half), 4, "Record");
    let track = follow(&repository, &Trail::of("Hate"));
    let asked = track.texts.iter().filter(|text| matches!(text.doubt, Some(Doubt::LowLikeness(_) | Doubt::LowMargin(_)))).count();
    assert_eq!((asked, track.texts.len(), track.absent), (1, 2, 2), "{:?}", track.texts);
}

#[test]
fn words_of_a_later_time_and_captures_that_are_cut_short() {
    let repository = Repository::new();
    let added = "\nDenying that a crime against a whole people took place is hate speech too and is removed at once.";
    let commit = |hate: &str, day| repository.commit("Terms.md", &page("Hate", hate), day, "Record");
    commit(HATE, 1);
    // A text of March, filed under January.
    let later = format!("{HATE}{added}").replace("Hate speech is", "Hateful conduct is");
    commit(&later, 2);
    commit(&HATE.replace("a month", "two months"), 3);
    commit(&format!("{HATE}{added}").replace("a month", "two months"), 4);
    let whole = page("Hate", &format!("{HATE}{added}"));
    repository.commit("Terms.md", &whole[..whole.len() / 4], 5, "Record");
    repository.commit("Terms.md", &whole, 6, "Record");
    let track = follow(&repository, &Trail::of("Hate"));
    let anachronisms: Vec<usize> = track
        .warnings
        .iter()
        .filter_map(|warning| if let Warning::Anachronism { text, .. } = warning { Some(*text) } else { None })
        .collect();
    assert_eq!(anachronisms, [1]);
    let short: Vec<String> = track
        .warnings
        .iter()
        .filter_map(|warning| if let Warning::Truncated(capture) = warning { Some(capture.on.to_string()) } else { None })
        .collect();
    assert_eq!(short, ["2020-01-05"]);
}

#[test]
fn scripts_without_spaces_and_from_right_to_left() {
    let pages: [(&str, &str, [&str; 2]); 4] = [
        (
            "仇恨言论",
            "禁止基于种族、宗教或国籍攻击他人。我们会删除此类内容，并在收到一次警告后关闭账号。用于新闻报道或教育的内容除外。",
            ["会删除", "可能删除"],
        ),
        (
            "ヘイト",
            "人種や宗教を理由に他人を攻撃することは禁止されています。違反した投稿は削除されます。報道を目的とする場合は除きます。",
            ["削除されます", "削除されることがあります"],
        ),
        (
            "خطاب الكراهية",
            "لا يجوز مهاجمة الأشخاص بسبب العرق أو الدين أو الأصل. سوف نحذف هذا المحتوى ونغلق الحساب بعد تحذير واحد خلال شهر.",
            ["سوف", "قد"],
        ),
        (
            "Ненависть",
            "Запрещено нападать на людей из-за расы, религии или происхождения. Мы будем удалять такие записи и можем закрыть сообщество.",
            ["будем удалять", "можем удалять"],
        ),
    ];
    for (heading, text, [before, after]) in pages {
        let repository = Repository::new();
        let other = |name: &str| format!("## {name}\n\n{}\n\n", name.repeat(40));
        let page = |text: &str| format!("{}## {heading}\n\n{text}\n\n{}", other("甲乙丙丁。"), other("Другое "));
        repository.commit("Terms.md", &page(text), 1, "Record");
        let changed = text.replacen(before, after, 1);
        repository.commit("Terms.md", &page(&changed), 2, "Record");
        let track = follow(&repository, &Trail::of(heading));
        assert_eq!((track.texts.len(), track.found), (2, 2), "{heading}");
        assert_eq!(track.texts[1].modality.len(), 1, "{heading}: {:?}", track.texts[1].modality);
    }
}

#[test]
fn two_archives_of_one_document_and_two_sections_of_one_rule() {
    let (one, two) = (Repository::new(), Repository::new());
    one.commit("Terms.md", &page("Hate", HATE), 1, "Record");
    two.commit("Rules.md", &page("Hate", &HATE.replace("one warning", "a single warning")), 2, "Record");
    one.commit("Terms.md", &page("Hate", HATE).replace("# Rules", "# All rules"), 3, "Record");
    let (folder, _) = page_data();
    let file = folder.path().join("sources/terms.ron");
    let source = fs::read_to_string(&file).unwrap();
    let second = "(name: \"two\", archive: git(repository: \"archive/two\", path: \"Rules.md\"))";
    let source = source.replace("kept: [(archive:", &format!("kept: [{second}, (name: \"one\", archive:"));
    fs::write(&file, load::format("sources/terms.ron".as_ref(), &source).unwrap()).unwrap();
    let data = load::directory(folder.path()).unwrap();
    let named = [format!("archive/terms={}", one.path().display()), format!("archive/two={}", two.path().display())];
    let source = data.source("terms").unwrap();
    let all = |named: &[String], trail: &Trail<'_>| track(source, &mut Archives::open(&data, named).unwrap(), trail, &()).unwrap();
    // Runs are of one archive: what the other has between them does not end them.
    assert_eq!(runs(&all(&named, &Trail::of("Hate"))), ["1 01-03 2", "2 02-02 1"]);
    assert_eq!(runs(&all(&named, &Trail::of("Hate").in_archive("two"))), ["1 02-02 1"]);
    let warned = all(&named[..1], &Trail::of("Hate")).warnings;
    assert!(warned.iter().any(|warning| matches!(warning, Warning::Archive(note) if note.contains("archive/two is not at hand"))));
    let both = all(&named, &Trail::of("Hate").and("Spam"));
    assert_eq!(both.runs[0].first.sections.len(), 2);
    assert!(both.texts[0].text.contains("a month. The page on spam"));
}

#[test]
fn only_what_is_proved_is_written() {
    let repository = Repository::new();
    let first = repository.commit("Terms.md", &page("Hate", HATE), 1, "Record");
    repository.commit("Terms.md", &page("Hate", &HATE.replace("or threats", "and threats")), 2, "Record");
    repository.commit("Terms.md", &page("Hate", HATE).replace("# Rules", "# All rules"), 3, "Record");
    repository.commit("Terms.md", &page("Hate", HATE), 4, "Record");
    let folder = rule("Terms.md", &captured(&page("Hate", HATE), &[HATE], &first, "2020-01-01"), "norm: [(0, 31)],");
    let arguments = ["track", "--source", "terms", "--write", "p/hate"];
    let (code, said) = told(folder.path(), &arguments, repository.path());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("2 captures more of p/hate; 1 runs are left to a reader"), "{said}");
    let data = load::directory(folder.path()).unwrap();
    let captures: Vec<_> = data.policies()[0].versions()[0]
        .seen()
        .iter()
        .map(|seen| if let Sighting::Captured(run) = seen { (run.first().on().to_string(), run.captures()) } else { panic!() })
        .collect();
    assert_eq!(captures, [("2020-01-01".to_owned(), None), ("2020-01-03".to_owned(), Some(2))]);
    assert!(outcomes(&data, repository.path()).iter().all(|outcome| !outcome.is_failure()));
    // A second run adds nothing.
    let (_, said) = told(folder.path(), &arguments, repository.path());
    assert!(said.contains("0 captures more"), "{said}");
}

#[test]
fn a_section_is_shown_with_its_places_and_what_is_missing_is_told() {
    let repository = Repository::new();
    let text =
        page("Hate", HATE).replace("## Violence", "## If you live in the European Union\n\n### Violence").replace("## Hate", "### Hate");
    let commit = repository.commit("Terms.md", &text, 1, "Record");
    let (folder, data) = page_data();
    let source = data.source("terms").unwrap();
    let mut at = archives(&data, repository.path());
    let shown = section(source, &mut at, None, None, "Hate", None).unwrap();
    assert_eq!((shown.version.as_str(), shown.edition.as_deref()), (commit.as_str(), Some("If you live in the European Union")));
    assert_eq!(shown.sentences.len(), 4);
    assert_eq!((shown.sentences[0].at, shown.sentences[1].at.0), ((0, 85), 86));
    let listed = headings(source, &mut at, None, None).unwrap();
    assert!(listed.iter().any(|heading| heading.level == 3 && heading.text == "Hate" && heading.words > 50), "{listed:?}");
    let said = |arguments: &[&str]| told(folder.path(), arguments, repository.path());
    let (code, words) = said(&["track", "--source", "term", "--section", "Hate"]);
    assert!(code == Some(2) && words.contains("did you mean `terms`?"), "{words}");
    let (code, words) = said(&["track", "--source", "terms", "--section", "Hatte"]);
    assert!(code == Some(2) && words.contains("nearest in the newest are") && words.contains("“Hate”"), "{words}");
    let (code, words) = said(&["section", "--source", "terms", "--from", "Hate"]);
    assert!(code == Some(0) && words.contains("captured(source: \"terms\"") && words.contains("(0, 85)"), "{words}");
    let (code, words) = said(&["section", "--source", "terms"]);
    assert!(code == Some(0) && words.contains("Privacy"), "{words}");
}

#[test]
fn a_review_shows_changed_rules_beside_their_words() {
    let repository = Repository::new();
    let first = repository.commit("Terms.md", &page("Hate", HATE), 1, "Record");
    let folder = rule("Terms.md", &captured(&page("Hate", HATE), &[HATE], &first, "2020-01-01"), "norm: [(0, 31)],");
    let records = Repository::new();
    let copied = std::process::Command::new("cp").arg("-r").arg(folder.path()).arg(records.path().join("data")).status();
    assert!(copied.unwrap().success());
    records.record(1, "Rules");
    let file = records.path().join("data/policies/p/hate.ron");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("No hate.", "No hate at all.")).unwrap();
    records.record(2, "Change a rule");
    for range in ["HEAD~1..HEAD", "HEAD~1.."] {
        let (code, said) = told(&records.path().join("data"), &["review", range], repository.path());
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("No hate{+ at all+}.") && said.contains("Hate speech is not allowed here"), "{said}");
    }
    let (code, said) = told(&records.path().join("data"), &["review", "nowhere..HEAD"], repository.path());
    assert!(code == Some(2) && said.contains("`nowhere` is no commit"), "{said}");
}
