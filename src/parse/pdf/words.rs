//! From characters with positions to words. A word ends at a space, at a gap, where the line or the size changes.

/// A gap wider than this part of the size ends a word; so does stepping back by as much.
const GAP: f64 = 0.1;
/// How far, in points, a character may stand off the line of its word.
const OFF_LINE: f64 = 0.5;

/// A run of characters without a gap, in coordinates along its own direction: `y` grows from line to line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// The line it stands on.
    pub y: f64,
    /// The size of its letters.
    pub size: f64,
    /// How it is turned: quarters clockwise.
    pub turn: u8,
    /// A space character stands before it.
    pub spaced: bool,
    /// Painted as dark as a bar, so that it cannot be read on one.
    pub dark: bool,
}

/// A character as it is shown.
pub(super) struct Glyph<'a> {
    pub text: &'a str,
    /// Where it begins, on the page, `y` downwards.
    pub from: (f64, f64),
    /// Where it ends, along its direction.
    pub to: (f64, f64),
    pub size: f64,
    /// See [`Piece::dark`].
    pub dark: bool,
}

/// Puts characters together, in the order in which the page shows them.
#[derive(Default)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    open: Option<Piece>,
    spaced: bool,
}

impl Pieces {
    /// Takes the next character. One without letters only makes room.
    pub fn take(&mut self, glyph: &Glyph<'_>) {
        let turn = turn(glyph.from, glyph.to);
        let (x0, y) = along(glyph.from, turn);
        let (x1, _) = along(glyph.to, turn);
        if !(x0.is_finite() && x1.is_finite() && y.is_finite() && glyph.size.is_finite()) {
            return;
        }
        let space = glyph.text.chars().all(char::is_whitespace);
        if space {
            self.close();
            self.spaced |= !glyph.text.is_empty();
            return;
        }
        if self.open.as_ref().is_some_and(|open| !follows(open, x0, y, glyph.size, turn)) {
            self.close();
        }
        let spaced = std::mem::take(&mut self.spaced);
        let open = self.open.get_or_insert_with(|| Piece {
            text: String::new(),
            x0,
            x1,
            y,
            size: glyph.size,
            turn,
            spaced,
            dark: glyph.dark,
        });
        open.text.push_str(glyph.text);
        open.x1 = open.x1.max(x1);
    }

    /// The last character reaches as far as this one: they show one text together.
    pub fn stretch(&mut self, to: (f64, f64)) {
        if let Some(open) = &mut self.open {
            let (x, _) = along(to, open.turn);
            if x.is_finite() && x < open.x1 + 4.0 * open.size {
                open.x1 = open.x1.max(x);
            }
        }
    }

    fn close(&mut self) {
        self.done.extend(self.open.take());
    }

    /// How many words there are so far.
    pub fn count(&self) -> usize {
        self.done.len() + usize::from(self.open.is_some())
    }

    /// All of them.
    pub fn finish(mut self) -> Vec<Piece> {
        self.close();
        self.done
    }
}

fn follows(open: &Piece, x: f64, y: f64, size: f64, turn: u8) -> bool {
    let gap = x - open.x1;
    open.turn == turn
        && (open.y - y).abs() <= OFF_LINE
        && (open.size - size).abs() < 0.01 * open.size.max(1.0)
        && gap <= GAP * size
        && gap >= -GAP * size.max(1.0) * 2.0
}

fn turn(from: (f64, f64), to: (f64, f64)) -> u8 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    match (dx.abs() >= dy.abs(), dx >= 0.0, dy >= 0.0) {
        (true, true, _) => 0,
        (false, _, true) => 1,
        (true, false, _) => 2,
        (false, _, false) => 3,
    }
}

/// A point of the page in the coordinates of text that is turned so.
pub(super) fn along((x, y): (f64, f64), turn: u8) -> (f64, f64) {
    match turn {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}
