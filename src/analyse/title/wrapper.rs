//! What stands around a title: that it is a redacted version, a corrigendum, an annex of another paper.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::vocabulary::{Modifier, VOCABULARY};
use crate::model::fold::Folded;

/// The front of a title, read.
pub(super) struct Front {
    /// What was done to the paper, from the front.
    pub modifiers: Vec<&'static str>,
    /// Where the title proper begins, in bytes.
    pub rest: usize,
    /// The title without words of redaction around it.
    pub bare: Range<usize>,
}

/// A title without the words of redaction around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwrapped {
    /// The title proper; what was done to it otherwise (`Corrigendum to`) stays before it.
    pub title: String,
    /// Whether anything was taken off.
    pub changed: bool,
}

/// Takes off every wrapper of the kind “Public redacted version of “…”, NUMBER, dated …”, whatever stands around it.
pub fn unwrap(title: &str) -> Unwrapped {
    let title = title.trim();
    let mut kept = String::new();
    let mut range = without_level(title, trimmed(title, 0..title.len()));
    let mut changed = false;
    if let Some(proper) = without_trailing_words(title, &range) {
        (range, changed) = (proper, true);
    }
    while let Some(step) = step(title, &range) {
        if step.modifier.redaction {
            changed = true;
            let rest = without_particulars(title, step.rest);
            range = quotation(title, &rest)
                .map_or_else(|| trailing(title, rest.clone()), |quoted| trimmed(title, quoted));
            continue;
        }
        let inner = quotation(title, &step.rest).map_or(step.rest.clone(), |quoted| trimmed(title, quoted));
        if !is_redacted(title, &inner) {
            break;
        }
        kept.push_str(&title[range.start..step.rest.start]);
        range = inner;
    }
    if let Some(proper) = without_trailing_words(title, &range).filter(|_| changed) {
        range = proper;
    }
    if !changed || range.is_empty() {
        return Unwrapped { title: title.to_owned(), changed: false };
    }
    let mut proper = kept;
    proper.push_str(&title[range]);
    Unwrapped { title: capital(&proper), changed }
}

/// Whether words of redaction follow, behind whatever else was done to the paper.
fn is_redacted(title: &str, range: &Range<usize>) -> bool {
    step(title, range).is_some_and(|step| step.modifier.redaction || is_redacted(title, &step.rest))
}

/// Reads what was done to a paper from the front of its title.
pub(super) fn front(title: &str) -> Front {
    let mut range = trimmed(title, 0..title.len());
    let mut bare = range.clone();
    let mut modifiers = Vec::new();
    let mut only_redactions = true;
    loop {
        if let Some(quoted) = quotation(title, &range) {
            range = trimmed(title, quoted);
            if only_redactions {
                bare = range.clone();
            }
        }
        let Some(step) = step(title, &range) else { break };
        modifiers.push(step.modifier.slug.as_str());
        only_redactions &= step.modifier.redaction;
        range = if quotation(title, &step.rest).is_none() && step.modifier.redaction {
            trailing(title, step.rest)
        } else {
            step.rest
        };
        if only_redactions {
            bare = range.clone();
        }
    }
    Front { modifiers, rest: range.start, bare }
}

/// One thing that was done to a paper, and what follows.
struct Step {
    modifier: &'static Modifier,
    rest: Range<usize>,
}

fn step(title: &str, range: &Range<usize>) -> Option<Step> {
    let folded = Folded::new(&title[range.clone()]);
    VOCABULARY.modifiers.iter().find_map(|modifier| {
        let end = modifier.patterns.iter().filter_map(|p| p.find(&folded.text)).map(|m| m.end()).max()?;
        let end = end + connecting(&folded.text[end..]);
        let begins = folded.source_range(&(end..end)).start;
        let rest = trimmed(title, range.start + begins..range.end);
        (begins > 0).then_some(Step { modifier, rest })
    })
}

/// How many bytes lead from what was done to the paper itself: an article, a colon.
fn connecting(text: &str) -> usize {
    static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[\s:.,;–—-]*(?:(?:of|to|de|du|des|d['’]|a|au|aux)\b ?)?(?:(?:the|la|le|les|l['’])\b ?)?[\s:.,;–—-]*").ok()
    });
    LINK.as_ref().and_then(|link| link.find(text)).map_or(0, |m| m.end())
}

/// Without the level that a source prints before a redacted version: `Public with confidential annexes A and B: …`.
fn without_level(title: &str, range: Range<usize>) -> Range<usize> {
    static LEVEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:public|confidential)(?: redacted)?,? (?:with|and) [^:–—“”]*(?:annex|appendi|attachment)[^:–—“”]*[:–—]\s*")
            .ok()
    });
    let found = LEVEL.as_ref().and_then(|level| level.find(&title[range.clone()]));
    let rest = found.map(|found| range.start + found.end()..range.end);
    rest.filter(|rest| is_redacted(title, rest)).unwrap_or(range)
}

/// Without words of redaction behind a title: `Decision on Bail (Public Redacted Version)`.
fn without_trailing_words(title: &str, range: &Range<usize>) -> Option<Range<usize>> {
    static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let words =
            r"(?:(?:\p{L}+ )?(?:public|lesser)[ -]redacted(?: version)?|version publique(?: expurg\p{L}+)?)";
        Regex::new(&format!(r"(?i)(?:\s*[(\[]{words}[)\]]|\s+[-–—]\s*{words}|\s*[,;:—]\s*{words})\s*\.?$"))
            .ok()
    });
    let found = BEHIND.as_ref()?.find(&title[range.clone()])?;
    (found.start() > 0).then(|| trimmed(title, range.start..range.start + found.start()))
}

/// Without what is said of the other version before its own title: its level, number, date.
fn without_particulars(title: &str, range: Range<usize>) -> Range<usize> {
    const NUMBER: &str = r"(?:ICC|KSC|STL|IT|ICTR|MICT|SCSL)-?[A-Z0-9/.-]*\d[-A-Za-z0-9/.]*";
    static BEFORE: LazyLock<[Option<Regex>; 2]> = LazyLock::new(|| {
        let day = r"\d{1,2}(?:er)? \p{L}+ \d{4}";
        let word = r"confidential|conf\.?|ex parte|confidentielle?|the|of|du|dated|en date du|filed on|no\.?";
        let sort = r"document|filing|submission|motion|request|decision|order|entitled|titled|intitul\p{L}+";
        [
            Regex::new(&format!(r"(?i)^(?:(?:{NUMBER}|{day}|{word}|{sort})[\s,:;–—-]+)+")).ok(),
            Regex::new(&format!(r"(?i)^{NUMBER}(?:,? (?:of |dated )?{day})?\s*(?:[:,;–—]|-\s)\s*")).ok(),
        ]
    });
    let end_of = |before: &Option<Regex>| {
        before
            .as_ref()
            .and_then(|before| before.find(&title[range.clone()]))
            .map(|found| range.start + found.end())
    };
    let [to_quotation, to_title] = &*BEFORE;
    let quoted = end_of(to_quotation).filter(|at| title[*at..].starts_with(['“', '„', '"', '«', '‘']));
    quoted.or_else(|| end_of(to_title)).filter(|at| *at < range.end).map_or(range.clone(), |at| at..range.end)
}

/// The inside of the quotation that a stretch begins with.
fn quotation(title: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let text = &title[range.clone()];
    let open = text.chars().next()?;
    let start = open.len_utf8();
    let end = match open {
        '“' | '„' | '”' => {
            balanced(text, &['“', '„'], '”').or_else(|| text.rfind('"').filter(|at| *at > 0))
        }
        '«' => balanced(text, &['«'], '»'),
        '"' => text.rfind('"').filter(|at| *at > 0),
        '‘' | '\'' | '’' => last_single(text),
        _ => return None,
    };
    let end = end.filter(|end| *end >= start).unwrap_or(text.len());
    Some(range.start + start..range.start + end)
}

fn balanced(text: &str, opens: &[char], close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if opens.contains(&c) || at == 0 {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(at);
            }
        }
    }
    text.rfind(close).filter(|at| *at > 0)
}

/// The closing single mark: the last that no letter follows.
fn last_single(text: &str) -> Option<usize> {
    let marks = text.char_indices().filter(|(at, c)| *at > 0 && matches!(c, '’' | '\''));
    let closing = |(at, c): &(usize, char)| !text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
    marks.filter(closing).map(|(at, _)| at).next_back()
}

/// Without a number or a date that trails a title behind a comma or in brackets, and when it was filed.
fn trailing(title: &str, range: Range<usize>) -> Range<usize> {
    static TRAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)(?:",
            r"\s*[,;]?\s*\((?:no\.? ?)?(?:ICC|KSC|STL|IT|ICTR|MICT|SCSL|F)[-A-Z0-9/ .]*\d[-A-Za-z0-9/.]*",
            r"(?:[,;]?\s+(?:of |dated |du |en date du |filed on )?\d{1,2}(?:er)? \p{L}+ \d{4})?\)",
            r"|\s*[,;]\s*(?:no\.? ?)?(?:ICC|KSC|STL|IT|ICTR|MICT|SCSL)-?[A-Z0-9/.-]*\d[-A-Za-z0-9/.]*",
            r"|\s*[,;]\s*(?:of |dated |du |en date du |filed on |submitted on |issued on |registered on |déposée? le )?\d{1,2}(?:er)? \p{L}+ \d{4}",
            r"|\s+(?:filed on|submitted on|issued on|registered on|déposée? le) \d{1,2}(?:er)? \p{L}+ \d{4}",
            r")\s*\.?\s*$"
        ))
        .ok()
    });
    let mut range = range;
    while let Some(found) = TRAIL.as_ref().and_then(|trail| trail.find(&title[range.clone()])) {
        if found.start() == 0 {
            break;
        }
        range = range.start..range.start + found.start();
    }
    trimmed(title, range)
}

fn trimmed(title: &str, range: Range<usize>) -> Range<usize> {
    let text = &title[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    let end = range.start + text.trim_end().len();
    start..end.max(start)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
