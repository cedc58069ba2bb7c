//! Footnotes, numbered: full citations, later references, Ibid (AGLC4 r 1.4).

use std::collections::{BTreeMap, BTreeSet};

use super::authority::{Authority, CaseName, Paper, Short};
use super::line::Line;
use super::pinpoint::Pinpoint;
use super::remark::Remark;
use super::{House, Style, citation};
use crate::analyse::title;
use crate::present::document::Run;

/// Footnotes in the making. What stands where is decided when all are known: a short title is introduced only where
/// a later note uses it.
#[derive(Debug, Default)]
pub struct Notes {
    house: House,
    sources: Vec<Vec<Source>>,
    /// The sources by what makes them one, each with its place among them.
    known: BTreeMap<String, usize>,
}

/// A source in a note.
#[derive(Debug)]
struct Source {
    /// Equal where two are one source.
    id: usize,
    authority: Authority,
    pinpoint: Pinpoint,
}

/// How a source stands in a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Full,
    /// `Short (n 12)`.
    Later(usize),
    Ibid,
}

impl Notes {
    /// No footnotes yet.
    pub fn new(house: House) -> Notes {
        Notes { house, ..Notes::default() }
    }

    /// Adds a footnote that cites these; returns its number, from 1.
    pub fn add(&mut self, sources: &[(Authority, Pinpoint)]) -> usize {
        let known = &mut self.known;
        let source = |(authority, pinpoint): &(Authority, Pinpoint)| {
            let next = known.len();
            let id = *known.entry(key(authority)).or_insert(next);
            Source { id, authority: authority.clone(), pinpoint: pinpoint.clone() }
        };
        self.sources.push(sources.iter().map(source).collect());
        self.sources.len()
    }

    /// The footnotes as runs, and what to look at in them.
    pub fn finish(self) -> (Vec<Vec<Run>>, Vec<String>) {
        let plan = self.plan();
        let shorts = self.shorts(&plan);
        let mut remarks: Vec<Remark> = Vec::new();
        let notes =
            (0..self.sources.len()).map(|at| self.note(at, &plan[at], &shorts, &mut remarks)).collect();
        remarks.extend(self.made(&plan, &shorts));
        let mut said = BTreeSet::new();
        let mut sentences: Vec<String> = remarks.iter().map(ToString::to_string).collect();
        sentences.retain(|sentence| said.insert(sentence.clone()));
        (notes, sentences)
    }

    /// How each source of each note stands.
    fn plan(&self) -> Vec<Vec<Form>> {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        let mut plan: Vec<Vec<Form>> = Vec::new();
        for (at, sources) in self.sources.iter().enumerate() {
            let mut forms = Vec::new();
            for (place, source) in sources.iter().enumerate() {
                let known = first.get(&source.id).copied();
                let before = at.checked_sub(1).map(|at| self.sources[at].as_slice()).filter(|_| place == 0);
                forms.push(match (known, before) {
                    (None, _) => Form::Full,
                    (Some(_), Some([before])) if ibid(before, source) => Form::Ibid,
                    (Some(note), _) => Form::Later(note),
                });
                first.entry(source.id).or_insert(at + 1);
            }
            plan.push(forms);
        }
        plan
    }

    /// The short titles of what is cited later: the team's own, else made from the case and the sort.
    fn shorts(&self, plan: &[Vec<Form>]) -> BTreeMap<usize, Short> {
        let mut later: Vec<&Source> = Vec::new();
        let mut seen = BTreeSet::new();
        for (sources, forms) in self.sources.iter().zip(plan) {
            for (source, form) in sources.iter().zip(forms) {
                if matches!(form, Form::Later(_)) && seen.insert(source.id) {
                    later.push(source);
                }
            }
        }
        let own = |authority: &Authority| authority.short().map(|short| short.title.clone());
        let title =
            |source: &&Source| own(&source.authority).unwrap_or_else(|| made_short(&source.authority));
        let made: Vec<String> = later.iter().map(title).collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for title in &made {
            *times.entry(title).or_default() += 1;
        }
        let titles = later.iter().zip(&made).enumerate().map(|(at, (source, title))| {
            let authority = &source.authority;
            let alike = times.get(title.as_str()).is_some_and(|times| *times > 1);
            let title = if alike { told_apart(authority, title, at) } else { title.clone() };
            let short = Short { title, italic: authority.short_is_italic() };
            (source.id, authority.short().cloned().unwrap_or(short))
        });
        titles.collect()
    }

    /// What says which short titles were made here.
    fn made(&self, plan: &[Vec<Form>], shorts: &BTreeMap<usize, Short>) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for (sources, forms) in self.sources.iter().zip(plan) {
            for (Source { id, authority, .. }, form) in sources.iter().zip(forms) {
                let short = shorts.get(id).filter(|_| *form == Form::Full && authority.short().is_none());
                if let Some(short) = short.filter(|_| self.house.style == Style::Aglc4) {
                    remarks
                        .push(Remark::ShortTitleMade { of: known_by(authority), short: short.title.clone() });
                }
            }
        }
        remarks
    }

    fn note(
        &self,
        at: usize,
        forms: &[Form],
        shorts: &BTreeMap<usize, Short>,
        remarks: &mut Vec<Remark>,
    ) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (place, (Source { id, authority, pinpoint }, form)) in
            self.sources[at].iter().zip(forms).enumerate()
        {
            let short = shorts.get(id);
            let mut one = match form {
                Form::Full => self.full(authority, short, pinpoint, remarks),
                Form::Later(note) => self.later(authority, short, *note, pinpoint),
                Form::Ibid => self.ibid(&self.further(at, pinpoint)),
            };
            without_stop(&mut one);
            if place > 0 {
                runs.push(Run::plain("; "));
            }
            runs.append(&mut one);
        }
        if !runs.is_empty() {
            runs.push(Run::plain("."));
        }
        joined(runs)
    }

    fn full(
        &self,
        authority: &Authority,
        short: Option<&Short>,
        pin: &Pinpoint,
        remarks: &mut Vec<Remark>,
    ) -> Vec<Run> {
        let mut authority = authority.clone();
        if let Some(short) = short.filter(|_| authority.short().is_none()) {
            authority.set_short(&short.title);
        }
        let citation = citation(&authority, pin, self.house);
        remarks.extend(citation.remarks);
        citation.runs
    }

    fn later(&self, authority: &Authority, short: Option<&Short>, note: usize, pin: &Pinpoint) -> Vec<Run> {
        let mut line = Line::default();
        if let Some(short) = short {
            line.short_alone(short);
        } else {
            line.plain(&made_short(authority));
        }
        match self.house.style {
            Style::Court => line.plain(&format!(" (fn. {note})")),
            Style::Aglc4 | Style::Oscola => line.plain(&format!(" (n {note})")),
        };
        self.point(&mut line, pin);
        line.done()
    }

    /// The place, where it is another than that of the note before.
    fn further(&self, at: usize, pinpoint: &Pinpoint) -> Pinpoint {
        let before = at.checked_sub(1).and_then(|at| self.sources[at].first());
        let same = before.is_some_and(|earlier| earlier.pinpoint == *pinpoint);
        if same { Pinpoint::default() } else { pinpoint.clone() }
    }

    fn ibid(&self, pin: &Pinpoint) -> Vec<Run> {
        let mut line = Line::default();
        match self.house.style {
            Style::Aglc4 => line.plain("Ibid"),
            Style::Oscola => line.plain("ibid"),
            Style::Court => line.italic("Ibid."),
        };
        self.point(&mut line, pin);
        line.done()
    }

    fn point(&self, line: &mut Line, pin: &Pinpoint) {
        match self.house.style {
            Style::Court => super::court_form::pinpoint(line, pin),
            Style::Aglc4 | Style::Oscola => {
                line.pinpoint(pin);
            }
        }
    }
}

/// Whether `Ibid` may stand: the note before has this source alone, and one does not go from a place in a work to the
/// work as a whole (r 1.4.3).
fn ibid(before: &Source, source: &Source) -> bool {
    before.id == source.id && (before.pinpoint.is_empty() || !source.pinpoint.is_empty())
}

/// What makes two sources one: all that is known of them but their short titles and remarks.
fn key(authority: &Authority) -> String {
    let mut plain = authority.clone();
    plain.strip();
    format!("{plain:?}")
}

/// The number, else the title: what a remark calls it.
fn known_by(authority: &Authority) -> String {
    let (number, title) = match authority {
        Authority::Decision(p) | Authority::Filing(p) | Authority::Transcript(p) => (&p.document, &p.title),
        Authority::Press(p) | Authority::Web(p) => (&p.number, &p.title),
        Authority::Treaty(t) | Authority::Rules(t) | Authority::Resolution(t) => (&t.number, &t.title),
    };
    number.clone().unwrap_or_else(|| title.clone())
}

/// A short title from what is known: `Lubanga Decision`, `Prosecution Response`.
fn made_short(authority: &Authority) -> String {
    match authority {
        Authority::Decision(paper) => format!("{}{}", of_case(paper), sort(paper, "Decision")),
        Authority::Filing(paper) => format!("{}{}", of_case(paper), sort(paper, "Filing")),
        Authority::Transcript(paper) => format!("{}Transcript", of_case(paper)),
        Authority::Press(item) | Authority::Web(item) => item.title.clone(),
        Authority::Treaty(text) | Authority::Rules(text) => text.title.clone(),
        Authority::Resolution(text) => text.details.split(',').next().unwrap_or_default().to_owned(),
    }
}

fn of_case(paper: &Paper) -> String {
    match &paper.case {
        CaseName::Parties { accused, .. } => format!("{accused} "),
        CaseName::Situation(name) | CaseName::Named { name, .. } => format!("{name} "),
        CaseName::None => String::new(),
    }
}

fn sort(paper: &Paper, other: &str) -> String {
    let words = title::read(&paper.title).doctype.map_or(other, |doctype| match doctype {
        "judgment-trial" => "Judgment",
        "judgment-appeal" => "Appeal Judgment",
        "confirmation-decision" => "Confirmation Decision",
        other => other,
    });
    super::title_case::title_case(&words.replace('-', " "))
}

/// A short title that is not another's: with the date, and where there is none with its place.
fn told_apart(authority: &Authority, title: &str, at: usize) -> String {
    let (date, number) = match authority {
        Authority::Decision(p) | Authority::Filing(p) | Authority::Transcript(p) => {
            (p.date, p.document.clone())
        }
        Authority::Press(p) | Authority::Web(p) => (p.date, p.number.clone()),
        Authority::Treaty(t) | Authority::Rules(t) | Authority::Resolution(t) => (t.date, t.number.clone()),
    };
    match (number, date) {
        (Some(number), _) => format!("{title} {number}"),
        (None, Some(date)) => format!("{title} of {}", date.long()),
        (None, None) => format!("{title} {}", at + 1),
    }
}

fn without_stop(runs: &mut Vec<Run>) {
    if let Some(last) = runs.last_mut() {
        if let Some(rest) = last.text.strip_suffix('.') {
            last.text = rest.to_owned();
        }
        if last.text.is_empty() {
            runs.pop();
        }
    }
}

/// Neighbours in one style as one run.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        match out.last_mut() {
            Some(last) if last.italic == run.italic && last.link.is_none() && run.link.is_none() => {
                last.text.push_str(&run.text);
            }
            _ => out.push(run),
        }
    }
    out
}

#[cfg(test)]
#[path = "notes_test.rs"]
mod tests;
