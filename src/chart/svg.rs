//! One pass over what charts-rs wrote: the root that pages and files need, and colours by role.
//!
//! In: a drawing whose colours are those of [`Colour`]. Out: an SVG for a page (no size of its own, named by the page's
//! title and description, colours as custom properties) or for a file (a size, its own title and description, plain
//! colours: what draws files knows no custom properties). Only tags are rewritten, never text.

use std::fmt::Write as _;

use super::measure::{clean, wrap};
use super::roles::Colour;
use super::sheet::{Anchor, LINE_HEIGHT, SIZE, Sheet, Style};
use super::strings::say;
use crate::config::Strings;

/// The fonts that charts are set in: near to each other in width, so that what was measured fits.
const FONTS: &str = "Arial, Helvetica, Liberation Sans, sans-serif";
/// The space around a drawing in a file.
const MARGIN: f32 = 16.0;

/// For a page that has elements with the ids `ID-title` and `ID-description`.
pub(super) fn dress_page(raw: &str, sheet: &Sheet, id: &str) -> String {
    let mut out = open(raw, sheet.width, sheet.height);
    let mut escaped = String::new();
    escape(id, &mut escaped);
    let _ = write!(
        out,
        " class=\"chart-svg\" role=\"img\" aria-labelledby=\"{escaped}-title\" \
         aria-describedby=\"{escaped}-description\" font-family=\"{FONTS}\" font-size=\"{SIZE}\">"
    );
    body(inside(raw), true, &mut out);
    out.push_str("</svg>");
    out
}

/// For a page, as decoration beside the figure itself.
pub(super) fn dress_beside(raw: &str, sheet: &Sheet) -> String {
    let mut out = open(raw, sheet.width, sheet.height);
    out.push_str(" class=\"sparkline\" aria-hidden=\"true\" focusable=\"false\">");
    body(inside(raw), true, &mut out);
    out.push_str("</svg>");
    out
}

/// What a file says beside its drawing.
pub(super) struct File<'a> {
    pub title: &'a str,
    pub subtitle: &'a str,
    pub description: &'a str,
    pub sources: &'a [String],
}

/// For a file of its own: headline, subtitle, drawing, source, on white.
pub(super) fn dress_file(raw: &str, sheet: &Sheet, file: &File, strings: &Strings) -> String {
    let head = texts(
        sheet.width,
        &[
            (
                file.title,
                Style {
                    size: 18.0,
                    bold: true,
                    colour: Colour::Ink,
                },
            ),
            (
                file.subtitle,
                Style {
                    size: SIZE,
                    bold: false,
                    colour: Colour::Muted,
                },
            ),
        ],
    );
    let source = say(
        strings,
        "chart-source",
        &[("sources", &file.sources.join("; "))],
    );
    let small = Style {
        size: 12.0,
        bold: false,
        colour: Colour::Muted,
    };
    let foot = texts(sheet.width, &[(&source, small)]);
    let width = sheet.width + 2.0 * MARGIN;
    let above = MARGIN + head.height + 12.0;
    let below = above + sheet.height + 12.0;
    let height = below + foot.height + MARGIN;
    let mut out = open(raw, width, height);
    let _ = write!(
        out,
        " width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title\" \
         aria-describedby=\"description\" font-family=\"{FONTS}\" font-size=\"{SIZE}\">"
    );
    out.push_str("<title id=\"title\">");
    escape(file.title, &mut out);
    out.push_str("</title><desc id=\"description\">");
    escape(file.description, &mut out);
    out.push_str("</desc><rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
    for (top, part) in [(MARGIN, &*head.svg()), (above, raw), (below, &*foot.svg())] {
        let _ = write!(out, "<g transform=\"translate({MARGIN} {top})\">");
        body(inside(part), false, &mut out);
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// A sheet of some texts under each other, each wrapped.
fn texts(width: f32, texts: &[(&str, Style)]) -> Sheet {
    let mut lines: Vec<(String, Style, f32)> = Vec::new();
    let mut height = 0.0;
    for (text, style) in texts {
        for line in wrap(text, width, style.size, style.bold, 6) {
            lines.push((line, *style, height + style.size));
            height += style.size * LINE_HEIGHT;
        }
    }
    let mut sheet = Sheet::new(width, height);
    for (line, style, y) in lines {
        sheet.text(0.0, y, Anchor::Start, style, &line);
    }
    sheet
}

/// The root's start, up to where its other attributes go.
fn open(raw: &str, width: f32, height: f32) -> String {
    let mut out = String::with_capacity(raw.len() * 3 / 2 + 600);
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
    let role = Colour::of_hex(hex);
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
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
