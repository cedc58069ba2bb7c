//! Titles that a source prints in capitals.

/// Abbreviations that stay in capitals. Words without a vowel and words with figures stay as well.
const ABBREVIATIONS: &[&str] = &[
    "AFRC", "ASP", "CAR", "CPI", "RPE", "CAR-II", "CDF", "CLR", "DRC", "ECCC", "ECHR", "EU", "EULEX",
    "EUSITF", "FARDC", "FPLC", "IACHR", "ICC", "ICCPR", "ICJ", "ICRC", "ICTR", "ICTY", "IRMCT", "JCE", "JEP",
    "KLA", "KSC", "LRA", "LRV", "MICT", "NATO", "NGO", "NGOS", "OA", "OHCHR", "OPCD", "OPCV", "OTP", "RUF",
    "SCSL", "SFRY", "SPO", "SPRK", "STL", "TFV", "UK", "UN", "UNAMIR", "UNMIK", "UNSC", "UNTAET", "UPC",
    "US", "USA", "VPRS", "VPU", "VWS", "VWU", "ICRC",
];

/// Words behind which a letter or numeral is a label.
const LABELLED: &[&str] = &[
    "annex",
    "annexes",
    "appendix",
    "article",
    "articles",
    "attachment",
    "case",
    "category",
    "chamber",
    "chambers",
    "chapter",
    "count",
    "exhibit",
    "group",
    "panel",
    "part",
    "person",
    "phase",
    "rule",
    "rules",
    "schedule",
    "section",
    "volume",
    "witness",
    "witnesses",
];

/// A title with whatever stands in capitals in it brought down to small letters, each stretch with a capital at its
/// front; words that are no stretch of capitals stay.
pub(super) fn lowered(title: &str) -> String {
    let pieces: Vec<&str> = title.split_inclusive(char::is_whitespace).collect();
    let mut out = String::with_capacity(title.len());
    let mut at = 0;
    while at < pieces.len() {
        let end = stretch(&pieces, at);
        if is_shouted(&pieces[at..end], end - at == pieces.len()) {
            lower(&pieces[at..end], &mut out);
            at = end;
        } else {
            let end = end.max(at + 1);
            out.extend(pieces[at..end].iter().copied());
            at = end;
        }
    }
    out
}

/// Where the stretch of words in capitals that begins here ends.
fn stretch(pieces: &[&str], from: usize) -> usize {
    let mut end = from;
    let capital = |at: usize| pieces.get(at).is_some_and(|piece| !piece.chars().any(char::is_lowercase));
    let joins =
        |at: usize| pieces.get(at).is_some_and(|piece| matches!(piece.trim(), "v." | "v" | "vs." | "c."));
    while capital(end) || end > from && joins(end) && capital(end + 1) {
        end += 1;
    }
    end
}

/// Whether these words are a title in capitals rather than abbreviations and names.
fn is_shouted(pieces: &[&str], whole: bool) -> bool {
    let long =
        pieces.iter().map(|piece| letters(piece)).filter(|word| word.len() > 3 && !is_abbreviation(word));
    let long = long.filter(|word| !word.contains(|c: char| c.is_ascii_digit())).count();
    long >= 2 && pieces.len() >= 3 || whole && long >= 1
}

fn lower(pieces: &[&str], out: &mut String) {
    let mut before = String::new();
    for piece in pieces {
        let word = letters(piece);
        let labelled = LABELLED.contains(&before.as_str());
        let kept = is_abbreviation(&word) && !TITLES.contains(&word.as_str())
            || word.contains(|c: char| c.is_ascii_digit())
            || is_roman(&word) && (labelled || word.len() > 1 || word == "I")
            || labelled && word.len() == 1;
        if kept {
            out.push_str(&piece.replace("’S", "’s").replace("'S", "'s"));
        } else if TITLES.contains(&word.as_str()) {
            out.push_str(&fronted(&piece.to_lowercase(), 0));
        } else if let Some(front) = name_front(&word) {
            let lower = piece.to_lowercase();
            let at = lower.find(char::is_alphanumeric).unwrap_or(0);
            out.push_str(&fronted(&fronted(&lower, at), at + front.to_lowercase().len()));
        } else {
            out.push_str(&piece.to_lowercase());
        }
        before = word.to_lowercase();
    }
}

/// What people are addressed by.
const TITLES: &[&str] = &["MR", "MRS", "MS", "DR", "M", "MME"];

/// The front of a name behind which a capital stands: `O’BRIEN`, `MCDONALD`.
fn name_front(word: &str) -> Option<&'static str> {
    let fits = |front: &&&str| word.strip_prefix(**front).is_some_and(|rest| rest.chars().count() > 2);
    ["O’", "O'", "MC"].iter().find(fits).copied()
}

/// A text with a capital at a place.
fn fronted(text: &str, at: usize) -> String {
    let mut letters = text[at..].chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    format!("{}{first}{}", &text[..at], letters.as_str())
}

/// A title in another language out of capitals: a capital at its front, abbreviations and numerals as printed.
pub(super) fn sentence(title: &str) -> String {
    let lower = lowered(title);
    match lower.find(char::is_alphanumeric) {
        Some(at) if lower != title => fronted(&lower, at),
        _ => lower,
    }
}

/// The letters and figures of a word without the signs around it, and without the ending of an owner.
fn letters(piece: &str) -> String {
    let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.strip_suffix("’S").or_else(|| word.strip_suffix("'S")).unwrap_or(word);
    word.to_owned()
}

fn is_abbreviation(word: &str) -> bool {
    if word.contains('-') {
        return word.split('-').all(is_abbreviation) || ABBREVIATIONS.contains(&word);
    }
    let vowels = ['A', 'E', 'I', 'O', 'U', 'Y', 'a', 'e', 'i', 'o', 'u', 'y'];
    let plain = word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    ABBREVIATIONS.contains(&word) || plain && !word.contains(vowels) && !is_roman(word)
}

/// Whether a word is a Roman numeral below 90.
pub(super) fn is_roman(word: &str) -> bool {
    let tens = word.trim_start_matches('X');
    let (many, rest) = match word.strip_prefix("XL").or_else(|| word.strip_prefix('L')) {
        Some(rest) => (0, rest.trim_start_matches('X')),
        None => (word.len() - tens.len(), tens),
    };
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    !word.is_empty() && many <= 3 && ones.contains(&rest)
}

/// A slug as words: `status-conference` is `Status conference`.
pub(super) fn spaced(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
