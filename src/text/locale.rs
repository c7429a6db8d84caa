//! The languages in which the command line and the site write.

use crate::model::Text;

/// A language of the command line and the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// English.
    En,
    /// Modern Standard Arabic.
    Ar,
}

impl Locale {
    /// Every language, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Ar];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.pick(["en", "ar"])
    }

    /// The direction in which it is written.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        self.pick(["ltr", "rtl"])
    }

    /// The folder of its pages: English stands at the top.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        self.pick(["", "ar/"])
    }

    /// What stands between the items of a list.
    #[must_use]
    pub const fn comma(self) -> &'static str {
        self.pick([", ", "، "])
    }

    /// What stands between two statements of one sentence.
    #[must_use]
    pub const fn semicolon(self) -> &'static str {
        self.pick(["; ", "؛ "])
    }

    /// The one of two, English first.
    #[must_use]
    pub const fn pick<T: Copy>(self, [english, arabic]: [T; 2]) -> T {
        match self {
            Self::En => english,
            Self::Ar => arabic,
        }
    }

    /// The text in this language, where there is one.
    #[must_use]
    pub fn of(self, text: &Text) -> Option<&str> {
        text.in_language(self.tag())
    }
}
