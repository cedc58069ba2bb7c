//! The order in which a reader expects document numbers.

use std::cmp::Ordering;

/// Document numbers in the order of a reader: `-9` before `-10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Natural(pub String);

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        let pieces = |text: &str| -> Vec<(usize, String)> {
            let runs = text.as_bytes().chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
            runs.map(|run| {
                let run = String::from_utf8_lossy(run);
                let digits = run.trim_start_matches('0');
                let length = if run.starts_with(|c: char| c.is_ascii_digit()) { digits.len() } else { 0 };
                (length, if length > 0 { digits.to_owned() } else { run.into_owned() })
            })
            .collect()
        };
        pieces(&self.0).cmp(&pieces(&other.0)).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_comes_before_ten() {
        let mut numbers = ["A-10", "A-9", "A-010", "A-9-Red", "", "B", "A-"].map(|n| Natural(n.to_owned()));
        numbers.sort();
        assert_eq!(numbers.map(|n| n.0), ["", "A-", "A-9", "A-9-Red", "A-010", "A-10", "B"]);
    }
}
