//! The few words of our own that a written document needs, in its language.

use super::text::thousands;

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
    pub counted: Counted,
}

/// Words of the figures that are made from a briefing.
pub(super) struct Counted {
    pub by_concern: &'static str,
    pub by_month: &'static str,
    pub lag: &'static str,
    pub lag_described: &'static str,
    pub timeline: &'static str,
    pub tags: Noun,
    pub concerns: Noun,
    pub documents: Noun,
    pub days: &'static str,
    pub most: &'static str,
    pub others: &'static str,
    pub left_out: &'static str,
}

/// A noun for one and for any other number.
#[derive(Clone, Copy)]
pub(super) struct Noun {
    pub one: &'static str,
    pub many: &'static str,
}

impl Noun {
    pub(super) fn counted(self, count: u64) -> String {
        format!("{} {}", thousands(count), if count == 1 { self.one } else { self.many })
    }
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
    counted: Counted {
        by_concern: "Tags by concern",
        by_month: "Tags by concern and month of the document",
        lag: "Days from a document’s date until it was first seen (median)",
        lag_described: "The median of the days from the date of a document to the day it was first seen, over",
        timeline: "dates of the documents",
        tags: Noun { one: "tag", many: "tags" },
        concerns: Noun { one: "concern", many: "concerns" },
        documents: Noun { one: "document", many: "documents" },
        days: "days",
        most: "Most tagged",
        others: "Other concerns",
        left_out: "Tags without a place in it, for want of a date or too long ago",
    },
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
    counted: Counted {
        by_concern: "Étiquettes par préoccupation",
        by_month: "Étiquettes par préoccupation et par mois du document",
        lag: "Jours entre la date d’un document et sa première observation (médiane)",
        lag_described: "La médiane des jours entre la date d’un document et sa première observation, sur",
        timeline: "dates des documents",
        tags: Noun { one: "étiquette", many: "étiquettes" },
        concerns: Noun { one: "préoccupation", many: "préoccupations" },
        documents: Noun { one: "document", many: "documents" },
        days: "jours",
        most: "La plus fréquente",
        others: "Autres préoccupations",
        left_out: "Étiquettes sans place ici, faute de date ou trop anciennes",
    },
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
