//! What can be cited.

use super::remark::Remark;

/// What can be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority {
    /// What judges made: a decision, order, judgment, warrant, opinion.
    Decision(Paper),
    /// What a party, a participant, a friend of the court or the registry filed.
    Filing(Paper),
    /// The record of a hearing.
    Transcript(Paper),
    /// A press release, statement or advisory.
    Press(Press),
    /// A page of a site.
    Web(Press),
    /// A treaty or statute.
    Treaty(Instrument),
    /// A court's rules or regulations.
    Rules(Instrument),
    /// A resolution, with the instrument annexed to it.
    Resolution(Instrument),
}

/// A document of a court's record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// The court, by slug, or its name where it is not of the table.
    pub court: String,
    /// What the case is called.
    pub case: CaseName,
    /// The full names of all accused: in a phrase with the first of them they fall out of the phase.
    pub names: Vec<String>,
    /// The title as printed.
    pub title: String,
    /// The English title of one in another language.
    pub title_en: Option<String>,
    /// The sort of decision in a word, for OSCOLA: `Judgment`.
    pub phase_short: Option<String>,
    /// ISO 639-1 code of the title's language; English where absent.
    pub language: Option<String>,
    /// The chamber.
    pub chamber: Option<String>,
    /// Who filed it.
    pub author: Option<String>,
    /// The number of the case.
    pub case_number: Option<String>,
    /// The number of the document.
    pub document: Option<String>,
    /// The numbers, where it has several.
    pub numbers: Vec<String>,
    /// A further number: `Doc No E465`.
    pub subnumber: Option<String>,
    /// The number on the General List of the International Court of Justice.
    pub list: Option<String>,
    /// The date on it.
    pub date: Option<When>,
    /// The address where it stands.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// Its short title.
    pub short: Option<Short>,
    /// What was not known when it was made.
    pub remarks: Vec<Remark>,
}

impl Paper {
    /// Whether the title is English.
    pub(super) fn is_english(&self) -> bool {
        self.language.as_deref().is_none_or(|language| language == "en")
    }
}

/// What a case is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CaseName {
    /// Nothing is printed: the title stands alone.
    #[default]
    None,
    /// A prosecutor and an accused.
    Parties {
        /// The surname by which the accused is cited.
        accused: String,
        /// The full name.
        full: Option<String>,
        /// `Prosecutor`, `Specialist Prosecutor`.
        prosecutor: String,
        /// Whether the cover names the accused first.
        reversed: bool,
    },
    /// A name, and the parties in brackets: cases between States.
    Named {
        /// `Maritime Delimitation in the Black Sea`.
        name: String,
        /// `Romania v Ukraine`.
        parties: Option<String>,
    },
    /// A situation without an accused, with its first word: `Situation on the Registered Vessels of …`.
    Situation(String),
}

/// A press release, statement or page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Press {
    /// Who wrote it.
    pub author: Option<String>,
    /// The body, where the author is not the body itself.
    pub body: Option<String>,
    /// The site that a page belongs to.
    pub site: Option<String>,
    /// The title as printed.
    pub title: String,
    /// The English title of one in another language.
    pub title_en: Option<String>,
    /// ISO 639-1 code of the title's language; English where absent.
    pub language: Option<String>,
    /// `Press Release`, `Statement`, `Web Page`.
    pub sort: String,
    /// Its reference.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<When>,
    /// The address where it stands.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// Its short title.
    pub short: Option<Short>,
    /// What was not known when it was made.
    pub remarks: Vec<Remark>,
}

/// A treaty, a statute, rules, a resolution.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instrument {
    /// Whose rules: the name of the body.
    pub body: Option<String>,
    /// The title, in italics; empty for a resolution.
    pub title: String,
    /// What follows it, as the guide writes it: `opened for signature 17 July 1998, 2187 UNTS 90 (…)`.
    pub details: String,
    /// The number of the document: `ICC-ASP/1/3`.
    pub number: Option<String>,
    /// When rules were adopted.
    pub date: Option<When>,
    /// Its short title.
    pub short: Option<Short>,
    /// What was not known when it was made.
    pub remarks: Vec<Remark>,
}

/// A short title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// The title.
    pub title: String,
    /// In italics: of cases and instruments; filings and press items stand upright (r 1.4.4).
    pub italic: bool,
}

/// A date, as much of it as is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(chrono::NaiveDate),
    /// A month of a year.
    Month(i32, u32),
    /// A year.
    Year(i32),
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl When {
    /// Reads `2019-11-02`, `2019-11`, `2019`; `None` for anything else.
    pub fn read(iso: &str) -> Option<When> {
        let parts: Vec<&str> = iso.trim().split('-').collect();
        let number = |text: &&str| {
            text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten()
        };
        let year = i32::try_from(number(parts.first().filter(|y| y.len() == 4)?)?).ok()?;
        match parts.len() {
            1 => Some(When::Year(year)),
            2 => Some(When::Month(year, number(&parts[1]).filter(|month| (1..=12).contains(month))?)),
            3 => chrono::NaiveDate::from_ymd_opt(year, number(&parts[1])?, number(&parts[2])?).map(When::Day),
            _ => None,
        }
    }

    /// Written out: `2 November 2019`, `November 2019`, `2019`.
    pub fn long(self) -> String {
        match self {
            When::Day(day) => crate::present::text::long_day(day),
            When::Month(year, month) => {
                let name = month.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).unwrap_or(&"");
                format!("{name} {year}")
            }
            When::Year(year) => year.to_string(),
        }
    }
}

impl Authority {
    /// What was not known when it was made.
    pub fn remarks(&self) -> &[Remark] {
        match self {
            Authority::Decision(paper) | Authority::Filing(paper) | Authority::Transcript(paper) => {
                &paper.remarks
            }
            Authority::Press(press) | Authority::Web(press) => &press.remarks,
            Authority::Treaty(text) | Authority::Rules(text) | Authority::Resolution(text) => &text.remarks,
        }
    }

    /// Its short title.
    pub fn short(&self) -> Option<&Short> {
        match self {
            Authority::Decision(paper) | Authority::Filing(paper) | Authority::Transcript(paper) => {
                paper.short.as_ref()
            }
            Authority::Press(press) | Authority::Web(press) => press.short.as_ref(),
            Authority::Treaty(text) | Authority::Rules(text) | Authority::Resolution(text) => {
                text.short.as_ref()
            }
        }
    }

    /// Gives it a short title, in the letters of its sort: of cases and instruments italic, else upright.
    pub fn set_short(&mut self, title: &str) {
        let short = Some(Short { title: title.to_owned(), italic: self.short_is_italic() });
        match self {
            Authority::Decision(paper) | Authority::Filing(paper) | Authority::Transcript(paper) => {
                paper.short = short;
            }
            Authority::Press(press) | Authority::Web(press) => press.short = short,
            Authority::Treaty(text) | Authority::Rules(text) | Authority::Resolution(text) => {
                text.short = short;
            }
        }
    }

    /// Takes off what does not make it another source: its short title and remarks.
    pub(super) fn strip(&mut self) {
        match self {
            Authority::Decision(paper) | Authority::Filing(paper) | Authority::Transcript(paper) => {
                (paper.short, paper.remarks) = (None, Vec::new());
            }
            Authority::Press(press) | Authority::Web(press) => {
                (press.short, press.remarks) = (None, Vec::new());
            }
            Authority::Treaty(text) | Authority::Rules(text) | Authority::Resolution(text) => {
                (text.short, text.remarks) = (None, Vec::new());
            }
        }
    }

    /// Whether its short titles are in italics (r 1.4.4).
    pub fn short_is_italic(&self) -> bool {
        !matches!(self, Authority::Filing(_) | Authority::Press(_) | Authority::Web(_))
    }
}
