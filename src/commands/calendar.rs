//! A calendar on its way to a file or to stdout.

use super::Session;
use super::left::{self, Left};
use crate::cli::CalendarArg;
use crate::error::{Exit, Message};
use crate::present::calendar::{Entry, write};
use crate::store::Store;

/// Writes the entries as a calendar; an empty one is written too, and said.
pub(super) fn put(
    session: &Session,
    store: &mut Store,
    name: &str,
    entries: &[Entry],
    asked: &CalendarArg,
) -> Result<Exit, Message> {
    let text = write(name, entries);
    match &asked.output {
        Some(path) => session.write_file(path, text.as_bytes(), asked.force)?,
        None => session.print(&text)?,
    }
    let sha256 = crate::store::sha256(text.as_bytes());
    let to = asked.output.as_deref();
    left::log(session, store, &Left { act: "calendar", to, sha256: &sha256, records: entries.len() })?;
    Ok(super::list::found(session, entries.len()))
}

/// Only a calendar is written to a file by `-o`.
///
/// # Errors
/// A file is named for a list.
pub(super) fn check(asked: &CalendarArg) -> Result<(), Message> {
    match (asked.format.list(), &asked.output) {
        (Some(_), Some(_)) => {
            Err(Message::error(Exit::Usage, "`--output` writes a calendar, and this is a list")
                .hint("add `--format ics`, or send the list to a file with `>`"))
        }
        _ => Ok(()),
    }
}
