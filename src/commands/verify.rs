//! `courtwatch verify`: every hash re-read.

use super::Session;
use crate::cli::VerifyArgs;
use crate::error::{Exit, Message};
use crate::present::text::{plural, thousands};
use crate::store::custody::Chain;

/// Checks the whole database.
///
/// # Errors
/// Anything that is not as it was stored, with the first three named.
pub fn run(session: &Session, _args: &VerifyArgs) -> Result<Exit, Message> {
    let store = session.existing_store()?;
    let progress = session.progress(1);
    let verified = store.verify(|n| {
        if n % 500 == 0 {
            progress.say("verify", &plural(n, "stored page"));
        }
    })?;
    drop(progress);
    if verified.sound() {
        session.tell(&format!(
            "{} ({} bytes) {} stored under; the database file is sound",
            plural(verified.bodies, "stored page"),
            thousands(verified.bytes),
            if verified.bodies == 1 { "has the hash it was" } else { "have the hashes they were" }
        ));
        if verified.purged > 0 {
            session.tell(&format!(
                "{} was purged: only its hash is kept",
                plural(verified.purged, "stored page")
            ));
        }
        session.tell(&log(&verified.custody));
        return Ok(Exit::Done);
    }
    let mut message = Message::error(
        Exit::Database,
        format!(
            "{} of {} stored pages {} damaged; {} in the database file{}",
            thousands(verified.damaged.len()),
            thousands(verified.bodies),
            if verified.damaged.len() == 1 { "is" } else { "are" },
            plural(verified.structure.len() + verified.dangling.len(), "fault"),
            if verified.custody.sound() { "" } else { "; the custody log does not hold" }
        ),
    )
    .fact("file", session.global.db.display().to_string());
    for hash in verified.damaged.iter().take(3) {
        message = message.fact("damaged", format!("sha256 {hash}"));
    }
    for line in verified.structure.iter().chain(&verified.dangling).take(3) {
        message = message.fact("fault", line);
    }
    if let Some(broken) = &verified.custody.broken {
        message = message.fact("log", broken.clone());
    }
    for snapshot in verified.custody.altered.iter().take(3) {
        message = message.fact("log", format!("{snapshot} is not what was captured"));
    }
    Err(message
        .fact("effect", "nothing was changed")
        .hint("restore a copy of the database from before the damage, then fetch again"))
}

/// What is said of a custody log that holds.
fn log(custody: &Chain) -> String {
    let entries = plural(custody.entries, "entry");
    let last: String = custody.head.chars().take(16).collect();
    format!("{entries} of the custody log follow each other; the last is {last}")
}
