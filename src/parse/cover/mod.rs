//! What the first page and the stamps of a document say of it, in the forms of the ICC's covers in English and French
//! and of those of the Kosovo Specialist Chambers, the Lebanon tribunal and the residual mechanism.
//!
//! Only what stands where covers have it is taken: a cover that is not understood says nothing.

mod labels;
mod level;
mod stamps;

use std::sync::LazyLock;

use regex::Regex;

use crate::model::text::{Cover, PageText};
use crate::parse::pattern::pattern;

/// The most lines of a title.
const LONGEST_TITLE: usize = 8;

static CHAMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?:IN|BEFORE|DEVANT) )?(?:THE |LA )?[A-ZÀ-Ý' -]*CHAMB(?:ER|RE)\b[A-ZÀ-Ý0-9 '()-]*$")
});
static JUDGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:Judge|Juge|M(?:\.|me) (?:le|la) juge|Single Judge|Juge unique)\b"));
static PANEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:panel|chamber|chambre|pre-trial judge|juge de la mise en [ée]tat|president)\b")
});
static END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:source|origine|to be notified|document [àa] notifier|(?:the |le )?(?:office|bureau) |specialist prosecutor|",
        r"counsel |acting |registrar|prosecution:|defence|victims.? counsel|legal representative|no\.? |case )"
    ))
});

/// Reads the cover of a document. Without its first page only stamps and running heads speak.
pub fn read(pages: &[PageText]) -> Cover {
    let first = pages.first().filter(|page| page.number == 1);
    let lines: Vec<&str> = first.map(|page| page.body.lines().map(str::trim).collect()).unwrap_or_default();
    let (number, registered) = stamps::read(pages);
    let level = level::line(&lines);
    let classification = level::strictest(pages, &lines, level.as_ref(), number.as_deref());
    Cover {
        number,
        face: labels::date(&lines),
        registered,
        chamber: chamber(&lines),
        judges: judges(&lines),
        classification,
        title: level.and_then(|(at, words)| title(&lines, at, &words)),
    }
}

fn chamber(lines: &[&str]) -> Option<String> {
    let printed = lines.iter().find(|line| CHAMBER.is_match(line)).map(|line| (*line).to_owned());
    printed.or_else(|| {
        let (_, value) = labels::value(lines, &["Before", "Devant"])?;
        (PANEL.is_match(&value) && !JUDGE.is_match(&value)).then_some(value)
    })
}

fn judges(lines: &[&str]) -> Vec<String> {
    let Some((at, value)) = labels::value(lines, &["Before", "Devant"]) else { return Vec::new() };
    let own = std::iter::once(value.as_str()).filter(|value| JUDGE.is_match(value));
    let below = lines.iter().skip(at + 1).copied().filter(|line| !line.is_empty());
    own.chain(below.take_while(|line| JUDGE.is_match(line))).map(str::to_owned).collect()
}

/// What stands under the level, up to the parties.
fn title(lines: &[&str], level: usize, words: &str) -> Option<String> {
    let rest: Vec<&str> = lines
        .iter()
        .skip(level + 1)
        .copied()
        .skip_while(|line| line.is_empty())
        .take_while(|line| !END.is_match(line))
        .take(LONGEST_TITLE)
        .filter(|line| !line.is_empty())
        .collect();
    let named = |line: &str| [" of", " de"].iter().any(|end| line.to_lowercase().ends_with(end));
    let lead = lines.get(level).filter(|line| named(line)).map(|_| words);
    let title = rest.join(" ");
    match lead {
        Some(lead) if !title.is_empty() => Some(format!("{lead} of {title}")),
        _ => (!title.is_empty()).then_some(title),
    }
}

#[cfg(test)]
mod tests;
