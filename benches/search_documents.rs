//! Questions to the indexes that `index_documents` made: the best 20 with their snippets. Median and 99th percentile
//! of each sort of question, and of all.
//!
//! `search_documents courtwatch|tantivy|fts5`; without a word all three.

mod common;
mod text;

use std::path::Path;
use std::time::{Duration, Instant};

use common::{Failure, corpus, print};
use courtwatch::analyse::query;
use courtwatch::index::{Index, Marker};
use courtwatch::model::search::{Limits, Order};
use rusqlite::Connection;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::Value;
use tantivy::snippet::SnippetGenerator;
use tantivy::{ReloadPolicy, TantivyDocument};

/// Results of a question.
const MOST: usize = 20;

/// Questions of each sort.
const QUESTIONS: usize = 60;

fn main() -> Result<(), Failure> {
    let folder = common::folder()?;
    let documents = text::documents()?;
    let db = text::corpus(&folder, documents)?;
    let words = common::words();
    let wanted = |word: &str| words.is_empty() || words.iter().any(|w| w == word);
    if wanted("courtwatch") {
        let index = Index::open(&folder.join("courtwatch.index")).ok_or("run index_documents first")?;
        measure("courtwatch", documents, |question| ours(&index, &db, question))?;
    }
    if wanted("tantivy") {
        let bare = Bare::open(&folder.join("tantivy.index"))?;
        measure("tantivy", documents, |question| bare.ask(question))?;
    }
    if wanted("fts5") {
        measure("fts5", documents, |question| fts5(&db, question))?;
    }
    Ok(())
}

/// Sorts of questions, in words that all three read alike.
fn questions() -> Vec<(&'static str, Vec<String>)> {
    let word = |rank: usize| corpus::word(rank, rank % 4 == 3);
    let some = |from: usize, step: usize| (0..QUESTIONS).map(move |n| from + n * step);
    let of = |words: Vec<String>| words;
    vec![
        ("common", of((4..24).map(word).collect())),
        ("mid", of(some(200, 17).map(word).collect())),
        ("rare", of(some(8_000, 290).map(word).collect())),
        (
            "and",
            of(some(8, 3)
                .map(|n| format!("{} AND {}", corpus::word(n, false), corpus::word(n / 2 + 30, false)))
                .collect()),
        ),
        (
            "phrase",
            of(some(0, 1)
                .map(|n| format!("\"{} {}\"", corpus::word(n / 3, false), corpus::word(n + 4, false)))
                .collect()),
        ),
        (
            "prefix",
            of(some(400, 31).map(|n| format!("{}*", word(n).chars().take(4).collect::<String>())).collect()),
        ),
    ]
}

fn measure(
    side: &str,
    documents: usize,
    mut ask: impl FnMut(&str) -> Result<usize, Failure>,
) -> Result<(), Failure> {
    let mut all = Vec::new();
    for (sort, questions) in questions() {
        let mut times = Vec::new();
        let mut found = 0;
        for question in &questions {
            ask(question)?; // the first time, pages of the files are read in on every side
            let start = Instant::now();
            found += ask(question)?;
            times.push(start.elapsed());
        }
        all.extend(times.iter().copied());
        tell(&format!("search_documents {side} {sort}"), documents, times, found);
    }
    tell(&format!("search_documents {side} all"), documents, all, 0);
    Ok(())
}

fn tell(what: &str, documents: usize, mut times: Vec<Duration>, found: usize) {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent).div_ceil(100).clamp(1, times.len()) - 1];
    let more = [
        ("p50_ms", at(50).as_secs_f64() * 1000.0),
        ("p99_ms", at(99).as_secs_f64() * 1000.0),
        ("questions", f64::from(u32::try_from(times.len()).unwrap_or(0))),
        ("rows", f64::from(u32::try_from(found).unwrap_or(0))),
    ];
    print(what, documents, times.iter().sum(), &more);
}

fn ours(index: &Index, db: &Connection, question: &str) -> Result<usize, Failure> {
    let query = query::read(question).map_err(|unread| unread.what)?;
    let hits = index.find(&query, &Limits::default(), Order::Relevance, MOST)?;
    let marker = Marker::new(&query);
    let mut statement = db.prepare_cached("SELECT title, body FROM doc WHERE id = ?1")?;
    let mut shown = 0;
    for hit in hits {
        let (title, body): (String, String) =
            statement.query_row([hit.item], |r| Ok((r.get(0)?, r.get(1)?)))?;
        shown += usize::from(marker.passage(&body).or_else(|| marker.passage(&title)).is_some());
    }
    Ok(shown)
}

struct Bare {
    searcher: tantivy::Searcher,
    parser: QueryParser,
    fields: [tantivy::schema::Field; 3],
}

impl Bare {
    fn open(path: &Path) -> Result<Bare, Failure> {
        let index = tantivy::Index::open_in_dir(path)?;
        let (_, fields) = text::bare_schema();
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let parser = QueryParser::for_index(&index, vec![fields[1], fields[2]]);
        Ok(Bare { searcher: reader.searcher(), parser, fields })
    }

    fn ask(&self, question: &str) -> Result<usize, Failure> {
        let query: Box<dyn tantivy::query::Query> = match question.strip_suffix('*') {
            // its language has no beginnings of words: this is its own question for them
            Some(start) => Box::new(tantivy::query::FuzzyTermQuery::new_prefix(
                tantivy::Term::from_field_text(self.fields[2], &start.to_lowercase()),
                0,
                true,
            )),
            None => self.parser.parse_query(question)?,
        };
        let top = self.searcher.search(&query, &TopDocs::with_limit(MOST).order_by_score())?;
        let snippets = SnippetGenerator::create(&self.searcher, &*query, self.fields[2])?;
        let mut shown = 0;
        for (_, address) in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            let body =
                document.get_first(self.fields[2]).and_then(|value| value.as_str()).unwrap_or_default();
            shown += usize::from(!snippets.snippet(body).to_html().is_empty() || question.ends_with('*'));
        }
        Ok(shown)
    }
}

fn fts5(db: &Connection, question: &str) -> Result<usize, Failure> {
    let question = match question.strip_suffix('*') {
        Some(start) => format!("\"{start}\"*"),
        None => question.to_owned(),
    };
    let mut statement = db.prepare_cached(
        "SELECT rowid, title, snippet(fts, 1, '**', '**', '…', 30) FROM fts WHERE fts MATCH ?1
         ORDER BY rank LIMIT 20",
    )?;
    let mut rows = statement.query([question])?;
    let mut shown = 0;
    while let Some(row) = rows.next()? {
        shown += usize::from(!row.get::<_, String>(2)?.is_empty());
    }
    Ok(shown)
}
