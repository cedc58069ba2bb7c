//! Time, so that tests can hold it still and a command can say what it waits for.

use std::thread;
use std::time::{Duration, Instant};

use chrono::Utc;

use crate::model::moment::Moment;

/// Where `fetch` learns the time and spends it.
pub trait Clock: Send + Sync {
    /// The time of day, for `retrieved` and for dates in `Retry-After`.
    fn now(&self) -> Moment;
    /// Time since some fixed start; never runs backwards.
    fn elapsed(&self) -> Duration;
    /// Waits. Called only with more than zero, once for each wait between two requests.
    fn sleep(&self, time: Duration);
}

/// The computer's own clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Utc::now()
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, time: Duration) {
        thread::sleep(time);
    }
}
