//! `serve`: the web site of a data directory on this machine, made again when a record changes.

use std::io::Cursor;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use moderation_record::site::{Options, Site};
use moderation_record::{Dataset, export};
use notify::{RecursiveMode, Watcher as _};
use tiny_http::{Header, Method, Request, Response, Server};

use super::Output;
use super::args::Serve;

/// How long to wait for a request before asking whether a file has changed.
const TURN: Duration = Duration::from_millis(200);

/// How long the files must be at rest after a change, since an editor writes several times, and how long that is waited for.
const REST: Duration = Duration::from_millis(150);
const PATIENCE: Duration = Duration::from_secs(2);

pub(crate) fn run(path: Option<&Path>, ask: &Serve) -> Result<Output, String> {
    let path = super::data_path(path)?;
    let server = Server::http((Ipv4Addr::LOCALHOST, ask.port))
        .map_err(|error| format!("port {}: {error}\n  help: name another with --port", ask.port))?;
    let (tell, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // When the program ends nobody listens.
            let _ = tell.send(());
        }
    })
    .map_err(|error| error.to_string())?;
    // A document may be replaced as a whole, which only its folder knows.
    let folder = if path.is_dir() { path } else { path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")) };
    watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut data = super::read(path)?;
    let ended = Arc::new(AtomicBool::new(false));
    let end = Arc::clone(&ended);
    ctrlc::set_handler(move || end.store(true, Ordering::Relaxed)).map_err(|error| error.to_string())?;
    let port = server.server_addr().to_ip().map_or(ask.port, |address: SocketAddr| address.port());
    eprintln!("http://127.0.0.1:{port}/ shows {}; Ctrl-C ends it", path.display());
    let base = format!("http://127.0.0.1:{port}/");
    while let Some(newer) = serve(&data, path, &base, &server, &changes, &ended)? {
        data = newer;
    }
    Ok(String::new().into())
}

/// Answers requests until the data have changed and can be read again, or the program is to end.
fn serve(
    data: &Dataset,
    path: &Path,
    base: &str,
    server: &Server,
    changes: &Receiver<()>,
    ended: &AtomicBool,
) -> Result<Option<Dataset>, String> {
    let began = Instant::now();
    let exports = tempfile::tempdir().map_err(|error| error.to_string())?;
    let downloads = exports.path().join("downloads");
    export::export(data, &downloads, &export::Options::default()).map_err(|error| error.to_string())?;
    let mut options = Options::default();
    options.base_url = Some(base.to_owned());
    options.history = path.is_dir().then(|| path.to_owned());
    let site = Site::new(data, &downloads, &options).map_err(|error| error.to_string())?;
    eprintln!("{} records, {} pages, after {:.1} s", data.records().count(), site.count(), began.elapsed().as_secs_f32());
    while !ended.load(Ordering::Relaxed) {
        if changes.try_recv().is_ok() {
            let asked = Instant::now();
            while asked.elapsed() < PATIENCE && changes.recv_timeout(REST).is_ok() {}
            match super::read(path) {
                Ok(newer) => return Ok(Some(newer)),
                Err(message) => {
                    anstream::eprintln!("{}error:{} {message}\nthe pages stay as they were", super::report::RED, super::report::PLAIN);
                }
            }
        }
        if let Ok(Some(request)) = server.recv_timeout(TURN) {
            answer(request, &site);
        }
    }
    Ok(None)
}

fn answer(request: Request, site: &Site<'_>) {
    // A name that leads to this machine may be another site's, which must not read what is not published yet.
    let named = |header: &&Header| header.field.equiv("Host");
    let host = request.headers().iter().find(named).map_or("", |header| header.value.as_str());
    let (host, _) = host.rsplit_once(':').unwrap_or((host, ""));
    let response = if !matches!(host, "127.0.0.1" | "localhost") {
        respond(421, "not.txt", b"not this host".into())
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        respond(405, "not.txt", b"only GET and HEAD".into())
    } else {
        let path = request.url().split(['?', '#']).next().unwrap_or_default().trim_start_matches('/').to_owned();
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        let missing = if path.starts_with("ar/") { "ar/404.html" } else { "404.html" };
        // Paths are looked up among the site's own files, never on the disk.
        match site.file(&path) {
            Some(bytes) => respond(200, &path, bytes.into_owned()),
            None => respond(404, missing, site.file(missing).unwrap_or_default().into_owned()),
        }
    };
    // A client that takes its time holds nobody up, and one that has gone wants no answer.
    thread::spawn(move || drop(request.respond(response)));
}

fn respond(status: u16, path: &str, bytes: Vec<u8>) -> Response<Cursor<Vec<u8>>> {
    let response = Response::from_data(bytes).with_status_code(status);
    let headers = [
        ("Content-Type", content_type(path)),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];
    headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()).fold(response, Response::with_header)
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("xml") => "application/xml; charset=utf-8",
        Some("json" | "jsonld") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("bib" | "ndjson" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
