//! A static file server for tests: a folder under a prefix, with headers and faults set by the test.
//!
//! Each server is an origin of its own (another port), so two of them are a host page and a widget from elsewhere.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Longer than any test holds a file back, shorter than a hung build.
const PATIENCE: Duration = Duration::from_secs(60);

/// What goes wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Answered with this status and a short text.
    Status(u16),
    /// The headers promise the whole file, but only so many bytes come.
    Truncated(usize),
    /// Sent with this content type.
    Mime(String),
    /// Sent with these bytes instead of its own.
    Bytes(Vec<u8>),
    /// Held back until the fault is lifted by [`Server::mend`].
    Held,
}

/// One request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path below the prefix, without the leading slash: `data/population-0123456789.bin`.
    pub path: String,
    /// What follows the question mark.
    pub query: String,
    /// Header fields by lower-case name.
    pub headers: HashMap<String, String>,
    /// The status that it was answered with; 0 while it is held back.
    pub status: u16,
}

/// A page or file that a test wrote itself.
type Own = (String, Vec<u8>);

#[derive(Default)]
struct State {
    /// (pattern, name, value); the last that fits a name wins.
    headers: Vec<(String, String, String)>,
    faults: Vec<(String, Fault)>,
    own: HashMap<String, Own>,
    requests: Vec<Request>,
    closing: bool,
}

struct Shared {
    folder: PathBuf,
    /// With a leading and a trailing slash.
    prefix: String,
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // A test that failed while it held the lock does not matter to the others.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running server; it stops when it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    port: u16,
}

impl Server {
    /// Serves a folder at the root.
    #[must_use]
    #[track_caller]
    pub fn start(folder: &Path) -> Self {
        Self::start_at(folder, "/")
    }

    /// Serves a folder below a prefix such as `/news/2025/widget/`; nothing else is there.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    #[track_caller]
    pub fn start_at(folder: &Path, prefix: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap_or_else(|error| panic!("No port for the test server: {error}."));
        let port = listener.local_addr().unwrap_or_else(|error| panic!("No address for the test server: {error}.")).port();
        let trimmed = prefix.trim_matches('/');
        let prefix = if trimmed.is_empty() { "/".into() } else { format!("/{trimmed}/") };
        let shared = Arc::new(Shared { folder: folder.into(), prefix, state: Mutex::default(), changed: Condvar::new() });
        thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for stream in listener.incoming() {
                    if shared.state().closing {
                        return;
                    }
                    let Ok(stream) = stream else { continue };
                    let shared = Arc::clone(&shared);
                    // A browser that hangs up in the middle is no matter.
                    thread::spawn(move || answer(&shared, stream).ok());
                }
            }
        });
        Self { shared, port }
    }

    /// The origin, without a trailing slash: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The address of a file below the prefix; a query may follow.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{}", self.origin(), self.shared.prefix, path)
    }

    /// Sends a header with every file that fits the pattern: `*.html`, `data/*`, `*`.
    pub fn header(&self, pattern: &str, name: &str, value: &str) {
        self.shared.state().headers.push((pattern.into(), name.into(), value.into()));
    }

    /// Serves a page that the test wrote, before any file of the same path.
    pub fn page(&self, path: &str, html: &str) {
        self.file(path, "text/html; charset=utf-8", html.as_bytes());
    }

    /// Serves bytes that the test made, before any file of the same path.
    pub fn file(&self, path: &str, mime: &str, bytes: &[u8]) {
        self.shared.state().own.insert(path.into(), (mime.into(), bytes.into()));
    }

    /// Makes files that fit the pattern go wrong from now on.
    pub fn break_files(&self, pattern: &str, fault: Fault) {
        self.shared.state().faults.push((pattern.into(), fault));
    }

    /// Lifts every fault and lets go what is held back.
    pub fn mend(&self) {
        self.shared.state().faults.clear();
        self.shared.changed.notify_all();
    }

    /// What was asked for so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.state().requests.clone()
    }

    /// The requests whose path fits the pattern.
    #[must_use]
    pub fn requests_for(&self, pattern: &str) -> Vec<Request> {
        self.requests().into_iter().filter(|request| fits(pattern, &request.path)).collect()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.shared.state().requests.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.state().closing = true;
        self.shared.changed.notify_all();
        // Wakes the thread that waits for connections.
        TcpStream::connect(("127.0.0.1", self.port)).ok();
    }
}

fn answer(shared: &Shared, stream: TcpStream) -> std::io::Result<()> {
    // Browsers open connections ahead and leave them.
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(()) };
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    std::io::copy(&mut reader.take(length), &mut std::io::sink())?;

    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let below = decode_percent(path).strip_prefix(&shared.prefix).map(str::to_owned);
    let path = match below.as_deref() {
        Some("") => "index.html".into(),
        Some(folder) if folder.ends_with('/') => format!("{folder}index.html"),
        Some(path) => path.into(),
        None => path.into(),
    };
    let number = {
        let mut state = shared.state();
        let (method, path, query, headers) = (method.into(), path.clone(), query.into(), headers.clone());
        state.requests.push(Request { method, path, query, headers, status: 0 });
        state.requests.len() - 1
    };
    let reply = reply(shared, below.is_some().then_some(path.as_str()), &headers);
    if let Some(request) = shared.state().requests.get_mut(number) {
        request.status = reply.status;
    }
    send(stream, &reply, method == "HEAD")
}

struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// How much of the body is sent.
    sent: usize,
}

fn reply(shared: &Shared, path: Option<&str>, asked: &HashMap<String, String>) -> Reply {
    let plain = |status: u16, text: &str| Reply {
        status,
        headers: vec![("Content-Type".into(), "text/plain; charset=utf-8".into())],
        body: text.into(),
        sent: text.len(),
    };
    let Some(path) = path else { return plain(404, "Nothing is served outside the prefix.") };
    let fault = fault_of(shared, path);
    if let Some(Fault::Status(status)) = fault {
        return plain(status, "The test asked for this answer.");
    }
    let own = shared.state().own.get(path).cloned();
    let (mime, mut body, encoding) = match own {
        Some((mime, body)) => (mime, body, None),
        None => match read(&shared.folder, path, asked.get("accept-encoding").map_or("", String::as_str)) {
            Some((body, encoding)) => (mime(path).to_owned(), body, encoding),
            None => return plain(404, "There is no such file."),
        },
    };
    let mut headers =
        vec![("Content-Type".to_owned(), mime), ("Cache-Control".into(), "no-cache".into()), ("Vary".into(), "Accept-Encoding".into())];
    if let Some(encoding) = encoding {
        headers.push(("Content-Encoding".into(), encoding.into()));
    }
    let mut sent = usize::MAX;
    match fault {
        Some(Fault::Truncated(bytes)) => sent = bytes,
        Some(Fault::Mime(mime)) => headers[0].1 = mime,
        Some(Fault::Bytes(bytes)) => {
            headers.retain(|(name, _)| name != "Content-Encoding");
            body = bytes;
        }
        _ => {}
    }
    for (pattern, name, value) in &shared.state().headers {
        if fits(pattern, path) {
            headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
            headers.push((name.clone(), value.clone()));
        }
    }
    let sent = sent.min(body.len());
    Reply { status: 200, headers, body, sent }
}

/// The fault of a file, after the time that it is held back.
fn fault_of(shared: &Shared, path: &str) -> Option<Fault> {
    let mut state = shared.state();
    loop {
        let fault = state.faults.iter().rev().find(|(pattern, _)| fits(pattern, path)).map(|(_, fault)| fault.clone());
        if fault != Some(Fault::Held) || state.closing {
            return fault;
        }
        state = shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

/// The bytes of a file in the best form that the browser takes.
fn read(folder: &Path, path: &str, accepted: &str) -> Option<(Vec<u8>, Option<&'static str>)> {
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    for (encoding, extension) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(accepted, encoding)
            && let Ok(bytes) = std::fs::read(folder.join(format!("{path}{extension}")))
        {
            return Some((bytes, Some(encoding)));
        }
    }
    match std::fs::read(folder.join(path)) {
        Ok(bytes) => Some((bytes, None)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory | ErrorKind::NotADirectory) => None,
        Err(error) => panic!("{path} in {} cannot be read: {error}.", folder.display()),
    }
}

/// Whether an `Accept-Encoding` takes an encoding: named, and not with `q=0`.
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|part| matches!(part, "q=0" | "q=0.0"))
    })
}

/// The content type of a file, as a well set up host sends it.
fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

/// Whether a path fits a pattern, in which each `*` stands for any text.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => {
            let Some(tail) = path.strip_prefix(start) else { return false };
            (0..=tail.len()).filter_map(|from| tail.get(from..)).any(|tail| fits(rest, tail))
        }
    }
}

fn decode_percent(text: &str) -> String {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let code = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) if byte == b'%' => {
                out.push(code);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn send(mut stream: TcpStream, reply: &Reply, head_only: bool) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, if reply.status == 200 { "OK" } else { "-" });
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", reply.body.len()));
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(reply.body.get(..reply.sent).unwrap_or(&reply.body))?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::{accepts, decode_percent, fits, mime};

    #[test]
    fn patterns() {
        assert!(fits("data/*.bin", "data/population-01.bin"));
        assert!(fits("*", "a/b.c"));
        assert!(fits("data/market*-*.bin", "data/markets-01.bin"));
        assert!(!fits("data/*.bin", "text/en.txt"));
        assert!(!fits("index.html", "x/index.html"));
    }

    #[test]
    fn encodings() {
        assert!(accepts("gzip, deflate, br, zstd", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn content_types() {
        assert_eq!(mime("v/0/widget_bg-01.wasm"), "application/wasm");
        assert_eq!(mime("data/films.bin"), "application/octet-stream");
        assert_eq!(mime("LICENSE"), "application/octet-stream");
    }

    #[test]
    fn percent_codes() {
        assert_eq!(decode_percent("/a%20b/%C3%A9"), "/a b/\u{e9}");
        assert_eq!(decode_percent("100%"), "100%");
    }
}
