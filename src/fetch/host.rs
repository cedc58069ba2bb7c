//! What a run knows of one host: its turn, its rules, and whether it has had enough of us.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::pace::Gate;
use super::robots::Rules;
use super::trouble::Trouble;

/// The rules read so far, by the entry of `[origins]` they were read through.
pub(crate) type Known = BTreeMap<Option<usize>, Arc<Rules>>;

/// What a run knows of one host.
#[derive(Debug, Default)]
pub(crate) struct Host {
    pub gate: Gate,
    /// Requests sent to it.
    pub sent: AtomicU64,
    rules: Mutex<Known>,
    stopped: Mutex<Option<Trouble>>,
}

impl Host {
    /// The rules, held so that two threads do not both ask for robots.txt.
    pub(crate) fn rules(&self) -> MutexGuard<'_, Known> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks nothing more of this host in this run. The first trouble is the one that is told.
    pub(crate) fn stop(&self, trouble: &Trouble) {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| trouble.clone());
    }

    /// The trouble that stopped this host, told of the address asked now.
    pub(crate) fn check(&self, asked: &str) -> Result<(), Trouble> {
        match &*self.stopped.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(trouble) => Err(trouble.again(asked)),
            None => Ok(()),
        }
    }
}
