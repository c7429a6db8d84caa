//! Feeds of new and changed records (Atom, RFC 4287), and the list of all pages for search engines.
//!
//! Where no change is known, the feed has one entry for the dataset as a whole.

use maud::{Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::changes::DatedChange;
use super::clause;
use super::index::Index;
use super::layout::Layout;
use super::routes::Page;
use crate::export;
use crate::model::{Dataset, Digest, Moment, Record, When};
use crate::text::Locale;
use crate::text::messages as m;

/// How many records a feed tells of.
const ENTRIES: usize = 100;

/// A name for a thing that holds wherever the site stands: a UUID of version 8 (RFC 9562) from the title of the dataset, and
/// the kind and id of the thing.
fn urn(data: &Dataset, name: &str) -> String {
    let mut bytes: [u8; 32] = Sha256::digest(format!("{}/{name}", export::slug(data))).into();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = Digest::from(bytes).to_string();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..32])
}

pub(super) fn atom(site: &Index<'_>, lang: Locale) -> String {
    let layout = Layout { site, lang, page: Page::Compare(None) };
    let to = |page: Page<'_>| layout.address(lang, page).unwrap_or_else(|| page.path());
    // The last sighting, or the last date that is told of. The format asks for a time: where there is none at all, the epoch.
    let seen = site.as_of.and_then(When::earliest).or_else(|| export::span(site.data).map(|(_, last)| last));
    let whole = seen.unwrap_or(Moment::of_month(1970, 1)).to_string();
    let known = site.changes.iter().filter_map(|change| Some((change, site.data.record(change.kind, &change.id)?)));
    let told = |(change, record): (&DatedChange, Record<'_>)| {
        let name = match record {
            Record::Policy(policy) => clause::name(&layout, policy),
            other => layout.plain_name(other).to_owned(),
        };
        let name = format!("{}: {name}", layout.word(if change.added { m::ADDED } else { m::CHANGED }));
        let id = urn(site.data, &format!("{}/{}", change.kind, change.id));
        entry(&id, &name, &change.at, &to(Page::of(record)), layout.label(change.kind))
    };
    let mut entries: Vec<Markup> = known.take(ENTRIES).map(told).collect();
    if entries.is_empty() {
        let version = layout.metadata().version().map_or(String::new(), |version| format!(" {version}"));
        let name = format!("{}{version}", layout.site_title());
        entries.push(entry(&urn(site.data, "dataset"), &name, &whole, &to(Page::Downloads), layout.word(m::DOWNLOADS)));
    }
    let updated = site.changes.first().map_or(&whole, |change| &change.at);
    let own = site.base.as_ref().map(|base| format!("{base}{}feed.xml", lang.folder()));
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(lang.tag()) {
            id { (urn(site.data, lang.tag())) }
            title { (layout.site_title()) ": " (layout.word(m::FEED)) }
            subtitle { (layout.tagline()) }
            updated { (updated) }
            // The format asks for an author.
            author { name { (export::creator(site.data).as_deref().unwrap_or(layout.word(m::UNKNOWN_AUTHOR))) } }
            @if let Some(licence) = layout.metadata().licence() { rights { (licence.full_name()) } }
            generator version=(env!("CARGO_PKG_VERSION")) { "moderation-record" }
            @if let Some(own) = own { (void("link", &[("rel", "self"), ("href", &own)])) }
            (void("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &to(Page::Compare(None)))]))
            @for entry in entries { (entry) }
        }
    }
    .into_string()
}

fn entry(id: &str, title: &str, at: &str, to: &str, category: &str) -> Markup {
    // XML has no way to write most control characters.
    let title: String = title.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    html! {
        entry {
            id { (id) } title { (title) } updated { (at) }
            (void("link", &[("rel", "alternate"), ("type", "text/html"), ("href", to)]))
            (void("category", &[("term", category)]))
            summary { (title) }
        }
    }
}

/// An element without content, closed as XML wants it.
fn void(name: &str, attributes: &[(&str, &str)]) -> Markup {
    let inner: Vec<String> = attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", html! { (value) }.into_string())).collect();
    PreEscaped(format!("<{name}{}/>", inner.concat()))
}

/// The addresses of the pages (sitemaps.org), each with that in the other language; at most 50,000 in a file,
/// with an index of the files where one does not do.
pub(super) fn sitemaps(base: &str, pages: &[Page<'_>]) -> Vec<(String, String)> {
    const IN_A_FILE: usize = 50_000;
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    let pages = pages.iter().filter(|page| !matches!(page, Page::NotFound | Page::Search));
    let urls: Vec<String> = pages
        .flat_map(|page| {
            let path = page.path();
            let links = format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"{base}{path}\"/><xhtml:link rel=\"alternate\" hreflang=\"ar\" href=\"{base}ar/{path}\"/>"
            );
            ["", "ar/"].map(|folder| format!("<url><loc>{base}{folder}{path}</loc>{links}</url>\n"))
        })
        .collect();
    let file = |urls: &[String]| {
        format!(
            "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
            urls.concat()
        )
    };
    if urls.len() <= IN_A_FILE {
        return vec![("sitemap.xml".into(), file(&urls))];
    }
    let mut files: Vec<(String, String)> =
        urls.chunks(IN_A_FILE).enumerate().map(|(n, urls)| (format!("sitemap-{}.xml", n + 1), file(urls))).collect();
    let all = files.iter().map(|(name, _)| format!("<sitemap><loc>{base}{name}</loc></sitemap>\n")).collect::<Vec<_>>().concat();
    files.push((
        "sitemap.xml".into(),
        format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{all}</sitemapindex>\n"),
    ));
    files
}
