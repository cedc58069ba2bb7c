//! `courtwatch hold`: what must not leave, and why.

use chrono::Utc;

use super::{Session, filter, find, list};
use crate::cli::{HoldAddArgs, HoldArgs, HoldCommand, HoldLiftArgs};
use crate::error::{Exit, Message};
use crate::store::holds::{Decision, Lifted};
use crate::store::{ItemId, Store};

/// Adds to the hold list, prints it, or lifts.
pub fn run(session: &Session, args: &HoldArgs) -> Result<Exit, Message> {
    match &args.what {
        HoldCommand::Add(args) => add(session, args),
        HoldCommand::List { all, filter: args, format } => {
            refuse_the_inapplicable(args)?;
            let filter = filter(session, args)?;
            let holds = session.existing_store()?.holds(&filter, *all)?;
            let rows = session.print_list(holds, format.format)?;
            Ok(list::found(session, rows))
        }
        HoldCommand::Lift(args) => lift(session, args),
    }
}

fn add(session: &Session, args: &HoldAddArgs) -> Result<Exit, Message> {
    let by = session.person(args.decision.by.as_deref())?;
    let mut store = session.existing_store()?;
    let item = find::one(session, &store, &args.number)?;
    let number = printed(&store, item)?;
    let decision = Decision { reason: &args.decision.reason, by: &by, at: Utc::now() };
    if store.add_hold(item, &decision)? {
        session.tell(&format!("held: {number} is out of search and of everything that leaves"));
        return Ok(Exit::Done);
    }
    let why = store.withheld(item)?.unwrap_or_default();
    session.say(
        &Message::note(format!("{number} is held already: {why}"))
            .fact("effect", "nothing was changed; the first reason stands"),
    );
    Ok(Exit::Done)
}

fn lift(session: &Session, args: &HoldLiftArgs) -> Result<Exit, Message> {
    let by = session.person(args.decision.by.as_deref())?;
    let mut store = session.existing_store()?;
    let item = find::one(session, &store, &args.number)?;
    let number = printed(&store, item)?;
    let decision = Decision { reason: &args.decision.reason, by: &by, at: Utc::now() };
    match store.lift(item, &decision)? {
        Lifted::Hold => session.tell(&format!("lifted: the team no longer holds {number}")),
        Lifted::Opened => session.tell(&format!("lifted: {number}; your decision and its reason are kept")),
        Lifted::Nothing => {
            return Err(Message::error(Exit::Nothing, format!("{number} is not held, nor held back"))
                .fact("effect", "nothing was changed")
                .hint("`courtwatch hold list` shows what is"));
        }
        Lifted::Refused(why) => {
            return Err(Message::error(Exit::Usage, format!("could not lift {number}: {why}"))
                .fact("effect", "nothing was changed"));
        }
    }
    if let Some(why) = store.withheld(item)? {
        session.say(&Message::note(format!("{number} stays inside: {why}")));
    }
    Ok(Exit::Done)
}

/// The number of a record as printed.
pub(super) fn printed(store: &Store, item: ItemId) -> Result<String, Message> {
    Ok(store.printed_numbers(&[item])?.into_iter().next().unwrap_or_default())
}

/// Holds have a court and a day, and nothing else to choose by.
fn refuse_the_inapplicable(args: &crate::cli::FilterArgs) -> Result<(), Message> {
    let given = [
        ("--case", args.case.is_some()),
        ("--type", args.kind.is_some()),
        ("--concern", args.concern.is_some()),
        ("--lang", args.lang.is_some()),
    ];
    match given.iter().find(|(_, used)| *used) {
        None => Ok(()),
        Some((name, _)) => Err(list::inapplicable(name, &["--since", "--until"])),
    }
}
