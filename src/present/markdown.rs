//! Text from pages, made unable to be Markdown.

use super::visible::one_line;

/// A Markdown text that grows by lines.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds an empty line, which ends a paragraph; none at the top of the page, and never two.
    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with the empty lines around it; its words are escaped already.
    pub fn heading(&mut self, level: usize, words: &str) {
        self.blank();
        self.line(&format!("{} {words}", "#".repeat(level)));
        self.blank();
    }

    /// The text; every line ends with LF.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// Text on one line that every Markdown reader shows as it is.
///
/// White space is collapsed and control characters are made visible first ([`one_line`]); then
/// * the characters of emphasis, code, links, headings, tables, strike-through and mathematics get a
///   backslash wherever they stand, and so does the colon of a scheme (`javascript:`) and the point of `www.`;
/// * `<`, `>`, `{`, `}`, and `&` where it would begin an entity, become entities: no reader sees HTML or a
///   template tag;
/// * what would begin a list, a quotation, a rule or a definition at the start of a line gets a backslash.
///
/// Some readers turn `name@host` or a bare `host.org` into a link after Markdown is read; nothing here prevents that.
pub fn escape(text: &str) -> String {
    let line = one_line(text);
    let escaping = Escaping::of(&line);
    let mut out = String::with_capacity(line.len() + 8);
    escaping.push_from(0, &line, &mut out);
    out
}

/// How the characters of one line are escaped: each by what stands before and after it.
pub(super) struct Escaping<'a> {
    line: &'a str,
    starter: Option<usize>,
}

impl<'a> Escaping<'a> {
    /// Of a line that [`one_line`] made, or one like it.
    pub(super) fn of(line: &'a str) -> Self {
        Escaping { line, starter: starter(line) }
    }

    /// Appends words of the line, which stand from this byte on.
    pub(super) fn push_from(&self, from: usize, words: &str, out: &mut String) {
        let mut at = 0;
        while let Some(c) = words[at..].chars().next() {
            let plain = words[at..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b' ').count();
            if plain > 0 {
                out.push_str(&words[at..at + plain]);
                at += plain;
            } else {
                self.push(from + at, c, out);
                at += c.len_utf8();
            }
        }
    }

    /// Appends the character that stands at this byte of the line.
    fn push(&self, at: usize, c: char, out: &mut String) {
        let next = self.line[at + c.len_utf8()..].chars().next();
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '&' if next.is_some_and(|n| n.is_alphanumeric() || n == '#') => out.push_str("&amp;"),
            _ if self.starter == Some(at) || special(c) || special_here(c, &self.line[..at], next) => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
}

/// Escaped text, or words of ours in its place where there is none.
pub fn escape_or(text: &str, instead: &str) -> String {
    let escaped = escape(text);
    if escaped.is_empty() { instead.to_owned() } else { escaped }
}

/// An http address between angle brackets; what could end the link there is percent-encoded, and an ampersand that
/// would begin an entity is one itself.
pub fn link(url: &str) -> String {
    let mut out = String::from("<");
    for (at, c) in url.char_indices() {
        if c == '&' && begins_entity(&url[at + 1..]) {
            out.push_str("&amp;");
        } else if c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}') {
            out.push(c);
        } else {
            out.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    out.push('>');
    out
}

/// Whether an ampersand before this begins an entity.
pub(super) fn begins_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    name.len() < rest.len() && name.starts_with(';')
}

fn special(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' | '^')
}

/// Whether a character is markup for some readers where it stands: in a bare address, or twice in a row.
fn special_here(c: char, before: &str, next: Option<char>) -> bool {
    match c {
        ':' => {
            let after_word = before.ends_with(|b: char| b.is_ascii_alphanumeric());
            next.is_some_and(|n| n == '/' || after_word && !n.is_whitespace() && !n.is_ascii_digit())
        }
        '=' => next == Some('='),
        '@' => next.is_some_and(char::is_alphanumeric),
        '.' => {
            before.len() >= 3
                && before.is_char_boundary(before.len() - 3)
                && before[before.len() - 3..].eq_ignore_ascii_case("www")
        }
        _ => false,
    }
}

/// The place of the character that would begin a block: `-`, `+`, `=`, `:`, `%`, or the point or bracket
/// after a number or a single letter.
fn starter(line: &str) -> Option<usize> {
    if line.starts_with(['-', '+', '=', ':', '%']) {
        return Some(0);
    }
    let label = line.find(|c: char| !c.is_ascii_alphanumeric())?;
    let numbered = label == 1 || label > 0 && line[..label].bytes().all(|b| b.is_ascii_digit());
    let rest = line[label..].strip_prefix(['.', ')'])?;
    (numbered && (rest.is_empty() || rest.starts_with(' '))).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        for (text, expected) in [
            ("Decision on the 'Request'", "Decision on the 'Request'"),
            ("ICC-01/21-01/25-407", "ICC-01/21-01/25-407"),
            ("16:00 at court: open", "16:00 at court: open"),
            ("Gucati & Haradinaj", "Gucati & Haradinaj"),
            ("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~"),
            ("[x](javascript:alert(1))", r"\[x\](javascript\:alert(1))"),
            ("<script>&lt;", "&lt;script&gt;&amp;lt;"),
            ("see https://x.y and www.x.y", r"see https\://x.y and www\.x.y"),
            ("# h", r"\# h"),
            ("- a", r"\- a"),
            ("1. a", r"1\. a"),
            ("12) a", r"12\) a"),
            ("a) b", r"a\) b"),
            ("7.", r"7\."),
            ("2025.1.2", "2025.1.2"),
            ("===", r"\=\=="),
            ("a ==b==", r"a \==b\=="),
            ("a\n\n# b\n```\n    c", r"a \# b \`\`\` c"),
            ("a  \nb\\\nc", r"a b\\ c"),
            ("{{ x }} {% y %}", "&#123;&#123; x &#125;&#125; &#123;% y %&#125;"),
            ("a | b", r"a \| b"),
            ("\u{1b}]8;;x\u{7}", r"␛\]8;;x␇"),
            ("Annex A. Two", "Annex A. Two"),
        ] {
            assert_eq!(escape(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_link_cannot_be_left() {
        assert_eq!(link("https://x.y/a?b=c&d#e"), "<https://x.y/a?b=c&d#e>");
        assert_eq!(link("https://x.y/?a&lt;b&c"), "<https://x.y/?a&amp;lt;b&c>");
        assert_eq!(link("https://x.y/a> <b\n|é"), "<https://x.y/a%3E%20%3Cb%0A%7C%C3%A9>");
    }
}
