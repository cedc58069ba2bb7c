//! From an id, or its beginning, to the tag.

use crate::commands::{Session, eyes};
use crate::error::{Exit, Message};
use crate::model::rows::TagRow;
use crate::store::Store;

/// The one tag whose id starts like this. `verb` is what was to be done with it: "take back".
///
/// # Errors
/// No such tag, or several; one that is withheld from the person who asks while a round is open.
pub(super) fn named(
    session: &Session,
    store: &Store,
    id: &str,
    verb: &str,
    by: Option<&str>,
) -> Result<TagRow, Message> {
    let id = id.trim().to_lowercase();
    let mut tags = if id.len() < 4 { Vec::new() } else { store.tags_starting(&id)? };
    let lister = "`courtwatch tag list` shows the ids";
    if let [_, _, ..] = tags.as_slice() {
        return Err(Message::error(
            Exit::Usage,
            format!("{} tags have an id that starts with `{id}`, expected one", tags.len()),
        )
        .fact("ids", tags.iter().take(3).map(|tag| tag.id.as_str()).collect::<Vec<_>>().join(", "))
        .fact("effect", "nothing was changed")
        .hint(lister));
    }
    let Some(tag) = tags.pop() else {
        let why = if id.len() >= 4 { "no tag has this id" } else { "an id needs at least 4 characters" };
        return Err(Message::error(Exit::Usage, format!("could not {verb} `{id}`: {why}"))
            .fact("effect", "nothing was changed")
            .hint(lister));
    };
    let blind = eyes::blind(session, store, by)?;
    if blind.tags.contains(&tag.id) {
        let why = if blind.unnamed {
            format!("it is a coder's: {}", eyes::why(&blind))
        } else {
            format!("it is another coder's, and {} is open", blind.rounds.join(", "))
        };
        let message = Message::error(Exit::Usage, format!("could not {verb} `{id}`: {why}"))
            .fact("effect", "nothing was changed")
            .hint("`courtwatch tag assign` shows who is not done yet");
        return Err(if blind.unnamed { message.hint(eyes::hint(&blind)) } else { message });
    }
    Ok(tag)
}
