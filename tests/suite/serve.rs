//! `serve`: pages, rejected requests and robustness.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use tempfile::TempDir;

use crate::cli::program;

/// A running server with its port and output; it is stopped when the test ends.
struct Served(Child, u16, Receiver<String>);

impl Drop for Served {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Served {
    fn of(data: &Path) -> Self {
        // A killed server cannot delete its exports; they are in the test's folder.
        let mut program = program();
        program.args(["serve", "--port", "0", "--data"]).arg(data).env("TMPDIR", data.parent().unwrap());
        let mut child = program.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let port = first.split(':').nth(2).and_then(|rest| rest.split('/').next()).unwrap().parse().unwrap();
        assert!(lines.next().unwrap().unwrap().contains("pages"));
        let (tell, said) = channel();
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
        Self(child, port, said)
    }

    /// Waits until the output contains this text.
    fn says(&self, words: &str) {
        while !self.2.recv_timeout(Duration::from_secs(30)).unwrap().contains(words) {}
    }

    fn connected(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.1)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// The response to these bytes until the connection ends.
    fn sent(&self, bytes: &[u8]) -> String {
        let mut stream = self.connected();
        // The server can close the connection before everything is sent.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The response to a raw request, whose path no client normalises.
    fn asked(&self, line: &str, host: &str) -> String {
        self.sent(format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    /// Whether there is no output for a while.
    fn is_quiet(&self) -> bool {
        matches!(self.2.recv_timeout(Duration::from_secs(3)), Err(RecvTimeoutError::Timeout))
    }

    fn get(&self, path: &str) -> String {
        self.asked(&format!("GET {path}"), "127.0.0.1")
    }
}

fn small(folder: &Path, title: &str) {
    fs::create_dir_all(folder.join("sources")).unwrap();
    let text =
        format!("Source(id: \"one\", kind: news_article, title: (lang: \"en\", text: \"{title}\"), publisher: \"P\", language: \"en\")\n");
    fs::write(folder.join("sources/one.ron"), text).unwrap();
}

#[test]
fn only_pages_are_served() {
    let folder = TempDir::new().unwrap();
    small(&folder.path().join("data"), "A title");
    fs::write(folder.path().join("secret"), "secret").unwrap();
    let served = Served::of(&folder.path().join("data"));
    assert!(served.get("/").starts_with("HTTP/1.1 200"));
    assert!(served.get("/ar/").contains("dir=\"rtl\""));
    assert!(served.get("/search.html?q=x").starts_with("HTTP/1.1 200"));
    assert!(served.get("/downloads/dataset.json").contains("A title"));
    for path in
        ["/../secret", "/%2e%2e/secret", "/downloads/../../secret", "/downloads/..%2f..%2fsecret", "//etc/passwd", "/\\..\\secret", "/no"]
    {
        let answer = served.get(path);
        assert!(answer.starts_with("HTTP/1.1 4") && !answer.contains("secret\r") && !answer.ends_with("secret"), "{path}: {answer}");
    }
    assert!(served.asked("POST /", "127.0.0.1").starts_with("HTTP/1.1 405"));
    // Another host name for this machine is rejected.
    assert!(served.asked("GET /", "evil.example").starts_with("HTTP/1.1 421"));
}

#[test]
fn pages_follow_valid_changes() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    small(&data, "Before");
    let served = Served::of(&data);
    assert!(served.get("/sources/one.html").contains("Before"));
    let becomes = |words: &str| {
        served.says("1 records");
        assert!(served.get("/sources/one.html").contains(words), "{words}");
    };
    small(&data, "After");
    becomes("After");
    fs::write(data.join("sources/one.ron"), "Source(id: ").unwrap();
    served.says("the pages stay as they were");
    assert!(served.get("/sources/one.html").contains("After"));
    small(&data, "Mended");
    becomes("Mended");
}

const HEAD: &str = "Host: 127.0.0.1\r\n";

#[test]
fn no_request_stops_the_server() {
    let folder = TempDir::new().unwrap();
    small(&folder.path().join("data"), "A title");
    let served = Served::of(&folder.path().join("data"));
    let mut requests: Vec<(String, Vec<u8>, &str)> = Vec::new();
    let mut request = |what: &str, bytes: String, answer: &'static str| requests.push((what.to_owned(), bytes.into_bytes(), answer));
    for (length, answer) in [
        ("99999999999999", "4"),
        ("18446744073709551615", "4"),
        ("18446744073709551616", "400"),
        ("-1", "400"),
        ("x", "400"),
        ("1, 2", "400"),
    ] {
        request("a length", format!("POST / HTTP/1.1\r\n{HEAD}Content-Length: {length}\r\n\r\n"), answer);
        request("a length of another host", format!("GET / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: {length}\r\n\r\n"), answer);
    }
    request("two lengths", format!("POST / HTTP/1.1\r\n{HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\na"), "400");
    request("a body", format!("POST / HTTP/1.1\r\n{HEAD}Content-Length: 3000000\r\n\r\n{}", "a".repeat(3_000_000)), "");
    let chunked = format!("POST / HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked\r\n\r\n");
    request("a chunk", format!("{chunked}ffffffffffffffff\r\na"), "405");
    request("a chunk of no size", format!("{chunked}zz\r\na"), "405");
    request("endless chunks", chunked + &"1\r\na\r\n".repeat(300_000), "");
    request(
        "a length and chunks",
        format!("POST / HTTP/1.1\r\n{HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        "4",
    );
    request("an endless line", "GET /".to_owned() + &"a".repeat(1_000_000), "");
    request("an endless header", format!("GET / HTTP/1.1\r\n{HEAD}A: {}", "a".repeat(3_000_000)), "");
    request("endless headers", format!("GET / HTTP/1.1\r\n{HEAD}{}", "A: a\r\n".repeat(300_000)), "");
    request("many headers", format!("GET / HTTP/1.1\r\n{HEAD}{}\r\n", "A: a\r\n".repeat(1_000)), "431");
    request("no host", "GET / HTTP/1.1\r\n\r\n".into(), "421");
    request("an old protocol", "GET / HTTP/1.0\r\n\r\n".into(), "421");
    request("the first protocol", "GET /\r\n".into(), "400");
    request("a later protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".into(), "");
    request("two hosts", format!("GET / HTTP/1.1\r\n{HEAD}Host: evil.example\r\n\r\n"), "421");
    request("another host in the line", format!("GET http://evil.example/ HTTP/1.1\r\n{HEAD}\r\n"), "421");
    request("a host with a tail", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1.evil.example\r\n\r\n".into(), "421");
    request("a tunnel", format!("CONNECT 127.0.0.1:80 HTTP/1.1\r\n{HEAD}\r\n"), "405");
    request("an upgrade", format!("GET / HTTP/1.1\r\n{HEAD}Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"), "200");
    request("an expectation", format!("POST / HTTP/1.1\r\n{HEAD}Expect: 100-continue\r\nContent-Length: 9\r\n\r\n"), "");
    request("no line", "\r\n\r\n\r\n".into(), "");
    request("no method", " / HTTP/1.1\r\n\r\n".into(), "400");
    request("a method of its own", format!("BREW / HTTP/1.1\r\n{HEAD}\r\n"), "405");
    request("blanks in the path", format!("GET /a b HTTP/1.1\r\n{HEAD}\r\n"), "400");
    request("nothing", String::new(), "");
    request("zeros", "\0".repeat(1_000), "400");
    requests.push(("a handshake".into(), b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03".to_vec(), "400"));
    requests.push(("no text".into(), (0..=255).cycle().take(100_000).collect(), "400"));
    for (what, bytes, expected) in requests {
        let answer = served.sent(&bytes);
        let status = answer.strip_prefix("HTTP/1.1 ").or_else(|| answer.strip_prefix("HTTP/1.0 ")).unwrap_or_default();
        assert!(status.starts_with(expected), "{what}: {}", answer.lines().next().unwrap_or_default());
        assert!(!answer.contains("A title") || expected == "200", "{what}: shows the data");
        assert!(served.get("/").starts_with("HTTP/1.1 200"), "{what}: ends it");
    }
    let head = served.asked("HEAD /sources/one.html", "localhost");
    assert!(head.starts_with("HTTP/1.1 200") && head.to_lowercase().contains("content-length: ") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn slow_clients_block_nobody() {
    let folder = TempDir::new().unwrap();
    small(&folder.path().join("data"), "A title");
    let served = Served::of(&folder.path().join("data"));
    let slow: Vec<TcpStream> = (0..200)
        .map(|place| {
            let mut stream = served.connected();
            // Some send nothing, some a partial header, some send requests and do not read.
            let part = ["", "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"][place % 3];
            stream.write_all(part.as_bytes()).unwrap();
            stream
        })
        .collect();
    for _ in 0..5 {
        assert!(served.get("/").starts_with("HTTP/1.1 200"));
    }
    drop(slow);
    assert!(served.get("/").starts_with("HTTP/1.1 200"));
}

#[test]
fn closed_output_does_not_stop_the_server() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    small(&data, "Before");
    let mut program = program();
    program.args(["serve", "--port", "0", "--data"]).arg(&data).env("TMPDIR", folder.path());
    let mut child = program.stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    said.read_line(&mut first).unwrap();
    drop(said);
    let port = first.split(':').nth(2).and_then(|rest| rest.split('/').next()).unwrap().parse().unwrap();
    let served = Served(child, port, channel().1);
    assert!(served.get("/sources/one.html").contains("Before"));
    // The messages about a broken and a fixed record have no reader.
    fs::write(data.join("sources/one.ron"), "Source(id: ").unwrap();
    std::thread::sleep(Duration::from_secs(1));
    small(&data, "Mended");
    assert!((0..300).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        served.get("/sources/one.html").contains("Mended")
    }));
}

#[test]
fn unchanged_data_are_not_rebuilt() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    small(&data, "A title");
    // Exports and other files are written beside the document.
    let document = folder.path().join("d.json");
    fs::write(&document, serde_json::to_string(&moderation_record::load::directory(&data).unwrap()).unwrap()).unwrap();
    for path in [&document, &data] {
        let served = Served::of(path);
        fs::write(folder.path().join("other"), "words").unwrap();
        fs::write(data.join("README.md"), "words").unwrap();
        fs::write(data.join("sources/.one.ron.swp"), "words").unwrap();
        // Touched, and rewritten with the same content.
        for file in [&document, &data.join("sources/one.ron")] {
            fs::write(file, fs::read(file).unwrap()).unwrap();
        }
        assert!(served.is_quiet(), "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn replaced_directory_document_or_link_is_detected() {
    use std::os::unix::fs::symlink;
    let folder = TempDir::new().unwrap();
    let place = |name: &str| folder.path().join(name);
    for name in ["data", "new"] {
        small(&place(name), &format!("Of {name}"));
    }
    let served = Served::of(&place("data"));
    let becomes = |served: &Served, words: &str| {
        served.says("1 records");
        assert!(served.get("/sources/one.html").contains(words), "{words}");
    };
    fs::rename(place("data"), place("old")).unwrap();
    fs::rename(place("new"), place("data")).unwrap();
    becomes(&served, "Of new");
    small(&place("data"), "Edited later");
    becomes(&served, "Edited later");
    // Removed and restored.
    fs::rename(place("data"), place("away")).unwrap();
    served.says("the pages stay as they were");
    small(&place("data"), "There again");
    becomes(&served, "There again");

    // A link to the directory, and a link within it.
    symlink("old", place("link")).unwrap();
    let served = Served::of(&place("link"));
    fs::remove_file(place("link")).unwrap();
    symlink("away", place("link")).unwrap();
    becomes(&served, "Edited later");
    small(&place("away"), "Edited behind the link");
    becomes(&served, "Edited behind the link");
    for name in [".first", ".second"] {
        small(&place("away").join(name), &format!("Of {name}"));
    }
    fs::remove_dir_all(place("away/sources")).unwrap();
    symlink(".first/sources", place("away/sources")).unwrap();
    becomes(&served, "Of .first");
    fs::remove_file(place("away/sources")).unwrap();
    symlink(".second/sources", place("away/sources")).unwrap();
    becomes(&served, "Of .second");
    small(&place("away/.second"), "Edited in the second");
    becomes(&served, "Edited in the second");

    // A document, replaced atomically as by editors.
    let write = |name: &str, from: &str| {
        fs::write(place(name), serde_json::to_string(&moderation_record::load::directory(place(from)).unwrap()).unwrap()).unwrap();
    };
    write("d.json", "old");
    let served = Served::of(&place("d.json"));
    write("e.json", "data");
    fs::rename(place("e.json"), place("d.json")).unwrap();
    becomes(&served, "There again");
}
