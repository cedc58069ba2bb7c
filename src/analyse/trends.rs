//! What is tagged more often than before, measured against what was read.

use std::collections::{BTreeMap, BTreeSet};

use super::count::real;
use super::exact::{fisher, holm};

/// How many periods before are the baseline, at most.
const BASELINE: usize = 12;
/// How many of them there must be.
const FEWEST_PERIODS: usize = 2;
/// How many records must have been read in the period, and in its baseline.
const FEWEST_READ: (usize, usize) = (10, 30);
/// How many tagged records the period and its baseline must have together.
const FEWEST_TAGS: usize = 5;
/// The level of the test, after correction.
const LEVEL: f64 = 0.05;

/// What can be said of a concern in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// More often than before, by more than chance explains.
    Emerging,
    /// Chance explains it.
    AsBefore,
    /// There is too little to say.
    TooFew,
}

impl Verdict {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Emerging => "emerging",
            Verdict::AsBefore => "as before",
            Verdict::TooFew => "too few",
        }
    }
}

/// A concern in a period, against the periods before.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The period.
    pub period: String,
    /// The concern, by slug.
    pub concern: String,
    /// Records tagged with it.
    pub tags: usize,
    /// Records read.
    pub read: usize,
    /// Records tagged with it in the baseline.
    pub before: usize,
    /// Records read in the baseline.
    pub read_before: usize,
    /// The chance of as many or more, were nothing different; `None`: not tested.
    pub p: Option<f64>,
    /// The same, corrected for all concerns tested in the period.
    pub adjusted: Option<f64>,
    /// What can be said.
    pub verdict: Verdict,
    /// Why there is too little to say.
    pub why: Option<String>,
}

impl Trend {
    /// The share of what was read that is tagged; `None` where nothing was read.
    pub fn rate(&self) -> Option<f64> {
        (self.read > 0).then(|| real(self.tags) / real(self.read))
    }

    /// The same of the baseline.
    pub fn baseline(&self) -> Option<f64> {
        (self.read_before > 0).then(|| real(self.before) / real(self.read_before))
    }
}

/// The quarter of a month: `2026-Q4` of `2026-11`.
pub fn quarter(month: &str) -> String {
    let (year, month) = month.split_once('-').unwrap_or((month, "01"));
    let quarter = month.parse::<u8>().unwrap_or(1).saturating_sub(1) / 3 + 1;
    format!("{year}-Q{quarter}")
}

/// Each concern that was tagged in a period, by period, then concern. `read` is how many records were read in each
/// period, `tagged` how many of them are tagged with a concern, by period and concern.
pub fn trends(read: &BTreeMap<String, usize>, tagged: &BTreeMap<(String, String), usize>) -> Vec<Trend> {
    let periods: Vec<&String> = read.keys().collect();
    let mut trends = Vec::new();
    for (place, period) in periods.iter().enumerate() {
        let before = &periods[place.saturating_sub(BASELINE)..place];
        let concerns: BTreeSet<&String> =
            tagged.keys().filter(|(when, _)| when == *period).map(|(_, concern)| concern).collect();
        let mut of_period: Vec<Trend> =
            concerns.into_iter().map(|concern| count(period, concern, before, read, tagged)).collect();
        test(&mut of_period, before.len());
        trends.append(&mut of_period);
    }
    trends
}

fn count(
    period: &str,
    concern: &str,
    before: &[&String],
    read: &BTreeMap<String, usize>,
    tagged: &BTreeMap<(String, String), usize>,
) -> Trend {
    let tags = |when: &str| tagged.get(&(when.to_owned(), concern.to_owned())).copied().unwrap_or(0);
    Trend {
        period: period.to_owned(),
        concern: concern.to_owned(),
        tags: tags(period),
        read: read.get(period).copied().unwrap_or(0),
        before: before.iter().map(|when| tags(when)).sum(),
        read_before: before.iter().filter_map(|when| read.get(*when)).sum(),
        p: None,
        adjusted: None,
        verdict: Verdict::TooFew,
        why: None,
    }
}

/// Tests the concerns of one period that have enough to be tested.
fn test(trends: &mut [Trend], periods: usize) {
    for trend in trends.iter_mut() {
        trend.why = too_little(trend, periods);
        trend.p =
            trend.why.is_none().then(|| fisher(trend.tags, trend.read, trend.before, trend.read_before));
    }
    let tested: Vec<f64> = trends.iter().filter_map(|trend| trend.p).collect();
    let adjusted = holm(&tested);
    for (trend, adjusted) in trends.iter_mut().filter(|trend| trend.p.is_some()).zip(adjusted) {
        trend.adjusted = Some(adjusted);
        trend.verdict = if adjusted < LEVEL { Verdict::Emerging } else { Verdict::AsBefore };
    }
}

/// Why nothing can be said, with what there is and what is needed.
fn too_little(trend: &Trend, periods: usize) -> Option<String> {
    let (here, there) = FEWEST_READ;
    let tags = trend.tags + trend.before;
    if periods < FEWEST_PERIODS {
        Some(format!("too few periods before: {periods}, at least {FEWEST_PERIODS} needed"))
    } else if tags < FEWEST_TAGS {
        let all = periods + 1;
        Some(format!("too few tags to say: {tags} in {all} periods, at least {FEWEST_TAGS} needed"))
    } else if trend.read < here {
        Some(format!("too little was read: {} records in the period, at least {here} needed", trend.read))
    } else if trend.read_before < there {
        Some(format!("too little was read before: {} records, at least {there} needed", trend.read_before))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(months: &[usize]) -> BTreeMap<String, usize> {
        (1..).zip(months).map(|(month, read)| (format!("2026-{month:02}"), *read)).collect()
    }

    fn tagged(list: &[(u8, &str, usize)]) -> BTreeMap<(String, String), usize> {
        list.iter().map(|(m, c, n)| ((format!("2026-{m:02}"), (*c).to_owned()), *n)).collect()
    }

    fn last(read_in: &[usize], tags: &[(u8, &str, usize)]) -> Vec<Trend> {
        let trends = trends(&read(read_in), &tagged(tags));
        let period = trends.last().unwrap().period.clone();
        trends.into_iter().filter(|trend| trend.period == period).collect()
    }

    #[test]
    fn more_tags_from_more_reading_are_no_trend() {
        let trend = &last(&[100, 100, 1000], &[(1, "delay", 4), (2, "delay", 4), (3, "delay", 40)])[0];
        assert_eq!((trend.tags, trend.verdict), (40, Verdict::AsBefore));
        assert!((trend.rate().unwrap() - trend.baseline().unwrap()).abs() < 1e-12);
        let trend = &last(&[100, 100, 100], &[(1, "delay", 4), (2, "delay", 4), (3, "delay", 20)])[0];
        assert_eq!(trend.verdict, Verdict::Emerging);
    }

    #[test]
    fn many_concerns_need_stronger_evidence() {
        let one = [(1, "a", 3), (2, "a", 3), (3, "a", 10)];
        let alone = &last(&[100, 100, 100], &one)[0];
        assert_eq!(alone.verdict, Verdict::Emerging, "{alone:?}");
        let others =
            ["b", "c", "d", "e", "f", "g", "h", "i", "j", "k"].map(|c| [(1, c, 3), (2, c, 3), (3, c, 3)]);
        let all: Vec<_> = one.into_iter().chain(others.into_iter().flatten()).collect();
        let among = last(&[100, 100, 100], &all);
        assert_eq!(among[0].p, alone.p);
        assert_eq!((among.len(), among[0].verdict), (11, Verdict::AsBefore), "{:?}", among[0]);
    }

    #[test]
    fn too_little_is_said_in_numbers() {
        let why = |read: &[usize], tags: &[(u8, &str, usize)]| {
            let trend = last(read, tags).remove(0);
            assert_eq!((trend.verdict, trend.p, trend.adjusted), (Verdict::TooFew, None, None));
            trend.why.unwrap()
        };
        let words = "too few tags to say: 3 in 3 periods, at least 5 needed";
        assert_eq!(why(&[50, 50, 50], &[(2, "a", 1), (3, "a", 2)]), words);
        assert_eq!(why(&[50, 50], &[(2, "a", 9)]), "too few periods before: 1, at least 2 needed");
        let words = "too little was read: 6 records in the period, at least 10 needed";
        assert_eq!(why(&[50, 50, 6], &[(3, "a", 6)]), words);
        let words = "too little was read before: 20 records, at least 30 needed";
        assert_eq!(why(&[10, 10, 50], &[(3, "a", 6)]), words);
    }

    #[test]
    fn quarters() {
        assert_eq!(
            ["2026-01", "2026-03", "2026-04", "2026-12"].map(quarter),
            ["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]
        );
    }
}
