//! What a line of a list leaves out, and what should be looked at in it.

use super::NumberMode;
use super::authority::{Authority, CaseName, Instrument, Paper, Press};
use super::line::numbers;
use super::remark::Remark;
use crate::model::court::court;

/// What a line leaves out, and what should be looked at in it.
pub(super) fn remarks(authority: &Authority, mode: NumberMode) -> Vec<Remark> {
    match authority {
        Authority::Decision(item) => decision(item, mode),
        Authority::Filing(item) => paper(item, true, mode),
        Authority::Transcript(item) => paper(item, false, mode),
        Authority::Press(item) => press(item, true),
        Authority::Web(item) => press(item, false),
        Authority::Treaty(text) => instrument(text),
        Authority::Rules(text) => titled(&text.title),
        Authority::Resolution(text) => missing("details", text.details.trim().is_empty()),
    }
}

fn missing(part: &'static str, is_missing: bool) -> Vec<Remark> {
    if is_missing { vec![Remark::Missing(part)] } else { Vec::new() }
}

fn titled(title: &str) -> Vec<Remark> {
    missing("title", title.trim().is_empty())
}

fn decision(item: &Paper, mode: NumberMode) -> Vec<Remark> {
    let between_states = matches!(item.case, CaseName::Named { .. });
    let mut remarks = paper(item, !between_states, mode);
    let chambers = !matches!(item.court.as_str(), "icj" | "echr");
    remarks.extend(missing("chamber", chambers && item.chamber.is_none()));
    remarks
}

fn paper(item: &Paper, has_title: bool, mode: NumberMode) -> Vec<Remark> {
    let mut remarks = if has_title { titled(&item.title) } else { Vec::new() };
    if item.court.trim().is_empty() {
        remarks.push(Remark::Missing("court"));
    } else if court(&item.court).is_none() && !item.court.contains(' ') {
        remarks.push(Remark::CourtUnknown(item.court.clone()));
    }
    let translated = item.document.as_ref().is_some_and(|number| number.contains("-t"));
    remarks.extend(missing("English title", !item.is_english() && item.title_en.is_none() && !translated));
    let sealed =
        |number: &String| ["-Conf", "-Exp", "-CONF", "-EXP"].iter().any(|mark| number.contains(mark));
    remarks.extend(numbers(item, mode).into_iter().filter(sealed).map(Remark::NumberNotPublic));
    remarks
}

fn press(item: &Press, has_author: bool) -> Vec<Remark> {
    let mut remarks = titled(&item.title);
    remarks.extend(missing("author", has_author && item.author.is_none()));
    let english = item.language.as_deref().is_none_or(|language| language == "en");
    remarks.extend(missing("English title", !english && item.title_en.is_none()));
    remarks
}

fn instrument(text: &Instrument) -> Vec<Remark> {
    let mut remarks = titled(&text.title);
    remarks.extend(missing("details", text.details.trim().is_empty()));
    remarks
}
