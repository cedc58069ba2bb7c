//! Whatever the bytes are, the program that asks comes back with an answer.

use courtwatch::commands::reading::TIME;
use courtwatch::model::text::Outcome;
use proptest::prelude::*;

use crate::paper;
use crate::read;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn cut_and_spoilt(cut in 0.0..1.0_f64, places in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..40)) {
        let mut bytes = paper::decision("ICC-01/77-01/26-112", "Public");
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = |part: f64, length: usize| (part * length as f64) as usize;
        for (place, byte) in places {
            let place = at(place, bytes.len());
            bytes[place] = byte;
        }
        let length = if cut < 0.5 { bytes.len() } else { at(cut, bytes.len()) };
        let read = read(&bytes[..length], TIME);
        prop_assert!(read.outcome == Outcome::Text || read.reason.is_some());
    }
}
