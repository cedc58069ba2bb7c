//! The only code that knows the full-text engine: a derived index in a folder beside the database.
//!
//! # What it holds
//! One document a page of text, or one for a record without text; no text is kept, only where each word stands. The
//! commit carries a [`Mark`]: how far the index has come with which database. Everything in it can be made again.
//!
//! # Whole or not at all
//! A writer holds the lock of the folder and commits once, at the end. What the files were then (`files.json`) is
//! compared whenever the index is opened: where a file differs, every checksum is read, and an index that is damaged,
//! of another version or of another database counts as none.
mod analyser;
mod ask;
mod best;
mod build;
mod count;
mod fields;
mod files;
mod known;
mod page;
mod snippet;
mod words;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use tantivy::query::Query as Engine;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{ReloadPolicy, Searcher, TantivyError};

pub use build::{Builder, Lock};
pub use snippet::{Marker, Snippet};

use crate::model::search::{Facets, Hit, Limits, Mark, Order, Query};
use fields::{Fields, VERSION};

/// Why the index did not do what it was asked.
#[derive(Debug)]
pub enum Trouble {
    /// The folder cannot be made or written.
    Unwritable {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another program is writing it.
    Busy,
    /// It is damaged, or was changed while it was read.
    Damaged(String),
}

impl Trouble {
    fn of(error: &TantivyError, folder: &Path) -> Trouble {
        let folder = folder.to_owned();
        match error {
            TantivyError::IoError(source) => Trouble::Unwritable { folder, source: copied(source) },
            TantivyError::OpenWriteError(error) => {
                let source = io::Error::other(error.to_string());
                Trouble::Unwritable { folder, source }
            }
            other => Trouble::Damaged(other.to_string()),
        }
    }
}

fn copied(error: &io::Error) -> io::Error {
    error
        .raw_os_error()
        .map_or_else(|| io::Error::new(error.kind(), error.to_string()), io::Error::from_raw_os_error)
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Unwritable { folder, source } => write!(f, "`{}`: {source}", folder.display()),
            Trouble::Busy => f.write_str("another program is writing the index"),
            Trouble::Damaged(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Trouble {}

/// An index that is whole, as it was when it was opened.
pub struct Index {
    searcher: Searcher,
    fields: Fields,
    mark: Mark,
}

impl Index {
    /// Opens the index of a folder; `None` where there is none that can be used.
    pub fn open(folder: &Path) -> Option<Index> {
        if !files::look_as_recorded(folder) {
            return None;
        }
        Index::read(folder).ok()
    }

    /// Opens it without looking at its files.
    fn read(folder: &Path) -> Result<Index, Trouble> {
        let damaged = |error: TantivyError| Trouble::of(&error, folder);
        let index = tantivy::Index::open_in_dir(folder).map_err(damaged)?;
        let (schema, fields) = Fields::schema();
        let payload = index.load_metas().map_err(damaged)?.payload.unwrap_or_default();
        let mark = read_payload(&payload).filter(|_| index.schema() == schema);
        let mark = mark.ok_or_else(|| Trouble::Damaged("it is of another version".to_owned()))?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).num_warming_threads(1);
        let reader = reader.try_into().map_err(damaged)?;
        Ok(Index { searcher: reader.searcher(), fields, mark })
    }

    /// How far it has come with the database.
    pub fn mark(&self) -> &Mark {
        &self.mark
    }

    /// The best records with their best pages.
    pub fn find(
        &self,
        query: &Query,
        limits: &Limits,
        order: Order,
        most: usize,
    ) -> Result<Vec<Hit>, Trouble> {
        let question = self.question(query, limits);
        let found = self.searcher.search(&question, &best::Best { most, order });
        found.map_err(|error| Trouble::Damaged(error.to_string()))
    }

    /// How many records answer, by their properties.
    pub fn count(&self, query: &Query, limits: &Limits) -> Result<Facets, Trouble> {
        let counted = self.searcher.search(&self.question(query, limits), &count::Count);
        counted.map_err(|error| Trouble::Damaged(error.to_string()))
    }

    /// Words that begin like this, the most frequent first, to name one that was perhaps meant.
    pub fn words_like(&self, beginning: &str, most: usize) -> Result<Vec<String>, Trouble> {
        ask::words_like(&self.searcher, self.fields, beginning, most)
            .map_err(|error| Trouble::Damaged(error.to_string()))
    }

    fn question(&self, query: &Query, limits: &Limits) -> Box<dyn Engine> {
        ask::Asker { fields: self.fields, searcher: &self.searcher }.ask(query, limits)
    }
}

fn payload(mark: &Mark) -> String {
    let json = serde_json::json!({ "version": VERSION, "mark": mark });
    json.to_string()
}

fn read_payload(payload: &str) -> Option<Mark> {
    let mut json: serde_json::Value = serde_json::from_str(payload).ok()?;
    (json.get("version")? == VERSION).then(|| serde_json::from_value(json.get_mut("mark")?.take()).ok())?
}

/// Makes the engine take texts apart as [`words`] does.
fn prepare(index: &tantivy::Index) {
    let analyser = TextAnalyzer::builder(analyser::Analyser::default()).build();
    index.tokenizers().register(analyser::NAME, analyser);
}
