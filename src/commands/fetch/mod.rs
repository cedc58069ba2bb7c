//! `courtwatch fetch`: the only place where the network, the adapters and the store meet.

mod details;
pub mod message;
pub mod outcome;
pub mod plan;
pub mod reading;
mod ways;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;

use crate::cli::{Documents, FetchArgs};
use crate::commands::Session;
use crate::commands::left::{self, Left};
use crate::config::Config;
use crate::error::{Exit, Message, without_code};
use crate::fetch::{Limits, Live, Origins, Recorded, Recorder, Replay, ReplayError, Settings, SetupError};
use crate::model::rows::FetchRow;
use crate::store::Store;

pub use details::is_pdf;
use outcome::{Options, Outcome};
use plan::Planned;

/// Reads listings, stores what is new, says what changed.
pub fn run(session: &Session, args: &FetchArgs) -> Result<Exit, Message> {
    let planned = plan::chosen(&args.names, &session.config)?;
    let options = Options {
        sweep: args.sweep,
        since: args.since,
        documents: args.documents,
        limits: limits(&session.config),
        now: None,
    };
    let outcomes = match &args.replay {
        Some(path) => {
            let replay = open_replay(path)?;
            replay_all(session, session.store()?, &replay, &planned, &options)?
        }
        None => live(session, args, &planned, &options)?,
    };
    let told = tell(session, &outcomes, args.format.format)?;
    if args.documents != Documents::None {
        let mut store = session.store()?;
        crate::commands::reading::read_stored(session, &mut store, Utc::now())?;
        crate::commands::anchors::catch_up(session, &mut store)?;
    }
    Ok(told)
}

/// Opens a recording.
pub fn open_replay(path: &Path) -> Result<Replay, Message> {
    let unread = |error: ReplayError| {
        Message::error(Exit::Usage, without_code(&error.to_string()))
            .fact("file", path.display().to_string())
            .fact("effect", "nothing was read or changed")
    };
    Replay::open(path).map_err(unread)
}

/// Reads listings from a recording, one after the other, at the time it was recorded.
pub fn replay_all(
    session: &Session,
    mut store: Store,
    replay: &Replay,
    planned: &[Planned],
    options: &Options,
) -> Result<Vec<Outcome>, Message> {
    let newest = replay.responses().filter_map(Result::ok).map(|response| response.retrieved).max();
    let options = Options { now: newest, ..options.clone() };
    let progress = session.progress(planned.len());
    planned
        .iter()
        .map(|p| Ok(reading::read(&mut store, replay, p, &options, &|url| progress.say(&p.name, url))?))
        .collect()
}

fn live(
    session: &Session,
    args: &FetchArgs,
    planned: &[Planned],
    options: &Options,
) -> Result<Vec<Outcome>, Message> {
    let fetch = network(session, args)?;
    let outcomes = read_hosts(session, &fetch, planned, options);
    let logged = match fetch.recorded() {
        Some(recorded) => log(session, &recorded),
        None => Ok(()),
    };
    let outcomes = outcomes?;
    logged.map(|()| outcomes)
}

/// Notes in the custody log what was recorded.
fn log(session: &Session, recorded: &Recorded) -> Result<(), Message> {
    let Recorded { file, sha256, responses } = recorded;
    let left = Left { act: "record", to: Some(file), sha256, records: *responses };
    left::log(session, &mut session.store()?, &left)
}

/// Reads each host's listings one after the other, and the hosts at the same time.
fn read_hosts(
    session: &Session,
    fetch: &Live,
    planned: &[Planned],
    options: &Options,
) -> Result<Vec<Outcome>, Message> {
    let mut hosts: BTreeMap<String, Vec<(usize, &Planned)>> = BTreeMap::new();
    for (place, planned) in planned.iter().enumerate() {
        hosts.entry(planned.host()).or_default().push((place, planned));
    }
    let progress = session.progress(planned.len());
    let path = session.store()?.path().to_owned(); // made or refused before anything is asked
    let one_host = |listings: &[(usize, &Planned)]| -> Result<Vec<(usize, Outcome)>, Message> {
        let mut store = Store::open(&path)?;
        listings
            .iter()
            .map(|(place, p)| {
                let tick = |url: &str| progress.say(&p.name, url);
                Ok((*place, reading::read(&mut store, fetch, p, options, &tick)?))
            })
            .collect()
    };
    let mut outcomes = std::thread::scope(|scope| -> Result<Vec<(usize, Outcome)>, Message> {
        let threads: Vec<_> = hosts.values().map(|l| scope.spawn(|| one_host(l))).collect();
        let mut all = Vec::new();
        for thread in threads {
            all.extend(thread.join().map_err(|_| cut_off())??);
        }
        Ok(all)
    })?;
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// What is said after a panic in a reading, which has said what it was.
fn cut_off() -> Message {
    Message::error(Exit::Bug, "one site could not be read to its end, for the fault above")
        .fact("effect", "the other sites were read and stored")
        .hint("`courtwatch doctor` shows how each listing stands")
}

fn limits(config: &Config) -> Limits {
    Limits {
        body: config.limits.body_mb << 20,
        time: Duration::from_secs(config.limits.seconds),
        ..Limits::default()
    }
}

/// The network as the configuration wants it; nothing is asked yet.
fn network(session: &Session, args: &FetchArgs) -> Result<Live, Message> {
    let refused = |first: String| {
        Message::error(Exit::Usage, first)
            .fact("effect", "nothing was asked of any site; nothing was changed")
    };
    Live::new(settings(session, args)?).map_err(|error| match error {
        SetupError::Contact(contact) => {
            refused(format!("the contact `{contact}` cannot be sent, expected an e-mail or web address"))
                .hint("write it like `contact = \"clinic@university.example\"` in courtwatch.toml")
        }
        SetupError::Tls(detail) => refused(format!("could not set up secure connections: {detail}")),
    })
}

fn settings(session: &Session, args: &FetchArgs) -> Result<Settings, Message> {
    let Config { contact, origins, pace, .. } = &session.config;
    let origins = Origins::from_map(origins).map_err(|error| {
        Message::error(Exit::Usage, format!("could not read a line of `[origins]`: {}", error.found))
            .fact("line", error.line)
            .fact("effect", "nothing was asked of any site; nothing was changed")
            .hint("write it like `\"https://www.legal-tools.org\" = \"http://127.0.0.1:9000/ltd\"`")
    })?;
    let record = match &args.record {
        None => None,
        Some(path) => Some(Recorder::create(path, chrono::Utc::now()).map_err(|e| {
            Message::file("write", path, &e.source)
                .fact("effect", "nothing was asked of any site; nothing was changed")
        })?),
    };
    let pace = pace
        .iter()
        .map(|(host, seconds)| (host.clone(), Duration::try_from_secs_f64(*seconds).unwrap_or_default()))
        .collect();
    Ok(Settings {
        contact: contact.clone(),
        origins,
        pace,
        max_requests: Some(args.max_requests),
        record,
        clock: Arc::new(crate::fetch::SystemClock::default()),
        ..Settings::default()
    })
}

/// Prints what became of each listing, and what a person should know; the exit code of the run.
pub fn tell(session: &Session, outcomes: &[Outcome], format: crate::cli::Format) -> Result<Exit, Message> {
    let table = format == crate::cli::Format::Table; // below which the messages stand whole
    let row = |o: &Outcome| FetchRow { message: o.row.message.clone().filter(|_| !table), ..o.row.clone() };
    session.print_list(outcomes.iter().map(row), format)?;
    for message in outcomes.iter().flat_map(message::of) {
        session.say(&message);
    }
    let failed = outcomes.iter().any(|o| o.stop.is_some());
    Ok(if failed { Exit::Unread } else { Exit::Done })
}
