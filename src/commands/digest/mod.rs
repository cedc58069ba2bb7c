//! `courtwatch digest`: what is new for each watch since it was told last.

mod compose;
mod deliver;
mod gather;
mod lock;
mod question;

use chrono::Utc;

use super::left::{self, Left};
use super::{Session, eyes, search, watch};
use crate::cli::{DigestArgs, DigestFormat};
use crate::error::{Exit, Message};
use crate::model::watch::{Reach, Watch};
use crate::model::wording::tidy;
use crate::present::digest::Digest;
use crate::present::digest_document::{document, until};
use crate::present::list::{self, ListFormat};
use crate::present::table::Screen;
use crate::present::text::plural;
use crate::present::{document_md, document_text, html};
use crate::store::Store;
use crate::store::blind::Blind;
use crate::store::watches::Told;

use compose::Composed;
use question::Question;

/// What every watch of a digest is asked with.
struct Round<'a> {
    session: &'a Session,
    store: &'a Store,
    /// Up to where it tells.
    upto: Reach,
    /// When the newest reading was over.
    until: Option<String>,
    blind: Blind,
    /// The full text, where a watch has a query; else why it cannot be asked.
    index: Option<Result<search::index::Opened, String>>,
}

/// Writes the digest to a file or the terminal, and only then notes that it was told.
pub fn run(session: &Session, args: &DigestArgs) -> Result<Exit, Message> {
    let format = deliver::format(args)?;
    let mut store = session.existing_store()?;
    let watches = chosen(&store, args)?;
    if watches.is_empty() {
        session
            .say(&Message::note("nothing is followed yet").hint(
                "`courtwatch watch add NAME --query QUERY --reason TEXT` follows what answers a query",
            ));
        return Ok(Exit::Nothing);
    }
    let _alone = if args.peek { None } else { lock::take(session)? };
    let now = Utc::now();
    let upto = store.reach()?;
    let (digest, told) = made(session, &store, upto, watches)?;
    let bytes = written(&digest, format)?;
    deliver::deliver(session, args, &bytes)?;
    let (sha256, records) = (crate::store::sha256(&bytes), digest.entries.len() + digest.held.len());
    let to = args.output.as_deref();
    let logged = left::log(session, &mut store, &Left { act: "digest", to, sha256: &sha256, records });
    if !args.peek {
        store.note_told(upto, &told, now).map_err(|error| deliver::unnoted(error.into()))?;
    }
    logged?;
    Ok(ended(session, &digest))
}

/// The watches that are asked for, or all.
fn chosen(store: &Store, args: &DigestArgs) -> Result<Vec<Watch>, Message> {
    let all: Vec<Watch> = store.watches(false)?.into_iter().map(|(watch, _)| watch).collect();
    let names: Vec<String> = args.watches.iter().map(|name| tidy(name).to_lowercase()).collect();
    let is = |watch: &Watch, name: &String| watch.name.to_lowercase() == *name;
    if let Some(name) = names.iter().find(|name| !all.iter().any(|watch| is(watch, name))) {
        return Err(watch::unknown(store, name)?);
    }
    Ok(all.into_iter().filter(|w| names.is_empty() || names.iter().any(|name| is(w, name))).collect())
}

/// The digest, and what is to be noted once it is delivered.
fn made(
    session: &Session,
    store: &Store,
    upto: Reach,
    watches: Vec<Watch>,
) -> Result<(Digest, Vec<Told>), Message> {
    let mut round = Round {
        session,
        store,
        upto,
        until: store.read_until()?,
        blind: eyes::blind(session, store, None)?,
        index: None,
    };
    let mut composed = Composed::default();
    for watch in watches {
        let asked = question::of(&mut round, &watch);
        let gathered = match &asked {
            Ok(question) => gather::gather(&mut round, &watch, question)?,
            Err(why) => Err(why.clone()),
        };
        match (asked, gathered) {
            (Ok(question), Ok(gathered)) => composed.add(&watch, question, gathered),
            (_, Err(why)) | (Err(why), _) => composed.pass_over(&watch, why),
        }
    }
    composed.finish(&round)
}

/// The bytes of a digest in a format.
fn written(digest: &Digest, format: DigestFormat) -> Result<Vec<u8>, Message> {
    let mut bytes = Vec::new();
    let done = match format {
        DigestFormat::Text => document_text::write(&document(digest), &mut bytes),
        DigestFormat::Md => document_md::write(&document(digest), &mut bytes),
        DigestFormat::Html => html::write(&document(digest), &mut bytes),
        DigestFormat::Json => {
            list::write(digest.rows(), ListFormat::Json, Screen::Plain { width: None }, &mut bytes)
                .map(|_| ())
        }
    };
    done.map_err(|error| Message::error(Exit::Bug, format!("could not write the digest: {error}")))?;
    Ok(bytes)
}

/// Says what could not be looked at, and whether there was news.
fn ended(session: &Session, digest: &Digest) -> Exit {
    for (name, why) in &digest.passed_over {
        session.say(&Message::warning(format!("the watch `{name}` was not looked at: {why}")).fact(
            "effect",
            "it has told nothing; once it can be looked at, the next digest tells all of it",
        ));
    }
    if !digest.is_empty() {
        return Exit::Done;
    }
    let watches = plural(digest.watches.len(), "watch");
    session.say(&Message::note(format!("nothing is new for {watches} {}", until(digest))));
    Exit::Nothing
}
