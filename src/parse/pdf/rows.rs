//! From pieces to rows: what stands on one line across the page, in fragments that wide gaps keep apart.

use super::words::Piece;

/// Pieces whose lines are nearer than this part of their size stand in one row.
const SAME_LINE: f64 = 0.15;
/// A gap wider than this many sizes parts two fragments.
const WIDE: f64 = 0.7;
/// A gap wider than this part of the size is a space, as `pdftotext` has it.
const SPACE: f64 = 0.03;

/// A piece that begins so many sizes before the end of the last one is written over it: on a dotted line.
const OVERLAID: f64 = 1.0;

/// Words of one row without a wide gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fragment {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    pub row: usize,
}

struct Row {
    pieces: Vec<Piece>,
    y: f64,
    size: f64,
}

/// The fragments of pieces that are turned alike: from row to row, in each from left to right.
pub(super) fn fragments(mut pieces: Vec<Piece>) -> Vec<Fragment> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if (piece.y - row.y).abs() <= SAME_LINE * row.size.min(piece.size).max(3.0) => {
                row.size = row.size.max(piece.size);
                row.pieces.push(piece);
            }
            _ => rows.push(Row { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    let rows = raised(rows);
    rows.into_iter().enumerate().flat_map(|(place, row)| parted(row, place)).collect()
}

/// Raised and lowered small letters, the marks of footnotes, go to the row that they belong to.
fn raised(mut rows: Vec<Row>) -> Vec<Row> {
    for place in 0..rows.len() {
        let small = std::mem::take(&mut rows[place].pieces);
        let mut left = Vec::new();
        for piece in small {
            let near = [place.wrapping_sub(1), place + 1, place.wrapping_sub(2), place + 2];
            let home = near.into_iter().find(|at| rows.get(*at).is_some_and(|row| belongs(&piece, row)));
            match home {
                Some(home) => rows[home].pieces.push(piece),
                None => left.push(piece),
            }
        }
        rows[place].pieces.append(&mut left);
    }
    rows.retain(|row| !row.pieces.is_empty());
    rows
}

/// Whether a piece is smaller than a row, within its height, and touches one of its words.
fn belongs(piece: &Piece, row: &Row) -> bool {
    let (top, foot) = (piece.y - 0.7 * piece.size, piece.y + 0.15 * piece.size);
    let overlap = foot.min(row.y + 0.2 * row.size) - top.max(row.y - 0.8 * row.size);
    piece.size < 0.85 * row.size
        && overlap > 0.5 * (foot - top)
        && row.pieces.iter().any(|word| {
            word.size > piece.size
                && piece.x0 < word.x1 + 0.3 * row.size
                && piece.x1 > word.x0 - 0.3 * row.size
        })
}

fn parted(row: Row, place: usize) -> Vec<Fragment> {
    let mut pieces = row.pieces;
    pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    pieces.dedup_by(|b, a| a.text == b.text && (a.x0 - b.x0).abs() < 0.15 * a.size);
    let space = space(&pieces, row.size);
    let mut found: Vec<Fragment> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for piece in pieces {
        let gap = piece.x0 - end;
        end = piece.x1;
        match found.last_mut() {
            Some(last) if piece.x0 - last.x1 <= WIDE * row.size => {
                let over = gap < -OVERLAID * row.size;
                if (piece.spaced || over || gap > space) && !last.text.ends_with(' ') {
                    last.text.push(' ');
                }
                last.text.push_str(&piece.text);
                last.x1 = last.x1.max(piece.x1);
                last.size = last.size.max(piece.size);
            }
            _ => found.push(Fragment {
                text: piece.text,
                x0: piece.x0,
                x1: piece.x1,
                y: row.y,
                size: piece.size,
                row: place,
            }),
        }
    }
    found
}

/// How wide a space is in a row. In spaced letters every letter is a piece: there a space is wider than their gaps.
fn space(pieces: &[Piece], size: f64) -> f64 {
    let lonely = pieces.len() > 3 && pieces.iter().all(|piece| piece.text.chars().nth(1).is_none());
    if !lonely {
        return SPACE * size;
    }
    let gaps = pieces.windows(2).map(|pair| pair[1].x0 - pair[0].x1);
    let narrowest = gaps.fold(f64::INFINITY, f64::min);
    (1.3 * narrowest).max(SPACE * size)
}
