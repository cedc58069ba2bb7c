//! Feeds: the ICC's news, HUDOC's judgments, an observer's posts.

use std::fmt::Write as _;

use super::{News, Post, escape, etag};
use crate::support::server::Reply;

fn feed(xml: String) -> Reply {
    let tag = etag(xml.as_bytes());
    Reply::ok("application/rss+xml; charset=utf-8", xml).etag(&tag)
}

/// A date that changes with the words, as that of a file does.
fn modified(posts: &[Post], xml: &str) -> String {
    let second = xml.bytes().fold(0_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 86_400);
    let newest = posts.iter().map(|p| p.date).max().unwrap_or_default();
    let at = newest.and_time(chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, 0).unwrap());
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// `/rss.xml` of the ICC.
pub(super) fn icc(news: &[&News]) -> Reply {
    let mut items = String::new();
    for n in news {
        let first = n.body.first().map_or("", String::as_str);
        let _ = writeln!(
            items,
            "<item><title>{}</title><link>https://www.icc-cpi.int/news/{slug}</link>\
             <description>&lt;p&gt;{}&lt;/p&gt;</description><pubDate>{} 14:30:00 +0100</pubDate>\
             <guid isPermaLink=\"false\">https://www.icc-cpi.int/news/{slug} at site</guid></item>",
            escape(&n.title),
            escape(&escape(first)),
            n.date.format("%a, %d %b %Y"),
            slug = n.slug,
        );
    }
    feed(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xml:base=\"https://www.icc-cpi.int/\">\n\
             <channel><title>International Criminal Court</title><link>https://www.icc-cpi.int/</link>\
             <description/><language>en</language>\n{items}</channel></rss>\n"
    ))
}

/// HUDOC's feed. It has a date and no entity tag.
pub(super) fn hudoc(judgments: &[Post]) -> Reply {
    let mut items = String::new();
    for post in sorted(judgments) {
        let _ = write!(
            items,
            "<item><title>{}</title><pubDate>{} 00:00:00 GMT</pubDate><description>{}</description>\
             <link>http://hudoc.echr.coe.int/eng#{{\"itemid\":[\"{}\"]}}</link></item>",
            escape(&post.title),
            post.date.format("%a, %d %b %Y"),
            escape(&post.about),
            post.id,
        );
    }
    let xml = format!(
        "<rss version=\"2.0\"><channel><title>ECHR HUDOC Search Feed</title>\
         <description>ECHR HUDOC Search Feed</description><link>http://hudoc.echr.coe.int/eng</link>{items}\
         </channel></rss>"
    );
    let date = modified(judgments, &xml);
    Reply::ok("application/rss+xml", xml).modified(&date)
}

/// The observer's feed.
pub(super) fn observer(posts: &[Post]) -> Reply {
    let mut items = String::new();
    for post in sorted(posts) {
        let _ = writeln!(
            items,
            "<item><title>{}</title><link>https://observer.example/{}/</link>\
             <pubDate>{} 08:00:00 +0000</pubDate><description>{}</description></item>",
            escape(&post.title),
            post.id,
            post.date.format("%a, %d %b %Y"),
            escape(&post.about),
        );
    }
    feed(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Observer of the Courts</title>\
             <link>https://observer.example/</link><description>Notes from the gallery</description>\n{items}</channel></rss>\n"
    ))
}

fn sorted(posts: &[Post]) -> Vec<&Post> {
    let mut posts: Vec<&Post> = posts.iter().collect();
    posts.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.id.cmp(&a.id)));
    posts
}
