//! DOCX: opened by `soffice` and python-docx, and held against what Word insists on.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use courtwatch::present::document::{Block, Document, Run};
use courtwatch::present::docx;
use courtwatch::present::visible::visible;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::docx_order;
use crate::office::{briefing, edges, filled_with, folder, hostile, plain};
use crate::tools::{output, python, tool};

pub fn made(document: &Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    docx::write(document, &mut bytes).unwrap();
    bytes
}

/// The parts of a file, by name.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        parts.insert(name, text);
    }
    parts
}

/// Everything that Word would refuse: XML that is not well formed or not in order, a relation or a note that leads
/// nowhere, a name given twice.
fn is_sound(name: &str, document: &Document) -> BTreeMap<String, String> {
    let parts = parts(&made(document));
    for (part, text) in &parts {
        docx_order::check(&format!("{name}: {part}"), text);
    }
    let types = &parts["[Content_Types].xml"];
    for part in parts.keys().filter(|part| !part.contains("_rels") && !part.starts_with('[')) {
        assert!(types.contains(&format!("PartName=\"/{part}\"")), "{name}: {part} has no type");
    }
    for (of, relations) in [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ] {
        let known = values(&parts[relations], "Relationship", "Id");
        for tag in ["w:hyperlink", "w:headerReference", "w:footerReference"] {
            for id in values(&parts[of], tag, "r:id") {
                assert_eq!(known.iter().filter(|k| **k == id).count(), 1, "{name}: {of} leads to {id}");
            }
        }
    }
    let notes = values(&parts["word/footnotes.xml"], "w:footnote", "w:id");
    let marked = values(&parts["word/document.xml"], "w:footnoteReference", "w:id");
    assert_eq!(notes.len(), document.notes.len() + 2, "{name}: footnotes");
    assert_eq!(marked.len(), document.notes.len(), "{name}: every footnote is marked once");
    assert!(marked.iter().all(|id| notes.contains(id)), "{name}: a mark without a note");
    let lists = values(&parts["word/numbering.xml"], "w:num", "w:numId");
    for id in values(&parts["word/document.xml"], "w:numId", "w:val") {
        assert!(lists.contains(&id), "{name}: list {id}");
    }
    let styles = values(&parts["word/styles.xml"], "w:style", "w:styleId");
    for (part, tag) in [
        ("document", "w:pStyle"),
        ("document", "w:rStyle"),
        ("document", "w:tblStyle"),
        ("footnotes", "w:pStyle"),
        ("footnotes", "w:rStyle"),
        ("header1", "w:pStyle"),
        ("header2", "w:pStyle"),
        ("footer1", "w:pStyle"),
    ] {
        for style in values(&parts[&format!("word/{part}.xml")], tag, "w:val") {
            assert!(styles.contains(&style), "{name}: {part} has style {style}");
        }
    }
    parts
}

/// The values of an attribute of an element, wherever it stands.
fn values(xml: &str, tag: &str, attribute: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == tag => {
                let all = e.attributes().map(Result::unwrap);
                let of_name = all.filter(|a| a.key.as_ref() == attribute);
                found.extend(of_name.map(|a| a.value.into_owned()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Converts a file with `soffice`; `None` where it is not there.
fn opened(file: &Path) -> Option<PathBuf> {
    let soffice = tool("soffice")?;
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    output(
        Command::new(soffice)
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder)
            .arg(file),
    );
    let pdf = file.with_extension("pdf");
    assert!(pdf.is_file(), "LibreOffice did not open {}", file.display());
    Some(pdf)
}

/// The text of a PDF with white space folded and ligatures taken apart; `None` where there is no pdftotext.
pub fn text_of(pdf: &Path) -> Option<String> {
    let text = output(Command::new(tool("pdftotext")?).arg("-raw").arg(pdf).arg("-"));
    Some(folded(&text))
}

/// Text without white space and without what breaks lines: what stays of it on any page.
pub fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '-' && *c != '\u{ad}').collect()
}

#[test]
fn a_briefing_opens_in_libreoffice_with_all_its_words() {
    let document = briefing();
    is_sound("briefing", &document);
    let file = folder("briefing-docx").join("briefing.docx");
    fs::write(&file, made(&document)).unwrap();
    let Some(text) = opened(&file).and_then(|pdf| text_of(&pdf)) else { return };
    for note in &document.notes {
        let words: String = note.iter().map(|run| run.text.as_str()).collect();
        assert!(text.contains(&folded(&words)), "the note {words:?} is not in\n{text}");
    }
    for words in [
        document.title.as_str(),
        document.banner.as_deref().unwrap(),
        "The accused has a right",
        "Page1of",
        "ICC07/77",
    ] {
        assert!(text.contains(&folded(words)), "{words:?} is not in\n{text}");
    }
    assert!(text.matches("Dayslate").count() > 1, "the header row is repeated: {text}");
}

#[test]
fn every_edge_is_sound_and_opens() {
    let mut files = Vec::new();
    let folder = folder("edges-docx");
    for (name, document) in edges() {
        is_sound(name, &document);
        let file = folder.join(format!("{}.docx", name.replace(' ', "-")));
        fs::write(&file, made(&document)).unwrap();
        files.push(file);
    }
    let Some(soffice) = tool("soffice") else { return };
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut convert = Command::new(soffice);
    convert.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(&folder).args(&files);
    output(&mut convert);
    for file in files {
        assert!(file.with_extension("pdf").is_file(), "LibreOffice did not open {}", file.display());
    }
}

/// The text that a word processor shows: what stands in `w:t`.
fn shown(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut text, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(e) if e.name().as_ref() == "w:t" => inside = true,
            Event::End(e) if e.name().as_ref() == "w:t" => inside = false,
            Event::Text(t) if inside => text.push_str(&t),
            Event::GeneralRef(name) if inside => text.push(match name.as_ref() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "#39" => '\'',
                other => panic!("an entity that we do not write: {other}"),
            }),
            Event::Eof => return text,
            _ => {}
        }
    }
}

/// What follows a text, which must be there.
fn after<'t>(whole: &'t str, text: &str) -> &'t str {
    let at = whole.find(text).unwrap_or_else(|| panic!("{text:?} is not there"));
    &whole[at + text.len()..]
}

#[test]
fn no_payload_is_more_than_text() {
    let texts = hostile();
    let document = filled_with(&texts);
    let parts = is_sound("hostile", &document);
    let (body, notes) = (shown(&parts["word/document.xml"]), shown(&parts["word/footnotes.xml"]));
    let (mut body, mut notes) = (body.as_str(), notes.as_str());
    for text in &texts {
        let expected: String = visible(text).split(['\n', '\r', '\t']).collect();
        let expected = expected.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        for _ in ["heading", "words", "quotation", "column", "cell"] {
            body = after(body, &expected);
        }
        notes = after(after(notes, &expected), &expected);
    }
    for part in ["word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"] {
        for target in values(&parts[part], "Relationship", "Target") {
            let ours = !target.contains(':');
            assert!(
                ours || target.starts_with("https://") || target.starts_with("http://"),
                "{part}: {target}"
            );
        }
    }
    let file = folder("hostile-docx").join("hostile.docx");
    fs::write(&file, made(&filled_with(&texts[..60.min(texts.len())]))).unwrap();
    opened(&file);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (name, document) in edges().into_iter().chain([("briefing", briefing())]) {
        assert_eq!(made(&document), made(&document), "{name}");
    }
    let bytes = made(&briefing());
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for at in 0..zip.len() {
        let date = zip.by_index(at).unwrap().last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day(), date.hour()), (1980, 1, 1, 0));
    }
    let core = &parts(&bytes)["docProps/core.xml"];
    assert!(!core.contains("created") && !core.contains("modified"), "{core}");
}

/// Prints what becomes of a document, for the test below, which runs this program again in other surroundings.
#[test]
#[ignore = "run by `the_same_bytes_in_other_surroundings`"]
fn prints_what_it_makes() {
    println!("docx {}", hash(&made(&briefing())));
    #[cfg(feature = "pdf")]
    println!("pdf {}", hash(&crate::pdf::made(&briefing())));
}

fn hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[test]
fn the_same_bytes_in_other_surroundings() {
    let here = format!("docx {}", hash(&made(&briefing())));
    let printed = |zone: &str, locale: &str| {
        let mut again = Command::new(std::env::current_exe().unwrap());
        again.args(["--ignored", "--exact", "--nocapture", "docx::prints_what_it_makes"]);
        output(again.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale))
    };
    let one = printed("Asia/Kolkata", "fr_FR.UTF-8");
    let made: Vec<&str> =
        one.lines().filter(|line| line.starts_with("docx ") || line.starts_with("pdf ")).collect();
    assert!(
        made.contains(&here.as_str()) && made.len() == if cfg!(feature = "pdf") { 2 } else { 1 },
        "{one}"
    );
    let other = printed("America/St_Johns", "C");
    assert!(made.iter().all(|line| other.contains(line)), "{one}\n{other}");
}

#[test]
fn properties_say_what_it_is() {
    let mut document = briefing();
    let read = |document: &Document| parts(&made(document));
    let parts = read(&document);
    for said in
        ["<dc:title>Thirty-one months", "<dc:creator>International Justice Clinic<", "<dc:language>en-GB<"]
    {
        assert!(parts["docProps/core.xml"].contains(said), "{said}");
    }
    assert!(
        shown(&parts["word/header1.xml"]).contains("DRAFT")
            && shown(&parts["word/header1.xml"]).contains("Thirty-one")
    );
    assert!(
        shown(&parts["word/header2.xml"]).contains("DRAFT")
            && !shown(&parts["word/header2.xml"]).contains("Thirty-one")
    );
    assert_eq!(shown(&parts["word/footer1.xml"]), "Page 1 of 1");
    (document.language, document.author, document.banner) = ("fr".to_owned(), String::new(), None);
    let parts = read(&document);
    assert!(parts["word/styles.xml"].contains("w:lang w:val=\"fr-FR\""));
    assert!(!parts["docProps/core.xml"].contains("creator"));
    assert_eq!(shown(&parts["word/footer1.xml"]), "Page 1 sur 1");
    assert!(!parts["word/document.xml"].contains("Banner"));
}

#[test]
fn numbered_lists_start_again() {
    let list = |ordered, items: &[&str]| Block::List {
        ordered,
        items: items.iter().map(|item| vec![Block::Paragraph(plain(item))]).collect(),
    };
    let blocks = vec![list(true, &["a", "b"]), list(false, &["c"]), list(true, &["d"])];
    let parts = is_sound("lists", &Document { blocks, ..Document::default() });
    assert_eq!(values(&parts["word/document.xml"], "w:numId", "w:val"), ["2", "2", "1", "3"]);
    assert_eq!(parts["word/numbering.xml"].matches("w:startOverride").count(), 2);
}

#[test]
fn notes_keep_their_numbers() {
    let marks = |name: &str| {
        let (_, document) = edges().into_iter().find(|(edge, _)| *edge == name).unwrap();
        is_sound(name, &document)
    };
    let again = marks("marks again and nowhere");
    assert_eq!(shown(&again["word/document.xml"]), "Edgewww1w9w0");
    assert!(again["word/document.xml"].contains(" NOTEREF _Note1 "));
    let turned = marks("marks out of order");
    assert_eq!(shown(&turned["word/document.xml"]), "Edgew2w1");
    assert!(turned["word/document.xml"].contains("w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>2<"));
    assert_eq!(shown(&turned["word/footnotes.xml"]), "2 Note number 21 Note number 1");
    let unmarked = marks("notes without a mark");
    assert_eq!(values(&unmarked["word/document.xml"], "w:footnoteReference", "w:id"), ["1", "2", "3"]);
}

#[test]
fn links_lead_only_to_the_web() {
    let link = |to: &str| Run { text: "x".to_owned(), link: Some(to.to_owned()), ..Run::default() };
    let long = format!("https://x.example/{}", "a".repeat(3000));
    let runs = [
        "https://x.example/a b?c=d&e",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://y.example",
        &long,
    ]
    .map(link);
    let parts = is_sound(
        "links",
        &Document {
            blocks: vec![
                Block::Paragraph(runs.to_vec()),
                Block::Paragraph(vec![link("http://y.example"), Run::note(1)]),
            ],
            notes: vec![vec![link("https://z.example/")]],
            ..Document::default()
        },
    );
    let targets = |part: &str| -> Vec<String> {
        let all = values(&parts[part], "Relationship", "Target");
        all.into_iter().filter(|target| target.contains("://")).collect()
    };
    assert_eq!(
        targets("word/_rels/document.xml.rels"),
        ["http://y.example/", "https://x.example/a%20b?c=d&amp;e"]
    );
    assert_eq!(targets("word/_rels/footnotes.xml.rels"), ["https://z.example/"]);
    assert_eq!(values(&parts["word/document.xml"], "w:hyperlink", "r:id").len(), 3);
}

/// What python-docx finds in a file: styles of paragraphs, tables, and how rows and notes are marked.
const READER: &str = r#"
import sys, docx
d = docx.Document(sys.argv[1])
styles = [p.style.name for p in d.paragraphs]
for name in ["Title", "Banner", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Quote", "List Paragraph", "Caption"]:
    print(name, styles.count(name))
print("tables", len(d.tables), len(d.tables[0].rows), d.tables[0].style.name, d.tables[0].cell(1, 1).text)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
print("header rows", len(list(d.element.iter(W + "tblHeader"))))
print("notes", len(list(d.element.iter(W + "footnoteReference"))))
print("title", d.core_properties.title, "|", d.core_properties.author, "|", d.core_properties.language)
s = d.sections[0]
print("page", round(s.page_width.cm, 1), round(s.page_height.cm, 1), round(s.left_margin.cm, 1))
print("head", s.header.paragraphs[-1].text, "|", s.footer.paragraphs[0].text)
n = d.styles["Normal"].font.name, d.styles["footnote text"].font.size.pt, d.styles["Normal"].base_style
print("font", n)
"#;

#[test]
fn python_docx_finds_styles_tables_and_notes() {
    let Some(python) = python() else { return };
    let file = folder("python-docx").join("briefing.docx");
    fs::write(&file, made(&briefing())).unwrap();
    let found = output(Command::new(python).args(["-c", READER]).arg(&file));
    let expected = "\
        Title 1\nBanner 1\nHeading 1 2\nHeading 2 2\nHeading 3 1\nHeading 4 1\nQuote 1\nList Paragraph 5\nCaption 1\n\
        tables 2 61 Report ICC-07/77-01/26-1-Red\nheader rows 2\nnotes 5\n\
        title Thirty-one months before trial: delay in Prosecutor v Quill | International Justice Clinic | en-GB\n\
        page 21.0 29.7 2.5\nhead Thirty-one months before trial: delay in Prosecutor v Quill | Page 1 of 1\n\
        font (None, 10.0, None)\n";
    assert_eq!(found, expected);
}
