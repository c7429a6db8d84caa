//! Folding: the published test vectors, and properties of every text.

use std::fs;
use std::io::Write as _;
use std::process::{Output, Stdio};

use moderation_record::evidence::{FOLDING, Folded};
use proptest::prelude::*;
use serde_json::Value;

use crate::cli::program;
use crate::root;

#[test]
fn published_vectors() {
    let vectors: Value = serde_json::from_str(&fs::read_to_string(root().join("docs/folding.json")).unwrap()).unwrap();
    assert_eq!(vectors["folding"], FOLDING);
    let wrong: Vec<&Value> = vectors["vectors"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|vector| {
            let folded = Folded::new(vector["original"].as_str().unwrap());
            folded.text() != vector["folded"] || folded.digest().to_string() != *vector["sha256"].as_str().unwrap()
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts with adjacent marks, partial marks and words.
fn text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 48] = [
        "a", "b", "1", " ", "\n", "\r\n", "*", "**", "_", "`", "\\", "[", "]", "(", ")", "](", "\\](", "!", "![", "|", "#", "##", "-",
        "---", "->", "+", "=", ":", "&", ";", "amp;", "lt;", "&#39;", "nbsp;", "&amp;", "<", ">", "br>", "<br>", "\"", "\u{a0}",
        "\u{200b}", "\u{ad}", "•", "文", "，", "ا", "“",
    ];
    let piece = prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_is_idempotent(original in text()) {
        let folded = Folded::new(&original);
        let again = Folded::new(folded.text());
        prop_assert_eq!(again.text(), folded.text());
        let length = folded.text().chars().count() as u32;
        prop_assert_eq!(again.runs(), if length == 0 { vec![] } else { vec![(0..length, 0..length)] });
    }

    #[test]
    fn folded_text_is_one_line_without_marks(original in text()) {
        let folded = Folded::new(&original);
        let text = folded.text();
        prop_assert_eq!(text, text.split_whitespace().collect::<Vec<_>>().join(" "));
        prop_assert!(!text.contains(['*', '_', '`', '\\', '[', ']', '|']) && !text.contains(char::is_control), "{}", text);
    }

    #[test]
    fn white_space_is_collapsed(original in text()) {
        let wide = original.replace(' ', " \u{a0}\t ");
        let (wide, narrow) = (Folded::new(&wide), Folded::new(&original));
        prop_assert_eq!(wide.text(), narrow.text());
    }

    #[test]
    fn offsets_increase_and_map_back(original in text()) {
        let folded = Folded::new(&original);
        let (length, behind) = (folded.text().chars().count() as u32, original.chars().count() as u32);
        let mut last = 0;
        for place in 0..length {
            let origin = folded.original(place..place + 1).unwrap();
            prop_assert!(last <= origin.start && origin.start < origin.end && origin.end <= behind, "{place}: {origin:?}");
            prop_assert_eq!(folded.folded(origin.clone()), place..place + 1);
            last = origin.end;
        }
        prop_assert_eq!(folded.original(length..length + 1), None);
        prop_assert_eq!(folded.original(0..0), None);
        prop_assert_eq!(folded.folded(0..behind), 0..length);
        // The runs agree.
        let runs = folded.runs();
        prop_assert_eq!(runs.iter().map(|(folded, _)| folded.end - folded.start).sum::<u32>(), length);
        for (run, origin) in runs {
            prop_assert_eq!(folded.original(run.clone()), Some(origin.clone()));
            prop_assert!(run.len() == origin.len() || run.len() == 1);
        }
    }

    #[test]
    fn letters_map_to_their_origin(original in text()) {
        let folded = Folded::new(&original);
        let letters: Vec<char> = original.chars().collect();
        for (place, letter) in (0..).zip(folded.text().chars()).filter(|(_, letter)| letter.is_alphanumeric()) {
            let origin = folded.original(place..place + 1).unwrap();
            prop_assert_eq!(letters[origin.start as usize], letter);
            prop_assert_eq!(origin.len(), 1);
        }
    }
}

#[test]
fn folding_takes_linear_time() {
    // Each of these would take hours if every mark scanned the rest of the text.
    for piece in ["](", "](a(", "[a](b)", "(", "\\", "&amp;", "&", "# ", "文 ", "](\n", "<br"] {
        let text = piece.repeat(1_000_000 / piece.len());
        assert!(Folded::new(&text).text().len() <= text.len());
    }
}

fn fold(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(["evidence", "fold"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn fold_command_reads_standard_input() {
    let input = "# لا\n\n[تنشر](https://a.example) “x” \u{1b}[31m&amp;".as_bytes();
    let folded = "لا تنشر “x” 31m&";
    assert_eq!(String::from_utf8(fold(&[], input).stdout).unwrap(), format!("{folded}\n"));
    assert_eq!(String::from_utf8(fold(&["-"], input).stdout).unwrap(), format!("{folded}\n"));
    let digest = String::from_utf8(fold(&["--digest"], input).stdout).unwrap();
    assert_eq!(digest, format!("{}\n", Folded::new(folded).digest()));
    let told: Value = serde_json::from_slice(&fold(&["--offsets"], input).stdout).unwrap();
    assert_eq!((&told["text"], &told["digest"]), (&Value::from(folded), &Value::from(digest.trim())));
    assert_eq!(told["runs"][0], serde_json::json!({"folded": [0, 2], "original": [2, 4]}));
}

#[test]
fn fold_command_reads_files_and_reports_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("capture.md");
    fs::write(&file, "*   one\n*   two\n").unwrap();
    let name = file.to_str().unwrap();
    assert_eq!(fold(&[name], b"").stdout, b"one two\n");
    fs::write(&file, b"a\xff").unwrap();
    for (arguments, input, place) in
        [(&[name][..], &b""[..], "capture.md"), (&[], b"\xc3(", "standard input"), (&["no/such/file"], b"", "no/such/file")]
    {
        let output = fold(arguments, input);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8(output.stderr).unwrap().contains(place));
    }
}
