//! What a record is called of which nothing else may be said.

use super::moment::Day;
use super::number::DocumentNumber;

/// A record whose words stay inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withheld<'a> {
    /// `filing`, `hearing` or `press`.
    pub kind: &'a str,
    /// What lists call it: its number, its reference, else its key or address.
    pub number: &'a str,
    /// Its natural key.
    pub key: &'a str,
    /// The case of a hearing.
    pub case: Option<&'a str>,
    /// Its day.
    pub day: Option<Day>,
    /// Whether its court calls it secret or under seal.
    pub secret: bool,
}

impl Withheld<'_> {
    /// Its name: nothing where that it exists may be secret, and no words of an address or a key.
    pub fn name(&self) -> Option<String> {
        let worded = self.number.contains("://")
            || self.number == self.key && DocumentNumber::read(self.number).is_err();
        match self.kind {
            _ if self.secret => None,
            "hearing" => self.case.map(str::to_owned).or_else(|| self.day.map(|day| day.to_string())),
            _ => Some(self.number.to_owned()).filter(|number| !number.is_empty() && !worded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(kind: &str, number: &str, key: &str, secret: bool) -> Option<String> {
        Withheld { kind, number, key, case: Some("ICC-01/77-01/26"), day: None, secret }.name()
    }

    #[test]
    fn a_name_has_no_words_of_the_record() {
        let number = "ICC-01/77-01/26-9";
        let address = "https://court.example/news/the-title-of-it";
        assert_eq!(named("filing", number, number, false).as_deref(), Some(number));
        assert_eq!(named("filing", number, number, true), None);
        assert_eq!(named("filing", "icc/decisions: the title", "icc/decisions: the title", false), None);
        assert_eq!(named("press", address, address, false), None);
        assert_eq!(named("press", "ICC-CPI-20260601", address, false).as_deref(), Some("ICC-CPI-20260601"));
        assert_eq!(named("press", "purged:ab", "purged:ab", false), None);
        assert_eq!(named("hearing", "a b", "a b", false).as_deref(), Some("ICC-01/77-01/26"));
    }
}
