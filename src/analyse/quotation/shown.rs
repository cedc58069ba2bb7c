//! From signs back to the text's own words, on one line.

use super::letters::{Sort, sort};
use super::normal::{Gap, Normal};
use crate::model::passage::Passage;

/// How much of what stands around a passage is kept on each side, in characters.
const CONTEXT: usize = 240;

impl Normal {
    /// The passage of the signs from `from` up to `to`. Hyphens at line ends are those of the quotation, where one is
    /// given.
    pub(super) fn passage(&self, (from, to): (usize, usize), quotation: Option<&Normal>) -> Passage {
        let (first, end) = self.span((from, to));
        let page = self.page_at(first);
        Passage {
            page: page.number,
            start: first - page.from,
            end: end - page.from,
            exact: self.words((from, to), quotation),
            prefix: self.words((self.back(from), from), None),
            suffix: self.words((to, self.forth(to)), None),
        }
    }

    /// The characters of the signs from `from` up to `to`, with the marks on the last of them.
    fn span(&self, (from, to): (usize, usize)) -> (usize, usize) {
        let at = |sign: usize| self.signs.get(sign).map_or(self.chars.len(), |sign| sign.at);
        let mut end = if to > from { at(to - 1) + 1 } else { at(from) };
        while self.chars.get(end).is_some_and(|c| unicode_normalization::char::is_combining_mark(*c)) {
            end += 1;
        }
        (at(from), end)
    }

    /// The first sign of the context before a sign: whole words.
    fn back(&self, from: usize) -> usize {
        let Some(here) = self.signs.get(from).map(|sign| sign.at) else { return from };
        let first = self.signs[..from].partition_point(|sign| sign.at + CONTEXT < here);
        (first..from).find(|sign| *sign == 0 || self.signs[*sign].gap == Gap::Space).unwrap_or(first)
    }

    /// The sign behind the context that follows.
    fn forth(&self, to: usize) -> usize {
        let Some(here) = self.signs.get(to).map(|sign| sign.at) else { return to };
        let last = to + self.signs[to..].partition_point(|sign| sign.at < here + CONTEXT);
        let ends = |sign: &usize| *sign == self.signs.len() || self.signs[*sign].gap == Gap::Space;
        (to + 1..=last).rev().find(ends).unwrap_or(last)
    }

    /// The text's own words, on one line; words that a line broke are whole again.
    pub(super) fn words(&self, (from, to): (usize, usize), quotation: Option<&Normal>) -> String {
        let mut out = String::new();
        for sign in from..to.min(self.signs.len()) {
            let at = self.signs[sign].at;
            if sign > from {
                let before = self.signs[sign - 1].at;
                if before == at {
                    continue; // both of one ligature
                }
                let theirs = quotation.and_then(|q| q.signs.get(sign - from)).map(|sign| sign.gap);
                self.between(before + 1, at, self.signs[sign].gap, theirs, &mut out);
            }
            out.push(self.chars[at]);
        }
        let (_, end) = self.span((from, to));
        if let Some(last) = to.checked_sub(1).and_then(|sign| self.signs.get(sign)).filter(|_| to > from) {
            out.extend(&self.chars[last.at + 1..end]);
        }
        out
    }

    /// The characters between two signs: marks on the first, then the gap in one spelling.
    fn between(&self, from: usize, to: usize, gap: Gap, theirs: Option<Gap>, out: &mut String) {
        let run = self.chars.get(from..to).unwrap_or_default();
        let sorted = || run.iter().map(|c| (*c, sort(*c)));
        out.extend(sorted().filter(|(_, sort)| *sort == Sort::Letter).map(|(c, _)| c));
        let dash: String =
            sorted().filter(|(_, s)| matches!(s, Sort::Hyphen | Sort::Dash)).map(|(c, _)| c).collect();
        let space = |sort: &Sort| matches!(sort, Sort::Space(_));
        match gap {
            Gap::None => {
                let line = sorted().any(|(_, sort)| sort == Sort::Space(true));
                if !line && sorted().any(|(_, sort)| space(&sort)) {
                    out.push(' ');
                }
            }
            Gap::Space => out.push(' '),
            Gap::Hyphen => out.push_str(&dash),
            Gap::Break => {
                if matches!(theirs, Some(Gap::Hyphen | Gap::Dash)) {
                    out.push('-');
                }
            }
            Gap::Dash => {
                let ends = |end: Option<&char>| if end.is_some_and(|c| space(&sort(*c))) { " " } else { "" };
                out.push_str(ends(run.first()));
                out.push_str(&dash);
                out.push_str(ends(run.last()));
            }
        }
    }
}
