//! `courtwatch tag`: a person's judgement that a record or a passage of it raises a concern.

mod add;
mod refuse;
mod remove;
mod suggest;
mod suggest_lines;

use chrono::Utc;

use super::{Session, filter, list};
use crate::cli::{Format, TagArgs, TagCommand};
use crate::error::{Exit, Message};

pub use add::add;

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
            let filter = filter(args)?;
            let store = session.existing_store()?;
            let rows = session.print_list(store.tags(&filter)?, format.format)?;
            Ok(list::found(session, rows))
        }
        TagCommand::Remove { id, reason } => remove::remove(session, id, reason.as_deref()),
    }
}

fn printed(id: &str, format: Format) -> String {
    match format {
        Format::Json => format!("[{{\"id\":\"{id}\"}}]\n"),
        Format::Csv => format!("id\n{id}\n"),
        Format::Table => format!("{id}\n"),
    }
}
