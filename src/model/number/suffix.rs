//! The marks behind a base number: which version of the filing it is.

use super::language::Language;

/// One mark of a version. Courts print them in any order; [`super::Parts::suffixes`] keeps theirs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Suffix {
    /// A redacted version: `Red`, `RED`, `PRV` are 1, `Red2` is 2; later ones show more.
    Redacted(u8),
    /// Confidential: `Conf`, `CONF`.
    Confidential,
    /// Ex parte: `Exp`, `EXP`.
    ExParte,
    /// Under seal: `US`.
    UnderSeal,
    /// Secret: `Secret`.
    Secret,
    /// Marked public by the court: `Pub`, `Public`.
    Public,
    /// A corrigendum, the list of what was wrong: ICC `Corr`, STL `CRG`, ECCC `Corr-1`.
    Corrigendum(u8),
    /// A corrected version, the whole text again: KSC `COR2`, STL `COR.2`.
    Corrected(u8),
    /// An addendum: `Add`, `ADD`.
    Addendum(u8),
    /// An annex by its letter or number, empty for a lone `Anx`: `AnxA` is `A`, KSC `A01` is `01`.
    Annex(String),
    /// An appendix, as an annex: `App2` is `2`.
    Appendix(String),
    /// A translation into a language: `tENG`, STL `EN-FR`.
    Translation(Language),
    /// The language of this version: transcripts' `ENG`, KSC `sqi`.
    Language(Language),
    /// A version word of an ICC transcript: `ET`, `RT`, `CT`, `FT`, `WT`.
    TranscriptWord(String),
    /// A number of participating victims, STL `V059` is `059`.
    Victims(String),
    /// A mark that the grammar does not know, as printed. Whether it is public is for a person to say.
    Other(String),
}

impl Suffix {
    /// Whether the mark says that the version is not public: `Conf`, `Exp`, `US`, `Secret`. `Conf-Red` has one
    /// and stays closed.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Confidential | Self::ExParte | Self::UnderSeal | Self::Secret)
    }

    /// Whether the mark by itself says that the version was made for the public: `Red`, `PRV`, `Pub`.
    pub fn is_public_marker(&self) -> bool {
        matches!(self, Self::Redacted(_) | Self::Public)
    }

    /// The mark in the one spelling that keys use.
    pub(super) fn token(&self) -> String {
        match self {
            Self::Redacted(n) => format!("red{n}"),
            Self::Confidential => "conf".to_owned(),
            Self::ExParte => "exp".to_owned(),
            Self::UnderSeal => "us".to_owned(),
            Self::Secret => "secret".to_owned(),
            Self::Public => "public".to_owned(),
            Self::Corrigendum(n) => format!("corrigendum{n}"),
            Self::Corrected(n) => format!("corrected{n}"),
            Self::Addendum(n) => format!("addendum{n}"),
            Self::Annex(name) => format!("annex:{}", designator(name)),
            Self::Appendix(name) => format!("appendix:{}", designator(name)),
            Self::Translation(language) => format!("t:{}", language.code()),
            Self::Language(language) => format!("in:{}", language.code()),
            Self::TranscriptWord(word) => format!("word:{}", word.to_lowercase()),
            Self::Victims(name) => format!("victims:{}", designator(name)),
            Self::Other(word) => format!("other:{}", word.to_lowercase()),
        }
    }
}

fn designator(name: &str) -> String {
    super::text::unpadded(name).to_lowercase()
}

/// The counter behind a mark, 1 where none is printed: `Red` is 1, `Red2` is 2.
pub(super) fn counter(digits: &str) -> Option<u8> {
    if digits.is_empty() { Some(1) } else { digits.parse().ok() }
}

/// The mark with a counter as the courts print it: `Red`, `Red2`.
pub(super) fn counted(word: &str, n: u8) -> String {
    if n == 1 { word.to_owned() } else { format!("{word}{n}") }
}

/// The key of a version: the base number and the marks, the same for every order of them.
pub(super) fn versioned(base: &str, suffixes: &[Suffix]) -> String {
    let marks = set_of(suffixes);
    if marks.is_empty() { base.to_owned() } else { format!("{base} {marks}") }
}

/// The marks as one part of a key.
pub(super) fn set_of(suffixes: &[Suffix]) -> String {
    let mut tokens: Vec<String> = suffixes.iter().map(Suffix::token).collect();
    tokens.sort_unstable();
    tokens.join(" ")
}
