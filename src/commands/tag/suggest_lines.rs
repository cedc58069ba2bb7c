//! `courtwatch tag suggest --stdin`: proposals for passages from elsewhere, one JSON object a line.

use std::io::{self, BufRead, BufWriter, Write};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::analyse::suggest::MOST;
use crate::analyse::suggest::passages::passages;
use crate::analyse::suggest::proposer::{Proposal, Proposer, Tier};
use crate::analyse::suggest::reading::{Passage, Reader};
use crate::commands::Session;
use crate::error::{Exit, Message, why};

/// A text longer than this, in bytes, is read passage by passage.
const LONG: usize = 6_000;

/// Bad lines are named one by one up to so many; of the rest only the count is said.
const NAMED: usize = 20;

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    court: Option<String>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    suggested: Vec<&'a str>,
    maybe: Vec<&'a str>,
}

/// Answers every line that can be read; the others are named.
pub(super) fn run(session: &Session, proposer: &Proposer, least: f64) -> Result<Exit, Message> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut reader = proposer.reader();
    let (mut answered, mut bad) = (0_usize, 0_usize);
    for (at, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line =
            line.map_err(|e| Message::error(Exit::Usage, format!("could not read the input: {}", why(&e))))?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match asked(&line) {
            Ok(asked) => {
                let proposals = propose(proposer, &mut reader, &asked, least);
                if let Err(error) = write(&mut out, &asked.id, &proposals) {
                    return closed(&error);
                }
                answered += 1;
            }
            Err((expected, found)) => {
                bad += 1;
                if bad <= NAMED {
                    session.say(&unread(at + 1, expected, &found));
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
    Err(Message::error(Exit::Usage, format!("could not read {bad} of {} lines", bad + answered))
        .fact("effect", format!("the other {answered} were answered"))
        .hint(
            "a line is one JSON object: `{\"id\": 1, \"text\": \"…\", \"lang\": \"en\", \"court\": \"ICC\"}`",
        ))
}

fn unread(line: usize, expected: &str, found: &str) -> Message {
    Message::warning(format!("line {line}: expected {expected}, found {found}"))
}

/// Reads a line; else what was expected of it and what was found.
fn asked(line: &[u8]) -> Result<Asked, (&'static str, String)> {
    if line.starts_with(&[0xff, 0xfe]) || line.starts_with(&[0xfe, 0xff]) {
        return Err(("text in UTF-8", "the mark of UTF-16".to_owned()));
    }
    if line.contains(&0) {
        return Err(("text in UTF-8", "NUL bytes, as in UTF-16 or in a file that is no text".to_owned()));
    }
    let text = std::str::from_utf8(line)
        .map_err(|e| ("text in UTF-8", format!("other bytes after {} good ones", e.valid_up_to())))?;
    let text = text.trim_start_matches('\u{feff}');
    let object: Value = serde_json::from_str(text).map_err(|e| ("a JSON object", e.to_string()))?;
    if !object.is_object() {
        return Err(("a JSON object", "another JSON value".to_owned()));
    }
    if !object.get("text").is_some_and(Value::is_string) {
        return Err(("a key `text` with words", "none".to_owned()));
    }
    serde_json::from_value(object).map_err(|e| ("words under `lang` and `court`", e.to_string()))
}

/// The proposals for a text: of a long one the likeliest of all its passages.
fn propose(proposer: &Proposer, reader: &mut Reader<'_>, asked: &Asked, least: f64) -> Vec<Proposal> {
    let language = asked.lang.as_deref().map(str::trim).filter(|l| !l.is_empty()).map(str::to_lowercase);
    let passage = |text| Passage { text, language: language.as_deref(), court: asked.court.as_deref() };
    let mut all: Vec<Proposal> = if asked.text.len() <= LONG {
        proposer.propose(reader, &passage(&asked.text))
    } else {
        let parts = passages(&asked.text);
        parts.iter().flat_map(|part| proposer.propose(reader, &passage(part.text))).collect()
    };
    all.retain(|p| p.score >= least);
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.concern.cmp(&b.concern)));
    let mut best: Vec<Proposal> = Vec::new();
    for proposal in all {
        if best.len() < MOST && best.iter().all(|b| b.concern != proposal.concern) {
            best.push(proposal);
        }
    }
    best
}

fn write(out: &mut impl Write, id: &Value, proposals: &[Proposal]) -> io::Result<()> {
    let of = |tier| proposals.iter().filter(|p| p.tier == tier).map(|p| p.concern.as_str()).collect();
    let answer = Answer { id, suggested: of(Tier::Suggested), maybe: of(Tier::Maybe) };
    serde_json::to_writer(&mut *out, &answer)?;
    out.write_all(b"\n")
}

/// A reader that has seen enough (`| head`) is no error.
fn closed(error: &io::Error) -> Result<Exit, Message> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Ok(Exit::Done);
    }
    Err(Message::error(Exit::Usage, format!("could not write the output: {}", why(error))))
}
