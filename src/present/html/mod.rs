//! A document as one HTML file that asks for nothing: no script, no outside style, font or picture.
//!
//! It is written as well-formed XML too. Every text goes through [`super::markup::escape`]; addresses are http or https.

mod runs;

use std::io::{self, BufWriter, Write};

use self::runs::Marks;
pub(super) use self::runs::inline;
use super::{
    chart::Chart,
    document::{Block, Document, Run, Table, words},
    figures,
    markup::escape,
    phrases::{Phrases, code, phrases},
    svg,
    visible::one_line,
};

const STYLE: &str = include_str!("style.css");

/// What a browser may load for this page: nothing but its own styles and pictures inside of it.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// From so many headings on, a list of contents stands at the head.
const CONTENTS_FROM: usize = 4;

/// Writes a document as HTML.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page {
        out: BufWriter::new(out),
        words: phrases(&document.language),
        language: code(&document.language),
        marks: Marks::of(&document.notes),
        headings: 0,
        figures: 0,
    };
    page.head(document)?;
    page.put("<main>\n")?;
    page.blocks(&document.blocks, Row::Plain)?;
    page.put("</main>\n")?;
    page.notes(&document.notes)?;
    page.put("</body>\n</html>\n")?;
    page.out.flush()
}

/// Whether the first cell of each row is its heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Plain,
    Headed,
}

struct Page<'a> {
    out: BufWriter<&'a mut dyn Write>,
    words: &'static Phrases,
    language: &'a str,
    marks: Marks,
    headings: usize,
    figures: usize,
}

impl Page<'_> {
    fn put(&mut self, markup: &str) -> io::Result<()> {
        self.out.write_all(markup.as_bytes())
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        self.put(&escape(text))
    }

    fn runs(&mut self, runs: &[Run]) -> io::Result<()> {
        runs.iter().try_for_each(|run| self.marks.run(run, &mut self.out))
    }

    /// An element with runs in it, on a line of its own.
    fn element(&mut self, tag: &str, runs: &[Run]) -> io::Result<()> {
        write!(self.out, "<{tag}>")?;
        self.runs(runs)?;
        writeln!(self.out, "</{}>", tag.split(' ').next().unwrap_or(tag))
    }

    fn head(&mut self, document: &Document) -> io::Result<()> {
        let title = Some(one_line(&document.title)).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| self.words.untitled.to_owned());
        write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\" />\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\" />\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
             <meta name=\"referrer\" content=\"no-referrer\" />\n",
            self.language
        )?;
        if !document.author.is_empty() {
            writeln!(
                self.out,
                "<meta name=\"author\" content=\"{}\" />",
                escape(&one_line(&document.author))
            )?;
        }
        write!(
            self.out,
            "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n",
            escape(&title)
        )?;
        if let Some(banner) = &document.banner {
            writeln!(self.out, "<p class=\"banner\" role=\"note\">{}</p>", escape(banner))?;
        }
        writeln!(self.out, "<h1>{}</h1>\n</header>", escape(&title))?;
        self.contents(&document.blocks)
    }

    /// The headings of the first two levels, each leading to its place.
    fn contents(&mut self, blocks: &[Block]) -> io::Result<()> {
        let headings = blocks.iter().filter_map(|block| match block {
            Block::Heading(level, runs) => Some((*level, words(runs))),
            _ => None,
        });
        let listed: Vec<(usize, (u8, String))> =
            headings.enumerate().filter(|(_, (level, _))| *level <= 2).collect();
        if listed.len() < CONTENTS_FROM {
            return Ok(());
        }
        let label = self.words.contents;
        write!(self.out, "<nav aria-label=\"{label}\">\n<details>\n<summary>{label}</summary>\n<ul>\n")?;
        for (place, (level, words)) in listed {
            let (number, words) = (place + 1, one_line(&words));
            writeln!(
                self.out,
                "<li class=\"level-{level}\"><a href=\"#part-{number}\">{}</a></li>",
                escape(&words)
            )?;
        }
        self.put("</ul>\n</details>\n</nav>\n")
    }

    fn blocks(&mut self, blocks: &[Block], row: Row) -> io::Result<()> {
        for block in blocks {
            match block {
                Block::Heading(level, runs) => {
                    self.headings += 1;
                    let level = (*level).clamp(1, 4) + 1;
                    self.element(&format!("h{level} id=\"part-{}\"", self.headings), runs)?;
                }
                Block::Paragraph(runs) => self.element("p", runs)?,
                Block::Quotation(runs) => {
                    self.put("<blockquote>")?;
                    self.element("p", runs)?;
                    self.put("</blockquote>\n")?;
                }
                Block::List { ordered, items } => self.list(if *ordered { "ol" } else { "ul" }, items)?,
                Block::Table(table) => self.table(table, row)?,
                Block::Figure(chart) => self.figure(chart)?,
            }
        }
        Ok(())
    }

    fn list(&mut self, tag: &str, items: &[Vec<Block>]) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "<{tag}>")?;
        for item in items {
            self.put("<li>")?;
            match item.as_slice() {
                [Block::Paragraph(runs)] => self.runs(runs)?,
                blocks => {
                    self.put("\n")?;
                    self.blocks(blocks, Row::Plain)?;
                }
            }
            self.put("</li>\n")?;
        }
        writeln!(self.out, "</{tag}>")
    }

    /// A table that scrolls by itself where it is wider than the page.
    fn table(&mut self, table: &Table, row: Row) -> io::Result<()> {
        let label = self.words.table;
        write!(
            self.out,
            "<div class=\"wide\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n"
        )?;
        self.put("<thead>\n<tr>\n")?;
        for column in &table.columns {
            let class = if column.number { " class=\"number\"" } else { "" };
            self.element(&format!("th scope=\"col\"{class}"), &column.heading)?;
        }
        self.put("</tr>\n</thead>\n<tbody>\n")?;
        for cells in &table.rows {
            self.put("<tr>\n")?;
            for (place, column) in table.columns.iter().enumerate() {
                let tag = match (place, row) {
                    (0, Row::Headed) => "th scope=\"row\"",
                    _ if column.number => "td class=\"number\"",
                    _ => "td",
                };
                self.element(tag, cells.get(place).map_or(&[], Vec::as_slice))?;
            }
            self.put("</tr>\n")?;
        }
        self.put("</tbody>\n</table>\n</div>\n")
    }

    /// A picture with its caption, and its numbers as a table for those who do not see it.
    fn figure(&mut self, chart: &Chart) -> io::Result<()> {
        self.figures += 1;
        self.put("<figure>\n<figcaption>")?;
        self.text(&chart.caption)?;
        self.put("</figcaption>\n<div class=\"picture\">\n")?;
        svg::write_inline(chart, self.language, &format!("figure-{}", self.figures), &mut self.out)?;
        write!(self.out, "</div>\n<details>\n<summary>{}</summary>\n", self.words.figures)?;
        self.table(&figures::table(chart, self.language), Row::Headed)?;
        self.put("</details>\n</figure>\n")
    }

    fn notes(&mut self, notes: &[Vec<Run>]) -> io::Result<()> {
        if notes.is_empty() {
            return Ok(());
        }
        let label = self.words.notes;
        write!(
            self.out,
            "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">{label}</h2>\n<ol>\n"
        )?;
        for (place, runs) in notes.iter().enumerate() {
            let number = place + 1;
            write!(self.out, "<li id=\"note-{number}\">")?;
            self.runs(runs)?;
            self.marks.back(number, self.words.back, &mut self.out)?;
            self.put("</li>\n")?;
        }
        self.put("</ol>\n</section>\n")
    }
}
