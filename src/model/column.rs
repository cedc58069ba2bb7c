//! What a list is made of: rows of named columns, described once.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::moment::Day;

/// How a column behaves in a table on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Never broken: numbers, dates, words.
    Whole,
    /// Broken between words: titles, sentences.
    Wraps,
}

/// One column: a key of JSON, a head of CSV and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The key, part of the contract with outside scripts.
    pub key: &'static str,
    /// What it holds, in one sentence.
    pub about: &'static str,
    /// How it behaves in a table.
    pub fit: Fit,
    /// 0 is always in a table; of the others those with the highest rank give way first where it is narrow.
    pub rank: u8,
}

/// A record of a list. JSON comes from `Serialize`, whose fields are the columns in the same order.
pub trait Row: Serialize {
    /// The columns, in order.
    const COLUMNS: &'static [Column];

    /// The cells, one a column.
    fn cells(&self) -> Vec<Cow<'_, str>>;
}

/// A value that fits in one cell; an absent one is empty.
pub trait Cell {
    /// Its text.
    fn cell(&self) -> Cow<'_, str>;
}

impl Cell for String {
    fn cell(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> Cow<'_, str> {
        self.as_ref().map_or(Cow::Borrowed(""), Cell::cell)
    }
}

/// Several values share a cell with `; ` between them.
impl Cell for Vec<String> {
    fn cell(&self) -> Cow<'_, str> {
        Cow::Owned(self.join("; "))
    }
}

macro_rules! printed_cells {
    ($($type:ty),*) => {
        $(impl Cell for $type {
            fn cell(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        })*
    };
}

printed_cells!(u8, u32, u64, i64, usize, f64, bool, Day);

/// The key of a field: `r#type` is `type`.
pub const fn key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Row structs with their columns from one description: `field: Type, Fit rank, "what it holds";`.
macro_rules! rows {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty, $fit:ident $rank:literal, $about:literal;)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, serde::Serialize)]
            pub struct $name {
                $(#[doc = $about] pub $field: $type,)*
            }

            impl $crate::model::column::Row for $name {
                const COLUMNS: &'static [$crate::model::column::Column] = &[
                    $($crate::model::column::Column {
                        key: $crate::model::column::key(stringify!($field)),
                        about: $about,
                        fit: $crate::model::column::Fit::$fit,
                        rank: $rank,
                    },)*
                ];

                fn cells(&self) -> Vec<std::borrow::Cow<'_, str>> {
                    vec![$($crate::model::column::Cell::cell(&self.$field),)*]
                }
            }
        )*
    };
}
pub(crate) use rows;
