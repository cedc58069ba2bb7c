//! What a person sees while pages are read: on stderr, and nothing where nobody looks on.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar, lines, or silence.
pub struct Progress {
    bar: Option<ProgressBar>,
    lines: bool,
}

impl Progress {
    /// Shows nothing before the first page is asked for.
    pub fn new(listings: usize, quiet: bool, verbose: bool) -> Self {
        let lines = verbose && !quiet;
        if quiet || lines || !io::stderr().is_terminal() {
            return Progress { bar: None, lines };
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
        if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {wide_msg}") {
            bar.set_style(style);
        }
        bar.set_message(format!("{listings} listings to read"));
        bar.enable_steady_tick(Duration::from_secs(1));
        Progress { bar: Some(bar), lines }
    }

    /// A page is asked for.
    pub fn say(&self, listing: &str, url: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{listing}: {url}"));
            bar.inc(1);
        }
        if self.lines {
            let _ = writeln!(io::stderr(), "{listing}: {url}"); // nobody left to tell if stderr is closed
        }
    }
}

/// A bar over so many records; silence where nobody looks on.
pub struct Counter(Option<ProgressBar>);

impl Counter {
    /// Begins at none of them.
    pub fn new(what: &str, records: u64, quiet: bool) -> Self {
        if quiet || !io::stderr().is_terminal() {
            return Counter(None);
        }
        let bar = ProgressBar::with_draw_target(Some(records), ProgressDrawTarget::stderr_with_hz(5));
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        Counter(Some(bar))
    }

    /// One more is done.
    pub fn one(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
