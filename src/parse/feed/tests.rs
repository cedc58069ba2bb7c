use std::path::PathBuf;

use proptest::prelude::*;

use super::*;

fn read(feed: &str) -> Feed {
    items(feed.as_bytes(), Some("utf-8")).unwrap()
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>A court</title><link>https://court.example/</link>{items}</channel></rss>"
    )
}

#[test]
fn links_stay_as_given() {
    let feed = read(&rss(
        "<item><title>One</title><link> http://h.example/eng#{\"itemid\":[\"001-1\"]} </link></item>\
         <item><title>Two</title><link>http://h.example/eng#{\"itemid\":[\"001-2\"]}</link></item>\
         <item><title>Three</title><link>/relative?a=1&amp;b=2</link></item><item><title>Four</title></item>",
    ));
    let links: Vec<Option<&str>> = feed.items.iter().map(|item| item.link.as_deref()).collect();
    assert_eq!(
        links,
        [
            Some("http://h.example/eng#{\"itemid\":[\"001-1\"]}"),
            Some("http://h.example/eng#{\"itemid\":[\"001-2\"]}"),
            Some("/relative?a=1&b=2"),
            None,
        ]
    );
    assert_eq!(feed.title.as_deref(), Some("A court"));
    assert_eq!(feed.items[2].place, "item 3");
    assert!(!feed.salvaged && feed.problems.is_empty());
    assert!(feed.items.iter().all(|item| item.guid.is_none()));
}

#[test]
fn dates_and_texts() {
    let feed = read(&rss(
        "<item><title>Tr\u{e9}s &amp;amp; co &lt;i&gt;now&lt;/i&gt;</title><pubDate>25/05/2025</pubDate>\
         <description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</description>\
         <content:encoded><![CDATA[<p>All & more</p>]]></content:encoded></item>\
         <item><title>a &lt; b &amp; c&eacute;</title><pubDate>yesterday</pubDate><guid>g</guid></item>\
         <item><dc:date>2024-10-02T13:00:00Z</dc:date><media:title>not this</media:title></item>",
    ));
    let [first, second, third] = feed.items.as_slice() else { panic!("three items") };
    assert_eq!(first.title, "Trés & co now");
    assert_eq!(first.date.map(|d| d.to_string()).as_deref(), Some("2025-05-25"));
    assert_eq!(first.description_html.as_deref(), Some("<p>One</p><p>two</p>"));
    assert_eq!(first.description_text.as_deref(), Some("One\ntwo"));
    assert_eq!(first.content_html.as_deref(), Some("<p>All & more</p>"));
    assert_eq!((second.title.as_str(), second.date), ("a < b & cé", None));
    assert_eq!(second.published.as_deref(), Some("yesterday"));
    assert_eq!(feed.problems.len(), 1);
    assert_eq!((feed.problems[0].place.as_str(), feed.problems[0].record.as_deref()), ("item 2", Some("g")));
    assert_eq!(third.date.map(|d| d.to_string()).as_deref(), Some("2024-10-02"));
    assert_eq!(third.title, "");
}

#[test]
fn every_format() {
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>A court</title><link href='https://c.example/'/>\
        <entry><id>urn:1</id><title type='html'>One &lt;b&gt;two&lt;/b&gt;</title><link rel='self' href='/no'/>\
        <link href='/1'/><updated>2024-10-03T00:00:00Z</updated><published>2024-10-02T00:00:00Z</published>\
        <content type='xhtml'><div>x &lt; y<br/>z</div></content></entry></feed>";
    let prefixed = atom
        .replace("<feed xmlns", "<a:feed xmlns:a")
        .replace("</feed", "</a:feed")
        .replace("<entry", "<a:entry")
        .replace("</entry", "</a:entry");
    let rdf = "<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel><title>A court</title></channel>\
        <item rdf:about='urn:1'><title>One two</title><link>/1</link><dc:date>2024-10-02</dc:date></item></rdf:RDF>";
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"A court","items":[
        {"id":"urn:1","url":"/1","title":"One two","content_text":"x < y\nz","date_published":"2024-10-02T00:00:00Z"}]}"#;
    for feed in [atom, &prefixed, rdf, json] {
        let read = read(feed);
        assert_eq!(read.title.as_deref(), Some("A court"), "{feed}");
        let [item] = read.items.as_slice() else { panic!("one item: {feed}") };
        assert_eq!((item.title.as_str(), item.guid.as_deref()), ("One two", Some("urn:1")), "{feed}");
        assert_eq!(item.link.as_deref(), Some("/1"), "{feed}");
        assert_eq!(item.date.map(|d| d.to_string()).as_deref(), Some("2024-10-02"), "{feed}");
        if feed != rdf {
            assert_eq!(item.description_text.as_deref(), Some("x < y\nz"), "{feed}");
        }
    }
    let ids = read(r#"{"items":[{"id":7,"title":"a"},{"id":8,"title":5},{"id":9,"title":"c"}]}"#);
    let guids: Vec<&str> = ids.items.iter().filter_map(|item| item.guid.as_deref()).collect();
    assert_eq!((guids, ids.problems.len(), ids.items[1].place.as_str()), (vec!["7", "9"], 1, "item 3"));
}

#[test]
fn a_broken_feed_is_salvaged() {
    let broken = [
        rss("<item><title>One</title><link>/1</link></item><item><title>Two<link>/2</link></item><item><title>Three</title><link>/3</link></item>"),
        rss("<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link><item><title>Three</title><link>/3</link></item>"),
        rss("<item><title>One</title><link>/1</link></item><item><title>Two & more</title><link>/2</link></item><item><title>Three</title><link>/3</link></item>").replace("</rss>", ""),
        rss("<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link><description><br></description></item><item><title>Three</title><link>/3</link>").replace("</channel>", ""),
    ];
    for feed in broken {
        let read = read(&feed);
        assert!(read.salvaged && !read.problems.is_empty(), "{feed}");
        assert_eq!(read.title.as_deref(), Some("A court"));
        let links: Vec<&str> = read.items.iter().filter_map(|item| item.link.as_deref()).collect();
        assert_eq!(read.items.len(), 3, "{feed}");
        assert_eq!((links.first(), links.last()), (Some(&"/1"), Some(&"/3")), "{feed}");
        assert_eq!(read.items[2].title, "Three", "{feed}");
    }
}

#[test]
fn bombs_and_strangers() {
    let bomb = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>".to_owned()
        + "<rss><channel><item><title>&b;</title></item></channel></rss>";
    assert_eq!(read(&bomb).items[0].title, "&b;");
    let deep = rss(&format!("<item><description>{}</description></item>", "<a>".repeat(400_000)));
    assert_eq!(items(deep.as_bytes(), None).err(), Some(Refused::TooDeep { limit: DEPTH_LIMIT }));
    let attributes = (0..100_000).map(|n| format!("a{n}='1' ")).collect::<Vec<_>>().concat();
    assert_eq!(read(&rss(&format!("<item {attributes}><title>x</title></item>"))).items.len(), 1);
    for stranger in
        ["", "   ", "<html><body>Just a moment</body></html>", "no", "<a/>", "<html><p>", "[1]", "<?xml"]
    {
        let refused = items(stranger.as_bytes(), None).unwrap_err();
        assert!(matches!(refused, Refused::NotA { .. }), "{stranger}");
    }
    assert!(read(&rss("")).items.is_empty());
}

fn captures() -> Option<PathBuf> {
    let feeds = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/captures/feeds");
    if feeds.is_dir() {
        return Some(feeds);
    }
    eprintln!("not checked: there is no {}", feeds.display());
    None
}

#[test]
fn real_feeds_are_read_whole() {
    let Some(feeds) = captures() else { return };
    let mut folders = vec![feeds];
    let (mut files, mut read_files) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let body = std::fs::read(&path).unwrap();
            files += 1;
            let read = items(&body, None);
            read_files += usize::from(read.is_ok());
            if path.extension().is_some_and(|e| e == "rss") {
                let count = body.windows(6).filter(|w| w == b"<item>").count();
                let read = read.unwrap();
                assert_eq!((read.items.len(), read.salvaged), (count, false), "{}", path.display());
                assert!(read.items.iter().all(|item| item.link.is_some()), "{}", path.display());
            }
        }
    }
    eprintln!("{read_files} of {files} files are feeds");
}

proptest! {
    #[test]
    fn any_bytes(body in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = items(&body, None);
    }

    #[test]
    fn any_xml(parts in proptest::collection::vec("<[/!?]?(rss|channel|item|title|link|feed|entry|a:b|\\[CDATA\\[)( [a-z]='?[a-z]?'?)?/?>?|[a-zž&;\\]{ ]{0,5}", 0..50)) {
        let _ = items(parts.concat().as_bytes(), None);
        let _ = items(rss(&parts.concat()).as_bytes(), None);
    }

    #[test]
    fn items_survive_any_cut(cut in 0usize..400) {
        let whole = rss(&"<item><title>T</title><link>/x</link></item>".repeat(5));
        if let Ok(feed) = items(&whole.as_bytes()[..cut.min(whole.len())], None) {
            prop_assert!(feed.salvaged || cut >= whole.len());
        }
    }
}
