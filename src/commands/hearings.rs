//! `courtwatch hearings`: sittings by day.

use chrono::Utc;

use super::{Session, filter, list};
use crate::cli::HearingsArgs;
use crate::error::{Exit, Message};

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
    let store = session.existing_store()?;
    let limit = filter.limit.take_if(|_| args.upcoming);
    let mut rows = store.hearings(&filter)?;
    if args.upcoming {
        rows.retain(|row| row.status != "vacated" && row.state == "listed");
        rows.truncate(limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX));
    }
    let rows = session.print_list(rows, args.format.format)?;
    Ok(list::found(session, rows))
}
