//! What a grammar reads in a number.

use super::{Language, Suffix};

/// The parts of a number. What a court does not print stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The filing within its case or series, as the court writes it: `407`, `T-80`, `F03668`, `D193/57`.
    pub filing: Option<String>,
    /// The marks of the version, in the order they are printed.
    pub suffixes: Vec<Suffix>,
    /// The language of this version: of `tFRA` and STL `EN-FR`, French. The first one of a text in several.
    pub language: Option<Language>,
    /// All languages of a text in several, STL `EN/FR/AR`; else the one of `language`, or none.
    pub languages: Vec<Language>,
    /// The language that it was translated from, where the number says so: of STL `EN-FR`, English.
    pub translated_from: Option<Language>,
    /// The annex by its letter or number, empty for a lone `Anx`; for a separate opinion of the ICJ its number.
    pub annex: Option<String>,
    /// Whether it is a transcript.
    pub transcript: bool,
    /// The appeals of an ICC document as printed behind its number: `A4`, `OA2`. For the ECCC `PTC 35`.
    pub appeals: Vec<String>,
    /// A series with its own count within the case: KSC `IA042`, STL `AR126.11`; the day in an ECCC case number,
    /// `19-09-2007`.
    pub series: Option<String>,
    /// The phase or stage: `T`, `AR73.3`; STL `PT`; for the ECCC the trial `002/01`.
    pub phase: Option<String>,
    /// Before whom: STL `PTJ`, `TC`; ECCC `TC`, `OCIJ`; JEP `SDSJ`.
    pub organ: Option<String>,
    /// Pages of the registry: STL `R322769-R322770`, ECCC ERN `00157587-00157588`, ICTY `D94763-D94753`; KSC's
    /// page header `1 of 18`.
    pub pages: Option<String>,
    /// The day that the number carries, `2019-04-29`; only `2016-05` where the day is missing.
    pub date: Option<String>,
    /// The initials of the clerk who registered it: STL `af`, ICTY `AJ`.
    pub clerk: Option<String>,
    /// The identity of the document in the court's database: HUDOC `001-243188`, or its ECLI.
    pub item: Option<String>,
}

impl Parts {
    /// Whether a mark says that this version is not public.
    pub fn is_closed(&self) -> bool {
        self.suffixes.iter().any(Suffix::is_closed)
    }

    /// Whether a mark is not known, so that a person must say whether the version is public.
    pub fn has_unknown_mark(&self) -> bool {
        self.suffixes.iter().any(|suffix| matches!(suffix, Suffix::Other(_)))
    }

    /// Fills in what the marks say of language and annex.
    pub(super) fn settle(&mut self) {
        for suffix in &self.suffixes {
            match suffix {
                Suffix::Translation(language) | Suffix::Language(language) if self.language.is_none() => {
                    self.language = Some(language.clone());
                }
                Suffix::Annex(name) if self.annex.is_none() => self.annex = Some(name.clone()),
                _ => {}
            }
        }
        if self.languages.is_empty() {
            self.languages = self.language.iter().cloned().collect();
        }
    }
}
