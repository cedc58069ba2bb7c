//! Agreement of any number of coders, some of whom may not have judged every unit.

use super::square::Square;
use crate::analyse::count::real;

/// The coincidences of units, each with what each coder said of it (`None`: nothing). Every pair of values in a unit
/// of mᵤ values counts 1 / (mᵤ − 1); a unit with fewer than two values counts for nothing.
pub fn coincidences<'a>(units: impl IntoIterator<Item = &'a [Option<usize>]>, values: usize) -> Square {
    let mut table = Square::new(values);
    for unit in units {
        let said: Vec<usize> = unit.iter().copied().flatten().collect();
        if said.len() < 2 {
            continue;
        }
        let weight = 1.0 / real(said.len() - 1);
        for (one, first) in said.iter().enumerate() {
            for (other, second) in said.iter().enumerate() {
                if one != other {
                    table.add(*first, *second, weight);
                }
            }
        }
    }
    table
}

/// Krippendorff's alpha for nominal values, from coincidences: α = 1 − Dₒ / Dₑ
/// = 1 − (n − 1) (n − Σ oᵥᵥ) / (n² − Σ nᵥ²) (K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, part C).
///
/// `None` where fewer than two values can be paired, or all are the same.
pub fn nominal(coincidences: &Square) -> Option<f64> {
    let n = coincidences.total();
    let alike: f64 = coincidences.values().map(|v| coincidences.row(v).powi(2)).sum();
    let expected = n * n - alike;
    (n > 1.0 && expected > 1e-9).then(|| 1.0 - (n - 1.0) * (n - coincidences.diagonal()) / expected)
}
