//! `courtwatch templates`: the templates of briefings, and the words that must not leave in any.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::report::blocklist_file;
use super::{Session, list, nearest};
use crate::cli::{TemplatesArgs, TemplatesCommand, TemplatesCopyArgs, TemplatesListArgs};
use crate::error::{Exit, Message, why};
use crate::model::template_rows::TemplateRow;
use crate::present::checks::blocklist::Blocklist;
use crate::present::template::{Template, shipped, shipped_text};
use crate::present::text::plural;

/// Lists or copies templates, or blocks words.
pub fn run(session: &Session, args: &TemplatesArgs) -> Result<Exit, Message> {
    match &args.command {
        TemplatesCommand::List(args) => listed(session, args),
        TemplatesCommand::Copy(args) => copy(session, args),
        TemplatesCommand::Block(_) => block(session),
    }
}

fn templates() -> Result<&'static [Template], Message> {
    shipped().map_err(|error| Message::error(Exit::Bug, format!("`{}`: {}", error.file, error.what)))
}

fn listed(session: &Session, args: &TemplatesListArgs) -> Result<Exit, Message> {
    let rows = templates()?.iter().map(|template| {
        let front = &template.front;
        TemplateRow {
            name: front.id.clone(),
            title: front.name.en.clone(),
            audience: front.audience.clone(),
            words: u64::try_from(front.max_words).unwrap_or(u64::MAX),
            when: front.when.clone(),
            needs: front.required_metadata.clone(),
            sections: front.sections.iter().map(|section| section.id.clone()).collect(),
            checks: front.checks.clone(),
            note: front.note.clone(),
        }
    });
    let rows = session.print_list(rows, args.format.format)?;
    Ok(list::found(session, rows))
}

fn copy(session: &Session, args: &TemplatesCopyArgs) -> Result<Exit, Message> {
    let Some(text) = shipped_text(&args.name) else {
        let near = nearest(&args.name, templates()?.iter().map(|template| template.front.id.as_str()));
        return Err(Message::unknown("template", &args.name, &near, "courtwatch templates list"));
    };
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.md", args.name)));
    session.write_file(&path, text.as_bytes(), args.force)?;
    session.tell(&format!(
        "wrote {}: write in it, then `courtwatch report --template {}`",
        path.display(),
        named(&path)
    ));
    Ok(Exit::Done)
}

/// A path that `--template` takes for a file and for no name.
fn named(path: &Path) -> String {
    path.display().to_string()
}

/// Adds the terms of the standard input to the block list. No message shows one.
fn block(session: &Session) -> Result<Exit, Message> {
    let path = blocklist_file(session);
    let mut list = match super::report::blocklist(session)? {
        Some(list) => list,
        None => Blocklist::new(&format!("{}{}", Uuid::now_v7().simple(), Uuid::now_v7().simple())),
    };
    let mut added = 0;
    for (number, line) in (1..).zip(io::stdin().lock().lines()) {
        let line = line.map_err(|error| {
            Message::error(Exit::Usage, format!("could not read line {number}: {}", why(&error)))
                .fact("effect", "nothing was added")
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let new = list.add(&line).map_err(|_| {
            Message::error(Exit::Usage, format!("line {number} is no term of one to three words"))
                .fact("effect", "nothing was added")
                .hint("write one term a line; a longer name is blocked by its parts")
        })?;
        added += usize::from(new);
    }
    session.write_file(&path, list.written().as_bytes(), true)?;
    session.tell(&format!(
        "{} added to {}; it has {}",
        plural(added, "term"),
        path.display(),
        plural(list.len(), "term")
    ));
    Ok(Exit::Done)
}
