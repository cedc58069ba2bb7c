//! Lines from what Tesseract recognises in the picture of a page.

use super::sheet::{Line, Sheet};

/// Points of a page to an inch.
const POINTS: f64 = 72.0;

/// One word of the table.
struct Word<'a> {
    line: [&'a str; 3],
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    text: &'a str,
}

/// A page from Tesseract's table (`tesseract … tsv`: level, page, block, paragraph, line, word, left, top, width,
/// height, confidence, text) of a picture with so many dots to an inch.
pub fn sheet_of_tsv(number: u32, tsv: &str, dots: f64) -> Sheet {
    let scale = POINTS / dots;
    let words: Vec<Word<'_>> = tsv.lines().filter_map(word).collect();
    let lines = words.chunk_by(|a, b| a.line == b.line).map(|words| line(words, scale)).collect();
    Sheet { number, height: height(tsv).unwrap_or(842.0 / scale) * scale, lines, ..Sheet::default() }
}

fn word(row: &str) -> Option<Word<'_>> {
    let cells: Vec<&str> = row.split('\t').collect();
    let number = |at: usize| cells.get(at)?.parse().ok();
    let text = cells.get(11).map(|text| text.trim()).filter(|text| !text.is_empty())?;
    Some(Word {
        line: [cells[2], cells[3], cells[4]],
        left: number(6)?,
        top: number(7)?,
        width: number(8)?,
        height: number(9)?,
        text,
    })
}

/// The height of the picture: that of the row of the whole page.
fn height(tsv: &str) -> Option<f64> {
    let row = tsv.lines().find(|row| row.starts_with("1\t"))?;
    row.split('\t').nth(9)?.parse().ok()
}

fn line(words: &[Word<'_>], scale: f64) -> Line {
    let texts: Vec<&str> = words.iter().map(|word| word.text).collect();
    let x0 = words.iter().map(|word| word.left).fold(f64::INFINITY, f64::min);
    let x1 = words.iter().map(|word| word.left + word.width).fold(0.0, f64::max);
    let foot = words.iter().map(|word| word.top + word.height).fold(0.0, f64::max);
    let mut heights: Vec<f64> = words.iter().map(|word| word.height).collect();
    heights.sort_by(f64::total_cmp);
    Line {
        text: texts.join(" "),
        x0: x0 * scale,
        x1: x1 * scale,
        y: foot * scale,
        size: heights[heights.len() / 2] * scale,
        ..Line::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_make_lines() {
        let tsv = "level\tpage_num\n1\t1\t0\t0\t0\t0\t0\t0\t1000\t2000\t-1\t\n\
                   5\t1\t1\t1\t1\t1\t100\t100\t80\t20\t96\tThe\n5\t1\t1\t1\t1\t2\t200\t100\t90\t22\t96\tChamber\n\
                   5\t1\t1\t1\t2\t1\t100\t140\t80\t20\t90\tdecides\nbroken\n";
        let sheet = sheet_of_tsv(3, tsv, 144.0);
        let texts: Vec<&str> = sheet.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["The Chamber", "decides"]);
        assert!((sheet.height - 1000.0).abs() < 0.1 && (sheet.lines[0].x0 - 50.0).abs() < 0.1);
    }
}
