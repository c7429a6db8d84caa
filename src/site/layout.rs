//! What every page is made with: links, texts, and the frame around the page's own part.

use maud::{DOCTYPE, Markup, html};

use super::index::Index;
use super::routes::Page;
use crate::export;
use crate::model::{Kind, Localized, Metadata, Record, Text};
use crate::text::Locale;
use crate::text::labels::Label;
use crate::text::messages::{self as m, Word};

/// Nothing runs or shows that is not the site's own file; no frame, no plug-in, no other host.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

/// A page in a language: what it is made from, and from where its links lead.
#[derive(Clone, Copy)]
pub(super) struct Layout<'v> {
    pub(super) site: &'v Index<'v>,
    pub(super) lang: Locale,
    pub(super) page: Page<'v>,
}

/// The part of a page that is its own.
pub(super) struct Body {
    pub(super) title: String,
    /// What it shows, in a sentence.
    pub(super) about: String,
    pub(super) main: Markup,
    /// What machines read in its head.
    pub(super) head: Markup,
}

impl Body {
    pub(super) fn new(title: impl Into<String>, about: impl Into<String>, main: Markup) -> Self {
        Self { title: title.into(), about: about.into(), main, head: Markup::default() }
    }
}

impl<'v> Layout<'v> {
    /// The folder of the page's language, as the page sees it.
    fn root(&self) -> String {
        match &self.site.base {
            // Shown in the place of pages at any depth.
            Some(base) if self.page == Page::NotFound => format!("{}{}", path_of(base), self.lang.folder()),
            _ => "../".repeat(self.page.path().matches('/').count()),
        }
    }

    /// The folder of the site, as the page sees it.
    pub(super) fn top(&self) -> String {
        match &self.site.base {
            Some(base) if self.page == Page::NotFound => path_of(base).to_owned(),
            _ => format!("{}{}", self.root(), self.lang.pick(["", "../"])),
        }
    }

    /// The way to another page of the same language.
    pub(super) fn to(&self, page: Page<'_>) -> String {
        format!("{}{}", self.root(), page.path())
    }

    /// The way to this page in the other language.
    fn elsewhere(&self) -> String {
        format!("{}{}{}", self.top(), self.lang.pick(["ar/", ""]), self.page.path())
    }

    /// The page's address, where it is known under which the site will stand.
    pub(super) fn address(&self, lang: Locale, page: Page<'_>) -> Option<String> {
        let base = self.site.base.as_ref()?;
        Some(format!("{base}{}{}", lang.folder(), page.path()))
    }

    pub(super) fn word(&self, word: Word) -> &'static str {
        self.lang.pick(word)
    }

    pub(super) fn label(&self, term: impl Label) -> &'static str {
        term.label(self.lang)
    }

    /// A text of ours: in the language of the page, or in English and marked as such.
    pub(super) fn text(&self, text: &Text) -> Markup {
        match self.lang.of(text) {
            Some(here) => html! { bdi { (here) } },
            None => self.english(text.en()),
        }
    }

    /// A text that there is in English alone.
    pub(super) fn english(&self, text: &str) -> Markup {
        match self.lang {
            Locale::En => html! { bdi { (text) } },
            Locale::Ar => html! { span.en lang="en" dir="ltr" { (text) } },
        }
    }

    /// The text without markup, for titles and attributes.
    pub(super) fn plain<'t>(&self, text: &'t Text) -> &'t str {
        self.lang.of(text).unwrap_or(text.en())
    }

    /// What a record is called.
    pub(super) fn name(&self, record: Record<'_>) -> Markup {
        match (record, record.name()) {
            (_, Some(name)) => self.text(name),
            (Record::Source(source), None) => {
                let untitled = || html! { bdi { (source.publisher()) } (self.lang.comma()) (self.word(m::UNTITLED)) };
                source.title().map_or_else(untitled, localized)
            }
            _ => self.english(record.title()),
        }
    }

    /// What a record is called, without markup.
    pub(super) fn plain_name<'r>(&self, record: Record<'r>) -> &'r str {
        match (record, record.name()) {
            (_, Some(name)) => self.plain(name),
            (Record::Source(source), None) => source.title().map_or(source.publisher(), |title| title.text()),
            _ => record.title(),
        }
    }

    /// Pieces with what stands between items of a list in the language.
    pub(super) fn list(&self, items: impl IntoIterator<Item = Markup>) -> Markup {
        html! { @for (i, item) in items.into_iter().enumerate() { @if i > 0 { (self.lang.comma()) } (item) } }
    }

    /// What the dataset states of itself.
    pub(super) fn metadata(&self) -> &'v Metadata {
        export::metadata_of(self.site.data)
    }

    /// The title of the site.
    pub(super) fn site_title(&self) -> &'v str {
        self.plain(self.metadata().title())
    }

    /// What the site is about, in a sentence or two.
    pub(super) fn tagline(&self) -> &'v str {
        self.metadata().description().map_or(self.word(m::TAGLINE), |text| self.plain(text))
    }

    fn tagline_marked(&self) -> Markup {
        self.metadata().description().map_or_else(|| html! { (self.word(m::TAGLINE)) }, |text| self.text(text))
    }

    /// The whole page.
    pub(super) fn render(&self) -> String {
        let body = self.body();
        let title = if matches!(self.page, Page::Compare(None)) {
            format!("{} – {}", self.site_title(), body.title)
        } else {
            format!("{} – {}", body.title, self.site_title())
        };
        let top = self.top();
        let other = self.lang.pick([Locale::Ar, Locale::En]);
        html! {
            (DOCTYPE)
            html lang=(self.lang.tag()) dir=(self.lang.dir()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (title) }
                    meta name="description" content=(body.about);
                    link rel="stylesheet" href={ (top) "assets/site.css" };
                    link rel="icon" href={ (top) "assets/icon.svg" } type="image/svg+xml";
                    link rel="alternate" hreflang=(other.tag()) href=(self.address(other, self.page).unwrap_or_else(|| self.elsewhere()));
                    link rel="alternate" type="application/atom+xml" title=(self.word(m::FEED)) href={ (self.root()) "feed.xml" };
                    @if let Some(address) = self.address(self.lang, self.page) {
                        link rel="canonical" href=(address);
                        meta property="og:url" content=(address);
                        meta property="og:image" content={ (self.site.base.as_deref().unwrap_or_default()) "assets/card.png" };
                        meta property="og:image:alt" content=(self.tagline());
                    }
                    meta property="og:type" content=(if matches!(self.page, Page::Record(..)) { "article" } else { "website" });
                    meta property="og:site_name" content=(self.site_title());
                    meta property="og:title" content=(body.title);
                    meta property="og:description" content=(body.about);
                    meta property="og:locale" content=(self.lang.pick(["en_GB", "ar_AR"]));
                    (body.head)
                    script src={ (top) "assets/site.js" } defer {}
                }
                body {
                    a.skip href="#main" { (self.word(m::SKIP)) }
                    (self.header())
                    main #main tabindex="-1" { (body.main) }
                    (self.footer())
                }
            }
        }
        .into_string()
    }

    fn header(&self) -> Markup {
        let parts = [
            (Page::Compare(None), m::COMPARE),
            (Page::Timeline, m::TIMELINE),
            (Page::Displacement, m::DISPLACEMENT),
            (Page::Disputes(0), m::DISPUTES_PAGE),
            (Page::Index(Kind::Source, 0), m::SOURCES),
            (Page::Method, m::METHOD),
            (Page::Downloads, m::DOWNLOADS),
        ];
        let here = |page: Page<'_>| (self.page == page).then_some("page");
        let (tag, name) = self.lang.pick([("ar", "العربية"), ("en", "English")]);
        html! {
            header.top {
                a.brand href=(self.to(Page::Compare(None))) { (logo()) span { (self.text(self.metadata().title())) } }
                nav aria-label=(self.word(m::SITE_PARTS)) {
                    ul { @for (page, word) in parts { li { a href=(self.to(page)) aria-current=[here(page)] { (self.word(word)) } } } }
                }
                @if self.page != Page::Search {
                    form.find action=(self.to(Page::Search)) role="search" {
                        label.unseen for="find" { (self.word(m::SEARCH)) }
                        input #find type="search" name="q" autocomplete="off" placeholder=(self.word(m::SEARCH));
                        button type="submit" aria-label=(self.word(m::SEARCH)) { (glass()) }
                    }
                }
                a.language.keep href=(self.elsewhere()) lang=(tag) hreflang=(tag) { (name) }
            }
        }
    }

    fn footer(&self) -> Markup {
        let kinds = Kind::ALL.iter().map(|kind| {
            html! { li { a href=(self.to(Page::Index(*kind, 0))) { (crate::text::labels::plural_kind(*kind, self.lang)) } " " small { (self.site.data.count(*kind)) } } }
        });
        let own = self.metadata();
        html! {
            footer.bottom {
                div {
                    p { strong { (self.text(own.title())) } ". " (self.tagline_marked()) }
                    @if let Some(creator) = export::creator(self.site.data) {
                        p { (self.word(m::MADE_BY)) " " @match own.url() { Some(url) => (outside(url, &html! { bdi { (creator) } })), None => bdi { (creator) } } }
                    }
                    @if let Some(licence) = own.licence() {
                        p { (self.word(m::LICENCE)) " " (outside(licence.url().unwrap_or_default(), &self.english(licence.full_name()))) }
                    }
                    @if let Some(day) = self.site.as_of { p { (self.word(m::AS_SEEN)) " " (self.date(day)) } }
                }
                nav aria-label=(self.word(m::RECORDS)) { ul { @for kind in kinds { (kind) } } }
                p { a href={ (self.root()) "feed.xml" } { (self.word(m::FEED)) } }
            }
        }
    }

    /// The way back from a page to what it belongs to.
    pub(super) fn trail(&self, pages: &[(Page<'_>, &str)]) -> Markup {
        html! { nav.trail aria-label=(self.word(m::TRAIL)) { @for (page, name) in pages { a href=(self.to(*page)) { (name) } } } }
    }

    /// Links to the other parts of a list that is too long for a page: above it, and again below.
    pub(super) fn parts(&self, label: Word, count: usize, this: usize, page: impl Fn(usize) -> Page<'v>) -> Markup {
        html! {
            @if count > 1 {
                nav.parts aria-label=(self.word(label)) {
                    @for n in 0..count { a href=(self.to(page(n))) aria-current=[(n == this).then_some("page")] { (n + 1) } }
                }
            }
        }
    }
}

/// A text in a language of its own.
pub(super) fn localized(text: &Localized) -> Markup {
    let lang = text.lang();
    html! { span lang=(lang) dir=(if lang.is_right_to_left() { "rtl" } else { "ltr" }) { (text.text()) } }
}

/// A link out of the site; what is no web address stays text.
pub(super) fn outside(url: &str, text: &Markup) -> Markup {
    if url.starts_with("https://") || url.starts_with("http://") {
        html! { a.out href=(url) rel="noopener noreferrer external" { (text) } }
    } else {
        text.clone()
    }
}

/// The path of a web address, from its first slash on.
fn path_of(base: &str) -> &str {
    let host = base.find("//").map_or(0, |at| at + 2);
    base[host..].find('/').map_or("/", |at| &base[host + at..])
}

fn glass() -> Markup {
    html! { svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" { path d="M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14" {} } }
}

fn logo() -> Markup {
    let squares = [("a", "M4 4h7v7H4z"), ("b", "M13 4h7v7h-7z"), ("c", "M4 13h7v7H4z"), ("d", "M13 13h7v7h-7z")];
    html! { svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" { @for (class, square) in squares { path.(class) d=(square) {} } } }
}
