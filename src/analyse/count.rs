//! Counts as numbers to reckon with.

/// A count as a number; exact, as no count of records or characters comes near 2⁵³.
#[allow(clippy::cast_precision_loss)]
pub fn real(count: usize) -> f64 {
    count as f64
}
