//! Learning the model from labelled passages. Deterministic: the same passages give the same numbers.

use std::collections::BTreeMap;

use super::model::{Feature, Model, SIGNALS, Signal};
use super::reading::{Reading, idea};
use super::terms::Terms;

/// Passages are parted in so many folds when the second step is learned from what the first says of passages that
/// it did not learn from.
const FOLDS: u64 = 4;

/// Rounds of the first step.
const ROUNDS: usize = 14;

/// Of the rounds after the first, every so many-th looks again at passages that pull at nothing.
const AGAIN: usize = 4;

/// How far the first step may bend to single passages.
const BEND: f64 = 0.6;

/// Weights below this share of the largest of their feature are left out of the model.
const KEPT: f64 = 0.08;

/// A labelled passage that was read.
pub struct Lesson {
    /// What stands in it.
    pub reading: Reading,
    /// The concerns it raises, by number.
    pub labels: Vec<usize>,
    /// Passages of one document are never parted.
    pub document: String,
    /// How much it counts in the first step.
    pub weight: f64,
    /// How much it counts in the second step; the passages that count most set the thresholds.
    pub trust: f64,
}

/// A passage as the first step sees it.
type Vector = Vec<(usize, f64)>;

/// Learns from lessons. `groups` gives each concern its group.
pub fn learn(lessons: &[Lesson], terms: &Terms, groups: &[usize]) -> Model {
    let mut model = blank(lessons, terms, groups);
    let size = model.features().len();
    let vectors: Vec<Vector> = lessons
        .iter()
        .map(|l| model.vector_by_name(&l.reading, terms))
        .map(|parts| parts.iter().map(|p| (p.place as usize, p.value)).collect())
        .collect();
    let wanted = wanted(lessons, groups);
    let folds: Vec<u64> = lessons.iter().map(|l| hash(&l.document) % FOLDS).collect();
    let mut unseen: Vec<Vec<f64>> = vec![Vec::new(); lessons.len()];
    for fold in 0..FOLDS {
        let (learners, heard): (Vec<usize>, Vec<usize>) = (0..lessons.len()).partition(|i| folds[*i] != fold);
        let layer = first_step(&learners, lessons, &vectors, &wanted, size);
        for i in heard {
            unseen[i] = layer.iter().map(|weights| dot(weights, &vectors[i])).collect();
        }
    }
    second_step(&mut model, lessons, terms, &unseen);
    let all: Vec<usize> = (0..lessons.len()).collect();
    let layer = first_step(&all, lessons, &vectors, &wanted, size);
    keep(&mut model, &layer);
    model
}

/// The features and how rare they are, without weights.
fn blank(lessons: &[Lesson], terms: &Terms, groups: &[usize]) -> Model {
    let mut seen: BTreeMap<String, f64> = BTreeMap::new();
    let mut spoken = vec![0.0; terms.senses.len()];
    for lesson in lessons {
        for (name, _, _) in &lesson.reading.features {
            *seen.entry(name.to_string()).or_default() += 1.0;
        }
        for (term, _) in &lesson.reading.terms {
            spoken[*term as usize] += 1.0;
            if let Some(idea) = idea(terms, *term) {
                *seen.entry(terms.ideas[idea].clone()).or_default() += 1.0;
            }
        }
    }
    let count = f64::from(u32::try_from(lessons.len()).unwrap_or(u32::MAX));
    let rare = |times: f64| ((count + 1.0) / (times + 2.0)).ln().max(0.0);
    let features = seen.into_iter().filter(|(_, times)| *times >= 2.0).map(|(name, times)| {
        let idf = ((count + 1.0) / (times + 1.0)).ln();
        Feature { name, idf, weights: Vec::new() }
    });
    let mut model = Model::default();
    model.groups = groups.to_vec();
    model.rarity = spoken.into_iter().map(rare).collect();
    model.set_features(features.collect());
    model
}

/// For each output the lessons that should make it speak.
fn wanted(lessons: &[Lesson], groups: &[usize]) -> Vec<Vec<bool>> {
    let concerns = groups.len();
    let outputs = concerns + groups.iter().max().map_or(0, |g| g + 1) + 1;
    let mut wanted = vec![vec![false; lessons.len()]; outputs];
    for (i, lesson) in lessons.iter().enumerate() {
        for label in &lesson.labels {
            wanted[*label][i] = true;
            wanted[concerns + groups[*label]][i] = true;
            wanted[outputs - 1][i] = true;
        }
    }
    wanted
}

/// Weights of each output, by feature; the last is what it starts from.
fn first_step(
    learners: &[usize],
    lessons: &[Lesson],
    vectors: &[Vector],
    wanted: &[Vec<bool>],
    features: usize,
) -> Vec<Vec<f64>> {
    wanted.iter().map(|side| machine(learners, lessons, vectors, side, features)).collect()
}

/// A linear machine with squared hinge loss, by dual coordinate descent (Hsieh and others, 2008).
fn machine(
    learners: &[usize],
    lessons: &[Lesson],
    vectors: &[Vector],
    side: &[bool],
    features: usize,
) -> Vec<f64> {
    let mut weights = vec![0.0; features + 1];
    if !learners.iter().any(|i| side[*i]) {
        weights[features] = -1.0;
        return weights;
    }
    let mut pulls = vec![0.0; lessons.len()];
    let mut order = learners.to_vec();
    let mut random = 88_172_645_463_325_252_u64;
    for round in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        let all = round < 2 || round % AGAIN == 0;
        for i in &order {
            if !all && pulls[*i] <= 0.0 {
                continue;
            }
            let vector = &vectors[*i];
            let y = if side[*i] { 1.0 } else { -1.0 };
            let slack = 1.0 / (2.0 * BEND * lessons[*i].weight);
            let square = vector.iter().map(|(_, v)| v * v).sum::<f64>() + 1.0 + slack;
            let slope = y * dot(&weights, vector) - 1.0 + pulls[*i] * slack;
            let new = (pulls[*i] - slope / square).max(0.0);
            let step = (new - pulls[*i]) * y;
            pulls[*i] = new;
            for (feature, value) in vector {
                weights[*feature] += step * value;
            }
            weights[features] += step;
        }
    }
    weights
}

fn dot(weights: &[f64], vector: &Vector) -> f64 {
    let start = weights.last().copied().unwrap_or(0.0);
    start + vector.iter().map(|(feature, value)| weights[*feature] * value).sum::<f64>()
}

/// Order by a fixed row of numbers (xorshift).
fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let bound = u64::try_from(i + 1).unwrap_or(1);
        order.swap(i, usize::try_from(*random % bound).unwrap_or(0));
    }
}

/// FNV-1a: the same on every machine.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

fn keep(model: &mut Model, layer: &[Vec<f64>]) {
    model.starts = layer.iter().map(|weights| weights.last().copied().unwrap_or(0.0)).collect();
    for (i, feature) in model.features_mut().iter_mut().enumerate() {
        let all: Vec<f64> = layer.iter().map(|weights| weights[i]).collect();
        let most = all.iter().map(|w| w.abs()).fold(0.0, f64::max);
        let least = (KEPT * most).max(0.03);
        feature.weights = all.into_iter().map(|w| if w.abs() >= least { w } else { 0.0 }).collect();
    }
}

/// A concern in a passage, as the second step sees it.
struct Case {
    row: [f64; SIGNALS],
    raised: bool,
    weight: f64,
}

fn second_step(model: &mut Model, lessons: &[Lesson], terms: &Terms, unseen: &[Vec<f64>]) {
    let mut cases = Vec::new();
    for (lesson, outputs) in lessons.iter().zip(unseen) {
        for (concern, row) in model.signals_of(&lesson.reading, terms, outputs).into_iter().enumerate() {
            cases.push(Case { row, raised: lesson.labels.contains(&concern), weight: lesson.trust });
        }
    }
    cases.retain(|case| case.weight > 0.0);
    let (weights, signals) = regress(&cases);
    model.start = weights[SIGNALS];
    model.signals = signals.iter().zip(&weights).map(|(s, w)| Signal { weight: *w, ..*s }).collect();
    thresholds(model, lessons, terms, unseen);
}

/// The numbers of the second step: a weight for each signal, and what it starts from.
const SIZE: usize = SIGNALS + 1;

/// Steps of the second step.
const STEPS: usize = 15;

/// A case with its signals on one scale, and a 1 for the start.
struct Row<'a> {
    x: [f64; SIZE],
    case: &'a Case,
}

impl Row<'_> {
    fn of<'a>(case: &'a Case, signals: &[Signal]) -> Row<'a> {
        let mut x = [1.0; SIZE];
        for (s, signal) in signals.iter().enumerate() {
            x[s] = (case.row[s] - signal.mean) / signal.spread;
        }
        Row { x, case }
    }

    fn score(&self, weights: &[f64]) -> f64 {
        self.x.iter().zip(weights).map(|(a, b)| a * b).sum()
    }
}

/// What logistic regression makes small: the surprise at each case, and weights that are large.
fn cost(rows: &[Row<'_>], weights: &[f64]) -> f64 {
    let surprise = |row: &Row<'_>| {
        let against = if row.case.raised { -row.score(weights) } else { row.score(weights) };
        row.case.weight * (against.max(0.0) + (-against.abs()).exp().ln_1p())
    };
    let large: f64 = weights.iter().take(SIGNALS).map(|w| w * w).sum();
    rows.iter().map(surprise).sum::<f64>() + 0.5 * large
}

/// The step of Newton's method.
fn newton(rows: &[Row<'_>], weights: &[f64]) -> [f64; SIZE] {
    let mut slope = [0.0; SIZE];
    let mut curve = [[0.0; SIZE]; SIZE];
    for row in rows {
        let p = super::model::likelihood(row.score(weights));
        let gap = row.case.weight * (p - f64::from(u8::from(row.case.raised)));
        let bow = row.case.weight * p * (1.0 - p);
        for a in 0..SIZE {
            slope[a] += gap * row.x[a];
            for (sum, b) in curve[a].iter_mut().zip(&row.x).take(a + 1) {
                *sum += bow * row.x[a] * b;
            }
        }
    }
    for a in 0..SIZE {
        let firm = if a < SIGNALS { 1.0 } else { 1e-6 };
        slope[a] += firm * weights[a];
        curve[a][a] += firm;
    }
    solve(&curve, &slope)
}

/// Logistic regression by Newton's method, each step shortened until it helps.
fn regress(cases: &[Case]) -> (Vec<f64>, Vec<Signal>) {
    let total: f64 = cases.iter().map(|c| c.weight).sum();
    let signals: Vec<Signal> = (0..SIGNALS)
        .map(|s| {
            let mean = cases.iter().map(|c| c.weight * c.row[s]).sum::<f64>() / total;
            let square = cases.iter().map(|c| c.weight * (c.row[s] - mean).powi(2)).sum::<f64>() / total;
            Signal { mean, spread: square.sqrt().max(1e-6), weight: 0.0 }
        })
        .collect();
    let mut weights = vec![0.0; SIZE];
    weights[SIGNALS] = -4.0;
    let rows: Vec<Row<'_>> = cases.iter().map(|case| Row::of(case, &signals)).collect();
    let mut cost = cost(&rows, &weights);
    for _ in 0..STEPS {
        let step = newton(&rows, &weights);
        let mut share = 1.0;
        while share > 1e-3 {
            let tried: Vec<f64> = weights.iter().zip(&step).map(|(w, s)| w - share * s).collect();
            let new = self::cost(&rows, &tried);
            if new < cost {
                (weights, cost) = (tried, new);
                break;
            }
            share /= 2.0;
        }
    }
    (weights, signals)
}

/// Solves a symmetric positive system by Cholesky's method; only the lower half of `matrix` is read.
fn solve<const N: usize>(matrix: &[[f64; N]; N], right: &[f64; N]) -> [f64; N] {
    let mut lower = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let done: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            lower[i][j] = if i == j {
                (matrix[i][i] - done).max(1e-12).sqrt()
            } else {
                (matrix[i][j] - done) / lower[j][j]
            };
        }
    }
    let mut out = *right;
    for i in 0..N {
        let done: f64 = (0..i).map(|k| lower[i][k] * out[k]).sum();
        out[i] = (out[i] - done) / lower[i][i];
    }
    for i in (0..N).rev() {
        let done: f64 = (i + 1..N).map(|k| lower[k][i] * out[k]).sum();
        out[i] = (out[i] - done) / lower[i][i];
    }
    out
}

/// The precision that *Suggested* is set to on passages that the first step did not learn from.
const PRECISE: f64 = 0.77;

/// The share of all concerns that *Suggested* and *Maybe* are to find there.
const FOUND: f64 = 0.83;

fn thresholds(model: &mut Model, lessons: &[Lesson], terms: &Terms, unseen: &[Vec<f64>]) {
    let mut ranked: Vec<(f64, bool, usize)> = Vec::new();
    let mut labels = 0.0;
    let most = lessons.iter().map(|l| l.trust).fold(0.0, f64::max);
    for (lesson, outputs) in lessons.iter().zip(unseen).filter(|(lesson, _)| lesson.trust >= most) {
        let scores = model.scores(&lesson.reading, terms, outputs);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        labels += f64::from(u32::try_from(lesson.labels.len()).unwrap_or(0));
        for (place, concern) in order.into_iter().take(super::MOST).enumerate() {
            ranked.push((scores[concern], lesson.labels.contains(&concern), place));
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut taken, mut right) = (0.0, 0.0);
    (model.suggested, model.maybe) = (0.5, 0.05);
    for (score, raised, _) in &ranked {
        taken += 1.0;
        right += f64::from(u8::from(*raised));
        if right / taken >= PRECISE && taken >= 10.0 {
            model.suggested = *score;
        }
        if right / labels <= FOUND {
            model.maybe = *score;
        }
    }
    model.maybe = model.maybe.min(model.suggested);
}
