//! The numbered paragraphs of a document, as citations count them.
//!
//! A paragraph begins at a line that begins with a number and a full stop. Which such lines do is told by the count:
//! of all runs that go up by one from line to line the longest is that of the paragraphs, and then those of annexes
//! that begin again at 1 behind it. A `2020.` at the start of a line, or the numbers of headings, count no such run.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::paragraph::Paragraph;
use crate::model::text::PageText;

/// The fewest paragraphs that make a run.
const FEWEST: usize = 2;
/// A number may be missing, where a page could not be read or a paragraph is blacked out whole.
const MOST_MISSING: u32 = 2;

static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?m)^(\d{1,4})\.(?:\s|$)").ok());

/// A line that may begin a paragraph.
#[derive(Clone, Copy)]
struct Start {
    page: usize,
    /// In characters of the body.
    at: usize,
    number: u32,
}

/// The paragraphs of a document. One that runs on over a page stands under each page it is on.
pub fn paragraphs(pages: &[PageText]) -> Vec<Paragraph> {
    let starts = chosen(&candidates(pages));
    let lengths: Vec<usize> = pages.iter().map(|page| page.body.chars().count()).collect();
    let mut found = Vec::new();
    for (place, start) in starts.iter().enumerate() {
        let next = starts.get(place + 1);
        let last = next.map_or(pages.len().saturating_sub(1), |next| next.page);
        for page in start.page..=last {
            let from = if page == start.page { start.at } else { 0 };
            let end = next.filter(|next| next.page == page).map_or(lengths[page], |next| next.at);
            let (from, end) = trimmed(&pages[page].body, from, end);
            if end > from {
                found.push(Paragraph { page: pages[page].number, number: start.number, start: from, end });
            }
        }
    }
    found
}

fn candidates(pages: &[PageText]) -> Vec<Start> {
    let Some(line) = LINE.as_ref() else { return Vec::new() };
    let mut starts = Vec::new();
    for (page, text) in pages.iter().enumerate() {
        let (mut characters, mut bytes) = (0, 0);
        for found in line.captures_iter(&text.body) {
            let (Some(whole), Some(number)) = (found.get(0), found.get(1)) else { continue };
            characters += text.body[bytes..whole.start()].chars().count();
            bytes = whole.start();
            let number = number.as_str().parse().unwrap_or_default();
            starts.push(Start { page, at: characters, number });
        }
    }
    starts
}

/// The longest run that counts up, and the runs behind it that begin again.
fn chosen(starts: &[Start]) -> Vec<Start> {
    let Some(best) = longest(starts) else { return Vec::new() };
    let after = best.last().map_or(starts.len(), |last| last + 1);
    let mut all: Vec<Start> = best.iter().map(|at| starts[*at]).collect();
    let rest: Vec<Start> = starts[after..].to_vec();
    if rest.iter().any(|start| start.number == 1) {
        let again = chosen(&rest);
        if again.first().is_some_and(|first| first.number == 1) {
            all.extend(again);
        }
    }
    all
}

/// For each start the longest run that ends there; then the longest of all, traced back.
fn longest(starts: &[Start]) -> Option<Vec<usize>> {
    let mut length = vec![1_usize; starts.len()];
    let mut before: Vec<Option<usize>> = vec![None; starts.len()];
    let mut newest: std::collections::HashMap<u32, usize> = std::collections::HashMap::new();
    for (at, start) in starts.iter().enumerate() {
        for missing in 0..=MOST_MISSING {
            let Some(wanted) = start.number.checked_sub(missing + 1) else { break };
            if let Some(from) = newest.get(&wanted).copied()
                && length[from] + 1 > length[at]
            {
                length[at] = length[from] + 1;
                before[at] = Some(from);
            }
        }
        let known = newest.get(&start.number).is_some_and(|other| length[*other] > length[at]);
        if !known {
            newest.insert(start.number, at);
        }
    }
    let best = (0..starts.len()).max_by_key(|at| (length[*at], std::cmp::Reverse(*at)))?;
    if length[best] < FEWEST {
        return None;
    }
    let mut run = vec![best];
    while let Some(from) = run.last().and_then(|at| before[*at]) {
        run.push(from);
    }
    run.reverse();
    Some(run)
}

/// Without the white space at its ends.
fn trimmed(body: &str, from: usize, end: usize) -> (usize, usize) {
    let text: Vec<char> = body.chars().skip(from).take(end - from).collect();
    let lead = text.iter().take_while(|c| c.is_whitespace()).count();
    let trail = text.iter().rev().take_while(|c| c.is_whitespace()).count();
    (from + lead, (end - trail).max(from + lead))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Margin;

    fn pages(bodies: &[&str]) -> Vec<PageText> {
        (1..)
            .zip(bodies)
            .map(|(number, body)| PageText { number, body: (*body).to_owned(), margin: Margin::default() })
            .collect()
    }

    #[test]
    fn numbered_as_printed_and_running_on() {
        let pages = pages(&[
            "Heading\n\n1. First é one\n\n2. Second in\n2020. The year",
            "goes on\n\n3. Third",
            "ANNEX\n1. Again\n2. Once more",
        ]);
        let found = paragraphs(&pages);
        let texts: Vec<(u32, u32, String)> = found
            .iter()
            .map(|p| {
                let body = &pages[usize::try_from(p.page).unwrap() - 1].body;
                (p.page, p.number, body.chars().skip(p.start).take(p.end - p.start).collect())
            })
            .collect();
        let expected = [
            (1, 1, "1. First é one"),
            (1, 2, "2. Second in\n2020. The year"),
            (2, 2, "goes on"),
            (2, 3, "3. Third"),
            (3, 3, "ANNEX"),
            (3, 1, "1. Again"),
            (3, 2, "2. Once more"),
        ];
        assert_eq!(texts, expected.map(|(page, number, text)| (page, number, text.to_owned())));
    }

    #[test]
    fn no_run_no_paragraphs() {
        assert!(paragraphs(&pages(&["1945. A year", ""])).is_empty());
        assert!(paragraphs(&[]).is_empty());
    }

    #[test]
    fn a_missing_number_does_not_end_the_run() {
        let found = paragraphs(&pages(&["7. a\n8. b\n10. c"]));
        assert_eq!(found.iter().map(|p| p.number).collect::<Vec<_>>(), [7, 8, 10]);
    }
}
