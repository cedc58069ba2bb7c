//! What the person who looks may see: while a round of blind coding is open, no coder the others' tags.

use super::Session;
use crate::error::Message;
use crate::present::text::plural;
use crate::store::Store;
use crate::store::blind::Blind;
use crate::store::query::Filter;

/// What is withheld from the person who looks: as given, else `by` of the configuration, else the login.
pub(super) fn blind(session: &Session, store: &Store, by: Option<&str>) -> Result<Blind, Message> {
    Ok(store.blind(session.person(by).ok().as_deref())?)
}

/// The filter without what is withheld from the person who looks; says how much that is, and why.
pub(super) fn filter(
    session: &Session,
    store: &Store,
    filter: Filter,
    by: Option<&str>,
) -> Result<Filter, Message> {
    let blind = blind(session, store, by)?;
    say(session, &blind, blind.tags.len());
    Ok(Filter { unseen: blind.tags, ..filter })
}

/// Says how many tags are withheld, and why.
pub(super) fn say(session: &Session, blind: &Blind, withheld: usize) {
    if withheld == 0 {
        return;
    }
    let tags = plural(withheld, "tag");
    let rounds = blind.rounds.join("`, `");
    session.say(
        &Message::note(format!(
            "{tags} of other coders held back: you code in `{rounds}`, and not every coder is done"
        ))
        .hint("`courtwatch tag assign --done` says that you are done"),
    );
}
