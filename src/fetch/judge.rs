//! What a response means.

use std::sync::Arc;

use super::ask::Ask;
use super::challenge;
use super::login;
use super::retry::retry_after;
use super::trouble::Trouble;
use crate::model::moment::Moment;
use crate::model::snapshot::Snapshot;

/// What a response means for the page that was asked for.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It is the page.
    Page(Snapshot),
    /// The page has not changed.
    NotModified(Snapshot),
    /// It sends on to this `Location`; nothing where it names none.
    Onward(Snapshot, Option<String>),
    /// It is not the page.
    Bad(Trouble),
}

/// Judges a response by its status (RFC 9110 §15) and by what it shows. Its `url` is what was asked.
pub(crate) fn judge(ask: &Ask, snapshot: Snapshot, now: Moment) -> Verdict {
    let status = snapshot.status;
    let url = ask.url.clone();
    let sign = challenge::sign(&snapshot);
    let later = retry_after(&snapshot, now);
    if let Some(sign) = sign {
        let snapshot = Some(Arc::new(snapshot));
        return Verdict::Bad(Trouble::Challenge { url, status, sign, snapshot });
    }
    match status {
        200 | 203 if login::is_login(&snapshot) => {
            let at = snapshot.final_url.clone();
            Verdict::Bad(Trouble::Login { url, at, snapshot: Some(Arc::new(snapshot)) })
        }
        200 | 203 => Verdict::Page(snapshot),
        301 | 302 | 303 | 307 | 308 => {
            let location = snapshot.header("location").map(str::to_owned);
            Verdict::Onward(snapshot, location)
        }
        304 if ask.validators.is_some() => Verdict::NotModified(snapshot),
        _ => {
            let snapshot = Some(Arc::new(snapshot));
            Verdict::Bad(match status {
                404 | 410 => Trouble::NotFound { url, status, snapshot },
                429 => Trouble::Later { url, seconds: later, status, snapshot },
                503 if later.is_some() => Trouble::Later { url, seconds: later, status, snapshot },
                400..500 => Trouble::Refused { url, status, snapshot },
                _ => Trouble::Server { url, status, snapshot },
            })
        }
    }
}
