//! Text in English, with translations.

use std::fmt;

use super::macros::record;
use super::{Language, Str};

record! {
    /// A text of the project (a name, title or summary) in English, with translations where they
    /// exist. Arabic is the first of them.
    ///
    /// ```
    /// let telegram = moderation_record::dataset().platform("telegram").unwrap();
    /// assert_eq!(telegram.name().en(), "Telegram");
    /// assert_eq!(telegram.name().in_language("ar"), Some("تيليغرام"));
    /// assert_eq!(telegram.name().in_language("en"), Some("Telegram"));
    /// ```
    pub struct Text as Text {
        /// The text in English.
        text en: Str,
        /// The translations of the text.
        list local: Localized,
    }
}

#[cfg(feature = "build")]
impl From<&str> for Text {
    fn from(en: &str) -> Self {
        Self::new(en.to_owned())
    }
}

impl Text {
    /// The text in the language of this BCP 47 tag, if there is one.
    #[must_use]
    #[inline]
    pub fn in_language(&self, tag: &str) -> Option<&str> {
        if tag == "en" {
            return Some(&self.en);
        }
        self.local.iter().find(|l| l.lang.as_str() == tag).map(|l| &*l.text)
    }
}

impl fmt::Display for Text {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.en)
    }
}

record! {
    /// A text with its language, such as the original title of a source.
    ///
    /// ```
    /// let source = moderation_record::dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// assert_eq!(source.title().unwrap().lang().as_str(), "ar");
    /// ```
    pub struct Localized as Localized {
        /// The language of the text, as a BCP 47 tag.
        one lang: Language,
        /// The text.
        text text: Str,
    }
}

/// Whether a character has no width and is invisible or a control: soft hyphen,
/// zero-width marks, bidirectional controls, line separators, tags and the byte-order mark.
#[cfg(any(feature = "load", feature = "text"))]
#[must_use]
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    )
}
