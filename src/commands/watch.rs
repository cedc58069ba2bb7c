//! `courtwatch watch`: questions that are asked of whatever is new.

use chrono::Utc;

use super::search::readable;
use super::{Session, filter, list, nearest, tag};
use crate::cli::{FilterArgs, Format, WatchAddArgs, WatchArgs, WatchCommand};
use crate::error::{Exit, Message};
use crate::model::change::ChangeKind;
use crate::model::filing::FilingKind;
use crate::model::language::Language;
use crate::model::moment::stamp;
use crate::model::watch::{RECORDS, TAGGED, Watch, WatchRow};
use crate::model::wording::tidy;
use crate::store::Store;

/// Sorts of press items, which no table of filings has.
const PRESS: [&str; 3] = ["press-release", "media-advisory", "statement"];

/// Adds, lists or takes back.
pub fn run(session: &Session, args: &WatchArgs) -> Result<Exit, Message> {
    match &args.what {
        WatchCommand::Add(args) => add(session, args),
        WatchCommand::List { all, format } => listed(session, *all, format.format),
        WatchCommand::Remove { name, reason, by } => remove(session, name, reason, by.as_deref()),
    }
}

fn add(session: &Session, args: &WatchAddArgs) -> Result<Exit, Message> {
    let at = Utc::now();
    let mut watch = checked(session, args)?;
    let mut store = session.store()?;
    watch.kind = args.kind.as_deref().map(|kind| sort(&store, kind)).transpose()?;
    watch.at = stamp(at);
    watch.id = tag::new_id(at, &[&watch.name, &watch.reason, &watch.by]);
    if !store.add_watch(&watch, at)? {
        return Err(Message::error(Exit::Usage, format!("there is a watch `{}` already", watch.name))
            .fact("effect", "it is unchanged; nothing was added")
            .hint("choose another name, or `courtwatch watch remove NAME --reason TEXT` first"));
    }
    let from =
        watch.since.map_or("what comes from now on".to_owned(), |day| format!("what was found since {day}"));
    session.tell(&format!("`{}` is followed; `courtwatch digest` tells {from}", watch.name));
    Ok(Exit::Done)
}

/// The watch as it is asked for, with every name in it checked.
fn checked(session: &Session, args: &WatchAddArgs) -> Result<Watch, Message> {
    let (name, reason) = (stated("NAME", &args.name)?, stated("--reason", &args.reason)?);
    if let Some(query) = &args.query {
        readable(query)?;
    }
    let filters = FilterArgs {
        court: args.court.clone(),
        case: args.case.as_deref().map(|case| stated("--case", case)).transpose()?,
        concern: args.concern.clone(),
        lang: args.lang.clone(),
        ..FilterArgs::default()
    };
    let filter = filter(session, &filters)?;
    let changes: Vec<&str> = ChangeKind::ALL.iter().map(|kind| kind.word()).chain([TAGGED]).collect();
    let watch = Watch {
        name,
        reason,
        query: args.query.clone(),
        court: filter.court,
        case: filter.case,
        concern: args.concern.clone(),
        language: args.lang.as_deref().map(language).transpose()?,
        records: words("kind of record", &args.records, &RECORDS)?,
        changes: words("sort of change", &args.changes, &changes)?,
        since: args.since,
        by: session.person(args.by.as_deref())?,
        ..Watch::default()
    };
    let limited = [&watch.query, &watch.court, &watch.case, &args.kind, &watch.concern, &watch.language];
    if limited.iter().all(|limit| limit.is_none()) && watch.records.is_empty() && watch.changes.is_empty() {
        return Err(Message::error(Exit::Usage, "a watch needs something to look for")
            .fact("effect", "nothing was added")
            .hint("add `--query`, or a filter: `--court`, `--case`, `--type`, `--concern`, `--lang`, `--kind`, `--changes`"));
    }
    Ok(watch)
}

/// What was typed, on one line; refused where nothing is.
fn stated(what: &str, typed: &str) -> Result<String, Message> {
    let text = tidy(typed);
    if text.is_empty() {
        return Err(
            Message::error(Exit::Usage, format!("`{what}` is empty")).fact("effect", "nothing was added")
        );
    }
    Ok(text)
}

fn words(what: &str, typed: &[String], known: &[&str]) -> Result<Vec<String>, Message> {
    let mut chosen: Vec<String> = Vec::new();
    for word in typed {
        let word = word.trim().to_lowercase();
        if !known.contains(&word.as_str()) {
            let near = nearest(&word, known.iter().copied());
            return Err(Message::unknown(what, &word, &near, "courtwatch watch add --help"));
        }
        if !chosen.contains(&word) {
            chosen.push(word);
        }
    }
    Ok(chosen)
}

fn language(typed: &str) -> Result<String, Message> {
    let language = Language::read(typed).map(|language| language.code().to_owned());
    language.ok_or_else(|| {
        Message::error(Exit::Usage, format!("there is no language `{typed}` here"))
            .hint("a code of two letters: `en`, `fr`, `ar`, `sq`, `sr`, `km`, …")
    })
}

/// The sort of document, press item or sitting: one of the table, or one that is stored.
fn sort(store: &Store, typed: &str) -> Result<String, Message> {
    let typed = stated("--type", typed)?;
    if let FilingKind::Known(slug) = FilingKind::read(&typed) {
        return Ok(slug.to_owned());
    }
    let known = PRESS.into_iter().chain(crate::parse::hearing::sorts()).map(str::to_owned);
    let mut known: Vec<String> = known.collect();
    if !known.iter().any(|kind| kind.eq_ignore_ascii_case(&typed)) {
        known.extend(FilingKind::known().map(str::to_owned));
        known.extend(store.sorts()?);
    }
    let found = known.iter().find(|kind| kind.to_lowercase() == typed.to_lowercase());
    found.cloned().ok_or_else(|| {
        let near = nearest(&typed, known.iter().map(String::as_str));
        Message::unknown("type", &typed, &near, "courtwatch search --facets QUERY")
    })
}

fn listed(session: &Session, all: bool, format: Format) -> Result<Exit, Message> {
    let store = session.existing_store()?;
    let rows = store.watches(all)?.into_iter().map(|(watch, told)| WatchRow::of(watch, told));
    let rows = session.print_list(rows.collect::<Vec<_>>(), format)?;
    Ok(list::found(session, rows))
}

fn remove(session: &Session, name: &str, reason: &str, by: Option<&str>) -> Result<Exit, Message> {
    let reason = stated("--reason", reason)?;
    let mut store = session.existing_store()?;
    let name = tidy(name);
    let by = session.person(by).ok();
    if !store.remove_watch(&name, &reason, by.as_deref(), Utc::now())? {
        return Err(unknown(&store, &name)?);
    }
    session.tell(&format!("`{name}` is no longer followed; a tombstone stays"));
    Ok(Exit::Done)
}

/// What is said of a name that no watch has.
pub(super) fn unknown(store: &Store, name: &str) -> Result<Message, Message> {
    let watches = store.watches(false)?;
    let near = nearest(name, watches.iter().map(|(watch, _)| watch.name.as_str()));
    Ok(Message::unknown("watch", name, &near, "courtwatch watch list"))
}
