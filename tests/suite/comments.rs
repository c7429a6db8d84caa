//! `fmt` and comments: each comment stays with its value, or the file is rejected.

use std::fs;
use std::path::Path;

use moderation_record::load::{self, FormatError};

use crate::root;

fn format(text: &str) -> Result<String, FormatError> {
    load::format(Path::new("x.ron"), text)
}

/// The words of a text whose only comment is one of the marks, without commas, because commas are
/// optional.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let length = match rest.chars().next() {
            None => return words,
            Some('"') => {
                let mut escaped = false;
                let end = rest[1..].find(|c| {
                    let is_end = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    is_end
                });
                end.unwrap() + 2
            }
            Some('/') if rest.starts_with("//") => rest.find('\n').unwrap(),
            Some('/') => rest.find("*/").unwrap() + 2,
            Some('(' | ')' | '[' | ']' | ':') => 1,
            Some(_) => rest.find(|c: char| c.is_whitespace() || ",()[]:".contains(c)).unwrap_or(rest.len()),
        };
        words.push(rest[..length].to_owned());
        rest = &rest[length..];
    }
}

/// The index after the last word of the entry that starts at `start`.
fn end_of_entry(words: &[String], start: usize) -> usize {
    let is = |at: usize, word: &str| words.get(at).is_some_and(|w| w == word);
    let mut at = if is(start + 1, ":") { start + 2 } else { start };
    if is(at + 1, "(") && !is(at, "(") && !is(at, "[") {
        at += 1;
    }
    let mut depth = 0;
    while at < words.len() {
        match words[at].as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => return at,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return at;
        }
    }
    at
}

/// Inserts every form of comment between every two words of real records.
#[test]
fn comments_stay_with_their_value_or_are_rejected() {
    let files = ["policies/tamtam/private_spaces.ron", "actions/big_platforms_shut_out_is_2019.ron", "sources/wayback_tamtam_regs.ron"];
    let (mut kept, mut refused) = (0, 0);
    for file in files {
        let text = fs::read_to_string(root().join("data").join(file)).unwrap();
        let plain = words(&text);
        // The start of each word; a second pass over the same text.
        let mut at = 0;
        for (place, word) in plain.iter().enumerate() {
            at += text[at..].find(word.as_str()).unwrap();
            let (before, behind) = text.split_at(at);
            let begins_entry = before.trim_end().ends_with(['(', '[', ',']) && ![")", "]", "(", ":"].contains(&word.as_str());
            for (mark, alone) in
                [("\n// mark\n", true), ("\n/* mark */\n", true), ("/* mark */", false), ("// mark\n", false), ("/* ma\nrk */", false)]
            {
                let commented = format!("{before}{mark}{behind}");
                let canonical = match format(&commented) {
                    Ok(canonical) => canonical,
                    Err(FormatError::Comment(_)) => {
                        refused += 1;
                        continue;
                    }
                    Err(error) => panic!("{file}: before word {place} `{word}`: {error}"),
                };
                kept += 1;
                assert_eq!(format(&canonical).unwrap(), canonical, "{file}: {commented}");
                let mut now = words(&canonical);
                let marks: Vec<usize> = (0..now.len()).filter(|at| now[*at].starts_with('/')).collect();
                let [moved] = marks[..] else { panic!("{file}: {} comments: {canonical}", marks.len()) };
                assert_eq!(now.remove(moved), mark.trim());
                assert_eq!(now, plain);
                let stays = moved <= place && place <= end_of_entry(&plain, moved);
                let own = !(alone && begins_entry) || moved == place;
                assert!(stays && own, "{file}: {mark:?} before word {place} `{word}` went before `{}`:\n{canonical}", plain[moved]);
            }
            at += word.len();
        }
    }
    assert!(kept > 1_000, "{kept} kept, {refused} refused");
    assert_eq!(refused, 0, "each comment belongs to a value of the canonical form");
}

#[test]
fn comments_in_odd_places() {
    let event = |inside: &str| format!("Event(id: \"e\", title: (en: \"E\"), kind: attack, summary: (en: \"S\"){inside})");
    let kept = |text: &str, comments: &[&str]| {
        let canonical = format(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        for comment in comments {
            assert_eq!(canonical.matches(comment).count(), 1, "{comment}: {canonical}");
        }
        assert_eq!(format(&canonical).unwrap(), canonical);
        canonical
    };
    let refused = |text: &str| assert!(matches!(format(text), Err(FormatError::Comment(_))), "{text}");

    // Comments around the record, between its name and its bracket, and at the end.
    let text = format!("/* a */ // b\n#![enable(implicit_some)] // c\n{} /* d */ // e\n", event(", /* f */"));
    kept(&text, &["/* a */", "// b", "// c", "/* d */", "// e", "/* f */"]);
    let canonical = kept(&event("").replace("Event(", "Event /* name ( */ ("), &["/* name ( */"]);
    assert!(canonical.starts_with("/* name ( */\nEvent("));
    // Comments on one line stay together; a comment before a value on its line stays with it.
    let canonical =
        kept(&event(", platforms: [\"a\", /* of b */ \"b\", /* x */ // y\n \"c\", /* of d */ /* too */ \"d\"]"), &["of b", "// y"]);
    assert!(canonical.contains("        \"a\",\n        /* of b */\n        /* x */\n        // y\n        \"b\",\n        \"c\",\n        /* of d */\n        /* too */\n        \"d\",\n"), "{canonical}");
    // In a list of one, in an empty list that stays, in a call, in a call of a struct.
    kept(&event(", platforms: [/* one */ \"a\" /* two */]"), &["/* one */", "/* two */"]);
    kept(&event(", when: [(value: \"2019\", evidence: [ // none\n ])]"), &["// none"]);
    kept(&event(", evidence: [(source: \"s\", locator: span(1, // two\n 2))]"), &["// two"]);
    kept(
        &event(", actors: [platform( /* a */ \"p\" ), person( /* b */ name: \"N\", role: expert /* c */ )]"),
        &["/* a */", "/* b */", "/* c */"],
    );
    // A comment of an omitted value is an error.
    refused(&event(", /* none */ platforms: []"));
    refused(&event(", platforms: [ /* none */ ]"));
    refused(&event(", country: None, // none\n"));
    refused(&event(", evidence: [(source: \"s\", locator: /* all */ whole)]"));
    refused(&event(", country: Some(/* wrapped */ \"IQ\")"));
    refused(&format!("#![enable(implicit_some /* ] */)]\n{}", event("")));
    refused(&format!("#![schema = \"x]y\"]\n// c\n{}", event("")));
}
