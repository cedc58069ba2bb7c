//! Proposals for a passage.

use std::sync::LazyLock;

use super::cues::Cues;
use super::examples::{self, Example};
use super::folded::Span;
use super::model::{Model, Part};
use super::reading::{Passage, Reader, Reading};
use super::team::Team;
use super::terms::{Sense, Terms};
use super::train::{Lesson, learn};
use super::{MOST, stored};
use crate::analyse::concerns::Codebook;

const CODEBOOK: &str = include_str!("../concerns.toml");
const VOCABULARY: &str = include_str!("vocabulary.txt");
const CONCEPTS: &str = include_str!("concepts.txt");
const MODEL: &str = include_str!("model.txt");

/// The invented passages that the model learned from.
pub const EXAMPLES: &str = include_str!("examples.jsonl");

/// How many words explain a proposal at most.
const REASONS: usize = 4;

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Likely.
    Suggested,
    /// Worth a look.
    Maybe,
}

impl Tier {
    /// The word that data and tables print.
    pub fn word(self) -> &'static str {
        match self {
            Tier::Suggested => "suggested",
            Tier::Maybe => "maybe",
        }
    }
}

/// A concern that a passage may raise.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The concern, by slug.
    pub concern: String,
    /// How sure.
    pub tier: Tier,
    /// From 0 to 1.
    pub score: f64,
    /// The words, cues and provisions of the passage that weighed most, as they stand there.
    pub because: Vec<String>,
}

/// A passage that a person judged.
#[derive(Debug, Clone, Copy)]
pub struct Taught<'a> {
    /// Its words.
    pub text: &'a str,
    /// The concern, by slug.
    pub concern: &'a str,
    /// Whether it raises the concern.
    pub raised: bool,
}

/// Makes proposals.
#[derive(Clone)]
pub struct Proposer {
    cues: Cues,
    terms: Terms,
    model: Model,
    team: Team,
}

static SHIPPED: LazyLock<Result<Proposer, String>> = LazyLock::new(|| {
    let mut proposer = Proposer::unlearned()?;
    proposer.model = stored::read(MODEL).map_err(|line| format!("model.txt, line {line}"))?;
    Ok(proposer)
});

impl Proposer {
    /// The one in the binary, made on first use and only once.
    ///
    /// # Errors
    /// Which of its files cannot be read, as a test shows; no text can cause it.
    pub fn shipped() -> Result<&'static Proposer, String> {
        SHIPPED.as_ref().map_err(Clone::clone)
    }

    /// With the shipped words and nothing learned.
    ///
    /// # Errors
    /// Why the codebook cannot be read.
    pub fn unlearned() -> Result<Proposer, String> {
        let cues = Cues::read(CODEBOOK)?;
        let terms = Terms::read(VOCABULARY, CONCEPTS, cues.slugs());
        Ok(Proposer { cues, terms, model: Model::default(), team: Team::default() })
    }

    /// With the shipped words, and what these passages teach.
    ///
    /// # Errors
    /// A label that is no concern.
    pub fn learned(passages: &[Example]) -> Result<Proposer, String> {
        let mut proposer = Proposer::unlearned()?;
        let lessons = proposer.lessons(passages)?;
        proposer.model = learn(&lessons, &proposer.terms, &groups(proposer.slugs())?);
        Ok(proposer)
    }

    fn lessons(&self, passages: &[Example]) -> Result<Vec<Lesson>, String> {
        let mut reader = self.reader().naming();
        let position = |slug: &String| {
            self.slugs().iter().position(|s| s == slug).ok_or_else(|| format!("there is no concern `{slug}`"))
        };
        let lesson = |(at, example): (usize, &Example)| {
            let passage = Passage {
                text: &example.text,
                language: example.lang.as_deref(),
                court: example.court.as_deref(),
            };
            Ok(Lesson {
                reading: reader.read(&passage),
                labels: example.labels.iter().map(position).collect::<Result<_, String>>()?,
                document: example.document.clone().unwrap_or_else(|| at.to_string()),
                weight: example.weight,
                trust: example.trust,
            })
        };
        passages.iter().enumerate().map(lesson).collect()
    }

    /// The same, with what people judged since: each passage bends the weights of its own words, as far as needed
    /// for the concern to be seen, or no longer seen, in it (Crammer and others, 2006). In the order given.
    #[must_use]
    pub fn taught(&self, judged: &[Taught<'_>]) -> Proposer {
        let mut proposer = self.clone();
        let mut reader = self.reader();
        for lesson in judged {
            let Some(concern) = self.slugs().iter().position(|slug| slug == lesson.concern) else { continue };
            let reading = reader.read(&Passage { text: lesson.text, language: None, court: None });
            proposer.model.bend(concern, &reading, &self.terms, lesson.raised);
        }
        proposer
    }

    /// The same under a team's codebook: what it retired is not proposed, what it merged is proposed as what it was
    /// merged into, what it added is proposed by its cues.
    #[must_use]
    pub fn under(&self, codebook: &Codebook) -> Proposer {
        Proposer { team: Team::of(codebook, &self.cues), ..self.clone() }
    }

    /// What was learned.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The concerns, by number.
    pub fn slugs(&self) -> &[String] {
        self.cues.slugs()
    }

    /// A reader of passages, one for each thread.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new([&self.cues, self.team.cues()], &self.terms, &self.model)
    }

    /// The proposals for a passage, the likeliest first.
    pub fn propose(&self, reader: &mut Reader<'_>, passage: &Passage<'_>) -> Vec<Proposal> {
        let reading = reader.read(passage);
        reader.tidy();
        let vector = self.model.vector(&reading, &self.terms);
        let outputs = self.model.outputs(&vector);
        let likely = self.model.likely(&reading, &self.terms, &outputs);
        let mut chosen: Vec<(&str, f64, Source)> = Vec::with_capacity(MOST);
        let known = likely.iter().filter_map(|(concern, score)| {
            let slug = self.team.name(self.slugs().get(*concern)?)?;
            Some((slug, *score, Source::Learned(*concern)))
        });
        let added = self.team.raised(&reading, [self.model.maybe, self.model.suggested]);
        for found in rank(known, added.map(|(slug, score, own)| (slug, score, Source::Own(own)))) {
            if chosen.len() < MOST && chosen.iter().all(|(slug, ..)| *slug != found.0) {
                chosen.push(found);
            }
        }
        chosen
            .into_iter()
            .map(|(slug, score, source)| Proposal {
                concern: slug.to_owned(),
                tier: if score >= self.model.suggested { Tier::Suggested } else { Tier::Maybe },
                score,
                because: match source {
                    Source::Learned(concern) => self.because(concern, passage.text, &reading, &vector),
                    Source::Own(own) => because_own(own, passage.text, &reading),
                },
            })
            .collect()
    }

    /// The stretches of the passage that spoke most for a concern, the heaviest first.
    fn because(&self, concern: usize, text: &str, reading: &Reading, vector: &[Part<'_>]) -> Vec<String> {
        let mut reasons: Vec<(f64, Span)> = Vec::new();
        for (term, places) in &reading.terms {
            let rarity = self.model.rarity.get(*term as usize).copied().unwrap_or(0.0);
            let weight = match self.terms.senses.get(*term as usize) {
                Some(Sense::Clear(c)) if *c == concern => rarity,
                Some(Sense::Faint(c)) if *c == concern => rarity / 3.0,
                _ => continue,
            };
            reasons.extend(whole(places).map(|place| (weight, place)));
        }
        if let Some(cued) = reading.cued.get(&concern) {
            reasons.extend(cued.places.iter().map(|place| (6.0, *place)));
        }
        reasons.extend(vector.iter().map(|part| (4.0 * part.pull(concern), part.span)));
        reasons.retain(|(weight, _)| *weight > 0.1);
        reasons.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
        apart(reasons.into_iter().map(|(_, place)| place), text, reading)
    }
}

/// Where a proposal comes from: a concern of the model, or one of the team's own, by number.
#[derive(Clone, Copy)]
enum Source {
    Learned(usize),
    Own(usize),
}

/// Both rows by score, the highest first; of equal ones the learned first, each row in its order.
fn rank<'a>(
    known: impl Iterator<Item = (&'a str, f64, Source)>,
    added: impl Iterator<Item = (&'a str, f64, Source)>,
) -> Vec<(&'a str, f64, Source)> {
    let mut all: Vec<(&str, f64, Source)> = known.collect();
    let learned = all.len();
    all.extend(added);
    if all.len() > learned {
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    all
}

/// The words that the cues of one of the team's own concerns stand on.
fn because_own(own: usize, text: &str, reading: &Reading) -> Vec<String> {
    let places = reading.own.get(&own).map_or(&[][..], |cued| &cued.places);
    apart(places.iter().copied(), text, reading)
}

/// The first few stretches that do not overlap, in the words of the text.
fn apart(places: impl Iterator<Item = Span>, text: &str, reading: &Reading) -> Vec<String> {
    let mut chosen: Vec<Span> = Vec::new();
    for place in places {
        if chosen.len() < REASONS && chosen.iter().all(|c| place.end <= c.start || c.end <= place.start) {
            chosen.push(place);
        }
    }
    let words = |s: &Span| reading.folded.original(text, s.start, s.end);
    chosen.iter().map(|s| words(s).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// One stretch where the operands of a term stand together, else each by itself.
fn whole(places: &[Span]) -> impl Iterator<Item = Span> {
    let start = places.iter().map(|p| p.start).min().unwrap_or(0);
    let end = places.iter().map(|p| p.end).max().unwrap_or(0);
    let together = end - start <= 60;
    let single: Vec<Span> = if together { vec![Span { start, end }] } else { places.to_vec() };
    single.into_iter()
}

/// For each concern the number of its group.
fn groups(slugs: &[String]) -> Result<Vec<usize>, String> {
    let codebook = Codebook::shipped().map_err(|e| e.to_string())?;
    let names: Vec<&str> = codebook.groups().map(|g| g.slug.as_str()).collect();
    let group = |slug: &String| {
        let group = codebook.get(slug).and_then(|c| codebook.group_of(c))?;
        names.iter().position(|name| *name == group.slug)
    };
    slugs.iter().map(|s| group(s).ok_or_else(|| format!("`{s}` stands in no group"))).collect()
}

/// The invented passages in the binary.
///
/// # Errors
/// The number of the line that cannot be read, and why.
pub fn shipped_examples() -> Result<Vec<Example>, (usize, String)> {
    examples::read(EXAMPLES)
}
