//! What a person should look at in a citation before relying on it.

use std::fmt;

/// What a person should look at in a citation before relying on it. It prints as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// The Guide has no rule for a situation without an accused.
    SituationByAnalogy,
    /// The Guide has no rule for a party's filing at a criminal court.
    FilingByAnalogy,
    /// The Guide has no rule for a transcript of a criminal court.
    TranscriptByAnalogy,
    /// “Public redacted version of” was taken off.
    UnwrappedRedactedVersion,
    /// The accused's name could not be left out of the phase.
    DefendantStillInPhase,
    /// The shape of the style is known from a secondary source.
    ReportedStyle,
    /// The courts' own form is a practice, not a rule.
    HouseStyle,
    /// The title does not say who filed it, and neither does the record.
    AuthorUnknown,
    /// Its title and its source do not say what it is; it is cited as a filing.
    SortUnknown,
    /// The surname by which the accused is cited is not in the table.
    ShortNameUnknown(String),
    /// The name of the case is not of a form that is known.
    CaseNameAsPrinted(String),
    /// Nothing is known that this part could be made of.
    Missing(&'static str),
    /// A short title was made for later references.
    ShortTitleMade {
        /// The number of the document, or what else it is known by.
        of: String,
        /// The short title.
        short: String,
    },
    /// A hearing is cited by the page that announces it.
    HearingByPage,
    /// What could not be read as a paragraph.
    ParagraphUnread(String),
    /// A judge is named without a place in an opinion.
    JudgeWithoutPinpoint,
    /// The court is not of the table.
    CourtUnknown(String),
    /// The number is that of a paper that is not public.
    NumberNotPublic(String),
    /// A key that is not known.
    KeyUnknown(String),
}

impl Remark {
    /// The remark as a word for programs: `analogy:r2.7.1`, `missing:date`.
    pub fn code(&self) -> String {
        match self {
            Remark::SituationByAnalogy => "analogy:no-situation-rule".into(),
            Remark::FilingByAnalogy => "analogy:r14.4.4".into(),
            Remark::TranscriptByAnalogy => "analogy:r2.7.1".into(),
            Remark::UnwrappedRedactedVersion => "unwrapped-redacted-version".into(),
            Remark::DefendantStillInPhase => "defendant-still-in-phase".into(),
            Remark::ReportedStyle => "reported-style".into(),
            Remark::HouseStyle => "house-style".into(),
            Remark::AuthorUnknown => "author-unknown".into(),
            Remark::SortUnknown => "sort-unknown".into(),
            Remark::ShortNameUnknown(_) => "short-name-unknown".into(),
            Remark::CaseNameAsPrinted(_) => "case-name-as-printed".into(),
            Remark::Missing(part) => format!("missing:{}", part.replace(' ', "-")),
            Remark::ShortTitleMade { .. } => "short-title-made".into(),
            Remark::HearingByPage => "hearing-by-page".into(),
            Remark::ParagraphUnread(_) => "paragraph-unread".into(),
            Remark::JudgeWithoutPinpoint => "judge-without-pinpoint".into(),
            Remark::CourtUnknown(_) => "court-unknown".into(),
            Remark::NumberNotPublic(_) => "number-not-public".into(),
            Remark::KeyUnknown(_) => "key-unknown".into(),
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Remark::SituationByAnalogy => {
                "the Guide has no rule for a situation without an accused; it is cited like a party (r 12.2.1)"
            }
            Remark::FilingByAnalogy => {
                "the Guide has no rule for a party’s filing at a criminal court; r 14.4.4 is used by analogy"
            }
            Remark::TranscriptByAnalogy => {
                "the Guide has no rule for a transcript of a criminal court; r 2.7.1 is used by analogy"
            }
            Remark::UnwrappedRedactedVersion => {
                "the words “Public redacted version of” were taken off the title; the number says it"
            }
            Remark::DefendantStillInPhase => {
                "the accused’s name stands inside the title and could not be left out without breaking it"
            }
            Remark::ReportedStyle => "the shape of this style is reported by university guides, not checked",
            Remark::HouseStyle => "the courts’ own form follows their practice; no rule prescribes it",
            Remark::AuthorUnknown => "neither the title nor the record says who filed it",
            Remark::SortUnknown => "what sort of document it is was not understood; it is cited as a filing",
            Remark::HearingByPage => {
                "a hearing is cited by the page that announces it; cite its transcript when there is one"
            }
            Remark::ShortNameUnknown(name) => {
                return write!(f, "the short name of {name} is not known: add it to names.toml");
            }
            Remark::CaseNameAsPrinted(name) => {
                return write!(f, "the case name `{name}` is not of a known form and stands as printed");
            }
            Remark::Missing(part) => return write!(f, "no {part} is known"),
            Remark::ShortTitleMade { of, short } => {
                return write!(f, "the short title ‘{short}’ was made for {of}; names.toml can give another");
            }
            Remark::JudgeWithoutPinpoint => {
                "a judge is named only behind a place in a separate opinion (r 12.2.8) and was left out"
            }
            Remark::ParagraphUnread(span) => {
                return write!(f, "`{span}` was not understood as a paragraph or a span of them");
            }
            Remark::CourtUnknown(court) => return write!(f, "the court `{court}` is not known"),
            Remark::NumberNotPublic(number) => {
                return write!(f, "the number {number} is that of a paper that is not public");
            }
            Remark::KeyUnknown(key) => return write!(f, "the key `{key}` is not known and was passed over"),
        };
        f.write_str(sentence)
    }
}
