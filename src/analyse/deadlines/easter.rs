//! Feasts that move, for telling which days a court may be closed.

use chrono::{Datelike, Days};

use crate::model::moment::Day;

/// Easter Sunday of the western churches (Gregorian calendar, the algorithm of Meeus, Jones and Butcher).
#[allow(clippy::many_single_char_names)] // the letters of the algorithm as it was published
pub fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Day::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// The days of a Gregorian year that are this day of the Islamic calendar, by its tables. The moon may differ by a day.
pub fn islamic(year: i32, month: i64, day: i64) -> Vec<Day> {
    let about = i64::from(year - 622) * 33 / 32;
    (about - 1..=about + 2)
        .filter_map(|hijri| tabular(hijri, month, day))
        .filter(|found| found.year() == year)
        .collect()
}

/// A day of the tabular Islamic calendar (civil epoch, 16 July 622 of the Julian calendar).
fn tabular(year: i64, month: i64, day: i64) -> Option<Day> {
    let epoch = Day::from_ymd_opt(622, 7, 19)?;
    let before = 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month / 2;
    epoch.checked_add_days(Days::new(u64::try_from(before + day - 1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_they_fell() {
        let day = |y, m, d| Day::from_ymd_opt(y, m, d).unwrap();
        for (y, m, d) in
            [(2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
        {
            assert_eq!(easter(y), Some(day(y, m, d)));
        }
        // Eid al-Fitr 30 March 2025 and 10 April 2024, Eid al-Adha 6 June 2025: within a day
        for (y, month, d, fell) in [
            (2025, 10, 1, day(2025, 3, 30)),
            (2024, 10, 1, day(2024, 4, 10)),
            (2025, 12, 10, day(2025, 6, 6)),
        ] {
            let found = islamic(y, month, d);
            assert!(found.len() == 1 && (found[0] - fell).num_days().abs() <= 1, "{found:?} {fell}");
        }
        assert_eq!(islamic(2030, 10, 1).len(), 1);
        assert_eq!(islamic(2000, 10, 1).len(), 2, "two in one year: January and December 2000");
    }
}
