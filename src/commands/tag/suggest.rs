//! `courtwatch tag suggest`: proposals for records that are stored.

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::thread;

use crate::analyse::suggest::passages::{Part, passages};
use crate::analyse::suggest::proposer::{Proposer, Taught};
use crate::analyse::suggest::reading::{Passage, Reader};
use crate::cli::TagSuggestArgs;
use crate::commands::{Session, eyes, find, list};
use crate::error::{Exit, Message};
use crate::model::person::same_person;
use crate::model::rows_suggest::SuggestionRow;
use crate::model::text::ItemText;
use crate::model::wording::plain;
use crate::present::text::plural;
use crate::store::blind::Blind;
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
    let proposer = proposer(session)?;
    let least = args.min_score.unwrap_or(0.0);
    if args.stdin {
        return super::suggest_lines::run(session, &proposer, least);
    }
    let store = session.existing_store()?;
    let looker =
        Looker { session, blind: eyes::blind(session, &store, None)?, person: session.person(None).ok() };
    let proposer = taught(proposer, &store, &looker.blind)?;
    let mut chosen = Vec::new();
    for number in &args.numbers {
        chosen.extend(find::records(&store, number)?);
    }
    let mut batches = Batches {
        store: &store,
        looker: &looker,
        chosen: (!args.all).then_some(&chosen),
        from: 0,
        size: 0,
        held: Vec::new(),
    };
    let rows = session.print_rows(args.format.format, |list| {
        let mut written = Ok(());
        let done = each(&proposer, &mut batches, |row: SuggestionRow| {
            if row.score < least {
                return ControlFlow::Continue(());
            }
            written = list.row(row);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        written.map(|()| done)
    })?;
    passed_over(session, &batches.held, !args.all);
    Ok(list::found(session, rows))
}

/// What makes the proposals, under the team's codebook.
fn proposer(session: &Session) -> Result<Cow<'static, Proposer>, Message> {
    let shipped = Proposer::shipped().map_err(|why| {
        Message::error(Exit::Bug, format!("could not read the model that proposals are made with: {why}"))
    })?;
    let codebook = session.codebook()?;
    Ok(if codebook.is_edited() { Cow::Owned(shipped.under(codebook)) } else { Cow::Borrowed(shipped) })
}

/// With what people have confirmed and rejected in this database, as far as the person who looks may know it.
fn taught<'a>(
    proposer: Cow<'a, Proposer>,
    store: &Store,
    blind: &Blind,
) -> Result<Cow<'a, Proposer>, Message> {
    let reviewed = store.reviewed_passages(&blind.tags)?;
    if reviewed.is_empty() {
        return Ok(proposer);
    }
    let lessons: Vec<Taught<'_>> = reviewed
        .iter()
        .map(|r| Taught { text: &r.quote, concern: &r.concern, raised: r.confirmed })
        .collect();
    Ok(Cow::Owned(proposer.taught(&lessons)))
}

/// How many records that were passed over are named one by one.
const NAMED: usize = 5;

/// Says which records, or how many, were passed over, and why.
fn passed_over(session: &Session, held: &[(String, String)], named: bool) {
    if held.is_empty() {
        return;
    }
    let mut whys: Vec<(&str, Vec<&str>)> = Vec::new();
    for (number, why) in held {
        match whys.iter_mut().find(|(known, _)| known == why) {
            Some((_, numbers)) => numbers.push(number),
            None => whys.push((why, vec![number])),
        }
    }
    let mut note =
        Message::note(format!("{} passed over: their words are not proposed", plural(held.len(), "record")));
    for (why, numbers) in whys {
        let shown = if named && numbers.len() <= NAMED {
            numbers.join(", ")
        } else {
            plural(numbers.len(), "record")
        };
        note = note.fact("held back", format!("{shown}: {why}"));
    }
    session.say(&note);
}

/// Makes the rows of some records, or of all, batch by batch on all cores, in the order of the records. While one
/// batch is worked on, the next is read.
fn each(
    proposer: &Proposer,
    batches: &mut Batches<'_>,
    mut row: impl FnMut(SuggestionRow) -> ControlFlow<()>,
) -> Result<(), Message> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    batches.size = BATCH.saturating_mul(u32::try_from(cores).unwrap_or(1));
    let mut readers: Vec<Reader<'_>> = (0..cores).map(|_| proposer.reader()).collect();
    let mut batch = batches.next()?;
    while !batch.is_empty() {
        let (rows, next) = propose_all(proposer, &mut readers, &batch, || batches.next());
        for found in rows.into_iter().flatten() {
            if row(found).is_break() {
                return Ok(());
            }
        }
        batch = next?;
    }
    Ok(())
}

/// Who looks, and what is withheld from them.
struct Looker<'a> {
    session: &'a Session,
    blind: Blind,
    person: Option<String>,
}

impl Looker<'_> {
    /// What this person may know of what was said: a coder of an open round no refusal of anybody else either.
    fn may_know(&self, judged: &Judged) -> bool {
        let own = |by: &String| self.person.as_ref().is_some_and(|person| same_person(person, by));
        self.blind.rounds.is_empty() || judged.refused_by.as_ref().is_none_or(own)
    }
}

/// Records, batch by batch.
struct Batches<'a> {
    store: &'a Store,
    looker: &'a Looker<'a>,
    chosen: Option<&'a Vec<ItemId>>,
    from: ItemId,
    size: u32,
    /// The records that were passed over, and why.
    held: Vec<(String, String)>,
}

impl Batches<'_> {
    /// The next records that may be shown; none at the end.
    fn next(&mut self) -> Result<Vec<Work>, Message> {
        loop {
            let (subjects, more) = self.subjects()?;
            let mut work = Vec::with_capacity(subjects.len());
            for subject in subjects {
                match subject.held {
                    Some(why) => self.held.push((subject.number, why)),
                    None => work.push(self.work(subject)?),
                }
            }
            if !more || !work.is_empty() {
                return Ok(work);
            }
        }
    }

    /// The next records, and whether there may be more.
    fn subjects(&mut self) -> Result<(Vec<Subject>, bool), Message> {
        Ok(match self.chosen {
            None => {
                let subjects = self.store.subjects_after(self.from, self.size)?;
                self.from = subjects.last().map_or(self.from, |s| s.item);
                let more = !subjects.is_empty();
                (subjects, more)
            }
            Some(items) => {
                let from = usize::try_from(self.from).unwrap_or(usize::MAX);
                self.from += i64::from(self.size);
                let size = usize::try_from(self.size).unwrap_or(1);
                let some = items.iter().skip(from).take(size);
                let subjects = some.map(|i| self.store.subject(*i)).collect::<Result<Vec<_>, _>>()?;
                (subjects.into_iter().flatten().collect(), from + size < items.len())
            }
        })
    }

    fn work(&self, subject: Subject) -> Result<Work, Message> {
        let text = self.store.text_of(subject.item)?;
        let codebook = self.looker.session.codebook()?;
        let judged = self.store.judged(subject.item, &self.looker.blind.tags)?.into_iter();
        let judged =
            judged.filter(|judged| self.looker.may_know(judged)).map(|Judged { concern, exact, .. }| {
                let name = codebook.merged_into(&concern).map_or(concern.clone(), str::to_owned);
                (name, exact.map(|e| plain(&e)))
            });
        let judged = judged.collect();
        Ok(Work { subject, text, judged })
    }
}

/// Each core takes every n-th record; `meanwhile` is done at the same time.
fn propose_all<T>(
    proposer: &Proposer,
    readers: &mut [Reader<'_>],
    batch: &[Work],
    meanwhile: impl FnOnce() -> T,
) -> (Vec<Vec<SuggestionRow>>, T) {
    let cores = readers.len();
    let mut rows: Vec<Vec<SuggestionRow>> = (0..batch.len()).map(|_| Vec::new()).collect();
    let done = thread::scope(|scope| {
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
        let done = meanwhile();
        for handle in handles {
            for (at, found) in handle.join().unwrap_or_else(|panic| resume_unwind(panic)) {
                if let Some(place) = rows.get_mut(at) {
                    *place = found;
                }
            }
        }
        done
    });
    (rows, done)
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
    let words = if work.judged.is_empty() { String::new() } else { plain(part.text) };
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
