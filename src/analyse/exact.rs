//! An exact test of two shares, and its correction where many are tested.

use super::count::real;

/// Fisher's exact test, one-sided: how likely it is that at least `here` of `read` records are tagged, if the
/// `here + before` tagged records had fallen by lot among all `read + read_before` (R. A. Fisher, "The logic of
/// inductive inference", Journal of the Royal Statistical Society 98 (1935) 39–82). The hypergeometric upper tail.
///
/// Counts that cannot be (more tagged than read) are as likely as anything: 1.
pub fn fisher(here: usize, read: usize, before: usize, read_before: usize) -> f64 {
    if here > read || before > read_before {
        return 1.0;
    }
    let (tagged, all) = (here + before, read + read_before);
    let logs = Logs::up_to(all);
    let whole = logs.choose(all, tagged);
    let tail: f64 = (here..=tagged.min(read))
        .filter(|k| tagged - k <= read_before)
        .map(|k| (logs.choose(read, k) + logs.choose(read_before, tagged - k) - whole).exp())
        .sum();
    tail.min(1.0)
}

/// Logarithms of factorials.
struct Logs(Vec<f64>);

impl Logs {
    fn up_to(n: usize) -> Logs {
        let mut sum = 0.0;
        Logs(
            std::iter::once(0.0)
                .chain((1..=n).map(|k| {
                    sum += real(k).ln();
                    sum
                }))
                .collect(),
        )
    }

    /// The logarithm of n over k.
    fn choose(&self, n: usize, k: usize) -> f64 {
        let of = |n: usize| self.0.get(n).copied().unwrap_or_default();
        of(n) - of(k) - of(n.saturating_sub(k))
    }
}

/// Holm's step-down correction: with it, the chance of even one false alarm among all tests stays at the level of one
/// (S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979)
/// 65–70). In the order given.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut adjusted = vec![0.0; p.len()];
    let mut highest: f64 = 0.0;
    for (rank, place) in order.into_iter().enumerate() {
        highest = highest.max(p[place] * real(p.len() - rank)).min(1.0);
        adjusted[place] = highest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lady_tasting_tea() {
        assert!((fisher(4, 4, 0, 4) - 1.0 / 70.0).abs() < 1e-12);
        assert!((fisher(3, 4, 1, 4) - 17.0 / 70.0).abs() < 1e-12);
        assert!((fisher(0, 10, 3, 20) - 1.0).abs() < 1e-12);
        assert!((fisher(5, 4, 0, 4) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn holm_never_falls_and_never_passes_one() {
        let close = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
        assert!(close(&holm(&[0.01, 0.04, 0.03, 0.005]), &[0.03, 0.06, 0.06, 0.02]));
        assert!(close(&holm(&[0.9, 0.8]), &[1.0, 1.0]));
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }
}
