//! `courtwatch completions`: a script for the shell.

use clap::CommandFactory;

use super::Session;
use crate::cli::{Cli, CompletionsArgs};
use crate::error::{Exit, Message};

/// Prints the script.
pub fn run(session: &Session, args: &CompletionsArgs) -> Result<Exit, Message> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "courtwatch", &mut script);
    session.print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
