//! `courtwatch deadlines notified`: the day on which a filing was notified, as a person knows it.

use chrono::Utc;

use crate::cli::NotifiedArgs;
use crate::commands::{Session, find, tag};
use crate::error::{Exit, Message};
use crate::model::deadline_rows::NotifiedRow;
use crate::model::moment::stamp;
use crate::store::{ItemId, NewNotification, Store};

/// Enters a day, takes it back, or prints the history.
pub(super) fn run(session: &Session, args: &NotifiedArgs) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    let item = find::one(session, &store, &args.number)?;
    let number = store.printed_numbers(&[item])?.join("");
    let before = store.notifications_of(item)?;
    if args.day.is_some() || args.take_back {
        let by = session.person(args.by.as_deref())?;
        let (at, day) = (Utc::now(), args.day);
        let now = before.last().and_then(|entry| entry.day);
        if now == day {
            let said =
                day.map_or_else(|| "no day is entered".to_owned(), |day| format!("{day} is entered already"));
            session.say(&Message::note(said).fact("number", number));
            return Ok(Exit::Done);
        }
        let latest = before.last().map(|entry| entry.at.clone()).unwrap_or_default();
        let at = if stamp(at) < latest { latest.parse().unwrap_or(at) } else { at };
        let typed = day.map(|day| day.to_string()).unwrap_or_default();
        let entries = before.len().to_string();
        let id = tag::new_id(at, &["notified", &number, &typed, &by, &entries]);
        store.add_notification(&NewNotification {
            id: &id,
            item,
            day,
            note: args.note.as_deref(),
            by: &by,
            at,
        })?;
        session.tell(&match (day, now) {
            (None, _) => format!("{number}: the day of notification was taken back; the history keeps it"),
            (Some(day), None) => format!("{number} was notified on {day}"),
            (Some(day), Some(was)) => {
                format!("{number} was notified on {day}, not on {was}; the history keeps both")
            }
        });
        return Ok(Exit::Done);
    }
    history(session, &store, item, &number, args)
}

fn history(
    session: &Session,
    store: &Store,
    item: ItemId,
    number: &str,
    args: &NotifiedArgs,
) -> Result<Exit, Message> {
    let entries = store.notifications_of(item)?;
    let newest = entries.len();
    let rows = entries.into_iter().enumerate().map(|(place, entry)| NotifiedRow {
        number: number.to_owned(),
        day: entry.day,
        by: entry.by,
        at: entry.at,
        note: entry.note,
        counts: place + 1 == newest && entry.day.is_some(),
    });
    let rows = session.print_list(rows, args.format.format)?;
    Ok(crate::commands::list::found(session, rows))
}
