//! The page of one item of news, read by the order of its lines: no class of it is known (`courts/icc.md` §2.2).

use crate::model::{court::CourtRef, moment::Day, press::Press};
use crate::parse::{
    dates::{DateForm, day},
    html::{ElementRef, all, attr, first, lines_of, text_of},
    page::Parsed,
    text::same_meaning,
};
use crate::sources::announced;
use crate::sources::reading::{Reading, Row};

use super::{base, own_address};

/// What the title of every page of the site ends with.
pub(super) const SITE: &str = "| International Criminal Court";

/// Slugs and the words of the type line.
const KINDS: &[(&str, &str)] = &[
    ("press-release", "press release"),
    ("media-advisory", "media advisory"),
    ("statement", "statement"),
    ("press-release", "communiqué de presse"),
    ("statement", "déclaration"),
];

/// The longest line that can be a type with its date.
const TYPE_LINE: usize = 80;

/// Whether a page has a line that gives type and date of an item.
pub(super) fn is_item(root: ElementRef<'_>) -> bool {
    Article::of(root).is_some()
}

/// `Press Release: 26 September 2022`: type and date as printed.
pub(super) fn type_line(line: &str) -> Option<(String, Day)> {
    let (word, date) = line.split_once(':').filter(|_| line.chars().count() < TYPE_LINE)?;
    let word = word.trim_matches(['|', ' ']);
    let letters = word.chars().all(|c| c.is_alphabetic() || c == ' ') && !word.is_empty();
    let day = day(date.trim_matches(['|', ' ']), DateForm::DayMonthNameYear).ok().filter(|_| letters)?;
    Some((word.to_owned(), day))
}

/// The slug of a type.
pub(super) fn kind(word: &str, row: &mut Row) -> String {
    slug(word).map_or_else(
        || {
            let effect = "stored with the type as printed; left out of counts by type";
            row.problem("a type that this adapter knows", word, effect);
            word.to_lowercase().replace(' ', "-")
        },
        str::to_owned,
    )
}

fn slug(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    KINDS.iter().find(|(_, known)| *known == lower).map(|(slug, _)| *slug)
}

/// Reads the page.
pub(super) fn read(court: CourtRef, root: ElementRef<'_>, url: &str) -> Parsed {
    let Some(article) = Article::of(root) else {
        return Parsed::unreadable("looked for a line as `Press Release: 26 September 2022`; there is none");
    };
    let canonical = || first(root, "link[rel=canonical]").and_then(|link| attr(link, "href"));
    let given = if url.is_empty() { canonical() } else { Some(url.to_owned()) };
    let Some(url) = given.and_then(|url| own_address(&base(""), &url)) else {
        return Parsed::unreadable("nothing tells the address of this page; name it with `--url`");
    };
    let mut row = Row::at("page");
    let head = Head::of(article.title, &article.below);
    let title = head.title.or_else(|| page_title(root)).unwrap_or_default();
    row.title(&title);
    if head.body.is_empty() {
        row.lacks("text below the title", "", "stored without text");
    }
    let press = Press {
        court: Some(court),
        reference: head.reference,
        date: Some(article.date),
        kind: kind(&article.word, &mut row),
        title,
        url: url.clone(),
        body: Some(head.body.join("\n")).filter(|body| !body.is_empty()),
        case: head.case.or(head.situation),
    };
    let mut reading = Reading::default();
    announced::add_press(&mut reading, row, &url, press);
    reading.done()
}

/// The article of a page: `main`, else `article`, else the body without what stands around it.
struct Article {
    word: String,
    date: Day,
    /// The title, where it stands above the type line.
    title: Option<String>,
    below: Vec<String>,
}

impl Article {
    fn of(root: ElementRef<'_>) -> Option<Article> {
        let part = first(root, "main").or_else(|| first(root, "article")).or_else(|| first(root, "body"))?;
        let text = lines_of(part);
        let lines: Vec<&str> = text.lines().collect();
        let stated: Vec<(usize, usize, (String, Day))> = (0..lines.len())
            .filter_map(|at| {
                let two = || type_of_two(lines[at], lines.get(at + 1)?);
                let one = type_line(lines[at]).map(|stated| (at, 1, stated));
                one.or_else(|| two().map(|stated| (at, 2, stated)))
            })
            .collect();
        let known = stated.iter().position(|(_, _, (word, _))| slug(word).is_some()).unwrap_or(0);
        let (at, taken, (word, date)) = stated.into_iter().nth(known)?;
        let titled = |title: &String| lines[..at].iter().any(|line| same_meaning(line, title));
        let mut below: Vec<String> = lines[at + taken..].iter().map(|line| (*line).to_owned()).collect();
        let around = chrome(part);
        below.truncate(below.iter().rposition(|line| !around.contains(line)).map_or(0, |last| last + 1));
        Some(Article { word, date, title: page_title(root).filter(titled), below })
    }
}

/// The type on one line and the date on the next.
fn type_of_two(line: &str, next: &str) -> Option<(String, Day)> {
    let word = line.trim_matches(['|', ' ', ':']);
    slug(word).and_then(|_| type_line(&format!("{word}: {next}")))
}

/// The lines of navigation and footer inside a part.
fn chrome(part: ElementRef<'_>) -> Vec<String> {
    let blocks = all(part, "nav, footer, header nav, form, .breadcrumb").map(lines_of);
    blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn page_title(root: ElementRef<'_>) -> Option<String> {
    let title = first(root, "title").map(text_of)?;
    Some(title.trim_end_matches(SITE).trim().to_owned()).filter(|title| !title.is_empty())
}

/// What stands between the type line and the text.
#[derive(Default)]
struct Head {
    title: Option<String>,
    reference: Option<String>,
    situation: Option<String>,
    case: Option<String>,
    body: Vec<String>,
}

impl Head {
    fn of(title: Option<String>, lines: &[String]) -> Head {
        let mut head = Head { title, ..Head::default() };
        for line in lines {
            let line = line.trim();
            let after = |label: &str| line.strip_prefix(label).map(|value| value.trim().to_owned());
            if head.title.is_none() {
                head.title = Some(line.to_owned());
            } else if head.body.is_empty()
                && head.title.as_ref().is_some_and(|title| same_meaning(title, line))
            {
                // the title again: it stands in the path above the type line, too
            } else if is_caption(line) {
                // a picture's alternative text and caption: often doubled, never the item's words
            } else if !head.body.is_empty() {
                head.body.push(line.to_owned());
            } else if is_reference(line) {
                head.reference = Some(line.to_owned());
            } else if let Some(situation) = after("Situation:") {
                head.situation = Some(situation);
            } else if let Some(case) = after("Case:") {
                head.case = Some(case);
            } else {
                head.body.push(line.to_owned());
            }
        }
        head
    }
}

/// `ICC-CPI-20220926-PR1674`.
fn is_reference(line: &str) -> bool {
    let mut parts = line.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (court, organ, date, number) = (next(), next(), next(), next());
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let series = number.strip_prefix("PR").or_else(|| number.strip_prefix("MA")).is_some_and(digits);
    court == "ICC" && matches!(organ, "CPI" | "ASP") && date.len() == 8 && digits(date) && series
}

/// `Image`, or words that end in the mark of the picture's owner, with or without a stray `<br>`.
fn is_caption(line: &str) -> bool {
    let words = line.trim_end_matches("<br>").trim_end();
    words == "Image" || words.rsplit_once('©').is_some_and(|(_, owner)| owner.chars().count() < 40)
}
