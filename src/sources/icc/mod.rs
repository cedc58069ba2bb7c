//! International Criminal Court, `www.icc-cpi.int` (`courts/icc.md`).

use url::Position;

use crate::model::listing::{Listing, Source};
use crate::parse::{
    html::{document, first, text_of},
    page::{Page, Parsed},
};
use crate::sources::{
    Adapter,
    address::{self, Base},
    court_of, syndicated,
};

mod calendar;
mod decisions;
mod press;
mod press_item;

/// The adapter.
pub struct Icc;

/// The site.
const HOME: &str = "https://www.icc-cpi.int/";

impl Adapter for Icc {
    fn manifest(&self) -> &'static str {
        include_str!("source.toml")
    }

    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed {
        let Some(court) = court_of(source, listing) else {
            return Parsed::unreadable("no court is named for this listing");
        };
        if listing.slug == "press" {
            return press::read(court, page);
        }
        let html = match document(page.body, page.charset) {
            Ok(html) => html,
            Err(why) => return Parsed::unreadable(why.to_string()),
        };
        let root = html.root_element();
        match listing.slug.as_str() {
            "press-item" => press_item::read(court, root, page.url),
            "calendar" => calendar::read(court, root),
            _ => decisions::read(court, root, page.url),
        }
    }

    fn recognise(&self, page: &Page<'_>) -> Option<&'static str> {
        if let Some((host, path)) = address::place(page.url) {
            return if host == "icc-cpi.int" { by_path(&path) } else { None };
        }
        if syndicated::is_feed(page) {
            return syndicated::channel(page).contains("icc-cpi.int").then_some("press");
        }
        let html = document(page.body, page.charset).ok()?;
        let root = html.root_element();
        if first(root, ".views-row a[href*='/court-record/']").is_some() {
            Some("decisions")
        } else if calendar::is_grid(root) {
            Some("calendar")
        } else {
            let ours = first(root, "title").is_some_and(|title| text_of(title).ends_with(press_item::SITE));
            (ours && press_item::is_item(root)).then_some("press-item")
        }
    }
}

/// The address of a page in one spelling: links of the site differ in scheme and host.
fn own_address(base: &Base, link: &str) -> Option<String> {
    let url = base.join(link)?;
    if address::host(&url) != Some("icc-cpi.int") {
        return Some(url.into());
    }
    Some(format!("{HOME}{}", url[Position::BeforePath..].strip_prefix('/').unwrap_or_default()))
}

/// The address of a page, else of the site.
fn base(page: &str) -> Base {
    Base::new(page, HOME)
}

fn by_path(path: &str) -> Option<&'static str> {
    match path.trim_end_matches('/') {
        "/decisions" => Some("decisions"),
        "/case-records" | "/case-transcripts" => Some("case-records"),
        "/rss.xml" => Some("press"),
        "/court-calendar" => Some("calendar"),
        path if path.starts_with("/news/") => Some("press-item"),
        _ => None,
    }
}
