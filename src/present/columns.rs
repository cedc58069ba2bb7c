//! How wide the columns of a table are: as what stands in them asks for.

use super::document::{Run, Table, words};

/// How many columns a table has: as many as its header or its longest row.
pub fn count(table: &Table) -> usize {
    let longest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    table.columns.len().max(longest)
}

/// What a column wants of the width, in characters: its longest word, or its longest cell up to 45 of them.
pub fn wish(table: &Table, at: usize) -> usize {
    let heading = table.columns.get(at).map(|column| column.heading.as_slice());
    let cells = table.rows.iter().filter_map(|row| row.get(at).map(Vec::as_slice));
    heading.into_iter().chain(cells).map(wish_of).max().unwrap_or(0) + 3
}

fn wish_of(cell: &[Run]) -> usize {
    let text = words(cell);
    let longest_word = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    longest_word.min(30).max(text.chars().count().min(45))
}
