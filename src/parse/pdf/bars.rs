//! Dark shapes over words, or under words that are as dark. Whoever prints the page cannot read what is under them, so it is not text:
//! a name that a court blacked out and left in the file must not leave it by us.

use super::lex::Operand;
use super::state::State;
use super::words::{Piece, along};

/// As dark as this, of 1 for white, words under it cannot be read.
pub(super) const DARK: f64 = 0.35;
/// A shape lower than this part of the letters is a line under or through them.
const LOW: f64 = 0.5;
/// How much of a word is under it before the word is.
const MOST: f64 = 0.4;
/// A shape larger than this part of the page is its ground, or is clipped to a smaller one.
const GROUND: f64 = 0.8;
/// Shapes on a page that are looked at.
const LIMIT: usize = 5_000;

/// What stands for a letter under a bar.
const BLOCK: &str = "█";

/// A subpath, in coordinates of the page.
#[derive(Default)]
struct Outline {
    points: Vec<(f64, f64)>,
    curved: bool,
}

/// A filled rectangle of the page, and how many words were shown before it.
struct Bar {
    from: (f64, f64),
    to: (f64, f64),
    after: usize,
    dark: bool,
}

/// The filled shapes of a page, in the order they are painted.
pub(super) struct Bars {
    path: Vec<Outline>,
    drawn: Vec<Bar>,
    page: f64,
}

impl Bars {
    /// Of a page of this width and height.
    pub fn new((width, height): (f64, f64)) -> Bars {
        Bars { path: Vec::new(), drawn: Vec::new(), page: width * height }
    }

    /// Takes an operator that builds or paints a path; `shown` words stand on the page already.
    pub fn take(&mut self, now: &State, operator: &[u8], operands: &[Operand<'_>], shown: usize) {
        let number = |place: usize| operands.get(place).and_then(Operand::number).unwrap_or_default();
        let point = |place: usize| now.page.point(number(place), number(place + 1));
        match operator {
            b"re" => {
                let (x, y, wide, high) = (number(0), number(1), number(2), number(3));
                let corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)];
                let points = corners.into_iter().map(|(x, y)| now.page.point(x, y)).collect();
                self.path.push(Outline { points, curved: false });
            }
            b"m" => self.path.push(Outline { points: vec![point(0)], curved: false }),
            b"l" => {
                if let Some(outline) = self.path.last_mut() {
                    outline.points.push(point(0));
                }
            }
            b"c" | b"v" | b"y" => {
                if let Some(outline) = self.path.last_mut() {
                    outline.curved = true;
                }
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.fill(now, shown),
            b"S" | b"s" => self.stroke(now, shown),
            b"n" => self.path.clear(),
            _ => {}
        }
    }

    fn fill(&mut self, now: &State, shown: usize) {
        let outlines = std::mem::take(&mut self.path);
        if now.clear {
            return;
        }
        for (from, to) in outlines.iter().filter_map(rectangle) {
            self.draw(from, to, shown, now.fill <= DARK);
        }
    }

    /// A thick line is a bar as well.
    fn stroke(&mut self, now: &State, shown: usize) {
        let outlines = std::mem::take(&mut self.path);
        if now.stroke > DARK || now.clear {
            return;
        }
        let half = now.width * now.page.area().sqrt() / 2.0;
        for outline in outlines.iter().filter(|outline| !outline.curved) {
            if let [a, b] = outline.points.as_slice()
                && (a.1 - b.1).abs() < 0.5
            {
                self.draw((a.0.min(b.0), a.1 - half), (a.0.max(b.0), a.1 + half), shown, true);
            }
        }
    }

    fn draw(&mut self, from: (f64, f64), to: (f64, f64), after: usize, dark: bool) {
        let area = (to.0 - from.0) * (to.1 - from.1);
        if self.drawn.len() < LIMIT && area.abs() < GROUND * self.page {
            self.drawn.push(Bar { from, to, after, dark });
        }
    }

    /// Blacks out the words that cannot be read for a bar; how many.
    pub fn black_out(&self, pieces: &mut [Piece]) -> usize {
        let mut covered = 0;
        for (place, piece) in pieces.iter_mut().enumerate() {
            if self.hides(place, piece) {
                piece.text = BLOCK.repeat(piece.text.chars().count());
                covered += 1;
            }
        }
        covered
    }

    /// The topmost shape decides: over a word it hides any, under it one that is as dark.
    fn hides(&self, place: usize, piece: &Piece) -> bool {
        let top = self.drawn.iter().rfind(|bar| bar.covers(piece));
        top.is_some_and(|bar| bar.dark && (bar.after > place || piece.dark))
    }
}

impl Bar {
    fn covers(&self, piece: &Piece) -> bool {
        let (a, b) = (along(self.from, piece.turn), along(self.to, piece.turn));
        let (left, right) = (a.0.min(b.0), a.0.max(b.0));
        let (top, bottom) = (a.1.min(b.1), a.1.max(b.1));
        let middle = piece.y - 0.3 * piece.size;
        let under = right.min(piece.x1) - left.max(piece.x0);
        bottom - top >= LOW * piece.size
            && (top..=bottom).contains(&middle)
            && under >= MOST * (piece.x1 - piece.x0).max(0.1)
    }
}

/// The corners of an outline that is a rectangle along the edges of the page.
fn rectangle(outline: &Outline) -> Option<((f64, f64), (f64, f64))> {
    if outline.curved || outline.points.len() < 4 {
        return None;
    }
    let xs = outline.points.iter().map(|point| point.0);
    let ys = outline.points.iter().map(|point| point.1);
    let from = (xs.clone().fold(f64::INFINITY, f64::min), ys.clone().fold(f64::INFINITY, f64::min));
    let to = (xs.fold(f64::NEG_INFINITY, f64::max), ys.fold(f64::NEG_INFINITY, f64::max));
    let at = |value: f64, edges: (f64, f64)| (value - edges.0).abs() < 0.5 || (value - edges.1).abs() < 0.5;
    let corner = |point: &(f64, f64)| at(point.0, (from.0, to.0)) && at(point.1, (from.1, to.1));
    outline.points.iter().all(corner).then_some((from, to))
}

/// How bright a colour is, of 1 for white, by how many numbers it has: grey, RGB or CMYK (ISO 32000-1, 8.6.4).
pub(super) fn brightness(operands: &[Operand<'_>]) -> f64 {
    let colour: Vec<f64> = operands.iter().map_while(Operand::number).collect();
    match colour.as_slice() {
        [grey] => *grey,
        [r, g, b] => 0.3 * r + 0.59 * g + 0.11 * b,
        [c, m, y, k] => 1.0 - (0.3 * c + 0.59 * m + 0.11 * y + k).min(1.0),
        _ => 1.0,
    }
}
