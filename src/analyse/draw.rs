//! A sample of records, drawn by lot, each court with its share.

use std::collections::BTreeMap;

use super::random::Lots;

/// Draws `sample` of the records, given with their courts: each court in proportion (largest remainders), within a
/// court by lot. The same records and seed give the same sample, in whatever order the records come.
pub fn draw<T: Ord>(records: Vec<(String, T)>, sample: usize, seed: u64) -> Vec<T> {
    let mut courts: BTreeMap<String, Vec<T>> = BTreeMap::new();
    let all = records.len();
    for (court, record) in records {
        courts.entry(court).or_default().push(record);
    }
    let sizes: Vec<usize> = courts.values().map(Vec::len).collect();
    let shares = shares(&sizes, all, sample.min(all));
    let mut lots = Lots::new(seed);
    let mut drawn = Vec::new();
    for (mut records, share) in courts.into_values().zip(shares) {
        records.sort();
        lots.shuffle(&mut records);
        records.truncate(share);
        records.sort();
        drawn.extend(records);
    }
    drawn
}

/// Whole shares of the sample: first what each court is due in whole, then one more to the largest remainders.
fn shares(sizes: &[usize], all: usize, sample: usize) -> Vec<usize> {
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * sample / all).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|court| (std::cmp::Reverse(sizes[*court] * sample % all), *court));
    let left = sample - shares.iter().sum::<usize>();
    by_remainder.into_iter().take(left).for_each(|court| shares[court] += 1);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> Vec<(String, usize)> {
        (0..90).map(|n| (if n < 60 { "icc" } else { "ksc" }.to_owned(), n)).collect()
    }

    #[test]
    fn each_court_has_its_share_and_the_order_makes_no_difference() {
        let drawn = draw(records(), 9, 4);
        assert_eq!((drawn.len(), drawn.iter().filter(|n| **n < 60).count()), (9, 6));
        let mut other = records();
        other.reverse();
        assert_eq!(drawn, draw(other, 9, 4));
        assert_ne!(drawn, draw(records(), 9, 5));
    }

    #[test]
    fn no_more_than_there_are_and_no_fewer_than_asked() {
        assert_eq!(draw(records(), 500, 1).len(), 90);
        assert_eq!(draw(Vec::<(String, usize)>::new(), 5, 1), Vec::<usize>::new());
        for sample in 0..=90 {
            assert_eq!(draw(records(), sample, 1).len(), sample);
        }
    }
}
