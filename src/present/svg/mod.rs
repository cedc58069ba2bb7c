//! Figures as SVG: no script, no outside font, nothing told by colour alone, every number printed where there is room.
//!
//! The same figure gives the same bytes. The words of a figure come from anywhere and are escaped.

mod bars;
mod canvas;
mod months;
mod timeline;

use std::io::{self, Write};

use self::canvas::{Canvas, WIDTH};
use super::{
    chart::{Chart, Shape},
    markup::escape,
    phrases::{code, phrases},
    visible::one_line,
};

/// Writes a figure as a file of its own, under its caption. `language` is an ISO 639-1 code.
pub fn write(chart: &Chart, language: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut canvas = Canvas::default();
    canvas.caption(&chart.caption);
    draw(chart, language, &mut canvas);
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    picture(chart, language, "figure", &canvas, out)
}

/// Writes a figure into a page that prints its caption; `id` is the one that nothing else of the page has.
pub fn write_inline(chart: &Chart, language: &str, id: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut canvas = Canvas::default();
    draw(chart, language, &mut canvas);
    picture(chart, language, id, &canvas, out)
}

fn draw(chart: &Chart, language: &str, canvas: &mut Canvas) {
    let words = phrases(language);
    let empty = match &chart.shape {
        Shape::Bars(bars) => bars.is_empty(),
        Shape::Months { months, series } => months.is_empty() || series.is_empty(),
        Shape::Timeline(events) => events.is_empty(),
    };
    match &chart.shape {
        _ if empty => canvas.note(words.nothing),
        Shape::Bars(bars) => bars::draw(bars, &chart.unit, canvas),
        Shape::Months { months, series } => months::draw(months, series, &chart.unit, words, canvas),
        Shape::Timeline(events) => timeline::draw(events, words, canvas),
    }
}

fn picture(chart: &Chart, language: &str, id: &str, canvas: &Canvas, out: &mut dyn Write) -> io::Result<()> {
    let (caption, described) = (one_line(&chart.caption), one_line(&chart.described));
    let height = canvas.height();
    let desc = if described.is_empty() { String::new() } else { format!(" {id}-desc") };
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" lang=\"{}\" role=\"img\" aria-labelledby=\"{id}-title{desc}\" \
         font-family=\"Arial, 'Liberation Sans', Helvetica, sans-serif\" font-size=\"13\" fill=\"#1a1a1a\">",
        code(language),
    )?;
    writeln!(out, "<title id=\"{id}-title\">{}</title>", escape(&caption))?;
    if !described.is_empty() {
        writeln!(out, "<desc id=\"{id}-desc\">{}</desc>", escape(&described))?;
    }
    out.write_all(canvas.shapes().as_bytes())?;
    out.write_all(b"</svg>\n")
}

#[cfg(test)]
mod tests;
