//! `courtwatch cite --stdin`: citations of a list of one's own, one JSON object a line.

use std::io::{self, BufRead, BufWriter, Write};

use serde::Serialize;
use serde_json::Value;

use super::Session;
use crate::error::{Exit, Message, why};
use crate::present::cite::{Asked, House, Names, Remark, answer, starred};
use crate::present::document::words;

/// Bad lines are named one by one up to so many; of the rest only the count is said.
const NAMED: usize = 20;

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    text: String,
    md: String,
    remarks: Vec<String>,
    sentences: Vec<String>,
}

/// Answers every line that can be read; the others are named.
pub(super) fn run(session: &Session, names: &Names, house: House) -> Result<Exit, Message> {
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut answered, mut bad) = (0_usize, 0_usize);
    for (at, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line =
            line.map_err(|e| Message::error(Exit::Usage, format!("could not read the input: {}", why(&e))))?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match cited(&line, names, house) {
            Ok(answer) => {
                if let Err(error) = out.write_all(answer.as_bytes()).and_then(|()| out.write_all(b"\n")) {
                    return closed(&error);
                }
                answered += 1;
            }
            Err(what) => {
                bad += 1;
                if bad <= NAMED {
                    session.say(&Message::warning(format!("line {}: {what}", at + 1)));
                }
            }
        }
    }
    if let Err(error) = out.flush() {
        return closed(&error);
    }
    if bad == 0 {
        return Ok(if answered > 0 { Exit::Done } else { Exit::Nothing });
    }
    Err(Message::error(Exit::Usage, format!("could not cite {bad} of {} lines", bad + answered))
        .fact("effect", format!("the other {answered} were cited"))
        .hint("a line is one JSON object: `{\"id\": 1, \"style\": \"aglc4\", \"input\": {\"kind\": \"decision\", …}}`"))
}

/// The answer to a line as JSON; else what was expected of the line and found.
fn cited(line: &[u8], names: &Names, house: House) -> Result<String, String> {
    let text = std::str::from_utf8(line).map_err(|e| {
        format!("expected text in UTF-8, found other bytes after {} good ones", e.valid_up_to())
    })?;
    let object: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| format!("expected a JSON object, found {e}"))?;
    let inputs = object.get("input").is_some_and(Value::is_object);
    if !inputs {
        return Err("expected a JSON object with an object `input`, found none".to_owned());
    }
    let id = object.get("id").cloned().unwrap_or_default();
    let asked: Asked =
        serde_json::from_value(object).map_err(|e| format!("expected words in the parts, found {e}"))?;
    let citation = answer(&asked, names, house).map_err(|e| e.to_string())?;
    let answer = Answer {
        id: &id,
        text: words(&citation.runs),
        md: starred(&citation.runs),
        remarks: citation.remarks.iter().map(Remark::code).collect(),
        sentences: citation.remarks.iter().map(ToString::to_string).collect(),
    };
    serde_json::to_string(&answer).map_err(|e| e.to_string())
}

/// A reader that has seen enough (`| head`) is no error.
fn closed(error: &io::Error) -> Result<Exit, Message> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Ok(Exit::Done);
    }
    Err(Message::error(Exit::Usage, format!("could not write the output: {}", why(error))))
}
