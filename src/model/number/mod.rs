//! Document numbers: what the court printed, kept unchanged, and beside it what its grammar reads in it.
//!
//! One table, `GRAMMARS` in `court.rs`, drives reading and scanning; each court's grammar is a file of its own. Nothing here
//! uses another part of courtwatch, so that the module can become a crate of its own.

mod court;
mod eccc;
mod echr;
mod icc;
mod icc_marks;
mod icj;
mod jep;
mod ksc;
mod language;
mod order;
mod parts;
mod refusal;
mod scan;
mod stamp;
mod stl;
mod stl_tokens;
mod suffix;
mod text;
mod un;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

pub use court::Court;
pub use language::Language;
pub use order::family_order;
pub use parts::Parts;
pub use refusal::{Refusal, RefusalKind};
pub use scan::{Found, scan};
pub use stamp::Stamp;
pub use suffix::Suffix;

use court::{GRAMMARS, Grammar, grammar};
use refusal::quoted;
use text::Clean;

/// What a grammar reads in a number.
#[derive(Clone, Debug, Default)]
struct Reading {
    case: String,
    situation: Option<String>,
    base: String,
    key: String,
    canonical: String,
    parts: Parts,
    is_filing: bool,
}

/// A document number as printed, with its parts. Two numbers are equal when they name the same version of the same
/// filing, whatever their spelling.
///
/// A copy keeps what is compared and shown, and reads its parts again when they are asked for.
#[derive(Debug)]
pub struct DocumentNumber {
    court: Court,
    is_filing: bool,
    /// As printed, case, situation, base, key and canonical spelling, one after the other: a list of 50,000 filings
    /// holds as many of these.
    texts: Box<str>,
    /// Where each of them ends.
    ends: [u32; 6],
    parts: OnceLock<Box<Parts>>,
    repaired: Option<Box<str>>,
}

impl DocumentNumber {
    /// Reads a number of whichever court it looks like. Numbers that several courts could print are refused.
    pub fn read(printed: &str) -> Result<Self, Refusal> {
        let clean = text::clean(printed);
        if let Some(refusal) = refusal::at_sight(&clean.text) {
            return Err(refusal);
        }
        match GRAMMARS.iter().find(|grammar| grammar.looks.is_match(&clean.text)) {
            Some(grammar) => Self::build(grammar, printed, clean),
            None => Err(refusal::nobodys(&clean.text)),
        }
    }

    /// Reads a number known to be of `court`, as in a number field. Bare ECCC codes (`E465`), application numbers
    /// (`231/16`) and file names of the ICJ are read only here.
    pub fn read_as(court: Court, printed: &str) -> Result<Self, Refusal> {
        let clean = text::clean(printed);
        if let Some(refusal) = refusal::at_sight(&clean.text) {
            return Err(refusal);
        }
        let own = grammar(court);
        let other = GRAMMARS.iter().find(|grammar| grammar.looks.is_match(&clean.text));
        match other {
            Some(other) if other.court != court && !own.looks.is_match(&clean.text) => {
                let (number, its, this) = (quoted(&clean.text), other.court.slug(), court.slug());
                let reason = format!("{number} looks like a number of `{its}`, not of `{this}`");
                Err(Refusal::new(RefusalKind::Elsewhere, reason))
            }
            _ => Self::build(own, printed, clean),
        }
    }

    /// Reads a filing id that is printed apart from its case: (`KSC-BC-2020-06`, `F03668RED`), (`STL-11-01`,
    /// `F3574`), (`CF002`, `D193/57`). The result prints as both parts with a slash between them, ICC numbers with
    /// a hyphen. An id that names its case itself must name the same one, and prints as it stands.
    pub fn read_in_case(case: &str, id: &str) -> Result<Self, Refusal> {
        let of = Self::read(case)?;
        if of.is_filing() {
            let reason = format!("{} is the number of a filing, not of a case", quoted(case));
            return Err(Refusal::new(RefusalKind::Elsewhere, reason));
        }
        let own = grammar(of.court);
        let clean = text::clean(id);
        if let Some(refusal) = refusal::at_sight(&clean.text) {
            return Err(refusal);
        }
        if !own.looks.is_match(&clean.text) {
            return Self::read_as(of.court, &format!("{case}{}{id}", own.joint));
        }
        let whole = Self::build(own, id, clean)?;
        if whole.case() == of.case() {
            return Ok(whole);
        }
        let reason =
            format!("{} belongs to the case `{}`, not to {}", quoted(id), whole.case(), quoted(case));
        Err(Refusal::new(RefusalKind::Elsewhere, reason))
    }

    fn build(grammar: &Grammar, printed: &str, mut clean: Clean) -> Result<Self, Refusal> {
        let Reading { case, situation, base, key, canonical, parts, is_filing } =
            (grammar.read)(grammar.court, &mut clean)?;
        let situation = situation.unwrap_or_default();
        let mut ends = [0; 6];
        let mut texts = String::new();
        for (end, text) in ends.iter_mut().zip([printed, &case, &situation, &base, &key, &canonical]) {
            texts.push_str(text);
            *end = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        }
        let repaired = (!clean.mends.is_empty()).then(|| clean.mends.join("; ").into_boxed_str());
        let (texts, parts) = (texts.into_boxed_str(), OnceLock::from(Box::new(parts)));
        Ok(Self { court: grammar.court, is_filing, texts, ends, parts, repaired })
    }

    /// The text in one of the places of [`Self::texts`].
    fn text(&self, place: usize) -> &str {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        self.texts.get(start..self.ends[place] as usize).unwrap_or_default()
    }

    /// The court that the number is of.
    pub fn court(&self) -> Court {
        self.court
    }

    /// The number exactly as it was given: what is shown and cited.
    pub fn printed(&self) -> &str {
        self.text(0)
    }

    /// The key of this version, the same for every spelling and order of its marks. For comparing, never for show.
    pub fn key(&self) -> &str {
        self.text(4)
    }

    /// The number of the filing without the marks of its versions, which all versions share: `ICC-01/21-01/25-407`,
    /// `KSC-BC-2020-06/F03668`, `STL-11-01/F3721`, `ICC-01/04-01/07-T-80`. For a number without a filing, the case.
    pub fn base(&self) -> &str {
        self.text(3)
    }

    /// The case: `ICC-01/21-01/25`, or the situation `ICC-01/04` where there is no case; `KSC-BC-2020-06`,
    /// `IT-95-5/18`. Empty where the number does not tell it (a bare ECCC code, a decision of the JEP).
    pub fn case(&self) -> &str {
        self.text(1)
    }

    /// The situation of an ICC number: `ICC-01/21`.
    pub fn situation(&self) -> Option<&str> {
        Some(self.text(2)).filter(|situation| !situation.is_empty())
    }

    /// The number in the court's usual spelling, for where only a web address or a file name gave it:
    /// `icc-02/05-01/20-1317-red` is `ICC-02/05-01/20-1317-Red`. Read as a number of the court, it has the same key.
    pub fn canonical(&self) -> String {
        self.text(5).to_owned()
    }

    /// What the grammar read in the number.
    pub fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| {
            let mut clean = text::clean(self.printed());
            let reading = (grammar(self.court).read)(self.court, &mut clean);
            reading.map(|reading| Box::new(reading.parts)).unwrap_or_default()
        })
    }

    /// What had to be mended before the number could be read, in a lawyer's words; nothing when it was read as it
    /// stands.
    pub fn repaired(&self) -> Option<&str> {
        self.repaired.as_deref()
    }

    /// Whether the number names a document; a case, situation or application number does not.
    pub fn is_filing(&self) -> bool {
        self.is_filing
    }
}

impl Clone for DocumentNumber {
    fn clone(&self) -> Self {
        DocumentNumber {
            court: self.court,
            is_filing: self.is_filing,
            texts: self.texts.clone(),
            ends: self.ends,
            parts: OnceLock::new(),
            repaired: self.repaired.clone(),
        }
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.printed())
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &Self) -> bool {
        self.court == other.court && self.key() == other.key()
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.court.hash(state);
        self.key().hash(state);
    }
}

impl PartialOrd for DocumentNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DocumentNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.court, self.key()).cmp(&(other.court, other.key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        refusal::compile_patterns();
        for grammar in GRAMMARS {
            assert!(!grammar.scan.as_str().is_empty(), "{}", grammar.court.slug());
            let own = DocumentNumber::read_as(grammar.court, grammar.example);
            assert!(own.is_ok(), "{}: {own:?}", grammar.example);
            let own = own.unwrap();
            assert_eq!(own.clone().parts(), own.parts(), "{}", grammar.example);
        }
    }
}
