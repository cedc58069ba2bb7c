//! What came after a document in its case and bears on it: a corrigendum, an appeal, a reversal.

use super::title;
use crate::model::briefed::CaseFiling;
use crate::model::wording::plain;

/// Words of a title that bear on the document they name.
const BEARING: &[(&str, &str)] = &[
    ("corrigendum", "was corrected by"),
    ("rectificatif", "was corrected by"),
    ("reversing", "was reversed by"),
    ("reversal", "was reversed by"),
    ("setting aside", "was set aside by"),
    ("leave to appeal", "leave to appeal is at stake in"),
    ("autorisation d'interjeter appel", "leave to appeal is at stake in"),
    ("judgment on the appeal", "was appealed: see"),
    ("judgement on the appeal", "was appealed: see"),
    ("appeal", "is under appeal in"),
    ("appel", "is under appeal in"),
    ("reconsideration", "reconsideration is asked for in"),
];

/// The fewest characters of a title that another is recognised by.
const RECOGNISED: usize = 20;

/// What bears on the document with this number, in words, in the order of the filings.
pub fn after(number: &str, filings: &[CaseFiling]) -> Vec<String> {
    let Some(cited) = filings.iter().find(|filing| filing.number == number) else { return Vec::new() };
    let own = plain(title::read(&cited.title).bare).to_lowercase();
    let mut found = Vec::new();
    for filing in filings.iter().filter(|filing| filing.number != number) {
        let words = plain(&filing.title).to_lowercase();
        if filing.base == cited.base {
            if filing.number.to_lowercase().contains("-corr") || words.starts_with("corrigendum") {
                found.push(format!("was corrected by {}", filing.number));
            }
            continue;
        }
        let names_number = names(&words, &number.to_lowercase()) || names(&words, &cited.base.to_lowercase());
        let names_title = own.chars().count() >= RECOGNISED && words.contains(&own);
        if !(names_number || names_title) {
            continue;
        }
        if let Some((_, what)) = BEARING.iter().find(|(word, _)| words.contains(word)) {
            found.push(format!("{what} {}", filing.number));
        }
    }
    found
}

/// Whether words name a number, and not one that only begins with it.
fn names(words: &str, number: &str) -> bool {
    words.match_indices(number).any(|(at, _)| {
        let next = words[at + number.len()..].chars().next();
        next.is_none_or(|c| !c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(number: &str, base: &str, title: &str) -> CaseFiling {
        CaseFiling { number: number.to_owned(), base: base.to_owned(), title: title.to_owned() }
    }

    #[test]
    fn what_bears_on_a_decision() {
        let filings = [
            one("ICC-1-10", "ICC-1-10", "Decision on the conditions of detention"),
            one("ICC-1-10-Corr", "ICC-1-10", "Corrigendum to “Decision on the conditions of detention”"),
            one(
                "ICC-1-12",
                "ICC-1-12",
                "Defence appeal against the “Decision on the conditions of detention”",
            ),
            one("ICC-1-13", "ICC-1-13", "Request for leave to appeal ICC-1-10"),
            one("ICC-1-14", "ICC-1-14", "Appeal against decision ICC-1-101"),
            one("ICC-1-15", "ICC-1-15", "Order on the appeal of another decision"),
        ];
        let expected = [
            "was corrected by ICC-1-10-Corr",
            "is under appeal in ICC-1-12",
            "leave to appeal is at stake in ICC-1-13",
        ];
        assert_eq!(after("ICC-1-10", &filings), expected);
    }
}
