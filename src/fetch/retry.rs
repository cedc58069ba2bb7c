//! When to try again, and how long to wait first.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};

use super::trouble::{Silence, Trouble};
use crate::model::moment::Moment;
use crate::model::snapshot::Snapshot;

/// The first back-off; each later one doubles.
pub(crate) const BASE: Duration = Duration::from_secs(1);

/// Whether this trouble may pass by itself, and what the site asked to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hope {
    /// Trying again would bring the same, or would be rude.
    None,
    /// Try again after a back-off.
    BackOff,
    /// Try again after the wait that the site named.
    After(Duration),
}

/// What may be hoped of a trouble, for a person who waits at most `patience`.
pub(crate) fn hope(trouble: &Trouble, patience: Duration) -> Hope {
    match trouble {
        Trouble::Later { seconds: Some(seconds), .. } => {
            let wait = Duration::from_secs(*seconds);
            if wait <= patience { Hope::After(wait) } else { Hope::None }
        }
        Trouble::Server { status, .. } if *status >= 500 => Hope::BackOff,
        Trouble::Later { .. }
        | Trouble::Truncated { .. }
        | Trouble::TooSlow { .. }
        | Trouble::Unreachable { why: Silence::Connect | Silence::Reset, .. } => Hope::BackOff,
        _ => Hope::None,
    }
}

/// The back-off before try number `again` (1 the first): doubling, and up to half as much again by chance, so that
/// many copies of this program do not come back at the same moment.
pub(crate) fn back_off(again: u8, base: Duration) -> Duration {
    let whole = base.saturating_mul(1 << again.saturating_sub(1).min(10));
    whole.saturating_add(whole.mul_f64(chance() / 2.0))
}

/// A number from 0 to 1. The standard library seeds its hash maps at random, which is random enough here.
fn chance() -> f64 {
    let bits = RandomState::new().build_hasher().finish();
    f64::from(u32::try_from(bits >> 32).unwrap_or_default()) / f64::from(u32::MAX)
}

/// The seconds that `Retry-After` asks for (RFC 9110 §10.2.3): a number, or a date.
///
/// A date is counted from the response's own `Date`, so that a laptop's wrong clock does no harm.
pub(crate) fn retry_after(snapshot: &Snapshot, now: Moment) -> Option<u64> {
    let value = snapshot.header("retry-after")?.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        return Some(value.parse().unwrap_or(u64::MAX));
    }
    let until = http_date(value)?;
    let from = snapshot.header("date").and_then(http_date).unwrap_or(now);
    Some(u64::try_from((until - from).num_seconds()).unwrap_or(0))
}

/// The three forms of RFC 9110 §5.6.7.
fn http_date(value: &str) -> Option<Moment> {
    let value = value.trim();
    if let Ok(date) = DateTime::parse_from_rfc2822(value) {
        return Some(date.with_timezone(&Utc));
    }
    ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(value, form).ok())
        .map(|date| date.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::snapshot::Origin;

    fn asked(value: &str, date: Option<&str>) -> Option<u64> {
        let mut headers = vec![("retry-after".to_owned(), value.to_owned())];
        headers.extend(date.map(|date| ("date".to_owned(), date.to_owned())));
        let now: Moment = "1994-11-06T08:48:37Z".parse().unwrap();
        let (url, final_url) = (String::new(), String::new());
        let body = Vec::new();
        let snapshot =
            Snapshot { url, final_url, retrieved: now, status: 503, headers, body, origin: Origin::Fetched };
        retry_after(&snapshot, now)
    }

    #[test]
    fn retry_after_in_every_form() {
        assert_eq!(asked("120", None), Some(120));
        assert_eq!(asked("0", None), Some(0));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT", None), Some(60));
        assert_eq!(asked("Sunday, 06-Nov-94 08:49:37 GMT", None), Some(60));
        assert_eq!(asked("Sun Nov  6 08:49:37 1994", None), Some(60));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT", Some("Sun, 06 Nov 1994 08:49:27 GMT")), Some(10));
        assert_eq!(asked("Sun, 06 Nov 1993 08:49:37 GMT", None), None, "the weekday is wrong");
        assert_eq!(asked("Sat, 06 Nov 1993 08:49:37 GMT", None), Some(0), "in the past");
        assert_eq!(asked("99999999999999999999999", None), Some(u64::MAX));
        assert_eq!(asked("soon", None), None);
        assert_eq!(asked("", None), None);
    }

    #[test]
    fn back_off_doubles_with_jitter() {
        for (again, low) in [(1, 1.0), (2, 2.0), (3, 4.0), (4, 8.0)] {
            let wait = back_off(again, BASE);
            assert!((low..=1.5 * low).contains(&wait.as_secs_f64()), "{again}: {wait:?}");
        }
        assert_eq!(back_off(3, Duration::ZERO), Duration::ZERO);
        assert!(back_off(255, BASE) < Duration::from_secs(2000));
    }
}
