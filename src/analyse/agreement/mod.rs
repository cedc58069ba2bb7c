//! How far coders who read the same records agree.
//!
//! A judgement is a coder's yes or no to one concern on one record. A coder who was to read a record and did not tag
//! it has said no to every concern; one who was not to read it has said nothing.

pub mod alpha;
pub mod bootstrap;
pub mod kappa;
pub mod place;
pub mod square;
pub mod unitizing;

use std::collections::BTreeSet;

use square::Square;
use unitizing::{Continuum, Disagreement, Span};

/// What coders said of the same records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coding {
    /// Their names.
    pub coders: Vec<String>,
    /// The records.
    pub records: Vec<CodedRecord>,
}

/// What each coder said of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodedRecord {
    /// How many characters its text has; `None` where only a title is stored.
    pub length: Option<usize>,
    /// By coder; `None`: they said nothing of it.
    pub marks: Vec<Option<Marks>>,
}

/// What one coder said of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// The concerns they saw.
    pub concerns: BTreeSet<String>,
    /// The passages they saw them in.
    pub passages: Vec<(String, Span)>,
    /// Concerns of which they had spoken before they coded blind: of these there is no blind answer.
    pub before: BTreeSet<String>,
}

/// A figure with its 95 % bootstrap interval.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figure {
    /// `None`: undefined.
    pub value: Option<f64>,
    /// Lower and upper end.
    pub interval: Option<(f64, f64)>,
}

/// What was measured of some coders, on one concern or on all.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Records on which at least two of them said something.
    pub records: usize,
    /// Judgements that at least two of them gave: records times concerns.
    pub units: usize,
    /// Units on which they did not all say the same.
    pub disagreements: usize,
    /// The share of pairs of judgements that are the same.
    pub percent: Option<f64>,
    /// Cohen's kappa, of two coders; not where one of them gave one answer throughout.
    pub kappa: Figure,
    /// Krippendorff's alpha, nominal.
    pub alpha: Figure,
    /// Krippendorff's unitizing alpha.
    pub unitizing: Figure,
    /// Passages that the unitizing alpha rests on.
    pub passages: usize,
    /// Coders who gave one answer throughout: always yes, or always no.
    pub one_sided: Vec<usize>,
}

/// A judgement on which coders differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The place of the record.
    pub record: usize,
    /// The concern, by slug.
    pub concern: String,
    /// Who saw it.
    pub yes: Vec<usize>,
    /// Who did not.
    pub no: Vec<usize>,
}

impl Coding {
    /// Every concern that a coder saw somewhere, by name.
    pub fn concerns(&self) -> BTreeSet<&str> {
        self.records
            .iter()
            .flat_map(|record| record.marks.iter().flatten())
            .flat_map(|marks| &marks.concerns)
            .map(String::as_str)
            .collect()
    }

    /// Every judgement on which coders differ, by record, then concern.
    pub fn disputes(&self) -> Vec<Dispute> {
        let everybody: Vec<usize> = (0..self.coders.len()).collect();
        let concerns = self.concerns();
        let mut disputes = Vec::new();
        for (place, record) in self.records.iter().enumerate() {
            for concern in &concerns {
                let said = |answer| -> Vec<usize> {
                    everybody
                        .iter()
                        .copied()
                        .filter(|coder| record.says(*coder, concern) == Some(answer))
                        .collect()
                };
                let (yes, no) = (said(true), said(false));
                if !yes.is_empty() && !no.is_empty() {
                    disputes.push(Dispute { record: place, concern: (*concern).to_owned(), yes, no });
                }
            }
        }
        disputes
    }

    /// Measures these coders, given by their places, on one concern or on every concern that anybody saw.
    pub fn measure(&self, coders: &[usize], concern: Option<&str>) -> Measured {
        let concerns: Vec<&str> =
            concern.map_or_else(|| self.concerns().into_iter().collect(), |one| vec![one]);
        let counted: Vec<Counted> =
            self.records.iter().filter_map(|record| record.count(coders, &concerns)).collect();
        let one_sided = self.one_sided(coders, &concerns);
        let pair = coders.len() == 2 && one_sided.is_empty();
        let kappa = |tables: &Tables| kappa::kappa(&tables.answers).filter(|_| pair);
        let (unitizing, passages) = self.unitizing(coders, &concerns);
        Measured {
            records: counted.len(),
            units: counted.iter().map(|c| c.units).sum(),
            disagreements: counted.iter().map(|c| c.disagreements).sum(),
            percent: kappa::percent(&tables(&counted).coincidences),
            kappa: figure(&counted, kappa),
            alpha: figure(&counted, |tables| alpha::nominal(&tables.coincidences)),
            unitizing,
            passages,
            one_sided,
        }
    }

    /// Coders who gave the same answer to everything that they were compared on.
    fn one_sided(&self, coders: &[usize], concerns: &[&str]) -> Vec<usize> {
        let compared = |record: &&CodedRecord| {
            coders.iter().filter(|coder| record.marks.get(**coder).is_some_and(Option::is_some)).count() > 1
        };
        let answers = |coder: usize| -> BTreeSet<bool> {
            let records = self.records.iter().filter(compared);
            records.flat_map(|r| concerns.iter().filter_map(move |c| r.says(coder, c))).collect()
        };
        coders.iter().copied().filter(|coder| answers(*coder).len() == 1).collect()
    }

    /// The unitizing alpha over the texts one after another, and how many passages it rests on.
    fn unitizing(&self, coders: &[usize], concerns: &[&str]) -> (Figure, usize) {
        let texts: Vec<Text> =
            self.records.iter().filter_map(|record| record.text(coders, concerns)).collect();
        let passages = texts.iter().flat_map(|text| text.spans.iter().flatten()).map(Vec::len).sum();
        if passages == 0 {
            return (Figure::default(), 0);
        }
        let of = |places: &mut dyn Iterator<Item = usize>| {
            let drawn: Vec<&Text> = places.map(|place| &texts[place]).collect();
            let total = (0..concerns.len())
                .map(|concern| unitizing::disagreement(&continuum(&drawn, concern, coders.len())))
                .fold(Disagreement::default(), Disagreement::plus);
            total.alpha()
        };
        let value = of(&mut (0..texts.len()));
        let interval = bootstrap::interval(texts.len(), |places| of(&mut places.iter().copied()));
        (Figure { value, interval }, passages)
    }
}

/// Who said what against who said what: of the first two coders, and of all.
struct Tables {
    answers: Square,
    coincidences: Square,
}

/// What a record adds to the tables.
struct Counted {
    tables: Tables,
    units: usize,
    disagreements: usize,
}

/// The tables of some records together.
fn tables<'a>(counted: impl IntoIterator<Item = &'a Counted>) -> Tables {
    let mut sum = Tables { answers: Square::new(2), coincidences: Square::new(2) };
    for Counted { tables, .. } in counted {
        sum.answers.plus(&tables.answers);
        sum.coincidences.plus(&tables.coincidences);
    }
    sum
}

/// A figure of the tables of all records, with its interval.
fn figure(counted: &[Counted], of: impl Fn(&Tables) -> Option<f64>) -> Figure {
    let value = of(&tables(counted));
    let drawn = |places: &[usize]| of(&tables(places.iter().map(|place| &counted[*place])));
    Figure { value, interval: value.and_then(|_| bootstrap::interval(counted.len(), drawn)) }
}

/// A record's text: its length, and the passages by concern and coder.
struct Text {
    length: usize,
    spans: Vec<Vec<Vec<Span>>>,
}

impl CodedRecord {
    /// Whether a coder saw a concern; `None` where they said nothing of the record, or of the concern before they
    /// coded blind.
    fn says(&self, coder: usize, concern: &str) -> Option<bool> {
        let marks = self.marks.get(coder)?.as_ref()?;
        (!marks.before.contains(concern)).then(|| marks.concerns.contains(concern))
    }

    fn count(&self, coders: &[usize], concerns: &[&str]) -> Option<Counted> {
        let units: Vec<Vec<Option<usize>>> = concerns
            .iter()
            .map(|concern| coders.iter().map(|coder| self.says(*coder, concern).map(usize::from)).collect())
            .collect();
        let said = coders.iter().filter(|coder| self.marks.get(**coder).is_some_and(Option::is_some)).count();
        if said < 2 {
            return None;
        }
        let pairs = units.iter().filter_map(|unit| Some(((*unit.first()?)?, (*unit.get(1)?)?)));
        let differ = |unit: &&Vec<Option<usize>>| unit.contains(&Some(0)) && unit.contains(&Some(1));
        Some(Counted {
            tables: Tables {
                answers: kappa::contingency(pairs, 2),
                coincidences: alpha::coincidences(units.iter().map(Vec::as_slice), 2),
            },
            units: units.iter().filter(|unit| unit.iter().flatten().count() > 1).count(),
            disagreements: units.iter().filter(differ).count(),
        })
    }

    /// Its text, where there is one and every one of the coders said something of it.
    fn text(&self, coders: &[usize], concerns: &[&str]) -> Option<Text> {
        let marks: Vec<&Marks> =
            coders.iter().map(|coder| self.marks.get(*coder)?.as_ref()).collect::<Option<_>>()?;
        let of = |marks: &Marks, concern: &str| {
            let spans = marks.passages.iter().filter(|(slug, _)| slug == concern).map(|(_, span)| *span);
            unitizing::joined(spans.collect())
        };
        let blind = |concern: &str| !marks.iter().any(|marks| marks.before.contains(concern));
        let marked = |marks: &&Marks, c: &str| if blind(c) { of(marks, c) } else { Vec::new() };
        let spans = concerns.iter().map(|c| marks.iter().map(|m| marked(m, c)).collect()).collect();
        Some(Text { length: self.length.filter(|length| *length > 0)?, spans })
    }
}

/// The texts one after another, with what each coder marked of one concern.
fn continuum(texts: &[&Text], concern: usize, coders: usize) -> Continuum {
    let mut whole = Continuum { length: 0, coders: vec![Vec::new(); coders] };
    for text in texts {
        for (coder, spans) in whole.coders.iter_mut().zip(&text.spans[concern]) {
            coder.extend(spans.iter().map(|(begin, end)| (whole.length + begin, whole.length + end)));
        }
        whole.length += text.length;
    }
    whole
}
