//! When two names are of the same person.

use super::fold::fold;
use super::wording::tidy;

/// The form in which names are compared: case, accents, look-alike letters and spaces make no difference.
pub fn name_key(name: &str) -> String {
    fold(&tidy(name))
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
        assert!(same_person("Thaçi", "Tha\u{4ab}i") && same_person("Łukasz Đorđević", "lukasz dordevic"));
        assert!(!same_person("Lea", "Leo"));
    }
}
