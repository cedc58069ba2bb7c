//! Parse, run, print the error, exit. Nothing else.

use std::process::ExitCode;

use clap::Parser;
use courtwatch::{cli::Cli, commands, error::Exit};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let exit = commands::run(&cli).unwrap_or_else(|message| {
        commands::speak(&message, cli.global.color);
        message.exit
    });
    ExitCode::from(match exit {
        Exit::Done => 0,
        other => other as u8,
    })
}
