//! Whether a reading is healthy: floors, ceilings, age, coverage.

use crate::model::{listing::Expect, moment::Day};
use crate::parse::page::Parsed;

/// What a reading of a listing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// As expected.
    Healthy,
    /// The page lacks the shape that the adapter knows; why, in words.
    Unreadable(String),
    /// Fewer than the floor.
    TooFew {
        /// How many there were.
        found: u64,
        /// How many were expected at least.
        floor: u64,
    },
    /// More than the ceiling.
    TooMany {
        /// How many there were.
        found: u64,
        /// How many were expected at most.
        ceiling: u64,
    },
    /// Too many rows lack what every row must have.
    Thin {
        /// Rows that were read whole.
        whole: u64,
        /// Rows on the page.
        rows: u64,
    },
}

/// Judges the first page of a reading: floor and ceiling hold for the stated total, else for its rows.
pub fn first_page(parsed: &Parsed, expect: &Expect) -> Health {
    if let Some(why) = &parsed.unreadable {
        return Health::Unreadable(why.clone());
    }
    if let (0, Some(total)) = (parsed.rows, parsed.total.filter(|total| *total > 0)) {
        return Health::Unreadable(format!("the page states a total of {total} and shows no row"));
    }
    match total(parsed.total.unwrap_or(parsed.rows), expect) {
        Ok(()) => any_page(parsed, expect),
        Err(health) => health,
    }
}

/// Judges a total by floor and ceiling.
pub fn total(found: u64, expect: &Expect) -> Result<(), Health> {
    if found < expect.floor {
        return Err(Health::TooFew { found, floor: expect.floor });
    }
    if found > expect.ceiling {
        return Err(Health::TooMany { found, ceiling: expect.ceiling });
    }
    Ok(())
}

/// Whether the newest item is older than it should be. The rows are no less true for it: the reading stands, and a
/// person is told that the court may have moved its list elsewhere.
pub fn stale(newest: Day, expect: &Expect, today: Day) -> Option<u32> {
    expect.newest_within.filter(|within| (today - newest).num_days() > i64::from(*within))
}

/// Judges a later page, or a file that a person imports: shape and coverage.
pub fn any_page(parsed: &Parsed, expect: &Expect) -> Health {
    if let Some(why) = &parsed.unreadable {
        return Health::Unreadable(why.clone());
    }
    let whole = parsed.rows.saturating_sub(parsed.poor);
    #[allow(clippy::cast_precision_loss)] // rows of one page
    if parsed.rows > 0 && (whole as f64) < expect.coverage * parsed.rows as f64 {
        return Health::Thin { whole, rows: parsed.rows };
    }
    Health::Healthy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::press::Press;
    use crate::model::record::{Listed, Record};

    fn expect() -> Expect {
        Expect { floor: 20, ceiling: 100, newest_within: Some(30), coverage: 0.8 }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn page(rows: u64, poor: u64, newest: &str) -> Parsed {
        let press = Press {
            court: None,
            reference: None,
            date: Some(day(newest)),
            kind: "post".to_owned(),
            title: "t".to_owned(),
            url: "u".to_owned(),
            body: None,
            case: None,
        };
        let listed =
            Listed { reference: "1".to_owned(), place: "row 1".to_owned(), record: Record::from(press) };
        Parsed { listed: vec![listed], rows, poor, ..Parsed::default() }
    }

    #[test]
    fn first_pages() {
        let cases = [
            (page(20, 0, "2026-05-01"), Health::Healthy),
            (page(100, 20, "2026-06-30"), Health::Healthy),
            (page(19, 0, "2026-05-01"), Health::TooFew { found: 19, floor: 20 }),
            (page(0, 0, "2026-05-01"), Health::TooFew { found: 0, floor: 20 }),
            (page(101, 0, "2026-05-01"), Health::TooMany { found: 101, ceiling: 100 }),
            (page(50, 11, "2026-05-01"), Health::Thin { whole: 39, rows: 50 }),
            (page(50, 60, "2026-05-01"), Health::Thin { whole: 0, rows: 50 }),
            (Parsed::unreadable("no table"), Health::Unreadable("no table".to_owned())),
        ];
        for (parsed, expected) in cases {
            assert_eq!(first_page(&parsed, &expect()), expected, "{parsed:?}");
        }
    }

    #[test]
    fn the_stated_total_counts() {
        let stated = |total, rows| Parsed { total: Some(total), ..page(rows, 0, "2026-05-01") };
        assert_eq!(first_page(&stated(50, 10), &expect()), Health::Healthy);
        assert_eq!(first_page(&stated(19, 50), &expect()), Health::TooFew { found: 19, floor: 20 });
        assert_eq!(first_page(&stated(500, 10), &expect()), Health::TooMany { found: 500, ceiling: 100 });
        let why = "the page states a total of 50 and shows no row".to_owned();
        assert_eq!(first_page(&stated(50, 0), &expect()), Health::Unreadable(why));
    }

    #[test]
    fn closed_courts_are_never_stale() {
        let closed = Expect { newest_within: None, floor: 0, ..expect() };
        assert_eq!(first_page(&page(50, 0, "2001-01-01"), &closed), Health::Healthy);
        assert_eq!(first_page(&Parsed::default(), &closed), Health::Healthy);
    }

    #[test]
    fn a_list_grows_stale_the_day_after_its_limit() {
        assert_eq!(stale(day("2026-05-01"), &expect(), day("2026-05-31")), None);
        assert_eq!(stale(day("2026-04-30"), &expect(), day("2026-05-31")), Some(30));
    }

    #[test]
    fn later_pages_may_be_short() {
        assert_eq!(any_page(&page(3, 0, "2001-01-01"), &expect()), Health::Healthy);
        assert_eq!(any_page(&page(3, 1, "2001-01-01"), &expect()), Health::Thin { whole: 2, rows: 3 });
    }
}
