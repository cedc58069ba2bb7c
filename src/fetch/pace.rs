//! One request at a time to a host, and a pause between two.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::clock::Clock;

/// What decides the pause between two requests to a host.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pace {
    /// What the source's own description asks for.
    pub source: Duration,
    /// What the site's robots.txt asks for.
    pub crawl_delay: Duration,
    /// What the settings say for this host.
    pub setting: Option<Duration>,
    /// Whether the host's requests go to a server on this computer.
    pub loopback: bool,
}

impl Pace {
    /// The slowest of all; only on this computer may the setting be faster.
    pub(crate) fn pause(self) -> Duration {
        match self.setting {
            Some(setting) if self.loopback => setting,
            setting => self.source.max(self.crawl_delay).max(setting.unwrap_or_default()),
        }
    }
}

/// The door to one host.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    past: Mutex<Past>,
}

#[derive(Debug, Default)]
struct Past {
    /// When the last request was over, body read and all.
    over: Option<Duration>,
    /// The site, or a back-off, asked for nothing before this.
    not_before: Duration,
}

impl Gate {
    /// Waits for the turn. The pause counts from the end of the previous request; the first does not wait.
    pub(crate) fn turn<'a>(&'a self, clock: &'a dyn Clock, pause: Duration) -> Turn<'a> {
        let past = self.lock();
        let due = past.over.map_or(Duration::ZERO, |over| over.saturating_add(pause)).max(past.not_before);
        let wait = due.saturating_sub(clock.elapsed());
        if !wait.is_zero() {
            clock.sleep(wait);
        }
        Turn { past, clock }
    }

    /// Keeps the door shut for a while from now, for every thread.
    pub(crate) fn hold(&self, clock: &dyn Clock, time: Duration) {
        let mut past = self.lock();
        past.not_before = past.not_before.max(clock.elapsed().saturating_add(time));
    }

    fn lock(&self) -> MutexGuard<'_, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to send one request. The pause begins when it is dropped.
pub(crate) struct Turn<'a> {
    past: MutexGuard<'a, Past>,
    clock: &'a dyn Clock,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.past.over = Some(self.clock.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slower_wins_except_on_this_computer() {
        let s = Duration::from_secs;
        let pace = Pace { source: s(3), crawl_delay: s(5), setting: None, loopback: false };
        assert_eq!(pace.pause(), s(5));
        assert_eq!(Pace { setting: Some(s(1)), ..pace }.pause(), s(5));
        assert_eq!(Pace { setting: Some(s(15)), ..pace }.pause(), s(15));
        assert_eq!(Pace { loopback: true, ..pace }.pause(), s(5));
        assert_eq!(Pace { setting: Some(s(0)), loopback: true, ..pace }.pause(), s(0));
    }
}
