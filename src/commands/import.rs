//! `courtwatch import`: saved files through the same pipeline as a fetch.

mod large;
mod pdf;

use std::path::Path;

use chrono::Utc;

use super::Session;
use super::fetch::plan::{self, Planned};
use super::fetch::reading::{self, charset};
use super::fetch::{is_pdf, message, open_replay};
use crate::cli::ImportArgs;
use crate::error::{Exit, Message, without_code};
use crate::fetch::wacz;
use crate::model::rows::FetchRow;
use crate::model::snapshot::{Origin, Snapshot};
use crate::parse::assess::{self, Health};
use crate::parse::html;
use crate::parse::page::{Page, Parsed};
use crate::present::text::plural;
use crate::sources;
use crate::store::page::Errands;
use crate::store::{PageReport, RunEnd, RunId, SavePage, Store, StoreError, sha256};

/// The largest file that is read.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// What a file came to: a row a page, and the gravest that was said of any.
struct Imported {
    rows: Vec<FetchRow>,
    exit: Exit,
}

impl From<FetchRow> for Imported {
    fn from(row: FetchRow) -> Self {
        Imported { rows: vec![row], exit: Exit::Done }
    }
}

/// Reads each file; one that cannot be read does not keep the others from being stored.
pub fn run(session: &Session, args: &ImportArgs) -> Result<Exit, Message> {
    let named = args.listing.as_deref().map(|name| listing(session, name)).transpose()?;
    let mut opened = None; // not before there is something to store
    let (mut rows, mut exit) = (Vec::new(), Exit::Done);
    let progress = session.progress(args.files.len());
    for file in &args.files {
        progress.say("import", &file.display().to_string());
        let imported = read_file(file).and_then(|bytes| {
            let store = match &mut opened {
                Some(store) => store,
                none => none.insert(session.store()?),
            };
            import(session, store, file, bytes, named.as_ref(), args.url.as_deref())
        });
        match imported {
            Ok(imported) => {
                rows.extend(imported.rows);
                exit = exit.max(imported.exit);
            }
            Err(message) if message.exit == Exit::Database => return Err(message),
            Err(message) => {
                exit = exit.max(message.exit);
                session.say(&message);
            }
        }
    }
    drop(progress);
    if !rows.is_empty() {
        session.print_list(rows, args.format.format)?;
    }
    if let Some(store) = &mut opened {
        super::reading::read_stored(session, store, Utc::now())?;
        super::anchors::catch_up(session, store)?;
    }
    Ok(exit)
}

fn listing(session: &Session, name: &str) -> Result<Planned, Message> {
    let all = plan::every(&session.config)?;
    all.iter().find(|p| p.name == name).cloned().ok_or_else(|| plan::unknown(name, &all))
}

fn import(
    session: &Session,
    store: &mut Store,
    file: &Path,
    bytes: Vec<u8>,
    named: Option<&Planned>,
    url: Option<&str>,
) -> Result<Imported, Message> {
    if wacz::is_zip(&bytes) {
        let unpacked = wacz::unpack(file).map_err(|error| {
            Message::error(Exit::Usage, without_code(&error.to_string()))
                .fact("effect", "nothing of it was stored")
        })?;
        return archive(session, store, file, unpacked.path(), named);
    }
    if is_warc(&bytes) {
        return archive(session, store, file, file, named);
    }
    let url = url.map(str::to_owned).or_else(|| saved_from(&bytes));
    let url = url.filter(|url| !url.is_empty()).unwrap_or_else(|| file_address(file, &bytes));
    let snapshot = Snapshot {
        final_url: url.clone(),
        url,
        retrieved: Utc::now(),
        status: 200,
        headers: Vec::new(),
        body: bytes,
        origin: Origin::Imported,
    };
    if is_pdf(&snapshot.body) {
        return pdf::import(store, file, &snapshot).map(Imported::from);
    }
    let planned = match named {
        Some(planned) => planned.clone(),
        None => recognised(session, &snapshot)?.ok_or_else(|| unrecognised(file))?,
    };
    Ok(Imported::from(page(session, store, file, &planned, &snapshot, 1)?))
}

fn read_file(file: &Path) -> Result<Vec<u8>, Message> {
    let unread = |error: &std::io::Error| {
        Message::file("read", file, error).fact("effect", "nothing of it was stored")
    };
    let length = std::fs::metadata(file).map_err(|e| unread(&e))?.len();
    if length > MOST_BYTES {
        return Err(Message::error(
            Exit::Usage,
            format!("could not read `{}`: it is larger than {} MiB", file.display(), MOST_BYTES >> 20),
        )
        .fact("effect", "nothing of it was stored"));
    }
    let bytes = std::fs::read(file).map_err(|e| unread(&e))?;
    if bytes.is_empty() {
        return Err(Message::error(
            Exit::Unread,
            format!("could not read `{}`: it is empty", file.display()),
        )
        .fact("effect", "nothing was stored")
        .hint("save the page again in your browser"));
    }
    Ok(bytes)
}

/// What stands for the address of a file. Two documents of one name are two: theirs begins with their hash.
fn file_address(file: &Path, bytes: &[u8]) -> String {
    let name = name_of(file);
    if is_pdf(bytes) { format!("file:{:.16}-{name}", sha256(bytes)) } else { format!("file:{name}") }
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/") || bytes.starts_with(&[0x1f, 0x8b])
}

/// The address that a browser wrote into a page that it saved.
fn saved_from(bytes: &[u8]) -> Option<String> {
    let start = &bytes[..bytes.len().min(64 * 1024)];
    html::saved_from(&String::from_utf8_lossy(start))
}

fn recognised(session: &Session, snapshot: &Snapshot) -> Result<Option<Planned>, Message> {
    let media = snapshot.media_type();
    let address = if snapshot.url.starts_with("file:") { "" } else { snapshot.url.as_str() };
    let page =
        Page { url: address, media: media.as_deref(), charset: charset(snapshot), body: &snapshot.body };
    let Some((source, slug)) = sources::recognise(&page) else { return Ok(None) };
    let name = format!("{source}/{slug}");
    Ok(plan::every(&session.config)?.into_iter().find(|p| p.name == name))
}

fn unrecognised(file: &Path) -> Message {
    Message::error(Exit::Unread, format!("could not tell which listing `{}` is a page of", file.display()))
        .fact("effect", "nothing of it was stored")
        .hint("name it with `--listing SOURCE/LISTING`; `courtwatch courts` lists them")
}

/// Every response of a recording that an adapter knows, each by the address it was recorded from. `file` is what
/// the person named, `recording` where its responses lie.
fn archive(
    session: &Session,
    store: &mut Store,
    file: &Path,
    recording: &Path,
    named: Option<&Planned>,
) -> Result<Imported, Message> {
    let replay = open_replay(recording)?;
    let (mut rows, mut exit, mut others) = (Vec::new(), Exit::Done, 0_u64);
    for response in replay.responses() {
        let response = response.map_err(|error| {
            Message::error(Exit::Unread, format!("could not read `{}` to its end: {error}", file.display()))
                .fact("effect", "the responses before the damage were stored")
        })?;
        if response.status != 200 || response.body.is_empty() {
            continue;
        }
        let snapshot = Snapshot { origin: Origin::Imported, ..response };
        if is_pdf(&snapshot.body) {
            match pdf::of_recording(store, &snapshot)? {
                Some(row) => rows.push(row),
                None => others += 1,
            }
            continue;
        }
        let planned = match named {
            Some(planned) => Some(planned.clone()),
            None => recognised(session, &snapshot)?,
        };
        match planned {
            Some(planned) => match page(session, store, file, &planned, &snapshot, 0) {
                Ok(row) => rows.push(row),
                Err(message) if message.exit == Exit::Database => return Err(message),
                Err(message) => {
                    exit = exit.max(message.exit);
                    session.say(&message);
                }
            },
            None => others += 1,
        }
    }
    if others > 0 {
        session.say(&Message::note(format!(
            "passed over {} of `{}`: no listing has such a page",
            plural(others, "response"),
            file.display()
        )));
    }
    Ok(Imported { rows, exit })
}

fn page(
    session: &Session,
    store: &mut Store,
    file: &Path,
    planned: &Planned,
    snapshot: &Snapshot,
    fewest: u64,
) -> Result<FetchRow, Message> {
    let run = store.start_import(&planned.name, snapshot.retrieved)?;
    let (health, read, report) = save(store, planned, snapshot, run, fewest)?;
    let mut end = RunEnd { verdict: "healthy".to_owned(), ..RunEnd::default() };
    if health == Health::Healthy {
        end.read = read;
        (end.new, end.changed, end.problems) = (report.new, report.changed, report.problems);
        store.note_import(&planned.name, snapshot.retrieved)?;
    } else {
        let problem = message::unhealthy_problem(&health);
        store.keep_rejected(snapshot)?;
        store.note_problem(&planned.name, &snapshot.url, &problem, snapshot.retrieved)?;
        "unreadable".clone_into(&mut end.verdict);
        end.problems = 1;
        end.message = Some(format!("{}: `{}`: {}", planned.name, name_of(file), problem.found));
    }
    store.end_run(run, snapshot.retrieved, &end)?;
    if let Some(first) = &end.message {
        return Err(Message::error(Exit::Unread, first.clone())
            .fact("effect", "nothing of it was stored but its bytes; what was known is unchanged")
            .hint(
                "save the page again, whole; `--listing` and `--url` say what cannot be told from the file",
            ));
    }
    if end.problems > 0 {
        session.say(
            &Message::warning(format!(
                "{}: {} in `{}`",
                planned.name,
                plural(end.problems, "problem"),
                file.display()
            ))
            .fact("effect", "every row was stored; what could not be read was left empty")
            .hint("`courtwatch list problems` shows them"),
        );
    }
    Ok(row(planned, &end))
}

/// Reads and judges a file, and stores it where it is healthy: its health, its rows, what was new.
fn save(
    store: &mut Store,
    planned: &Planned,
    snapshot: &Snapshot,
    run: RunId,
    fewest: u64,
) -> Result<(Health, u64, PageReport), StoreError> {
    let page = SavePage {
        run,
        listing: &planned.name,
        authority: planned.source.authority,
        snapshot,
        listed: &[],
        problems: &[],
        errands: &[],
        all_errands: Errands::OfNews,
    };
    let parts = large::parts(snapshot);
    if !parts.is_empty() {
        return large::save(store, planned, &page, parts);
    }
    let parsed = read_bytes(planned, snapshot, address_of(snapshot), &snapshot.body);
    let health = judged(&parsed, planned, fewest);
    if health != Health::Healthy {
        return Ok((health, parsed.rows, PageReport::default()));
    }
    let errands = reading::errands(planned, &parsed);
    let page = SavePage { listed: &parsed.listed, problems: &parsed.problems, errands: &errands, ..page };
    let report = store.save_page(&page)?;
    Ok((health, parsed.rows, report))
}

/// The address that an adapter is told; nothing where nobody knows it.
fn address_of(snapshot: &Snapshot) -> &str {
    if snapshot.url.starts_with("file:") { "" } else { &snapshot.url }
}

fn read_bytes(planned: &Planned, snapshot: &Snapshot, url: &str, body: &[u8]) -> Parsed {
    let media = snapshot.media_type();
    let page = Page { url, media: media.as_deref(), charset: charset(snapshot), body };
    planned.adapter.read(&planned.source, &planned.listing, &page)
}

/// A file is judged by its shape alone: a person may save the last page of a list, or one of a few rows. A page that
/// a person saved has at least one; the pages of a recording end with an empty one.
fn judged(parsed: &Parsed, planned: &Planned, fewest: u64) -> Health {
    match assess::any_page(parsed, &planned.listing.expect) {
        Health::Healthy if parsed.rows < fewest && parsed.listed.is_empty() => {
            Health::TooFew { found: 0, floor: 1 }
        }
        health => health,
    }
}

fn row(planned: &Planned, end: &RunEnd) -> FetchRow {
    FetchRow {
        listing: planned.name.clone(),
        verdict: end.verdict.clone(),
        read: end.read,
        new: end.new,
        changed: end.changed,
        gone: 0,
        problems: end.problems,
        requests: 0,
        not_modified: 0,
        blocked: false,
        message: end.message.clone(),
    }
}
