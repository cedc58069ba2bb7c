//! `courtwatch completions`: a script for the shell.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::cli::{Cli, CompletionsArgs};
use crate::error::{Exit, Message};

/// Prints the script.
pub fn run(args: &CompletionsArgs) -> Result<Exit, Message> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "courtwatch", &mut script);
    io::stdout()
        .lock()
        .write_all(&script)
        .map_err(|error| Message::error(Exit::Usage, format!("could not write the output: {error}")))?;
    Ok(Exit::Done)
}
