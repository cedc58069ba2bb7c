//! Making an index, and bringing one up to date.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, TantivyError, Term};

use super::fields::Fields;
use super::page::{Page, Way};
use super::{Index, Trouble, files, payload, prepare};
use crate::model::search::{IndexedRecord, Mark};

/// The lock, in the folder of the index. The system opens it when the program that holds it ends.
const LOCK: &str = "lock";

/// What all threads together keep in memory before they write, in bytes.
const MEMORY: usize = 96 * 1024 * 1024;

/// What one of them keeps at most, in bytes.
const EACH: usize = 48 * 1024 * 1024;

/// How much text waits for them at most, in bytes.
const WAITING: usize = 8 * 1024 * 1024;

/// What a page takes besides its text, about, in bytes.
const BESIDES: usize = 1024;

/// More threads than this do not make it faster on a laptop.
const MOST_THREADS: usize = 4;

/// So few records are indexed by one thread: more make more and smaller parts.
const FEW: u64 = 500;

/// The right to write an index.
pub struct Lock {
    folder: PathBuf,
    file: File,
}

impl Lock {
    /// Takes it; the folder is made where it is not there.
    ///
    /// # Errors
    /// [`Trouble::Busy`] where another program has it.
    pub fn take(folder: &Path) -> Result<Lock, Trouble> {
        let unwritable = |source| Trouble::Unwritable { folder: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(unwritable)?;
        let path = folder.join(LOCK);
        let file = File::options().create(true).append(true).open(path).map_err(unwritable)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { folder: folder.to_owned(), file }),
            Err(TryLockError::WouldBlock) => Err(Trouble::Busy),
            Err(TryLockError::Error(source)) => Err(unwritable(source)),
        }
    }

    /// Removes the index: the next search makes it anew.
    ///
    /// # Errors
    /// A file of it cannot be removed.
    pub fn clear(&self) -> Result<(), Trouble> {
        let unwritable = |source| Trouble::Unwritable { folder: self.folder.clone(), source };
        files::clear(&self.folder, LOCK).map_err(unwritable)
    }

    /// Opens the index under the lock: where its files are not as they were recorded, by all their checksums.
    pub fn open(&self) -> Option<Index> {
        if files::look_as_recorded(&self.folder) {
            return Index::read(&self.folder).ok();
        }
        let index = tantivy::Index::open_in_dir(&self.folder).ok()?;
        let whole = |file: &Path| index.directory().validate_checksum(file).is_ok_and(|whole| whole);
        if !files::are_as_recorded(&self.folder, whole) {
            return None;
        }
        let whole = Index::read(&self.folder).ok()?;
        files::record(&self.folder, LOCK).ok()?;
        Some(whole)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.unlock(); // closing it does the same
    }
}

/// An index in the making. Nothing of it is seen before [`Builder::finish`].
pub struct Builder<'a> {
    lock: &'a Lock,
    writer: IndexWriter<Page>,
    way: Arc<Way>,
    fields: Fields,
    /// Items up to this one may be in it already.
    known: i64,
}

impl Builder<'_> {
    /// Begins to bring an index up to date; with no mark, or where it cannot be opened, from nothing. `records` is
    /// about how many will come.
    pub fn begin<'a>(lock: &'a Lock, since: Option<&Mark>, records: u64) -> Result<Builder<'a>, Trouble> {
        let (schema, fields) = Fields::schema();
        let trouble = |error: TantivyError| Trouble::of(&error, &lock.folder);
        let index = if since.is_some() {
            tantivy::Index::open_in_dir(&lock.folder).map_err(trouble)?
        } else {
            let unwritable = |source| Trouble::Unwritable { folder: lock.folder.clone(), source };
            files::clear(&lock.folder, LOCK).map_err(unwritable)?;
            tantivy::Index::create_in_dir(&lock.folder, schema).map_err(trouble)?
        };
        prepare(&index);
        let threads = if records <= FEW { 1 } else { available_parallelism().map_or(1, usize::from) };
        let threads = threads.min(MOST_THREADS);
        let memory = MEMORY.min(threads * EACH);
        let writer = index.writer_with_num_threads(threads, memory).map_err(trouble)?;
        let way = Arc::new(Way::new(WAITING));
        Ok(Builder { lock, writer, way, fields, known: since.map_or(0, |mark| mark.item) })
    }

    /// Takes a record in, in place of what there was of it.
    pub fn add(&self, record: &IndexedRecord) -> Result<(), Trouble> {
        let (common, pages) = self.fields.pages(record);
        let common = Arc::new(common);
        let sizes = record.pages.iter().map(|(_, text)| text.len() + BESIDES).chain([BESIDES]);
        let weighed: Vec<_> = pages.into_iter().zip(sizes).collect();
        self.way.wait_for(weighed.iter().map(|(_, size)| size).sum());
        let pages =
            weighed.into_iter().map(|(own, size)| Page::new(common.clone(), own, size, self.way.clone()));
        let mut work = Vec::new();
        if record.item <= self.known {
            let item = u64::try_from(record.item).unwrap_or_default();
            work.push(UserOperation::Delete(Term::from_field_u64(self.fields.item, item)));
        }
        work.extend(pages.map(UserOperation::Add));
        self.writer.run(work).map(|_| ()).map_err(|error| self.trouble(&error))
    }

    /// Makes everything seen, as of this mark.
    pub fn finish(mut self, mark: &Mark) -> Result<Index, Trouble> {
        let folder = self.lock.folder.clone();
        let trouble = |error: TantivyError| Trouble::of(&error, &folder);
        let mut commit = self.writer.prepare_commit().map_err(trouble)?;
        commit.set_payload(&payload(mark));
        commit.commit().map_err(trouble)?;
        self.writer.wait_merging_threads().map_err(trouble)?;
        let unwritable = |source: io::Error| Trouble::Unwritable { folder: folder.clone(), source };
        files::record(&folder, LOCK).map_err(unwritable)?;
        Index::read(&folder)
    }

    fn trouble(&self, error: &TantivyError) -> Trouble {
        Trouble::of(error, &self.lock.folder)
    }
}
