//! Whether a reading is healthy: floors, ceilings, age, coverage.

use crate::model::{listing::Expect, moment::Day};
use crate::parse::page::Parsed;

/// What a reading of a listing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// As expected.
    Healthy,
    /// The page lacks the shape that the adapter knows; why, in words.
    Unreadable(String),
    /// Fewer than the floor.
    TooFew {
        /// How many there were.
        found: u64,
        /// How many were expected at least.
        floor: u64,
    },
    /// More than the ceiling.
    TooMany {
        /// How many there were.
        found: u64,
        /// How many were expected at most.
        ceiling: u64,
    },
    /// The newest item is too old.
    Stale {
        /// Its date.
        newest: Day,
        /// How many days old it may be.
        within: u32,
    },
    /// Too many rows lack what every row must have.
    Thin {
        /// Rows that were read whole.
        whole: u64,
        /// Rows on the page.
        rows: u64,
    },
}

/// Judges the first page of a reading: floor and ceiling hold for the stated total, else for its rows.
pub fn first_page(parsed: &Parsed, expect: &Expect, today: Day) -> Health {
    let found = parsed.total.unwrap_or(parsed.rows);
    if let Some(why) = &parsed.unreadable {
        return Health::Unreadable(why.clone());
    }
    if found < expect.floor {
        return Health::TooFew { found, floor: expect.floor };
    }
    if found > expect.ceiling {
        return Health::TooMany { found, ceiling: expect.ceiling };
    }
    if let (Some(within), Some(newest)) = (expect.newest_within, parsed.newest())
        && (today - newest).num_days() > i64::from(within)
    {
        return Health::Stale { newest, within };
    }
    any_page(parsed, expect)
}

/// Judges a later page, or a file that a person imports: shape and coverage.
pub fn any_page(parsed: &Parsed, expect: &Expect) -> Health {
    if let Some(why) = &parsed.unreadable {
        return Health::Unreadable(why.clone());
    }
    let whole = parsed.rows.saturating_sub(parsed.poor);
    #[allow(clippy::cast_precision_loss)] // rows of one page
    if parsed.rows > 0 && (whole as f64) < expect.coverage * parsed.rows as f64 {
        return Health::Thin { whole, rows: parsed.rows };
    }
    Health::Healthy
}
