//! From the lines of all pages to the text of the document.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::hyphen::{self, Known};
use super::margins::{self, Kind};
use super::sheet::{Line, Sheet};
use crate::model::text::{Margin, PageText};
use crate::parse::pattern::pattern;

/// Lines further apart than this many usual distances begin a paragraph.
const APART: f64 = 1.3;
/// A line that begins further right than this many sizes, after a full stop, begins a paragraph.
const INDENT: f64 = 0.8;
/// So many numbers from 1 on leave no doubt that they are those of lines.
const SURE_NUMBERS: usize = 8;

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,4}\.(?:\s|$)"));

/// The pages of a document as texts, with what is not text beside it.
pub fn assemble(mut sheets: Vec<Sheet>) -> Vec<PageText> {
    sheets.sort_by_key(|sheet| sheet.number);
    let numbered = line_numbers(&mut sheets);
    let kinds = margins::kinds(&sheets);
    let mut known = Known::default();
    for (sheet, kinds) in sheets.iter().zip(&kinds) {
        bodies(sheet, kinds).for_each(|line| known.take(&line.text));
    }
    let usual = usual_gaps(&sheets);
    let page = |(sheet, kinds): (&Sheet, &Vec<Kind>)| PageText {
        number: sheet.number,
        body: body(bodies(sheet, kinds), &known, &usual),
        margin: margin(sheet, kinds, numbered.contains(&sheet.number)),
    };
    sheets.iter().zip(&kinds).map(page).collect()
}

fn bodies<'a>(sheet: &'a Sheet, kinds: &'a [Kind]) -> impl Iterator<Item = &'a Line> {
    sheet
        .lines
        .iter()
        .zip(kinds)
        .filter(|(line, kind)| **kind == Kind::Body && !line.text.is_empty())
        .map(|(l, _)| l)
}

/// The pages whose lines are numbered. On the others the numbers go back before their words.
fn line_numbers(sheets: &mut [Sheet]) -> HashSet<u32> {
    let sure = |sheet: &Sheet| {
        let numbers: Vec<u32> = sheet.lines.iter().filter_map(|line| line.number).collect();
        numbers.contains(&1) && numbers.len() >= SURE_NUMBERS && even(sheet)
    };
    let any = sheets.iter().any(sure);
    let mut pages = HashSet::new();
    for sheet in sheets {
        let numbers = sheet.lines.iter().filter_map(|line| line.number);
        if any && numbers.clone().min() == Some(1) {
            pages.insert(sheet.number);
            continue;
        }
        for line in &mut sheet.lines {
            if let Some(number) = line.number.take() {
                line.text = format!("{number} {}", line.text);
            }
        }
    }
    pages
}

/// Whether numbered lines stand at even distances, as those of a transcript do and the rows of a table seldom.
fn even(sheet: &Sheet) -> bool {
    let places: Vec<f64> =
        sheet.lines.iter().filter(|line| line.number.is_some() && line.y > 0.0).map(|line| line.y).collect();
    let gaps = places.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| *gap > 1.0);
    let (low, high) = gaps.fold((f64::INFINITY, 0.0_f64), |(l, h), gap| (l.min(gap), h.max(gap)));
    low.is_finite() && high < 2.6 * low
}

fn margin(sheet: &Sheet, kinds: &[Kind], numbered: bool) -> Margin {
    let of = |kind: Kind| {
        let lines = sheet.lines.iter().zip(kinds).filter(move |(_, k)| **k == kind);
        lines.map(|(line, _)| line.text.clone()).collect::<Vec<_>>()
    };
    let stamps = of(Kind::Stamp);
    let mut lines: Vec<u32> =
        sheet.lines.iter().filter_map(|line| line.number).filter(|_| numbered).collect();
    lines.sort_unstable();
    Margin {
        stamp: (!stamps.is_empty()).then(|| stamps.join(" ")),
        heads: of(Kind::Head),
        feet: of(Kind::Foot),
        lines,
    }
}

/// The usual distance of lines by the size of their letters, in half points.
type Gaps = BTreeMap<u32, f64>;

fn usual_gaps(sheets: &[Sheet]) -> Gaps {
    let mut all: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for pair in sheets.iter().flat_map(|sheet| sheet.lines.windows(2)) {
        let gap = pair[1].y - pair[0].y;
        let one_size = half_points(pair[0].size) == half_points(pair[1].size);
        if one_size && pair[0].block == pair[1].block && (0.8..=3.2).contains(&(gap / pair[0].size.max(1.0)))
        {
            all.entry(half_points(pair[0].size)).or_default().push(gap);
        }
    }
    all.into_iter()
        .filter_map(|(size, mut gaps)| {
            gaps.sort_by(f64::total_cmp);
            Some((size, *gaps.get(gaps.len() * 2 / 5)?))
        })
        .collect()
}

fn half_points(size: f64) -> u32 {
    (0..200).find(|half| (size * 2.0 - f64::from(*half)).abs() <= 0.5).unwrap_or(200)
}

fn body<'a>(lines: impl Iterator<Item = &'a Line>, known: &Known, usual: &Gaps) -> String {
    let mut out = String::new();
    let mut open: Option<(&Line, String)> = None;
    for line in lines {
        let mut text = line.text.clone();
        if let Some((before, mut words)) = open.take() {
            hyphen::join(&mut words, &mut text, known);
            out.push_str(words.trim_end());
            if text.is_empty() {
                open = Some((line, String::new()));
                continue;
            }
            if !out.is_empty() {
                out.push_str(if begins_paragraph(before, line, &words, usual) { "\n\n" } else { "\n" });
            }
        }
        open = Some((line, text));
    }
    if let Some((_, words)) = open {
        out.push_str(words.trim_end());
    }
    unicode_normalization::UnicodeNormalization::nfc(out.trim_end()).filter(|c| *c != '\u{ad}').collect()
}

fn begins_paragraph(before: &Line, line: &Line, words: &str, usual: &Gaps) -> bool {
    if NUMBERED.is_match(&line.text) || line.turned != before.turned {
        return true;
    }
    let ended = words.trim_end().ends_with(['.', ':', ';', '!', '?', '”', '"', '’', ')', '…', ']']);
    if before.block != line.block {
        let goes_on = line.text.chars().next().is_some_and(char::is_lowercase);
        return ended || !goes_on;
    }
    let gap = line.y - before.y;
    let size = line.size.max(before.size);
    let usual = usual.get(&half_points(line.size)).copied().unwrap_or(1.2 * size);
    gap > APART * usual.max(0.9 * size) || gap < 0.0 || ended && line.x0 > before.x0 + INDENT * size
}
