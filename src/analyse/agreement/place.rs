//! Where the words of a passage stand on the continuum of a record's text.

use super::unitizing::Span;
use crate::model::text::PageText;
use crate::model::wording::plain;

/// The length of a text: its pages one after another, in characters.
pub fn length(pages: &[PageText]) -> usize {
    pages.iter().map(characters).sum()
}

fn characters(page: &PageText) -> usize {
    page.body.chars().count()
}

/// The passage at these characters of a page.
pub fn on_page(pages: &[PageText], page: u32, start: usize, end: usize) -> Option<Span> {
    let place = pages.iter().position(|p| p.number == page)?;
    let before = length(&pages[..place]);
    let within = start < end && end <= characters(&pages[place]);
    within.then_some((before + start, before + end))
}

/// The passage with these words, looked for on its page first: white space, quotation marks and dashes make no
/// difference.
pub fn of_words(pages: &[PageText], words: &str, page: Option<u32>) -> Option<Span> {
    let (number, start, end) = find(pages, words, page)?;
    on_page(pages, number, start, end)
}

/// The same by its page and its characters there.
pub fn find(pages: &[PageText], words: &str, page: Option<u32>) -> Option<(u32, usize, usize)> {
    let wanted: Vec<char> = plain(words).chars().filter(|c| !c.is_whitespace()).collect();
    let (named, others): (Vec<&PageText>, Vec<&PageText>) =
        pages.iter().partition(|candidate| Some(candidate.number) == page);
    named.into_iter().chain(others).find_map(|candidate| {
        within(&candidate.body, &wanted).map(|(start, end)| (candidate.number, start, end))
    })
}

/// Where these signs stand, by their places among all characters of the text.
fn within(text: &str, wanted: &[char]) -> Option<(usize, usize)> {
    let mut signs = Vec::new();
    for (place, c) in text.chars().enumerate() {
        signs.extend(
            plain(c.encode_utf8(&mut [0; 4])).chars().filter(|c| !c.is_whitespace()).map(|c| (c, place)),
        );
    }
    if wanted.is_empty() {
        return None;
    }
    let begin = signs.windows(wanted.len()).position(|run| run.iter().map(|(c, _)| c).eq(wanted))?;
    Some((signs[begin].1, signs[begin + wanted.len() - 1].1 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<PageText> {
        ["abc déf\nghi", "the “accused”\nhas waited"]
            .into_iter()
            .zip(1..)
            .map(|(body, number)| PageText { number, body: body.to_owned(), ..PageText::default() })
            .collect()
    }

    #[test]
    fn words_are_found_through_line_breaks_and_other_quotation_marks() {
        assert_eq!(length(&pages()), 11 + 24);
        assert_eq!(of_words(&pages(), "\"accused\" has", None), Some((11 + 4, 11 + 17)));
        assert_eq!(of_words(&pages(), "déf ghi", Some(2)), Some((4, 11)));
        assert_eq!(of_words(&pages(), "released", None), None);
        assert_eq!(of_words(&pages(), " ", None), None);
        assert_eq!(on_page(&pages(), 2, 0, 3), Some((11, 14)));
        assert_eq!(on_page(&pages(), 2, 0, 99), None);
        assert_eq!(on_page(&pages(), 3, 0, 1), None);
    }
}
