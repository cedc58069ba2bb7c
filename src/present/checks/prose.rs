//! Checks of what is written.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Examined, Found, is_guidance, section_texts, texts};
use crate::model::wording::short;
use crate::present::document::Block;
use crate::present::template::words::budgets;
use crate::present::text::thousands;

/// How much of a sentence a finding shows, in characters.
const SHOWN: usize = 90;

/// Words that say that somebody did it.
static GUILT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:guilty|perpetrators?|murderers?|killers?|rapists?|war criminals?|torturers?|génocidaires?|butcher of|coupables?|bourreaux?|criminels? de guerre|criminals?(?:\s(?:who|is|was|must|should|and)\b|[.,;:]|$))",
    )
    .ok()
});

/// Words that say whose claim it is, or that it was decided.
static ATTRIBUTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:alleged(?:ly)?|allegations?|accused of|charged with|suspected|convict(?:ed|ion)s?|found guilty|pleaded|plea of|not guilty|presum\w+|according to|the (?:prosecut\w+|chamber|court|judges?) (?:say|said|says|found|alleges?|submits?|submitted|held)|présum\w+|allégu\w+|condamn\w+|selon|reconnue?s? coupables?)\b",
    )
    .ok()
});

/// Words between quotation marks.
static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("“[^”]*”|«[^»]*»|\"[^\"]*\"").ok());

pub(super) fn presumption(examined: &Examined<'_>) -> Vec<Found> {
    let (Some(guilt), Some(attributed), Some(quoted)) =
        (GUILT.as_ref(), ATTRIBUTED.as_ref(), QUOTED.as_ref())
    else {
        return Vec::new();
    };
    let mut found = BTreeSet::new();
    for text in written(examined) {
        let own = quoted.replace_all(&text, "“…”");
        for sentence in own.split_inclusive(['.', '!', '?']) {
            if let Some(word) = guilt.find(sentence)
                && !attributed.is_match(sentence)
            {
                let word = word.as_str().trim_end_matches(['.', ',', ';', ':', ' ']);
                found.insert((None, format!("“{word}” in “{}”", short(sentence.trim(), SHOWN))));
            }
        }
    }
    found.into_iter().collect()
}

/// What people wrote: the sections' paragraphs and items, and the notes of the tags.
fn written(examined: &Examined<'_>) -> Vec<String> {
    let Some((_, read, _)) = examined.template else { return Vec::new() };
    let mut texts = Vec::new();
    for piece in &read.pieces {
        let prose = piece
            .blocks
            .iter()
            .filter(|b| matches!(b, Block::Heading(..) | Block::Paragraph(_) | Block::List { .. }));
        prose.for_each(|block| super::gather(block, &mut texts));
    }
    texts.retain(|text| !is_guidance(text));
    texts
}

pub(super) fn both_sides(examined: &Examined<'_>) -> Vec<Found> {
    let affects = |groups: &[&str]| {
        examined.briefing.concerns().any(|c| c.affected.iter().any(|group| groups.contains(&group.as_str())))
    };
    let accused =
        affects(&["accused", "suspects", "convicted-persons", "detainees", "acquitted-or-released-persons"]);
    let victims = affects(&["victims", "affected-communities"]);
    if !(accused && victims) {
        return Vec::new();
    }
    let prose: String = written(examined).join("\n").to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| prose.contains(word));
    let mut found = Vec::new();
    if !says(&[
        "accused",
        "defendant",
        "defence",
        "suspect",
        "detainee",
        "convicted",
        "accusé",
        "défense",
        "détenu",
    ]) {
        found.push((
            None,
            "concerns of the accused are tagged, and the text does not speak of the accused".to_owned(),
        ));
    }
    if !says(&["victim", "survivor", "affected communit", "victime", "survivant"]) {
        found.push((
            None,
            "concerns of victims are tagged, and the text does not speak of victims".to_owned(),
        ));
    }
    found
}

/// The sections that hold recommendations.
const RECOMMENDATIONS: [&str; 6] = ["recommendations", "recs", "ask", "relief", "solution", "options"];

static ADDRESSEE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:court|chambers?|judges?|panel|registry|registrar|president|presidency|prosecut\w+|assembly|bureau|states?|government|parliament|minist\w+|committee|council|rapporteur|office|organ|trust fund|authorities|police|police|union|nations|cour|chambres?|juges?|greffe|greffier|procureur\w*|assemblée|états?|gouvernement|parlement|comité|conseil|autorités)\b",
    )
    .ok()
});
static ACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:should|must|shall|urge[sd]?|calls? (?:on|upon)|asks?|requests?|recommends?|adopt|amend|publish|ensure|ratify|repeal|enact|appoint|provide|order|grant|release|review|disclose|investigate|guarantee|establish|train|fund|report|doit|doivent|devrait|devraient|adopter|modifier|publier|garantir|ratifier|ordonner|demande\w*)\b",
    )
    .ok()
});
static BASIS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\b(?:articles?|arts?\.?|rules?|rr?|regulations?|regs?\.?|sections?|principles?|règles?|normes?)\s?\d+|§|¶|\b(?:statute|covenant|convention|charter|declaration|principles|protocol|law no|statut|pacte|charte)\b)",
    )
    .ok()
});

pub(super) fn recommendation_shape(examined: &Examined<'_>) -> Vec<Found> {
    let Some((_, read, _)) = examined.template else { return Vec::new() };
    let mut found = Vec::new();
    for text in section_texts(read, &RECOMMENDATIONS) {
        let lacks = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|p| !p.is_match(&text));
        let missing: Vec<&str> =
            [("an addressee", lacks(&ADDRESSEE)), ("an act", lacks(&ACT)), ("a legal basis", lacks(&BASIS))]
                .into_iter()
                .filter_map(|(name, missing)| missing.then_some(name))
                .collect();
        if !missing.is_empty() && text.split_whitespace().count() > 3 {
            found.push((
                None,
                format!(
                    "“{}” names no {}",
                    short(&text, SHOWN),
                    missing.join(" and no ").replace("an ", "").replace("a ", "")
                ),
            ));
        }
    }
    found
}

pub(super) fn limits_stated(examined: &Examined<'_>) -> Vec<Found> {
    let all = texts(examined.document).join("\n").to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| all.contains(word));
    let limits = [
        ("redactions", says(&["redact", "confidential", "expurg", "caviard", "not public"])),
        ("missing translations", says(&["translat", "language", "tradu", "langue"])),
        (
            "the cut-off date",
            says(&[
                "cut-off",
                "cut off",
                "cutoff",
                "as of ",
                "up to and including",
                "date d’arrêt",
                "au moment de la rédaction",
            ]),
        ),
    ];
    let missing = limits.into_iter().filter(|(_, stated)| !stated);
    missing.map(|(limit, _)| (None, format!("the text does not state {limit}"))).collect()
}

pub(super) fn length(examined: &Examined<'_>) -> Vec<Found> {
    let Some((template, read, _)) = examined.template else { return Vec::new() };
    let over =
        budgets(template, &read.pieces).into_iter().filter(super::super::template::words::Budget::over);
    over.map(|budget| {
        let what = budget.section.map_or_else(|| "the whole".to_owned(), |id| format!("section `{id}`"));
        (None, format!("{what} has {} words, at most {}", thousands(budget.words), thousands(budget.most)))
    })
    .collect()
}
