//! What was learned: how much each word, idea, term and cue speaks for each concern.
//!
//! Two steps. The first weighs the words of a passage for every concern, every group, and for "any concern at all".
//! The second, one for all concerns alike, weighs what the first said against the vocabulary and the cues; it has so
//! few numbers that they hold for concerns with few examples too.

use std::collections::HashMap;

use super::folded::Span;
use super::reading::{Placed, Reading};
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
    /// Its name.
    pub name: String,
    /// Inverse document frequency.
    pub idf: f64,
    /// Its weight for each output, most of them 0: added up side by side, that is faster than picking the others.
    pub weights: Vec<f64>,
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
    /// Words and ideas, in the order of their names.
    features: Vec<Feature>,
    /// Their places by name.
    places: HashMap<String, u32>,
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

    /// The features, in the order of their names.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// The same, to be given weights.
    pub fn features_mut(&mut self) -> &mut [Feature] {
        &mut self.features
    }

    /// Takes these features, in any order.
    pub fn set_features(&mut self, mut features: Vec<Feature>) {
        features.sort_by(|a, b| a.name.cmp(&b.name));
        self.places = (0..).zip(&features).map(|(place, feature)| (feature.name.clone(), place)).collect();
        self.features = features;
    }

    /// The number of a feature.
    pub fn place(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }

    /// The words and ideas of a reading, each block of length one.
    pub fn vector<'m>(&'m self, reading: &Reading, terms: &Terms) -> Vec<Part<'m>> {
        self.vector_of(&reading.known, reading, terms)
    }

    /// The same for a reading of before the model was there.
    pub fn vector_by_name<'m>(&'m self, reading: &Reading, terms: &Terms) -> Vec<Part<'m>> {
        let known = reading.features.iter();
        let known = known.filter_map(|(name, count, span)| Some((self.place(name)?, *count, *span)));
        self.vector_of(&known.collect::<Vec<Placed>>(), reading, terms)
    }

    fn vector_of<'m>(&'m self, known: &[Placed], reading: &Reading, terms: &Terms) -> Vec<Part<'m>> {
        let mut vector: Vec<Part<'m>> = Vec::with_capacity(known.len() + reading.terms.len());
        vector.extend(known.iter().filter_map(|(place, count, span)| {
            let feature = self.features.get(*place as usize)?;
            let often = if *count > 1.0 { 1.0 + count.ln() } else { 1.0 };
            Some(Part { place: *place, feature, value: often * feature.idf, span: *span })
        }));
        unit(&mut vector, 1.0);
        let words = vector.len();
        vector.extend(reading.terms.iter().filter_map(|(term, spans)| {
            let idea = super::reading::idea(terms, *term)?;
            let place = self.place(terms.ideas.get(idea)?)?;
            let feature = self.features.get(place as usize)?;
            Some(Part { place, feature, value: feature.idf, span: *spans.first()? })
        }));
        unit(vector.get_mut(words..).unwrap_or_default(), IDEAS);
        vector
    }

    /// The first step: a score for each output.
    pub fn outputs(&self, vector: &[Part<'_>]) -> Vec<f64> {
        let mut outputs = self.starts.clone();
        for part in vector {
            for (score, weight) in outputs.iter_mut().zip(&part.feature.weights) {
                *score += weight * part.value;
            }
        }
        outputs
    }

    /// Bends the first step so that an output speaks for a passage, or against it; at most as far as
    /// `BEND` allows.
    pub fn bend(&mut self, output: usize, reading: &Reading, terms: &Terms, speak: bool) {
        let side = if speak { 1.0 } else { -1.0 };
        let vector = self.vector(reading, terms);
        let now = self.outputs(&vector).get(output).copied().unwrap_or(0.0);
        let square: f64 = vector.iter().map(|part| part.value * part.value).sum();
        let step = side * ((1.0 - side * now).max(0.0) / square.max(1e-9)).min(BEND);
        let values: Vec<(u32, f64)> = vector.iter().map(|part| (part.place, part.value)).collect();
        for (place, value) in values {
            let weight = self.features.get_mut(place as usize).and_then(|f| f.weights.get_mut(output));
            if let Some(weight) = weight {
                *weight += step * value;
            }
        }
    }

    /// The second step: how likely each concern is, from 0 to 1.
    pub fn scores(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> Vec<f64> {
        self.weighed(reading, terms, outputs).into_iter().map(likelihood).collect()
    }

    /// The concerns that are at least a *Maybe*, with how likely they are, the likeliest first.
    pub fn likely(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> Vec<(usize, f64)> {
        // below this the likelihood is not worth computing; a hair is left for rounding
        let low = ((self.maybe / (1.0 - self.maybe)).ln() - 1e-6).min(30.0);
        let weighed = self.weighed(reading, terms, outputs).into_iter().enumerate();
        let likely = weighed.filter(|(_, score)| *score > low).map(|(c, score)| (c, likelihood(score)));
        let mut likely: Vec<(usize, f64)> = likely.filter(|(_, score)| *score >= self.maybe).collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        likely
    }

    /// The second step before it is a likelihood. All concerns go through it side by side.
    fn weighed(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.concerns()];
        for (column, signal) in self.columns(reading, terms, outputs).iter().zip(&self.signals) {
            let Signal { mean, spread, weight } = *signal;
            match column {
                Column::Each(values) => {
                    for (sum, x) in sums.iter_mut().zip(values) {
                        *sum += weight * (x - mean) / spread;
                    }
                }
                Column::All(x) => {
                    let part = weight * (x - mean) / spread;
                    for sum in &mut sums {
                        *sum += part;
                    }
                }
            }
        }
        for sum in &mut sums {
            *sum += self.start;
        }
        sums
    }

    /// What the second step weighs, for each concern.
    pub fn signals_of(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> Vec<[f64; SIGNALS]> {
        let columns = self.columns(reading, terms, outputs);
        let row = |c| std::array::from_fn(|signal| columns[signal].of(c));
        (0..self.concerns()).map(row).collect()
    }

    /// The same, signal by signal.
    fn columns(&self, reading: &Reading, terms: &Terms, outputs: &[f64]) -> [Column; SIGNALS] {
        let concerns = self.concerns();
        let spoken = self.spoken(reading, terms);
        let sums: Vec<f64> = spoken.iter().map(|s| s.sum()).collect();
        let scores: Vec<f64> = outputs.iter().take(concerns).copied().collect();
        let loudest = sums.iter().copied().fold(0.0, f64::max);
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let length = f64::from(u32::try_from(reading.folded.text.len()).unwrap_or(u32::MAX)).ln_1p() - 6.0;
        let many = f64::from(u32::try_from(sums.iter().filter(|s| **s > 0.0).count()).unwrap_or(0)) / 10.0;
        let any = outputs.last().copied().unwrap_or(0.0);
        let is = |code: &str| Column::All(f64::from(u8::from(reading.language == code)));
        let (mut strong, mut weak) = (vec![0.0; concerns], vec![0.0; concerns]);
        for (concern, cued) in reading.cued.iter().filter(|(concern, _)| **concern < concerns) {
            strong[*concern] = f64::from(cued.strong.min(3));
            weak[*concern] = f64::from(cued.weak.min(2));
        }
        let group = |g: &usize| outputs.get(concerns + g).copied().unwrap_or(0.0);
        let of = |value: &dyn Fn(&Spoken) -> f64| Column::Each(spoken.iter().map(value).collect());
        let shares = sums.iter().map(|sum| sum / (loudest + 3.0)).collect();
        let behind = scores.iter().map(|score| score - best).collect();
        let (by_score, by_words) = (Column::Each(ranks(&scores)), Column::Each(ranks(&sums)));
        [
            Column::Each(scores),
            of(&|said| said.clear.sqrt()),
            of(&|said| said.faint.sqrt()),
            of(&|said| said.terms.min(8.0)),
            Column::Each(strong),
            Column::Each(weak),
            Column::Each(self.groups.iter().map(group).collect()),
            Column::All(any),
            Column::All(length),
            Column::Each(shares),
            by_score,
            by_words,
            Column::All(loudest.ln_1p()),
            Column::All(best),
            Column::Each(behind),
            Column::All(many),
            is("fr"),
            is("es"),
        ]
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

/// A signal of the second step: a number for each concern, or one for all.
enum Column {
    Each(Vec<f64>),
    All(f64),
}

impl Column {
    fn of(&self, concern: usize) -> f64 {
        match self {
            Column::Each(values) => values.get(concern).copied().unwrap_or(0.0),
            Column::All(value) => *value,
        }
    }
}

/// A feature that stands in a passage.
#[derive(Debug, Clone, Copy)]
pub struct Part<'m> {
    /// Its number.
    pub place: u32,
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
        self.feature.weights.get(output).map_or(0.0, |weight| weight * self.value)
    }
}

/// From any number to one between 0 and 1.
pub fn likelihood(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

fn unit(block: &mut [Part<'_>], length: f64) {
    let norm = block.iter().map(|part| part.value * part.value).sum::<f64>().sqrt();
    let share = length / norm.max(1e-9);
    for part in block {
        part.value *= share;
    }
}

/// For each score a number from 1, for the best, to near 0, for the last; equal scores share the better place.
fn ranks(scores: &[f64]) -> Vec<f64> {
    // whole numbers in the order of `f64::total_cmp`
    let key = |score: &f64| {
        let bits = score.to_bits().cast_signed();
        bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
    };
    let mut order: Vec<(i64, usize)> = scores.iter().map(key).zip(0..).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    let mut ranks = vec![0.0; scores.len()];
    let (mut share, mut last) = (1.0, None);
    for (before, (_, index)) in (0u32..).zip(order) {
        if last != Some(scores[index]) {
            share = 1.0 / (1.0 + f64::from(before));
        }
        last = Some(scores[index]);
        ranks[index] = share;
    }
    ranks
}
