//! One version of a filing, as one source lists it.

use crate::model::{
    classification::Classification, court::CourtRef, language::Language, moment::Day, number::DocumentNumber,
};

/// One version of a filing: the original, a redaction, a translation, an annex, a transcript.
///
/// The four dates are never mixed: `face` is printed on the document, `registered` on its page stamp,
/// `listed` beside it in the source's list; the day we first saw it belongs to the store.
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    /// The court of the record.
    pub court: CourtRef,
    /// The case or situation number as printed, or as the document number gives it.
    pub case: Option<String>,
    /// What the case is called.
    pub case_name: Option<String>,
    /// The number as printed, with its suffixes. Empty when the source gives none.
    pub printed: String,
    /// The number read into parts; `None` is a number that could not be read, with a problem beside it.
    pub number: Option<DocumentNumber>,
    /// Tells apart documents of one source that share a number, or have none. Never shown.
    pub distinction: Option<String>,
    /// The title.
    pub title: String,
    /// The sort of document.
    pub kind: FilingKind,
    /// Who filed it, as printed.
    pub party: Option<String>,
    /// The chamber, as printed.
    pub chamber: Option<String>,
    /// Its language.
    pub language: Option<Language>,
    /// Who may read it.
    pub classification: Classification,
    /// The date on its face.
    pub face: Option<Day>,
    /// The day the registry registered it.
    pub registered: Option<Day>,
    /// The date the source lists, where the source does not say which of the two it is.
    pub listed: Option<Day>,
    /// How many pages.
    pub pages: Option<u32>,
    /// The page about it.
    pub page_url: Option<String>,
    /// The addresses of its documents (PDF), as the source gives them; never built from a number.
    pub documents: Vec<String>,
}

impl Filing {
    /// A filing of this court with a number as printed; all else is empty and public.
    pub fn new(court: CourtRef, printed: &str, title: &str) -> Self {
        Filing {
            court,
            case: None,
            case_name: None,
            printed: printed.to_owned(),
            number: None,
            distinction: None,
            title: title.to_owned(),
            kind: FilingKind::Unstated,
            party: None,
            chamber: None,
            language: None,
            classification: Classification::public_listing(),
            face: None,
            registered: None,
            listed: None,
            pages: None,
            page_url: None,
            documents: Vec::new(),
        }
    }

    /// The date to show and cite: on the face, else as listed, else registered.
    pub fn date(&self) -> Option<Day> {
        self.face.or(self.listed).or(self.registered)
    }
}

/// The sort of document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FilingKind {
    /// The source says nothing.
    Unstated,
    /// A word of the table, by its slug: `decision`.
    Known(&'static str),
    /// A word that we do not know, as printed.
    Unrecognised(String),
}

/// Slugs and the words that sources print for them, in lower case.
const KINDS: &[(&str, &[&str])] = &[
    ("decision", &["decision", "decision delivered in court", "décision"]),
    ("order", &["order", "scheduling order", "ordonnance"]),
    ("judgment", &["judgment", "judgement", "jugement", "arrêt"]),
    ("advisory-opinion", &["advisory opinion"]),
    ("warrant", &["warrant", "warrant of arrest", "summons"]),
    ("indictment", &["indictment", "document containing the charges"]),
    ("motion", &["motion"]),
    ("request", &["request", "application", "demande", "requête"]),
    ("response", &["response", "réponse"]),
    ("reply", &["reply", "reply / sur reply"]),
    ("submission", &["submission", "submissions", "filing", "observations"]),
    ("brief", &["brief"]),
    ("notice", &["notice", "notification", "notice / notification", "notice/notification"]),
    ("report", &["report"]),
    ("corrigendum", &["corrigendum"]),
    ("addendum", &["addendum", "addendum / supplement"]),
    ("annex", &["annex", "filing annex"]),
    ("transcript", &["transcript"]),
    ("translation", &["translation"]),
    ("separate-opinion", &["separate opinion", "dissenting opinion"]),
    ("correspondence", &["correspondence"]),
    ("memorandum", &["internal memorandum", "memorandum"]),
    ("registry", &["registry"]),
    ("other", &["other"]),
];

impl FilingKind {
    /// The slugs of the table.
    pub fn known() -> impl Iterator<Item = &'static str> {
        KINDS.iter().map(|(slug, _)| *slug)
    }

    /// Reads the word that a source prints.
    pub fn read(printed: &str) -> Self {
        let word = printed.trim().to_lowercase();
        if word.is_empty() {
            return FilingKind::Unstated;
        }
        match KINDS.iter().find(|(slug, words)| *slug == word || words.contains(&word.as_str())) {
            Some((slug, _)) => FilingKind::Known(slug),
            None => FilingKind::Unrecognised(printed.trim().to_owned()),
        }
    }

    /// The slug, or the word as printed when it is not of the table; empty when nothing is stated.
    pub fn word(&self) -> &str {
        match self {
            FilingKind::Unstated => "",
            FilingKind::Known(word) => word,
            FilingKind::Unrecognised(word) => word,
        }
    }
}
