//! Recognising the letters of scans with programs that a person has installed: Tesseract for the letters, `pdftoppm`
//! for the pictures of pages.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use wait_timeout::ChildExt;

use crate::commands::Session;
use crate::error::{Exit, Message};
use crate::model::text::Extraction;
use crate::parse::pdf::{Sheet, from_sheets, sheet_of_tsv};

/// Dots to an inch of the pictures: Tesseract's own advice is 300, below 200 it guesses.
const DOTS: u32 = 200;
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
    for page in 1..=pages {
        progress.say("recognising", &format!("{name}, page {page} of {pages}"));
        sheets.extend(one(folder.path(), page, &languages));
    }
    let total = usize::try_from(pages).unwrap_or(usize::MAX);
    let read = from_sheets(sheets, total, Some("Tesseract gave nothing for them"));
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
    let dots = DOTS.to_string();
    let mut picture = Command::new("pdftoppm");
    picture.current_dir(folder).args(["-r", &dots, "-gray", "-f", &number, "-l", &number, "-singlefile"]);
    picture.args(["document.pdf", "page"]);
    finished(picture, None)?;
    let table = folder.join("page.tsv");
    let mut letters = Command::new("tesseract");
    letters.current_dir(folder).args(["page.pgm", "stdout", "-l", languages, "--dpi", &dots, "tsv"]);
    letters.env("OMP_THREAD_LIMIT", "1");
    finished(letters, Some(&table))?;
    let tsv = std::fs::read(&table).ok()?;
    let _ = std::fs::remove_file(folder.join("page.pgm")); // the next page makes its own
    Some(sheet_of_tsv(page, &String::from_utf8_lossy(&tsv), f64::from(DOTS)))
}

/// Runs a program to its end, or stops it; nothing where it did not do its work.
fn finished(mut command: Command, out: Option<&Path>) -> Option<()> {
    let stdout = match out {
        Some(path) => Stdio::from(File::create(path).ok()?),
        None => Stdio::null(),
    };
    let mut child = command.stdin(Stdio::null()).stdout(stdout).stderr(Stdio::null()).spawn().ok()?;
    let status = child.wait_timeout(PAGE_TIME).ok().flatten();
    if status.is_none() {
        let _ = child.kill(); // it may have ended this moment
        let _ = child.wait();
    }
    status.filter(std::process::ExitStatus::success).map(|_| ())
}

/// What a program prints.
fn said(program: &str, words: &[&str]) -> Option<String> {
    let run = Command::new(program).args(words).stdin(Stdio::null()).output().ok()?;
    run.status.success().then(|| String::from_utf8_lossy(&run.stdout).into_owned())
}

/// Whether a program is there, whatever it ends with.
fn said_any(program: &str, words: &[&str]) -> Option<()> {
    Command::new(program).args(words).stdin(Stdio::null()).output().ok().map(|_| ())
}
