//! Days in words.

use crate::model::moment::Day;

/// `Friday 18 April 2025`.
pub(super) fn said(day: Day) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// `10 days`, `1 day`, `2 calendar months`.
pub(super) fn many(n: u32, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
