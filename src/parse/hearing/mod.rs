//! Hearings that are announced, moved or vacated in press text, scheduling orders and their titles.
//!
//! A sentence counts where it names a sort of sitting and a day, and its words say that the sitting is to
//! come, is moved, will not be, or was held. Days of filings, decisions and deadlines are none. The forms are
//! those that the courts' own texts have; what is not understood is left out, never guessed.

mod case;
mod clock;
mod kind;
mod role;
mod schedule;
mod sentence;
mod signal;
mod when;

pub use kind::sorts;

use std::cell::OnceCell;

use chrono_tz::Tz;

use crate::model::court::CourtRef;
use crate::model::hearing::{Hearing, HearingStatus, When};
use crate::model::moment::Day;
use crate::model::problem::Problem;
use crate::parse::text::short;
use clock::Clock;
use kind::Kind;
use role::Sitting;
use when::{Days, Mention};

/// Reads the hearings of a text. Days without a year are placed by `published`, the day the text is dated.
/// Problems are what was doubtful about a hearing that is returned, or why one is not.
pub fn read(
    text: &str,
    court: CourtRef,
    published: Option<Day>,
    url: Option<&str>,
) -> (Vec<Hearing>, Vec<Problem>) {
    let mut reader = Reader {
        court,
        published,
        url,
        text,
        of_text: OnceCell::new(),
        hearings: Vec::new(),
        problems: Vec::new(),
    };
    let lines = sentence::paragraphs(text);
    let (slots, used) = schedule::slots(&lines, published);
    for slot in slots {
        reader.slot(slot);
    }
    let rest: Vec<&str> =
        lines.iter().enumerate().filter(|(n, _)| !used.contains(n)).map(|(_, line)| line.as_str()).collect();
    for (number, sentence) in (1..).zip(sentence::sentences(&rest.join("\n\n"))) {
        reader.sentence(number, &sentence);
    }
    (reader.hearings, reader.problems)
}

/// The longest sentence that is read whole, in bytes: a longer one is no sentence.
const LONGEST: usize = 6000;

struct Reader<'a> {
    court: CourtRef,
    published: Option<Day>,
    url: Option<&'a str>,
    text: &'a str,
    of_text: OnceCell<case::OfText>,
    hearings: Vec<Hearing>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// What the whole text says of its case; read when the first hearing needs it.
    fn of_text(&self) -> &case::OfText {
        self.of_text.get_or_init(|| case::of_text(self.text))
    }

    fn sentence(&mut self, number: usize, sentence: &str) {
        if !sentence.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let (sentence, whole) =
            (sentence.get(..sentence.floor_char_boundary(LONGEST)).unwrap_or(sentence), sentence);
        let kinds = kind::kinds(sentence);
        if kinds.is_empty() {
            return;
        }
        if whole.len() > sentence.len() {
            let place = format!("sentence {number}");
            let doubt = format!("a sentence of {} bytes, of which {LONGEST} were read", whole.len());
            self.problems.push(problem(&place, &doubt, sentence, "what follows was not read"));
        }
        let mentions = when::mentions(sentence, self.published);
        let kind_of: Vec<Kind> = (0..mentions.len()).filter_map(|n| kind_of(&kinds, &mentions, n)).collect();
        let kind_at: Vec<usize> = kind_of.iter().map(|kind| kind.at).collect();
        let clocks = clock::clocks(sentence);
        self.unread(number, sentence, &mentions, &kind_at);
        for sitting in role::sittings(sentence, &mentions, &kind_at) {
            let Some(kind) = kind_of.get(sitting.mention) else { continue };
            self.doubts(number, sentence, &mentions, &sitting, &clocks);
            self.sitting(sentence, &kind.words, &mentions, &clocks, &sitting);
        }
    }

    fn sitting(
        &mut self,
        sentence: &str,
        kind: &str,
        mentions: &[Mention],
        clocks: &[Clock],
        sitting: &Sitting,
    ) {
        let clock = clock_of(mentions, clocks, sitting.mention);
        let zone =
            clock.and_then(|c| c.zone).or_else(|| elsewhere(sentence, self.court)).unwrap_or(self.court.zone);
        let at = |day| When { day, time: clock.map(|c| c.starts), zone };
        let ends_at = |day| When { day, time: clock.and_then(|c| c.ends), zone };
        let spans: Vec<(When, Option<When>)> = match &sitting.days {
            Days::Span(first, last) => vec![(at(*first), Some(ends_at(*last)))],
            Days::Each(days) => {
                days.iter().map(|day| (at(*day), clock.and_then(|c| c.ends).map(|_| ends_at(*day)))).collect()
            }
        };
        for (starts, ends) in spans {
            self.add(Hearing {
                court: self.court,
                case: case::case(sentence, self.of_text()),
                kind: kind.to_owned(),
                starts,
                ends,
                room: kind::room(sentence),
                status: sitting.status,
                moved_from: sitting.moved_from,
                evidence: sentence.to_owned(),
                url: self.url.map(str::to_owned),
            });
        }
    }

    fn slot(&mut self, slot: schedule::Slot) {
        let when = |time| When { day: slot.day, time: Some(time), zone: self.court.zone };
        for doubt in &slot.doubts {
            let problem = problem("the schedule", doubt, &slot.evidence, "the date was kept");
            self.problems.push(problem);
        }
        let hearing = Hearing {
            court: self.court,
            case: case::case(&slot.evidence, self.of_text()),
            kind: "hearing".to_owned(),
            starts: when(slot.starts),
            ends: slot.ends.map(when),
            room: None,
            status: HearingStatus::Announced,
            moved_from: None,
            url: self.url.map(str::to_owned),
            evidence: slot.evidence,
        };
        self.add(hearing);
    }

    /// Adds a hearing unless the text has announced the same before; then the fuller announcement counts.
    fn add(&mut self, new: Hearing) {
        let same = self.hearings.iter_mut().find(|known| is_same(known, &new));
        match same {
            Some(known) if detail(&new) > detail(known) => *known = new,
            Some(_) => {}
            None => self.hearings.push(new),
        }
    }

    /// Days that could not be read, where the sentence would announce something on them.
    fn unread(&mut self, number: usize, sentence: &str, mentions: &[Mention], kind_at: &[usize]) {
        let as_if = |mention: &Mention| Mention { days: Ok(Days::Each(vec![Day::MAX])), ..mention.clone() };
        let readable: Vec<Mention> = mentions.iter().map(as_if).collect();
        let would: Vec<usize> =
            role::sittings(sentence, &readable, kind_at).iter().map(|sitting| sitting.mention).collect();
        for (index, mention) in mentions.iter().enumerate() {
            if let (Err(why), true) = (&mention.days, would.contains(&index)) {
                let place = format!("sentence {number}");
                self.problems.push(problem(&place, why, sentence, "no hearing was read from this date"));
            }
        }
    }

    fn doubts(
        &mut self,
        number: usize,
        sentence: &str,
        mentions: &[Mention],
        sitting: &Sitting,
        clocks: &[Clock],
    ) {
        let place = format!("sentence {number}");
        for doubt in mentions.get(sitting.mention).into_iter().flat_map(|m| &m.doubts) {
            self.problems.push(problem(&place, doubt, sentence, "the date was kept"));
        }
        let Some(day) = sitting.days.first() else { return };
        let at =
            |c: &Clock| When { day, time: Some(c.starts), zone: c.zone.unwrap_or(self.court.zone) }.instant();
        if let [first, second] = clocks
            && let (Some(zone), Some(other)) = (first.zone, second.zone)
            && zone != other
            && at(first) != at(second)
        {
            let doubt = format!("the times in {zone} and {other} are not the same moment");
            self.problems.push(problem(&place, &doubt, sentence, "the first time was kept"));
        }
    }
}

fn problem(place: &str, doubt: &str, sentence: &str, effect: &str) -> Problem {
    Problem {
        place: place.to_owned(),
        record: None,
        expected: format!("a hearing with its day ({doubt})"),
        found: short(sentence, 200),
        effect: effect.to_owned(),
    }
}

fn kind_of(kinds: &[Kind], mentions: &[Mention], index: usize) -> Option<Kind> {
    let day = &mentions.get(index)?.range;
    let before = index.checked_sub(1).and_then(|i| mentions.get(i)).map_or(0, |m| m.range.end);
    kind::kind_for(kinds, before, day, mentions.get(index + 1).map_or(usize::MAX, |m| m.range.start))
}

/// The time that belongs to a day: the first after it and before the next day, else the last before it and
/// after the day before; one time in the sentence belongs to every day.
fn clock_of<'c>(mentions: &[Mention], clocks: &'c [Clock], index: usize) -> Option<&'c Clock> {
    let range = &mentions.get(index)?.range;
    let next = mentions.get(index + 1).map_or(usize::MAX, |m| m.range.start);
    let before = index.checked_sub(1).and_then(|i| mentions.get(i)).map_or(0, |m| m.range.end);
    let after = clocks.iter().find(|c| c.range.start >= range.end && c.range.start < next);
    let ahead = clocks.iter().rev().find(|c| c.range.end <= range.start && c.range.start >= before);
    let only = if mentions.len() == 1 || clocks.len() == 1 && index + 1 == mentions.len() {
        clocks.first()
    } else {
        None
    };
    after.or(ahead).or(only)
}

/// The zone of a court with two seats, where the sentence names but the other one.
fn elsewhere(sentence: &str, court: CourtRef) -> Option<Tz> {
    let arusha = court.seat.contains("Arusha") && sentence.contains("Arusha");
    (arusha && !sentence.contains("The Hague")).then_some(Tz::Africa__Dar_es_Salaam)
}

fn is_same(a: &Hearing, b: &Hearing) -> bool {
    let times = a.starts.time.is_none() || b.starts.time.is_none() || a.starts.time == b.starts.time;
    let kinds = a.kind == b.kind || a.kind == "hearing" || b.kind == "hearing";
    a.starts.day == b.starts.day && times && kinds && a.status == b.status
}

/// How much a hearing says.
fn detail(h: &Hearing) -> (bool, bool, bool, bool) {
    (h.starts.time.is_some(), h.kind != "hearing", h.room.is_some(), h.ends.is_some())
}

#[cfg(test)]
mod tests;
