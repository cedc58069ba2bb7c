//! The process that opens documents: damaged ones can make any reader spin, swell or fall, and it falls alone.
//!
//! It reads the bytes from standard input and answers on standard output, one frame a line. Each frame begins on a new
//! line with a word that only its parent knows, so nothing that a library prints can be taken for one.

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde::{Deserialize, Serialize};

use crate::cli::ReadingArgs;
use crate::error::{Exit, Message};
use crate::parse::pdf::{Pdf, Sheet, Trouble};

/// The most threads that read pages.
const MOST_THREADS: usize = 4;
/// The stack of a thread: documents nest deeper than any program expects.
const STACK: usize = 32 << 20;

/// One line of the answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Frame {
    /// It is open and has so many pages.
    Pages(usize),
    /// A password is needed.
    Encrypted,
    /// It cannot be opened.
    Unreadable,
    /// A page.
    Sheet(Sheet),
    /// Every page was tried.
    Done,
}

/// Reads the document on standard input.
pub fn run(args: &ReadingArgs) -> Result<Exit, Message> {
    limit(args);
    let lost = |what: &str| Message::error(Exit::Bug, format!("could not {what}"));
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|_| lost("read the document"))?;
    let token = args.token.as_str();
    let worker = thread::Builder::new().stack_size(STACK);
    let read = thread::scope(|scope| {
        let started = worker.spawn_scoped(scope, || document(&bytes, token));
        started.is_ok_and(|thread| thread.join().is_ok_and(|sent| sent.is_ok()))
    });
    if read { Ok(Exit::Done) } else { Err(lost("answer")) }
}

#[cfg(unix)]
fn limit(args: &ReadingArgs) {
    let bytes = args.megabytes << 20;
    // a system without one of these limits still has the parent's clock
    let _ = rlimit::Resource::AS.set(bytes, bytes);
    let seconds = args.seconds.saturating_mul(threads() as u64); // all threads use it up together
    let _ = rlimit::Resource::CPU.set(seconds, seconds + 5); // the first signal says why, the second ends it
    let _ = rlimit::Resource::CORE.set(0, 0);
}

#[cfg(not(unix))]
fn limit(_args: &ReadingArgs) {}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS)
}

fn document(bytes: &[u8], token: &str) -> io::Result<()> {
    let pdf = match Pdf::open(bytes) {
        Ok(pdf) => pdf,
        Err(Trouble::Encrypted) => return send(token, &Frame::Encrypted),
        Err(Trouble::Unreadable) => return send(token, &Frame::Unreadable),
    };
    send(token, &Frame::Pages(pdf.len()))?;
    let next = AtomicUsize::new(0);
    let threads = threads().min(pdf.len());
    let sent = thread::scope(|scope| {
        let started: Vec<_> = (0..threads)
            .filter_map(|_| {
                let one = thread::Builder::new().stack_size(STACK);
                one.spawn_scoped(scope, || pages(&pdf, &next, token)).ok()
            })
            .collect();
        started.into_iter().all(|thread| thread.join().is_ok_and(|sent| sent.is_ok()))
    });
    if sent { send(token, &Frame::Done) } else { Err(io::ErrorKind::BrokenPipe.into()) }
}

/// Reads pages as long as there are some that no other thread has taken. One that makes the reader fall is left out.
fn pages(pdf: &Pdf, next: &AtomicUsize, token: &str) -> io::Result<()> {
    let mut reader = pdf.reader();
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        if place >= pdf.len() {
            return Ok(());
        }
        match catch_unwind(AssertUnwindSafe(|| reader.sheet(place))) {
            Ok(sheet) => send(token, &Frame::Sheet(sheet))?,
            Err(_) => reader = pdf.reader(),
        }
    }
}

fn send(token: &str, frame: &Frame) -> io::Result<()> {
    let json = serde_json::to_string(frame).map_err(io::Error::other)?;
    let mut out = io::stdout().lock();
    out.write_all(format!("\n{token} {json}\n").as_bytes())?;
    out.flush()
}
