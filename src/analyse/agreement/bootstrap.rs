//! How far a figure may be from what more records would give.

use crate::analyse::random::Lots;

/// How many times the records are drawn again.
const DRAWS: usize = 1000;

/// The 95 % percentile interval of a figure over records drawn again with replacement (B. Efron and R. Tibshirani,
/// An Introduction to the Bootstrap, 1993, chapter 13), with a seed that never changes. `figure` is given the places
/// of the records drawn.
///
/// `None` where there are fewer than two records, or the figure exists in fewer than half of the draws.
pub fn interval(records: usize, figure: impl Fn(&[usize]) -> Option<f64>) -> Option<(f64, f64)> {
    if records < 2 {
        return None;
    }
    let mut lots = Lots::new(1995);
    let mut drawn = vec![0; records];
    let mut figures: Vec<f64> = (0..DRAWS)
        .filter_map(|_| {
            drawn.fill_with(|| lots.below(records));
            figure(&drawn)
        })
        .collect();
    if figures.len() * 2 < DRAWS {
        return None;
    }
    figures.sort_by(f64::total_cmp);
    let last = figures.len() - 1;
    Some((figures[last * 25 / 1000], figures[last * 975 / 1000]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(values: &[f64], drawn: &[usize]) -> f64 {
        drawn.iter().map(|place| values[*place]).sum::<f64>() / crate::analyse::count::real(drawn.len())
    }

    #[test]
    fn the_interval_of_a_mean_is_about_two_standard_errors_wide() {
        let values: Vec<f64> = (0..100).map(f64::from).collect();
        let (low, high) = interval(100, |drawn| Some(mean(&values, drawn))).unwrap();
        assert!((low - 43.8).abs() < 1.0 && (high - 55.2).abs() < 1.0, "{low} {high}");
        assert_eq!(interval(100, |drawn| Some(mean(&values, drawn))), Some((low, high)));
    }

    #[test]
    fn too_little_has_no_interval() {
        assert_eq!(interval(1, |_| Some(1.0)), None);
        assert_eq!(interval(9, |_| None), None);
    }
}
