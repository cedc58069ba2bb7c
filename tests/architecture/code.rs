//! Rust files as the rules see them: code without comments, strings and tests, its paths and its functions.

use std::fs;
use std::sync::LazyLock;

use super::{files_under, home};

/// A file of `src/`.
pub struct Source {
    /// `src/parse/feed/xml.rs`.
    pub path: String,
    /// Where it stands: `["parse", "feed", "xml"]`; `main.rs` and `lib.rs` stand nowhere.
    pub module: Vec<String>,
    /// Its text with comments, the insides of strings, and tests made blank; lines stay where they are.
    pub code: String,
    /// Lines, those of tests apart.
    pub lines: usize,
}

/// A path that is used in code, from its first word: `["crate", "model", "court"]`.
pub struct Used {
    pub line: usize,
    pub path: Vec<String>,
}

/// Every file of `src/` that is not all tests.
pub static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    files_under("src")
        .into_iter()
        .filter(|path| path.strip_suffix(".rs").is_some() && !is_test(path))
        .map(read)
        .collect()
});

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_test.rs") || path.contains("/tests/")
}

fn read(path: String) -> Source {
    let text = fs::read_to_string(home(&path)).unwrap();
    let bare = without_words(&text);
    let (code, tests) = without_tests(&bare);
    let lines = text.lines().count() - tests;
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        module.pop();
    }
    Source { path, module, code, lines }
}

/// The text with comments and the insides of strings and characters made blank.
fn without_words(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = word_end(&chars, at);
        if end > at {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// Where the comment, string or character that begins here ends; here, if none does.
fn word_end(chars: &[char], at: usize) -> usize {
    let is = |offset: usize, c: char| chars.get(at + offset) == Some(&c);
    let starts_word = at == 0 || !(chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    if is(0, '/') && is(1, '/') {
        return (at..chars.len()).find(|i| chars[*i] == '\n').unwrap_or(chars.len());
    }
    if is(0, '/') && is(1, '*') {
        return block_comment_end(chars, at);
    }
    if is(0, '"') {
        return string_end(chars, at);
    }
    if starts_word && matches!(chars[at], 'r' | 'b' | 'c') {
        let prefix = chars[at..].iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
        let hashes = chars[at + prefix..].iter().take_while(|c| **c == '#').count();
        let quote = at + prefix + hashes;
        let raw = chars[at..at + prefix].contains(&'r');
        if chars.get(quote) == Some(&'"') && (raw || hashes == 0) {
            return if raw { raw_string_end(chars, quote, hashes) } else { string_end(chars, quote) };
        }
    }
    if is(0, '\'') {
        return character_end(chars, at);
    }
    at
}

fn block_comment_end(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn string_end(chars: &[char], quote: usize) -> usize {
    let mut at = quote + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn raw_string_end(chars: &[char], quote: usize, hashes: usize) -> usize {
    let closes = |at: &usize| {
        chars[*at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    (quote + 1..chars.len()).find(closes).map_or(chars.len(), |at| at + 1 + hashes)
}

/// A character ends with a quotation mark; a lifetime does not and is code.
fn character_end(chars: &[char], at: usize) -> usize {
    if chars.get(at + 1) == Some(&'\\') {
        let closing = (at + 3..chars.len()).find(|i| chars[*i] == '\'');
        return closing.map_or(chars.len(), |i| i + 1);
    }
    if chars.get(at + 2) == Some(&'\'') { at + 3 } else { at }
}

/// The code with every item under `#[cfg(test)]` made blank, and how many lines that was.
fn without_tests(code: &str) -> (String, usize) {
    let (mut out, mut lines) = (code.to_owned(), 0);
    while let Some(start) = out.find("#[cfg(test)]") {
        let open = out[start..].find(['{', ';']).map_or(out.len() - 1, |offset| start + offset);
        let end = if out[open..].starts_with('{') { closing(&out, open) } else { open };
        let item = out[start..=end].to_owned();
        lines += item.lines().count();
        out.replace_range(start..=end, &blank(&item));
    }
    (out, lines)
}

fn blank(text: &str) -> String {
    text.chars().flat_map(|c| if c == '\n' { vec!['\n'] } else { vec![' '; c.len_utf8()] }).collect()
}

/// Where the brace that opens here closes.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (offset, c) in code[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + offset;
        }
    }
    code.len() - 1
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

impl Source {
    /// The stage that it belongs to: the folder or file in `src/`.
    pub fn stage(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Every path that starts with this word, groups in braces taken apart.
    pub fn paths(&self, first: &str) -> Vec<Used> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices(first) {
            let before = self.code[..at].chars().next_back().unwrap_or(' ');
            let after = &self.code[at + first.len()..];
            let continued = before.is_alphanumeric() || before == '_' || self.code[..at].ends_with("::");
            if continued || !after.starts_with("::") {
                continue;
            }
            let line = line_of(&self.code, at);
            let mut paths = Vec::new();
            tree(&after[2..], &[first.to_owned()], &mut paths);
            found.extend(paths.into_iter().map(|path| Used { line, path }));
        }
        found
    }

    /// Every path to something of ours, as modules from the root of the crate: `["model", "court"]`.
    pub fn ours(&self) -> Vec<Used> {
        let mut found: Vec<Used> =
            ["crate", "courtwatch"].iter().flat_map(|first| self.paths(first)).collect();
        for used in &mut found {
            used.path.remove(0);
        }
        found.extend(self.paths("super").into_iter().map(|used| {
            let up = used.path.iter().take_while(|word| *word == "super").count();
            let from = self.module.len().saturating_sub(up);
            let path = self.module[..from].iter().chain(&used.path[up..]).cloned().collect();
            Used { line: used.line, path }
        }));
        found
    }

    /// Every function with the line it begins on and how many lines it has.
    pub fn functions(&self) -> Vec<(String, usize, usize)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let before = self.code[..at].chars().next_back().unwrap_or(' ');
            let rest = &self.code[at + 3..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(body) = rest.find(['{', ';']) else { continue };
            if name.is_empty() || !(before.is_whitespace() || before == '(') || rest[body..].starts_with(';')
            {
                continue;
            }
            let end = closing(&self.code, at + 3 + body);
            let lines = self.code[at..=end].matches('\n').count() + 1;
            found.push((name, line_of(&self.code, at), lines));
        }
        found
    }
}

/// The paths of a tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn tree(text: &str, before: &[String], found: &mut Vec<Vec<String>>) {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' if depth > 0 => {}
                ',' | '}' => {
                    if !group[start..at].trim().is_empty() {
                        tree(&group[start..at], before, found);
                    }
                    start = at + 1;
                    if c == '}' {
                        return;
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '*')).collect();
    let path: Vec<String> = before.iter().cloned().chain([word.clone()]).collect();
    match text[word.len()..].strip_prefix("::") {
        Some(rest) if !rest.starts_with('<') => tree(rest, &path, found),
        _ => found.push(path),
    }
}

#[test]
fn code_is_told_from_words_and_tests() {
    let code = without_words("let a = 'x'; // crate::store\nf::<'a>(\"{\", r#\"}\"\"#, b'\\'', '\\u{7b}');");
    assert!(!code.contains("store") && !code.contains('{') && !code.contains('}'), "{code}");
    assert!(code.contains("f::<'a>("), "{code}");
    let (code, lines) = without_tests("fn a() {}\n#[cfg(test)]\nmod t {\n fn b() {}\n}\nfn c() {}\n");
    assert!(code.contains("fn c") && !code.contains("fn b") && lines == 4, "{code} {lines}");
}

#[test]
fn paths_are_taken_apart() {
    let source = Source {
        path: "src/parse/feed/xml.rs".to_owned(),
        module: ["parse", "feed", "xml"].map(str::to_owned).to_vec(),
        code: "use crate::{model::court, store::{self, Store}};\nsuper::super::text::x();\n$crate::a::b!()"
            .to_owned(),
        lines: 3,
    };
    let paths: Vec<String> =
        source.ours().iter().map(|u| format!("{} {}", u.line, u.path.join("::"))).collect();
    assert_eq!(paths, ["1 model::court", "1 store::self", "1 store::Store", "3 a::b", "2 parse::text::x"]);
}

#[test]
fn functions_are_measured() {
    let code =
        "impl A {\n    fn long(\n    ) -> u8 {\n        1\n    }\n}\ntrait B { fn none(); }\n".to_owned();
    let source = Source { path: String::new(), module: Vec::new(), code, lines: 7 };
    assert_eq!(source.functions(), [("long".to_owned(), 2, 4)]);
}
