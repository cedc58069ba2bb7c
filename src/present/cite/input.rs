//! A citation asked for by its parts, as a clinic's own list gives them.

use std::fmt;

use serde::Deserialize;

use super::authority::{Authority, Instrument, Paper, Press, Short, When};
use super::input_case::bare_number;
use super::input_missing;
use super::input_words::{Text, Texts};
use super::line::Line;
use super::names::Names;
use super::pinpoint::Pinpoint;
use super::record::chamber;
use super::remark::Remark;
use super::{Citation, House, NumberMode, Style, citation};

/// A line of a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `aglc4`, `oscola`, `court` or `icc`.
    pub style: Option<String>,
    /// `document` or `case`.
    pub mode: Option<String>,
    /// The parts.
    pub input: Input,
}

/// The parts of a citation. `kind` says which of them count.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[allow(missing_docs)] // they are named in the help of `courtwatch cite`
pub struct Input {
    pub kind: Option<String>,
    pub court: Option<String>,
    pub defendant: Option<String>,
    pub full_name: Option<String>,
    pub names: Texts,
    pub prosecutor: Option<String>,
    pub reversed: bool,
    pub situation: Option<String>,
    pub case_name: Option<String>,
    pub parties: Option<String>,
    pub title: Option<String>,
    pub title_en: Option<String>,
    pub phase_short: Option<String>,
    pub lang: Option<String>,
    pub chamber: Option<String>,
    pub author: Option<String>,
    pub body: Option<String>,
    pub site: Option<String>,
    pub release: Option<String>,
    pub doctype: Option<String>,
    pub case: Option<String>,
    pub document: Option<String>,
    pub number: Option<Text>,
    pub numbers: Texts,
    pub subnumber: Option<String>,
    pub list: Option<Text>,
    pub date: Option<Text>,
    pub details: Option<String>,
    pub url: Option<String>,
    pub archived: Option<String>,
    pub short: Option<String>,
    pub short_italic: Option<bool>,
    pub note: Option<Text>,
    pub paras: Texts,
    pub page: Option<Text>,
    pub lines: Option<Text>,
    pub provision: Option<String>,
    pub judge: Option<String>,
    pub speaker: Option<String>,
    #[serde(flatten)]
    pub unknown: std::collections::BTreeMap<String, serde_json::Value>,
}

/// Why a line could not be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", self.expected, self.found)
    }
}

/// The house that a line asks for.
fn house(asked: &Asked, otherwise: House) -> Result<House, InputError> {
    let style = match asked.style.as_deref() {
        None => otherwise.style,
        Some("aglc4") => Style::Aglc4,
        Some("oscola") => Style::Oscola,
        Some("court" | "icc") => Style::Court,
        Some(other) => return refuse("the style `aglc4`, `oscola` or `court`", other),
    };
    let number = match asked.mode.as_deref() {
        None => otherwise.number,
        Some("document") => NumberMode::Document,
        Some("case") => NumberMode::Case,
        Some(other) => return refuse("the mode `document` or `case`", other),
    };
    Ok(House { style, number })
}

fn refuse<T>(expected: &str, found: &str) -> Result<T, InputError> {
    Err(InputError { expected: expected.to_owned(), found: found.to_owned() })
}

/// Answers a line; what it leaves open is as `otherwise` says.
pub fn answer(asked: &Asked, names: &Names, otherwise: House) -> Result<Citation, InputError> {
    let house = house(asked, otherwise)?;
    let input = &asked.input;
    let unknown = input.unknown.keys().map(|key| Remark::KeyUnknown(key.clone()));
    let mut citation = match input.kind.as_deref() {
        Some("ibid") => Citation { runs: input.again("Ibid", house.style), remarks: Vec::new() },
        Some("subsequent") => input.later(house.style)?,
        Some(kind) => {
            let authority = input.authority(kind, names)?;
            let mut citation = citation(&authority, &input.pinpoint(), house);
            let missing = input_missing::remarks(&authority, house.number);
            citation.remarks.extend(
                missing.into_iter().filter(|remark| !citation.remarks.contains(remark)).collect::<Vec<_>>(),
            );
            citation
        }
        None => return refuse("a `kind`: `decision`, `filing`, `transcript`, `press`, …", ""),
    };
    if matches!(input.kind.as_deref(), Some("ibid" | "subsequent")) {
        citation.remarks.extend(input.pinpoint().remarks());
    }
    if input.paras.has_blank() {
        citation.remarks.push(Remark::ParagraphUnread(String::new()));
    }
    citation.remarks.extend(unknown);
    Ok(citation)
}

impl Input {
    /// What is to be cited.
    fn authority(&self, kind: &str, names: &Names) -> Result<Authority, InputError> {
        Ok(match kind {
            "decision" | "judgment" | "order" | "warrant" | "opinion" | "situation" | "situation-phase" => {
                Authority::Decision(self.paper(names, true)?)
            }
            "filing" => Authority::Filing(self.paper(names, false)?),
            "transcript" => Authority::Transcript(self.paper(names, true)?),
            "press" | "press-release" => Authority::Press(self.press("Media Release")?),
            "web" | "web-page" => Authority::Web(self.press("Web Page")?),
            "treaty" | "statute" => Authority::Treaty(self.instrument()?),
            "rules" => Authority::Rules(self.instrument()?),
            "resolution" => Authority::Resolution(self.instrument()?),
            other => {
                let kinds = "the kind `decision`, `filing`, `transcript`, `press`, `web`, `treaty`, `rules`, `resolution`, \
                             `subsequent` or `ibid`";
                return refuse(kinds, other);
            }
        })
    }

    fn when(&self) -> Result<Option<When>, InputError> {
        match self.date.as_ref().map(ToString::to_string).filter(|date| !date.is_empty()) {
            None => Ok(None),
            Some(date) => match When::read(&date) {
                Some(when) => Ok(Some(when)),
                None => refuse("a date as 2019-11-02, 2019-11 or 2019", &date),
            },
        }
    }

    fn short(&self, italic: bool) -> Option<Short> {
        let title = self.short.clone().filter(|title| !title.is_empty())?;
        Some(Short { title, italic: self.short_italic.unwrap_or(italic) })
    }

    fn paper(&self, names: &Names, italic: bool) -> Result<Paper, InputError> {
        let mut remarks = Vec::new();
        let (case, accused) = self.case_name(names, &mut remarks);
        Ok(Paper {
            court: self.court.clone().unwrap_or_default(),
            case,
            names: accused,
            title: self.title.clone().unwrap_or_default(),
            title_en: self.title_en.clone(),
            phase_short: self.phase_short.clone(),
            language: self.lang.clone(),
            chamber: self.chamber.as_deref().map(chamber),
            author: self.author.clone(),
            case_number: self.case.as_deref().map(bare_number),
            document: self
                .document
                .clone()
                .or_else(|| self.number.as_ref().map(ToString::to_string))
                .map(|number| bare_number(&number)),
            numbers: self.all_numbers(),
            subnumber: self.subnumber.clone(),
            list: self.list.as_ref().map(ToString::to_string),
            date: self.when()?,
            url: self.url.clone(),
            archived: self.archived.clone(),
            short: self.short(italic),
            remarks,
        })
    }

    fn press(&self, sort: &str) -> Result<Press, InputError> {
        let stated = if sort == "Web Page" { &self.doctype } else { &self.release };
        Ok(Press {
            author: self.author.clone(),
            body: self.body.clone(),
            site: self.site.clone(),
            title: self.title.clone().unwrap_or_default(),
            title_en: self.title_en.clone(),
            language: self.lang.clone(),
            sort: stated.clone().unwrap_or_else(|| sort.to_owned()),
            number: self.number.as_ref().map(ToString::to_string),
            date: self.when()?,
            url: self.url.clone(),
            archived: self.archived.clone(),
            short: self.short(false),
            remarks: Vec::new(),
        })
    }

    fn instrument(&self) -> Result<Instrument, InputError> {
        Ok(Instrument {
            body: self.body.clone().or_else(|| self.court.clone()),
            title: self.title.clone().unwrap_or_default(),
            details: self.details.clone().unwrap_or_default(),
            number: self.number.as_ref().map(ToString::to_string),
            date: self.when()?,
            short: self.short(true),
            remarks: Vec::new(),
        })
    }

    fn pinpoint(&self) -> Pinpoint {
        let words =
            |text: &Option<Text>| text.as_ref().map(ToString::to_string).filter(|text| !text.is_empty());
        Pinpoint {
            paragraphs: self.paras.words(),
            page: words(&self.page),
            lines: words(&self.lines),
            provision: self.provision.clone(),
            judge: self.judge.clone(),
            speaker: self.speaker.clone(),
        }
    }

    /// `Ibid [21]–[22].`
    fn again(&self, word: &str, style: Style) -> Vec<super::Run> {
        let mut line = Line::default();
        match style {
            Style::Aglc4 => line.plain(word).pinpoint(&self.pinpoint()).plain("."),
            Style::Oscola => line.plain(&word.to_lowercase()).pinpoint(&self.pinpoint()),
            Style::Court => {
                line.italic(&format!("{word}."));
                super::court_form::pinpoint(&mut line, &self.pinpoint());
                &mut line
            }
        };
        line.done()
    }

    /// `Short (n 29) [27].`
    fn later(&self, style: Style) -> Result<Citation, InputError> {
        let Some(short) = self.short(true) else { return refuse("a `short` title", "") };
        let note = self.note.as_ref().map(ToString::to_string).filter(|note| !note.is_empty());
        let Some(note) = note else { return refuse("a `note`, the number of the first footnote", "") };
        let mut line = Line::default();
        line.short_alone(&short);
        match style {
            Style::Aglc4 => line.plain(&format!(" (n {note})")).pinpoint(&self.pinpoint()).plain("."),
            Style::Oscola => line.plain(&format!(" (n {note})")).pinpoint(&self.pinpoint()),
            Style::Court => {
                line.plain(&format!(" (fn. {note})"));
                super::court_form::pinpoint(&mut line, &self.pinpoint());
                line.plain(".")
            }
        };
        Ok(Citation { runs: line.done(), remarks: Vec::new() })
    }
}
