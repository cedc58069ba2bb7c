//! What is new for all watches, each record once.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Gathered, News};
use super::{Question, Round};
use crate::analyse::anchor::redactions;
use crate::analyse::query;
use crate::commands::{deadlines, report, search};
use crate::error::Message;
use crate::index::Marker;
use crate::model::deadline_rows::DeadlineRow;
use crate::model::moment::Day;
use crate::model::search::{Hit, Query};
use crate::model::watch::Watch;
use crate::present::digest::{Digest, Entry, Event, Followed, Held, Passage, Sitting, Window};
use crate::present::digest_document::clock;
use crate::store::ahead::Ahead;
use crate::store::indexing::FoundRecord;
use crate::store::news::NewsRecord;
use crate::store::query::Filter;
use crate::store::watches::Told;
use crate::store::{ItemId, StoreError};

/// What was gathered.
#[derive(Default)]
pub struct Composed {
    digest: Digest,
    records: BTreeMap<ItemId, Record>,
    queries: Vec<Query>,
    /// The courts and cases whose sittings are told.
    followed: Vec<Filter>,
    told: Vec<Told>,
}

/// A record with what all watches tell of it.
#[derive(Default)]
struct Record {
    watches: BTreeSet<String>,
    events: BTreeMap<(String, String), Event>,
    /// Where it answers, each with the place of its query.
    hits: Vec<(usize, Hit)>,
    withheld: Option<String>,
}

impl Composed {
    /// Adds what is new for a watch.
    pub fn add(&mut self, watch: &Watch, question: Question, gathered: Gathered) {
        let (name, reason) = (watch.name.clone(), watch.reason.clone());
        self.digest.watches.push(Followed { name, reason, asks: asks(watch, question.query.as_ref()) });
        let all = question.query.is_none() && question.filter.concerns.is_empty();
        let hearings = watch.records.is_empty() || watch.records.iter().any(|record| record == "hearing");
        if watch.case.is_some() || all && hearings && watch.court.is_some() {
            let Filter { court, case, .. } = question.filter;
            self.followed.push(Filter { court, case, ..Filter::default() });
        }
        self.queries.extend(question.query);
        for (item, news) in gathered.news {
            self.record(watch, item, news);
        }
        self.told.push(gathered.told);
    }

    fn record(&mut self, watch: &Watch, item: ItemId, news: News) {
        let record = self.records.entry(item).or_default();
        record.watches.insert(watch.name.clone());
        record.hits.extend(news.hit.map(|hit| (self.queries.len() - 1, hit)));
        record.withheld = news.withheld;
        for (key, event) in news.events {
            record.events.entry(key).or_insert(event).watches.push(watch.name.clone());
        }
    }

    /// Notes that a watch cannot be looked at.
    pub fn pass_over(&mut self, watch: &Watch, why: String) {
        self.digest.passed_over.push((watch.name.clone(), why));
    }

    /// The digest, and what is to be noted once it is delivered.
    pub fn finish(mut self, round: &Round<'_>) -> Result<(Digest, Vec<Told>), Message> {
        self.digest.looked_until.clone_from(&round.until);
        for (item, record) in std::mem::take(&mut self.records) {
            self.tell(round, item, record)?;
        }
        if let Some(from) =
            round.until.as_deref().and_then(|at| at.get(..10)).and_then(|day| day.parse().ok())
        {
            self.sittings(round, from)?;
            self.windows(round, from)?;
        }
        self.digest.unread = report::listings(round.session, round.store, &Filter::default())?.1;
        self.digest.sort();
        Ok((self.digest, self.told))
    }

    fn tell(&mut self, round: &Round<'_>, item: ItemId, record: Record) -> Result<(), Message> {
        let (Some(about), Some(found)) = (round.store.news_record(item)?, round.store.found(item)?) else {
            return Ok(());
        };
        let watches = record.watches.into_iter().collect();
        let mut events: Vec<Event> = record.events.into_values().collect();
        if let Some(reason) = record.withheld {
            events.iter_mut().for_each(without_values);
            let number = round.store.withheld_name(item)?;
            self.digest.held.push(Held { watches, record: about.record, number, reason, events });
            return Ok(());
        }
        for event in &mut events {
            hide(event, about.opened.as_deref());
        }
        let mut passages: Vec<Passage> = Vec::new();
        for (query, hit) in record.hits {
            let passage = passage(round, &self.queries[query], &hit, &found)?;
            passages.extend(passage.filter(|passage| !passages.contains(passage)));
        }
        if let (Some(court), Some(case)) = (&found.court, &found.case) {
            self.digest.cases.insert((court.clone(), case.clone()));
        }
        self.digest.entries.push(Entry { watches, passages, events, ..entry(about, found) });
        Ok(())
    }

    /// The sittings from the day of the newest reading on, of the cases that are followed or have news.
    fn sittings(&mut self, round: &Round<'_>, from: Day) -> Result<(), StoreError> {
        let cases = self.digest.cases.iter().map(|(court, case)| Filter {
            court: Some(court.clone()),
            case: Some(case.clone()),
            ..Filter::default()
        });
        let mut ahead: BTreeMap<ItemId, Ahead> = BTreeMap::new();
        for filter in self.followed.iter().cloned().chain(cases) {
            let sittings = round.store.sittings_ahead(from, &filter)?;
            ahead.extend(sittings.into_iter().map(|sitting| (sitting.item, sitting)));
        }
        for (item, sitting) in ahead {
            if round.store.withheld(item)?.is_none() {
                self.digest.cases.extend(sitting.case.clone().map(|case| (sitting.court.clone(), case)));
                self.digest.sittings.push(as_sitting(sitting));
            }
        }
        Ok(())
    }

    /// The time limits and windows that run from that day on in the cases that are told.
    fn windows(&mut self, round: &Round<'_>, from: Day) -> Result<(), Message> {
        let told = |court: &str, case: Option<&str>| {
            case.is_some_and(|case| self.digest.cases.contains(&(court.to_owned(), case.to_owned())))
        };
        let limits = deadlines::upcoming(round.session, round.store, (None, None), &told, from)?;
        let windows = limits.into_iter().map(window).collect();
        self.digest.add_windows(windows);
        Ok(())
    }
}

/// A time limit with how sure it is, as every list of them says.
fn window(limit: DeadlineRow) -> Window {
    Window {
        until: limit.when(|day| day.to_string()),
        court: limit.court,
        case: limit.case.unwrap_or_default(),
        number: limit.number,
        what: limit.what,
        basis: format!("{} ({}); {}", limit.provision, limit.status, limit.note),
    }
}

/// What a watch looks for, in words.
fn asks(watch: &Watch, query: Option<&Query>) -> String {
    let parts = [
        query.map(query::understood),
        watch.court.as_ref().map(|court| format!("court {court}")),
        watch.case.as_ref().map(|case| format!("case {case}")),
        watch.kind.as_ref().map(|kind| format!("type {kind}")),
        watch.concern.as_ref().map(|concern| format!("concern {concern}")),
        watch.language.as_ref().map(|language| format!("language {language}")),
        (!watch.records.is_empty()).then(|| watch.records.join(" or ")),
        (!watch.changes.is_empty()).then(|| format!("changes: {}", watch.changes.join(", "))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn entry(about: NewsRecord, found: FoundRecord) -> Entry {
    let http = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let sitting = about.sitting.map(|(starts, status, room)| {
        let parts = [Some(clock(&starts)), room, Some(status)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    Entry {
        record: about.record,
        court: found.court,
        case: found.case,
        number: found.number,
        date: found.date,
        title: found.title,
        sort: found.kind,
        sitting,
        url: found.url.filter(http),
        ..Entry::default()
    }
}

fn without_values(event: &mut Event) {
    (event.old, event.new, event.note) = (None, None, None);
}

/// Takes out the values of a time when the record was closed, and words that the court has redacted since.
fn hide(event: &mut Event, opened: Option<&str>) {
    if let Some(opened) = opened.filter(|_| event.change != "classification") {
        let closed_then = (event.old.is_some() || event.new.is_some()) && event.at.as_str() <= opened;
        if closed_then {
            event.note = Some("it was not public then".to_owned());
            event.old = None;
            event.new = event.new.take().filter(|_| event.at == opened);
        }
    }
    if let (Some(old), Some(new)) = (&event.old, &event.new)
        && redactions(new) > redactions(old)
    {
        event.old = None;
        event.note = Some("the court has redacted them".to_owned());
    }
}

/// The passage of a record that answers.
fn passage(
    round: &Round<'_>,
    query: &Query,
    hit: &Hit,
    found: &FoundRecord,
) -> Result<Option<Passage>, StoreError> {
    let row = search::results::row(round.store, &Marker::new(query), hit, found.clone())?;
    Ok(row.snippet.map(|words| Passage { page: row.page, paragraph: row.paragraph, words }))
}

fn as_sitting(ahead: Ahead) -> Sitting {
    let parts = [Some(ahead.kind), ahead.room, Some(ahead.status)];
    Sitting {
        court: ahead.court,
        case: ahead.case,
        starts: ahead.starts,
        what: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        url: ahead.url,
    }
}
