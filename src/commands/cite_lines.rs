//! `courtwatch cite --stdin`: citations of a list of one's own, one JSON object a line.

use serde::Serialize;
use serde_json::Value;

use super::Session;
use super::json_lines::{Words, answer_all};
use crate::error::{Exit, Message};
use crate::present::cite::{Asked, House, Names, Remark, answer, starred};
use crate::present::document::words;

/// What is said of lines that are no citation.
const LINES: Words = Words {
    failed: "cite",
    done: "cited",
    shape: "{\"id\": 1, \"style\": \"aglc4\", \"input\": {\"kind\": \"decision\", …}}",
};

#[derive(Serialize)]
struct Answer {
    id: Value,
    text: String,
    md: String,
    remarks: Vec<String>,
    sentences: Vec<String>,
}

/// Answers every line that can be read; the others are named.
pub(super) fn run(session: &Session, names: &Names, house: House) -> Result<Exit, Message> {
    answer_all(session, &LINES, |line| cited(line, names, house))
}

/// The answer to a line; else what was expected of the line and found.
fn cited(line: &str, names: &Names, house: House) -> Result<Answer, String> {
    let object: Value =
        serde_json::from_str(line).map_err(|e| format!("expected a JSON object, found {e}"))?;
    let inputs = object.get("input").is_some_and(Value::is_object);
    if !inputs {
        return Err("expected a JSON object with an object `input`, found none".to_owned());
    }
    let id = object.get("id").cloned().unwrap_or_default();
    let asked: Asked =
        serde_json::from_value(object).map_err(|e| format!("expected words in the parts, found {e}"))?;
    let citation = answer(&asked, names, house).map_err(|e| e.to_string())?;
    Ok(Answer {
        id,
        text: words(&citation.runs),
        md: starred(&citation.runs),
        remarks: citation.remarks.iter().map(Remark::code).collect(),
        sentences: citation.remarks.iter().map(ToString::to_string).collect(),
    })
}
