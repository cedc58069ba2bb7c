//! What was learned: how much each word, idea, term and cue speaks for each concern.
//!
//! Two steps. The first weighs the words of a passage for every concern, every group, and for "any concern at all".
//! The second, one for all concerns alike, weighs what the first said against the vocabulary and the cues; it has so
//! few numbers that they hold for concerns with few examples too.

use std::collections::HashMap;

use super::cues::Cued;
use super::reading::Reading;
use super::terms::{Sense, Terms};

/// How much the ideas count beside the words.
const IDEAS: f64 = 0.5;

/// How much a faint term counts beside a clear one.
const FAINT: f64 = 0.35;

/// How far one judgement of a person may bend the first step.
const BEND: f64 = 0.5;

/// The numbers that the second step weighs.
pub const SIGNALS: usize = 18;

/// A feature of the first step: its rarity and its weights, by output.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feature {
    /// Inverse document frequency.
    pub idf: f64,
    /// Output and weight.
    pub weights: Vec<(usize, f64)>,
}

/// How a signal of the second step is weighed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Signal {
    /// Its mean.
    pub mean: f64,
    /// Its spread.
    pub spread: f64,
    /// Its weight.
    pub weight: f64,
}

/// What was learned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// For each concern the number of its group.
    pub groups: Vec<usize>,
    /// Words and ideas.
    pub features: HashMap<String, Feature>,
    /// What an output starts from: concerns, groups, any.
    pub starts: Vec<f64>,
    /// How rare each term is.
    pub rarity: Vec<f64>,
    /// The second step.
    pub signals: Vec<Signal>,
    /// What the second step starts from.
    pub start: f64,
    /// From this score on a proposal is *Suggested*.
    pub suggested: f64,
    /// From this score on it is a *Maybe*.
    pub maybe: f64,
}

/// What the vocabulary says of one concern.
#[derive(Debug, Clone, Copy, Default)]
struct Spoken {
    clear: f64,
    faint: f64,
    terms: f64,
}

impl Spoken {
    fn sum(self) -> f64 {
        self.clear + FAINT * self.faint
    }
}

impl Model {
    /// How many concerns it knows.
    pub fn concerns(&self) -> usize {
        self.groups.len()
    }

    /// The words and ideas of a reading, each block of length one.
    pub fn vector(&self, reading: &Reading, terms: &Terms) -> Vec<(String, f64)> {
        let known = |name: &str| self.features.get(name).map(|feature| feature.idf);
        let words = reading.features.iter().filter_map(|(name, count, _)| {
            known(name).map(|idf| (name.clone(), (1.0 + count.ln()) * idf))
        });
        let mut vector = unit(words.collect(), 1.0);
        let ideas = reading.terms.iter().filter_map(|(term, _)| {
            let name = idea_name(super::reading::idea(terms, *term)?);
            known(&name).map(|idf| (name, idf))
        });
        vector.extend(unit(ideas.collect(), IDEAS));
        vector
    }

    /// The first step: a score for each output.
    pub fn outputs(&self, vector: &[(String, f64)]) -> Vec<f64> {
        let mut outputs = self.starts.clone();
        for (name, value) in vector {
            for (output, weight) in self.features.get(name).into_iter().flat_map(|f| &f.weights) {
                if let Some(score) = outputs.get_mut(*output) {
                    *score += weight * value;
                }
            }
        }
        outputs
    }

    /// Bends the first step so that an output speaks for a passage, or against it; at most as far as
    /// [`BEND`] allows.
    pub fn bend(&mut self, output: usize, vector: &[(String, f64)], speak: bool) {
        let side = if speak { 1.0 } else { -1.0 };
        let now = self.outputs(vector).get(output).copied().unwrap_or(0.0);
        let size: f64 = vector.iter().map(|(_, value)| value * value).sum();
        let step = side * ((1.0 - side * now).max(0.0) / size.max(1e-9)).min(BEND);
        for (name, value) in vector {
            let Some(feature) = self.features.get_mut(name) else { continue };
            match feature.weights.iter_mut().find(|(o, _)| *o == output) {
                Some((_, weight)) => *weight += step * value,
                None => feature.weights.push((output, step * value)),
            }
        }
    }

    /// The second step: how likely each concern is, from 0 to 1.
    pub fn scores(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> Vec<f64> {
        let rows = self.signals_of(reading, terms, outputs);
        rows.iter().map(|row| likelihood(self.weigh(row))).collect()
    }

    fn weigh(&self, row: &[f64; SIGNALS]) -> f64 {
        let parts = row.iter().zip(&self.signals).map(|(x, s)| s.weight * (x - s.mean) / s.spread);
        self.start + parts.sum::<f64>()
    }

    /// What the second step weighs, for each concern.
    pub fn signals_of(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> Vec<[f64; SIGNALS]> {
        let concerns = self.concerns();
        let spoken = self.spoken(reading, terms);
        let sums: Vec<f64> = spoken.iter().map(|s| s.sum()).collect();
        let scores: Vec<f64> = outputs.iter().take(concerns).copied().collect();
        let most_spoken = sums.iter().copied().fold(0.0, f64::max);
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let (by_score, by_words) = (ranks(&scores), ranks(&sums));
        let length = f64::from(u32::try_from(reading.folded.text.len()).unwrap_or(u32::MAX)).ln_1p() - 6.0;
        let spoken_of = f64::from(u32::try_from(sums.iter().filter(|s| **s > 0.0).count()).unwrap_or(0)) / 10.0;
        let any = outputs.last().copied().unwrap_or(0.0);
        let is = |code: &str| f64::from(u8::from(reading.language == code));
        (0..concerns)
            .map(|c| {
                let (score, said) = (scores[c], spoken[c]);
                let cued = reading.cued.get(&c).map_or((0, 0), |Cued { strong, weak, .. }| (*strong, *weak));
                let group = self.groups.get(c).and_then(|g| outputs.get(concerns + g)).copied().unwrap_or(0.0);
                [
                    score,
                    said.clear.sqrt(),
                    said.faint.sqrt(),
                    said.terms.min(8.0),
                    f64::from(cued.0.min(3)),
                    f64::from(cued.1.min(2)),
                    group,
                    any,
                    length,
                    sums[c] / (most_spoken + 3.0),
                    1.0 / (1.0 + by_score[c]),
                    1.0 / (1.0 + by_words[c]),
                    most_spoken.ln_1p(),
                    best,
                    score - best,
                    spoken_of,
                    is("fr"),
                    is("es"),
                ]
            })
            .collect()
    }

    fn spoken(&self, reading: &Reading, terms: &Terms) -> Vec<Spoken> {
        let mut spoken = vec![Spoken::default(); self.concerns()];
        for (term, _) in &reading.terms {
            let rarity = self.rarity.get(*term as usize).copied().unwrap_or(0.0);
            let (concern, clear) = match terms.senses.get(*term as usize) {
                Some(Sense::Clear(concern)) => (*concern, true),
                Some(Sense::Faint(concern)) => (*concern, false),
                _ => continue,
            };
            if let Some(said) = spoken.get_mut(concern) {
                *(if clear { &mut said.clear } else { &mut said.faint }) += rarity;
                said.terms += 1.0;
            }
        }
        spoken
    }
}

/// The name under which an idea is a feature.
pub fn idea_name(idea: usize) -> String {
    format!("i:{idea}")
}

/// From any number to one between 0 and 1.
pub fn likelihood(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

fn unit(mut block: Vec<(String, f64)>, length: f64) -> Vec<(String, f64)> {
    let norm = block.iter().map(|(_, v)| v * v).sum::<f64>().sqrt();
    for (_, value) in &mut block {
        *value *= length / norm.max(1e-9);
    }
    block
}

/// The place of each score among all, the best 0; equal scores share the better place.
fn ranks(scores: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let mut ranks = vec![0.0; scores.len()];
    let (mut place, mut last) = (0.0, None);
    for (before, index) in (0u32..).zip(order) {
        if last != Some(scores[index]) {
            place = f64::from(before);
        }
        last = Some(scores[index]);
        ranks[index] = place;
    }
    ranks
}
