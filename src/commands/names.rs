//! The short names of accused: those in the program, and a team's own in `names.toml` beside its database.

use std::fs;
use std::io::ErrorKind;

use super::Session;
use crate::config;
use crate::error::{Exit, Message};
use crate::present::cite::Names;

/// The names in force.
pub fn read(session: &Session) -> Result<Names, Message> {
    let path = config::names_file(&session.global.db);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Names::shipped()),
        Err(error) => return Err(Message::file("read", &path, &error)),
    };
    Names::with(&text).map_err(|why| {
        Message::error(Exit::Usage, format!("could not read `{}`: {why}", path.display()))
            .fact("effect", "nothing was cited")
            .hint("an entry is `[[short_name]]` with `court`, `full` and `short`, or `[[short_title]]` with `number` and `title`")
    })
}
