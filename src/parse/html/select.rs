//! Asking a page for elements by CSS selectors.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

use scraper::{ElementRef, Selector};

use crate::parse::text::tidy;

static READ: LazyLock<RwLock<HashMap<&'static str, &'static Selector>>> = LazyLock::new(RwLock::default);

/// A selector, compiled once for the life of the program.
///
/// # Panics
///
/// When the literal in the source code is no CSS selector, which the first test that reads a page shows; no
/// page can cause it. A selector that silently matched nothing would be worse.
pub fn selector(css: &'static str) -> &'static Selector {
    if let Some(known) = READ.read().unwrap_or_else(PoisonError::into_inner).get(css) {
        return known;
    }
    match Selector::parse(css) {
        Ok(new) => {
            let mut read = READ.write().unwrap_or_else(PoisonError::into_inner);
            read.entry(css).or_insert_with(|| Box::leak(Box::new(new)))
        }
        Err(why) => panic!("`{css}` in the source code is not a CSS selector: {why}"),
    }
}

/// How many elements there were where exactly one was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// What was looked for.
    pub selector: &'static str,
    /// How many there were.
    pub found: usize,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected exactly one `{}`, found {}", self.selector, self.found)
    }
}

impl std::error::Error for Count {}

/// The one element inside `element` that matches; none or several are an error.
pub fn one<'a>(element: ElementRef<'a>, css: &'static str) -> Result<ElementRef<'a>, Count> {
    let mut matches = element.select(selector(css));
    match (matches.next(), matches.count()) {
        (Some(only), 0) => Ok(only),
        (None, _) => Err(Count { selector: css, found: 0 }),
        (Some(_), more) => Err(Count { selector: css, found: more + 1 }),
    }
}

/// The first element inside `element` that matches.
pub fn first<'a>(element: ElementRef<'a>, css: &'static str) -> Option<ElementRef<'a>> {
    element.select(selector(css)).next()
}

/// Every element inside `element` that matches, in the order of the page.
pub fn all<'a>(element: ElementRef<'a>, css: &'static str) -> impl Iterator<Item = ElementRef<'a>> {
    element.select(selector(css))
}

/// The value of an attribute, [tidied](tidy); `None` where it is absent or empty.
pub fn attr(element: ElementRef<'_>, name: &str) -> Option<String> {
    element.value().attr(name).map(tidy).filter(|value| !value.is_empty())
}
