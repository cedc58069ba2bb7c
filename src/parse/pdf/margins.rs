//! What is not the court's text: stamps of registries, running heads and feet, numbers of pages.
//!
//! A line runs when a page nearby has the same words at the same height; its numbers stay or count with the pages, up
//! or down, and a number alone must count. Heads follow on one another from the upper edge, feet from the lower one: a line
//! beyond the first that does not run is text.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::sheet::{Line, Sheet};
use crate::model::number::Stamp;
use crate::parse::pattern::pattern;

/// The part of a page's height at either edge where heads and feet stand.
const EDGE: f64 = 0.16;
/// How far, in points, the same line may stand higher or lower on another page.
const SHIFT: f64 = 4.0;
/// How many pages away the same line is looked for.
const NEAR: u32 = 2;

static KSC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"KSC-[A-Z]{2}(?:-[A-Z]{2})?-\d{2,4}-\d{2}/[A-Za-z0-9/\-]*?F\d{4,5}[A-Za-z0-9/]*\s*/\s*\d+ of \d+",
    )
});
static STL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?:R\d{6}\s*)|(?:STL-\d\d-\d\d/\S+\s*)|(?:F\d{4}\S*/\d{8}/R\d+\S*\s*))+$")
});
static DATES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:public|confidential|strictly confidential)\b.{0,40}|(?:date (?:original|public|confidential|correct)[^:]{0,40}: ?)?\d\d/\d\d/\d{4} \d\d:\d\d(?::\d\d)?)$",
    )
});
static NEVER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)redacted|expurg|\bibid|\bidem?\b|^\d+ (?:see|voir|cf)\b|^\d{1,4}\.\s+\S|^\[[.… ]+\]")
});

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Body,
    Stamp,
    Head,
    Foot,
}

/// What each line of each page is.
pub(super) fn kinds(sheets: &[Sheet]) -> Vec<Vec<Kind>> {
    let seen = Seen::new(sheets);
    sheets.iter().map(|sheet| of_page(sheet, &seen)).collect()
}

fn of_page(sheet: &Sheet, seen: &Seen) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = sheet.lines.iter().map(|line| stamped(sheet, line)).collect();
    let mut down: Vec<usize> =
        (0..sheet.lines.len()).filter(|at| edge(sheet, &sheet.lines[*at]).is_some()).collect();
    down.sort_by(|a, b| sheet.lines[*a].y.total_cmp(&sheet.lines[*b].y));
    stamp_beside(sheet, &down, &mut kinds);
    let runs = |at: usize, kinds: &[Kind]| kinds[at] == Kind::Stamp || seen.runs(sheet, &sheet.lines[at]);
    let top: Vec<usize> = down.iter().copied().take_while(|at| runs(*at, &kinds)).collect();
    let foot: Vec<usize> = down.iter().rev().copied().take_while(|at| runs(*at, &kinds)).collect();
    for (places, edge_is, kind) in [(top, Edge::Top, Kind::Head), (foot, Edge::Foot, Kind::Foot)] {
        for at in places {
            if kinds[at] == Kind::Body && edge(sheet, &sheet.lines[at]) == Some(edge_is) {
                kinds[at] = kind;
            }
        }
    }
    for (at, line) in sheet.lines.iter().enumerate() {
        if line.turned && seen.runs(sheet, line) {
            kinds[at] = Kind::Head;
        }
    }
    kinds
}

fn stamped(sheet: &Sheet, line: &Line) -> Kind {
    let text = line.text.trim();
    let edge = edge(sheet, line).is_some();
    let icc = text.starts_with("ICC") && text.len() < 120;
    let stamp = icc && Stamp::read(text).is_some() || edge && (KSC.is_match(text) || STL.is_match(text));
    if stamp { Kind::Stamp } else { Kind::Body }
}

/// The day and the level that a registry prints beside its stamp belong to it.
fn stamp_beside(sheet: &Sheet, down: &[usize], kinds: &mut [Kind]) {
    for pair in down.windows(2).chain(down.windows(2).rev()) {
        let [a, b] = [pair[0], pair[1]];
        for (known, other) in [(a, b), (b, a)] {
            if kinds[known] == Kind::Stamp && DATES.is_match(sheet.lines[other].text.trim()) {
                kinds[other] = Kind::Stamp;
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    Top,
    Foot,
}

fn edge(sheet: &Sheet, line: &Line) -> Option<Edge> {
    if line.turned || line.text.is_empty() {
        None
    } else if line.y < EDGE * sheet.height {
        Some(Edge::Top)
    } else if line.y > (1.0 - EDGE) * sheet.height {
        Some(Edge::Foot)
    } else {
        None
    }
}

/// Where the lines of the edges stand, by their words with numbers left out.
struct Seen {
    places: HashMap<(Option<Edge>, String), Vec<Place>>,
    pages: usize,
}

struct Place {
    page: u32,
    y: f64,
    numbers: Vec<i64>,
}

impl Seen {
    fn new(sheets: &[Sheet]) -> Seen {
        let mut places: HashMap<_, Vec<Place>> = HashMap::new();
        for sheet in sheets {
            for line in &sheet.lines {
                let edge = edge(sheet, line);
                if edge.is_some() || line.turned {
                    let place = Place { page: sheet.number, y: line.y, numbers: numbers(&line.text) };
                    places.entry((edge, masked(&line.text))).or_default().push(place);
                }
            }
        }
        Seen { places, pages: sheets.len() }
    }

    fn runs(&self, sheet: &Sheet, line: &Line) -> bool {
        let words = masked(&line.text);
        if NEVER.is_match(line.text.trim()) {
            return false;
        }
        let Some(places) = self.places.get(&(edge(sheet, line), words.clone())) else { return false };
        let own = numbers(&line.text);
        let bare = !words.chars().any(char::is_alphabetic);
        let same = |place: &&Place| {
            place.page != sheet.number
                && (place.y - line.y).abs() <= SHIFT
                && counts(&own, &place.numbers, sheet.number.abs_diff(place.page), bare)
        };
        let near = places.partition_point(|place| place.page + 2 * NEAR < sheet.number);
        let found = places[near..]
            .iter()
            .take_while(|place| place.page <= sheet.number + 2 * NEAR)
            .filter(same)
            .count();
        found >= if self.pages >= 5 && !bare { 2 } else { 1 }
    }
}

/// Whether every number stays or counts with the pages; of a line of numbers alone one must count.
fn counts(own: &[i64], other: &[i64], pages: u32, bare: bool) -> bool {
    let moved = |(a, b): (&i64, &i64)| a.abs_diff(*b) == u64::from(pages);
    let mut pairs = own.iter().zip(other);
    pairs.clone().all(|(a, b)| a == b || moved((a, b))) && (!bare || pairs.any(moved))
}

fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        let letter = if letter.is_numeric() { '#' } else { letter };
        if !(letter == '#' && out.ends_with('#')) {
            out.push(letter);
        }
    }
    out
}

fn numbers(text: &str) -> Vec<i64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}
