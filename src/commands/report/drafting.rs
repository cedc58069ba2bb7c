//! A briefing through a template: asked for, looked up, written, checked.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::answers::{Answers, look_up};
use super::{Made, findings};
use crate::analyse::after;
use crate::cli::ReportArgs;
use crate::commands::{Session, deadlines, nearest};
use crate::error::{Exit, Message};
use crate::model::deadline_rows::DeadlineRow;
use crate::model::moment::Day;
use crate::model::rows::HearingRow;
use crate::present::assemble::marked;
use crate::present::briefing::Briefing;
use crate::present::checks::Examined;
use crate::present::cite::Names;
use crate::present::compose::{self, Setting};
use crate::present::document::Document;
use crate::present::template::blocks::{self, Read};
use crate::present::template::render::{Material, Rendered, render};
use crate::present::template::words::{Budget, budgets};
use crate::present::template::{Ahead, Answer, Template, TemplateError, composed, shipped};
use crate::present::text::{long_day, plural, thousands};
use crate::store::Store;
use crate::store::query::Filter;

/// What is to be made.
pub struct Order<'a> {
    pub template: &'a Template,
    pub metadata: &'a BTreeMap<String, String>,
    pub args: &'a ReportArgs,
    pub names: &'a Names,
    pub setting: Setting,
    /// Whether the briefing leaves, and not the document.
    pub data: bool,
}

/// The template of this name, or in this file.
pub fn template(name: &str) -> Result<Template, Message> {
    let all = shipped().map_err(|error| told(&error))?;
    if let Some(known) = all.iter().find(|template| template.front.id == name) {
        return Ok(known.clone());
    }
    let path = Path::new(name);
    if path.extension().is_none() && !name.contains(['/', '\\']) && !path.exists() {
        let near = nearest(name, all.iter().map(|template| template.front.id.as_str()));
        return Err(Message::unknown("template", name, &near, "courtwatch templates list"));
    }
    let text = std::fs::read_to_string(path)
        .map_err(|error| Message::file("read", path, &error).fact("effect", "nothing was written"))?;
    Template::read(name, &text).map_err(|error| told(&error))
}

/// An error of a template as a message: its line, what is wrong, and what is known there.
pub fn told(error: &TemplateError) -> Message {
    let place = error.line.map_or_else(String::new, |line| format!(", line {line}"));
    let mut message = Message::error(Exit::Usage, format!("`{}`{place}: {}", error.file, error.what));
    let mut near = Vec::new();
    if let Some(known) = &error.known {
        message = message.fact("known", format!("{}: {}", known.whose, known.names.join(", ")));
        near = nearest(&known.unknown, known.names.iter().map(String::as_str));
    }
    message = message.fact("effect", "nothing was written");
    if let Some(near) = near.first() {
        message = message.hint(format!("did you mean `{near}`?"));
    }
    message.hint("docs/TEMPLATES.md lists every name")
}

/// The document of a template, after its checks.
pub fn made(
    session: &Session,
    store: &Store,
    briefing: Briefing,
    order: &Order<'_>,
) -> Result<Made, Message> {
    let ahead = ahead(session, store, &briefing, order)?;
    let material = Material {
        briefing: &briefing,
        metadata: order.metadata,
        ahead: &ahead,
        language: order.args.write_in.code(),
    };
    let rendered = |answers| render(order.template, &material, answers).map_err(|error| told(&error));
    let nothing = BTreeMap::new();
    let asked = rendered(&nothing)?;
    let answers = look_up(session, store, order.names, (order.template, asked.asked()))?;
    let done: Rendered = rendered(&answers.to)?;
    let read = blocks::read(&done, &material, &answers.to, order.setting.house);
    let document = document(&briefing, &material, order, &read);
    let wanted = order.template.front.checks.iter().any(|id| id == "status-of-decision");
    let later = if wanted { later(store, &briefing, &answers)? } else { Vec::new() };
    let list = findings::blocklist(session)?;
    let examined = Examined {
        document: &document,
        data: order.data,
        briefing: &briefing,
        template: Some((order.template, &read, &answers.to)),
        metadata: order.metadata,
        later: &later,
        blocklist: list.as_ref(),
    };
    findings::judge(session, &examined, order.args.draft)?;
    counted(session, order.template, &read);
    Ok(Made { document, briefing, cited: answers.records })
}

/// The whole: title, what was stated, what has changed, the sections.
fn document(briefing: &Briefing, material: &Material<'_>, order: &Order<'_>, read: &Read) -> Document {
    let language = material.language;
    let named = order.template.front.name.of(language);
    let title =
        ["title", "headline"].iter().find_map(|key| order.metadata.get(*key)).map_or(named, String::as_str);
    let unreviewed = if read.shows_tags { briefing.unreviewed } else { 0 };
    let unwritten: usize = read.pieces.iter().map(|piece| piece.unwritten).sum();
    let mut banner = Vec::new();
    if order.args.draft {
        banner.push("Draft: not signed off.".to_owned());
    }
    if unwritten > 0 {
        banner.push(format!("Unfinished: {} to write.", plural(unwritten, "passage")));
    }
    banner.extend(compose::banner(unreviewed));
    Document {
        title: marked(title, unreviewed),
        language: language.to_owned(),
        author: order.metadata.get("author").cloned().unwrap_or_default(),
        banner: (!banner.is_empty()).then(|| banner.join(" ")),
        blocks: composed(order.template, order.metadata, &order.setting.changes, read, language),
        notes: read.notes.clone(),
    }
}

/// Sittings that are announced and time limits that run, from the date of the document on, in the cases of the briefing.
fn ahead(
    session: &Session,
    store: &Store,
    briefing: &Briefing,
    order: &Order<'_>,
) -> Result<Vec<Ahead>, Message> {
    let stated = order.metadata.get("date").and_then(|date| date.parse::<Day>().ok());
    let filter = &order.args.filter;
    let Some(since) = stated.or(filter.until).or(filter.since) else { return Ok(Vec::new()) };
    let asked = Filter {
        court: filter.court.clone(),
        case: filter.case.clone(),
        since: Some(since),
        ..Filter::default()
    };
    let cases: BTreeSet<&str> = briefing.lines().filter_map(|(_, case, _)| case.case.as_deref()).collect();
    let of_it = |case: Option<&str>| cases.is_empty() || case.is_some_and(|case| cases.contains(case));
    let hearings = store.hearings(&asked)?.into_iter().filter(|hearing| {
        let ahead = hearing.state == "listed" && matches!(hearing.status.as_str(), "announced" | "moved");
        ahead && of_it(hearing.case.as_deref())
    });
    let mut ahead: Vec<Ahead> = hearings.filter_map(|hearing| sitting(&hearing)).collect();
    let of = (filter.court.as_deref(), filter.case.as_deref());
    let limits = deadlines::upcoming(session, store, of, &|_, case| of_it(case), since)?;
    ahead.extend(limits.iter().filter_map(time_limit));
    ahead.sort_by(|a, b| (a.day, &a.what).cmp(&(b.day, &b.what)));
    Ok(ahead)
}

fn sitting(hearing: &HearingRow) -> Option<Ahead> {
    let case = hearing.case.as_deref().unwrap_or("no case stated");
    Some(Ahead {
        day: hearing.starts.get(..10)?.parse().ok()?,
        what: format!("{} in {case}", hearing.kind.replace('-', " ")),
        certainty: format!("{} by the court", hearing.status),
    })
}

/// A time limit with its provision and how well that is known: an estimate, whatever it says.
fn time_limit(limit: &DeadlineRow) -> Option<Ahead> {
    let day = limit.due.or(limit.earliest)?;
    let unsure = if limit.firm() { String::new() } else { format!("{}; ", limit.when(long_day)) };
    Some(Ahead {
        day,
        what: format!("{} ({}; {})", limit.what, limit.number, limit.provision),
        certainty: format!("{unsure}{}; {}", limit.status, limit.note),
    })
}

/// What came after the filings that are cited: a corrigendum, an appeal, a reversal.
fn later(store: &Store, briefing: &Briefing, answers: &Answers) -> Result<Vec<(String, String)>, Message> {
    let mut records: BTreeSet<(String, String)> = answers
        .to
        .values()
        .filter_map(|answer| match answer {
            Answer::Found(found) if found.record.0 == "filing" => {
                Some((found.record.1.clone(), found.number.clone()))
            }
            _ => None,
        })
        .collect();
    let tagged = briefing.lines().filter(|(_, _, line)| line.record.0 == "filing");
    records.extend(tagged.map(|(_, case, line)| (case.court.clone(), line.number.clone())));
    let mut cases = BTreeMap::new();
    let mut found = BTreeSet::new();
    for (court, number) in records {
        let Some(case) = store.case_of(&court, &number)? else { continue };
        let filings = match cases.entry((court, case)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let filings = store.case_filings(&new.key().0, &new.key().1)?;
                new.insert(after::Case::new(filings))
            }
        };
        found.extend(filings.after(&number).into_iter().map(|what| (number.clone(), what)));
    }
    Ok(found.into_iter().collect())
}

/// How many words each section has, on stderr.
fn counted(session: &Session, template: &Template, read: &Read) {
    let line = |budget: &Budget| {
        let name = budget.section.as_deref().unwrap_or("whole");
        let most = if budget.most > 0 { format!(" of {}", thousands(budget.most)) } else { String::new() };
        let over = if budget.over() { ", too many" } else { "" };
        let open = match budget.unwritten {
            0 => String::new(),
            n => format!("; {} to write", plural(n, "passage")),
        };
        format!("  {name:<18}{}{most} words{over}{open}", thousands(budget.words))
    };
    let budgets = budgets(template, &read.pieces);
    let text: Vec<String> = budgets.iter().map(line).collect();
    session.tell(&format!("words, without headings, tables and footnotes:\n{}", text.join("\n")));
}
