//! Escaping of untrusted text for display: records, file names, arguments, archived pages.

use std::borrow::Cow;

use crate::model::is_invisible;

/// Escapes characters that could control the terminal or mislead the reader: control characters, direction
/// marks and other invisible characters. Joiners within words and between emoji are kept.
///
/// ```
/// use moderation_record::load::legible;
/// assert_eq!(legible("a\u{1b}[2J \u{202e}b"), "a\\u{1b}[2J \\u{202e}b");
/// assert_eq!(legible("👩‍🚀 می‌خواهم"), "👩‍🚀 می‌خواهم");
/// ```
#[must_use]
pub fn legible(text: &str) -> Cow<'_, str> {
    escaped(text, |c| c.escape_default().to_string(), |_| false)
}

/// Like [`legible`], but keeps line feeds and tabs.
///
/// ```
/// assert_eq!(moderation_record::load::legible_lines("a\r\n\tb\u{9b}"), "a\\r\n\tb\\u{9b}");
/// ```
#[must_use]
pub fn legible_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| c.escape_default().to_string(), |c| matches!(c, '\n' | '\t'))
}

/// Escapes the same characters in a JSON text as JSON escapes, so that its meaning stays the same.
///
/// ```
/// assert_eq!(moderation_record::load::legible_json("[\n\"\u{202e}\u{e0041}\"]"), "[\n\"\\u202e\\udb40\\udc41\"]");
/// ```
#[must_use]
pub fn legible_json(json: &str) -> Cow<'_, str> {
    let units = |c: char| c.encode_utf16(&mut [0; 2]).iter().fold(String::new(), |all, unit| all + &format!("\\u{unit:04x}"));
    escaped(json, units, |c| matches!(c, '\n' | '\t' | '\r'))
}

fn escaped(text: &str, escape: impl Fn(char) -> String, kept: impl Fn(char) -> bool) -> Cow<'_, str> {
    let hidden = |c: char| (c.is_control() || is_invisible(c)) && !kept(c);
    if !text.contains(hidden) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let joins = matches!(c, '\u{200c}' | '\u{200d}')
            && [Some(&before), chars.peek()].iter().all(|c| c.is_some_and(|c| !c.is_ascii() && !hidden(*c)));
        if hidden(c) && !joins {
            out.push_str(&escape(c));
        } else {
            out.push(c);
        }
        before = c;
    }
    out.into()
}
