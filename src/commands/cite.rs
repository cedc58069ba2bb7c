//! `courtwatch cite`: citations of stored records.

use super::house::house;
use super::{Session, cite_lines, find, names};
use crate::cli::{CiteArgs, CiteFormat, Format};
use crate::error::{Exit, Message};
use crate::model::cited::CitedRecord;
use crate::model::rows_cited::CitationRow;
use crate::present::cite::{Authority, Citation, Names, Pinpoint, Remark, citation, html, markdown};
use crate::present::document::words;
use crate::present::visible::one_line;
use crate::store::{ItemId, Store};

/// Cites the records named, or the lines of standard input.
pub fn run(session: &Session, args: &CiteArgs) -> Result<Exit, Message> {
    let names = names::read(session)?;
    if args.stdin {
        return cite_lines::run(session, &names, house(session, args.house));
    }
    let store = session.existing_store()?;
    let mut made = Vec::new();
    for number in &args.numbers {
        for item in chosen(&store, number)? {
            made.extend(cited(session, &store, item, &names, args)?);
        }
    }
    print(session, args, &made)?;
    Ok(if made.is_empty() { Exit::Nothing } else { Exit::Done })
}

/// The records that a number names; of a family the version that has just this number, where there is one.
fn chosen(store: &Store, number: &str) -> Result<Vec<ItemId>, Message> {
    let records = find::records(store, number)?;
    if records.len() > 1 {
        let printed = store.items_printed(number.trim())?;
        if !printed.is_empty() {
            return Ok(printed);
        }
    }
    Ok(records)
}

/// A record's citation; `None`, said aloud by number alone, where its words are withheld.
fn cited(
    session: &Session,
    store: &Store,
    item: ItemId,
    names: &Names,
    args: &CiteArgs,
) -> Result<Option<(CitedRecord, Citation)>, Message> {
    if let Some(why) = store.withheld(item)? {
        let name = store.withheld_name(item)?.unwrap_or_else(|| "that record".to_owned());
        session.say(&Message::warning(format!("did not cite {name}: {why}")));
        return Ok(None);
    }
    let record = store.cited(item)?;
    let mut authority = Authority::of(&record, names);
    if let Some(short) = &args.short {
        authority.set_short(short);
    }
    let citation = citation(&authority, &pinpoint(args), house(session, args.house));
    Ok(Some((record, citation)))
}

fn pinpoint(args: &CiteArgs) -> Pinpoint {
    Pinpoint {
        paragraphs: args.para.iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect(),
        page: args.page.clone(),
        lines: args.lines.clone(),
        provision: args.provision.clone(),
        judge: args.judge.clone(),
        speaker: args.speaker.clone(),
    }
}

/// The number, else the address, of a record.
fn called(record: &CitedRecord) -> String {
    let called =
        if record.number.is_empty() { record.url.clone().unwrap_or_default() } else { record.number.clone() };
    one_line(&called)
}

fn print(session: &Session, args: &CiteArgs, made: &[(CitedRecord, Citation)]) -> Result<(), Message> {
    if args.format == CiteFormat::Json {
        let style = house(session, args.house).style.word();
        let rows = made.iter().map(|(record, citation)| row(record, citation, style));
        return session.print_list(rows, Format::Json).map(|_| ());
    }
    let mut text = String::new();
    for (record, citation) in made {
        let (line, end) = match args.format {
            CiteFormat::Md => (markdown(&citation.runs), "\n\n"),
            CiteFormat::Html => (format!("<p>{}</p>", html(&citation.runs)), "\n"),
            CiteFormat::Text | CiteFormat::Json => (one_line(&words(&citation.runs)), "\n"),
        };
        text.push_str(&line);
        text.push_str(end);
        remark(session, record, &citation.remarks);
    }
    session.print(text.strip_suffix("\n\n").map_or(text.clone(), |text| format!("{text}\n")).as_str())
}

/// Says what should be looked at before a citation is relied on.
fn remark(session: &Session, record: &CitedRecord, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    let mut note = Message::note(format!("look at the citation of {}", called(record)));
    for remark in remarks {
        note = note.fact("remark", remark.to_string());
    }
    session.say(&note);
}

fn row(record: &CitedRecord, citation: &Citation, style: &str) -> CitationRow {
    CitationRow {
        number: called(record),
        court: record.court.clone(),
        style: style.to_owned(),
        text: words(&citation.runs),
        md: markdown(&citation.runs),
        remarks: citation.remarks.iter().map(Remark::code).collect(),
        sentences: citation.remarks.iter().map(ToString::to_string).collect(),
    }
}
