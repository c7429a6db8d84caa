//! `serve`: the web site of a data directory on this machine, made again when a record changes.
//!
//! Whether one has changed is asked of the files themselves, a few times a second: notices of the system come for what is
//! no record too, and stop when a directory is replaced or a link leads elsewhere.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use moderation_record::site::{Site, SiteOptions};
use moderation_record::{Dataset, export, load};

use super::args::Serve;
use super::server::{Reply, Server};
use super::{Output, say};

/// How long to wait for a request before looking whether the program is to end.
const TURN: Duration = Duration::from_millis(200);

/// How long the files are left alone between two looks: this, and twenty times as long as a look takes.
const PAUSE: Duration = Duration::from_millis(300);

/// How long the files must be at rest after a change, since an editor writes several times, and how long that is waited for.
const REST: Duration = Duration::from_millis(150);
const PATIENCE: Duration = Duration::from_secs(2);

pub(crate) fn run(path: Option<&Path>, ask: &Serve) -> Result<Output, String> {
    let path = super::data_path(path)?;
    let server = Server::open(ask.port).map_err(|error| format!("port {}: {error}\n  help: name another with --port", ask.port))?;
    // From before it is read: what changes meanwhile is noticed.
    let mut seen = load::state(path);
    let mut data = super::read(path)?;
    let ended = Arc::new(AtomicBool::new(false));
    let end = Arc::clone(&ended);
    ctrlc::set_handler(move || end.store(true, Ordering::Relaxed)).map_err(|error| error.to_string())?;
    let base = format!("http://127.0.0.1:{}/", server.port);
    say(format_args!("{base} shows {}; Ctrl-C ends it", path.display()));
    while let Some(newer) = serve(&data, path, &mut seen, &base, &server, &ended)? {
        data = newer;
    }
    Ok(String::new().into())
}

/// Answers requests until the data have changed and can be read again, or the program is to end.
fn serve(data: &Dataset, path: &Path, seen: &mut u64, base: &str, server: &Server, ended: &AtomicBool) -> Result<Option<Dataset>, String> {
    let began = Instant::now();
    let exports = tempfile::tempdir().map_err(|error| error.to_string())?;
    let downloads = exports.path().join("downloads");
    export::export(data, &downloads, &export::ExportOptions::default()).map_err(|error| error.to_string())?;
    let mut options = SiteOptions::default();
    options.base_url = Some(base.to_owned());
    options.history = path.is_dir().then(|| path.to_owned());
    let site = Site::new(data, &downloads, &options).map_err(|error| error.to_string())?;
    say(format_args!("{} records, {} pages, after {:.1} s", data.records().count(), site.count(), began.elapsed().as_secs_f32()));
    let (mut looked, mut pause) = (Instant::now(), PAUSE);
    while !ended.load(Ordering::Relaxed) {
        if looked.elapsed() >= pause {
            looked = Instant::now();
            let state = load::state(path);
            pause = PAUSE + looked.elapsed() * 20;
            if state != *seen {
                *seen = at_rest(path, state);
                match super::read(path) {
                    // A file that was only touched changes no page.
                    Ok(newer) if newer == *data => {}
                    Ok(newer) => return Ok(Some(newer)),
                    Err(message) => {
                        let (red, plain) = (super::report::RED, super::report::PLAIN);
                        say(format_args!("{red}error:{plain} {}\nthe pages stay as they were", load::legible_lines(&message)));
                    }
                }
            }
        }
        if let Some(asked) = server.next(TURN) {
            let answer = answer(&asked.path, &site);
            asked.answer(answer);
        }
    }
    Ok(None)
}

/// The state of the files when they are no longer written.
fn at_rest(path: &Path, mut state: u64) -> u64 {
    let began = Instant::now();
    loop {
        thread::sleep(REST);
        let later = load::state(path);
        if later == state || began.elapsed() > PATIENCE {
            return later;
        }
        state = later;
    }
}

fn answer(path: &str, site: &Site<'_>) -> Reply {
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let missing = if path.starts_with("ar/") { "ar/404.html" } else { "404.html" };
    // Paths are looked up among the site's own files, never on the disk.
    match site.file(&path) {
        Some(bytes) => Reply::new(200, &path, bytes),
        None => Reply::new(404, missing, site.file(missing).unwrap_or_default()),
    }
}
