//! `courtwatch tag remove`.

use chrono::Utc;

use crate::commands::Session;
use crate::error::{Exit, Message};

/// Takes a tag back; its tombstone stays.
pub(super) fn remove(session: &Session, id: &str, reason: Option<&str>) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    let id = id.trim().to_lowercase();
    let tags = if id.len() < 4 { Vec::new() } else { store.tags_starting(&id)? };
    let lister = "`courtwatch tag list` shows the ids";
    let tag = match tags.as_slice() {
        [tag] => tag,
        [] => {
            let why = if id.len() >= 4 { "no tag has this id" } else { "an id needs at least 4 characters" };
            return Err(Message::error(Exit::Usage, format!("could not take back `{id}`: {why}"))
                .fact("effect", "nothing was changed")
                .hint(lister));
        }
        several => {
            return Err(Message::error(
                Exit::Usage,
                format!("{} tags have an id that starts with `{id}`, expected one", several.len()),
            )
            .fact("ids", several.iter().take(3).map(|tag| tag.id.as_str()).collect::<Vec<_>>().join(", "))
            .fact("effect", "nothing was changed")
            .hint(lister));
        }
    };
    if store.remove_tag(&tag.id, reason, session.person(None).ok().as_deref(), Utc::now())? {
        session.tell(&format!("taken back: {} on {}; a tombstone stays", tag.concern, tag.number));
    } else {
        session.say(&Message::note("this tag was taken back before"));
    }
    Ok(Exit::Done)
}
