//! What a run is asked to do, and what a reading of one listing came to.

use chrono::Utc;

use super::plan::Planned;
use crate::cli::Documents;
use crate::fetch::{Limits, Trouble};
use crate::model::moment::{Day, Moment};
use crate::model::problem::Problem;
use crate::model::rows::FetchRow;
use crate::parse::assess::Health;
use crate::store::StoreError;

/// What a run was asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// Read every listing whole.
    pub sweep: bool,
    /// Only what is dated from this day on, where a listing can be asked so.
    pub since: Option<Day>,
    /// Which documents are fetched.
    pub documents: Documents,
    /// Where a page is given up.
    pub limits: Limits,
    /// The time of a replay; `None` is the clock.
    pub now: Option<Moment>,
}

impl Options {
    /// What time it is for this run.
    pub fn now(&self) -> Moment {
        self.now.unwrap_or_else(Utc::now)
    }
}

/// Why a reading stopped.
#[derive(Debug)]
pub enum Stop {
    /// The page was not had.
    Trouble(Trouble),
    /// The page was had and is not what it should be.
    Unhealthy {
        /// What is wrong.
        health: Health,
        /// The page's address.
        url: String,
        /// The hash under which it is kept.
        saved: String,
    },
    /// A whole reading lacked too much of what is known to be believed.
    Shrunk {
        /// Rows that it lacked.
        absent: u64,
        /// Rows known.
        known: u64,
        /// The listing's address.
        url: String,
    },
    /// The pages of a whole reading showed far fewer rows than the site states.
    Short {
        /// Rows met.
        met: u64,
        /// Rows stated.
        stated: u64,
        /// The listing's address.
        url: String,
    },
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Stop::Store(error)
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Stop::Trouble(trouble)
    }
}

/// Something a person should know although the reading went well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The newest item is older than it should be.
    Stale {
        /// Its date.
        newest: Day,
        /// How many days old it may be.
        within: u32,
    },
    /// The window no longer overlaps what is known.
    Gap {
        /// The newest date known before.
        before: Option<Day>,
        /// The oldest date in the window.
        oldest: Option<Day>,
        /// The page.
        url: String,
    },
    /// A page that had many more rows the last time.
    Fewer {
        /// How many it has.
        now: u64,
        /// How many it had.
        before: u64,
        /// The page.
        url: String,
    },
    /// The recording is older than what is known: it undoes nothing.
    Older,
    /// The site gives one page again under the next number.
    Repeats {
        /// The listing's address.
        url: String,
    },
    /// The list changed while it was read: it stated a total that was not met.
    Unsettled {
        /// Rows met.
        seen: u64,
        /// Rows stated.
        stated: u64,
    },
    /// Rows that said something we could not read, and had not said before.
    Odd {
        /// How many.
        count: u64,
        /// The first of them.
        first: Problem,
    },
    /// Pages about single records or documents that were not had; they are tried again.
    Pending {
        /// How many.
        count: u64,
        /// Why the first of them was not had.
        why: String,
    },
}

/// What became of a listing.
#[derive(Debug)]
pub struct Outcome {
    /// The listing.
    pub planned: Planned,
    /// The row that `fetch` prints.
    pub row: FetchRow,
    /// Why it stopped, if it did.
    pub stop: Option<Stop>,
    /// What a person should know.
    pub remarks: Vec<Remark>,
    /// Rows of earlier runs that are still there.
    pub known: u64,
    /// The pages that were stored before it stopped.
    pub pages: u64,
}

impl std::fmt::Debug for Planned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}
