//! The bare outline of an HTML page: enough to tell a bot check or a login page from a page.
//!
//! One pass over the bytes in linear time, no tree: the pages read here are the ones nobody vouches for.

/// What a page is made of, everything in lower case.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The text of the first `<title>`.
    pub title: String,
    /// The texts of `<h1>` and `<h2>`.
    pub headings: Vec<String>,
    /// All tags as written, and the contents of scripts: what a reader does not see.
    pub markup: String,
    /// What a reader sees, spaces folded.
    pub text: String,
    /// The forms.
    pub forms: Vec<Form>,
}

/// One form.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// It asks for a password.
    pub password: bool,
    /// It is a search box.
    pub search: bool,
}

/// Reads the outline of a page, or nothing where the bytes are not HTML.
pub(crate) fn outline(media_type: Option<&str>, body: &[u8]) -> Option<Outline> {
    let start = String::from_utf8_lossy(&body[..body.len().min(512)]).to_ascii_lowercase();
    let html = match media_type {
        Some("text/html" | "application/xhtml+xml") => true,
        Some(other) if other != "text/plain" => false,
        _ => ["<!doctype html", "<html"].iter().any(|mark| start.trim_start().starts_with(mark)),
    };
    html.then(|| read(&String::from_utf8_lossy(body).to_ascii_lowercase()))
}

fn read(html: &str) -> Outline {
    let mut page = Outline::default();
    let mut rest = html;
    let mut in_form = false;
    let mut heading: Option<usize> = None;
    while let Some(at) = rest.find('<') {
        push_text(&mut page.text, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        let tag = &rest[..end];
        rest = &rest[end..];
        page.markup.push_str(tag);
        page.markup.push('\n');
        let name = tag_name(tag);
        match name {
            "script" | "style" | "title" | "textarea" | "template" => {
                let close = format!("</{name}");
                let inner = rest.find(&close).map_or(rest, |at| &rest[..at]);
                match name {
                    "script" => page.markup.push_str(inner),
                    "title" if page.title.is_empty() => push_text(&mut page.title, inner),
                    _ => {}
                }
                rest = &rest[inner.len()..];
            }
            "h1" | "h2" => heading = Some(page.text.len()),
            "/h1" | "/h2" => {
                if let Some(from) = heading.take() {
                    page.headings.push(page.text[from..].trim().to_owned());
                }
            }
            "form" => {
                in_form = true;
                let search = tag.contains("search");
                page.forms.push(Form { search, ..Form::default() });
            }
            "/form" => in_form = false,
            "input" => read_input(&mut page.forms, in_form, tag),
            _ => {}
        }
    }
    if !rest.starts_with('<') {
        push_text(&mut page.text, rest);
    }
    page
}

fn read_input(forms: &mut Vec<Form>, in_form: bool, tag: &str) {
    let password = attribute(tag, "type") == Some("password");
    let search = attribute(tag, "type") == Some("search")
        || matches!(attribute(tag, "name"), Some("q" | "s" | "query" | "search" | "keys"));
    if !in_form && password {
        forms.push(Form::default()); // a form without a form element, as scripts make them
    }
    if let Some(form) = forms.last_mut().filter(|_| in_form || password) {
        form.password |= password;
        form.search |= search;
    }
}

/// Where a tag ends: the `>` outside quotation marks.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if rest[..at].trim_end().ends_with('=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn tag_name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<');
    let end = inner.char_indices().find(|(at, c)| !(c.is_ascii_alphanumeric() || (*at == 0 && *c == '/')));
    &inner[..end.map_or(inner.len(), |(at, _)| at)]
}

/// The value of an attribute in a tag as written in lower case.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        rest = &rest[at + name.len()..];
        if let Some(value) = rest.trim_start().strip_prefix('=').filter(|_| before) {
            let value = value.trim_start();
            return match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                _ => value.split(|c: char| c.is_ascii_whitespace() || c == '>').next(),
            };
        }
    }
    None
}

fn push_text(text: &mut String, piece: &str) {
    for word in piece.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_title_headings_text_and_forms() {
        let page = outline(
            Some("text/html"),
            b"<!DOCTYPE html><TITLE>Log  In</TITLE><!-- <h1>no</h1> --><h1 class='a>b'>Please <b>sign in</b></h1>\
              <script>var a='<form>';</script><p>one\n two<form role=search><input name=q></form>\
              <form><input id=x type='Password'></form> end",
        )
        .unwrap();
        assert_eq!(page.title, "log in");
        assert_eq!(page.headings, ["please sign in"]);
        assert_eq!(page.text, "please sign in one two end");
        assert!(page.markup.contains("var a='<form>'"));
        assert_eq!(
            page.forms.iter().map(|f| (f.password, f.search)).collect::<Vec<_>>(),
            [(false, true), (true, false)]
        );
    }

    #[test]
    fn survives_what_is_not_a_page() {
        for junk in [
            "<",
            "<<<",
            "<a",
            "<!--",
            "<script>",
            "<title>x",
            "<input type=",
            "<h1>",
            "</h1>",
            "<p a='>",
            "é<é>",
        ] {
            let _ = outline(Some("text/html"), junk.as_bytes()).unwrap();
        }
        assert!(outline(Some("application/pdf"), b"<html>").is_none());
        assert!(outline(None, b"  <!DOCTYPE HTML><p>").is_some());
        assert!(outline(Some("application/json"), b"{}").is_none());
    }
}
