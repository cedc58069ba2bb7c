//! How many words a text has, and whether it keeps to its budgets.

use super::Template;
use super::blocks::Piece;
use crate::present::document::{Block, words};

/// The words of a section or of the whole, beside what they may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// The section, by name; `None` is the whole document.
    pub section: Option<String>,
    /// How many words it has.
    pub words: usize,
    /// How many it may have; 0: no limit.
    pub most: usize,
    /// How many passages a person has yet to write.
    pub unwritten: usize,
}

impl Budget {
    /// Whether it has too many.
    pub fn over(&self) -> bool {
        self.most > 0 && self.words > self.most
    }
}

/// The words in paragraphs, quotations and lists. Headings, tables, figures and footnotes do not count.
pub fn count(blocks: &[Block]) -> usize {
    blocks.iter().map(of_block).sum()
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Paragraph(runs) | Block::Quotation(runs) => in_text(&words(runs)),
        Block::List { items, .. } => items.iter().map(|item| count(item)).sum(),
        Block::Heading(..) | Block::Table(_) | Block::Figure(_) => 0,
    }
}

/// The words of a text: what stands between white space and has a letter or a figure.
pub fn in_text(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The budget of every section in the order of the template, and of the whole.
pub fn budgets(template: &Template, pieces: &[Piece]) -> Vec<Budget> {
    let sum = |id: &str, of: fn(&Piece) -> usize| {
        pieces.iter().filter(|piece| piece.section.as_deref() == Some(id)).map(of).sum()
    };
    let mut budgets: Vec<Budget> = template
        .front
        .sections
        .iter()
        .map(|section| Budget {
            section: Some(section.id.clone()),
            words: sum(&section.id, |piece| piece.words),
            most: section.max_words,
            unwritten: sum(&section.id, |piece| piece.unwritten),
        })
        .collect();
    budgets.push(Budget {
        section: None,
        words: pieces.iter().map(|piece| piece.words).sum(),
        most: template.front.max_words,
        unwritten: pieces.iter().map(|piece| piece.unwritten).sum(),
    });
    budgets
}
