//! Text to sentences, where courts abbreviate: `10 a.m.`, `v.`, `Mr.`, `No.`, `paras.`

use crate::parse::text::tidy;

/// Words that a point does not end a sentence after, in lower case.
const SHORT_WORDS: &[&str] = &[
    "v", "vs", "c", "mr", "mrs", "ms", "mm", "dr", "prof", "hon", "st", "no", "nos", "n", "nr", "art",
    "arts", "para", "paras", "par", "p", "pp", "pg", "fn", "vol", "sec", "ch", "cf", "e.g", "i.e", "al",
    "op", "cit", "ibid", "approx", "tel", "ext", "ltd", "inc", "h.e", "u.n",
];

/// Names of months and days that are cut short; capitalised, to tell `Sat.` from `sat.`
const SHORT_NAMES: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "janv", "févr",
    "avr", "juil", "déc", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
];

/// What may follow a time that ends in `a.m.` or `p.m.` within the same sentence, though it is capitalised.
const AFTER_TIME: &[&str] = &[
    "EAT",
    "CET",
    "CEST",
    "GMT",
    "UTC",
    "BST",
    "Hague",
    "Arusha",
    "Courtroom",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words after which a line of a page cannot end a sentence.
const UNFINISHED: &[&str] = &[
    "on",
    "at",
    "the",
    "of",
    "in",
    "and",
    "to",
    "from",
    "for",
    "a",
    "an",
    "by",
    "with",
    "v",
    "v.",
    "will",
    "be",
    "le",
    "la",
    "les",
    "du",
    "de",
    "des",
    "au",
    "à",
    "et",
    "en",
    "une",
    "un",
    "chamber",
    "courtroom",
    "hague",
];

/// The sentences of a text, each on one line and tidied, in order. A line break ends a sentence unless the
/// line is plainly unfinished.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        split(&paragraph, &mut found);
    }
    found
}

/// The lines of a text, those put together that were one sentence before they were wrapped.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut unbroken = false;
    for line in text.lines() {
        let line = tidy(line);
        match found.last_mut().filter(|before| unbroken && goes_on(before, &line)) {
            Some(before) => {
                before.push(' ');
                before.push_str(&line);
            }
            None if line.is_empty() => {}
            None => found.push(line.clone()),
        }
        unbroken = !line.is_empty();
    }
    found
}

fn goes_on(before: &str, line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    if before.ends_with(['.', '!', '?', ':', ';']) && !before.ends_with("v.") {
        return false;
    }
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    first.is_lowercase() || before.ends_with(',') || UNFINISHED.contains(&last.as_str())
}

fn split(paragraph: &str, found: &mut Vec<String>) {
    let mut begin = 0;
    for (at, mark) in paragraph.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | ';')) {
        let end = at + mark.len_utf8();
        let after = paragraph.get(end..).unwrap_or_default();
        let closing = after.len() - after.trim_start_matches(['"', '”', '’', ')', '»']).len();
        let (end, after) = (end + closing, after.get(closing..).unwrap_or_default());
        if !after.starts_with(' ') && !after.is_empty() {
            continue;
        }
        let before = paragraph.get(begin..at).unwrap_or_default();
        if mark == '.' && !after.is_empty() && is_abbreviation(before, after.trim_start()) {
            continue;
        }
        push(paragraph.get(begin..end), found);
        begin = end;
    }
    push(paragraph.get(begin..), found);
}

fn push(piece: Option<&str>, found: &mut Vec<String>) {
    let piece = piece.unwrap_or_default().trim();
    if !piece.is_empty() {
        found.push(piece.to_owned());
    }
}

/// Whether the point after `before` belongs to its last word.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let last = before.rsplit([' ', '(', '\u{2019}', '\'']).next().unwrap_or_default();
    let small = last.to_lowercase();
    let next = after.split([' ', ',', ')']).next().unwrap_or_default();
    let upper = next.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '“' | '«'));
    let half = small.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':'));
    if matches!(half, "a.m" | "p.m" | "am" | "pm") || small == "m" {
        let second = after.split([' ', ',', ')']).nth(1).unwrap_or_default();
        return !upper || AFTER_TIME.contains(&next) || (next == "The" && second == "Hague") || small == "m";
    }
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase) && last != "I";
    let figure = !upper && last.chars().all(|c| c.is_ascii_digit());
    let name = last.starts_with(char::is_uppercase) && SHORT_NAMES.contains(&small.as_str());
    SHORT_WORDS.contains(&small.as_str()) || name || initial || figure || (!upper && last.contains('.'))
}
