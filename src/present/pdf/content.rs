//! A document as the data that the template reads. Its keys are those of `briefing.typ`.

use serde::Serialize;

use super::glyphs::Missing;
use crate::present::chart::Chart;
use crate::present::document::{Block, Document, Run, Table, words};
use crate::present::footnotes::{Footnotes, Mark};
use crate::present::furniture::{furniture, running};
use crate::present::visible::{one_line, visible};
use crate::present::{address, columns, figures, script, svg};

/// A word longer than this, in a paragraph or in a cell, may be broken anywhere.
const LONGEST_WORD: usize = 60;
const LONGEST_WORD_OF_A_CELL: usize = 12;

/// A picture is as wide as the text; one with more pixels from top to bottom than this would not fit below it.
const HIGHEST_PICTURE: u32 = 850;

/// A header with more characters than this is not repeated on each page: it could fill one.
const LONGEST_HEADER: usize = 1200;

#[derive(Debug, Serialize)]
pub struct Content {
    title: String,
    running: String,
    author: Vec<String>,
    language: &'static str,
    region: &'static str,
    banner: Option<String>,
    running_banner: Option<String>,
    /// What the fonts cannot show.
    missing: Option<String>,
    page: &'static str,
    of: &'static str,
    blocks: Vec<Part>,
    /// The footnotes; note `n` is at `n - 1`.
    notes: Vec<Words>,
    /// Whether the typesetter's own numbers are the notes'.
    in_order: bool,
}

/// Runs, and whether they begin at the right.
#[derive(Debug, Default, Serialize)]
struct Words {
    runs: Vec<Piece>,
    rtl: bool,
}

/// A stretch of text: its lines, each cut where it may be broken though no space stands there.
#[derive(Debug, Serialize)]
struct Piece {
    lines: Vec<Vec<String>>,
    italic: bool,
    bold: bool,
    link: Option<String>,
    note: Option<usize>,
    /// `first`, `again` or `nowhere`, where it is the mark of a note.
    mark: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part {
    Heading { level: u8, words: Words },
    Paragraph { words: Words },
    Quotation { words: Words },
    List { ordered: bool, items: Vec<Vec<Part>> },
    Table(Grid),
    Figure { caption: Words, described: String, picture: Option<String>, table: Grid },
}

#[derive(Debug, Serialize)]
struct Grid {
    widths: Vec<usize>,
    right: Vec<bool>,
    head: Vec<Words>,
    repeat: bool,
    rows: Vec<Vec<Words>>,
}

/// The data of a document.
pub fn content(document: &Document) -> Content {
    let mut reader = Reading {
        notes: Footnotes::of(document),
        missing: Missing::default(),
        language: &document.language,
        longest_word: LONGEST_WORD,
    };
    let ours = furniture(&document.language);
    let mut blocks = reader.blocks(&document.blocks);
    let unmarked = reader.notes.unmarked();
    if !unmarked.is_empty() {
        let mut runs = vec![Run::plain(ours.further_notes)];
        runs.extend(unmarked.into_iter().flat_map(|note| [Run::plain(" "), Run::note(note)]));
        blocks.push(Part::Paragraph { words: reader.words(&runs) });
    }
    let notes = document.notes.iter().map(|note| reader.note(note)).collect();
    let title = one_line(&document.title);
    let banner = document.banner.as_deref().map(one_line);
    for text in banner.iter().chain([&title]) {
        reader.missing.look(text);
    }
    Content {
        running: running(&title),
        title,
        author: Some(one_line(&document.author)).filter(|author| !author.is_empty()).into_iter().collect(),
        language: ours.parts.0,
        region: ours.parts.1,
        running_banner: banner.as_deref().map(running),
        banner,
        missing: reader.missing.said(&document.language),
        page: ours.page,
        of: ours.of,
        blocks,
        notes,
        in_order: reader.notes.in_order(),
    }
}

struct Reading<'d> {
    notes: Footnotes,
    missing: Missing,
    language: &'d str,
    longest_word: usize,
}

impl Reading<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Part> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Option<Part> {
        Some(match block {
            Block::Heading(level, runs) => {
                Part::Heading { level: (*level).clamp(1, 4), words: self.words(runs) }
            }
            Block::Paragraph(runs) => Part::Paragraph { words: self.words(runs) },
            Block::Quotation(runs) => Part::Quotation { words: self.words(runs) },
            Block::List { ordered, items } => {
                Part::List { ordered: *ordered, items: items.iter().map(|item| self.blocks(item)).collect() }
            }
            Block::Table(table) => Part::Table(self.grid(table)?),
            Block::Figure(chart) => Part::Figure {
                caption: self.words(&[Run::plain(&chart.caption)]),
                described: one_line(if chart.described.is_empty() {
                    &chart.caption
                } else {
                    &chart.described
                }),
                picture: picture(chart, self.language),
                table: self.grid(&figures::table(chart, self.language))?,
            },
        })
    }

    /// A table; `None` for one without columns.
    fn grid(&mut self, table: &Table) -> Option<Grid> {
        let count = columns::count(table);
        if count == 0 {
            return None;
        }
        self.longest_word = LONGEST_WORD_OF_A_CELL;
        let header: usize = table.columns.iter().map(|column| words(&column.heading).chars().count()).sum();
        let head = (0..count).map(|at| {
            let heading = table.columns.get(at).map(|column| column.heading.as_slice());
            self.words(heading.unwrap_or_default())
        });
        let head = head.collect();
        let rows = table.rows.iter().map(|row| {
            (0..count).map(|at| self.words(row.get(at).map(Vec::as_slice).unwrap_or_default())).collect()
        });
        let rows = rows.collect();
        self.longest_word = LONGEST_WORD;
        Some(Grid {
            widths: (0..count).map(|at| columns::wish(table, at)).collect(),
            right: (0..count).map(|at| table.columns.get(at).is_some_and(|column| column.number)).collect(),
            head,
            repeat: header <= LONGEST_HEADER,
            rows,
        })
    }

    fn words(&mut self, runs: &[Run]) -> Words {
        let rtl = script::runs_right_to_left(runs.iter().map(|run| run.text.as_str()));
        Words { runs: runs.iter().map(|run| self.piece(run)).collect(), rtl }
    }

    /// The words of a footnote, in which a mark points to nothing.
    fn note(&mut self, runs: &[Run]) -> Words {
        let mut words =
            self.words(&runs.iter().map(|run| Run { note: None, ..run.clone() }).collect::<Vec<_>>());
        for (piece, run) in words.runs.iter_mut().zip(runs) {
            piece.note = run.note;
            piece.mark = run.note.map(|_| "nowhere");
        }
        words
    }

    fn piece(&mut self, run: &Run) -> Piece {
        let text = visible(&run.text).replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let text = text.replace(no_sign, "\u{fffd}");
        self.missing.look(&text);
        let mark = run.note.map(|note| match self.notes.meet(note) {
            Mark::First(_) => "first",
            Mark::Again => "again",
            Mark::Nowhere => "nowhere",
        });
        Piece {
            lines: text.split('\n').map(|line| breakable(line, self.longest_word)).collect(),
            italic: run.italic,
            bold: run.bold,
            link: run.link.as_deref().and_then(address::web),
            note: run.note,
            mark,
        }
    }
}

/// The picture of a figure as SVG; `None` for one too high for a page, which stands as a table.
fn picture(chart: &Chart, language: &str) -> Option<String> {
    let mut svg = Vec::new();
    svg::write_inline(chart, language, "figure", &mut svg).ok()?;
    let svg = String::from_utf8(svg).ok()?;
    let height: u32 = svg.split_once(" height=\"")?.1.split_once('"')?.0.parse().ok()?;
    (height <= HIGHEST_PICTURE).then_some(svg)
}

/// The pictures of control characters, which the fonts do not have, and what is no character.
fn no_sign(c: char) -> bool {
    matches!(c, '\u{2400}'..='\u{2421}' | '\u{fffe}' | '\u{ffff}')
}

/// A line cut inside words that are longer than `longest`; addresses are whole, since the typesetter breaks them.
fn breakable(line: &str, longest: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in line.split_inclusive(' ') {
        let letters: Vec<char> = word.chars().collect();
        let address = word.starts_with("http://") || word.starts_with("https://");
        let size = if letters.len() <= longest || address { letters.len() } else { longest / 2 };
        for (at, chunk) in letters.chunks(size.max(1)).enumerate() {
            if at > 0 {
                pieces.push(String::new());
            }
            if let Some(last) = pieces.last_mut() {
                last.extend(chunk);
            }
        }
    }
    pieces
}
