//! `courtwatch tag assign`: rounds of blind double coding.

use chrono::Utc;

use super::add::id;
use crate::analyse::draw::draw;
use crate::cli::{FilterArgs, TagAssignArgs};
use crate::commands::coding::waiting;
use crate::commands::{Session, filter, list};
use crate::error::{Exit, Message};
use crate::model::judgement_rows::{AssignedRow, RoundRow};
use crate::model::moment::stamp;
use crate::model::person::same_person;
use crate::model::wording::tidy;
use crate::store::Store;
use crate::store::query::Filter;
use crate::store::rounds::{Codable, Round};

/// Begins a round, lists the rounds or a coder's records, or takes it that a coder is done.
pub(super) fn run(session: &Session, args: &TagAssignArgs) -> Result<Exit, Message> {
    refuse_the_inapplicable(&args.filter, args)?;
    let mut store = session.existing_store()?;
    if !args.coders.is_empty() {
        return begin(session, &mut store, args);
    }
    if args.done {
        return finish(session, &mut store, args);
    }
    if args.mine {
        let (round, _) = own(session, &store, args)?;
        let records = store.round_records(&round, &Filter::default())?;
        let rows = session.print_list(assigned(&round, records), args.format.format)?;
        return Ok(list::found(session, rows));
    }
    let mut rows = Vec::new();
    for round in
        store.rounds()?.into_iter().filter(|r| args.round.as_ref().is_none_or(|name| *name == r.name))
    {
        for coder in store.progress(&round)? {
            rows.push(RoundRow {
                round: round.name.clone(),
                coder: coder.coder,
                records: coder.records,
                done: coder.done,
                state: if round.closed.is_some() { "closed" } else { "open" }.to_owned(),
                at: round.at.clone(),
            });
        }
    }
    let rows = session.print_list(rows, args.format.format)?;
    Ok(list::found(session, rows))
}

/// A filter chooses what is drawn, and nothing else.
fn refuse_the_inapplicable(given: &FilterArgs, args: &TagAssignArgs) -> Result<(), Message> {
    let chosen = [
        ("--limit", given.limit.is_some()),
        ("--concern", given.concern.is_some()),
        ("--court", given.court.is_some()),
        ("--case", given.case.is_some()),
        ("--since", given.since.is_some()),
        ("--until", given.until.is_some()),
        ("--type", given.kind.is_some()),
        ("--lang", given.lang.is_some()),
    ];
    let refused = if args.coders.is_empty() { &chosen[..] } else { &chosen[..2] };
    match refused.iter().find(|(_, used)| *used) {
        None => Ok(()),
        Some((name, _)) if args.coders.is_empty() => Err(Message::error(
            Exit::Usage,
            format!("`{name}` chooses what a new round draws from, and no round is begun"),
        )
        .hint("`courtwatch tag assign --coders A,B --sample 50` begins one")),
        Some((name, _)) => Err(Message::error(Exit::Usage, format!("a round is not drawn by `{name}`"))
            .hint("`--sample` says how many; `--court`, `--case`, `--since`, `--until`, `--type` and `--lang` from what")),
    }
}

fn begin(session: &Session, store: &mut Store, args: &TagAssignArgs) -> Result<Exit, Message> {
    let coders = coders(&args.coders)?;
    let records = store.codable(&filter(session, &args.filter)?)?;
    let sample = args.sample.and_then(|sample| usize::try_from(sample).ok()).unwrap_or(usize::MAX);
    if sample == 0 || sample > records.len() {
        let there = records.len();
        let first = format!(
            "could not draw {sample} records: expected 1 to {there}, as many as there are to draw from"
        );
        let message = Message::error(Exit::Usage, first).fact("effect", "no round was begun");
        return Err(match there {
            0 => message.hint("`courtwatch list filings` lists what is stored"),
            _ => message.hint(format!("`--sample {there}` takes all of them")),
        });
    }
    let rounds = store.rounds()?;
    let seed = args.seed.unwrap_or(rounds.len() as u64 + 1);
    let at = Utc::now();
    let name = match &args.name {
        Some(name) => tidy(name),
        None => free_name(&rounds),
    };
    if name.is_empty() {
        return Err(Message::error(Exit::Usage, "the name of the round is empty")
            .fact("effect", "no round was begun"));
    }
    let round = Round { id: id(at, &[&name, &coders.join(",")]), name, coders, at: stamp(at), closed: None };
    let mut drawn =
        draw(records.into_iter().map(|record| (record.court.clone(), record)).collect(), sample, seed);
    drawn.sort();
    let items: Vec<_> = drawn.iter().map(|record| record.item).collect();
    if !store.add_round(&round, &items)? {
        return Err(Message::error(Exit::Usage, format!("there is a round `{}` already", round.name))
            .fact("effect", "no round was begun")
            .hint("choose another with `--name ROUND`"));
    }
    session.print_list(assigned(&round, drawn), args.format.format)?;
    session.tell(&format!(
        "round {}: {sample} records (seed {seed}) for {}; none sees the others' tags on them before all are done",
        round.name,
        round.coders.join(", ")
    ));
    Ok(Exit::Done)
}

fn free_name(rounds: &[Round]) -> String {
    let mut number = rounds.len() + 1;
    while rounds.iter().any(|round| round.name == format!("round-{number}")) {
        number += 1;
    }
    format!("round-{number}")
}

/// The coders: at least two, each named once.
fn coders(given: &[String]) -> Result<Vec<String>, Message> {
    let refused =
        |first: String| Err(Message::error(Exit::Usage, first).fact("effect", "no round was begun"));
    let names: Vec<String> = given.iter().map(|name| tidy(name)).filter(|name| !name.is_empty()).collect();
    for (place, name) in names.iter().enumerate() {
        if let Some(same) = names[..place].iter().find(|other| same_person(other, name)) {
            return refused(format!("a coder is named twice: `{same}`, `{name}`"));
        }
    }
    match names.len() {
        0 | 1 => refused(format!(
            "found {} to code, expected at least two: `--coders Lea,Jonas`",
            match names.len() {
                0 => "nobody",
                _ => "one person",
            }
        )),
        _ => Ok(names),
    }
}

/// The open round in which this person codes, with their name as the round spells it.
fn own(session: &Session, store: &Store, args: &TagAssignArgs) -> Result<(Round, String), Message> {
    let by = session.person(args.by.as_deref())?;
    let named = |round: &Round| args.round.as_ref().is_none_or(|name| *name == round.name);
    let wanted = |round: &Round| args.round.is_some() || round.closed.is_none();
    let mut own: Vec<(Round, String)> = store
        .rounds()?
        .into_iter()
        .filter(|round| named(round) && wanted(round))
        .filter_map(|round| round.coder(&by).map(str::to_owned).map(|coder| (round, coder)))
        .collect();
    if let [(one, _), (two, _), ..] = own.as_slice() {
        return Err(Message::error(
            Exit::Usage,
            format!("{by} codes in {} open rounds, `{}` and `{}` among them", own.len(), one.name, two.name),
        )
        .fact("effect", "nothing was changed")
        .hint("`--round ROUND` says which is meant"));
    }
    own.pop().ok_or_else(|| {
        let which =
            args.round.as_ref().map_or("an open round".to_owned(), |name| format!("a round `{name}`"));
        Message::error(Exit::Usage, format!("{by} does not code in {which}"))
            .fact("effect", "nothing was changed")
            .hint("`courtwatch tag assign` lists the rounds and their coders; `--by NAME` says who you are")
    })
}

fn finish(session: &Session, store: &mut Store, args: &TagAssignArgs) -> Result<Exit, Message> {
    let (round, coder) = own(session, store, args)?;
    if !store.finish(&round, &coder, Utc::now())? {
        session.say(&Message::note(format!("{coder} was done with `{}` before", round.name)));
        return Ok(Exit::Done);
    }
    let progress = store.progress(&round)?;
    let waiting = waiting(&progress);
    session.tell(&if waiting.is_empty() {
        format!(
            "{coder} is done, and so are all coders: `courtwatch agreement --round \"{}\"` says how far they agree",
            round.name
        )
    } else {
        format!("{coder} is done; still coding: {}", waiting.join(", "))
    });
    Ok(Exit::Done)
}

fn assigned(round: &Round, records: Vec<Codable>) -> impl Iterator<Item = AssignedRow> {
    let name = round.name.clone();
    records.into_iter().map(move |record| AssignedRow {
        round: name.clone(),
        court: Some(record.court).filter(|court| !court.is_empty()),
        number: record.number,
        date: record.date,
        title: if record.open { record.title } else { String::new() },
    })
}
