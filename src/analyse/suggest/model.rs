//! What was learned: how much each word, idea, term and cue speaks for each concern.
//!
//! Two steps. The first weighs the words of a passage for every concern, every group, and for "any concern at all".
//! The second, one for all concerns alike, weighs what the first said against the vocabulary and the cues; it has so
//! few numbers that they hold for concerns with few examples too.

use std::collections::HashMap;

use super::cues::Cued;
use super::folded::Span;
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
    /// Its place among all features, by name.
    pub place: usize,
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
    pub fn vector<'m>(&'m self, reading: &Reading, terms: &Terms) -> Vec<Part<'m>> {
        let words = reading.features.iter().filter_map(|(name, count, span)| {
            let feature = self.features.get(name.as_ref())?;
            Some(Part { feature, value: (1.0 + count.ln()) * feature.idf, span: *span })
        });
        let mut vector = unit(words.collect(), 1.0);
        let ideas = reading.terms.iter().filter_map(|(term, spans)| {
            let idea = super::reading::idea(terms, *term)?;
            let feature = self.features.get(terms.ideas.get(idea)?)?;
            Some(Part { feature, value: feature.idf, span: *spans.first()? })
        });
        vector.extend(unit(ideas.collect(), IDEAS));
        vector
    }

    /// The first step: a score for each output.
    pub fn outputs(&self, vector: &[Part<'_>]) -> Vec<f64> {
        let mut outputs = self.starts.clone();
        for part in vector {
            for (output, weight) in &part.feature.weights {
                if let Some(score) = outputs.get_mut(*output) {
                    *score += weight * part.value;
                }
            }
        }
        outputs
    }

    /// Bends the first step so that an output speaks for a passage, or against it; at most as far as
    /// [`BEND`] allows.
    pub fn bend(&mut self, output: usize, reading: &Reading, terms: &Terms, speak: bool) {
        let side = if speak { 1.0 } else { -1.0 };
        let vector = self.vector(reading, terms);
        let now = self.outputs(&vector).get(output).copied().unwrap_or(0.0);
        let square: f64 = vector.iter().map(|part| part.value * part.value).sum();
        let step = side * ((1.0 - side * now).max(0.0) / square.max(1e-9)).min(BEND);
        let values: HashMap<usize, f64> = vector.iter().map(|p| (p.feature.place, p.value)).collect();
        for feature in self.features.values_mut() {
            let Some(value) = values.get(&feature.place) else { continue };
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
        let loudest = sums.iter().copied().fold(0.0, f64::max);
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let (by_score, by_words) = (ranks(&scores), ranks(&sums));
        let length = f64::from(u32::try_from(reading.folded.text.len()).unwrap_or(u32::MAX)).ln_1p() - 6.0;
        let many = f64::from(u32::try_from(sums.iter().filter(|s| **s > 0.0).count()).unwrap_or(0)) / 10.0;
        let any = outputs.last().copied().unwrap_or(0.0);
        let is = |code: &str| f64::from(u8::from(reading.language == code));
        (0..concerns)
            .map(|c| {
                let (score, said) = (scores[c], spoken[c]);
                let cued = reading.cued.get(&c).map_or((0, 0), |Cued { strong, weak, .. }| (*strong, *weak));
                let group =
                    self.groups.get(c).and_then(|g| outputs.get(concerns + g)).copied().unwrap_or(0.0);
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
                    sums[c] / (loudest + 3.0),
                    1.0 / (1.0 + by_score[c]),
                    1.0 / (1.0 + by_words[c]),
                    loudest.ln_1p(),
                    best,
                    score - best,
                    many,
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

/// A feature that stands in a passage.
#[derive(Debug, Clone, Copy)]
pub struct Part<'m> {
    /// The feature.
    pub feature: &'m Feature,
    /// How much of it.
    pub value: f64,
    /// Where it stands first, in the folded text.
    pub span: Span,
}

impl Part<'_> {
    /// How much it speaks for an output.
    pub fn pull(&self, output: usize) -> f64 {
        let weight = self.feature.weights.iter().find(|(o, _)| *o == output).map_or(0.0, |(_, w)| *w);
        weight * self.value
    }
}

/// From any number to one between 0 and 1.
pub fn likelihood(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

fn unit(mut block: Vec<Part<'_>>, length: f64) -> Vec<Part<'_>> {
    let norm = block.iter().map(|part| part.value * part.value).sum::<f64>().sqrt();
    for part in &mut block {
        part.value *= length / norm.max(1e-9);
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
