//! A second person's answer to a tag, and the guard of what may be published as confirmed.

use serde::Deserialize;

use super::person::same_person;

/// What a reviewer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The tag stands as it is.
    Confirmed,
    /// It stands, with another concern.
    Changed,
    /// It does not stand.
    Rejected,
}

impl Verdict {
    /// The word that is stored.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Confirmed => "confirmed",
            Verdict::Changed => "changed",
            Verdict::Rejected => "rejected",
        }
    }

    /// Reads that word.
    pub fn read(word: &str) -> Option<Verdict> {
        [Verdict::Confirmed, Verdict::Changed, Verdict::Rejected].into_iter().find(|v| v.word() == word)
    }
}

/// A person's answer to a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// What they said.
    pub verdict: Verdict,
    /// The concern before, where it was changed.
    pub was: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// Who.
    pub by: String,
    /// When, as stored (RFC 3339).
    pub at: String,
}

impl Review {
    /// In one sentence, for a reader.
    pub fn told(&self) -> String {
        let was = self.was.as_ref().map(|was| format!(" from {was}")).unwrap_or_default();
        let note = self.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        let day = self.at.get(..10).unwrap_or(&self.at);
        format!("{}{was} by {} on {day}{note}", self.verdict.word(), self.by)
    }
}

/// Who may confirm a tag.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum ReviewRule {
    /// Another person than the one who made it.
    #[default]
    #[serde(rename = "second")]
    SecondPerson,
    /// The same person too: a team of one.
    #[serde(rename = "self")]
    Own,
}

impl ReviewRule {
    /// Whether a person may review what another made.
    pub fn admits(self, author: &str, reviewer: &str) -> bool {
        self == ReviewRule::Own || !same_person(author, reviewer)
    }
}

/// The proof that a tag was confirmed by somebody who may. Nothing makes one but [`ConfirmedTag::recall`], which
/// `store` alone calls: a suggestion, a tag that waits or one that was rejected cannot be passed off as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmedTag {
    author: String,
    review: Review,
}

impl ConfirmedTag {
    /// What the last review of a tag proves under the team's rule; `None` where it rejects, or where its author
    /// reviewed it and the rule asks for a second person.
    pub fn recall(author: &str, last: Review, rule: ReviewRule) -> Option<ConfirmedTag> {
        let stands = last.verdict != Verdict::Rejected && rule.admits(author, &last.by);
        stands.then(|| ConfirmedTag { author: author.to_owned(), review: last })
    }

    /// Who confirmed it.
    pub fn by(&self) -> &str {
        &self.review.by
    }

    /// When, as stored (RFC 3339).
    pub fn at(&self) -> &str {
        &self.review.at
    }

    /// Whether the person who made it confirmed it.
    pub fn by_its_author(&self) -> bool {
        same_person(&self.author, &self.review.by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(verdict: Verdict, by: &str) -> Review {
        Review { verdict, was: None, note: None, by: by.to_owned(), at: "2026-11-22T10:00:00Z".to_owned() }
    }

    #[test]
    fn only_a_second_person_confirms_unless_the_team_is_one() {
        let recall = |verdict, by, rule| ConfirmedTag::recall("Léa", review(verdict, by), rule);
        let confirmed = recall(Verdict::Confirmed, "Jonas", ReviewRule::SecondPerson).unwrap();
        assert_eq!((confirmed.by(), confirmed.by_its_author()), ("Jonas", false));
        assert!(recall(Verdict::Changed, "Jonas", ReviewRule::SecondPerson).is_some());
        assert!(recall(Verdict::Rejected, "Jonas", ReviewRule::Own).is_none());
        assert!(recall(Verdict::Confirmed, " LEA ", ReviewRule::SecondPerson).is_none());
        assert!(recall(Verdict::Confirmed, " LEA ", ReviewRule::Own).unwrap().by_its_author());
    }

    #[test]
    fn a_review_in_a_sentence() {
        let told = Review { was: Some("delay".to_owned()), ..review(Verdict::Changed, "Jonas") }.told();
        assert_eq!(told, "changed from delay by Jonas on 2026-11-22");
        let told = Review { note: Some("no".to_owned()), ..review(Verdict::Rejected, "Jonas") }.told();
        assert_eq!(told, "rejected by Jonas on 2026-11-22: no");
    }

    #[test]
    fn words_are_read_back() {
        for verdict in [Verdict::Confirmed, Verdict::Changed, Verdict::Rejected] {
            assert_eq!(Verdict::read(verdict.word()), Some(verdict));
        }
        assert_eq!(Verdict::read("perhaps"), None);
    }
}
