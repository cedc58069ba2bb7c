//! OSCOLA, in the shape of its 2006 supplement on international law as two university guides report it: case name
//! (decision type) COURT-number (date) paragraph; no full stop.

use super::NumberMode;
use super::aglc::{name, named};
use super::authority::{Authority, Instrument, Paper, Press};
use super::line::{Line, addresses_of, court_name, numbers};
use super::phase::{phase, titled, unwrapped};
use super::pinpoint::Pinpoint;
use super::quotes::First;
use super::remark::Remark;
use crate::model::court::court;
use crate::present::document::Run;

/// A full citation.
pub(super) fn full(
    authority: &Authority,
    pin: &Pinpoint,
    mode: NumberMode,
    remarks: &mut Vec<Remark>,
) -> Vec<Run> {
    let mut line = Line::default();
    remarks.push(Remark::ReportedStyle);
    match authority {
        Authority::Decision(paper) => decision(&mut line, paper, mode, remarks),
        Authority::Filing(paper) => {
            let title = unwrapped(&paper.title, remarks);
            line.plain("‘").plain(&titled(&title, First::Double, paper.is_english())).plain("’");
            record(&mut line, " ", paper, mode, remarks);
        }
        Authority::Transcript(paper) => {
            line.plain("Transcript of Proceedings");
            record(&mut line, ", ", paper, mode, remarks);
        }
        Authority::Press(item) | Authority::Web(item) => press(&mut line, item),
        Authority::Treaty(text) | Authority::Rules(text) | Authority::Resolution(text) => {
            instrument(&mut line, text);
        }
    }
    line.pinpoint(pin);
    line.done()
}

fn decision(line: &mut Line, paper: &Paper, mode: NumberMode, remarks: &mut Vec<Remark>) {
    let sort = match &paper.phase_short {
        Some(sort) => sort.clone(),
        None => phase(paper, remarks),
    };
    if sort.is_empty() {
        name(line, &paper.case);
    } else if name(line, &paper.case) {
        line.plain(" (").plain(&sort).plain(")");
    } else {
        line.italic(&sort);
    }
    numbered(line, paper, mode, remarks);
}

fn record(line: &mut Line, sign: &str, paper: &Paper, mode: NumberMode, remarks: &mut Vec<Remark>) {
    named(line, sign, paper, remarks);
    numbered(line, paper, mode, remarks);
}

/// ` COURT-number (date)`.
fn numbered(line: &mut Line, paper: &Paper, mode: NumberMode, remarks: &mut Vec<Remark>) {
    let numbers = numbers(paper, mode);
    let list = paper.list.as_ref().map(|list| format!("{} General List No {list}", court_name(&paper.court)));
    let number = list.or_else(|| {
        let named: Vec<String> = numbers.iter().map(|number| of_court(&paper.court, number)).collect();
        (!named.is_empty()).then(|| named.join(" and "))
    });
    match number {
        Some(number) => {
            line.plain(" ").plain(&number);
        }
        None => remarks.push(Remark::Missing("number")),
    }
    match paper.date {
        Some(date) => {
            line.plain(&format!(" ({})", date.long()));
        }
        None => remarks.push(Remark::Missing("date")),
    }
}

/// The number behind the court's abbreviation, which some courts print themselves.
fn of_court(slug: &str, number: &str) -> String {
    let short = court(slug).map_or(slug, |court| court.short);
    let named = ["ICC", "STL", "KSC", "SCSL", "ICTR"].iter().any(|court| number.starts_with(court));
    if named || number.starts_with(&format!("{short}-")) {
        return number.to_owned();
    }
    let bare = number.strip_prefix("IT-").or_else(|| number.strip_prefix("MICT-")).unwrap_or(number);
    format!("{short}-{bare}")
}

fn press(line: &mut Line, item: &Press) {
    if let Some(author) = item.author.as_ref().or(item.site.as_ref()) {
        line.plain(author).plain(", ");
    }
    let english = item.language.as_deref().is_none_or(|language| language == "en");
    line.plain("‘").plain(&titled(&item.title, First::Double, english)).plain("’");
    let sort = Some(item.sort.clone()).filter(|sort| !sort.is_empty());
    let parts: Vec<String> =
        [sort, item.number.clone(), item.date.map(super::When::long)].into_iter().flatten().collect();
    line.plain(&format!(" ({})", parts.join(", ")));
    let (url, archived) = addresses_of(item);
    line.addresses(url, archived);
}

fn instrument(line: &mut Line, text: &Instrument) {
    if let Some(body) = &text.body {
        line.plain(court_name(body)).plain(", ");
    }
    let number = text.number.as_ref().map(|number| format!("Doc No {number}"));
    let adopted = text.date.map(|date| format!("adopted {}", date.long()));
    let details = Some(text.details.clone()).filter(|details| !details.is_empty());
    let title = Some(text.title.clone()).filter(|title| !title.is_empty());
    let parts: Vec<String> = [title, details, number, adopted].into_iter().flatten().collect();
    line.plain(&parts.join(", "));
}
