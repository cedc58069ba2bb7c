//! Invitations to file observations as a friend of the court, in the words of the order that makes them.

use std::sync::LazyLock;

use regex::Regex;

use super::invitation_dates::{Set, set};
use crate::model::text::PageText;
use crate::model::wording::tidy;

/// A window that an order opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The page, from 1; `None` where only the title invites.
    pub page: Option<u32>,
    /// The sentence that invites, with those behind it up to the one that sets the date.
    pub sentence: String,
    /// What is set; `None`: no date was found, read the order.
    pub set: Option<Set>,
}

/// A sentence with the page it begins on.
struct Sentence {
    page: u32,
    text: String,
}

/// How many sentences after an invitation its date is looked for in.
const REACH: usize = 2;

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static FRIEND: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\bamic(us|i)\b|\brule 103\b|\br[èe]gle 103\b"));
static INVITES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\binvit(e|es|ed|ing|ation|ations|ent|ant|é|ée|és|ées)\b|\bwelcomes\b|\bcalls? for\b|\b(may|shall|peuvent|peut) (submit|file|request|seek|apply|d[ée]poser|pr[ée]senter|demander|soumettre)\b|\b(wish(es|ing)?|souhait(e|ent|ant)) (to )?(submit|file|request|make|d[ée]poser|pr[ée]senter|soumettre)\b",
    )
});
static REFUSES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(declin(e|es|ed|ing)|reject(s|ed|ing)?|refus(e|es|ed)|den(y|ies|ied)|dismiss(es|ed)?|not (to )?invited?|no need to invite|rejette|n'invite pas|d[ée]cline)\b",
    )
});
static OBSERVES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(observations?|submissions?|brief|briefs|views|leave|m[ée]moires?|conclusions|autorisation)\b",
    )
});

fn is(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// The windows that an order opens, by its title and its pages; the same date is told once.
pub fn windows(title: &str, pages: &[PageText]) -> Vec<Window> {
    let sentences = sentences(pages);
    let titled = is(&FRIEND, title);
    let mut found: Vec<Window> = Vec::new();
    for at in 0..sentences.len() {
        if !invites(&sentences, at, titled) {
            continue;
        }
        let window = window(&sentences, at);
        if !found.iter().any(|known| known.set == window.set) {
            found.push(window);
        }
    }
    if found.iter().any(|window| window.set.is_some()) {
        found.retain(|window| window.set.is_some());
    }
    if found.is_empty() && titled && is(&INVITES, title) && !is(&REFUSES, title) {
        found.push(Window { page: None, sentence: tidy(title), set: None });
    }
    found
}

/// Whether a sentence invites friends of the court: they, or the rule on them, are named in it or close by.
fn invites(sentences: &[Sentence], at: usize, titled: bool) -> bool {
    let text = &sentences[at].text;
    if !is(&INVITES, text) || !is(&OBSERVES, text) || is(&REFUSES, text) {
        return false;
    }
    let from = at.saturating_sub(1);
    let near = &sentences[from..(at + 2).min(sentences.len())];
    is(&FRIEND, text)
        || titled
        || near.iter().any(|other| is(&FRIEND, &other.text) && is(&OBSERVES, &other.text))
}

fn window(sentences: &[Sentence], at: usize) -> Window {
    let last = (at + REACH).min(sentences.len() - 1);
    let dated = (at..=last).find_map(|place| set(&sentences[place].text).map(|set| (place, set)));
    let to = dated.as_ref().map_or(at, |(place, _)| *place);
    let words: Vec<&str> = sentences[at..=to].iter().map(|sentence| sentence.text.as_str()).collect();
    Window { page: Some(sentences[at].page), sentence: words.join(" "), set: dated.map(|(_, set)| set) }
}

/// Words that a point does not end a sentence after.
const SHORT: &[&str] = &[
    "no", "nos", "v", "mr", "ms", "mrs", "dr", "art", "arts", "para", "paras", "p", "pp", "cf", "al", "m",
    "mm", "n",
];

/// The sentences of a document; one that runs on over a page stands under the page on which it begins.
fn sentences(pages: &[PageText]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut open = Sentence { page: 1, text: String::new() };
    for page in pages {
        for (place, paragraph) in page.body.split("\n\n").enumerate() {
            if place > 0 || page.number <= 2 || numbered(paragraph) {
                close(&mut open, &mut found);
            }
            for word in paragraph.split_whitespace() {
                if open.text.is_empty() {
                    open.page = page.number;
                } else {
                    open.text.push(' ');
                }
                open.text.push_str(word);
                if ends(word) {
                    close(&mut open, &mut found);
                }
            }
        }
    }
    close(&mut open, &mut found);
    found
}

/// Whether a paragraph begins with its number: it does not go on from the page before.
fn numbered(paragraph: &str) -> bool {
    let word = paragraph.split_whitespace().next().unwrap_or_default();
    word.strip_suffix('.')
        .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
}

fn close(open: &mut Sentence, found: &mut Vec<Sentence>) {
    let text = tidy(&std::mem::take(&mut open.text)).replace('’', "'");
    if text.chars().any(char::is_alphabetic) {
        found.push(Sentence { page: open.page, text });
    }
}

/// Whether a word ends its sentence: `12.` begins a paragraph and `Mr.` a name.
fn ends(word: &str) -> bool {
    let bare = word.trim_end_matches(['"', '”', '»', ')', ']', '\'', '’']);
    if bare.ends_with([';', '?', '!']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else { return false };
    let stem = stem.trim_start_matches(['(', '[', '“', '"', '«']).to_lowercase();
    let number = !stem.is_empty() && stem.chars().all(|c| c.is_ascii_digit()) && stem.len() < 4;
    let letters = stem.split('.').all(|part| part.chars().count() <= 1);
    !(number || letters || SHORT.contains(&stem.as_str()))
}
