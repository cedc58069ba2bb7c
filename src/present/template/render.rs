//! From a template to Markdown with marks. Nothing that it writes from a value is markup.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::fills::Fill;
use super::marks::{self, Answer, Asked, Mark, clean};
use super::values::{self, Ahead};
use super::{Template, TemplateError, known};
use crate::model::moment::Day;
use crate::present::{briefing::Briefing, cite::Pinpoint, markdown::escape, text::long_day};

/// How many steps a template may take: a briefing of 10,000 tags takes some hundred thousand.
const FUEL: u64 = 20_000_000;
/// How deep its loops and macros may stand in each other.
const DEPTH: usize = 60;

/// What a document is made from, beside its template.
#[derive(Debug, Clone)]
pub struct Material<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// What was stated about the document.
    pub metadata: &'a BTreeMap<String, String>,
    /// Dates ahead.
    pub ahead: &'a [Ahead],
    /// The language of headings and dates: `en` or `fr`.
    pub language: &'a str,
}

/// Markdown with marks, and what they stand for.
#[derive(Debug)]
pub struct Rendered {
    pub(super) markdown: String,
    pub(super) marks: Vec<Mark>,
    pub(super) asked: Vec<Asked>,
}

impl Rendered {
    /// The records that the template cites and quotes, in order; one that stands there twice is there twice.
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }
}

/// What the functions of a template write to.
#[derive(Debug, Default)]
struct Scene {
    marks: Vec<Mark>,
    asked: Vec<Asked>,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Scene>>);

impl Shared {
    fn mark(&self, mark: Mark) -> Value {
        let mut scene = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        scene.marks.push(mark);
        Value::from_safe_string(marks::text(scene.marks.len() - 1))
    }

    fn ask(&self, asked: Asked, pinpoint: Pinpoint) -> Value {
        let index = {
            let mut scene = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            scene.asked.push(asked);
            scene.asked.len() - 1
        };
        self.mark(Mark::Cite(index, pinpoint))
    }
}

/// Renders a template. Without answers it says what it asks for, which is the same with them.
///
/// # Errors
/// What is wrong with the template, on which line, and which names are known there.
pub fn render(
    template: &Template,
    material: &Material<'_>,
    answers: &BTreeMap<Asked, Answer>,
) -> Result<Rendered, TemplateError> {
    let shared = Shared::default();
    let source = clean(&template.body);
    let mut environment = environment(material.language);
    cite_functions(&mut environment, &shared, answers);
    section_functions(&mut environment, &shared, template, material.language);
    fill_functions(&mut environment, &shared);
    let lines = shared.clone();
    let values = values::of(material.briefing, material.metadata, material.ahead, &move |place| {
        lines.mark(Mark::Line(place))
    });
    let markdown = environment
        .render_named_str(&template.file, &source, values)
        .map_err(|error| explained(template, &source, material, &error))?;
    let mut scene = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Rendered {
        markdown,
        marks: std::mem::take(&mut scene.marks),
        asked: std::mem::take(&mut scene.asked),
    })
}

/// The language of templates, without what could write markup from a value.
fn environment(language: &str) -> Environment<'static> {
    let mut environment = Environment::new();
    for filter in ["safe", "escape", "e", "pprint"] {
        environment.remove_filter(filter);
    }
    environment.set_debug(true); // errors know their place
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, _, value| {
        let written = match value.kind() {
            ValueKind::Undefined | ValueKind::None => return Ok(()),
            _ if value.is_safe() => out.write_str(value.as_str().unwrap_or_default()),
            _ => out.write_str(&escape(&clean(&value.to_string()))),
        };
        written.map_err(|_| Error::new(ErrorKind::WriteFailure, "it grew too long"))
    });
    let french = language == "fr";
    environment.add_filter("day", move |value: String| match value.parse::<Day>() {
        Ok(day) if french => french_day(day),
        Ok(day) => long_day(day),
        Err(_) => value,
    });
    environment.add_filter("plural", |count: u64, noun: String| crate::present::text::plural(count, &noun));
    environment
}

/// A day written out in French: `1er mars 2026`.
fn french_day(day: Day) -> String {
    use chrono::Datelike;
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let month = usize::try_from(day.month0()).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or_default();
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{number} {month} {}", day.year())
}

/// `cite("ICC-…", para="5-7")` and `quote("words", "ICC-…", page=3)`.
fn cite_functions(environment: &mut Environment<'_>, shared: &Shared, answers: &BTreeMap<Asked, Answer>) {
    let scene = shared.clone();
    environment.add_function("cite", move |number: String, kwargs: Kwargs| {
        let pinpoint = pinpoint(&kwargs)?;
        kwargs.assert_all_used()?;
        let asked = Asked { number: number.trim().to_owned(), words: None, page: None };
        Ok::<_, Error>(scene.ask(asked, pinpoint))
    });
    let (scene, answers) = (shared.clone(), answers.clone());
    environment.add_function("quote", move |words: String, number: String, kwargs: Kwargs| {
        let mut pinpoint = pinpoint(&kwargs)?;
        kwargs.assert_all_used()?;
        let page = pinpoint.page.as_deref().and_then(|page| page.parse().ok());
        let (words, number) = (clean(words.trim()), number.trim().to_owned());
        let asked = Asked { number, words: Some(words.clone()), page };
        let mut shown = words;
        if let Some(Answer::Found(found)) = answers.get(&asked)
            && let Some((exact, page, paragraph)) = &found.words
        {
            shown.clone_from(exact);
            if pinpoint.paragraphs.is_empty() && pinpoint.lines.is_none() {
                pinpoint.paragraphs.extend(paragraph.map(|paragraph| paragraph.to_string()));
                let page = page.filter(|_| pinpoint.paragraphs.is_empty());
                pinpoint.page =
                    page.map(|page| page.to_string()).or(pinpoint.page.take_if(|_| paragraph.is_none()));
            }
        }
        if matches!(answers.get(&asked), Some(Answer::Refused { .. })) {
            "…".clone_into(&mut shown);
        }
        let mark = scene.ask(asked, pinpoint);
        Ok::<_, Error>(Value::from_safe_string(format!("“{}”{mark}", escape(&shown))))
    });
}

/// Where in a document, by the names that a template gives.
fn pinpoint(kwargs: &Kwargs) -> Result<Pinpoint, Error> {
    let text = |name: &str| -> Result<Option<String>, Error> {
        let value = kwargs.get::<Option<Value>>(name)?;
        let text = value.filter(|v| !v.is_none() && !v.is_undefined()).map(|v| clean(v.to_string().trim()));
        Ok(text.filter(|text| !text.is_empty()))
    };
    let paragraphs = text("para")?.unwrap_or_default();
    Ok(Pinpoint {
        paragraphs: paragraphs.split(',').map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect(),
        page: text("page")?,
        lines: text("lines")?,
        provision: text("provision")?,
        judge: text("judge")?,
        speaker: text("speaker")?,
    })
}

/// `section("facts")` and `write("what to write")`.
fn section_functions(
    environment: &mut Environment<'_>,
    shared: &Shared,
    template: &Template,
    language: &str,
) {
    let scene = shared.clone();
    let sections: BTreeMap<String, String> = template
        .front
        .sections
        .iter()
        .map(|section| (section.id.clone(), escape(section.heading(language))))
        .collect();
    environment.add_function("section", move |id: String| {
        let heading = sections.get(&id).ok_or_else(|| {
            let ids: Vec<&str> = sections.keys().map(String::as_str).collect();
            let words = format!("there is no section `{id}` in the head; there are {}", ids.join(", "));
            Error::new(ErrorKind::InvalidOperation, words)
        })?;
        let mark = scene.mark(Mark::Section(id));
        Ok::<_, Error>(Value::from_safe_string(format!("{mark}{heading}")))
    });
    let scene = shared.clone();
    let label = if language == "fr" { "À rédiger" } else { "To write" };
    environment.add_function("write", move |guidance: String| {
        let (begin, end) = (scene.mark(Mark::Write(true)), scene.mark(Mark::Write(false)));
        let words = escape(&format!("[{label}: {}]", clean(&guidance)));
        Value::from_safe_string(format!("{begin}{words}{end}"))
    });
}

/// The functions that put blocks made from the briefing in their place.
fn fill_functions(environment: &mut Environment<'_>, shared: &Shared) {
    for (name, fill) in [
        ("timeline", Fill::Timeline),
        ("deadlines", Fill::Deadlines),
        ("citations", Fill::Citations),
        ("gaps", Fill::Gaps),
        ("indicators", Fill::Indicators),
        ("affected", Fill::Affected),
        ("trend", Fill::Trend),
        ("cover", Fill::Cover),
    ] {
        let scene = shared.clone();
        environment.add_function(name, move || scene.mark(Mark::Fill(fill)));
    }
    for (name, by, plain, grouped) in [
        ("legal_bases", "instrument", Fill::LegalBases, Fill::LegalBasesByInstrument),
        ("events", "court", Fill::Events, Fill::EventsByCourt),
    ] {
        let scene = shared.clone();
        environment.add_function(name, move |kwargs: Kwargs| {
            let asked: Option<String> = kwargs.get("by")?;
            kwargs.assert_all_used()?;
            match asked.as_deref() {
                None => Ok(scene.mark(Mark::Fill(plain))),
                Some(word) if word == by => Ok(scene.mark(Mark::Fill(grouped))),
                Some(word) => {
                    let words = format!("`{name}` goes by=\"{by}\", not by=\"{word}\"");
                    Err(Error::new(ErrorKind::InvalidOperation, words))
                }
            }
        });
    }
}

/// An error in words, with its line in the file and the names that are known there.
fn explained(template: &Template, source: &str, material: &Material<'_>, error: &Error) -> TemplateError {
    let line = error.line().map(|line| line + template.before);
    let expression = error.range().and_then(|range| source.get(range)).unwrap_or_default().trim().to_owned();
    let detail = error.detail().unwrap_or_default().replace("invalid", "unusable").replace('\n', " ");
    let at = |what: String| TemplateError::at(&template.file, line, what);
    match error.kind() {
        ErrorKind::UndefinedError => {
            let expression = path_of(&expression);
            let meta: Vec<String> = material.metadata.keys().cloned().collect();
            let (whose, names) = known::names(&expression, &meta);
            let unknown = expression.rsplit('.').next().unwrap_or_default();
            at(format!("`{expression}` is not known")).known(&whose, names, unknown)
        }
        ErrorKind::UnknownFunction => {
            let name = detail.split_whitespace().next().unwrap_or(&expression).to_owned();
            let names = known::FUNCTIONS.iter().map(|name| (*name).to_owned()).collect();
            at(format!("there is no function `{name}`")).known("functions", names, &name)
        }
        ErrorKind::UnknownFilter => at(format!("there is no filter: {detail}")),
        ErrorKind::OutOfFuel => {
            at("it takes too many steps: a loop in it does not come to an end".to_owned())
        }
        _ => at(if detail.is_empty() { error.kind().to_string() } else { detail }),
    }
}

/// The path of names that an expression begins with: `line.titel` of `line.titel|upper`.
fn path_of(expression: &str) -> String {
    let inner = expression.trim_start_matches(['{', '%', ' ', '-', '(']);
    inner.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect()
}
