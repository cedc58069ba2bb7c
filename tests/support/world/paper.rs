//! A filing as its court prints it: a cover, numbered paragraphs, the registry's stamp at the head of each page.

use chrono::NaiveDate;

use super::pdf::{self, Line, down};
use super::{Court, Filing};

/// Characters a line of the body holds.
const WIDE: usize = 84;
/// Lines of the body a page holds.
const LONG: usize = 40;
/// Where the first line of the body stands, in points from the foot of the page.
const TOP: f64 = 735.0;

/// The PDF of a filing: its paragraphs where they are written, else its few words on one page.
pub(super) fn of(filing: &Filing) -> Vec<u8> {
    match filing.paragraphs {
        [] => pdf::with(&filing.text),
        paragraphs => pdf::file(&pages(filing, paragraphs)),
    }
}

fn pages(filing: &Filing, paragraphs: &[&str]) -> Vec<Vec<Line>> {
    let mut body = Vec::new();
    for (number, paragraph) in (1..).zip(paragraphs) {
        body.extend(pdf::wrapped(&format!("{number}. {paragraph}"), WIDE));
        body.push(String::new());
    }
    let mut pages = vec![cover(filing)];
    pages.extend(body.chunks(LONG).map(|lines| {
        let lines = lines.iter().enumerate().filter(|(_, text)| !text.is_empty());
        lines.map(|(place, text)| Line::new(72.0, TOP - 16.0 * down(place), 11.0, text)).collect::<Vec<_>>()
    }));
    let count = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.insert(0, Line::new(150.0, 815.0, 9.0, &stamp(filing, number, count)));
        if number > 1 {
            let foot = format!("No. {}", filing.case);
            page.push(Line::new(72.0, 40.0, 9.0, &foot));
            page.push(Line::new(285.0, 40.0, 9.0, &format!("{number}/{count}")));
            page.push(Line::new(430.0, 40.0, 9.0, &printed(filing.date, filing.language)));
        }
    }
    pages
}

fn stamp(filing: &Filing, page: usize, pages: usize) -> String {
    match filing.court {
        Court::Icc => {
            format!("{} {} {page}/{pages} NM T", filing.number, filing.date.format("%d-%m-%Y"))
        }
        Court::Ksc => {
            format!(
                "{}/{}/{page} of {pages} PUBLIC {}",
                filing.case,
                filing.number,
                filing.date.format("%d/%m/%Y 15:02:00")
            )
        }
    }
}

fn cover(filing: &Filing) -> Vec<Line> {
    let french = filing.language == "fr";
    let words: [String; 6] = [
        (if french { "Original : français" } else { "Original: English" }).to_owned(),
        format!("No.: {}", filing.case),
        format!("Date: {}", printed(filing.date, filing.language)),
        filing.party.to_uppercase(),
        filing.case_name.clone(),
        "Public".to_owned(),
    ];
    let mut y = 700.0;
    let mut lines = Vec::new();
    for text in &words {
        lines.push(Line::new(72.0, y, 12.0, text));
        y -= 48.0;
    }
    for text in pdf::wrapped(&filing.title, 60) {
        lines.push(Line::bold(72.0, y, 13.0, &text));
        y -= 18.0;
    }
    lines
}

fn printed(date: NaiveDate, language: &str) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    use chrono::Datelike;
    match language {
        "fr" => format!("{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year()),
        _ => date.format("%-d %B %Y").to_string(),
    }
}
