//! `courtwatch reading`, which courtwatch calls itself.

use std::io::Write;
use std::process::Stdio;

use super::harness::Home;
use super::paper;

fn answer(bytes: &[u8]) -> Vec<String> {
    let home = Home::new();
    let words = ["reading", "--token", "word", "--megabytes", "1024", "--seconds", "30"];
    let mut child = home
        .command(&words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    out.lines().filter_map(|line| line.strip_prefix("word ")).map(str::to_owned).collect()
}

#[test]
fn a_frame_a_line() {
    let frames = answer(&paper::decision("ICC-01/77-01/26-112", "Public"));
    assert_eq!((frames.len(), frames[0].as_str()), (5, r#"{"pages":3}"#));
    assert!(frames[1..4].iter().all(|frame| frame.starts_with(r#"{"sheet":"#)));
    assert_eq!(frames[4], r#""done""#);
    assert_eq!(answer(b"nothing"), [r#""unreadable""#]);
}

#[test]
fn it_is_in_no_help() {
    assert!(!Home::new().ok(&["--help"]).lines().any(|line| line.trim_start().starts_with("reading")));
}
