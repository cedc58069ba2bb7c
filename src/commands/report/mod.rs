//! `courtwatch report`: a briefing from the tags.

mod answers;
mod ask;
mod drafting;
mod findings;
mod material;
mod since;

use std::path::Path;

pub use findings::{blocklist, blocklist_file};
pub use material::{Scope, briefing, listings};

use super::house::house;
use super::left::{self, Left};
use super::{Session, anchors, eyes, filter, names};
use crate::cli::{ReportArgs, ReportFormat};
use crate::error::{Exit, Message};
use crate::present::briefing::Briefing;
use crate::present::checks::Examined;
use crate::present::cite::House;
use crate::present::compose::{self, Setting};
use crate::present::document::Document;
use crate::present::formats::{self, Leaving};
use crate::present::text::plural;
use crate::store::Store;

/// The title of a briefing that is given none.
const TITLE: &str = "Human-rights concerns before international criminal courts";

/// What is about to leave.
struct Made {
    briefing: Briefing,
    document: Document,
    /// What the document cites beside the tags of the briefing.
    cited: Vec<crate::model::briefed::BriefedRecord>,
}

/// Writes the briefing to a file, or to the terminal.
pub fn run(session: &Session, args: &ReportArgs) -> Result<Exit, Message> {
    let format = format(args)?;
    let template = args.template.as_deref().map(drafting::template).transpose()?;
    let asked = filter(session, &args.filter)?;
    let mut store = session.existing_store()?;
    let metadata = template.as_ref().map(|t| ask::metadata(session, t, args)).transpose()?;
    anchors::catch_up(session, &mut store)?;
    let asked = eyes::filter(session, &store, asked, None)?;
    let stated = metadata.as_ref().and_then(|metadata| metadata.get("title").map(String::as_str));
    let scope = Scope {
        filter: &asked,
        seen_since: args.seen_since,
        unreviewed: args.reviewed.include_unreviewed,
        title: args.title.as_deref().or(stated).unwrap_or(TITLE),
    };
    let names = names::read(session)?;
    let house = house(session, args.house);
    let briefing = briefing(session, &store, &scope, (&names, house))?;
    let changes =
        args.since_last.as_deref().map(|name| since::blocks(session, &store, &briefing, name)).transpose()?;
    let setting = Setting { house, changes: changes.unwrap_or_default() };
    let made = match (&template, &metadata) {
        (Some(template), Some(metadata)) => {
            let order =
                drafting::Order { template, metadata, args, names: &names, setting, data: data(format) };
            drafting::made(session, &store, briefing, &order)?
        }
        _ => plain(session, briefing, setting, data(format))?,
    };
    let bytes = written(&made.briefing, &made.document, format)?;
    deliver(session, args, format, &bytes)?;
    let sha256 = crate::store::sha256(&bytes);
    let records = since::records(&made);
    let to = args.output.as_deref();
    left::log(session, &mut store, &Left { act: "report", to, sha256: &sha256, records })?;
    since::keep(session, &mut store, args, template.as_ref(), &made).map_err(|why| unkept(args, why))?;
    Ok(ended(session, args, &made.briefing, template.is_some()))
}

/// The plain report, which names nobody that the team's block list names.
fn plain(session: &Session, briefing: Briefing, setting: Setting, data: bool) -> Result<Made, Message> {
    let document = compose::document(&briefing, setting);
    let list = findings::blocklist(session)?;
    let metadata = std::collections::BTreeMap::new();
    findings::judge(
        session,
        &Examined {
            document: &document,
            data,
            briefing: &briefing,
            template: None,
            metadata: &metadata,
            later: &[],
            blocklist: list.as_ref(),
        },
        false,
    )?;
    Ok(Made { briefing, document, cited: Vec::new() })
}

/// Whether a format is written from the briefing, and not from its document.
fn data(format: ReportFormat) -> bool {
    formats::format(format.name()).is_some_and(|format| format.data)
}

/// Says that the briefing left, where it could not be remembered after that.
fn unkept(args: &ReportArgs, mut why: Message) -> Message {
    let left = args.output.as_ref().map_or_else(|| "printed".to_owned(), |_| "written".to_owned());
    why.first = format!("the briefing was {left}, but could not be remembered: {}", why.first);
    match &args.output {
        Some(path) => why.fact("effect", format!("`{}` is complete", path.display())),
        None => why,
    }
}

/// Writes or prints the bytes of a document.
fn deliver(session: &Session, args: &ReportArgs, format: ReportFormat, bytes: &[u8]) -> Result<(), Message> {
    let text = formats::format(format.name()).is_none_or(|format| format.text);
    match &args.output {
        Some(path) => {
            session.write_file(path, bytes, args.force)?;
            session.tell(&format!("wrote {}", path.display()));
            Ok(())
        }
        None if text => session.print(&String::from_utf8_lossy(bytes)),
        None => session
            .pour(bytes)
            .map_err(|message| message.hint(format!("`-o briefing.{}` writes a file", format.name()))),
    }
}

/// How it ends: with a word about what is not in it.
fn ended(session: &Session, args: &ReportArgs, briefing: &Briefing, template: bool) -> Exit {
    let waiting = plural(briefing.waiting, "tag");
    let wait = if briefing.waiting == 1 { "waits" } else { "wait" };
    if briefing.total > 0 {
        if briefing.waiting > 0 {
            let be = if briefing.waiting == 1 { "is" } else { "are" };
            session.say(&Message::note(format!("{waiting} {wait} for a review and {be} left out")).hint(
                "`courtwatch tag review` shows them; `--include-unreviewed` marks them and writes them",
            ));
        }
        return Exit::Done;
    }
    let note = if briefing.waiting > 0 && !args.reviewed.include_unreviewed {
        Message::note(format!("no confirmed tag falls within this briefing; {waiting} {wait} for a review"))
            .hint("`courtwatch tag review` shows them, for a second person to answer")
            .hint("`--include-unreviewed` writes them, each marked as unreviewed")
    } else {
        Message::note("no tag falls within this briefing")
            .hint("`courtwatch tag add NUMBER CONCERN` tags a filing")
    };
    session.say(&note);
    if template { Exit::Done } else { Exit::Nothing }
}

/// The format that is named, else the one that the file's ending names, else Markdown.
fn format(args: &ReportArgs) -> Result<ReportFormat, Message> {
    let ending = args.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str());
    let named = ending.and_then(formats::of_ending).map(|format| format.name);
    let known = |name: &str| {
        use clap::ValueEnum;
        ReportFormat::value_variants().iter().copied().find(|format| format.name() == name)
    };
    if args.format.is_none() && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Ok(ReportFormat::Pdf);
    }
    match (args.format, named.and_then(known), ending) {
        (Some(format), ..) | (None, Some(format), _) => Ok(format),
        (None, None, Some(other @ ("odt" | "doc" | "rtf" | "xlsx" | "ods" | "tex"))) => Err(Message::error(
            Exit::Usage,
            format!("a briefing cannot be written as `.{other}`"),
        )
        .fact("effect", "no file was made or changed")
        .hint(
            "`-o briefing.docx` writes a document that Word and LibreOffice open, `-o briefing.csv` a table",
        )),
        (None, None, _) => Ok(ReportFormat::Md),
    }
}

/// The bytes of a briefing in a format.
pub fn written(briefing: &Briefing, document: &Document, format: ReportFormat) -> Result<Vec<u8>, Message> {
    let name = format.name();
    let format = formats::format(name).ok_or_else(|| without(name))?;
    let mut bytes = Vec::new();
    (format.write)(&Leaving { briefing, document }, &mut bytes)
        .map_err(|error| Message::error(Exit::Bug, format!("could not write the briefing: {error}")))?;
    Ok(bytes)
}

fn without(name: &str) -> Message {
    Message::error(Exit::Usage, format!("this courtwatch was built without the format `{name}`"))
        .fact("effect", "nothing was written")
        .hint("`--format docx` and `--format html` can be printed as PDF")
}

/// A store and what it takes to make the plain report of it: for the demo.
pub fn report(session: &Session, store: &Store, scope: &Scope<'_>) -> Result<(Briefing, Document), Message> {
    let house = House { style: session.config.style, number: session.config.cite_by };
    let briefing = briefing(session, store, scope, (&names::read(session)?, house))?;
    let document = compose::document(&briefing, Setting { house, ..Setting::default() });
    Ok((briefing, document))
}
