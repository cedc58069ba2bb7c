//! Questions as JSON, one a line of standard input, and their answers, one a line of standard output.

use std::io::{self, BufRead, BufWriter, Write};

use serde::Serialize;

use super::Session;
use super::session::closed;
use crate::error::{Exit, Message, why};
use crate::present::json;

/// Bad lines are named one by one up to so many; of the rest only the count is said.
const NAMED: usize = 20;

/// The words of a command about its lines.
pub(super) struct Words {
    /// What could not be done to some of them: `read`.
    pub failed: &'static str,
    /// What was done to the others: `answered`.
    pub done: &'static str,
    /// What a line looks like.
    pub shape: &'static str,
}

/// Answers every line that can be read; the others are named, with what was expected of them and found.
pub(super) fn answer_all<A: Serialize>(
    session: &Session,
    words: &Words,
    mut answer: impl FnMut(&str) -> Result<A, String>,
) -> Result<Exit, Message> {
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut answered, mut bad) = (0_usize, 0_usize);
    for (at, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line =
            line.map_err(|e| Message::error(Exit::Usage, format!("could not read the input: {}", why(&e))))?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match text(&line).and_then(&mut answer) {
            Ok(answer) => {
                if let Err(error) = json::line(&answer, &mut out) {
                    return closed(&error).map(|()| Exit::Done);
                }
                answered += 1;
            }
            Err(fault) => {
                bad += 1;
                if bad <= NAMED {
                    session.say(&Message::warning(format!("line {}: {fault}", at + 1)));
                }
            }
        }
    }
    if let Err(error) = out.flush() {
        return closed(&error).map(|()| Exit::Done);
    }
    if bad == 0 {
        return Ok(if answered > 0 { Exit::Done } else { Exit::Nothing });
    }
    Err(Message::error(Exit::Usage, format!("could not {} {bad} of {} lines", words.failed, bad + answered))
        .fact("effect", format!("the other {answered} were {}", words.done))
        .hint(format!("a line is one JSON object: `{}`", words.shape)))
}

/// A line as text; else what was expected of it and found.
fn text(line: &[u8]) -> Result<&str, String> {
    if line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]) {
        return Err("expected text in UTF-8, found the mark of UTF-16".to_owned());
    }
    if line.contains(&0) {
        let found = "NUL bytes, as in UTF-16 or in a file that is no text";
        return Err(format!("expected text in UTF-8, found {found}"));
    }
    let text = std::str::from_utf8(line).map_err(|e| {
        format!("expected text in UTF-8, found other bytes after {} good ones", e.valid_up_to())
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}
