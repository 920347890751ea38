//! A drawing surface: a list of shapes, each with its look and the role of its colour.
//!
//! charts-rs measures texts and writes the shapes' geometry ([`writer`]); looks and roles are recorded here, and straight lines
//! that follow each other with equal looks are one shape. Must not know: data.

mod glyphs;
pub(crate) mod measure;
pub(crate) mod role;
pub(crate) mod svg;
mod writer;

use charts_rs::Point;

use measure::{clean, width};
use role::Role;

/// Dashes of the benchmark's line.
pub(crate) const DASHED: &str = "6,4";
/// Dots of a target's line.
pub(crate) const DOTTED: &str = "1,4";
/// The height of a line of text, relative to its size.
pub(crate) const LINE_HEIGHT: f32 = 1.25;
/// The size of text that the root element sets.
pub(crate) const SIZE: f32 = 14.0;

/// Which end of a text is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// The look of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TextStyle {
    pub size: f32,
    pub bold: bool,
    pub role: Role,
}

/// The look of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub role: Role,
    pub width: f32,
    pub dashes: Option<&'static str>,
}

/// A shape with its look.
struct Shape {
    look: Look,
    geometry: Geometry,
}

/// The geometry of a shape, in pixels.
enum Geometry {
    Points(Vec<Point>),
    Box(Extent),
    Circle { x: f32, y: f32, radius: f32 },
    Text { x: f32, y: f32, text: String },
}

/// The look of a shape. Neighbours of equal looks are written as one group.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    /// Straight lines between pairs of points.
    Segments(Stroke),
    /// A line through points.
    Path(Stroke),
    /// A translucent filled shape, with its opacity in hundredths.
    Tint(Role, u8),
    Bar(Role),
    /// A box or a shape with an outline, filled with the background's colour.
    Hollow(Role),
    /// A filled shape.
    Filled(Role),
    Dot(Role),
    /// A circle filled with the background's colour.
    Ring(Role),
    Text(TextStyle, Anchor),
}

/// A box on the surface, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Extent {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Extent {
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

pub(crate) struct Surface {
    shapes: Vec<Shape>,
    /// In pixels, like all lengths that follow.
    pub width: f32,
    pub height: f32,
    /// The box that each text takes at most.
    texts: Vec<Extent>,
    /// What readers must know of the marks: written below the drawing when it is complete.
    pub remarks: Vec<String>,
}

impl Surface {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self {
            shapes: Vec::new(),
            width,
            height,
            texts: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// A surface whose height is known only when everything is on it.
    pub(crate) fn unbounded(width: f32) -> Self {
        Self::new(width, f32::MAX)
    }

    /// Writes a text on one line, `y` its baseline, moved sideways as far as necessary to stay on the surface.
    pub(crate) fn text(&mut self, x: f32, y: f32, anchor: Anchor, style: TextStyle, text: &str) {
        let text = clean(text);
        if text.trim().is_empty() {
            return;
        }
        let extent = self.text_extent(x, y, anchor, style, &text);
        let x = match anchor {
            Anchor::Start => extent.left,
            Anchor::Middle => f32::midpoint(extent.left, extent.right),
            Anchor::End => extent.right,
        };
        let text = text.into_owned();
        self.add(Look::Text(style, anchor), Geometry::Text { x, y, text });
        self.texts.push(extent);
    }

    /// The box that a text would take.
    pub(crate) fn text_extent(
        &self,
        x: f32,
        y: f32,
        anchor: Anchor,
        style: TextStyle,
        text: &str,
    ) -> Extent {
        let wide = width(text, style.size, style.bold);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let left = left.min(self.width - wide).max(0.0);
        Extent {
            left,
            top: y - style.size * 0.95,
            right: left + wide,
            bottom: y + style.size * 0.25,
        }
    }

    /// Whether the box overlaps no text.
    pub(crate) fn is_free(&self, extent: &Extent) -> bool {
        extent.left >= 0.0
            && extent.right <= self.width
            && extent.top >= 0.0
            && extent.bottom <= self.height
            && !self.texts.iter().any(|taken| taken.meets(extent))
    }

    /// Writes a text on a patch of the background's colour, where marks or gridlines would run through it.
    pub(crate) fn text_on_patch(
        &mut self,
        x: f32,
        y: f32,
        anchor: Anchor,
        style: TextStyle,
        text: &str,
    ) {
        let extent = self.text_extent(x, y, anchor, style, &clean(text));
        let patch = Extent {
            left: extent.left - 2.0,
            top: extent.top + 1.0,
            right: extent.right + 2.0,
            bottom: extent.bottom,
        };
        self.bar(&patch, Role::Paper);
        self.text(x, y, anchor, style, text);
    }

    /// Whether a text of the drawing contains some characters.
    pub(crate) fn has_text(&self, part: &str) -> bool {
        self.shapes.iter().any(|shape| match &shape.geometry {
            Geometry::Text { text, .. } => text.contains(part),
            _ => false,
        })
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        let look = Look::Segments(stroke);
        let ends = [from, to].map(|(x, y)| Point { x, y });
        match self.shapes.last_mut() {
            Some(Shape {
                look: last,
                geometry: Geometry::Points(points),
            }) if *last == look => points.extend(ends),
            _ => self.add(look, Geometry::Points(ends.to_vec())),
        }
    }

    /// A line through at least two points.
    pub(crate) fn path(&mut self, points: &[(f32, f32)], stroke: Stroke) {
        self.add(Look::Path(stroke), corners(points));
    }

    /// A translucent filled shape.
    pub(crate) fn tint(&mut self, points: &[(f32, f32)], fill: Role) {
        self.shade(points, fill, 15);
    }

    /// A filled shape with an opacity in hundredths.
    pub(crate) fn shade(&mut self, points: &[(f32, f32)], fill: Role, opacity: u8) {
        self.add(Look::Tint(fill, opacity), corners(points));
    }

    pub(crate) fn bar(&mut self, extent: &Extent, fill: Role) {
        self.add(Look::Bar(fill), Geometry::Box(extent.clone()));
    }

    /// A box with an outline inside its edges.
    pub(crate) fn hollow_bar(&mut self, extent: &Extent, edge: Role) {
        let inside = Extent {
            left: extent.left + 1.0,
            top: extent.top + 1.0,
            right: (extent.right - 1.0).max(extent.left + 1.0),
            bottom: (extent.bottom - 1.0).max(extent.top + 1.0),
        };
        self.add(Look::Hollow(edge), Geometry::Box(inside));
    }

    /// A filled shape.
    pub(crate) fn shape(&mut self, points: &[(f32, f32)], fill: Role) {
        self.add(Look::Filled(fill), corners(points));
    }

    /// A shape with an outline, filled with the background's colour.
    pub(crate) fn hollow_shape(&mut self, points: &[(f32, f32)], edge: Role) {
        self.add(Look::Hollow(edge), corners(points));
    }

    pub(crate) fn dot(&mut self, x: f32, y: f32, radius: f32, fill: Role) {
        self.add(Look::Dot(fill), Geometry::Circle { x, y, radius });
    }

    /// A dot filled with the background's colour.
    pub(crate) fn ring(&mut self, x: f32, y: f32, radius: f32, edge: Role) {
        self.add(Look::Ring(edge), Geometry::Circle { x, y, radius });
    }

    fn add(&mut self, look: Look, geometry: Geometry) {
        self.shapes.push(Shape { look, geometry });
    }

    /// Every text with the box it takes at most.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<(String, Extent)> {
        let texts = self
            .shapes
            .iter()
            .filter_map(|shape| match &shape.geometry {
                Geometry::Text { text, .. } => Some(text.clone()),
                _ => None,
            });
        texts.zip(self.texts.iter().cloned()).collect()
    }
}

fn corners(points: &[(f32, f32)]) -> Geometry {
    Geometry::Points(points.iter().map(|&(x, y)| Point { x, y }).collect())
}
