//! AGLC4: chapter 12 for international criminal courts, 10 for the International Court of Justice, and by analogy
//! 14.4.4 for filings and 2.7.1 for transcripts.

use super::NumberMode;
use super::authority::{Authority, CaseName, Instrument, Paper, Press};
use super::line::{Line, addresses_of, court_name, numbers};
use super::phase::{paper_title, phase, titled, unwrapped};
use super::pinpoint::Pinpoint;
use super::quotes::First;
use super::remark::Remark;
use crate::analyse::title;
use crate::model::fold::fold;
use crate::present::document::Run;

/// A full citation, with its full stop.
pub(super) fn full(
    authority: &Authority,
    pin: &Pinpoint,
    mode: NumberMode,
    remarks: &mut Vec<Remark>,
) -> Vec<Run> {
    let mut line = Line::default();
    match authority {
        Authority::Decision(paper) => decision(&mut line, paper, pin, mode, remarks),
        Authority::Filing(paper) => filing(&mut line, paper, pin, mode, remarks),
        Authority::Transcript(paper) => transcript(&mut line, paper, pin, mode, remarks),
        Authority::Press(item) => press(&mut line, item, pin),
        Authority::Web(page) => web(&mut line, page, pin),
        Authority::Treaty(text) => treaty(&mut line, text, pin),
        Authority::Rules(text) => rules(&mut line, text, pin, remarks),
        Authority::Resolution(text) => {
            line.plain(&text.details).pinpoint(pin).short(text.short.as_ref());
        }
    }
    line.plain(".");
    line.done()
}

fn decision(line: &mut Line, paper: &Paper, pin: &Pinpoint, mode: NumberMode, remarks: &mut Vec<Remark>) {
    let phase = phase(paper, remarks);
    let english = paper.title_en.as_ref().map(|title| format!(" [{title}]")).unwrap_or_default();
    if phase.is_empty() {
        name(line, &paper.case);
    } else if name(line, &paper.case) {
        line.plain(" (").italic(&phase).plain(&english).plain(")");
    } else {
        line.italic(&phase).plain(&english);
    }
    if matches!(paper.case, CaseName::Situation(_)) {
        remarks.push(Remark::SituationByAnalogy);
    }
    let chamber = paper.chamber.clone().filter(|_| paper.court != "icj");
    inner(line, paper, chamber, mode, remarks);
    line.pinpoint(pin).short(paper.short.as_ref()).plain(translated(paper));
}

fn filing(line: &mut Line, paper: &Paper, pin: &Pinpoint, mode: NumberMode, remarks: &mut Vec<Remark>) {
    let title = unwrapped(&paper.title, remarks);
    if let Some(author) = hidden_author(paper) {
        line.plain(author).plain(", ");
    }
    line.plain("‘").plain(&paper_title(paper, &title, First::Double)).plain("’");
    if let Some(english) = &paper.title_en {
        line.plain(" [").plain(english).plain("]");
    }
    named(line, ", ", paper, remarks);
    if paper.court != "icj" {
        remarks.push(Remark::FilingByAnalogy);
    }
    inner(line, paper, None, mode, remarks);
    line.pinpoint(pin).addresses(paper.url.as_deref(), paper.archived.as_deref());
    line.short(paper.short.as_ref()).plain(translated(paper));
}

fn transcript(line: &mut Line, paper: &Paper, pin: &Pinpoint, mode: NumberMode, remarks: &mut Vec<Remark>) {
    line.plain("Transcript of Proceedings");
    named(line, ", ", paper, remarks);
    inner(line, paper, paper.chamber.clone(), mode, remarks);
    line.pinpoint(pin).short(paper.short.as_ref());
    remarks.push(Remark::TranscriptByAnalogy);
}

/// The author of a filing whose title does not say who filed it.
fn hidden_author(paper: &Paper) -> Option<&str> {
    let author = paper.author.as_deref().filter(|author| !author.trim().is_empty())?;
    let read = title::read(&paper.title);
    let named = match (title::party(author), read.party) {
        (Some(party), Some(stated)) => party == stated,
        (None, Some(_)) => true,
        (_, None) => {
            let title = fold(&paper.title);
            let quoted = title.find(['“', '"', '«']).filter(|at| *at > 0).unwrap_or(title.len());
            let own = [read.bare, title.get(..quoted).unwrap_or_default()].map(fold).join(" ");
            fold(author)
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.len() > 4 && own.contains(word))
        }
    };
    (!named).then_some(author)
}

fn translated(paper: &Paper) -> &'static str {
    if paper.title_en.is_some() { " [tr author]" } else { "" }
}

/// The name of the case behind a sign, where there is one.
pub(super) fn named(line: &mut Line, sign: &str, paper: &Paper, remarks: &mut Vec<Remark>) {
    if paper.case == CaseName::None {
        remarks.push(Remark::Missing("case name"));
    } else {
        line.plain(sign);
        name(line, &paper.case);
    }
}

/// The name of the case; whether there is one.
pub(super) fn name(line: &mut Line, case: &CaseName) -> bool {
    match case {
        CaseName::None => return false,
        CaseName::Parties { accused, prosecutor, reversed, .. } => {
            let (first, second) = if *reversed { (accused, prosecutor) } else { (prosecutor, accused) };
            line.italic(&format!("{first} v {second}"));
        }
        CaseName::Named { name, parties } => {
            line.italic(name);
            if let Some(parties) = parties {
                line.plain(" (").italic(parties).plain(")");
            }
        }
        CaseName::Situation(name) => {
            line.italic(name);
        }
    }
    true
}

/// ` (Court, Chamber, Case No N, Date)`.
fn inner(
    line: &mut Line,
    paper: &Paper,
    chamber: Option<String>,
    mode: NumberMode,
    remarks: &mut Vec<Remark>,
) {
    let number = numbered(paper, mode);
    for (part, there) in [("number", number.is_some()), ("date", paper.date.is_some())] {
        if !there {
            remarks.push(Remark::Missing(part));
        }
    }
    let court = Some(court_name(&paper.court).to_owned()).filter(|name| !name.is_empty());
    let date = paper.date.map(super::When::long);
    let parts: Vec<String> =
        [court, chamber, number, paper.subnumber.clone(), date].into_iter().flatten().collect();
    line.plain(" (").plain(&parts.join(", ")).plain(")");
}

/// `Case No A`, `Case Nos A and B`, `General List No N`.
fn numbered(paper: &Paper, mode: NumberMode) -> Option<String> {
    if let Some(list) = &paper.list {
        return Some(format!("General List No {list}"));
    }
    let numbers = numbers(paper, mode);
    let label = if paper.court == "echr" { "Application" } else { "Case" };
    match numbers.split_last()? {
        (one, []) => Some(format!("{label} No {one}")),
        (last, others) => Some(format!("{label} Nos {} and {last}", others.join(", "))),
    }
}

fn press(line: &mut Line, item: &Press, pin: &Pinpoint) {
    if let Some(author) = &item.author {
        line.plain(author).plain(", ");
    }
    let english = item.language.as_deref().is_none_or(|language| language == "en");
    line.plain("‘").plain(&titled(&item.title, First::Double, english)).plain("’");
    if let Some(english) = &item.title_en {
        line.plain(" [").plain(english).plain("]");
    }
    line.plain(" (");
    let sort = match &item.number {
        Some(number) => format!("{} {number}", item.sort),
        None => item.sort.clone(),
    };
    let body = item.body.clone().filter(|body| item.author.as_ref() != Some(body));
    let date = item.date.map(super::When::long);
    let parts: Vec<String> = [Some(sort), body, date].into_iter().flatten().collect();
    line.plain(&parts.join(", ")).plain(")").pinpoint(pin);
    let (url, archived) = addresses_of(item);
    line.addresses(url, archived).short(item.short.as_ref());
    line.plain(if item.title_en.is_some() { " [tr author]" } else { "" });
}

fn web(line: &mut Line, page: &Press, pin: &Pinpoint) {
    if let Some(author) = page.author.as_ref().filter(|author| page.site.as_ref() != Some(author)) {
        line.plain(author).plain(", ");
    }
    let english = page.language.as_deref().is_none_or(|language| language == "en");
    line.plain("‘").plain(&titled(&page.title, First::Double, english)).plain("’");
    if let Some(english) = &page.title_en {
        line.plain(" [").plain(english).plain("]");
    }
    if let Some(site) = &page.site {
        line.plain(", ").italic(site);
    }
    let parts: Vec<String> =
        [Some(page.sort.clone()), page.date.map(super::When::long)].into_iter().flatten().collect();
    line.plain(" (").plain(&parts.join(", ")).plain(")").pinpoint(pin);
    let (url, archived) = addresses_of(page);
    line.addresses(url, archived).short(page.short.as_ref());
    line.plain(if page.title_en.is_some() { " [tr author]" } else { "" });
}

fn treaty(line: &mut Line, text: &Instrument, pin: &Pinpoint) {
    line.italic(&text.title);
    if !text.details.is_empty() {
        line.plain(", ").plain(&text.details);
    }
    line.pinpoint(pin).short(text.short.as_ref());
}

fn rules(line: &mut Line, text: &Instrument, pin: &Pinpoint, remarks: &mut Vec<Remark>) {
    if let Some(body) = &text.body {
        line.plain(court_name(body)).plain(", ");
    }
    line.italic(&text.title);
    if let Some(number) = &text.number {
        line.plain(&format!(", Doc No {number}"));
    }
    match text.date {
        Some(date) => {
            line.plain(&format!(" (adopted {})", date.long()));
        }
        None => remarks.push(Remark::Missing("date")),
    }
    line.pinpoint(pin).short(text.short.as_ref());
}
