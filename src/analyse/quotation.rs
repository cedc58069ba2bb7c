//! Whether words stand in a text, in spite of line breaks, quotation marks and dashes.

use crate::model::wording::plain;

/// What became of looking for a quotation.
#[derive(Debug, PartialEq, Eq)]
pub enum Search {
    /// It stands there, in these words: the text's own, white space in one spelling.
    Found(String),
    /// It does not; the passage nearest to it, if any is near.
    Absent {
        /// The nearest passage.
        nearest: Option<String>,
    },
}

/// Looks for a quotation in texts, one after the other.
pub fn find(words: &str, texts: &[String]) -> Search {
    let wanted = plain(words);
    for text in texts {
        let plain_text = plain(text);
        if let Some(at) = plain_text.find(&wanted) {
            return Search::Found(plain_text[at..at + wanted.len()].to_owned());
        }
    }
    Search::Absent { nearest: nearest(&wanted, texts) }
}

/// The run of as many words that is most like the quotation, where it shares at least half of its words.
fn nearest(wanted: &str, texts: &[String]) -> Option<String> {
    let words: Vec<String> = wanted.split(' ').map(letters).collect();
    let mut best: Option<(usize, String)> = None;
    for text in texts {
        let text = plain(text);
        let there: Vec<&str> = text.split(' ').collect();
        for window in there.windows(words.len().min(there.len()).max(1)) {
            let shared = window.iter().filter(|w| words.contains(&letters(w))).count();
            if shared * 2 >= words.len() && best.as_ref().is_none_or(|(most, _)| shared > *most) {
                best = Some((shared, window.join(" ")));
            }
        }
    }
    best.map(|(_, passage)| passage)
}

/// A word without its case and the marks around it.
fn letters(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Vec<String> {
        vec!["Decision on the\n“Request for interim  release” – public".to_owned()]
    }

    #[test]
    fn line_breaks_quotes_and_dashes_make_no_difference() {
        let found = find("the \"Request for interim release\" -", &texts());
        assert_eq!(found, Search::Found("the \"Request for interim release\" -".to_owned()));
    }

    #[test]
    fn what_is_not_there_is_answered_with_what_is_near() {
        let Search::Absent { nearest } = find("Request for provisional release", &texts()) else {
            panic!("found what is not there")
        };
        assert_eq!(nearest.as_deref(), Some("\"Request for interim release\""));
        assert_eq!(find("wholly other words here", &texts()), Search::Absent { nearest: None });
    }
}
