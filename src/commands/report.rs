//! `courtwatch report`: a briefing from the tags.

use super::fetch::message::verdict_words;
use super::fetch::plan;
use super::{Session, anchors, eyes, filter};
use crate::cli::{ReportArgs, ReportFormat};
use crate::error::{Exit, Message};
use crate::model::listing::Way;
use crate::model::rows::FetchRow;
use crate::present::assemble::{Material, Standing, Tagged, assemble};
use crate::present::briefing::{Briefing, ReadListing, Unread};
use crate::present::formats;
use crate::store::Store;
use crate::store::query::Filter;
use crate::store::tagged::TaggedRecord;

/// Writes the briefing to a file, or to the terminal.
pub fn run(session: &Session, args: &ReportArgs) -> Result<Exit, Message> {
    let format = format(args)?;
    let filter = Filter { confirmed: args.confirmed, ..filter(session, &args.filter)? };
    let mut store = session.existing_store()?;
    anchors::catch_up(session, &mut store)?;
    let filter = eyes::filter(session, &store, filter, None)?;
    let briefing = briefing(session, &store, &filter, &args.title)?;
    let bytes = written(&briefing, format)?;
    match &args.output {
        Some(path) => {
            session.write_file(path, &bytes, args.force)?;
            session.tell(&format!("wrote {}", path.display()));
        }
        None => session.print(&String::from_utf8_lossy(&bytes))?,
    }
    if briefing.total == 0 {
        session.say(
            &Message::note("no tag falls within this briefing")
                .hint("`courtwatch tag add NUMBER CONCERN` tags a filing"),
        );
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

/// The format that is named, else the one that the file's ending names, else Markdown.
fn format(args: &ReportArgs) -> Result<ReportFormat, Message> {
    let ending = args.output.as_deref().and_then(std::path::Path::extension).and_then(|e| e.to_str());
    match (args.format, ending.map(str::to_lowercase).as_deref()) {
        (Some(format), _) => Ok(format),
        (None, Some("csv")) => Ok(ReportFormat::Csv),
        (None, Some(other @ ("html" | "htm" | "docx" | "pdf" | "json" | "odt"))) => {
            Err(Message::error(Exit::Usage, format!("a briefing cannot be written as `.{other}` yet"))
                .fact("effect", "no file was made or changed")
                .hint("`-o briefing.md` writes Markdown, `-o briefing.csv` a table"))
        }
        (None, _) => Ok(ReportFormat::Md),
    }
}

/// The bytes of a briefing in a format.
pub fn written(briefing: &Briefing, format: ReportFormat) -> Result<Vec<u8>, Message> {
    let name = match format {
        ReportFormat::Md => "md",
        ReportFormat::Csv => "csv",
    };
    let format = formats::format(name)
        .ok_or_else(|| Message::error(Exit::Bug, format!("the format `{name}` has no writer")))?;
    let mut bytes = Vec::new();
    (format.write)(briefing, &mut bytes)
        .map_err(|error| Message::error(Exit::Bug, format!("could not write the briefing: {error}")))?;
    Ok(bytes)
}

/// The briefing of the tags within a filter. The period is of the records' own dates.
pub fn briefing(session: &Session, store: &Store, filter: &Filter, title: &str) -> Result<Briefing, Message> {
    let (made_of, unread) = listings(session, store, filter)?;
    let tagged = store.tagged(filter, session.config.review)?.into_iter().map(tagged).collect();
    let material = Material {
        title: title.to_owned(),
        period: (filter.since, filter.until),
        made_of,
        unread,
        review_rule: session.config.review,
        tagged,
    };
    Ok(assemble(material, session.codebook()?))
}

/// The listings that were read, and those that could not be. A listing that was read before and not now stands in
/// both: what it showed then is in the briefing.
pub(super) fn listings(
    session: &Session,
    store: &Store,
    filter: &Filter,
) -> Result<(Vec<ReadListing>, Vec<Unread>), Message> {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for planned in plan::every(&session.config)? {
        let courts = planned.courts();
        if planned.listing.way == Way::Detail
            || filter.court.as_ref().is_some_and(|court| !courts.is_empty() && !courts.contains(court))
        {
            continue;
        }
        let Some((started, run)) = store.last_run(&planned.name)? else { continue };
        let state = store.listing_state(&planned.name)?;
        if !matches!(run.verdict.as_str(), "healthy" | "stale" | "gap" | "fewer") {
            unread.push(Unread {
                listing: planned.name.clone(),
                reason: reason(&planned.name, &run),
                since: Some(started),
            });
        }
        if state.last_good.is_some() {
            read.push(ReadListing {
                listing: planned.name.clone(),
                court: courts.join(", "),
                last_good: state.last_good,
                verdict: verdict_words(&run.verdict).to_owned(),
            });
        }
    }
    Ok((read, unread))
}

/// Why a listing could not be read: what the run said, without the listing's name before it.
fn reason(listing: &str, run: &FetchRow) -> String {
    let said = run.message.as_deref().unwrap_or(&run.verdict);
    said.strip_prefix(listing).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(said).to_owned()
}

fn tagged(record: TaggedRecord) -> Tagged {
    Tagged {
        standing: match record.item_state.as_str() {
            "listed" => Standing::Listed,
            "gone" => Standing::Gone,
            "missing" => Standing::Missing,
            "held" => Standing::OnHold,
            _ => Standing::Quarantined,
        },
        tag: record.tag,
        concern: record.concern,
        quote: record.quote,
        anchoring: record.anchoring,
        note: record.note,
        by: record.by,
        at: Some(record.at),
        confirmed: record.confirmed,
        codebook: record.codebook,
        court: record.court,
        case: record.case,
        case_name: record.case_name,
        number: record.number,
        date: record.date,
        title: record.title,
        classification: record.classification,
        source_url: record.source_url,
        read_from: record.read_from,
        snapshot_sha256: record.sha256,
        first_seen: Some(record.first_seen),
    }
}
