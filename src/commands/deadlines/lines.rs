//! `courtwatch deadlines count --stdin`: one question a line.

use std::io::{self, BufRead, BufWriter, Write};

use serde::Deserialize;

use super::asked::Question;
use super::count::{named, refused};
use super::{book, rules};
use crate::analyse::deadlines::{Kind, Rules};
use crate::cli::CountArgs;
use crate::commands::Session;
use crate::error::{Exit, Message, why};
use crate::model::moment::Day;

/// Bad lines are named one by one up to so many; of the rest only the count is said.
const NAMED: usize = 20;

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
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut answered, mut bad) = (0_usize, 0_usize);
    for (at, line) in io::stdin().lock().lines().enumerate() {
        let line =
            line.map_err(|e| Message::error(Exit::Usage, format!("could not read the input: {}", why(&e))))?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = question(&line, args, rules).and_then(|question| {
            let court = question.court;
            question.answer(rules, &book).map_err(|why| refused(why, court, rules).first)
        });
        match answer {
            Ok(answer) => {
                let text = serde_json::to_string(&answer).unwrap_or_default();
                if let Err(error) = writeln!(out, "{text}") {
                    return closed(&error);
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
        return closed(&error);
    }
    if bad == 0 {
        return Ok(if answered > 0 { Exit::Done } else { Exit::Nothing });
    }
    Err(Message::error(Exit::Usage, format!("could not read {bad} of {} lines", bad + answered))
        .fact("effect", format!("the other {answered} were answered"))
        .hint(
            "a line is one JSON object: `{\"court\": \"icc\", \"notified\": \"2025-03-10\", \"days\": 10, \"holidays\": []}`",
        ))
}

fn question<'r>(line: &str, args: &CountArgs, rules: &'r Rules) -> Result<Question<'r>, String> {
    let asked: Line = serde_json::from_str(line.trim_start_matches('\u{feff}'))
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

/// A reader that has seen enough (`| head`) is no error.
fn closed(error: &io::Error) -> Result<Exit, Message> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Ok(Exit::Done);
    }
    Err(Message::error(Exit::Usage, format!("could not write the output: {}", why(error))))
}
