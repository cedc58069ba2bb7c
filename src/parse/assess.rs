//! Whether a reading is healthy: floors, ceilings, age, coverage.

use crate::model::listing::Expect;
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
    /// Too many rows lack what every row must have.
    Thin {
        /// Rows that were read whole.
        whole: u64,
        /// Rows on the page.
        rows: u64,
    },
}

/// Judges the first page of a reading: floor and ceiling hold for the stated total, else for its rows.
pub fn first_page(parsed: &Parsed, expect: &Expect) -> Health {
    if let Some(why) = &parsed.unreadable {
        return Health::Unreadable(why.clone());
    }
    match total(parsed.total.unwrap_or(parsed.rows), expect) {
        Ok(()) if parsed.rows == 0 && expect.floor > 0 => Health::TooFew { found: 0, floor: expect.floor },
        Ok(()) => any_page(parsed, expect),
        Err(health) => health,
    }
}

/// Judges a total by floor and ceiling.
pub fn total(found: u64, expect: &Expect) -> Result<(), Health> {
    if found < expect.floor {
        return Err(Health::TooFew { found, floor: expect.floor });
    }
    if found > expect.ceiling {
        return Err(Health::TooMany { found, ceiling: expect.ceiling });
    }
    Ok(())
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
