//! Makes a printed number fit to be read: one kind of hyphen, slash and space, no labels, no broken lines.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A pattern of one of the grammars.
#[allow(clippy::expect_used)] // a constant pattern, compiled by a test
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

/// Text in which every look-alike is one ASCII sign, and the way back to the bytes it came from.
pub(super) struct Folded<'a> {
    source: &'a str,
    /// The folded text.
    pub text: String,
    starts: Vec<usize>,
}

impl<'a> Folded<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut starts = Vec::with_capacity(source.len());
        for (at, letter) in source.char_indices() {
            if let Some(folded) = fold(letter) {
                text.push(folded);
                starts.resize(text.len(), at);
            }
        }
        Self { source, text, starts }
    }

    /// The bytes of the source that a range of the folded text came from.
    pub(super) fn source_range(&self, folded: &Range<usize>) -> Range<usize> {
        let start = self.starts.get(folded.start).copied().unwrap_or(self.source.len());
        let last = folded.end.checked_sub(1).and_then(|end| self.starts.get(end)).copied();
        let end = last.map_or(start, |at| at + self.source[at..].chars().next().map_or(0, char::len_utf8));
        start..end.max(start)
    }
}

fn fold(letter: char) -> Option<char> {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{fe63}' | '\u{ad}' => Some('-'),
        '\u{2044}' | '\u{2215}' | '\u{29f8}' => Some('/'),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        other if other.is_whitespace() => Some(' '),
        other => Some(other),
    }
}

/// A printed number made ready for a grammar, and what had to be mended for it.
pub(super) struct Clean {
    /// The folded text without labels, with single spaces and none beside a hyphen or slash.
    pub text: String,
    /// What was mended, in a lawyer's words.
    pub mends: Vec<String>,
}

static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:original *: *\w+ +)?(?:n(?:o|os)? *[.:º°] *:? *|nos? +:? *)"));
static SIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\s*[(\[]\s*sic\.?\s*[)\]]"));
static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+([-/_])\s*|([-/_])\s+"));

/// Takes off what surrounds a number and closes the gaps inside it.
pub(super) fn clean(printed: &str) -> Clean {
    let mut mends = Vec::new();
    let mut text = Folded::new(printed).text.trim().to_owned();
    if let Some(label) = LABEL.find(&text).filter(|label| label.end() < text.len()) {
        mends.push(format!("the label `{}` was left out", label.as_str().trim()));
        text = text[label.end()..].to_owned();
    }
    if text.contains(['(', '[']) && SIC.is_match(&text) {
        mends.push("the author's `(sic)` was left out".to_owned());
        text = SIC.replace_all(&text, "").into_owned();
    }
    if text.contains(char::is_whitespace) {
        close_gaps(&mut text, &mut mends);
        text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.truncate(text.trim_end_matches(['.', ',', ';', ':']).len());
    drop_doubled_prefix(&mut text, &mut mends);
    Clean { text, mends }
}

fn close_gaps(text: &mut String, mends: &mut Vec<String>) {
    for gap in JOINT.find_iter(text) {
        let after_prefix = gap.start() > 0 && text[..gap.start()].chars().all(|c| c.is_ascii_alphabetic());
        let mend = match (gap.as_str().contains('\n'), after_prefix) {
            (true, _) => "a line break inside the number was removed",
            (false, true) => "a space after the prefix was removed",
            (false, false) => "a space inside the number was removed",
        };
        if !mends.iter().any(|known| known == mend) {
            mends.push(mend.to_owned());
        }
    }
    *text = JOINT.replace_all(text, "$1$2").into_owned();
}

fn drop_doubled_prefix(text: &mut String, mends: &mut Vec<String>) {
    let length = text.chars().take_while(char::is_ascii_alphabetic).count();
    let prefix = text[..length].to_owned();
    if !(2..=5).contains(&length) {
        return;
    }
    let mut rest = text[length..].trim_start_matches(['-', ' ', '/', ':']);
    let mut doubled = None;
    while rest.get(..length).is_some_and(|next| next.eq_ignore_ascii_case(&prefix))
        && rest[length..].starts_with(['-', ' '])
    {
        doubled = Some(rest.to_owned());
        rest = rest[length..].trim_start_matches(['-', ' ', '/', ':']);
    }
    if let Some(single) = doubled {
        mends.push(format!("the prefix `{prefix}-` stood twice"));
        *text = single;
    }
}

/// Letters that were typed for digits: only for places where a grammar allows nothing but digits.
pub(super) fn digits(text: &str, mends: &mut Vec<String>) -> String {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.to_owned();
    }
    let mended: String = text
        .chars()
        .map(|letter| match letter {
            'O' | 'o' => '0',
            'I' | 'l' | 'i' => '1',
            other => other,
        })
        .collect();
    if mended != text {
        mends.push(format!("`{text}` was read as `{mended}`: only digits can stand there"));
    }
    mended
}

/// A number without its leading zeros, `0` kept.
pub(super) fn unpadded(digits: &str) -> &str {
    let bare = digits.trim_start_matches('0');
    if bare.is_empty() && !digits.is_empty() { "0" } else { bare }
}

/// `20190621` as `2019-06-21`, when it is a day of the calendar.
pub(super) fn iso_day(year: &str, month: &str, day: &str) -> Option<String> {
    let (y, m, d): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let last = match m {
        2 if y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let real = (1900..2100).contains(&y) && (1..=12).contains(&m) && (1..=last).contains(&d);
    real.then(|| format!("{y:04}-{m:02}-{d:02}"))
}

/// The day in eight digits, year first.
pub(super) fn compact_day(eight: &str) -> Option<String> {
    iso_day(eight.get(..4)?, eight.get(4..6)?, eight.get(6..)?)
}
