//! `courtwatch list`: what is stored.

use std::ops::ControlFlow;

use super::{Session, anchors, eyes, filter};
use crate::cli::{ListArgs, Listed};
use crate::error::{Exit, Message};

/// Prints one list.
pub fn run(session: &Session, args: &ListArgs) -> Result<Exit, Message> {
    let filter = filter(session, &args.filter)?;
    refuse_the_inapplicable(args)?;
    let mut store = session.existing_store()?;
    if args.what == Listed::Tags {
        anchors::catch_up(session, &mut store)?;
    }
    let filter = match args.what {
        Listed::Filings if !filter.concerns.is_empty() => eyes::filter(session, &store, filter, None)?,
        Listed::Tags | Listed::Custody => eyes::filter(session, &store, filter, None)?,
        _ => filter,
    };
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
        Listed::Custody => session.print_list(store.custody(&filter)?, format)?,
    };
    Ok(found(session, rows))
}

/// A filter that a list cannot apply is wrong use: left out in silence it would look like an answer.
fn refuse_the_inapplicable(args: &ListArgs) -> Result<(), Message> {
    let given = &args.filter;
    let taken: &[&str] = match args.what {
        Listed::Filings => &["--since", "--until", "--case", "--type", "--concern", "--lang"],
        Listed::Hearings | Listed::Press | Listed::Changes => &["--since", "--until", "--case", "--type"],
        Listed::Cases => &["--case"],
        Listed::Problems => &["--since", "--until"],
        Listed::Custody => &["--since", "--until", "--type"],
        Listed::Tags => &["--since", "--until", "--case", "--type", "--concern"],
    };
    let all = [
        ("--since", given.since.is_some()),
        ("--until", given.until.is_some()),
        ("--case", given.case.is_some()),
        ("--type", given.kind.is_some()),
        ("--concern", given.concern.is_some()),
        ("--lang", given.lang.is_some()),
    ];
    match all.iter().find(|(name, used)| *used && !taken.contains(name)) {
        None => Ok(()),
        Some((name, _)) => Err(inapplicable(name, taken)),
    }
}

/// A filter that a list cannot apply, with those that it can beside court and number of rows.
pub(super) fn inapplicable(name: &str, taken: &[&str]) -> Message {
    let quoted: Vec<String> = taken.iter().map(|taken| format!("`{taken}`")).collect();
    Message::error(Exit::Usage, format!("this list has nothing that `{name}` could choose by"))
        .hint(format!("it takes `--court`, `--limit`, {}", quoted.join(", ")))
}

/// The exit code of a list; an empty one says so.
pub(super) fn found(session: &Session, rows: usize) -> Exit {
    if rows > 0 {
        return Exit::Done;
    }
    session.say(&Message::note("nothing found"));
    Exit::Nothing
}
