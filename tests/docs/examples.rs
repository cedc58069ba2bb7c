//! Every command line that a person is shown can be typed: examples of the help, the pages, the hints of messages.

use std::fs;

use clap::error::ErrorKind;
use clap::{Command, CommandFactory};
use courtwatch::cli::Cli;
use regex::Regex;

use super::page::{blocks, home, text};

/// The words of a command line, up to a pipe, a redirection or a comment.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quoted, mut begun) = (String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            ' ' if !quoted => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => word.push(c),
        }
    }
    if begun || !word.is_empty() {
        words.push(word);
    }
    let end = words.iter().position(|w| matches!(w.as_str(), "|" | ">" | "#" | "&&")).unwrap_or(words.len());
    words.truncate(end);
    words
}

/// Why a command line cannot be typed.
fn fault(line: &str) -> Option<String> {
    let error = Cli::command().try_get_matches_from(words(line)).err()?;
    let shown = [
        ErrorKind::DisplayHelp,
        ErrorKind::DisplayVersion,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
    ];
    (!shown.contains(&error.kind()))
        .then(|| format!("`{line}`: {}", error.to_string().lines().next().unwrap_or("")))
}

fn each(command: &mut Command, path: &str, visit: &mut dyn FnMut(&mut Command, &str)) {
    visit(command, path);
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names.iter().filter(|name| *name != "help") {
        let below = command.find_subcommand_mut(name).unwrap();
        each(below, &format!("{path} {name}"), visit);
    }
}

#[test]
fn every_help_has_an_example_that_can_be_typed() {
    let mut wrong = Vec::new();
    let mut root = Cli::command();
    root.build();
    each(&mut root, "courtwatch", &mut |command, path| {
        if path == "courtwatch" || command.is_hide_set() {
            return;
        }
        let about = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        let Some(example) = about.lines().find_map(|line| line.strip_prefix("Example: ")) else {
            wrong.push(format!("`{path} --help` has no line `Example: courtwatch …`"));
            return;
        };
        let needs_more = command.is_subcommand_required_set();
        if !example.starts_with(path) || (needs_more && example == path) {
            wrong.push(format!("`{path} --help` has the example of another command: `{example}`"));
        }
        if example.len() > 70 {
            wrong.push(format!("`{path} --help`: the example breaks in a window of 80 columns: `{example}`"));
        }
        wrong.extend(fault(example));
    });
    assert!(wrong.is_empty(), "src/cli.rs:\n  {}", wrong.join("\n  "));
}

#[test]
fn first_steps_can_be_typed() {
    let help = Cli::command().get_after_help().unwrap().to_string();
    let lines: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  courtwatch")).collect();
    assert!(!lines.is_empty());
    for line in lines {
        let line = line.split("  ").next().unwrap();
        assert_eq!(fault(&format!("courtwatch{line}")), None);
    }
}

#[test]
fn every_command_of_the_pages_can_be_typed() {
    let mut wrong = Vec::new();
    let quoted = Regex::new(r"`(courtwatch [^`]+)`").unwrap();
    for page in ["README.md", "CONTRIBUTING.md"] {
        let mut lines: Vec<String> = Vec::new();
        for language in ["sh", "console"] {
            for block in blocks(page, language) {
                lines.extend(block.lines().map(|line| line.trim_start_matches("$ ").to_owned()));
            }
        }
        lines.extend(quoted.captures_iter(&text(page).replace('\n', " ")).map(|found| found[1].to_owned()));
        for line in lines {
            let line = line
                .replace("cargo run --release -- ", "courtwatch ")
                .replace("cargo run -- ", "courtwatch ");
            if line.starts_with("courtwatch ") {
                wrong.extend(fault(&line).map(|fault| format!("{page}: {fault}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether words are a command and its subcommands, and nothing else.
fn names_a_command(words: &[String]) -> bool {
    let cli = Cli::command();
    words.iter().skip(1).try_fold(&cli, |command, word| command.find_subcommand(word)).is_some()
}

#[test]
fn every_command_in_a_hint_can_be_typed() {
    let quoted = Regex::new(r"`(courtwatch [^`\n]+)`").unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    let mut folders = vec![home("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            for found in quoted.captures_iter(&fs::read_to_string(&path).unwrap()) {
                let line = found[1].replace("DAY", "2026-11-01").replace(" N", " 1");
                count += 1;
                let named = names_a_command(&words(&line)); // the command itself is spoken of
                wrong.extend(
                    fault(&line)
                        .filter(|fault| !named || !fault.contains("required"))
                        .map(|fault| format!("{}: {fault}", path.display())),
                );
            }
        }
    }
    assert!(count > 10, "only {count} hints were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn links_lead_somewhere() {
    let link = Regex::new(r"\]\(([^)#]+)\)").unwrap();
    for page in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        for found in link.captures_iter(&text(page)) {
            let to = &found[1];
            assert!(to.starts_with("http") || home(to).exists(), "{page}: `{to}` is not there");
        }
    }
}
