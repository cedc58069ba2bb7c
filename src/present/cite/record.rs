//! From a stored record to what can be cited. What is not known becomes a remark, never an invented value.

use super::authority::{Authority, CaseName, Paper, Press, When};
use super::capitals;
use super::case_name::case_name;
use super::line::court_name;
use super::names::Names;
use super::remark::Remark;
use super::title_case::title_case;
use crate::analyse::title::{self, Maker};
use crate::model::cited::CitedRecord;
use crate::model::fold::fold;

impl Authority {
    /// What a stored record is, made of what its sources print.
    pub fn of(record: &CitedRecord, names: &Names) -> Authority {
        let mut authority = match record.kind.as_str() {
            "press" if record.court == "echr" && !record.number.is_empty() => application(record),
            "press" => press(record),
            "hearing" => hearing(record),
            _ => paper(record, names),
        };
        if let Some(short) = names.title_of(&record.number) {
            authority.set_short(short);
        }
        authority
    }
}

/// What a filing is: by its title, where that is of a decision; else by the sort that its source states, by its title,
/// by whether a chamber made it.
fn paper(record: &CitedRecord, names: &Names) -> Authority {
    let mut remarks = Vec::new();
    let title = title::read(&record.title);
    let stated = Some(record.doctype.as_str()).filter(|sort| title::maker(sort).is_some());
    let judged =
        title.doctype.filter(|sort| title::maker(sort) == Some(Maker::Chamber) && title.modifiers.is_empty());
    let sort = judged.or(stated).or(title.doctype).unwrap_or_default();
    let transcript = sort == "transcript" || record.number.contains("-T-");
    let maker = title::maker(sort).or_else(|| {
        let by_chamber =
            record.chamber.is_some() && record.party.as_ref().is_none_or(|party| is_bench(party));
        by_chamber.then_some(Maker::Chamber)
    });
    if maker.is_none() && !transcript {
        remarks.push(Remark::SortUnknown);
    }
    let decision = maker == Some(Maker::Chamber) && !transcript;
    let mut paper = fields(record, names, remarks);
    if transcript {
        Authority::Transcript(paper)
    } else if decision {
        paper.author = None;
        if paper.chamber.is_none() && record.court != "icj" {
            paper.remarks.push(Remark::Missing("chamber"));
        }
        Authority::Decision(paper)
    } else {
        paper.chamber = None;
        if paper.author.is_none() && title.party.is_none() {
            paper.remarks.push(Remark::AuthorUnknown);
        }
        Authority::Filing(paper)
    }
}

fn fields(record: &CitedRecord, names: &Names, mut remarks: Vec<Remark>) -> Paper {
    let (case, accused) = case_name(record, names, &mut remarks);
    if record.title.trim().is_empty() {
        remarks.push(Remark::Missing("title"));
    }
    let (document, subnumber) = numbered(record);
    let language = language(record);
    if language.as_deref().is_some_and(|language| language != "en") && !record.number.contains("-t") {
        remarks.push(Remark::Missing("English title"));
    }
    Paper {
        court: record.court.clone(),
        case,
        names: accused,
        title: record.title.clone(),
        language,
        chamber: record.chamber.as_deref().map(chamber),
        author: record.party.clone().filter(|party| !is_bench(party)),
        case_number: record.case.clone(),
        document,
        subnumber,
        date: record.date.map(When::Day),
        url: record.url.clone(),
        remarks,
        ..Paper::default()
    }
}

/// The number of the document, and the code of a document in a case file of the ECCC.
fn numbered(record: &CitedRecord) -> (Option<String>, Option<String>) {
    let number = Some(record.number.trim().to_owned()).filter(|number| !number.is_empty());
    if record.court != "eccc" {
        return (number, None);
    }
    let Some(number) = number else { return (None, None) };
    let code = |text: &str| Some(format!("Doc No {text}")).filter(|_| !text.is_empty());
    match number.rsplit_once([' ', ',']) {
        Some((file, own)) if file.contains("ECCC") => {
            (Some(file.trim_end_matches(',').to_owned()), code(own))
        }
        _ if record.case.as_ref().is_some_and(|case| !number.contains("ECCC") && *case != number) => {
            (record.case.clone(), code(&number))
        }
        _ => (Some(number), None),
    }
}

/// Whether a name is that of judges, a chamber or a panel.
fn is_bench(name: &str) -> bool {
    let name = fold(name);
    ["chamber", "judge", "panel", "presidency", "president", "chambre", "juge"]
        .iter()
        .any(|word| name.contains(word))
}

/// The chamber as on the cover, its words in capitals at the front only: `TRIAL CHAMBER I`, `Trial chamber`.
pub(super) fn chamber(printed: &str) -> String {
    title_case(printed.trim())
}

/// The language of the title: as stored, else French where it reads so.
fn language(record: &CitedRecord) -> Option<String> {
    let french = [
        " décision ",
        " ordonnance ",
        " arrêt ",
        " les ",
        " sur ",
        " le ",
        " la ",
        " et ",
        " par ",
        " en ",
        " de la ",
        " du ",
        " des ",
        " aux ",
        " à ",
        " de l’",
        " de l'",
        " relative ",
        " d’",
        " d'",
    ];
    let lower = format!(" {} ", record.title.to_lowercase());
    let reads_french = french.iter().filter(|word| lower.contains(**word)).count() >= 2;
    match record.language.as_deref() {
        Some("en") | None if reads_french => Some("fr".to_owned()),
        // the title of a translation, or of a record whose pages are in another language, may still be English
        Some(_) | None if reads_english(&lower) => Some("en".to_owned()),
        other => other.map(str::to_owned),
    }
}

fn reads_english(lower: &str) -> bool {
    [" of ", " the ", " for ", " to ", " on ", " and "].iter().filter(|word| lower.contains(**word)).count()
        >= 2
        || title::read(lower).doctype.is_some() && lower.is_ascii() && !lower.contains(" de ")
}

/// A press item: of a court, or of an observer.
fn press(record: &CitedRecord) -> Authority {
    let court = Some(court_name(&record.court).to_owned()).filter(|name| !name.is_empty());
    let site = record.url.as_deref().and_then(|url| url::Url::parse(url).ok());
    let host = site.and_then(|url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()));
    let mut remarks = Vec::new();
    for (part, missing) in [("date", record.date.is_none()), ("title", record.title.trim().is_empty())] {
        if missing {
            remarks.push(Remark::Missing(part));
        }
    }
    let own = record.number != record.url.as_deref().unwrap_or_default();
    let item = Press {
        author: court.clone(),
        site: court.clone().or(host),
        title: record.title.clone(),
        language: language(record),
        sort: press_sort(record).to_owned(),
        number: Some(record.number.clone()).filter(|number| own && !number.is_empty()),
        date: record.date.map(When::Day),
        url: record.url.clone(),
        remarks,
        ..Press::default()
    };
    match court {
        Some(_) => Authority::Press(item),
        None => Authority::Web(Press { number: None, ..item }),
    }
}

fn press_sort(record: &CitedRecord) -> &'static str {
    match (record.doctype.as_str(), title::read(&record.title).doctype) {
        ("press-release", _) => "Press Release",
        ("statement", _) | (_, Some("statement")) => "Statement",
        ("media-advisory", _) | (_, Some("media-advisory")) => "Media Advisory",
        ("judgment", _) => "Judgment",
        ("post", _) => "Web Page",
        _ => "Media Release",
    }
}

/// A judgment or decision of the European Court of Human Rights: the applicant and the State name it, and the numbers
/// of its applications.
fn application(record: &CitedRecord) -> Authority {
    let title = record.title.split(" - [").next().unwrap_or_default().trim();
    let name =
        ["CASE OF ", "Case of ", "AFFAIRE ", "Affaire "].iter().find_map(|front| title.strip_prefix(front));
    let name = title_case(name.unwrap_or(title)).replace(" v. ", " v ").replace(" c. ", " v ");
    let mut remarks = Vec::new();
    if record.date.is_none() {
        remarks.push(Remark::Missing("date"));
    }
    Authority::Decision(Paper {
        court: record.court.clone(),
        case: CaseName::Named { name, parties: None },
        numbers: record.number.split(';').map(|number| number.trim().to_owned()).collect(),
        date: record.date.map(When::Day),
        url: record.url.clone(),
        remarks,
        ..Paper::default()
    })
}

/// A hearing, by the page that announces it.
fn hearing(record: &CitedRecord) -> Authority {
    let mut remarks = vec![Remark::HearingByPage];
    if record.url.is_none() {
        remarks.push(Remark::Missing("address"));
    }
    let case = record.case_name.clone().or_else(|| record.case.clone());
    let kind = capitals::spaced(&record.title);
    Authority::Web(Press {
        site: Some(court_name(&record.court).to_owned()).filter(|name| !name.is_empty()),
        title: case.map_or(kind.clone(), |case| format!("{kind}: {case}")),
        sort: "Web Page".to_owned(),
        date: record.date.map(When::Day),
        url: record.url.clone(),
        remarks,
        ..Press::default()
    })
}

#[cfg(test)]
#[path = "record_test.rs"]
mod tests;
