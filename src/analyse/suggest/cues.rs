//! The cues of the codebook: which concerns a text raises by its words and the provisions that it cites.
//!
//! The rules are those of `[meta.matching]` in `concerns.toml`. A cue whose bracket a gap tears apart
//! (`visit* ~8 (despite ~4 warrant|wanted by)`) is read as three operands in a row.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::folded::{Folded, Span, words};
use super::pattern::Pattern;
use super::provisions::{Named, Provision, cited};
use super::spotter::{Found, Hits, Spotter};
use crate::model::concern::Concern;

/// A language that cues are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    /// English.
    English,
    /// French.
    French,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Counter,
    Cue(Tongue),
    Weak(Tongue),
}

/// What the cues say of a concern in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cued {
    /// By the weights of the codebook; from its threshold on, the cues alone propose the concern.
    pub score: u32,
    /// How many cues and provisions.
    pub strong: u32,
    /// How many weak cues.
    pub weak: u32,
    /// Where their words stand in the folded text.
    pub places: Vec<Span>,
}

#[derive(Deserialize)]
struct File {
    meta: Meta,
    concern: Vec<Concern>,
}

#[derive(Deserialize)]
struct Meta {
    matching: Matching,
}

#[derive(Deserialize)]
struct Matching {
    weights: Weights,
    threshold: u32,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
struct Weights {
    cues: u32,
    refs: u32,
    weak: u32,
}

/// The cues of all concerns, ready to be looked for.
#[derive(Debug, Default, Clone)]
pub struct Cues {
    slugs: Vec<String>,
    spotter: Spotter,
    roles: Vec<(usize, Role)>,
    provisions: Vec<(usize, Named)>,
    weights: Weights,
    threshold: u32,
}

impl Cues {
    /// Reads the cues of a codebook.
    ///
    /// # Errors
    /// What the TOML reader says of a file of another shape.
    pub fn read(toml: &str) -> Result<Cues, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let matching = file.meta.matching;
        let mut cues = Cues { weights: matching.weights, threshold: matching.threshold, ..Cues::default() };
        for concern in file.concern.iter().filter(|concern| concern.taggable()) {
            cues.add(concern);
        }
        Ok(cues)
    }

    /// The cues of other concerns, by the same weights.
    #[must_use]
    pub fn of<'c>(&self, concerns: impl Iterator<Item = &'c Concern>) -> Cues {
        let mut cues = Cues { weights: self.weights, threshold: self.threshold, ..Cues::default() };
        concerns.for_each(|concern| cues.add(concern));
        cues
    }

    fn add(&mut self, entry: &Concern) {
        let concern = self.slugs.len();
        let lists = [
            (Role::Counter, &entry.counter_en),
            (Role::Counter, &entry.counter_fr),
            (Role::Cue(Tongue::English), &entry.cues_en),
            (Role::Cue(Tongue::French), &entry.cues_fr),
            (Role::Weak(Tongue::English), &entry.weak_en),
            (Role::Weak(Tongue::French), &entry.weak_fr),
        ];
        for (role, list) in lists {
            for pattern in list.iter().filter_map(|written| Pattern::read(written)) {
                self.spotter.add(&pattern);
                self.roles.push((concern, role));
            }
        }
        self.provisions.extend(entry.refs.iter().filter_map(|r| Some((concern, Named::read(r)?))));
        self.slugs.push(entry.slug.clone());
    }

    /// The concerns, in the order of the codebook.
    pub fn slugs(&self) -> &[String] {
        &self.slugs
    }

    /// The score from which on the cues alone propose a concern.
    pub fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Its patterns.
    pub fn spotter(&self) -> &Spotter {
        &self.spotter
    }

    /// What the cues say of a folded text, by concern; concerns of which they say nothing are left out. A court is
    /// given by the name that references use; a tongue limits the cues to one language.
    pub fn read_text(
        &self,
        text: &Folded,
        court: Option<&str>,
        tongue: Option<Tongue>,
    ) -> BTreeMap<usize, Cued> {
        let words = words(&text.text);
        let found = self.find(&text.text, &words);
        self.judge(&text.text, &words, &found, court, tongue)
    }

    fn find(&self, text: &str, words: &[Span]) -> Vec<Found> {
        let begins = |w: &Span| self.spotter.begins(text.get(w.start..w.end).unwrap_or(""));
        let begins: Vec<Vec<u32>> = words.iter().map(begins).collect();
        let begins: Vec<&[u32]> = begins.iter().map(Vec::as_slice).collect();
        self.spotter.find(text, words, &begins, &mut Hits::default())
    }

    /// The same, where the patterns were looked for already.
    pub fn judge(
        &self,
        text: &str,
        words: &[Span],
        found: &[Found],
        court: Option<&str>,
        tongue: Option<Tongue>,
    ) -> BTreeMap<usize, Cued> {
        let mut masked: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
        for (concern, _) in found.iter().map(|f| self.role(f)).filter(|(_, role)| *role == Role::Counter) {
            masked.entry(concern).or_insert_with(|| self.behind_mask(concern, text));
        }
        let mut out: BTreeMap<usize, Tally> = BTreeMap::new();
        let plain = found.iter().filter(|f| !masked.contains_key(&self.role(f).0));
        for hit in plain.chain(masked.values().flatten()) {
            let (concern, role) = self.role(hit);
            if let Role::Cue(t) | Role::Weak(t) = role
                && tongue.is_none_or(|only| only == t)
            {
                out.entry(concern).or_default().count(role, hit);
            }
        }
        let cited = cited(text, words);
        let provisions = if cited.is_empty() { &[] } else { self.provisions.as_slice() };
        for (concern, named) in provisions.iter().filter(|(_, named)| named.fits(court)) {
            if let Some((_, place)) = cited.iter().find(|(provision, _)| named.covers(provision)) {
                out.entry(*concern).or_default().cite(*place);
            }
        }
        out.into_iter().map(|(concern, tally)| (concern, tally.sum(self.weights))).collect()
    }

    /// The provisions that concerns name and a text cites: for explanations.
    pub fn named(&self, provision: &Provision) -> bool {
        self.provisions.iter().any(|(_, named)| named.covers(provision))
    }

    fn role(&self, found: &Found) -> (usize, Role) {
        self.roles.get(found.pattern as usize).copied().unwrap_or((usize::MAX, Role::Counter))
    }

    /// What is found for a concern when its counter-cues are masked.
    fn behind_mask(&self, concern: usize, text: &str) -> Vec<Found> {
        let mut text = text.to_owned();
        loop {
            let found = self.find(&text, &words(&text));
            let mut mine: Vec<Found> = found.into_iter().filter(|f| self.role(f).0 == concern).collect();
            let counter = mine.iter().find(|f| self.role(f).1 == Role::Counter);
            let Some(places) = counter.map(|f| &f.places) else {
                for found in &mut mine {
                    found.places.clear(); // they stand in the masked text, not in this one
                }
                return mine;
            };
            let start = places.iter().map(|p| p.start).min().unwrap_or(0);
            let end = places.iter().map(|p| p.end).max().unwrap_or(0);
            text.replace_range(start..end, "¦¦¦");
        }
    }
}

/// Counts of one concern.
#[derive(Default)]
struct Tally {
    cues: u32,
    provisions: u32,
    weak: [u32; 2],
    places: Vec<Span>,
}

impl Tally {
    fn count(&mut self, role: Role, found: &Found) {
        match role {
            Role::Cue(_) => self.cues += 1,
            Role::Weak(Tongue::English) => self.weak[0] += 1,
            Role::Weak(Tongue::French) => self.weak[1] += 1,
            Role::Counter => {}
        }
        self.places.extend(&found.places);
    }

    fn cite(&mut self, place: Span) {
        self.provisions += 1;
        self.places.push(place);
    }

    /// Weak cues count once a language: the language with more of them counts.
    fn sum(self, weights: Weights) -> Cued {
        let weak = self.weak[0].max(self.weak[1]);
        Cued {
            score: self.cues * weights.cues + self.provisions * weights.refs + weak * weights.weak,
            strong: self.cues + self.provisions,
            weak: self.weak[0] + self.weak[1],
            places: self.places,
        }
    }
}
