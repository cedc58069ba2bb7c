//! A digest as a value: what is new for the watches of a team, each record once.

use std::collections::BTreeSet;

use super::briefing::Unread;
use super::natural::Natural;
use crate::model::digest_rows::DigestRow;
use crate::model::moment::Day;

/// What is new.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Digest {
    /// When the newest reading was over, as stored (RFC 3339): what is later is not in it.
    pub looked_until: Option<String>,
    /// The watches that were looked at.
    pub watches: Vec<Followed>,
    /// The records with their changes.
    pub entries: Vec<Entry>,
    /// The records of which only the number and a reason are told.
    pub held: Vec<Held>,
    /// The cases that are followed or that something new is in, by court and number.
    pub cases: BTreeSet<(String, String)>,
    /// Sittings still to come in them.
    pub sittings: Vec<Sitting>,
    /// Time limits and windows that run in them.
    pub windows: Vec<Window>,
    /// The watches that could not be looked at, with the reason.
    pub passed_over: Vec<(String, String)>,
    /// The listings that could not be read.
    pub unread: Vec<Unread>,
}

/// A watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its name.
    pub name: String,
    /// Why it is followed.
    pub reason: String,
    /// What it looks for, in words.
    pub asks: String,
}

/// A record with what is new of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The watches that tell it.
    pub watches: Vec<String>,
    /// `filing`, `hearing` or `press`.
    pub record: String,
    /// Court slug.
    pub court: Option<String>,
    /// The case number, else what the case is called.
    pub case: Option<String>,
    /// The number as printed, the reference or the address.
    pub number: String,
    /// The date to cite.
    pub date: Option<Day>,
    /// The title; of a sitting its sort.
    pub title: String,
    /// The sort of document or press item.
    pub sort: String,
    /// Of a sitting: when, where, and where it stands.
    pub sitting: Option<String>,
    /// The http address of its page or document.
    pub url: Option<String>,
    /// The passages that answer the queries.
    pub passages: Vec<Passage>,
    /// What is new.
    pub events: Vec<Event>,
}

/// A passage that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The page, where the text has pages.
    pub page: Option<u32>,
    /// The number of the paragraph, where it can be told.
    pub paragraph: Option<u32>,
    /// The words, with `**` around those that answer.
    pub words: String,
}

/// One change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// When it was found, as stored (RFC 3339).
    pub at: String,
    /// Its sort, in the word of data.
    pub change: String,
    /// The value before, where it may be shown.
    pub old: Option<String>,
    /// The value now.
    pub new: Option<String>,
    /// What is to be said beside it.
    pub note: Option<String>,
    /// The watches that tell it.
    pub watches: Vec<String>,
}

/// A record of which only the number and a reason are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// The watches that tell it.
    pub watches: Vec<String>,
    /// `filing`, `hearing` or `press`.
    pub record: String,
    /// The number; absent where none is printed or even its existence may be secret.
    pub number: Option<String>,
    /// Why.
    pub reason: String,
    /// What was found of it, without values.
    pub events: Vec<Event>,
}

/// A sitting still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Court slug.
    pub court: String,
    /// The case number.
    pub case: Option<String>,
    /// When it begins, in the court's time, as stored (RFC 3339 with offset, or a day).
    pub starts: String,
    /// What sort of sitting, the room, and where it stands.
    pub what: String,
    /// Where it was read.
    pub url: Option<String>,
}

/// A time limit or a window for advocacy, as a plain row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// The day it ends, or what is said instead of one.
    pub until: String,
    /// Court slug.
    pub court: String,
    /// The case number.
    pub case: String,
    /// The document that set it.
    pub number: String,
    /// What may be done until then.
    pub what: String,
    /// The provision, how sure it is, and what prevails.
    pub basis: String,
}

impl Digest {
    /// Puts everything into the order in which it is told.
    pub fn sort(&mut self) {
        self.entries.sort_by_cached_key(|entry| {
            (
                entry.changed(),
                entry.court.clone(),
                entry.case.clone(),
                entry.record.clone(),
                entry.date,
                Natural(entry.number.clone()),
            )
        });
        self.held.sort_by_cached_key(|held| {
            (held.number.is_none(), Natural(held.number.clone().unwrap_or_default()), held.reason.clone())
        });
        self.sittings.sort_by(|a, b| (&a.starts, &a.court, &a.case).cmp(&(&b.starts, &b.court, &b.case)));
    }

    /// Adds the time limits that run in the cases of this digest; those of other cases are left out.
    pub fn add_windows(&mut self, rows: Vec<Window>) {
        let ours = |row: &Window| self.cases.contains(&(row.court.clone(), row.case.clone()));
        let rows: Vec<Window> = rows.into_iter().filter(ours).collect();
        self.windows.extend(rows);
        self.windows.sort();
        self.windows.dedup();
    }

    /// Whether there is nothing new.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.held.is_empty()
    }

    /// Why a watch is followed.
    pub(super) fn reason(&self, name: &str) -> &str {
        self.watches.iter().find(|watch| watch.name == name).map_or("", |watch| &watch.reason)
    }

    /// A row for each change.
    pub fn rows(&self) -> Vec<DigestRow> {
        let entries = self.entries.iter().flat_map(|e| e.events.iter().map(|event| self.row(e, event)));
        let held = self.held.iter().flat_map(|h| h.events.iter().map(|event| self.held_row(h, event)));
        entries.chain(held).collect()
    }

    fn row(&self, entry: &Entry, event: &Event) -> DigestRow {
        let passage = entry.passages.first();
        DigestRow {
            court: entry.court.clone(),
            number: Some(entry.number.clone()),
            case: entry.case.clone(),
            date: entry.date,
            title: Some(entry.title.clone()),
            url: entry.url.clone(),
            page: passage.and_then(|passage| passage.page),
            snippet: passage.map(|passage| passage.words.clone()),
            ..self.bare(event, &entry.record)
        }
    }

    fn held_row(&self, held: &Held, event: &Event) -> DigestRow {
        DigestRow {
            number: held.number.clone(),
            withheld: Some(held.reason.clone()),
            ..self.bare(event, &held.record)
        }
    }

    fn bare(&self, event: &Event, record: &str) -> DigestRow {
        DigestRow {
            at: event.at.clone(),
            change: event.change.clone(),
            reasons: event.watches.iter().map(|name| self.reason(name).to_owned()).collect(),
            watches: event.watches.clone(),
            kind: record.to_owned(),
            court: None,
            number: None,
            case: None,
            date: None,
            title: None,
            url: None,
            old: event.old.clone(),
            new: event.new.clone(),
            page: None,
            snippet: None,
            note: event.note.clone(),
            withheld: None,
        }
    }
}

impl Entry {
    /// Whether it was there before and something of it changed.
    pub(super) fn changed(&self) -> bool {
        !self.events.iter().any(|event| event.change == "new")
    }
}
