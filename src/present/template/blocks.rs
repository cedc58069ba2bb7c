//! From rendered Markdown to the blocks of a document: raw HTML comes out as text, links lead to http and https only.

use std::collections::{BTreeMap, BTreeSet};

use comrak::nodes::{ListType, NodeValue, TableAlignment};
use comrak::{Arena, Options, parse_document};

use super::fills::{self, Fill};
use super::marks::{Answer, Asked, Mark, Part, parts};
use super::render::{Material, Rendered};
use super::words;
use crate::present::{
    briefing::Line,
    cite::{House, Notes, Pinpoint, cite},
    compose,
    document::{self, Block, Column, Run, Table},
    visible::visible,
};

type Node<'a> = comrak::Node<'a>;

/// A section of a document, or what stands before the first.
#[derive(Debug, Default)]
pub struct Piece {
    /// The section, by name.
    pub section: Option<String>,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// How many words it has, without those that only say what to write.
    pub words: usize,
    /// How many passages a person has yet to write.
    pub unwritten: usize,
    /// What these say.
    guidance: String,
}

/// A template's Markdown as blocks.
#[derive(Debug)]
pub struct Read {
    /// The sections, in order.
    pub pieces: Vec<Piece>,
    /// The footnotes.
    pub notes: Vec<Vec<Run>>,
    /// What a person should look at in the citations.
    pub remarks: Vec<String>,
    /// What the text cites with the pinpoint that is printed, in order: the number, the sort of document, where in it.
    pub cited: Vec<(String, String, Pinpoint)>,
    /// Whether it shows anything of the tags.
    pub shows_tags: bool,
}

/// Reads rendered Markdown.
pub fn read(
    rendered: &Rendered,
    material: &Material<'_>,
    answers: &BTreeMap<Asked, Answer>,
    house: House,
) -> Read {
    // the list of what is cited is known once all has been read
    let sources = Reader::new(rendered, material, answers, house, Vec::new()).whole().sources.list;
    let done = Reader::new(rendered, material, answers, house, sources).whole();
    let (notes, remarks) = done.notes.finish();
    Read { pieces: done.pieces, notes, remarks, cited: done.cited, shows_tags: done.shows_tags }
}

struct Reader<'r> {
    rendered: &'r Rendered,
    material: &'r Material<'r>,
    answers: &'r BTreeMap<Asked, Answer>,
    lines: Vec<&'r Line>,
    house: House,
    /// The list of sources of an earlier reading.
    listed: Vec<Vec<Run>>,
    notes: Notes,
    pieces: Vec<Piece>,
    cited: Vec<(String, String, Pinpoint)>,
    sources: Sources,
    shows_tags: bool,
    /// Inside words that only say what to write.
    writing: bool,
    /// Blocks that a mark inside a paragraph asks for: they stand behind it.
    fills: Vec<Fill>,
}

/// The sources cited so far, each once.
#[derive(Default)]
struct Sources {
    list: Vec<Vec<Run>>,
    known: BTreeSet<String>,
}

/// How a stretch of text is set.
#[derive(Clone, Default)]
struct Style {
    italic: bool,
    bold: bool,
    link: Option<String>,
}

impl<'r> Reader<'r> {
    fn new(
        rendered: &'r Rendered,
        material: &'r Material<'r>,
        answers: &'r BTreeMap<Asked, Answer>,
        house: House,
        listed: Vec<Vec<Run>>,
    ) -> Reader<'r> {
        Reader {
            rendered,
            material,
            answers,
            lines: material.briefing.lines().map(|(_, _, line)| line).collect(),
            house,
            listed,
            notes: Notes::new(house),
            pieces: vec![Piece::default()],
            cited: Vec::new(),
            sources: Sources::default(),
            shows_tags: false,
            writing: false,
            fills: Vec::new(),
        }
    }

    fn whole(mut self) -> Reader<'r> {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        let root = parse_document(&arena, &self.rendered.markdown, &options);
        for node in root.children() {
            let blocks = self.block(node);
            if let Some(piece) = self.pieces.last_mut() {
                piece.words += words::count(&blocks);
                piece.blocks.extend(blocks);
            }
        }
        for piece in &mut self.pieces {
            piece.words = piece.words.saturating_sub(piece.unwritten_words());
        }
        self.pieces.retain(|piece| piece.section.is_some() || !piece.blocks.is_empty());
        self
    }

    fn block(&mut self, node: Node<'_>) -> Vec<Block> {
        let value = node.data.borrow().value.clone();
        let block = match value {
            NodeValue::Heading(heading) => {
                let runs = self.inlines(node);
                Some(Block::Heading(heading.level.saturating_sub(1).clamp(1, 4), runs))
            }
            NodeValue::Paragraph => Some(Block::Paragraph(self.inlines(node))),
            NodeValue::BlockQuote => return self.quotation(node),
            NodeValue::List(list) => {
                let items = node.children().map(|item| self.children(item)).collect();
                Some(Block::List { ordered: list.list_type == ListType::Ordered, items })
            }
            NodeValue::CodeBlock(code) => Some(Block::Paragraph(plain(&code.literal))),
            NodeValue::HtmlBlock(html) => Some(Block::Paragraph(plain(&html.literal))),
            NodeValue::Table(table) => Some(Block::Table(self.table(node, &table.alignments))),
            _ => return self.children(node),
        };
        let empty = |block: &Block| matches!(block, Block::Paragraph(runs) if runs.is_empty());
        let mut blocks: Vec<Block> = block.into_iter().filter(|block| !empty(block)).collect();
        for fill in std::mem::take(&mut self.fills) {
            self.shows_tags |= fill.rests_on_tags();
            self.cite_lines_of(fill);
            blocks.extend(fills::blocks(fill, self.material, &self.listed, &mut self.notes));
        }
        blocks
    }

    fn children(&mut self, node: Node<'_>) -> Vec<Block> {
        node.children().flat_map(|child| self.block(child)).collect()
    }

    fn quotation(&mut self, node: Node<'_>) -> Vec<Block> {
        let quoted = |block| match block {
            Block::Paragraph(runs) => Block::Quotation(runs),
            other => other,
        };
        self.children(node).into_iter().map(quoted).collect()
    }

    fn table(&mut self, node: Node<'_>, alignments: &[TableAlignment]) -> Table {
        let mut rows: Vec<Vec<Vec<Run>>> =
            node.children().map(|row| row.children().map(|cell| self.inlines(cell)).collect()).collect();
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        let number = |at: usize| alignments.get(at) == Some(&TableAlignment::Right);
        let columns: Vec<Column> = head
            .into_iter()
            .enumerate()
            .map(|(at, heading)| Column { heading, number: number(at) })
            .collect();
        for row in &mut rows {
            row.resize(columns.len(), Vec::new());
        }
        Table { columns, rows }
    }

    fn inlines(&mut self, node: Node<'_>) -> Vec<Run> {
        let mut runs = Vec::new();
        for child in node.children() {
            self.inline(child, &Style::default(), &mut runs);
        }
        runs
    }

    fn inline(&mut self, node: Node<'_>, style: &Style, runs: &mut Vec<Run>) {
        let value = node.data.borrow().value.clone();
        let style = match value {
            NodeValue::Text(text) => return self.text(&text, style, runs),
            NodeValue::Code(code) => return self.text(&code.literal, style, runs),
            NodeValue::HtmlInline(html) => return self.text(&html, style, runs),
            NodeValue::SoftBreak | NodeValue::LineBreak => return self.text(" ", style, runs),
            NodeValue::Emph => Style { italic: true, ..style.clone() },
            NodeValue::Strong => Style { bold: true, ..style.clone() },
            NodeValue::Link(link) => Style { link: Run::address(&link.url).link, ..style.clone() },
            _ => style.clone(),
        };
        for child in node.children() {
            self.inline(child, &style, runs);
        }
    }

    /// Words, and what the marks between them stand for.
    fn text(&mut self, text: &str, style: &Style, runs: &mut Vec<Run>) {
        for part in parts(text) {
            match part {
                Part::Words(words) => self.words(words, style, runs),
                Part::Mark(index) => {
                    if let Some(mark) = self.rendered.marks.get(index) {
                        self.mark(mark, runs);
                    }
                }
            }
        }
    }

    fn words(&mut self, words: &str, style: &Style, runs: &mut Vec<Run>) {
        let words = visible(words);
        if self.writing
            && let Some(piece) = self.pieces.last_mut()
        {
            piece.guidance.push_str(&words);
            piece.guidance.push(' ');
        }
        let run = Run {
            text: words.into_owned(),
            italic: style.italic || self.writing,
            bold: style.bold,
            link: style.link.clone(),
            note: None,
        };
        match runs.last_mut() {
            Some(last) if last.note.is_none() && same_style(last, &run) => last.text.push_str(&run.text),
            _ => runs.push(run),
        }
    }

    fn mark(&mut self, mark: &Mark, runs: &mut Vec<Run>) {
        match mark {
            Mark::Cite(index, pinpoint) => self.cite(*index, pinpoint, runs),
            Mark::Line(index) => {
                if let Some(line) = self.lines.get(*index).copied() {
                    self.shows_tags = true;
                    runs.push(compose::mark(&line.statement, &mut self.notes));
                    runs.extend(fills::unreviewed(line));
                    self.keep_line(line);
                }
            }
            Mark::Section(id) => {
                self.pieces.push(Piece { section: Some(id.clone()), ..Piece::default() });
            }
            Mark::Fill(fill) => self.fills.push(*fill),
            Mark::Write(begins) => {
                self.writing = *begins;
                if let Some(piece) = self.pieces.last_mut().filter(|_| *begins) {
                    piece.unwritten += 1;
                }
            }
        }
    }

    fn cite(&mut self, index: usize, pinpoint: &Pinpoint, runs: &mut Vec<Run>) {
        let Some(asked) = self.rendered.asked.get(index) else { return };
        match self.answers.get(asked) {
            Some(Answer::Found(found)) => {
                let number = self.notes.add(&[(found.authority.clone(), pinpoint.clone())]);
                runs.push(Run::note(number));
                self.cited.push((found.number.clone(), found.doctype.clone(), pinpoint.clone()));
                self.source(cite(&found.authority, &Pinpoint::default(), self.house).runs);
            }
            Some(Answer::Refused { .. }) => runs.push(Run::bold("[held back]")),
            None => {}
        }
    }

    fn keep_line(&mut self, line: &Line) {
        let first = line.statement.first();
        self.cited.push((line.number.clone(), line.doctype.clone(), first.pinpoint.clone()));
        self.source(cite(&first.authority, &Pinpoint::default(), self.house).runs);
    }

    /// The lines whose footnotes a fill writes.
    fn cite_lines_of(&mut self, fill: Fill) {
        if matches!(fill, Fill::Timeline | Fill::Events | Fill::EventsByCourt | Fill::Indicators) {
            for line in self.lines.clone() {
                self.keep_line(line);
            }
        }
    }

    fn source(&mut self, runs: Vec<Run>) {
        if self.sources.known.insert(document::words(&runs)) {
            self.sources.list.push(runs);
        }
    }
}

impl Piece {
    fn unwritten_words(&self) -> usize {
        words::in_text(&self.guidance)
    }
}

fn same_style(a: &Run, b: &Run) -> bool {
    (a.italic, a.bold, &a.link) == (b.italic, b.bold, &b.link)
}

fn plain(text: &str) -> Vec<Run> {
    let words = crate::present::visible::one_line(text);
    if words.is_empty() { Vec::new() } else { vec![Run::plain(words)] }
}
