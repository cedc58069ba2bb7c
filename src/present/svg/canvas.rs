//! What figures are drawn with: words, bars and lines, from the top down. Lengths are pixels of a picture
//! [`WIDTH`] wide.

use std::fmt::Write as _;

use crate::present::{markup::escape, visible::one_line};

/// How wide every picture is.
pub(super) const WIDTH: u64 = 720;

/// The dark colour of bars; it prints as a dark grey.
pub(super) const INK: &str = "#1f3a5f";

/// Words that matter less; dark enough to be read on paper.
pub(super) const FAINT: &str = "#555555";

/// From one line of words to the next.
pub(super) const LINE: u64 = 17;

/// Which point of words stands at their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub size: u64,
    pub anchor: Anchor,
    pub bold: bool,
    pub colour: Option<&'static str>,
}

impl Hand {
    pub(super) const PLAIN: Hand = Hand { size: 13, anchor: Anchor::Start, bold: false, colour: None };
    pub(super) const BOLD: Hand = Hand { bold: true, ..Hand::PLAIN };
    pub(super) const SMALL: Hand = Hand { size: 11, anchor: Anchor::Start, bold: false, colour: Some(FAINT) };

    pub(super) const fn at(self, anchor: Anchor) -> Hand {
        Hand { anchor, ..self }
    }
}

/// A picture as it grows.
#[derive(Default)]
pub(super) struct Canvas {
    shapes: String,
    /// Down to where it is filled.
    pub y: u64,
}

impl Canvas {
    pub(super) fn shapes(&self) -> &str {
        &self.shapes
    }

    pub(super) fn height(&self) -> u64 {
        self.y.max(20) + 4
    }

    /// Moves on down.
    pub(super) fn down(&mut self, by: u64) {
        self.y += by;
    }

    /// The caption above a picture that stands alone.
    pub(super) fn caption(&mut self, caption: &str) {
        for line in fit(caption, 15, WIDTH, 4).lines {
            self.y += 20;
            self.words(0, self.y - 4, Hand { size: 15, ..Hand::BOLD }, &line);
        }
        self.y += 8;
    }

    /// A small line on its own.
    pub(super) fn note(&mut self, note: &str) {
        for line in fit(note, 11, WIDTH, 2).lines {
            self.y += LINE;
            self.words(0, self.y - 5, Hand::SMALL, &line);
        }
    }

    /// Words with their foot at `y`.
    pub(super) fn words(&mut self, x: u64, y: u64, hand: Hand, words: &str) {
        let _ = write!(self.shapes, "<text x=\"{x}\" y=\"{y}\"");
        if hand.size != Hand::PLAIN.size {
            let _ = write!(self.shapes, " font-size=\"{}\"", hand.size);
        }
        match hand.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.shapes.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.shapes.push_str(" text-anchor=\"end\""),
        }
        if hand.bold {
            self.shapes.push_str(" font-weight=\"bold\"");
        }
        if let Some(colour) = hand.colour {
            let _ = write!(self.shapes, " fill=\"{colour}\"");
        }
        let _ = writeln!(self.shapes, ">{}</text>", escape(words));
    }

    pub(super) fn bar(&mut self, x: u64, y: u64, width: u64, height: u64) {
        let _ = writeln!(
            self.shapes,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{INK}\"/>"
        );
    }

    pub(super) fn line(&mut self, from: (u64, u64), to: (u64, u64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let _ = writeln!(
            self.shapes,
            "<path d=\"M{x1} {y1}L{x2} {y2}\" stroke=\"{FAINT}\" stroke-width=\"1\" fill=\"none\"/>"
        );
    }

    pub(super) fn dot(&mut self, x: u64, y: u64) {
        let _ = writeln!(self.shapes, "<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"{INK}\"/>");
    }

    /// What belongs together, with the words that a pointer shows over it.
    pub(super) fn begin(&mut self, title: &str) {
        let _ = writeln!(self.shapes, "<g><title>{}</title>", escape(&one_line(title)));
    }

    pub(super) fn end(&mut self) {
        self.shapes.push_str("</g>\n");
    }
}

/// Words broken into lines.
pub(super) struct Fitted {
    pub lines: Vec<String>,
}

/// Words in at most `most` lines of a width; what has no room is cut, with `…` in its place.
pub(super) fn fit(words: &str, size: u64, width: u64, most: usize) -> Fitted {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in one_line(words).split(' ') {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if self::width(&joined, size) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if self::width(&line, size) > width && line.len() > c.len_utf8() {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            cut(last, size, width);
        }
    }
    Fitted { lines }
}

fn cut(line: &mut String, size: u64, width: u64) {
    while self::width(line, size) + self::width("…", size) > width && line.pop().is_some() {}
    line.truncate(line.trim_end().len());
    line.push('…');
}

/// How wide words are at most, about: no font is at hand, so a wide one is reckoned with.
pub(super) fn width(words: &str, size: u64) -> u64 {
    let thousandths: u64 = words.chars().map(breadth).sum();
    (thousandths * size).div_ceil(1000)
}

/// Thousandths of the size of the letters.
fn breadth(c: char) -> u64 {
    match c {
        'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|'
        | '!' | '(' | ')' | '[' | ']' | '/' | '-' => 350,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 950,
        'A'..='Z' => 720,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' => 1050,
        '\u{ff00}'..='\u{ffef}' | '\u{10000}'.. => 1100,
        c if c.is_uppercase() => 750,
        _ => 570,
    }
}

/// `value` of `most`, as a length of at most `room`; what is not zero can be seen.
pub(super) fn share(value: u64, most: u64, room: u64) -> u64 {
    if most == 0 {
        return 0;
    }
    let length = u128::from(value) * u128::from(room) / u128::from(most);
    u64::try_from(length).unwrap_or(room).max(u64::from(value > 0))
}
