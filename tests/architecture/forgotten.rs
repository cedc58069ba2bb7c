//! Sources and commands of which a part was forgotten.

use std::collections::BTreeSet;
use std::fs;

use clap::CommandFactory;
use courtwatch::cli::Cli;
use courtwatch::sources;

use super::{assert_none, files_under, home};

/// The folders right below a folder.
fn folders(path: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(home(path)).unwrap().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn no_source_is_forgotten() {
    let mut broken = Vec::new();
    let listed: BTreeSet<String> = sources::SOURCES.iter().map(|(slug, _)| slug.replace('-', "_")).collect();
    for folder in folders("src/sources").difference(&listed) {
        broken.push(format!("src/sources/{folder}: not in SOURCES of src/sources/mod.rs"));
    }
    for (slug, _) in sources::SOURCES {
        let folder = format!("src/sources/{}", slug.replace('-', "_"));
        for file in ["mod.rs", "source.toml"] {
            if !home(&format!("{folder}/{file}")).is_file() {
                broken.push(format!("{folder}: has no {file}"));
            }
        }
        let Some(found) = sources::find(slug).unwrap() else { continue };
        for listing in &found.source.listings {
            let pages = format!("fixtures/{slug}/{}", listing.slug);
            if files_under(&pages).is_empty() {
                broken.push(format!("{pages}: no page to test `{slug}/{}` with", listing.slug));
            }
        }
    }
    assert_none("a part of a source is missing", &broken);
}

/// Every command with the file that does it, as `src/commands/mod.rs` names them; its other modules help them.
fn modules() -> (BTreeSet<String>, BTreeSet<String>) {
    let text = fs::read_to_string(home("src/commands/mod.rs")).unwrap();
    let after = |start: &str| {
        text.lines()
            .filter_map(|line| line.strip_prefix(start)?.strip_suffix(';'))
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    (after("pub mod "), after("mod "))
}

fn commands() -> BTreeSet<String> {
    Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn no_command_is_forgotten() {
    let (public, helpers) = modules();
    let commands = commands();
    let mut broken = Vec::new();
    for module in public.iter().filter(|module| !commands.contains(&module.replace('_', "-"))) {
        broken.push(format!("src/commands/{module}: no command `{module}` in src/cli.rs; a module that only helps others is not `pub`"));
    }
    for command in commands.iter().filter(|command| !public.contains(&command.replace('-', "_"))) {
        broken.push(format!("`{command}`: no `pub mod {command};` in src/commands/mod.rs"));
    }
    for file in files_under("src/commands") {
        let name = file.trim_start_matches("src/commands/").trim_end_matches(".rs");
        let name = name.split('/').next().unwrap_or(name);
        if name != "mod" && !public.contains(name) && !helpers.contains(name) {
            broken.push(format!("{file}: not named in src/commands/mod.rs"));
        }
    }
    assert_none("a part of a command is missing", &broken);
}

#[test]
fn every_command_has_a_test_and_a_row_in_the_readme() {
    let readme = fs::read_to_string(home("README.md")).unwrap();
    let mut broken = Vec::new();
    let hidden: BTreeSet<String> = Cli::command()
        .get_subcommands()
        .filter(|command| command.is_hide_set())
        .map(|command| command.get_name().to_owned())
        .collect();
    for command in commands() {
        if !hidden.contains(&command)
            && !readme.lines().any(|line| line.starts_with(&format!("| `{command}")))
        {
            broken.push(format!("README.md: no row for `{command}` in the table of commands"));
        }
        let test = format!("tests/cli/{}.rs", command.replace('-', "_"));
        if home("tests/cli").is_dir() && !home(&test).is_file() {
            broken.push(format!("{test}: not there; every command has a test file of its own"));
        }
    }
    assert_none("a part of a command is missing", &broken);
}
