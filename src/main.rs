//! Parse, run, print the error, exit. Nothing else.

use std::process::ExitCode;

use clap::Parser;
use courtwatch::cli::Cli;
use courtwatch::commands::{self, bug, usage};

fn main() -> ExitCode {
    let exit = bug::guard(|| match Cli::try_parse() {
        Ok(cli) => commands::run(&cli).unwrap_or_else(|message| {
            commands::speak(&message, cli.global.color);
            message.exit
        }),
        Err(error) => usage::answer(&error),
    });
    ExitCode::from(exit as u8)
}
