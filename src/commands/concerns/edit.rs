//! `courtwatch concerns edit`: the team's own file on top of the codebook.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

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
use crate::present::text::plural;

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
    let path = session.codebook_file();
    let _alone = Alone::with(&path)?;
    let (text, mut edits) = team(session)?;
    edits.push(Written { line: 0, edit: edit.clone() });
    let refused = |fault: &str| {
        let hint = match edit.what {
            EditKind::Add => "`courtwatch concerns` lists the short names that are taken",
            _ => "`courtwatch concerns` lists the concerns",
        };
        unmade(format!("could not {} `{}`: {fault}", edit.what.word(), edit.slug)).hint(hint)
    };
    let tried = |edits: &[Written]| {
        let book = edits::apply(shipped, edits).map_err(|error| refused(&error.fault))?;
        match book.passed_over().iter().find(|passed| passed.edit == *edit) {
            Some(passed) => Err(refused(&passed.why)),
            None => Ok(book),
        }
    };
    tried(&edits)?;
    edits::sort(&mut edits); // as the file will be read
    let book = tried(&edits)?;
    let block = edits::written(edit).map_err(|error| Message::error(Exit::Bug, error.to_string()))?;
    let text = if text.trim().is_empty() { HEAD.to_owned() } else { text };
    let joint = if text.ends_with('\n') { "" } else { "\n" };
    session.write_file(&path, format!("{text}{joint}{block}").as_bytes(), true)?;
    session.tell(&format!("wrote {}; the codebook is now version {}", path.display(), book.version()));
    Ok(())
}

/// The team's file while nobody else edits it: a file beside it says so, and goes when this does.
struct Alone(PathBuf);

impl Alone {
    fn with(path: &Path) -> Result<Alone, Message> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let lock = path.with_file_name(format!(".{name}.lock"));
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&lock) {
            Ok(_) => Ok(Alone(lock)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Err(unmade(format!("another courtwatch is editing `{}`", path.display())).hint(format!(
                    "run the same command again; if none is running, remove `{}` first",
                    lock.display()
                )))
            }
            Err(error) => {
                Err(Message::file("write", path, &error).fact("effect", "no file was made or changed"))
            }
        }
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0); // the next edit says what to do where it stays
    }
}

fn history(session: &Session, format: Format) -> Result<Exit, Message> {
    let passed = session.codebook()?.passed_over();
    let (_, edits) = team(session)?;
    if !passed.is_empty() {
        let many = plural(passed.len(), "edit");
        session
            .say(&Message::note(format!("{many} passed over: an edit that was made before says otherwise")));
    }
    let why =
        |edit: &Edit| passed.iter().find(|passed| passed.edit == *edit).map(|passed| passed.why.clone());
    let rows = edits.into_iter().map(|written| row(why(&written.edit), written.edit));
    let rows = session.print_list(rows, format)?;
    Ok(list::found(session, rows))
}

fn row(passed_over: Option<String>, edit: Edit) -> EditRow {
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
        passed_over,
    }
}
