//! `courtwatch tag refuse`.

use chrono::Utc;

use super::add::id;
use crate::cli::TagRefuseArgs;
use crate::commands::{Session, concerns, find};
use crate::error::{Exit, Message};
use crate::store::proposals::NewRefusal;

/// Keeps that a proposal was turned down.
pub(super) fn run(session: &Session, args: &TagRefuseArgs) -> Result<Exit, Message> {
    let concern = concerns::find(session, &args.concern)?;
    let by = session.person(args.by.as_deref())?;
    let exact = args.quote.trim();
    if exact.is_empty() {
        return Err(
            Message::error(Exit::Usage, "the quotation is empty").fact("effect", "nothing was refused")
        );
    }
    let mut store = session.existing_store()?;
    let item = find::one(session, &store, &args.number)?;
    let at = Utc::now();
    let id = id(at, &["refusal", args.number.trim(), &concern.slug, &by, exact]);
    let reason = args.reason.as_deref();
    let refusal = NewRefusal { id: &id, item, concern: &concern.slug, exact, reason, by: &by, at };
    if store.add_refusal(&refusal)? {
        session.tell(&format!("refused: {} on these words of {}", concern.slug, args.number.trim()));
    } else {
        session.say(&Message::note("this was refused before"));
    }
    Ok(Exit::Done)
}
