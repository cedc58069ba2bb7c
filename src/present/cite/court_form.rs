//! The courts' own short form, as filings' footnotes use it: parties, chamber, title, date, number, paragraph.

use super::NumberMode;
use super::authority::{Authority, CaseName, Instrument, Paper, Press};
use super::line::{Line, addresses_of, court_name, numbers};
use super::phase::unwrapped;
use super::pinpoint::Pinpoint;
use super::quotes::{self, First};
use super::remark::Remark;
use crate::present::document::Run;

/// A full citation, with its full stop.
pub(super) fn full(
    authority: &Authority,
    pin: &Pinpoint,
    mode: NumberMode,
    remarks: &mut Vec<Remark>,
) -> Vec<Run> {
    let mut line = Line::default();
    remarks.push(Remark::HouseStyle);
    match authority {
        Authority::Decision(paper) => {
            let maker = paper.chamber.clone();
            if maker.is_none() {
                remarks.push(Remark::Missing("chamber"));
            }
            let title = title(paper, remarks);
            record(&mut line, paper, [maker, Some(title)], mode, remarks);
        }
        Authority::Filing(paper) => {
            let title = title(paper, remarks);
            record(&mut line, paper, [paper.author.clone(), Some(title)], mode, remarks);
        }
        Authority::Transcript(paper) => {
            record(
                &mut line,
                paper,
                [paper.chamber.clone(), Some("Transcript of hearing".to_owned())],
                mode,
                remarks,
            );
        }
        Authority::Press(item) | Authority::Web(item) => press(&mut line, item),
        Authority::Treaty(text) | Authority::Rules(text) | Authority::Resolution(text) => {
            instrument(&mut line, text);
        }
    }
    pinpoint(&mut line, pin);
    line.plain(".");
    line.done()
}

/// What was pinpointed, each part after a comma.
pub(super) fn pinpoint(line: &mut Line, pin: &Pinpoint) {
    for part in parts(pin) {
        line.plain(", ").plain(&part);
    }
}

fn title(paper: &Paper, remarks: &mut Vec<Remark>) -> String {
    quotes::set(&unwrapped(&paper.title, remarks), First::Double, paper.is_english())
}

fn record(
    line: &mut Line,
    paper: &Paper,
    about: [Option<String>; 2],
    mode: NumberMode,
    remarks: &mut Vec<Remark>,
) {
    let named = match &paper.case {
        CaseName::Parties { accused, full, prosecutor, reversed } => {
            let accused = full.as_ref().unwrap_or(accused);
            Some(if *reversed {
                format!("{accused} v. The {prosecutor}")
            } else {
                format!("The {prosecutor} v. {accused}")
            })
        }
        CaseName::Named { name, parties: Some(parties) } => Some(format!("{name} ({parties})")),
        CaseName::Named { name, parties: None } | CaseName::Situation(name) => Some(name.clone()),
        CaseName::None => None,
    };
    if let Some(name) = &named {
        line.italic(name);
    }
    let number = paper.list.as_ref().map(|list| format!("General List No. {list}"));
    let numbers =
        number.or_else(|| Some(numbers(paper, mode).join(" and ")).filter(|number| !number.is_empty()));
    for (part, there) in [("number", numbers.is_some()), ("date", paper.date.is_some())] {
        if !there {
            remarks.push(Remark::Missing(part));
        }
    }
    let date = paper.date.map(super::When::long);
    let rest = about.into_iter().chain([date, numbers, paper.subnumber.clone()]).flatten();
    let rest = rest.filter(|part| !part.is_empty());
    let rest = rest.collect::<Vec<_>>().join(", ");
    line.plain(if named.is_some() && !rest.is_empty() { ", " } else { "" }).plain(&rest);
}

/// `p. 3`, `lines 10-15`, `paras. 23, 61-62`: hyphens in spans, as the courts write them.
fn parts(pin: &Pinpoint) -> Vec<String> {
    let spans = |text: &str| text.replace(['–', '—'], "-");
    let many = |text: &str| text.contains(['-', '–', ',']);
    let mut parts = Vec::new();
    parts.extend(
        pin.page.as_ref().map(|page| format!("{} {}", if many(page) { "pp." } else { "p." }, spans(page))),
    );
    parts.extend(
        pin.lines.as_ref().map(|l| format!("{} {}", if many(l) { "lines" } else { "line" }, spans(l))),
    );
    if !pin.paragraphs.is_empty() {
        let list = pin.paragraphs.iter().map(|p| spans(p)).collect::<Vec<_>>().join(", ");
        parts.push(format!("{} {list}", if many(&list) { "paras." } else { "para." }));
    }
    parts.extend(pin.provision.clone());
    parts.extend(pin.judge.as_ref().filter(|_| pin.has_place()).map(|judge| format!("(Judge {judge})")));
    parts.extend(pin.speaker.clone());
    parts
}

fn press(line: &mut Line, item: &Press) {
    let who = item.author.clone().or_else(|| item.site.clone());
    let sort = Some(item.sort.clone()).filter(|sort| !sort.is_empty());
    let title = Some(format!("“{}”", quotes::set(&item.title, First::Single, true)));
    let date = item.date.map(super::When::long);
    let rest =
        [who, sort, title, date, item.number.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let (url, archived) = addresses_of(item);
    line.plain(&rest).addresses(url, archived);
}

fn instrument(line: &mut Line, text: &Instrument) {
    if let Some(body) = &text.body {
        line.plain(court_name(body)).plain(", ");
    }
    line.italic(&text.title);
    let details = Some(text.details.clone()).filter(|details| !details.is_empty());
    let rest: Vec<String> =
        [details, text.number.clone(), text.date.map(super::When::long)].into_iter().flatten().collect();
    line.plain(if text.title.is_empty() || rest.is_empty() { "" } else { ", " }).plain(&rest.join(", "));
}
