//! `courtwatch concerns`: the codebook, with the team's own entries.

mod edit;
mod show;

use std::collections::HashMap;

use super::{Session, eyes};
use crate::analyse::concerns::Codebook;
use crate::analyse::edits::{self, Written};
use crate::cli::{ConcernsArgs, ConcernsCommand};
use crate::error::{Exit, Message};
use crate::model::concern::Concern;
use crate::model::rows::ConcernRow;
use crate::store::query::Filter;

/// Lists the codebook, shows one entry, or edits it.
pub fn run(session: &Session, args: &ConcernsArgs) -> Result<Exit, Message> {
    match &args.what {
        None => list(session, args),
        Some(ConcernsCommand::Show { slug, format }) => show::run(session, slug, format.format),
        Some(ConcernsCommand::Edit(args)) => edit::run(session, args),
    }
}

/// The codebook that ships with the program, with the edits of the team's file where there is one.
pub(super) fn in_force(session: &Session) -> Result<Codebook, Message> {
    let shipped = Codebook::shipped().map_err(|error| Message::error(Exit::Bug, error.to_string()))?;
    let (_, edits) = team(session)?;
    edits::apply(shipped, &edits).map_err(|error| unusable(session, &error.to_string()))
}

/// The team's file and its edits; nothing where there is none.
fn team(session: &Session) -> Result<(String, Vec<Written>), Message> {
    let path = session.codebook_file();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(Message::file("read", &path, &error).fact("effect", "nothing was read or changed"));
        }
    };
    let edits = edits::read(&text).map_err(|error| unusable(session, &error.to_string()))?;
    Ok((text, edits))
}

fn unusable(session: &Session, fault: &str) -> Message {
    let path = session.codebook_file();
    Message::error(Exit::Usage, format!("could not read `{}`, {fault}", path.display()))
        .fact("effect", "nothing was changed; the file and every tag are as they were")
        .hint("mend that line in a text editor; `courtwatch concerns edit --help` says what the file is")
}

/// The concern of this name, retired and merged ones too.
///
/// # Errors
/// No such concern, with the nearest ones; a group, which only holds others together.
pub fn find<'a>(session: &'a Session, slug: &str) -> Result<&'a Concern, Message> {
    let codebook = session.codebook()?;
    match codebook.get(slug) {
        Some(concern) if concern.taggable() => Ok(concern),
        Some(group) => Err(Message::error(
            Exit::Usage,
            format!("`{slug}` is a group of concerns ({}), not one of them", group.label_en),
        )
        .hint("`courtwatch concerns` lists the concerns in it")),
        None => {
            let near: Vec<String> = codebook.nearest(slug).iter().map(|c| c.slug.clone()).collect();
            Err(Message::unknown("concern", slug, &near, "courtwatch concerns"))
        }
    }
}

/// The concern of this name that a person may tag with.
///
/// # Errors
/// As [`find`]; a concern that was retired, or merged into another.
pub fn to_tag_with<'a>(session: &'a Session, slug: &str) -> Result<&'a Concern, Message> {
    let concern = find(session, slug)?;
    let codebook = session.codebook()?;
    let refuse = |first: String| Err(Message::error(Exit::Usage, first).fact("effect", "nothing was tagged"));
    if let Some(into) = codebook.merged_into(slug) {
        return refuse(format!("`{slug}` was merged into `{into}`"))
            .map_err(|m| m.hint(format!("tag with `{into}`")));
    }
    if codebook.is_retired(slug) {
        return refuse(format!("`{slug}` was retired; what is tagged with it stays")).map_err(|message| {
            message
                .hint("`courtwatch concerns edit history` says why; `courtwatch concerns` lists those in use")
        });
    }
    Ok(concern)
}

/// The slugs that are counted with a concern, for filters: its own and those merged into it. A merged one is asked
/// for as the one it was merged into.
///
/// # Errors
/// As [`find`].
pub fn counted(session: &Session, slug: &str) -> Result<Vec<String>, Message> {
    find(session, slug)?;
    let codebook = session.codebook()?;
    Ok(codebook.counted_with(codebook.merged_into(slug).unwrap_or(slug)))
}

fn list(session: &Session, args: &ConcernsArgs) -> Result<Exit, Message> {
    let codebook = session.codebook()?;
    let counts = tag_counts(session)?;
    let concerns = codebook.entries().iter().filter(|concern| concern.taggable());
    let rows = concerns.map(|concern| ConcernRow {
        slug: concern.slug.clone(),
        label: concern.label_en.clone(),
        group: codebook.group_of(concern).map(|g| g.slug.clone()).unwrap_or_default(),
        goals: concern.goals.clone(),
        tags: counts.get(&concern.slug).copied().unwrap_or(0),
        team: codebook.is_team(&concern.slug),
        state: state(codebook, &concern.slug).to_owned(),
        merged_into: codebook.merged_into(&concern.slug).map(str::to_owned),
    });
    session.print_list(rows, args.format.format)?;
    Ok(Exit::Done)
}

/// Where a concern stands, in a word.
fn state(codebook: &Codebook, slug: &str) -> &'static str {
    if codebook.merged_into(slug).is_some() {
        "merged"
    } else if codebook.is_retired(slug) {
        "retired"
    } else {
        "in use"
    }
}

/// Tags a concern, those of merged ones under the one they were merged into; none where there is no database yet.
fn tag_counts(session: &Session) -> Result<HashMap<String, u64>, Message> {
    let mut counts = HashMap::new();
    if session.global.db.exists() {
        let codebook = session.codebook()?;
        let store = session.existing_store()?;
        for tag in store.tags(&eyes::filter(session, &store, Filter::default(), None)?)? {
            let slug = codebook.merged_into(&tag.concern).map_or(tag.concern.clone(), str::to_owned);
            *counts.entry(slug).or_insert(0) += 1;
        }
    }
    Ok(counts)
}
