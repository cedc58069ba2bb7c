//! The passages of a text that are most like a quotation that it does not have: words vote for the places where they
//! stand in the same order, and the places with most votes are compared word by word.

use std::collections::HashMap;

use super::normal::Normal;
use super::tokens::Tokens;
use crate::model::passage::Passage;

/// Of a longer quotation so many words are compared.
const WORDS: usize = 400;

/// So many places are compared word by word.
const PLACES: usize = 6;

/// A word that stands in a text more often than this says little about where.
const COMMON: usize = 1000;

/// Below this, a passage is not near.
const NEAR: f64 = 0.5;

/// What a step of a comparison is worth: the same word, one that is alike, another, one too few or too many.
const WORTH: (i32, i32, i32, i32) = (3, 1, -1, -1);

/// A passage that is like a quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Its first word in the text, and the one behind the last.
    pub words: (usize, usize),
    /// 0 to 1: how much of both is the same, words that are alike counting half.
    pub share: f64,
    /// The comparison, from the first word to the last.
    pub steps: Vec<Step>,
}

/// A word of the quotation beside one of the text; one of them may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The word of the quotation.
    pub old: Option<usize>,
    /// The word of the text.
    pub new: Option<usize>,
    /// They are the same.
    pub same: bool,
}

impl Near {
    /// The passage in the text.
    pub fn passage(&self, text: &Normal) -> Passage {
        let tokens = Tokens::all(text);
        let (from, to) = tokens.signs(self.words.0, self.words.1);
        text.quote(from, to)
    }
}

/// The passage nearest to a quotation, if any is near.
pub fn nearest(quotation: &Normal, text: &Normal) -> Option<Near> {
    let wanted = Tokens::all(quotation);
    candidates(wanted.words(), &Tokens::all(text)).into_iter().next()
}

/// The passages that are near, the nearest first.
pub fn candidates(wanted: &[String], text: &Tokens) -> Vec<Near> {
    let wanted = &wanted[..wanted.len().min(WORDS)];
    if wanted.is_empty() || text.len() == 0 {
        return Vec::new();
    }
    let mut near: Vec<Near> = windows(wanted, text)
        .into_iter()
        .filter_map(|(from, to)| align(wanted, &text.words()[from..to], from))
        .filter(|near| near.share >= NEAR)
        .collect();
    near.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.words.cmp(&b.words)));
    near.dedup_by_key(|near| near.words);
    near
}

/// The stretches of the text for which most words vote, in numbers of words.
fn windows(wanted: &[String], text: &Tokens) -> Vec<(usize, usize)> {
    let long = wanted.len();
    let width = (long / 2).max(8);
    let places = text.places(wanted);
    let known = |most: usize| places.values().any(|p| !p.is_empty() && p.len() <= most);
    let most = if known(COMMON) { COMMON } else { usize::MAX };
    let mut votes: HashMap<usize, f64> = HashMap::new();
    for (at, word) in wanted.iter().enumerate() {
        let Some(stands) = places.get(word.as_str()).filter(|p| p.len() <= most) else { continue };
        for place in stands {
            let bucket = (place + long - at) / width;
            let weight = 1.0 / f64::from(u32::try_from(stands.len()).unwrap_or(u32::MAX));
            *votes.entry(bucket).or_insert(0.0) += weight;
        }
    }
    let both = |bucket: usize| votes.get(&bucket).unwrap_or(&0.0) + votes.get(&(bucket + 1)).unwrap_or(&0.0);
    let mut ranked: Vec<(f64, usize)> = votes.keys().map(|bucket| (both(*bucket), *bucket)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let slack = long / 4 + 4;
    ranked
        .into_iter()
        .take(PLACES)
        .map(|(_, bucket)| {
            let from = (bucket * width).saturating_sub(long + slack);
            (from.min(text.len()), ((bucket + 2) * width + slack).min(text.len()))
        })
        .filter(|(from, to)| from < to)
        .collect()
}

/// The stretch of the window that is most like the quotation, the whole of which is compared.
fn align(wanted: &[String], window: &[String], offset: usize) -> Option<Near> {
    let (same, alike, other, lone) = WORTH;
    let columns = window.len() + 1;
    let mut ways = vec![Way::Start; (wanted.len() + 1) * columns];
    let mut above = vec![0; columns];
    for (row, old) in wanted.iter().enumerate() {
        let mut here = vec![0; columns];
        here[0] = above[0] + lone;
        ways[(row + 1) * columns] = Way::Old;
        for (column, new) in window.iter().enumerate() {
            let beside = if old == new {
                same
            } else if is_alike(old, new) {
                alike
            } else {
                other
            };
            let choices = [
                (above[column] + beside, Way::Both),
                (above[column + 1] + lone, Way::Old),
                (here[column] + lone, Way::New),
            ];
            let best =
                choices.into_iter().fold(choices[0], |best, next| if next.0 > best.0 { next } else { best });
            here[column + 1] = best.0;
            ways[(row + 1) * columns + column + 1] = best.1;
        }
        above = here;
    }
    let end = (0..columns).rev().max_by_key(|column| above[*column])?;
    let steps = back(&ways, columns, (wanted.len(), end), |old, new| wanted[old] == window[new], offset);
    near(wanted, window, steps, offset)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Start,
    Both,
    Old,
    New,
}

/// The steps that led to a cell, from the first.
fn back(
    ways: &[Way],
    columns: usize,
    (mut row, mut column): (usize, usize),
    same: impl Fn(usize, usize) -> bool,
    offset: usize,
) -> Vec<Step> {
    let mut steps = Vec::new();
    while row > 0 {
        let way = ways[row * columns + column];
        let (old, new) = (way != Way::New, way != Way::Old);
        row -= usize::from(old);
        column -= usize::from(new);
        steps.push(Step {
            old: old.then_some(row),
            new: new.then_some(column + offset),
            same: old && new && same(row, column),
        });
    }
    steps.reverse();
    steps
}

fn near(wanted: &[String], window: &[String], steps: Vec<Step>, offset: usize) -> Option<Near> {
    let first = steps.iter().find_map(|step| step.new)?;
    let last = steps.iter().rev().find_map(|step| step.new)?;
    let shared: u32 = steps
        .iter()
        .map(|step| match (step.old, step.new) {
            _ if step.same => 2,
            (Some(old), Some(new)) if is_alike(&wanted[old], &window[new - offset]) => 1,
            _ => 0,
        })
        .sum();
    let both = u32::try_from(wanted.len() + last + 1 - first).unwrap_or(u32::MAX);
    Some(Near { words: (first, last + 1), share: f64::from(shared) / f64::from(both), steps })
}

/// Whether two words share most of their letters, at the beginning and the end: `release`, `released`.
fn is_alike(a: &str, b: &str) -> bool {
    let long = a.len().max(b.len());
    if a.len().min(b.len()) * 10 < long * 7 {
        return false;
    }
    let before = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let after = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    (before + after) * 10 >= long * 7
}
