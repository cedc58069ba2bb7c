//! Why a whole document was not read.

use std::fmt;

/// A document that is not read at all, and why. Its text is a sentence without a final period, fit for
/// [`Parsed::unreadable`](crate::parse::page::Parsed::unreadable).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// More bytes than are read.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// Elements or values inside one another, deeper than any real page.
    TooDeep {
        /// The deepest that is read.
        limit: usize,
    },
    /// So many elements, for its size or at all, that reading it would never end.
    TooMuchWork {
        /// What there is too much of: `elements`.
        what: &'static str,
        /// The most that is read.
        limit: usize,
    },
    /// It is something else than was asked for.
    NotA {
        /// What was expected: `a feed (RSS, Atom or JSON Feed)`.
        expected: &'static str,
        /// What was found, or how it begins.
        found: String,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::TooLarge { bytes, limit } => {
                write!(f, "the page has {bytes} bytes, and at most {limit} are read")
            }
            Refused::TooDeep { limit } => {
                write!(f, "the page nests its elements more than {limit} deep, as no real page does")
            }
            Refused::TooMuchWork { what, limit } => {
                write!(f, "the page has more than {limit} {what}, as no real page does")
            }
            Refused::NotA { expected, found } => write!(f, "expected {expected}, found {found}"),
        }
    }
}

impl std::error::Error for Refused {}
