//! The first session of the README, typed again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::{Captures, Regex};

use super::examples::words;
use super::page::{blocks, expect, home};

#[test]
fn the_first_session_is_what_happens() {
    let folder = tempfile::tempdir().unwrap();
    copy(&home("fixtures"), &folder.path().join("fixtures"));
    for written in blocks("README.md", "console") {
        let mut here = folder.path().to_owned();
        let mut played = String::new();
        for line in written.lines().filter(|line| line.starts_with("$ ")) {
            played.push_str(&[line, "\n", &output(&line[2..], &mut here)].concat());
        }
        expect("the first session", &same_every_day(&written), &same_every_day(&played));
    }
}

/// What a command prints: first what goes to the standard output, then the talk.
fn output(line: &str, here: &mut PathBuf) -> String {
    let mut words = words(line);
    let program = words.remove(0);
    if program == "cd" {
        here.push(&words[0]);
        return String::new();
    }
    assert_eq!(program, "courtwatch", "the first session types only `courtwatch` and `cd`");
    let mut command = Command::new(env!("CARGO_BIN_EXE_courtwatch"));
    command.args(&words).current_dir(here).env("COLUMNS", "100").env_remove("COURTWATCH_DB");
    let output = command.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "`{line}` ended with {}:\n{printed}", output.status);
    printed.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The id of a tag that is made now reads the same on every day; the demo's own clock stands still.
fn same_every_day(text: &str) -> String {
    let id = Regex::new(r"\b01[0-9a-f]{6}-[0-9a-f]{4}(-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})?\b").unwrap();
    let text = id.replace_all(text, |found: &Captures<'_>| {
        let rest = if found.get(1).is_some() { "-7161-ad51-2a6223d49683" } else { "" };
        format!("019df246-58c0{rest}")
    });
    text.into_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}
