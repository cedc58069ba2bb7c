//! What a named briefing was made of, and what has changed since.

use chrono::Utc;
use uuid::Uuid;

use super::Made;
use crate::analyse::since::{Absence, Changes, changes};
use crate::cli::ReportArgs;
use crate::commands::{Session, nearest};
use crate::error::Message;
use crate::model::briefed::{Briefed, BriefedRecord, BriefedTag};
use crate::present::briefing::Briefing;
use crate::present::document::Block;
use crate::present::since;
use crate::present::template::Template;
use crate::store::{Store, sha256};

/// The section that says what has changed since the last briefing of a name.
pub fn blocks(
    session: &Session,
    store: &Store,
    briefing: &Briefing,
    name: &str,
) -> Result<Vec<Block>, Message> {
    let Some((at, then)) = store.last_briefing(name)? else {
        let names = store.briefing_names()?;
        let near = nearest(name, names.iter().map(String::as_str));
        return Err(Message::unknown("briefing", name, &near, "courtwatch report --name NAME"));
    };
    let now = made_of(briefing, &[]);
    let mut absences = std::collections::BTreeMap::new();
    for tag in &then.tags {
        absences.insert(tag.tag.clone(), absence(session, store, tag)?);
    }
    let mut changes =
        changes(&then, &now, |tag| absences.get(&tag.tag).copied().unwrap_or(Absence::Elsewhere));
    for record in &then.records {
        add_withdrawn(store, record, &mut changes)?;
    }
    Ok(since::blocks(&at, &changes))
}

/// What became of a tag that this briefing does not show.
fn absence(session: &Session, store: &Store, tag: &BriefedTag) -> Result<Absence, Message> {
    if let Some(item) = store.item_of_tag(&tag.tag)?
        && store.withheld(item)?.is_some()
    {
        return Ok(Absence::Withheld);
    }
    Ok(match store.tag_state(&tag.tag)?.as_deref() {
        None | Some("removed" | "rejected") => Absence::TakenBack,
        Some("confirmed") if tag.confirmed && !still_confirmed(session, store, &tag.tag)? => {
            Absence::Unconfirmed
        }
        Some("unreviewed") if tag.confirmed => Absence::Unconfirmed,
        Some(_) => Absence::Elsewhere,
    })
}

/// Whether the last review of a tag counts under the team's rule of today.
fn still_confirmed(session: &Session, store: &Store, tag: &str) -> Result<bool, Message> {
    let author = store.tags_starting(tag)?.into_iter().next().map(|row| row.by).unwrap_or_default();
    let last = store.reviews_of(tag)?.pop();
    Ok(last.is_some_and(|review| session.config.review.admits(&author, &review.by)))
}

/// Adds a record that was cited and may not be shown any more, by what it may be called. One that is not stored here by
/// that key any more is counted, and not named.
fn add_withdrawn(store: &Store, record: &BriefedRecord, changes: &mut Changes) -> Result<(), Message> {
    let item = store.item_of(&record.kind, &record.court, &record.key)?;
    let name = match item {
        Some(item) if store.withheld(item)?.is_none() => return Ok(()),
        Some(item) => store.withheld_name(item)?,
        None => None,
    };
    match name {
        Some(name) => drop(changes.withdrawn.insert(name)),
        None => changes.unnamed += 1,
    }
    Ok(())
}

/// Remembers what a briefing was made of under the name it was given. A draft is not remembered: it would stand between
/// two that were sent.
pub fn keep(
    session: &Session,
    store: &mut Store,
    args: &ReportArgs,
    template: Option<&Template>,
    made: &Made,
) -> Result<(), Message> {
    let Some(name) = args.name.clone() else { return Ok(()) };
    if args.draft {
        session.tell(&format!("not remembered as `{name}`: it is a draft"));
        return Ok(());
    }
    let at = Utc::now();
    let id = Uuid::now_v7().to_string();
    let id_of_template = template.map(|template| template.front.id.as_str());
    store.keep_briefing((&id, &name, id_of_template), at, &made_of(&made.briefing, &made.cited))?;
    session.tell(&format!("remembered as `{name}`: `--since-last \"{name}\"` says later what has changed"));
    Ok(())
}

/// How many records a briefing and its document have.
pub fn records(made: &Made) -> usize {
    made_of(&made.briefing, &made.cited).records.len()
}

/// What a briefing is made of, and what its document cites beside that.
fn made_of(briefing: &Briefing, cited: &[BriefedRecord]) -> Briefed {
    let mut briefed = Briefed { tags: Vec::new(), records: cited.to_vec() };
    for (concern, case, line) in briefing.lines() {
        briefed.tags.push(BriefedTag {
            tag: line.tag.clone(),
            concern: concern.slug.clone(),
            confirmed: line.confirmed.is_some(),
            number: line.number.clone(),
            words: line.quote.as_ref().map(|quote| sha256(quote.exact.as_bytes())),
            reviewed: line.confirmed.as_ref().map(|confirmed| confirmed.at().to_owned()),
        });
        let (kind, key) = line.record.clone();
        briefed.records.push(BriefedRecord {
            kind,
            court: case.court.clone(),
            key,
            number: line.number.clone(),
        });
    }
    briefed.records.sort();
    briefed.records.dedup();
    briefed
}
