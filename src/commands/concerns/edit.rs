//! `courtwatch concerns edit`: the team's own file on top of the codebook.

use chrono::Utc;

use super::team;
use crate::analyse::concerns::Codebook;
use crate::analyse::edits::{self, HEAD, Written};
use crate::cli::{ConcernAddArgs, ConcernsEdit, ConcernsEditArgs, EditArgs, Format};
use crate::commands::{Session, list};
use crate::error::{Exit, Message};
use crate::model::edit::{Edit, EditKind};
use crate::model::moment::stamp;
use crate::model::rows::EditRow;

/// Makes an edit, or lists them.
pub(super) fn run(session: &Session, args: &ConcernsEditArgs) -> Result<Exit, Message> {
    let edit = match &args.what {
        ConcernsEdit::History { format } => return history(session, format.format),
        ConcernsEdit::Add(args) => addition(session, args)?,
        ConcernsEdit::Rename { slug, label, label_fr, edit } => Edit {
            label_en: label.clone(),
            label_fr: label_fr.clone(),
            ..begun(session, EditKind::Rename, slug, edit)?
        },
        ConcernsEdit::Merge { from, into, edit } => {
            Edit { into: Some(into.clone()), ..begun(session, EditKind::Merge, from, edit)? }
        }
        ConcernsEdit::Retire { slug, edit } => begun(session, EditKind::Retire, slug, edit)?,
    };
    make(session, &edit)?;
    Ok(Exit::Done)
}

fn addition(session: &Session, args: &ConcernAddArgs) -> Result<Edit, Message> {
    for (name, value) in
        [("--under", &args.under), ("--label", &args.label), ("--definition", &args.definition)]
    {
        said(name, value.as_deref())?;
    }
    Ok(Edit {
        parent: args.under.clone(),
        label_en: args.label.clone(),
        label_fr: args.label_fr.clone(),
        definition: args.definition.clone(),
        goals: args.goals.clone(),
        affected: args.affected.clone(),
        law: args.law.clone(),
        cues_en: args.cues.clone(),
        cues_fr: args.cues_fr.clone(),
        ..begun(session, EditKind::Add, &args.slug, &args.edit)?
    })
}

fn begun(session: &Session, what: EditKind, slug: &str, args: &EditArgs) -> Result<Edit, Message> {
    let why = said("--why", args.why.as_deref())?;
    let by = session.person(args.by.as_deref())?;
    Ok(Edit::new(what, slug, (why, &by, &stamp(Utc::now()))))
}

/// What must be said, and is.
fn said<'a>(name: &str, value: Option<&'a str>) -> Result<&'a str, Message> {
    value.map(str::trim).filter(|value| !value.is_empty()).ok_or_else(|| {
        unmade(format!("an edit of the codebook needs `{name}`"))
            .hint("`courtwatch concerns edit --help` shows what each edit takes")
    })
}

fn unmade(first: String) -> Message {
    Message::error(Exit::Usage, first).fact("effect", "the codebook was not changed")
}

/// Checks an edit against the codebook in force, and writes it behind the others.
fn make(session: &Session, edit: &Edit) -> Result<(), Message> {
    session.codebook()?; // a file that cannot be used is not added to
    let shipped = Codebook::shipped().map_err(|error| Message::error(Exit::Bug, error.to_string()))?;
    let (text, mut edits) = team(session)?;
    edits.push(Written { line: 0, edit: edit.clone() });
    let book = edits::apply(shipped, &edits).map_err(|error| {
        let hint = match edit.what {
            EditKind::Add => "`courtwatch concerns` lists the short names that are taken",
            _ => "`courtwatch concerns` lists the concerns",
        };
        unmade(format!("could not {} `{}`: {}", edit.what.word(), edit.slug, error.fault)).hint(hint)
    })?;
    let block = edits::written(edit).map_err(|error| Message::error(Exit::Bug, error.to_string()))?;
    let text = if text.trim().is_empty() { HEAD.to_owned() } else { text };
    let joint = if text.ends_with('\n') { "" } else { "\n" };
    let path = session.codebook_file();
    session.write_file(&path, format!("{text}{joint}{block}").as_bytes(), true)?;
    session.tell(&format!("wrote {}; the codebook is now version {}", path.display(), book.version()));
    Ok(())
}

fn history(session: &Session, format: Format) -> Result<Exit, Message> {
    session.codebook()?;
    let (_, edits) = team(session)?;
    let rows = session.print_list(edits.into_iter().map(|written| row(written.edit)), format)?;
    Ok(list::found(session, rows))
}

fn row(edit: Edit) -> EditRow {
    let labels: Vec<String> = [edit.label_en, edit.label_fr].into_iter().flatten().collect();
    let to = match edit.what {
        EditKind::Add => edit.parent,
        EditKind::Rename => Some(labels.join(" / ")),
        EditKind::Merge => edit.into,
        EditKind::Retire => None,
    };
    EditRow {
        at: edit.at,
        by: edit.by,
        edit: edit.what.word().to_owned(),
        slug: edit.slug,
        to,
        why: edit.why,
    }
}
