//! Answers from a recording: WARC files, ours or anybody's.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::Utc;
use url::Url;

use super::judge::{Verdict, judge};
use super::recording::{Recording, ReplayError};
use super::redirect::{self, Detour, Reach};
use super::trouble::Trouble;
use super::{Answer, Ask, Fetch, address};
use crate::model::snapshot::Snapshot;

/// A recording that answers instead of the network. Only an index is held; bodies are read when asked for.
#[derive(Debug)]
pub struct Replay {
    recording: Recording,
    pass: Option<usize>,
    answered: AtomicU64,
}

impl Replay {
    /// Opens a `.warc`, a `.warc.gz`, or a directory of them, read in the order of their names. A damaged file is an
    /// error: what is missing in it would look like pages that were never recorded.
    pub fn open(path: &Path) -> Result<Self, ReplayError> {
        match Self::salvage(path)? {
            (replay, None) => Ok(replay),
            (_, Some(damage)) => Err(damage),
        }
    }

    /// Opens what is whole of a recording, with the first damage found, behind which nothing of that file was read.
    pub fn salvage(path: &Path) -> Result<(Self, Option<ReplayError>), ReplayError> {
        let (recording, damage) = Recording::read(path)?;
        Ok((Self { recording, pass: None, answered: AtomicU64::new(0) }, damage))
    }

    /// Answers as of pass `n`, counted from 1: each address with its `n`-th response, or its last before that.
    #[must_use]
    pub fn pass(mut self, n: usize) -> Self {
        self.pass = Some(n.max(1));
        self
    }

    /// How many passes there are: the most responses that any one address has.
    pub fn passes(&self) -> usize {
        self.recording.deepest()
    }

    /// All responses in the order recorded, redirects and errors too.
    pub fn responses(&self) -> Responses<'_> {
        Responses { replay: self, next: 0 }
    }

    /// The entry that answers for an address now. A 304 says nothing to a request without validators; then the last
    /// whole answer before it stands.
    fn entry(&self, url: &str, conditional: bool) -> Option<usize> {
        let all = self.recording.of(url);
        let upto = self.pass.map_or(all.len(), |n| n.min(all.len()));
        all[..upto].iter().rev().find(|(_, status)| conditional || *status != 304).map(|(index, _)| *index)
    }

    /// One response, told of the address that was asked first.
    fn answer(&self, ask: &Ask, url: &str) -> Result<Snapshot, Trouble> {
        let missing = || Trouble::NotRecorded { url: ask.url.clone() };
        let index = self.entry(url, ask.validators.is_some()).ok_or_else(missing)?;
        let limit = ask.limits.body;
        let read = self.recording.snapshot(index, limit);
        let failed =
            |e: ReplayError| Trouble::RecordingFailed { url: ask.url.clone(), detail: e.to_string() };
        let mut snapshot = read.map_err(failed)?;
        if snapshot.body.len() as u64 > limit {
            return Err(Trouble::TooBig { url: ask.url.clone(), limit });
        }
        self.answered.fetch_add(1, Ordering::Relaxed);
        snapshot.url.clone_from(&ask.url);
        url.clone_into(&mut snapshot.final_url);
        if self.recording.is_cut(index) {
            let (url, got) = (ask.url.clone(), snapshot.body.len() as u64);
            return Err(Trouble::Truncated { url, expected: None, got, snapshot: Some(Arc::new(snapshot)) });
        }
        Ok(snapshot)
    }
}

impl Fetch for Replay {
    fn get(&self, ask: &Ask, _pace: Duration) -> Result<Answer, Trouble> {
        let mut seen = vec![address::parse(&ask.url)?];
        let mut at = ask.url.clone();
        loop {
            let snapshot = self.answer(ask, &at)?;
            let (snapshot, location) = match judge(ask, snapshot, Utc::now()) {
                Verdict::Page(snapshot) => return Ok(Answer::Page(snapshot)),
                Verdict::NotModified(snapshot) => return Ok(Answer::NotModified(snapshot)),
                Verdict::Bad(trouble) => return Err(trouble),
                Verdict::Onward(snapshot, location) => (snapshot, location),
            };
            let next = next(&seen, location.as_deref(), ask.limits.redirects)
                .map_err(|(why, to)| redirect::refused(ask, why, at.clone(), to, snapshot))?;
            at = next.to_string();
            seen.push(next);
        }
    }

    fn requests(&self) -> u64 {
        self.answered.load(Ordering::Relaxed)
    }

    /// A recording is read by one thread, so all answers are of the host asked last.
    fn requests_to(&self, _url: &str) -> u64 {
        self.requests()
    }
}

fn next(seen: &[Url], location: Option<&str>, max: u8) -> Result<Url, (Detour, String)> {
    let to = || location.unwrap_or_default().to_owned();
    let (Some(base), Some(text)) = (seen.last(), location) else { return Err((Detour::Nowhere, to())) };
    let next = redirect::resolve(base, text).map_err(|why| (why, to()))?;
    redirect::check(seen, &next, max, Reach::SameSite).map_err(|why| (why, next.to_string()))?;
    Ok(next)
}

/// The longest body that is read for import; unpacked, a body can be far longer than its record.
const LONGEST: u64 = 256 * 1024 * 1024;

/// All responses of a recording, one after the other.
#[derive(Debug)]
pub struct Responses<'a> {
    replay: &'a Replay,
    next: usize,
}

impl Iterator for Responses<'_> {
    type Item = Result<Snapshot, ReplayError>;

    fn next(&mut self) -> Option<Self::Item> {
        let index = self.next;
        self.next += 1;
        let recording = &self.replay.recording;
        (index < recording.len()).then(|| match recording.snapshot(index, LONGEST) {
            Ok(snapshot) if snapshot.body.len() as u64 > LONGEST => {
                Err(recording.unusable(index, "a body is too long to be read"))
            }
            Ok(snapshot) if recording.is_cut(index) => Err(recording
                .unusable(index, &format!("the page {} was cut short when it was recorded", snapshot.url))),
            other => other,
        })
    }
}
