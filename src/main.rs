//! Parse, run, print the error, exit. Nothing else.

use std::process::ExitCode;

use clap::Parser;
use courtwatch::cli::Cli;
use courtwatch::commands;

fn main() -> ExitCode {
    let exit = commands::guard(|| match Cli::try_parse() {
        Ok(cli) => commands::run(&cli).unwrap_or_else(|message| {
            commands::speak(&message, cli.global.color);
            message.exit
        }),
        Err(error) => commands::answer(&error),
    });
    ExitCode::from(exit as u8)
}
