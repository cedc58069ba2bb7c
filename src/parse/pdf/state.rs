//! What a content stream is in the middle of: matrices, font, spacing (ISO 32000-1, 8.4 and 9.3).

use std::rc::Rc;

use super::font::Font;
use super::matrix::Matrix;

/// How deep states may be saved in one another.
const DEEPEST: usize = 256;

/// The part of the graphics state that places text, or hides it.
#[derive(Clone)]
pub(super) struct State {
    pub page: Matrix,
    pub font: Option<Rc<Font>>,
    pub size: f64,
    pub letter_gap: f64,
    pub word_gap: f64,
    /// Horizontal scaling; 1 is none.
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    /// Text is not painted at all (rendering mode 3): under a scan it is the text.
    pub unpainted: bool,
    /// How bright fills are, of 1 for white.
    pub fill: f64,
    /// How bright lines are.
    pub stroke: f64,
    /// How thick lines are.
    pub width: f64,
    /// What is painted lets through what is under it.
    pub clear: bool,
}

impl State {
    pub fn new(page: Matrix) -> State {
        State {
            page,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            unpainted: false,
            fill: 0.0,
            stroke: 0.0,
            width: 1.0,
            clear: false,
        }
    }
}

/// The states, and where the pen stands.
pub(super) struct States {
    pub now: State,
    saved: Vec<State>,
    pub text: Matrix,
    pub line: Matrix,
}

impl States {
    pub fn new(page: Matrix) -> States {
        States { now: State::new(page), saved: Vec::new(), text: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }

    pub fn save(&mut self) {
        if self.saved.len() < DEEPEST {
            self.saved.push(self.now.clone());
        }
    }

    pub fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.now = state;
        }
    }

    /// The start of the next line, so far from that of this one.
    pub fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::shift(x, y).then(self.line));
    }

    pub fn set_line(&mut self, line: Matrix) {
        self.line = line;
        self.text = line;
    }

    /// Moves the pen along the line, in units of text space.
    pub fn advance(&mut self, x: f64) {
        self.text = Matrix::shift(x, 0.0).then(self.text);
    }
}
