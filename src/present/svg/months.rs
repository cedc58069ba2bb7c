//! Counts over months: a small picture for each series, one below the other, all on the same scale.

use std::fmt::Write as _;

use super::canvas::{Anchor, Canvas, Hand, LINE, WIDTH, fit, share, width};
use crate::present::{phrases::Phrases, text::thousands};

/// How high the highest bar is.
const HIGH: u64 = 52;

/// The size of the numbers above bars.
const NUMBER: u64 = 10;

/// Where the bars of a month stand.
struct Axis<'m> {
    months: &'m [String],
    /// The room of a month, in hundredths of a pixel.
    slot: u64,
    /// Whether a number has room above every bar.
    numbers: bool,
}

impl<'m> Axis<'m> {
    fn of(months: &'m [String], most: u64) -> Self {
        let count = u64::try_from(months.len()).unwrap_or(u64::MAX).max(1);
        let slot = (WIDTH * 100 / count).min(9000);
        Axis { months, slot, numbers: (width(&thousands(most), NUMBER) + 2) * 100 <= slot }
    }

    fn left(&self, at: usize) -> u64 {
        u64::try_from(at).unwrap_or(0) * self.slot / 100
    }

    fn middle(&self, at: usize) -> u64 {
        self.left(at) + self.slot / 200
    }

    fn bar_width(&self) -> u64 {
        (self.slot * 7 / 1000).clamp(1, 40)
    }

    /// The months below the bars: as they are where they fit, else their numbers with the year below the first and
    /// each January, else years alone.
    fn labels(&self, canvas: &mut Canvas) {
        let hand = Hand { size: NUMBER, ..Hand::SMALL }.at(Anchor::Middle);
        let widest = self.months.iter().map(|month| width(month, NUMBER)).max().unwrap_or(0);
        let foot = canvas.y + 12;
        if (widest + 4) * 100 <= self.slot {
            for (at, month) in self.months.iter().enumerate() {
                canvas.words(self.middle(at), foot, hand, month);
            }
            return canvas.down(16);
        }
        let mut free = 0;
        let numbered = self.slot >= 1500;
        let year_foot = if numbered { foot + 13 } else { foot + 2 };
        for (at, month) in self.months.iter().enumerate() {
            let (year, number) = month.split_once('-').unwrap_or((month, ""));
            if numbered && width(number, NUMBER) * 100 <= self.slot {
                canvas.words(self.middle(at), foot, hand, number);
            }
            if (at == 0 || number == "01") && self.left(at) >= free {
                let year = fit(year, NUMBER, 60, 1).lines.concat();
                free = self.left(at) + width(&year, NUMBER) + 6;
                canvas.words(self.left(at), year_foot, hand.at(Anchor::Start), &year);
                canvas.line((self.left(at), canvas.y), (self.left(at), canvas.y + 5));
            }
        }
        canvas.down(year_foot - foot + 17);
    }
}

pub(super) fn draw(
    months: &[String],
    series: &[(String, Vec<u64>)],
    unit: &str,
    words: &Phrases,
    canvas: &mut Canvas,
) {
    let most =
        series.iter().flat_map(|(_, counts)| counts.iter().take(months.len())).max().copied().unwrap_or(0);
    let axis = Axis::of(months, most);
    canvas.note(unit);
    canvas.down(4);
    for (label, counts) in series {
        head(label, counts, &axis, words, canvas);
        bars(label, counts, unit, most, &axis, canvas);
        axis.labels(canvas);
        canvas.down(10);
    }
}

/// The label with the total, and with the highest count where numbers have no room above the bars.
fn head(label: &str, counts: &[u64], axis: &Axis, words: &Phrases, canvas: &mut Canvas) {
    let total: u128 = counts.iter().take(axis.months.len()).map(|count| u128::from(*count)).sum();
    let highest = counts.iter().zip(axis.months).rev().max_by_key(|(count, _)| **count);
    let mut told = format!("{} {}", words.total, thousands(total));
    if let Some((count, month)) = highest.filter(|(count, _)| !axis.numbers && **count > 0) {
        let _ = write!(told, "; {} {} ({month})", words.highest, thousands(count));
    }
    let told = fit(&told, 11, WIDTH / 2, 1).lines.concat();
    let aside = width(&told, 11) + 16;
    canvas.words(WIDTH, canvas.y + 13, Hand::SMALL.at(Anchor::End), &told);
    for line in fit(label, 13, WIDTH - aside, 2).lines {
        canvas.words(0, canvas.y + 13, Hand::BOLD, &line);
        canvas.down(LINE);
    }
    canvas.down(2);
}

fn bars(label: &str, counts: &[u64], unit: &str, most: u64, axis: &Axis, canvas: &mut Canvas) {
    let foot = canvas.y + HIGH + 16;
    for (at, month) in axis.months.iter().enumerate() {
        let count = counts.get(at).copied().unwrap_or(0);
        let high = share(count, most, HIGH);
        let across = axis.bar_width();
        canvas.begin(&format!("{label}, {month}: {} {unit}", thousands(count)));
        if count > 0 {
            canvas.bar((axis.middle(at)).saturating_sub(across / 2), foot - high, across, high);
        }
        if axis.numbers {
            let hand = Hand { size: NUMBER, bold: count > 0, colour: None, anchor: Anchor::Middle };
            canvas.words(axis.middle(at), foot - high - 3, hand, &thousands(count));
        }
        canvas.end();
    }
    canvas.line((0, foot), (axis.left(axis.months.len()), foot));
    canvas.down(HIGH + 16);
}
