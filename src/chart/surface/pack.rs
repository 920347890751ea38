//! What charts-rs wrote, in fewer bytes: neighbours that look alike share what they look like, straight lines that look alike
//! are one path. Pages hold two drawings of every chart, so this is a third of their size.
//!
//! In: elements that follow each other, none in another. Out: the same drawing, colours as they were. Must not know: roles.

use std::fmt::Write as _;

/// The attributes that say where an element stands, and not what it looks like.
const PLACE: [&str; 12] = [
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d", "points", "height",
];

/// One element.
struct Element<'a> {
    name: &'a str,
    place: Vec<(&'a str, &'a str)>,
    look: Vec<(&'a str, &'a str)>,
    /// What stands in it; `None` where it is empty.
    text: Option<&'a str>,
}

/// The drawing in fewer bytes; as it is where it is not as flat as expected.
pub(crate) fn pack(drawing: &str) -> String {
    let Some(elements) = read(drawing) else {
        return drawing.to_owned();
    };
    let mut out = String::with_capacity(drawing.len());
    for alike in elements.chunk_by(|one, other| one.name == other.name && one.look == other.look) {
        match alike {
            [first, ..] if first.name == "line" => lines(alike, &mut out),
            [only] => {
                open(only, true, &mut out);
                close(only, &mut out);
            }
            several => {
                out.push_str("<g");
                write_all(&several[0].look, &mut out);
                out.push('>');
                for element in several {
                    open(element, false, &mut out);
                    close(element, &mut out);
                }
                out.push_str("</g>");
            }
        }
    }
    out
}

/// The elements of a flat drawing.
fn read(drawing: &str) -> Option<Vec<Element<'_>>> {
    let mut elements = Vec::new();
    let mut rest = drawing.trim();
    while !rest.is_empty() {
        let tag = rest.strip_prefix('<')?;
        let end = tag_end(tag)?;
        let (inside, empty) = match tag[..end].strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (&tag[..end], false),
        };
        let name = inside.split_ascii_whitespace().next()?;
        let mut element = Element {
            name,
            place: Vec::new(),
            look: Vec::new(),
            text: None,
        };
        let mut attributes = inside[name.len()..].trim();
        while !attributes.is_empty() {
            let (key, value) = attributes.split_once("=\"")?;
            let (value, after) = value.split_once('"')?;
            // A bar's width differs from chart to chart, not from bar to bar.
            let is_place = PLACE.contains(&key) || (key == "width" && name == "rect");
            let list = if is_place {
                &mut element.place
            } else {
                &mut element.look
            };
            list.push((key, value));
            attributes = after.trim_start();
        }
        rest = &tag[end + 1..];
        if !empty {
            let (text, after) = rest.split_once("</")?;
            if text.contains('<') {
                return None;
            }
            element.text = Some(text.trim_matches('\n'));
            rest = after.strip_prefix(name)?.strip_prefix('>')?;
        }
        elements.push(element);
        rest = rest.trim_start();
    }
    Some(elements)
}

/// Where a tag's `>` stands; in an attribute's value it is none.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

fn open(element: &Element, with_look: bool, out: &mut String) {
    out.push('<');
    out.push_str(element.name);
    for (key, value) in &element.place {
        let value = if *key == "d" {
            &*corners(value)
        } else {
            *value
        };
        let _ = write!(out, " {key}=\"{value}\"");
    }
    if with_look {
        write_all(&element.look, out);
    }
}

fn close(element: &Element, out: &mut String) {
    match element.text {
        Some(text) => {
            let _ = write!(out, ">{text}</{}>", element.name);
        }
        None => out.push_str("/>"),
    }
}

fn write_all(attributes: &[(&str, &str)], out: &mut String) {
    for (key, value) in attributes {
        let _ = write!(out, " {key}=\"{value}\"");
    }
}

/// Straight lines that look alike as one path; dashes begin anew with each.
fn lines(alike: &[Element], out: &mut String) {
    out.push_str("<path d=\"");
    for line in alike {
        let at = |name: &str| {
            let found = line.place.iter().find(|(key, _)| *key == name);
            found.map_or("0", |(_, value)| value)
        };
        let (x1, y1, x2, y2) = (at("x1"), at("y1"), at("x2"), at("y2"));
        let _ = write!(out, "M{x1} {y1}");
        let _ = if y1 == y2 {
            write!(out, "H{x2}")
        } else if x1 == x2 {
            write!(out, "V{y2}")
        } else {
            write!(out, "L{x2} {y2}")
        };
    }
    out.push('"');
    write_all(&alike[0].look, out);
    out.push_str("/>");
}

/// `M 1 2 L 3 4 L 5 6` as `M1 2 3 4 5 6`: what follows a move is a line.
fn corners(path: &str) -> String {
    let mut packed = String::with_capacity(path.len());
    for part in path.split(' ').filter(|part| !part.is_empty()) {
        let command = part.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if part == "L" {
            continue;
        }
        let after_command = packed.ends_with(|letter: char| letter.is_ascii_alphabetic());
        if !packed.is_empty() && !command && !after_command {
            packed.push(' ');
        }
        packed.push_str(part);
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn what_looks_alike_is_said_once() {
        for (drawing, packed) in [
            (
                "<line x1=\"1\" y1=\"2\" x2=\"3\" y2=\"2\" stroke=\"#000\"/>\n<line x1=\"1\" y1=\"4\" x2=\"1\" y2=\"9\" stroke=\"#000\"/>\n<line x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\" stroke=\"#111\"/>",
                "<path d=\"M1 2H3M1 4V9\" stroke=\"#000\"/><path d=\"M0 0L1 1\" stroke=\"#111\"/>",
            ),
            (
                "<text x=\"1\" y=\"2\" fill=\"#000\">\na &gt; b\n</text><text x=\"3\" y=\"4\" fill=\"#000\">\nc\n</text>",
                "<g fill=\"#000\"><text x=\"1\" y=\"2\">a &gt; b</text><text x=\"3\" y=\"4\">c</text></g>",
            ),
            (
                "<path d=\"M 1 2 L 3 4 L 5 6\" fill=\"none\"/>",
                "<path d=\"M1 2 3 4 5 6\" fill=\"none\"/>",
            ),
            (
                "<text x=\"1\" y=\"2\" aria-label=\"a > b\">c</text>",
                "<text x=\"1\" y=\"2\" aria-label=\"a > b\">c</text>",
            ),
            ("<g><rect/></g>", "<g><rect/></g>"),
            ("", ""),
        ] {
            assert_eq!(pack(drawing), packed);
        }
    }
}
