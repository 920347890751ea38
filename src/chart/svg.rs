//! One pass over what charts-rs wrote: the root that pages and files need, and colours by role.
//!
//! In: a drawing whose colours are those of [`Colour`]. Out: an SVG for a page (no size of its own, named by the page's
//! title and description, colours as custom properties) or for a file (a size, its own title and description, plain
//! colours: what draws files knows no custom properties). Only tags are rewritten, never text.

use super::roles::Colour;
use super::sheet::SIZE;

/// Where a drawing will stand.
pub(super) enum Setting<'a> {
    /// In a page that has elements with these ids.
    Page {
        class: &'a str,
        title_id: &'a str,
        description_id: &'a str,
    },
    /// In a page, as decoration beside the figure itself.
    Beside { class: &'a str },
    /// In a file of its own.
    File {
        title: &'a str,
        description: &'a str,
    },
}

/// The fonts that charts are set in: near to each other in width, so that what was measured fits.
const FONTS: &str = "Arial, Helvetica, Liberation Sans, sans-serif";

/// A drawing of a size, made fit for its setting.
pub(super) fn dress(raw: &str, size: (f32, f32), setting: &Setting) -> String {
    let (width, height) = size;
    let mut out = String::with_capacity(raw.len() * 3 / 2 + 400);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let view = format!(" viewBox=\"0 0 {width} {height}\"");
    let fonts = format!(" font-family=\"{FONTS}\" font-size=\"{SIZE}\"");
    match setting {
        Setting::Page {
            class,
            title_id,
            description_id,
        } => {
            out.push_str(&view);
            out.push_str(" class=\"");
            escape(class, &mut out);
            out.push_str("\" role=\"img\" aria-labelledby=\"");
            escape(title_id, &mut out);
            out.push_str("\" aria-describedby=\"");
            escape(description_id, &mut out);
            out.push('"');
            out.push_str(&fonts);
            out.push('>');
        }
        Setting::Beside { class } => {
            out.push_str(&view);
            out.push_str(" class=\"");
            escape(class, &mut out);
            out.push_str("\" aria-hidden=\"true\" focusable=\"false\">");
        }
        Setting::File { title, description } => {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
            out.push_str(&view);
            out.push_str(
                " role=\"img\" aria-labelledby=\"title\" aria-describedby=\"description\"",
            );
            out.push_str(&fonts);
            out.push_str(">\n<title id=\"title\">");
            escape(title, &mut out);
            out.push_str("</title>\n<desc id=\"description\">");
            escape(description, &mut out);
            out.push_str("</desc>\n");
        }
    }
    let named = !matches!(setting, Setting::File { .. });
    body(inside(raw), named, &mut out);
    out.push_str("</svg>");
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

/// Text as XML, in an element or in quotes; characters that XML has no place for are left out.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
}
