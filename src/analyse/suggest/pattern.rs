//! Cues as they are written: `material facts ~8 indictment`, `cross-examin* ~8 (denied|right)`.

use super::folded::Folded;

/// One piece of an alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// This character.
    Letter(char),
    /// Any ending of a word.
    Ending,
    /// The space between words.
    Space,
}

/// A run of pieces without alternatives.
pub type Run = Vec<Piece>;

/// What stands between two gaps: one of these runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// As written, folded.
    pub written: String,
    /// The alternatives.
    pub runs: Vec<Run>,
}

/// A cue: operands, and between each two the most words that may stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The operands, in the order written.
    pub operands: Vec<Operand>,
    /// One fewer.
    pub gaps: Vec<usize>,
}

impl Pattern {
    /// Reads a cue. `None` where nothing is left of it.
    pub fn read(written: &str) -> Option<Pattern> {
        let folded = Folded::new(written).text;
        let (mut operands, mut gaps) = (Vec::new(), Vec::new());
        for (at, part) in folded.split('~').enumerate() {
            let digits = if at == 0 { 0 } else { part.bytes().take_while(u8::is_ascii_digit).count() };
            let (gap, rest) = part.split_at_checked(digits).unwrap_or(("", part));
            if let Ok(gap) = gap.parse() {
                gaps.push(gap);
            }
            let words = balanced(rest.trim());
            if !words.is_empty() {
                operands.push(Operand { runs: runs(&words), written: words });
            }
        }
        gaps.truncate(operands.len().saturating_sub(1));
        (!operands.is_empty()).then_some(Pattern { operands, gaps })
    }
}

/// A bracket that a gap tore apart is taken off.
fn balanced(words: &str) -> String {
    let opened = words.matches('(').count();
    let closed = words.matches(')').count();
    match opened.cmp(&closed) {
        std::cmp::Ordering::Equal => words.to_owned(),
        std::cmp::Ordering::Greater => words.replacen('(', "", opened - closed),
        std::cmp::Ordering::Less => words.replacen(')', "", closed - opened),
    }
}

/// Whether brackets are meant as they stand: `article 69(7)`.
fn literal(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    chars.windows(3).any(|w| super::folded::is_word(w[0]) && w[1] == '(' && w[2].is_ascii_digit())
}

fn runs(words: &str) -> Vec<Run> {
    if literal(words) {
        return vec![pieces(words)];
    }
    alternatives(words).iter().map(|run| pieces(run)).collect()
}

fn pieces(words: &str) -> Run {
    words
        .chars()
        .map(|c| match c {
            '*' => Piece::Ending,
            ' ' => Piece::Space,
            other => Piece::Letter(other),
        })
        .collect()
}

/// Every way to read the groups of an operand; a bar outside of brackets parts the whole.
fn alternatives(words: &str) -> Vec<String> {
    let mut branches = vec![String::new()];
    let (mut out, mut rest) = (Vec::new(), words);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '(' => {
                let (inside, behind) = group(after);
                let choices = alternatives(inside);
                branches = branches
                    .iter()
                    .flat_map(|b| choices.iter().map(move |choice| format!("{b}{choice}")))
                    .collect();
                rest = behind;
            }
            '|' => {
                out.append(&mut branches);
                branches = vec![String::new()];
                rest = after;
            }
            other => {
                for branch in &mut branches {
                    branch.push(other);
                }
                rest = after;
            }
        }
    }
    out.append(&mut branches);
    out
}

/// What stands in a bracket that was just opened, and what comes after it.
fn group(rest: &str) -> (&str, &str) {
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (rest.get(..at).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default());
        }
    }
    (rest, "")
}

/// Where a run that begins here ends, if the text goes on like it and a word ends there.
pub fn matches(run: &[Piece], text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for (i, piece) in run.iter().enumerate() {
        let wanted = match piece {
            Piece::Letter(wanted) => *wanted,
            Piece::Space => ' ',
            Piece::Ending => return any_ending(run.get(i + 1..)?, text, at),
        };
        let found = match text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => char::from(*byte),
            _ => text.get(at..)?.chars().next()?,
        };
        if found != wanted {
            return None;
        }
        at += found.len_utf8();
    }
    (!super::folded::word_at(text, at)).then_some(at)
}

/// The same after any ending of a word, the longest first.
fn any_ending(rest: &[Piece], text: &str, from: usize) -> Option<usize> {
    let length: usize =
        text.get(from..)?.chars().take_while(|c| super::folded::is_word(*c)).map(char::len_utf8).sum();
    (from..=from + length)
        .rev()
        .filter(|end| text.is_char_boundary(*end))
        .find_map(|end| matches(rest, text, end))
}
