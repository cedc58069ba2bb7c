//! The order in which ECMA-376 (transitional) wants the children of properties; Word refuses another.

use quick_xml::Reader;
use quick_xml::events::Event;

const ORDERS: &[(&str, &str)] = &[
    // CT_PPr, 17.3.1.26 (CT_PPrBase, then rPr, sectPr, pPrChange)
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
      suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid \
      spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl \
      divId cnfStyle rPr sectPr pPrChange",
    ),
    // EG_RPrBase as Word writes it, 17.3.2.28
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
      webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
      eastAsianLayout specVanish oMath",
    ),
    // CT_TblPr, 17.4.59
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
      tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    ),
    // CT_TrPr is a choice; one order is kept
    (
        "w:trPr",
        "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    ),
    // CT_TcPr, 17.4.69
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    // CT_SectPr, 17.6.17
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType \
      cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:tr", "tblPrEx trPr tc"),
    ("w:numPr", "ilvl numId"),
    ("w:pBdr", "top left bottom right between bar"),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
    // CT_Style, 17.7.4.17
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr \
      tblPr trPr tcPr tblStylePr",
    ),
    ("w:styles", "docDefaults latentStyles style"),
    ("w:tblStylePr", "pPr rPr tblPr trPr tcPr"),
    ("w:docDefaults", "rPrDefault pPrDefault"),
    // CT_Lvl, 17.9.6
    ("w:lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    ("w:abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    ("w:num", "abstractNumId lvlOverride"),
    ("w:numbering", "numPicBullet abstractNum num"),
    // the part of CT_Settings that is used, 17.15.1.78
    (
        "w:settings",
        "zoom defaultTabStop characterSpacingControl footnotePr endnotePr compat themeFontLang decimalSymbol listSeparator",
    ),
    ("w:footnotePr", "pos numFmt numStart numRestart footnote"),
    ("w:font", "altName panose1 charset family notTrueType pitch sig"),
];

/// Properties come before everything else, and nothing may be without these.
const FIRST: &[(&str, &str)] = &[("w:p", "w:pPr"), ("w:r", "w:rPr"), ("w:tc", "w:tcPr")];

struct Open {
    name: String,
    children: Vec<String>,
}

/// Reads a part, which must be well formed, and holds the order of every element that has one.
pub fn check(what: &str, xml: &str) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Open> = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|why| panic!("{what}: {why}")) {
            Event::Start(e) => {
                let name = e.name().as_ref().to_owned();
                e.attributes().for_each(|a| drop(a.unwrap_or_else(|why| panic!("{what}: {name}: {why}"))));
                child(&mut open, &name);
                open.push(Open { name, children: Vec::new() });
            }
            Event::Empty(e) => {
                let name = e.name().as_ref().to_owned();
                e.attributes().for_each(|a| drop(a.unwrap_or_else(|why| panic!("{what}: {name}: {why}"))));
                child(&mut open, &name);
                closed(what, &Open { name, children: Vec::new() });
            }
            Event::End(_) => closed(what, &open.pop().unwrap()),
            Event::Text(text) => {
                assert!(text.chars().all(|c| c >= ' ' || "\n\r\t".contains(c)), "{what}: a control");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{what}: not closed");
    assert!(!xml.contains(['\u{fffe}', '\u{ffff}']), "{what}: what XML forbids");
}

fn child(open: &mut [Open], name: &str) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(name.to_owned());
    }
}

fn closed(what: &str, element: &Open) {
    let children: Vec<&str> = element.children.iter().map(String::as_str).collect();
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == element.name) {
        let order: Vec<&str> = order.split_whitespace().collect();
        let place = |child: &&str| {
            let name = child.trim_start_matches("w:");
            order
                .iter()
                .position(|known| *known == name)
                .unwrap_or_else(|| panic!("{what}: {child} in {}", element.name))
        };
        assert!(children.iter().map(place).is_sorted(), "{what}: {} has {children:?}", element.name);
    }
    if let Some((_, first)) = FIRST.iter().find(|(name, _)| *name == element.name) {
        let at = children.iter().position(|child| child == first);
        assert!(at.is_none_or(|at| at == 0), "{what}: {} has {children:?}", element.name);
    }
    match element.name.as_str() {
        "w:tc" => assert_eq!(children.last(), Some(&"w:p"), "{what}: a cell ends with a paragraph"),
        "w:tbl" => {
            assert!(
                children.contains(&"w:tr") && children.contains(&"w:tblGrid"),
                "{what}: a table has rows"
            );
        }
        "w:tblGrid" | "w:tr" => assert!(!children.is_empty(), "{what}: {} is empty", element.name),
        "w:body" => {
            let in_a_row =
                children.windows(2).any(|pair| pair == ["w:tbl", "w:tbl"] || pair == ["w:tbl", "w:sectPr"]);
            assert!(!in_a_row && children.last() == Some(&"w:sectPr"), "{what}: {children:?}");
        }
        "w:hdr" | "w:ftr" => {
            assert!(children.contains(&"w:p"), "{what}: {} is empty", element.name);
        }
        "w:footnote" if !what.ends_with("settings.xml") => {
            assert_eq!(children, ["w:p"], "{what}: a footnote");
        }
        _ => {}
    }
}

#[test]
fn another_order_is_refused() {
    let bad = [
        "<w:p><w:pPr><w:jc w:val=\"left\"/><w:pStyle w:val=\"x\"/></w:pPr></w:p>",
        "<w:p><w:r><w:t>x</w:t><w:rPr/></w:r></w:p>",
        "<w:tc><w:tcPr/></w:tc>",
        "<w:p><w:r></w:p>",
        "<w:rPr><w:i/><w:b/></w:rPr>",
    ];
    for xml in bad {
        assert!(std::panic::catch_unwind(|| check("bad", xml)).is_err(), "{xml}");
    }
}
