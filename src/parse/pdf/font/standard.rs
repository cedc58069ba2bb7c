//! The widths of the fonts that every reader of PDFs has, for documents that do not print them (ISO 32000-1, 9.6.2.2;
//! the numbers are those of Adobe's font metrics).

use unicode_normalization::UnicodeNormalization;

/// The widths of the characters from space to tilde, in thousandths.
type Ascii = [u16; 95];

const HELVETICA: Ascii = [
    278, 278, 355, 556, 556, 889, 667, 222, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 222, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const HELVETICA_BOLD: Ascii = [
    278, 333, 474, 556, 556, 889, 722, 278, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
    556, 278, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

const TIMES: Ascii = [
    250, 333, 408, 500, 500, 833, 778, 333, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

const TIMES_BOLD: Ascii = [
    250, 333, 555, 500, 500, 1000, 833, 333, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389,
    500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581,
    500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
    333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

const TIMES_ITALIC: Ascii = [
    250, 333, 420, 500, 500, 833, 778, 333, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611, 611, 722, 722, 333,
    444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611, 556, 556, 389, 278, 389, 422,
    500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500, 500, 500, 389, 389,
    278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
];

/// The width of each byte by what it stands for, in units of the size of the font.
pub(super) fn widths(name: &str, letters: &[String]) -> Vec<f64> {
    let name = name.to_lowercase();
    let bold = name.contains("bold") || name.contains("black");
    let slanted = name.contains("italic") || name.contains("oblique");
    if name.contains("courier") || name.contains("mono") {
        return letters.iter().map(|_| 0.6).collect();
    }
    let sans = ["helvetica", "arial", "sans", "calibri", "verdana"].iter().any(|word| name.contains(word));
    let table = match (sans, bold, slanted) {
        (true, true, _) => &HELVETICA_BOLD,
        (true, false, _) => &HELVETICA,
        (false, true, _) => &TIMES_BOLD,
        (false, false, true) => &TIMES_ITALIC,
        (false, false, false) => &TIMES,
    };
    letters.iter().map(|letter| width(table, letter)).collect()
}

/// A letter with an accent is as wide as without it.
fn width(table: &Ascii, letter: &str) -> f64 {
    let Some(base) = letter.nfkd().next() else { return 0.0 };
    let listed = u32::from(base).checked_sub(32).and_then(|place| table.get(usize::try_from(place).ok()?));
    let thousandths = match (listed, base) {
        (Some(width), _) => *width,
        (None, '\u{2014}' | '\u{2026}') => 1000,
        (None, '\u{2018}' | '\u{2019}' | '\u{2022}') => 333,
        _ => 500,
    };
    f64::from(thousandths) / 1000.0
}
