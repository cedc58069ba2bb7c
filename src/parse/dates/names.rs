//! Names of months and days: English and French, and Spanish months.

use chrono::Weekday;
use unicode_normalization::UnicodeNormalization;

use crate::model::moment::Day;
use chrono::Datelike;

/// Names of each month, folded as [`fold`] does; abbreviations of three or more letters are their beginnings.
const MONTHS: [(&str, &[&str]); 12] = [
    ("January", &["january", "janvier", "enero", "jan", "janv", "ene"]),
    ("February", &["february", "fevrier", "febrero", "feb", "fev", "fevr"]),
    ("March", &["march", "mars", "marzo", "mar"]),
    ("April", &["april", "avril", "abril", "apr", "avr", "abr"]),
    ("May", &["may", "mai", "mayo"]),
    ("June", &["june", "juin", "junio", "jun"]),
    ("July", &["july", "juillet", "julio", "jul", "juil"]),
    ("August", &["august", "aout", "agosto", "aug", "ago"]),
    ("September", &["september", "septembre", "septiembre", "setiembre", "sep", "sept"]),
    ("October", &["october", "octobre", "octubre", "oct"]),
    ("November", &["november", "novembre", "noviembre", "nov"]),
    ("December", &["december", "decembre", "diciembre", "dec", "dic"]),
];

const DAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["monday", "lundi", "mon", "lun"]),
    (Weekday::Tue, &["tuesday", "mardi", "tue", "tues"]),
    (Weekday::Wed, &["wednesday", "mercredi", "wed", "mer"]),
    (Weekday::Thu, &["thursday", "jeudi", "thu", "thur", "thurs", "jeu"]),
    (Weekday::Fri, &["friday", "vendredi", "fri", "ven"]),
    (Weekday::Sat, &["saturday", "samedi", "sat", "sam"]),
    (Weekday::Sun, &["sunday", "dimanche", "sun", "dim"]),
];

/// Lower case, without accents and without a point at the end.
fn fold(word: &str) -> String {
    let bare = word.trim_end_matches(['.', ',']);
    bare.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).flat_map(char::to_lowercase).collect()
}

/// The number of a month by its name or abbreviation: `April`, `avr.`, `Sept`.
pub fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    (1..).zip(MONTHS).find(|(_, (_, names))| names.contains(&word.as_str())).map(|(number, _)| number)
}

/// The English name of a month.
pub(super) fn english(month: u32) -> &'static str {
    let index = usize::try_from(month).unwrap_or(0).wrapping_sub(1);
    MONTHS.get(index).map_or("", |(name, _)| name)
}

/// A day of the week by its name or abbreviation: `Thursday`, `mardi`, `Thu`.
pub fn weekday(word: &str) -> Option<Weekday> {
    let word = fold(word);
    DAYS.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(day, _)| *day)
}

/// What is wrong where a text that begins with a day of the week gives a date that falls on another:
/// `2 April 2026 is a Thursday, not a Friday`.
pub fn weekday_clash(text: &str, day: Day) -> Option<String> {
    let said = weekday(text.split_whitespace().next()?)?;
    (said != day.weekday()).then(|| {
        let (found, said) = (name(day.weekday()), name(said));
        format!("{} {} {} is a {found}, not a {said}", day.day(), english(day.month()), day.year())
    })
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
