//! Ethics rule for texts: nothing leads to the material itself.
//!
//! Texts are folded first (`fold`), so the patterns below use plain letters.

use std::sync::LazyLock;

use regex::RegexSet;

use super::super::finding::Level;
use super::super::fold::{may_hold_address, plain, unmasked};
use super::super::rule::{Findings, Focus, Rule, Runner, Subject};
use crate::model::{Kind, Node, Route, Step};

pub(super) const RULE: Rule = Rule {
    code: "address_in_text",
    level: Level::Deny,
    summary: "No text contains a handle, an invite link, a web or e-mail address, a phone number or a wallet; the address of a source is not a messenger link.",
    why: "The dataset serves research on extremist material and must never lead to it. Every field is searched. Only a source's `url` and the repository and paths of its archives can contain an address, but not a messenger link or an onion service.",
    bad: r#"//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "Claimed on t.me/examplechannel by @example_handle."))
"#,
    good: r#"//- events/e.ron
Event(id: "e", title: (en: "Attack"), kind: attack, summary: (en: "Claimed on a channel of the group."))
"#,
    run: Runner::Node(run),
};

/// Patterns that are forbidden everywhere, also in a source's address, and in any disguise.
const LINKS: &[(&str, &str)] = &[
    (
        r"(?i)\b(t|telegram|tx|teleg|telesco|tgram|telega)[.,](me|dog|pe|one|space|im)(\.|:\d+)?/|\bt\.me[?+]|\b[a-z]\w{3,31}\.t\.me\b|\btg:(/|resolve|join|msg|add|proxy|socks|privatepost)|\btelegra\.ph/|\bgraph\.org/|\bweb[a-z]?\.telegram\.org/|\btgstat\.\w+/|(تي|تليجرام|تلجرام|تلغرام|تيليجرام|تيليغرام)\.(مي|دوج)",
        "a Telegram link",
    ),
    (r"(?i)\b(tt[.,]me|tamtam\.chat|web\.tamtam\.chat|max\.ru)/\w|\btamtam:/", "a TamTam or MAX link"),
    (r"(?i)\bjoinchat\b|\b(chat|call|api|web)\.whatsapp\.com/|\bwa\.me/|\bwhatsapp\.com/channel/|\bwhatsapp:/", "a WhatsApp link"),
    (r"(?i)\bsignal\.(me|group|art|link)/|\bsgnl:/", "a Signal link"),
    (r"(?i)\bdiscord(app)?\.(gg|com/(invite|channels)|me|io)\b|\bdiscord:/", "a Discord invitation"),
    (
        r"(?i)\bmatrix\.to/|\bmatrix:(u|r|roomid)/|\b(app|chat)\.element\.io/|(^|[\s(])[#!@+][\w.=/+-]+:[\w.-]+\.[a-z]{2,}",
        "a Matrix address",
    ),
    (r"(?i)\bviber(:/|\.com/invite|\.click)|\binvite\.viber\.com|\bchats\.viber\.com/", "a Viber link"),
    (
        r"(?i)\bthreema\.(id|group)/|\bthreema:/|\bjoin\.skype\.com/|\bline\.me/|\bzalo\.me/|\bm\.me/|\bsnapchat\.com/add/|\bkik\.me/|\bicq\.im/|\bxmpp:|\bjami:",
        "a messenger's link",
    ),
    (
        r"(?i)\b(simplex\.chat/(contact|invitation)|simplex:/|go\.rocket\.chat/invite|app\.wire\.com/|account\.wire\.com/|join-briar|briar:/|hoop\.(sh|com)/\w)",
        "a messenger's invitation",
    ),
    (r"(?i)\b05[0-9a-f]{64}\b|\b[0-9a-f]{76}\b", "a Session or Tox id"),
    (r"(?i)\b([a-z2-7]{16}|[a-z2-7]{56})\.onion\b|\b[a-z2-7]{52,}\.b32\.i2p\b", "a hidden service"),
    (
        r"\b(Qm[1-9A-HJ-NP-Za-km-z]{44}|baf[yk][a-z2-7]{50,})\b|(?i)\bmagnet:\?|\b(ipfs|ipns|dweb|ed2k|zeronet|freenet|hyper):/|/ip[fn]s/\w|\b(ssk|usk|chk)@",
        "an address in a file-sharing network",
    ),
];

/// Patterns that are forbidden in every field except a source's address.
const ADDRESSES: &[(&str, &str)] = &[
    (r"(?i)\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.", "a web address"),
    (r"(?i)\b[a-z0-9-]+\.(onion|i2p)\b", "a hidden service"),
    (
        r"(?i)\bh(xx|\*\*|tx|xt|t\*|\*t|__)ps?\b|[\[({<][ ]?(\.|:|dot|at|slash|نقطة|نقطه|دوت)[ ]?[\])}>]|\bdot[ -][a-z]{2,10}[ -]slash\b|(نقطة|نقطه|دوت) [\w]{2,10} (سلاش|شرطة)",
        "a disguised address",
    ),
    (r"(?i)\b[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}(:\d+)?/[\w#?+~-]", "a web address"),
    // An Arabic letter can precede a handle; after a Latin letter it would be an e-mail address.
    (r"(^|[^A-Za-z0-9_@])@[A-Za-z0-9_]{3,}", "a handle"),
    (r"(?i)[\w.+-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}", "an e-mail address"),
    // Digits of every script; in right-to-left text the plus sign can follow them.
    (r"(?:\+[ (]?|(?:^|[^\dA-Za-z])[0٠۰]{2})\d(?:[ ()./\u{2010}-\u{2013}-]{0,3}\d){8,14}(?:\D|$)|(?:^|\D)\d{10,15}\+", "a phone number"),
    (
        r"\b(bc1[a-z0-9]{25,60}|[13][a-km-zA-HJ-NP-Z1-9]{26,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93})\b",
        "a wallet",
    ),
];

// The patterns are constants, and a test compiles them.
static LINK: LazyLock<Option<RegexSet>> = LazyLock::new(|| compiled(LINKS));
static ADDRESS: LazyLock<Option<RegexSet>> = LazyLock::new(|| compiled(ADDRESSES));

/// Compiles the patterns. Word boundaries are ASCII, so that an address can also start or end next to an Arabic letter.
fn compiled(patterns: &[(&str, &str)]) -> Option<RegexSet> {
    RegexSet::new(patterns.iter().map(|(pattern, _)| pattern.replace(r"\b", r"(?-u:\b)"))).ok()
}

fn run(site: &Subject<'_>, route: &Route, node: Node<'_>, found: &mut Findings) {
    let Node::Plain(text) = node else { return };
    let field = route.steps().iter().rev().find_map(|step| if let Step::Field(name) = step { Some(*name) } else { None });
    let of_source = site.record.kind() == Kind::Source && matches!(field, Some("url" | "repository" | "path" | "earlier"));
    if let Some(what) = address(text, of_source) {
        let (place, remedy) = if of_source {
            ("as a source's address", "cite a copy at another address, or omit the address")
        } else {
            ("in a text", "describe it instead: “a channel of the group”, “an outlet close to it”")
        };
        found.at(site.record, route, format!("{what} {place}"), remedy);
        found.focus(words_of(text, of_source).map_or(Focus::Value, |words| Focus::Words(words.to_owned())));
    }
}

/// The shortest run of words with a forbidden pattern, if the text has others too.
pub(super) fn words_of(text: &str, of_source: bool) -> Option<&str> {
    /// A disguised address can have blanks: “t dot me slash abc”.
    const LONGEST: usize = 5;
    let words: Vec<(usize, &str)> = text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
    let run = |run: &[(usize, &str)]| {
        let (first, last) = (run.first()?, run.last()?);
        let run = &text[first.0..last.0 + last.1.len()];
        address(run, of_source).map(|_| run.trim_end_matches(['.', ',', ';']))
    };
    (1..=LONGEST.min(words.len())).find_map(|length| words.windows(length).find_map(run))
}

/// Finds a forbidden pattern in a text; the address of a source has fewer forbidden patterns.
pub(super) fn address(text: &str, of_source: bool) -> Option<&'static str> {
    if !may_hold_address(text) {
        return None;
    }
    let first = |set: &Option<RegexSet>, names: &[(&str, &'static str)], text: &str| {
        // It is faster to test whether any pattern matches than to find which one.
        set.as_ref().filter(|set| set.is_match(text)).and_then(|set| set.matches(text).into_iter().next()).map(|hit| names[hit].1)
    };
    let text = &plain(text);
    first(&LINK, LINKS, text)
        .or_else(|| unmasked(text).and_then(|text| first(&LINK, LINKS, &text)))
        .or_else(|| if of_source { None } else { first(&ADDRESS, ADDRESSES, text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_addresses_only() {
        let (links, addresses) = (LINK.as_ref().unwrap(), ADDRESS.as_ref().unwrap());
        for text in [
            "t.me/x",
            "https://telegram.me/joinchat/abc",
            "tg://resolve",
            "tt.me/x",
            "chat.whatsapp.com/AbC",
            "wa.me/123",
            "signal.group/#x",
            "discord.gg/abc",
            "matrix.to/#/x",
            "#room:example.org",
            "invite.viber.com/?x",
            "threema.id/ABCDEFGH",
            "expyuzz4wqqyqhjn.onion",
            "magnet:?xt=urn",
            "قناةt.me/x",
            "some_channel.t.me",
            "web.telegram.org/k/#-1",
        ] {
            assert!(links.is_match(text) && may_hold_address(text), "{text}");
        }
        for text in [
            "https://example.org",
            "hxxp://x",
            "example[.]org",
            "justpaste.it/abc",
            "@some_handle",
            "see @abc",
            "a.b@example.org",
            "+49 151 2345 6789",
            "+٩٦٣ ٩٤٤ ١٢٣ ٤٥٦",
            "٠٠٩٦٣٩٤٤١٢٣٤٥٦",
            "963944123456+",
            "+49 (151) 2345-6789",
            "قناة@some_handle",
            "example [dot] org",
            "mega.nz/file/abc",
            "00491512345678",
            "0x52908400098527886E0F7030069857D2E4169EE7",
        ] {
            assert!(addresses.is_match(text) && may_hold_address(text), "{text}");
        }
        for text in [
            "Matrix.org and Rocket.Chat",
            "on 29 November 2019, 8,500 of 26,000 items",
            "24/7",
            "C2PA",
            "the EU's 2021/784 regulation",
            "1.5 million+",
            "ISO 3166-1",
            "between 10:00 and 11:30",
            "and/or",
            "Mail.ru Group",
            "a 94.5% share",
            "2019-11-22/2019-11-23",
            "Telegram Messenger Inc.",
        ] {
            assert!(!links.is_match(text) && !addresses.is_match(text), "{text}");
        }
    }
}
