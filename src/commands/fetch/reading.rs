//! One reading of one listing: ask, read, judge, store, page by page.

use std::collections::HashSet;
use std::time::Duration;

use super::outcome::{Options, Outcome, Remark, Stop};
use super::plan::Planned;
use crate::fetch::{Answer, Ask, Fetch, Trouble, Validators};
use crate::model::listing::Way;
use crate::model::moment::Day;
use crate::model::problem::Problem;
use crate::model::rows::FetchRow;
use crate::model::snapshot::Snapshot;
use crate::parse::assess::{self, Health};
use crate::parse::page::{Page, Parsed};
use crate::store::page::Errands;
use crate::store::{PageReport, RunEnd, RunId, SavePage, Store, StoreError};

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
    /// The reference of the first row of each page since the list was begun.
    pub(super) openings: HashSet<String>,
    /// Whether the site gave a page again under another number.
    pub(super) repeats: bool,
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
        openings: HashSet::new(),
        repeats: false,
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
        Ok(self.turned(parsed, known_whole, false))
    }

    /// A site that ignores page numbers gives one page for ever: a page that begins like one before it has no next.
    fn turned(&mut self, mut parsed: Parsed, known_whole: bool, not_modified: bool) -> Turned {
        if let Some(first) = parsed.listed.first()
            && !self.openings.insert(first.reference.clone())
        {
            self.repeats |= parsed.next.is_some();
            parsed.next = None;
        }
        Turned { parsed, known_whole, not_modified }
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
        Ok(self.turned(parsed, true, true))
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
        let errands = errands(self.planned, parsed);
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

/// The pages that a page's rows want: listing, address, and the reference of the row.
pub fn errands(planned: &Planned, parsed: &Parsed) -> Vec<(String, String, String)> {
    let listing = |slug: &str| format!("{}/{slug}", planned.source.slug);
    parsed.errands.iter().map(|e| (listing(&e.listing), e.url.clone(), e.reference.clone())).collect()
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
