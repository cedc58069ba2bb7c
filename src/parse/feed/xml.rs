//! RSS and Atom as XML.

use quick_xml::escape::{resolve_predefined_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::draft::{Draft, Field, plain};
use super::{DEPTH_LIMIT, Feed};

/// Why a document was not read as XML.
#[derive(Debug)]
pub(super) enum Stop {
    /// Nested too deep.
    Deep,
    /// Not well-formed; where and why.
    Broken(String),
    /// Well-formed, but no feed.
    NoFeed,
}

/// Reads a whole document, strictly.
pub(super) fn read(xml: &str) -> Result<Feed, Stop> {
    let mut walk = Walk::default();
    walk.run(Reader::from_str(xml))?;
    if walk.is_feed { Ok(walk.feed) } else { Err(Stop::NoFeed) }
}

/// Reads a piece with one item in it, forgiving what can be forgiven.
pub(super) fn read_piece(xml: &str, number: usize) -> Result<Feed, Stop> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut walk = Walk { before: number - 1, forgiving: true, ..Walk::default() };
    walk.run(reader)?;
    Ok(walk.feed)
}

#[derive(Default)]
struct Walk {
    feed: Feed,
    is_feed: bool,
    /// The prefix of the root, which is that of the feed's own names.
    prefix: Option<String>,
    /// Items before this piece.
    before: usize,
    /// Whether end tags may be missing.
    forgiving: bool,
    /// The names of the open elements.
    open: Vec<String>,
    /// The item being read, and how deep it lies.
    item: Option<(Draft, usize)>,
    /// The field being read, how deep it lies, and its text so far.
    field: Option<(Field, usize, String)>,
}

impl Walk {
    fn run(&mut self, mut reader: Reader<&[u8]>) -> Result<(), Stop> {
        loop {
            let event = reader.read_event();
            let at = reader.buffer_position();
            match event.map_err(|why| Stop::Broken(format!("{why}, at byte {at}")))? {
                Event::Start(tag) => self.start(&tag)?,
                Event::Empty(tag) => {
                    self.start(&tag)?;
                    self.end(tag.name().into_inner());
                }
                Event::End(tag) => self.end(tag.name().into_inner()),
                Event::Text(text) => self.text(&text),
                Event::CData(text) => self.text(&text),
                Event::GeneralRef(name) => self.text(&character(&name)),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        if self.forgiving {
            self.close_item();
        } else if let Some(open) = self.open.last() {
            return Err(Stop::Broken(format!("`<{open}>` is never closed")));
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Stop> {
        let name = tag.name().into_inner();
        self.open.push(name.to_owned());
        let depth = self.open.len();
        if depth > DEPTH_LIMIT {
            return Err(Stop::Deep);
        }
        if depth == 1 {
            self.prefix = name.split_once(':').map(|(prefix, _)| prefix.to_ascii_lowercase());
            let root = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
            self.is_feed = matches!(root.as_str(), "rss" | "rdf" | "feed" | "channel");
        }
        let own = own_name(name, self.prefix.as_deref());
        if let Some((_, _, markup)) = &mut self.field {
            markup.push('<');
            markup.push_str(tag);
            markup.push('>');
        } else if matches!(own.as_deref(), Some("item" | "entry")) && self.item.is_none() {
            let mut draft = Draft::default();
            if let Some(about) = attribute(tag, "rdf:about") {
                draft.put(Field::Guid, &about);
            }
            self.item = Some((draft, depth));
        } else if let Some(own) = own {
            self.start_field(&own, tag, depth);
        }
        Ok(())
    }

    fn start_field(&mut self, own: &str, tag: &BytesStart<'_>, depth: usize) {
        if let Some((draft, item)) = &mut self.item {
            if depth != *item + 1 && !self.forgiving {
                return;
            }
            if own == "link" && attribute(tag, "href").is_some() {
                let rel = attribute(tag, "rel").unwrap_or_default();
                if matches!(rel.as_str(), "" | "alternate") {
                    draft.put(Field::Link, &attribute(tag, "href").unwrap_or_default());
                }
            } else if let Some(field) = field(own) {
                self.field = Some((field, depth, String::new()));
            }
        } else if own == "title" && depth <= 3 && self.feed.title.is_none() {
            self.field = Some((Field::Title, depth, String::new()));
        }
    }

    /// Text of a field. Inside elements of the field (XHTML) it is escaped again, to stay text.
    fn text(&mut self, text: &str) {
        if let Some((_, at, so_far)) = &mut self.field {
            if self.open.len() > *at && text.contains(['<', '&']) {
                so_far.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
            } else {
                so_far.push_str(text);
            }
        }
    }

    fn end(&mut self, name: &str) {
        let Some(closes) = self.open.iter().rposition(|open| open == name) else { return };
        // in a forgiving reading one end tag may close what was left open inside it
        let depth = closes + 1;
        match self.field.take() {
            Some((field, at, value)) if depth <= at => self.put(field, &value),
            Some((field, at, mut value)) => {
                if !["br", "hr", "img", "input", "wbr"].contains(&name) {
                    value.push_str("</");
                    value.push_str(name);
                    value.push('>');
                }
                self.field = Some((field, at, value));
            }
            None => {}
        }
        if self.item.as_ref().is_some_and(|(_, at)| depth <= *at) {
            self.close_item();
        }
        self.open.truncate(closes);
    }

    fn put(&mut self, field: Field, value: &str) {
        match &mut self.item {
            Some((draft, _)) => draft.put(field, value),
            None if self.feed.title.is_none() => self.feed.title = Some(plain(value)),
            None => {}
        }
    }

    fn close_item(&mut self) {
        if let Some((field, _, value)) = self.field.take() {
            self.put(field, &value);
        }
        if let Some((draft, _)) = self.item.take() {
            let (item, problem) = draft.item(self.before + self.feed.items.len() + 1);
            self.feed.items.push(item);
            self.feed.problems.extend(problem);
        }
    }
}

/// The name in lower case, with the prefix of the modules that we read; `None` is another vocabulary's.
fn own_name(name: &str, prefix: Option<&str>) -> Option<String> {
    let name = name.to_ascii_lowercase();
    match name.split_once(':') {
        Some(("rss" | "atom" | "a10" | "ns0", local)) => Some(local.to_owned()),
        Some((own, local)) if own != "rdf" && Some(own) == prefix => Some(local.to_owned()),
        None | Some(("rdf" | "dc" | "dcterms" | "content", _)) => Some(name),
        Some(_) => None,
    }
}

fn field(own: &str) -> Option<Field> {
    Some(match own {
        "title" | "dc:title" => Field::Title,
        "link" => Field::Link,
        "guid" | "id" => Field::Guid,
        "pubdate" | "published" | "issued" | "dc:date" => Field::Published,
        "updated" | "modified" | "dcterms:modified" => Field::Updated,
        "description" | "summary" | "dc:description" => Field::Teaser,
        "content:encoded" | "content" => Field::Content,
        _ => return None,
    })
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let given = all.with_checks(false).flatten().find(|a| a.key.into_inner().eq_ignore_ascii_case(name))?;
    let value = unescape_with(&given.value, resolve_predefined_entity);
    Some(value.map_or_else(|_| given.value.to_string(), std::borrow::Cow::into_owned))
}

/// The character of a reference. One that XML does not know stays as it is written: HTML knows `&eacute;`,
/// and what the document itself declares is not expanded.
fn character(name: &str) -> String {
    if let Some(known) = resolve_predefined_entity(name) {
        return known.to_owned();
    }
    let number = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => n.parse().ok(),
    });
    number.and_then(char::from_u32).map_or_else(|| format!("&{name};"), String::from)
}
