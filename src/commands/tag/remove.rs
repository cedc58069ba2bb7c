//! `courtwatch tag remove`.

use chrono::Utc;

use super::named::named;
use crate::commands::Session;
use crate::error::{Exit, Message};

/// Takes a tag back; its tombstone stays.
pub(super) fn remove(session: &Session, id: &str, reason: Option<&str>) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    let tag = named(session, &store, id, "take back", None)?;
    if store.remove_tag(&tag.id, reason, session.person(None).ok().as_deref(), Utc::now())? {
        session.tell(&format!("taken back: {} on {}; a tombstone stays", tag.concern, tag.number));
    } else {
        session.say(&Message::note("this tag was taken back before"));
    }
    Ok(Exit::Done)
}
