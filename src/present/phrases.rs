//! The few words of our own that a written document needs, in its language.

/// Words of one language.
pub(super) struct Phrases {
    pub notes: &'static str,
    pub back: &'static str,
    pub figures: &'static str,
    pub entry: &'static str,
    pub month: &'static str,
    pub date: &'static str,
    pub event: &'static str,
    pub nothing: &'static str,
    pub total: &'static str,
    pub day: &'static str,
    pub days: &'static str,
    pub later: &'static str,
}

const ENGLISH: Phrases = Phrases {
    notes: "Notes",
    back: "Back to the text, note",
    figures: "The figures as a table",
    entry: "Entry",
    month: "Month",
    date: "Date",
    event: "Event",
    nothing: "Nothing to show",
    total: "total",
    day: "day",
    days: "days",
    later: "later",
};

const FRENCH: Phrases = Phrases {
    notes: "Notes",
    back: "Retour au texte, note",
    figures: "Les chiffres en tableau",
    entry: "Entrée",
    month: "Mois",
    date: "Date",
    event: "Événement",
    nothing: "Rien à montrer",
    total: "total",
    day: "jour",
    days: "jours",
    later: "plus tard",
};

/// The words of a language by its ISO 639-1 code; English where there are none.
pub(super) fn phrases(language: &str) -> &'static Phrases {
    if language == "fr" { &FRENCH } else { &ENGLISH }
}
