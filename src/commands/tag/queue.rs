//! Tags one after the other on a terminal, answered by a letter and Enter; lines from a pipe do as well.

use chrono::Utc;

use std::io::{self, BufRead};

use super::card::Card;
use super::review::{Answer, judge};
use crate::commands::Session;
use crate::error::{Exit, Message, why};
use crate::model::review::Verdict;
use crate::model::rows::TagRow;
use crate::store::Store;

/// Lines of context around a passage, and how many more `o` shows.
const CONTEXT: (usize, usize) = (2, 12);

/// What one person goes through.
pub(super) struct Queue<'a> {
    /// Who answers.
    pub by: &'a str,
    /// What waits.
    pub tags: Vec<TagRow>,
    /// What to say of each, where there is something: who saw it and who did not.
    pub about: &'a [String],
}

/// What became of a tag in the queue.
enum Next {
    Judged(Verdict),
    Skipped,
    Over,
}

/// Shows each tag and stores each answer at once, until there is none left, or no more answers.
pub(super) fn run_queue(session: &Session, store: &mut Store, queue: &Queue<'_>) -> Result<Exit, Message> {
    if queue.tags.is_empty() {
        session.say(&Message::note("nothing waits for an answer"));
        return Ok(Exit::Nothing);
    }
    let all = queue.tags.len();
    let (mut verdicts, mut skipped) = (Vec::new(), 0);
    for (place, tag) in queue.tags.iter().enumerate() {
        let about = queue.about.get(place).map_or("", String::as_str);
        let head = format!("{} of {all}", place + 1);
        match one(session, store, queue.by, tag, (&head, about))? {
            Next::Judged(verdict) => verdicts.push(verdict),
            Next::Skipped => skipped += 1,
            Next::Over => break,
        }
    }
    let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    session.tell(&format!(
        "{} confirmed, {} changed, {} rejected; {} left, {skipped} of them skipped",
        count(Verdict::Confirmed),
        count(Verdict::Changed),
        count(Verdict::Rejected),
        all - verdicts.len()
    ));
    Ok(Exit::Done)
}

/// One tag, until it is answered or left.
fn one(
    session: &Session,
    store: &mut Store,
    by: &str,
    tag: &TagRow,
    (head, about): (&str, &str),
) -> Result<Next, Message> {
    let card = Card::of(session, store, tag)?;
    let mut lines = CONTEXT.0;
    if !session.shown(&format!("\n{head}{}", card.text(lines, about)))? {
        return Ok(Next::Over);
    }
    loop {
        let prompt = "confirm [c], reject [r], change [h], skip [s], more text [o], quit [q]: ";
        let Some(line) = ask(session, prompt)? else { return Ok(Next::Over) };
        let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((&line, ""));
        let verdict = match key.to_lowercase().as_str() {
            "c" | "confirm" | "k" | "keep" => Verdict::Confirmed,
            "r" | "reject" => Verdict::Rejected,
            "h" | "change" => Verdict::Changed,
            "s" | "skip" => return Ok(Next::Skipped),
            "q" | "quit" => return Ok(Next::Over),
            "o" | "more" => {
                lines += CONTEXT.1;
                session.print(&card.passage(lines))?;
                continue;
            }
            _ => {
                session.print("a letter of those in brackets, then Enter\n")?;
                continue;
            }
        };
        let more = match verdict {
            Verdict::Rejected => words(session, rest, "reason: ")?,
            Verdict::Changed => words(session, rest, "concern: ")?,
            Verdict::Confirmed => Some(rest.to_owned()),
        };
        let Some(more) = more else { return Ok(Next::Over) };
        let more = more.trim();
        let (to, note) = if verdict == Verdict::Changed { (Some(more), None) } else { (None, Some(more)) };
        match judge(session, store, tag, by, &Answer { verdict, to, note, at: Utc::now() }) {
            Ok(said) => {
                session.print(&format!("{said}\n"))?;
                return Ok(Next::Judged(verdict));
            }
            Err(message) if message.exit == Exit::Usage => session.say(&message), // and the question stands
            Err(message) => return Err(message),
        }
    }
}

/// What stood behind the letter, else what is asked for; `None`: no more answers come.
fn words(session: &Session, rest: &str, prompt: &str) -> Result<Option<String>, Message> {
    if rest.trim().is_empty() { ask(session, prompt) } else { Ok(Some(rest.to_owned())) }
}

/// A line from the standard input, after a prompt; `None` at its end, or where nobody reads the prompt.
fn ask(session: &Session, prompt: &str) -> Result<Option<String>, Message> {
    if !session.shown(prompt)? {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut bytes).map_err(|error| {
        Message::error(Exit::Usage, format!("could not read the answer: {}", why(&error)))
            .fact("effect", "what was answered before is stored")
    })?;
    if read == 0 {
        session.print("\n")?;
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim().to_owned()))
}
