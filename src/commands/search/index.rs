//! The index beside the database, brought up to date before it is asked.

use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::commands::Session;
use crate::commands::progress::Counter;
use crate::error::{Exit, Message, why};
use crate::index::{Builder, Index, Lock, Trouble};
use crate::model::search::Mark;
use crate::present::text::plural;
use crate::store::Store;

/// How long an index that is there but behind waits for the program that is bringing it up to date.
const SHORT: Duration = Duration::from_secs(3);

/// How long one that is not there at all is waited for.
const LONG: Duration = Duration::from_mins(15);

/// How often it is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(50);

/// An index that can be asked.
pub struct Opened {
    /// The index.
    pub index: Index,
    /// The folder it is in, where it is thrown away afterwards.
    _folder: Option<TempDir>,
}

/// Opens the index, and brings it up to date with the database.
pub fn open(session: &Session, store: &Store) -> Result<Opened, Message> {
    let folder = folder(store.path());
    let began = Instant::now();
    loop {
        let now = store.index_mark()?;
        if let Some(index) = Index::open(&folder).filter(|index| *index.mark() == now) {
            return Ok(Opened { index, _folder: None });
        }
        match Lock::take(&folder) {
            Ok(lock) => return beside(session, store, &lock),
            Err(Trouble::Busy) => {}
            Err(trouble) => return thrown_away(session, store, &trouble),
        }
        let there = own(store, &now, Index::open(&folder))?;
        if let Some(index) = there.filter(|_| began.elapsed() > SHORT)
            && !store.is_behind_a_closing(index.mark(), &now)?
        {
            return behind(session, store, index, &now);
        }
        if began.elapsed() > LONG {
            return Err(message(&Trouble::Busy));
        }
        std::thread::sleep(LOOK);
    }
}

/// Makes it anew: what is there was found to be damaged.
pub fn anew(session: &Session, store: &Store) -> Result<Opened, Message> {
    let lock = Lock::take(&folder(store.path())).map_err(|trouble| message(&trouble))?;
    let index = build(session, store, &lock, None)?;
    Ok(Opened { index, _folder: None })
}

/// Removes the index beside a database, with every word in it; what is left in its folder.
pub fn remove(database: &Path) -> Result<Vec<PathBuf>, Message> {
    let folder = folder(database);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let lock = Lock::take(&folder).map_err(|trouble| message(&trouble))?;
    lock.clear().map_err(|trouble| message(&trouble))?;
    let left = std::fs::read_dir(&folder).map_err(|e| Message::file("read", &folder, &e))?;
    Ok(left.filter_map(|entry| Some(entry.ok()?.path())).collect())
}

/// What a person reads of trouble with the index.
pub fn message(trouble: &Trouble) -> Message {
    match trouble {
        Trouble::Unwritable { folder, source } => {
            Message::error(Exit::Database, format!("could not write the search index: {}", why(source)))
                .fact("folder", folder.display().to_string())
                .fact("effect", "the database is unchanged; nothing was searched")
                .hint("make room, or check that you may write there")
        }
        Trouble::Busy => {
            Message::error(Exit::Database, "another courtwatch is still making the search index")
                .fact("effect", "nothing was searched")
                .hint("run the same command again when the other is done")
        }
        Trouble::Damaged(what) => Message::error(Exit::Database, "could not read the search index")
            .fact("found", what.clone())
            .fact("effect", "the database is unchanged; nothing was searched")
            .hint("remove the folder that ends in `.index` beside the database; it is made anew"),
    }
}

fn folder(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".index");
    PathBuf::from(name)
}

/// An index of this database, and of this state of it or an earlier one.
fn own(store: &Store, now: &Mark, index: Option<Index>) -> Result<Option<Index>, Message> {
    match index {
        Some(index) if store.is_own_mark(index.mark(), now)? => Ok(Some(index)),
        _ => Ok(None),
    }
}

/// Brings the index beside the database up to date.
fn beside(session: &Session, store: &Store, lock: &Lock) -> Result<Opened, Message> {
    let now = store.index_mark()?;
    let there = own(store, &now, lock.open())?;
    let index = match there {
        Some(index) if *index.mark() == now => index,
        there => build(session, store, lock, there.map(|index| index.mark().clone()).as_ref())?,
    };
    Ok(Opened { index, _folder: None })
}

/// Where the folder of the database cannot be written, the index is made for this one search.
fn thrown_away(session: &Session, store: &Store, trouble: &Trouble) -> Result<Opened, Message> {
    let temporary = tempfile::tempdir().map_err(|_| message(trouble))?;
    let reason = match trouble {
        Trouble::Unwritable { source, .. } if source.kind() != ErrorKind::PermissionDenied => why(source),
        _ => "you may not write there".to_owned(),
    };
    session.say(
        &Message::note("the search index is made for this search alone")
            .fact("folder", folder(store.path()).display().to_string())
            .fact("why", reason),
    );
    let lock = Lock::take(temporary.path()).map_err(|trouble| message(&trouble))?;
    let index = build(session, store, &lock, None)?;
    Ok(Opened { index, _folder: Some(temporary) })
}

/// Searches what is there while another program brings it up to date, and says so.
fn behind(session: &Session, store: &Store, index: Index, now: &Mark) -> Result<Opened, Message> {
    let missing = store.count_to_index(index.mark(), now)?;
    session.say(
        &Message::warning(format!("{} not searched yet", plural(missing, "new or changed record")))
            .fact("why", "another courtwatch is bringing the search index up to date")
            .hint("run the same command again when the other is done"),
    );
    Ok(Opened { index, _folder: None })
}

fn build(session: &Session, store: &Store, lock: &Lock, since: Option<&Mark>) -> Result<Index, Message> {
    let now = store.index_mark()?;
    let none = Mark::default();
    let from = since.unwrap_or(&none);
    let records = store.count_to_index(from, &now)?;
    let counter = Counter::new("indexing", records, session.global.quiet);
    let trouble = |trouble: Trouble| message(&trouble);
    let builder = Builder::begin(lock, since, records).map_err(trouble)?;
    let mut failed = Ok(());
    store.each_to_index(from, &now, |record| {
        counter.one();
        failed = builder.add(&record);
        if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    failed.map_err(trouble)?;
    builder.finish(&now).map_err(trouble)
}
