//! `courtwatch tag refuse`.

use chrono::Utc;

use super::add::id;
use super::quote::refused;
use crate::cli::TagRefuseArgs;
use crate::commands::{Session, concerns, find};
use crate::error::{Exit, Message};
use crate::store::proposals::NewRefusal;

/// Keeps that a proposal was turned down.
pub(super) fn run(session: &Session, args: &TagRefuseArgs) -> Result<Exit, Message> {
    let concern = &concerns::find(session, &args.concern)?.slug;
    let concern = session.codebook()?.merged_into(concern).unwrap_or(concern);
    let by = session.person(args.by.as_deref())?;
    let mut store = session.existing_store()?;
    let item = find::one(session, &store, &args.number)?;
    let exact = refused(&store, item, args.number.trim(), &args.quote)?;
    let at = Utc::now();
    let id = id(at, &["refusal", args.number.trim(), concern, &by, &exact]);
    let reason = args.reason.as_deref();
    let refusal = NewRefusal { id: &id, item, concern, exact: &exact, reason, by: &by, at };
    if store.add_refusal(&refusal)? {
        session.tell(&format!("refused: {concern} on these words of {}", args.number.trim()));
    } else {
        session.say(&Message::note("this was refused before"));
    }
    Ok(Exit::Done)
}
