//! The pages: which there are, and where each stands.

use crate::model::{Kind, Record};

/// A page of the site, in whatever language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Page<'d> {
    /// The front page: all platforms beside each other, now or as of the end of a year.
    Compare(Option<i64>),
    /// Two platforms beside each other.
    Pair(&'d str, &'d str),
    Timeline,
    Year(i64),
    Displacement,
    /// A part of the disputes, from 0.
    Disputes(usize),
    /// A part of the records of a kind, from 0.
    Index(Kind, usize),
    Record(Kind, &'d str),
    Method,
    Downloads,
    Search,
    NotFound,
}

impl<'d> Page<'d> {
    pub(super) fn of(record: Record<'d>) -> Self {
        Self::Record(record.kind(), record.id())
    }

    /// Where the page stands below the folder of its language.
    pub(super) fn path(self) -> String {
        let part = |name: &str, part: usize| if part == 0 { format!("{name}.html") } else { format!("{name}-{}.html", part + 1) };
        match self {
            Self::Compare(None) => "index.html".into(),
            Self::Compare(Some(year)) => format!("as-of/{year}.html"),
            Self::Pair(one, other) => format!("compare/{one}-{other}.html"),
            Self::Timeline => "timeline.html".into(),
            Self::Year(year) => format!("timeline/{year}.html"),
            Self::Displacement => "displacement.html".into(),
            Self::Disputes(n) => part("disputes", n),
            Self::Index(kind, n) => part(kind.folder(), n),
            Self::Record(kind, id) => format!("{}/{id}.html", kind.folder()),
            Self::Method => "method.html".into(),
            Self::Downloads => "downloads.html".into(),
            Self::Search => "search.html".into(),
            Self::NotFound => "404.html".into(),
        }
    }
}
