//! Lists: one kind with bullets, one with numbers, and a list of its own for each numbered one, which starts again.

use std::io::{self, Write};

use super::body::{BULLETS, LEVELS, STEP};
use super::{NAMESPACES, XML};

const SIGNS: [&str; 3] = ["•", "–", "▪"];
const NUMBERS: [(&str, &str, &str); 3] =
    [("decimal", "", "."), ("lowerLetter", "(", ")"), ("lowerRoman", "(", ")")];

/// Writes `word/numbering.xml` for numbered lists that begin on these levels.
pub fn write(lists: &[usize], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{XML}<w:numbering {NAMESPACES}>")?;
    kind(out, 0, |level| ("bullet", SIGNS[level % SIGNS.len()].to_owned()))?;
    kind(out, 1, |level| {
        let (format, before, after) = NUMBERS[level % NUMBERS.len()];
        (format, format!("{before}%{}{after}", level + 1))
    })?;
    write!(out, "<w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"0\"/></w:num>")?;
    for (number, level) in (BULLETS + 1..).zip(lists) {
        write!(
            out,
            "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"{level}\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        )?;
    }
    write!(out, "</w:numbering>")
}

/// A kind of list with its nine levels: the format and the text of the number of each.
fn kind(out: &mut dyn Write, id: usize, number: impl Fn(usize) -> (&'static str, String)) -> io::Result<()> {
    write!(out, "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>")?;
    for level in 0..LEVELS {
        let (format, text) = number(level);
        let left = (level + 1) * STEP;
        write!(
            out,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
             <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{left}\" w:hanging=\"{STEP}\"/></w:pPr></w:lvl>"
        )?;
    }
    write!(out, "</w:abstractNum>")
}
