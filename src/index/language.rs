//! The language of a text whose record does not say it.

use super::words::Words;

/// How much of a text is looked at, in bytes.
const LOOK: usize = 1200;

/// Words that hardly stand in another of these languages. Albanian and Bosnian, Croatian, Serbian are here because
/// general detectors take them for French and each other.
const TELLING: [(&str, &[&str]); 4] = [
    ("en", &["the", "of", "and", "to", "that", "was", "with", "for", "by", "which", "this", "his"]),
    ("fr", &["le", "la", "les", "des", "et", "du", "que", "dans", "une", "est", "pour", "par", "sur", "aux"]),
    ("sq", &["të", "dhe", "për", "një", "është", "nga", "që", "në", "së", "me", "më", "ka", "kjo"]),
    ("bs", &["je", "da", "su", "koji", "koja", "nije", "bio", "sud", "za", "od", "sa", "kao", "biti"]),
];

/// The ISO 639-1 code of the language that a text is in, where it can be told.
pub fn guess(text: &str) -> Option<String> {
    let mut end = text.len().min(LOOK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let mut found = [0_usize; TELLING.len()];
    for range in Words::of(text) {
        let word = &text[range];
        for (count, (_, words)) in found.iter_mut().zip(TELLING) {
            *count += usize::from(words.iter().any(|w| w.eq_ignore_ascii_case(word)));
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
        Lang::Srp => "sr",
        Lang::Hrv => "bs",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(guess(text).as_deref(), Some(code), "{text}");
        }
        assert_eq!(guess("12 34"), None);
    }
}
