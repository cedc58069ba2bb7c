//! Reading order: columns one after the other, everything else from row to row.
//!
//! A column is told from a table by its prose: a strip without letters runs down at least [`FEWEST`] rows, and what
//! stands left and right of it is wide. The cells of a table are narrow, and labels end with a colon; they are read
//! across.

use super::rows::Fragment;

/// The fewest rows on either side of a strip between columns.
const FEWEST: usize = 3;
/// The least part of the width that the lines of a column take on the mean.
const LEAST_WIDE: f64 = 0.18;
/// How narrow a strip between columns may be, in sizes.
const NARROWEST: f64 = 0.65;
/// A strip narrower than so many sizes may be a river in justified text: it must run longer.
const NARROW: f64 = 1.5;
/// The fewest rows on either side of a narrow one.
const FEWEST_NARROW: usize = 6;
/// A page with more rows is drawn, not written.
const MOST_ROWS: usize = 400;
/// How often a page may be parted.
const DEEPEST: usize = 6;

/// A strip without letters.
struct Strip {
    /// The rows it runs down, the last not among them.
    rows: (usize, usize),
    middle: f64,
    /// Rows on the poorer side.
    worth: usize,
}

/// Blocks in reading order. Within a block the fragments of a row make one line.
pub(super) fn blocks(fragments: Vec<Fragment>) -> Vec<Vec<Fragment>> {
    let mut done = Vec::new();
    part(fragments, 0, &mut done);
    done
}

fn part(fragments: Vec<Fragment>, depth: usize, done: &mut Vec<Vec<Fragment>>) {
    let rows = by_row(&fragments);
    let strip = if depth < DEEPEST && rows.len() <= MOST_ROWS { best(&rows) } else { None };
    let Some(strip) = strip else {
        if !fragments.is_empty() {
            done.push(fragments);
        }
        return;
    };
    let number = |at: usize| rows.get(at).and_then(|row| row.first()).map_or(usize::MAX, |f| f.row);
    let (first, end, middle) = (number(strip.rows.0), number(strip.rows.1), strip.middle);
    let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for fragment in fragments {
        let side = match fragment.row {
            row if row < first => &mut above,
            row if row >= end => &mut below,
            _ if fragment.x1 <= middle => &mut left,
            _ => &mut right,
        };
        side.push(fragment);
    }
    for side in [above, left, right, below] {
        part(side, depth + 1, done);
    }
}

fn by_row(fragments: &[Fragment]) -> Vec<&[Fragment]> {
    fragments.chunk_by(|a, b| a.row == b.row).collect()
}

fn best(rows: &[&[Fragment]]) -> Option<Strip> {
    let mut best: Option<Strip> = None;
    for start in 0..rows.len() {
        for (low, high) in openings(rows, start) {
            let found = run(rows, start, low, high);
            let better = found.as_ref().is_some_and(|f| best.as_ref().is_none_or(|b| f.worth > b.worth));
            if better {
                best = found;
            }
        }
    }
    best
}

/// The gaps of a row and the next one taken together: the lines of two columns need not stand at one height.
fn openings(rows: &[&[Fragment]], start: usize) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> =
        rows.iter().skip(start).take(2).flat_map(|row| row.iter().map(|f| (f.x0, f.x1))).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut reach = f64::INFINITY;
    for (x0, x1) in spans {
        if x0 > reach {
            gaps.push((reach, x0));
        }
        reach = if reach.is_finite() { reach.max(x1) } else { x1 };
    }
    gaps
}

/// Follows a gap down as far as no letters close it.
fn run(rows: &[&[Fragment]], start: usize, mut low: f64, mut high: f64) -> Option<Strip> {
    let (mut left, mut right) = (Side::default(), Side::default());
    let mut end = start;
    'rows: for row in &rows[start..] {
        let (mut l, mut h) = (low, high);
        for fragment in *row {
            let middle = f64::midpoint(l, h);
            if fragment.x1 <= middle {
                l = l.max(fragment.x1);
            } else if fragment.x0 >= middle {
                h = h.min(fragment.x0);
            } else {
                break 'rows;
            }
            if h - l < NARROWEST * fragment.size {
                break 'rows;
            }
        }
        (low, high) = (l, h);
        left.take(row.iter().filter(|f| f.x1 <= low));
        right.take(row.iter().filter(|f| f.x0 >= high));
        end += 1;
    }
    let width = right.reach.1 - left.reach.0;
    let worth = left.rows.min(right.rows);
    let size = rows[start].iter().map(|f| f.size).fold(0.0, f64::max);
    let fewest = if high - low < NARROW * size { FEWEST_NARROW } else { FEWEST };
    let columns = worth >= fewest && left.prose(width) && right.prose(width);
    columns.then_some(Strip { rows: (start, end), middle: f64::midpoint(low, high), worth })
}

/// What stands on one side of a strip.
struct Side {
    rows: usize,
    fragments: f64,
    wide: f64,
    /// Fragments that end with a colon.
    labels: f64,
    reach: (f64, f64),
}

impl Default for Side {
    fn default() -> Self {
        Side { rows: 0, fragments: 0.0, wide: 0.0, labels: 0.0, reach: (f64::INFINITY, f64::NEG_INFINITY) }
    }
}

impl Side {
    fn take<'a>(&mut self, row: impl Iterator<Item = &'a Fragment>) {
        let mut any = false;
        for fragment in row {
            any = true;
            self.fragments += 1.0;
            self.wide += fragment.x1 - fragment.x0;
            self.labels += if fragment.text.ends_with(':') { 1.0 } else { 0.0 };
            self.reach = (self.reach.0.min(fragment.x0), self.reach.1.max(fragment.x1));
        }
        self.rows += usize::from(any);
    }

    fn prose(&self, width: f64) -> bool {
        self.labels < 0.5 * self.fragments && self.wide / self.fragments.max(1.0) >= LEAST_WIDE * width
    }
}
