//! The languages of the site.

use crate::model::Text;

/// A language in which the site speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lang {
    En,
    Ar,
}

impl Lang {
    pub(super) const ALL: [Self; 2] = [Self::En, Self::Ar];

    /// The BCP 47 tag.
    pub(super) const fn tag(self) -> &'static str {
        self.pick(["en", "ar"])
    }

    /// The direction in which it is written.
    pub(super) const fn dir(self) -> &'static str {
        self.pick(["ltr", "rtl"])
    }

    /// The folder of its pages: English stands at the top.
    pub(super) const fn folder(self) -> &'static str {
        self.pick(["", "ar/"])
    }

    /// What stands between the items of a list.
    pub(super) const fn comma(self) -> &'static str {
        self.pick([", ", "، "])
    }

    /// The one of two, English first.
    pub(super) const fn pick<T: Copy>(self, [english, arabic]: [T; 2]) -> T {
        match self {
            Self::En => english,
            Self::Ar => arabic,
        }
    }

    /// The text in this language, where there is one.
    pub(super) fn of(self, text: &Text) -> Option<&str> {
        text.in_language(self.tag())
    }
}
