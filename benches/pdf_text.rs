//! The text of a PDF of 500 pages, five times: whole processes, `courtwatch text --file`, or the program that is named
//! (`pdftotext`).

mod common;
#[allow(clippy::expect_used)]
#[path = "../tests/support/paper.rs"]
mod paper;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use common::{Failure, median, print, timed};
use paper::Page;

/// Pages of the document.
const PAGES: usize = 500;
/// Lines of a page.
const LINES: usize = 42;
/// How often.
const TIMES: usize = 5;

const SENTENCE: &str = "The Chamber recalls that the lamps of the harbour were lit by the keeper of the mill";

fn main() -> Result<(), Failure> {
    let program = common::words().into_iter().next();
    let file = common::folder()?.join("large.pdf");
    if !file.is_file() {
        std::fs::write(&file, document())?;
    }
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let mut command = command(program.as_deref(), &file);
        let (status, time) = timed(|| Ok(command.status()?))?;
        if !status.success() {
            return Err(format!("the program ended with {status}").into());
        }
        times.push(time);
    }
    print("pdf_text", PAGES, median(times), &[]);
    Ok(())
}

fn command(program: Option<&str>, file: &PathBuf) -> Command {
    let mut command = Command::new(program.unwrap_or(env!("CARGO_BIN_EXE_courtwatch")));
    match program {
        Some(_) => command.arg(file).arg("-"),
        None => command.args(["text", "--file"]).arg(file),
    };
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// Pages as full as those of a judgment: stamp, numbered paragraphs, foot.
fn document() -> Vec<u8> {
    let pages: Vec<Page> = (1..=PAGES).map(page).collect();
    paper::pdf(&pages)
}

fn page(number: usize) -> Page {
    let mut page = Page::default()
        .line(300.0, 815.0, 9.0, &format!("ICC-01/77-01/26-112 03-11-2026 {number}/{PAGES} PT"))
        .line(60.0, 40.0, 10.0, &format!("No. ICC-01/77-01/26 {number}/{PAGES} 2 November 2026"));
    let mut y = 770.0;
    for line in 0..LINES {
        let lead = if line % 6 == 0 { format!("{}. ", number * LINES / 6 + line / 6) } else { String::new() };
        let turn = (number + line) % SENTENCE.len();
        let (end, start) = SENTENCE.split_at(SENTENCE[..turn].rfind(' ').unwrap_or(0));
        page = page.line(60.0, y, 11.0, &format!("{lead}{} {end}", start.trim()));
        y -= 17.0;
    }
    page
}
