//! HTML: a bounded parse, and the few ways in which adapters ask a page for things.

mod bounded;
mod saved;
mod select;
mod words;

pub use bounded::{DEPTH_LIMIT, SIZE_LIMIT, document, document_of};
pub use saved::saved_from;
pub use scraper::{ElementRef, Html, Selector};
pub use select::{Count, all, attr, first, one, selector};
pub use words::{lines_of, text_of};

use url::Url;

/// The address that a link leads to, resolved against the address of its page; `None` where it leads to no
/// page (`mailto:`, `javascript:`, a broken address, a relative link on a page whose address nobody knows).
/// The result is escaped as the URL standard asks; a feed's raw link is kept by [`crate::parse::feed`].
pub fn absolute(base: &str, link: &str) -> Option<String> {
    joined(Url::parse(base).ok().as_ref(), link).map(String::from)
}

/// The same against a base that is read already.
pub fn joined(base: Option<&Url>, link: &str) -> Option<Url> {
    let link = link.trim();
    let url = match base {
        Some(base) => base.join(link),
        None => Url::parse(link),
    };
    url.ok().filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host())
}

#[cfg(test)]
mod tests;
