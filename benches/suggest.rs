//! Proposing concerns for the shipped examples, on one core; the program starts and reads its model before.

mod common;

use common::{Failure, print, took};
use courtwatch::analyse::suggest::proposer::{Proposer, shipped_examples};
use courtwatch::analyse::suggest::reading::Passage;

fn main() -> Result<(), Failure> {
    let (proposer, start) = took(|| Ok(Proposer::shipped()?))?;
    let examples = shipped_examples().map_err(|(line, why)| format!("line {line}: {why}"))?;
    let words: usize = examples.iter().map(|e| e.text.split_whitespace().count()).sum();
    let mut reader = proposer.reader();
    let (proposals, time) = took(|| {
        let propose = |e: &courtwatch::analyse::suggest::examples::Example| {
            let passage = Passage { text: &e.text, language: e.lang.as_deref(), court: None };
            proposer.propose(&mut reader, &passage).len()
        };
        Ok(examples.iter().map(propose).sum::<usize>())
    })?;
    if proposals == 0 {
        return Err("nothing was proposed".into());
    }
    let more = [("start", start.wall.as_secs_f64()), ("cpu", time.cpu.as_secs_f64())];
    print("suggest", words, time.wall, &more);
    Ok(())
}
