//! Runs as one line of Markdown.
//!
//! Italics are `_` and bold is `**`, each inside the next: link, bold, italics. Two kinds of marks never meet as one,
//! and a mark of a kind never stands inside another of its kind. CommonMark sees such a mark wherever white space
//! or punctuation stands outside of it, and no white space inside: spaces are moved out, and a letter that touches a
//! mark from outside becomes a numeric entity, which begins and ends with punctuation.

use std::fmt::Write as _;

use super::{
    document::Run,
    markdown::{Escaping, link},
    visible::visible,
};

/// A stretch of the line in one style, or the mark of a footnote.
enum Piece<'r> {
    Words { end: usize, style: Style<'r> },
    Note(usize),
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Style<'r> {
    link: Option<&'r str>,
    bold: bool,
    italic: bool,
}

impl<'r> Style<'r> {
    fn of(run: &'r Run) -> Self {
        let link = run.link.as_deref().filter(|link| Run::address(link).link.is_some());
        Style { link, bold: run.bold, italic: run.italic }
    }

    /// The style of a space between two: of what both have, what stays open from one to the other.
    fn shared(self, other: Style<'r>) -> Style<'r> {
        let linked = self.link == other.link;
        Style {
            link: self.link.filter(|_| linked),
            bold: linked && self.bold && other.bold,
            italic: linked && self.bold == other.bold && self.italic && other.italic,
        }
    }
}

/// The words of a line without styles, and its pieces in order.
#[derive(Default)]
struct Line<'r> {
    words: String,
    pieces: Vec<Piece<'r>>,
    space: bool,
}

impl<'r> Line<'r> {
    fn of(runs: &'r [Run]) -> Self {
        let mut line = Line::default();
        for run in runs {
            line.text(&run.text, Style::of(run));
            if let Some(note) = run.note {
                line.spaced(Style::default());
                line.pieces.push(Piece::Note(note));
            }
        }
        line
    }

    fn text(&mut self, text: &str, style: Style<'r>) {
        for (place, word) in text.split(char::is_whitespace).enumerate() {
            self.space |= place > 0;
            let word = visible(word);
            if !word.is_empty() {
                self.spaced(style);
                self.push(&word, style);
            }
        }
    }

    /// Writes the space that is due before something of a style.
    fn spaced(&mut self, style: Style<'r>) {
        if std::mem::take(&mut self.space) && !self.pieces.is_empty() {
            let before = match self.pieces.last() {
                Some(Piece::Words { style, .. }) => *style,
                _ => Style::default(),
            };
            self.push(" ", before.shared(style));
        }
    }

    /// Whether the piece at this place, from byte `from` on, is an address that leads to itself.
    fn is_address(&self, place: usize, from: usize) -> bool {
        let address = |place: usize| match self.pieces.get(place) {
            Some(Piece::Words { style, .. }) => style.link,
            _ => None,
        };
        let Some(Piece::Words { end, style: Style { link: Some(url), .. } }) = self.pieces.get(place) else {
            return false;
        };
        let alone = address(place + 1) != Some(url) && (place == 0 || address(place - 1) != Some(url));
        alone && self.words[from..*end] == **url && link(url) == format!("<{url}>")
    }

    fn push(&mut self, words: &str, style: Style<'r>) {
        self.words.push_str(words);
        match self.pieces.last_mut() {
            Some(Piece::Words { end, style: last }) if *last == style => *end = self.words.len(),
            _ => self.pieces.push(Piece::Words { end: self.words.len(), style }),
        }
    }
}

/// The line as it grows.
#[derive(Default)]
struct Inline<'r> {
    text: String,
    open: Style<'r>,
    /// Whether a mark was closed last.
    closed: bool,
}

impl<'r> Inline<'r> {
    /// Closes and opens marks until the style is this one.
    fn turn(&mut self, style: Style<'r>) {
        let relink = self.open.link != style.link;
        let rebold = relink || self.open.bold != style.bold;
        if self.open.italic && (rebold || !style.italic) {
            self.close("_");
            self.open.italic = false;
        }
        if self.open.bold && rebold {
            self.close("**");
            self.open.bold = false;
        }
        if let Some(url) = self.open.link.filter(|_| relink) {
            let _ = write!(self.text, "]({})", link(url));
        }
        if relink && style.link.is_some() {
            self.bracket("[");
        }
        if style.bold && !self.open.bold {
            self.mark("**");
        }
        if style.italic && !self.open.italic {
            self.mark("_");
        }
        self.open = style;
    }

    fn close(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.closed = true;
    }

    /// An opening mark; the letter before it becomes an entity.
    fn mark(&mut self, mark: &str) {
        if let Some(last) = self.text.chars().next_back().filter(|c| !is_edge(*c)) {
            self.text.truncate(self.text.len() - last.len_utf8());
            self.entity(last);
        }
        self.text.push_str(mark);
        self.closed = false;
    }

    /// What begins with a bracket; an exclamation mark before it would make an image.
    fn bracket(&mut self, bracket: &str) {
        if self.text.ends_with('!') {
            self.text.pop();
            self.text.push_str("\\!");
        }
        self.text.push_str(bracket);
        self.closed = false;
    }

    /// An address between angle brackets.
    fn address(&mut self, url: &str) {
        self.text.push_str(&link(url));
        self.closed = false;
    }

    fn entity(&mut self, c: char) {
        let _ = write!(self.text, "&#{};", u32::from(c));
    }

    /// The words of a piece, from byte `from` of the line on. A letter right after a mark becomes an entity, and a
    /// bracket right after the mark of a note makes no link of it.
    fn words(&mut self, words: &str, from: usize, escaping: &Escaping) {
        let Some(first) = words.chars().next() else { return };
        let mut done = 0;
        if std::mem::take(&mut self.closed) && !is_edge(first) {
            self.entity(first);
            done = first.len_utf8();
        } else if first == '(' && self.text.ends_with(']') {
            self.text.push_str("\\(");
            done = 1;
        }
        escaping.push_from(from + done, &words[done..], &mut self.text);
    }
}

/// One line of Markdown that a reader shows as these runs; empty where they say nothing.
pub(super) fn line(runs: &[Run]) -> String {
    let line = Line::of(runs);
    let escaping = Escaping::of(&line.words);
    let mut inline = Inline { text: String::with_capacity(line.words.len() + 32), ..Inline::default() };
    let mut from = 0;
    for (place, piece) in line.pieces.iter().enumerate() {
        match piece {
            Piece::Words { end, style } if line.is_address(place, from) => {
                inline.turn(Style { link: None, ..*style });
                inline.address(&line.words[from..*end]);
                from = *end;
            }
            Piece::Note(note) => {
                inline.turn(Style::default());
                inline.bracket(&format!("[^{note}]"));
            }
            Piece::Words { end, style } => {
                inline.turn(*style);
                inline.words(&line.words[from..*end], from, &escaping);
                from = *end;
            }
        }
    }
    inline.turn(Style::default());
    inline.text
}

/// What is punctuation or white space to every reader, of the older rules and the newer.
fn is_edge(c: char) -> bool {
    c == ' '
        || c.is_ascii_punctuation()
        || matches!(
            c,
            '“' | '”'
                | '„'
                | '‘'
                | '’'
                | '‚'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '–'
                | '—'
                | '…'
                | '§'
                | '¶'
                | '·'
                | '•'
        )
}
