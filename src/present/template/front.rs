//! The head of a template: TOML between two lines of `+++`.

use serde::Deserialize;

use super::TemplateError;
use crate::present::checks::CHECKS;

/// What the head of a template says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// The name used in commands.
    pub id: String,
    /// What the document is called.
    pub name: Words,
    /// Who reads it.
    pub audience: String,
    /// How many words it may have; 0: no limit.
    #[serde(default)]
    pub max_words: usize,
    /// When it is written.
    #[serde(default)]
    pub when: String,
    /// What a writer should know of its limits.
    #[serde(default)]
    pub note: String,
    /// What must be stated before it can be written.
    #[serde(default)]
    pub required_metadata: Vec<String>,
    /// The checks that it must pass.
    #[serde(default)]
    pub checks: Vec<String>,
    /// Its sections.
    #[serde(default, rename = "section")]
    pub sections: Vec<Section>,
}

/// Words in the two languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

/// A section of a template.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The name that `{{ section("…") }}` takes.
    pub id: String,
    /// Its English heading.
    pub en: String,
    /// Its French heading.
    pub fr: String,
    /// How many words it may have; 0: no limit.
    #[serde(default)]
    pub max_words: usize,
    /// Whether the document is not whole without it.
    #[serde(default = "yes")]
    pub required: bool,
}

fn yes() -> bool {
    true
}

impl Section {
    /// Its heading in a language.
    pub fn heading(&self, language: &str) -> &str {
        if language == "fr" { &self.fr } else { &self.en }
    }
}

impl Words {
    /// The words in a language.
    pub fn of(&self, language: &str) -> &str {
        if language == "fr" { &self.fr } else { &self.en }
    }
}

/// The head and the body of a template's text, and how many lines stand before the body.
pub(super) fn split<'t>(file: &str, text: &'t str) -> Result<(&'t str, &'t str, usize), TemplateError> {
    let unopened = || TemplateError::at(file, Some(1), "expected a head of settings between two lines `+++`");
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != "+++" {
        return Err(unopened());
    }
    let mut at = first.len() + 1;
    for (line, words) in (2..).zip(text.get(at..).unwrap_or_default().split_inclusive('\n')) {
        if words.trim_end() == "+++" {
            let head = text.get(first.len() + 1..at).unwrap_or_default();
            return Ok((head, text.get(at + words.len()..).unwrap_or_default(), line));
        }
        at += words.len();
    }
    Err(TemplateError::at(file, Some(1), "the head begins with `+++` and does not end with it"))
}

/// Reads the head and checks that what it names is known.
pub(super) fn read(file: &str, head: &str) -> Result<Front, TemplateError> {
    let front: Front = toml::from_str(head).map_err(|error| {
        let before = error.span().map(|span| head.get(..span.start).unwrap_or_default());
        let line = before.map(|before| before.matches('\n').count() + 2);
        TemplateError::at(file, line, error.message().trim().replace('\n', "; "))
    })?;
    if let Some(unknown) = front.checks.iter().find(|id| CHECKS.iter().all(|check| check.id != id.as_str())) {
        let error = TemplateError::at(file, line_of(head, unknown), format!("there is no check `{unknown}`"));
        return Err(error.known("checks", CHECKS.iter().map(|check| check.id.to_owned()).collect(), unknown));
    }
    let twice = front
        .sections
        .iter()
        .enumerate()
        .find(|(at, section)| front.sections.iter().take(*at).any(|other| other.id == section.id));
    if let Some((_, section)) = twice {
        let words = format!("the section `{}` stands there twice", section.id);
        return Err(TemplateError::at(file, line_of(head, &section.id), words));
    }
    Ok(front)
}

/// The last line of the file on which a word of the head stands.
fn line_of(head: &str, word: &str) -> Option<usize> {
    let quoted = format!("\"{word}\"");
    (2..).zip(head.lines()).filter(|(_, line)| line.contains(&quoted)).map(|(n, _)| n).last()
}
