//! What the checks of a document find: said, and where it must, in the way of the writing.

use std::path::PathBuf;

use crate::commands::Session;
use crate::error::{Exit, Message};
use crate::present::checks::{self, Examined, Finding, blocklist::Blocklist};
use crate::present::text::plural;

/// The file of the words that must not leave, beside the database.
pub fn blocklist_file(session: &Session) -> PathBuf {
    let folder = session.global.db.parent().filter(|p| !p.as_os_str().is_empty());
    folder.map_or_else(|| PathBuf::from("blocklist"), |folder| folder.join("blocklist"))
}

/// The team's list; `None` where there is none.
///
/// # Errors
/// A file that cannot be read, or is no list: then nothing leaves, since nobody could say what must not.
pub fn blocklist(session: &Session) -> Result<Option<Blocklist>, Message> {
    let path = blocklist_file(session);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Message::file("read", &path, &error).fact("effect", "nothing was written")),
    };
    Blocklist::read(&text).map(Some).map_err(|line| {
        Message::error(Exit::Usage, format!("could not read line {line} of `{}`", path.display()))
            .fact("expected", "a line `salt …`, then one SHA-256 a line")
            .fact("effect", "nothing was written")
            .hint("`courtwatch templates block` makes and fills it")
    })
}

/// Runs the checks, says what they find, and refuses where one blocks.
pub fn judge(session: &Session, examined: &Examined<'_>, draft: bool) -> Result<(), Message> {
    let findings = checks::examine(examined, draft);
    let (blocking, warned): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.blocks);
    for of_check in warned.chunk_by(|a, b| a.check == b.check) {
        session.say(&told(
            Message::warning(format!("{}: {}", of_check[0].check, plural(of_check.len(), "finding"))),
            of_check,
            SHOWN,
        ));
    }
    let Some(first) = blocking.first() else { return Ok(()) };
    let checks: std::collections::BTreeSet<&str> = blocking.iter().map(|finding| finding.check).collect();
    let names = checks.iter().map(|check| format!("`{check}`")).collect::<Vec<_>>().join(", ");
    let message = Message::error(
        Exit::Usage,
        format!("did not write the briefing: {} of {names}", plural(blocking.len(), "finding")),
    );
    let message = told(message, &blocking, usize::MAX).fact("effect", "nothing was written");
    Err(message.hint(hint(first.check)))
}

/// How many findings of a warning are shown.
const SHOWN: usize = 5;

/// A message with what was found, each with its record.
fn told(mut message: Message, findings: &[&Finding], most: usize) -> Message {
    for finding in findings.iter().take(most) {
        let what = match &finding.record {
            Some(record) => format!("{record}: {}", finding.what),
            None => finding.what.clone(),
        };
        let label = if finding.blocks { finding.check } else { "found" };
        message = message.fact(label, if finding.blocks { format!(" {what}") } else { what });
    }
    if findings.len() > most {
        message = message.fact("more", plural(findings.len() - most, "finding"));
    }
    message
}

fn hint(check: &str) -> &'static str {
    match check {
        "no-protected-identity" => "take the words out; no option writes them",
        "only-public-level" | "withdrawn-source" => "take the citation out; no option writes it",
        "quote-exact" => {
            "copy the words from `courtwatch text NUMBER`, or settle the tags with `courtwatch tag anchors`"
        }
        "second-reader" => "`--set reviewer=NAME` says who signed it off; `--draft` writes it as a draft",
        "consent" => "`--set consent=\"WHO, WHEN, FOR WHAT\"` states it; `--draft` writes it as a draft",
        _ => "`--draft` writes it as a draft",
    }
}
