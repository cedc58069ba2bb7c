//! The languages that courts print in their numbers.

/// A language as a number names it: `ENG`, `tFRA`, `sqi`, `EN`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language {
    code: String,
}

/// ISO 639-1 code, the three letters of the ICC and KSC, and other spellings met.
const KNOWN: [(&str, &str, &[&str]); 26] = [
    ("en", "ENG", &["EN"]),
    ("fr", "FRA", &["FR", "FRE"]),
    ("ar", "ARB", &["ARA", "AR"]),
    ("es", "SPA", &["ESP", "ES"]),
    ("sq", "SQI", &["ALB", "SQ"]),
    ("sr", "SRP", &["SR"]),
    ("km", "KHM", &["KH", "KM"]),
    ("bs", "BOS", &["BS"]),
    ("hr", "HRV", &[]),
    ("sh", "BCS", &[]),
    ("mk", "MKD", &[]),
    ("pt", "POR", &[]),
    ("ru", "RUS", &[]),
    ("uk", "UKR", &[]),
    ("ka", "KAT", &["GEO"]),
    ("sw", "SWA", &["SWH"]),
    ("ln", "LIN", &[]),
    ("sg", "SAG", &[]),
    ("rw", "KIN", &[]),
    ("nl", "NLD", &["DUT"]),
    ("he", "HEB", &[]),
    ("tl", "TGL", &["FIL"]),
    ("bm", "BAM", &[]),
    ("fa", "FAS", &["PRS"]),
    ("ps", "PUS", &["PBU"]),
    ("my", "MYA", &[]),
];

impl Language {
    /// Reads a code as courts print it, in either case: `ENG`, `Eng`, `EN`, `sqi`.
    pub fn read(printed: &str) -> Option<Self> {
        let upper = printed.to_uppercase();
        let known =
            KNOWN.iter().find(|(_, three, others)| *three == upper || others.contains(&upper.as_str()));
        known.map(|(code, ..)| Self { code: (*code).to_owned() })
    }

    /// A language whose three letters are not in the table: kept in lower case.
    pub(super) fn unlisted(printed: &str) -> Self {
        Self { code: printed.to_lowercase() }
    }

    /// The ISO 639-1 code where the language has one in the table (`en`, `fr`, `sq`), else the printed letters in
    /// lower case.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The three capitals of the ICC: `ENG`, `FRA`, `ARB`.
    pub(super) fn three(&self) -> String {
        let known = KNOWN.iter().find(|(code, ..)| *code == self.code);
        known.map_or_else(|| self.code.to_uppercase(), |(_, three, _)| (*three).to_owned())
    }
}
