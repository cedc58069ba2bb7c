//! The one name under which requests are made.

/// The product token that robots.txt files address (RFC 9309 §2.2.1).
pub(crate) const PRODUCT: &str = "courtwatch";

/// The program and its version, as in `User-Agent` without the contact.
pub(crate) const SOFTWARE: &str = concat!("courtwatch/", env!("CARGO_PKG_VERSION"));

/// `courtwatch/0.1.0 (+clinic@example.org)`: `User-Agent` as RFC 9110 §10.1.5 has it, the contact a comment.
///
/// `None` where the contact cannot stand in a header: control characters, parentheses, or letters outside ASCII.
pub(crate) fn user_agent(contact: Option<&str>) -> Option<String> {
    let Some(contact) = contact.map(str::trim).filter(|contact| !contact.is_empty()) else {
        return Some(SOFTWARE.to_owned());
    };
    let plain = |c: char| (c.is_ascii_graphic() || c == ' ') && !matches!(c, '(' | ')' | '\\');
    contact.chars().all(plain).then(|| format!("{SOFTWARE} (+{contact})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contact_is_a_comment() {
        assert_eq!(user_agent(None).unwrap(), SOFTWARE);
        assert_eq!(user_agent(Some(" ")).unwrap(), SOFTWARE);
        assert_eq!(user_agent(Some("a@b.org")).unwrap(), format!("{SOFTWARE} (+a@b.org)"));
        assert_eq!(user_agent(Some("a\r\nCookie: x")), None);
        assert_eq!(user_agent(Some("a) Mozilla/5.0 (")), None);
    }
}
