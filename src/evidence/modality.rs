//! Words whose change may turn a rule around: how binding it is, what it joins, denies or excepts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::layout::is_unspaced;
use super::words::{Piece, WordChange};

/// Modal verbs, joining words, negations and exceptions of English, French, German, Russian and Arabic, in lower case.
const WORDS: &[&str] = &[
    "must",
    "shall",
    "will",
    "may",
    "can",
    "could",
    "should",
    "would",
    "might",
    "cannot",
    "not",
    "never",
    "no",
    "nor",
    "without",
    "only",
    "or",
    "and",
    "any",
    "all",
    "always",
    "unless",
    "except",
    "excluding",
    "if",
    "allowed",
    "prohibited",
    "required",
    "don’t",
    "don't",
    "won’t",
    "won't",
    "can’t",
    "can't",
    "doit",
    "doivent",
    "devez",
    "peut",
    "peuvent",
    "pouvez",
    "pouvons",
    "pourra",
    "pourront",
    "ne",
    "pas",
    "jamais",
    "ou",
    "et",
    "sauf",
    "sans",
    "seulement",
    "muss",
    "müssen",
    "darf",
    "dürfen",
    "kann",
    "können",
    "wird",
    "werden",
    "soll",
    "sollen",
    "nicht",
    "kein",
    "keine",
    "nie",
    "oder",
    "und",
    "außer",
    "ohne",
    "nur",
    "может",
    "могут",
    "можем",
    "должен",
    "должны",
    "обязан",
    "обязаны",
    "будет",
    "будут",
    "не",
    "нельзя",
    "запрещено",
    "разрешено",
    "или",
    "и",
    "кроме",
    "только",
    "если",
    "يجب",
    "يجوز",
    "يمكن",
    "قد",
    "سوف",
    "لا",
    "لن",
    "أو",
    "إلا",
    "باستثناء",
    "فقط",
    "ممنوع",
    "مسموح",
];

/// The same in Chinese and Japanese, where words are not divided; the longest first.
const UNSPACED: &[&str] = &[
    "可能",
    "可以",
    "必须",
    "必須",
    "应当",
    "应该",
    "應當",
    "應該",
    "不得",
    "不可",
    "不能",
    "禁止",
    "允许",
    "允許",
    "除非",
    "或者",
    "以及",
    "并且",
    "只有",
    "仅限",
    "かもしれ",
    "ことがあり",
    "なければ",
    "できます",
    "または",
    "および",
    "将",
    "將",
    "会",
    "會",
    "应",
    "應",
    "或",
    "和",
    "不",
];

/// How many characters around a change may belong to its word, where words are not divided.
const AROUND: usize = 2;

/// A change of words on which the meaning of a rule may turn.
///
/// ```
/// use moderation_record::evidence::{modality, word_diff};
/// let changes = modality(&word_diff("We will remove threats.", "We may remove threats."));
/// assert_eq!(changes[0].to_string(), "“will” → “may”: We … remove threats.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModalityChange {
    /// The words that are gone.
    pub before: Vec<String>,
    /// The words in their place.
    pub after: Vec<String>,
    /// A little of what stands around them.
    pub around: [String; 2],
}

impl std::fmt::Display for ModalityChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let side = |words: &[String]| if words.is_empty() { "nothing".to_owned() } else { format!("“{}”", words.join(", ")) };
        write!(f, "{} → {}: {} … {}", side(&self.before), side(&self.after), self.around[0], self.around[1])
    }
}

/// The changes of such words in a word diff, one for each place that changed, however long the diff is.
#[must_use]
pub fn modality(diff: &[Piece]) -> Vec<ModalityChange> {
    let mut changes = Vec::new();
    let mut at = 0;
    while at < diff.len() {
        if diff[at].change == WordChange::Kept {
            at += 1;
            continue;
        }
        // A place that changed: deleted and inserted words with nothing but marks and spaces kept between them.
        let mut end = at;
        while end < diff.len() && (diff[end].change != WordChange::Kept || is_gap(&diff[end], diff.get(end + 1))) {
            end += 1;
        }
        let before = at.checked_sub(1).map_or("", |before| diff[before].text.as_str());
        let behind = diff.get(end).map_or("", |piece| piece.text.as_str());
        let side = |of: WordChange| -> String {
            let own = diff[at..end].iter().filter(|piece| piece.change == of || piece.change == WordChange::Kept);
            let own: String = own.map(|piece| piece.text.as_str()).collect();
            let reversed: Vec<char> = before.chars().rev().take(AROUND).take_while(|character| is_unspaced(*character)).collect();
            let lead: String = reversed.into_iter().rev().collect();
            let tail: String = behind.chars().take(AROUND).take_while(|character| is_unspaced(*character)).collect();
            format!("{lead}{own}{tail}")
        };
        let (old, new) = (counted(&side(WordChange::Deleted)), counted(&side(WordChange::Inserted)));
        if old != new {
            let less = |a: &BTreeMap<&'static str, usize>, b: &BTreeMap<&'static str, usize>| {
                let more = a.iter().flat_map(|(word, count)| vec![*word; count.saturating_sub(b.get(word).copied().unwrap_or(0))]);
                more.map(str::to_owned).collect::<Vec<_>>()
            };
            let mut lead: Vec<&str> = before.split_whitespace().rev().take(4).collect();
            lead.reverse();
            let tail: Vec<&str> = behind.split_whitespace().take(4).collect();
            let short = |text: String| if text.chars().any(is_unspaced) { text.chars().take(24).collect() } else { text };
            changes.push(ModalityChange {
                before: less(&old, &new),
                after: less(&new, &old),
                around: [last_characters(&lead.join(" ")), short(tail.join(" "))],
            });
        }
        at = end;
    }
    changes
}

/// The end of a text that is written without spaces; any other text is short enough.
fn last_characters(text: &str) -> String {
    let length = text.chars().count();
    if text.chars().any(is_unspaced) { text.chars().skip(length.saturating_sub(24)).collect() } else { text.to_owned() }
}

fn is_gap(piece: &Piece, next: Option<&Piece>) -> bool {
    !piece.text.chars().any(char::is_alphanumeric) && next.is_some_and(|next| next.change != WordChange::Kept)
}

/// How often each of the words stands in a text.
fn counted(text: &str) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    let mut count = |word: &'static str| *counts.entry(word).or_default() += 1;
    let lower = text.to_lowercase();
    let of_word = |character: char| !(character.is_alphanumeric() || matches!(character, '\'' | '’'));
    for word in lower.split(of_word) {
        if let Some(known) = WORDS.iter().find(|known| **known == word) {
            count(known);
        }
    }
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        let known = is_unspaced(first).then(|| UNSPACED.iter().find(|known| rest.starts_with(**known))).flatten();
        if let Some(known) = known {
            count(known);
        }
        rest = &rest[known.map_or(first.len_utf8(), |known| known.len())..];
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::words::word_diff as diff;
    use super::*;

    fn shown(old: &str, new: &str) -> Vec<String> {
        modality(&diff(old, new)).iter().map(|change| format!("{:?} {:?}", change.before, change.after)).collect()
    }

    #[test]
    fn flips_are_found_in_long_diffs() {
        let filler = "More is said here of other things that matter little. ".repeat(20);
        let old = format!("We will remove threats or slurs. {filler}");
        let new = format!("We may remove threats and slurs. A sentence is new. {filler} The end is new too.");
        assert_eq!(shown(&old, &new), [r#"["will"] ["may"]"#, r#"["or"] ["and"]"#]);
        assert_eq!(shown("You can post this unless it harms.", "You can post this."), [r#"["unless"] []"#]);
        assert!(shown("Slurs are removed.", "Slurs get removed.").is_empty());
        assert_eq!(shown("Мы будем и можем удалить", "Мы должны удалить").len(), 1);
        assert_eq!(shown("قد نحذف المنشور", "سوف نحذف المنشور"), [r#"["قد"] ["سوف"]"#]);
        assert_eq!(shown("我们会删除内容", "我们可能删除内容"), [r#"["会"] ["可能"]"#]);
        assert_eq!(shown("您可以发布", "您不可以发布"), [r#"["可以"] ["不可"]"#]);
    }
}
