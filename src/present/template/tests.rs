use std::collections::BTreeMap;

use super::blocks::{Read, read};
use super::render::{Material, render};
use super::*;
use crate::analyse::concerns::Codebook;
use crate::model::review::ReviewRule;
use crate::present::assemble::{self, assemble};
use crate::present::briefing::{Briefing, Source};
use crate::present::cite::{Authority, House, Names};
use crate::present::document::words;

const HEAD: &str = "+++\nid = \"t\"\nname = { en = \"T\", fr = \"T\" }\naudience = \"x\"\n[[section]]\nid = \"a\"\nen = \"Facts\"\nfr = \"Faits\"\n+++\n";

fn briefing() -> Briefing {
    let material = assemble::Material {
        title: "The title".to_owned(),
        period: (None, None),
        made_of: Vec::new(),
        unread: Vec::new(),
        review_rule: ReviewRule::SecondPerson,
        tagged: Vec::new(),
        waiting: 0,
        house: House::default(),
    };
    assemble(material, Codebook::shipped().unwrap(), &Names::default())
}

fn made(body: &str, language: &str, metadata: &[(&str, &str)]) -> Result<Read, TemplateError> {
    let template = Template::read("t.md", &format!("{HEAD}{body}"))?;
    let metadata = metadata.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let briefing = briefing();
    let material = Material { briefing: &briefing, metadata: &metadata, ahead: &[], language };
    let mut answers = BTreeMap::new();
    for asked in render(&template, &material, &answers)?.asked() {
        let answer = if asked.number.contains("SECRET") {
            Answer::Refused { check: "only-public-level", number: None, why: "it is closed".to_owned() }
        } else {
            Answer::Found(Box::new(Found {
                record: ("filing".to_owned(), "icc".to_owned(), asked.number.clone()),
                number: asked.number.clone(),
                authority: Authority::of(&crate::model::cited::CitedRecord::default(), &Names::default()),
                source: Source::new("https://court.example/", "https://court.example/", &"a".repeat(64))
                    .unwrap(),
                doctype: "decision".to_owned(),
                words: asked.words.clone().map(|words| (words, Some(3), Some(7))),
            }))
        };
        answers.insert(asked.clone(), answer);
    }
    let rendered = render(&template, &material, &answers)?;
    Ok(read(&rendered, &material, &answers, House::default()))
}

fn error(body: &str) -> TemplateError {
    made(body, "en", &[("author", "Ana")]).unwrap_err()
}

#[test]
fn every_shipped_template_renders_in_both_languages() {
    let shipped = shipped().unwrap();
    assert_eq!(shipped.len(), 12);
    for template in shipped {
        let (briefing, metadata) = (briefing(), BTreeMap::new());
        for language in ["en", "fr"] {
            let material = Material { briefing: &briefing, metadata: &metadata, ahead: &[], language };
            let rendered = render(template, &material, &BTreeMap::new()).unwrap();
            let read = read(&rendered, &material, &BTreeMap::new(), House::default());
            let sections: Vec<&str> =
                read.pieces.iter().filter_map(|piece| piece.section.as_deref()).collect();
            let expected: Vec<&str> = template.front.sections.iter().map(|s| s.id.as_str()).collect();
            assert_eq!(sections, expected, "{}", template.file);
            for (piece, section) in read.pieces.iter().zip(&template.front.sections) {
                let Some(Block::Heading(1, heading)) = piece.blocks.first() else { panic!("{piece:?}") };
                assert_eq!(words(heading), section.heading(language));
            }
        }
    }
}

#[test]
fn an_error_has_its_line_and_what_is_known_there() {
    let unknown = error("\n\nHello {{ concerns }} {{ lins }}\n");
    assert_eq!((unknown.file.as_str(), unknown.line), ("t.md", Some(12)));
    assert_eq!(unknown.what, "`lins` is not known");
    assert!(unknown.known.is_some_and(|known| known.names.contains(&"lines".to_owned())));
    let field = error("{{ meta.autor }}");
    assert_eq!((field.line, field.what.as_str()), (Some(10), "`meta.autor` is not known"));
    let known = field.known.unwrap();
    assert_eq!((known.whose.as_str(), known.names), ("of `meta`", vec!["author".to_owned()]));
    let function = error("{{ timelin() }}");
    assert_eq!(function.what, "there is no function `timelin`");
    assert_eq!(error("\n{% for x in %}").line, Some(11));
    assert!(error("{{ section(\"b\") }}").what.contains("there is no section `b`"));
    assert!(error("{{ events(by=\"day\") }}").what.contains("by=\"court\""));
    assert!(
        error("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}")
            .what
            .contains("steps")
    );
    assert_eq!(Template::read("t.md", "no head").unwrap_err().line, Some(1));
    let head = Template::read("t.md", &HEAD.replace("audience = \"x\"", "audience = 5")).unwrap_err();
    assert_eq!(head.line, Some(4), "{head:?}");
    let check =
        Template::read("t.md", &HEAD.replace("audience = \"x\"", "audience = \"x\"\nchecks = [\"lenght\"]"));
    assert!(check.unwrap_err().known.is_some_and(|known| known.names.contains(&"length".to_owned())));
}

#[test]
fn nothing_from_a_value_is_markup_and_no_mark_can_be_forged() {
    let nasty =
        "**b** [x](javascript:alert(1)) <script>alert(1)</script> {{ cite(1) }} \u{fffc}0\u{fffc} | # h";
    let read = made("{{ meta.x }}\n\n{{ cite(\"ICC-1\") }}", "en", &[("x", nasty)]).unwrap();
    let Some(Block::Paragraph(runs)) = read.pieces[0].blocks.first() else { panic!() };
    assert_eq!(runs.len(), 1, "{runs:?}");
    assert_eq!(runs[0].text, nasty.replace('\u{fffc}', ""));
    assert!(!runs[0].bold && runs[0].link.is_none());
    assert_eq!(read.notes.len(), 1);
}

#[test]
fn markup_of_the_writer_becomes_blocks_and_html_becomes_words() {
    let body = "A *b* **c** [d](https://x.example/) [e](javascript:x) <b>f</b>\n\n> quoted\n\n1. one\n2. two\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n<script>g</script>\n";
    let read = made(body, "en", &[]).unwrap();
    let blocks = &read.pieces[0].blocks;
    let Block::Paragraph(runs) = &blocks[0] else { panic!() };
    assert!(
        runs.iter().any(|run| run.italic && run.text == "b")
            && runs.iter().any(|run| run.bold && run.text == "c")
    );
    let links: Vec<&str> = runs.iter().filter_map(|run| run.link.as_deref()).collect();
    assert_eq!(links, ["https://x.example/"]);
    assert!(words(runs).ends_with("<b>f</b>"));
    assert!(matches!(&blocks[1], Block::Quotation(_)));
    assert!(matches!(&blocks[2], Block::List { ordered: true, items } if items.len() == 2));
    assert!(matches!(&blocks[3], Block::Table(table) if table.columns[1].number && table.rows.len() == 1));
    assert!(matches!(&blocks[4], Block::Paragraph(runs) if words(runs) == "<script>g</script>"));
}

#[test]
fn citations_and_quotations_get_footnotes_in_the_order_of_the_text() {
    let body = "{{ quote(\"the words\", \"ICC-2\") }} and {{ cite(\"ICC-1\", para=\"5-7, 9\") }}; {{ cite(\"SECRET-1\") }}";
    let read = made(body, "en", &[]).unwrap();
    let Block::Paragraph(runs) = &read.pieces[0].blocks[0] else { panic!() };
    assert_eq!(words(runs), "“the words” and ; [held back]");
    let marks: Vec<usize> = runs.iter().filter_map(|run| run.note).collect();
    assert_eq!(marks, [1, 2]);
    let pinpoints: Vec<(String, Vec<String>)> =
        read.cited.iter().map(|(number, _, at)| (number.clone(), at.paragraphs.clone())).collect();
    let owned = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    assert_eq!(pinpoints, [("ICC-2".to_owned(), owned(&["7"])), ("ICC-1".to_owned(), owned(&["5-7", "9"]))]);
}

#[test]
fn what_is_still_to_be_written_is_marked_and_counted() {
    let read =
        made("## {{ section(\"a\") }}\n\nThree real words\n\n{{ write(\"the rest\") }}", "fr", &[]).unwrap();
    let piece = &read.pieces[0];
    assert_eq!((piece.words, piece.unwritten), (3, 1));
    let Block::Paragraph(runs) = &piece.blocks[2] else { panic!() };
    assert_eq!((words(runs).as_str(), runs[0].italic), ("[À rédiger: the rest]", true));
    assert!(matches!(&piece.blocks[0], Block::Heading(1, heading) if words(heading) == "Faits"));
}
