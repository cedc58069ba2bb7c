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

/// The filings of a case, prepared to be asked about one after the other.
#[derive(Debug)]
pub struct Case(Vec<Prepared>);

#[derive(Debug)]
struct Prepared {
    filing: CaseFiling,
    /// The title in small letters.
    words: String,
    /// What of it is its own: without what wraps it.
    own: String,
    corrects: bool,
    /// What it does to a document that it names.
    bears: Option<&'static str>,
}

impl Prepared {
    fn new(filing: CaseFiling) -> Prepared {
        let words = plain(&filing.title).to_lowercase();
        Prepared {
            own: plain(title::read(&filing.title).bare).to_lowercase(),
            corrects: filing.number.to_lowercase().contains("-corr") || words.starts_with("corrigendum"),
            bears: BEARING.iter().find(|(word, _)| words.contains(word)).map(|(_, what)| *what),
            words,
            filing,
        }
    }
}

impl Case {
    /// Reads the titles of a case.
    pub fn new(filings: Vec<CaseFiling>) -> Case {
        Case(filings.into_iter().map(Prepared::new).collect())
    }

    /// What bears on the document with this number, in words, in the order of the filings.
    pub fn after(&self, number: &str) -> Vec<String> {
        let Some(cited) = self.0.iter().find(|one| one.filing.number == number) else { return Vec::new() };
        let (lower, base) = (number.to_lowercase(), cited.filing.base.to_lowercase());
        let recognised = cited.own.chars().count() >= RECOGNISED;
        let bearing = |one: &Prepared| {
            if one.filing.base == cited.filing.base {
                return one.corrects.then_some("was corrected by");
            }
            let what = one.bears?;
            let named = names(&one.words, &lower) || names(&one.words, &base);
            (named || recognised && one.words.contains(&cited.own)).then_some(what)
        };
        let others = self.0.iter().filter(|one| one.filing.number != number);
        others.filter_map(|one| Some(format!("{} {}", bearing(one)?, one.filing.number))).collect()
    }
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
        assert_eq!(Case::new(filings.to_vec()).after("ICC-1-10"), expected);
    }
}
