//! Letters and words as a search takes them, whatever their spelling.

/// The signs that Arabic is mostly written without, and the stroke that stretches a word.
pub(crate) const fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// One letter for those that Arabic writes in several ways, and the Western digit of an Arabic or Persian one.
#[cfg(any(feature = "text", feature = "sqlite"))]
pub(crate) const fn letter(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        '٠'..='٩' => (b'0' + (letter as u32 - '٠' as u32) as u8) as char,
        '۰'..='۹' => (b'0' + (letter as u32 - '۰' as u32) as u8) as char,
        other => other,
    }
}

/// An Arabic word without its article and the “and”, “so”, “in” or “as” before that, where enough of it is left.
#[cfg(any(feature = "text", feature = "sqlite"))]
pub(crate) fn without_article(word: &str) -> Option<&str> {
    let rest = ["ال", "وال", "فال", "بال", "كال", "لل", "ولل"].iter().find_map(|article| word.strip_prefix(article));
    rest.filter(|rest| rest.chars().count() > 2)
}

/// A text without case, accents, vowel signs and the forms of letters.
#[cfg(feature = "text")]
pub(crate) fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_mark(*c)).flat_map(|c| letter(c).to_lowercase()).collect()
}

/// A character that belongs to the word around it and is not searched for.
#[cfg(feature = "text")]
pub(crate) fn is_mark(c: char) -> bool {
    is_vowel_sign(c) || super::text::is_invisible(c) || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(all(test, feature = "text"))]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word() {
        for (text, folded) in [
            ("Zürich", "zurich"),
            ("TÉLÉGRAM", "telegram"),
            ("إرهابيّة", "ارهابيه"),
            ("ارهابية", "ارهابيه"),
            ("سيـــاسة", "سياسه"),
            ("مستوى", "مستوي"),
            ("مسؤول", "مسوول"),
            ("هیئة", "هييه"),
            ("کتاب", "كتاب"),
            ("٢٠١٩", "2019"),
            ("۲۰۱۹", "2019"),
            ("ﷲ", "الله"),
            ("نیم\u{200c}فاصله", "نيمفاصله"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(folded), folded, "{text}: folding changes nothing the second time");
        }
        assert_eq!(without_article("المنصه"), Some("منصه"));
        assert_eq!(without_article("الف"), None);
    }
}
