//! The parts around the text: properties, styles, settings, head and foot of the page.

use std::io::{self, Write};

use super::{NAMESPACES, XML};
use crate::present::document::Document;
use crate::present::furniture::{Furniture, running};
use crate::present::markup::escape;
use crate::present::visible::one_line;

/// What kind of content each part has.
pub const CONTENT_TYPES: &str = include_str!("parts/content_types.xml");
/// Where the parts of the package are.
pub const PACKAGE: &str = include_str!("parts/package.rels.xml");
/// The program that made it.
pub const APP: &str = include_str!("parts/app.xml");
/// The styles; `{LANGUAGE}` stands for the tag of the language.
pub const STYLES: &str = include_str!("parts/styles.xml");
/// The settings.
pub const SETTINGS: &str = include_str!("parts/settings.xml");
/// The colours and fonts that a word processor offers beside those of the styles.
pub const THEME: &str = include_str!("parts/theme.xml");
/// The fonts.
pub const FONTS: &str = include_str!("parts/fonts.xml");

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts that the text needs, as relationships.
pub fn relations() -> String {
    let parts = [
        ("styles", "styles", "styles"),
        ("numbering", "numbering", "numbering"),
        ("settings", "settings", "settings"),
        ("fonts", "fontTable", "fontTable"),
        ("theme", "theme", "theme/theme1"),
        ("footnotes", "footnotes", "footnotes"),
        ("header", "header", "header1"),
        ("headerFirst", "header", "header2"),
        ("footer", "footer", "footer1"),
        ("footerFirst", "footer", "footer2"),
    ];
    let one = |(id, kind, file): (&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{file}.xml\"/>")
    };
    parts.into_iter().map(one).collect()
}

/// The lines above the notes of a page, and above one that goes on from the page before.
pub const SEPARATORS: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:pPr>\
    <w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:pPr>\
    <w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>\
    </w:footnote>";

/// The properties: title, author and language; no date, which would differ from day to day.
pub fn core(document: &Document, tag: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "{XML}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>",
        escape(&one_line(&document.title))
    )?;
    if !document.author.is_empty() {
        write!(out, "<dc:creator>{}</dc:creator>", escape(&one_line(&document.author)))?;
    }
    write!(out, "<dc:language>{tag}</dc:language></cp:coreProperties>")
}

/// The head of a page: the banner, and the title but on the first page, where it stands below.
pub fn header(document: &Document, with_title: bool, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{XML}<w:hdr {NAMESPACES}>")?;
    if let Some(banner) = &document.banner {
        line(out, "HeaderBanner", &escape(&running(banner)))?;
    }
    if with_title || document.banner.is_none() {
        let title = running(if with_title { &document.title } else { "" });
        line(out, "Header", &escape(&title))?;
    }
    write!(out, "</w:hdr>")
}

fn line(out: &mut dyn Write, style: &str, words: &str) -> io::Result<()> {
    write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")?;
    if !words.is_empty() {
        write!(out, "<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")?;
    }
    write!(out, "</w:p>")
}

/// The foot of a page: which page of how many.
pub fn footer(words: &Furniture, out: &mut dyn Write) -> io::Result<()> {
    let said = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    write!(
        out,
        "{XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
        said(&format!("{} ", words.page)),
        field("PAGE"),
        said(&format!(" {} ", words.of)),
        field("NUMPAGES"),
    )
}
