//! A fault of ours is told as one. The program has no fault to be called on demand, so this test is its own.

use std::process::Command;

use courtwatch::commands;
use courtwatch::error::Exit;

use super::harness::{Ran, ran};

/// Run by the others, in a process of its own.
#[test]
#[ignore = "ends the process: the others run it"]
fn fault() {
    let words = std::env::var("FAULT").unwrap_or_default();
    let exit = commands::guard(|| {
        if words == "on another thread" {
            let thread = std::thread::spawn(|| panic!("lamp 7"));
            return if thread.join().is_err() { Exit::Bug } else { Exit::Done };
        }
        let row = words.is_empty().then_some(1);
        assert_eq!(row, None, "lamp 7");
        Exit::Done
    });
    std::process::exit(exit as i32);
}

fn fails(how: &str, backtrace: Option<&str>) -> Ran {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "bug::fault", "--ignored", "--nocapture"])
        .env("FAULT", how)
        .env_remove("RUST_BACKTRACE");
    if let Some(wish) = backtrace {
        command.env("RUST_BACKTRACE", wish);
    }
    ran(&command.output().unwrap())
}

#[test]
fn says_that_it_is_ours_and_ends_with_70() {
    for how in ["", "on another thread"] {
        let ran = fails(how, None);
        assert_eq!(ran.exit, 70);
        let lines: Vec<&str> = ran.err.lines().collect();
        assert_eq!(
            lines[0],
            "error: courtwatch ran into a fault of its own: this is our bug, not your mistake"
        );
        assert!(lines[1].starts_with("  at      tests/cli/bug.rs:"), "{}", ran.err);
        assert!(lines[2].contains("lamp 7"), "{}", ran.err);
        assert_eq!(lines[3], "  effect  what was stored before is unchanged; nothing is stored by halves");
        assert!(lines[4].starts_with("hint: report it to the maintainers"), "{}", ran.err);
        assert_eq!(lines.len(), 5, "{}", ran.err);
    }
}

#[test]
fn shows_where_only_to_who_asks() {
    assert!(!fails("", Some("0")).err.contains("bug::fault"));
    assert!(fails("", Some("1")).err.contains("fault"), "{}", fails("", Some("1")).err);
}
