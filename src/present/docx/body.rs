//! The blocks of a document as paragraphs and tables.

use std::io::{self, Write};

use super::runs::Runs;
use super::table;
use crate::present::document::{Block, Document, Run};
use crate::present::figures;
use crate::present::footnotes::Footnotes;
use crate::present::furniture::furniture;
use crate::present::script::runs_right_to_left;
use crate::present::visible::one_line;

/// Twips by which a level of a list is set in: a centimetre.
pub const STEP: usize = 567;

/// Word knows nine levels of lists; what is deeper stands on the ninth.
pub const LEVELS: usize = 9;

/// The number of the bullets in `numbering.xml`; those of numbered lists follow.
pub const BULLETS: usize = 1;

/// What writes `word/document.xml`, and what the parts after it must know.
pub struct Body<'w> {
    pub out: &'w mut dyn Write,
    pub runs: Runs,
    /// The level of each numbered list, which restarts its numbers.
    pub lists: Vec<usize>,
    language: &'w str,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting {
    pub style: &'static str,
    /// The level of a list and the number of the list, for the first paragraph of an item.
    pub numbered: Option<(usize, usize)>,
    /// Twips from the left.
    pub indent: usize,
    /// Set to the right.
    pub right: bool,
}

impl<'w> Body<'w> {
    pub fn new(out: &'w mut dyn Write, notes: Footnotes, language: &'w str) -> Body<'w> {
        let runs = Runs { notes: Some(notes), ..Runs::default() };
        Body { out, runs, lists: Vec::new(), language }
    }

    /// Everything between `w:body` and the section's properties.
    pub fn document(&mut self, document: &Document) -> io::Result<()> {
        if let Some(banner) = &document.banner {
            self.paragraph(Setting { style: "Banner", ..Setting::default() }, &[Run::plain(banner)])?;
        }
        if !document.title.is_empty() {
            let title = Run::plain(one_line(&document.title));
            self.paragraph(Setting { style: "Title", ..Setting::default() }, &[title])?;
        }
        self.blocks(&document.blocks, 0)?;
        self.unmarked()
    }

    /// Notes that nothing points to are marked at the end: a word processor shows no others.
    fn unmarked(&mut self) -> io::Result<()> {
        let unmarked = self.runs.notes.as_ref().map(Footnotes::unmarked).unwrap_or_default();
        if unmarked.is_empty() {
            return Ok(());
        }
        let mut runs = vec![Run::plain(furniture(self.language).further_notes)];
        runs.extend(unmarked.into_iter().flat_map(|note| [Run::plain(" "), Run::note(note)]));
        self.paragraph(Setting::default(), &runs)
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) -> io::Result<()> {
        blocks.iter().try_for_each(|block| self.block(block, depth))
    }

    fn block(&mut self, block: &Block, depth: usize) -> io::Result<()> {
        let indent = depth.min(LEVELS) * STEP;
        let style = style_of(block, depth);
        match block {
            Block::Heading(_, runs) => self.paragraph(Setting { style, ..Setting::default() }, runs),
            Block::Paragraph(runs) => self.paragraph(Setting { style, indent, ..Setting::default() }, runs),
            Block::Quotation(runs) => {
                let indent = if depth == 0 { 0 } else { indent + STEP };
                self.paragraph(Setting { style, indent, ..Setting::default() }, runs)
            }
            Block::List { ordered, items } => self.list(*ordered, items, depth),
            Block::Table(table) => table::write(self, table, indent, None),
            Block::Figure(chart) => {
                let caption = Setting { style: "Caption", indent, ..Setting::default() };
                self.paragraph(caption, &[Run::plain(&chart.caption)])?;
                table::write(self, &figures::table(chart, self.language), indent, Some(chart))
            }
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], depth: usize) -> io::Result<()> {
        let level = depth.min(LEVELS - 1);
        let list = if ordered {
            self.lists.push(level);
            BULLETS + self.lists.len()
        } else {
            BULLETS
        };
        for item in items {
            let (first, rest) = match item.split_first() {
                Some((Block::Paragraph(runs) | Block::Quotation(runs) | Block::Heading(_, runs), rest)) => {
                    (runs.as_slice(), rest)
                }
                _ => (&[][..], item.as_slice()),
            };
            let numbered = Some((level, list));
            let style = item.first().map_or("ListParagraph", |block| match block {
                Block::Heading(..) => style_of(block, 0),
                _ => "ListParagraph",
            });
            self.paragraph(Setting { style, numbered, ..Setting::default() }, first)?;
            self.blocks(rest, depth + 1)?;
        }
        Ok(())
    }

    /// A paragraph, its properties in the order of `CT_PPr` (ECMA-376, part 1, 17.3.1).
    pub fn paragraph(&mut self, setting: Setting, runs: &[Run]) -> io::Result<()> {
        write!(self.out, "<w:p>")?;
        properties(self.out, setting, runs_right_to_left(runs.iter().map(|run| run.text.as_str())))?;
        self.runs.write(self.out, runs)?;
        write!(self.out, "</w:p>")
    }
}

fn properties(out: &mut dyn Write, setting: Setting, right_to_left: bool) -> io::Result<()> {
    write!(out, "<w:pPr>")?;
    if !setting.style.is_empty() {
        write!(out, "<w:pStyle w:val=\"{}\"/>", setting.style)?;
    }
    if let Some((level, list)) = setting.numbered {
        write!(out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")?;
    }
    if right_to_left {
        write!(out, "<w:bidi/>")?;
    }
    if setting.indent > 0 {
        write!(out, "<w:ind w:left=\"{}\"/>", setting.indent)?;
    }
    if setting.right {
        write!(out, "<w:jc w:val=\"right\"/>")?;
    }
    write!(out, "</w:pPr>")
}

/// The style of a block's paragraphs.
fn style_of(block: &Block, depth: usize) -> &'static str {
    match block {
        Block::Heading(0 | 1, _) => "Heading1",
        Block::Heading(2, _) => "Heading2",
        Block::Heading(3, _) => "Heading3",
        Block::Heading(..) => "Heading4",
        Block::Quotation(_) => "Quote",
        _ if depth > 0 => "ListParagraph",
        _ => "",
    }
}
