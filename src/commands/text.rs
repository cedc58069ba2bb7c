//! `courtwatch text`: the text of a document by page.

use std::fmt::Write as _;
use std::path::Path;

use chrono::Utc;

use super::{Session, find, reading};
use crate::analyse::paragraphs::paragraphs;
use crate::cli::{Format, TextArgs};
use crate::error::{Exit, Message};
use crate::model::paragraph::PageRow;
use crate::model::text::{Extraction, ItemText, Outcome};
use crate::parse::pdf::ENGINE;
use crate::present::visible::one_line;
use crate::store::texts::Read;
use crate::store::{ItemId, Store};

/// Prints the text of a document.
pub fn run(session: &Session, args: &TextArgs) -> Result<Exit, Message> {
    match (&args.file, &args.number) {
        (Some(file), _) => of_file(session, args, file),
        (None, Some(number)) => of_record(session, args, number),
        (None, None) => Ok(Exit::Usage), // the command line asks for one of them
    }
}

fn of_record(session: &Session, args: &TextArgs, number: &str) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    let item = find::one(session, &store, number)?;
    let printed = store.printed_numbers(&[item])?.into_iter().next().unwrap_or_else(|| number.to_owned());
    read_now(&mut store, item)?;
    not_held_back(&store, item, &printed)?;
    if args.ocr {
        recognise(session, &mut store, item, &printed)?;
        not_held_back(&store, item, &printed)?;
    }
    let text = match &args.engine {
        Some(engine) => as_read(&store, item, &printed, engine)?,
        None if args.ocr => recognised(&store, item)?,
        None => current(session, &store, item)?,
    };
    match text {
        Some(text) => print(session, &printed, &text, args),
        None => Err(why_none(&store, item, &printed)?),
    }
}

/// Reads the documents of a record that came before this engine.
fn read_now(store: &mut Store, item: ItemId) -> Result<(), Message> {
    let unread = store.unread_documents(ENGINE)?;
    for (_, sha256) in store.show(item)?.documents {
        let Some(sha256) = sha256.filter(|sha256| unread.contains(sha256)) else { continue };
        if let Some(bytes) = store.body(&sha256)? {
            let extraction = reading::read(&bytes, reading::TIME)?;
            store.save_extraction(&sha256, &extraction, Utc::now())?;
        }
    }
    Ok(())
}

fn not_held_back(store: &Store, item: ItemId, number: &str) -> Result<(), Message> {
    let Some(reason) = store.withheld(item)? else { return Ok(()) };
    Err(Message::error(Exit::Nothing, format!("{number} is held back: {reason}"))
        .fact("effect", "its text is not printed"))
}

/// The text that counts.
fn current(session: &Session, store: &Store, item: ItemId) -> Result<Option<ItemText>, Message> {
    if let Some(read) = store.readings_of(item)?.iter().find(|read| read.outcome == Outcome::Text)
        && let Some(reason) = &read.reason
    {
        session.say(&Message::warning(format!("not all of it is text: {reason}")));
    }
    Ok(store.text_of(item)?)
}

fn recognised(store: &Store, item: ItemId) -> Result<Option<ItemText>, Message> {
    let newest = store.readings_of(item)?.into_iter().find(|read| read.engine.starts_with("tesseract "));
    match newest {
        Some(read) => Ok(store.text_as_read(&read.sha256, &read.engine)?),
        None => Ok(None),
    }
}

fn as_read(store: &Store, item: ItemId, number: &str, engine: &str) -> Result<Option<ItemText>, Message> {
    let readings = store.readings_of(item)?;
    if let Some(read) = readings.iter().find(|read| read.engine == engine) {
        return Ok(store.text_as_read(&read.sha256, &read.engine)?);
    }
    let known: Vec<&str> = readings.iter().map(|read| read.engine.as_str()).collect();
    let message = Message::error(Exit::Usage, format!("no engine `{engine}` has read {number}"));
    Err(if known.is_empty() { message } else { message.fact("read by", known.join(", ")) })
}

/// Recognises the letters of the documents of a record and stores them beside what other engines read.
fn recognise(session: &Session, store: &mut Store, item: ItemId, number: &str) -> Result<(), Message> {
    for (_, sha256) in store.show(item)?.documents {
        let Some(sha256) = sha256 else { continue };
        let Some(bytes) = store.body(&sha256)? else { continue };
        let (plain, pages) = reading::read_and_count(&bytes, reading::TIME)?;
        if matches!(plain.outcome, Outcome::Encrypted | Outcome::Unreadable) {
            return Err(reading::nothing_to_print(number, &plain));
        }
        let extraction = reading::recognise(session, number, &bytes, pages)?;
        store.save_extraction(&sha256, &extraction, Utc::now())?;
    }
    Ok(())
}

/// Why there is no text, and the next command to type.
fn why_none(store: &Store, item: ItemId, number: &str) -> Result<Message, Message> {
    if let Some(read) = store.readings_of(item)?.into_iter().next() {
        return Ok(reading::nothing_to_print(number, &extraction_of(read)));
    }
    let shown = store.show(item)?;
    let message =
        Message::error(Exit::Nothing, format!("{number} has no text: its document was not fetched"));
    let listing = shown.sightings.first().map(|sighting| sighting.listing.clone());
    Ok(match (shown.documents.first(), listing) {
        (Some((url, _)), Some(listing)) => message
            .fact("document", url.clone())
            .hint(format!("`courtwatch fetch {listing} --documents new` fetches what is missing"))
            .hint("or save it in your browser and give it to `courtwatch import FILE.pdf`"),
        _ => message.hint("no source gives an address of it; save it in your browser and give it to `courtwatch import FILE.pdf`"),
    })
}

fn extraction_of(read: Read) -> Extraction {
    Extraction {
        engine: read.engine,
        ..crate::parse::pdf::without_text(read.outcome, read.reason.unwrap_or_default())
    }
}

fn of_file(session: &Session, args: &TextArgs, file: &Path) -> Result<Exit, Message> {
    let bytes = std::fs::read(file).map_err(|e| Message::file("read", file, &e))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (mut extraction, pages) = reading::read_and_count(&bytes, reading::TIME)?;
    if args.ocr && matches!(extraction.outcome, Outcome::Text | Outcome::NeedsOcr) {
        extraction = reading::recognise(session, &name, &bytes, pages)?;
    }
    if extraction.outcome != Outcome::Text {
        let hint = "`courtwatch text --file FILE --ocr` recognises the letters, where Tesseract is installed";
        let mut message = reading::nothing_to_print(&name, &extraction);
        if extraction.outcome == Outcome::NeedsOcr {
            message.hints = vec![hint.to_owned()];
        }
        return Err(message);
    }
    if extraction.reason.is_some() {
        session.say(&reading::no_text(&name, &extraction));
    }
    let text = ItemText {
        source: crate::store::sha256(&bytes),
        engine: extraction.engine,
        recognised: extraction.recognised,
        language: extraction.language,
        pages: extraction.pages,
    };
    print(session, &name, &text, args)
}

fn print(session: &Session, number: &str, text: &ItemText, args: &TextArgs) -> Result<Exit, Message> {
    let rows = rows(number, text, args.page);
    if rows.is_empty() {
        let pages = text.pages.iter().map(|page| page.number).max().unwrap_or_default();
        let page = args.page.unwrap_or_default();
        return Err(Message::error(
            Exit::Nothing,
            format!("{number} has no page {page}, its last is {pages}"),
        ));
    }
    match args.format.format {
        Format::Table => session.print(&pages(&rows))?,
        format => {
            session.print_list(rows, format)?;
        }
    }
    Ok(Exit::Done)
}

fn rows(number: &str, text: &ItemText, only: Option<u32>) -> Vec<PageRow> {
    let paragraphs = paragraphs(&text.pages);
    let wanted = text.pages.iter().filter(|page| only.is_none_or(|only| only == page.number));
    wanted
        .map(|page| PageRow {
            number: number.to_owned(),
            page: page.number,
            text: page.body.clone(),
            stamp: page.margin.stamp.clone(),
            heads: page.margin.heads.clone(),
            feet: page.margin.feet.clone(),
            lines: page.margin.lines.clone(),
            paragraphs: paragraphs.iter().filter(|p| p.page == page.number).copied().collect(),
            source: text.source.clone(),
            engine: text.engine.clone(),
            recognised: text.recognised,
        })
        .collect()
}

/// The text of a record for a reader, or why it is held back; nothing where only a title is stored.
pub fn for_reader(store: &Store, item: ItemId) -> Result<Option<String>, Message> {
    if let Some(why) = store.withheld(item)? {
        let number = store.printed_numbers(&[item])?.join("");
        return Ok(Some(format!("{}: its text is held back: {}\n", one_line(&number), one_line(&why))));
    }
    let text = store.text_of(item)?;
    Ok(text.map(|text| pages(&rows("", &text, None))))
}

/// The pages under a heading each.
fn pages(rows: &[PageRow]) -> String {
    let mut out = String::new();
    for row in rows {
        let guessed = if row.recognised { ", recognised from a picture" } else { "" };
        let _ = writeln!(out, "── page {}{guessed} ──\n", row.page);
        for line in row.text.lines() {
            let _ = writeln!(out, "{}", one_line(line));
        }
        out.push('\n');
    }
    out
}
