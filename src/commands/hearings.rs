//! `courtwatch hearings`: sittings by day.

use chrono::Utc;

use super::{Session, filter, list};
use crate::cli::HearingsArgs;
use crate::error::{Exit, Message};

/// Prints them.
pub fn run(session: &Session, args: &HearingsArgs) -> Result<Exit, Message> {
    let mut filter = filter(&args.filter)?;
    if args.upcoming {
        filter.since = Some(Utc::now().date_naive());
    }
    let store = session.existing_store()?;
    let mut rows = store.hearings(&filter)?;
    if args.upcoming {
        rows.retain(|row| row.status != "vacated");
    }
    let rows = session.print_list(rows, args.format.format)?;
    Ok(list::found(session, rows))
}
