//! `courtwatch man`: one manual page a command.

use clap::CommandFactory;

use crate::cli::{Cli, ManArgs};
use crate::error::{Exit, Message};

/// Writes the pages into a folder, which is made where it is not there.
pub fn run(args: &ManArgs) -> Result<Exit, Message> {
    std::fs::create_dir_all(&args.dir).map_err(|e| Message::file("make the folder", &args.dir, &e))?;
    clap_mangen::generate_to(Cli::command(), &args.dir)
        .map_err(|e| Message::file("write to", &args.dir, &e))?;
    Ok(Exit::Done)
}
