//! `courtwatch purge`: takes records out for good, and proves it.

use std::io::{self, BufRead, IsTerminal};

use chrono::Utc;

use super::hold::printed;
use super::search::index;
use super::{Session, find};
use crate::cli::PurgeArgs;
use crate::error::{Exit, Message, why};
use crate::present::text::plural;
use crate::store::holds::Decision;
use crate::store::purge::{Proof, Purge, Purgeable};
use crate::store::{ItemId, Store};

/// The word that a person types to have it done.
const WORD: &str = "purge";

/// How many files that left are named.
const NAMED: usize = 5;

/// Purges records that stay inside, or goes on with a purge that was interrupted.
pub fn run(session: &Session, args: &PurgeArgs) -> Result<Exit, Message> {
    let by = session.person(args.decision.by.as_deref())?;
    let mut store = session.existing_store()?;
    let (items, unproved) = chosen(session, &store, &args.numbers)?;
    let mut left = Left::default();
    for id in unproved {
        session.tell("a purge was interrupted before it was proved: it goes on from there");
        left.add(prove(session, &mut store, &id, None)?);
    }
    if items.is_empty() {
        return outcome(session, &store, &left);
    }
    let purge = store.plan_purge(&items)?;
    refuse_the_shared(&purge)?;
    agreed(session, args, &purge)?;
    let decision = Decision { reason: &args.decision.reason, by: &by, at: Utc::now() };
    let id = store.purge(&purge, &decision)?;
    left.add(prove(session, &mut store, &id, Some(&purge))?);
    outcome(session, &store, &left)
}

/// What keeps a purge from being proved.
#[derive(Default)]
struct Left {
    found: Vec<String>,
    unread: Vec<String>,
}

impl Left {
    fn add(&mut self, proof: Proof) {
        self.found.extend(proof.found);
        self.unread = proof.unread; // the same pages are read for every purge
    }
}

/// The records to purge, and the purges of others of them that were never proved.
fn chosen(
    session: &Session,
    store: &Store,
    numbers: &[String],
) -> Result<(Vec<ItemId>, Vec<String>), Message> {
    let (mut items, mut unproved) = (Vec::new(), Vec::new());
    for name in numbers {
        let item = find::one(session, store, name)?;
        match store.purgeable(item)? {
            Purgeable::Yes => items.push(item),
            Purgeable::Before(id, None) => unproved.push(id),
            Purgeable::Before(_, Some(day)) => session.say(&Message::note(format!(
                "{} was purged before; that was proved on {}",
                printed(store, item)?,
                &day[..10.min(day.len())]
            ))),
            Purgeable::Open => {
                return Err(Message::error(
                    Exit::Usage,
                    format!("did not purge {}: its court lists it, and it is public", printed(store, item)?),
                )
                .fact("effect", "nothing was changed")
                .hint("`courtwatch hold add NUMBER --reason TEXT` holds it first, if it must go"));
            }
        }
    }
    items.sort_unstable();
    items.dedup();
    unproved.dedup();
    Ok((items, unproved))
}

/// Bytes that another record has too are that record's: they cannot go while it stays.
fn refuse_the_shared(purge: &Purge) -> Result<(), Message> {
    let Some(other) = &purge.shared else { return Ok(()) };
    Err(Message::error(Exit::Usage, format!("did not purge: {other} has the very same document"))
        .fact("effect", "nothing was changed")
        .hint("hold that record as well, and give both numbers"))
}

/// A person says that it is to be done.
fn agreed(session: &Session, args: &PurgeArgs, purge: &Purge) -> Result<(), Message> {
    if args.yes {
        return Ok(());
    }
    let documents = plural(purge.documents(), "document");
    let pages = plural(purge.pages(), "page");
    session.tell(&format!(
        "to be removed for good: {documents}, {pages} of listings that show it (evidence of {} too), every text, quotation and note",
        plural(purge.others, "other record")
    ));
    if io::stdin().is_terminal() {
        session.tell(&format!("type `{WORD}` to do it:"));
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|error| {
        Message::error(Exit::Usage, format!("could not read your answer: {}", why(&error)))
    })?;
    if line.trim() == WORD {
        return Ok(());
    }
    Err(Message::error(Exit::Usage, "did not purge: nobody said that it is to be done")
        .fact("effect", "nothing was changed")
        .hint(format!("add `--yes`, or type `{WORD}` when asked")))
}

/// Removes the index, makes the database file anew, and looks for what must not be found.
fn prove(session: &Session, store: &mut Store, id: &str, purge: Option<&Purge>) -> Result<Proof, Message> {
    let left = index::remove(store.path())?;
    let progress = session.progress(1);
    progress.say("purge", "reading everything again");
    let proof = store.prove(id, purge, &left, Utc::now())?;
    drop(progress);
    if proof.busy {
        return Err(Message::error(
            Exit::Database,
            "the purge is stored, and not proved: another program has the database open",
        )
        .fact("effect", "words of it may still be in the files beside the database")
        .hint("close the other program, and run the same command again"));
    }
    let looked = match proof.rows {
        0 if purge.is_none() => {
            "no row of its words was long enough to be kept, so there was none to look for".to_owned()
        }
        0 => "all its words stand in other records too, so there was none to look for".to_owned(),
        rows => format!("looked for {rows} rows of words that stood in nothing else"),
    };
    if proof.found.is_empty() && proof.unread.is_empty() {
        session.tell(&format!(
            "purged; {looked}: nothing found in {} and {}",
            plural(proof.files, "file"),
            plural(proof.bodies, "stored page")
        ));
    }
    Ok(proof)
}

/// What is left, and what is outside the database.
fn outcome(session: &Session, store: &Store, left: &Left) -> Result<Exit, Message> {
    if !left.found.is_empty() {
        let mut message = Message::error(Exit::Database, "purged, but words of it are still in the store");
        for place in left.found.iter().take(3) {
            message = message.fact("found", place.clone());
        }
        return Err(message
            .fact("effect", "its bytes, texts and quotations are gone; what is named here is not")
            .hint("run the same command again; if it stays, report it"));
    }
    if !left.unread.is_empty() {
        let pages = plural(left.unread.len(), "stored page");
        let mut message =
            Message::error(Exit::Database, format!("purged, and not proved: {pages} could not be unpacked"));
        for hash in left.unread.iter().take(3) {
            message = message.fact("damaged", format!("sha256 {hash}"));
        }
        return Err(message
            .fact(
                "effect",
                "its bytes, texts and quotations are gone; whether words of it stand there is not known",
            )
            .hint("restore a copy of the database from before the damage, and purge again"));
    }
    let written = store.written_outside()?;
    let mut note =
        Message::note("what was written outside the database is not covered: recordings, reports, copies")
            .hint(
                "remove them yourself; a page that still lists it brings its title back with the next fetch",
            );
    for file in written.iter().take(NAMED) {
        note = note.fact("written", file.clone());
    }
    if written.len() > NAMED {
        let more = written.len() - NAMED;
        note = note.fact("more", format!("{more}: `courtwatch list custody` has them all"));
    }
    session.say(&note);
    Ok(Exit::Done)
}
