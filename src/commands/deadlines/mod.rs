//! `courtwatch deadlines`: time limits, estimated, with all that they rest on.

mod asked;
mod count;
mod lines;
mod list;
mod notified;
mod shown;
mod sources;
mod windows;

use super::Session;
use crate::analyse::deadlines::{Book, Rules};
use crate::cli::{DeadlinesArgs, DeadlinesCommand};
use crate::error::{Exit, Message};
use crate::model::deadline_rows::DeadlineRow;
use crate::model::moment::Day;
use crate::store::Store;

/// The name of the file of a team's own holidays, beside the database.
const HOLIDAYS: &str = "holidays.toml";

/// Lists what runs, enters a day of notification, or counts.
pub fn run(session: &Session, args: &DeadlinesArgs) -> Result<Exit, Message> {
    match &args.what {
        None => list::run(session, args),
        Some(DeadlinesCommand::Notified(args)) => notified::run(session, args),
        Some(DeadlinesCommand::Count(args)) => count::run(session, args),
    }
}

/// The time limits that are still to come on a day, for a court and a case where these are given, of the courts and
/// cases that `told` lets through.
pub(super) fn upcoming(
    session: &Session,
    store: &Store,
    of: (Option<&str>, Option<&str>),
    told: &dyn Fn(&str, Option<&str>) -> bool,
    today: Day,
) -> Result<Vec<DeadlineRow>, Message> {
    list::upcoming(session, store, of, told, today)
}

fn rules() -> Result<&'static Rules, Message> {
    Rules::shipped().map_err(|error| Message::error(Exit::Bug, format!("the rules of time limits: {error}")))
}

/// The holidays that ship with the program, with those of the team's file where there is one.
fn book(session: &Session) -> Result<Book, Message> {
    let shipped = Book::shipped()
        .map_err(|error| Message::error(Exit::Bug, format!("the lists of holidays: {error}")))?;
    let path = session.global.db.with_file_name(HOLIDAYS);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(shipped),
        Err(error) => return Err(Message::file("read", &path, &error).fact("effect", "nothing was computed")),
    };
    shipped.and(&text).map_err(|fault| {
        Message::error(Exit::Usage, format!("could not read `{}`, {fault}", path.display()))
            .fact("effect", "nothing was computed")
            .hint("mend it in a text editor; README.md shows what it holds")
    })
}
