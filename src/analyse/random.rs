//! Numbers that look drawn by lot and are the same for the same seed, on every machine and in every version.

/// `SplitMix64` (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
#[derive(Debug, Clone)]
pub struct Lots {
    state: u64,
}

impl Lots {
    /// Lots of this seed.
    pub fn new(seed: u64) -> Lots {
        Lots { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `n`, each as likely as the next; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * n as u128; // the high half of the product is the lot (Lemire 2019)
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// Brings a list into an order drawn by lot (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let drawn = self.below(last + 1);
            list.swap(last, drawn);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_published_algorithm() {
        let mut lots = Lots::new(0);
        assert_eq!([lots.next(), lots.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn every_lot_comes_about_as_often() {
        let mut lots = Lots::new(7);
        let mut counts = [0; 6];
        (0..6000).for_each(|_| counts[lots.below(6)] += 1);
        assert!(counts.iter().all(|n| (900..1100).contains(n)), "{counts:?}");
        assert_eq!(lots.below(0), 0);
    }
}
