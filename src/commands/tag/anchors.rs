//! `courtwatch tag anchors`: passages that wait for a person.

use std::collections::BTreeSet;

use chrono::Utc;

use crate::cli::TagAnchorsArgs;
use crate::commands::{Session, anchors, eyes, list};
use crate::error::{Exit, Message};
use crate::model::rows::AnchorRow;
use crate::store::Store;
use crate::store::blind::Blind;

/// Lists what waits, or settles it.
pub(super) fn run(session: &Session, args: &TagAnchorsArgs) -> Result<Exit, Message> {
    let mut store = session.existing_store()?;
    anchors::catch_up(session, &mut store)?;
    let (id, decision) = match (&args.accept, &args.refuse) {
        (Some(id), _) => (id, "accepted"),
        (None, Some(id)) => (id, "refused"),
        (None, None) => {
            let blind = eyes::blind(session, &store, args.by.as_deref())?;
            let (seen, unseen) = seen(store.anchors(args.all)?, &blind);
            let ids: BTreeSet<&str> = unseen.iter().map(|row| row.id.as_str()).collect();
            eyes::say(session, &blind, ids.len());
            let rows = session.print_list(seen, args.format.format)?;
            return Ok(list::found(session, rows));
        }
    };
    let by = session.person(args.by.as_deref())?;
    let row = one(session, &store, id, args)?;
    store.decide((&row.id, &row.version), decision, &by, Utc::now())?;
    session.tell(&format!("{decision}: the {} passage of {} in {}", row.outcome, row.concern, row.version));
    Ok(Exit::Done)
}

/// What the person who looks may see, and what is withheld from them.
fn seen(rows: Vec<AnchorRow>, blind: &Blind) -> (Vec<AnchorRow>, Vec<AnchorRow>) {
    rows.into_iter().partition(|row| !blind.tags.contains(&row.id))
}

/// The one passage that waits under an id.
fn one(session: &Session, store: &Store, id: &str, args: &TagAnchorsArgs) -> Result<AnchorRow, Message> {
    let id = id.trim().to_lowercase();
    let refuse = |first: String| Message::error(Exit::Usage, first).fact("effect", "nothing was changed");
    if id.len() < 4 {
        return Err(refuse(format!("could not settle `{id}`: an id needs at least 4 characters"))
            .hint("`courtwatch tag anchors` shows the ids"));
    }
    let version = args.text_of.as_ref().map(|number| number.trim().to_lowercase());
    let blind = eyes::blind(session, store, args.by.as_deref())?;
    let (mut rows, mut unseen) = seen(store.anchors(false)?, &blind);
    let asked = |row: &AnchorRow| {
        row.id.starts_with(&id) && version.as_ref().is_none_or(|number| row.version.to_lowercase() == *number)
    };
    rows.retain(asked);
    unseen.retain(asked);
    if rows.is_empty() && !unseen.is_empty() {
        return Err(
            refuse(format!("could not settle `{id}`: {}", eyes::why(&blind))).hint(eyes::hint(&blind))
        );
    }
    match rows.len() {
        1 => Ok(rows.remove(0)),
        0 => Err(refuse(format!("no passage of a tag `{id}` waits for a person"))
            .hint("`courtwatch tag anchors` shows what waits; `--all` what was found and decided")),
        several if rows.iter().all(|row| row.id == rows[0].id) => {
            let versions: Vec<&str> = rows.iter().map(|row| row.version.as_str()).collect();
            Err(refuse(format!("the passage of this tag waits in {several} texts, expected one"))
                .fact("texts", versions.join(", "))
                .hint("say which with `--in NUMBER`"))
        }
        several => {
            let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
            Err(refuse(format!("{several} passages wait under ids that start with `{id}`, expected one"))
                .fact("ids", ids.join(", ")))
        }
    }
}
