//! What a person types into a search, read as a question.
//!
//! | typed | asks for |
//! |---|---|
//! | `interim release` | both words, in any of their forms, on one page |
//! | `"interim release"` | the words in a row, as they are written; `"interim rele*"` with an open end |
//! | `deten*` | words that begin so |
//! | `a AND b`, `a OR b`, `a NOT b`, `a -b`, `(…)` | OR binds weaker than AND; words side by side are joined by AND |
//! | `release NEAR/5 detention` | at most five words between them, in either order; `NEAR` alone is `NEAR/10` |
//! | `"interim release"~5` | the words moved by at most five places |
//! | `ICC-01/11-01/20-26` | the filing, its versions, and what names it, in any spelling of the number |
//!
//! Operators are written in capitals. What cannot be read is refused with its place: nothing is guessed.

mod lex;

use std::fmt::Write as _;

use crate::model::number::DocumentNumber;
use crate::model::search::Query;
use lex::{Piece, Token};

/// `NEAR` without a number.
const NEAR: u32 = 10;

/// Words, operators and parentheses at most: a brief pasted whole is no question.
const LONGEST: usize = 200;

/// Parentheses in parentheses at most.
const DEEPEST: usize = 40;

/// Why a question cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is wrong, in a few words.
    pub what: String,
    /// Where, in characters from 1.
    pub column: usize,
    /// What to type instead.
    pub hint: String,
}

impl Unread {
    fn new(column: usize, what: impl Into<String>, hint: impl Into<String>) -> Unread {
        Unread { what: what.into(), column, hint: hint.into() }
    }
}

/// Reads a question.
pub fn read(typed: &str) -> Result<Query, Unread> {
    if let Some(number) = whole_number(typed) {
        return Ok(Query::Number(number));
    }
    let pieces = lex::pieces(typed)?;
    if pieces.is_empty() {
        return Err(Unread::new(
            1,
            "there is nothing to search for",
            "type a word, a \"phrase\" or a document number",
        ));
    }
    if let Some(piece) = pieces.get(LONGEST) {
        return Err(Unread::new(
            piece.column,
            format!("there are more than {LONGEST} words and signs"),
            "search for a few words of it, or for a \"phrase\"",
        ));
    }
    let end = typed.chars().count() + 1;
    let mut reader = Reader { pieces: &pieces, at: 0, depth: 0, end };
    let query = reader.any()?;
    match reader.peek() {
        None => positive(query, &pieces),
        Some(piece) => Err(Unread::new(
            piece.column,
            "`)` has no `(` before it",
            "take it out, or put `(` where the group begins",
        )),
    }
}

/// What was understood, for a reader.
pub fn understood(query: &Query) -> String {
    let mut text = String::new();
    write(query, &mut text, false);
    text
}

fn write(query: &Query, text: &mut String, inside: bool) {
    let joined = |parts: &[Query], with: &str, text: &mut String| {
        text.push_str(if inside { "(" } else { "" });
        for (n, part) in parts.iter().enumerate() {
            text.push_str(if n == 0 { "" } else { with });
            write(part, text, true);
        }
        text.push_str(if inside { ")" } else { "" });
    };
    let _ = match query {
        Query::Word(word) => write!(text, "{word}"),
        Query::Prefix(word) => write!(text, "{word}*"),
        Query::Phrase { text: words, open, slop } => {
            let (open, slop) =
                (if *open { "*" } else { "" }, if *slop > 0 { format!("~{slop}") } else { String::new() });
            write!(text, "\"{words}{open}\"{slop}")
        }
        Query::Near { one, other, between } => write!(text, "{one} NEAR/{between} {other}"),
        Query::Number(number) => write!(text, "the number {}", number.canonical()),
        Query::All(parts) => {
            joined(parts, " AND ", text);
            Ok(())
        }
        Query::Any(parts) => {
            joined(parts, " OR ", text);
            Ok(())
        }
        Query::Not(unwanted) => {
            text.push_str("NOT ");
            write(unwanted, text, true);
            Ok(())
        }
    };
}

/// The words of a question that are looked for one by one.
pub fn words(query: &Query) -> Vec<&str> {
    match query {
        Query::Word(word) => vec![word],
        Query::Near { one, other, .. } => vec![one, other],
        Query::Phrase { text, open: false, .. } => text.split_whitespace().collect(),
        Query::All(parts) | Query::Any(parts) => parts.iter().flat_map(words).collect(),
        Query::Prefix(_) | Query::Phrase { .. } | Query::Number(_) | Query::Not(_) => Vec::new(),
    }
}

/// A text that is a number and nothing else, with spaces for hyphens too: `icc 01/11-01/20 26`.
fn whole_number(typed: &str) -> Option<DocumentNumber> {
    let typed = typed.trim().trim_matches(['"', '“', '”', '«', '»']).trim();
    let figures = typed.bytes().any(|byte| byte.is_ascii_digit());
    let operator = typed
        .split_whitespace()
        .any(|word| matches!(word, "AND" | "OR" | "NOT") || word.len() > 1 && word.starts_with('-'));
    if !figures || operator || typed.contains(['(', '"', '*', '~']) {
        return None;
    }
    let joined = |with: &str| typed.split_whitespace().collect::<Vec<_>>().join(with);
    let spellings = [typed.to_owned(), joined("-"), joined("/"), joined("")];
    spellings.iter().find_map(|spelling| DocumentNumber::read(spelling).ok())
}

/// Something that must be there: a question of nothing but what must not be there would be answered by everything.
fn positive(query: Query, pieces: &[Piece]) -> Result<Query, Unread> {
    let column = pieces.first().map_or(1, |piece| piece.column);
    if has_lone_not(&query) {
        return Err(Unread::new(
            column,
            "it says only what must not be there",
            "say what must be there before it: `detention NOT release`",
        ));
    }
    Ok(query)
}

fn has_lone_not(query: &Query) -> bool {
    match query {
        Query::Not(_) => true,
        Query::All(parts) => {
            parts.iter().all(|part| matches!(part, Query::Not(_)))
                || parts.iter().any(|part| match part {
                    Query::Not(unwanted) => has_lone_not(unwanted),
                    wanted => has_lone_not(wanted),
                })
        }
        Query::Any(parts) => parts.iter().any(has_lone_not),
        _ => false,
    }
}

/// Adds a part that does not stand there yet: asked for twice it costs twice and finds no more.
fn once(parts: &mut Vec<Query>, part: Query) {
    if !parts.contains(&part) {
        parts.push(part);
    }
}

struct Reader<'a> {
    pieces: &'a [Piece],
    at: usize,
    depth: usize,
    end: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at)
    }

    fn next_is(&self, token: &Token) -> bool {
        self.peek().is_some_and(|piece| piece.token == *token)
    }

    fn column(&self) -> usize {
        self.peek().map_or(self.end, |piece| piece.column)
    }

    /// Parts with OR between them.
    fn any(&mut self) -> Result<Query, Unread> {
        let mut parts = vec![self.all()?];
        while self.next_is(&Token::Or) {
            self.at += 1;
            once(&mut parts, self.all()?);
        }
        Ok(single(parts, Query::Any))
    }

    /// Parts with AND between them, or nothing.
    fn all(&mut self) -> Result<Query, Unread> {
        let mut parts = vec![self.part()?];
        loop {
            match self.peek().map(|piece| &piece.token) {
                Some(Token::And) => self.at += 1,
                None | Some(Token::Or | Token::Close) => break,
                Some(_) => {}
            }
            once(&mut parts, self.part()?);
        }
        Ok(single(parts, Query::All))
    }

    /// One part, perhaps with NOT before it or NEAR behind it.
    fn part(&mut self) -> Result<Query, Unread> {
        if self.next_is(&Token::Not) {
            self.at += 1;
            let column = self.column();
            return match self.part()? {
                Query::Not(_) => Err(Unread::new(column, "NOT stands there twice", "take one of them out")),
                part => Ok(Query::Not(Box::new(part))),
            };
        }
        let one = self.operand()?;
        let Some(Token::Near(between)) = self.peek().map(|piece| piece.token.clone()) else { return Ok(one) };
        let column = self.column();
        self.at += 1;
        let other = self.operand()?;
        if matches!(self.peek(), Some(Piece { token: Token::Near(_), .. })) {
            return Err(Unread::new(
                self.column(),
                "NEAR joins two words, not three",
                "join them by AND: `a NEAR/5 b AND b NEAR/5 c`",
            ));
        }
        match (one, other) {
            (Query::Word(one), Query::Word(other)) => {
                Ok(Query::Near { one, other, between: between.unwrap_or(NEAR) })
            }
            _ => Err(Unread::new(
                column,
                "NEAR joins two single words",
                "for words in a row that may lie apart, write `\"interim release\"~5`",
            )),
        }
    }

    fn operand(&mut self) -> Result<Query, Unread> {
        let column = self.column();
        let before = self.at.checked_sub(1).and_then(|at| self.pieces.get(at));
        let Some(piece) = self.peek().cloned() else {
            let what = before.map_or("something", |piece| piece.token.name());
            return Err(Unread::new(
                before.map_or(column, |piece| piece.column),
                format!("nothing follows `{what}`"),
                "put a word behind it, or write it in small letters to search for it",
            ));
        };
        self.at += 1;
        match piece.token {
            Token::Query(query) => Ok(query),
            Token::Open => self.group(column),
            Token::Close => {
                Err(Unread::new(column, "nothing stands before `)`", "put a word there, or take it out"))
            }
            operator => Err(Unread::new(
                column,
                format!("nothing to search for stands before `{}`", operator.name()),
                "put a word there, or write it in small letters to search for it",
            )),
        }
    }

    fn group(&mut self, column: usize) -> Result<Query, Unread> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Unread::new(
                column,
                format!("more than {DEEPEST} groups in each other"),
                "ask for less at once",
            ));
        }
        let query = self.any()?;
        if !self.next_is(&Token::Close) {
            return Err(Unread::new(column, "`(` has no `)` behind it", "put `)` where the group ends"));
        }
        self.at += 1;
        self.depth -= 1;
        Ok(query)
    }
}

fn single(mut parts: Vec<Query>, join: impl Fn(Vec<Query>) -> Query) -> Query {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}

#[cfg(test)]
#[path = "query_test.rs"]
mod tests;
