//! What the person who looks may see: while a round of blind coding is open, no coder the others' tags.

use super::Session;
use crate::error::Message;
use crate::present::text::plural;
use crate::store::Store;
use crate::store::blind::Blind;
use crate::store::query::Filter;

/// What is withheld from the person who looks: as given, else `by` of the configuration, else the login.
pub(super) fn blind(session: &Session, store: &Store, by: Option<&str>) -> Result<Blind, Message> {
    Ok(store.blind(&session.eyes(by))?)
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
    let whose = if blind.unnamed { "coders" } else { "other coders" };
    session.say(&Message::note(format!("{tags} of {whose} held back: {}", why(blind))).hint(hint(blind)));
}

/// Why something is withheld.
pub(super) fn why(blind: &Blind) -> String {
    let rounds = blind.rounds.join("`, `");
    if blind.unnamed {
        format!("`{rounds}` is open, and nothing but your login says who you are")
    } else {
        format!("you code in `{rounds}`, and not every coder is done")
    }
}

/// What to do about it.
pub(super) fn hint(blind: &Blind) -> &'static str {
    if blind.unnamed {
        "`by = \"NAME\"` in courtwatch.toml says who you are"
    } else {
        "`courtwatch tag assign --done` says that you are done"
    }
}
