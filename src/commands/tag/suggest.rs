//! `courtwatch tag suggest`: proposals for records that are stored.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::thread;

use crate::analyse::suggest::passages::{Part, passages};
use crate::analyse::suggest::proposer::{Proposer, Taught};
use crate::analyse::suggest::reading::{Passage, Reader};
use crate::cli::TagSuggestArgs;
use crate::commands::{Session, find, list};
use crate::error::{Exit, Message};
use crate::model::rows_suggest::SuggestionRow;
use crate::model::text::ItemText;
use crate::model::wording::plain;
use crate::store::proposals::{Judged, Subject};
use crate::store::{ItemId, Store};

/// How many records are held in memory at once, for each core.
const BATCH: u32 = 16;

/// A record with all that its proposals are made from.
struct Work {
    subject: Subject,
    text: Option<ItemText>,
    judged: Vec<(String, Option<String>)>,
}

/// Proposes for the records named, for all, or for passages from standard input.
pub(super) fn run(session: &Session, args: &TagSuggestArgs) -> Result<Exit, Message> {
    let proposer = proposer()?;
    let least = args.min_score.unwrap_or(0.0);
    if args.stdin {
        return super::suggest_lines::run(session, proposer, least);
    }
    let store = session.existing_store()?;
    let proposer = taught(proposer, &store)?;
    let mut chosen = Vec::new();
    for number in &args.numbers {
        chosen.extend(find::records(&store, number)?);
    }
    let rows = session.print_rows(args.format.format, |list| {
        let mut written = Ok(());
        let done = each(&store, &proposer, (!args.all).then_some(&chosen), |row: SuggestionRow| {
            if row.score < least {
                return ControlFlow::Continue(());
            }
            written = list.row(row);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        written.map(|()| done)
    })?;
    Ok(list::found(session, rows))
}

/// What makes the proposals.
pub(super) fn proposer() -> Result<&'static Proposer, Message> {
    Proposer::shipped().map_err(|why| {
        Message::error(Exit::Bug, format!("could not read the model that proposals are made with: {why}"))
    })
}

/// With what people have confirmed and rejected in this database.
fn taught<'a>(proposer: &'a Proposer, store: &Store) -> Result<Cow<'a, Proposer>, Message> {
    let reviewed = store.reviewed_passages()?;
    if reviewed.is_empty() {
        return Ok(Cow::Borrowed(proposer));
    }
    let lessons: Vec<Taught<'_>> = reviewed
        .iter()
        .map(|r| Taught { text: &r.quote, concern: &r.concern, raised: r.confirmed })
        .collect();
    Ok(Cow::Owned(proposer.taught(&lessons)))
}

/// Makes the rows of some records, or of all, batch by batch on all cores, in the order of the records.
fn each(
    store: &Store,
    proposer: &Proposer,
    chosen: Option<&Vec<ItemId>>,
    mut row: impl FnMut(SuggestionRow) -> ControlFlow<()>,
) -> Result<(), Message> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let size = BATCH.saturating_mul(u32::try_from(cores).unwrap_or(1));
    let mut readers: Vec<Reader<'_>> = (0..cores).map(|_| proposer.reader()).collect();
    let mut batches = Batches { store, chosen, from: 0, size };
    loop {
        let batch = batches.next()?;
        if batch.is_empty() {
            return Ok(());
        }
        for found in propose_all(proposer, &mut readers, &batch).into_iter().flatten() {
            if row(found).is_break() {
                return Ok(());
            }
        }
    }
}

/// Records, batch by batch.
struct Batches<'a> {
    store: &'a Store,
    chosen: Option<&'a Vec<ItemId>>,
    from: ItemId,
    size: u32,
}

impl Batches<'_> {
    fn next(&mut self) -> Result<Vec<Work>, Message> {
        let subjects = match self.chosen {
            None => {
                let subjects = self.store.subjects_after(self.from, self.size)?;
                self.from = subjects.last().map_or(self.from, |s| s.item);
                subjects
            }
            Some(items) => {
                let from = usize::try_from(self.from).unwrap_or(usize::MAX);
                self.from += i64::from(self.size);
                let size = usize::try_from(self.size).unwrap_or(1);
                let items = items.iter().skip(from).take(size);
                let subjects = items.map(|i| self.store.subject(*i)).collect::<Result<Vec<_>, _>>()?;
                subjects.into_iter().flatten().collect()
            }
        };
        subjects.into_iter().map(|subject| self.work(subject)).collect()
    }

    fn work(&self, subject: Subject) -> Result<Work, Message> {
        let open = self.store.withheld(subject.item)?.is_none();
        let text = if open { self.store.text_of(subject.item)? } else { None };
        let judged = self.store.judged(subject.item)?.into_iter();
        let judged = judged.map(|Judged { concern, exact }| (concern, exact.map(|e| plain(&e)))).collect();
        Ok(Work { subject, text, judged })
    }
}

/// Each core takes every n-th record.
fn propose_all(proposer: &Proposer, readers: &mut [Reader<'_>], batch: &[Work]) -> Vec<Vec<SuggestionRow>> {
    let cores = readers.len();
    let mut rows: Vec<Vec<SuggestionRow>> = (0..batch.len()).map(|_| Vec::new()).collect();
    thread::scope(|scope| {
        let mut handles = Vec::with_capacity(cores);
        for (core, reader) in readers.iter_mut().enumerate() {
            let mine = batch.iter().enumerate().skip(core).step_by(cores);
            handles.push(scope.spawn(move || {
                let mut found = Vec::new();
                for (at, work) in mine {
                    found.push((at, of(proposer, reader, work)));
                }
                found
            }));
        }
        for (at, found) in handles.into_iter().filter_map(|h| h.join().ok()).flatten() {
            if let Some(place) = rows.get_mut(at) {
                *place = found;
            }
        }
    });
    rows
}

/// The proposals of one record: for its title and for each passage of its text.
fn of(proposer: &Proposer, reader: &mut Reader<'_>, work: &Work) -> Vec<SuggestionRow> {
    let mut rows = Vec::new();
    if let Some(title) = &work.subject.title {
        let part = Part { text: title, start: 0, end: title.chars().count() };
        add(proposer, reader, work, None, part, &mut rows);
    }
    for page in work.text.iter().flat_map(|text| &text.pages) {
        for part in passages(&page.body) {
            add(proposer, reader, work, Some(page.number), part, &mut rows);
        }
    }
    rows
}

fn add(
    proposer: &Proposer,
    reader: &mut Reader<'_>,
    work: &Work,
    page: Option<u32>,
    part: Part<'_>,
    rows: &mut Vec<SuggestionRow>,
) {
    let text_language = work.text.as_ref().and_then(|text| text.language.as_deref());
    let passage = Passage {
        text: part.text,
        language: work.subject.language.as_deref().or(text_language),
        court: Some(work.subject.court.as_str()).filter(|court| !court.is_empty()),
    };
    let proposals = proposer.propose(reader, &passage);
    if proposals.is_empty() {
        return;
    }
    let words = plain(part.text);
    let position = |at: usize| u64::try_from(at).unwrap_or(u64::MAX);
    for proposal in proposals.into_iter().filter(|p| !judged(work, &p.concern, &words)) {
        rows.push(SuggestionRow {
            number: work.subject.number.clone(),
            page,
            start: position(part.start),
            end: position(part.end),
            quote: part.text.to_owned(),
            concern: proposal.concern,
            tier: proposal.tier.word().to_owned(),
            score: (proposal.score * 1000.0).round() / 1000.0,
            because: proposal.because,
        });
    }
}

/// Whether a person has judged this concern on words of this passage, or on the whole record.
fn judged(work: &Work, concern: &str, words: &str) -> bool {
    work.judged.iter().filter(|(slug, _)| slug == concern).any(|(_, exact)| {
        exact.as_ref().is_none_or(|exact| words.contains(exact.as_str()) || exact.contains(words))
    })
}
