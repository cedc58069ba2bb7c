//! `courtwatch tag adjudicate`: decisions on what the coders of a round differ on.

use chrono::Utc;

use super::named::named;
use super::queue::{Queue, run_queue};
use super::review::{Answer, judge};
use crate::cli::TagAdjudicateArgs;
use crate::commands::coding::{self, Coded};
use crate::commands::{Session, anchors, filter, list};
use crate::error::{Exit, Message};
use crate::model::judgement_rows::DisagreementRow;
use crate::model::review::{ReviewRule, Verdict};
use crate::model::rows::TagRow;
use crate::store::Store;
use crate::store::query::Filter;
use crate::store::rounds::Round;

/// Decides one tag, lists what the coders differ on, or goes through it.
pub(super) fn run(session: &Session, args: &TagAdjudicateArgs) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    anchors::catch_up(session, &mut store)?;
    let Some(round) = coding::round(&store, args.round.as_deref())? else {
        return Err(Message::error(Exit::Usage, "there is no round of coding to decide on")
            .hint("`courtwatch tag assign --coders A,B --sample 50` begins one"));
    };
    closed(&store, &round)?;
    let chosen = filter(session, &args.filter)?;
    let coded = coding::coded(session, &store, Some(round.clone()), &chosen)?;
    coding::not_blind(&store, &coded, &session.eyes(args.by.as_deref()))?;
    let disagreements: Vec<(DisagreementRow, Vec<String>)> = disagreements(&coded, &chosen)
        .take(chosen.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX))
        .collect();
    if args.list {
        let rows = session.print_list(disagreements.into_iter().map(|(row, _)| row), args.format.format)?;
        return Ok(list::found(session, rows));
    }
    let by = session.person(args.by.as_deref())?;
    let partial = round.coder(&by).filter(|_| session.config.review == ReviewRule::SecondPerson);
    if let Some(coder) = partial {
        return Err(Message::error(
            Exit::Usage,
            format!("{coder} codes in `{}`, so another person has to decide", round.name),
        )
        .fact("effect", "nothing was changed")
        .hint("`--by NAME` names who decides")
        .hint("a team of one sets `review = \"self\"` in courtwatch.toml; its briefings say so"));
    }
    match &args.id {
        Some(id) => one(session, &mut store, args, (id, &by), &disagreements),
        None => queue(session, &mut store, &by, &disagreements),
    }
}

/// What the coders differ on, with the ids of the tags that wait for a decision.
fn disagreements<'a>(
    coded: &'a Coded,
    chosen: &'a Filter,
) -> impl Iterator<Item = (DisagreementRow, Vec<String>)> {
    coded.disagreements().into_iter().filter(|(row, _)| chosen.wants(&row.concern)).map(|(row, tags)| {
        (row, tags.into_iter().filter(|tag| !tag.reviewed).map(|tag| tag.id.clone()).collect())
    })
}

/// That every coder is done.
fn closed(store: &Store, round: &Round) -> Result<(), Message> {
    if round.closed.is_some() {
        return Ok(());
    }
    let progress = store.progress(round)?;
    Err(Message::error(
        Exit::Usage,
        format!("`{}` is open: still coding are {}", round.name, coding::waiting(&progress).join(", ")),
    )
    .fact("effect", "nothing was decided")
    .hint("`courtwatch tag assign --done --by NAME` says that a coder is done"))
}

fn one(
    session: &Session,
    store: &mut Store,
    args: &TagAdjudicateArgs,
    (id, by): (&str, &str),
    disagreements: &[(DisagreementRow, Vec<String>)],
) -> Result<Exit, Message> {
    let tag = named(session, store, id, "decide", args.by.as_deref())?;
    let Some((row, _)) = disagreements.iter().find(|(row, _)| row.tags.contains(&tag.id)) else {
        return Err(Message::error(Exit::Usage, format!("the coders do not differ on the tag {}", tag.id))
            .fact("effect", "nothing was decided")
            .hint("`courtwatch tag adjudicate --list` shows what they differ on; `courtwatch tag review` answers any tag"));
    };
    let verdict = match (args.keep, args.reject) {
        (true, _) => Verdict::Confirmed,
        (_, true) => Verdict::Rejected,
        _ => {
            let about = [about(row)];
            return run_queue(session, store, &Queue { by, tags: vec![tag], about: &about });
        }
    };
    let said = judge(
        session,
        store,
        &tag,
        by,
        &Answer { verdict, to: None, note: args.note.as_deref(), at: Utc::now() },
    )?;
    session.tell(&said);
    Ok(Exit::Done)
}

fn queue(
    session: &Session,
    store: &mut Store,
    by: &str,
    disagreements: &[(DisagreementRow, Vec<String>)],
) -> Result<Exit, Message> {
    let (mut tags, mut abouts): (Vec<TagRow>, Vec<String>) = (Vec::new(), Vec::new());
    for (row, waiting) in disagreements {
        for id in waiting {
            tags.extend(store.tags_starting(id)?);
            abouts.resize(tags.len(), about(row));
        }
    }
    run_queue(session, store, &Queue { by, tags, about: &abouts })
}

/// Who saw it and who did not.
fn about(row: &DisagreementRow) -> String {
    format!("{} tagged it with {}; {} did not", row.yes.join(", "), row.concern, row.no.join(", "))
}
