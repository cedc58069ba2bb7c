//! Reading documents: each in a process of its own, and what it gives into the store.

pub mod child;
mod ocr;
mod parent;

use super::Session;
use crate::error::{Exit, Message};
use crate::model::moment::Moment;
use crate::model::text::{Extraction, OUT_OF_TIME, Outcome};
use crate::parse::pdf::ENGINE;
use crate::present::text::plural;
use crate::store::{Store, StoreError};

pub use ocr::recognise;
pub use parent::{TIME, read, read_and_count};

/// How many documents without text are named one by one.
const MOST_NAMED: usize = 10;

/// Reads every stored document that the engine has not read yet, at this instant, and says which gave no text.
pub fn read_stored(session: &Session, store: &mut Store, at: Moment) -> Result<(), Message> {
    let unread = store.unread_documents(ENGINE)?;
    if unread.is_empty() {
        return Ok(());
    }
    let progress = session.progress(unread.len());
    let (mut texts, mut without) = (0_u64, Vec::new());
    for (place, sha256) in unread.iter().enumerate() {
        progress.say("reading", &format!("document {} of {}", place + 1, unread.len()));
        let name = name(store, sha256)?;
        let Some(bytes) = body(session, store, sha256, &name)? else { continue };
        let extraction = read(&bytes, TIME)?;
        let before = held(store, sha256)?;
        store.save_extraction(sha256, &extraction, at)?;
        for (number, reason) in held(store, sha256)?.into_iter().filter(|held| !before.contains(held)) {
            session.say(&held_back(&number, &reason));
        }
        texts += u64::from(extraction.outcome == Outcome::Text);
        if extraction.outcome != Outcome::Text || extraction.reason.is_some() {
            without.push((name, extraction));
        }
    }
    drop(progress);
    session.tell(&format!("read the text of {}", plural(texts, "document")));
    say_without(session, &without);
    Ok(())
}

/// The bytes of a document. That they are damaged or missing is said, and keeps no other document from being read.
fn body(session: &Session, store: &Store, sha256: &str, name: &str) -> Result<Option<Vec<u8>>, Message> {
    let body = match store.body(sha256) {
        Err(StoreError::Damaged { .. }) => None,
        other => other?,
    };
    if body.is_none() {
        let first = format!("{name}: could not be read: the stored copy {sha256} is damaged or missing");
        session.say(&Message::warning(first).hint("`courtwatch verify` lists everything that is damaged"));
    }
    Ok(body)
}

/// The versions of these bytes that are held back, each with its reason.
fn held(store: &Store, sha256: &str) -> Result<Vec<(String, String)>, Message> {
    let versions = store.versions_of_bytes(sha256)?;
    let held = versions.into_iter().filter(|version| version.state == "quarantined");
    Ok(held.map(|version| (version.number, version.reason.unwrap_or_default())).collect())
}

fn name(store: &Store, sha256: &str) -> Result<String, Message> {
    let first = store.versions_of_bytes(sha256)?.into_iter().next();
    Ok(first.map_or_else(|| sha256.to_owned(), |version| version.number))
}

fn held_back(number: &str, reason: &str) -> Message {
    Message::warning(format!("{number}: held back, because {reason}"))
        .fact("effect", "it is in no list that leaves, and its text is not printed")
        .hint("`courtwatch list problems` shows both words")
}

fn say_without(session: &Session, without: &[(String, Extraction)]) {
    for (number, extraction) in without.iter().take(MOST_NAMED) {
        session.say(&no_text(number, extraction));
    }
    if without.len() > MOST_NAMED {
        let more = plural(without.len() - MOST_NAMED, "document");
        session.say(
            &Message::warning(format!("{more} more gave no text, or not all of it"))
                .hint("`courtwatch text NUMBER` says why"),
        );
    }
}

/// What is said of a document that gave no text, or not all of it.
pub fn no_text(number: &str, extraction: &Extraction) -> Message {
    let (word, reason) = (extraction.outcome.word(), extraction.reason.as_deref().unwrap_or("it is empty"));
    match extraction.outcome {
        Outcome::Unreadable if reason.contains(OUT_OF_TIME) => {
            Message::warning(format!("{number}: gave no text: {reason}"))
                .hint("the next fetch or import tries again")
        }
        Outcome::Text => Message::warning(format!("{number}: not all of it is text: {reason}")),
        Outcome::NeedsOcr => Message::warning(format!("{number}: gave no text ({word}): {reason}"))
            .hint(format!("`courtwatch text {number} --ocr` recognises the letters, where Tesseract is installed")),
        Outcome::Encrypted => Message::warning(format!("{number}: gave no text ({word}): {reason}"))
            .hint("open it with its password, print it to a new PDF and `courtwatch import` that"),
        Outcome::Unreadable => Message::warning(format!("{number}: gave no text ({word}): {reason}"))
            .hint("open it in a browser; if it can be read there, print it to a new PDF and `courtwatch import` that"),
    }
}

/// The same as an error: nothing can be printed.
pub fn nothing_to_print(number: &str, extraction: &Extraction) -> Message {
    let said = no_text(number, extraction);
    Message { gravity: crate::error::Gravity::Error, exit: Exit::Nothing, ..said }
}
