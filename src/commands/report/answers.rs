//! What a template cites and quotes, looked up: the record, whether it may leave, and the words as they stand there.

use std::collections::BTreeMap;

use super::material::paragraph_at;
use crate::analyse::paragraphs::paragraphs;
use crate::analyse::quotation::{Search, exactly};
use crate::commands::tag::search;
use crate::commands::{Session, find};
use crate::error::Message;
use crate::model::briefed::BriefedRecord;
use crate::model::passage::Passage;
use crate::model::text::{ItemText, RECORD};
use crate::model::wording::short;
use crate::present::briefing::Source;
use crate::present::cite::{Authority, Names};
use crate::present::template::{Answer, Asked, Found, Template};
use crate::store::{ItemId, Store};

/// How much of the words that stand nearest a finding shows, in characters.
const SHOWN: usize = 200;

/// The store's answers.
pub struct Answers {
    /// To each thing asked for.
    pub to: BTreeMap<Asked, Answer>,
    /// The records that may be cited.
    pub records: Vec<BriefedRecord>,
}

/// Looks up what a template asks for.
///
/// # Errors
/// A number that names no record, or several: with the line of the template.
pub fn look_up(
    session: &Session,
    store: &Store,
    names: &Names,
    (template, asked): (&Template, &[Asked]),
) -> Result<Answers, Message> {
    let mut answers = Answers { to: BTreeMap::new(), records: Vec::new() };
    for one in asked {
        if answers.to.contains_key(one) {
            continue;
        }
        let item = find::one(session, store, &one.number).map_err(|message| {
            let line = line_of(template, &one.number);
            message
                .fact("place", format!("{}, line {line}", template.file))
                .fact("effect", "nothing was written")
        })?;
        let answer = answer(store, names, one, item, &mut answers.records)?;
        answers.to.insert(one.clone(), answer);
    }
    answers.records.sort();
    answers.records.dedup();
    Ok(answers)
}

/// The line of the file on which a number stands first.
fn line_of(template: &Template, number: &str) -> usize {
    let line = template.body.lines().position(|line| line.contains(number)).unwrap_or(0);
    template.before + line + 1
}

fn answer(
    store: &Store,
    names: &Names,
    asked: &Asked,
    item: ItemId,
    records: &mut Vec<BriefedRecord>,
) -> Result<Answer, Message> {
    let lead = store.lead(item)?;
    let refused =
        |check, why: String| Answer::Refused { check, number: Some(lead.record.number.clone()), why };
    if let Some(why) = store.withheld(item)? {
        let check = if lead.listed { "only-public-level" } else { "withdrawn-source" };
        return Ok(Answer::Refused { check, number: store.withheld_name(item)?, why });
    }
    let unsourced =
        || refused("only-public-level", "no address or hash of what was read is stored".to_owned());
    let (Some(url), Some(sha256)) = (&lead.url, &lead.sha256) else { return Ok(unsourced()) };
    let Ok(source) = Source::new(url, lead.read_from.as_deref().unwrap_or(url), sha256) else {
        return Ok(unsourced());
    };
    let cited = store.cited(item)?;
    let words = match &asked.words {
        None => None,
        Some(words) => match quoted(store, item, words, asked.page)? {
            Ok(found) => Some(found),
            Err(why) => return Ok(refused("quote-exact", why)),
        },
    };
    records.push(lead.record.clone());
    Ok(Answer::Found(Box::new(Found {
        record: (lead.record.kind, lead.record.court, lead.record.key),
        number: lead.record.number,
        authority: Authority::of(&cited, names),
        source,
        doctype: cited.doctype,
        words,
    })))
}

/// Words with their page and the paragraph that they begin in, where they have one.
type Placed = (String, Option<u32>, Option<u32>);

/// The words as they stand in the text or the title, to the letter; else why they do not.
fn quoted(
    store: &Store,
    item: ItemId,
    words: &str,
    page: Option<u32>,
) -> Result<Result<Placed, String>, Message> {
    let text = store.text_of(item)?;
    let mut near = None;
    if let Some(text) = &text {
        let page = page.filter(|page| text.engine != RECORD && text.pages.iter().any(|p| p.number == *page));
        match search(text, words, page) {
            Search::Found(passage) => return Ok(to_the_letter(words, text, &passage)),
            Search::Several(_) => return Ok(several(words, text)),
            Search::Elsewhere(pages) => {
                let page = pages.first().copied().unwrap_or(1);
                return Ok(Err(format!(
                    "the quotation stands on page {page}, not on the page that is given"
                )));
            }
            Search::Absent(nearest) => near = nearest,
        }
    }
    if let Some(title) = store.title_of(item)?
        && let Search::Found(passage) = search(&title, words, None)
    {
        return Ok(to_the_letter(words, &title, &passage));
    }
    Ok(Err(match (text, near) {
        (None, _) => "the quotation cannot be checked: no text of it is stored".to_owned(),
        (_, None) => format!("“{}” does not stand there", short(words, SHOWN)),
        (_, Some(near)) => {
            format!(
                "“{}” does not stand there; the nearest is “{}”",
                short(words, SHOWN),
                short(&near.exact, SHOWN)
            )
        }
    }))
}

/// Words that stand in a text more than once are quoted from its first page that has them once, or without a place.
fn several(words: &str, text: &ItemText) -> Result<Placed, String> {
    for page in &text.pages {
        if let Search::Found(passage) = search(text, words, Some(page.number)) {
            return to_the_letter(words, text, &passage);
        }
    }
    Err(format!("“{}” stands there more than once: quote more of the words around it", short(words, SHOWN)))
}

fn to_the_letter(words: &str, text: &ItemText, passage: &Passage) -> Result<Placed, String> {
    let bare = words.trim_matches(['“', '”', '"']);
    if !exactly(bare, &passage.exact) {
        let (said, found) = (short(words, SHOWN), short(&passage.exact, SHOWN));
        return Err(format!("“{said}” differs from the stored text, which has “{found}”"));
    }
    if text.engine == RECORD {
        return Ok((passage.exact.clone(), None, None));
    }
    let paragraph = paragraph_at(&paragraphs(&text.pages), passage.page, passage.start);
    Ok((passage.exact.clone(), Some(passage.page), paragraph))
}
