//! A small real HTTP/1.1 server for tests: plain sockets and threads, scripted per path.
//!
//! ```ignore
//! let server = Server::start();
//! server.on("/list", Reply::html("<p>one"));
//! server.sequence("/flaky", vec![Reply::status(503), Reply::html("<p>two")]); // the last one repeats
//! // … ask server.url() + "/list" …
//! assert_eq!(server.paths(), ["/robots.txt", "/list"]);
//! ```
//!
//! A path is matched with its query first, then without. What is not scripted is asked of the answerer that the
//! server was started with; without one it is 404, `/robots.txt` too.
//! Every connection carries one request and is closed after it.

#![allow(dead_code)] // each test file uses a part
#![allow(clippy::unwrap_used)] // helpers of tests are tests, which clippy.toml cannot know

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// One scripted answer.
#[derive(Debug, Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    manner: Manner,
    etag: Option<String>,
    modified: Option<String>,
}

/// How an answer goes over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Manner {
    /// With its `Content-Length`.
    Whole,
    /// In chunks, ended properly.
    Chunked,
    /// In chunks, closed before the last.
    ChunkedCut,
    /// With a `Content-Length` that is not the body's.
    Claims(usize),
    /// Exactly these bytes, head and all.
    Raw(Vec<u8>),
    /// Reads the request and says nothing until the client leaves.
    Stall,
    /// Sends the head and the body so far, then nothing until the client leaves.
    StallInBody,
    /// Closes the connection with a reset, unanswered.
    Reset,
    /// Repeats the body until the client leaves.
    Endless,
}

impl Reply {
    /// An answer with a status and no body.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            manner: Manner::Whole,
            etag: None,
            modified: None,
        }
    }

    /// 200 with any body.
    pub fn ok(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).header("Content-Type", media_type).body(body)
    }

    /// 200 with HTML.
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self::ok("text/html; charset=utf-8", body)
    }

    /// 200 with plain text, as robots.txt is.
    pub fn text(body: impl Into<Vec<u8>>) -> Self {
        Self::ok("text/plain", body)
    }

    /// 302 to a `Location`.
    pub fn redirect(to: &str) -> Self {
        Self::status(302).header("Location", to)
    }

    /// Exactly these bytes instead of an answer.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { manner: Manner::Raw(bytes.into()), ..Self::status(0) }
    }

    /// No answer: the connection stays open in silence.
    pub fn stall() -> Self {
        Self { manner: Manner::Stall, ..Self::status(0) }
    }

    /// No answer: the connection is reset.
    pub fn reset() -> Self {
        Self { manner: Manner::Reset, ..Self::status(0) }
    }

    /// A body that never ends.
    pub fn endless() -> Self {
        Self { manner: Manner::Endless, ..Self::html("<p>and so on</p>") }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Sends this `ETag`, and 304 without a body to a request whose `If-None-Match` has it.
    #[must_use]
    pub fn etag(mut self, etag: &str) -> Self {
        self.etag = Some(etag.to_owned());
        self
    }

    /// Sends this `Last-Modified`, and 304 without a body to a request whose `If-Modified-Since` is the same.
    #[must_use]
    pub fn modified(mut self, date: &str) -> Self {
        self.modified = Some(date.to_owned());
        self
    }

    /// Sends the body in chunks.
    #[must_use]
    pub fn chunked(mut self) -> Self {
        self.manner = Manner::Chunked;
        self
    }

    /// Sends the body in chunks and closes before the last one.
    #[must_use]
    pub fn chunked_cut(mut self) -> Self {
        self.manner = Manner::ChunkedCut;
        self
    }

    /// Says `Content-Length: length` whatever the body is, then closes: longer than the body is a truncated page.
    #[must_use]
    pub fn claims(mut self, length: usize) -> Self {
        self.manner = Manner::Claims(length);
        self
    }

    /// Sends the head and the body, says that more will come, and falls silent.
    #[must_use]
    pub fn stall_in_body(mut self) -> Self {
        self.manner = Manner::StallInBody;
        self
    }
}

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Headers in the order received, names in lower case.
    pub headers: Vec<(String, String)>,
    /// When it came.
    pub at: Instant,
}

impl Request {
    /// The first value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// Answers paths that are not scripted.
pub type Answerer = dyn Fn(&str) -> Reply + Send + Sync;

#[derive(Default)]
struct Script {
    replies: HashMap<String, Vec<Reply>>,
    answerer: Option<Arc<Answerer>>,
    log: Vec<Request>,
    open: usize,
    most_open: usize,
}

/// The server. Stops when dropped.
pub struct Server {
    address: SocketAddr,
    script: Arc<Mutex<Script>>,
    stopped: Arc<AtomicBool>,
}

impl Server {
    /// Starts on a free port of this computer.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::new(Mutex::new(Script::default()));
        let stopped = Arc::new(AtomicBool::new(false));
        let (shared, stop) = (Arc::clone(&script), Arc::clone(&stopped));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &shared));
            }
        });
        Self { address, script, stopped }
    }

    /// Starts a server that asks this of every path that is not scripted. It is called by many threads.
    pub fn answering(answerer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let server = Self::start();
        server.script.lock().unwrap().answerer = Some(Arc::new(answerer));
        server
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Answers a path (with or without query) always the same.
    pub fn on(&self, path: &str, reply: Reply) {
        self.sequence(path, vec![reply]);
    }

    /// Answers a path one reply after the other; the last one repeats.
    pub fn sequence(&self, path: &str, replies: Vec<Reply>) {
        assert!(!replies.is_empty());
        self.script.lock().unwrap().replies.insert(path.to_owned(), replies);
    }

    /// All requests so far.
    pub fn log(&self) -> Vec<Request> {
        self.script.lock().unwrap().log.clone()
    }

    /// Forgets what was scripted for a path.
    pub fn off(&self, path: &str) {
        self.script.lock().unwrap().replies.remove(path);
    }

    /// The paths of all requests so far.
    pub fn paths(&self) -> Vec<String> {
        self.log().into_iter().map(|request| request.path).collect()
    }

    /// The number of requests for one path, query included.
    pub fn count(&self, path: &str) -> usize {
        self.log().iter().filter(|request| request.path == path).count()
    }

    /// The most requests that were being answered at one time.
    pub fn most_at_once(&self) -> usize {
        self.script.lock().unwrap().most_open
    }

    /// Forgets the requests so far.
    pub fn clear_log(&self) {
        self.script.lock().unwrap().log.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address); // wakes the listener
    }
}

fn serve(stream: TcpStream, script: &Mutex<Script>) {
    // one byte at a time, so that a reset can leave the rest of the request unread
    let Ok(copy) = stream.try_clone() else { return };
    let mut lines = BufReader::with_capacity(1, copy).lines();
    let Some(Ok(start)) = lines.next() else { return };
    let mut words = start.split(' ').map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else { return };
    let (scripted, answerer) = {
        let mut script = script.lock().unwrap();
        script.open += 1;
        script.most_open = script.most_open.max(script.open);
        (script.next(&path), script.answerer.clone())
    };
    let reply =
        scripted.or_else(|| answerer.map(|answer| answer(&path))).unwrap_or_else(|| Reply::status(404));
    let mut request = Request { method, path, headers: Vec::new(), at: Instant::now() };
    if reply.manner == Manner::Reset {
        // a socket closed with bytes unread sends a reset instead of an orderly end
        let mut script = script.lock().unwrap();
        script.log.push(request);
        script.open -= 1;
        return;
    }
    for line in lines.map_while(Result::ok) {
        let Some((name, value)) = line.split_once(':') else { break };
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    script.lock().unwrap().log.push(request.clone());
    let _ = answer(stream, &request, reply, || script.lock().unwrap().open -= 1); // the client may have left
}

impl Script {
    fn next(&mut self, path: &str) -> Option<Reply> {
        let plain = path.split('?').next().unwrap_or_default();
        let path = if self.replies.contains_key(path) { path } else { plain };
        match self.replies.get_mut(path)? {
            replies if replies.len() > 1 => Some(replies.remove(0)),
            replies => Some(replies[0].clone()),
        }
    }
}

/// Calls `done` before the last byte goes out, so that a client's next request cannot overtake the count.
fn answer(
    mut stream: TcpStream,
    request: &Request,
    mut reply: Reply,
    done: impl FnOnce(),
) -> std::io::Result<()> {
    if let Manner::Raw(bytes) = &reply.manner {
        done();
        return stream.write_all(bytes);
    }
    if reply.manner == Manner::Stall {
        done();
        wait_for_the_end(&stream);
        return Ok(());
    }
    if let Some(etag) = reply.etag.take() {
        if request.header("if-none-match") == Some(&etag) {
            reply.status = 304;
            reply.body.clear();
            reply.headers.clear();
        }
        reply.headers.push(("ETag".to_owned(), etag));
    }
    if let Some(date) = reply.modified.take() {
        if request.header("if-none-match").is_none() && request.header("if-modified-since") == Some(&date) {
            reply.status = 304;
            reply.body.clear();
            reply.headers.clear();
        }
        reply.headers.push(("Last-Modified".to_owned(), date));
    }
    let length = match &reply.manner {
        Manner::Whole => Some(reply.body.len()),
        Manner::Claims(length) => Some(*length),
        Manner::StallInBody => Some(reply.body.len() + 1),
        _ => None,
    };
    let length = length.filter(|_| reply.status != 304).map(|length| length.to_string());
    let chunked = matches!(reply.manner, Manner::Chunked | Manner::ChunkedCut).then_some("chunked");
    let own = [
        ("Connection", Some("close")),
        ("Content-Length", length.as_deref()),
        ("Transfer-Encoding", chunked),
    ];
    let own = own.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let scripted = reply.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let mut head = format!("HTTP/1.1 {} Scripted\r\n", reply.status);
    for (name, value) in own.chain(scripted) {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head += "\r\n";
    let mut message = head.into_bytes();
    if reply.manner == Manner::Whole {
        message.append(&mut reply.body);
        let last = message.split_off(message.len() - 1);
        stream.write_all(&message)?;
        done();
        return stream.write_all(&last);
    }
    stream.write_all(&message)?;
    done();
    match reply.manner {
        Manner::Chunked | Manner::ChunkedCut => {
            for chunk in reply.body.chunks(7) {
                stream.write_all(format!("{:x}\r\n", chunk.len()).as_bytes())?;
                stream.write_all(chunk)?;
                stream.write_all(b"\r\n")?;
            }
            if reply.manner == Manner::Chunked {
                stream.write_all(b"0\r\n\r\n")?;
            }
            Ok(())
        }
        Manner::Endless => loop {
            stream.write_all(&reply.body)?;
        },
        Manner::StallInBody => {
            stream.write_all(&reply.body)?;
            wait_for_the_end(&stream);
            Ok(())
        }
        _ => stream.write_all(&reply.body),
    }
}

/// Until the client closes, or a minute has passed.
fn wait_for_the_end(stream: &TcpStream) {
    let _ = stream.set_read_timeout(Some(Duration::from_mins(1)));
    let _ = stream.peek(&mut [0]);
}
