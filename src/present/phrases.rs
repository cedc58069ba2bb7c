//! The few words of our own that a written document needs, in its language.

/// Words of one language.
pub(super) struct Phrases {
    pub untitled: &'static str,
    pub contents: &'static str,
    pub table: &'static str,
    pub notes: &'static str,
    pub back: &'static str,
    pub figures: &'static str,
    pub entry: &'static str,
    pub month: &'static str,
    pub date: &'static str,
    pub event: &'static str,
    pub nothing: &'static str,
    pub total: &'static str,
    pub highest: &'static str,
    pub day: &'static str,
    pub days: &'static str,
    pub later: &'static str,
}

const ENGLISH: Phrases = Phrases {
    untitled: "(no title)",
    contents: "Contents",
    table: "Table",
    notes: "Notes",
    back: "Back to the text, note",
    figures: "The figures as a table",
    entry: "Entry",
    month: "Month",
    date: "Date",
    event: "Event",
    nothing: "Nothing to show",
    total: "total",
    highest: "highest",
    day: "day",
    days: "days",
    later: "later",
};

const FRENCH: Phrases = Phrases {
    untitled: "(sans titre)",
    contents: "Sommaire",
    table: "Tableau",
    notes: "Notes",
    back: "Retour au texte, note",
    figures: "Les chiffres en tableau",
    entry: "Entrée",
    month: "Mois",
    date: "Date",
    event: "Événement",
    nothing: "Rien à montrer",
    total: "total",
    highest: "maximum",
    day: "jour",
    days: "jours",
    later: "plus tard",
};

/// The words of a language by its ISO 639-1 code; English where there are none.
pub(super) fn phrases(language: &str) -> &'static Phrases {
    if language == "fr" { &FRENCH } else { &ENGLISH }
}

/// The code of a language, fit for an attribute; English where it is none.
pub(super) fn code(language: &str) -> &str {
    let fit = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    if fit { language } else { "en" }
}
