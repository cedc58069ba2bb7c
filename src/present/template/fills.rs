//! The blocks that templates have filled from the briefing.

use std::collections::{BTreeMap, BTreeSet};

use super::render::Material;
use crate::present::{
    briefing::{Basis, BasisStatus, Briefing, CaseSection, ConcernSection, Line},
    charts,
    cite::Notes,
    compose::{basis_runs, mark, parts, period, unread},
    document::{Block, Run},
    natural::Natural,
    text::{long_day, long_day_of, plural},
};

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// The documents by date, each once.
    Timeline,
    /// Each concern with its provisions.
    LegalBases,
    /// The provisions by instrument, each with the concerns that rest on it.
    LegalBasesByInstrument,
    /// Dates ahead, with how sure they are.
    Deadlines,
    /// Every source that the document cites, in full.
    Citations,
    /// What is missing: cut-off, what could not be read, what is held back, languages.
    Gaps,
    /// The tagged documents, newest first, with their concern.
    Events,
    /// The same by court.
    EventsByCourt,
    /// The concerns as a form: respected, concern, not observed.
    Indicators,
    /// Who is affected by which concern.
    Affected,
    /// Tags of each concern by month.
    Trend,
    /// What a cover page has.
    Cover,
}

impl Fill {
    /// Whether it rests on tags.
    pub fn rests_on_tags(self) -> bool {
        !matches!(self, Fill::Deadlines | Fill::Gaps | Fill::Cover)
    }
}

/// The blocks of a fill. `cited` are the sources that the document cites.
pub(super) fn blocks(
    fill: Fill,
    material: &Material<'_>,
    cited: &[Vec<Run>],
    notes: &mut Notes,
) -> Vec<Block> {
    let briefing = material.briefing;
    match fill {
        Fill::Timeline => timeline(briefing, notes),
        Fill::LegalBases => briefing.concerns().flat_map(legal_bases).collect(),
        Fill::LegalBasesByInstrument => by_instrument(briefing),
        Fill::Deadlines => deadlines(material),
        Fill::Citations => listed(cited.to_vec(), "No source is cited yet."),
        Fill::Gaps => gaps(material),
        Fill::Events => events(&newest_first(briefing.lines().collect()), notes),
        Fill::EventsByCourt => by_court(briefing, notes),
        Fill::Indicators => indicators(briefing, notes),
        Fill::Affected => affected(briefing),
        Fill::Trend => trend(material),
        Fill::Cover => vec![cover(material)],
    }
}

fn listed(items: Vec<Vec<Run>>, instead: &str) -> Vec<Block> {
    if items.is_empty() { vec![parts::paragraph(instead)] } else { vec![parts::bullets(items)] }
}

type Tag<'b> = (&'b ConcernSection, &'b CaseSection, &'b Line);

/// What stands behind the footnote of a tag that nobody has reviewed.
pub(super) fn unreviewed(line: &Line) -> Option<Run> {
    line.confirmed.is_none().then(|| Run::bold(" [unreviewed]"))
}

fn dated(line: &Line) -> String {
    line.date.map_or_else(|| "Undated".to_owned(), long_day)
}

/// A document with its date and its footnote.
fn step(line: &Line, words: &str, notes: &mut Notes) -> Vec<Run> {
    let mut runs = vec![
        Run::bold(dated(line)),
        Run::plain(format!(": {}", parts::or(&line.title, "(no title)"))),
        Run::plain(words),
        mark(&line.statement, notes),
    ];
    runs.retain(|run| run.note.is_some() || !run.text.is_empty());
    runs.extend(unreviewed(line));
    runs
}

fn timeline(briefing: &Briefing, notes: &mut Notes) -> Vec<Block> {
    let mut seen = BTreeSet::new();
    let mut lines: Vec<&Line> = briefing
        .lines()
        .filter(|(_, case, line)| seen.insert((&case.court, &line.record)))
        .map(|(_, _, line)| line)
        .collect();
    lines.sort_by_key(|line| (line.date.is_none(), line.date, Natural(line.number.clone())));
    let items = lines.into_iter().map(|line| step(line, "", notes)).collect();
    listed(items, "No document is tagged within the filters of this briefing.")
}

fn legal_bases(concern: &ConcernSection) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(vec![
        Run::bold(parts::line(&concern.label)),
        Run::plain(format!(": {}", parts::line(&concern.definition))),
    ])];
    blocks.extend(listed(concern.legal.iter().map(basis_runs).collect(), "No legal basis is named."));
    blocks
}

fn by_instrument(briefing: &Briefing) -> Vec<Block> {
    let mut instruments: BTreeMap<&str, BTreeMap<(Natural, bool), Vec<&str>>> = BTreeMap::new();
    for concern in briefing.concerns() {
        for Basis { instrument, provision, status } in &concern.legal {
            let verified = *status == BasisStatus::Verified;
            let place = instruments.entry(instrument).or_default();
            place.entry((Natural(provision.clone()), verified)).or_default().push(&concern.label);
        }
    }
    let mut blocks = Vec::new();
    for (instrument, provisions) in instruments {
        blocks.push(Block::Paragraph(vec![Run::bold(parts::line(instrument))]));
        let item = |((provision, verified), concerns): ((Natural, bool), Vec<&str>)| {
            let status = if verified { "" } else { " [from knowledge: confirm before relying on it]" };
            parts::cell(&format!("{}: {}{status}", provision.0, concerns.join("; ")))
        };
        blocks.push(parts::bullets(provisions.into_iter().map(item).collect()));
    }
    if blocks.is_empty() { vec![parts::paragraph("No concern is tagged.")] } else { blocks }
}

fn deadlines(material: &Material<'_>) -> Vec<Block> {
    let row = |ahead: &super::Ahead| {
        vec![parts::cell(&long_day(ahead.day)), parts::cell(&ahead.what), parts::cell(&ahead.certainty)]
    };
    if material.ahead.is_empty() {
        return vec![parts::paragraph(
            "No date ahead is stored for this case. Check the court’s calendar and the orders themselves.",
        )];
    }
    vec![parts::table(&["Date", "What", "How sure"], material.ahead.iter().map(row).collect())]
}

fn gaps(material: &Material<'_>) -> Vec<Block> {
    let briefing = material.briefing;
    let mut items = vec![parts::cell(&cut_off(material))];
    items.push(parts::cell(&redacted(briefing)));
    items.extend(briefing.held_back.iter().map(|held| {
        let mut runs = vec![Run::plain("Left out: ")];
        runs.extend(parts::held_runs(held));
        runs
    }));
    items.push(parts::cell(&languages(material)));
    items.extend(briefing.unread.iter().map(|missing| {
        let mut runs = vec![Run::plain("Could not be read: ")];
        runs.extend(unread(missing));
        runs
    }));
    if briefing.unreviewed > 0 {
        let words = format!("{} no second person has looked at.", plural(briefing.unreviewed, "tag"));
        items.push(vec![Run::bold(words)]);
    }
    vec![parts::bullets(items)]
}

/// The day up to which the records were read.
fn cut_off(material: &Material<'_>) -> String {
    let stated = material.metadata.get("records_cut_off").map(|day| parts::line(day));
    let newest = material.briefing.made_of.iter().filter_map(|read| read.last_good.as_deref()).max();
    let day = stated.filter(|day| !day.is_empty()).or_else(|| newest.map(long_day_of));
    let day = day.unwrap_or_else(|| "not stated".to_owned());
    format!("Cut-off date of the records: {day}. Period: {}.", period(material.briefing.period))
}

fn redacted(briefing: &Briefing) -> String {
    let numbers: BTreeSet<&str> = briefing
        .lines()
        .map(|(_, _, line)| line.number.as_str())
        .filter(|number| number.to_lowercase().contains("red"))
        .collect();
    let redacted = match numbers.len() {
        0 => "none of the documents tagged here is marked as a redacted version".to_owned(),
        _ => format!(
            "public redacted versions were read of {}",
            numbers.into_iter().collect::<Vec<_>>().join(", ")
        ),
    };
    format!("Redactions: {redacted}; confidential filings were not seen.")
}

fn languages(material: &Material<'_>) -> String {
    let mut other: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (_, case, line) in material.briefing.lines() {
        let language = line.language.as_deref().unwrap_or("unstated");
        if language != material.language && seen.insert((&case.court, &line.record)) {
            *other.entry(language).or_default() += 1;
        }
    }
    if other.is_empty() {
        return "Languages: no document is tagged that needs a translation.".to_owned();
    }
    let other: Vec<String> = other.iter().map(|(language, n)| format!("{language} ({n})")).collect();
    format!(
        "Languages: documents not in the language of this text, without a translation of ours: {}.",
        other.join(", ")
    )
}

fn newest_first(mut tags: Vec<Tag<'_>>) -> Vec<Tag<'_>> {
    tags.sort_by_key(|(_, _, line)| (std::cmp::Reverse(line.date), Natural(line.number.clone())));
    tags
}

fn events(tags: &[Tag<'_>], notes: &mut Notes) -> Vec<Block> {
    let item = |(concern, _, line): &Tag<'_>| step(line, &format!(" ({})", concern.label), notes);
    listed(tags.iter().map(item).collect(), "Nothing is tagged within the filters of this briefing.")
}

fn by_court(briefing: &Briefing, notes: &mut Notes) -> Vec<Block> {
    let mut courts: BTreeMap<&str, Vec<Tag<'_>>> = BTreeMap::new();
    for tag in briefing.lines() {
        courts.entry(&tag.1.court).or_default().push(tag);
    }
    let mut blocks = Vec::new();
    for (court, tags) in courts {
        blocks.push(parts::heading(2, &parts::court_name(court)));
        blocks.extend(events(&newest_first(tags), notes));
    }
    if blocks.is_empty() { events(&[], notes) } else { blocks }
}

fn indicators(briefing: &Briefing, notes: &mut Notes) -> Vec<Block> {
    let rows: Vec<Vec<Vec<Run>>> = briefing
        .concerns()
        .map(|concern| {
            let lines = concern.cases.iter().flat_map(|case| &case.lines);
            let mut tagged: Vec<Run> = Vec::new();
            for line in lines {
                tagged.push(Run::plain(
                    if tagged.is_empty() { String::new() } else { "; ".to_owned() } + &dated(line),
                ));
                tagged.push(mark(&line.statement, notes));
                tagged.extend(unreviewed(line));
            }
            vec![parts::cell(&concern.label), tagged, parts::cell("concern"), parts::cell("")]
        })
        .collect();
    if rows.is_empty() {
        return vec![parts::paragraph(
            "No indicator is tagged yet: note each as respected, concern or not observed.",
        )];
    }
    vec![parts::table(&["Indicator", "Tagged on", "Respected, concern, not observed", "Minute"], rows)]
}

fn affected(briefing: &Briefing) -> Vec<Block> {
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for concern in briefing.concerns() {
        for group in &concern.affected {
            groups.entry(group.replace('-', " ")).or_default().push(&concern.label);
        }
    }
    let item = |(group, concerns): (String, Vec<&str>)| {
        vec![Run::bold(capital(&group)), Run::plain(format!(": {}", parts::line(&concerns.join("; "))))]
    };
    listed(groups.into_iter().map(item).collect(), "No concern is tagged that names who is affected.")
}

/// With a capital letter in front.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn trend(material: &Material<'_>) -> Vec<Block> {
    if material.briefing.lines().all(|(_, _, line)| line.date.is_none()) {
        return vec![parts::paragraph("No dated document is tagged.")];
    }
    vec![Block::Figure(charts::tags_by_month(material.briefing, material.language))]
}

/// What stands on a cover page, as far as it was stated.
fn cover(material: &Material<'_>) -> Block {
    let of = |keys: &[&str]| {
        let value = keys.iter().find_map(|key| material.metadata.get(*key));
        value.map_or_else(|| "[to be stated]".to_owned(), |value| parts::line(value))
    };
    let rows = [
        ("Court", of(&["court"])),
        ("Before", of(&["chamber"])),
        ("Situation or case", of(&["case_or_situation"])),
        ("Number of the case", of(&["case_number"])),
        ("Date", of(&["date"])),
        ("Original language", of(&["language"])),
        ("Classification", of(&["classification"])),
        ("Title", of(&["title"])),
        ("Source", of(&["applicant_identity", "signatory", "author"])),
    ];
    let rows = rows.map(|(label, value)| vec![vec![Run::bold(label)], parts::cell(&value)]);
    parts::table(&["Cover", ""], rows.into())
}
