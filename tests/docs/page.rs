//! A Markdown page: its tables and code blocks, and how one is written anew where the program has changed.

use std::fs;
use std::path::PathBuf;

/// A path inside the project.
pub fn home(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a page.
pub fn text(page: &str) -> String {
    fs::read_to_string(home(page)).unwrap()
}

/// The bodies of a page's code blocks in this language.
pub fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = text(page);
    let mut blocks = Vec::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find("```") {
        let (head, body) = rest[start + 3..].split_once('\n').unwrap();
        let end = body.find("```").unwrap();
        if head.trim() == language {
            blocks.push(body[..end].to_owned());
        }
        rest = &body[end + 3..];
    }
    blocks
}

/// Compares a part of the README with what the program says. Where it differs the test fails with what should stand
/// there; with `COURTWATCH_UPDATE_DOCS` set it is written, to be read before it is committed.
pub fn expect(what: &str, written: &str, expected: &str) {
    if written == expected {
        return;
    }
    if std::env::var_os("COURTWATCH_UPDATE_DOCS").is_some() {
        let page = text("README.md");
        assert_eq!(page.matches(written).count(), 1, "{what} stands in README.md more than once");
        fs::write(home("README.md"), page.replacen(written, expected, 1)).unwrap();
        return;
    }
    panic!(
        "README.md: {what} is not what the program says. It should be\n\n{expected}\n\
         `COURTWATCH_UPDATE_DOCS=1 cargo test --test docs -- --test-threads 1` writes it; read the diff"
    );
}

/// The rows of the README's table under this head, as they are written.
pub fn table(head: &str) -> String {
    let text = text("README.md");
    let start = text.find(&format!("{head}\n|---")).unwrap_or_else(|| panic!("README.md: no table `{head}`"));
    text[start..]
        .lines()
        .take_while(|line| line.starts_with('|'))
        .fold(String::new(), |rows, line| rows + line + "\n")
}

/// Compares a table of the README with these rows.
pub fn expect_table(head: &str, rows: &[Vec<String>]) {
    let columns = head.matches('|').count() - 1;
    let mut expected = format!("{head}\n{}|\n", "|---".repeat(columns));
    for row in rows {
        assert_eq!(row.len(), columns, "{head}");
        expected.push_str(&["| ", &row.join(" | "), " |\n"].concat());
    }
    expect(&format!("the table `{head}`"), &table(head), &expected);
}
