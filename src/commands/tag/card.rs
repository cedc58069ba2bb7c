//! A tag with everything that a reviewer needs to answer it.

use std::fmt::Write as _;

use crate::analyse::concerns::Codebook;
use crate::commands::Session;
use crate::commands::tag::quote::standing;
use crate::error::Message;
use crate::model::concern::{Concern, LegalBasis};
use crate::model::review::Review;
use crate::model::rows::TagRow;
use crate::model::text::{ItemText, PageText};
use crate::present::text::wrap;
use crate::present::visible::one_line;
use crate::store::Store;
use crate::store::show::Shown;

/// How wide a card is.
const WIDTH: usize = 88;

/// A tag, its record, and the text around its passage.
pub(super) struct Card<'a> {
    tag: &'a TagRow,
    record: Option<Shown>,
    text: Option<ItemText>,
    /// Where the passage stands in the text: page, first character, the one behind its last.
    place: Option<(u32, usize, usize)>,
    concern: Option<&'a Concern>,
    codebook: &'a Codebook,
    reviews: Vec<Review>,
}

impl<'a> Card<'a> {
    /// Reads what is stored of a tag. Words that are held back stay inside.
    pub(super) fn of(session: &'a Session, store: &Store, tag: &'a TagRow) -> Result<Card<'a>, Message> {
        let item = store.item_of_tag(&tag.id)?;
        let record = item.map(|item| store.show(item)).transpose()?;
        let open = record.as_ref().is_some_and(|record| record.withheld.is_none());
        let text = match item {
            Some(item) if open => store.text_of(item)?,
            _ => None,
        };
        let place = match (&text, &tag.quote) {
            (Some(text), Some(quote)) => standing(store, text, &tag.id, (quote, tag.page))?,
            _ => None,
        };
        let codebook = session.codebook()?;
        let concern = codebook.get(&tag.concern);
        Ok(Card { tag, record, text, place, concern, codebook, reviews: store.reviews_shown(tag)? })
    }

    /// The whole card.
    pub(super) fn text(&self, lines: usize, about: &str) -> String {
        let mut text = String::new();
        let date = self.record.as_ref().and_then(date).map(|date| format!(" ({date})")).unwrap_or_default();
        let _ = writeln!(text, "  {}{date}", one_line(&self.tag.number));
        if let Some(record) = &self.record {
            if record.withheld.is_none() {
                paragraph(&mut text, "", &record.title);
            }
            if let Some(why) = &record.withheld {
                let label = if record.state == "listed" { "closed" } else { &record.state };
                paragraph(&mut text, label, &format!("{why}; its text is held back"));
            }
        }
        text.push_str(&self.passage(lines));
        self.concern_text(&mut text);
        let at = self.tag.at.get(..10).unwrap_or(&self.tag.at);
        paragraph(&mut text, "tagged", &format!("by {} on {at}, {}", self.tag.by, self.tag.id));
        if let Some(note) = &self.tag.note {
            paragraph(&mut text, "note", note);
        }
        for review in &self.reviews {
            paragraph(&mut text, "review", &review.told());
        }
        if !about.is_empty() {
            paragraph(&mut text, "coders", about);
        }
        text
    }

    /// The passage with so many lines before and after it.
    pub(super) fn passage(&self, lines: usize) -> String {
        let mut text = String::new();
        if self.record.as_ref().is_some_and(|record| record.withheld.is_some()) {
            paragraph(&mut text, "passage", "held back with the text it stands in");
            return text;
        }
        let pages = self.text.as_ref().map(|text| text.pages.as_slice()).unwrap_or_default();
        let Some(quote) = &self.tag.quote else {
            paragraph(&mut text, "passage", "none: the tag is on the whole record");
            if let Some(first) = pages.first() {
                context(&mut text, &first.body, None, lines * 2);
            }
            return text;
        };
        let page = self.place.map(|(page, ..)| page).or(self.tag.page);
        let of = if pages.len() > 1 { format!(" of {}", pages.len()) } else { String::new() };
        if let Some(page) = page {
            paragraph(&mut text, "page", &format!("{page}{of}"));
        }
        if let Some((page, start, end)) = self.place {
            context(&mut text, &bodies(pages, page, end), Some((start, end)), lines);
            return text;
        }
        paragraph(&mut text, "passage", &format!("“{quote}”"));
        let checked = if self.tag.quote_checked {
            "found in what was stored when it was tagged"
        } else {
            "its words were not found in a text stored here"
        };
        paragraph(&mut text, "", checked);
        text
    }

    fn concern_text(&self, text: &mut String) {
        let Some(concern) = self.concern else {
            return paragraph(
                text,
                "concern",
                &format!("{}, which the codebook does not have", self.tag.concern),
            );
        };
        paragraph(text, "concern", &format!("{}: {}", concern.slug, concern.label_en));
        paragraph(text, "", &concern.definition);
        let law = |basis: &LegalBasis| {
            let status = if basis.status == "verified" { "verified" } else { "from knowledge" };
            format!("{}, {} ({status})", self.instrument(&basis.instrument), basis.provision)
        };
        let bases: Vec<String> = concern.legal.iter().map(law).collect();
        paragraph(text, "law", &bases.join("; "));
    }

    fn instrument(&self, id: &'a str) -> &str {
        self.codebook.instrument(id).map_or(id, |instrument| instrument.title.as_str())
    }
}

/// The date to cite: the first that the record has.
fn date(record: &Shown) -> Option<&str> {
    let dated = ["on its face", "as listed", "registered", "date", "starts"];
    dated
        .iter()
        .find_map(|label| record.facts.iter().find(|(l, _)| l == label))
        .map(|(_, value)| value.as_str())
}

fn paragraph(text: &mut String, label: &str, words: &str) {
    for (place, row) in wrap(&one_line(words), WIDTH).into_iter().enumerate() {
        let _ = writeln!(text, "  {:<8} {row}", if place == 0 { label } else { "" });
    }
}

/// The text of a page, and of those behind it that a passage runs over, which ends before this character.
fn bodies(pages: &[PageText], page: u32, end: usize) -> String {
    let mut following = pages.iter().skip_while(|there| there.number != page);
    let mut text = following.next().map(|first| first.body.clone()).unwrap_or_default();
    while text.chars().count() < end
        && let Some(next) = following.next()
    {
        text.push('\n'); // a page break is one character
        text.push_str(&next.body);
    }
    text
}

/// Lines of a text: those of the passage marked, with so many around them; without a passage the first ones.
fn context(text: &mut String, body: &str, passage: Option<(usize, usize)>, lines: usize) {
    let mut at = 0;
    let mut all: Vec<(bool, &str)> = Vec::new();
    for line in body.lines() {
        let end = at + line.chars().count();
        all.push((passage.is_some_and(|(from, to)| from < end && at < to), line));
        at = end + 1;
    }
    let first = all.iter().position(|(marked, _)| *marked).unwrap_or(0);
    let last = all.iter().rposition(|(marked, _)| *marked).unwrap_or(0);
    let shown = first.saturating_sub(lines)..(last + lines + 1).min(all.len());
    text.push('\n');
    for (marked, line) in &all[shown] {
        for row in wrap(&one_line(line), WIDTH) {
            let _ = writeln!(text, "  {} {row}", if *marked { "│" } else { " " });
        }
    }
    text.push('\n');
}
