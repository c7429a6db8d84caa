//! The dataset in the forms that others read, beside the pages, with sizes and checksums.

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use super::exported::Download;
use super::layout::{Body, Layout};
use crate::export;
use crate::model::Kind;
use crate::text::Locale;
use crate::text::labels::plural_kind;
use crate::text::messages as m;

/// A size as people read it: in units of a thousand.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

pub(super) fn body(layout: &Layout<'_>) -> Body {
    let title = layout.word(m::DOWNLOADS);
    let files = &layout.site.downloads;
    let folders = {
        let mut folders: Vec<&str> = files.iter().map(|file| file.path.split_once('/').map_or("", |(folder, _)| folder)).collect();
        folders.dedup();
        folders
    };
    let main = html! {
        h1 { (title) }
        p.lede { (layout.word(m::DOWNLOADS_LEDE)) }
        @for folder in folders {
            @let mine: Vec<&Download> = files.iter().filter(|file| file.path.split_once('/').map_or("", |(folder, _)| folder) == folder).collect();
            section {
                h2 { (m::form(layout.lang, folder)) }
                table.rows.files {
                    caption.unseen { (m::form(layout.lang, folder)) }
                    thead { tr { @for word in [m::FILE, m::WHAT, m::SIZE, m::CHECKSUM] { th scope="col" { (layout.word(word)) } } } }
                    tbody { @for file in mine { (row(layout, file)) } }
                }
            }
        }
        section {
            h2 { (layout.word(m::CITE)) }
            div.cite lang="en" dir="ltr" data-copy=(layout.word(m::COPY)) data-copied=(layout.word(m::COPIED)) { p.copy { (export::cite_as(layout.site.data)) } }
            p { (layout.word(m::CHECK_SUMS)) }
            pre dir="ltr" { "sha256sum " (files.first().map_or("", |file| file.path.as_str())) }
        }
    };
    let mut body = Body::new(title, layout.word(m::DOWNLOADS_LEDE), main);
    body.head = json_ld(layout);
    body
}

fn row(layout: &Layout<'_>, file: &Download) -> Markup {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    html! {
        tr {
            td data-label=(layout.word(m::FILE)) { div dir="ltr" { a href={ (layout.top()) "downloads/" (file.path) } download { (name) } } }
            td data-label=(layout.word(m::WHAT)) { div { (what(layout, &file.path)) } }
            td data-label=(layout.word(m::SIZE)) { div dir="ltr" { (size(file.size)) } }
            td data-label=(layout.word(m::CHECKSUM)) { div dir="ltr" { code { (file.sha256) } } }
        }
    }
}

/// What a file is: a table in the words of the export, else in ours.
fn what(layout: &Layout<'_>, path: &str) -> Markup {
    if let Some(word) = m::file(path) {
        return html! { (layout.word(word)) };
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let table = export::tables().iter().find(|table| table.name == name);
    let kind = Kind::ALL.iter().find(|kind| kind.folder() == name);
    match (table, kind) {
        (Some(table), _) if layout.lang == Locale::En && !path.starts_with("ndjson/") => html! { (table.about) },
        (_, Some(kind)) => html! { (plural_kind(*kind, layout.lang)) },
        _ => html! { (m::table(name).unwrap_or(name)) },
    }
}

/// What dataset search engines read: schema.org/Dataset, with the files where they stand.
pub(super) fn json_ld(layout: &Layout<'_>) -> Markup {
    let here = |path: &str| match &layout.site.base {
        Some(base) => format!("{base}downloads/{path}"),
        None => format!("{}downloads/{path}", layout.top()),
    };
    let mut set = export::schema_org_summary(layout.site.data);
    if let Some(base) = &layout.site.base {
        set["url"] = base.as_str().into();
    }
    let formats =
        [("dataset.json", "application/json"), ("dataset.sqlite", "application/vnd.sqlite3"), ("csv/datapackage.json", "application/json")];
    set["distribution"] = layout
        .site
        .downloads
        .iter()
        .filter_map(|file| {
            let (_, format) = formats.iter().find(|(path, _)| *path == file.path)?;
            Some(serde_json::json!({
                "@type": "DataDownload",
                "contentUrl": here(&file.path),
                "contentSize": format!("{} B", file.size),
                "encodingFormat": format,
                "sha256": file.sha256,
            }))
        })
        .collect::<Vec<Value>>()
        .into();
    // Inside of a script element only `</` could end it.
    let json = set.to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(json)) } }
}
