//! Who may read a document, by its cover, its stamps and what runs on its pages. Of several words the strictest counts.

use std::sync::LazyLock;

use regex::Regex;

use super::labels;
use crate::model::classification::{Classification, Level};
use crate::model::number::{DocumentNumber, Suffix};
use crate::model::text::PageText;
use crate::parse::pattern::pattern;

/// The lines of a first page above which a registry prints that the level was changed.
const TOP: usize = 12;

static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:urgent[,\s-]+)?((?:strictly )?(?:public(?:que)?|publique|confidential|confidentiel(?:le)?|under seal|",
        r"sous scell[ée]s|secret|ex parte)\b(?:[ ,;(/-].{0,120})?)$"
    ))
});
/// What may follow the first word of a level; else the line is a sentence.
static LEVEL_REST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:$|[^.]{0,80}\bonly$|with\b|and\b|redacted\b|document\b|version\b|expurg|avec\b|et\b|court\b|only\b|ex parte\b|",
        r"available\b|lesser\b|annex|under seal|urgent|\(|(?:non)?-?confidential\b|confidentiel|r[ée]serv|caviard)"
    ))
});
/// A line that is words of levels and nothing else.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:urgent|strictly|public|publique|confidential|confidentiel(?:le)?|under seal|sous scell[ée]s|secret|",
        r"ex parte|and|et|only|[\s,;/()-])+$"
    ))
});
/// A level among the other words of a stamp.
static STAMPED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|\s)((?:strictly |not )?(?:public|publique|confidential|confidentiel(?:le)?|under seal|sous scell[ée]s|secret|ex parte)\b[^/\d:]*)",
    )
});
/// What a stamp says of the days of versions, which is no level.
static DAYS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bdate\s[^:]{0,60}:"));
static RECLASSIFIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^re-?classified\s+as\s+(.+)$|^reclassifi[ée]e?s?\s+(?:comme\s+|en\s+(?:tant que\s+)?)?(.+)$",
    )
});
static NEW_LEVEL_IN_STAMP: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:^|\s)(re-?classified\s+as\s.+|reclassifi[ée]e?s?\s.+)$"));

/// The line of the level on a cover, and its words.
pub(super) fn line(lines: &[&str]) -> Option<(usize, String)> {
    if let Some((at, value)) = labels::value(lines, &["Classification"]) {
        return Some((at, own(&value)));
    }
    lines.iter().enumerate().find_map(|(at, line)| Some((at, of_line(line)?)))
}

/// The words that govern, of all that the document says: `cover` is the line of the level on its first page, `number`
/// stands in its stamp.
pub(super) fn strictest(
    pages: &[PageText],
    lines: &[&str],
    cover: Option<&(usize, String)>,
    number: Option<&str>,
) -> Option<String> {
    let changed = of_change(pages, lines, cover.map(|(at, _)| *at));
    let marked = if changed.is_none() { of_number(number) } else { None };
    let first = changed.or_else(|| of_cover(lines, cover));
    let margins = pages.iter().flat_map(of_margin);
    first.into_iter().chain(marked).chain(margins).reduce(stricter)
}

/// The stricter words; the first where they are alike.
fn stricter(one: String, other: String) -> String {
    let level = |words: &str| Classification::read(words).level;
    if level(&other) > level(&one) { other } else { one }
}

fn of_cover(lines: &[&str], cover: Option<&(usize, String)>) -> Option<String> {
    let (at, words) = cover?;
    let below = lines.windows(2).skip(*at).filter(|pair| !goes_on(pair[0]) && BARE.is_match(pair[1]));
    Some(below.filter_map(|pair| of_line(pair[1])).fold(words.clone(), stricter))
}

/// Whether a line names what the next one begins with: `Public redacted version of`.
fn goes_on(line: &str) -> bool {
    let line = line.to_lowercase();
    [" of", " de", " with", " avec"].iter().any(|end| line.ends_with(end))
}

/// A line without brackets and marks around it, and without the blanks of letters that are set apart.
fn bare(line: &str) -> String {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "[](){}*•“”\"'.:-–".contains(c));
    let apart = line.split(' ').count() > 3 && line.split(' ').all(|word| word.chars().count() == 1);
    if apart { line.replace(' ', "") } else { line.to_owned() }
}

/// What the marks of a number say: `-Conf`, `-Conf-Exp`, `-US`. A public marker beside them (`-Conf-Red`) lifts that.
fn of_number(number: Option<&str>) -> Option<String> {
    let number = DocumentNumber::read(number?).ok()?;
    let marks = &number.parts().suffixes;
    if marks.iter().any(Suffix::is_public_marker) {
        return None;
    }
    let words = marks.iter().filter_map(|mark| match mark {
        Suffix::Confidential => Some("Confidential"),
        Suffix::ExParte => Some("Ex parte"),
        Suffix::UnderSeal => Some("Under seal"),
        Suffix::Secret => Some("Secret"),
        _ => None,
    });
    words.map(|word| format!("{word} (by its number)")).reduce(stricter)
}

/// A level that is a line of its own.
fn of_line(line: &str) -> Option<String> {
    let line = &bare(line);
    let words = LEVEL.captures(line)?.get(1)?.as_str();
    let first = words.find([' ', ',', ';', '(', '/', '-']).unwrap_or(words.len());
    let small = words.to_lowercase();
    let pair = ["sous scellés", "sous scelles", "ex parte"].into_iter().find(|pair| small.starts_with(pair));
    let whole = small.starts_with("strictly ") || small.starts_with("under ");
    let skip = if whole { words.len() } else { pair.map_or(first, str::len) };
    LEVEL_REST.is_match(&words[skip..]).then(|| own(words))
}

/// The words about the document itself: what a public one is a version of, and its annexes, may be closed.
fn own(words: &str) -> String {
    let small = words.to_ascii_lowercase(); // as long as the words, byte for byte
    let words = &words[..small.trim_end_matches(" of").trim_end_matches(" de").len()];
    if !small.starts_with("publi") {
        return words.to_owned();
    }
    let about = [" of ", " de ", " with ", " avec ", " and ", " et ", " pursuant ", ", ", " ("];
    let end = about.iter().filter_map(|word| small.find(word)).min().unwrap_or(words.len());
    words[..end.min(words.len())].to_owned()
}

/// A registry prints above a document that its level was changed; that word counts instead of the one on the cover.
/// The title stands below the level and may speak of such a change without being one.
fn of_change(pages: &[PageText], lines: &[&str], level: Option<usize>) -> Option<String> {
    let top = lines.iter().take(level.unwrap_or(TOP).min(TOP)).copied();
    let heads = pages.iter().flat_map(|page| page.margin.heads.iter().map(|head| head.trim()));
    let stamps = pages.iter().filter_map(|page| page.margin.stamp.as_deref());
    let stamps = stamps.filter_map(|stamp| Some(NEW_LEVEL_IN_STAMP.captures(stamp)?.get(1)?.as_str()));
    top.chain(heads).chain(stamps).filter_map(new_level).reduce(stricter)
}

fn new_level(line: &str) -> Option<String> {
    let found = RECLASSIFIED.captures(line)?;
    let words = found.get(1).or_else(|| found.get(2))?.as_str();
    let words = own(words.trim_start_matches(|c: char| !c.is_alphanumeric()));
    Some(format!("{} (reclassified)", words.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

/// Closed levels beside the text of a page. That a stamp says `PUBLIC` opens nothing.
fn of_margin(page: &PageText) -> Vec<String> {
    let runs = page.margin.heads.iter().chain(&page.margin.feet);
    let mut found: Vec<String> = runs.filter_map(|line| of_line(line.trim())).collect();
    if let Some(stamp) = &page.margin.stamp {
        let days = DAYS.replace_all(stamp, " : ");
        let stamp = NEW_LEVEL_IN_STAMP.replace(&days, " ");
        found.extend(
            STAMPED.captures_iter(&stamp).filter_map(|found| Some(own(found.get(1)?.as_str().trim()))),
        );
    }
    found.retain(|words| Classification::read(words).level != Level::Public);
    found
}
