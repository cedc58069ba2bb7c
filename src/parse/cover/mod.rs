//! What the first page and the stamps of a document say of it, in the forms of the ICC's covers in English and French
//! and of those of the Kosovo Specialist Chambers, the Lebanon tribunal and the residual mechanism.
//!
//! Only what stands where covers have it is taken: a cover that is not understood says nothing.

mod labels;
mod stamps;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::text::{Cover, PageText};
use crate::parse::pattern::pattern;

/// The most lines of a title.
const LONGEST_TITLE: usize = 8;

static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:urgent[,\s-]+)?((?:strictly )?(?:public(?:que)?|publique|confidential|confidentiel(?:le)?|under seal|",
        r"sous scell[ée]s|secret|ex parte)\b(?:[ ,;(/-].{0,120})?)$"
    ))
});
/// What may follow the first word of a level; else the line is a sentence.
static LEVEL_REST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:$|with\b|and\b|redacted\b|document\b|version\b|expurg|avec\b|et\b|court\b|only\b|ex parte\b|",
        r"lesser\b|annex|under seal|urgent|\(|(?:non)?-?confidential\b|confidentiel|r[ée]serv|caviard)"
    ))
});
static RECLASSIFIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bre-?classified\s+as\s+[‘'“]?(public|confidential|under seal)\b|\breclassifi[ée]e?\s+(?:comme\s+)?(publique?|confidentielle?)\b",
    )
});
static CHAMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?:IN|BEFORE|DEVANT) )?(?:THE |LA )?[A-ZÀ-Ý' -]*CHAMB(?:ER|RE)\b[A-ZÀ-Ý0-9 '()-]*$")
});
static JUDGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:Judge|Juge|M(?:\.|me) (?:le|la) juge|Single Judge|Juge unique)\b"));
static PANEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:panel|chamber|chambre|pre-trial judge|juge de la mise en [ée]tat|president)\b")
});
static END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:source|origine|to be notified|document [àa] notifier|(?:the |le )?(?:office|bureau) |specialist prosecutor|",
        r"counsel |acting |registrar|prosecution:|defence|victims.? counsel|legal representative|no\.? |case )"
    ))
});

/// Reads the cover of a document.
pub fn read(pages: &[PageText]) -> Cover {
    let Some(first) = pages.first().filter(|page| page.number == 1) else { return Cover::default() };
    let lines: Vec<&str> = first.body.lines().map(str::trim).collect();
    let (number, registered) = stamps::read(pages);
    let level = level(&lines);
    Cover {
        number,
        face: labels::date(&lines),
        registered,
        chamber: chamber(&lines),
        judges: judges(&lines),
        classification: reclassified(first).or_else(|| level.as_ref().map(|(_, words)| words.clone())),
        title: level.and_then(|(at, words)| title(&lines, at, &words)),
    }
}

/// The line of the level, and its words.
fn level(lines: &[&str]) -> Option<(usize, String)> {
    if let Some((at, value)) = labels::value(lines, &["Classification"]) {
        return LEVEL.is_match(&value).then(|| (at, own_level(&value)));
    }
    lines.iter().enumerate().find_map(|(at, line)| {
        let words = LEVEL.captures(line)?.get(1)?.as_str();
        let first = words.find([' ', ',', ';', '(', '/', '-']).unwrap_or(words.len());
        let skip =
            if words.to_lowercase().starts_with("strictly ") || words.to_lowercase().starts_with("under ") {
                words.len()
            } else {
                first
            };
        LEVEL_REST.is_match(&words[skip..]).then(|| (at, own_level(words)))
    })
}

/// The words about the document itself: what a public one is a version of, and its annexes, may be closed.
fn own_level(words: &str) -> String {
    let words = words.trim_end_matches(" of").trim_end_matches(" de");
    if !words.to_lowercase().starts_with("publi") {
        return words.to_owned();
    }
    let about = [" of ", " de ", " with ", " avec ", " and ", " et ", ", ", " ("];
    let end = about.iter().filter_map(|word| words.find(word)).min().unwrap_or(words.len());
    words[..end].to_owned()
}

/// A registry prints above a document that its level was changed; that word is the one that counts.
fn reclassified(page: &PageText) -> Option<String> {
    let margin = page.margin.heads.iter().chain(&page.margin.stamp).map(String::as_str);
    let top = page.body.lines().take(12);
    let found = margin.chain(top).find_map(|line| RECLASSIFIED.captures(line))?;
    let word = found.get(1).or_else(|| found.get(2))?.as_str();
    Some(format!("{word} (reclassified)"))
}

fn chamber(lines: &[&str]) -> Option<String> {
    let printed = lines.iter().find(|line| CHAMBER.is_match(line)).map(|line| (*line).to_owned());
    printed.or_else(|| {
        let (_, value) = labels::value(lines, &["Before", "Devant"])?;
        (PANEL.is_match(&value) && !JUDGE.is_match(&value)).then_some(value)
    })
}

fn judges(lines: &[&str]) -> Vec<String> {
    let Some((at, value)) = labels::value(lines, &["Before", "Devant"]) else { return Vec::new() };
    let own = std::iter::once(value.as_str()).filter(|value| JUDGE.is_match(value));
    let below = lines.iter().skip(at + 1).copied().filter(|line| !line.is_empty());
    own.chain(below.take_while(|line| JUDGE.is_match(line))).map(str::to_owned).collect()
}

/// What stands under the level, up to the parties.
fn title(lines: &[&str], level: usize, words: &str) -> Option<String> {
    let rest: Vec<&str> = lines
        .iter()
        .skip(level + 1)
        .copied()
        .skip_while(|line| line.is_empty())
        .take_while(|line| !END.is_match(line))
        .take(LONGEST_TITLE)
        .filter(|line| !line.is_empty())
        .collect();
    let lead = lines.get(level).filter(|line| line.ends_with(" of") || line.ends_with(" de")).map(|_| words);
    let title = rest.join(" ");
    match lead {
        Some(lead) if !title.is_empty() => Some(format!("{lead} of {title}")),
        _ => (!title.is_empty()).then_some(title),
    }
}

#[cfg(test)]
mod tests;
