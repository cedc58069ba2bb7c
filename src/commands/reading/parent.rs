//! The side of a reading that cannot fall: it starts the process that opens a document, and stops it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use wait_timeout::ChildExt;

use super::child::Frame;
use crate::error::{Exit, Message};
use crate::model::text::{Extraction, OUT_OF_TIME, Outcome};
use crate::parse::pdf::{self, Sheet, Trouble};

/// The most memory that the reading of a document may take, in megabytes.
const MEGABYTES: u64 = 1024;
/// The most characters that a document may give: more is no text that anybody reads.
const MOST_ANSWER: u64 = 128 << 20;
/// How much of what the process says on its way out is looked at.
const MOST_SAID: u64 = 4096;

/// How often a full answer is looked for.
const LOOK: Duration = Duration::from_millis(50);

/// How long a reading may take.
pub const TIME: Duration = Duration::from_secs(30);

/// What was answered up to the end or the limit.
#[derive(Default)]
struct Answer {
    pages: Option<usize>,
    sheets: Vec<Sheet>,
    trouble: Option<Trouble>,
    done: bool,
    too_long: bool,
}

/// Reads a document in a process of its own. Whatever the bytes are, this comes back with what became of them.
///
/// # Errors
/// The process could not be started, which says nothing of the document.
pub fn read(bytes: &[u8], time: Duration) -> Result<Extraction, Message> {
    read_and_count(bytes, time).map(|(extraction, _)| extraction)
}

/// The same with how many pages the document has, read or not; 0 where it did not open.
///
/// # Errors
/// As [`read`].
pub fn read_and_count(bytes: &[u8], time: Duration) -> Result<(Extraction, u32), Message> {
    let token = uuid::Uuid::now_v7().simple().to_string();
    let child = program().and_then(|program| start(&program, &token, time)).map_err(|error| {
        let why = crate::error::why(&error);
        Message::error(Exit::Bug, format!("could not start the process that reads documents: {why}"))
            .fact("effect", "nothing of the documents that are not read yet was stored")
            .hint("run the same command again when the system has room for one more process")
    })?;
    Ok(judge(watch(child, bytes, &token, time)))
}

fn start(program: &Path, token: &str, time: Duration) -> io::Result<Child> {
    Command::new(program)
        .args(["reading", "--token", token])
        .args(["--megabytes", &MEGABYTES.to_string()])
        .args(["--seconds", &(2 * time.as_secs() + 2).to_string()])
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// This program. A test is a program of its own and has ours beside it or one folder up.
fn program() -> io::Result<PathBuf> {
    let own = std::env::current_exe()?;
    let name = format!("courtwatch{}", std::env::consts::EXE_SUFFIX);
    if own.file_name().is_some_and(|file| file.to_string_lossy() == name) {
        return Ok(own);
    }
    let near = own.ancestors().skip(1).take(2).map(|folder: &Path| folder.join(&name));
    Ok(near.into_iter().find(|path| path.is_file()).unwrap_or(own))
}

/// Waits for the end or the limit; what was answered, how it ended (nothing: it was stopped), what it said.
fn watch(
    mut child: Child,
    bytes: &[u8],
    token: &str,
    time: Duration,
) -> (Answer, Option<ExitStatus>, String) {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let full = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(bytes))); // a reader that fell reads no more
        let answer = scope.spawn(|| {
            let answer = stdout.map(|pipe| listen(pipe, token)).unwrap_or_default();
            full.store(answer.too_long, Ordering::Relaxed);
            answer
        });
        let said = scope.spawn(move || stderr.map(overhear).unwrap_or_default());
        let status = end(&mut child, time, &full);
        if status.is_none() {
            let _ = child.kill(); // it may have ended this moment
            let _ = child.wait();
        }
        (answer.join().unwrap_or_default(), status, said.join().unwrap_or_default())
    })
}

/// How the process ended; nothing where the clock or a full answer comes first.
fn end(child: &mut Child, time: Duration, full: &AtomicBool) -> Option<ExitStatus> {
    let began = Instant::now();
    while let Some(left) = time.checked_sub(began.elapsed())
        && !full.load(Ordering::Relaxed)
    {
        match child.wait_timeout(left.min(LOOK)) {
            Ok(None) => {}
            ended => return ended.ok().flatten(),
        }
    }
    None
}

/// Takes the frames of an answer; other lines are what libraries print.
fn listen(pipe: ChildStdout, token: &str) -> Answer {
    let mut answer = Answer::default();
    let mut lines = BufReader::with_capacity(1 << 16, pipe.take(MOST_ANSWER));
    let mut line = Vec::new();
    while let Ok(length @ 1..) = lines.read_until(b'\n', &mut line) {
        let frame = line.strip_prefix(token.as_bytes()).and_then(|json| serde_json::from_slice(json).ok());
        match frame {
            Some(Frame::Pages(pages)) => answer.pages = Some(pages),
            Some(Frame::Sheet(sheet)) => answer.sheets.push(sheet),
            Some(Frame::Encrypted) => answer.trouble = Some(Trouble::Encrypted),
            Some(Frame::Unreadable) => answer.trouble = Some(Trouble::Unreadable),
            Some(Frame::Done) => answer.done = true,
            None => answer.too_long |= length > 1 && lines.get_ref().limit() == 0,
        }
        line.clear();
    }
    answer.too_long |= lines.get_ref().limit() == 0;
    answer
}

fn overhear(mut pipe: ChildStderr) -> String {
    let mut said = Vec::new();
    let _ = pipe.by_ref().take(MOST_SAID).read_to_end(&mut said); // what is missing is not needed
    let _ = io::copy(&mut pipe, &mut io::sink());
    String::from_utf8_lossy(&said).into_owned()
}

fn judge((answer, status, said): (Answer, Option<ExitStatus>, String)) -> (Extraction, u32) {
    if let Some(trouble) = answer.trouble {
        return (pdf::unopened(trouble), 0);
    }
    let pages = answer.pages.map_or(0, |pages| u32::try_from(pages).unwrap_or(u32::MAX));
    let whole = answer.done && answer.pages == Some(answer.sheets.len());
    let stopped = (!whole).then(|| why(&answer, status, &said));
    let extraction = match (answer.pages, stopped) {
        (Some(pages), stopped) => pdf::from_sheets(answer.sheets, pages, stopped),
        (None, stopped) => pdf::without_text(Outcome::Unreadable, stopped.unwrap_or_default()),
    };
    (extraction, pages)
}

/// Whether the system stopped the process because its processor time was used up.
#[cfg(unix)]
fn out_of_time(status: ExitStatus) -> bool {
    /// SIGXCPU, on Linux and on a Mac.
    const USED_UP: i32 = 24;
    std::os::unix::process::ExitStatusExt::signal(&status) == Some(USED_UP)
}

#[cfg(not(unix))]
fn out_of_time(_status: ExitStatus) -> bool {
    false
}

fn why(answer: &Answer, status: Option<ExitStatus>, said: &str) -> &'static str {
    if answer.too_long {
        "it gives more text than any document has"
    } else if status.is_none_or(out_of_time) {
        OUT_OF_TIME
    } else if said.contains("memory allocation") || said.contains("allocation failed") {
        "reading it takes more than 1 GB of memory"
    } else if said.contains("overflowed its stack") {
        "its parts are nested too deep"
    } else {
        "it is damaged in a way that stops the reader"
    }
}
