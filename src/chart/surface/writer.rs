//! Draws a surface with charts-rs, and converts its output in one pass: the geometry of each shape, with its look and role.
//!
//! charts-rs writes every coordinate and every text, but no look. In: a surface. Out: the elements inside an `<svg>`, for a page
//! (colours as custom properties with the light scheme's value as the fallback) and for a file (the value alone: programs that
//! show files may not support custom properties). Neighbours of equal looks state them once, straight lines of equal looks are
//! one path: pages contain two drawings of every chart, and this is a third of their size.

use std::fmt::Write as _;

use charts_rs::{Canvas, Circle, Polygon, Rect, StraightLine, Text};

use super::role::Role;
use super::{Anchor, Geometry, Look, SIZE, Shape, Stroke, Surface, TextStyle};

/// The elements of a drawing.
#[derive(Default)]
pub(super) struct Elements {
    /// With colours as custom properties.
    pub page: String,
    /// With plain colours; empty unless requested.
    pub file: String,
    with_file: bool,
}

/// Writes a surface's elements; for a file too if `with_file`.
pub(super) fn elements(surface: Surface, with_file: bool) -> Elements {
    let mut canvas = Canvas::new(surface.width, surface.height);
    let mut looks = Vec::with_capacity(surface.shapes.len());
    for Shape { look, geometry } in surface.shapes {
        let is_box = matches!(geometry, Geometry::Box(_));
        draw(&mut canvas, look, geometry);
        looks.push((look, is_box));
    }
    let raw = canvas.svg().unwrap_or_default();
    let mut out = Elements {
        page: String::with_capacity(raw.len() + raw.len() / 4),
        file: String::with_capacity(if with_file { raw.len() } else { 0 }),
        with_file,
    };
    // A line for each element after the root's, and two more for a text.
    let mut lines = raw.lines().skip(1);
    for alike in looks.chunk_by(PartialEq::eq) {
        let [(first, _), rest @ ..] = alike else {
            continue;
        };
        let in_group = !rest.is_empty();
        if in_group {
            out.both("<g");
            out.look(first);
            out.both(">");
        }
        for (look, is_box) in alike {
            let element = lines.next().unwrap_or_default();
            out.both("<");
            out.both(name(look, *is_box));
            match look {
                Look::Segments(_) => out.segments(element),
                Look::Path(_) => out.path(element),
                _ => out.both(geometry(element)),
            }
            if !in_group {
                out.look(look);
            }
            if let Look::Text(..) = look {
                out.both(">");
                out.both(lines.next().unwrap_or_default());
                out.both("</text>");
                lines.next();
            } else {
                out.both("/>");
            }
        }
        if in_group {
            out.both("</g>");
        }
    }
    out
}

/// Draws a shape's geometry, without colours, widths and fonts.
fn draw(canvas: &mut Canvas, look: Look, geometry: Geometry) {
    match geometry {
        Geometry::Points(points)
            if matches!(look, Look::Tint(..) | Look::Filled(_) | Look::Hollow(_)) =>
        {
            canvas.polygon(Polygon {
                points,
                ..Polygon::default()
            });
        }
        Geometry::Points(points) => {
            canvas.straight_line(StraightLine {
                points,
                symbol: None,
                ..StraightLine::default()
            });
        }
        Geometry::Box(extent) => {
            canvas.rect(Rect {
                left: extent.left,
                top: extent.top,
                width: extent.right - extent.left,
                height: extent.bottom - extent.top,
                ..Rect::default()
            });
        }
        Geometry::Circle { x, y, radius } => {
            canvas.circle(Circle {
                cx: x,
                cy: y,
                r: radius,
                ..Circle::default()
            });
        }
        // Without a font family the canvas does not measure the text again.
        Geometry::Text { x, y, text } => {
            canvas.text(Text {
                text,
                x: Some(x),
                y: Some(y),
                ..Text::default()
            });
        }
    }
}

fn name(look: &Look, is_box: bool) -> &'static str {
    match look {
        Look::Segments(_) | Look::Path(_) => "path",
        Look::Bar(_) | Look::Hollow(_) if is_box => "rect",
        Look::Tint(..) | Look::Filled(_) | Look::Bar(_) | Look::Hollow(_) => "polygon",
        Look::Dot(_) | Look::Ring(_) => "circle",
        Look::Text(..) => "text",
    }
}

/// The attributes of an element that has only those of its geometry, with the space before them.
fn geometry(element: &str) -> &str {
    let start = element.find(' ').unwrap_or(element.len());
    let attributes = element[start..].trim_end_matches(['/', '>']);
    attributes
        .strip_suffix(" fill=\"none\"")
        .unwrap_or(attributes)
}

/// The coordinates of a path that charts-rs wrote: `M 1 2 L 3 4` is `1`, `2`, `3`, `4`.
fn coordinates(element: &str) -> impl Iterator<Item = &str> {
    let path = element.strip_prefix("<path d=\"").unwrap_or_default();
    let path = path.split('"').next().unwrap_or_default();
    path.split(' ').filter(|part| !matches!(*part, "M" | "L"))
}

impl Elements {
    fn both(&mut self, text: &str) {
        self.page.push_str(text);
        if self.with_file {
            self.file.push_str(text);
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        for part in [" ", name, "=\"", value, "\""] {
            self.both(part);
        }
    }

    fn colour(&mut self, name: &str, role: Role) {
        for part in [" ", name, "=\""] {
            self.both(part);
        }
        for part in ["var(", role.property(), ", ", role.hex(), ")\""] {
            self.page.push_str(part);
        }
        if self.with_file {
            self.file.push_str(role.hex());
            self.file.push('"');
        }
    }

    /// Straight lines between pairs of points as one path; dashes start again with each.
    fn segments(&mut self, element: &str) {
        self.both(" d=\"");
        let mut coordinates = coordinates(element);
        while let (Some(x1), Some(y1), Some(x2), Some(y2)) = (
            coordinates.next(),
            coordinates.next(),
            coordinates.next(),
            coordinates.next(),
        ) {
            for part in ["M", x1, " ", y1] {
                self.both(part);
            }
            if y1 == y2 {
                self.both("H");
                self.both(x2);
            } else if x1 == x2 {
                self.both("V");
                self.both(y2);
            } else {
                for part in ["L", x2, " ", y2] {
                    self.both(part);
                }
            }
        }
        self.both("\"");
    }

    /// A line through points: what follows a move is a line.
    fn path(&mut self, element: &str) {
        self.both(" d=\"");
        for (index, coordinate) in coordinates(element).enumerate() {
            self.both(if index == 0 { "M" } else { " " });
            self.both(coordinate);
        }
        self.both("\"");
    }

    /// The look of a component, as attributes.
    fn look(&mut self, look: &Look) {
        match *look {
            Look::Segments(stroke) => self.stroke(stroke, false),
            Look::Path(stroke) => self.stroke(stroke, true),
            Look::Tint(fill, opacity) => {
                self.colour("fill", fill);
                self.number("fill-opacity", f32::from(opacity) / 100.0);
            }
            Look::Bar(fill) | Look::Filled(fill) | Look::Dot(fill) => self.colour("fill", fill),
            Look::Ring(edge) | Look::Hollow(edge) => {
                self.attribute("stroke-width", "2");
                self.colour("stroke", edge);
                self.colour("fill", Role::Paper);
            }
            Look::Text(style, anchor) => self.text_style(style, anchor),
        }
    }

    fn stroke(&mut self, stroke: Stroke, hollow: bool) {
        self.number("stroke-width", stroke.width);
        if hollow {
            self.attribute("fill", "none");
        }
        self.colour("stroke", stroke.role);
        if let Some(dashes) = stroke.dashes {
            self.attribute("stroke-dasharray", dashes);
        }
    }

    fn text_style(&mut self, style: TextStyle, anchor: Anchor) {
        if style.size != SIZE {
            self.number("font-size", style.size);
        }
        if style.bold {
            self.attribute("font-weight", "bold");
        }
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.attribute("text-anchor", "middle"),
            Anchor::End => self.attribute("text-anchor", "end"),
        }
        self.colour("fill", style.role);
    }

    /// A size of a stroke or text, or an opacity: numbers of few digits.
    fn number(&mut self, name: &str, number: f32) {
        let mut text = String::new();
        let _ = write!(text, "{number}");
        self.attribute(name, &text);
    }
}
