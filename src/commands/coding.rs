//! What the coders of a round said, as agreement and adjudication need it.

use super::Session;
use crate::analyse::agreement::unitizing::Span;
use crate::analyse::agreement::{CodedRecord, Coding, Marks, place};
use crate::commands::tag::standing;
use crate::error::{Exit, Message};
use crate::model::judgement_rows::DisagreementRow;
use crate::model::person::same_person;
use crate::model::text::ItemText;
use crate::store::Store;
use crate::store::blind::Eyes;
use crate::store::query::Filter;
use crate::store::rounds::{Codable, CodedTag, Progress, Round};

/// What coders said of the records of a round, or of those that two people tagged.
pub(super) struct Coded {
    pub round: Option<Round>,
    pub coding: Coding,
    pub records: Vec<Codable>,
    /// The tags on each record.
    pub tags: Vec<Vec<CodedTag>>,
    /// Passages that were not found in the text.
    pub unplaced: usize,
    /// Tags of coders from before the round began, when all was visible.
    pub early: usize,
}

/// The round of this name, else the newest; `None` where there is none at all.
///
/// # Errors
/// No round of this name.
pub(super) fn round(store: &Store, name: Option<&str>) -> Result<Option<Round>, Message> {
    let mut rounds = store.rounds()?;
    let Some(name) = name else { return Ok(rounds.pop()) };
    let names: Vec<String> = rounds.iter().map(|round| round.name.clone()).collect();
    if let Some(round) = rounds.into_iter().find(|round| round.name == name) {
        return Ok(Some(round));
    }
    let near = super::nearest(name, names.iter().map(String::as_str));
    Err(Message::unknown("round", name, &near, "courtwatch tag assign"))
}

/// Refuses what was said to a person who may not see all of it yet: a coder of this round while it is open, or of
/// another open round with some of the same records.
pub(super) fn not_blind(store: &Store, coded: &Coded, eyes: &Eyes) -> Result<(), Message> {
    let blind = store.blind(eyes)?;
    let open = coded.round.as_ref().filter(|round| round.closed.is_none());
    let codes_here = eyes.name().and_then(|by| open?.coder(by)).is_some();
    let overlap = coded.tags.iter().flatten().any(|tag| blind.tags.contains(&tag.id));
    if !codes_here && !overlap {
        return Ok(());
    }
    if blind.unnamed && !codes_here {
        return Err(Message::error(Exit::Usage, format!("held back: {}", super::eyes::why(&blind)))
            .hint(super::eyes::hint(&blind)));
    }
    Err(Message::error(
        Exit::Usage,
        format!(
            "held back from {}, who codes in `{}`: not every coder is done",
            eyes.name().unwrap_or_default(),
            blind.rounds.join("`, `")
        ),
    )
    .hint("`courtwatch tag assign` shows who is not; `courtwatch tag assign --done` says that you are"))
}

/// Who of a round is not done.
pub(super) fn waiting(progress: &[Progress]) -> Vec<&str> {
    progress.iter().filter(|coder| coder.done.is_none()).map(|coder| coder.coder.as_str()).collect()
}

/// What was said, from the store: of a merged concern under the one it was merged into.
pub(super) fn coded(
    session: &Session,
    store: &Store,
    round: Option<Round>,
    filter: &Filter,
) -> Result<Coded, Message> {
    let without_limit = Filter { limit: None, ..filter.clone() };
    let records = match &round {
        Some(round) => store.round_records(round, &without_limit)?,
        None => store.shared_records(&without_limit)?,
    };
    let until = round.as_ref().and_then(|round| round.closed.as_deref());
    let codebook = session.codebook()?;
    let mut tags: Vec<Vec<CodedTag>> =
        records.iter().map(|record| store.said_of(record.item, until)).collect::<Result<_, _>>()?;
    for tag in tags.iter_mut().flatten() {
        tag.concern = codebook.merged_into(&tag.concern).unwrap_or(&tag.concern).to_owned();
    }
    let coders = round.as_ref().map_or_else(|| names(&tags), |round| round.coders.clone());
    let done: Vec<bool> = match &round {
        Some(round) => store.progress(round)?.iter().map(|coder| coder.done.is_some()).collect(),
        None => vec![false; coders.len()], // without a round nobody said what they read
    };
    let (tags, before) = since(round.as_ref(), tags);
    let early = before.iter().map(Vec::len).sum();
    let coding = Coding { coders, records: Vec::new() };
    let mut coded = Coded { coding, round, records, tags, unplaced: 0, early };
    for ((record, tags), before) in coded.records.iter().zip(&coded.tags).zip(&before) {
        let text = if record.open { store.text_of(record.item)? } else { None };
        let spans: Vec<Option<Span>> =
            tags.iter().map(|tag| span(store, tag, text.as_ref())).collect::<Result<_, _>>()?;
        let (record, unplaced) = said(&coded.coding.coders, &done, (tags, &spans, before), text.as_ref());
        coded.coding.records.push(record);
        coded.unplaced += unplaced;
    }
    Ok(coded)
}

/// The tags on each record since the round began, and those of its coders from before, which were not made blind.
fn since(round: Option<&Round>, tags: Vec<Vec<CodedTag>>) -> (Vec<Vec<CodedTag>>, Vec<Vec<CodedTag>>) {
    let blind = |tag: &CodedTag| round.is_none_or(|r| tag.at >= r.at || r.coder(&tag.by).is_none());
    tags.into_iter().map(|tags| tags.into_iter().partition(blind)).unzip()
}

/// The people who tagged, each once, by first appearance.
fn names(tags: &[Vec<CodedTag>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for tag in tags.iter().flatten() {
        if !names.iter().any(|name| same_person(name, &tag.by)) {
            names.push(tag.by.clone());
        }
    }
    names
}

/// What each coder said of one record, since the round began and before, and how many of their passages are not in
/// its text.
fn said(
    coders: &[String],
    done: &[bool],
    (tags, spans, before): (&[CodedTag], &[Option<Span>], &[CodedTag]),
    text: Option<&ItemText>,
) -> (CodedRecord, usize) {
    let mut unplaced = 0;
    let marks = coders.iter().zip(done).map(|(coder, done)| {
        let own: Vec<(&CodedTag, &Option<Span>)> =
            tags.iter().zip(spans).filter(|(tag, _)| same_person(&tag.by, coder)).collect();
        let early = before.iter().filter(|tag| same_person(&tag.by, coder)).map(|tag| tag.concern.clone());
        let mut marks = Marks { before: early.collect(), ..Marks::default() };
        for (tag, span) in &own {
            marks.concerns.insert(tag.concern.clone());
            match (tag.quote.as_ref(), span) {
                (_, Some(span)) => marks.passages.push((tag.concern.clone(), *span)),
                (Some(_), None) => unplaced += 1,
                (None, None) => {}
            }
        }
        (*done || !own.is_empty()).then_some(marks)
    });
    let record = CodedRecord { marks: marks.collect(), length: text.map(|text| place::length(&text.pages)) };
    (record, unplaced)
}

/// Where a tag's passage stands on the continuum of the text.
fn span(store: &Store, tag: &CodedTag, text: Option<&ItemText>) -> Result<Option<Span>, Message> {
    let (Some(text), Some(words)) = (text, &tag.quote) else { return Ok(None) };
    let place = standing(store, text, &tag.id, (words, tag.page))?;
    Ok(place.and_then(|place| place::span(&text.pages, place)))
}

impl Coded {
    /// What the coders differ on, by record, with the tags that say yes.
    pub(super) fn disagreements(&self) -> Vec<(DisagreementRow, Vec<&CodedTag>)> {
        let names =
            |places: &[usize]| places.iter().map(|place| self.coding.coders[*place].clone()).collect();
        let disputes = self.coding.disputes();
        let row = |dispute: crate::analyse::agreement::Dispute| {
            let record = &self.records[dispute.record];
            let tags: Vec<&CodedTag> = self.tags[dispute.record]
                .iter()
                .filter(|tag| tag.concern == dispute.concern)
                .filter(|tag| {
                    dispute.yes.iter().any(|place| same_person(&self.coding.coders[*place], &tag.by))
                })
                .collect();
            let shown = tags.iter().filter(|tag| record.open && !tag.hidden);
            let quotes: Vec<String> = shown.filter_map(|tag| tag.quote.clone()).collect();
            let row = DisagreementRow {
                court: Some(record.court.clone()).filter(|court| !court.is_empty()),
                number: if record.open { record.number.clone() } else { "held back".to_owned() },
                concern: dispute.concern,
                yes: names(&dispute.yes),
                no: names(&dispute.no),
                page: tags.iter().find_map(|tag| tag.page),
                passage: (!quotes.is_empty()).then(|| quotes.join(" … ")),
                tags: tags.iter().map(|tag| tag.id.clone()).collect(),
                decided: tags.iter().all(|tag| tag.reviewed),
                round: self.round.as_ref().map(|round| round.name.clone()),
            };
            (row, tags)
        };
        disputes.into_iter().map(row).collect()
    }
}
