//! Where what goes: data on stdout, talk on stderr, colour where it is wished.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::harness::{Home, ran};

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let home = Home::read();
    home.tag("ten months");
    for words in [
        &["list", "filings"][..],
        &["list", "filings", "--format", "json"],
        &["list", "changes", "--format", "csv"],
        &["concerns"],
        &["courts"],
        &["report", "--include-unreviewed"],
        &["show", "ICC-01/77-01/26-111"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut child = home.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((ran(&output).exit, ran(&output).err.as_str()), (0, ""), "{words:?}");
    }
}

#[cfg(unix)]
#[test]
fn head_gets_its_line() {
    let home = Home::read();
    let program = env!("CARGO_BIN_EXE_courtwatch");
    let script =
        format!("'{program}' concerns --format csv | head -1; '{program}' completions zsh | head -1");
    let output = Command::new("sh").arg("-c").arg(script).current_dir(&home.0).output().unwrap();
    let ran = ran(&output);
    assert_eq!((ran.err.as_str(), ran.out.lines().count()), ("", 2));
}

#[test]
fn rows_go_out_before_the_last_is_read() {
    let home = Home::read();
    let mut child = home.command(&["concerns", "--format", "csv"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(
        (first.as_str(), child.wait().unwrap().code()),
        ("slug,label,group,goals,tags,team,state,merged_into\n", Some(0))
    );
}

#[test]
fn colour() {
    let home = Home::read();
    let coloured = |words: &[&str], no_color: Option<&str>| {
        let mut command = home.command(&[&["show", "X"], words].concat());
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        let ran = ran(&command.output().unwrap());
        assert!(ran.err.contains("could not read the number"), "{}", ran.err);
        ran.err.contains('\u{1b}')
    };
    assert!(!coloured(&[], None), "no terminal, no colour");
    assert!(coloured(&["--color", "always"], None));
    assert!(coloured(&["--color", "always"], Some("1")), "what is typed is stronger than the environment");
    assert!(!coloured(&["--color", "never"], None));
    assert!(!coloured(&[], Some("1")));
}

#[test]
fn quiet_leaves_data_and_errors() {
    let home = Home::read();
    let found = home.run(&["list", "filings", "--quiet", "--format", "json"]);
    assert!(found.exit == 0 && found.err.is_empty() && found.out.starts_with('['));
    let nothing = home.run(&["list", "filings", "--court", "scsl", "--quiet", "--format", "json"]);
    assert_eq!((nothing.exit, nothing.out.as_str(), nothing.err.as_str()), (1, "[]\n", ""));
    let wrong = home.run(&["show", "X", "--quiet"]);
    assert!(wrong.exit == 2 && wrong.err.starts_with("error: "));
    let doctor = home.run(&["doctor", "--quiet"]);
    assert_eq!((doctor.exit, doctor.err.as_str()), (0, ""));
}
