//! The words of ours around a document's own, in its language.

/// The words that a paged document carries beside its own.
#[derive(Debug)]
pub struct Furniture {
    /// The tag of the language, as BCP 47 has it.
    pub tag: &'static str,
    /// Its language and region apart.
    #[cfg_attr(not(feature = "pdf"), expect(dead_code, reason = "for PDF"))]
    pub parts: (&'static str, &'static str),
    /// Before the number of the page.
    pub page: &'static str,
    /// Between it and the number of pages.
    pub of: &'static str,
    /// Before the marks of notes that nothing else points to.
    pub further_notes: &'static str,
}

const ENGLISH: Furniture =
    Furniture { tag: "en-GB", parts: ("en", "GB"), page: "Page", of: "of", further_notes: "Further notes:" };

const FRENCH: Furniture =
    Furniture { tag: "fr-FR", parts: ("fr", "FR"), page: "Page", of: "sur", further_notes: "Autres notes :" };

/// The words for a language (ISO 639-1); English for one that we have none for.
pub fn furniture(language: &str) -> &'static Furniture {
    if language.eq_ignore_ascii_case("fr") { &FRENCH } else { &ENGLISH }
}

/// A text that is set on one line at the head of every page: its beginning, where it is longer than 90 characters.
pub fn running(text: &str) -> String {
    const MOST: usize = 90;
    let line = super::visible::one_line(text);
    if line.chars().count() <= MOST {
        return line;
    }
    let kept: String = line.chars().take(MOST).collect();
    let end = kept.rfind(' ').filter(|at| *at > MOST / 2).unwrap_or(kept.len());
    format!("{}…", kept[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_head_is_short() {
        assert_eq!(running("A\n title"), "A title");
        let long = running(&"word ".repeat(50));
        assert!(long.ends_with("word…") && long.chars().count() <= 91, "{long}");
        assert_eq!(running(&"x".repeat(200)).chars().count(), 91);
    }
}
