//! What is asked of the full text, and what it answers.

use crate::model::moment::Day;
use crate::model::number::DocumentNumber;

/// A question to the full text. Words are as typed: the index folds and takes them apart as it does with texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A word in any of its forms; one that the index takes apart (`l’accusé`, `9(3)`) as its parts in a row.
    Word(String),
    /// Words that begin like this.
    Prefix(String),
    /// Words in a row, as they are written.
    Phrase {
        /// The words.
        text: String,
        /// The last of them is only a beginning.
        open: bool,
        /// By how many places in all the words may be moved.
        slop: u32,
    },
    /// Two words with at most so many words between them, in either order.
    Near {
        /// One of them.
        one: String,
        /// The other.
        other: String,
        /// How many words may stand between them.
        between: u32,
    },
    /// A document or case number.
    Number(DocumentNumber),
    /// Every one of them.
    All(Vec<Query>),
    /// At least one of them.
    Any(Vec<Query>),
    /// What must not be there; only inside [`Query::All`].
    Not(Box<Query>),
}

/// What a search is limited to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// Court slug.
    pub court: Option<String>,
    /// Case number, or the beginning of it up to a hyphen or slash.
    pub case: Option<String>,
    /// What that case is called, by court: press items name their case so.
    pub case_names: Vec<(String, String)>,
    /// First day.
    pub since: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Slug of a concern.
    pub concerns: Vec<String>,
    /// Sort of document or press item.
    pub kind: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Row ids of items; `None`: any.
    pub items: Option<Vec<i64>>,
}

/// In which order what was found comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The best answer first.
    Relevance,
    /// The newest date first; what has no date last.
    Newest,
}

/// A record that was found, with its best page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Row id of the item.
    pub item: i64,
    /// The page of its text; 0 where only a title is stored.
    pub page: u32,
    /// How well it answers; comparable only within one search.
    pub score: f32,
}

/// A record as it goes into the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexedRecord {
    /// Row id of the item.
    pub item: i64,
    /// Court slug; empty for an observer's feed.
    pub court: String,
    /// The number for comparing.
    pub key: String,
    /// The number without version, language and annex.
    pub base: Option<String>,
    /// The number as printed, a reference or an address.
    pub number: Option<String>,
    /// The case or situation number.
    pub case: Option<String>,
    /// What the case is called.
    pub case_name: Option<String>,
    /// The date to cite.
    pub date: Option<Day>,
    /// The sort of document, press item or sitting.
    pub kind: String,
    /// ISO 639-1, as its record says, else as it was told by its text.
    pub language: Option<String>,
    /// The title.
    pub title: String,
    /// Who filed it, and before which chamber.
    pub people: String,
    /// Slugs of the concerns it is tagged with.
    pub concerns: Vec<String>,
    /// Its pages: number and text.
    pub pages: Vec<(u32, String)>,
}

/// How far an index has come with a database.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    /// The newest item.
    pub item: i64,
    /// The newest line of `touched`.
    pub touched: i64,
    /// What tells that line from the same one of another database, or of a restored copy of this one.
    pub database: String,
}

/// How many records have each value of a property, the most frequent first.
pub type Counts = Vec<(String, u64)>;

/// The properties that counts are given for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Records in all.
    pub records: u64,
    /// By court slug.
    pub court: Counts,
    /// By case number; of a press item by court and name of its case, with a line feed between them.
    pub case: Counts,
    /// By sort.
    pub kind: Counts,
    /// By year.
    pub year: Counts,
    /// By concern.
    pub concern: Counts,
}
