//! What must never be in the repository: real pages, and traces of the machine that it was written on.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use regex::Regex;
use sha2::{Digest, Sha256};

use super::{assert_none, files_under, home};

#[test]
fn no_fixture_is_a_copy_of_a_real_page() {
    let captures = "../shared/captures";
    if !home(captures).is_dir() {
        eprintln!("not there, so not compared: {captures}");
        return;
    }
    let hash = |path: &String| Sha256::digest(fs::read(home(path)).unwrap()).to_vec();
    let real: BTreeMap<Vec<u8>, String> =
        files_under(captures).into_iter().map(|path| (hash(&path), path)).collect();
    let copies: Vec<String> = files_under("fixtures")
        .into_iter()
        .filter(|path| fs::metadata(home(path)).unwrap().len() > 0)
        .filter_map(|path| Some(format!("{path}: the same bytes as {}", real.get(&hash(&path))?)))
        .collect();
    assert_none("pages for tests are made by hand, with words of their own", &copies);
}

/// Files that git knows; all but what is built where there is no git.
fn tracked() -> Vec<String> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(home("")).output();
    match listed {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => {
            String::from_utf8_lossy(&output.stdout).split_terminator('\0').map(str::to_owned).collect()
        }
        _ => {
            eprintln!("git does not list the files; src, tests, fixtures and scripts are looked at");
            ["src", "tests", "fixtures", "scripts", ".ci"].iter().flat_map(|f| files_under(f)).collect()
        }
    }
}

#[test]
fn no_trace_of_a_machine() {
    let homes =
        Regex::new(r"(?m)(^|[^A-Za-z0-9._~/-])(file://)?(/(home|root|work|Users)/\w|[A-Z]:\\Users\\)")
            .unwrap();
    let registries = Regex::new(
        r"(?i)\bartifactory\b|\bjfrog\b|sparse\+http|replace-with\s*=|CARGO_REGISTRIES_|index-url\s*=",
    )
    .unwrap();
    let mut broken = Vec::new();
    for path in tracked().into_iter().filter(|path| path != "tests/architecture/traces.rs") {
        let Ok(bytes) = fs::read(home(&path)) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        for (rule, found) in
            [("a path of one machine", homes.find(&text)), ("a registry's host", registries.find(&text))]
        {
            if let Some(found) = found {
                let line = text[..found.start()].matches('\n').count() + 1;
                broken.push(format!("{path}, line {line}: {rule}: `{}`", found.as_str().trim()));
            }
        }
    }
    assert_none("what is true on one machine only has no place here", &broken);
}

#[test]
fn every_dependency_comes_from_the_public_registry() {
    let lock = fs::read_to_string(home("Cargo.lock")).unwrap();
    let sources: Vec<&str> = lock.lines().filter(|line| line.starts_with("source = ")).collect();
    let other: Vec<String> = sources
        .iter()
        .filter(|line| !line.starts_with("source = \"registry+") || **line != sources[0])
        .map(|line| format!("Cargo.lock: {line}"))
        .collect();
    assert_none("a dependency comes from elsewhere than the one registry", &other);
}
