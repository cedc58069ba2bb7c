//! `courtwatch doctor`: which listings are healthy, which are not, and what to do.

use super::fetch::message;
use super::{Session, courts};
use crate::cli::DoctorArgs;
use crate::error::{Exit, Message};
use crate::model::rows::ListingRow;
use crate::present::text::plural;

/// Prints the listings that have been read, and says what is wrong with each that is not healthy.
pub fn run(session: &Session, args: &DoctorArgs) -> Result<Exit, Message> {
    let store = session.existing_store()?;
    let rows: Vec<_> = courts::listings(session)?
        .into_iter()
        .filter(|row| row.items > 0 || row.last_good.is_some() || !quiet(&row.health))
        .collect();
    let sick: Vec<(String, String, String)> = rows
        .iter()
        .filter(|row| row.health != "healthy" && !quiet(&row.health))
        .map(|row| (row.listing.clone(), row.health.clone(), again(row)))
        .collect();
    let read = session.print_list(rows, args.format.format)?;
    if read == 0 {
        session
            .say(&Message::note("nothing has been read yet").hint("`courtwatch fetch` reads every listing"));
        return Ok(Exit::Nothing);
    }
    for (listing, verdict, again) in &sick {
        let last = store.last_run(listing)?;
        let said = last.as_ref().and_then(|(_, run)| run.message.clone());
        let said = said.unwrap_or_else(|| format!("{listing}: the last reading was {verdict}"));
        let mut message = Message::warning(said);
        if let Some((at, _)) = &last {
            message = message.fact("since", at);
        }
        session.say(&message.hint(again));
    }
    let synced = in_synced_folder(session);
    if sick.is_empty() {
        session.tell("every listing that was read is healthy");
    } else {
        session.tell(&format!("{} not healthy", plural(sick.len(), "listing")));
    }
    if let Some(folder) = synced {
        session.say(
            &Message::warning(format!("the database lies in a folder that is shared or synced: {folder}"))
                .fact(
                    "effect",
                    "what is confidential in it may leave this laptop, and two programs may damage it",
                )
                .hint("move it to a folder of its own and name it with `--db FILE`"),
        );
    }
    Ok(if sick.is_empty() { Exit::Done } else { Exit::Unread })
}

/// How a listing is read once more.
fn again(row: &ListingRow) -> String {
    let ListingRow { listing, way, health, .. } = row;
    let by_hand = matches!(way.as_str(), "file" | "detail") || message::refuses_programs(health);
    if by_hand {
        format!("save the page from your browser and run `courtwatch import FILE --listing {listing}`")
    } else {
        format!("`courtwatch fetch {listing}` tries again")
    }
}

fn quiet(health: &str) -> bool {
    matches!(health, "never read" | "by import" | "by its list")
}

/// The part of the database's path that names a service which copies folders elsewhere.
fn in_synced_folder(session: &Session) -> Option<String> {
    let path = std::path::absolute(&session.global.db).ok()?;
    path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).find(|part| {
        let part = part.to_lowercase();
        ["dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "syncthing"]
            .iter()
            .any(|service| part.contains(service))
    })
}
