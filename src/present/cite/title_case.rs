//! Title case (AGLC4 r 1.7).

use super::capitals;

/// Articles, conjunctions and prepositions: in lower case inside a title.
const SMALL: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "among",
    "an",
    "and",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "but",
    "by",
    "concerning",
    "despite",
    "down",
    "during",
    "except",
    "following",
    "for",
    "from",
    "if",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "nor",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "outside",
    "over",
    "past",
    "per",
    "regarding",
    "respecting",
    "since",
    "than",
    "that",
    "the",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "up",
    "upon",
    "v",
    "via",
    "whether",
    "with",
    "within",
    "without",
];

/// Parts of names that stay as printed before the rest of the name: `van den Wyngaert`.
const PARTICLES: &[&str] = &[
    "ag", "al", "ag", "am", "ben", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du", "el", "ibn", "la", "le", "ould", "ter", "ul", "van", "von", "y",
];

/// Puts an English title into title case. What stands in capitals is brought down first; abbreviations, Roman
/// numerals, single letters, names and what stands in square brackets stay as printed.
pub(super) fn title_case(title: &str) -> String {
    let title = capitals::lowered(title);
    let pieces: Vec<&str> = title.split_inclusive(char::is_whitespace).collect();
    let mut first = true;
    let mut bracket = false;
    let mut out = String::with_capacity(title.len());
    for (at, piece) in pieces.iter().enumerate() {
        let word = piece.trim_end();
        if !word.is_empty() {
            bracket |= word.starts_with('[');
            let following = pieces[at + 1..].iter().map(|p| p.trim()).find(|p| !p.is_empty());
            let numeral =
                is_latin_numeral(word) && at > 0 && pieces[at - 1].contains(|c: char| c.is_ascii_digit());
            let kept = bracket || numeral || is_kept(word, following);
            out.push_str(&if kept { word.to_owned() } else { dashed(word, first) });
            bracket &= !word.contains(']');
            first = word.trim_end_matches(['’', '”', '"']).ends_with('?')
                || word.ends_with([':', '—'])
                || word == "–"
                || word == "-";
        }
        out.push_str(&piece[word.len()..]);
    }
    out
}

/// `bis` in `rule 68 bis`.
fn is_latin_numeral(word: &str) -> bool {
    matches!(word.trim_end_matches(CLOSING), "bis" | "ter" | "quater" | "quinquies" | "sexies")
}

/// A word in its case; what follows a long dash inside it begins anew.
fn dashed(word: &str, first: bool) -> String {
    let parts = word.split('—').enumerate();
    let cased =
        parts.map(
            |(at, part)| {
                if at > 0 && is_kept(part, None) { part.to_owned() } else { cased(part, first || at > 0) }
            },
        );
    cased.collect::<Vec<_>>().join("—")
}

/// Whether a word stays as printed.
fn is_kept(word: &str, following: Option<&str>) -> bool {
    let core = word.trim_start_matches(OPENING);
    let inside = core.chars().skip(1).any(char::is_uppercase) && !is_abbreviation_with_more(core);
    let label = core.chars().next().is_some_and(char::is_uppercase)
        && core.trim_end_matches(CLOSING).chars().count() == 1
        && core.trim_end_matches(CLOSING) != "A";
    inside
        || core.contains(|c: char| c.is_ascii_digit())
        || core.contains("://")
        || core.starts_with("www.")
        || label
        || is_letter_label(core)
        || is_enumerator(word)
        || is_small_roman(core)
        || is_particle(core, following)
        || is_elided(core)
        || core.to_lowercase().trim_end_matches(CLOSING) == "vis-à-vis"
}

/// `AI-generated`: capitals, and small words behind hyphens.
fn is_abbreviation_with_more(core: &str) -> bool {
    let Some((front, more)) = core.split_once('-') else { return false };
    front.len() > 1
        && front.chars().all(char::is_uppercase)
        && more.starts_with(char::is_lowercase)
        && !more.contains(char::is_uppercase)
}

/// `d’enquêtes`: a French word inside an English title.
fn is_elided(core: &str) -> bool {
    ["d’", "l’", "d'", "l'", "qu’"].iter().any(|front| core.starts_with(front) && core.len() > front.len())
}

/// `A` stands as a label, not as an article, unless a title begins with it.
fn is_letter_label(core: &str) -> bool {
    core.trim_end_matches(CLOSING) == "A"
}

/// `(a)`, `(ii)`.
fn is_enumerator(word: &str) -> bool {
    let inner = word.strip_prefix('(').and_then(|rest| rest.split(')').next()).unwrap_or_default();
    let roman = !inner.is_empty() && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    word.contains(')') && (roman || inner.chars().count() == 1)
}

/// `ii`, `iv`: a numeral as printed, of more than one letter.
fn is_small_roman(core: &str) -> bool {
    let word = core.trim_end_matches(CLOSING);
    word.len() > 1
        && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
        && capitals::is_roman(&word.to_uppercase())
}

fn is_particle(core: &str, following: Option<&str>) -> bool {
    let named = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    PARTICLES.contains(&core)
        && following.is_some_and(|next| {
            named(next) && !SMALL.contains(&next.to_lowercase().as_str()) || PARTICLES.contains(&next)
        })
}

const OPENING: [char; 8] = ['‘', '“', '"', '\'', '(', '[', '«', '’'];
const CLOSING: [char; 12] = ['’', '”', '"', '\'', ')', ']', ',', '.', ';', ':', '»', '?'];

fn cased(word: &str, first: bool) -> String {
    let core = word.trim_start_matches(OPENING);
    let opening = &word[..word.len() - core.len()];
    let bare: String = core.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    let small = SMALL.contains(&bare.to_lowercase().as_str());
    let aside = opening == "(" && core.ends_with(')');
    let cased =
        if small && !first && (opening.is_empty() || aside) { core.to_lowercase() } else { parts(core) };
    format!("{opening}{cased}")
}

/// Each part of a word with hyphens in a capital, small words inside it apart.
fn parts(core: &str) -> String {
    let parts: Vec<&str> = core.split('-').collect();
    let last = parts.len() - 1;
    let cased = parts.iter().enumerate().map(|(at, part)| {
        let inner = at > 0 && at < last && SMALL.contains(part);
        if inner { (*part).to_owned() } else { capital(part) }
    });
    cased.collect::<Vec<_>>().join("-")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_as_printed_stays() {
        for (title, cased) in [
            ("annex A to the report of Trial Chamber V", "Annex A to the Report of Trial Chamber V"),
            (
                "Decision on rule 68(2)(b) and (ii) of the rules",
                "Decision on Rule 68(2)(b) and (ii) of the Rules",
            ),
            (
                "opinion of Judge van den Wyngaert on ex parte filings",
                "Opinion of Judge van den Wyngaert on Ex Parte Filings",
            ),
            ("order on [redacted] and the OTP’s note", "Order on [redacted] and the OTP’s Note"),
            ("a state-of-the-art follow-up", "A State-of-the-Art Follow-Up"),
            (
                "DECISION ON THE REQUEST OF THE OTP UNDER ARTICLE 67(1)(C)",
                "Decision on the Request of the OTP under Article 67(1)(C)",
            ),
            (
                "ANNEX A TO THE REGISTRY'S THIRD REPORT TO TRIAL CHAMBER II",
                "Annex A to the Registry's Third Report to Trial Chamber II",
            ),
            ("REQUEST FOR A HEARING", "Request for a Hearing"),
            ("JUDGMENT", "Judgment"),
            ("decision on count iv under RULE 94(B)", "Decision on Count iv under RULE 94(B)"),
            ("DECISION ON JUDICIAL NOTICE UNDER RULE 94(B)", "Decision on Judicial Notice under Rule 94(B)"),
            ("whose court? the answer", "Whose Court? The Answer"),
            ("the motion—the reply — the end", "The Motion—The Reply — The End"),
            ("order under rule 68 bis and 92 ter", "Order under Rule 68 bis and 92 ter"),
            ("duties vis-à-vis (the) request", "Duties vis-à-vis (the) Request"),
            ("note of the Commission d’enquêtes", "Note of the Commission d’enquêtes"),
            ("rules on AI-generated evidence", "Rules on AI-Generated Evidence"),
            ("REPORT OF THE ICC-ASP ON THE RPE", "Report of the ICC-ASP on the RPE"),
            ("MR O’BRIEN’S AND MS MCDONALD’S REQUESTS", "Mr O’Brien’s and Ms McDonald’s Requests"),
            ("the right Of appeal: a view", "The Right of Appeal: A View"),
            ("reply to “the response on bail”", "Reply to “The Response on Bail”"),
        ] {
            assert_eq!(title_case(title), cased);
        }
    }

    proptest::proptest! {
        #[test]
        fn twice_is_once(title in "([A-Za-z]?[a-z]{1,6}[ :-]|A |II |“the |van |Case ){0,12}") {
            let once = title_case(&title);
            proptest::prop_assert_eq!(&title_case(&once), &once);
        }
    }
}
