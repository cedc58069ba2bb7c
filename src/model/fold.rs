//! The one folding of letters: what is compared and searched, and the way back to the text it came from.
//!
//! Compatibility decomposition (NFKD) without accents, lower case; letters that have no decomposition become their
//! base letters (`Đ` is `d`, `Ł` is `l`, `ß` is `ss`); in a word with Latin letters, Cyrillic and Greek letters that
//! look like Latin ones become those (`Thaçi`, `Thaҫi` with a Cyrillic `ҫ`, and `Thaci` are one). Arabic is written
//! without vowel signs and tatweel, with one alef, one ya, and ha for ta marbuta. Digits of every script are ASCII.
//! Signs that carry meaning in their script (the vowels of Khmer, Thai, Devanagari) stay.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Text in its folded form, and where each letter of it came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of it the byte of the source at which its letter begins.
    starts: Vec<usize>,
    /// The length of the source in bytes.
    length: usize,
}

impl Folded {
    /// Folds a text.
    pub fn new(source: &str) -> Folded {
        let mut folded = Folded { length: source.len(), ..Folded::default() };
        folded.text.reserve(source.len());
        folded.starts.reserve(source.len());
        let mut at = 0;
        while at < source.len() {
            let end = at + run(&source[at..]);
            let mixed = is_mixed(&source[at..end]);
            for (place, letter) in source[at..end].char_indices() {
                letters(letter, mixed, &mut |c| folded.text.push(c));
                folded.starts.resize(folded.text.len(), at + place);
            }
            at = end;
        }
        folded
    }

    /// The bytes of the source that a range of bytes of the folded text came from, with the marks on its last
    /// letter.
    pub fn source_range(&self, folded: &Range<usize>) -> Range<usize> {
        let start = self.starts.get(folded.start).copied().unwrap_or(self.length);
        let last = folded.end.checked_sub(1).and_then(|at| self.starts.get(at)).copied().unwrap_or(start);
        let end = self.starts.get(folded.end..).into_iter().flatten().find(|at| **at > last);
        start..end.copied().unwrap_or(self.length).max(start)
    }
}

/// Folds a text.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        return out;
    }
    let mut at = 0;
    while at < text.len() {
        let end = at + run(&text[at..]);
        fold_word(&text[at..end], &mut out);
        at = end;
    }
    out
}

/// Folds one word onto the end of a text.
pub fn fold_word(word: &str, out: &mut String) {
    let mixed = is_mixed(word);
    for letter in word.chars() {
        letters(letter, mixed, &mut |c| out.push(c));
    }
}

/// Whether a letter belongs to a word: letters and figures of every script, marks on them, and what joins them
/// unseen (soft hyphens, joiners).
pub fn in_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c)
    }
}

/// The length in bytes of the first word of a text, or of what stands before it.
fn run(text: &str) -> usize {
    let inside = text.chars().next().is_some_and(in_word);
    text.char_indices().find(|(_, c)| in_word(*c) != inside).map_or(text.len(), |(at, _)| at)
}

/// Whether a word has Latin letters beside ones of the scripts that look like them.
fn is_mixed(word: &str) -> bool {
    !word.is_ascii()
        && word.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'))
        && word.chars().any(|c| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}'))
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A mark that is left out. Of other scripts the marks are letters in all but name.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}')
        || matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}')
        || matches!(c, '\u{6ea}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
        || matches!(c, '\u{fe20}'..='\u{fe2f}')
}

/// The folded letters of one letter.
fn letters(letter: char, mixed: bool, put: &mut impl FnMut(char)) {
    if letter.is_ascii() {
        put(letter.to_ascii_lowercase());
        return;
    }
    decompose_compatible(letter, |part| {
        if is_accent(part) || is_unseen(part) || part == '\u{640}' {
            return;
        }
        for lower in part.to_lowercase().filter(|c| !is_accent(*c)) {
            let plain = if mixed { look_alike(lower) } else { lower };
            match base_letters(plain) {
                Some(base) => base.chars().for_each(&mut *put),
                None => put(plain),
            }
        }
    });
}

/// The plain letters of one letter in lower case that Unicode does not take apart, whatever stands beside it: where
/// both sides of a comparison are folded so, letters that look alike are one.
pub fn plain(lower: char, mut put: impl FnMut(char)) {
    let alike = look_alike(lower);
    match base_letters(alike) {
        Some(base) => base.chars().for_each(put),
        None => put(alike),
    }
}

/// Letters that Unicode does not take apart, in lower case.
fn base_letters(c: char) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    if c.is_ascii() {
        return None;
    }
    for zero in ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}'] {
        if let Some(digit) = u32::from(c).checked_sub(u32::from(zero)).and_then(|n| DIGITS.get(n as usize)) {
            return Some(digit);
        }
    }
    Some(match c {
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ł' | 'ƚ' => "l",
        'ø' | 'ɔ' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' | 'ɲ' => "n",
        'ı' | 'ɩ' => "i",
        'ƒ' => "f",
        'ə' | 'ɛ' => "e",
        'ɓ' | 'ƀ' => "b",
        'ĸ' | 'ƙ' => "k",
        'ǥ' | 'ɠ' => "g",
        'ƴ' => "y",
        'ƶ' => "z",
        'ʼ' | 'ʹ' | 'ˈ' | 'ʻ' => "",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' | 'ې' => "ي",
        'ة' | 'ە' => "ه",
        'ک' => "ك",
        _ => return None,
    })
}

/// The Latin letter that a Cyrillic or Greek one looks like, in lower case.
fn look_alike(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ҫ' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'є' | 'ε' => 'e',
        'ғ' => 'f',
        'н' | 'һ' | 'ң' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'қ' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'о' | 'ο' | 'ө' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' => 'w',
        'х' | 'ҳ' | 'χ' => 'x',
        'у' | 'ү' | 'ұ' | 'γ' => 'y',
        'ζ' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_spelling_are_one() {
        for (spelling, plain) in [
            ("Thaçi", "thaci"),
            ("Tha\u{4ab}i", "thaci"),
            ("Thac\u{327}i", "thaci"),
            ("\u{422}ha\u{e7}i", "thaci"),
            ("Đorđević", "dordevic"),
            ("Łódź", "lodz"),
            ("Ngaïssona", "ngaissona"),
            ("Øystein Æsir Œuvre Straße Þór", "oystein aesir oeuvre strasse thor"),
            ("DİYARBAKIR ışık", "diyarbakir isik"),
            ("Nguyễn Đức", "nguyen duc"),
            ("Shqipëri", "shqiperi"),
            ("de\u{ad}tention", "detention"),
            ("eﬃcient ﬁle Ⅳ", "efficient file iv"),
            ("ＩＣＣ", "icc"),
        ] {
            assert_eq!(fold(spelling), plain, "{spelling}");
        }
    }

    #[test]
    fn whole_words_of_other_scripts_stay_in_them() {
        assert_eq!(fold("Суд"), "суд");
        assert_eq!(fold("Ђорђевић"), "ђорђевић");
        assert_eq!(fold("Δικαστήριο"), "δικαστηριο");
        assert_eq!(fold("តុលាការ"), "តុលាការ");
        assert_eq!(fold("២០២៦ ٢٠٢٦"), "2026 2026");
    }

    #[test]
    fn arabic_has_one_spelling() {
        assert_eq!(fold("الْمَحْكَمَة"), fold("المحكمه"));
        assert_eq!(fold("أحمد إسلام آثار ٱلله"), "احمد اسلام اثار الله");
        assert_eq!(fold("عـــدل"), "عدل");
        assert_eq!(fold("ﻻ"), "لا");
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "Mr Đorđević, ﬁled “Thac\u{327}i” straße";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "mr dordevic, filed “thaci” strasse");
        for (plain, printed) in [
            ("dordevic", "Đorđević"),
            ("filed", "ﬁled"),
            ("thaci", "Thac\u{327}i"),
            ("strasse", "straße"),
            ("mr", "Mr"),
        ] {
            let at = folded.text.find(plain).unwrap();
            assert_eq!(&source[folded.source_range(&(at..at + plain.len()))], printed);
        }
        let end = folded.text.len();
        assert_eq!(folded.source_range(&(end..end)), source.len()..source.len());
        assert_eq!(Folded::new(source).text, fold(source));
    }
}
