//! The words that say whether a day is a sitting to come, one that was held, one that is moved or vacated.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::parse::pattern::pattern;

/// What a word says of the days beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// It will not take place.
    Vacates,
    /// It goes from one day to another.
    Moves,
    /// Somebody must do something by then.
    Duty,
    /// It will take place.
    Announces,
    /// It took place.
    Held,
    /// Something else happened then.
    Past,
}

/// A word, and where.
#[derive(Debug, Clone)]
pub(super) struct Signal {
    /// Where.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) says: Says,
    /// Whether it only says which sitting is meant: `scheduled for`, `was planned`.
    pub(super) names: bool,
}

/// How words begin that only say which sitting is meant.
const NAMES: &[&str] =
    &["scheduled", "set ", "fixed", "listed", "convened", "planned", "was ", "were ", "prévu", "fixée"];

/// In lower case; of overlapping ones the first of the table counts.
const SIGNALS: &[(Says, &str)] = &[
    (
        Says::Vacates,
        r"vacat(?:es?|ed|ing)|cancel(?:s|led|ed|ling|ing)?|cancellation|called off|(?:will|shall) (?:no longer|not) (?:now )?(?:take place|be held|sit|proceed)|no (?:\w+ ){0,2}?hearings?|annule(?:r|nt)?|annulée?s?|n['’]aura pas lieu|ne se tiendra pas",
    ),
    (
        Says::Moves,
        r"postpon(?:es?|ed|ing|ement)|reschedul(?:es?|ed|ing)|mov(?:es?|ed|ing) (?:the |its |back |forward )?|(?:is|be|been|was|are) moved|adjourn(?:s|ed|ing)?|defer(?:s|red|ring)?|brought forward|brings? forward|reporte(?:nt)?|reportée?s?|ajournée?s?|ajourne|renvoyée?s?|renvoie|avancée?s?",
    ),
    (
        Says::Duty,
        r"(?:will|shall|would|must|may|should|to|is to|are to) (?:\w+ ){0,2}?(?:file|submit|respond|provide|disclose|notify|indicate|inform|serve|reply|register|apply|comply|publish|remain|be (?:published|filed|submitted|made|broadcast|available|provided|posted))|deadline|time limit|déposer|soumettre",
    ),
    (
        Says::Announces,
        r"(?:will|shall|would)(?: (?:now|also|then|therefore|again|first))?(?: be (?:\w+ly )?\w+)?|(?:has|have|had) (?:re)?(?:set|fixed|scheduled|listed|convened|appointed|designated)|(?:is|are|has been|have been|was|were|be) (?:now |re|also |provisionally |tentatively )?(?:scheduled|set|fixed|listed|convened|planned|due|expected)|(?:scheduled|set|fixed|listed|convened|planned) (?:for|on|to)|to (?:be (?:held|delivered|heard|pronounced|rendered)|take place|open|resume|commence|start|begin)|schedul(?:es|ing)|sets|setting (?:of )?the date|setting (?:a |down |the )|fix(?:es|ing)|conven(?:es|ing)|decides to (?:hold|convene)|(?:trial|hearings?|proceedings) (?:\w+ ){0,3}?(?:resumes?|opens?|starts?|begins?|commences?|continues?)|practical information|media advisory|se tiendr(?:a|ont)|aur(?:a|ont) lieu|s['’]ouvrir(?:a|ont)|débuter(?:a|ont)|reprendr(?:a|ont)|rendra|prononcera|ser(?:a|ont)|fixe(?:nt)?|est (?:fixée?|prévue?)|(?:prévue?|fixée?)s? (?:le|au|pour)|convoque|portant (?:convocation|fixation)",
    ),
    (Says::Held, r"held|took place|(?:s['’]est|se sont) tenue?s?|a eu lieu|ont eu lieu"),
    (
        Says::Past,
        r"issued|rejected|granted|denied|decided|ordered|filed|scheduled|convened|rendered|delivered|was|were|found|convicted|sentenced|acquitted|opened|commenced|started|began|concluded|appeared|surrendered|arrested|transferred|confirmed|unsealed|submitted|requested|set|announced|pronounced|appealed|received|invited|instructed|informed|indicated|resumed|upheld|reversed|notified|assigned|a (?:rendu|prononcé|décidé|ordonné|rejeté|déposé|fixé|reporté|annulé)",
    ),
];

static READY: LazyLock<Vec<(Says, Regex)>> = LazyLock::new(|| {
    SIGNALS.iter().map(|(says, source)| (*says, pattern(&format!(r"\b(?:{source})\b")))).collect()
});

/// Every such word of a sentence in lower case, in order.
pub(super) fn signals(lower: &str) -> Vec<Signal> {
    let mut found: Vec<Signal> = Vec::new();
    for (says, pattern) in READY.iter() {
        for word in pattern.find_iter(lower) {
            let free =
                found.iter().all(|other| word.end() <= other.range.start || word.start() >= other.range.end);
            if free {
                let names =
                    *says == Says::Announces && NAMES.iter().any(|start| word.as_str().starts_with(start));
                found.push(Signal { range: word.range(), says: *says, names });
            }
        }
    }
    found.sort_by_key(|signal| signal.range.start);
    found
}

/// What the words right before a day make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A deadline, or the date of a document: no sitting.
    Other,
    /// `originally scheduled for`: the day it is moved from.
    Before,
    /// `from`.
    From,
    /// `to`, `until`.
    To,
    /// The day opens the sentence, but for a preposition.
    Opens,
    /// `scheduled for`, `hearing of`.
    Sitting,
    /// Nothing that we know.
    Plain,
}

static LEADS: LazyLock<Vec<(Lead, Regex)>> = LazyLock::new(|| {
    [
        (Lead::Opens, r"^\W*(?:on|le|in|today|starting|from)?[\s,]*$"),
        (Lead::Before, r"(?:originally|initially|previously|first|initialement)(?: \w+){0,4} (?:for|on|to start on|to begin on|le|au|pour le)\s*$|(?:instead of|rather than|au lieu du)\s*$"),
        (Lead::Other, r"(?:no later than|not later than|later than|\bby|before|until and including|deadline of|deadline|at the latest|due on|due by|au plus tard(?: le)?|avant le|since|depuis le|as of|dated|du document du|born on|né le|as from|prior to|after|following|covering|in force on|closed on)(?:\s+(?:on|the|close of business on))?\s*$"),
        (Lead::Sitting, r"(?:(?:hearings?|conferences?|audiences?|sitting|session|appearance|trial|statements?)(?: (?:scheduled|set|fixed|listed|planned|convened|due|prévue?|fixée?))?|scheduled|set|fixed|listed|planned|convened) (?:for|of|on|du|le|au)\s*$|\b(?:set|fixed|scheduled|chose|appointed)\s*$"),
        (Lead::Other, r"(?:decisions?|orders?|warrants?|requests?|motions?|filings?|submissions?|notices?|reports?|letters?|applications?|responses?|e-?mails?|statutes?|rules|regulations|events?|crimes?|attacks?|issued|filed|registered|received|ordonnance|décision|requête|mandats?|arrêt) (?:of|on|from|du|le)\s*$|(?:judge?ments?|verdicts?|sentence|jugement) (?:of|du)\s*$|\bno\.? ?\d[\d/\-]* (?:of|du)\s*$|\d+/\d+\s*$"),
        (Lead::From, r"(?:\bfrom|\bdu)\s*$"),
        (Lead::To, r"(?:\bto|until|till|\bau|jusqu['’]au|\bà)(?: on)?\s*$"),
    ]
    .into_iter()
    .map(|(lead, source)| (lead, pattern(source)))
    .collect()
});

static CITES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*[,(]\s*(?:strictly )?(?:confidential|public|ex parte|under seal|para|pp?\.|(?:icc|ksc|stl|mict|it|ictr|scsl)-|f\d{4})|^\s*\((?:icc|ksc|stl)-",
    )
});

/// What the words before and after a day, in lower case, make of it.
pub(super) fn lead(before: &str, after: &str) -> Lead {
    if CITES.is_match(after) {
        return Lead::Other;
    }
    let opens = before.len() < 40;
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(120))..).unwrap_or(before);
    LEADS
        .iter()
        .filter(|(lead, _)| opens || *lead != Lead::Opens)
        .find(|(_, pattern)| pattern.is_match(near))
        .map_or(Lead::Plain, |(lead, _)| *lead)
}
