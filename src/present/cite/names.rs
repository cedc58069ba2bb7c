//! Short names of accused: a table that a team extends.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;

use crate::model::fold::fold;

/// Short names of accused, and short titles of documents.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Court, full name and short name; the last that fits wins.
    accused: Vec<(String, String, String)>,
    /// Short titles by document number.
    titles: BTreeMap<String, String>,
}

/// Why a table of names could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesError {
    /// The line, from 1.
    pub line: usize,
    /// What stands there and what is expected.
    pub what: String,
}

impl fmt::Display for NamesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    short_name: Vec<Spanned<ShortName>>,
    short_title: Vec<Spanned<ShortTitle>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortName {
    court: Spanned<String>,
    full: Spanned<String>,
    short: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShortTitle {
    number: Spanned<String>,
    title: Spanned<String>,
}

static SHIPPED: LazyLock<Names> =
    LazyLock::new(|| Names::read(include_str!("short_names.toml")).unwrap_or_default());

impl Names {
    /// The names in the program.
    pub fn shipped() -> Names {
        SHIPPED.clone()
    }

    /// The names in the program, and a team's own, which stand above them: TOML with `[[short_name]]` (`court`, `full`,
    /// `short`) and `[[short_title]]` (`number`, `title`).
    pub fn with(team: &str) -> Result<Names, NamesError> {
        let mut names = Names::shipped();
        let own = Names::read(team)?;
        names.accused.extend(own.accused);
        names.titles.extend(own.titles);
        Ok(names)
    }

    fn read(toml: &str) -> Result<Names, NamesError> {
        let line_of = |at: usize| toml.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        let file: File = toml::from_str(toml).map_err(|why| NamesError {
            line: why.span().map_or(1, |span| line_of(span.start)),
            what: why.message().lines().collect::<Vec<_>>().join(" "),
        })?;
        let filled = |value: &Spanned<String>, key: &str| match value.as_ref().trim() {
            "" => Err(NamesError { line: line_of(value.span().start), what: format!("`{key}` is empty") }),
            text => Ok(text.to_owned()),
        };
        let mut names = Names::default();
        for entry in file.short_name.iter().map(Spanned::as_ref) {
            let row = (
                filled(&entry.court, "court")?,
                filled(&entry.full, "full")?,
                filled(&entry.short, "short")?,
            );
            let same = |(court, full, short): &(String, String, String)| {
                (court, fold(full)) == (&row.0, fold(&row.1)) && *short != row.2
            };
            if let Some((_, _, short)) = names.accused.iter().find(|known| same(known)) {
                let what = format!("`{}` is `{short}` above and `{}` here", row.1, row.2);
                return Err(NamesError { line: line_of(entry.short.span().start), what });
            }
            names.accused.push(row);
        }
        for entry in file.short_title.iter().map(Spanned::as_ref) {
            let number = filled(&entry.number, "number")?;
            let title = filled(&entry.title, "title")?;
            if names.titles.insert(number.clone(), title).is_some() {
                let line = line_of(entry.number.span().start);
                return Err(NamesError { line, what: format!("`{number}` has a title above already") });
            }
        }
        Ok(names)
    }

    /// The short name of an accused by the full name as printed, in any spelling of its letters; a name that is a
    /// short one already is itself.
    pub fn short_of(&self, court: &str, printed: &str) -> Option<&str> {
        let wanted = fold(printed);
        let fits =
            |(_, full, short): &&(String, String, String)| fold(full) == wanted || fold(short) == wanted;
        let here = self.accused.iter().rev().filter(|(of, _, _)| of == court).find(fits);
        let found = here.or_else(|| self.accused.iter().rev().find(fits));
        found.map(|(_, _, short)| short.as_str())
    }

    /// The full name of the accused whom a court's table knows by a short name.
    pub(super) fn full_of(&self, court: &str, short: &str) -> Option<&str> {
        let mine = |(of, _, known): &&(String, String, String)| of == court && known == short;
        self.accused.iter().rev().find(mine).map(|(_, full, _)| full.as_str())
    }

    /// The team's short title of a document.
    pub fn title_of(&self, number: &str) -> Option<&str> {
        self.titles.get(number).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_can_be_read() {
        let names = Names::read(include_str!("short_names.toml")).unwrap();
        assert_eq!(names.accused.len(), 35);
        assert_eq!(names.short_of("icc", "Thomas LUBANGA DYILO"), Some("Lubanga"));
        assert_eq!(names.short_of("ksc", "Hashim Tha\u{4ab}i"), Some("Thaçi"));
        assert_eq!(names.short_of("icc", "Lubanga"), Some("Lubanga"));
        assert_eq!(names.short_of("icc", "Example Person"), None);
    }

    #[test]
    fn a_team_adds_and_its_words_stand_above() {
        let team = "[[short_name]]\ncourt = \"icc\"\nfull = \"Example Person\"\nshort = \"Example\"\n\n[[short_name]]\ncourt = \"icc\"\nfull = \"Mahamat Said Abdel Kani\"\nshort = \"Said Abdel Kani\"\n\n[[short_title]]\nnumber = \"ICC-01/99-01/20-1\"\ntitle = \"Example Warrant\"\n";
        let names = Names::with(team).unwrap();
        assert_eq!(names.short_of("icc", "Example Person"), Some("Example"));
        assert_eq!(names.short_of("icc", "Mahamat Said Abdel Kani"), Some("Said Abdel Kani"));
        assert_eq!(names.title_of("ICC-01/99-01/20-1"), Some("Example Warrant"));
    }

    #[test]
    fn errors_name_the_line() {
        let wrong = |toml: &str| Names::with(toml).unwrap_err();
        assert_eq!(wrong("[[short_name]]\ncourt = \"icc\"\nfull = \"A B\"\nshort = \"\"\n").line, 4);
        assert_eq!(wrong("\n[[short_name]]\ncourt = \"icc\"\nful = \"A B\"\nshort = \"B\"\n").line, 4);
        assert_eq!(wrong("[[short_name]\n").line, 1);
        let twice = "[[short_name]]\ncourt = \"icc\"\nfull = \"A B\"\nshort = \"A\"\n[[short_name]]\ncourt = \"icc\"\nfull = \"A B\"\nshort = \"B\"\n";
        assert_eq!(wrong(twice).line, 8);
        assert!(wrong(twice).what.contains("`A` above and `B` here"), "{}", wrong(twice));
    }
}
