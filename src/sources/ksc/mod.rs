//! Kosovo Specialist Chambers: Public Court Records (`courts/others.md` §4.1).

use crate::model::{
    court::CourtRef,
    filing::{Filing, FilingKind},
    listing::{Listing, Source},
    number::DocumentNumber,
};
use crate::parse::{
    dates::DateForm,
    html::{ElementRef, all, attr, document, first, text_of},
    page::{Errand, Page, Parsed},
};
use crate::sources::reading::{Reading, Row};
use crate::sources::{Adapter, address, announced, court_of};

mod details;

/// The adapter.
pub struct Ksc;

/// Rows of a full page.
const PAGE: u64 = 10;

/// The site.
const HOME: &str = "https://repository.scp-ks.org/";

impl Adapter for Ksc {
    fn manifest(&self) -> &'static str {
        include_str!("source.toml")
    }

    fn read(&self, source: &Source, listing: &Listing, page: &Page<'_>) -> Parsed {
        let Some(court) = court_of(source, listing) else {
            return Parsed::unreadable("no court is named for this listing");
        };
        match (document(page.body, page.charset), listing.slug.as_str()) {
            (Err(why), _) => Parsed::unreadable(why.to_string()),
            (Ok(html), "details") => details::read(court, html.root_element(), page.url),
            (Ok(html), _) => list(court, html.root_element(), page.url),
        }
    }

    fn recognise(&self, page: &Page<'_>) -> Option<&'static str> {
        if let Some((host, path)) = address::place(page.url) {
            return match (host.as_str(), path.as_str()) {
                ("repository.scp-ks.org", "/" | "/index.php") => Some("filings"),
                ("repository.scp-ks.org", "/details.php") => Some("details"),
                _ => None,
            };
        }
        let html = document(page.body, page.charset).ok()?;
        let root = html.root_element();
        if first(root, "li.teaser-list-item .filing-id-info, li.teaser-list-item .case-number-info").is_some()
        {
            Some("filings")
        } else {
            first(root, ".detail-row .detail-label").map(|_| "details")
        }
    }
}

fn list(court: CourtRef, root: ElementRef<'_>, url: &str) -> Parsed {
    let mut reading = Reading::default();
    let shown = first(root, ".results-total-number").map(text_of);
    let total = shown.as_deref().and_then(total);
    for (at, element) in all(root, "ul.teasers li.teaser-list-item").enumerate() {
        entry(court, element, url, Row::at(format!("row {}", at + 1)), &mut reading);
    }
    let number = address::query(url, "page").and_then(|page| page.parse().ok()).unwrap_or(1_u64);
    let before = number.saturating_sub(1) * PAGE;
    if reading.rows() == 0 && (total.is_none() || total > Some(before)) {
        return Parsed::unreadable(match total {
            Some(total) => format!("the page states {total} records and shows none: looked for `li.teaser-list-item`"),
            None => "looked for records (`li.teaser-list-item`) and their total (`.results-total-number`); neither is there".to_owned(),
        });
    }
    if total.is_none() {
        reading.problem(
            "a total in `.results-total-number`",
            &shown.unwrap_or_default(),
            "read without a total",
        );
    }
    let more = reading.rows() > 0 && total.is_none_or(|total| total > before + PAGE);
    let page = reading.page();
    page.total = total;
    page.next = if more { address::with_query(url, "page", &(number + 1).to_string()) } else { None };
    reading.done()
}

/// Digits, with or without a mark between the thousands.
fn total(printed: &str) -> Option<u64> {
    let digits: String = printed.chars().filter(|c| !matches!(c, ',' | '.' | ' ' | '\'')).collect();
    digits.parse().ok()
}

fn entry(court: CourtRef, element: ElementRef<'_>, url: &str, mut row: Row, reading: &mut Reading) {
    let text = |css| first(element, css).map(text_of).unwrap_or_default();
    let link = one_link(element, &mut row);
    let mut filing = Filing::new(court, "", &text(".title h2"));
    row.title(&filing.title);
    filing.page_url = link.as_deref().and_then(|href| record_page(url, href));
    let id = filing.page_url.as_deref().and_then(|url| address::query(url, "doc_id"));
    filing.case = Some(text(".case-number-info")).filter(|case| !case.is_empty());
    filing.listed = row.needed_day(&text(".date-info"), DateForm::DmySlash);
    filing.language = row.language(&text(".language-info"));
    filing.kind = record_type(&text(".type-info"), &mut row);
    number(&text(".filing-id-info"), id.as_deref(), &mut filing, &mut row);
    if id.is_none() {
        row.lacks("a link with a `doc_id`", link.as_deref().unwrap_or_default(), "stored without its page");
    }
    let reference = id.or_else(|| Some(filing.printed.clone()).filter(|printed| !printed.is_empty()));
    if let (Some(reference), Some(url)) = (&reference, &filing.page_url) {
        let errand = Errand { listing: "details".to_owned(), url: url.clone(), reference: reference.clone() };
        reading.page().errands.push(errand);
    }
    announced::add(reading, row, reference, filing);
}

/// The link of the title. All links of a row must lead to one page.
fn one_link(element: ElementRef<'_>, row: &mut Row) -> Option<String> {
    let links = address::unique(all(element, ".title a").filter_map(|link| attr(link, "href")));
    if links.len() > 1 {
        row.problem("one link in the title", &links.join(" "), "the first was taken");
    }
    links.into_iter().next()
}

/// The address of a record's page, without the empty `amp` that the site's links carry.
fn record_page(url: &str, href: &str) -> Option<String> {
    address::without_query(&address::absolute(url, HOME, href)?, "amp")
}

/// What the list calls a record. `Filing` is anything that is not an annex or a transcript: its page says more.
fn record_type(printed: &str, row: &mut Row) -> FilingKind {
    if printed == "Filing" { FilingKind::Unstated } else { row.kind(printed) }
}

/// Case and filing id; a transcript has no id, and is known by its case and day. A translation has the id of its
/// original and gets the mark that filings cite it with: `F00004RED/sqi`.
fn number(id: &str, document: Option<&str>, filing: &mut Filing, row: &mut Row) {
    let sitting = filing.listed.filter(|_| filing.kind.word() == "transcript").map(|day| format!("T/{day}"));
    if id.is_empty() {
        filing.distinction = document.map(str::to_owned);
    }
    let id = if id.is_empty() { sitting.unwrap_or_default() } else { id.to_owned() };
    let Some(case) = filing.case.clone() else {
        filing.printed.clone_from(&id);
        return row.lacks("a case number", &id, "stored with the filing number alone");
    };
    if id.is_empty() {
        return row.lacks("a filing number", "", "stored without a number");
    }
    let mark = filing.language.as_ref().and_then(|language| match language.code() {
        "sq" => Some("/sqi"),
        "sr" => Some("/srp"),
        _ => None,
    });
    let read = DocumentNumber::read_in_case(&case, &id);
    let told = read.as_ref().is_ok_and(|number| number.parts().language.is_some());
    let read = match mark {
        Some(mark) if !told => read.and_then(|_| DocumentNumber::read_in_case(&case, &format!("{id}{mark}"))),
        _ => read,
    };
    filing.printed =
        read.as_ref().map_or_else(|_| format!("{case}/{id}"), |number| number.printed().to_owned());
    row.number(filing, read);
}
