//! The dataset in the forms that others read, beside the pages, with sizes and checksums.

use std::io;
use std::path::Path;

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use super::lang::Lang;
use super::terms::plural_kind;
use super::view::{Body, View};
use super::words as w;
use crate::export;
use crate::model::Kind;

/// A file of the dataset.
#[derive(Clone, Debug)]
pub(super) struct Download {
    /// Its path below the folder of downloads.
    pub(super) path: String,
    size: u64,
    sha256: String,
}

/// The files below a folder, in the order of their names, but not those that are hidden.
pub(super) fn of(folder: &Path) -> io::Result<Vec<Download>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder_here) = open.pop() {
        for entry in std::fs::read_dir(&folder_here)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
                let (size, sha256) = export::measure(&path)?;
                let below = path.strip_prefix(folder).map_err(io::Error::other)?;
                let path = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                found.push(Download { path, size, sha256 });
            }
        }
    }
    found.sort_by(|a, b| (a.path.contains('/'), &a.path).cmp(&(b.path.contains('/'), &b.path)));
    Ok(found)
}

/// A size as people read it: in units of a thousand.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

pub(super) fn body(view: &View<'_>) -> Body {
    let title = view.say(w::DOWNLOADS);
    let files = &view.site.downloads;
    let folders = {
        let mut folders: Vec<&str> = files.iter().map(|file| file.path.split_once('/').map_or("", |(folder, _)| folder)).collect();
        folders.dedup();
        folders
    };
    let main = html! {
        h1 { (title) }
        p.lede { (view.say(w::DOWNLOADS_LEDE)) }
        @for folder in folders {
            @let mine: Vec<&Download> = files.iter().filter(|file| file.path.split_once('/').map_or("", |(folder, _)| folder) == folder).collect();
            section {
                h2 { (w::form(view.lang, folder)) }
                table.rows.files {
                    caption.unseen { (w::form(view.lang, folder)) }
                    thead { tr { @for word in [w::FILE, w::WHAT, w::SIZE, w::CHECKSUM] { th scope="col" { (view.say(word)) } } } }
                    tbody { @for file in mine { (row(view, file)) } }
                }
            }
        }
        section {
            h2 { (view.say(w::CITE)) }
            div.cite lang="en" dir="ltr" data-copy=(view.say(w::COPY)) data-copied=(view.say(w::COPIED)) { p.copy { (export::cite_as()) } }
            p { (view.say(w::CHECK_SUMS)) }
            pre dir="ltr" { "sha256sum " (files.first().map_or("", |file| file.path.as_str())) }
        }
    };
    let mut body = Body::new(title, view.say(w::DOWNLOADS_LEDE), main);
    body.head = json_ld(view);
    body
}

fn row(view: &View<'_>, file: &Download) -> Markup {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    html! {
        tr {
            td data-label=(view.say(w::FILE)) { div dir="ltr" { a href={ (view.top()) "downloads/" (file.path) } download { (name) } } }
            td data-label=(view.say(w::WHAT)) { div { (what(view, &file.path)) } }
            td data-label=(view.say(w::SIZE)) { div dir="ltr" { (size(file.size)) } }
            td data-label=(view.say(w::CHECKSUM)) { div dir="ltr" { code { (file.sha256) } } }
        }
    }
}

/// What a file is: a table in the words of the export, else in ours.
fn what(view: &View<'_>, path: &str) -> Markup {
    if let Some(word) = w::file(path) {
        return html! { (view.say(word)) };
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let table = export::tables().iter().find(|table| table.name == name);
    let kind = Kind::ALL.iter().find(|kind| kind.folder() == name);
    match (table, kind) {
        (Some(table), _) if view.lang == Lang::En && !path.starts_with("ndjson/") => html! { (table.about) },
        (_, Some(kind)) => html! { (plural_kind(*kind, view.lang)) },
        _ => html! { (w::table(name).unwrap_or(name)) },
    }
}

/// What dataset search engines read: schema.org/Dataset, with the files where they stand.
pub(super) fn json_ld(view: &View<'_>) -> Markup {
    let here = |path: &str| match &view.site.base {
        Some(base) => format!("{base}downloads/{path}"),
        None => format!("{}downloads/{path}", view.top()),
    };
    let mut set = export::schema_org_summary(view.site.data);
    if let Some(base) = &view.site.base {
        set["url"] = base.as_str().into();
    }
    let formats = [
        ("dataset.json", "application/json"),
        ("moderation-record.sqlite", "application/vnd.sqlite3"),
        ("csv/datapackage.json", "application/json"),
    ];
    set["distribution"] = view
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
