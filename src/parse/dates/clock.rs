//! Times of day.

use chrono::NaiveTime;

use super::BadDate;
use crate::parse::text::{short, tidy};

/// Reads a time of day: `14:00`, `9:30`, `11h00`, `10 h`, `10:00 am`, `2:30 p.m.`, `10.06 a.m.`, `10 a.m.`,
/// `14.00 hours`, `noon`, `midi`. The whole text must be the time. A point between hours and minutes is
/// read only with `a.m.`, `p.m.` or `hours` after it.
pub fn time(text: &str) -> Result<NaiveTime, BadDate> {
    let tidied = tidy(text).to_lowercase();
    read(&tidied).map_err(|why| BadDate { found: short(&tidy(text), 200), why })
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Afternoon,
    Whole,
    Unsaid,
}

fn read(text: &str) -> Result<NaiveTime, String> {
    let other = || "it is not a time as 14:30, 2:30 p.m. or 14h30".to_owned();
    match text {
        "noon" | "12 noon" | "12:00 noon" | "midi" => return put(12, 0, Half::Whole),
        "midnight" | "minuit" => return put(0, 0, Half::Whole),
        _ => {}
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | 'h' | ' ')));
    let (figures, words) = text.split_at(end.unwrap_or(text.len()));
    let (figures, words) = match figures.strip_suffix('h') {
        Some(rest) if words.starts_with('o') || words.starts_with('r') => (rest, "hours"),
        _ => (figures, words),
    };
    let half = match words.replace(['.', ' '], "").as_str() {
        "" => Half::Unsaid,
        "am" => Half::Morning,
        "pm" => Half::Afternoon,
        "hours" | "hrs" | "heures" | "uhr" => Half::Whole,
        _ => return Err(other()),
    };
    let figures = figures.trim().trim_end_matches('.');
    let (hour, minute) = split(figures, half).ok_or_else(other)?;
    put(hour, minute, half)
}

fn split(figures: &str, half: Half) -> Option<(u32, u32)> {
    let number = |t: &str| {
        let t = t.trim();
        ((1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit()))
            .then(|| t.parse().ok())
            .flatten()
    };
    let minutes = |t: &str| if t.trim().len() == 2 { number(t) } else { None };
    if let Some((hour, minute)) = figures.split_once('h') {
        let minute = if minute.trim().is_empty() { Some(0) } else { minutes(minute) };
        return Some((number(hour)?, minute?));
    }
    if let Some((hour, rest)) = figures.split_once(':') {
        let minute = rest.split_once(':').map_or(rest, |(minute, _)| minute);
        return Some((number(hour)?, minutes(minute)?));
    }
    if half == Half::Unsaid {
        return None;
    }
    match figures.split_once('.') {
        Some((hour, minute)) => Some((number(hour)?, minutes(minute)?)),
        None => Some((number(figures)?, 0)),
    }
}

fn put(hour: u32, minute: u32, half: Half) -> Result<NaiveTime, String> {
    let hour = match half {
        Half::Morning if hour > 12 => return Err(format!("there is no {hour} a.m.")),
        Half::Morning => hour % 12,
        Half::Afternoon if hour < 12 => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(|| format!("there is no time {hour}:{minute:02}"))
}
