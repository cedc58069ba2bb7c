//! Bytes to text, and text to one spelling of its spaces.

mod decode;

pub use crate::model::wording::{plain as fold_for_compare, same_meaning, short, tidy, tidy_lines};
pub use decode::decode;

#[cfg(test)]
mod tests;
