//! Follows a content stream and collects the characters that it shows, the invisible ones too: under a scan they are
//! the text.

use std::rc::Rc;

use lopdf::{Dictionary, Document, Object};

use super::bars::{Bars, DARK, brightness};
use super::font::{Font, Shown};
use super::fonts::Fonts;
use super::lex::{Lexer, Operand, Word};
use super::matrix::Matrix;
use super::state::States;
use super::strings;
use super::words::{Glyph, Piece, Pieces};

/// How deep forms may stand in one another.
const DEEPEST: usize = 12;

/// What a page shows.
#[derive(Default)]
pub(super) struct Shows {
    pub pieces: Vec<Piece>,
    /// Characters whose letters nobody can tell.
    pub unread: usize,
    /// A form cannot be unpacked.
    pub broken: bool,
    /// The largest part of the page that one picture covers.
    pub pictured: f64,
    /// Words under dark bars.
    pub covered: usize,
}

/// A piece of marked content that is open.
enum Marked {
    /// Its characters are what they are.
    Plain,
    /// They stand for this text together, which the first of them takes.
    Standing(Option<String>),
}

/// Where fonts, forms and properties are looked up.
pub(super) type Resources<'a> = Option<&'a Dictionary>;

/// Follows the streams of one page.
pub(super) struct Interpreter<'a, 'f> {
    document: &'a Document,
    fonts: &'f mut Fonts,
    pieces: Pieces,
    unread: usize,
    broken: bool,
    pictured: f64,
    /// The size of the page.
    extent: (f64, f64),
    marked: Vec<Marked>,
    bars: Bars,
}

impl<'a, 'f> Interpreter<'a, 'f> {
    pub fn new(document: &'a Document, fonts: &'f mut Fonts, extent: (f64, f64)) -> Self {
        let pieces = Pieces::default();
        Interpreter {
            document,
            fonts,
            pieces,
            unread: 0,
            broken: false,
            pictured: 0.0,
            extent,
            marked: Vec::new(),
            bars: Bars::new(extent),
        }
    }

    pub fn finish(self) -> Shows {
        let mut pieces = self.pieces.finish();
        let covered = self.bars.black_out(&mut pieces);
        Shows { pieces, unread: self.unread, broken: self.broken, pictured: self.pictured, covered }
    }

    /// Follows a stream. `page` leads to the page, `y` downwards.
    pub fn follow(&mut self, bytes: &[u8], page: Matrix, resources: Resources<'a>, depth: usize) {
        let mut states = States::new(page);
        let mut lexer = Lexer::new(bytes);
        let mut operands: Vec<Operand<'_>> = Vec::new();
        let marked = self.marked.len();
        while let Some(word) = lexer.next_word() {
            match word {
                Word::Operand(operand) => operands.push(operand),
                Word::Operator(b"ID") => {
                    lexer.skip_image();
                    self.picture(states.now.page);
                    operands.clear();
                }
                Word::Operator(operator) => {
                    if !place(&mut states, operator, &operands) {
                        self.operate(&mut states, operator, &operands, resources, depth);
                    }
                    operands.clear();
                }
            }
        }
        self.marked.truncate(marked);
    }

    fn operate(
        &mut self,
        states: &mut States,
        operator: &[u8],
        operands: &[Operand<'_>],
        resources: Resources<'a>,
        depth: usize,
    ) {
        match (operator, operands) {
            (b"Tf", [.., Operand::Name(name), size]) => {
                states.now.size = size.number().unwrap_or_default();
                states.now.font = self.font(resources, name);
            }
            (b"Tj", [.., Operand::Text(text)]) => self.show(states, text),
            (b"'", [.., Operand::Text(text)]) => {
                states.next_line(0.0, -states.now.leading);
                self.show(states, text);
            }
            (b"\"", [.., words, letters, Operand::Text(text)]) => {
                states.now.word_gap = words.number().unwrap_or_default();
                states.now.letter_gap = letters.number().unwrap_or_default();
                states.next_line(0.0, -states.now.leading);
                self.show(states, text);
            }
            (b"TJ", [.., Operand::Array(parts)]) => self.show_parts(states, parts),
            (b"Do", [.., Operand::Name(name)]) => self.draw(states, name, resources, depth),
            (b"BDC", [.., properties]) => {
                let text = self.actual_text(properties, resources);
                self.marked.push(text.map_or(Marked::Plain, |text| Marked::Standing(Some(text))));
            }
            (b"BMC" | b"BDC", _) => self.marked.push(Marked::Plain),
            (b"EMC", _) => {
                self.marked.pop();
            }
            (b"gs", [.., Operand::Name(name)]) => {
                if let Some(clear) = self.clear(resources, name) {
                    states.now.clear = clear;
                }
            }
            _ => self.bars.take(&states.now, operator, operands, self.pieces.count()),
        }
    }

    /// Whether a named graphics state lets through what is under a fill; nothing where it does not say.
    fn clear(&self, resources: Resources<'a>, name: &[u8]) -> Option<bool> {
        let states = resources?.get_deref(b"ExtGState", self.document).ok()?.as_dict().ok()?;
        let state = states.get_deref(name, self.document).ok()?.as_dict().ok()?;
        let blend = state.get_deref(b"BM", self.document).and_then(Object::as_name).ok();
        let alpha = state.get_deref(b"ca", self.document).and_then(Object::as_float).ok();
        if blend.is_none() && alpha.is_none() {
            return None;
        }
        Some(alpha.is_some_and(|alpha| alpha < 0.9) || blend.is_some_and(|blend| blend == b"Multiply"))
    }

    fn font(&mut self, resources: Resources<'a>, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = resources?.get_deref(b"Font", self.document).ok()?.as_dict().ok()?;
        self.fonts.get(self.document, fonts.get(name).ok()?)
    }

    fn show_parts(&mut self, states: &mut States, parts: &[Operand<'_>]) {
        for part in parts {
            match part {
                Operand::Text(text) => self.show(states, text),
                Operand::Number(back) => {
                    states.advance(-back / 1000.0 * states.now.size * states.now.stretch);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, states: &mut States, text: &[u8]) {
        let Some(font) = states.now.font.clone() else { return };
        font.show(text, |shown| {
            let now = &states.now;
            let gaps = now.letter_gap + if shown.space { now.word_gap } else { 0.0 };
            let wide = shown.width * now.size * now.stretch;
            self.character(states, &shown, wide);
            states.advance(wide + gaps * states.now.stretch);
        });
    }

    fn character(&mut self, states: &States, shown: &Shown<'_>, wide: f64) {
        let now = &states.now;
        let place = states.text.then(now.page);
        let (from, to) = (place.point(0.0, now.rise), place.point(wide, now.rise));
        let (width, height) = self.extent;
        if from.0 > width || to.0 < 0.0 && from.0 < 0.0 || from.1 > height + now.size || from.1 < -now.size {
            return;
        }
        let [.., c, d, _, _] = place.0;
        let size = (c.hypot(d) * now.size).abs();
        let standing = self.marked.iter_mut().rev().find_map(|marked| match marked {
            Marked::Standing(text) => Some(text),
            Marked::Plain => None,
        });
        let text = match standing {
            Some(standing) => match standing.take() {
                Some(text) => std::borrow::Cow::Owned(text),
                None => return self.pieces.stretch(to),
            },
            None => strings::letters(&shown.text),
        };
        if text.is_empty() {
            self.unread += usize::from(shown.text.is_empty());
        }
        let dark = now.fill <= DARK && !now.unpainted;
        self.pieces.take(&Glyph { text: &text, from, to, size, dark });
    }

    fn draw(&mut self, states: &States, name: &[u8], resources: Resources<'a>, depth: usize) {
        let objects = resources.and_then(|r| r.get_deref(b"XObject", self.document).ok()?.as_dict().ok());
        let stream = objects.and_then(|o| o.get_deref(name, self.document).ok()?.as_stream().ok());
        let Some(stream) = stream else { return };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => self.picture(states.now.page),
            Ok(b"Form") if depth < DEEPEST => {
                self.form(stream, states.now.page, resources, depth);
            }
            _ => {}
        }
    }

    /// Follows a form: its own matrix, and its own resources where it has some.
    pub fn form(&mut self, stream: &'a lopdf::Stream, page: Matrix, resources: Resources<'a>, depth: usize) {
        let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let matrix = self.matrix(&stream.dict).unwrap_or(Matrix::IDENTITY);
        let bytes = super::font::unpacked(stream);
        self.broken |= bytes.is_none();
        self.follow(&bytes.unwrap_or_default(), matrix.then(page), own.or(resources), depth + 1);
    }

    fn matrix(&self, form: &Dictionary) -> Option<Matrix> {
        let list = form.get_deref(b"Matrix", self.document).ok()?.as_array().ok()?;
        let numbers: Vec<Operand<'_>> = list
            .iter()
            .filter_map(|object| self.document.dereference(object).ok()?.1.as_float().ok())
            .map(|number| Operand::Number(f64::from(number)))
            .collect();
        Matrix::read(&numbers)
    }

    fn picture(&mut self, page: Matrix) {
        let (width, height) = self.extent;
        self.pictured = self.pictured.max(page.area() / (width * height).max(1.0));
    }

    fn actual_text(&self, properties: &Operand<'_>, resources: Resources<'a>) -> Option<String> {
        match properties {
            Operand::Dictionary(_) => match properties.entry(b"ActualText")? {
                Operand::Text(text) => Some(strings::text_string(text)),
                _ => None,
            },
            Operand::Name(name) => {
                let all = resources?.get_deref(b"Properties", self.document).ok()?.as_dict().ok()?;
                let entry = all.get_deref(name, self.document).ok()?.as_dict().ok()?;
                let text = entry.get_deref(b"ActualText", self.document).ok()?.as_str().ok()?;
                Some(strings::text_string(text))
            }
            _ => None,
        }
    }
}

/// The operators that only move the pen or set what follows; whether it was one.
fn place(states: &mut States, operator: &[u8], operands: &[Operand<'_>]) -> bool {
    let number = |place: usize| operands.get(place).and_then(Operand::number).unwrap_or_default();
    match operator {
        b"q" => states.save(),
        b"Q" => states.restore(),
        b"cm" => {
            if let Some(matrix) = Matrix::read(operands) {
                states.now.page = matrix.then(states.now.page);
            }
        }
        b"BT" => states.set_line(Matrix::IDENTITY),
        b"Tm" => {
            if let Some(matrix) = Matrix::read(operands) {
                states.set_line(matrix);
            }
        }
        b"Td" => states.next_line(number(0), number(1)),
        b"TD" => {
            states.now.leading = -number(1);
            states.next_line(number(0), number(1));
        }
        b"T*" => states.next_line(0.0, -states.now.leading),
        b"Tc" => states.now.letter_gap = number(0),
        b"Tw" => states.now.word_gap = number(0),
        b"Tz" => states.now.stretch = number(0) / 100.0,
        b"TL" => states.now.leading = number(0),
        b"Ts" => states.now.rise = number(0),
        b"Tr" => states.now.unpainted = (number(0) - 3.0).abs() < 0.5,
        b"w" => states.now.width = number(0),
        b"g" | b"rg" | b"k" | b"sc" | b"scn" => states.now.fill = brightness(operands),
        b"G" | b"RG" | b"K" | b"SC" | b"SCN" => states.now.stroke = brightness(operands),
        b"cs" => states.now.fill = 0.0,
        b"CS" => states.now.stroke = 0.0,
        _ => return false,
    }
    true
}
