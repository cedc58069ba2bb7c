//! What a template must be told: by `--set`, else asked for on a terminal, else refused with what is missing.

use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::ReportArgs;
use crate::commands::Session;
use crate::error::{Exit, Message, why};
use crate::model::wording::tidy;
use crate::present::template::Template;

/// What was stated about the document, by field.
///
/// # Errors
/// A `--set` without `=`; a field that is missing where nobody can be asked.
pub fn metadata(
    session: &Session,
    template: &Template,
    args: &ReportArgs,
) -> Result<BTreeMap<String, String>, Message> {
    let mut stated = BTreeMap::new();
    for set in &args.set {
        let (field, text) = set.split_once('=').ok_or_else(|| {
            Message::error(Exit::Usage, format!("could not read `--set {set}`: expected FIELD=TEXT"))
                .hint("`--set author=\"Lea Martin\"` states who wrote it")
        })?;
        let field = field.trim().to_lowercase().replace([' ', '-'], "_");
        stated.insert(field, tidy(text));
    }
    if let Some(title) = &args.title {
        stated.entry("title".to_owned()).or_insert_with(|| title.clone());
    }
    stated.retain(|_, text| !text.is_empty());
    let missing: Vec<&str> = template
        .front
        .required_metadata
        .iter()
        .map(String::as_str)
        .filter(|field| !stated.contains_key(*field))
        .collect();
    if missing.is_empty() {
        return Ok(stated);
    }
    if io::stdin().is_terminal() && io::stderr().is_terminal() {
        return asked(session, &missing, stated);
    }
    if args.draft {
        return Ok(stated);
    }
    Err(refused(&template.front.id, &missing))
}

/// A line from the terminal for each field that is missing. An empty one is asked for again; the end of input refuses.
fn asked(
    session: &Session,
    missing: &[&str],
    mut stated: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, Message> {
    session.tell("The template asks for what follows; Ctrl-D ends without writing anything.");
    let mut lines = io::stdin().lock().lines();
    for field in missing {
        let text = loop {
            let _ = write!(io::stderr(), "{}: ", field.replace('_', " ")).and_then(|()| io::stderr().flush());
            match lines.next() {
                None => {
                    return Err(Message::error(Exit::Usage, format!("`{field}` was not stated"))
                        .fact("effect", "nothing was written"));
                }
                Some(Err(error)) => {
                    return Err(Message::error(
                        Exit::Usage,
                        format!("could not read the answer: {}", why(&error)),
                    )
                    .fact("effect", "nothing was written"));
                }
                Some(Ok(line)) if tidy(&line).is_empty() => {}
                Some(Ok(line)) => break tidy(&line),
            }
        };
        stated.insert((*field).to_owned(), text);
    }
    Ok(stated)
}

fn refused(id: &str, missing: &[&str]) -> Message {
    let fields = missing.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
    let all = crate::present::text::plural(missing.len(), "field");
    Message::error(Exit::Usage, format!("the template `{id}` needs {all} more"))
        .fact("missing", fields)
        .fact("effect", "nothing was written")
        .hint(format!("`{}`", again(missing)))
        .hint("`--draft` writes it as a draft without them")
}

/// The command as it was typed, with what is missing.
fn again(missing: &[&str]) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/.-_:=\\".contains(c);
    let quoted = |word: String| {
        if !word.is_empty() && word.chars().all(plain) {
            word
        } else {
            format!("\"{}\"", word.replace('"', "\\\""))
        }
    };
    let typed = std::env::args_os().skip(1).map(|word| quoted(word.to_string_lossy().into_owned()));
    let sets = missing.iter().map(|field| format!("--set {field}=\"…\""));
    std::iter::once("courtwatch".to_owned()).chain(typed).chain(sets).collect::<Vec<_>>().join(" ")
}
