//! The forms of the words that were met: each is folded and stemmed once. All their letters lie one after the other,
//! and a word is found with one look at a table and one at its letters.

use std::hash::Hasher;

use super::words::{Forms, Tongue};

/// How many words are remembered; after that it starts anew.
const REMEMBERED: usize = 100_000;

/// Places of the smallest table; there are always twice as many as words, and a power of two.
const FEWEST: usize = 1024;

/// Mixes the bits of words into numbers.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Where the letters of a word and its forms lie.
#[derive(Clone, Copy, Default)]
pub struct Place {
    hash: u32,
    at: u32,
    /// Bytes of the word as printed; none where the place is free.
    printed: u16,
    /// Bytes of it folded. They lie after the printed ones unless they are the same.
    word: u16,
    /// Bytes of its stem, after that; none where it has no other.
    stem: u16,
    same: bool,
}

impl Place {
    fn word_at(self) -> usize {
        self.at as usize + if self.same { 0 } else { usize::from(self.printed) }
    }
}

/// The forms of the words that were met, of one language.
#[derive(Clone, Default)]
pub struct Known {
    table: Vec<Place>,
    letters: String,
    words: usize,
}

impl Known {
    /// The place of the forms of a word with this hash.
    pub fn place(&mut self, printed: &str, hash: u32, tongue: Tongue) -> Place {
        if self.words * 2 >= self.table.len() {
            self.grow();
        }
        let mut slot = self.slot(hash);
        while self.table[slot].printed > 0 {
            let place = self.table[slot];
            let at = place.at as usize;
            if place.hash == hash
                && self.letters.as_bytes()[at..at + usize::from(place.printed)] == *printed.as_bytes()
            {
                return place;
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
        let place = self.keep(hash, printed, &Forms::of(printed, tongue));
        self.table[slot] = place;
        self.words += 1;
        place
    }

    /// The folded word; empty where nothing of it is left.
    pub fn word(&self, place: Place) -> &str {
        let at = place.word_at();
        &self.letters[at..at + usize::from(place.word)]
    }

    /// Its stem, where it is another.
    pub fn stem(&self, place: Place) -> Option<&str> {
        let at = place.word_at() + usize::from(place.word);
        (place.stem > 0).then(|| &self.letters[at..at + usize::from(place.stem)])
    }

    /// Forgets everything when it has become much.
    pub fn keep_small(&mut self) {
        if self.words > REMEMBERED {
            *self = Known::default();
        }
    }

    fn keep(&mut self, hash: u32, printed: &str, forms: &Forms) -> Place {
        let stem = forms.stem.as_deref().unwrap_or_default();
        let same = *forms.word == *printed;
        // words are cut before they are this long, in whatever letters
        let short = |text: &str| u16::try_from(text.len()).unwrap_or_default();
        let at = u32::try_from(self.letters.len()).unwrap_or_default();
        self.letters.push_str(printed);
        if !same {
            self.letters.push_str(&forms.word);
        }
        self.letters.push_str(stem);
        Place { hash, at, printed: short(printed), word: short(&forms.word), stem: short(stem), same }
    }

    fn grow(&mut self) {
        let longer = (self.table.len() * 2).max(FEWEST);
        let old = std::mem::replace(&mut self.table, vec![Place::default(); longer]);
        for place in old.into_iter().filter(|place| place.printed > 0) {
            let mut slot = self.slot(place.hash);
            while self.table[slot].printed > 0 {
                slot = (slot + 1) & (longer - 1);
            }
            self.table[slot] = place;
        }
    }

    fn slot(&self, hash: u32) -> usize {
        hash as usize & (self.table.len() - 1)
    }
}

/// What a word is looked up by: the better half of its hash.
pub fn short_hash(printed: &str) -> u32 {
    u32::try_from(hash(printed.as_bytes()) >> 32).unwrap_or_default()
}

/// A number for a word, eight bytes at a time.
fn hash(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let rest = rest.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    let whole = |hash, eight: &[u8; 8]| mixed(hash ^ u64::from_le_bytes(*eight));
    mixed(eights.iter().fold(bytes.len() as u64, whole) ^ rest)
}

/// Every bit of the outcome depends on every one of this.
fn mixed(bits: u64) -> u64 {
    let wide = u128::from(bits) * u128::from(FACTOR);
    u64::try_from(wide >> 64).unwrap_or_default() ^ bits.wrapping_mul(FACTOR)
}

/// The same for the tables of the standard library, of one text each.
#[derive(Clone, Copy, Default)]
pub struct Short(u64);

impl Hasher for Short {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash(bytes);
    }

    /// Told after a text, as its end.
    fn write_u8(&mut self, _: u8) {}
}

#[cfg(test)]
mod tests {
    use super::super::words::beginning;
    use super::*;

    #[test]
    fn words_keep_their_forms_however_many_are_met() {
        let letters = ["détention", "judges", "Đ", "x", "\u{ad}", "ﷺ"];
        let words: Vec<String> = (0..3 * FEWEST)
            .map(|n| format!("{}{n}", letters[n % letters.len()].repeat(n % 40 + 1)))
            .collect();
        let mut known = Known::default();
        for _ in 0..2 {
            for printed in words.iter().map(|word| beginning(word)) {
                let place = known.place(printed, short_hash(printed), Tongue::English);
                let forms = Forms::of(printed, Tongue::English);
                assert_eq!((known.word(place), known.stem(place)), (&*forms.word, forms.stem.as_deref()));
            }
        }
        let distinct: std::collections::BTreeSet<&str> = words.iter().map(|word| beginning(word)).collect();
        assert_eq!(known.words, distinct.len());
    }
}
