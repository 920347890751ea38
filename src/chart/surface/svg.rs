//! Writes a surface as the SVG that a page or a file needs.
//!
//! In: a surface, the texts around it. Out: an SVG for a page (without a size and a name of its own, colours as custom
//! properties) or for a file (a size, its own title and description, plain colours). Must not
//! know: what is drawn.

use std::fmt::Write as _;

use super::measure::{clean, wrap};
use super::role::Role;
use super::writer::elements;
use super::{LINE_HEIGHT, SIZE, Surface, TextStyle};

/// The fonts of charts: similar in width, so that what was measured fits.
const FONTS: &str = "Arial, Helvetica, Liberation Sans, sans-serif";
/// The space around a drawing in a file.
const MARGIN: f32 = 16.0;
/// The headline of a file.
const TITLE: TextStyle = TextStyle {
    size: 18.0,
    bold: true,
    role: Role::Ink,
};
/// The subtitle of a file.
const SUBTITLE: TextStyle = TextStyle {
    size: SIZE,
    bold: false,
    role: Role::Muted,
};

/// The source below a drawing.
const SOURCE: TextStyle = TextStyle {
    size: 12.0,
    bold: false,
    role: Role::Muted,
};

/// For a page.
pub(crate) fn for_page(surface: Surface) -> String {
    let size = (surface.width, surface.height);
    page_svg(size, &elements(surface, false).page)
}

/// For a page and for a file of its own, each without what differs from page to page.
pub(crate) fn for_page_and_file(surface: Surface, texts: FileTexts<'_>) -> (String, FileSvg) {
    let size = (surface.width, surface.height);
    let elements = elements(surface, true);
    let page = page_svg(size, &elements.page);
    (page, file_svg(size, elements.file, texts))
}

/// For a page, as decoration next to the value itself.
pub(crate) fn for_sparkline(surface: Surface) -> String {
    let (width, height) = (surface.width, surface.height);
    let elements = elements(surface, false).page;
    let mut out = String::with_capacity(elements.len() + 100);
    let _ = write!(
        out,
        "<svg class=\"sparkline\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">"
    );
    out.push_str(&elements);
    out.push_str("</svg>");
    out
}

/// A drawing is hidden from assistive technology: the figure around it says the same in words and as a table.
fn page_svg((width, height): (f32, f32), elements: &str) -> String {
    let mut out = open_root(elements.len() + 160, width, height);
    let _ = write!(
        out,
        " class=\"chart-svg\" aria-hidden=\"true\" font-family=\"{FONTS}\" font-size=\"{SIZE}\">"
    );
    out.push_str(elements);
    out.push_str("</svg>");
    out
}

/// The texts of a file around its drawing, besides its title.
#[derive(Clone, Copy)]
pub(crate) struct FileTexts<'a> {
    pub subtitle: &'a str,
    pub description: &'a str,
    pub source: &'a str,
}

/// A drawing for a file of its own, complete but for its title.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FileSvg {
    width: f32,
    height: f32,
    /// The drawing's elements.
    drawing: String,
    subtitle: Vec<String>,
    description: String,
    /// The source's elements.
    source: String,
    source_height: f32,
}

/// For a file of its own, without its title: subtitle, drawing, source, on white.
fn file_svg((width, height): (f32, f32), drawing: String, texts: FileTexts<'_>) -> FileSvg {
    let mut description = String::with_capacity(texts.description.len());
    escape(texts.description, &mut description);
    let mut source = String::new();
    let source_lines = lines(texts.source, width, SOURCE);
    let source_height = write_lines(&source_lines, SOURCE, 0.0, &mut source);
    FileSvg {
        width,
        height,
        drawing,
        subtitle: lines(texts.subtitle, width, SUBTITLE),
        description,
        source,
        source_height,
    }
}

impl FileSvg {
    /// Completes the file of a chart with this title.
    pub(crate) fn with(&self, title: &str) -> String {
        let mut headline = String::new();
        let title_lines = lines(title, self.width, TITLE);
        let head = write_lines(&title_lines, TITLE, 0.0, &mut headline);
        let head = write_lines(&self.subtitle, SUBTITLE, head, &mut headline);
        let width = self.width + 2.0 * MARGIN;
        let above = MARGIN + head + 12.0;
        let below = above + self.height + 12.0;
        let height = below + self.source_height + MARGIN;
        let room = self.drawing.len() + self.description.len() + headline.len() + 1000;
        let mut out = open_root(room, width, height);
        let _ = write!(
            out,
            " width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title\" \
             aria-describedby=\"description\" font-family=\"{FONTS}\" font-size=\"{SIZE}\">"
        );
        out.push_str("<title id=\"title\">");
        escape(title, &mut out);
        out.push_str("</title><desc id=\"description\">");
        out.push_str(&self.description);
        out.push_str("</desc><rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
        for (top, part) in [
            (MARGIN, &headline),
            (above, &self.drawing),
            (below, &self.source),
        ] {
            let _ = write!(out, "<g transform=\"translate({MARGIN} {top})\">");
            out.push_str(part);
            out.push_str("</g>");
        }
        out.push_str("</svg>");
        out
    }
}

/// A text of a file in lines.
fn lines(text: &str, width: f32, style: TextStyle) -> Vec<String> {
    wrap(text, width, style.size, style.bold, 6)
}

/// Writes lines under each other from `top` on; returns where they end. They contain no axis or mark, so they need no
/// surface.
fn write_lines(lines: &[String], style: TextStyle, top: f32, out: &mut String) -> f32 {
    let mut look = String::new();
    if style.size != SIZE {
        let _ = write!(look, " font-size=\"{}\"", style.size);
    }
    if style.bold {
        look.push_str(" font-weight=\"bold\"");
    }
    let _ = write!(look, " fill=\"{}\"", style.role.hex());
    let several = lines.len() > 1;
    if several {
        let _ = write!(out, "<g{look}>");
    }
    let mut top = top;
    for line in lines {
        let _ = write!(out, "<text x=\"0\" y=\"{}\"", top + style.size);
        if !several {
            out.push_str(&look);
        }
        out.push('>');
        escape_inside(line, out);
        out.push_str("</text>");
        top += style.size * LINE_HEIGHT;
    }
    if several {
        out.push_str("</g>");
    }
    top
}

/// The root's start, up to where its other attributes go. `room` is the approximate number of bytes that follow.
fn open_root(room: usize, width: f32, height: f32) -> String {
    let mut out = String::with_capacity(room + 100);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\""
    );
    out
}

/// Escapes text for XML, in an element or in quotes.
fn escape(text: &str, out: &mut String) {
    for c in clean(text).chars() {
        match c {
            '"' => out.push_str("&quot;"),
            c => escape_one(c, out),
        }
    }
}

/// Escapes text for XML in an element, where quotes need no escaping.
fn escape_inside(text: &str, out: &mut String) {
    for c in clean(text).chars() {
        escape_one(c, out);
    }
}

fn escape_one(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.push(c),
    }
}
