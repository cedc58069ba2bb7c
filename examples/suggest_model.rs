//! Makes and tries the model of suggestions.
//!
//! ```text
//! cargo run --release --example suggest_model -- learn MODEL [PASSAGES…]
//! cargo run --release --example suggest_model -- folds N PASSAGES [MORE…]
//! cargo run --release --example suggest_model -- curve PASSAGES [MORE…]
//! ```
//!
//! `learn` writes the model that the shipped examples and further passages teach. `folds` parts PASSAGES by document
//! into N, and prints for each passage what a model proposes that learned from everything but its fold; MORE are
//! learned from too, without the documents of the fold. `curve` judges one half of PASSAGES, by document, after a team has
//! confirmed 0, 20, 40 … tags on the other half. Passages are JSON lines as `scripts/eval` describes them.
#![allow(clippy::unwrap_used, missing_docs)]

use std::{env, fs};

use courtwatch::analyse::suggest::examples::{self, Example};
use courtwatch::analyse::suggest::proposer::{Proposer, Taught, Tier, shipped_examples};
use courtwatch::analyse::suggest::reading::Passage;
use courtwatch::analyse::suggest::{stored, train};
use serde_json::json;

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["learn", model, more @ ..] => {
            let mut all = shipped_examples().unwrap();
            all.extend(more.iter().flat_map(|file| read(file)));
            let proposer = Proposer::learned(&all).unwrap();
            fs::write(model, stored::write(proposer.model())).unwrap();
        }
        ["folds", folds, passages, more @ ..] => {
            let more: Vec<Example> = more.iter().flat_map(|file| read(file)).collect();
            try_folds(folds.parse().unwrap(), &read(passages), &more);
        }
        ["curve", passages, more @ ..] => {
            curve(&read(passages), &more.iter().flat_map(|file| read(file)).collect::<Vec<_>>());
        }
        _ => panic!("expected `learn MODEL [PASSAGES…]` or `folds N PASSAGES [MORE…]`"),
    }
}

fn read(file: &str) -> Vec<Example> {
    examples::read(&fs::read_to_string(file).unwrap()).unwrap()
}

fn document(example: &Example) -> &str {
    example.document.as_deref().unwrap_or(&example.text)
}

fn try_folds(folds: u64, passages: &[Example], more: &[Example]) {
    let mut documents: Vec<&str> = passages.iter().map(document).collect();
    documents.sort_by_key(|d| (train::hash(d), *d));
    documents.dedup();
    let fold_of = |example: &Example| {
        documents.iter().position(|d| *d == document(example)).map(|at| u64::try_from(at).unwrap() % folds)
    };
    let lines: Vec<Vec<(usize, String)>> = std::thread::scope(|scope| {
        let run = |fold| {
            let fold_of = &fold_of;
            scope.spawn(move || try_fold(fold, fold_of, passages, more))
        };
        let runs: Vec<_> = (0..folds).map(run).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let mut lines: Vec<(usize, String)> = lines.into_iter().flatten().collect();
    lines.sort();
    for (_, line) in lines {
        println!("{line}");
    }
}

fn try_fold(
    fold: u64,
    fold_of: &(dyn Fn(&Example) -> Option<u64> + Sync),
    passages: &[Example],
    more: &[Example],
) -> Vec<(usize, String)> {
    let mut all = shipped_examples().unwrap();
    let unseen = |example: &&Example| fold_of(example) != Some(fold);
    all.extend(passages.iter().filter(unseen).cloned());
    all.extend(more.iter().filter(unseen).cloned());
    let proposer = Proposer::learned(&all).unwrap();
    let mut reader = proposer.reader();
    let heard = passages.iter().enumerate().filter(|(_, p)| fold_of(p) == Some(fold));
    heard
        .map(|(at, p)| {
            let passage = Passage { text: &p.text, language: p.lang.as_deref(), court: p.court.as_deref() };
            let proposals = proposer.propose(&mut reader, &passage);
            let tier = |tier| {
                proposals.iter().filter(|p| p.tier == tier).map(|p| p.concern.as_str()).collect::<Vec<_>>()
            };
            let scores: Vec<_> = proposals.iter().map(|p| json!([p.concern, p.score])).collect();
            let line = json!({"id": at, "suggested": tier(Tier::Suggested), "maybe": tier(Tier::Maybe),
                "scores": scores});
            (at, line.to_string())
        })
        .collect()
}

fn curve(passages: &[Example], more: &[Example]) {
    let known: Vec<&str> = passages.iter().map(document).collect();
    let mut all = shipped_examples().unwrap();
    all.extend(more.iter().filter(|e| !known.contains(&document(e))).cloned());
    let proposer = Proposer::learned(&all).unwrap();
    let (teaching, judged): (Vec<&Example>, Vec<&Example>) =
        passages.iter().partition(|e| train::hash(document(e)).is_multiple_of(2));
    let tags: Vec<Taught<'_>> = teaching
        .iter()
        .flat_map(|e| e.labels.iter().map(|concern| Taught { text: &e.text, concern, raised: true }))
        .collect();
    for count in (0..=tags.len()).step_by(20) {
        let taught = proposer.taught(&tags[..count]);
        let mut reader = taught.reader();
        let (mut given, mut right, mut both, mut wanted) = (0, 0, 0, 0);
        for e in &judged {
            let passage = Passage { text: &e.text, language: e.lang.as_deref(), court: e.court.as_deref() };
            let proposals = taught.propose(&mut reader, &passage);
            wanted += e.labels.len();
            both += proposals.iter().filter(|p| e.labels.contains(&p.concern)).count();
            let suggested = proposals.iter().filter(|p| p.tier == Tier::Suggested);
            given += suggested.clone().count();
            right += suggested.filter(|p| e.labels.contains(&p.concern)).count();
        }
        println!(
            "{}",
            json!({"tags": count, "suggested": given, "right": right, "right of both": both, "labels": wanted})
        );
    }
}
