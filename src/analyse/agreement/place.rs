//! Where a passage stands on the continuum of a record's text: its pages one after another, a page break being one
//! character, as in [`crate::model::passage::Passage`].

use super::unitizing::Span;
use crate::model::text::PageText;

/// The length of a text, in characters.
pub fn length(pages: &[PageText]) -> usize {
    pages.iter().map(with_break).sum::<usize>().saturating_sub(1)
}

fn with_break(page: &PageText) -> usize {
    page.body.chars().count() + 1
}

/// The passage that begins on a page at this character, and ends before that one, on the same page or on one behind
/// it.
pub fn span(pages: &[PageText], (page, start, end): (u32, usize, usize)) -> Option<Span> {
    let place = pages.iter().position(|p| p.number == page)?;
    let before: usize = pages[..place].iter().map(with_break).sum();
    let within = start < end && before + end <= length(pages);
    within.then_some((before + start, before + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_one_another_and_passages_run_over_their_ends() {
        let pages: Vec<PageText> = ["abc déf\nghi", "the “accused”\nhas waited"]
            .into_iter()
            .zip(1..)
            .map(|(body, number)| PageText { number, body: body.to_owned(), ..PageText::default() })
            .collect();
        assert_eq!(length(&pages), 11 + 1 + 24);
        assert_eq!(length(&[]), 0);
        assert_eq!(span(&pages, (2, 0, 3)), Some((12, 15)));
        assert_eq!(span(&pages, (1, 8, 15)), Some((8, 15)), "“ghi the”");
        assert_eq!(span(&pages, (2, 0, 24)), Some((12, 36)));
        for (page, start, end) in [(2, 0, 25), (3, 0, 1), (1, 4, 4)] {
            assert_eq!(span(&pages, (page, start, end)), None);
        }
    }
}
