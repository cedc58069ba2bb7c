//! `courtwatch concerns show`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{find, state, tag_counts, team};
use crate::analyse::concerns::Codebook;
use crate::cli::Format;
use crate::commands::Session;
use crate::error::{Exit, Message};
use crate::model::concern::{Concern, LegalBasis};
use crate::model::edit::Edit;
use crate::present::text::wrap;
use crate::present::visible::one_line;

/// How wide a line may be.
const WIDTH: usize = 90;

/// A concern with what is asked about it.
struct Entry<'a> {
    codebook: &'a Codebook,
    concern: &'a Concern,
    tags: u64,
    history: Vec<Edit>,
}

/// Shows one concern.
pub(super) fn run(session: &Session, slug: &str, format: Format) -> Result<Exit, Message> {
    if format == Format::Csv {
        return Err(Message::error(Exit::Usage, "a concern is no table, so `concerns show` has no `csv`")
            .hint("`--format json` has everything; `courtwatch concerns --format csv` lists them all"));
    }
    let concern = find(session, slug)?;
    let (_, edits) = team(session)?;
    let about = |edit: &Edit| edit.slug == slug || edit.into.as_deref() == Some(slug);
    let entry = Entry {
        codebook: session.codebook()?,
        concern,
        tags: tag_counts(session)?.get(slug).copied().unwrap_or(0),
        history: edits.into_iter().map(|written| written.edit).filter(about).collect(),
    };
    if format == Format::Json {
        let text = serde_json::to_string_pretty(&[entry.value()]).unwrap_or_default();
        session.print(&format!("{text}\n"))?;
    } else {
        session.print(&entry.text())?;
    }
    Ok(Exit::Done)
}

impl Entry<'_> {
    fn narrower(&self) -> Vec<&str> {
        let below = |c: &&Concern| c.parent.as_ref() == Some(&self.concern.slug);
        self.codebook.entries().iter().filter(below).map(|c| c.slug.as_str()).collect()
    }

    /// What it stands under, unless that is its group.
    fn broader(&self) -> Option<&str> {
        let parent = self.concern.parent.as_deref().and_then(|slug| self.codebook.get(slug));
        parent.filter(|parent| parent.taggable()).map(|parent| parent.slug.as_str())
    }

    fn text(&self) -> String {
        let Entry { codebook, concern, .. } = self;
        let mut text = format!("{}\n{}\n\n", concern.slug, one_line(&concern.label_en));
        let mut line = |label: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(text, "{label:<10} {}", one_line(value));
            }
        };
        line("in French", &concern.label_fr);
        line("group", codebook.group_of(concern).map_or("", |group| group.label_en.as_str()));
        line("broader", self.broader().unwrap_or_default());
        line("narrower", &self.narrower().join(", "));
        line("related", &concern.related.join(", "));
        for goal in codebook.goals_of(concern) {
            line("goal", &format!("{}. {}", goal.number, goal.en));
        }
        line("affected", &concern.affected.join(", "));
        line("tags", &self.tags.to_string());
        line("state", &self.standing());
        text.push('\n');
        for row in wrap(&one_line(&concern.definition), WIDTH) {
            let _ = writeln!(text, "{row}");
        }
        self.bases(&mut text);
        words(&mut text, "cues in English", &concern.cues_en);
        words(&mut text, "cues in French", &concern.cues_fr);
        self.edits(&mut text);
        let _ = writeln!(text, "\ncodebook {}", codebook.version());
        text
    }

    /// In use, retired or merged, and whose it is.
    fn standing(&self) -> String {
        let slug = &self.concern.slug;
        let state = match self.codebook.merged_into(slug) {
            Some(into) => format!("merged into {into}"),
            None => state(self.codebook, slug).to_owned(),
        };
        if self.codebook.is_team(slug) { format!("{state}; edited by the team") } else { state }
    }

    fn bases(&self, text: &mut String) {
        text.push_str("\nlegal bases\n");
        if self.concern.legal.is_empty() {
            text.push_str("  none is named\n");
        }
        for basis in &self.concern.legal {
            let status = if verified(basis) {
                "verified against the text"
            } else {
                "from knowledge: confirm before relying on it"
            };
            let _ = writeln!(text, "  {}, {} ({status})", self.title(basis), basis.provision);
        }
    }

    fn title<'b>(&'b self, basis: &'b LegalBasis) -> &'b str {
        self.codebook.instrument(&basis.instrument).map_or(&basis.instrument, |instrument| &instrument.title)
    }

    fn edits(&self, text: &mut String) {
        if !self.history.is_empty() {
            text.push_str("\nedits\n");
        }
        for edit in &self.history {
            let into = edit.into.as_ref().map(|into| format!(" into {into}")).unwrap_or_default();
            let (what, slug) = (edit.what.word(), &edit.slug);
            let said = format!("{} {what} {slug}{into} by {}: {}", edit.at, edit.by, edit.why);
            let _ = writeln!(text, "  {}", one_line(&said));
        }
    }

    fn value(&self) -> Value {
        let Entry { codebook, concern, .. } = self;
        let legal: Vec<Value> = concern
            .legal
            .iter()
            .map(|basis| {
                let instrument = codebook.instrument(&basis.instrument);
                json!({
                    "instrument": basis.instrument, "title": self.title(basis), "provision": basis.provision,
                    "citation": instrument.map(|instrument| &instrument.citation), "status": basis.status,
                })
            })
            .collect();
        json!({
            "slug": concern.slug,
            "label_en": concern.label_en,
            "label_fr": concern.label_fr,
            "definition": concern.definition,
            "group": codebook.group_of(concern).map(|group| &group.slug),
            "broader": self.broader(),
            "narrower": self.narrower(),
            "related": concern.related,
            "goals": concern.goals,
            "affected": concern.affected,
            "legal": legal,
            "cues_en": concern.cues_en,
            "cues_fr": concern.cues_fr,
            "weak_en": concern.weak_en,
            "weak_fr": concern.weak_fr,
            "refs": concern.refs,
            "tags": self.tags,
            "team": codebook.is_team(&concern.slug),
            "state": state(codebook, &concern.slug),
            "merged_into": codebook.merged_into(&concern.slug),
            "edits": self.history,
            "codebook": codebook.version(),
        })
    }
}

fn verified(basis: &LegalBasis) -> bool {
    basis.status == "verified"
}

fn words(text: &mut String, label: &str, words: &[String]) {
    if words.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{label}");
    for row in wrap(&one_line(&words.join("; ")), WIDTH) {
        let _ = writeln!(text, "  {row}");
    }
}
