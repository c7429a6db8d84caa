//! A web server for this machine alone: it answers GET and HEAD and nothing else, and no request can end it.
//!
//! hyper reads what is sent: heads of a bounded size within a bounded time, and bodies not at all. Each request waits for
//! its turn with whoever owns the [`Server`].

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::HOST;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::{Semaphore, oneshot};

/// How many clients are served at once: below the 1,024 files that a process may usually have open.
const CLIENTS: usize = 900;

/// How many bytes the head of a request may have.
const HEAD: usize = 64 << 10;

/// How long a client may take to send a head, and how long a connection lasts.
const PATIENCE: Duration = Duration::from_secs(10);
const LIFETIME: Duration = Duration::from_secs(60);

/// A request for a path, and where the answer goes.
pub(crate) struct Asked {
    /// The path, without the stroke at its beginning and without a query.
    pub(crate) path: String,
    reply: oneshot::Sender<Reply>,
}

impl Asked {
    pub(crate) fn answer(self, answer: Reply) {
        // A client that has gone wants no answer.
        let _ = self.reply.send(answer);
    }
}

/// What is answered: a status, and a body of the type that a file of this name has.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) name: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn new(status: u16, name: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, name: name.to_owned(), body: body.into() }
    }
}

pub(crate) struct Server {
    pub(crate) port: u16,
    asked: Receiver<Asked>,
}

impl Server {
    /// Listens from now on, until the program ends.
    pub(crate) fn open(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (tell, asked) = channel();
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        thread::spawn(move || runtime.block_on(accept(&listener, &tell)));
        Ok(Self { port, asked })
    }

    /// The next request, if one comes within this time.
    pub(crate) fn next(&self, within: Duration) -> Option<Asked> {
        self.asked.recv_timeout(within).ok()
    }
}

async fn accept(listener: &tokio::net::TcpListener, tell: &Sender<Asked>) {
    let room = Arc::new(Semaphore::new(CLIENTS));
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, perhaps: some will be closed soon.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let tell = tell.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| respond(request, tell.clone()));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(HEAD)
                // Who has asked may stop speaking before the answer.
                .half_close(true)
                .serve_connection(TokioIo::new(stream), service);
            // Whatever a client does wrong ends its connection and nothing else.
            let _ = tokio::time::timeout(LIFETIME, connection).await;
            drop(place);
        });
    }
}

async fn respond(request: Request<Incoming>, tell: Sender<Asked>) -> Result<Response<Full<Bytes>>, Infallible> {
    let answer = if !is_for_us(&request) {
        Reply::new(421, "not.txt", "not this host")
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        Reply::new(405, "not.txt", "only GET and HEAD")
    } else {
        let (reply, answer) = oneshot::channel();
        let path = request.uri().path().trim_start_matches('/').to_owned();
        // Nobody listens any more when the program ends.
        let _ = tell.send(Asked { path, reply });
        answer.await.unwrap_or_else(|_| Reply::new(503, "not.txt", "the program ends"))
    };
    let mut response = Response::builder()
        .status(answer.status)
        .header("Content-Type", content_type(&answer.name))
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin");
    if answer.status == 405 {
        response = response.header("Allow", "GET, HEAD");
    }
    Ok(response.body(Full::from(answer.body)).unwrap_or_default())
}

/// Whether this machine is named. Another name that leads here may be another site's, which must not read what is not
/// published yet.
fn is_for_us(request: &Request<Incoming>) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let authority = request.uri().authority().map(hyper::http::uri::Authority::as_str);
    let named = |host: &str| {
        let (name, port) = host.split_once(':').unwrap_or((host, ""));
        matches!(name, "127.0.0.1" | "localhost") && port.bytes().all(|byte| byte.is_ascii_digit())
    };
    host.to_str().is_ok_and(named) && authority.is_none_or(named)
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
