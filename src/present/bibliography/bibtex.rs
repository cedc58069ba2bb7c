//! BibTeX: every entry is `@misc`, which every program reads; what biblatex adds (`date`, `type`, `langid`) the others
//! pass over. Signs of LaTeX are written out; a brace is a word of its own, as BibTeX counts escaped braces too.

use std::io::{self, Write};

use super::{Entry, Sort, parts};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn write(entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "@misc{{{}", entry.key)?;
    let mut field = |name: &str, value: &str| match value {
        "" => Ok(()),
        value => write!(out, ",\n  {name} = {{{value}}}"),
    };
    // a second pair of braces keeps capitals, and a name of several words together
    let whole = |text: &str| if text.is_empty() { String::new() } else { format!("{{{}}}", latex(text)) };
    let author = entry.author.as_ref().filter(|_| entry.sort != Sort::Case).unwrap_or(&entry.publisher);
    field("author", &whole(author))?;
    field("title", &whole(&entry.title))?;
    field("shorttitle", &whole(entry.short.as_deref().unwrap_or_default()))?;
    field("howpublished", &latex(&entry.publisher))?;
    field("type", &latex(&entry.genre))?;
    field("number", &latex(entry.number.as_deref().unwrap_or_default()))?;
    let date = entry.date.map(parts).unwrap_or_default();
    field("date", &date.iter().map(|part| format!("{part:02}")).collect::<Vec<_>>().join("-"))?;
    field("year", &date.first().map(ToString::to_string).unwrap_or_default())?;
    field("langid", &latex(language(entry.language.as_deref())))?;
    field("url", &address(entry.url.as_deref().unwrap_or_default()))?;
    if let Some(month) =
        date.get(1).and_then(|month| MONTHS.get(usize::try_from(*month).ok()?.checked_sub(1)?))
    {
        write!(out, ",\n  month = {month}")?;
    }
    out.write_all(b"\n}\n")
}

fn language(code: Option<&str>) -> &str {
    match code {
        Some("en") => "english",
        Some("fr") => "french",
        Some("es") => "spanish",
        Some("ar") => "arabic",
        Some(other) => other,
        None => "",
    }
}

/// Text in which no sign commands LaTeX or BibTeX.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '%' | '&' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            other => out.push(other),
        }
    }
    out
}

/// An address, whose signs of BibTeX are written by their codes.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(' ', "%20")
}
