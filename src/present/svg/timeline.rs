//! Events from the top down, with the time between them: labels have lines of their own and never overlap.

use super::canvas::{Anchor, Canvas, Hand, LINE, WIDTH, fit, width};
use crate::{
    model::moment::Day,
    present::{phrases::Phrases, text::thousands},
};

/// Where the line stands, right of the dates.
const SPINE: u64 = 104;

/// Where the labels begin.
const LABELS: u64 = 122;

/// The most room that time between two events takes.
const LONGEST_GAP: u64 = 44;

pub(super) fn draw(events: &[(String, String)], words: &Phrases, canvas: &mut Canvas) {
    let mut events: Vec<&(String, String)> = events.iter().collect();
    events.sort_by_key(|(day, _)| day.as_str());
    let mut before: Option<&str> = None;
    let mut dot = None;
    for (day, event) in events {
        if before != Some(day.as_str()) {
            if let Some(before) = before {
                gap(before, day, words, canvas);
            }
            let here = canvas.y + 10;
            if let Some(above) = dot.replace(here) {
                canvas.line((SPINE, above), (SPINE, here));
            }
            canvas.dot(SPINE, here);
            let day = fit(day, 13, SPINE - 14, 1).lines.concat();
            canvas.words(SPINE - 12, canvas.y + 15, Hand::BOLD.at(Anchor::End), &day);
        }
        before = Some(day);
        canvas.begin(&format!("{day}: {event}"));
        let lines = fit(event, 13, WIDTH - LABELS, 4).lines;
        for line in &lines {
            canvas.words(LABELS, canvas.y + 15, Hand::PLAIN, line);
            canvas.down(LINE);
        }
        if lines.is_empty() {
            canvas.down(LINE);
        }
        canvas.end();
        canvas.down(4);
    }
}

/// The time between two days, in words and as far apart as its root: a year does not need a page.
fn gap(before: &str, day: &str, words: &Phrases, canvas: &mut Canvas) {
    let (Ok(from), Ok(to)) = (before.parse::<Day>(), day.parse::<Day>()) else { return canvas.down(8) };
    let days = (to - from).num_days().unsigned_abs();
    let high = (LINE + days.isqrt() * 2).min(LONGEST_GAP);
    let noun = if days == 1 { words.day } else { words.days };
    let told = format!("{} {noun} {}", thousands(days), words.later);
    debug_assert!(width(&told, 11) < WIDTH - LABELS, "{told}");
    canvas.words(LABELS, canvas.y + high / 2 + 4, Hand::SMALL, &told);
    canvas.down(high);
}
