//! `courtwatch concerns`: the codebook.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{Session, eyes};
use crate::analyse::concerns::Codebook;
use crate::cli::{ConcernsArgs, ConcernsCommand};
use crate::error::{Exit, Message};
use crate::model::concern::Concern;
use crate::model::rows::ConcernRow;
use crate::present::text::wrap;
use crate::store::query::Filter;

/// The codebook that ships with the program.
pub fn codebook() -> Result<&'static Codebook, Message> {
    Codebook::shipped().map_err(|error| Message::error(Exit::Bug, error.to_string()))
}

/// The concern of this name.
///
/// # Errors
/// No such concern, with the nearest ones; a group, which only holds others together.
pub fn find(slug: &str) -> Result<&'static Concern, Message> {
    let codebook = codebook()?;
    match codebook.get(slug) {
        Some(concern) if concern.taggable() => Ok(concern),
        Some(group) => Err(Message::error(
            Exit::Usage,
            format!("`{slug}` is a group of concerns ({}), not one of them", group.label_en),
        )
        .hint("`courtwatch concerns` lists the concerns in it")),
        None => {
            let near: Vec<String> = codebook.nearest(slug).iter().map(|c| c.slug.clone()).collect();
            Err(Message::unknown("concern", slug, &near, "courtwatch concerns"))
        }
    }
}

/// Lists the codebook, or shows one entry.
pub fn run(session: &Session, args: &ConcernsArgs) -> Result<Exit, Message> {
    if let Some(ConcernsCommand::Show { slug }) = &args.what {
        session.print(&entry(find(slug)?)?)?;
        return Ok(Exit::Done);
    }
    let codebook = codebook()?;
    let counts = tag_counts(session)?;
    let rows = codebook.taggable().map(|concern| ConcernRow {
        slug: concern.slug.clone(),
        label: concern.label_en.clone(),
        group: codebook.group_of(concern).map(|g| g.slug.clone()).unwrap_or_default(),
        goals: concern.goals.clone(),
        tags: counts.get(&concern.slug).copied().unwrap_or(0),
    });
    session.print_list(rows, args.format.format)?;
    Ok(Exit::Done)
}

/// Tags a concern; none where there is no database yet.
fn tag_counts(session: &Session) -> Result<HashMap<String, u64>, Message> {
    let mut counts = HashMap::new();
    if session.global.db.exists() {
        let store = session.existing_store()?;
        for tag in store.tags(&eyes::filter(session, &store, Filter::default(), None)?)? {
            *counts.entry(tag.concern).or_insert(0) += 1;
        }
    }
    Ok(counts)
}

fn entry(concern: &Concern) -> Result<String, Message> {
    let codebook = codebook()?;
    let mut text = format!("{}\n{}\n\n", concern.slug, concern.label_en);
    let _ = writeln!(text, "in French  {}", concern.label_fr);
    let group = codebook.group_of(concern).map_or("", |g| g.label_en.as_str());
    let _ = writeln!(text, "group      {group}");
    for goal in codebook.goals_of(concern) {
        let _ = writeln!(text, "goal       {}. {}", goal.number, goal.en);
    }
    let _ = writeln!(text, "affected   {}\n", concern.affected.join(", "));
    for line in wrap(&concern.definition, 90) {
        let _ = writeln!(text, "{line}");
    }
    text.push_str("\nlegal bases\n");
    for basis in &concern.legal {
        let title =
            codebook.instrument(&basis.instrument).map_or(basis.instrument.as_str(), |i| i.title.as_str());
        let status = match basis.status.as_str() {
            "verified" => "verified against the text",
            _ => "from knowledge: confirm before relying on it",
        };
        let _ = writeln!(text, "  {title}, {} ({status})", basis.provision);
    }
    let _ = writeln!(text, "\ncodebook {}", codebook.version());
    Ok(text)
}
