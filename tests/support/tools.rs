//! Programs of others that open what courtwatch makes. `scripts/tools` installs them.

use std::path::PathBuf;
use std::process::Command;

/// A program on the path; `None`, said aloud, where it is not there. With `COURTWATCH_TOOLS=required`, which
/// `scripts/test` sets, its absence fails the test.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
    there(name, found)
}

/// The Python with the packages of `scripts/tools`.
pub fn python() -> Option<PathBuf> {
    let python = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python3");
    there("target/python", Some(python).filter(|python| python.is_file()))
}

fn there(name: &str, found: Option<PathBuf>) -> Option<PathBuf> {
    if found.is_none() {
        let required = std::env::var("COURTWATCH_TOOLS").is_ok_and(|wish| wish == "required");
        assert!(!required, "`{name}` is not there; `scripts/tools` installs it");
        eprintln!("not there, so not tested: {name} (`scripts/tools` installs it)");
    }
    found
}

/// What a program prints on stdout; it must end well.
pub fn output(command: &mut Command) -> String {
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?} failed: {said}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}
