//! Agreement of two coders.

use super::square::Square;

/// The table of two coders: how often the first said one value where the second said the other.
pub fn contingency(pairs: impl IntoIterator<Item = (usize, usize)>, values: usize) -> Square {
    let mut table = Square::new(values);
    pairs.into_iter().for_each(|(first, second)| table.add(first, second, 1.0));
    table
}

/// The share of units on which two coders said the same; `None` without units.
pub fn percent(table: &Square) -> Option<f64> {
    let n = table.total();
    (n > 0.0).then(|| table.diagonal() / n)
}

/// Cohen's kappa, unweighted: κ = (pₒ − pₑ) / (1 − pₑ), where pₒ is the share of units on which both said the same
/// and pₑ what chance gives by how often each used each value (J. Cohen, "A coefficient of agreement for nominal
/// scales", Educational and Psychological Measurement 20 (1960) 37–46).
///
/// `None` without units, and where both used one and the same value only: chance then explains everything.
pub fn kappa(table: &Square) -> Option<f64> {
    let n = table.total();
    let observed = percent(table)?;
    let by_chance = table.values().map(|v| table.row(v) * table.column(v)).sum::<f64>() / (n * n);
    (by_chance < 1.0).then(|| (observed - by_chance) / (1.0 - by_chance))
}
