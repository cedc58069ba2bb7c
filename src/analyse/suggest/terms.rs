//! Words that speak of a concern (`vocabulary.txt`) and words for one idea in three languages (`concepts.txt`).

use super::pattern::Pattern;
use super::spotter::Spotter;

/// What a term stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Speaks of the concern with this number.
    Clear(usize),
    /// May speak of it.
    Faint(usize),
    /// The idea with this number.
    Idea(usize),
}

/// The terms, ready to be looked for.
#[derive(Debug, Default, Clone)]
pub struct Terms {
    /// Finds the patterns; those of one term stand together.
    pub spotter: Spotter,
    /// For each pattern its term.
    pub term_of: Vec<u32>,
    /// For each term its sense.
    pub senses: Vec<Sense>,
    /// The names under which the ideas are features.
    pub ideas: Vec<String>,
}

impl Terms {
    /// Reads both lists. Concerns that `slugs` does not have are left out.
    pub fn read(vocabulary: &str, concepts: &str, slugs: &[String]) -> Terms {
        let mut terms = Terms::default();
        let mut concern = None;
        for line in vocabulary.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
            if let Some(list) = line.strip_prefix('+') {
                terms.list(list, concern.map(Sense::Clear));
            } else if let Some(list) = line.strip_prefix('-') {
                terms.list(list, concern.map(Sense::Faint));
            } else if !line.is_empty() {
                concern = slugs.iter().position(|slug| slug == line);
            }
        }
        let ideas = concepts.lines().filter(|line| !line.starts_with('#'));
        for (idea, words) in ideas.filter_map(|line| line.split_once(": ")) {
            let sense = Sense::Idea(terms.ideas.len());
            terms.ideas.push(format!("i:{}", idea.trim().replace(' ', "_")));
            terms.add(sense, words.split_whitespace().map(|word| word.replace('_', " ")));
        }
        terms
    }

    fn list(&mut self, list: &str, sense: Option<Sense>) {
        let Some(sense) = sense else { return };
        for written in list.split(';').map(str::trim).filter(|written| !written.is_empty()) {
            self.add(sense, spelled(written).into_iter());
        }
    }

    fn add(&mut self, sense: Sense, patterns: impl Iterator<Item = String>) {
        let term = u32::try_from(self.senses.len()).unwrap_or(u32::MAX);
        self.senses.push(sense);
        for pattern in patterns.filter_map(|written| Pattern::read(&written)) {
            self.spotter.add(&pattern);
            self.term_of.push(term);
        }
    }
}

/// Every spelling of a term some letters of which may be missing.
fn spelled(written: &str) -> Vec<String> {
    let Some((before, after)) = written.split_once('?') else {
        return vec![written.split_whitespace().collect::<Vec<_>>().join(" ")];
    };
    let group = before.strip_suffix(')').and_then(|b| b.rsplit_once('('));
    let mut without = before.to_owned();
    if let Some((head, _)) = group {
        head.clone_into(&mut without);
    } else {
        without.pop();
    }
    [without, before.to_owned()].iter().flat_map(|start| spelled(&format!("{start}{after}"))).collect()
}
