//! Recognising the letters of scans with programs that a person has installed: Tesseract for the letters, `pdftoppm`
//! for the pictures of pages.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use wait_timeout::ChildExt;

use crate::commands::Session;
use crate::error::{Exit, Message};
use crate::model::text::{Extraction, OUT_OF_TIME};
use crate::parse::pdf::{Sheet, from_sheets, sheet_of_tsv};

/// Dots to an inch of the pictures: Tesseract's own advice is 300, below 200 it guesses.
const DOTS: u32 = 200;
/// The longer side of a picture in dots: that of A4, whatever the page says its size is.
const LONGEST: u32 = 2339;
/// How long a document may take.
const ALL_TIME: Duration = Duration::from_hours(1);
/// How long a program may take to say its version.
const WORD_TIME: Duration = Duration::from_secs(20);
/// How long one page may take in each program.
const PAGE_TIME: Duration = Duration::from_mins(2);
/// The languages that are used where they are installed: one more slows the others down and misleads them.
const LANGUAGES: [&str; 2] = ["eng", "fra"];

/// Recognises the letters of every page of a document of so many pages.
pub fn recognise(session: &Session, name: &str, bytes: &[u8], pages: u32) -> Result<Extraction, Message> {
    let engine = engine()?;
    let languages = languages(name)?;
    let unwritten = |error: &std::io::Error| Message::file("write", &std::env::temp_dir(), error);
    let folder = tempfile::tempdir().map_err(|e| unwritten(&e))?;
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, bytes).map_err(|e| unwritten(&e))?;
    let progress = session.progress(1);
    let mut sheets: Vec<Sheet> = Vec::new();
    let began = Instant::now();
    let mut stopped = "Tesseract gave nothing for them in its time";
    for page in 1..=pages {
        if began.elapsed() > ALL_TIME {
            stopped = OUT_OF_TIME;
            break;
        }
        progress.say("recognising", &format!("{name}, page {page} of {pages}"));
        sheets.extend(one(folder.path(), page, &languages));
    }
    let total = usize::try_from(pages).unwrap_or(usize::MAX);
    let read = from_sheets(sheets, total, Some(stopped));
    Ok(Extraction { engine, recognised: true, ..read })
}

/// The name and version of Tesseract, which must be there with `pdftoppm`.
fn engine() -> Result<String, Message> {
    let said = said("tesseract", &["--version"]).ok_or_else(|| {
        missing("Tesseract", "install it: `apt-get install tesseract-ocr tesseract-ocr-fra` on Debian and Ubuntu, `brew install tesseract` on a Mac")
    })?;
    if said_any("pdftoppm", &["-v"]).is_none() {
        return Err(missing(
            "`pdftoppm`, which makes pictures of pages for Tesseract",
            "install it: `apt-get install poppler-utils` on Debian and Ubuntu, `brew install poppler` on a Mac",
        ));
    }
    let version = said.lines().next().unwrap_or_default().trim().trim_start_matches("tesseract").trim();
    Ok(format!("tesseract {}", version.trim_start_matches('v')))
}

fn missing(what: &str, hint: &str) -> Message {
    Message::error(Exit::Usage, format!("could not recognise letters: {what} is not installed"))
        .fact("effect", "nothing was stored")
        .hint(hint)
}

fn languages(name: &str) -> Result<String, Message> {
    let installed = said("tesseract", &["--list-langs"]).unwrap_or_default();
    let installed: Vec<&str> = installed.lines().skip(1).map(str::trim).collect();
    let wanted: Vec<&str> = LANGUAGES.into_iter().filter(|language| installed.contains(language)).collect();
    match (wanted.is_empty(), installed.first()) {
        (false, _) => Ok(wanted.join("+")),
        (true, Some(first)) => Ok((*first).to_owned()),
        (true, None) => Err(Message::error(
            Exit::Usage,
            format!("could not recognise letters of {name}: Tesseract knows no language"),
        )
        .hint("install one: `apt-get install tesseract-ocr-eng tesseract-ocr-fra` on Debian and Ubuntu")),
    }
}

/// One page; nothing where one of the programs gave nothing in its time.
fn one(folder: &Path, page: u32, languages: &str) -> Option<Sheet> {
    let number = page.to_string();
    let (dots, longest) = (DOTS.to_string(), LONGEST.to_string());
    let mut picture = Command::new("pdftoppm");
    picture.current_dir(folder).args([
        "-scale-to",
        &longest,
        "-gray",
        "-f",
        &number,
        "-l",
        &number,
        "-singlefile",
    ]);
    picture.args(["document.pdf", "page"]);
    finished(picture, Stdio::null(), PAGE_TIME)?;
    let table = folder.join("page.tsv");
    let mut letters = Command::new("tesseract");
    letters.current_dir(folder).args(["page.pgm", "stdout", "-l", languages, "--dpi", &dots, "tsv"]);
    letters.env("OMP_THREAD_LIMIT", "1");
    finished(letters, Stdio::from(File::create(&table).ok()?), PAGE_TIME)?;
    let tsv = std::fs::read(&table).ok()?;
    let _ = std::fs::remove_file(folder.join("page.pgm")); // the next page makes its own
    Some(sheet_of_tsv(page, &String::from_utf8_lossy(&tsv), f64::from(DOTS)))
}

/// Runs a program to its end, or stops it; nothing where it did not do its work.
fn finished(mut command: Command, out: Stdio, time: Duration) -> Option<()> {
    let mut child = command.stdin(Stdio::null()).stdout(out).stderr(Stdio::null()).spawn().ok()?;
    ended(&mut child, time).filter(ExitStatus::success).map(|_| ())
}

/// How a program ended; one that takes longer is stopped.
fn ended(child: &mut Child, time: Duration) -> Option<ExitStatus> {
    let status = child.wait_timeout(time).ok().flatten();
    if status.is_none() {
        let _ = child.kill(); // it may have ended this moment
        let _ = child.wait();
    }
    status
}

/// What a program prints, which is short.
fn said(program: &str, words: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    ended(&mut child, WORD_TIME).filter(ExitStatus::success)?;
    let mut said = String::new();
    child.stdout.take()?.read_to_string(&mut said).ok()?;
    Some(said)
}

/// Whether a program is there, whatever it ends with.
fn said_any(program: &str, words: &[&str]) -> Option<()> {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    ended(&mut command.spawn().ok()?, WORD_TIME).map(|_| ())
}
