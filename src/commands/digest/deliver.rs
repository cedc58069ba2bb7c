//! The way out: whole into its file or to its reader, or not told at all.

use std::path::Path;

use crate::cli::{DigestArgs, DigestFormat};
use crate::commands::Session;
use crate::error::{Exit, Message};

/// The format that is named, else the one that the file's ending names, else text.
pub fn format(args: &DigestArgs) -> Result<DigestFormat, Message> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let ending = args.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    match ending.map(str::to_lowercase).as_deref() {
        Some("md" | "markdown") => Ok(DigestFormat::Md),
        Some("html" | "htm") => Ok(DigestFormat::Html),
        Some("json") => Ok(DigestFormat::Json),
        Some(other @ ("docx" | "pdf" | "csv" | "odt")) => {
            Err(Message::error(Exit::Usage, format!("a digest cannot be written as `.{other}`"))
                .fact("effect", "nothing was told, no file was made or changed")
                .hint("`-o digest.html`, `.md`, `.txt` and `.json` can"))
        }
        _ => Ok(DigestFormat::Text),
    }
}

/// Writes the digest where it is wanted.
///
/// # Errors
/// Where it did not get there whole: nothing counts as told then.
pub fn deliver(session: &Session, args: &DigestArgs, bytes: &[u8]) -> Result<(), Message> {
    let again = |message: Message| message.fact("told", "nothing: the next digest tells the same");
    let whole = match &args.output {
        Some(path) => {
            session.write_file_by(path, args.force, |out| Ok(out.write_all(bytes))).map_err(again)?
        }
        None => session.shown(&String::from_utf8_lossy(bytes)).map_err(again)?,
    };
    if !whole {
        let message = Message::error(Exit::Usage, "the digest was not read to its end");
        return Err(again(message).hint("write it to a file with `-o FILE`, or add `--peek` only to look"));
    }
    if let Some(path) = &args.output {
        session.tell(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// The digest is out, and that could not be noted.
pub fn unnoted(why: Message) -> Message {
    let first = format!("the digest was written, but that it was told could not be noted: {}", why.first);
    let facts = why.facts.into_iter().filter(|(label, _)| *label != "effect").collect();
    let message = Message { first, facts, ..why };
    message.fact("effect", "nothing is lost: the next digest tells the same again")
}
