//! Runs as HTML, and the marks of notes, which lead there and back.

use std::io::{self, Write};

use crate::present::{address::web, document::Run, markup::escape};

/// How often each note was marked so far.
pub(super) struct Marks(Vec<usize>);

impl Marks {
    pub(super) fn of(notes: &[Vec<Run>]) -> Self {
        Marks(vec![0; notes.len()])
    }

    pub(super) fn run(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        if !run.text.is_empty() {
            styled(run, out)?;
        }
        run.note.map_or(Ok(()), |note| self.mark(note, out))
    }

    /// The mark of a note. One that is not there is a number that leads nowhere.
    fn mark(&mut self, note: usize, out: &mut dyn Write) -> io::Result<()> {
        let Some(marked) = note.checked_sub(1).and_then(|place| self.0.get_mut(place)) else {
            return write!(out, "<sup>{note}</sup>");
        };
        *marked += 1;
        write!(
            out,
            "<sup id=\"{}\"><a href=\"#note-{note}\" role=\"doc-noteref\">{note}</a></sup>",
            mark_id(note, *marked)
        )
    }

    /// The way back from a note to each of its marks.
    pub(super) fn back(&self, note: usize, words: &str, out: &mut dyn Write) -> io::Result<()> {
        for time in 1..=self.0.get(note - 1).copied().unwrap_or(0) {
            let id = mark_id(note, time);
            write!(
                out,
                " <a class=\"back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{words} {note}\">↩</a>"
            )?;
        }
        Ok(())
    }
}

/// Each mark has its own: `mark-7`, and `mark-7-2` for the second of the same note.
fn mark_id(note: usize, time: usize) -> String {
    if time == 1 { format!("mark-{note}") } else { format!("mark-{note}-{time}") }
}

/// Runs without notes, for a place of their own.
pub(in crate::present) fn inline(runs: &[Run]) -> String {
    let mut out = Vec::new();
    for run in runs {
        let _ = styled(run, &mut out); // memory takes all that is written
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn styled(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let address = run.link.as_deref().and_then(web);
    if let Some(address) = &address {
        let class = if run.link.as_ref() == Some(&run.text) { "" } else { " class=\"words\"" };
        write!(out, "<a{class} href=\"{}\" rel=\"noreferrer\">", escape(address))?;
    }
    let tags = [(run.bold, "strong"), (run.italic, "em")];
    for (_, tag) in tags.iter().filter(|(wanted, _)| *wanted) {
        write!(out, "<{tag}>")?;
    }
    out.write_all(escape(&run.text).as_bytes())?;
    for (_, tag) in tags.iter().rev().filter(|(wanted, _)| *wanted) {
        write!(out, "</{tag}>")?;
    }
    if address.is_some() { out.write_all(b"</a>") } else { Ok(()) }
}
