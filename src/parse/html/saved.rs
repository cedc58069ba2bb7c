//! The address that a browser writes into a page it saves.

use url::Url;

/// How far into a file a browser's own mark is looked for: what comes later is the page's.
const MARK_WITHIN: usize = 16 << 10;

/// The address of a saved page, from the first of: `<!-- saved from url=(0042)https://… -->` (Chrome, Edge,
/// Firefox add-ons), the `url:` line of `SingleFile`, `<link rel=canonical>`, `og:url`. Only whole http
/// addresses count. The last two are the page's own word and may name another language or an old address.
pub fn saved_from(page: &str) -> Option<String> {
    let head = page.get(..page.floor_char_boundary(MARK_WITHIN)).unwrap_or(page);
    mark_of_the_web(head)
        .or_else(|| single_file(head))
        .or_else(|| tag_value(page, "<link", "rel", "canonical", "href"))
        .or_else(|| tag_value(page, "<meta", "property", "og:url", "content"))
}

fn mark_of_the_web(head: &str) -> Option<String> {
    let rest = after(head, "saved from url=(")?;
    let (length, rest) = rest.split_once(')')?;
    if length.is_empty() || !length.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    whole(rest.split("-->").next()?)
}

fn single_file(head: &str) -> Option<String> {
    let comment = after(head, "Page saved with SingleFile")?.split("-->").next()?;
    comment.lines().find_map(|line| whole(line.trim().strip_prefix("url:")?))
}

/// `href` of the first `<link>` whose `rel` is `canonical`, and the like. Quotes of either kind or none.
fn tag_value(page: &str, tag: &str, key: &str, word: &str, wanted: &str) -> Option<String> {
    let mut rest = page;
    while let Some(found) = find_ignoring_case(rest, tag) {
        rest = rest.get(found + tag.len()..)?;
        let end = rest.find('>').unwrap_or(rest.len());
        let inside = rest.get(..end)?;
        let named = value(inside, key).is_some_and(|v| v.eq_ignore_ascii_case(word));
        if let Some(url) = value(inside, wanted).filter(|_| named) {
            return whole(&url.replace("&amp;", "&").replace("&#38;", "&"));
        }
    }
    None
}

fn value<'a>(inside: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = inside;
    loop {
        let at = find_ignoring_case(rest, key)?;
        let apart =
            rest.get(..at)?.chars().next_back().is_none_or(|c| c.is_whitespace() || "\"'/".contains(c));
        rest = rest.get(at + key.len()..)?;
        if let Some(given) = rest.trim_start().strip_prefix('=').filter(|_| apart) {
            let given = given.trim_start();
            return match given.chars().next()? {
                quote @ ('"' | '\'') => given.get(1..)?.split(quote).next(),
                _ => given.split_whitespace().next(),
            };
        }
    }
}

fn whole(url: &str) -> Option<String> {
    let url = url.trim();
    let read = Url::parse(url).ok()?;
    (matches!(read.scheme(), "http" | "https") && read.has_host()).then(|| url.to_owned())
}

fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    text.get(text.find(words)? + words.len()..)
}

fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}
