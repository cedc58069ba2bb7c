//! `repository.scp-ks.org`: pages of ten with a total, a page for each record, documents.

use std::fmt::Write as _;

use super::{Filing, Site, World, escape, etag, paper, parameter};
use crate::support::server::Reply;

/// Rows of a page.
const ROWS: usize = 10;

/// Answers a path of the site.
pub(super) fn answer(world: &World, path: &str, query: &str) -> Option<Reply> {
    let listed = world.listed(Site::Ksc);
    if path == "/" {
        let page = parameter(query, "page").map_or(1, |page| page.parse().unwrap());
        return Some(page_of(list(&listed, page)));
    }
    if path == "/details.php" {
        let id = parameter(query, "doc_id")?;
        return Some(page_of(details(listed.into_iter().find(|f| id_of(f) == id)?)));
    }
    let id = path.strip_prefix("/LW/Published/Filing/")?.split('/').next()?.to_owned();
    let body = paper::of(listed.into_iter().find(|f| id_of(f) == id)?);
    Some(Reply::ok("application/pdf", body.clone()).etag(&etag(&body)))
}

fn page_of(html: String) -> Reply {
    let tag = etag(html.as_bytes());
    Reply::html(html).etag(&tag)
}

/// The repository's own name of a record.
fn id_of(filing: &Filing) -> String {
    let words = format!("{}/{}/{}/{}", filing.case, filing.number, filing.language, filing.date);
    format!("0b1{}", etag(words.as_bytes()).trim_matches('"'))
}

fn is_transcript(filing: &Filing) -> bool {
    filing.kind == "Transcript"
}

fn language(filing: &Filing) -> &'static str {
    match filing.language {
        "sq" => "Albanian (sqi)",
        "sr" => "Serbian (srp)",
        _ => "English (eng)",
    }
}

fn link(filing: &Filing) -> String {
    let sort = if is_transcript(filing) { "stl_transcript" } else { "stl_filing" };
    format!("details.php?doc_id={}&amp=&doc_type={sort}&lang=eng", id_of(filing))
}

fn list(listed: &[&Filing], page: usize) -> String {
    let mut rows = String::new();
    for filing in listed.iter().skip(page.saturating_sub(1) * ROWS).take(ROWS) {
        let sort = if is_transcript(filing) { "Transcript" } else { "Filing" };
        let number = if is_transcript(filing) {
            String::new()
        } else {
            format!("<div class='filing-id-info'><span>{}</span></div>", filing.number)
        };
        let _ = writeln!(
            rows,
            "<li class='teaser-list-item'><div class='title'><h2><a href='{}'>{}</a></h2></div>\
             <div class='case-number-info'><span>{}</span></div><div class='date-info'><span>{}</span></div>\
             <div class='type-info'><span>{sort}</span></div>{number}\
             <div class='language-info'><span>{}</span></div>\
             <div class='file-format-info'><span>PDF</span></div></li>",
            link(filing),
            escape(&filing.title),
            filing.case,
            filing.date.format("%d/%m/%Y"),
            language(filing),
        );
    }
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Public Court Records</title></head><body>\
         <span class='results-total-number'>{}</span><ul class='teasers'>\n{rows}</ul></body></html>\n",
        listed.len()
    )
}

fn details(filing: &Filing) -> String {
    let transcript = is_transcript(filing);
    let date = filing.date.format("%d/%m/%Y").to_string();
    let labels = [
        ("Case Number", filing.case.as_str()),
        ("Title", filing.title.as_str()),
        ("Filing Number", if transcript { "" } else { filing.number.as_str() }),
        ("Record Type", if transcript { "Transcript" } else { "Filing" }),
        ("Filing Type", if transcript { "" } else { filing.kind.as_str() }),
        ("Filing Party", if transcript { "" } else { filing.party.as_str() }),
        ("Court Level", "Basic Court Chamber"),
        (if transcript { "Hearing Date" } else { "Document Date" }, date.as_str()),
        ("Language", language(filing)),
        ("File Format", "PDF"),
    ];
    let mut rows = String::new();
    for (label, value) in labels.into_iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(
            rows,
            "<div class='detail-row'><div class='detail-label'>{label}</div>\
             <div class='detail-value'>{}</div></div>",
            escape(value)
        );
    }
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'></head><body>\n{rows}\
         <a href=\"/LW/Published/Filing/{}/document.pdf\">PDF</a></body></html>\n",
        id_of(filing)
    )
}
