//! `courtwatch tag suggest --stdin`: proposals for passages from elsewhere, one JSON object a line.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::analyse::suggest::MOST;
use crate::analyse::suggest::passages::passages;
use crate::analyse::suggest::proposer::{Proposal, Proposer, Tier};
use crate::analyse::suggest::reading::{Passage, Reader};
use crate::commands::Session;
use crate::commands::json_lines::{Words, answer_all};
use crate::error::{Exit, Message};

/// A text longer than this, in bytes, is read passage by passage.
const LONG: usize = 6_000;

/// What is said of lines that are no passage.
const LINES: Words = Words {
    failed: "read",
    done: "answered",
    shape: "{\"id\": 1, \"text\": \"…\", \"lang\": \"en\", \"court\": \"ICC\"}",
};

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
struct Answer {
    id: Value,
    suggested: Vec<String>,
    maybe: Vec<String>,
}

/// Answers every line that can be read; the others are named.
pub(super) fn run(session: &Session, proposer: &Proposer, least: f64) -> Result<Exit, Message> {
    let mut reader = proposer.reader();
    answer_all(session, &LINES, |line| {
        let asked = asked(line).map_err(|(expected, found)| format!("expected {expected}, found {found}"))?;
        let proposals = propose(proposer, &mut reader, &asked, least);
        let of = |tier| proposals.iter().filter(|p| p.tier == tier).map(|p| p.concern.clone()).collect();
        Ok(Answer { suggested: of(Tier::Suggested), maybe: of(Tier::Maybe), id: asked.id })
    })
}

/// Reads a line; else what was expected of it and what was found.
fn asked(text: &str) -> Result<Asked, (&'static str, String)> {
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
