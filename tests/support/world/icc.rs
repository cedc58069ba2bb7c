//! `www.icc-cpi.int`: `/decisions?page=N`, `/rss.xml`, `/news/<slug>`.

use std::fmt::Write as _;

use super::{Filing, News, Site, World, escape, etag, feeds, parameter};
use crate::support::server::Reply;

/// Rows of a page of decisions.
const ROWS: usize = 10;

/// Answers a path of the site.
pub(super) fn answer(world: &World, path: &str, query: &str) -> Option<Reply> {
    match path {
        "/decisions" => {
            let page = parameter(query, "page").map_or(0, |page| page.parse().unwrap());
            Some(page_of(decisions(&world.listed(Site::Icc), page)))
        }
        "/rss.xml" => Some(feeds::icc(&newest(world))),
        _ => {
            let slug = path.strip_prefix("/news/")?;
            let news = world.news.iter().find(|n| n.slug == slug)?;
            Some(page_of(item(news)))
        }
    }
}

fn page_of(html: String) -> Reply {
    let tag = etag(html.as_bytes());
    Reply::html(html).etag(&tag)
}

fn newest(world: &World) -> Vec<&News> {
    let mut news: Vec<&News> = world.news.iter().collect();
    news.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.slug.cmp(&a.slug)));
    news.truncate(world.window);
    news
}

fn decisions(listed: &[&Filing], page: usize) -> String {
    let mut rows = String::new();
    for filing in listed.iter().skip(page * ROWS).take(ROWS) {
        let _ = write!(
            rows,
            "<div class=\"views-row\">\n  <div class=\"recordTitle\"><a href=\"/court-record/{}\">{}</a></div>\n  \
             <div class=\"courtRecordcaseName\">{}</div>\n  <div class=\"tags\">{}</div>\n  \
             <div class=\"datetime\">{}</div>\n</div>\n",
            filing.number.to_lowercase(),
            escape(&filing.title),
            escape(&filing.case_name),
            escape(&filing.party),
            filing.date.format("%-d %B %Y"),
        );
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <title>Decisions | International Criminal Court</title></head>\n\
         <body><nav><a href=\"/cases\">Cases</a></nav><main><div class=\"view-content\">\n{rows}</div></main></body></html>\n"
    )
}

fn item(news: &News) -> String {
    let mut body = String::new();
    for paragraph in &news.body {
        let _ = writeln!(body, "<p>{}</p>", escape(paragraph));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <title>{title} | International Criminal Court</title></head>\n\
         <body><header><nav><ul><li><a href=\"/about\">About</a></li></ul></nav></header>\n<main>\n\
         <div>{kind}: {date} |</div>\n<h1>{title}</h1>\n<div>{reference} </div>\n<p>Case: {case}</p>\n\
         <div>Image</div>\n{body}</main>\n<footer><p>Follow us</p></footer></body></html>\n",
        title = escape(&news.title),
        kind = news.kind,
        date = news.date.format("%-d %B %Y"),
        reference = news.reference,
        case = escape(&news.case),
    )
}
