//! `courtwatch export`: records for reference managers.

use std::io::{self, Write};
use std::ops::ControlFlow;

use super::left::{self, Hashing, Left};
use super::session::closed;
use super::{Session, eyes, filter, names};
use crate::cli::{ExportArgs, ExportFormat};
use crate::error::{Exit, Message};
use crate::present::bibliography::{Bibliography, Format};
use crate::present::cite::{Authority, Names};
use crate::present::text::plural;
use crate::store::query::Filter;
use crate::store::{Store, StoreError};

/// What was written and what was left out.
#[derive(Default)]
struct Count {
    written: u64,
    held: u64,
}

/// Writes the records within a filter, one by one.
pub fn run(session: &Session, args: &ExportArgs) -> Result<Exit, Message> {
    let names = names::read(session)?;
    let filter = filter(session, &args.filter)?;
    let mut store = session.existing_store()?;
    let filter =
        if filter.concerns.is_empty() { filter } else { eyes::filter(session, &store, filter, None)? };
    let mut count = Count::default();
    let mut sha256 = String::new();
    let mut fill = |out: &mut dyn Write| {
        let mut out = Hashing::new(out);
        let written = each(&store, &filter, &names, args.format, &mut out, &mut count);
        sha256 = out.sha256();
        written
    };
    if let Some(path) = &args.output {
        session.write_file_by(path, args.force, fill)?;
    } else {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = fill(&mut out)?.and_then(|()| out.flush());
        written.or_else(|error| closed(&error))?;
    }
    let records = usize::try_from(count.written).unwrap_or(usize::MAX);
    let to = args.output.as_deref();
    left::log(session, &mut store, &Left { act: "export", to, sha256: &sha256, records })?;
    if let Some(path) = &args.output {
        session.tell(&format!("wrote {} to {}", plural(count.written, "record"), path.display()));
    }
    if count.held > 0 {
        session.say(&Message::note(format!(
            "{} left out: not public, withdrawn or held back",
            plural(count.held, "record")
        )));
    }
    if count.written == 0 {
        session.say(&Message::note("nothing found"));
        return Ok(Exit::Nothing);
    }
    Ok(Exit::Done)
}

fn each(
    store: &Store,
    filter: &Filter,
    names: &Names,
    format: ExportFormat,
    out: &mut dyn Write,
    count: &mut Count,
) -> Result<io::Result<()>, Message> {
    let format = match format {
        ExportFormat::Ris => Format::Ris,
        ExportFormat::CslJson => Format::CslJson,
        ExportFormat::Bibtex => Format::Bibtex,
    };
    let mut list = Bibliography::new(format, out);
    let mut written = list.begin();
    let most = filter.limit.unwrap_or(u64::MAX);
    store.each_cited(filter, |item, record| {
        if written.is_err() || count.written >= most {
            return Ok(ControlFlow::Break(()));
        }
        if store.withheld(item)?.is_some() {
            count.held += 1;
            return Ok(ControlFlow::Continue(()));
        }
        written = list.add(&record, &Authority::of(&record, names));
        count.written += 1;
        Ok::<_, StoreError>(ControlFlow::Continue(()))
    })?;
    Ok(written.and_then(|()| list.end()))
}
