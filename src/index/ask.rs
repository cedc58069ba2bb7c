//! Questions in the terms of the engine.

use std::collections::BTreeMap;
use std::ops::Bound;

use tantivy::postings::TermInfo;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query as Engine, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, Term};

use super::fields::{Fields, called, day_number, name_spelt};
use super::words::{Words, asked_forms};
use crate::model::fold::fold;
use crate::model::number::DocumentNumber;
use crate::model::search::{Limits, Query};

type Boxed = Box<dyn Engine>;

/// How much more a word of the title says than one of the text.
const HEAD: f32 = 2.0;

/// The record whose own number was asked for comes first, whatever else is found.
const OWN: f32 = 1000.0;

/// The other versions of a filing come after the one that was named, and before what cites it.
const FAMILY: f32 = 500.0;

/// How many words may stand for the open end of a phrase.
const OPEN_ENDS: u32 = 1000;

/// How many words are looked at for one that was perhaps meant.
const LOOKED_AT: usize = 20_000;

/// Makes the engine's questions.
pub struct Asker<'a> {
    /// The fields.
    pub fields: Fields,
    /// Knows which words there are.
    pub searcher: &'a Searcher,
}

impl Asker<'_> {
    /// A question with what it is limited to.
    pub fn ask(&self, query: &Query, limits: &Limits) -> Boxed {
        let mut parts = vec![(Occur::Must, self.query(query))];
        parts.extend(self.limits(limits).into_iter().map(|limit| (Occur::Must, silent(limit))));
        if parts.len() == 1 { parts.remove(0).1 } else { Box::new(BooleanQuery::new(parts)) }
    }

    fn query(&self, query: &Query) -> Boxed {
        match query {
            Query::Word(typed) => self.word(typed),
            Query::Prefix(typed) => self.prefix(typed),
            Query::Phrase { text, open, slop } => self.phrase(&folded_words(text), *open, *slop),
            Query::Near { one, other, between } => self.near(one, other, *between),
            Query::Number(number) => self.number(number),
            Query::Any(parts) => any(parts.iter().map(|part| self.query(part)).collect()),
            Query::All(parts) => {
                let parts = parts.iter().map(|part| match part {
                    Query::Not(unwanted) => (Occur::MustNot, self.query(unwanted)),
                    wanted => (Occur::Must, self.query(wanted)),
                });
                Box::new(BooleanQuery::new(parts.collect()))
            }
            Query::Not(_) => Box::new(EmptyQuery),
        }
    }

    /// A word in its forms, in the text or the head. What the index takes apart is a phrase.
    fn word(&self, typed: &str) -> Boxed {
        let typed = without_elision(typed);
        let parts = folded_words(typed);
        let [_] = parts.as_slice() else {
            let own = self.term(self.fields.number, &name_spelt(typed));
            let own: Boxed = Box::new(ConstScoreQuery::new(own, OWN));
            return any(vec![own, self.phrase(&parts, false, 0)]);
        };
        let forms = asked_forms(typed);
        let mut terms: Vec<Boxed> = Vec::new();
        for form in &forms {
            for (field, boost) in [(self.fields.text, 1.0), (self.fields.head, HEAD)] {
                let term = Term::from_field_text(field, form);
                if self.searcher.doc_freq(&term).is_ok_and(|found| found == 0) {
                    continue;
                }
                let term: Boxed = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                terms.push(if field == self.fields.head {
                    Box::new(BoostQuery::new(term, boost))
                } else {
                    term
                });
            }
        }
        any(terms)
    }

    fn prefix(&self, typed: &str) -> Boxed {
        let words = folded_words(typed);
        match words.as_slice() {
            [word] => any(vec![begins(self.fields.text, word), begins(self.fields.head, word)]),
            _ => self.phrase(&words, true, 0),
        }
    }

    fn phrase(&self, words: &[String], open: bool, slop: u32) -> Boxed {
        match words {
            [] => Box::new(EmptyQuery),
            [word] if open => any(vec![begins(self.fields.text, word), begins(self.fields.head, word)]),
            [word] => any(vec![
                self.term(self.fields.text, word),
                Box::new(BoostQuery::new(self.term(self.fields.head, word), HEAD)),
            ]),
            words => any(vec![
                row(self.fields.text, words, open, slop),
                Box::new(BoostQuery::new(row(self.fields.head, words, open, slop), HEAD)),
            ]),
        }
    }

    /// Two words in any of their forms, at places that lie so far apart in either order.
    fn near(&self, one: &str, other: &str, between: u32) -> Boxed {
        let mut found: Vec<Boxed> = Vec::new();
        for field in [self.fields.text, self.fields.head] {
            let there = |typed: &str| -> Vec<Term> {
                let forms = asked_forms(typed);
                let terms = forms.iter().map(|form| Term::from_field_text(field, form));
                terms.filter(|term| self.searcher.doc_freq(term).is_ok_and(|found| found > 0)).collect()
            };
            let others = there(other);
            for first in there(one) {
                for second in others.iter().filter(|second| **second != first) {
                    // at one place both, and so the distance is the same in either order
                    let terms = vec![(0, first.clone()), (0, second.clone())];
                    let distance = between.saturating_add(1);
                    found.push(Box::new(PhraseQuery::new_with_offset_and_slop(terms, distance)));
                }
            }
        }
        any(found)
    }

    /// A filing with its versions, then what names it; a case with everything in it.
    fn number(&self, number: &DocumentNumber) -> Boxed {
        let fixed = |field, name: &str, score| -> Boxed {
            Box::new(ConstScoreQuery::new(self.term(field, &name_spelt(name)), score))
        };
        let mut found = vec![fixed(self.fields.number, number.key(), OWN)];
        if number.is_filing() {
            found.push(fixed(self.fields.family, number.base(), FAMILY));
        } else {
            let within = Term::from_field_text(self.fields.within, &number.case().to_ascii_lowercase());
            let within: Boxed = Box::new(TermQuery::new(within, IndexRecordOption::Basic));
            found.push(Box::new(ConstScoreQuery::new(within, FAMILY)));
        }
        found.push(self.phrase(&number_words(number), false, 0));
        any(found)
    }

    fn limits(&self, limits: &Limits) -> Vec<Boxed> {
        let fields = &self.fields;
        let mut all: Vec<Boxed> = Vec::new();
        let chosen = [
            (fields.court, limits.court.clone()),
            (fields.sort, limits.kind.as_ref().map(|kind| kind.to_ascii_lowercase())),
            (fields.language, limits.language.clone()),
        ];
        for (field, value) in chosen {
            all.extend(value.map(|value| self.term(field, &value)));
        }
        if !limits.concerns.is_empty() {
            all.push(any(limits.concerns.iter().map(|slug| self.term(fields.concern, slug)).collect()));
        }
        if let Some(case) = &limits.case {
            let mut cases = vec![self.term(fields.within, &case.to_ascii_lowercase())];
            let names = limits.case_names.iter();
            cases.extend(names.map(|(court, name)| self.term(fields.within, &called(court, name))));
            all.push(any(cases));
        }
        if let Some(items) = &limits.items {
            let items = items.iter().filter_map(|item| u64::try_from(*item).ok());
            all.push(Box::new(TermSetQuery::new(items.map(|item| Term::from_field_u64(fields.item, item)))));
        }
        if limits.since.is_some() || limits.until.is_some() {
            let bound = |day: Option<_>| {
                day.map_or(Bound::Unbounded, |day| {
                    Bound::Included(Term::from_field_i64(fields.date, day_number(day)))
                })
            };
            all.push(Box::new(RangeQuery::new(bound(limits.since), bound(limits.until))));
        }
        all
    }

    fn term(&self, field: Field, text: &str) -> Boxed {
        let with = if field == self.fields.text || field == self.fields.head {
            IndexRecordOption::WithFreqs
        } else {
            IndexRecordOption::Basic
        };
        Box::new(TermQuery::new(Term::from_field_text(field, text), with))
    }
}

/// Words that begin like this.
fn begins(field: Field, word: &str) -> Boxed {
    Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(field, word), 0, true))
}

/// Words in a row.
fn row(field: Field, words: &[String], open: bool, slop: u32) -> Boxed {
    let terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(field, word)).collect();
    if open {
        let mut row = PhrasePrefixQuery::new(terms);
        row.set_max_expansions(OPEN_ENDS);
        return Box::new(row);
    }
    let mut row = PhraseQuery::new(terms);
    row.set_slop(slop);
    Box::new(row)
}

fn any(mut parts: Vec<Boxed>) -> Boxed {
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::union(parts)),
    }
}

/// A condition that says nothing about how good an answer is.
fn silent(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// The words of a question as texts have them.
pub fn folded_words(typed: &str) -> Vec<String> {
    Words::of(typed).map(|range| fold(&typed[range])).filter(|word| !word.is_empty()).collect()
}

/// The parts of a number, which stand in a row wherever a page names it, in whichever spelling.
pub fn number_words(number: &DocumentNumber) -> Vec<String> {
    folded_words(&number.canonical())
}

/// `l’accusé` asks for `accusé`, `court’s` for `court`: the article before and the ending after say nothing.
pub fn without_elision(typed: &str) -> &str {
    const BEFORE: [&str; 15] = [
        "l", "d", "j", "m", "t", "s", "c", "n", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "quelqu", "entr",
    ];
    let Some((at, mark)) = typed.char_indices().find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ' | '‘'))
    else {
        return typed;
    };
    let (before, after) = (&typed[..at], &typed[at + mark.len_utf8()..]);
    if after.is_empty() || after.eq_ignore_ascii_case("s") {
        before
    } else if BEFORE.iter().any(|article| before.eq_ignore_ascii_case(article)) {
        after
    } else {
        typed
    }
}

/// Whether a word stands on a page that is still there: those of records that were replaced, or are held back since,
/// stay in the files until these are merged.
fn is_alive(reader: &SegmentReader, index: &InvertedIndexReader, word: &TermInfo) -> tantivy::Result<bool> {
    let mut pages = index.read_postings_from_terminfo(word, IndexRecordOption::Basic)?;
    let alive = |page| reader.alive_bitset().is_none_or(|alive| alive.is_alive(page));
    while pages.doc() != TERMINATED {
        if alive(pages.doc()) {
            return Ok(true);
        }
        pages.advance();
    }
    Ok(false)
}

/// Words of texts that begin like this, the most frequent first.
pub fn words_like(
    searcher: &Searcher,
    fields: Fields,
    beginning: &str,
    most: usize,
) -> tantivy::Result<Vec<String>> {
    let beginning = fold(beginning);
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for reader in searcher.segment_readers() {
        for field in [fields.text, fields.head] {
            let index = reader.inverted_index(field)?;
            let mut words = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
            let mut looked_at = 0;
            while words.advance() && looked_at < LOOKED_AT {
                looked_at += 1;
                let Ok(word) = std::str::from_utf8(words.key()) else { continue };
                if !word.starts_with(&beginning) {
                    break;
                }
                if !reader.has_deletes() || is_alive(reader, &index, words.value())? {
                    *found.entry(word.to_owned()).or_default() += words.value().doc_freq;
                }
            }
        }
    }
    let mut found: Vec<(String, u32)> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(found.into_iter().take(most).map(|(word, _)| word).collect())
}
