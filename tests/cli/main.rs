//! Every command, through the program itself: one file a command, and one for what all of them share.
#![allow(clippy::unwrap_used)] // helpers of tests are tests, which clippy.toml cannot know

mod agreement;
mod anchors;
mod anchors_hidden;
mod bug;
mod cite;
mod completions;
mod concerns;
mod config;
mod courts;
mod database;
mod deadlines;
mod demo;
mod digest;
mod digest_failing;
mod doctor;
mod documents;
mod export;
mod fetch;
mod harness;
mod hearings;
mod hold;
mod import;
mod library;
mod list;
mod man;
mod output;
#[path = "../support/paper.rs"]
#[allow(clippy::expect_used)]
mod paper;
mod purge;
mod reading;
mod report;
mod search;
mod search_index;
mod show;
mod tag;
mod tag_assign;
mod tag_place;
mod tag_review;
mod tag_suggest;
mod templates;
mod text;
#[path = "../support/tools.rs"]
#[allow(dead_code)] // other tests use the rest of it
mod tools;
mod trends;
mod usage;
mod verify;
mod watch;
mod withheld;

use clap::CommandFactory;
use courtwatch::cli::Cli;

#[test]
fn every_command_has_a_file_of_tests() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let forgotten: Vec<String> = Cli::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .filter(|name| {
            !std::fs::read_to_string(folder.join(format!("{name}.rs"))).is_ok_and(|t| t.contains("#[test]"))
        })
        .collect();
    assert!(forgotten.is_empty(), "no tests/cli/NAME.rs with a test for: {}", forgotten.join(", "));
}
