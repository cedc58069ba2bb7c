//! A document as Markdown (GitHub flavoured), to read, print and edit.
//!
//! Every text goes through the escaping of [`markdown`](super::markdown); line ends are LF, with one at the end.

use std::io::{self, BufWriter, Write};

use super::{
    document::{Block, Document, Run, Table},
    document_md_runs::line,
    figures,
    footnotes::Footnotes,
    furniture::furniture,
    phrases::phrases,
    visible::visible,
};

/// Stands where nothing may stand: an item without words, so that its marker is one.
const NOTHING: &str = "&#32;";

/// Writes a document as Markdown.
pub fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let language = &document.language;
    let mut page = Page { out: &mut out, indent: String::new(), marker: None, begun: false, language };
    if let Some(banner) = &document.banner {
        page.block(&Block::Quotation(vec![Run::bold(banner)]))?;
    }
    let title = line(&[Run::plain(&document.title)]);
    let title = if title.is_empty() { phrases(&document.language).untitled } else { &title };
    page.part(&format!("# {title}"))?;
    page.blocks(&document.blocks, Spacing::Loose)?;
    let unmarked = Footnotes::of(document).unmarked();
    if !unmarked.is_empty() {
        let mut runs = vec![Run::plain(furniture(language).further_notes)];
        runs.extend(unmarked.into_iter().flat_map(|note| [Run::plain(" "), Run::note(note)]));
        page.part(&line(&runs))?;
    }
    for (place, note) in document.notes.iter().enumerate() {
        page.part(&format!("[^{}]: {}", place + 1, or_nothing(line(note))))?;
    }
    out.flush()
}

/// Whether empty lines stand between the blocks of an item and between items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spacing {
    Tight,
    Loose,
}

struct Page<'a> {
    out: &'a mut dyn Write,
    /// What stands before each line inside items.
    indent: String,
    /// What stands before the next line in its place: the marker of an item.
    marker: Option<String>,
    begun: bool,
    language: &'a str,
}

impl Page<'_> {
    fn line(&mut self, text: &str) -> io::Result<()> {
        self.begun = true;
        let before = self.marker.take();
        let line = format!("{}{text}", before.as_deref().unwrap_or(&self.indent));
        writeln!(self.out, "{}", line.trim_end())
    }

    /// An empty line, unless this is where the page or an item begins.
    fn gap(&mut self) -> io::Result<()> {
        if self.begun && self.marker.is_none() { writeln!(self.out) } else { Ok(()) }
    }

    fn part(&mut self, text: &str) -> io::Result<()> {
        self.gap()?;
        self.line(text)
    }

    /// Blocks one after the other. A list right after another of its sort takes the other marker, or the two would
    /// be one.
    fn blocks(&mut self, blocks: &[Block], spacing: Spacing) -> io::Result<()> {
        let mut before: Option<(bool, bool)> = None;
        for block in blocks.iter().filter(|block| !is_empty(block)) {
            if spacing == Spacing::Loose {
                self.gap()?;
            }
            if let Block::List { ordered, items } = block {
                let other = before.is_some_and(|(same, other)| same == *ordered && !other);
                self.list(*ordered, other, items)?;
                before = Some((*ordered, other));
            } else {
                self.block(block)?;
                before = None;
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading(level, runs) => {
                let signs = "#".repeat(usize::from(*level).clamp(1, 4) + 1);
                self.line(&format!("{signs} {}", line(runs)))
            }
            Block::Paragraph(runs) => self.line(&line(runs)),
            Block::Quotation(runs) => self.line(&format!("> {}", line(runs))),
            Block::List { ordered, items } => self.list(*ordered, false, items),
            Block::Table(table) => self.table(table),
            Block::Figure(chart) => self.blocks(
                &[
                    Block::Paragraph(vec![Run::bold(&chart.caption)]),
                    Block::Paragraph(vec![Run::plain(&chart.described)]),
                    Block::Table(figures::table(chart, self.language)),
                ],
                Spacing::Loose,
            ),
        }
    }

    fn list(&mut self, ordered: bool, other: bool, items: &[Vec<Block>]) -> io::Result<()> {
        let spacing = if items.iter().all(|item| is_short(item)) { Spacing::Tight } else { Spacing::Loose };
        for (place, item) in items.iter().enumerate() {
            if place > 0 && spacing == Spacing::Loose {
                self.gap()?;
            }
            let marker = match (ordered, other) {
                (true, false) => format!("{}. ", place + 1),
                (true, true) => format!("{}) ", place + 1),
                (false, false) => "- ".to_owned(),
                (false, true) => "* ".to_owned(),
            };
            let outside = self.indent.len();
            let before = self.marker.take().unwrap_or_else(|| self.indent.clone());
            self.indent.push_str(&" ".repeat(marker.len()));
            self.marker = Some(before + &marker);
            self.blocks(item, spacing)?;
            if self.marker.is_some() {
                self.line(NOTHING)?;
            }
            self.indent.truncate(outside);
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        let row = |cells: &[Vec<Run>]| {
            let mut text = String::from("|");
            for place in 0..table.columns.len() {
                text.push(' ');
                text.push_str(&cells.get(place).map(|cell| line(cell)).unwrap_or_default());
                text.push_str(" |");
            }
            text
        };
        let heads: Vec<Vec<Run>> = table.columns.iter().map(|column| column.heading.clone()).collect();
        self.line(&row(&heads))?;
        let rule: String =
            table.columns.iter().map(|column| if column.number { " ---: |" } else { " --- |" }).collect();
        self.line(&format!("|{rule}"))?;
        table.rows.iter().try_for_each(|cells| self.line(&row(cells)))
    }
}

fn or_nothing(line: String) -> String {
    if line.is_empty() { NOTHING.to_owned() } else { line }
}

/// Whether a block shows nothing, so that no mark of it may be written.
fn is_empty(block: &Block) -> bool {
    match block {
        Block::Heading(_, runs) | Block::Paragraph(runs) | Block::Quotation(runs) => {
            !runs.iter().any(|run| run.note.is_some() || says_something(&run.text))
        }
        Block::List { items, .. } => items.is_empty(),
        Block::Table(table) => table.columns.is_empty(),
        Block::Figure(_) => false,
    }
}

fn says_something(text: &str) -> bool {
    text.split_whitespace().any(|word| !visible(word).is_empty())
}

/// Whether an item is a paragraph, with short lists below it at most.
fn is_short(item: &[Block]) -> bool {
    let mut blocks = item.iter().filter(|block| !is_empty(block));
    let first = blocks.next().is_none_or(|block| matches!(block, Block::Paragraph(_)));
    first && blocks.all(|b| matches!(b, Block::List { items, .. } if items.iter().all(|item| is_short(item))))
}
