//! Plain words: counts, dates, lines of a given length.

use std::fmt::Display;

use chrono::DateTime;

use crate::model::moment::Day;

/// A number with commas between its thousands: `12,345`.
pub fn thousands(n: impl Display) -> String {
    let digits = n.to_string();
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    format!("{sign}{}", groups.join(","))
}

/// A count with its noun: `1 filing`, `3 filings`, `12,345 entries`. `n` is a whole number.
pub fn plural(n: impl Display, noun: &str) -> String {
    let n = n.to_string();
    if n == "1" {
        return format!("1 {noun}");
    }
    format!("{} {}", thousands(n), many(noun))
}

fn many(noun: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if sibilant => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// A day written out, as English-language courts do: `2 April 2026`.
pub fn long_day(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The day of a stored instant (RFC 3339) or day, written out; anything else unchanged.
pub fn long_day_of(stored: &str) -> String {
    let instant = DateTime::parse_from_rfc3339(stored).map(|at| at.date_naive());
    instant.or_else(|_| stored.parse::<Day>()).map_or_else(|_| stored.to_owned(), long_day)
}

/// Lines of at most `width` characters, broken between words; a longer word stands alone and whole.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        match lines.last_mut() {
            Some(line) if used + 1 + long <= width => {
                line.push(' ');
                line.push_str(word);
                used += 1 + long;
            }
            _ => {
                lines.push(word.to_owned());
                used = long;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_follow_grammar() {
        assert_eq!(plural(1, "filing"), "1 filing");
        assert_eq!(plural(0, "filing"), "0 filings");
        assert_eq!(plural(1_234_567_u64, "filing"), "1,234,567 filings");
        assert_eq!(plural(2, "entry"), "2 entries");
        assert_eq!(plural(2, "day"), "2 days");
        assert_eq!(plural(2, "press release"), "2 press releases");
        assert_eq!(plural(2, "match"), "2 matches");
        assert_eq!(thousands(-1234), "-1,234");
        assert_eq!(thousands(999), "999");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(long_day(Day::from_ymd_opt(2026, 4, 2).unwrap()), "2 April 2026");
        assert_eq!(long_day_of("2026-11-22T14:05:00Z"), "22 November 2026");
        assert_eq!(long_day_of("2026-11-22"), "22 November 2026");
        assert_eq!(long_day_of("soon"), "soon");
    }

    #[test]
    fn lines_break_between_words_only() {
        assert_eq!(
            wrap("a filing ICC-01/21-01/25-407 here", 10),
            ["a filing", "ICC-01/21-01/25-407", "here"]
        );
        assert_eq!(wrap("àéî ôüç", 7), ["àéî ôüç"]);
        assert!(wrap("  ", 5).is_empty());
    }
}
