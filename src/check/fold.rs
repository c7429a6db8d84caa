//! Folding of text to detect disguised addresses, as a browser or a person would read them.
//!
//! [`plain`] undoes what programs undo automatically: encodings, wide and invisible characters, the full stops of other
//! scripts. [`unmasked`] also undoes what only people recognise: similar letters of other scripts, dots and
//! slashes of every kind or in words, blanks around them. That changes ordinary texts too, so it is used only for the
//! most specific patterns.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::model::fold::is_vowel_sign;

/// The number of decoding passes, for nested encodings (`%252E`).
const ROUNDS: usize = 4;

// The patterns are constants, and tests use each of them.
static ENCODED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?P<bytes>(?:%[0-9a-f]{2})+)|&#(?P<decimal>\d{1,7});?|&#x(?P<hex>[0-9a-f]{1,6});?|&(?P<name>[a-z]{2,14});|\\u\{(?P<braced>[0-9a-f]{1,6})\}|\\u(?P<four>[0-9a-f]{4})|\\x(?P<two>[0-9a-f]{2})").ok()
});

static DOT: LazyLock<Option<Regex>> = LazyLock::new(|| in_words(r"\.|dot|d0t|point|punkt|punto|ponto|nokta|toчka|نقطة|نقطه|دوت"));
static STROKE: LazyLock<Option<Regex>> = LazyLock::new(|| in_words(r"/|slash|cлэш|cлeш|سلاش|شرطة مايلة|شرطه مايله|خط مايل"));
static COLON: LazyLock<Option<Regex>> = LazyLock::new(|| in_words(r":|colon|نقطتان"));

/// A mark in brackets, or its name in brackets or between blanks or similar.
fn in_words(words: &str) -> Option<Regex> {
    let gap = r"[\s_*~|-]";
    Regex::new(&format!(r"\s*[\[({{<]\s*(?:{words})\s*[\])}}>]\s*|{gap}+(?:{words}){gap}+")).ok()
}

/// Folds a text as a program reads it.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let decoded = decoded(text);
    if decoded.is_ascii() && !decoded.contains('\\') {
        return decoded;
    }
    let taken = |c| match c {
        '\u{3002}' | '\u{ff61}' => '.',
        '\\' | '\u{2044}' | '\u{2215}' | '\u{29f8}' => '/',
        other => other,
    };
    decoded.nfkc().filter(|c| !is_ignorable(*c)).map(taken).collect::<String>().into()
}

fn decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        if !text.contains(['%', '&', '\\']) {
            break;
        }
        let Some(Cow::Owned(less)) = ENCODED.as_ref().map(|encoded| encoded.replace_all(&text, decode)) else { break };
        text = Cow::Owned(less);
    }
    text
}

fn decode(found: &Captures<'_>) -> String {
    if let Some(bytes) = found.name("bytes") {
        let bytes: Vec<u8> = bytes.as_str().split('%').skip(1).filter_map(|hex| u8::from_str_radix(hex, 16).ok()).collect();
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let number = |name, radix| found.name(name).and_then(|digits| u32::from_str_radix(digits.as_str(), radix).ok());
    let code = number("decimal", 10).or_else(|| ["hex", "braced", "four", "two"].into_iter().find_map(|name| number(name, 16)));
    let named = || found.name("name").and_then(|name| entity(&name.as_str().to_ascii_lowercase()));
    code.and_then(char::from_u32).or_else(named).map_or_else(|| found[0].to_owned(), String::from)
}

/// The named HTML characters that can occur in an address or hide in one.
fn entity(name: &str) -> Option<char> {
    Some(match name {
        "period" => '.',
        "sol" => '/',
        "bsol" => '\\',
        "colon" => ':',
        "commat" => '@',
        "amp" => '&',
        "num" => '#',
        "quest" => '?',
        "plus" => '+',
        "lowbar" => '_',
        "percnt" => '%',
        "hyphen" | "dash" => '-',
        "lsqb" | "lbrack" => '[',
        "rsqb" | "rbrack" => ']',
        "lpar" => '(',
        "rpar" => ')',
        "nbsp" | "tab" | "newline" => ' ',
        "shy" | "zwj" | "zwnj" | "zerowidthspace" | "nobreak" => '\u{200b}',
        "middot" | "centerdot" => '\u{b7}',
        _ => return None,
    })
}

/// Whether a character has no width (`Default_Ignorable_Code_Point` of Unicode 17, and the annotation marks).
const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The names of marks in Arabic, or the beginnings of the names, without vowel signs and in every spelling of the hamza.
const ARABIC_MARKS: [&str; 5] = ["نقط", "دوت", "سلاش", "مايل", "مائل"];

/// Whether a text can contain an address, by a test that is much faster than folding. Ordinary English and Arabic sentences
/// cannot: no mark joins two of their words, and they have few digits.
pub(super) fn may_hold_address(text: &str) -> bool {
    /// The shortest phone number, without its beginning `+`, which is a mark.
    const DIGITS: usize = 9;
    // A commit or a digest.
    if matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return false;
    }
    let (mut digits, mut before, mut chars) = (0, ' ', text.chars().peekable());
    let (mut has_arabic, mut has_vowel_signs) = (false, false);
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if !(c.is_numeric() || c.is_whitespace() || matches!(c, '(' | ')' | '.' | '-' | '‐'..='–')) {
            digits = 0;
        }
        match c {
            // A full stop at the end of a sentence: see `unmasked` for what follows a blank.
            '.' => {
                let mut rest = chars.clone().skip_while(|c| c.is_whitespace());
                let ends = next.is_none_or(char::is_whitespace) && rest.next().is_none_or(|c| !c.is_lowercase() && !c.is_numeric());
                if !ends || before.is_whitespace() {
                    return true;
                }
            }
            '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => {
                digits += 1;
                // A mark or letter in disguise, or a part of a code.
                if digits == DIGITS || before.is_alphabetic() || next.is_some_and(char::is_alphabetic) {
                    return true;
                }
            }
            'x' | 'X' if matches!(before, 'h' | 'H' | 't' | 'T') && matches!(next, Some('x' | 'X' | 't' | 'T' | 'p' | 'P')) => return true,
            // Without a letter behind the colon only these are addresses: `tg: join`, `xmpp: …`, `jami: …`.
            ':' if next.is_some_and(char::is_whitespace) && !matches!(before, 'g' | 'G' | 'p' | 'P' | 'i' | 'I') => {}
            // A mark, or the name of one, in brackets is short.
            '(' | '[' | '{' | '<' if !chars.clone().take(10).any(|c| matches!(c, ')' | ']' | '}' | '>')) => {}
            '_' if before != '_' => {}
            ' '..='~' if !"/:@+([{<*\\%&_".contains(c) => {}
            '\n' | '\t' | '\u{a0}' | '‐'..='—' | '‘'..='”' | '…' | '«' | '»' | '،' | '؛' | '؟' | '\u{c0}'..='\u{24f}' => {}
            '\u{64b}'..='\u{652}' | '\u{640}' | '\u{670}' => has_vowel_signs = true,
            '\u{621}'..='\u{64a}' => has_arabic = true,
            _ => return true,
        }
        before = c;
    }
    let names_mark = |text: &str| ARABIC_MARKS.iter().any(|name| text.contains(name));
    text.contains("dot")
        || (has_arabic
            && if has_vowel_signs {
                names_mark(&text.chars().filter(|c| !is_vowel_sign(*c)).collect::<String>())
            } else {
                names_mark(text)
            })
}

/// Folds a plain text as a person could read it, in lower case; `None` if that changes nothing.
pub(super) fn unmasked(plain: &str) -> Option<String> {
    let mut out = String::with_capacity(plain.len());
    let mut blank = false;
    let is_mark = |c| matches!(c, '.' | '/' | ':');
    for c in plain.nfkd().filter(|c| c.is_ascii() || !(is_combining_mark(*c) || *c == '\u{640}')) {
        if c.is_whitespace() || c == '\u{2800}' {
            blank = true;
            continue;
        }
        let after_letter = out.ends_with(|c: char| c.is_ascii_alphabetic());
        let alike = if c.is_ascii() { c } else { look_alike(c, after_letter) };
        if blank {
            // “t . me”, “t. me”; but “… on Telegram. Me too”.
            let apart = !is_mark(alike) && !(out.ends_with(is_mark) && (c.is_lowercase() || alike.is_ascii_digit()));
            if apart {
                out.push(' ');
            }
            blank = false;
        }
        out.extend(alike.to_lowercase());
    }
    for (pattern, mark) in [(&DOT, "."), (&STROKE, "/"), (&COLON, ":")] {
        if let Some(Cow::Owned(less)) = pattern.as_ref().map(|pattern| pattern.replace_all(&out, mark)) {
            out = less;
        }
    }
    (out != plain.to_lowercase()).then_some(out)
}

/// Returns the Latin letter, digit or mark that a character resembles, otherwise the character itself.
fn look_alike(c: char, after_letter: bool) -> char {
    let of_range = |first: char, to: u8| char::from(to + (c as u32 - first as u32) as u8);
    match c {
        '\u{660}' | '\u{6f0}' if after_letter => '.',
        '\u{660}'..='\u{669}' => of_range('\u{660}', b'0'),
        '\u{6f0}'..='\u{6f9}' => of_range('\u{6f0}', b'0'),
        '\u{1f150}'..='\u{1f169}' => of_range('\u{1f150}', b'a'),
        '\u{1f170}'..='\u{1f189}' => of_range('\u{1f170}', b'a'),
        '\u{1f1e6}'..='\u{1f1ff}' => of_range('\u{1f1e6}', b'a'),
        '\u{b7}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22c5}' | '\u{25cf}' | '\u{2981}' | '\u{2e31}' | '\u{2e33}' | '\u{30fb}'
        | '\u{387}' | '\u{589}' | '\u{66b}' | '\u{6d4}' | '\u{701}' | '\u{702}' | '\u{16eb}' | '\u{a4f8}' | '\u{1d16d}' => '.',
        '\u{2571}' | '\u{27cb}' | '\u{2cc6}' | '\u{29f9}' | '\u{2216}' | '\u{27cd}' | '\u{3033}' | '\u{4e3f}' | '\u{30ce}' | '\u{1735}'
        | '\u{1d23a}' => '/',
        '\u{2236}' | '\u{a789}' | '\u{2d0}' | '\u{5c3}' | '\u{205a}' | '\u{703}' | '\u{a4fd}' => ':',
        _ => letter_like(c).or_else(|| letter_like(c.to_lowercase().next()?)).unwrap_or(c),
    }
}

/// Returns the Latin letter that a letter of another script resembles.
const fn letter_like(c: char) -> Option<char> {
    Some(match c {
        'а' | 'α' | 'ɑ' | 'ᴀ' | 'ꓮ' | 'ⲁ' => 'a',
        'в' | 'ь' | 'β' | 'ʙ' | 'ꓐ' => 'b',
        'с' | 'ϲ' | 'ᴄ' | 'ⲥ' | 'ꓚ' => 'c',
        'ԁ' | 'đ' | 'ᴅ' | 'ꓓ' | 'ꭰ' | 'Ꭰ' => 'd',
        'е' | 'ε' | 'ҽ' | 'ə' | 'ɛ' | 'є' | 'ᴇ' | 'ꓰ' | 'ⲉ' | 'ꭼ' | 'Ꭼ' => 'e',
        'ꜰ' | 'ꓝ' | 'ϝ' => 'f',
        'ɡ' | 'ɢ' | 'ց' | 'ꓖ' | 'Ꮐ' => 'g',
        'һ' | 'н' | 'հ' | 'ħ' | 'ʜ' | 'ꓧ' | 'ⲏ' | 'Ꮋ' => 'h',
        'і' | 'ι' | 'ı' | 'ɪ' | 'ⲓ' | 'ꓲ' => 'i',
        'ј' | 'ȷ' | 'ᴊ' | 'ꓙ' => 'j',
        'к' | 'κ' | 'ᴋ' | 'ꓗ' | 'ⲕ' => 'k',
        'ł' | 'ƚ' | 'ʟ' | 'ӏ' | 'ꓡ' | 'Ꮮ' => 'l',
        'м' | 'μ' | 'ɱ' | 'ʍ' | 'ᴍ' | 'ꓟ' | 'ⲙ' | 'Ꮇ' => 'm',
        'п' | 'η' | 'ո' | 'ɴ' | 'ꓠ' | 'ⲛ' => 'n',
        'о' | 'ο' | 'օ' | 'ø' | 'ᴏ' | 'ꓳ' | 'ⲟ' => 'o',
        'р' | 'ρ' | 'ք' | 'ᴘ' | 'ꓑ' | 'ⲣ' | 'Ꮲ' => 'p',
        'ԛ' | 'զ' => 'q',
        'г' | 'ʀ' | 'ᴦ' | 'ꓣ' | 'Ꭱ' => 'r',
        'ѕ' | 'σ' | 'ς' | 'ꜱ' | 'ꓢ' | 'Ꮪ' => 's',
        'т' | 'τ' | 'ŧ' | 'ƭ' | 'ʈ' | 'ҭ' | 'ᴛ' | 'ꓔ' | 'ⲧ' | 'ꭲ' | 'Ꭲ' => 't',
        'υ' | 'ս' | 'ᴜ' | 'ꓴ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' | 'ꓦ' | 'Ꮩ' => 'v',
        'ω' | 'ѡ' | 'ԝ' | 'ᴡ' | 'ꓪ' | 'Ꮃ' => 'w',
        'х' | 'χ' | 'ꓫ' | 'ⲭ' => 'x',
        'у' | 'ү' | 'γ' | 'ʏ' | 'ꓬ' | 'ⲩ' => 'y',
        'ᴢ' | 'ꓜ' | 'Ꮓ' => 'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_undoes_encodings() {
        for (text, taken) in [
            ("t\u{3002}me/abc", "t.me/abc"),
            ("t\u{ff61}me\u{ff0f}abc", "t.me/abc"),
            ("t.me\\abc", "t.me/abc"),
            ("t.\u{34f}m\u{fe0f}e\u{ad}/\u{e0041}abc", "t.me/abc"),
            ("t%2Eme%2fabc", "t.me/abc"),
            ("t%252Eme/abc", "t.me/abc"),
            ("t&#46;me&#x2f;abc", "t.me/abc"),
            ("t&period;me&sol;abc", "t.me/abc"),
            ("t\\u002eme\\x2fabc", "t.me/abc"),
            ("%D8%A8", "ب"),
            ("100% & more", "100% & more"),
            ("AT&T; 50 %", "AT&T; 50 %"),
        ] {
            assert_eq!(plain(text), taken, "{text}");
        }
    }

    #[test]
    fn unmasked_undoes_disguises() {
        for text in [
            "т.ме/abc",
            "Т․МЕ/abc",
            "τ.mε/abc",
            "t·me/abc",
            "t\u{6d4}me/abc",
            "t٠me/abc",
            "t . me / abc",
            "t. me/abc",
            "t dot me slash abc",
            "t (dot) me/abc",
            "t[.]me[/]abc",
            "t {DOT} me (slash) abc",
            "t-dot-me-slash-abc",
            "t точка me слэш abc",
            "t نقطة me سلاش abc",
            "t (نقطة) me شرطة مائلة abc",
            "t\u{332}.\u{332}m\u{332}e/abc",
            "🅃.🄼🄴/abc",
            "🆃.🅼🅴/abc",
            "🇹.🇲🇪/abc",
            "ᴛ.ᴍᴇ/abc",
            "ť.mé/abc",
            "t.me\u{29f9}abc",
        ] {
            assert!(may_hold_address(text), "{text}");
            let plain = plain(text);
            assert_eq!(unmasked(&plain).unwrap_or_else(|| plain.to_lowercase()), "t.me/abc", "{text}");
        }
        for text in ["On Telegram. Me too", "T.me/abc", "a.b and c/d"] {
            assert_eq!(unmasked(text), None, "{text}");
        }
        assert!(may_hold_address("t نُقطة me سلاش abc") && may_hold_address("تيليجرام .مي"));
        for text in
            ["Sexual content – “explicit” texts – is removed. In 2019 some 8,500 items.", "يُحظر المحتوى الجنسي. وأُزيلت 26 قناة عام ٢٠١٩."]
        {
            assert!(!may_hold_address(text), "{text}");
        }
    }
}
