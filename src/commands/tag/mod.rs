//! `courtwatch tag`: a person's judgement that a record or a passage of it raises a concern, and others' answers to it.

mod add;
mod adjudicate;
mod anchors;
mod assign;
mod card;
mod named;
mod queue;
mod quote;
mod refuse;
mod remove;
mod review;
mod suggest;
mod suggest_lines;

use chrono::Utc;

use super::{Session, eyes, filter, list};
use crate::cli::{Format, TagArgs, TagCommand};
use crate::error::{Exit, Message};

pub use add::add;
pub(super) use add::id as new_id;
pub(super) use quote::{anchored, search, standing};
pub use review::{Answer, judge};

/// Adds, lists or takes back.
pub fn run(session: &Session, args: &TagArgs) -> Result<Exit, Message> {
    match &args.what {
        TagCommand::Add(args) => {
            let mut store = session.existing_store()?;
            let id = add(session, &mut store, args, Utc::now())?;
            session.print(&printed(&id, args.format.format))?;
            Ok(Exit::Done)
        }
        TagCommand::Suggest(args) => suggest::run(session, args),
        TagCommand::Refuse(args) => refuse::run(session, args),
        TagCommand::List { filter: args, format } => {
            let filter = filter(session, args)?;
            let mut store = session.existing_store()?;
            super::anchors::catch_up(session, &mut store)?;
            let filter = eyes::filter(session, &store, filter, None)?;
            let rows = session.print_list(store.tags(&filter)?, format.format)?;
            Ok(list::found(session, rows))
        }
        TagCommand::Anchors(args) => anchors::run(session, args),
        TagCommand::Remove { id, reason } => remove::remove(session, id, reason.as_deref()),
        TagCommand::Review(args) => review::run(session, args),
        TagCommand::Assign(args) => assign::run(session, args),
        TagCommand::Adjudicate(args) => adjudicate::run(session, args),
    }
}

fn printed(id: &str, format: Format) -> String {
    match format {
        Format::Json => format!("[{{\"id\":\"{id}\"}}]\n"),
        Format::Csv => format!("id\n{id}\n"),
        Format::Table => format!("{id}\n"),
    }
}
