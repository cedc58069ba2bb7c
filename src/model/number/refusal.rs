//! Why a printed text is not read as a document number.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

use super::text::pattern;

/// The reason a text was not read, for a program to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// Nothing is printed.
    Empty,
    /// The source says that there is no number: `NA`, `-`.
    Absent,
    /// The number of a press release.
    PressRelease,
    /// The number stops before its end: `ICC-01/14-`.
    Incomplete,
    /// A short form of a footnote, which leaves out the case: `31-Conf-Red`.
    ShortForm,
    /// More than one reading is possible.
    Ambiguous,
    /// The number belongs to another court or another case than the one named.
    Elsewhere,
    /// No court known to the grammars numbers its documents so.
    UnknownCourt,
    /// Something follows the number that is not part of it.
    Trailing,
    /// The digits where a date stands are not a day.
    NotADay,
    /// The text begins like a number of the court and does not follow its grammar.
    Unreadable,
}

/// A text that was not read as a number, and why, in words a lawyer understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    kind: RefusalKind,
    reason: String,
}

impl Refusal {
    pub(super) fn new(kind: RefusalKind, reason: impl Into<String>) -> Self {
        Self { kind, reason: reason.into() }
    }

    /// The kind of the reason.
    pub fn kind(&self) -> RefusalKind {
        self.kind
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refusal {}

/// The text as a message quotes it: in backticks, on one line, not longer than a line.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 80 {
        return format!("`{line}`");
    }
    format!("`{}…`", line.chars().take(79).collect::<String>())
}

/// The longest text that is tried: the longest real reference has some 120 letters.
const LONGEST: usize = 400;

static PRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:[A-Z]{2,6} )?(?:press release|comunicado|communiqu[ée]|media advisory)\b")
});
static ABSENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:n/?a|n\.a|none|nil|null|[-?]+)$"));
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:T-)?\d{1,5}(?:-[A-Z][A-Z0-9]*)+\b.*|T-\d{1,4}|(?:(?:IA|PL|RAC)\d{3}[-/])?F\d{4,5}[A-Z0-9/]*)$",
    )
});
static APPLICATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\d{1,5}/\d{2}(?:(?:[;,]| and) ?\d{1,5}/\d{2})*$"));
static BARE_CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-H]\d{1,4}(?:[./]\w{1,5})*$"));

/// What can be said without knowing the court.
pub(super) fn at_sight(text: &str) -> Option<Refusal> {
    use RefusalKind::{Absent, Empty, PressRelease, Unreadable};
    if text.is_empty() {
        return Some(Refusal::new(Empty, "there is no number: the text is empty"));
    }
    if text.len() > LONGEST {
        return Some(Refusal::new(Unreadable, format!("{} is too long to be a number", quoted(text))));
    }
    if ABSENT.is_match(text) {
        return Some(Refusal::new(Absent, format!("{} says that the court gave no number", quoted(text))));
    }
    PRESS.is_match(text).then(|| {
        let reason = format!("{} is a press release number, not a filing number", quoted(text));
        Refusal::new(PressRelease, reason)
    })
}

/// Why a text that looks like no court's number is refused.
pub(super) fn nobodys(text: &str) -> Refusal {
    use RefusalKind::{Ambiguous, ShortForm, UnknownCourt};
    let number = quoted(text);
    if APPLICATION.is_match(text) || BARE_CODE.is_match(text) {
        let reason = format!("{number} can be a number of several courts; say which court it is from");
        return Refusal::new(Ambiguous, reason);
    }
    if SHORT.is_match(text) {
        return Refusal::new(ShortForm, format!("{number} is a short form: the case before it is missing"));
    }
    let reason = format!("{number} does not look like a number of any court known here");
    Refusal::new(UnknownCourt, reason)
}

/// A number that begins as its court writes them and then leaves the grammar.
pub(super) fn unreadable(text: &str, example: &str) -> Refusal {
    let reason = format!("{} does not follow the court's way of numbering, as in `{example}`", quoted(text));
    Refusal::new(RefusalKind::Unreadable, reason)
}

/// A number with something behind it that no grammar knows.
pub(super) fn trailing(text: &str, rest: &str) -> Refusal {
    let reason = format!("{} in {} is not part of a number known here", quoted(rest), quoted(text));
    Refusal::new(RefusalKind::Trailing, reason)
}

#[cfg(test)]
pub(super) fn compile_patterns() {
    for pattern in [&PRESS, &ABSENT, &SHORT, &APPLICATION, &BARE_CODE] {
        assert!(!pattern.as_str().is_empty());
    }
}
