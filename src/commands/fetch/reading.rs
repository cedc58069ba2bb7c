//! One reading of one listing: ask, read, judge, store, page by page.

use std::time::Duration;

use chrono::Utc;

use super::plan::Planned;
use crate::cli::Documents;
use crate::fetch::{Answer, Ask, Fetch, Limits, Trouble, Validators};
use crate::model::listing::Way;
use crate::model::moment::{Day, Moment};
use crate::model::problem::Problem;
use crate::model::rows::FetchRow;
use crate::model::snapshot::Snapshot;
use crate::parse::assess::{self, Health};
use crate::parse::page::{Page, Parsed};
use crate::store::page::Errands;
use crate::store::{PageReport, RunEnd, RunId, SavePage, Store, StoreError};

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

/// A reading under way.
pub struct Reading<'a> {
    pub(super) store: &'a mut Store,
    pub(super) fetch: &'a dyn Fetch,
    pub(super) planned: &'a Planned,
    pub(super) options: &'a Options,
    pub(super) run: RunId,
    /// Whether every page is asked for without validators.
    pub(super) whole: bool,
    pub(super) end: RunEnd,
    pub(super) remarks: Vec<Remark>,
    pub(super) pages: u64,
    pub(super) tick: &'a (dyn Fn(&str) + Sync),
}

/// A page that was had and is healthy.
pub(super) struct Turned {
    pub parsed: Parsed,
    pub known_whole: bool,
    pub not_modified: bool,
}

/// Reads one listing and stores what it gives. Only the database can keep the outcome from being noted.
pub fn read(
    store: &mut Store,
    fetch: &dyn Fetch,
    planned: &Planned,
    options: &Options,
    tick: &(dyn Fn(&str) + Sync),
) -> Result<Outcome, StoreError> {
    let state = store.listing_state(&planned.name)?;
    let now = options.now();
    let whole = options.sweep || super::ways::whole_is_due(&state, &planned.listing, now);
    let run = store.start_run(&planned.name, now, whole)?;
    let mut reading = Reading {
        store,
        fetch,
        planned,
        options,
        run,
        whole,
        end: RunEnd::default(),
        remarks: Vec::new(),
        pages: 0,
        tick,
    };
    let stop = match reading.listing(&state) {
        Err(Stop::Store(error)) => return Err(error),
        Err(stop) => Some(stop),
        Ok(()) => None,
    };
    reading.finish(stop)
}

impl Reading<'_> {
    fn listing(&mut self, state: &crate::store::ListingState) -> Result<(), Stop> {
        let good = match self.planned.listing.way {
            Way::Count => self.by_count(state),
            Way::Total => self.by_total(state),
            Way::Pages => self.by_pages(state),
            Way::Window => self.by_window(state),
            Way::Detail | Way::File => Ok(()),
        };
        good?;
        self.errands()?;
        self.documents()
    }

    fn finish(mut self, stop: Option<Stop>) -> Result<Outcome, StoreError> {
        self.end.verdict = super::message::verdict(stop.as_ref(), &self.remarks).to_owned();
        let known = self.store.known_rows(&self.planned.name)?;
        let blocked = matches!(
            &stop,
            Some(Stop::Trouble(Trouble::Challenge { .. } | Trouble::Login { .. } | Trouble::Refused { .. }))
        );
        let end = &self.end;
        let mut outcome = Outcome {
            planned: self.planned.clone(),
            row: FetchRow {
                listing: self.planned.name.clone(),
                verdict: end.verdict.clone(),
                read: end.read,
                new: end.new,
                changed: end.changed,
                gone: end.gone,
                problems: end.problems,
                requests: end.requests,
                not_modified: end.not_modified,
                blocked,
                message: None,
            },
            stop,
            remarks: self.remarks,
            known,
            pages: self.pages,
        };
        let message = super::message::of(&outcome).into_iter().next().map(|m| m.first);
        outcome.row.message.clone_from(&message);
        self.end.message = message;
        self.store.end_run(self.run, self.options.now(), &self.end)?;
        Ok(outcome)
    }

    /// Asks for a page. With validators of the last good answer, unless the whole is read.
    pub(super) fn ask(&mut self, url: &str) -> Result<Answer, Stop> {
        let last = if self.whole { None } else { self.store.last_answer(url)? };
        let validators = last.map(|l| Validators { etag: l.etag, last_modified: l.last_modified });
        self.ask_with(url, validators)
    }

    /// Asks for a page with these validators. What a site sent instead of the page is kept.
    pub(super) fn ask_with(&mut self, url: &str, validators: Option<Validators>) -> Result<Answer, Stop> {
        (self.tick)(url);
        let ask = Ask { url: url.to_owned(), validators, limits: self.options.limits.clone() };
        let pace = Duration::try_from_secs_f64(self.planned.source.pace).unwrap_or(Duration::from_secs(10));
        let before = self.fetch.requests_to(url);
        let answer = self.fetch.get(&ask, pace);
        self.end.requests += self.fetch.requests_to(url) - before;
        if let Err(trouble) = &answer
            && let Some(snapshot) = trouble.snapshot()
            && !snapshot.body.is_empty()
        {
            self.store.keep_rejected(snapshot)?;
        }
        Ok(answer?)
    }

    /// The bytes of the last good answer of an address.
    pub(super) fn stored_body(&self, url: &str) -> Result<Vec<u8>, StoreError> {
        let Some(last) = self.store.last_answer(url)? else { return Ok(Vec::new()) };
        Ok(self.store.body(&last.sha256)?.unwrap_or_default())
    }

    /// Asks for a page of the listing, judges it and stores it whole, or nothing of it but the snapshot.
    pub(super) fn turn(&mut self, url: &str, first: bool) -> Result<Turned, Stop> {
        match self.ask(url)? {
            Answer::Page(snapshot) => self.take(&snapshot, first),
            Answer::NotModified(_) => {
                self.end.not_modified += 1;
                self.recall(url, first)
            }
        }
    }

    fn take(&mut self, snapshot: &Snapshot, first: bool) -> Result<Turned, Stop> {
        let parsed =
            self.parse(&snapshot.url, snapshot.media_type().as_deref(), charset(snapshot), &snapshot.body);
        self.judge(&parsed, first, snapshot)?;
        if first {
            self.remark_fewer(&parsed, &snapshot.url)?;
        }
        let references: Vec<&str> = parsed.listed.iter().map(|l| l.reference.as_str()).collect();
        let known = self.store.known_of(&self.planned.name, &references)?;
        let report = self.save(snapshot, &parsed)?;
        self.count(&report, &parsed);
        let known_whole = known == references.len() && report.new == 0;
        Ok(Turned { parsed, known_whole, not_modified: false })
    }

    /// The page of an unchanged address, read again from what is stored: its rows are still listed.
    fn recall(&mut self, url: &str, first: bool) -> Result<Turned, Stop> {
        let Some(last) = self.store.last_answer(url)? else {
            return Ok(Turned { parsed: Parsed::default(), known_whole: true, not_modified: true });
        };
        let body = self.store.body(&last.sha256)?.unwrap_or_default();
        let charset = last.content_type.as_deref().and_then(charset_of);
        let parsed = self.parse(url, last.media.as_deref(), charset, &body);
        if first {
            self.remark_stale(parsed.newest());
        }
        let references: Vec<&str> = parsed.listed.iter().map(|l| l.reference.as_str()).collect();
        self.store.still_listed(&self.planned.name, &references, self.run, self.options.now())?;
        Ok(Turned { parsed, known_whole: true, not_modified: true })
    }

    pub(super) fn parse(&self, url: &str, media: Option<&str>, charset: Option<&str>, body: &[u8]) -> Parsed {
        let page = Page { url, media, charset, body };
        self.planned.adapter.read(&self.planned.source, &self.planned.listing, &page)
    }

    fn judge(&mut self, parsed: &Parsed, first: bool, snapshot: &Snapshot) -> Result<(), Stop> {
        let expect = &self.planned.listing.expect;
        let health =
            if first { assess::first_page(parsed, expect) } else { assess::any_page(parsed, expect) };
        if first {
            self.remark_stale(parsed.newest());
        }
        if health == Health::Healthy { Ok(()) } else { Err(self.reject(health, snapshot)?) }
    }

    /// Keeps the page of a failed reading and notes the problem; nothing else of it is stored.
    pub(super) fn reject(&mut self, health: Health, snapshot: &Snapshot) -> Result<Stop, StoreError> {
        let saved = self.store.keep_rejected(snapshot)?;
        let problem = super::message::unhealthy_problem(&health);
        self.store.note_problem(&self.planned.name, &snapshot.url, &problem, snapshot.retrieved)?;
        self.end.problems += 1;
        Ok(Stop::Unhealthy { health, url: snapshot.url.clone(), saved })
    }

    /// Floors are low, because lists differ; a page's own past says more. Courts' first pages and feeds do not halve
    /// from one reading to the next.
    fn remark_fewer(&mut self, parsed: &Parsed, url: &str) -> Result<(), StoreError> {
        let Some(last) = self.store.last_answer(url)? else { return Ok(()) };
        let body = self.store.body(&last.sha256)?.unwrap_or_default();
        let charset = last.content_type.as_deref().and_then(charset_of);
        let (before, now) = (self.parse(url, last.media.as_deref(), charset, &body).rows, parsed.rows);
        if before > 5 && now * 2 < before {
            let problem = super::message::fewer_problem(now, before);
            self.store.note_problem(&self.planned.name, url, &problem, self.options.now())?;
            self.end.problems += 1;
            self.remarks.push(Remark::Fewer { now, before, url: url.to_owned() });
        }
        Ok(())
    }

    pub(super) fn remark_stale(&mut self, newest: Option<Day>) {
        let today = self.options.now().date_naive();
        let expect = &self.planned.listing.expect;
        if let Some(newest) = newest
            && let Some(within) = assess::stale(newest, expect, today)
        {
            self.remarks.push(Remark::Stale { newest, within });
        }
    }

    fn save(&mut self, snapshot: &Snapshot, parsed: &Parsed) -> Result<PageReport, StoreError> {
        let errands: Vec<(String, String, String)> = parsed
            .errands
            .iter()
            .map(|e| {
                (format!("{}/{}", self.planned.source.slug, e.listing), e.url.clone(), e.reference.clone())
            })
            .collect();
        let report = self.store.save_page(&SavePage {
            run: self.run,
            listing: &self.planned.name,
            authority: self.planned.source.authority,
            snapshot,
            listed: &parsed.listed,
            problems: &parsed.problems,
            errands: &errands,
            all_errands: if self.options.sweep { Errands::OfAll } else { Errands::OfNews },
        })?;
        self.pages += 1;
        Ok(report)
    }

    pub(super) fn count(&mut self, report: &PageReport, parsed: &Parsed) {
        self.end.read += parsed.rows;
        self.end.new += report.new;
        self.end.changed += report.changed;
        self.end.problems += report.problems;
        self.odd(&report.fresh);
    }

    /// Remembers what is to be told of rows that could not be read whole; what was told before is not told again.
    pub(super) fn odd(&mut self, fresh: &[Problem]) {
        let Some(new) = fresh.first() else { return };
        let more = fresh.len() as u64;
        for remark in &mut self.remarks {
            if let Remark::Odd { count, .. } = remark {
                *count += more;
                return;
            }
        }
        self.remarks.push(Remark::Odd { count: more, first: new.clone() });
    }
}

/// The charset of a snapshot's Content-Type.
pub fn charset(snapshot: &Snapshot) -> Option<&str> {
    charset_of(snapshot.header("content-type")?)
}

fn charset_of(content_type: &str) -> Option<&str> {
    content_type
        .split(';')
        .skip(1)
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, value)| value.trim().trim_matches('"'))
}
