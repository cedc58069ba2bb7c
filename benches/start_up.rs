//! Starting a program and printing its help, fifty times: `courtwatch --help`, or the program that is named.

mod common;

use std::process::{Command, Stdio};

use common::{Failure, median, print, timed};

/// How often.
const TIMES: usize = 50;

fn main() -> Result<(), Failure> {
    let mut words = common::words().into_iter();
    let program = words.next().unwrap_or_else(|| env!("CARGO_BIN_EXE_courtwatch").to_owned());
    let arguments: Vec<String> = words.collect();
    let arguments = if arguments.is_empty() { vec!["--help".to_owned()] } else { arguments };
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let mut command = Command::new(&program);
        command.args(&arguments).stdin(Stdio::null()).stdout(Stdio::null());
        let (status, time) = timed(|| Ok(command.status()?))?;
        if !status.success() {
            return Err(format!("`{program}` ended with {status}").into());
        }
        times.push(time);
    }
    print("start_up", TIMES, median(times), &[]);
    Ok(())
}
