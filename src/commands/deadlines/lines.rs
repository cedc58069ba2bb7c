//! `courtwatch deadlines count --stdin`: one question a line.

use serde::Deserialize;

use super::asked::Question;
use super::count::{named, refused};
use super::{book, rules};
use crate::analyse::deadlines::{Kind, Rules};
use crate::cli::CountArgs;
use crate::commands::Session;
use crate::commands::json_lines::{Words, answer_all};
use crate::error::{Exit, Message};
use crate::model::moment::Day;

/// What is said of lines that are no question.
const LINES: Words = Words {
    failed: "read",
    done: "answered",
    shape: "{\"court\": \"icc\", \"notified\": \"2025-03-10\", \"days\": 10, \"holidays\": []}",
};

#[derive(Deserialize)]
struct Line {
    court: String,
    #[serde(default)]
    name: Option<String>,
    notified: Day,
    #[serde(default)]
    days: Option<u32>,
    #[serde(default)]
    months: Option<u32>,
    #[serde(default)]
    holidays: Option<Vec<Day>>,
    #[serde(default)]
    rule: Option<String>,
    #[serde(default)]
    kind: Option<String>,
}

/// Answers every line that can be read; the others are named.
pub(super) fn run(session: &Session, args: &CountArgs) -> Result<Exit, Message> {
    let (rules, book) = (rules()?, book(session)?);
    answer_all(session, &LINES, |line| {
        let question = question(line, args, rules)?;
        let court = question.court;
        question.answer(rules, &book).map_err(|why| refused(why, court, rules).first)
    })
}

fn question<'r>(line: &str, args: &CountArgs, rules: &'r Rules) -> Result<Question<'r>, String> {
    let asked: Line = serde_json::from_str(line)
        .map_err(|error| format!("expected a question as a JSON object, found {error}"))?;
    let court = named(&asked.court.trim().to_lowercase()).map_err(|message| message.first)?;
    let limit = match asked.rule.as_deref().map(str::trim).filter(|rule| !rule.is_empty()) {
        None => None,
        Some(id) => Some(
            rules
                .limit(court.slug, id)
                .ok_or_else(|| format!("there is no limit `{id}` of the {}", court.short))?,
        ),
    };
    let kind = match asked.kind.as_deref() {
        None => None,
        Some(word) => Some(Kind::read(word).ok_or_else(|| {
            let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
            format!("there is no kind `{word}`, expected {}", words.join(", "))
        })?),
    };
    Ok(Question {
        name: asked.name,
        court,
        limit,
        days: asked.days,
        months: asked.months,
        kind,
        notified: asked.notified,
        holidays: asked.holidays,
        zone: args.shown.zone,
        ahead: args.shown.ahead,
    })
}
