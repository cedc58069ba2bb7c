//! When two names are of the same person.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::wording::tidy;

/// The form in which names are compared: case, accents and spaces make no difference.
pub fn name_key(name: &str) -> String {
    tidy(name).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether two names are of the same person, as far as names can tell.
pub fn same_person(one: &str, other: &str) -> bool {
    name_key(one) == name_key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_spaces_make_no_other_person() {
        assert!(same_person(" Léa  Martin", "lea martin\n"));
        assert!(!same_person("Lea", "Leo"));
    }
}
