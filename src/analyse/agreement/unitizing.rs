//! Agreement on passages: where coders saw something, and how far it went.
//!
//! Krippendorff's unitizing alpha, as in K. Krippendorff, "On the reliability of unitizing continuous data",
//! Sociological Methodology 25 (1995) 47–76, and Content Analysis (2nd edition 2004), section 11.6. For a category
//! *c* on a continuum of length *L* that *m* coders have cut into units and the gaps between them:
//!
//! ```text
//! Dₒ = Σᵢ Σⱼ≠ᵢ Σ_g Σ_h δ² / (m (m − 1) L²)
//!   δ² = (b_g − b_h)² + (e_g − e_h)²   two units that overlap; b begins, e ends
//!   δ² = ℓ_g²                          a unit that lies wholly in a gap of the other, and the other way round
//!   δ² = 0                             else
//! Dₑ = (2 / L) Σ_units [ (N − 1) / 3 · (2ℓ³ − 3ℓ² + ℓ) + ℓ² Σ_gaps≥ℓ (ℓ_gap − ℓ + 1) ]
//!      / (mL (mL − 1) − Σ_units ℓ (ℓ − 1))
//! α = 1 − Dₒ / Dₑ
//! ```
//!
//! *N* is the number of units of the category by all coders. Over several categories both sums are added up first.

use crate::analyse::count::real;

/// A passage on the continuum: where it begins, and where it ends, exclusive.
pub type Span = (usize, usize);

/// What coders marked with one category on one continuum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuum {
    /// In characters.
    pub length: usize,
    /// A coder each: passages in order, none overlapping another of the same coder ([`joined`]).
    pub coders: Vec<Vec<Span>>,
}

/// Observed and expected disagreement.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Disagreement {
    /// Dₒ.
    pub observed: f64,
    /// Dₑ.
    pub expected: f64,
}

impl Disagreement {
    /// α; `None` where nothing was marked.
    pub fn alpha(self) -> Option<f64> {
        (self.expected > 0.0).then(|| 1.0 - self.observed / self.expected)
    }

    /// Adds that of another category.
    #[must_use]
    pub fn plus(self, other: Disagreement) -> Disagreement {
        Disagreement { observed: self.observed + other.observed, expected: self.expected + other.expected }
    }
}

/// Passages of one coder in order, those that overlap joined into one; empty ones left out.
pub fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|(begin, end)| begin < end);
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for (begin, end) in spans {
        match joined.last_mut() {
            Some(last) if begin < last.1 => last.1 = last.1.max(end),
            _ => joined.push((begin, end)),
        }
    }
    joined
}

/// The disagreement on one category.
pub fn disagreement(continuum: &Continuum) -> Disagreement {
    let coders = &continuum.coders;
    let (m, length) = (real(coders.len()), real(continuum.length));
    if coders.len() < 2 || continuum.length == 0 {
        return Disagreement::default();
    }
    let mut apart = 0.0;
    for (place, one) in coders.iter().enumerate() {
        for other in &coders[place + 1..] {
            apart += 2.0 * between(one, other); // each pair is met from both sides
        }
    }
    let observed = apart / (m * (m - 1.0) * length * length);
    Disagreement { observed, expected: expected(continuum) }
}

/// The sum of δ² of two coders.
fn between(one: &[Span], other: &[Span]) -> f64 {
    let overlaps = |a: &Span, b: &Span| a.0 < b.1 && b.0 < a.1;
    let near = |spans: &'_ [Span], to: &Span| {
        let first = spans.partition_point(|span| span.1 <= to.0);
        let count = spans[first..].iter().take_while(|span| overlaps(span, to)).count();
        first..first + count
    };
    let alone = |units: &[Span], others: &[Span]| -> f64 {
        units.iter().filter(|unit| near(others, unit).is_empty()).map(|unit| size(unit).powi(2)).sum()
    };
    let overlapping: f64 = one
        .iter()
        .flat_map(|unit| other[near(other, unit)].iter().map(move |there| (unit, there)))
        .map(|(here, there)| real(here.0.abs_diff(there.0)).powi(2) + real(here.1.abs_diff(there.1)).powi(2))
        .sum();
    overlapping + alone(one, other) + alone(other, one)
}

fn size(span: &Span) -> f64 {
    real(span.1.saturating_sub(span.0))
}

fn expected(continuum: &Continuum) -> f64 {
    let (m, length) = (real(continuum.coders.len()), real(continuum.length));
    let units: Vec<f64> = continuum.coders.iter().flatten().map(size).collect();
    let n = real(units.len());
    let gaps = gaps(continuum);
    // sums of the gaps from each place on: how many and how long they are together
    let mut above = vec![(0.0, 0.0)];
    for gap in gaps.iter().rev() {
        let (count, sum) = above.last().copied().unwrap_or_default();
        above.push((count + 1.0, sum + gap));
    }
    let weight: f64 = units
        .iter()
        .map(|unit| {
            let longer = gaps.len() - gaps.partition_point(|gap| gap < unit);
            let (count, sum) = above[longer];
            let in_units = (n - 1.0) / 3.0 * (2.0 * unit.powi(3) - 3.0 * unit.powi(2) + unit);
            in_units + unit.powi(2) * (sum - count * (unit - 1.0))
        })
        .sum();
    let within: f64 = units.iter().map(|unit| unit * (unit - 1.0)).sum();
    let places = m * length * (m * length - 1.0) - within;
    if places > 0.0 { 2.0 / length * weight / places } else { 0.0 }
}

/// The lengths of the gaps between units, of all coders, shortest first.
fn gaps(continuum: &Continuum) -> Vec<f64> {
    let mut gaps = Vec::new();
    for units in &continuum.coders {
        let mut at = 0;
        for unit in units {
            gaps.push(real(unit.0.saturating_sub(at)));
            at = unit.1;
        }
        gaps.push(real(continuum.length.saturating_sub(at)));
    }
    gaps.retain(|gap| *gap > 0.0);
    gaps.sort_by(f64::total_cmp);
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 0.000_05
    }

    /// Krippendorff, Content Analysis (2nd edition 2004), page 254: a continuum from 150 to 450.
    fn published(category: char) -> Continuum {
        let spans = |list: &[(usize, usize)]| list.iter().map(|(b, l)| (b - 150, b - 150 + l)).collect();
        let coders = match category {
            'c' => vec![spans(&[(225, 70), (370, 30)]), spans(&[(220, 80), (355, 20), (400, 20)])],
            _ => vec![spans(&[(180, 60), (300, 50)]), spans(&[(180, 60), (300, 50)])],
        };
        Continuum { length: 300, coders }
    }

    #[test]
    fn the_published_example() {
        let (c, k) = (disagreement(&published('c')), disagreement(&published('k')));
        assert!(close(c.observed, 0.0144) && close(c.expected, 0.0532), "{c:?}");
        assert!(close(c.alpha().unwrap(), 0.7286), "{c:?}");
        assert!(close(k.observed, 0.0) && close(k.expected, 0.0490), "{k:?}");
        assert!(close(k.alpha().unwrap(), 1.0));
        assert!((c.plus(k).alpha().unwrap() - 0.8591).abs() < 0.0005, "{:?}", c.plus(k).alpha());
    }

    #[test]
    fn what_overlaps_is_joined_and_what_touches_is_not() {
        assert_eq!(joined(vec![(5, 9), (1, 3), (3, 4), (8, 12), (2, 2)]), [(1, 3), (3, 4), (5, 12)]);
    }

    #[test]
    fn nothing_marked_is_no_figure() {
        let none = Continuum { length: 100, coders: vec![Vec::new(), Vec::new()] };
        assert_eq!(disagreement(&none).alpha(), None);
        assert_eq!(disagreement(&Continuum { length: 0, ..none }).alpha(), None);
    }
}
