//! What sort of sitting a sentence speaks of, and where.

use std::sync::LazyLock;

use regex::Regex;

use crate::parse::pattern::pattern;

/// The sorts of sittings that are told apart.
pub fn sorts() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(_, words)| *words).filter(|words| !words.is_empty())
}

/// Patterns (in lower case) and the words for each.
const KINDS: &[(&str, &str)] = &[
    (r"status conferences?", "status conference"),
    (r"case management conferences?", "case management conference"),
    (r"pre-?trial conferences?", "pre-trial conference"),
    (r"(?:first|initial) appearances?(?: hearing)?|appears? for the first time", "initial appearance"),
    (r"further (?:initial )?appearance", "further appearance"),
    (
        r"confirmation of (?:the )?charges hearing|hearings? (?:on|for) the confirmation of (?:the )?charges",
        "confirmation of charges hearing",
    ),
    (
        r"detention review hearing|hearings? (?:on|for) the (?:review of (?:the |his |her )?)?detention",
        "detention review hearing",
    ),
    (r"opening statements?", "opening statements"),
    (r"closing (?:statements?|arguments?|briefs? hearing)", "closing statements"),
    (r"sentencing (?:hearing|judge?ment)|hearings? on (?:the )?sentenc(?:e|ing)", "sentencing hearing"),
    (
        r"(?:delivery|pronouncement|announcement|issuance|reading)(?: in open court)? of (?:the |its |their |his |her )?(?:\w+ ){0,3}?(?:order (?:for|on) reparations|reparations? order)|(?:deliver|pronounce|announce|issue|render)s? (?:the |its |their )?(?:\w+ ){0,3}?(?:order (?:for|on) reparations|reparations? order)|(?:order (?:for|on) reparations|reparations? order)[^;]{0,80}?\b(?:be|is|to be) (?:delivered|pronounced|announced|rendered)",
        "delivery of reparations order",
    ),
    (r"reparations? hearings?|hearings? on reparations", "reparations hearing"),
    (
        r"(?:pronouncement|delivery|announcement) of (?:the |its |their |his |her )?sentence|(?:pronounce|deliver|announce)s? (?:the |its |their )?sentence|sentence (?:will|shall|is to) be (?:pronounced|delivered|announced)",
        "pronouncement of sentence",
    ),
    (
        r"(?:delivery|pronouncement|announcement|rendering|reading)(?: in open court)? of (?:the |its |their |his |her )?(?:\w+ ){0,4}?(?:judge?ments?|verdicts?)|\b(?:deliver|pronounce|render|announce|hand down|issue)(?:s|ing)? (?:the |its |their |a |his )?(?:\w+ ){0,4}?(?:judge?ments?|verdicts?)|(?:judge?ments?|verdicts?)\b[^;]{0,120}?\b(?:will|shall|to) (?:now )?be (?:delivered|pronounced|rendered|announced|handed down|read)",
        "delivery of judgment",
    ),
    (
        r"(?:evidentiary|plea|compliance|contempt|admissibility|jurisdiction|early release|review|remedial) hearings?",
        "",
    ),
    (
        r"appeals? hearings?|hearings? (?:on|of|in|concerning) (?:the |his |her |an? )?(?:\w+ ){0,2}?appeals?\b|oral arguments? (?:on|in) (?:the |his |her )?(?:\w+ ){0,2}?appeals?",
        "appeals hearing",
    ),
    (
        r"opening of (?:the )?trial|(?:start|beginning|commencement) of (?:the )?trial|trial[^;]{0,120}?\b(?:will|shall|would|is scheduled to|is set to|is due to|to) (?:now )?(?:open|start|commence|begin)|trial (?:opens|starts|commences|begins)",
        "opening of the trial",
    ),
    (
        r"trial hearings?|trial[^;]{0,120}?\b(?:will|shall|would|is scheduled to|is set to|is due to|to) (?:now )?(?:resume|continue)|trial (?:resumes|continues)|resumption of (?:the )?trial|trial (?:is )?adjourned|trial session",
        "trial hearing",
    ),
    (r"oral proceedings", "oral proceedings"),
    (r"conférences? de mise en état", "conférence de mise en état"),
    (r"(?:première )?comparution initiale|première comparution", "comparution initiale"),
    (r"audiences? de confirmation des charges", "audience de confirmation des charges"),
    (r"déclarations liminaires", "déclarations liminaires"),
    (r"déclarations finales|conclusions orales|plaidoiries|réquisitoire", "plaidoiries"),
    (r"prononcé de la peine|prononcera la peine", "prononcé de la peine"),
    (
        r"prononcé (?:du|de son|de l['’]) ?(?:jugement|arrêt|verdict)|(?:rendra|prononcera) (?:son|le|l['’]) ?(?:jugement|arrêt|verdict)|(?:jugement|arrêt|verdict)[^;]{0,80}?sera (?:rendu|prononcé)",
        "prononcé du jugement",
    ),
    (r"ouverture du procès|procès[^;]{0,80}?s['’]ouvrira", "ouverture du procès"),
    (r"audiences? d['’]appel|audiences? en appel", "audience d'appel"),
    (r"audiences?\b", "audience"),
    (r"hearings?\b", "hearing"),
];

static READY: LazyLock<Vec<(Regex, &'static str)>> = LazyLock::new(|| {
    KINDS.iter().map(|(source, words)| (pattern(&format!(r"\b(?:{source})")), *words)).collect()
});

static ROOM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:courtroom|salle d['’]audience)\s+(?:(?:no\.?|n°)\s*)?(?:I{1,3}|IV|V|\d{1,2}|[A-D])\b|\bgreat hall of justice\b",
    )
});

/// A sort of sitting that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    /// Where.
    pub(super) at: usize,
    /// In which words.
    pub(super) words: String,
}

/// Every sort of sitting that a sentence names, in order; of those at one place the first of the table.
pub(super) fn kinds(sentence: &str) -> Vec<Kind> {
    let lower = lower(sentence);
    let mut found: Vec<(std::ops::Range<usize>, Kind)> = Vec::new();
    for (pattern, words) in READY.iter() {
        for named in pattern.find_iter(&lower) {
            let inside =
                |range: &std::ops::Range<usize>| range.start <= named.start() && named.start() < range.end;
            let generic = matches!(*words, "hearing" | "audience");
            let taken =
                found.iter().any(|(range, _)| range.start == named.start() || generic && inside(range));
            if !taken {
                let words = if words.is_empty() { named.as_str().trim_end_matches('s') } else { words };
                found.push((named.range(), Kind { at: named.start(), words: words.to_owned() }));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found.into_iter().map(|(_, kind)| kind).collect()
}

/// The sort that belongs to a day: the first between the day before it and itself, else the first up to the
/// next day, else the first of the sentence; one that says more than `hearing` rather than that.
pub(super) fn kind_for(
    kinds: &[Kind],
    before: usize,
    day: &std::ops::Range<usize>,
    next: usize,
) -> Option<Kind> {
    let part = |from: usize, to: usize| {
        let mut within = kinds.iter().filter(|k| from <= k.at && k.at < to);
        let exact = within.clone().find(|k| !matches!(k.words.as_str(), "hearing" | "audience"));
        exact.or_else(|| within.next()).cloned()
    };
    part(before, day.start).or_else(|| part(day.end, next)).or_else(|| kinds.first().cloned())
}

/// The courtroom as printed: `Courtroom I`, `Courtroom 1`.
pub(super) fn room(sentence: &str) -> Option<String> {
    ROOM.find(sentence).map(|found| found.as_str().to_owned())
}

/// Lower case, letter by letter in the same places: a letter whose small form has another length stays.
pub(super) fn lower(text: &str) -> String {
    text.chars()
        .map(|c| {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        })
        .collect()
}
