//! One bar for each label.

use super::canvas::{Anchor, Canvas, Hand, LINE, WIDTH, fit, share, width};
use crate::present::text::thousands;

/// How wide labels may be.
const LABELS: u64 = 250;

/// How thick a bar is.
const THICK: u64 = 16;

pub(super) fn draw(bars: &[(String, u64)], unit: &str, canvas: &mut Canvas) {
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let numbers = bars.iter().map(|(_, count)| width(&thousands(count), 13)).max().unwrap_or(0);
    let labels = bars.iter().map(|(label, _)| width(label, 13)).max().unwrap_or(0).min(LABELS);
    let left = labels + 12;
    let room = WIDTH.saturating_sub(left + numbers + 10).max(20);
    unit_above(unit, left, canvas);
    let top = canvas.y;
    for (label, count) in bars {
        let lines = fit(label, 13, labels, 3).lines;
        let rows = u64::try_from(lines.len()).unwrap_or(1).max(1);
        let middle = canvas.y + rows * LINE / 2 + 4;
        canvas.begin(&format!("{label}: {} {unit}", thousands(count)));
        let mut foot = canvas.y + 17;
        for line in lines {
            canvas.words(labels, foot, Hand::PLAIN.at(Anchor::End), &line);
            foot += LINE;
        }
        let length = share(*count, most, room);
        canvas.bar(left, middle - THICK / 2, length, THICK);
        canvas.words(left + length + 6, middle + 5, Hand::BOLD, &thousands(count));
        canvas.end();
        canvas.down(rows * LINE + 8);
    }
    canvas.line((left, top), (left, canvas.y));
}

/// What is counted, above the bars.
fn unit_above(unit: &str, left: u64, canvas: &mut Canvas) {
    if let Some(line) = fit(unit, 11, WIDTH - left, 1).lines.first() {
        canvas.words(left, canvas.y + 12, Hand::SMALL, line);
        canvas.down(16);
    }
}
