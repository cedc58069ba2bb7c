//! The numbered paragraph that a place of a page stands in.

/// The number of the paragraph at a byte of a page, as printed at the beginning of its first line: `12. The Chamber`.
/// `None` where no number stands before it on the page.
pub fn number_at(page: &str, at: usize) -> Option<u32> {
    let mut number = None;
    let mut start = 0;
    for line in page.split_inclusive('\n') {
        if start > at {
            break;
        }
        number = printed(line).or(number);
        start += line.len();
    }
    number
}

fn printed(line: &str) -> Option<u32> {
    let (digits, rest) = line.trim_start().split_once('.')?;
    let number = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let text = rest.starts_with([' ', '\t', '\u{a0}']) && rest.contains(char::is_alphabetic);
    (number && text).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_number_before_the_place() {
        let page = "the end of one.\n\n12. The Chamber notes\nrule 4.2 of it.\n\n13. It finds so.";
        let at = |words: &str| number_at(page, page.find(words).unwrap());
        assert_eq!((at("end"), at("notes"), at("rule"), at("finds")), (None, Some(12), Some(12), Some(13)));
        assert_eq!(at("13."), Some(13));
    }
}
