//! The rules of the house: who may use whom, what only one stage may name, what must not be forgotten, how long a
//! file may grow, and what must never be in the repository. Each failure names the file and the rule.
#![allow(clippy::unwrap_used)] // helpers of tests

#[path = "architecture/code.rs"]
mod code;
#[path = "architecture/forgotten.rs"]
mod forgotten;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/length.rs"]
mod length;
#[path = "architecture/traces.rs"]
mod traces;

use std::fs;
use std::path::{Path, PathBuf};

/// A path inside the project.
fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder of the project, as paths from the project's root, sorted.
fn files_under(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(home(&folder)) else { continue };
        for entry in entries {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Fails with every broken rule, one a line.
fn assert_none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}\n  {}\n", broken.join("\n  "));
}
