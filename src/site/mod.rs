//! A static web site of a dataset, in English and in Arabic: the comparison that people look at.
//!
//! Pages are plain HTML that works from any host, below any path, and from a disk; without JavaScript too,
//! and better with it. Nothing is loaded from elsewhere.
//!
//! ```no_run
//! use moderation_record::{dataset, site};
//! site::site(dataset(), "site".as_ref(), &site::SiteOptions::default())?;
//! # Ok::<(), moderation_record::atomic::WriteError>(())
//! ```

mod changes;
mod chart;
mod claims;
mod clause;
mod compare;
mod displacement;
mod disputes;
mod downloads;
mod exported;
mod facts;
mod feed;
mod index;
mod layout;
mod listing;
mod marks;
mod method;
mod pair;
mod parts;
mod platform;
mod record;
mod routes;
mod rule;
mod search;
mod timeline;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use maud::html;

use crate::atomic::{self, Over, WriteError};
use crate::export;
use crate::load::{Progress, in_parallel};
use crate::model::Dataset;
use crate::text::{Locale, messages as m};
use index::Index;
use layout::{Body, Layout};
use routes::Page;

/// How to make a site.
///
/// ```
/// use moderation_record::site::SiteOptions;
/// let mut options = SiteOptions::default();
/// options.base_url = Some("https://example.org/record/".into());
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct SiteOptions<'o> {
    /// The address under which the site will stand: for the list of pages that search engines read
    /// (`sitemap.xml`), and wherever else an address must be whole.
    pub base_url: Option<String>,
    /// Put the new folder in the place of one that this program wrote, or of an empty one.
    pub force: bool,
    /// Put the new folder in the place of this one, whoever wrote it: the folder of the site, named again.
    pub replace_foreign: Option<PathBuf>,
    /// Where the dataset was read from: no output may be this, hold it, or lie inside of it.
    pub input: Option<PathBuf>,
    /// The data directory, whose history in git tells which records are new or changed.
    pub history: Option<PathBuf>,
    /// Who watches.
    pub progress: Option<&'o dyn Progress>,
}

impl SiteOptions<'_> {
    /// The address of the site, checked.
    fn base(&self) -> Result<Option<String>, WriteError> {
        let base = self.base_url.as_deref();
        base.map(|base| address(base).ok_or_else(|| WriteError::new(Path::new(base), NO_ADDRESS))).transpose()
    }
}

const NO_ADDRESS: &str = "is no address of a site\n  help: name it whole, as in `https://example.org/record/`";

/// Files that are the same for every dataset.
const ASSETS: [(&str, &[u8]); 4] = [
    ("assets/site.css", include_bytes!("assets/site.css")),
    ("assets/site.js", include_bytes!("assets/site.js")),
    ("assets/icon.svg", include_bytes!("assets/icon.svg")),
    ("assets/card.png", include_bytes!("assets/card.png")),
];

/// What is neither a page nor the same for every dataset.
type Made = fn(&Index<'_>) -> String;
const OTHERS: [(&str, Made); 4] = [
    ("assets/search-en.js", |contents| search::index(contents, Locale::En)),
    ("assets/search-ar.js", |contents| search::index(contents, Locale::Ar)),
    ("feed.xml", |contents| feed::atom(contents, Locale::En)),
    ("ar/feed.xml", |contents| feed::atom(contents, Locale::Ar)),
];

/// A site: every file of it, made when it is asked for.
pub struct Site<'d> {
    contents: Index<'d>,
    pages: Vec<Page<'d>>,
    downloads: PathBuf,
    /// The pages by their paths below the folder of a language.
    by_path: HashMap<String, Page<'d>>,
}

impl<'d> Site<'d> {
    /// The site of a dataset, whose exports stand in a folder.
    ///
    /// # Errors
    /// When the exports cannot be read, or the base is no web address.
    pub fn new(data: &'d Dataset, exports: &Path, options: &SiteOptions<'_>) -> Result<Self, WriteError> {
        let failed = |error| WriteError::new(exports, error);
        let base = options.base()?;
        let changes = options.history.as_deref().map_or(Vec::new(), changes::of);
        let contents = Index::of(data, base, exported::of(exports).map_err(failed)?, changes);
        let pages = contents.pages();
        let by_path = pages.iter().map(|page| (page.path(), *page)).collect();
        Ok(Self { contents, pages, downloads: exports.to_owned(), by_path })
    }

    /// How many pages there are, in both languages.
    #[must_use]
    pub fn count(&self) -> usize {
        Locale::ALL.len() * self.pages.len()
    }

    /// The file at a path below the site's folder; none where the site has none there. What needs a base
    /// (the list of pages for search engines) is only written.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        if let Some((_, bytes)) = ASSETS.iter().find(|(asset, _)| *asset == path) {
            return Some(Cow::Borrowed(bytes));
        }
        if let Some(wanted) = path.strip_prefix("downloads/") {
            // Only what was listed, so that no path leads elsewhere.
            let known = self.contents.downloads.iter().find(|file| file.path == wanted)?;
            return fs::read(self.downloads.join(&known.path)).ok().map(Cow::Owned);
        }
        let (lang, below) = path.strip_prefix("ar/").map_or((Locale::En, path), |below| (Locale::Ar, below));
        let text = match self.by_path.get(below) {
            Some(page) => Layout { site: &self.contents, lang, page: *page }.render(),
            None => OTHERS.iter().find(|(name, _)| *name == path)?.1(&self.contents),
        };
        Some(Cow::Owned(text.into_bytes()))
    }

    /// Writes all of it but the exports, a page at a time.
    fn write(&self, folder: &Path, progress: &dyn Progress) -> Result<(), WriteError> {
        let put = |path: &str, bytes: &[u8]| {
            let path = folder.join(path);
            fs::write(&path, bytes).map_err(|error| WriteError::new(&path, error))
        };
        let pages: Vec<(Locale, Page<'d>)> = Locale::ALL.iter().flat_map(|lang| self.pages.iter().map(|page| (*lang, *page))).collect();
        let path = |lang: Locale, page: Page<'_>| format!("{}{}", lang.folder(), page.path());
        let mut folders: BTreeSet<PathBuf> = BTreeSet::from([folder.join("assets")]);
        folders.extend(pages.iter().filter_map(|(lang, page)| folder.join(path(*lang, *page)).parent().map(Path::to_owned)));
        for folder in folders {
            fs::create_dir_all(&folder).map_err(|error| WriteError::new(&folder, error))?;
        }
        for (path, bytes) in ASSETS {
            put(path, bytes)?;
        }
        for (path, text) in OTHERS {
            put(path, text(&self.contents).as_bytes())?;
        }
        if let Some(base) = &self.contents.base {
            for (path, text) in feed::sitemaps(base, &self.pages) {
                put(&path, text.as_bytes())?;
            }
            // Robots read it at the root of a host alone.
            if base.matches('/').count() == 3 {
                put("robots.txt", format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n").as_bytes())?;
            }
        }
        progress.total(pages.len());
        let written = in_parallel(&pages, |run| {
            for (lang, page) in run {
                let text = Layout { site: &self.contents, lang: *lang, page: *page }.render();
                put(&path(*lang, *page), text.as_bytes())?;
            }
            progress.advance(run.len());
            Ok(())
        });
        written.into_iter().collect()
    }
}

impl Layout<'_> {
    fn body(&self) -> Body {
        match self.page {
            Page::Compare(year) => compare::body(self, year),
            Page::Pair(one, other) => pair::body(self, one, other),
            Page::Timeline => timeline::body(self),
            Page::Year(year) => timeline::year_body(self, year),
            Page::Displacement => displacement::body(self),
            Page::Disputes(part) => disputes::body(self, part),
            Page::Index(kind, part) => listing::body(self, kind, part),
            Page::Record(kind, id) => match self.site.data.record(kind, id) {
                Some(record) => record::body(self, record),
                None => self.not_found(),
            },
            Page::Method => method::body(self),
            Page::Downloads => downloads::body(self),
            Page::Search => search::body(self),
            Page::NotFound => self.not_found(),
        }
    }

    fn not_found(&self) -> Body {
        let (title, about) = (self.word(m::NOT_FOUND), self.word(m::NOT_FOUND_ABOUT));
        let main = html! { h1 { (title) } p.lede { (about) } p { a href=(self.to(Page::Search)) { (self.word(m::SEARCH)) } } };
        Body::new(title, about, main)
    }
}

/// A web address with a slash at its end; none where it would have to be escaped, or is no web address.
fn address(base: &str) -> Option<String> {
    let plain = base.chars().all(|c| c.is_ascii_alphanumeric() || "-._~:/%".contains(c));
    let host = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"))?.split('/').next()?;
    (plain && !host.is_empty()).then(|| if base.ends_with('/') { base.to_owned() } else { format!("{base}/") })
}

/// Writes the site of a dataset, with the dataset itself in the forms that others read, into a folder: beside
/// it first, and then in its place as a whole. Returns the number of pages.
///
/// # Errors
/// When the folder is there and may not be replaced, holds or lies inside the input, is written by another run, the
/// base is no web address, or anything cannot be written.
pub fn site(data: &Dataset, out: &Path, options: &SiteOptions<'_>) -> Result<usize, WriteError> {
    options.base()?;
    let mut count = 0;
    let over = Over { force: options.force, foreign: options.replace_foreign.as_deref(), input: options.input.as_deref() };
    atomic::folder(out, over, |folder| {
        let exports = folder.join("downloads");
        fs::create_dir(&exports).map_err(|error| WriteError::new(&exports, error))?;
        export::fill(data, &exports, &export::ExportOptions::default())?;
        let site = Site::new(data, &exports, options)?;
        count = site.count();
        site.write(folder, options.progress.unwrap_or(&()))
    })?;
    Ok(count)
}
