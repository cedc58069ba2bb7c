//! How each sort of listing is read so that nothing is missed and little is asked.

use std::collections::HashSet;

use chrono::{DateTime, Days, Utc};

use super::outcome::{Remark, Stop};
use super::reading::Reading;
use crate::fetch::{Answer, Trouble};
use crate::model::listing::Listing;
use crate::model::moment::{Day, Moment, stamp};
use crate::parse::assess::{self, Health};
use crate::parse::page::Page;
use crate::sources::Scope;
use crate::store::ListingState;

/// Pages that are known whole before a short reading stops.
const KNOWN_PAGES: u32 = 2;

/// How far back a short reading by date goes behind the newest date known: courts list days late.
const OVERLAP: Days = Days::new(30);

/// No listing has more pages; a list that goes on for ever is broken.
const MOST_PAGES: u32 = 20_000;

/// How far a short reading went.
enum Reached {
    /// To what is known.
    Known,
    /// To a total of fewer rows than are known.
    Fewer,
    /// To the last page; the total that the source stated, if it does.
    End { stated: Option<u64> },
}

/// Whether a listing was never read whole, or not for `sweep` days.
pub fn whole_is_due(state: &ListingState, listing: &Listing, now: Moment) -> bool {
    let Some(last) = &state.last_sweep else { return true };
    DateTime::parse_from_rfc3339(last)
        .is_ok_and(|last| (now - last.with_timezone(&Utc)).num_days() >= i64::from(listing.sweep))
}

/// A listing may lose a few rows between two readings; more than a fifth, and more than five, is a broken page.
fn believable(lost: u64, known: u64) -> bool {
    lost <= 5 || lost * 5 <= known
}

impl Reading<'_> {
    /// A window of the newest items: one page. Where it no longer overlaps what is known, something may have
    /// slid through.
    pub(super) fn by_window(&mut self, state: &ListingState) -> Result<(), Stop> {
        let url = self.planned.listing.url.clone();
        let before = self.store.known_rows(&self.planned.name)?;
        let turned = self.turn(&url, true)?;
        let met = turned.parsed.listed.len() as u64;
        let all_new = before > 0 && met > 0 && self.end.new >= met;
        if all_new && !turned.not_modified {
            let oldest = turned.parsed.listed.iter().filter_map(crate::model::record::Listed::date).min();
            self.remarks.push(Remark::Gap { before: state.newest, oldest, url: url.clone() });
            let problem = super::message::gap_problem(state.newest, oldest);
            self.store.note_problem(&self.planned.name, &url, &problem, self.options.now())?;
            self.end.problems += 1;
        }
        Ok(self.store.note_good(&self.planned.name, self.options.now(), true)?)
    }

    /// A list that states no total: the first reading and every sweep are of the whole; in between it is read
    /// until two whole pages are known.
    pub(super) fn by_pages(&mut self, state: &ListingState) -> Result<(), Stop> {
        if self.whole || state.resume.is_some() {
            return self.all_pages(state, None);
        }
        self.short(state, None)
    }

    /// A list that states its total. One conditional request tells whether to read on.
    pub(super) fn by_total(&mut self, state: &ListingState) -> Result<(), Stop> {
        if self.whole {
            return self.all_pages(state, None);
        }
        self.short(state, Some(state.offset))
    }

    /// A short reading that came to the last page has read the whole; where the site states fewer than are known,
    /// the whole must tell which were taken back.
    fn short(&mut self, state: &ListingState, offset: Option<u64>) -> Result<(), Stop> {
        match self.until_known(offset)? {
            Reached::Known => self.good(),
            Reached::Fewer => {
                self.whole = true;
                self.all_pages(state, None)
            }
            Reached::End { stated } => {
                let name = self.planned.name.clone();
                self.conclude(&name, false, stated)
            }
        }
    }

    /// A source that counts. One conditional count tells whether anything came or went; then the newest dates
    /// are read, then each case whose count differs, and only then the whole.
    pub(super) fn by_count(&mut self, state: &ListingState) -> Result<(), Stop> {
        if let Some(since) = self.options.since {
            return self.since(since);
        }
        self.counted(state)?;
        let newest = self.store.listing_state(&self.planned.name)?.newest;
        self.remark_stale(newest);
        Ok(())
    }

    fn counted(&mut self, state: &ListingState) -> Result<(), Stop> {
        let stated = self.ask_count(Scope::Whole, true)?;
        if !believable(state.known.saturating_sub(stated), state.known) {
            return Err(self.shrunk(state.known - stated, state.known));
        }
        if self.whole {
            return self.all_pages(state, Some(stated));
        }
        let expected = stated.saturating_sub(state.offset);
        if self.adds_up(expected)? && state.missed == 0 {
            return self.good();
        }
        // a date in the future is a slip of the pen: the newest rows are those of the last weeks all the same
        let newest = state.newest.map(|newest| newest.min(self.options.now().date_naive()));
        if let Some(from) = newest.and_then(|d| d.checked_sub_days(OVERLAP)) {
            self.scope(Scope::After(from))?;
        }
        if !self.adds_up(expected)? || self.store.missed_rows(&self.planned.name)? > 0 {
            self.reconcile()?;
        }
        if !self.adds_up(expected)? {
            self.whole = true;
            return self.all_pages(state, Some(stated));
        }
        self.good()
    }

    /// Whether the rows that are not missed are as many as are stated.
    fn adds_up(&self, expected: u64) -> Result<bool, Stop> {
        Ok(self.store.listed_rows(&self.planned.name)? == expected)
    }

    /// Only what is dated from a day on; says nothing of the rest.
    fn since(&mut self, since: Day) -> Result<(), Stop> {
        self.whole = true;
        self.scope(Scope::After(since.pred_opt().unwrap_or(since)))?;
        Ok(())
    }

    /// Asks each case for its count and reads those that differ, or that lacked a row before, whole.
    fn reconcile(&mut self) -> Result<(), Stop> {
        let name = self.planned.name.clone();
        for (case, known, missed) in self.store.known_by_case(&name)? {
            let stated = self.ask_count(Scope::Case(&case), false)?;
            if stated == known && missed == 0 {
                continue;
            }
            if !believable(known.saturating_sub(stated), known) {
                return Err(self.shrunk(known - stated, known));
            }
            self.scope(Scope::Case(&case))?;
            let gone = self.store.conclude_absent(&name, self.run, Some(&case), self.options.now())?;
            self.end.gone += gone;
        }
        Ok(())
    }

    /// Reads every page of a scope.
    fn scope(&mut self, scope: Scope<'_>) -> Result<(), Stop> {
        let first = self.planned.adapter.first(&self.planned.listing, scope);
        let mut next = Some(first);
        let mut turns = 0;
        self.openings.clear();
        while let Some(url) = next.filter(|_| turns < MOST_PAGES) {
            next = self.turn(&url, false)?.parsed.next;
            turns += 1;
        }
        Ok(())
    }

    /// The number that the source counts in a scope. An unchanged count is the stored one: what it promised may
    /// not have been read.
    fn ask_count(&mut self, scope: Scope<'_>, whole: bool) -> Result<u64, Stop> {
        let Some(url) = self.planned.adapter.count(&self.planned.listing, scope) else { return Ok(0) };
        let snapshot = match self.ask(&url)? {
            Answer::NotModified(_) => {
                self.end.not_modified += 1;
                let body = self.stored_body(&url)?;
                let page = Page { url: &url, media: None, charset: None, body: &body };
                return Ok(self.planned.adapter.read_count(&page).unwrap_or(0));
            }
            Answer::Page(snapshot) => snapshot,
        };
        let media = snapshot.media_type();
        let page = Page { url: &url, media: media.as_deref(), charset: None, body: &snapshot.body };
        let found = match self.planned.adapter.read_count(&page) {
            None => Err(Health::Unreadable("expected a count, as `{\"count\": 1204}`".to_owned())),
            Some(found) if whole => assess::total(found, &self.planned.listing.expect).map(|()| found),
            Some(found) => Ok(found),
        };
        match found {
            Ok(found) => {
                if whole {
                    self.store.keep_accepted(&snapshot)?;
                }
                Ok(found)
            }
            Err(health) => Err(self.reject(health, &snapshot)?),
        }
    }

    /// Reads the whole, from where an earlier one was cut off if it was. Only a reading from the first page to
    /// the last, that met as many rows as are stated, may conclude that a row is gone.
    fn all_pages(&mut self, state: &ListingState, counted: Option<u64>) -> Result<(), Stop> {
        let name = self.planned.name.clone();
        let resumed = state.resume.clone().filter(|_| !self.options.sweep);
        let first = self.planned.adapter.first(&self.planned.listing, Scope::Whole);
        let mut url = resumed.clone().unwrap_or(first);
        let mut stated = counted;
        let mut asked = HashSet::new();
        self.openings.clear();
        loop {
            let opening = asked.is_empty() && resumed.is_none();
            // where the source counts, floor and ceiling were held against the count: a page has a part of it
            let turned = match self.turn(&url, opening && counted.is_none()) {
                Ok(turned) => turned,
                Err(stop) => {
                    self.note_cut_off(&stop, &url, asked.is_empty())?;
                    return Err(stop);
                }
            };
            if opening
                && let Some(total) = turned.parsed.total
                && !believable(state.known.saturating_sub(total), state.known)
            {
                return Err(self.shrunk(state.known - total, state.known));
            }
            stated = stated.or(turned.parsed.total);
            asked.insert(url);
            match turned.parsed.next {
                Some(next) if !asked.contains(&next) && asked.len() < MOST_PAGES as usize => url = next,
                _ => break,
            }
        }
        if resumed.is_some() {
            self.until_known(None)?; // the total is compared below
        }
        self.conclude(&name, resumed.is_some(), stated)
    }

    fn note_cut_off(&mut self, stop: &Stop, url: &str, nothing_read: bool) -> Result<(), Stop> {
        let lasting = matches!(stop, Stop::Trouble(Trouble::NotFound { .. }) | Stop::Unhealthy { .. });
        let resume = (!nothing_read && !lasting).then_some(url);
        Ok(self.store.note_resume(&self.planned.name, resume)?)
    }

    fn conclude(&mut self, name: &str, resumed: bool, stated: Option<u64>) -> Result<(), Stop> {
        let now = self.options.now();
        let state = self.store.listing_state(name)?;
        if state.last_good.is_some_and(|last| stamp(now) < last) {
            self.remarks.push(Remark::Older);
            return Ok(());
        }
        if self.repeats {
            self.remarks.push(Remark::Repeats { url: self.planned.listing.url.clone() });
            return self.good();
        }
        let seen = self.store.seen_in_run(name, self.run)?;
        let known = self.store.known_rows(name)?;
        let met = if resumed { known } else { seen };
        let offset = stated.map_or(0, |stated| stated.saturating_sub(met));
        if let Some(stated) = stated.filter(|stated| !believable(offset, *stated)) {
            let url = self.planned.listing.url.clone();
            return Err(Stop::Short { met, stated, url });
        }
        self.store.note_offset(name, offset)?;
        if let Some(stated) = stated.filter(|stated| *stated != met) {
            self.remarks.push(Remark::Unsettled { seen: met, stated });
            return Ok(self.store.note_good(name, now, true)?);
        }
        if !resumed {
            if !believable(known - seen.min(known), known) {
                return Err(self.shrunk(known - seen, known));
            }
            self.end.gone += self.store.conclude_absent(name, self.run, None, now)?;
        }
        Ok(self.store.note_good(name, now, true)?)
    }

    /// Reads from the first page until two whole pages are known; where a total is stated, until what is known
    /// adds up to it as well (`offset` rows of it were never shown). One page that is unchanged and adds up is
    /// enough.
    fn until_known(&mut self, offset: Option<u64>) -> Result<Reached, Stop> {
        let mut next = Some(self.planned.listing.url.clone());
        let (mut known_pages, mut turns, mut stated) = (0, 0, None);
        self.openings.clear();
        while let Some(url) = next.take().filter(|_| turns < MOST_PAGES) {
            let turned = match self.turn(&url, turns == 0) {
                Ok(turned) => turned,
                Err(stop) => {
                    self.note_cut_off(&stop, &url, turns == 0)?;
                    return Err(stop);
                }
            };
            turns += 1;
            known_pages += u32::from(turned.known_whole);
            let adds_up = match offset.zip(turned.parsed.total) {
                Some((offset, total)) => {
                    let known = self.store.listed_rows(&self.planned.name)? + offset;
                    if known > total {
                        return Ok(Reached::Fewer);
                    }
                    known == total
                }
                None => known_pages >= KNOWN_PAGES,
            };
            let enough = known_pages >= KNOWN_PAGES || (offset.is_some() && turned.known_whole);
            if adds_up && enough {
                return Ok(Reached::Known);
            }
            stated = stated.or(turned.parsed.total);
            next = turned.parsed.next;
        }
        Ok(Reached::End { stated })
    }

    fn shrunk(&mut self, absent: u64, known: u64) -> Stop {
        Stop::Shrunk { absent, known, url: self.planned.listing.url.clone() }
    }

    fn good(&mut self) -> Result<(), Stop> {
        let state = self.store.listing_state(&self.planned.name)?;
        if state.offset > 0 {
            let stated = state.known + state.offset;
            self.remarks.push(Remark::Unsettled { seen: state.known, stated });
        }
        Ok(self.store.note_good(&self.planned.name, self.options.now(), false)?)
    }
}
