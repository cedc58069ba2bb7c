//! Regular expressions written in the source code.

use regex::Regex;

/// Compiles one, for a `static`.
///
/// # Panics
///
/// When the literal in the source code is no regular expression, which the first test that uses it shows;
/// no page can cause it.
pub fn pattern(source: &str) -> Regex {
    match Regex::new(source) {
        Ok(regex) => regex,
        Err(why) => panic!("a pattern in the source code cannot be read: {why}"),
    }
}
