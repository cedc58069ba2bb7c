//! `courtwatch list`: what is stored.

use std::ops::ControlFlow;

use super::{Session, filter};
use crate::cli::{ListArgs, Listed};
use crate::error::{Exit, Message};

/// Prints one list.
pub fn run(session: &Session, args: &ListArgs) -> Result<Exit, Message> {
    let filter = filter(&args.filter)?;
    let store = session.existing_store()?;
    let format = args.format.format;
    let rows = match args.what {
        Listed::Filings => session.print_rows(format, |list| {
            let mut printed = Ok(());
            let read = store.each_filing(&filter, |row| {
                printed = list.row(row);
                if printed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            printed.map(|()| read.map_err(Message::from))
        })?,
        Listed::Hearings => session.print_list(store.hearings(&filter)?, format)?,
        Listed::Press => session.print_list(store.press(&filter)?, format)?,
        Listed::Cases => session.print_list(store.cases(&filter)?, format)?,
        Listed::Changes => session.print_list(store.changes(&filter)?, format)?,
        Listed::Problems => session.print_list(store.problems(&filter)?, format)?,
        Listed::Tags => session.print_list(store.tags(&filter)?, format)?,
    };
    Ok(found(session, rows))
}

/// The exit code of a list; an empty one says so.
pub(super) fn found(session: &Session, rows: usize) -> Exit {
    if rows > 0 {
        return Exit::Done;
    }
    session.say(&Message::note("nothing found"));
    Exit::Nothing
}
