//! The language of a document: as its record says it, else as its text shows it.

use serde::Serialize;

/// A language by its ISO 639-1 code: `en`, `fr`, `ar`, `sq`, `sr`, `km`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Language(&'static str);

/// Codes and the words that courts print for them, in lower case.
const WORDS: &[(&str, &[&str])] = &[
    ("en", &["en", "eng", "english", "anglais"]),
    ("fr", &["fr", "fra", "fre", "french", "français", "francais"]),
    ("ar", &["ar", "ara", "arb", "arabic", "arabe", "عربي", "ربي"]),
    ("sq", &["sq", "sqi", "alb", "albanian", "shqip"]),
    ("sr", &["sr", "srp", "scc", "serbian", "srpski"]),
    ("bs", &["bs", "bcs", "bosnian", "b/c/s"]),
    ("km", &["km", "kh", "khm", "khmer", "ខ្មែរ"]),
    ("es", &["es", "spa", "spanish", "español"]),
    ("rw", &["rw", "kin", "kinyarwanda"]),
    ("ru", &["ru", "rus", "russian"]),
    ("zh", &["zh", "zho", "chinese"]),
];

impl Language {
    /// Reads a code or a word as courts print it: `ENG`, `Français`, `English (eng)`, `عربي`.
    pub fn read(printed: &str) -> Option<Language> {
        let word = printed.split('(').next().unwrap_or(printed).trim().to_lowercase();
        WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(code, _)| Language(code))
    }

    /// The two-letter code.
    pub fn code(&self) -> &'static str {
        self.0
    }
}

/// Words that hardly stand in another of these languages. Albanian and Bosnian, Croatian, Serbian are here because
/// general detectors take them for French and each other.
const TELLING: [(&str, &[&str]); 4] = [
    ("en", &["the", "of", "and", "to", "that", "was", "with", "for", "by", "which", "this", "his"]),
    ("fr", &["le", "la", "les", "des", "et", "du", "que", "dans", "une", "est", "pour", "par", "sur", "aux"]),
    ("sq", &["të", "dhe", "për", "një", "është", "nga", "që", "në", "së", "me", "më", "ka", "kjo"]),
    ("bs", &["je", "da", "su", "koji", "koja", "nije", "bio", "sud", "za", "od", "sa", "kao", "biti"]),
];

/// The ISO 639-1 code of the language that a text is in, where it can be told from its first bytes.
pub fn guess(text: &str, most_bytes: usize) -> Option<String> {
    let text = &text[..text.floor_char_boundary(most_bytes)];
    let mut found = [0_usize; TELLING.len()];
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        for (count, (_, words)) in found.iter_mut().zip(TELLING) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let best = found.iter().enumerate().max_by_key(|(place, count)| (**count, usize::MAX - place))?;
    let second =
        found.iter().enumerate().filter(|(place, _)| *place != best.0).map(|(_, count)| *count).max();
    if *best.1 >= 3 && *best.1 >= 2 * second.unwrap_or(0) {
        return Some(TELLING[best.0].0.to_owned());
    }
    let told = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    code(told.lang()).map(str::to_owned)
}

fn code(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang;
    Some(match lang {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Ara => "ar",
        Lang::Khm => "km",
        Lang::Spa => "es",
        Lang::Rus => "ru",
        Lang::Nld => "nl",
        Lang::Deu => "de",
        Lang::Por => "pt",
        Lang::Cmn => "zh",
        Lang::Kor => "ko",
        Lang::Jpn => "ja",
        Lang::Srp => "sr",
        Lang::Hrv => "bs",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: usize = 1200;

    #[test]
    fn languages_of_the_courts() {
        for (text, code) in [
            (
                "The Chamber finds that the detention of the accused was lawful and that the request is rejected.",
                "en",
            ),
            (
                "La Chambre rejette la demande de mise en liberté et ordonne le maintien en détention de l’accusé dans les locaux.",
                "fr",
            ),
            (
                "Trupi gjykues vendos që i akuzuari të mbetet në paraburgim dhe se kërkesa për lirim është e pabazuar në ligj.",
                "sq",
            ),
            (
                "Sud je odlučio da optuženi ostaje u pritvoru, kao i da zahtjev koji je podnijela odbrana nije osnovan.",
                "bs",
            ),
            ("قررت المحكمة رفض طلب الإفراج المؤقت عن المتهم لأسباب تتعلق بسلامة الشهود", "ar"),
        ] {
            assert_eq!(guess(text, LOOK).as_deref(), Some(code), "{text}");
        }
        assert_eq!(guess("12 34", LOOK), None);
    }
}
