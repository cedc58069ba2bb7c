//! Runs in the making.

use super::authority::{Paper, Press, Short};
use super::pinpoint::Pinpoint;
use crate::model::court::court;
use crate::present::document::Run;

/// Runs in the making; stretches in one style become one run.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
}

impl Line {
    pub fn plain(&mut self, text: &str) -> &mut Self {
        self.push(text, false)
    }

    pub fn italic(&mut self, text: &str) -> &mut Self {
        self.push(text, true)
    }

    fn push(&mut self, text: &str, italic: bool) -> &mut Self {
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some(run) if run.italic == italic && run.link.is_none() => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), italic, ..Run::default() }),
        }
        self
    }

    /// An address between angle brackets.
    pub fn address(&mut self, url: &str) -> &mut Self {
        self.plain("<");
        self.runs.push(Run::address(url));
        self.plain(">")
    }

    /// ` (‘Short’)`.
    pub fn short(&mut self, short: Option<&Short>) -> &mut Self {
        let Some(short) = short else { return self };
        self.plain(" (‘").push(&short.title, short.italic).plain("’)")
    }

    /// The letters of a short title alone.
    pub fn short_alone(&mut self, short: &Short) -> &mut Self {
        self.push(&short.title, short.italic)
    }

    /// ` <url>, archived at <url>`.
    pub fn addresses(&mut self, url: Option<&str>, archived: Option<&str>) -> &mut Self {
        if let Some(url) = url {
            self.plain(" ").address(url);
        }
        if let Some(archived) = archived {
            self.plain(", archived at ").address(archived);
        }
        self
    }

    /// What was pinpointed, each part after a space.
    pub fn pinpoint(&mut self, pinpoint: &Pinpoint) -> &mut Self {
        for part in pinpoint.parts() {
            self.plain(" ").plain(&part);
        }
        self
    }

    pub fn done(self) -> Vec<Run> {
        self.runs
    }
}

/// The name of a court of the table as the Guide writes it; any other as given.
pub fn court_name(slug: &str) -> &str {
    match slug {
        "icty" => "International Criminal Tribunal for the Former Yugoslavia",
        other => court(other).map_or(other, |court| court.name),
    }
}

/// Addresses of a press item, in the order url, archived.
pub(super) fn addresses_of(press: &Press) -> (Option<&str>, Option<&str>) {
    (press.url.as_deref(), press.archived.as_deref())
}

/// The number of a document in a mode: the document's own, else that of the case.
pub(super) fn numbers(paper: &Paper, mode: super::NumberMode) -> Vec<String> {
    let own = paper.document.as_ref().filter(|_| mode == super::NumberMode::Document);
    if paper.numbers.is_empty() {
        own.or(paper.case_number.as_ref()).or(paper.document.as_ref()).cloned().into_iter().collect()
    } else {
        paper.numbers.clone()
    }
}
