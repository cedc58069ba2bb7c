//! One file per command; the only place where stages meet.

pub mod agreement;
mod anchors;
mod bug;
mod calendar;
pub mod cite;
mod cite_lines;
mod coding;
pub mod completions;
pub mod concerns;
pub mod courts;
pub mod deadlines;
pub mod demo;
pub mod digest;
pub mod doctor;
pub mod export;
mod eyes;
pub mod fetch;
mod find;
pub mod hearings;
pub mod hold;
mod house;
pub mod import;
mod json_lines;
mod left;
pub mod list;
pub mod man;
mod names;
mod progress;
pub mod purge;
pub mod reading;
pub mod report;
pub mod search;
mod session;
pub mod show;
pub mod tag;
pub mod templates;
pub mod text;
pub mod trends;
mod usage;
pub mod verify;
pub mod watch;

use crate::cli::{Cli, Command, FilterArgs};
use crate::error::{Exit, Message};
use crate::model::court::{COURTS, court};
use crate::store::query::Filter;

pub use bug::guard;
pub use session::{Session, speak};
pub use usage::answer;

/// Does what the command line says.
pub fn run(cli: &Cli) -> Result<Exit, Message> {
    let session = Session::open(&cli.global)?;
    dispatch(&session, cli).map_err(|mut message| {
        // inside a transaction nobody knows the file's name
        for (_, file) in
            message.facts.iter_mut().filter(|(label, value)| *label == "file" && value.is_empty())
        {
            *file = session.global.db.display().to_string();
        }
        message
    })
}

fn dispatch(session: &Session, cli: &Cli) -> Result<Exit, Message> {
    match &cli.command {
        Command::Demo(args) => demo::run(session, args),
        Command::Courts(args) => courts::run(session, args),
        Command::Fetch(args) => fetch::run(session, args),
        Command::Import(args) => import::run(session, args),
        Command::List(args) => list::run(session, args),
        Command::Search(args) => search::run(session, args),
        Command::Show(args) => show::run(session, args),
        Command::Text(args) => text::run(session, args),
        Command::Concerns(args) => concerns::run(session, args),
        Command::Tag(args) => tag::run(session, args),
        Command::Agreement(args) => agreement::run(session, args),
        Command::Trends(args) => trends::run(session, args),
        Command::Report(args) => report::run(session, args),
        Command::Cite(args) => cite::run(session, args),
        Command::Export(args) => export::run(session, args),
        Command::Templates(args) => templates::run(session, args),
        Command::Hearings(args) => hearings::run(session, args),
        Command::Watch(args) => watch::run(session, args),
        Command::Digest(args) => digest::run(session, args),
        Command::Deadlines(args) => deadlines::run(session, args),
        Command::Hold(args) => hold::run(session, args),
        Command::Purge(args) => purge::run(session, args),
        Command::Doctor(args) => doctor::run(session, args),
        Command::Verify(args) => verify::run(session, args),
        Command::Completions(args) => completions::run(session, args),
        Command::Man(args) => man::run(args),
        Command::Reading(args) => reading::child::run(args),
    }
}

/// Up to three names near a word that is none, the nearest first.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let word = word.to_lowercase();
    let mut near: Vec<(f64, &str)> = names
        .map(|name| (strsim::jaro_winkler(&word, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by_key(|(_, name)| *name);
    near.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

/// What a list is limited to, with every name in it checked: a court that does not exist is wrong use, not an
/// empty list.
pub fn filter(session: &Session, args: &FilterArgs) -> Result<Filter, Message> {
    if let Some(slug) = &args.court
        && court(slug).is_none()
    {
        let near = nearest(slug, COURTS.iter().map(|c| c.slug));
        return Err(Message::unknown("court", slug, &near, "courtwatch courts"));
    }
    let concerns = match &args.concern {
        Some(slug) => concerns::counted(session, slug)?,
        None => Vec::new(),
    };
    if let (Some(since), Some(until)) = (args.since, args.until)
        && since > until
    {
        return Err(Message::error(
            Exit::Usage,
            format!("`--since {since}` is after `--until {until}`, so no day lies between them"),
        ));
    }
    Ok(Filter {
        court: args.court.clone(),
        case: args.case.as_ref().map(|case| case.trim().to_owned()),
        since: args.since,
        until: args.until,
        concerns,
        kind: args.kind.clone(),
        language: args.lang.as_ref().map(|lang| {
            crate::model::language::Language::read(lang).map_or_else(|| lang.clone(), |l| l.code().to_owned())
        }),
        limit: args.limit,
        confirmed: false,
        unseen: Vec::new(),
    })
}
