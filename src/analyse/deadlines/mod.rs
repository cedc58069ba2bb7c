//! Time limits: how each court counts, what runs, and how sure a date is.
//!
//! No date from here is advice. An order of the chamber prevails over every one of them, and what rests on a provision
//! that nobody has checked, on a list of holidays that is not there, or on a date that no person entered is a range or
//! has to be confirmed: see [`estimate()`].

pub mod count;
mod due;
mod easter;
pub mod estimate;
pub mod holidays;
pub mod invitation;
pub mod invitation_dates;
#[cfg(test)]
mod invitation_test;
pub mod rules;
pub mod starts;
#[cfg(test)]
mod tests;
mod words;

/// Stands beside every date that is computed.
pub const PREVAILS: &str = "estimate; the chamber's order prevails";

pub use estimate::{Asked, Estimate, From, Unknown, estimate};
pub use holidays::{Book, BookFault};
pub use rules::{Counting, Kind, Length, Limit, Rules, Status};
