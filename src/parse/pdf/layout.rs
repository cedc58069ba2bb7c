//! From the pieces of a page to its lines in reading order.

use super::columns::blocks;
use super::rows::{Fragment, fragments};
use super::sheet::Line;
use super::words::Piece;

/// The fewest numbers that may be the numbers of lines.
const FEWEST_NUMBERS: usize = 3;

/// How far the ends of numbers in one column may be apart, in sizes: they stand under one another by their first
/// figure, their last, or their middle.
const ALIGNED: f64 = 0.7;

/// The lines of a page. Upright text comes first, turned text after it.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut by_turn: [Vec<Piece>; 4] = Default::default();
    for piece in pieces {
        by_turn[usize::from(piece.turn.min(3))].push(piece);
    }
    let mut lines = Vec::new();
    let mut block = 0;
    for (turn, pieces) in by_turn.into_iter().enumerate() {
        let (fragments, numbers) = numbered(fragments(pieces));
        for fragments in blocks(fragments) {
            lines.extend(fragments.chunk_by(|a, b| a.row == b.row).map(|row| Line {
                turned: turn > 0,
                block,
                number: numbers.iter().find(|(at, _)| *at == row[0].row).map(|(_, number)| *number),
                ..joined(row)
            }));
            block += 1;
        }
        lonely(&mut lines, &numbers, block);
    }
    lines
}

fn joined(row: &[Fragment]) -> Line {
    let text: Vec<&str> = row.iter().map(|fragment| fragment.text.trim()).collect();
    let x1 = row.iter().map(|fragment| fragment.x1).fold(f64::NEG_INFINITY, f64::max);
    let size = row.iter().map(|fragment| fragment.size).fold(0.0, f64::max);
    Line {
        text: text.join(" "),
        x0: rounded(row[0].x0),
        x1: rounded(x1),
        y: rounded(row[0].y),
        size: rounded(size),
        ..Line::default()
    }
}

fn rounded(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}

/// Takes the numbers of lines off: whole numbers in one column left of all else, each one more than the one above.
/// With each goes its row.
fn numbered(fragments: Vec<Fragment>) -> (Vec<Fragment>, Vec<(usize, u32)>) {
    let firsts: Vec<&Fragment> =
        fragments.chunk_by(|a, b| a.row == b.row).filter_map(|row| row.first()).collect();
    let numbers: Vec<(&Fragment, u32)> =
        firsts.iter().filter_map(|f| Some((*f, line_number(&f.text)?))).collect();
    let Some(column) = column_of(&numbers) else { return (fragments, Vec::new()) };
    let in_column = |f: &Fragment| (f.x1 - column).abs() < ALIGNED * f.size && line_number(&f.text).is_some();
    let taken: Vec<(usize, u32)> =
        numbers.iter().filter(|(f, _)| in_column(f)).map(|(f, number)| (f.row, *number)).collect();
    let counts = taken.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let others = fragments.iter().filter(|f| !in_column(f));
    let beside = others.clone().filter(|f| f.x0 > column).count();
    let clear = beside * 10 >= others.count() * 9;
    if taken.len() < FEWEST_NUMBERS || !counts || !clear {
        return (fragments, Vec::new());
    }
    let rest = fragments.into_iter().filter(|f| !in_column(f)).collect();
    (rest, taken)
}

fn line_number(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Where most of the numbers end.
fn column_of(numbers: &[(&Fragment, u32)]) -> Option<f64> {
    let near = |x: f64| numbers.iter().filter(|(f, _)| (f.x1 - x).abs() < ALIGNED * f.size).count();
    numbers.iter().map(|(f, _)| f.x1).max_by_key(|x| near(*x))
}

/// Numbers of lines without words.
fn lonely(lines: &mut Vec<Line>, numbers: &[(usize, u32)], block: u32) {
    let known: Vec<u32> = lines.iter().filter_map(|line| line.number).collect();
    let missing = numbers.iter().filter(|(_, number)| !known.contains(number));
    lines.extend(missing.map(|(_, number)| Line { number: Some(*number), block, ..Line::default() }));
}
