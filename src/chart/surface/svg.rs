//! One pass over what charts-rs wrote: the root that pages and files need, and colours by role.
//!
//! In: a drawing whose colours are those of [`Role`]. Out: an SVG for a page (no size of its own, named by the page's
//! title and description, colours as custom properties) or for a file (a size, its own title and description, plain
//! colours: what draws files knows no custom properties). Only tags are rewritten, never text.

use std::fmt::Write as _;

use crate::chart::surface::measure::{clean, wrap};
use crate::chart::surface::pack::pack;
use crate::chart::surface::role::Role;
use crate::chart::surface::{LINE_HEIGHT, SIZE, Surface, TextStyle};

/// The fonts that charts are set in: near to each other in width, so that what was measured fits.
const FONTS: &str = "Arial, Helvetica, Liberation Sans, sans-serif";
/// The space around a drawing in a file.
const MARGIN: f32 = 16.0;
/// The headline of a file.
const TITLE: TextStyle = TextStyle {
    size: 18.0,
    bold: true,
    colour: Role::Ink,
};
/// The subtitle of a file.
const SUBTITLE: TextStyle = TextStyle {
    size: SIZE,
    bold: false,
    colour: Role::Muted,
};

/// The source below a drawing.
const SOURCE: TextStyle = TextStyle {
    size: 12.0,
    bold: false,
    colour: Role::Muted,
};

/// A drawing for a page, but for the chart's anchor there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PageSvg {
    /// Up to where the root names the page's elements.
    open: String,
    rest: String,
}

impl PageSvg {
    /// For a page that has elements with the ids `ID-title` and `ID-description`.
    pub(crate) fn with(&self, id: &str) -> String {
        let mut escaped = String::new();
        escape(id, &mut escaped);
        let mut out = String::with_capacity(self.open.len() + self.rest.len() + 80);
        out.push_str(&self.open);
        let _ = write!(
            out,
            " aria-labelledby=\"{escaped}-title\" aria-describedby=\"{escaped}-description\""
        );
        out.push_str(&self.rest);
        out
    }
}

/// For a page, but for the chart's anchor there.
pub(crate) fn for_page(raw: &str, surface: &Surface) -> PageSvg {
    let mut head = open(100, surface.width, surface.height);
    head.push_str(" class=\"chart-svg\" role=\"img\"");
    let mut rest = String::with_capacity(raw.len() * 3 / 2 + 100);
    let _ = write!(rest, " font-family=\"{FONTS}\" font-size=\"{SIZE}\">");
    body(&pack(inside(raw)), true, &mut rest);
    rest.push_str("</svg>");
    PageSvg { open: head, rest }
}

/// For a page, as decoration beside the figure itself.
pub(crate) fn beside(raw: &str, surface: &Surface) -> String {
    let mut out = String::with_capacity(raw.len() * 3 / 2 + 100);
    let _ = write!(
        out,
        "<svg class=\"sparkline\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\">",
        surface.width, surface.height
    );
    body(&pack(inside(raw)), true, &mut out);
    out.push_str("</svg>");
    out
}

/// A drawing for a file of its own, but for its headline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FileSvg {
    width: f32,
    height: f32,
    /// The drawing's elements.
    drawing: String,
    subtitle: Vec<String>,
    /// As XML.
    description: String,
    /// The source's elements, and their height.
    source: (String, f32),
}

/// For a file of its own, but for its headline: subtitle, drawing, source, on white. The texts are the subtitle, the
/// description and the source.
pub(crate) fn for_file(
    raw: &str,
    surface: &Surface,
    (subtitle, description, source): (&str, &str, &str),
) -> FileSvg {
    let mut titled = FileSvg {
        width: surface.width,
        height: surface.height,
        drawing: String::with_capacity(raw.len()),
        subtitle: lines(subtitle, surface.width, SUBTITLE),
        description: String::new(),
        source: (String::new(), 0.0),
    };
    body(&pack(inside(raw)), false, &mut titled.drawing);
    escape(description, &mut titled.description);
    let source = lines(source, surface.width, SOURCE);
    titled.source.1 = set(&source, SOURCE, 0.0, &mut titled.source.0);
    titled
}

impl FileSvg {
    /// The file of a chart with this headline.
    pub(crate) fn with(&self, title: &str) -> String {
        let mut headline = String::new();
        let title_lines = lines(title, self.width, TITLE);
        let head = set(&title_lines, TITLE, 0.0, &mut headline);
        let head = set(&self.subtitle, SUBTITLE, head, &mut headline);
        let width = self.width + 2.0 * MARGIN;
        let above = MARGIN + head + 12.0;
        let below = above + self.height + 12.0;
        let height = below + self.source.1 + MARGIN;
        let room = self.drawing.len() + self.description.len() + headline.len() + 1000;
        let mut out = open(room, width, height);
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
            (below, &self.source.0),
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

/// Sets lines under each other from `top` on, and says where they end. No axis or mark is among them, so they need no surface.
fn set(lines: &[String], style: TextStyle, top: f32, out: &mut String) -> f32 {
    let mut look = String::new();
    if style.size != SIZE {
        let _ = write!(look, " font-size=\"{}\"", style.size);
    }
    if style.bold {
        look.push_str(" font-weight=\"bold\"");
    }
    let (red, green, blue) = style.colour.rgb();
    let _ = write!(look, " fill=\"#{red:02X}{green:02X}{blue:02X}\"");
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

/// The root's start, up to where its other attributes go. `room` is about how many bytes follow.
fn open(room: usize, width: f32, height: f32) -> String {
    let mut out = String::with_capacity(room + 100);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\""
    );
    out
}

/// What stands between the root's tags.
fn inside(raw: &str) -> &str {
    let start = raw.find('>').map_or(raw.len(), |end| end + 1);
    let end = raw.rfind("</svg>").unwrap_or(raw.len());
    raw.get(start..end).unwrap_or_default()
}

fn body(mut rest: &str, named: bool, out: &mut String) {
    while let Some(open) = rest.find('<') {
        out.push_str(rest[..open].trim_matches('\n'));
        let tag = &rest[open..];
        let end = tag_end(tag);
        attributes(&tag[..end], named, out);
        rest = &tag[end..];
    }
    out.push_str(rest.trim_matches('\n'));
}

/// The byte after a tag's `>`, which may stand in an attribute's value too.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// A tag with its colours by role.
fn attributes(tag: &str, named: bool, out: &mut String) {
    let mut rest = tag;
    while let Some(equals) = rest.find("=\"") {
        let (name, value) = (&rest[..equals], &rest[equals + 2..]);
        let Some(end) = value.find('"') else { break };
        let is_colour = name.ends_with(" fill") || name.ends_with(" stroke");
        out.push_str(&rest[..equals + 2]);
        match &value[..end] {
            colour if is_colour && colour != "none" => paint(colour, named, out),
            other => out.push_str(other),
        }
        out.push('"');
        rest = &value[end + 1..];
    }
    out.push_str(rest);
}

fn paint(hex: &str, named: bool, out: &mut String) {
    let role = Role::of_hex(hex);
    debug_assert!(role.is_some(), "{hex} is the colour of no role");
    match role {
        Some(role) if named => {
            out.push_str("var(");
            out.push_str(role.property());
            out.push_str(", ");
            out.push_str(hex);
            out.push(')');
        }
        _ => out.push_str(hex),
    }
}

/// Text as XML, in an element or in quotes.
fn escape(text: &str, out: &mut String) {
    for c in clean(text).chars() {
        match c {
            '"' => out.push_str("&quot;"),
            c => escape_one(c, out),
        }
    }
}

/// Text as XML in an element, where quotes stand for themselves.
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
