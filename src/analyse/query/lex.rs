//! The pieces of a question: words, phrases, numbers, operators, each with its place.

use super::Unread;
use crate::model::fold::in_word;
use crate::model::number::{Found, scan};
use crate::model::search::Query;

/// What may stand in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Something to look for.
    Query(Query),
    /// `AND`.
    And,
    /// `OR`.
    Or,
    /// `NOT`, or `-` before something.
    Not,
    /// `NEAR`, or `NEAR/5`.
    Near(Option<u32>),
    /// `(`.
    Open,
    /// `)`.
    Close,
}

impl Token {
    /// As a message names it.
    pub fn name(&self) -> &'static str {
        match self {
            Token::Query(_) => "the word",
            Token::And => "AND",
            Token::Or => "OR",
            Token::Not => "NOT",
            Token::Near(_) => "NEAR",
            Token::Open => "(",
            Token::Close => ")",
        }
    }
}

/// A piece and where it begins, in characters from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub token: Token,
    /// Where it begins.
    pub column: usize,
}

/// Takes a question apart.
pub fn pieces(typed: &str) -> Result<Vec<Piece>, Unread> {
    let numbers = scan(typed);
    let mut lexer = Lexer { typed, numbers: &numbers, at: 0, pieces: Vec::new() };
    while let Some(c) = lexer.typed[lexer.at..].chars().next() {
        lexer.piece(c)?;
    }
    Ok(lexer.pieces)
}

struct Lexer<'a> {
    typed: &'a str,
    numbers: &'a [Found],
    at: usize,
    pieces: Vec<Piece>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.typed[self.at..]
    }

    fn column(&self, at: usize) -> usize {
        self.typed[..at].chars().count() + 1
    }

    fn push(&mut self, token: Token, until: usize) {
        let column = self.column(self.at);
        self.pieces.push(Piece { token, column });
        self.at = until;
    }

    fn piece(&mut self, c: char) -> Result<(), Unread> {
        let after = self.at + c.len_utf8();
        if let Some(found) = self.numbers.iter().find(|found| found.range.start == self.at) {
            self.push(Token::Query(Query::Number(found.number.clone())), found.range.end);
            return Ok(());
        }
        match c {
            '(' => self.push(Token::Open, after),
            ')' => self.push(Token::Close, after),
            '"' | '“' | '”' | '„' | '«' | '»' => return self.phrase(after),
            '-' | '\u{2212}' if self.begins(after) => self.push(Token::Not, after),
            '+' if self.begins(after) => self.at = after, // every word must be there anyway
            c if c.is_whitespace() || c.is_control() => self.at = after,
            _ => return self.word(),
        }
        Ok(())
    }

    /// Whether something to look for begins here, and what stands before is not a part of it.
    fn begins(&self, after: usize) -> bool {
        let next = self.typed[after..].chars().next();
        let opens = |c: char| in_word(c) || matches!(c, '(' | '"' | '“' | '„' | '«' | '§' | '¶');
        let before = self.typed[..self.at].chars().next_back();
        next.is_some_and(opens) && before.is_none_or(|c| c.is_whitespace() || c == '(')
    }

    fn phrase(&mut self, start: usize) -> Result<(), Unread> {
        let column = self.column(self.at);
        let ends = |c: char| matches!(c, '"' | '“' | '”' | '»' | '«');
        let Some(length) = self.typed[start..].find(ends) else {
            return Err(Unread::new(
                column,
                "the quotation mark has no other behind it",
                "put `\"` where the phrase ends, or take the first one out",
            ));
        };
        let inside = self.typed[start..start + length].trim();
        let close = start + length;
        let mut end = close + self.typed[close..].chars().next().map_or(0, char::len_utf8);
        let mut slop = 0;
        if let Some(rest) = self.typed[end..].strip_prefix('~') {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            slop = digits.parse().ok().filter(|slop| *slop <= 1000).ok_or_else(|| {
                Unread::new(
                    self.column(end),
                    "`~` needs a number of places up to 1000",
                    "write it as `\"interim release\"~5`",
                )
            })?;
            end += 1 + digits.len();
        }
        let (words, open) = inside.strip_suffix('*').map_or((inside, false), |words| (words, true));
        checked(words, column)?;
        if words.contains('*') {
            return Err(Unread::new(
                column,
                "`*` can stand only at the end of a phrase",
                "take it out, or end the phrase there",
            ));
        }
        if open && slop > 0 {
            return Err(Unread::new(column, "a phrase has `*` or `~`, not both", "take one of them out"));
        }
        let numbers = self.numbers.iter().find(|found| {
            found.range.start >= start
                && self.typed[start..found.range.start].trim().is_empty()
                && found.range.end <= close
                && self.typed[found.range.end..close].trim().is_empty()
        });
        let query = match numbers {
            Some(found) => Query::Number(found.number.clone()),
            None => Query::Phrase { text: words.to_owned(), open, slop },
        };
        self.push(Token::Query(query), end);
        Ok(())
    }

    fn word(&mut self) -> Result<(), Unread> {
        let column = self.column(self.at);
        let ends = |c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '(' | ')' | '"' | '“' | '”' | '„' | '«' | '»')
        };
        let mut length = self.rest().find(ends).unwrap_or(self.rest().len());
        // `9(3)(a)` is one word, `release(` is a word and a group
        while let Some(bracket) = bracketed(&self.rest()[length..]).filter(|_| length > 0) {
            length += bracket;
            length += self.rest()[length..].find(ends).unwrap_or(self.rest().len() - length);
        }
        let word = self.rest()[..length].to_owned();
        let end = self.at + length;
        if let Some(operator) = operator(&word, column)? {
            self.push(operator, end);
            return Ok(());
        }
        let (start, open) = word.strip_suffix('*').map_or((word.as_str(), false), |start| (start, true));
        if start.contains('*') || start.is_empty() && open {
            return Err(Unread::new(
                column,
                "`*` can stand only at the end of a word",
                "write the beginning of the word before it: `deten*`",
            ));
        }
        if !start.chars().any(searchable) {
            self.at = end; // a dash or dots between words
            return Ok(());
        }
        let query = if open { Query::Prefix(start.to_owned()) } else { Query::Word(start.to_owned()) };
        self.push(Token::Query(query), end);
        Ok(())
    }
}

fn checked(words: &str, column: usize) -> Result<(), Unread> {
    if words.chars().any(searchable) {
        return Ok(());
    }
    Err(Unread::new(
        column,
        "there is nothing between the quotation marks",
        "put words there, or take the marks out",
    ))
}

fn searchable(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '§' | '¶')
}

/// The length of `(3)` or `(a)` right behind a word.
fn bracketed(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('(')?.split(')').next()?;
    let short = (1..=4).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_alphanumeric());
    (short && rest[1 + inside.len()..].starts_with(')')).then_some(inside.len() + 2)
}

fn operator(word: &str, column: usize) -> Result<Option<Token>, Unread> {
    Ok(Some(match word {
        "AND" => Token::And,
        "OR" => Token::Or,
        "NOT" => Token::Not,
        "NEAR" => Token::Near(None),
        other => {
            let Some(number) = other.strip_prefix("NEAR/") else { return Ok(None) };
            let between = number.parse().ok().filter(|between| *between <= 1000);
            let between = between.ok_or_else(|| {
                Unread::new(
                    column,
                    "NEAR/ needs a number of words up to 1000",
                    "write it as `release NEAR/5 detention`",
                )
            })?;
            Token::Near(Some(between))
        }
    }))
}
