//! `courtwatch hearings`: sittings by day.

use chrono::Utc;

use super::{Session, calendar, filter, list};
use crate::cli::HearingsArgs;
use crate::error::{Exit, Message};
use crate::present::calendar::sittings::entry;

/// Prints them.
pub fn run(session: &Session, args: &HearingsArgs) -> Result<Exit, Message> {
    let mut filter = filter(session, &args.filter)?;
    if args.upcoming {
        let today = Utc::now().date_naive();
        if let Some(until) = args.filter.until.filter(|until| *until < today) {
            return Err(Message::error(
                Exit::Usage,
                format!("`--until {until}` is past, so nothing is still to come before it"),
            )
            .hint("leave out `--upcoming` to list what was"));
        }
        filter.since = Some(today);
    }
    calendar::check(&args.calendar)?;
    let mut store = session.existing_store()?;
    let Some(format) = args.calendar.format.list() else {
        // vacated ones stay, so that a calendar that had them takes them out
        let entries: Vec<_> = store.sittings(&filter)?.iter().filter_map(entry).collect();
        return calendar::put(session, &mut store, "Hearings (courtwatch)", &entries, &args.calendar);
    };
    let limit = filter.limit.take_if(|_| args.upcoming);
    let mut rows = store.hearings(&filter)?;
    if args.upcoming {
        rows.retain(|row| row.status != "vacated" && row.state == "listed");
        rows.truncate(limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX));
    }
    let rows = session.print_list(rows, format)?;
    Ok(list::found(session, rows))
}
